"""Whether the texts beside the trail are the ones that its entries stand for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from indicators.models import Act, PersonalText, TrailEntry
from indicators.models.personal import tokens_in

ALTERED, REMOVED, INSERTED = "text_altered", "text_removed", "text_inserted"


@dataclass(slots=True)
class Told:
    """What entries tell: which texts, and which people were made anonymous."""

    tokens: dict[str, tuple[int, int | None]] = field(default_factory=dict)
    anonymous: set[int | None] = field(default_factory=set)

    def add(self, entry: TrailEntry) -> None:
        """Take in an entry; entries come in their order."""
        if entry.subject_table != "user":
            return
        for token in tokens_in(entry.subject_table, entry.before, entry.after):
            self.tokens[token] = (entry.sequence, entry.subject_id)
        if entry.act == Act.MAKE_ANONYMOUS:
            self.anonymous.add(entry.subject_id)

    def problems(self) -> Iterator[tuple[str, int]]:
        """What is wrong and with which entry (of a text that none knows: the number of its person)."""
        left = dict(self.tokens)
        for kept in PersonalText.objects.order_by("token").iterator():
            entry, person = left.pop(kept.token, (None, None))
            if entry is None:
                yield INSERTED, kept.person_id
            elif kept.erased and person not in self.anonymous:
                yield REMOVED, entry
            elif kept.person_id != person or not (kept.erased or kept.fits):
                yield ALTERED, entry
        for entry, _person in left.values():
            yield REMOVED, entry
