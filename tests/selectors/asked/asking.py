"""Who asks, and the shapes in which most questions come."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from importlib import import_module
from typing import Any

from django.http import QueryDict

from indicators.imports.tables import read_pasted
from indicators.models import (
    Round,
    ScorecardLine,
    Sector,
    Submission,
    User,
)
from indicators.values.query.line_query import LineQuery
from indicators.values.tables import Purpose, understand
from tests.asking import asked as asked_in
from tests.selectors.town import TODAY, Town


@dataclass
class Ask:
    """Who asks in the town, and the module that is asked; whether it mattered who asked is noted."""

    reader: User
    town: Town
    module: Any
    mattered: bool = False

    @property
    def user(self) -> User:
        self.mattered = True
        return self.reader

    def row(self, name: str) -> int:
        return self.town.pk[name]

    def submission(self, name: str) -> Submission:
        return Submission.objects.select_related("round", "sector").get(pk=self.row(name))

    def round(self, name: str) -> Round:
        return Round.objects.get(pk=self.row(f"round_{name}"))

    def desk(self, year: int = 2026, kind: str = "t2", code: str = "skole") -> Any:
        """The reader's desk, None where it is not theirs."""
        grid = import_module("indicators.selectors.reporting.grid")
        return grid.reporting_scope(self.user, year, kind, code)


type Calls = Mapping[str, Callable[[Ask], Any]]

ALL, YESTERDAY, TOMORROW = QueryDict(""), TODAY - timedelta(1), TODAY + timedelta(1)


def q(text: str) -> QueryDict:
    return QueryDict(text)


def for_each(function: str, *params: str) -> Calls:
    """One call for each set of parameters of an address."""
    return {one or "-": lambda a, one=one: getattr(a.module, function)(a.user, q(one)) for one in params}  # type: ignore[misc]


def after_desk(function: str, *asked: tuple[int, str, str]) -> Calls:
    def call(a: Ask, at: tuple[int, str, str]) -> Any:
        desk = a.desk(*at)
        return desk and getattr(a.module, function)(desk)

    asked = asked or ((2026, "t2", "skole"), (2026, "t2", "helse"), (2025, "year_end", "skole"))
    return {f"{at[2]} {at[0]} {at[1]}": lambda a, at=at: call(a, at) for at in asked}  # type: ignore[misc]


def in_years(function: str, *years: int) -> Calls:
    return {str(year): lambda a, year=year: getattr(a.module, function)(year) for year in years}  # type: ignore[misc]


def of_years(function: str, *years: int) -> Calls:
    return {str(year): lambda a, year=year: getattr(a.module, function)(a.user, year) for year in years}  # type: ignore[misc]


def once(function: str) -> Calls:
    return {"-": lambda a: getattr(a.module, function)()}


def of_reader(function: str) -> Calls:
    return {"-": lambda a: getattr(a.module, function)(a.user)}


def of_people(function: str, *names: str) -> Calls:
    found = names or ("leder", "vikar", "controller", "bidrag-avvik", "sluttet")
    return {
        one: lambda a, one=one: getattr(a.module, function)(User.objects.get(username=one)) for one in found
    }  # type: ignore[misc]


def wanted(**asked: Any) -> LineQuery:
    """What is asked of the overview, by the fields of the query."""
    return LineQuery(**asked)


def of_table(*params: str) -> Calls:
    """One call for each address of Tabeller."""
    return {one or "-": lambda a, one=one: a.module.table(a.user, asked_in(one)) for one in params}  # type: ignore[misc]


def board_of(year: int = 2026, **asked: Any) -> Callable[[Ask], Any]:
    return lambda a: a.module.board(a.user, year, wanted(**asked), shown=slice(0, 2), tallied=True)


def line_keys_of(*codes: str, year: int = 2026) -> Any:
    return list(
        ScorecardLine.objects.filter(indicator__code__in=codes, year=year).values_list("pk", flat=True)
    )


def understood(text: str, purpose: Purpose = Purpose.RESULTS) -> Any:
    return understand(read_pasted(text), purpose, 2026, {})


PLAN = "6.10 Grunnskole\n\nIndikator\tKode\tMål 2026\nIndikator avvik\tavvik\t12\nNy\t\t3\n"
PEOPLE = (
    "Navn\tE-post\tRolle\tSektor\nleder\tLEDER@kommune.example\tSektorleder\tskole\n"
    "Ole Ny\tole@kommune.example\tSektorleder\thelse\nsluttet\tsluttet@kommune.example\tRevisor\t\n"
    "Kari Leder\tfremmed@kommune.example\tSektorleder\tKultur\nUten\t\tController\t\n"
    "vikar\tvikar@kommune.example\tSektorleder\tBarnevern\nledelse\tledelse@kommune.example\tSektorleder\t\n"
)
SECTORS = "Kode\tNavn\tType\nskole\tSektor for skole\tSektor\n\tHelse\tStab\nny\tSektor for ny\tSektor\n"
TABLE = (
    "Indikator\tKode\tResultat 2. tertial\nIndikator avvik\tavvik\t6\nIndikator fall\tfall\t5\nUkjent\t\t1\n"
)


def judged(a: Ask, year: int, *codes: str) -> Any:
    from indicators.selectors import year_lines

    return [line for line in year_lines(a.user, year) if not codes or line.code in codes]  # type: ignore[arg-type]


def keys_of(a: Ask, code: str, *years: int) -> Any:
    lines = [a.town.line(code, year) for year in years]
    return [a.module.LineKey(one.pk, one.year, one.sector_id, one.indicator_id) for one in lines]


def around_the_day(function: str) -> Calls:
    return {
        f"{day:%d.%m.}": lambda a, day=day: getattr(a.module, function)(day)
        for day in (YESTERDAY, TODAY, TOMORROW, TODAY - timedelta(14))
    }  # type: ignore[misc]


def sector_of(a: Ask, code: str = "skole") -> Sector:
    return Sector.objects.get(code=code)


def as_of_2025(function: str, *more: Any) -> Calls:
    """As it stands, as it was delivered, and as it was before that."""
    return {
        "now": lambda a: getattr(a.module, function)(*more),
        "delivered": lambda a: getattr(a.module, function)(*more, at=a.town.delivered_2025),
        "before": lambda a: getattr(a.module, function)(*more, at=a.town.before_2025),
    }
