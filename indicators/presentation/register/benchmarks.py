"""The pages on which other people's figures are entered: many lines of a year, or one line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext

from indicators.judging import JudgedLine
from indicators.models import Benchmark
from indicators.presentation.lines.row_views import line_url
from indicators.presentation.navigation.addresses import query
from indicators.presentation.navigation.choices import Choice
from indicators.presentation.navigation.refused_rows import BadRow
from indicators.presentation.wording.benchmark_editions import edition_words
from indicators.presentation.wording.figures import result_text, target_text
from indicators.presentation.wording.refusals import refusal_text
from indicators.selectors.benchmarks import EditionRow, OtherRow, OthersGrid
from indicators.workflow import RefusedRow, TypedBenchmark

SLUGS = {
    "landet": Benchmark.Scope.NATIONAL,
    "fylket": Benchmark.Scope.COUNTY,
    "kostra-gruppen": Benchmark.Scope.KOSTRA_GROUP,
    "kommune": Benchmark.Scope.MUNICIPALITY,
}
"""Whose figures, as the address bar names them."""


YEARS_SHOWN = 5
"""The newest years are offered; older ones are reached by their address and from the indicator."""


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A line of the grid: what stands, what was typed, and what was wrong with it."""

    line: JudgedLine
    url: str
    target: str
    result: str
    stands: str
    edition: str
    field: str
    typed: str
    error: str
    leans: bool


@dataclass(frozen=True, slots=True)
class GridPage:
    """The whole grid. ``bad`` are the rows that were refused."""

    year: int
    title: str
    years: tuple[Choice, ...]
    scopes: tuple[Choice, ...]
    who: str
    leaning: tuple[FigureRow, ...]
    others: tuple[FigureRow, ...]
    bad: tuple[BadRow, ...]
    action: str


def grid_page(
    grid: OthersGrid,
    typed: Mapping[int, TypedBenchmark] | None = None,
    refused: tuple[RefusedRow, ...] = (),
) -> GridPage:
    """Preformat the grid, with what was typed and refused."""
    said = {row.line_id: refusal_text(row.refusal, (typed or {})[row.line_id].text) for row in refused}
    rows = [_row(row, typed or {}, said) for row in grid.rows]
    newest = grid.years[:YEARS_SHOWN]
    shown = newest if grid.year in newest else (*newest, grid.year)
    slug = next(word for word, scope in SLUGS.items() if scope == grid.scope)
    return GridPage(
        year=grid.year,
        title=gettext("Andres tall %(year)d") % {"year": grid.year},
        years=tuple(Choice(str(one), others_url(one, slug), one == grid.year) for one in shown),
        scopes=tuple(
            Choice(str(scope.label), others_url(grid.year, word), scope == grid.scope)
            for word, scope in SLUGS.items()
        ),
        who=str(Benchmark.Scope(grid.scope).label),
        leaning=tuple(row for row in rows if row.leans),
        others=tuple(row for row in rows if not row.leans),
        bad=tuple(BadRow(row.field, row.line.short_name, row.error) for row in rows if row.error),
        action=others_url(grid.year, slug),
    )


def others_url(year: int, slug: str) -> str:
    """The address of the grid of a year."""
    return reverse("others_year", kwargs={"year": year}) + query({}, hvem=slug)


def _row(row: OtherRow, typed: Mapping[int, TypedBenchmark], said: Mapping[int, str]) -> FigureRow:
    line, now = row.line, row.current
    return FigureRow(
        line=line,
        url=line_url(line),
        target=str(target_text(line.target, line.spec)),
        result=result_text(line.result, line.spec, line.result_text),
        stands=now.text if now else "",
        edition=edition_words(now.edition, now.published_on) if now else "",
        field=f"r{line.id}-tall",
        typed=typed[line.id].text if line.id in typed else "",
        error=said.get(line.id, ""),
        leans=row.leans,
    )


@dataclass(frozen=True, slots=True)
class EditionView:
    """One edition of one of the others."""

    row: EditionRow
    who: str
    source: str


def edition_views(editions: tuple[EditionRow, ...]) -> tuple[EditionView, ...]:
    """Return every edition in words, those that count first."""
    ordered = sorted(editions, key=lambda one: one.superseded)
    return tuple(EditionView(one, one.owner, edition_words(one.edition, one.published_on)) for one in ordered)
