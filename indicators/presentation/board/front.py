"""The front of the overview: everything in one look, each part with the way to all of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext

from indicators.presentation.lines.row_views import StatusMark
from indicators.presentation.navigation.addresses import address, rows_href
from indicators.presentation.navigation.choices import Choice
from indicators.presentation.wording import words
from indicators.selectors import Board
from indicators.values import Status
from indicators.values.query.address_words import OUTLOOKS_BY_SLUG
from indicators.values.query.line_query import LineQuery
from indicators.values.query.screens import View

from .counters import Strip, strips
from .missed_list import ListedLine, listed_lines
from .missed_table import ON_PAPER, paper_note
from .movements import Moves, moves
from .sidebar import (
    AtRisk,
    OverdueView,
    OwingView,
    Promised,
    TurnedLines,
    at_risk_views,
    overdue_all,
    overdue_views,
    owing_deadline,
    owing_views,
    promised_all,
    promised_summary,
    promised_views,
    turned_heading,
    turned_lists,
    turned_note,
)
from .tallies import TallyLine, tally_lines

BESIDE: Final = 3
"""How many rows of each of the smaller parts are shown."""


@dataclass(frozen=True, slots=True)
class Front:
    """The parts of the front; what has no rows is empty."""

    sectors: tuple[Strip, ...]
    areas: tuple[Strip, ...]
    key: tuple[StatusMark, ...]
    moves: Moves
    owing: tuple[OwingView, ...]
    owes_figures: bool
    owes_earlier: bool
    owing_deadline: str
    lines: tuple[ListedLine, ...]
    has_bullets: bool
    more: str
    paper_note: str
    turned_heading: str
    turned_note: str
    turned: tuple[TurnedLines, ...]
    at_risk: tuple[AtRisk, ...]
    at_risk_all: Choice | None
    overdue: tuple[OverdueView, ...]
    overdue_all: Choice
    promised: tuple[Promised, ...]
    promised_all: Choice | None
    promised_summary: str
    tallies: tuple[TallyLine, ...]
    further: tuple[Choice, ...]


def front(board: Board, asked: LineQuery, count: int) -> Front:
    """Preformat the front of a board of its scope; ``count`` missed targets are shown."""
    scope, total = asked.scope, len(board.listed)
    lines = listed_lines(board, slice(0, count))
    return Front(
        sectors=strips(board.sectors, asked, sector=True) if len(board.sectors) > 1 else (),
        areas=strips(board.areas, asked, sector=False) if len(board.areas) > 1 else (),
        key=_key(board),
        moves=moves(board, asked),
        owing=owing_views(board, asked),
        owes_figures=any(one.figures for one in board.owing),
        owes_earlier=any(one.earlier for one in board.owing),
        owing_deadline=owing_deadline(board),
        lines=lines,
        has_bullets=any(line.bullet for line in lines),
        more=gettext("Vis alle %(total)d i tabell") % {"total": total} if total > count else "",
        paper_note=paper_note(ON_PAPER, total),
        turned_heading=turned_heading(board),
        turned_note=turned_note(board),
        turned=turned_lists(board, asked, BESIDE),
        at_risk=at_risk_views(board, BESIDE),
        at_risk_all=_all(len(board.at_risk), rows_href(scope.with_(outlooks=OUTLOOKS_BY_SLUG["fare"]))),
        overdue=overdue_views(board, BESIDE),
        overdue_all=overdue_all(board, asked),
        promised=promised_views(board)[:BESIDE],
        promised_all=promised_all(board, asked, BESIDE),
        promised_summary=promised_summary(board),
        tallies=tally_lines(board, asked),
        further=_further(board, scope),
    )


def _key(board: Board) -> tuple[StatusMark, ...]:
    present = {line.verdict.status for line in board.lines}
    return tuple(
        StatusMark(str(word), word.icon, word.css)
        for status, word in words.STATUS_WORDS.items()
        if status in present
    )


def _all(total: int, href: str) -> Choice | None:
    if total <= BESIDE:
        return None
    return Choice(gettext("Vis alle %(total)d") % {"total": total}, href)


def _further(board: Board, scope: LineQuery) -> tuple[Choice, ...]:
    """The views of their own: areas × sectors, the years, and all indicators."""
    found = []
    if len(board.areas) > 1 and len(board.sectors) > 1 and board.counts.judged:
        found.append(Choice(gettext("Tjenesteområde × sektor"), address(scope.with_(view=View.MATRIX))))
    if board.round is None:
        found.append(Choice(gettext("Gjennom årene"), address(scope.with_(view=View.YEARS))))
    total = board.counts.total
    label = gettext("Alle %(total)d indikatorer i tabell") % {"total": total}
    return (*found, Choice(label, rows_href(scope.with_(statuses=frozenset(Status)))))
