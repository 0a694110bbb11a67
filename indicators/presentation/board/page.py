"""The overview as one value: everything the page places, in the order in which it is read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from indicators.models import SubmissionState
from indicators.presentation.navigation.addresses import address, rows_href
from indicators.presentation.navigation.choices import Choice
from indicators.presentation.wording import words
from indicators.presentation.wording.words import shown_count
from indicators.selectors import Board, of_scope
from indicators.selectors.reporting.grid import SLUG_OF
from indicators.selectors.rounds.round_status import Waiting
from indicators.values import RoundKind, Status
from indicators.values.query.line_query import LineQuery
from indicators.values.query.screens import View

from .comparison import AgainstLine, against_line
from .counters import Counter, board_band, card_href, counters
from .filters import clear_href, is_narrowed, lacking, narrowed_by, scopes, sorts
from .front import Front, front
from .matrix import Grid, SameView, matrix_grid, same_views, years_chart, years_grid
from .missed_list import list_heading
from .missed_table import TableLine, table_lines
from .summary import Summary, headline, scope_name, summary

FIRST_SHOWN: Final = 6
SPARED: Final = 2
"""So many more are shown rather than hidden behind a way to all of them."""
PAGE: Final = 200
"""How many lines of the table stand on one page."""


def view_of(asked: LineQuery) -> View:
    """What is shown: a list that is narrowed to something is shown whole."""
    narrowed = bool(asked.statuses) or is_narrowed_by_more(asked)
    return View.LIST if asked.view is View.FRONT and narrowed else asked.view


def shown_of(asked: LineQuery) -> slice:
    """Which of the list are shown with their figures through the years: on the front none are."""
    page = slice((asked.page - 1) * PAGE, asked.page * PAGE)
    return page if view_of(asked) is View.LIST else slice(0)


@dataclass(frozen=True, slots=True)
class Listing:
    """The list as a table, on a page of its own."""

    lines: tuple[TableLine, ...]
    statuses: bool
    selection: str
    more: tuple[Choice, ...]
    empty: str
    clear_href: str


@dataclass(frozen=True, slots=True)
class YearsView:
    """Shares through the years: a drawing, a table by area, and the same targets then and now."""

    grid: Grid | None
    chart: SafeString
    same: tuple[SameView, ...]
    note: str


@dataclass(frozen=True, slots=True)
class BoardPage:
    """The whole overview, or one of the views of its own that it leads to."""

    board: Board
    view: View
    title: str
    headline: str
    with_drafts: str
    waiting: tuple[tuple[str, str], ...]
    scope: str
    scopes: tuple[Choice, ...]
    card: str
    back: str
    summary: Summary
    band: SafeString
    counters: tuple[Counter, ...]
    list_heading: str
    shown: str
    sorts: tuple[Choice, ...]
    narrowed: tuple[Choice, ...]
    lacking: Choice | None
    severity_order: bool
    all_href: str
    front: Front | None
    listing: Listing | None
    matrix: Grid | None
    years: YearsView | None
    against: AgainstLine | None = None
    """How the year stands to the country, on the front."""


def explicit(board: Board, asked: LineQuery) -> LineQuery:
    """The same with year and round named: what links lead to stays when a year is closed."""
    return asked.with_(year=board.year, round=board.round or RoundKind.YEAR_END, page=asked.page)


def board_page(whole: Board, asked: LineQuery) -> BoardPage:
    """Preformat the overview of a year for what the reader has chosen."""
    asked, view = explicit(whole, asked), view_of(asked)
    board, total = of_scope(whole), len(whole.listed)
    only_missed = {line.verdict.status for line in board.listed} == {Status.MISSED}
    scope = scope_name(whole, asked.area, asked.sector)
    heading = list_heading(asked, total)
    answer = headline(board, scope)
    by_status = view in (View.FRONT, View.LIST) and not is_narrowed_by_more(asked)
    count = len(board.listed[shown_of(asked)]) if view is View.LIST else first_count(total)
    return BoardPage(
        board=board,
        view=view,
        title=f"{_view_title(view, heading)}{answer}",
        headline=answer,
        with_drafts=_with_drafts(board),
        waiting=tuple((_waiting(one), _grid_of(one)) for one in board.waiting),
        scope=scope,
        scopes=scopes(whole, asked),
        card=_card(board, asked),
        back=address(asked.scope) or reverse("board"),
        summary=summary(board, asked),
        band=board_band(board),
        counters=counters(board, asked, asked.listed_statuses if by_status else frozenset()),
        list_heading=heading,
        shown=shown_count(count, total),
        sorts=sorts(asked) if total > 1 and only_missed else (),
        narrowed=narrowed_by(whole, asked),
        lacking=lacking(board, asked) if asked.listed_statuses == {Status.MISSED} else None,
        severity_order=asked.sort == "severity" and only_missed,
        all_href=rows_href(asked.with_(view=View.LIST)),
        front=front(board, asked, count) if view is View.FRONT else None,
        listing=_listing(whole, board, asked) if view is View.LIST else None,
        matrix=matrix_grid(board, asked) if view is View.MATRIX else None,
        years=_years(board, asked) if view is View.YEARS else None,
        against=against_line(board, asked) if view is View.FRONT else None,
    )


def first_count(total: int) -> int:
    """How many of the list the front shows: a way to all of them never hides one or two."""
    return FIRST_SHOWN if total > FIRST_SHOWN + SPARED else total


def is_narrowed_by_more(asked: LineQuery) -> bool:
    """Whether the list is narrowed by anything but a status, so that no counter is what it shows."""
    others = (asked.changes, asked.turned, asked.outlooks, asked.against, asked.in_a_row)
    return any(others) or bool(asked.unexplained or asked.close or asked.owed)


def _view_title(view: View, heading: str) -> str:
    """What stands before the answer in the title of a view of its own."""
    names = {
        View.FRONT: "",
        View.LIST: heading,
        View.MATRIX: gettext("Tjenesteområde og sektor"),
        View.YEARS: gettext("Gjennom årene"),
    }
    return f"{names[view]}: " if names[view] else ""


def _card(board: Board, asked: LineQuery) -> str:
    """The card of the sector or area that the board is of; empty for the whole municipality."""
    if asked.sector is not None:
        return card_href(board.year, asked.sector, sector=True)
    return card_href(board.year, asked.area) if asked.area is not None else ""


def _listing(whole: Board, board: Board, asked: LineQuery) -> Listing:
    return Listing(
        lines=table_lines(board, shown_of(asked), unfolds=True),
        statuses=len({line.verdict.status for line in board.listed}) > 1,
        selection=_selection(whole, asked),
        more=_pages(len(board.listed), asked),
        empty=_empty(board, asked),
        clear_href=clear_href(asked) if is_narrowed(asked) else "",
    )


def _selection(whole: Board, asked: LineQuery) -> str:
    """What is listed, in words, for paper: ``Sektor for skole · Ikke nådd · 13 indikatorer``."""
    chosen = [*scopes(whole, asked), *narrowed_by(whole, asked)]
    found = [one.label for one in chosen]
    if asked.listed_statuses != frozenset(Status):
        found += [words.status_word(one) for one in words.STATUS_WORDS if one in asked.listed_statuses]
    if asked.unexplained:
        found.append(gettext("Mangler forklaring"))
    total = len(whole.listed)
    return " · ".join([*found, shown_count(total, total)])


def _years(board: Board, asked: LineQuery) -> YearsView:
    return YearsView(years_grid(board, asked), years_chart(board), same_views(board), _years_note(board))


def _with_drafts(board: Board) -> str:
    """What the headline would be with the reader's own drafts: ``Med dine utkast: 31 av 66``."""
    if board.with_drafts is None:
        return ""
    told = {"met": board.with_drafts.met, "judged": board.with_drafts.judged}
    return gettext("Med dine utkast: %(met)d av %(judged)d. De telles ikke med før de er sendt inn.") % told


