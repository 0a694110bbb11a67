"""Supervision, decisions and development work on the overview: a line each, every count a link."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext, ngettext

from indicators.judging import StateTally
from indicators.models import Decision, DevelopmentWork, Supervision
from indicators.presentation.navigation.addresses import query
from indicators.presentation.report.year_texts import STATE_SLUGS, state_word
from indicators.presentation.wording.goals import STANDING_SLUGS, STANDING_WORDS, level_word
from indicators.presentation.wording.words import lowered
from indicators.selectors import Board
from indicators.selectors.goal_tree import GoalsCount, Standing
from indicators.selectors.matters.lists import CLOSED_SLUG, OPEN_SLUG, OVERDUE_SLUG
from indicators.values.query.line_query import LineQuery

WORK_ORDER = ("pagar", "gjennomfort", "utsatt", "avsluttet", "ikke-startet", "ikke-registrert")
"""The order in which states of development work are told."""


@dataclass(frozen=True, slots=True)
class TallyCount:
    """How many there are in a state, and the way to them."""

    label: str
    href: str
    late: bool = False


@dataclass(frozen=True, slots=True)
class TallyLine:
    """What there is of one kind; a kind that the year has nothing of has no line."""

    name: str
    href: str
    counts: tuple[TallyCount, ...]


def tally_lines(board: Board, asked: LineQuery) -> tuple[TallyLine, ...]:
    """The lines that have anything to tell, of the year, round, area and sector that are shown."""
    scope = asked.words("omrade", "sektor", "runde") | ({} if asked.through else {"runde": ""})
    year = {"ar": str(board.year), **scope, "omrade": ""}
    lines = (
        *((_goals(board.goals, board.year, scope["runde"]),) if board.goals is not None else ()),
        _matters(gettext("Tilsyn"), Supervision, reverse("supervisions"), year, board.tallies),
        _matters(gettext("Vedtak"), Decision, reverse("decisions"), year, board.tallies),
        _work(reverse("words_year", args=[board.year]), scope, board.tallies),
    )
    return tuple(line for line in lines if line.counts)


def _matters(
    name: str, model: Any, address: str, chosen: dict[str, str], found: Iterable[StateTally]
) -> TallyLine:
    rows = [one for one in found if one.table == model._meta.model_name]
    ended = sum(one.count for one in rows if one.state in model.ENDED)
    late = sum(one.count for one in rows if one.late)
    is_open = sum(one.count for one in rows) - ended
    told = (
        (is_open, ngettext("%(count)d åpent", "%(count)d åpne", is_open), OPEN_SLUG),
        (late, gettext("%(count)d over fristen"), OVERDUE_SLUG),
        (ended, ngettext("%(count)d lukket", "%(count)d lukkede", ended), CLOSED_SLUG),
    )
    counts = tuple(
        TallyCount(word % {"count": count}, address + query(chosen, tilstand=slug), late=slug == OVERDUE_SLUG)
        for count, word, slug in told
        if count
    )
    return TallyLine(name, address + query(chosen), counts)


def _goals(found: GoalsCount, year: int, round_slug: str) -> TallyLine:
    """How many goals stand how by rule, and what people have judged."""
    address, kind = reverse("goals_year", args=[year]), {"runde": round_slug}
    counts = [
        TallyCount(
            f"{found.standings[one]} {lowered(str(STANDING_WORDS[one]))}",
            address + query(kind, vis=STANDING_SLUGS[one]),
        )
        for one in Standing
        if found.standings[one]
    ]
    counts += [
        TallyCount(
            gettext("%(count)d vurdert som %(level)s") % {"count": count, "level": level_word(level)},
            address + query(kind),
        )
        for level, count in found.assessed.items()
    ]
    return TallyLine(gettext("Mål"), address + query(kind), tuple(counts))


def _work(address: str, chosen: dict[str, str], found: Iterable[StateTally]) -> TallyLine:
    rows = [one for one in found if one.table == DevelopmentWork._meta.model_name]
    counts = []
    for slug in WORK_ORDER:
        state = "" if STATE_SLUGS[slug] == "none" else str(STATE_SLUGS[slug])
        count = sum(one.count for one in rows if one.state == state)
        if count:
            label = f"{count} {state_word(state).lower()}"
            counts.append(TallyCount(label, address + query(chosen, tilstand=slug)))
    return TallyLine(gettext("Utviklingsarbeid"), address + query(chosen), tuple(counts))
