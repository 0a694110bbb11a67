"""Which judged rows an entry of the trail may have changed: one indicator's, none, or any."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from indicators.models import Act, TrailEntry

ABOUT_ONE_INDICATOR = frozenset(
    {
        Act.REPORT_RESULT,
        Act.SET_TARGET,
        Act.SET_BENCHMARK,
        Act.EXPLAIN,
        Act.FORECAST,
        Act.PROMISE_ACTION,
        Act.FOLLOW_ACTION,
    }
)
"""Acts that change what is said of one indicator, and neither which lines there are nor their order."""

ITS_TABLES = frozenset({"result", "resultpart", "target", "benchmark", "deviation", "forecast", "action"})
"""The tables such an act writes; an act that writes another one too may have changed anything."""

APART = frozenset(
    {
        Act.GIVE_ROLE,
        Act.REMIND,
        Act.SUBSCRIBE,
        Act.UNSUBSCRIBE,
        Act.SEND_DIGEST,
        Act.EXPORT_PERSON,
        Act.CHANGE_PASSWORD,
        Act.RESET_PASSWORD,
        Act.ADD_FACTOR,
        Act.REMOVE_FACTOR,
        Act.END_SESSIONS,
    }
)
"""Acts about people and letters: a judged row holds nothing of theirs."""

BEGUN = frozenset({"submission"})
"""What the first of those acts in a round leaves besides: the sector has begun; figures stay drafts."""

THEIR_TABLES = frozenset({"membership", "reminder", "subscription", "digest"})

MOST_ENTRIES = 2_000
"""More new entries than this are not gone through: everything is read again."""


@dataclass(frozen=True, slots=True)
class Mark:
    """The last entry of the trail that was seen; its digest tells one database from another."""

    sequence: int
    digest: str


@dataclass(frozen=True, slots=True)
class Touch:
    """What an entry may have changed: the rows of an indicator from a year on; None stands for any."""

    sequence: int
    indicator_id: int | None
    year: int | None


@dataclass(frozen=True, slots=True)
class News:
    """The trail from a mark on: where it ends, which of its entries were read, and what they touch."""

    end: Mark | None
    digests: dict[int, str]
    touches: tuple[Touch, ...]

    def since(self, mark: Mark) -> Iterator[Touch] | None:
        """What was touched after a mark; None where the mark is not of this trail, or too far back."""
        if self.digests.get(mark.sequence) != mark.digest:
            return None
        return (one for one in self.touches if one.sequence > mark.sequence)


def news(since: int | None) -> News:
    """Read the trail from an entry on, or its last entry alone. One statement."""
    entries = TrailEntry.objects.order_by("-sequence")
    rows = entries.values_list("sequence", "digest", "act", "rows", "indicator_id", "year")
    found = list(rows[:1] if since is None else rows.filter(sequence__gte=since)[: MOST_ENTRIES + 1])
    touches = []
    for sequence, _digest, act, tables, indicator_id, year in found:
        if act in APART and THEIR_TABLES.issuperset(tables):
            continue
        if act in ABOUT_ONE_INDICATOR and tables.keys() == BEGUN:
            continue
        alone = act in ABOUT_ONE_INDICATOR and ITS_TABLES.issuperset(tables)
        touches.append(Touch(sequence, indicator_id if alone else None, year))
    end = Mark(found[0][0], found[0][1]) if found else None
    return News(end, {row[0]: row[1] for row in found}, tuple(touches))
