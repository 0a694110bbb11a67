"""Runder: a year's rounds in words, and what the controller can do with each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.urls import reverse
from django.utils.translation import gettext

from indicators import values
from indicators.models import Round, RoundKind, RoundState, SubmissionState
from indicators.presentation.approval.page import round_word
from indicators.presentation.navigation.addresses import query
from indicators.presentation.navigation.choices import Choice
from indicators.presentation.wording.deliveries import StateMark, round_days, round_mark, settled_text
from indicators.selectors.rounds.rounds import Calendar, RoundRow

ROUND_ACTS: Final = ("move", "close", "open", "unopen")
"""The acts on a round, as the errors of their forms are named."""


@dataclass(frozen=True, slots=True)
class RoundView:
    """One round; the forms are there only for who keeps rounds, and only where the state allows the act."""

    row: RoundRow
    title: str
    mark: StateMark
    deadline: str
    approval_href: str
    figures: str
    owing: tuple[tuple[str, str], ...]
    can_open: bool
    can_unopen: bool
    opens: str
    can_close: bool
    can_move: bool
    move_form: Any
    close_form: Any
    unopen_form: Any
    error: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """A round that the year does not have yet, with its usual days."""

    label: str
    opens_on: date
    deadline: date
    href: str
    current: bool


@dataclass(frozen=True, slots=True)
class RoundsPage:
    """A year's rounds."""

    year: int
    years: tuple[Choice, ...]
    rounds: tuple[RoundView, ...]
    proposals: tuple[Proposal, ...]
    plan_form: Any
    plan_error: str
    past_form: Any
    past_error: str
    example: bool


def missing_kinds(found: Calendar) -> list[RoundKind]:
    """The rounds that a year does not have yet."""
    held = {row.round.kind for row in found.rounds}
    return [kind for kind in RoundKind if kind.value not in held]


def next_kind(found: Calendar, today: date) -> RoundKind | None:
    """The round to propose: the next of the missing ones in time, else the last; None where none is missing.

    A year that has tertials is not proposed halves, and the other way.
    """
    missing = missing_kinds(found)
    held = {RoundKind(row.round.kind) for row in found.rounds}
    other = {
        RoundKind.T1: {RoundKind.H1},
        RoundKind.T2: {RoundKind.H1},
        RoundKind.H1: {RoundKind.T1, RoundKind.T2},
    }
    unlike = {one for kind in held for one in other.get(kind, set())}
    fitting = [kind for kind in missing if kind not in unlike] or missing
    ahead = [kind for kind in fitting if usual_days(kind, found.year)[1] >= today]
    return next(iter(ahead or fitting[-1:]), None)


def usual_days(kind: RoundKind, year: int) -> tuple[date, date]:
    """The day on which a round usually opens and its usual deadline."""
    return values.standard_days(values.RoundKind(kind.value), year)


def rounds_page(
    found: Calendar,
    *,
    keeps: bool,
    proposed: RoundKind | None,
    forms: Mapping[str, Any],
    errors: Mapping[str, str],
) -> RoundsPage:
    """Word a year's rounds. ``forms`` and ``errors`` are named plan, past, move-N and close-N."""
    return RoundsPage(
        year=found.year,
        years=tuple(Choice(str(one), query({}, ar=str(one)), one == found.year) for one in found.years),
        rounds=tuple(_view(row, keeps, forms, errors) for row in found.rounds),
        proposals=tuple(_proposal(kind, found.year, proposed) for kind in missing_kinds(found)),
        plan_form=forms.get("plan"),
        plan_error=errors.get("plan", ""),
        past_form=forms.get("past"),
        past_error=errors.get("past", ""),
        example=found.example,
    )


def _proposal(kind: RoundKind, year: int, proposed: RoundKind | None) -> Proposal:
    opens_on, deadline = usual_days(kind, year)
    href = query({}, ar=str(year), ny=kind.value) + "#ny"
    return Proposal(str(kind.label), opens_on, deadline, href, kind is proposed)


def _figures(row: RoundRow) -> str:
    """What is delivered of what the round asks for; empty where it asks for no figures."""
    if not row.settled.expected:
        return ""
    given = {"figures": settled_text(row.settled), "all": row.settled.expected}
    return gettext("%(figures)s er levert, av %(all)d.") % given


def _view(row: RoundRow, keeps: bool, forms: Mapping[str, Any], errors: Mapping[str, str]) -> RoundView:
    of = row.round
    return RoundView(
        row=row,
        title=str(RoundKind(of.kind).label),
        mark=round_mark(row),
        deadline=round_days(of, row.today),
        figures=_figures(row),
        approval_href=reverse("approval") + query({}, runde=round_word(of)),
        owing=tuple((name, str(state.label).lower()) for name, state in row.owing),
        can_open=keeps and of.state == RoundState.PLANNED,
        can_unopen=keeps and of.state == RoundState.OPEN and _nobody_has_begun(row),
        opens=opens_words(of, row.today),
        can_close=keeps and of.state == RoundState.OPEN,
        can_move=keeps and of.state != RoundState.CLOSED,
        move_form=forms.get(f"move-{of.pk}"),
        close_form=forms.get(f"close-{of.pk}"),
        unopen_form=forms.get(f"unopen-{of.pk}"),
        error=next((said for act in ROUND_ACTS if (said := errors.get(f"{act}-{of.pk}"))), ""),
    )


def opens_words(of: Round, today: date) -> str:
    """When a round opens or was opened: ``Åpner 01.01.2028.``, ``Åpnet 31.03.2026.``"""
    day = {"day": f"{of.opens_on:%d.%m.%Y}"}
    if of.state == RoundState.PLANNED:
        if of.opens_on > today:
            return gettext("Åpner %(day)s.") % day
        return gettext("Skulle åpnes %(day)s, og er ikke åpnet.") % day
    if of.opens_on > today:
        return gettext("Åpnet før tiden. Planen var %(day)s.") % day
    return gettext("Åpnet %(day)s.") % day


def _nobody_has_begun(row: RoundRow) -> bool:
    return len(row.owing) == row.sectors and all(
        state is SubmissionState.NOT_BEGUN for _name, state in row.owing
    )
