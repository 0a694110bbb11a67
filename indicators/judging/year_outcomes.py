"""How earlier years went: the statuses alone, counted by area and sector, and the figures of some lines.

A board needs ten years to say how often a target was missed in a row. A whole judged row of each line of
them would cost ten times the board, so only what settles a status is read.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, F, FilteredRelation, OuterRef, Q, QuerySet
from django.utils import timezone

from indicators import values
from indicators.models import Result, Round, RoundState, ScorecardLine, area_then
from indicators.models.lines import LineQuerySet

from .cache import remembered_each, unless
from .deliveries import Deliveries
from .inputs import FIGURE_KINDS, Gathered, LineSource
from .invalidation import Touch
from .judged_lines import judged_status
from .load_current import SCOPES, deliveries_now, gather_results, in_force
from .result_values import compose
from .rows import AreaRef, SectorRef

CHANGE = "change"
"""The stored kind of a target that asks for a change, which alone leans on the previous figure."""

type Tally = Mapping[tuple[int, str], Mapping[values.Status, int]]
"""How many lines have each status, by the key of the area and the code of the sector."""


type Figure = tuple[int, values.Result]
type Figures = tuple[Figure, ...]
"""What an indicator had, by year."""


type Series = tuple[str, int, int, int]
"""The question what an indicator had before a year, in how many years."""


@dataclass(frozen=True, slots=True)
class YearOutcomes:
    """The cards of one year: the status of each indicator, and how many there are of each.

    ``areas`` are the areas as they were called in the year, by key, ``by_area`` the tally of whole areas.
    ``deadline`` and ``over``: what was due was decided by whether the day was over.
    """

    year: int
    statuses: Mapping[int, values.Status]
    tally: Tally
    by_area: Mapping[int, Mapping[values.Status, int]]
    areas: Mapping[int, AreaRef]
    deadline: date
    over: bool


def outcomes_of(years: Iterable[int]) -> Mapping[int, YearOutcomes]:
    """The outcomes of the cards of some years, remembered year by year: a save in this year leaves them be.

    They stand as long as nothing is touched of the year or of one before it, whose figures may be its
    previous ones, nor of no year at all; and until the day of its deadline is over. One statement then.
    """
    day = timezone.localdate()

    def read(missing: list[tuple[str, int]]) -> dict[tuple[str, int], YearOutcomes]:
        judged = judge_outcomes((year for _kind, year in missing), day)
        return {("outcomes", year): one for year, one in judged.items()}

    def renew(key: tuple[str, int], kept: YearOutcomes, touches: tuple[Touch, ...]) -> YearOutcomes | None:
        stands = all(one.year is not None and one.year > key[1] for one in touches)
        return kept if stands and kept.over == (day > kept.deadline) else None

    wanted = [("outcomes", year) for year in years]
    found = remembered_each(wanted, read, renew, lambda one: 1 + len(one.statuses) // 8)
    return {year: one for (_kind, year), one in found.items()}


def judge_outcomes(years: Iterable[int], day: date) -> dict[int, YearOutcomes]:
    """The outcomes of whole years, of what was delivered in them. Four statements, whatever the years."""
    wanted = sorted(set(years))
    cards = ScorecardLine.objects.filter(year__in=wanted, withdrawn=False).on_cards()
    got = _gathered(cards, cards.filter(target__kind=CHANGE))
    by_year: dict[int, list[LineSource]] = defaultdict(list)
    for source in got.sources:
        by_year[source.line.year].append(source)
    return {year: _outcomes(year, by_year[year], got, day) for year in wanted}


def earlier_figures(
    indicator_ids: Iterable[int], year: int, *, years: int, known: Deliveries
) -> dict[int, tuple[tuple[int, values.Result], ...]]:
    """What some indicators had in the years before, oldest first. One statement for those not remembered.

    A year with a round that is open is left out, and of the others what ``known`` says was never delivered:
    a draft belongs to nobody's series.
    """

    def read(missing: list[Series]) -> dict[Series, Figures]:
        found = _figures_before([one[1] for one in missing], year, years, known)
        return {one: tuple(found.get(one[1], ())) for one in missing}

    def undone_by(series: Series, touch: Touch) -> bool:
        if touch.indicator_id is None or touch.year is None:
            return True
        return touch.indicator_id == series[1] and touch.year < year

    wanted: list[Series] = [("series", one, year, years) for one in indicator_ids]
    found = remembered_each(wanted, read, unless(undone_by))
    return {indicator_id: figures for (_kind, indicator_id, *_years), figures in found.items() if figures}


def _figures_before(
    indicator_ids: list[int], year: int, years: int, known: Deliveries
) -> dict[int, list[Figure]]:
    open_now = Round.objects.filter(year=OuterRef("line__year"), state=RoundState.OPEN)
    results = Result.objects.filter(
        ~Exists(open_now),
        line__indicator_id__in=indicator_ids,
        line__year__lt=year,
        line__year__gte=year - years,
        line__withdrawn=False,
    )
    got = Gathered([], known)
    gather_results(got, results)
    found: dict[int, list[Figure]] = defaultdict(list)
    for reported in sorted(got.results.values(), key=lambda rows: rows[0].year):
        read = [one for one in reported if not one.draft]
        if read:
            found[reported[0].indicator_id].append((reported[0].year, compose(read)[0]))
    return found


def _with_target(lines: LineQuerySet) -> QuerySet[Any]:
    single = {f"at_{scope}": FilteredRelation("benchmarks", condition=in_force(scope)) for scope in SCOPES}
    return (
        lines.annotate(**single)
        .select_related("target", *single)
        .annotate(area_number=area_then("number"), area_name=area_then("name"), sector_code=F("sector__code"))
        .in_card_order("year")
    )


def _gathered(asked: LineQuerySet, leaning: LineQuerySet) -> Gathered:
    """The lines with their results, and those of ``leaning`` with what their indicators had before."""
    got = Gathered([], deliveries_now())
    older = ScorecardLine.objects.filter(
        indicator_id__in=leaning.order_by().values("indicator_id"), withdrawn=False
    )
    before: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for pk, indicator_id, year in older.order_by("-year").values_list("pk", "indicator_id", "year"):
        before[indicator_id].append((pk, year))
    wanted = Q(line__in=asked.order_by().values("pk")) | Q(line__in=older.order_by().values("pk"))
    kinds = gather_results(got, Result.objects.filter(wanted))
    sources = []
    for line in _with_target(asked):
        held = [pk for pk, year in before[line.indicator_id] if year < line.year and kinds.get(pk)]
        figures = [pk for pk in held if kinds[pk] & set(FIGURE_KINDS)]
        sources.append(_source(line, tuple(dict.fromkeys((*figures[:1], *held[:1])))))
    got.sources = sources
    return got


def _source(line: Any, previous_ids: tuple[int, ...]) -> LineSource:
    benchmarks = [getattr(line, f"at_{scope}", None) for scope in SCOPES]
    return LineSource(
        line=line,
        code="",
        area=AreaRef(line.area_id, line.area_number, line.area_name, 0),
        sector=SectorRef(line.sector_id, line.sector_code, "", 0),
        heading=None,
        target=getattr(line, "target", None),
        adopted=None,
        deviation=None,
        told=None,
        benchmarks=tuple(sorted((one for one in benchmarks if one is not None), key=lambda one: one.pk)),
        forecasts=(),
        published_forecasts=(),
        previous_ids=previous_ids,
    )


def _outcomes(year: int, sources: list[LineSource], got: Gathered, day: date) -> YearOutcomes:
    tally: dict[tuple[int, str], Counter[values.Status]] = defaultdict(Counter)
    by_area: dict[int, Counter[values.Status]] = defaultdict(Counter)
    statuses: dict[int, values.Status] = {}
    for source in sources:
        status = judged_status(source, got, day)
        statuses[source.line.indicator_id] = status
        tally[source.area.id, source.sector.code][status] += 1
        by_area[source.area.id][status] += 1
    last = got.day_of_reckoning(year)
    areas = {source.area.id: source.area for source in sources}
    return YearOutcomes(year, statuses, dict(tally), dict(by_area), areas, last, day > last)
