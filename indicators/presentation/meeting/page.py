"""The meeting: the year on one sheet, then one for each missed target, then one for each at risk."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext

from indicators.judging import JudgedLine
from indicators.presentation.board.counters import (
    Counter,
    GroupView,
    board_band,
    counters,
    group_views,
    of_group,
    percent,
)
from indicators.presentation.board.sidebar import by_outlook
from indicators.presentation.board.summary import headline
from indicators.presentation.navigation.addresses import address, rows_href
from indicators.presentation.navigation.choices import Choice
from indicators.selectors import Board, of_scope
from indicators.values import Status
from indicators.values.query.address_words import OUTLOOKS_BY_SLUG
from indicators.values.query.line_query import LineQuery
from indicators.values.query.screens import BOARD, MEETING

from .sheets import MissedSheet, RiskSheet, Sheet, missed_sheet, risk_sheet

KEPT: Final = ("round", "areas", "sectors", "unexplained", "in_a_row", "sort")
"""What the overview's address and the meeting's have in common."""
MOST_SHEETS: Final = 200
WORST: Final = 6


@dataclass(frozen=True, slots=True)
class Summary:
    """The year, or the part of it that was chosen, on one sheet."""

    sheet: Sheet
    headline: str
    said: tuple[Choice, ...]
    part: str
    band: SafeString
    counters: tuple[Counter, ...]
    worst: tuple[GroupView, ...]


@dataclass(frozen=True, slots=True)
class MeetingPage:
    """All sheets of a meeting; ``current`` is the one that the address names."""

    board: Board
    summary: Summary
    missed: tuple[MissedSheet, ...]
    at_risk: tuple[RiskSheet, ...]
    sheets: tuple[Sheet, ...]
    current: Sheet
    before: Sheet | None
    after: Sheet | None
    back: str
    left_out: str
    said: str
    """How the targets are narrowed and ordered, for paper, where the address is not seen."""


def meeting_href(year: int, asked: LineQuery) -> str:
    """The address of the meeting that shows what the overview shows."""
    return reverse("meeting", kwargs={"year": year}) + address(asked.on(MEETING).only(*KEPT))


def sheet_count(board: Board) -> int:
    """How many sheets there are: the summary, and the targets as far as they are shown."""
    return 1 + min(len(board.listed) + len(_feared(board)), MOST_SHEETS)


def meeting_page(board: Board, asked: LineQuery) -> MeetingPage:
    """Preformat a meeting about what ``board`` lists; the sheet on ``asked.page`` is shown."""
    number = asked.page
    missed = board.listed[:MOST_SHEETS]
    feared = _feared(board)[: MOST_SHEETS - len(missed)]
    titles = [
        (gettext("Sammendrag"), ""),
        *((line.short_name, line.area.name) for line in missed),
        *((line.short_name, gettext("I fare · %(area)s") % {"area": line.area.name}) for line in feared),
    ]
    sheets = tuple(
        Sheet(place, title, area, _sheet_href(board.year, asked, place), place == number)
        for place, (title, area) in enumerate(titles, start=1)
    )
    at_risk = {line.id for line in board.at_risk}
    of_missed, of_feared = sheets[1 : 1 + len(missed)], sheets[1 + len(missed) :]
    return MeetingPage(
        board=board,
        summary=_summary(of_scope(board), asked, sheets[0]),
        missed=tuple(
            missed_sheet(line, sheet, feared=line.id in at_risk)
            for line, sheet in zip(missed, of_missed, strict=True)
        ),
        at_risk=tuple(risk_sheet(line, sheet) for line, sheet in zip(feared, of_feared, strict=True)),
        sheets=sheets,
        current=sheets[number - 1],
        before=sheets[number - 2] if number > 1 else None,
        after=sheets[number] if number < len(sheets) else None,
        back=_on_board(board.year, asked),
        left_out=_left_out(len(board.listed) + len(_feared(board))),
        said=_narrowed(asked),
    )


def _narrowed(asked: LineQuery) -> str:
    """Beside area, sector and round, which the heading names."""
    orders = {
        "severity": gettext("størst avvik først"),
        "worsened": gettext("mest forverret først"),
        "streak": gettext("flest år på rad først"),
        "area": gettext("i målekortenes rekkefølge"),
    }
    found = [gettext("bare mål som mangler forklaring")] if asked.unexplained else []
    return ", ".join((*found, orders[asked.sort]))


def _feared(board: Board) -> list[JudgedLine]:
    """The targets at risk that are not missed already: those are the list's, with its sheets and filters."""
    return by_outlook(line for line in board.at_risk if line.verdict.status is not Status.MISSED)


