"""The answer at the top of the overview, read in ten seconds: how it went, and since when it is better."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext, ngettext

from indicators.presentation.navigation.addresses import rows_href
from indicators.presentation.navigation.choices import Choice
from indicators.selectors import Board
from indicators.values import Change, Status
from indicators.values.query.line_query import LineQuery

from .counters import before_words, percent


@dataclass(frozen=True, slots=True)
class Summary:
    """The sentences under the heading: the share, then at most three links, each to the rows it counts."""

    share: str
    links: tuple[Choice, ...]


def headline(board: Board, scope: str) -> str:
    """Return the answer: ``69 av 120 mål ble nådd i 2025``, of a scope ``Skole: 4 av 16 mål …``."""
    counts = board.counts
    when = str(board.year)
    if board.round is not None:
        when = f"{board.round.label} {board.year}"
    if not counts.total:
        said = gettext("Ingen indikatorer i %(when)s")
    elif not counts.judged and counts.by_status[Status.NOT_DUE]:
        said = gettext("Ingen mål for %(when)s kan vurderes ennå")
    elif not counts.judged:
        said = gettext("Ingen mål for %(when)s kunne vurderes")
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


def summary(board: Board, asked: LineQuery) -> Summary:
    """Word the board in a sentence or two."""
    return Summary(_share(board), _links(board, asked))


def _share(board: Board) -> str:
    share = board.counts.share_met
    if share is None:
        return ""
    said = gettext("Det er %(percent)d\u00a0%% av målene som kan vurderes.") % {"percent": percent(share)}
    return " ".join(part for part in (said, _since(board)) if part)


def _since(board: Board) -> str:
    """How the same targets stood before; empty where none of them can be compared."""
    if board.earlier is None:
        return ""
    then, now = board.earlier.shares
    if then.share is None or now.share is None:
        return ""
    before, after = percent(then.share), percent(now.share)
    both = (
        gettext("Blant de %(count)d som kan vurderes begge år, er det %(now)d\u00a0%%")
        if board.earlier.round is None
        else gettext("Blant de %(count)d som kan vurderes begge ganger, er det %(now)d\u00a0%%")
    )
    way = (
        gettext("som %(when)s")
        if before == after
        else gettext("opp fra %(then)d\u00a0%% %(when)s")
        if after > before
        else gettext("ned fra %(then)d\u00a0%% %(when)s")
    )
    given = {"count": now.judged, "now": after, "then": before, "when": before_words(board.earlier)}
    return f"{both % given}, {way % given}."


def _links(board: Board, asked: LineQuery) -> tuple[Choice, ...]:
    counts, scope = board.counts, asked.scope
    better = ngettext("%(count)d er bedre enn sist", "%(count)d er bedre enn sist", counts.better)
    worse = ngettext("%(count)d dårligere", "%(count)d dårligere", counts.worse)
    lacks = gettext("%(count)d mangler forklaring")
    found = (
        (counts.better, better, scope.with_(changes=frozenset({Change.BETTER}))),
        (counts.worse, worse, scope.with_(changes=frozenset({Change.WORSE}))),
        (counts.unexplained, lacks, scope.with_(unexplained=True)),
    )
    return tuple(
        Choice(said % {"count": count}, rows_href(chosen), count=count)
        for count, said, chosen in found
        if count
    )
