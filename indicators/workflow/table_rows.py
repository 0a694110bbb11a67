"""Writing one row of a table: the indicator and its lines, the target and the figures of its years."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, cast

from indicators import permissions, values
from indicators.judging import JudgedLine, judge_lines
from indicators.models import (
    Benchmark,
    Footnote,
    FootnoteCell,
    FunctionCode,
    Goal,
    Heading,
    Indicator,
    Plan,
    Result,
    ScorecardLine,
    Sector,
    ServiceArea,
    Target,
    Tracked,
    User,
)
from indicators.models.lines import NOT_ROLLED
from indicators.models.organisation import heir_in

from .benchmarks import set_benchmark
from .goals import ChosenLine, attach_lines, save_goal
from .headings import heading_in
from .new_indicator import free_code
from .refusals import Invalid, Refusal, Stale
from .register import save_record
from .results import YEAR, report_result
from .targets import set_target
from .writing import require

CONFIRMED = "bekreftet i importen"
WITH = ("indicator", "area", "sector", "heading")
"""What is read along with a line."""


@dataclass(frozen=True, slots=True)
class Adoption:
    """The case that a target was adopted by; empty while the plan is a proposal."""

    case: str = ""
    on: Any = None


@dataclass(frozen=True, slots=True)
class FigureWanted:
    """One cell of a row: a target, a result, or somebody else's figure. ``field`` is the column's name.

    ``seen`` is the text that stood there when the preview was made; another one now is :class:`Stale`.
    ``sure`` says that a person has confirmed what is asked about it.
    """

    field: str
    kind: str
    """``target``, ``result`` or ``benchmark``."""
    year: int
    text: str
    period: values.Period = YEAR
    seen: str = ""
    sure: bool = False
    scope: str = ""
    edition: str = ""
    whose: str = ""
    published_on: date | None = None


@dataclass(frozen=True, slots=True)
class AreaWanted:
    """The service area of a row: one that stands, or one to be made of number and name."""

    pk: int | None
    number: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class NoteWanted:
    """A footnote of a row: at which of its cells (a ``FootnoteCell.Cell``), and what it says."""

    cell: str
    text: str


@dataclass(frozen=True, slots=True)
class RowWanted:
    """What a row of a table is to become.

    ``indicator_id`` is None where the indicator is new. ``line`` are the columns of the line of ``year`` that
    the table sets; None where the row only has figures for a line that stands.
    """

    key: str
    year: int
    indicator_id: int | None
    figures: tuple[FigureWanted, ...]
    line: Mapping[str, Any] | None = None
    area: AreaWanted | None = None
    sector_id: int | None = None
    heading: str | None = None
    functions: tuple[str, ...] = ()
    code: str = ""
    notes: tuple[NoteWanted, ...] = ()
    goals: tuple[str, ...] = ()
    """The goals above the indicator, the highest first."""


@dataclass(slots=True)
class Writing:
    """What an import has written so far: steps that can be taken back, in order."""

    by: User
    reason: str
    adoption: Adoption = Adoption()
    steps: list[dict[str, Any]] = field(default_factory=list)
    areas: dict[tuple[str, str], ServiceArea] = field(default_factory=dict)
    judged: Mapping[int, JudgedLine] = field(default_factory=dict)
    """The lines that stood before the first row, judged, where results of them are written."""
    lines: dict[tuple[int, int], ScorecardLine | None] = field(default_factory=dict)
    """The line of an indicator in a year, where it was looked for."""
    new: set[int] = field(default_factory=set)
    """The lines that it has made."""
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
                self._figure(lines[figure.year], figure)
            except Refusal as refusal:
                raise AtField(figure.field, refusal) from refusal
        if wanted.year in lines:
            self._notes(lines[wanted.year], wanted.notes)
            self._goal(lines[wanted.year], wanted.goals)
        if new:
            self.made += 1
        elif len(self.steps) > before:
            self.changed += 1

    def save[T: Tracked](self, model: type[T], pk: int | None, values: dict[str, Any], **links: Any) -> T:
        """Make or change a record, and note how to take it back."""
        before = _held(model, pk, values)
        row, changed = save_record(
            by=self.by, model=model, pk=pk, values=values, links=links or None, reason=self.reason
        )
        if pk is None and isinstance(row, ScorecardLine):
            self.new.add(row.pk)
        if changed:
            self.steps.append(
                {
                    "act": "record",
                    "table": model._meta.model_name,
                    "pk": row.pk,
                    "before": before,
                    "version": row.version,
                }
            )
        return row

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
        columns = self._columns(wanted, indicator, year, standing)
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
        self, wanted: RowWanted, indicator: Indicator, year: int, standing: ScorecardLine | None
    ) -> dict[str, Any]:
        """The columns of a line: those of the table; what it does not say stays, or is as in another year."""
        like = standing or self._newest(wanted, indicator, year)
        columns = {} if standing is not None or like is None else _copied(like)
        columns |= dict(wanted.line or {})
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

    def _figure(self, line: ScorecardLine, wanted: FigureWanted) -> None:
        match wanted.kind:
            case "target":
                self._target(line, wanted)
            case "result":
                self._result(line, wanted)
            case _:
                self._benchmark(line, wanted)

    def _target(self, line: ScorecardLine, wanted: FigureWanted) -> None:
        stands = None if line.pk in self.new else Target.objects.filter(line=line).first()
        _guard(wanted, stands.written if stands else "", stands.version if stands else 0)
        words = stands.in_words if stands else False
        adopted = (stands.case, stands.adopted_on) if stands else ("", None)
        done = set_target(
            by=self.by,
            line_id=line.pk,
            text=wanted.text,
            reason=self.reason,
            case=self.adoption.case,
            adopted_on=self.adoption.on,
            in_words=wanted.sure,
            because=CONFIRMED if wanted.sure else "",
        )
        if done.changed:
            on = adopted[1].isoformat() if adopted[1] else None
            self.steps.append(
                {
                    "act": "target",
                    "line": line.pk,
                    "before": done.before,
                    "after": done.after,
                    "words": words,
                    "case": adopted[0],
                    "on": on,
                }
            )

    def _result(self, line: ScorecardLine, wanted: FigureWanted) -> None:
        require(self.by, permissions.REPORT_RESULT, line)  # before anything is told of what stands
        period = wanted.period
        of = {"line": line, "period_kind": period.kind, "period_number": period.number}
        stands = None if line.pk in self.new else Result.objects.filter(**of).first()
        _guard(wanted, stands.written if stands else "", stands.version if stands else 0)
        done = report_result(
            by=self.by,
            line_id=line.pk,
            text=wanted.text,
            period=period,
            reason=self.reason,
            because=CONFIRMED if wanted.sure else None,
            judged=self.judged.get(line.pk),
        )
        if done.changed:
            self.steps.append(
                {
                    "act": "result",
                    "line": line.pk,
                    "period": [period.kind.value, period.number],
                    "before": done.before,
                    "after": done.after,
                }
            )

    def _benchmark(self, line: ScorecardLine, wanted: FigureWanted) -> None:
        changed = set_benchmark(
            by=self.by,
            line_id=line.pk,
            scope=wanted.scope,
            text=wanted.text,
            edition=wanted.edition,
            whose=wanted.whose,
            published_on=wanted.published_on,
            reason=self.reason,
        )
        of = {"line": line, "scope": wanted.scope, "whose": wanted.whose}
        edition = {"edition": " ".join(wanted.edition.split()), "published_on": wanted.published_on}
        row = Benchmark.objects.filter(**of, **edition, superseded=False).first()
        if changed and row is not None:  # an earlier edition is only kept beside the one that counts
            self.steps.append({"act": "benchmark", "line": line.pk, "pk": row.pk, "after": row.written})

    def _notes(self, line: ScorecardLine, notes: tuple[NoteWanted, ...]) -> None:
        """Footnotes at the cells of a line; one that says the same in the same area is the same note."""
        for wanted in notes:
            known = Footnote.objects.filter(area_id=line.area_id, year=line.year, text=wanted.text.strip())
            note = known.filter(withdrawn=False).order_by("order", "pk").first() or self._new_note(
                line, wanted
            )
            at = FootnoteCell.objects.filter(footnote=note, line=line, cell=wanted.cell).first()
            if at is None:
                self.save(FootnoteCell, None, {"footnote": note, "line": line, "cell": wanted.cell})
            elif at.withdrawn:
                self.save(FootnoteCell, at.pk, {"withdrawn": False})

    def _new_note(self, line: ScorecardLine, wanted: NoteWanted) -> Footnote:
        notes = Footnote.objects.filter(year=line.year)
        order = notes.filter(area_id=line.area_id).order_by("-order").values_list("order", flat=True).first()
        stem = f"i-{line.pk}"
        number = notes.filter(code__startswith=f"{stem}-").count() + 1
        values = {"area": line.area, "year": line.year, "code": f"{stem}-{number}", "order": (order or 0) + 1}
        return self.save(Footnote, None, {**values, "text": wanted.text.strip()})

    def _goal(self, line: ScorecardLine, goals: tuple[str, ...]) -> None:
        """Hang a line on the lowest of its goals, which are made where they are missing."""
        if not goals:
            return
        above: Goal | None = None
        case, why = self.adoption.case, self.reason
        for text in goals:
            known = Goal.objects.filter(year=line.year, text=text, parent=above, withdrawn=False).first()
            if known is None:
                parent = above.pk if above else None
                known = save_goal(
                    by=self.by, year=line.year, values={"text": text}, parent_id=parent, case=case, reason=why
                )
                self.steps.append(
                    {"act": "goal", "pk": known.pk, "line": None, "after": known.text, "case": case}
                )
            above = known
        if above is not None and line.goal_id != above.pk:
            chosen = [ChosenLine(line.pk, line.goal_id)]
            hung = {"act": "hung", "line": line.pk, "before": line.goal_id, "after": above.pk, "case": case}
            attach_lines(by=self.by, year=line.year, goal_id=above.pk, lines=chosen, case=case, reason=why)
            line.refresh_from_db(fields=("goal", "version"))
            self.steps.append(hung | {"version": line.version})

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


def _guard(wanted: FigureWanted, written: str, version: int) -> None:
    if written != wanted.seen and written != wanted.text.strip():
        raise Stale(seen=0, current=version, written=written)


def _held(model: type[Tracked], pk: int | None, values: dict[str, Any]) -> dict[str, Any] | None:
    """What the columns held, as JSON; None for a row that is made."""
    found = model._default_manager.filter(pk=pk).first() if pk is not None else None
    if found is None:
        return None
    held = {}
    for name in values:
        column: Any = model._meta.get_field(name)
        held[name] = column.value_to_string(found) if getattr(found, column.attname) is not None else None
    return held


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
