"""What stands in the register where the rows of a table would go: areas, sectors, lines and figures."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from indicators.models import (
    Benchmark,
    Plan,
    Result,
    ScorecardLine,
    Sector,
    ServiceArea,
    Target,
    area_then,
    sector_then,
)
from indicators.selectors.areas import exists_in_year
from indicators.values import Period, PeriodKind

type Place = tuple[int, int]
"""An indicator's number and a year."""


@dataclass(frozen=True, slots=True)
class StandingArea:
    """A service area as it is called in a year, and its sectors' numbers."""

    pk: int
    number: str
    name: str
    sector_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class StandingSector:
    """A sector or staff unit as it is called in a year."""

    pk: int
    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Standing:
    """What a table meets. Figures are as they are written, whoever may read them."""

    areas: tuple[StandingArea, ...]
    sectors: tuple[StandingSector, ...]
    lines: frozenset[Place] = frozenset()
    targets: Mapping[Place, str] = field(default_factory=dict)
    results: Mapping[tuple[int, int, Period], str] = field(default_factory=dict)
    benchmarks: Mapping[tuple[int, int, str, str], str] = field(default_factory=dict)
    adopted: bool = False
    """Whether the year's plan is adopted, so that a target takes a case."""

    def area(self, number: str, name: str) -> StandingArea | None:
        """The area of a number, else the one of a name, whatever the case of its letters."""
        by_number = next((one for one in self.areas if number and one.number == number), None)
        wanted = name.strip().casefold()
        return by_number or next(
            (one for one in self.areas if wanted and one.name.casefold() == wanted), None
        )

    def sector(self, named: str) -> StandingSector | None:
        """The sector of a code or a name."""
        wanted = named.strip().casefold()
        return next((one for one in self.sectors if wanted in (one.code, one.name.casefold())), None)


def standing(indicator_ids: Collection[int], year: int) -> Standing:
    """What stands for some indicators, and the units of a year. Seven statements."""
    of = {"line__indicator_id__in": list(indicator_ids), "line__withdrawn": False}
    lines = ScorecardLine.objects.filter(indicator_id__in=list(indicator_ids), withdrawn=False)
    place = ("line__indicator_id", "line__year")
    targets = Target.objects.filter(**of).values_list(*place, "written")
    results = Result.objects.filter(**of).values_list(*place, "period_kind", "period_number", "written")
    others = Benchmark.objects.filter(**of, superseded=False).values_list(*place, "scope", "whose", "written")
    return Standing(
        areas=_areas(year),
        sectors=_sectors(year),
        lines=frozenset(lines.values_list("indicator_id", "year")),
        targets={(pk, then): text for pk, then, text in targets},
        results={
            (pk, then, Period(PeriodKind(kind), number)): text for pk, then, kind, number, text in results
        },
        benchmarks={(pk, then, scope, whose): text for pk, then, scope, whose, text in others},
        adopted=Plan.objects.filter(year=year, withdrawn=False, adopted_on__isnull=False).exists(),
    )


def _areas(year: int) -> tuple[StandingArea, ...]:
    then = {
        "number_then": area_then("number", area="", year=year),
        "name_then": area_then("name", area="", year=year),
    }
    rows: Any = ServiceArea.objects.filter(exists_in_year(year)).annotate(**then)
    told = rows.order_by("order", "pk", "sectors__order").values("pk", "number_then", "name_then", "sectors")
    found = groupby(told, key=lambda row: (row["pk"], row["number_then"], row["name_then"]))
    return tuple(
        StandingArea(pk, number, name, tuple(row["sectors"] for row in links if row["sectors"] is not None))
        for (pk, number, name), links in found
    )


def _sectors(year: int) -> tuple[StandingSector, ...]:
    rows = Sector.objects.filter(exists_in_year(year)).annotate(
        then=sector_then("name", sector="", year=year)
    )
    found = rows.order_by("order", "pk").values_list("pk", "code", "then")
    return tuple(StandingSector(*row) for row in found)
