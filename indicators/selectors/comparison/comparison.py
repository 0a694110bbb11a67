"""A year's figures held against the country's, the county's, the KOSTRA group's and municipalities'."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from indicators.collation import norwegian
from indicators.judging import AGAINST_ORDER, JudgedLine, compare_with_figure, follows, published
from indicators.models import Benchmark, Municipality, User
from indicators.selectors.board.narrowing import in_scope
from indicators.selectors.board.overview import area_counts, sector_counts, year_lines
from indicators.selectors.line_choices import LineChoices
from indicators.selectors.years import example_years, year_facts
from indicators.values import (
    NOBODY,
    Against,
    BenchmarkScope,
    FigureComparison,
    Hindrance,
    Place,
    place_among,
    split_levels,
)
from indicators.values.query.address_words import SCOPE_PARAMETERS
from indicators.values.query.line_query import LineQuery
from indicators.values.query.screens import COMPARISON, Screen

MUNICIPALITY = "kommune"


@dataclass(frozen=True, slots=True)
class Other:
    """Somebody to be held against: ``key`` stands in addresses, ``name`` is a municipality's, else empty."""

    key: str
    scope: BenchmarkScope | None
    name: str = ""

    @property
    def owner(self) -> tuple[str, str]:
        """Scope and municipality as the figures are kept."""
        return (self.scope or Benchmark.Scope.MUNICIPALITY, self.name)


THE_COUNTRY = tuple(Other(key, scope) for key, scope in SCOPE_PARAMETERS.items())


@dataclass(frozen=True, slots=True)
class Beside:
    """Somebody's figure beside a line's, and how the line stands to it; ``year`` is that of the figure.

    ``follows``: the line's target is relative to this very figure.
    """

    held: FigureComparison
    follows: bool
    year: int
    value: Decimal | None = None
    text: str = ""
    edition: str = ""
    published_on: date | None = None


@dataclass(frozen=True, slots=True)
class HeldRow:
    """A line with everybody's figures, in the order of the columns, and its place among municipalities."""

    line: JudgedLine
    cells: tuple[Beside, ...]
    place: Place | None

    @property
    def follows(self) -> bool:
        """Whether the line's target is relative to any of the figures."""
        return any(cell.follows for cell in self.cells)


@dataclass(frozen=True, slots=True)
class HeldYear:
    """A year against others: ``rows`` are those listed, ``counts`` are of every line of the scope.

    ``others`` are those with a figure in the scope, and the country always; ``silent`` are chosen
    municipalities without any; ``unchosen`` have figures of the year and are not chosen. ``without`` is how
    many lines have nobody's figure; ``other_years`` are all years that there are figures of.
    """

    year: int
    years: tuple[int, ...]
    others: tuple[Other, ...]
    silent: tuple[str, ...]
    unchosen: tuple[str, ...]
    rows: tuple[HeldRow, ...]
    compared: int
    counts: Mapping[str, Mapping[Against, int]]
    total: int
    without: int
    areas: tuple[tuple[str, str], ...]
    sectors: tuple[tuple[str, str], ...]
    other_years: tuple[int, ...]
    example: bool = False


def chosen_municipalities() -> tuple[str, ...]:
    """The municipalities that the controller has chosen to hold against, in their order. One statement."""
    kept = Municipality.objects.values_list("peers", flat=True).first()
    return split_levels(kept or "")


def chosen_peers() -> tuple[tuple[str, ...], int, tuple[str, ...]]:
    """The municipalities chosen, the version of the row they are kept in (0: none), and all with figures."""
    row = Municipality.objects.first()
    theirs = Benchmark.objects.filter(scope=Benchmark.Scope.MUNICIPALITY).order_by(*norwegian("whose"))
    named = tuple(dict.fromkeys(theirs.values_list("whose", flat=True)))
    return split_levels(row.peers) if row else (), row.version if row else 0, named


def known_municipalities() -> tuple[str, ...]:
    """The municipalities that are chosen, then those that there are figures of. Two statements."""
    chosen, _version, named = chosen_peers()
    return tuple(dict.fromkeys((*chosen, *named)))


def others_asked(names: Iterable[str]) -> dict[str, Other]:
    """Everybody that can be asked for in an address, by key."""
    named = (Other(municipality_key(name), None, name) for name in names)
    return {one.key: one for one in (*THE_COUNTRY, *named)}


def comparison_choices(held: HeldYear) -> LineChoices:
    """The choices of the year that is held against others."""
    return LineChoices(str(held.year), held.years, held.areas, held.sectors)


def comparison_screen(names: Iterable[str]) -> Screen:
    """The page for these municipalities beside the country: each can be asked for in its address."""
    return replace(COMPARISON, others=tuple(others_asked(names)))


def municipality_key(name: str) -> str:
    """How a municipality is named in an address: ``kommune-hamar``."""
    return f"{MUNICIPALITY}-{'-'.join(name.casefold().split())}"


