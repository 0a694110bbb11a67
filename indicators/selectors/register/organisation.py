"""The organisation of a year: its sectors and areas as they were called, who leads them, and their lines."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any, Literal

from django.utils import timezone

from indicators.models import (
    Plan,
    Round,
    RoundKind,
    RoundState,
    ScorecardLine,
    Sector,
    ServiceArea,
    Submission,
    area_then,
    leaders_of,
    sector_then,
)

Kind = Literal["sektor", "omrade"]


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A sector or area in a year. ``former`` are the names of other years: name, first and last year.

    ``last_year`` is the year that it ends with, ``heir`` what it went over into; ``version`` is of its row.
    ``owes`` are the open rounds of the year in which it owes figures, with the state.
    """

    kind: Kind
    pk: int
    code: str
    number: str
    name: str
    newest: str
    order: int
    version: int
    lines: int
    leaders: tuple[str, ...]
    delivered_by: tuple[str, ...]
    owes: tuple[tuple[str, str], ...]
    former: tuple[tuple[str, int, int], ...]
    last_year: int | None
    heir: str
    stands: bool


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A line and where it stands in the year."""

    pk: int
    name: str
    sector_id: int
    sector: str
    area_id: int
    area: str
    heading: str


@dataclass(frozen=True, slots=True)
class Organisation:
    """The units and lines of a year, in their order. ``closed``: its year-end round is."""

    year: int
    years: tuple[int, ...]
    sectors: tuple[UnitRow, ...]
    areas: tuple[UnitRow, ...]
    lines: tuple[PlaceRow, ...]
    closed: bool
    example: bool

    def units(self, kind: Kind) -> tuple[UnitRow, ...]:
        return self.sectors if kind == "sektor" else self.areas

    def unit(self, kind: Kind, pk: int) -> UnitRow | None:
        """A unit; None where there is none."""
        return next((one for one in self.units(kind) if one.pk == pk), None)

    def lines_of(self, kind: Kind, pk: int) -> tuple[PlaceRow, ...]:
        """The lines of a unit."""
        return tuple(one for one in self.lines if (one.sector_id if kind == "sektor" else one.area_id) == pk)


def planned_years() -> tuple[int, ...]:
    """The years that have a plan, newest first."""
    plans = Plan.objects.filter(withdrawn=False).order_by("-year")
    return tuple(plans.values_list("year", flat=True))


def year_to_change(years: tuple[int, ...]) -> int:
    """From which year a change of the organisation usually holds: the newest plan that is not closed.

    The year after the newest where all are closed; this year without any plan.
    """
    if not years:
        return timezone.localdate().year
    closed = closed_years()
    return next((year for year in years if year not in closed), years[0] + 1)


def closed_years() -> frozenset[int]:
    """The years whose year-end round is closed. One statement."""
    rounds = Round.objects.filter(kind=RoundKind.YEAR_END, state=RoundState.CLOSED)
    return frozenset(rounds.values_list("year", flat=True))


def organisation(year: int) -> Organisation | None:
    """Read a year's organisation; None where the year has no plan. The same statements at any size."""
    plans = dict(Plan.objects.filter(withdrawn=False).order_by("-year").values_list("year", "example"))
    if year not in plans:
        return None
    lines = _lines(year)
    return Organisation(
        year=year,
        years=tuple(plans),
        sectors=_sectors(year, lines),
        areas=_areas(year, lines),
        lines=lines,
        closed=year in closed_years(),
        example=plans[year],
    )


def _lines(year: int) -> tuple[PlaceRow, ...]:
    found = ScorecardLine.objects.for_year(year).filter(withdrawn=False).in_card_order()
    columns = ("pk", "short_name", "sector_id", sector_then("name"), "area_id", area_then("number"))
    rows = found.values_list(*columns, area_then("name"), "heading__title")
    return tuple(
        PlaceRow(pk, name, sector_id, sector, area_id, f"{number} {area}", heading or "")
        for pk, name, sector_id, sector, area_id, number, area, heading in rows
    )


def _sectors(year: int, lines: tuple[PlaceRow, ...]) -> tuple[UnitRow, ...]:
    counted = Counter(one.sector_id for one in lines)
    named: Any = Sector.objects.annotate(
        called=sector_then("name", sector="", year=year), placed=sector_then("order", sector="", year=year)
    )
    units = list(named.select_related("successor").prefetch_related("former_names").order_by("placed", "id"))
    leading = leaders_of([one.pk for one in units], timezone.localdate())
    owed = Submission.objects.filter(round__year=year, round__state=RoundState.OPEN).select_related("round")
    owes: dict[int, list[tuple[str, str]]] = {}
    for row in owed.order_by("round__deadline"):
        told = (str(row.round.get_kind_display()), str(row.get_state_display()))
        owes.setdefault(row.sector_id, []).append(told)
    return tuple(
        _unit(
            one,
            "sektor",
            year,
            counted[one.pk],
            code=one.code,
            leaders=tuple(dict.fromkeys(who.display_name for who in leading.get(one.pk, ()))),
            owes=tuple(owes.get(one.pk, ())),
        )
        for one in units
        if one.stands_in(year) or counted[one.pk]
    )


def _areas(year: int, lines: tuple[PlaceRow, ...]) -> tuple[UnitRow, ...]:
    counted = Counter(one.area_id for one in lines)
    delivering: dict[int, dict[str, None]] = {}
    for one in lines:
        delivering.setdefault(one.area_id, {})[one.sector] = None
    columns = {"called": "name", "numbered": "number", "placed": "order"}
    named: Any = ServiceArea.objects.annotate(
        **{name: area_then(column, area="", year=year) for name, column in columns.items()}
    )
    units = named.select_related("successor").prefetch_related("former_names").order_by("placed", "id")
    return tuple(
        _unit(
            one,
            "omrade",
            year,
            counted[one.pk],
            number=one.numbered,
            delivered_by=tuple(delivering.get(one.pk, ())),
        )
        for one in units
        if one.stands_in(year) or counted[one.pk]
    )


def _unit(
    one: Any,
    kind: Kind,
    year: int,
    lines: int,
    *,
    code: str = "",
    number: str = "",
    leaders: tuple[str, ...] = (),
    delivered_by: tuple[str, ...] = (),
    owes: tuple[tuple[str, str], ...] = (),
) -> UnitRow:
    former = sorted(one.former_names.all(), key=lambda row: row.from_year)
    named = [(getattr(row, "number", ""), row.name, row.from_year, row.until_year) for row in former]
    return UnitRow(
        kind=kind,
        pk=one.pk,
        code=code,
        number=number,
        name=one.called,
        newest=one.name,
        order=one.placed,
        version=one.version,
        lines=lines,
        leaders=leaders,
        delivered_by=delivered_by,
        owes=owes,
        former=tuple((f"{digits} {name}".strip(), first, last) for digits, name, first, last in named),
        last_year=one.valid_to.year if one.valid_to else None,
        heir=one.successor.name if one.successor else "",
        stands=one.stands_in(year),
    )
