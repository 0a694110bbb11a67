"""Shares of targets met through the years, and what is compared with the year before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from indicators.judging import JudgedLine, YearOutcomes
from indicators.values import RoundKind, Status

from .board_rows import Earlier, Share, Years, YearsOfArea
from .wanted import JUDGED, Wanted


def through_years(
    year: int, lines: Iterable[JudgedLine], past: Mapping[int, YearOutcomes], wanted: Wanted
) -> Years:
    """The shown year and those before it in which anything was judged, within the scope."""
    tallies: dict[int, Mapping[str, Mapping[Status, int]]] = {
        one.year: _of_scope(one, wanted) for one in past.values()
    }
    names = {number: name for one in sorted(past) for number, name in past[one].areas.items()}
    now: dict[str, Counter[Status]] = {}
    for line in lines:
        now.setdefault(line.area.number, Counter())[line.verdict.status] += 1
        names[line.area.number] = line.area.name
    tallies[year] = now
    whole = {one: _share(_together(areas.values())) for one, areas in sorted(tallies.items())}
    shown = tuple(one for one, share in whole.items() if share.judged)
    numbers = {number: None for one in reversed(shown) for number in tallies[one]}
    areas = tuple(
        YearsOfArea(
            number, names[number], {one: _share(tallies[one].get(number, Counter())) for one in shown}
        )
        for number in sorted(numbers, key=_as_printed)
    )
    judged = tuple(area for area in areas if any(share.judged for share in area.shares.values()))
    return Years(shown, {one: whole[one] for one in shown}, judged)


def year_before(year: int, past: Mapping[int, YearOutcomes], wanted: Wanted) -> Earlier | None:
    """The statuses of the year before within the scope; None where nothing was judged then."""
    if year - 1 not in past:
        return None
    found = _together(_of_scope(past[year - 1], wanted).values())
    return Earlier(year - 1, None, found) if any(found[status] for status in JUDGED) else None


def round_before(year: int, before: RoundKind, lines: Iterable[JudgedLine]) -> Earlier:
    """The statuses of the same lines in the round before."""
    found = Counter(line.earlier_status for line in lines if line.earlier_status is not None)
    return Earlier(year, before, {status: found[status] for status in Status})


def side_before(line: JudgedLine, past: Mapping[int, YearOutcomes]) -> Status | None:
    """On which side a line was before: by the round before, else by the verdict of the year before.

    Where neither has a verdict, what its previous figure would have been against this year's target.
    """
    before = past.get(line.year - 1)
    told = (line.earlier_status, before.statuses.get(line.indicator_id) if before else None)
    return next((status for status in told if status in JUDGED), line.previous_status)


def _of_scope(one: YearOutcomes, wanted: Wanted) -> Mapping[str, Mapping[Status, int]]:
    """Counts by area of the areas and sectors that are asked for."""
    if wanted.area is None and wanted.sector is None:
        return one.by_area
    found: dict[str, Counter[Status]] = {}
    for (area, sector), counts in one.tally.items():
        if wanted.area in (None, area) and wanted.sector in (None, sector):
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
