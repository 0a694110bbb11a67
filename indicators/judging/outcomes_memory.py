"""The outcomes of earlier years kept between requests, year by year: a save in this year leaves them be.

Every act leaves one entry in the trail, numbered without gaps in the order in which acts are done, with
the year of what it is about. So a year's outcomes stand as long as no later entry is about that year or one
before it (whose figures may be its previous ones), or about no year at all. They may be thrown away
at any time and equal a recount.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from threading import Lock

from django.utils import timezone

from indicators.models import TrailEntry

from . import passing
from .outcomes import YearOutcomes, judge_outcomes

MOST_ENTRIES = 2_000
"""More new entries than this are not gone through: everything is read again."""


@dataclass(frozen=True, slots=True)
class _Mark:
    """The last entry of the trail that was seen; its digest tells one database from another."""

    sequence: int
    digest: str


@dataclass(frozen=True, slots=True)
class _Kept:
    mark: _Mark
    outcomes: YearOutcomes


_kept: dict[int, _Kept] = {}
_lock = Lock()


def outcomes_of(years: Iterable[int]) -> Mapping[int, YearOutcomes]:
    """The outcomes of the cards of some years. One statement where nothing has changed.

    Inside a transaction nothing is remembered: it may see what others never will.
    """
    wanted = set(years)
    day = timezone.localdate()
    if not wanted:
        return {}
    if passing.in_passing():
        return judge_outcomes(wanted, day)
    with _lock:
        held = {year: _kept[year] for year in wanted if year in _kept}
    end, standing = _standing(held)
    current = {year: one for year, one in standing.items() if one.over == (day > one.deadline)}
    missing = wanted - set(current)
    found = judge_outcomes(missing, day) if missing else {}
    if end is not None:
        with _lock:
            _kept.update({year: _Kept(end, one) for year, one in (current | found).items()})
    return current | found


def forget_outcomes() -> None:
    """Throw everything away."""
    with _lock:
        _kept.clear()


def _standing(held: Mapping[int, _Kept]) -> tuple[_Mark | None, dict[int, YearOutcomes]]:
    """Where the trail ends now, and those of the outcomes that nothing since has touched."""
    since = min((one.mark.sequence for one in held.values()), default=None)
    entries = TrailEntry.objects.order_by("-sequence").values_list("sequence", "digest", "year")
    if since is None:
        rows = list(entries[:1])
    else:
        rows = list(entries.filter(sequence__gte=since)[: MOST_ENTRIES + 1])
    if not rows:
        return None, {}
    end = _Mark(rows[0][0], rows[0][1])
    digests = {sequence: digest for sequence, digest, _year in rows}
    standing = {}
    for year, one in held.items():
        if digests.get(one.mark.sequence) != one.mark.digest:
            continue
        touched = (told for sequence, _digest, told in rows if sequence > one.mark.sequence)
        if all(told is not None and told > year for told in touched):
            standing[year] = one.outcomes
    return end, standing