def _waiting(one: Waiting) -> str:
    """What the reader is asked for: ``Årsslutt 2026 for Sektor for skole er returnert: «Se over»``."""
    given = {"round": f"{one.round} {one.year}", "sector": one.sector, "why": one.why}
    if one.state == SubmissionState.RETURNED:
        return gettext("%(round)s for %(sector)s er returnert: «%(why)s»") % given
    if one.state == SubmissionState.REOPENED:
        return gettext("%(round)s for %(sector)s er gjenåpnet: «%(why)s»") % given
    told = gettext("%(round)s for %(sector)s er ikke sendt inn. Fristen er %(day)s.")
    return told % {**given, "day": f"{one.deadline:%d.%m.%Y}"}


def _grid_of(one: Waiting) -> str:
    given = {"year": one.year, "slug": SLUG_OF[one.kind], "sector": one.sector_code}
    return reverse("reporting_sector", kwargs=given)


def _pages(total: int, asked: LineQuery) -> tuple[Choice, ...]:
    """The ways to the pages beside the shown one, where the lines are very many."""
    found, page = [], asked.page
    if page > 1:
        label = gettext("Forrige %(count)d") % {"count": PAGE}
        found.append(Choice(label, rows_href(asked.with_(page=page - 1))))
    left = total - page * PAGE
    if left > 0:
        label = gettext("Neste %(count)d") % {"count": min(left, PAGE)}
        found.append(Choice(label, rows_href(asked.with_(page=page + 1))))
    return tuple(found)


def _empty(board: Board, asked: LineQuery) -> str:
    if is_narrowed(asked):
        return gettext("Ingen indikatorer passer med det du har valgt.")
    return gettext("Ingen mål er registrert som ikke nådd i %(year)d.") % {"year": board.year}


def _years_note(board: Board) -> str:
    """What stands instead of the years before there are two of them."""
    if board.round is not None:
        return gettext("Utviklingen regnes av hele år, og vises for årsslutt.")
    if len(board.through_years.years) > 1:
        return ""
    return gettext("Utviklingen vises når to år har mål som er vurdert. Før %(year)d finnes ingen.") % {
        "year": board.year
    }
