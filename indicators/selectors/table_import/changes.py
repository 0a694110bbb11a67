"""What stands in the register, and what the figures and the words of a row would change of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from indicators.models import Benchmark, Indicator, Result, ScorecardLine
from indicators.values import EmptyResult, NoTarget, Period, PeriodKind
from indicators.values.tables import ColumnRole, Owner, Purpose, ReadCell, ReadRow
from indicators.values.tables.cells import read_result

from .matched_rows import FieldChange
from .names import Names

TAKEN: Final[Mapping[Purpose, frozenset[ColumnRole]]] = {
    Purpose.PLAN: frozenset(
        (ColumnRole.TARGET, ColumnRole.RESULT, ColumnRole.PREVIOUS, ColumnRole.BENCHMARK)
    ),
    Purpose.RESULTS: frozenset((ColumnRole.RESULT,)),
    Purpose.BENCHMARKS: frozenset((ColumnRole.BENCHMARK,)),
}
"""Which figures of a row are taken, by what a person says that the table is."""


@dataclass(frozen=True, slots=True)
class Known:
    """An indicator with its lines by year; `line` is that of the year, else the newest."""

    pk: int
    code: str
    line: ScorecardLine
    lines: Mapping[int, ScorecardLine]


def _known(code: str, lines: Mapping[int, ScorecardLine], year: int) -> Known:
    newest = lines[max(lines)]
    return Known(newest.indicator_id, code, lines.get(year, newest), lines)


@dataclass(slots=True)
class Register:
    """What stands, read in a constant number of statements."""

    names: Names
    known: Mapping[str, Known]
    results: Mapping[tuple[int, Period], Result]
    owner: Owner
    benchmarks: Mapping[tuple[int, tuple[str, str]], str]
    out_of_use: frozenset[str]

    @classmethod
    def of(cls, rows: Sequence[ReadRow], year: int, owner: Owner) -> Register:
        years = {year, year - 1, year - 2}
        years |= {cell.year for row in rows for cell in (*row.cells.values(), *row.others) if cell.year}
        lines = (
            ScorecardLine.objects.filter(year__in=years, withdrawn=False)
            .select_related("indicator", "area", "heading", "sector", "target", "goal__parent__parent")
            .order_by("year", "id")
        )
        by_code: dict[str, dict[int, ScorecardLine]] = defaultdict(dict)
        for line in lines:
            by_code[line.indicator.code][line.year] = line
        known = {code: _known(code, of_year, year) for code, of_year in by_code.items()}
        of = {"line__year__in": years, "line__withdrawn": False}
        results = {
            (one.line_id, one.period): one for one in Result.objects.filter(**of).prefetch_related("parts")
        }
        others = Benchmark.objects.filter(**of, superseded=False)
        benchmarks = {(one.line_id, (one.scope, one.whose)): one.written for one in others}
        codes = {row.code for row in rows if row.code and row.code not in known}
        unused = Indicator.objects.filter(code__in=codes).values_list("code", flat=True) if codes else ()
        names = Names(
            (one.code, {one.line.name, one.line.short_name}, one.line.area.number, one.line.area.name)
            for one in known.values()
        )
        return cls(names, known, results, owner, benchmarks, frozenset(unused))


def figures_taken(row: ReadRow, purpose: Purpose, year: int) -> Iterable[tuple[str, ReadCell]]:
    """The figures that count for a purpose, with what their field is called."""
    for role, cell in row.cells.items():
        if role in TAKEN[purpose]:
            yield role.value, cell
    for cell in row.others:
        own = purpose is Purpose.PLAN or cell.year in (None, year)
        if cell.role in TAKEN[purpose] and own:
            yield f"{cell.role.value} {cell.year or year} {cell.period.label}", cell


def changes_of(
    row: ReadRow, known: Known, register: Register, purpose: Purpose, year: int
) -> Iterable[FieldChange]:
    for name, cell in figures_taken(row, purpose, year):
        if isinstance(cell.value, EmptyResult | NoTarget) and not cell.written.strip(" -–"):
            continue  # an empty cell takes nothing away
        line = known.lines.get(cell.year or year)
        old = _standing(cell, line, register)
        if old is None or old[1] != cell.value:
            yield FieldChange(name, old[0] if old else "", cell.text)
    here = known.lines.get(year)
    if purpose is Purpose.PLAN and here is not None:
        yield from _line_changes(row, here)


def _standing(cell: ReadCell, line: ScorecardLine | None, register: Register) -> tuple[str, object] | None:
    """What stands where a cell would go: as written, and as it is read."""
    if line is None:
        return None
    if cell.role is ColumnRole.TARGET:
        target = getattr(line, "target", None)
        return (target.written, target.parsed) if target is not None else None
    if cell.role is ColumnRole.BENCHMARK:
        written = register.benchmarks.get((line.pk, register.owner.of(cell.scope)))
        return None if written is None else (written, read_result(written, line.spec))
    period = Period(PeriodKind(cell.period.kind), cell.period.number)
    result = register.results.get((line.pk, period))
    return None if result is None else (result.written, result.parsed)


def _line_changes(row: ReadRow, line: ScorecardLine) -> Iterable[FieldChange]:
    """What a plan's table prints otherwise than the line says."""
    said = {
        "name": (line.name, row.name),
        "direction": (line.direction, row.proposed("direction")),
        "value_kind": (line.value_kind, row.proposed("value_kind")),
        "unit": (line.unit, row.proposed("unit")),
        "frequency": (line.frequency, row.proposed("frequency")),
        "scale_low": (plain(line.scale_low), plain(row.proposed("scale_low"))),
        "scale_high": (plain(line.scale_high), plain(row.proposed("scale_high"))),
    }
    for name, (old, new) in said.items():
        if new and old != new:
            yield FieldChange(name, old, new)
    hung, wanted = _goals_over(line), row.goals
    if wanted and hung != wanted:
        yield FieldChange("goal", " › ".join(hung), " › ".join(wanted))


def _goals_over(line: ScorecardLine) -> tuple[str, ...]:
    """The texts of the goals over a line, the highest first."""
    texts: list[str] = []
    goal = line.goal
    while goal is not None:
        texts.insert(0, goal.text)
        goal = goal.parent
    return tuple(texts)


def plain(value: object) -> str:
    text = "" if value is None else str(value)
    return text.rstrip("0").rstrip(".") if "." in text else text
