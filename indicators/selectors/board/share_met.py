"""Shares of targets met through the years, and what is compared with the year before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from indicators.judging import AreaRef, JudgedLine, YearOutcomes
from indicators.values import RoundKind, Status
from indicators.values.query.line_query import LineQuery

from .narrowing import JUDGED
from .rows import Earlier, Share, Years, YearsOfArea


def through_years(
    year: int, lines: Iterable[JudgedLine], past: Mapping[int, YearOutcomes], asked: LineQuery
) -> Years:
    """The shown year and those before it in which anything was judged, within the scope."""
    lines = list(lines)
    areas = {one.year: dict(one.areas) for one in past.values()} | {year: {}}
    now: dict[int, Counter[Status]] = {}
    for line in lines:
        now.setdefault(line.area.id, Counter())[line.verdict.status] += 1
        areas[year][line.area.id] = line.area
    place = _asked(year, areas, asked)
    tallies: dict[int, Mapping[int, Mapping[Status, int]]] = {
        one.year: _of_scope(one, asked, place) for one in past.values()
    }
    tallies[year] = now
    whole = {one: _share(_together(found.values())) for one, found in sorted(tallies.items())}
    shown = tuple(one for one, share in whole.items() if share.judged)
    newest = {pk: area for one in shown for pk, area in areas[one].items() if pk in tallies[one]}
    rows = tuple(
        YearsOfArea(
            {one: areas[one][pk].number for one in shown if pk in areas[one]},
            area.name,
            {one: _share(tallies[one].get(pk, Counter())) for one in shown},
        )
        for pk, area in sorted(newest.items(), key=lambda held: (_as_printed(held[1].number), held[0]))
    )
    judged = tuple(area for area in rows if any(share.judged for share in area.shares.values()))
    numbers = {one: areas[one][place].number for one in shown if place in areas[one]} if place else {}
    return Years(shown, {one: whole[one] for one in shown}, judged, numbers)


def _asked(year: int, areas: Mapping[int, Mapping[int, AreaRef]], asked: LineQuery) -> int | None:
    """The key of the area that has the number asked for in the year, else in the newest year before.

    None where no area is asked for, -1 where none has the number.
    """
    if asked.area is None:
        return None
    years = (year, *sorted((one for one in areas if one != year), reverse=True))
    found = (pk for one in years for pk, area in areas[one].items() if area.number == asked.area)
    return next(found, -1)


def year_before(
    year: int, lines: Iterable[JudgedLine], past: Mapping[int, YearOutcomes], *, unfinished: bool
) -> Earlier | None:
    """How the indicators of these lines stood the year before; None where none of them was judged then."""
    statuses = past[year - 1].statuses if year - 1 in past else {}
    pairs = Counter(
        (statuses[line.indicator_id], line.verdict.status) for line in lines if line.indicator_id in statuses
    )
    judged = any(before in JUDGED for before, _ in pairs)
    return Earlier(year - 1, None, pairs, unfinished) if judged else None


def round_before(year: int, before: RoundKind, lines: Iterable[JudgedLine]) -> Earlier:
    """How the same lines stood in the round before."""
    return Earlier(
        year,
        before,
        Counter(
            (line.earlier_status, line.verdict.status) for line in lines if line.earlier_status is not None
        ),
    )


def side_before(line: JudgedLine, past: Mapping[int, YearOutcomes]) -> Status | None:
    """On which side a line was before: by the round before, else by the verdict of the year before.

    Where neither has a verdict, what its previous figure would have been against this year's target.
    """
    before = past.get(line.year - 1)
    told = (line.earlier_status, before.statuses.get(line.indicator_id) if before else None)
    return next((status for status in told if status in JUDGED), line.previous_status)


def _of_scope(one: YearOutcomes, asked: LineQuery, place: int | None) -> Mapping[int, Mapping[Status, int]]:
    """Counts by area of the areas and sectors that are asked for."""
    if place is None and asked.sector is None:
        return one.by_area
    found: dict[int, Counter[Status]] = {}
    for (area, sector), counts in one.tally.items():
        if place in (None, area) and asked.sector in (None, sector):
            found.setdefault(area, Counter()).update(counts)
    return found


def _together(counts: Iterable[Mapping[Status, int]]) -> Counter[Status]:
    found: Counter[Status] = Counter()
    for one in counts:
        found.update(one)
    return found


def _share(counts: Mapping[Status, int]) -> Share:
    met, missed = counts.get(Status.MET, 0), counts.get(Status.MISSED, 0)
    return Share(met, met + missed)


def _as_printed(number: str) -> tuple[tuple[int, str], ...]:
    """6.10 after 6.9."""
    return tuple((int(part), "") if part.isdecimal() else (0, part) for part in number.split("."))
