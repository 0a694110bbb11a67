"""Many targets as a table: one line each, to be read across on screen and on paper."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from indicators.judging import JudgedLine, guarded
from indicators.presentation.lines.row_views import line_mark, line_url, verdict_css
from indicators.presentation.wording.actions import marks
from indicators.presentation.wording.cells import result_cell, target_cell
from indicators.presentation.wording.distance import gap
from indicators.selectors import Board
from indicators.values import Status

from .counters import percent, short_sector
from .missed_list import ListedLine, listed_lines, quoted

ON_PAPER: Final = 100
"""How many lines of the list stand in the front's table, which is for paper alone."""
WHY: Final = 90
"""How many letters of an explanation stand in the line itself."""


@dataclass(frozen=True, slots=True)
class TableLine:
    """One target in a line; ``whole`` is what its line unfolds to, None on paper."""

    line: JudgedLine
    url: str
    sector: str
    target: SafeString
    result: SafeString
    css: str
    status: SafeString
    gap: str
    severity: str
    streak: str
    why: str
    lacking: bool
    marks: SafeString
    whole: ListedLine | None = None


def table_lines(board: Board, shown: slice, *, unfolds: bool) -> tuple[TableLine, ...]:
    """Preformat lines of the list as a table; with all there is to say about each where they unfold."""
    lines = board.listed[shown]
    wholes: tuple[ListedLine | None, ...] = listed_lines(board, shown) if unfolds else (None,) * len(lines)
    return tuple(_guarded(board, line, whole) for line, whole in zip(lines, wholes, strict=True))


def _guarded(board: Board, line: JudgedLine, whole: ListedLine | None) -> TableLine:
    return guarded(lambda one: _line(board, one, whole), line)


def _line(board: Board, line: JudgedLine, whole: ListedLine | None) -> TableLine:
    missed = line.verdict.status is Status.MISSED
    severity = line.verdict.severity
    return TableLine(
        line=line,
        url=line_url(line),
        sector=short_sector(line.sector.name),
        target=target_cell(line).html,
        result=result_cell(line.result, line.spec, line.result_text).html,
        css=verdict_css(line.verdict),
        status=line_mark(line).html,
        gap=gap(line),
        severity="" if severity is None else format_html("{}\u00a0%", percent(severity)),
        streak=str(len(board.streaks.get(line.id, ())) or ""),
        why=quoted(line, WHY)[0],
        lacking=missed and not line.explanations,
        marks=marks(line),
        whole=whole,
    )


def paper_note(shown: int, total: int) -> str:
    """What the table on paper leaves out; empty where it has them all."""
    if shown >= total:
        return ""
    return gettext("De %(shown)d første av %(total)d. Alle står i Tabeller, som fil eller på papir.") % {
        "shown": shown,
        "total": total,
    }
