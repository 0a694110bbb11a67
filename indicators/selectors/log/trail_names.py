"""What the trail tells of people, in their names: it holds only numbers and tokens itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q

from indicators.models import PersonalText, TrailEntry, User, pseudonym
from indicators.models.personal import (
    A_PERSON,
    NAMING_LABELS,
    PEOPLE_FIELDS,
    PERSONAL_FIELDS,
    TEXT,
    people_in,
    person_token,
    tokens_in,
)

MOST_FOUND = 50
"""How many people a word in the search may mean."""


@dataclass(slots=True)
class Names:
    """The people and the texts that entries tell of. At most two statements, none where there are none."""

    people: dict[int, str] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)

    def label(self, entry: TrailEntry) -> str:
        """What an entry is about, by name where it is about a person."""
        if entry.subject_table not in NAMING_LABELS:
            return entry.label
        return self._named(entry.label)

    def told(self, entry: TrailEntry, cells: Mapping[str, Any]) -> dict[str, Any]:
        """Before or after of an entry, with names and texts."""
        pointing = PEOPLE_FIELDS.get(entry.subject_table, frozenset())
        said = dict(cells)
        for name, cell in cells.items():
            if isinstance(cell, str) and name in pointing:
                said[name] = self._named(cell)
            elif isinstance(cell, str) and entry.subject_table == "user" and name in PERSONAL_FIELDS:
                said[name] = self._text(entry, cell)
        return said

    def _named(self, told: str) -> str:
        return A_PERSON.sub(lambda found: self._person(int(found[1])), told, count=1)

    def _person(self, number: int) -> str:
        return self.people.get(number) or pseudonym(number)

    def _text(self, entry: TrailEntry, cell: str) -> str:
        if not cell.startswith(TEXT):
            return cell
        return self.texts.get(cell.removeprefix(TEXT)) or pseudonym(entry.subject_id or 0)


def names_in(entries: Iterable[TrailEntry], *, only: User | None = None) -> Names:
    """Read the names that entries need; those of one person alone, where one is given."""
    numbers: set[int] = set()
    tokens: list[str] = []
    for entry in entries:
        if entry.subject_table in NAMING_LABELS:
            numbers |= people_in([entry.label])
        for cells in (entry.before, entry.after):
            pointing = PEOPLE_FIELDS.get(entry.subject_table, frozenset())
            numbers |= people_in(cells[name] for name in pointing & set(cells))
        tokens += tokens_in(entry.subject_table, entry.before, entry.after)
    found = Names()
    if only is not None:
        numbers &= {only.pk}
    if numbers:
        found.people = {one.pk: str(one) for one in User.objects.filter(pk__in=numbers)}
    if tokens:
        kept = PersonalText.objects.filter(token__in=tokens, **({"person": only} if only else {}))
        found.texts = dict(kept.values_list("token", "text"))
    return found


def about_people(word: str) -> Q:
    """Entries about people whose name has a word in it, or that point at them."""
    named = Q(username__icontains=word) | Q(first_name__icontains=word) | Q(last_name__icontains=word)
    found = Q(pk__in=())
    numbers = User.objects.filter(named).order_by("pk").values_list("pk", flat=True)[:MOST_FOUND]
    for number in numbers:
        token = person_token(number)
        exact = (
            Q(label=token)
            | Q(label__startswith=f"{token} ")
            | Q(label__contains=f": {token},")
            | Q(label__endswith=f": {token}")
        )
        found |= Q(subject_table__in=NAMING_LABELS) & exact
    return found
