"""The overview as one value: everything the page places, in the order in which it is read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from indicators.models import SubmissionState
from indicators.presentation import words
from indicators.presentation.board_blocks import (
    AtRisk,
    OverdueView,
    OwingView,
    Promised,
    TurnedTable,
    at_risk_views,
    overdue_all,
    overdue_views,
    owing_deadline,
    owing_views,
    promised_summary,
    promised_views,
    turned_heading,
    turned_note,
    turned_tables,
)
from indicators.presentation.board_filters import (
    Filters,
    Select,
    clear_href,
    filters,
    is_narrowed,
    kept,
    lacking,
    narrowed_by,
    sorts,
    when_selects,
)
from indicators.presentation.board_grid import Grid, matrix_grid, years_chart, years_grid
from indicators.presentation.board_list import ListedLine, list_heading, listed_lines, shown_count
from indicators.presentation.board_parts import (
    Choice,
    Counter,
    GroupView,
    board_band,
    counters,
    group_views,
    scope_of,
)
from indicators.presentation.board_summary import Summary, headline, scope_name, summary
from indicators.presentation.board_tallies import TallyLine, tally_lines
from indicators.presentation.lines import StatusMark
from indicators.presentation.links import query
from indicators.selectors import Board, Wanted
from indicators.selectors.news import Waiting
from indicators.selectors.reporting import SLUG_OF
from indicators.values import Status

FIRST_SHOWN: Final = 10
RISKS_SHOWN: Final = 5
PAGE: Final = 200
"""How many of the list are shown at first, and on one page when all are asked for; forecasts are fewer, since
in a tertial they stand above the missed targets."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """What the reader has chosen in the address bar, parsed; ``raw`` are the words as they stand there."""

    raw: Mapping[str, str]
    wanted: Wanted
    everything: bool = False
    page: int = 1

    @property
    def shown(self) -> slice:
        """Which of the list are shown."""
        if not self.everything:
            return slice(0, FIRST_SHOWN)
        return slice((self.page - 1) * PAGE, self.page * PAGE)


@dataclass(frozen=True, slots=True)
class BoardPage:
    """The whole overview."""

    board: Board
    headline: str
    with_drafts: str
    waiting: tuple[tuple[str, str], ...]
    scope: str
    scope_clear: str
    summary: Summary
    when: tuple[Select, ...]
    when_kept: tuple[tuple[str, str], ...]
    band: SafeString
    counters: tuple[Counter, ...]
    key: tuple[StatusMark, ...]
    list_heading: str
    shown: str
    sorts: tuple[Choice, ...]
    narrowed: tuple[Choice, ...]
    lacking: Choice | None
    filters: Filters
    lines: tuple[ListedLine, ...]
    has_bullets: bool
    shows_met: bool
    shows_missed: bool
    severity_order: bool
    more: tuple[Choice, ...]
    empty: str
    clear_href: str
    areas: tuple[GroupView, ...]
    sectors: tuple[GroupView, ...]
    matrix: Grid | None
    years: Grid | None
    years_chart: SafeString
    years_note: str
    turned_heading: str
    turned_note: str
    turned_tables: tuple[TurnedTable, ...]
    at_risk: tuple[AtRisk, ...]
    at_risk_all: Choice | None
    owing: tuple[OwingView, ...]
    owes_figures: bool
    owes_earlier: bool
    owing_deadline: str
    overdue: tuple[OverdueView, ...]
    overdue_all: Choice
    promised: tuple[Promised, ...]
    promised_summary: str
    tallies: tuple[TallyLine, ...]


def board_page(board: Board, chosen: Chosen) -> BoardPage:
    """Preformat the overview of a year for what the reader has chosen."""
    raw, wanted = dict(chosen.raw), chosen.wanted
    lines = listed_lines(board, chosen.shown)
    statuses = {line.verdict.status for line in board.listed}
    only_missed = statuses == {Status.MISSED}
    scope = scope_name(board, wanted.area, wanted.sector)
    by_status = not is_narrowed_by_more(wanted)
    return BoardPage(
        board=board,
        headline=headline(board, scope),
        with_drafts=_with_drafts(board),
        waiting=tuple((_waiting(one), _grid_of(one)) for one in board.waiting),
        scope=scope,
        scope_clear=query({**raw, "side": ""}, omrade=None, sektor=None) or "?",
        summary=summary(board, raw),
        when=when_selects(board),
        when_kept=kept(raw, without=("ar", "runde", "side")),
        band=board_band(board),
        counters=counters(board, raw, wanted.listed_statuses if by_status else frozenset()),
        key=_key(board),
        list_heading=list_heading(wanted, len(board.listed)),
        shown=shown_count(len(lines), len(board.listed)),
        sorts=sorts(raw, wanted.sort) if len(board.listed) > 1 and only_missed else (),
        narrowed=narrowed_by(board, raw, wanted),
        lacking=lacking(board, raw, wanted) if wanted.listed_statuses == {Status.MISSED} else None,
        filters=filters(board, raw, wanted),
        lines=lines,
        has_bullets=any(line.bullet for line in lines),
        shows_met=Status.MET in statuses,
        shows_missed=Status.MISSED in statuses,
        severity_order=wanted.sort == "severity" and only_missed,
        more=_more(len(board.listed), raw, chosen),
        empty=_empty(board, wanted),
        clear_href=clear_href(raw) if is_narrowed(wanted) else "",
        areas=group_views(board.areas, raw, year=board.year, sector=False),
        sectors=group_views(board.sectors, raw, year=board.year, sector=True),
        matrix=matrix_grid(board, raw),
        years=years_grid(board, raw),
        years_chart=years_chart(board),
        years_note=_years_note(board),
        turned_heading=turned_heading(board),
        turned_note=turned_note(board),
        turned_tables=turned_tables(board, raw, FIRST_SHOWN),
        at_risk=at_risk_views(board, RISKS_SHOWN),
        at_risk_all=_all(len(board.at_risk), query(scope_of(raw), utsikt="fare"), RISKS_SHOWN),
        owing=owing_views(board, raw),
        owes_figures=any(one.figures for one in board.owing),
        owes_earlier=any(one.earlier for one in board.owing),
        owing_deadline=owing_deadline(board),
        overdue=overdue_views(board, FIRST_SHOWN),
        overdue_all=overdue_all(board, raw),
        promised=promised_views(board)[:FIRST_SHOWN],
        promised_summary=promised_summary(board),
        tallies=tally_lines(board, wanted),
    )


def is_narrowed_by_more(wanted: Wanted) -> bool:
    """Whether the list is narrowed by anything but a status, so that no counter is what it shows."""
    others = (wanted.change, wanted.turned, wanted.outlooks, wanted.against)
    flags = (wanted.unexplained, wanted.close, wanted.owed, wanted.owed_earlier)
    return any(one is not None for one in others) or any(flags)


def _key(board: Board) -> tuple[StatusMark, ...]:
    present = {line.verdict.status for line in board.whole}
    return tuple(
        StatusMark(str(word), word.icon, word.css)
        for status, word in words.STATUS_WORDS.items()
        if status in present
    )


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


def _more(total: int, raw: dict[str, str], chosen: Chosen) -> tuple[Choice, ...]:
    """The way to all of them, page by page where they are very many."""
    if not chosen.everything:
        if total <= FIRST_SHOWN:
            return ()
        label = gettext("Vis alle %(total)d") % {"total": total}
        return (Choice(label, query(raw, vis="alle") + "#liste", False),)
    found = []
    if chosen.page > 1:
        before = str(chosen.page - 1) if chosen.page > 2 else None
        found.append(
            Choice(gettext("Forrige %(count)d") % {"count": PAGE}, query(raw, side=before) + "#liste", False)
        )
    left = total - chosen.page * PAGE
    if left > 0:
        label = gettext("Neste %(count)d") % {"count": min(left, PAGE)}
        found.append(Choice(label, query(raw, side=str(chosen.page + 1)) + "#liste", False))
    return tuple(found)


def _all(total: int, href: str, shown: int) -> Choice | None:
    if total <= shown:
        return None
    return Choice(gettext("Vis alle %(total)d") % {"total": total}, href + "#liste", False)


def _empty(board: Board, wanted: Wanted) -> str:
    if is_narrowed(wanted):
        return gettext("Ingen indikatorer passer med det du har valgt.")
    return gettext("Ingen mål er registrert som ikke nådd i %(year)d.") % {"year": board.year}


def _years_note(board: Board) -> str:
    """What stands instead of the years before there are two of them."""
    if len(board.through_years.years) > 1:
        return ""
    return gettext("Utviklingen vises når to år har mål som er vurdert. Før %(year)d finnes ingen.") % {
        "year": board.year
    }
