"""The parts of the overview that are counts: the counters, the band, areas and sectors."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from indicators.presentation import words
from indicators.presentation.lines import StatusMark
from indicators.presentation.links import query
from indicators.presentation.units_svg import band, close_of_them, counted, units
from indicators.selectors import Board, Counts, Earlier, GroupCount
from indicators.values import Status

ALWAYS: Final = (Status.MET, Status.MISSED, Status.NOT_MEASURED)
SCOPE: Final = ("ar", "runde", "omrade", "sektor")


@dataclass(frozen=True, slots=True)
class Counter:
    """One status with its count; the link lists the rows it counts."""

    count: int
    mark: StatusMark
    hint: str
    moved: str
    href: str
    current: bool


@dataclass(frozen=True, slots=True)
class GroupView:
    """A service area or sector with one box for each of its lines."""

    title: str
    href: str
    met: int
    judged: int
    unexplained: int
    unexplained_href: str
    boxes: SafeString
    rest: str


@dataclass(frozen=True, slots=True)
class Choice:
    """A pill: something the reader may choose."""

    label: str
    href: str
    current: bool
    count: int | None = None


def percent(share: Decimal) -> int:
    """Return a share as whole percent, halves up."""
    return int((share * 100).quantize(Decimal(1), rounding=ROUND_HALF_UP))


def counters(
    board: Board, chosen: dict[str, str], listed: frozenset[Status], *, page: str = ""
) -> tuple[Counter, ...]:
    """Return the counters: met, missed and not measured always, the others where there are any.

    Each leads to its rows on ``page`` (default: the one that it stands on), within the same scope.
    """
    return tuple(
        Counter(
            count=board.counts.by_status[one],
            mark=StatusMark(str(word), word.icon, word.css),
            hint=_hint(one, board.counts),
            moved=_moved(board, one),
            href=page + query(scope_of(chosen), status=word.slug) + "#liste",
            current=listed == {one},
        )
        for one, word in words.STATUS_WORDS.items()
        if one in ALWAYS or board.counts.by_status[one]
    )


def _hint(status: Status, counts: Counts) -> str:
    share = counts.share_met
    if status in (Status.MET, Status.MISSED) and share is not None:
        met = percent(share)  # what is missed is the rest, so that the two make a hundred
        told = gettext("%(percent)d\u00a0%% av %(judged)d vurderte") % {
            "percent": met if status is Status.MET else 100 - met,
            "judged": counts.judged,
        }
        if status is Status.MISSED and counts.close:
            told = f"{told}, {close_of_them(counts.close, counts.close_word)}"
        return told
    return str(words.STATUS_WORDS[status].meaning)


def _moved(board: Board, status: Status) -> str:
    """How many more or fewer than before; empty where there is nothing to compare with."""
    if board.earlier is None:
        return ""
    now, before = board.counts.by_status[status], board.earlier.by_status.get(status, 0)
    return difference(now - before, board.earlier) if now or before else ""


def difference(more: int, earlier: Earlier) -> str:
    """Return ``4 færre enn i 2024``, ``like mange som etter 1. tertial``."""
    when = gettext("i %(year)d") % {"year": earlier.year}
    if earlier.round is not None:
        when = gettext("etter %(round)s") % {"round": earlier.round.label}
    if not more:
        return gettext("like mange som %(when)s") % {"when": when}
    said = gettext("%(count)d flere enn %(when)s") if more > 0 else gettext("%(count)d færre enn %(when)s")
    return said % {"count": abs(more), "when": when}


def scope_of(chosen: dict[str, str]) -> dict[str, str]:
    """The choices that all counts are of: year, round, area and sector."""
    return _only(chosen, *SCOPE)


def _only(chosen: dict[str, str], *names: str) -> dict[str, str]:
    return {name: value for name, value in chosen.items() if name in names}


def board_band(board: Board) -> SafeString:
    """Return the band over the counters; its title gives all counts in words."""
    title = gettext("Fordeling av %(total)d indikatorer: %(counts)s") % {
        "total": board.counts.total,
        "counts": counted(board.counts.by_status, close=board.counts.close, own=board.counts.close_word),
    }
    return band(board.counts.by_status, title)


def card_href(year: int, key: str, *, sector: bool = False) -> str:
    """Return the address of one card."""
    page = reverse("card_year", kwargs={"year": year})
    chosen = {"gruppe": "sektor"} if sector else {}
    return page + query(chosen, kort=key)


def group_views(
    groups: Iterable[GroupCount], chosen: dict[str, str], *, year: int, sector: bool
) -> tuple[GroupView, ...]:
    """Return areas or sectors, the lowest share met first; those without judged lines last."""
    parameter = "sektor" if sector else "omrade"
    ordered = sorted(groups, key=_lowest_first)
    return tuple(
        GroupView(
            title=group.title,
            href=card_href(year, group.key, sector=sector),
            met=group.counts.met,
            judged=group.counts.judged,
            unexplained=group.counts.unexplained,
            unexplained_href=query(
                _only(chosen, "ar", "runde"), forklaring="mangler", **{parameter: group.key}
            )
            + "#liste",
            boxes=units(group.counts.by_status),
            rest=counted(group.counts.by_status, skip=(Status.MET, Status.MISSED)),
        )
        for group in ordered
    )


def _lowest_first(group: GroupCount) -> tuple[Decimal, int]:
    share = group.counts.share_met
    return (Decimal(2) if share is None else share, -group.counts.missed)
