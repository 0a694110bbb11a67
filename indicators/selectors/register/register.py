"""The register of a year: every line of its plan in the order of the cards, and what each is."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from indicators.models import (
    Lock,
    Plan,
    Round,
    RoundSituation,
    ScorecardLine,
    Sector,
    ServiceArea,
    Situation,
    Submission,
    User,
    area_then,
    leaders_of,
    sector_then,
)
from indicators.selectors.plan.plan import PlanFacts, facts_of
from indicators.values import Spec, Target


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """A line of the plan. ``version`` and ``target_version`` are of its row and its target (0: it has none).

    ``target_text`` is as written, ``target`` as read (None: none). ``lock`` is why what it is judged by
    cannot be changed; None where it can. ``led``: somebody leads its sector today.
    """

    id: int
    version: int
    code: str
    name: str
    short_name: str
    sector_id: int
    sector_code: str
    sector: str
    area_id: int
    area_number: str
    area: str
    heading: str
    order: int
    direction: str
    value_kind: str
    unit: str
    frequency: str
    on_card: bool
    planned: bool
    spec: Spec
    target_text: str
    target: Target | None
    target_version: int
    defined: bool
    sourced: bool
    led: bool
    lock: Lock | None


@dataclass(frozen=True, slots=True)
class UnitChoice:
    """A sector or area that lines of the year can stand in. ``key`` is its code or number in the year."""

    pk: int
    key: str
    name: str


@dataclass(frozen=True, slots=True)
class RegisterView:
    """A year's register. ``headings`` are the titles of the year, by the number of the area's row."""

    facts: PlanFacts
    years: tuple[int, ...]
    rows: tuple[RegisterRow, ...]
    sectors: tuple[UnitChoice, ...]
    areas: tuple[UnitChoice, ...]
    headings: dict[int, tuple[str, ...]]


def register(user: User, year: int) -> RegisterView | None:
    """The register of a year; None where it has no plan. The same statements at any size."""
    plans = {plan.year: plan for plan in Plan.objects.filter(withdrawn=False).order_by("-year")}
    if year not in plans:
        return None
    rows = _rows(user, year)
    headings: dict[int, dict[str, None]] = {}
    for row in rows:
        if row.heading:
            headings.setdefault(row.area_id, {})[row.heading] = None
    return RegisterView(
        facts=facts_of(plans[year]),
        years=tuple(plans),
        rows=rows,
        sectors=_sectors(year, {row.sector_id for row in rows}),
        areas=_areas(year, {row.area_id for row in rows}),
        headings={area: tuple(titles) for area, titles in headings.items()},
    )


@dataclass(frozen=True, slots=True)
class Locks:
    """Why what a year is judged by is locked: by sector, and ``otherwise`` for those that owe nothing."""

    by_sector: dict[int, Lock | None]
    otherwise: Lock | None

    def of(self, sector_id: int) -> Lock | None:
        """Why the lines of a sector are locked; None where they are open."""
        return self.by_sector.get(sector_id, self.otherwise)


def locks_in(years: Collection[int]) -> dict[int, Locks]:
    """What is locked in each of some years. Two statements."""
    rounds: dict[int, list[Round]] = {year: [] for year in years}
    for one in Round.objects.filter(year__in=rounds).order_by("deadline", "id"):
        rounds[one.year].append(one)
    delivered: dict[int, dict[int, dict[int, Submission]]] = {year: {} for year in years}
    for row in Submission.objects.filter(round__year__in=rounds).select_related("round"):
        delivered[row.round.year].setdefault(row.sector_id, {})[row.round_id] = row

    def lock(year: int, own: dict[int, Submission]) -> Lock | None:
        return Situation(tuple(RoundSituation(one, own.get(one.pk)) for one in rounds[year])).year_lock

    return {
        year: Locks({sector: lock(year, own) for sector, own in delivered[year].items()}, lock(year, {}))
        for year in rounds
    }


def _rows(user: User, year: int) -> tuple[RegisterRow, ...]:
    lines: Any = ScorecardLine.objects.visible_to(user).for_year(year).in_card_order()
    lines = lines.select_related("indicator", "heading", "target", "sector").annotate(
        sector_called=sector_then("name"),
        area_numbered=area_then("number"),
        area_called=area_then("name"),
    )
    locks = locks_in([year])[year]
    led = leaders_of({line.sector_id for line in lines}, timezone.localdate())
    return tuple(_row(line, locks.of(line.sector_id), led) for line in lines)


def _row(line: Any, lock: Lock | None, led: Collection[int]) -> RegisterRow:
    target = getattr(line, "target", None)
    return RegisterRow(
        id=line.pk,
        version=line.version,
        code=line.indicator.code,
        name=line.name,
        short_name=line.short_name,
        sector_id=line.sector_id,
        sector_code=line.sector.code,
        sector=line.sector_called,
        area_id=line.area_id,
        area_number=line.area_numbered,
        area=line.area_called,
        heading=line.heading.title if line.heading else "",
        order=line.order,
        direction=line.direction,
        value_kind=line.value_kind,
        unit=line.unit,
        frequency=line.frequency,
        on_card=line.on_card,
        planned=line.planned,
        spec=line.spec,
        target_text=target.written if target else "",
        target=target.parsed if target else None,
        target_version=target.version if target else 0,
        defined=bool(line.indicator.definition),
        sourced=bool(line.indicator.source),
        led=line.sector_id in led,
        lock=lock,
    )


def _sectors(year: int, used: Iterable[int]) -> tuple[UnitChoice, ...]:
    called, placed = sector_then("name", sector="", year=year), sector_then("order", sector="", year=year)
    rows: Any = Sector.objects.annotate(called=called, placed=placed).order_by("placed", "id")
    return tuple(
        UnitChoice(one.pk, one.code, one.called) for one in rows if one.stands_in(year) or one.pk in used
    )


def _areas(year: int, used: Iterable[int]) -> tuple[UnitChoice, ...]:
    columns = {"called": "name", "numbered": "number", "placed": "order"}
    rows: Any = ServiceArea.objects.annotate(
        **{name: area_then(column, area="", year=year) for name, column in columns.items()}
    )
    return tuple(
        UnitChoice(one.pk, one.numbered, f"{one.numbered} {one.called}")
        for one in rows.order_by("placed", "id")
        if one.stands_in(year) or one.pk in used
    )
