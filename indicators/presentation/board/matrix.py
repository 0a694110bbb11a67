"""Service areas × sectors, and service areas × years: shares of targets met, in words and in a shade."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from indicators.presentation.navigation.addresses import rows_href
from indicators.selectors import Board, Share, same_through_years
from indicators.selectors.board.narrowing import JUDGED
from indicators.values import Status
from indicators.values.query.line_query import LineQuery

from .counters import percent, short_sector

SHADES: Final = (
    (Decimal(1), "all"),
    (Decimal("0.75"), "most"),
    (Decimal("0.5"), "half"),
    (Decimal("0.25"), "few"),
    (Decimal(0), "least"),
)
"""The least share of each shade, the lightest first: lightness alone tells them apart in grey."""


@dataclass(frozen=True, slots=True)
class GridCell:
    """A share in words; ``css`` is its shade, ``label`` the column for those who read cell by cell."""

    label: str
    text: str
    css: str
    href: str


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row with its cells; the last is the whole row's."""

    title: str
    cells: tuple[GridCell, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of shares; ``total`` is its last row."""

    columns: tuple[str, ...]
    rows: tuple[GridRow, ...]
    total: GridRow
    key: tuple[tuple[str, str], ...]


def shade(share: Share) -> str:
    """The class of a share, ``none`` where nothing could be judged."""
    if share.share is None:
        return "none"
    return next(css for least, css in SHADES if share.share >= least)


def shade_key() -> tuple[tuple[str, str], ...]:
    """What each shade means."""
    return (
        ("all", gettext("alle nådd")),
        ("most", gettext("75–99\u00a0%")),
        ("half", gettext("50–74\u00a0%")),
        ("few", gettext("25–49\u00a0%")),
        ("least", gettext("under 25\u00a0%")),
    )


def matrix_grid(board: Board, asked: LineQuery) -> Grid | None:
    """Areas × sectors of what the board is of; None where that is one row or column, or has no verdict."""
    matrix = board.matrix
    if len(matrix.sectors) < 2 or len(matrix.areas) < 2 or not board.counts.judged:
        return None
    when = asked.scope

    def cell(label: str, met: int, judged: int, total: int, **where: tuple[str, ...]) -> GridCell:
        return _cell(label, Share(met, judged), total, when.with_(**where))

    names = [short_sector(group.title) for group in matrix.sectors]
    rows = []
    for area in matrix.areas:
        cells = []
        for sector, name in zip(matrix.sectors, names, strict=True):
            counts = matrix.cells.get((area.key, sector.key))
            if counts is None:
                cells.append(GridCell(name, "", "empty", ""))
            else:
                cells.append(
                    cell(
                        name,
                        counts.met,
                        counts.judged,
                        counts.total,
                        areas=(area.key,),
                        sectors=(sector.key,),
                    )
                )
        counts = area.counts
        cells.append(cell(gettext("Alle"), counts.met, counts.judged, counts.total, areas=(area.key,)))
        rows.append(GridRow(area.title, tuple(cells)))
    total = [
        cell(name, group.counts.met, group.counts.judged, group.counts.total, sectors=(group.key,))
        for group, name in zip(matrix.sectors, names, strict=True)
    ]
    whole = board.counts
    total.append(cell(gettext("Alle"), whole.met, whole.judged, whole.total))
    columns = (*names, gettext("Alle"))
    return Grid(columns, tuple(rows), GridRow(gettext("Alle"), tuple(total)), shade_key())


def _cell(label: str, share: Share, total: int, where: LineQuery) -> GridCell:
    if not share.judged:
        text = gettext("0 av %(total)d vurdert") % {"total": total}
        return GridCell(label, text, "none", rows_href(where.with_(statuses=frozenset(Status))))
    text = gettext("%(met)d av %(judged)d") % {"met": share.met, "judged": share.judged}
    return GridCell(label, text, shade(share), rows_href(where.with_(statuses=JUDGED)))


def years_grid(board: Board, asked: LineQuery) -> Grid | None:
    """Areas × years of the scope; None before there are two years to compare, and at a round of a year."""
    found = board.through_years
    if len(found.years) < 2 or board.round is not None:
        return None
    scope = asked.scope

    def cells(shares: dict[int, Share], area: Callable[[int], str | None]) -> tuple[GridCell, ...]:
        return tuple(
            _year_cell(
                shares.get(year, Share(0, 0)),
                str(year),
                scope.with_(
                    year=year,
                    round=scope.round if year == board.year else None,
                    areas=tuple(filter(None, [area(year)])),
                    statuses=JUDGED,
                ),
            )
            for year in found.years
        )

    rows = tuple(GridRow(area.name, cells(dict(area.shares), area.numbers.get)) for area in found.areas)
    total = GridRow(
        gettext("Alle"),
        cells(dict(found.whole), lambda year: found.asked.get(year, scope.area)),
    )
    return Grid(tuple(str(year) for year in found.years), rows, total, shade_key())


def _year_cell(share: Share, label: str, where: LineQuery) -> GridCell:
    if not share.judged:
        return GridCell(label, "", "empty", "")
    text = gettext("%(met)d av %(judged)d") % {"met": share.met, "judged": share.judged}
    return GridCell(label, text, shade(share), rows_href(where))


@dataclass(frozen=True, slots=True)
class SameView:
    """The targets that are judged in a year before and in the shown one: how many were met then and now."""

    year: int
    then: str
    now: str


def same_views(board: Board) -> tuple[SameView, ...]:
    """The years before, oldest first, each held beside the shown year in the same targets."""
    words = gettext("%(met)d av %(judged)d (%(percent)d\u00a0%%)")
    found = []
    for year, shares in same_through_years(board).items():
        then, now = (
            words % {"met": one.met, "judged": one.judged, "percent": percent(one.share or Decimal(0))}
            for one in shares
        )
        found.append(SameView(year, then, now))
    return tuple(found)


BAR, GAP, TOP, DEEP = 44, 28, 18, 96


def years_chart(board: Board) -> SafeString:
    """One column for each year, as tall as the share met; the table below has the same numbers."""
    found = board.through_years
    if len(found.years) < 2:
        return SafeString("")
    width = len(found.years) * (BAR + GAP) + GAP
    parts, said = [], []
    for place, year in enumerate(found.years):
        share = found.whole[year]
        if share.share is None:
            continue
        told = percent(share.share)
        tall = (share.share * DEEP).quantize(Decimal("0.1"))
        x, middle = GAP + place * (BAR + GAP), GAP + place * (BAR + GAP) + BAR // 2
        css = "yb-now" if year == board.year else "yb"
        said.append(
            gettext("%(year)d: %(percent)d\u00a0%% (%(met)d av %(judged)d)")
            % {"year": year, "percent": told, "met": share.met, "judged": share.judged}
        )
        parts.append(
            f'<rect class="yb-all" x="{x}" y="{TOP}" width="{BAR}" height="{DEEP}"/>'
            f'<rect class="{css}" x="{x}" y="{TOP + DEEP - tall}" width="{BAR}" height="{tall}"/>'
            f'<text class="yb-p" x="{middle}" y="{TOP + DEEP - tall - 5}">{told}\u00a0%</text>'
            f'<text class="yb-y" x="{middle}" y="{TOP + DEEP + 16}">{year}</text>'
        )
    title = gettext("Andel nådde mål av dem som er vurdert. %(years)s") % {"years": ", ".join(said)}
    height = TOP + DEEP + 22
    return mark_safe(  # noqa: S308 the title is escaped, the rest are numbers
        f'<svg class="years-c" viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img">'
        f"<title>{escape(title)}</title>{''.join(parts)}"
        f'<path class="yb-base" d="M0 {TOP + DEEP}.5H{width}"/></svg>'
    )
