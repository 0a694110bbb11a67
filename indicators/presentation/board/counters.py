"""The parts of the overview that are counts: the counters, the band, areas and sectors."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from indicators.presentation.charts.boxes_svg import band, close_of_them, counted, strip, units
from indicators.presentation.lines.row_views import StatusMark
from indicators.presentation.navigation.addresses import address, rows_href
from indicators.presentation.wording import words
from indicators.selectors import Board, Counts, Earlier, GroupCount
from indicators.selectors.board.narrowing import JUDGED
from indicators.values import Status
from indicators.values.query.line_query import LineQuery
from indicators.values.query.screens import CARDS

ALWAYS: Final = (Status.MET, Status.MISSED, Status.NOT_MEASURED)


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
    counts: Counts
    boxes: SafeString


def percent(share: Decimal) -> int:
    """Return a share as whole percent, halves up."""
    return int((share * 100).quantize(Decimal(1), rounding=ROUND_HALF_UP))


def counters(
    board: Board, asked: LineQuery, listed: frozenset[Status], *, page: str = ""
) -> tuple[Counter, ...]:
    """Return the counters: met, missed and not measured always, the others where there are any.

    Each leads to its rows on ``page`` (default: the one that it stands on), within the same scope.
    """
    return tuple(
        Counter(
            count=board.counts.by_status[one],
            mark=StatusMark(str(word), word.icon, word.css),
            hint=_hint(one, board.counts),
            moved=moved(board.earlier, one),
            href=page + rows_href(asked.scope.with_(statuses=frozenset({one}))),
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


def moved(earlier: Earlier | None, status: Status) -> str:
    """What a count was before among the same indicators: ``opp fra 54 % i 2024 til 60 %, av de samme 112``.

    Empty where there is nothing to compare with, and for what is not due yet.
    """
    if earlier is None:
        return ""
    if status in JUDGED:
        return _moved_share(earlier, missed=status is Status.MISSED)
    then, now = earlier.count_of(status)
    if earlier.unfinished or not (then or now):
        return ""
    given = {"count": abs(now - then), "when": before_words(earlier), "of": earlier.total}
    if now == then:
        return gettext("som %(when)s") % given
    template = (
        gettext("%(count)d flere enn %(when)s, av de samme %(of)d")
        if now > then
        else gettext("%(count)d færre enn %(when)s, av de samme %(of)d")
    )
    return template % given


def _moved_share(earlier: Earlier, *, missed: bool) -> str:
    then, now = (percent(one.share) if one.share is not None else None for one in earlier.shares)
    if then is None or now is None:
        return ""
    if missed:
        then, now = 100 - then, 100 - now
    given = {"then": then, "now": now, "when": before_words(earlier), "of": earlier.shares[0].judged}
    if then == now:
        return gettext("%(now)d\u00a0%% også %(when)s, av de samme %(of)d") % given
    template = (
        gettext("opp fra %(then)d\u00a0%% %(when)s til %(now)d\u00a0%%, av de samme %(of)d")
        if now > then
        else gettext("ned fra %(then)d\u00a0%% %(when)s til %(now)d\u00a0%%, av de samme %(of)d")
    )
    return template % given


def before_words(earlier: Earlier) -> str:
    """When it is compared with: ``i 2024``, ``etter 1. tertial``."""
    if earlier.round is not None:
        return gettext("etter %(round)s") % {"round": earlier.round.label}
    return gettext("i %(year)d") % {"year": earlier.year}


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
    return page + address(LineQuery(CARDS, grouping="sector" if sector else None, card=key))


def group_views(groups: Iterable[GroupCount], *, year: int, sector: bool) -> tuple[GroupView, ...]:
    """Return areas or sectors, the lowest share met first; those without judged lines last."""
    ordered = sorted(groups, key=_lowest_first)
    return tuple(
        GroupView(
            title=group.title,
            href=card_href(year, group.key, sector=sector),
            counts=group.counts,
            boxes=units(group.counts.by_status),
        )
        for group in ordered
    )


@dataclass(frozen=True, slots=True)
class Strip:
    """A service area or sector in one line: its bar, how many were met, and the ways to its rows."""

    title: str
    href: str
    bar: SafeString
    share: str
    rows_href: str


def strips(groups: Iterable[GroupCount], asked: LineQuery, *, sector: bool) -> tuple[Strip, ...]:
    """Return areas or sectors as strips, the lowest share met first; each leads to the board of itself."""
    scope = asked.scope
    found = []
    for group in sorted(groups, key=_lowest_first):
        counts, own = group.counts, of_group(scope, group, sector=sector)
        share = gettext("%(met)d av %(judged)d") % {"met": counts.met, "judged": counts.judged}
        listed = own.with_(statuses=JUDGED if counts.judged else frozenset(Status))
        found.append(
            Strip(
                short_sector(group.title) if sector else group.title,
                address(own),
                strip(counts.by_status),
                share if counts.judged else "–",
                rows_href(listed),
            )
        )
    return tuple(found)


def of_group(asked: LineQuery, group: GroupCount, *, sector: bool) -> LineQuery:
    """The same of one area or sector."""
    return asked.with_(**{"sectors" if sector else "areas": (group.key,)})


def short_sector(name: str) -> str:
    """``Skole`` for ``Sektor for skole``: a column has little room."""
    for lead in ("Sektor for ", "Sektor "):
        if name.startswith(lead):
            rest = name.removeprefix(lead)
            return rest[:1].upper() + rest[1:]
    return name


def _lowest_first(group: GroupCount) -> tuple[Decimal, int]:
    share = group.counts.share_met
    return (Decimal(2) if share is None else share, -group.counts.missed)