def held_year(user: User, year: int, asked: LineQuery, names: tuple[str, ...]) -> HeldYear:
    """The lines of a year's cards against others, as everybody reads them. ``names`` are those chosen."""
    facts = year_facts(user)
    years = tuple(one.year for one in facts)
    whole = published(year_lines(user, year))
    lines = tuple(line for line in whole if in_scope(line, asked))
    figures = _figures(year)
    older = _older({line.indicator_id for line in lines}, year)
    every_other = tuple(others_asked(names).values())
    every = tuple(_row(line, every_other, figures, older) for line in lines)
    used = [
        place for place, one in enumerate(every_other) if _is_used(one, [row.cells[place] for row in every])
    ]
    others = tuple(every_other[place] for place in used)
    rows = tuple(_narrow(row, used) for row in every)
    shown = tuple(row for row in rows if _is_compared(row))
    counts = {one.key: _counts(row.cells[place] for row in rows) for place, one in enumerate(others)}
    known = {whose for of_line in figures.values() for _scope, whose in of_line if whose}
    return HeldYear(
        year=year,
        years=years,
        others=others,
        silent=tuple(one.name for place, one in enumerate(every_other) if one.name and place not in used),
        unchosen=tuple(sorted(known - set(names))),
        rows=tuple(sorted((row for row in shown if _is_asked(row, others, asked)), key=_bound_first)),
        compared=len(shown),
        counts=counts,
        total=len(lines),
        without=len(lines) - len(shown),
        areas=tuple((one.key, f"{one.number} {one.title}") for one in area_counts(whole)),
        sectors=tuple((one.key, one.title) for one in sector_counts(whole)),
        other_years=_years_with_figures(),
        example=year in example_years(facts),
    )


type Figures = Mapping[int, Mapping[tuple[str, str], Benchmark]]


def _figures(year: int) -> Figures:
    """Everybody's figures of a year by line and owner. One statement."""
    found: dict[int, dict[tuple[str, str], Benchmark]] = defaultdict(dict)
    for row in Benchmark.objects.filter(line__year=year, superseded=False):
        found[row.line_id][row.scope, row.whose] = row
    return found


def _older(indicators: Collection[int], year: int) -> Mapping[tuple[int, str, str], tuple[int, Benchmark]]:
    """Everybody's newest figure of an earlier year, by indicator and owner. One statement."""
    rows = Benchmark.objects.filter(
        line__indicator_id__in=indicators, line__year__lt=year, superseded=False
    ).select_related("line")
    return {
        (row.line.indicator_id, row.scope, row.whose): (row.line.year, row)
        for row in rows.order_by("line__year")
    }


def _years_with_figures() -> tuple[int, ...]:
    """The years that anybody's figures are entered of, newest first. One statement."""
    years = Benchmark.objects.filter(superseded=False).order_by().values_list("line__year", flat=True)
    return tuple(sorted(set(years), reverse=True))


def _row(
    line: JudgedLine,
    asked: Iterable[Other],
    figures: Figures,
    older: Mapping[tuple[int, str, str], tuple[int, Benchmark]],
) -> HeldRow:
    cells: list[Beside] = []
    rivals: list[FigureComparison] = []
    for one in asked:
        row, year = figures.get(line.id, {}).get(one.owner), line.year
        if row is None:
            year, row = older.get((line.indicator_id, *one.owner), (line.year, None))
        cells.append(_beside(line, one, row, year))
        rivals += [cells[-1].held] if one.scope is None else []
    return HeldRow(line, tuple(cells), place_among(rivals))


def _beside(line: JudgedLine, one: Other, row: Benchmark | None, year: int) -> Beside:
    bound = one.scope is not None and follows(line, one.scope)
    if row is None:
        return Beside(NOBODY, bound, line.year)
    found = compare_with_figure(line, row.figure, row.written, one.scope, years_apart=line.year - year)
    return Beside(found, bound, year, row.figure, row.written, row.edition, row.published_on)


def _is_used(one: Other, cells: Iterable[Beside]) -> bool:
    return one.scope is BenchmarkScope.NATIONAL or any(
        cell.held.hindrance is not Hindrance.NO_FIGURE for cell in cells
    )


def _narrow(row: HeldRow, used: Iterable[int]) -> HeldRow:
    return HeldRow(row.line, tuple(row.cells[place] for place in used), row.place)


def _is_compared(row: HeldRow) -> bool:
    """Whether there is anybody's figure of the year."""
    return any(cell.held.outcome is not Against.ABSENT for cell in row.cells)


def _is_asked(row: HeldRow, others: Iterable[Other], asked: LineQuery) -> bool:
    return all(
        asked.against_of(one.key) in (None, cell.held.outcome)
        for one, cell in zip(others, row.cells, strict=True)
    )


def _bound_first(row: HeldRow) -> bool:
    return not row.follows


def _counts(cells: Iterable[Beside]) -> Mapping[Against, int]:
    found = dict.fromkeys(AGAINST_ORDER, 0)
    for cell in cells:
        found[cell.held.outcome] += 1
    return found
