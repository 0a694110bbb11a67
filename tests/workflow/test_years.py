"""An act may be about the year after the newest plan, and no later; a plan is made four years ahead."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from indicators import workflow
from indicators.models import Plan
from indicators.workflow.years import guard_plan_year, guard_year
from tests import municipality

from .act_outcome import refusal
from .town import Stand, stand, the_clock

__all__ = ["stand", "the_clock"]
EXPECTED = Path(__file__).parent / "expected"
FAR_AHEAD = re.compile(r"^with .*\w*year 2099.*: done$", re.MULTILINE)
LIMITS = {
    # the plan that there is in December 2026: the last year that an act and a plan may be of
    (): (2027, 2030),
    (2026,): (2027, 2030),
    (2026, 2027): (2028, 2030),
    (2030, 2031): (2032, 2032),
}


def _last(guard: Callable[[int], None]) -> int:
    years = range(1900, 2201)
    passing = [year for year in years if refusal(lambda year=year: guard(year)) is None]
    assert passing == list(range(1900, passing[-1] + 1))
    return passing[-1]


@pytest.mark.parametrize("planned", LIMITS)
def test_how_far_ahead_a_year_may_be(stand: Stand, planned: tuple[int, ...]) -> None:
    for year in planned:
        municipality.record(Plan, year=year, title="Plan")
    gone = municipality.record(Plan, year=max(planned, default=2026) + 1, title="Feil")
    given = {"model": Plan, "pk": gone.pk, "values": {"withdrawn": True}, "reason": "Feil"}
    workflow.save_record(by=workflow.program_user(), **given)
    assert (_last(guard_year), _last(guard_plan_year)) == LIMITS[planned]


def test_no_act_is_done_of_a_year_far_ahead() -> None:
    """Every act that takes a year is tried with 2099 (``test_acts.py``)."""
    assert [file.stem for file in EXPECTED.glob("*.txt") if FAR_AHEAD.search(file.read_text("utf-8"))] == []
