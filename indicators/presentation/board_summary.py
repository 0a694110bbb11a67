"""The answer at the top of the overview, read in ten seconds: how it went, since when, where it is worst."""

from __future__ import annotations

from dataclasses import dataclass
from heapq import nsmallest
from typing import Final

from django.utils.translation import gettext, ngettext

from indicators.presentation.board_blocks import overdue_href, since_year
from indicators.presentation.board_parts import Choice, difference, percent, scope_of
from indicators.presentation.lines import line_url
from indicators.presentation.links import query
from indicators.selectors import LACKS_EXPLANATION, Board
from indicators.selectors.orders import by_severity
from indicators.selectors.slugs import CHANGE_SLUGS
from indicators.values import Change, Status

WORST: Final = 3


@dataclass(frozen=True, slots=True)
class Named:
    """An indicator by its short name, with the address of its page."""

    name: str
    url: str


@dataclass(frozen=True, slots=True)
class Summary:
    """The sentences under the heading; each number in them leads to its rows."""

    share: str
    moved_since: str
    moved: tuple[Choice, ...]
    worst: tuple[Named, ...]
    told: tuple[Choice, ...]


def headline(board: Board, scope: str) -> str:
    """Return the answer: ``69 av 120 mål ble nådd i 2025``, of a scope ``Skole: 4 av 16 mål …``."""
    counts = board.counts
    when = str(board.year)
    if board.round is not None:
        when = f"{board.round.label} {board.year}"
    if not counts.judged:
        said = gettext("Ingen mål for %(when)s kan vurderes ennå")
    elif board.round is not None:
        said = gettext("%(met)d av %(judged)d mål var nådd etter %(when)s")
    elif counts.by_status[Status.NOT_DUE]:
        said = gettext("%(met)d av %(judged)d mål er nådd så langt i %(when)s")
    else:
        said = gettext("%(met)d av %(judged)d mål ble nådd i %(when)s")
    answer = said % {"met": counts.met, "judged": counts.judged, "when": when}
    return f"{scope}: {answer[:1].lower() + answer[1:]}" if scope else answer


def scope_name(board: Board, area: str | None, sector: str | None) -> str:
    """The area and the sector that everything is of; empty for the whole municipality."""
    names = [group.title for group in board.areas if group.key == area]
    names += [group.title for group in board.sectors if group.key == sector]
    return " / ".join(names)


def summary(board: Board, raw: dict[str, str]) -> Summary:
    """Word the board in a few sentences."""
    missed = [line for line in board.lines if line.verdict.status is Status.MISSED]
    worst = nsmallest(WORST, missed, key=by_severity)
    return Summary(
        share=_share(board),
        moved_since=_moved_since(board),
        moved=_moved(board, raw),
        worst=tuple(Named(line.short_name, line_url(line)) for line in worst),
        told=_told(board, raw),
    )


def _share(board: Board) -> str:
    share = board.counts.share_met
    if share is None:
        return ""
    said = gettext("Det er %(percent)d prosent av målene som kunne vurderes") % {"percent": percent(share)}
    if board.earlier is not None:
        more = board.counts.met - board.earlier.by_status.get(Status.MET, 0)
        said += f", {difference(more, board.earlier)}"
    return f"{said}."


def _moved_since(board: Board) -> str:
    compared = [line for line in board.lines if line.verdict.change is not None]
    since = since_year(compared)
    if since is None:
        return gettext("Siden forrige måling er")
    return gettext("Siden %(year)d er") % {"year": since}


def _moved(board: Board, raw: dict[str, str]) -> tuple[Choice, ...]:
    """How many became better, worse or stayed; each leads to those lines."""
    counts = board.counts
    better = ngettext("%(count)d indikator blitt bedre", "%(count)d indikatorer blitt bedre", counts.better)
    found = (
        (Change.BETTER, counts.better, better),
        (Change.WORSE, counts.worse, gettext("%(count)d dårligere")),
        (Change.UNCHANGED, counts.unchanged, gettext("%(count)d uendret")),
    )
    if not any(count for _, count, _ in found):
        return ()
    scope = scope_of(raw)
    return tuple(
        Choice(
            label=template % {"count": count},
            href=query(scope, endring=CHANGE_SLUGS[change]) + "#liste",
            current=False,
        )
        for change, count, template in found
    )


def _told(board: Board, raw: dict[str, str]) -> tuple[Choice, ...]:
    """What waits for somebody: explanations, actions after their date, forecasts of a miss."""
    scope = scope_of(raw)
    late = len(board.overdue)
    found = (
        (
            board.counts.unexplained,
            gettext("%(count)d av dem som ikke er nådd, mangler forklaring"),
            query(scope, forklaring=LACKS_EXPLANATION) + "#liste",
        ),
        (late, _late(board), overdue_href(raw)),
        (len(board.at_risk), gettext("%(count)d mål er i fare"), query(scope, utsikt="fare") + "#liste"),
    )
    return tuple(Choice(text % {"count": count}, href, False, count) for count, text, href in found if count)


def _late(board: Board) -> str:
    if all(one.example for one in board.overdue):
        return gettext("%(count)d oppdiktede tiltak er over fristen")
    return gettext("%(count)d tiltak er over fristen")
