"""The outcomes of earlier years kept between requests, year by year: a save in this year leaves them be.

Every act leaves one entry in the trail, numbered without gaps in the order in which acts are done, with
the year of what it is about. So a year's outcomes stand as long as no later entry is about that year or one
before it (whose figures may be its previous ones), or about no year at all. They may be thrown away
at any time and equal a recount.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from threading import Lock

from django.utils import timezone

from . import in_transaction
from .change_feed import Mark, Tail, tail
from .year_outcomes import YearOutcomes, judge_outcomes


@dataclass(frozen=True, slots=True)
class _Kept:
    mark: Mark
    outcomes: YearOutcomes


_kept: dict[int, _Kept] = {}
_lock = Lock()
_reading = Lock()


def outcomes_of(years: Iterable[int]) -> Mapping[int, YearOutcomes]:
    """The outcomes of the cards of some years. One statement where nothing has changed.

    Inside a transaction nothing is remembered: it may see what others never will.
    """
    wanted = set(years)
    day = timezone.localdate()
    if not wanted:
        return {}
    if in_transaction.in_passing():
        return judge_outcomes(wanted, day)
    told = tail()  # asked before the rows, which may then be newer than it, but never older
    found = _current(wanted, told, day)
    if len(found) < len(wanted):
        with _reading:  # whoever waited for another reader finds it done
            found = _current(wanted, told, day)
            if missing := wanted - found.keys():
                found |= judge_outcomes(missing, day)
            _keep(found, told)
    else:
        _keep(found, told)
    return found


def _current(wanted: set[int], told: Tail, day: date) -> dict[int, YearOutcomes]:
    with _lock:
        held = {year: _kept[year] for year in wanted if year in _kept}
    return {
        year: one.outcomes
        for year, one in held.items()
        if _stands(year, one, told) and one.outcomes.over == (day > one.outcomes.deadline)
    }


def _keep(found: Mapping[int, YearOutcomes], told: Tail) -> None:
    if told.end is not None:
        with _lock:
            _kept.update({year: _Kept(told.end, one) for year, one in found.items()})


def forget_outcomes() -> None:
    """Throw everything away."""
    with _lock:
        _kept.clear()


def _stands(year: int, kept: _Kept, told: Tail) -> bool:
    """Whether nothing since has touched the year or one before it."""
    touches = told.since(kept.mark)
    return touches is not None and all(one.year is not None and one.year > year for one in touches)
