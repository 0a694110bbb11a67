"""Writing one row of a table: the indicator and its lines, and where each stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, cast

from indicators.judging import judge_lines
from indicators.models import (
    FunctionCode,
    Heading,
    Indicator,
    Plan,
    ScorecardLine,
    Sector,
    ServiceArea,
    Tracked,
)
from indicators.models.lines import NOT_ROLLED
from indicators.models.organisation import heir_in
from indicators.workflow.refusals import Invalid, Refusal
from indicators.workflow.register.headings import heading_in
from indicators.workflow.register.new_indicator import free_code
from indicators.workflow.register.records import save_record

from .cells import hang_on_goals, write_figure, write_notes
from .steps import Steps
from .wanted import AreaWanted, RowWanted

WITH = ("indicator", "area", "sector", "heading")
"""What is read along with a line."""


@dataclass(slots=True)
class Writing(Steps):
    """An import that goes on: what it has written, and what it has looked up."""

    areas: dict[tuple[str, str], ServiceArea] = field(default_factory=dict)
    lines: dict[tuple[int, int], ScorecardLine | None] = field(default_factory=dict)
    """The line of an indicator in a year, where it was looked for."""
    units: dict[tuple[type[Tracked], int], Tracked] = field(default_factory=dict)
    headings: dict[tuple[int, int, str], Heading] = field(default_factory=dict)
    orders: dict[tuple[int, int], int] = field(default_factory=dict)
    made: int = 0
    changed: int = 0

    def look_up(self, rows: Sequence[RowWanted]) -> None:
        """Read at once what the rows are about: their indicators' lines, judged where they have figures."""
        known = [one for one in rows if one.indicator_id is not None]
        results = {(one.indicator_id, of.year) for one in known for of in one.figures if of.kind == "result"}
        years = {(one.indicator_id, year) for one in known for year in (one.year, *_years(one))}
        found = ScorecardLine.objects.filter(indicator_id__in={one.indicator_id for one in known})
        lines = {(one.indicator_id, one.year): one for one in found.select_related(*WITH)}
        self.lines = {(pk, year): lines.get((pk, year)) for pk, year in years if pk is not None}
        judge = [line.pk for at, line in lines.items() if at in results and not line.withdrawn]
        if judge:
            judged = judge_lines(ScorecardLine.objects.filter(pk__in=judge))
            self.judged = {one.id: one for one in judged}

    def forget(self) -> None:
        """A row was refused, and what it made is gone."""
        self.areas.clear()
        self.lines.clear()
        self.units.clear()
        self.headings.clear()
        self.orders.clear()

    def row(self, wanted: RowWanted) -> None:
        """Write one row. Raises :class:`Refusal`, with the name of the field where it has one."""
        before = len(self.steps)
        new = wanted.indicator_id is None
        if new and wanted.line is None:
            raise Invalid({"name": ["Programmet har ingen indikator med dette navnet eller denne koden."]})
        indicator = self._indicator(wanted)
        years = sorted({one.year for one in wanted.figures} | ({wanted.year} if wanted.line else set()))
        lines = {year: self._line(wanted, indicator, year) for year in years}
        for figure in wanted.figures:
            try:
                write_figure(self, lines[figure.year], figure)
            except Refusal as refusal:
                raise AtField(figure.field, refusal) from refusal
        if wanted.year in lines:
            write_notes(self, lines[wanted.year], wanted.notes)
            hang_on_goals(self, lines[wanted.year], wanted.goals)
        if new:
            self.made += 1
        elif len(self.steps) > before:
            self.changed += 1

    def _indicator(self, wanted: RowWanted) -> Indicator:
        if wanted.indicator_id is not None:
            found = self._unit(Indicator, wanted.indicator_id)
            return found if found.in_use else self.save(Indicator, found.pk, {"in_use": True})
        return self.save(Indicator, None, {"code": free_code(wanted.code or _name(wanted))})

    def _line(self, wanted: RowWanted, indicator: Indicator, year: int) -> ScorecardLine:
        standing = self._standing(wanted, indicator, year)
        own = year == wanted.year
        if standing is not None and not standing.withdrawn and (wanted.line is None or not own):
            return standing
        if wanted.line is None:
            raise Invalid({"name": [_NO_LINE % year]})
        columns = self._columns(wanted, wanted.line, indicator, year, standing)
        pk, named = standing.pk if standing else None, {"indicator": indicator, "year": year}
        made = self.save(ScorecardLine, pk, {**named, "withdrawn": False, **columns})
        self.lines[indicator.pk, year] = made
        return made

    def _standing(self, wanted: RowWanted, indicator: Indicator, year: int) -> ScorecardLine | None:
        at = (indicator.pk, year)
        if at not in self.lines:
            lines = ScorecardLine.objects.filter(indicator=indicator, year=year).select_related(*WITH)
            self.lines[at] = None if wanted.indicator_id is None else lines.first()
        return self.lines[at]

    def _unit[T: Tracked](self, model: type[T], pk: int) -> T:
        """A row that many rows of a table name; read once."""
        if (model, pk) not in self.units:
            self.units[model, pk] = model._default_manager.get(pk=pk)
        return cast("T", self.units[model, pk])

    def _columns(
        self,
        wanted: RowWanted,
        said: Mapping[str, Any],
        indicator: Indicator,
        year: int,
        standing: ScorecardLine | None,
    ) -> dict[str, Any]:
        """The columns of a line: those of the table; what it does not say stays, or is as in another year."""
        like = standing or self._newest(wanted, indicator, year)
        columns = {} if standing is not None or like is None else _copied(like)
        columns |= said
        area = self._area(wanted, year, like)
        columns["area"] = area
        if wanted.sector_id is not None:
            columns["sector"] = self._unit(Sector, wanted.sector_id)
        elif like is None:
            raise Invalid({"sector": ["Velg sektor eller stab."]})
        elif standing is None:
            columns["sector"] = heir_in(like.sector, year)
        if wanted.heading is not None or standing is None:
            columns["heading"] = self._heading(area, year, wanted, like.heading if like else None)
        if standing is None:
            columns["order"] = self._next_order(area, year)
            columns["planned"] = year == wanted.year and columns.get("planned", True)
        return columns

    def _area(self, wanted: RowWanted, year: int, like: ScorecardLine | None) -> ServiceArea:
        named = wanted.area
        if named is None and like is None:
            raise Invalid({"area": ["Velg tjenesteområde."]})
        if named is None and like is not None:
            return like.area if like.year == year else heir_in(like.area, year)
        area = named or AreaWanted(None)
        if area.pk is not None:
            return self._unit(ServiceArea, area.pk)
        key = (area.number, area.name)
        if key not in self.areas:
            found = ServiceArea.objects.filter(number=area.number).first()
            self.areas[key] = found or self._new_area(area, wanted.sector_id)
        return self.areas[key]

    def _new_area(self, wanted: AreaWanted, sector_id: int | None) -> ServiceArea:
        last = ServiceArea.objects.order_by("-order").values_list("order", flat=True).first()
        named = {"number": wanted.number, "name": wanted.name, "order": (last or 0) + 1}
        return self.save(
            ServiceArea,
            None,
            named,
            sectors=list(Sector.objects.filter(pk__in=[sector_id] if sector_id else [])),
        )

    def _heading(
        self, area: ServiceArea, year: int, wanted: RowWanted, old: Heading | None
    ) -> Heading | None:
        by, why = self.by, self.reason
        title = (old.title if old else "") if wanted.heading is None else wanted.heading.strip()
        if (area.pk, year, title) in self.headings:
            return self.headings[area.pk, year, title]
        found = heading_in(area, year, old, title=wanted.heading, by=by, reason=why)
        if found is not None and wanted.functions and not found.functions.exists():
            codes = [FunctionCode.objects.get_or_create(code=code)[0] for code in wanted.functions]
            save_record(by=by, model=Heading, pk=found.pk, values={}, links={"functions": codes}, reason=why)
            return found
        if found is not None:
            self.headings[area.pk, year, title] = found
        return found

    def _newest(self, wanted: RowWanted, indicator: Indicator, year: int) -> ScorecardLine | None:
        """The line of the indicator in the nearest other year, an earlier one first."""
        if wanted.indicator_id is None:  # a moment old: its lines are those that were made of this row
            made = [self.lines.get((indicator.pk, of)) for of in (*_years(wanted), wanted.year)]
            lines = [one for one in made if one is not None]
        else:
            found = ScorecardLine.objects.filter(indicator=indicator, withdrawn=False).exclude(year=year)
            lines = list(found.select_related(*WITH))
        return min(lines, key=lambda one: (one.year > year, abs(one.year - year)), default=None)

    def _next_order(self, area: ServiceArea, year: int) -> int:
        at = (area.pk, year)
        self.orders[at] = (self.orders[at] if at in self.orders else _last_order(area, year)) + 1
        return self.orders[at]

    def plan(self, year: int) -> None:
        """The year's plan, made where it is missing and brought back where it was withdrawn."""
        found = Plan.objects.select_for_update().filter(year=year).first()
        if found is None:
            self.save(Plan, None, {"year": year, "title": f"Virksomhetsplan {year}"})
        elif found.withdrawn:
            self.save(Plan, found.pk, {"withdrawn": False})


class AtField(Exception):  # noqa: N818 - a refusal with its place
    """A refusal of one cell of a row."""

    def __init__(self, field: str, refusal: Refusal) -> None:
        super().__init__()
        self.field, self.refusal = field, refusal


_NO_LINE = "Indikatoren er ikke i planen for %d."


def _name(wanted: RowWanted) -> str:
    return str((wanted.line or {}).get("short_name") or (wanted.line or {}).get("name") or "indikator")


def _years(wanted: RowWanted) -> list[int]:
    return sorted({one.year for one in wanted.figures})


def _copied(line: ScorecardLine) -> dict[str, Any]:
    left_out = NOT_ROLLED | {"indicator", "area", "sector", "order"}
    return {one.name: getattr(line, one.name) for one in line._meta.fields if one.name not in left_out}


def _last_order(area: ServiceArea, year: int) -> int:
    lines = ScorecardLine.objects.filter(area=area, year=year).order_by("-order")
    return lines.values_list("order", flat=True).first() or 0