def _sheet_href(year: int, asked: LineQuery, number: int) -> str:
    return reverse("meeting", kwargs={"year": year}) + address(asked.with_(page=number))


def _on_board(year: int, asked: LineQuery) -> str:
    return reverse("board") + address(asked.only(*KEPT).on(BOARD).with_(year=year))


def _left_out(total: int) -> str:
    if total <= MOST_SHEETS:
        return ""
    return gettext(
        "Møtevisningen tar med de %(shown)d første av %(total)d. Velg et område for å se resten."
    ) % {"shown": MOST_SHEETS, "total": total}


def _summary(part: Board, asked: LineQuery, sheet: Sheet) -> Summary:
    narrow = asked.on(BOARD).scope.with_(year=part.year)
    groups = part.areas if len(part.areas) > 1 else part.sectors
    by_sector = groups is part.sectors
    return Summary(
        sheet=sheet,
        headline=headline(part, ""),
        said=_said(part, narrow),
        part=_part(part, asked),
        band=board_band(part),
        counters=counters(part, narrow, frozenset(), page=reverse("board")),
        worst=_worst(part, asked, by_sector=by_sector) if len(groups) > 1 else (),
    )


def _worst(part: Board, asked: LineQuery, *, by_sector: bool) -> tuple[GroupView, ...]:
    """The groups with the lowest share met; each leads to the meeting about itself."""
    groups = part.sectors if by_sector else part.areas
    by_title = {group.title: group for group in groups}
    found = group_views(groups, year=part.year, sector=by_sector)
    when = asked.only("round")
    return tuple(
        replace(one, href=meeting_href(part.year, of_group(when, by_title[one.title], sector=by_sector)))
        for one in found
        if one.counts.judged
    )[:WORST]


def _part(part: Board, asked: LineQuery) -> str:
    """The round, area and sector that the meeting is about; empty where it is about all of the year."""
    found = [part.round.label] if part.round else []
    if asked.areas and part.areas:
        found.append(" ".join((part.areas[0].number, part.areas[0].title)))
    if asked.sectors and part.sectors:
        found.append(part.sectors[0].title)
    return " · ".join(found)


def _said(part: Board, narrow: LineQuery) -> tuple[Choice, ...]:
    """Share, changes, what lacks an explanation, and forecasts of a miss; the last two lead to their rows."""
    counts, on_board = part.counts, reverse("board")
    found = []
    if counts.share_met is not None:
        said = gettext("Det er %(percent)d prosent av målene som kunne vurderes.")
        found.append(Choice(said % {"percent": percent(counts.share_met)}, ""))
    if counts.better or counts.worse:
        said = gettext("%(better)d er bedre enn sist, %(worse)d er dårligere.")
        found.append(Choice(said % {"better": counts.better, "worse": counts.worse}, ""))
    if counts.unexplained:
        said = ngettext(
            "%(count)d mål som ikke er nådd, mangler forklaring.",
            "%(count)d mål som ikke er nådd, mangler forklaring.",
            counts.unexplained,
        )
        rows = rows_href(narrow.with_(unexplained=True))
        found.append(Choice(said % {"count": counts.unexplained}, on_board + rows))
    if risks := len(part.at_risk):
        said = ngettext("%(count)d mål er i fare.", "%(count)d mål er i fare.", risks)
        found.append(
            Choice(
                said % {"count": risks}, on_board + rows_href(narrow.with_(outlooks=OUTLOOKS_BY_SLUG["fare"]))
            )
        )
    return tuple(found)
