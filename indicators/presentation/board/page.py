"""The overview as one value: everything the page places, in the order in which it is read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from indicators.models import SubmissionState
from indicators.presentation.navigation.addresses import query
from indicators.presentation.navigation.choices import Choice, Select
from indicators.presentation.wording import words
from indicators.selectors import Board, Wanted, of_scope
from indicators.selectors.address_words import ROUND_SLUGS
from indicators.selectors.reporting.grid import SLUG_OF
from indicators.selectors.rounds.round_status import Waiting
from indicators.values import Status

from .comparison import AgainstLine, against_line
from .counters import Counter, board_band, card_href, counters
from .filters import (
    Filters,
    clear_href,
    filters,
    is_narrowed,
    kept,
    lacking,
    narrowed_by,
    scope_href,
    scopes,
    sorts,
    when_selects,
)
from .front import Front, front
from .matrix import Grid, SameView, matrix_grid, same_views, years_chart, years_grid
from .missed_list import list_heading, shown_count
from .missed_table import TableLine, table_lines
from .summary import Summary, headline, scope_name, summary

FIRST_SHOWN: Final = 6
SPARED: Final = 2
"""So many more are shown rather than hidden behind a way to all of them."""
PAGE: Final = 200
"""How many lines of the table stand on one page."""


class View(StrEnum):
    """What of the year is shown, by the word in the address; the front is what has no word."""

    FRONT = ""
    LIST = "alle"
    MATRIX = "matrise"
    YEARS = "arene"


@dataclass(frozen=True, slots=True)
class Chosen:
    """What the reader has chosen in the address bar, parsed; ``raw`` are the words as they stand there."""

    raw: Mapping[str, str]
    wanted: Wanted
    asked: View = View.FRONT
    page: int = 1

    @property
    def view(self) -> View:
        """What is shown: a list that is narrowed to something is shown whole."""
        narrowed = self.wanted.statuses is not None or is_narrowed_by_more(self.wanted)
        return View.LIST if self.asked is View.FRONT and narrowed else self.asked

    @property
    def shown(self) -> slice:
        """Which of the list are shown with their figures through the years: on the front none are."""
        return slice((self.page - 1) * PAGE, self.page * PAGE) if self.view is View.LIST else slice(0)


@dataclass(frozen=True, slots=True)
class Listing:
    """The list as a table, on a page of its own."""

    lines: tuple[TableLine, ...]
    statuses: bool
    selection: str
    filters: Filters
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
    when: tuple[Select, ...]
    when_kept: tuple[tuple[str, str], ...]
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


def explicit(board: Board, raw: Mapping[str, str]) -> dict[str, str]:
    """The words of the address with year and round named: what they lead to stays when a year is closed."""
    shown = ROUND_SLUGS[board.round] if board.round is not None else "arsslutt"
    return {
        "ar": str(board.year),
        "runde": shown,
        **{k: v for k, v in raw.items() if k not in ("ar", "runde")},
    }


def board_page(whole: Board, chosen: Chosen) -> BoardPage:
    """Preformat the overview of a year for what the reader has chosen."""
    raw, wanted, view = explicit(whole, chosen.raw), chosen.wanted, chosen.view
    board, total = of_scope(whole), len(whole.listed)
    only_missed = {line.verdict.status for line in board.listed} == {Status.MISSED}
    scope = scope_name(whole, wanted.area, wanted.sector)
    heading = list_heading(wanted, total)
    answer = headline(board, scope)
    by_status = view in (View.FRONT, View.LIST) and not is_narrowed_by_more(wanted)
    count = len(board.listed[chosen.shown]) if view is View.LIST else first_count(total)
    return BoardPage(
        board=board,
        view=view,
        title=f"{_view_title(view, heading)}{answer}",
        headline=answer,
        with_drafts=_with_drafts(board),
        waiting=tuple((_waiting(one), _grid_of(one)) for one in board.waiting),
        scope=scope,
        scopes=scopes(whole, raw, wanted),
        card=_card(board, wanted),
        back=scope_href(raw),
        summary=summary(board, raw),
        when=when_selects(board),
        when_kept=kept(raw, without=("ar", "runde", "side")),
        band=board_band(board),
        counters=counters(board, raw, wanted.listed_statuses if by_status else frozenset()),
        list_heading=heading,
        shown=shown_count(count, total),
        sorts=sorts(raw, wanted.sort) if total > 1 and only_missed else (),
        narrowed=narrowed_by(whole, raw, wanted),
        lacking=lacking(board, raw, wanted) if wanted.listed_statuses == {Status.MISSED} else None,
        severity_order=wanted.sort == "severity" and only_missed,
        all_href=query(raw, vis=View.LIST.value) + "#liste",
        front=front(board, wanted, raw, count) if view is View.FRONT else None,
        listing=_listing(whole, board, chosen, raw) if view is View.LIST else None,
        matrix=matrix_grid(board, raw) if view is View.MATRIX else None,
        years=_years(board, raw) if view is View.YEARS else None,
        against=against_line(board, raw) if view is View.FRONT else None,
    )


def first_count(total: int) -> int:
    """How many of the list the front shows: a way to all of them never hides one or two."""
    return FIRST_SHOWN if total > FIRST_SHOWN + SPARED else total


def is_narrowed_by_more(wanted: Wanted) -> bool:
    """Whether the list is narrowed by anything but a status, so that no counter is what it shows."""
    others = (wanted.change, wanted.turned, wanted.outlooks, wanted.against, wanted.in_a_row)
    flags = (wanted.unexplained, wanted.close, wanted.owed, wanted.owed_earlier)
    return any(one is not None for one in others) or any(flags)


def _view_title(view: View, heading: str) -> str:
    """What stands before the answer in the title of a view of its own."""
    names = {
        View.FRONT: "",
        View.LIST: heading,
        View.MATRIX: gettext("Tjenesteområde og sektor"),
        View.YEARS: gettext("Gjennom årene"),
    }
    return f"{names[view]}: " if names[view] else ""


def _card(board: Board, wanted: Wanted) -> str:
    """The card of the sector or area that the board is of; empty for the whole municipality."""
    if wanted.sector is not None:
        return card_href(board.year, wanted.sector, sector=True)
    return card_href(board.year, wanted.area) if wanted.area is not None else ""


def _listing(whole: Board, board: Board, chosen: Chosen, raw: dict[str, str]) -> Listing:
    wanted = chosen.wanted
    return Listing(
        lines=table_lines(board, chosen.shown, unfolds=True),
        statuses=len({line.verdict.status for line in board.listed}) > 1,
        selection=_selection(whole, raw, wanted),
        filters=filters(whole, raw, wanted),
        more=_pages(len(board.listed), raw, chosen.page),
        empty=_empty(board, wanted),
        clear_href=clear_href(raw) if is_narrowed(wanted) else "",
    )


def _selection(whole: Board, raw: dict[str, str], wanted: Wanted) -> str:
    """What is listed, in words, for paper: ``Sektor for skole · Ikke nådd · 13 indikatorer``."""
    chosen = [*scopes(whole, raw, wanted), *narrowed_by(whole, raw, wanted)]
    found = [one.label for one in chosen]
    if wanted.listed_statuses != frozenset(Status):
        found += [words.status_word(one) for one in words.STATUS_WORDS if one in wanted.listed_statuses]
    if wanted.unexplained:
        found.append(gettext("Mangler forklaring"))
    total = len(whole.listed)
    return " · ".join([*found, shown_count(total, total)])


def _years(board: Board, raw: dict[str, str]) -> YearsView:
    return YearsView(years_grid(board, raw), years_chart(board), same_views(board), _years_note(board))


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


def _pages(total: int, raw: dict[str, str], page: int) -> tuple[Choice, ...]:
    """The ways to the pages beside the shown one, where the lines are very many."""
    found = []
    if page > 1:
        label = gettext("Forrige %(count)d") % {"count": PAGE}
        before = str(page - 1) if page > 2 else None
        found.append(Choice(label, query(raw, side=before) + "#liste", False))
    left = total - page * PAGE
    if left > 0:
        label = gettext("Neste %(count)d") % {"count": min(left, PAGE)}
        found.append(Choice(label, query(raw, side=str(page + 1)) + "#liste", False))
    return tuple(found)


def _empty(board: Board, wanted: Wanted) -> str:
    if is_narrowed(wanted):
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
