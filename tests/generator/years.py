"""One year of the invented municipality: headings, lines, targets, results, benchmarks, notes, comments."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import lru_cache
from random import Random
from typing import Any

from indicators import values
from indicators.models import (
    AdoptedTarget,
    Benchmark,
    Footnote,
    FootnoteCell,
    Heading,
    Indicator,
    Plan,
    Result,
    ResultComment,
    ResultPart,
    ScorecardLine,
    Sector,
    Target,
)

from .bulk import Writer
from .people_and_places import Places
from .texts import Cell, Series, benchmark_text, result_cells, target_text

PER_HEADING = 5
PER_COMMENT = 12
NOTED, REMARKED = 0.06, 0.01
OUTSIDE_CARDS = 0.02


@lru_cache(maxsize=50_000)
def read_target(text: str, spec: values.Spec) -> values.Target:
    return values.parse_target(text, spec)


@lru_cache(maxsize=50_000)
def read_result(text: str, spec: values.Spec) -> values.Result:
    return values.parse_result(text, spec)


@dataclass(slots=True)
class Followed:
    """An indicator with its place in the municipality, through all its years."""

    indicator: Indicator
    area: int
    sector: Sector
    series: Series
    on_card: bool
    name: str
    short_name: str


@dataclass(slots=True)
class YearWriter:
    """Writes the rows of one year; ``random`` goes on from year to year."""

    writer: Writer
    places: Places
    random: Random
    year: int
    lines: list[ScorecardLine] = field(default_factory=list)

    @property
    def planned_on(self) -> datetime:
        return datetime(self.year - 1, 12, 12, 12, tzinfo=UTC)

    @property
    def reported_on(self) -> datetime:
        return datetime(self.year + 1, 1, 20, 12, tzinfo=UTC)

    def write(self, followed: Sequence[Followed]) -> None:
        """Write the year of every indicator, in card order."""
        plan = Plan(
            year=self.year,
            title=f"Virksomhetsplan {self.year}",
            case=f"KS-sak {self.year % 100}/{self.year - 1}",
            adopted_on=date(self.year - 1, 12, 12),
        )
        self.writer.create([plan], self.planned_on)
        self._lines(followed, self._headings(followed))
        benchmarked = self._targets(followed, plan)
        self._results(followed)
        self._benchmarks(followed, benchmarked)
        self._notes(followed)
        self._comments(followed)

    def _headings(self, followed: Sequence[Followed]) -> list[Heading]:
        """One heading for every five lines of an area; the heading of each line. Areas follow each other."""
        headings: list[Heading] = []
        of_line: list[Heading] = []
        linked: dict[int, list[Any]] = {}
        seen: dict[int, int] = {}
        for one in followed:
            place = seen.get(one.area, 0)
            seen[one.area] = place + 1
            if place % PER_HEADING == 0:
                area = self.places.areas[one.area]
                order = place // PER_HEADING + 1
                linked[len(headings)] = self.random.sample(
                    self.places.functions, self.random.choice((0, 1, 1, 2))
                )
                code = f"{area.number.replace('.', '-')}-{order}"
                title = f"Tjeneste {order} i {area.name.lower()}"
                headings.append(
                    Heading(
                        area=area, year=self.year, code=code, order=order, title=title, printed_title=title
                    )
                )
            of_line.append(headings[-1])
        self.writer.create_linked(headings, self.planned_on, "functions", linked)
        return of_line

    def _lines(self, followed: Sequence[Followed], headings: Sequence[Heading]) -> None:
        orders: dict[int, int] = {}
        for one, heading in zip(followed, headings, strict=True):
            orders[one.area] = orders.get(one.area, 0) + 1
            self.lines.append(self._line(one, heading, orders[one.area]))
        self.writer.create(self.lines, self.planned_on)

    def _line(self, one: Followed, heading: Heading, order: int) -> ScorecardLine:
        spec, kind = one.series.kind.spec, one.series.kind
        skipped = kind.frequency is values.Frequency.SECOND_YEAR and (self.year + order) % 2 == 0
        return ScorecardLine(
            indicator=one.indicator,
            year=self.year,
            area=self.places.areas[one.area],
            heading=heading,
            sector=one.sector,
            sector_assumed=order % 3 == 0,
            sector_reason="Antatt fra tjenesteområdet." if order % 3 == 0 else "",
            order=order,
            name=one.name,
            short_name=one.short_name,
            direction=spec.direction,
            value_kind=spec.value_kind,
            unit=spec.unit,
            scale_low=spec.scale.low if spec.scale else None,
            scale_high=spec.scale.high if spec.scale else None,
            decimals=spec.decimals or 0,
            aggregation=spec.aggregation,
            tolerance=spec.tolerance,
            levels=values.join_levels(spec.levels),
            statutory=order % 7 == 0,
            frequency=kind.frequency,
            planned=not skipped,
            on_card=one.on_card,
            source_line=order,
        )

    def _targets(self, followed: Sequence[Followed], plan: Plan) -> set[int]:
        """Write the targets; the places of the lines whose target asks for a benchmark."""
        rows, benchmarked = [], set()
        for place, (one, line) in enumerate(zip(followed, self.lines, strict=True)):
            text = target_text(one.series, self.random) if line.planned else "Måles ikke"
            if not text:
                continue
            parsed = read_target(text, line.spec)
            if isinstance(parsed, values.RelativeTarget):
                benchmarked.add(place)
            row = Target(line=line, written=text, case=plan.case, adopted_on=plan.adopted_on)
            row.parsed = parsed
            rows.append(row)
        self.writer.create(rows, self.planned_on)
        self.writer.create([AdoptedTarget.copied(row) for row in rows], self.planned_on)
        return benchmarked

    def _results(self, followed: Sequence[Followed]) -> None:
        rows, parts = [], []
        for one, line in zip(followed, self.lines, strict=True):
            cells = result_cells(one.series, self.random) if line.planned else (Cell("Måles ikke"),)
            for cell in cells:
                columns = values.result_columns(read_result(cell.text, line.spec))
                found = columns.pop("parts", [])
                row = Result(
                    line=line,
                    written=cell.text,
                    period_kind=cell.period.kind,
                    period_number=cell.period.number,
                )
                row.set_columns(columns)
                rows.append(row)
                parts += [(row, part) for part in found]
        self.writer.create(rows, self.reported_on)
        self.writer.create([_part(row, part) for row, part in parts], self.reported_on)

    def _benchmarks(self, followed: Sequence[Followed], wanted: set[int]) -> None:
        rows = []
        for place, (one, line) in enumerate(zip(followed, self.lines, strict=True)):
            known = self.random.random() < (0.85 if place in wanted else 0.05)
            if not known or not one.series.kind.spec.value_kind.is_number:
                continue
            text = benchmark_text(one.series, self.random)
            figure = read_result(text, line.spec)
            if isinstance(figure, values.FigureResult):
                rows.append(
                    Benchmark(
                        line=line,
                        scope=Benchmark.Scope.NATIONAL,
                        written=text,
                        value=figure.value,
                        value_decimals=values.written_decimals(figure.value),
                        edition=f"KOSTRA {self.year}",
                    )
                )
        self.writer.create(rows, self.reported_on)

    def _notes(self, followed: Sequence[Followed]) -> None:
        notes: list[Footnote] = []
        lines: list[ScorecardLine] = []
        for one, line in zip(followed, self.lines, strict=True):
            chance = self.random.random()
            if chance >= NOTED + REMARKED:
                continue
            remark = chance >= NOTED
            notes.append(
                Footnote(
                    area=self.places.areas[one.area],
                    year=self.year,
                    code=f"n-{one.indicator.code}",
                    kind=Footnote.Kind.REMARK if remark else Footnote.Kind.PRINTED,
                    order=len(notes) + 1,
                    text="Kilden sier noe annet i teksten."
                    if remark
                    else f"Undersøkelsen ble utvidet i {self.year}.",
                )
            )
            lines.append(line)
        self.writer.create(notes, self.reported_on)
        cells = [FootnoteCell(footnote=note, line=line) for note, line in zip(notes, lines, strict=True)]
        self.writer.create(cells, self.reported_on)

    def _comments(self, followed: Sequence[Followed]) -> None:
        rows: list[ResultComment] = []
        linked: dict[int, list[Indicator]] = {}
        for place in range(0, len(followed), PER_COMMENT):
            group = followed[place : place + PER_COMMENT]
            linked[len(rows)] = [one.indicator for one in self.random.sample(group, min(2, len(group)))]
            rows.append(
                ResultComment(
                    area=self.places.areas[group[0].area],
                    year=self.year,
                    code=f"k-{place}",
                    order=place,
                    title="Om resultatene",
                    text=f"Bemanningen var lavere enn planlagt i {self.year}, og tiltak er satt i gang.",
                )
            )
        self.writer.create_linked(rows, self.reported_on, "indicators", linked)


def _part(result: Result, part: dict[str, Any]) -> ResultPart:
    row = ResultPart(result=result)
    for name in ("position", "name", "period_kind", "period_number", "value", "value_decimals"):
        value = part.get(name)
        setattr(row, name, "" if value is None and name in ("name", "period_kind") else value)
    return row
