"""The overview as one value: everything the page places, in the order in which it is read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext

from indicators.judging import ActionRow, JudgedLine
from indicators.presentation import words
from indicators.presentation.actions import ActionView, action_views
from indicators.presentation.board_parts import (
    Choice,
    Counter,
    GroupView,
    ListedLine,
    TurnedLine,
    board_band,
    counters,
    group_views,
    headline,
    list_heading,
    listed_lines,
    percent,
    shown_count,
    turned_lines,
)
from indicators.presentation.lines import StatusMark, line_url
from indicators.presentation.links import query
from indicators.selectors import LACKS_EXPLANATION, Board
from indicators.selectors.slugs import CHANGE_SLUGS, SORT_SLUGS
from indicators.values import Change, Status

FIRST_SHOWN: Final = 10
MOST_SHOWN: Final = 200
OPEN: Final = ("planned", "under_way")


@dataclass(frozen=True, slots=True)
class Chosen:
    """What the reader has chosen in the address bar, parsed; ``raw`` are the words as they stand there."""

    raw: Mapping[str, str]
    status: Status | None
    change: Change | None
    area: str | None
    sector: str | None
    sort: str
    unexplained: bool
    everything: bool
    all_turned: bool = False


@dataclass(frozen=True, slots=True)
class TurnedTable:
    """Lines that changed sides in one direction."""

    caption: str
    open: bool
    before: str
    lines: tuple[TurnedLine, ...]
    shown: str
    all_href: str


@dataclass(frozen=True, slots=True)
class Promised:
    """What was promised last year for an indicator, and how it went."""

    title: str
    url: str
    actions: tuple[ActionView, ...]


@dataclass(frozen=True, slots=True)
class BoardPage:
    """The whole overview."""

    board: Board
    headline: str
    percent: int | None
    moved_since: str
    moved: tuple[Choice, ...]
    band: SafeString
    counters: tuple[Counter, ...]
    key: tuple[StatusMark, ...]
    list_heading: str
    shown: str
    sorts: tuple[Choice, ...]
    narrowed: tuple[Choice, ...]
    lacking: Choice | None
    lines: tuple[ListedLine, ...]
    has_bullets: bool
    shows_met: bool
    shows_missed: bool
    severity_order: bool
    more_href: str
    more_label: str
    empty: str
    clear_href: str
    areas: tuple[GroupView, ...]
    sectors: tuple[GroupView, ...]
    turned: int
    recovered: int
    turned_heading: str
    turned_note: str
    turned_tables: tuple[TurnedTable, ...]
    promised: tuple[Promised, ...]
    promised_summary: str


def board_page(board: Board, chosen: Chosen) -> BoardPage:
    """Preformat the overview of a year for what the reader has chosen."""
    raw = dict(chosen.raw)
    listed = board.listed
    limit = MOST_SHOWN if chosen.everything else FIRST_SHOWN
    lines = listed_lines(listed[:limit])
    status = None if chosen.change is not None else chosen.status or Status.MISSED
    statuses = {line.verdict.status for line in listed}
    share = board.counts.share_met
    return BoardPage(
        board=board,
        headline=headline(board),
        percent=None if share is None else percent(share),
        moved_since=_moved_since(board),
        moved=_moved(board, raw),
        band=board_band(board),
        counters=counters(board, raw, status),
        key=_key(board),
        list_heading=list_heading(chosen.status, chosen.change, chosen.sort, len(listed)),
        shown=shown_count(len(lines), len(listed)),
        sorts=_sorts(raw, chosen) if len(listed) > 1 and statuses == {Status.MISSED} else (),
        narrowed=_narrowed(board, raw, chosen),
        lacking=_lacking(board, raw, chosen) if status is Status.MISSED else None,
        lines=lines,
        has_bullets=any(line.bullet for line in lines),
        shows_met=Status.MET in statuses,
        shows_missed=Status.MISSED in statuses,
        severity_order=chosen.sort == "severity" and statuses == {Status.MISSED},
        more_href=_more_href(len(listed), raw, chosen),
        more_label=_more_label(len(listed), chosen),
        empty=_empty(board, chosen),
        clear_href=query({"ar": raw.get("ar", "")}) or reverse("board") if _is_narrowed(chosen) else "",
        areas=group_views(board.areas, raw, year=board.year, sector=False),
        sectors=group_views(board.sectors, raw, year=board.year, sector=True),
        turned=len(board.turned),
        recovered=len(board.recovered),
        turned_heading=_turned_heading(board),
        turned_note=_turned_note(board),
        turned_tables=_turned_tables(board, raw, chosen),
        promised=_promised(board)[:FIRST_SHOWN],
        promised_summary=_promised_summary(board),
    )


def _last_year(board: Board, line: JudgedLine) -> tuple[ActionRow, ...]:
    return tuple(row for row in line.promised if row.year == board.year - 1)


def _promised(board: Board) -> tuple[Promised, ...]:
    """Indicators with a promise from last year; those with something overdue first, then what is open."""
    found = [(line, _last_year(board, line)) for line in board.lines]
    told = [(line, rows) for line, rows in found if rows]
    told.sort(key=lambda one: (not any(r.overdue for r in one[1]), not any(r.state in OPEN for r in one[1])))
    return tuple(Promised(line.short_name, line_url(line), action_views(rows)) for line, rows in told)


def _promised_summary(board: Board) -> str:
    rows = [row for line in board.lines for row in _last_year(board, line)]
    done = sum(row.state == "done" for row in rows)
    return ngettext(
        "%(done)d av %(count)d tiltak er gjennomført.",
        "%(done)d av %(count)d tiltak er gjennomført.",
        len(rows),
    ) % {"done": done, "count": len(rows)}


def _since(lines: Sequence[JudgedLine], year: int) -> int | None:
    """The one year that all these lines are compared with, or None where they differ."""
    years = {line.previous.year for line in lines if line.previous is not None}
    return years.pop() if len(years) == 1 else None


def _moved_since(board: Board) -> str:
    compared = [line for line in board.lines if line.verdict.change is not None]
    since = _since(compared, board.year)
    if since is None:
        return gettext("Siden forrige måling er")
    return gettext("Siden %(year)d er") % {"year": since}


def _moved(board: Board, raw: dict[str, str]) -> tuple[Choice, ...]:
    """How many became better, worse or stayed; each leads to those lines."""
    counts = board.counts
    found = (
        (
            Change.BETTER,
            counts.better,
            ngettext("%(count)d indikator blitt bedre", "%(count)d indikatorer blitt bedre", counts.better),
        ),
        (Change.WORSE, counts.worse, gettext("%(count)d dårligere")),
        (Change.UNCHANGED, counts.unchanged, gettext("%(count)d uendret")),
    )
    if not any(count for _, count, _ in found):
        return ()
    year = {"ar": raw.get("ar", "")}
    return tuple(
        Choice(
            label=template % {"count": count},
            href=query(year, endring=CHANGE_SLUGS[change]) + "#liste",
            current=False,
        )
        for change, count, template in found
    )


def _key(board: Board) -> tuple[StatusMark, ...]:
    return tuple(
        StatusMark(str(word), word.icon, word.css)
        for status, word in words.STATUS_WORDS.items()
        if board.counts.by_status[status]
    )


def _sorts(raw: dict[str, str], chosen: Chosen) -> tuple[Choice, ...]:
    labels = {
        "avvik": gettext("Størst avvik"),
        "forverret": gettext("Mest forverret"),
        "omrade": gettext("Tjenesteområde"),
    }
    return tuple(
        Choice(
            label,
            query(raw, sorter=None if slug == "avvik" else slug) + "#liste",
            SORT_SLUGS[slug] == chosen.sort,
        )
        for slug, label in labels.items()
    )


def _narrowed(board: Board, raw: dict[str, str], chosen: Chosen) -> tuple[Choice, ...]:
    """The area or sector the list is narrowed to; the link takes it away."""
    found = []
    for parameter, key, groups in (
        ("omrade", chosen.area, board.areas),
        ("sektor", chosen.sector, board.sectors),
    ):
        found += [
            Choice(group.title, query(raw, **{parameter: None}) + "#liste", True)
            for group in groups
            if group.key == key
        ]
    return tuple(found)


def _lacking(board: Board, raw: dict[str, str], chosen: Chosen) -> Choice | None:
    """The pill that leaves only misses without an explanation."""
    groups = [g for g in board.areas if g.key == chosen.area] + [
        g for g in board.sectors if g.key == chosen.sector
    ]
    counts = groups[0].counts if groups else board.counts
    if not counts.unexplained and not chosen.unexplained:
        return None
    href = query(raw, forklaring=None if chosen.unexplained else LACKS_EXPLANATION) + "#liste"
    return Choice(gettext("Mangler forklaring"), href, chosen.unexplained, counts.unexplained)


def _more_href(total: int, raw: dict[str, str], chosen: Chosen) -> str:
    if not chosen.everything:
        return query(raw, vis="alle") + "#liste" if total > FIRST_SHOWN else ""
    if total <= MOST_SHOWN:
        return ""
    status = words.STATUS_WORDS[chosen.status or Status.MISSED].slug
    return reverse("table") + query(
        {name: raw.get(name, "") for name in ("ar", "omrade", "sektor")}, status=status
    )


def _more_label(total: int, chosen: Chosen) -> str:
    if chosen.everything:
        return gettext("Se alle %(total)d i Tabeller") % {"total": total}
    return gettext("Vis alle %(total)d") % {"total": total}


def _is_narrowed(chosen: Chosen) -> bool:
    return bool(chosen.area or chosen.sector or chosen.unexplained or chosen.change or chosen.status)


def _empty(board: Board, chosen: Chosen) -> str:
    if _is_narrowed(chosen):
        return gettext("Ingen indikatorer passer med det du har valgt.")
    return gettext("Ingen mål er registrert som ikke nådd i %(year)d.") % {"year": board.year}


def _turned_heading(board: Board) -> str:
    since = _since([*board.turned, *board.recovered], board.year)
    if since is None:
        return gettext("Snudd siden forrige måling")
    return gettext("Snudd siden %(year)d") % {"year": since}


def _turned_note(board: Board) -> str:
    if board.previous_has_targets:
        return ""
    return gettext(
        "Ingen mål for %(before)d er lagt inn. Forrige tall er holdt opp mot målene for %(year)d."
    ) % {"before": board.year - 1, "year": board.year}


def _turned_tables(board: Board, raw: dict[str, str], chosen: Chosen) -> tuple[TurnedTable, ...]:
    since = _since([*board.turned, *board.recovered], board.year)
    before = gettext("Forrige") if since is None else str(since)
    pairs = (
        (
            ngettext(
                "%(count)d ville nådd årets mål, men gjør det ikke nå",
                "%(count)d ville nådd årets mål, men gjør det ikke nå",
                len(board.turned),
            ),
            board.turned,
        ),
        (
            ngettext(
                "%(count)d ville ikke nådd årets mål, men gjør det nå",
                "%(count)d ville ikke nådd årets mål, men gjør det nå",
                len(board.recovered),
            ),
            board.recovered,
        ),
    )
    limit = MOST_SHOWN if chosen.all_turned else FIRST_SHOWN
    return tuple(
        TurnedTable(
            caption=template % {"count": len(lines)},
            open=lines is board.turned or chosen.all_turned,
            before=before,
            lines=turned_lines(lines[:limit]),
            shown=shown_count(limit, len(lines)) if len(lines) > limit else "",
            all_href="" if chosen.all_turned else query(raw, snudd="alle") + "#snudd",
        )
        for template, lines in pairs
        if lines
    )
