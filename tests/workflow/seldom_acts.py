"""What acts refuse, and leave as it is, at the edges of the figures' and the report's own rules."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from django.utils import timezone

from indicators import workflow
from indicators.models import Plan
from tests.permissions.world import record
from tests.rounds.conftest import Place

from .acts import chaptered, decided, noted, supervised
from .more_acts import MORE, by_controller, mailed, of_line
from .register_acts import REGISTER

type Given = dict[str, Any]


def _plan_of_2026(place: Place, day: date) -> Given:
    year = record(Plan, year=2026, title="Plan").year
    return by_controller(place, year=year, case="KS 1/23", adopted_on=day)


def _reminded(place: Place, days: int) -> Given:
    """A letter of a kind after one of another kind, or of the same, to the same person."""
    given = MORE["remind"](place)
    workflow.remind(**given)
    return {**given, "day": date(2027, 1, 5 + days)}


def _to_whom_it_was_sent(place: Place) -> Given:
    given = _reminded(place, 0)
    return {**given, "to_id": mailed(place, "management").pk}


def _closed(given: Given, text: str) -> Given:
    return {**given, "values": {"state": "closed", "closed_text": text}}


def _chapter_of_another_year(place: Place) -> Given:
    return {**chaptered(place), "year": 2027, "values": {"text": "Ny tekst"}}


SELDOM: dict[str, Callable[[Place], Given]] = {
    "adopt_plan: three years before": lambda at: _plan_of_2026(at, date(2023, 1, 1)),
    "adopt_plan: more than three years before": lambda at: _plan_of_2026(at, date(2022, 12, 31)),
    "adopt_plan: today": lambda at: _plan_of_2026(at, timezone.localdate()),
    "adopt_plan: tomorrow": lambda at: _plan_of_2026(at, date(2026, 12, 16)),
    "answer_proof: what it does not remark upon": lambda at: {
        **MORE["answer_proof"](at), "kind": "finnes ikke",
    },
    "change_note: at a line where it does not stand": lambda at: {**noted(at), "line_id": at.missed.pk},
    "change_note: that is none": lambda at: {**noted(at), "pk": 0},
    "report_result: without a question to answer": lambda at: of_line(
        at, text="12", because="Det stemmer", reason="Ført"
    ),
    "remind: of the same deadline again": lambda at: _reminded(at, 0),
    "remind: on another day": lambda at: _reminded(at, 7),
    "remind: somebody else": _to_whom_it_was_sent,
    "save_chapter: of another year": _chapter_of_another_year,
    "save_decision: ended without a day": lambda at: {**decided(at), "values": {"state": "done"}},
    "save_supervision: ended without a day": lambda at: _closed(supervised(at), ""),
    "save_supervision: with a day, and open": lambda at: {
        **supervised(at), "values": {"closed_text": "01.09.2026"},
    },
    "send_digest: of nobody": lambda at: {
        **REGISTER["send_digest"](at), "subscription_id": 0,
    },
}  # fmt: skip
