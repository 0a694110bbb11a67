"""What next year's plan would be, and how this year's stands beside what was adopted."""

from __future__ import annotations

from datetime import date

import pytest

from indicators import selectors, workflow
from indicators.models import Indicator, ScorecardLine
from indicators.selectors import LeftOutWhy
from tests import municipality
from tests.plan.conftest import Town, roll, row


def offers(town: Town) -> list[tuple[str, bool, str]]:
    preview = selectors.roll_preview(town.controller, 2025)
    assert preview is not None
    return [(one.line.code, one.planned, one.target_text) for one in preview.rows]


def test_a_survey_held_this_year_is_not_held_the_next(town: Town) -> None:
    assert offers(town) == [
        ("lesing", True, "< 20 %"),
        ("fravar", True, "5 %"),
        ("trivsel", False, "Måles ikke"),
        ("uten", True, ""),
    ]


def test_a_survey_not_held_this_year_comes_back_with_its_last_target(town: Town) -> None:
    of = {"of": town.survey.area, "by": town.school, "frequency": "second_year", "decimals": 1}
    municipality.line("hvile", year=2024, target="≥ 4,2", order=5, **of)  # type: ignore[arg-type]
    municipality.line("hvile", year=2025, target="Måles ikke", planned=False, order=5, **of)  # type: ignore[arg-type]
    municipality.line("ny", year=2025, target="Måles ikke", planned=False, order=6, **of)  # type: ignore[arg-type]
    assert offers(town)[-2:] == [("hvile", True, "≥ 4,2"), ("ny", True, "")]


def test_what_is_left_out_and_why(town: Town) -> None:
    by, reason = town.controller, "Rydding"
    roll(town, [row(town.reading)])
    workflow.save_record(
        by=by, model=Indicator, pk=town.bare.indicator_id, values={"in_use": False}, reason=reason
    )
    workflow.save_record(
        by=by, model=ScorecardLine, pk=town.absence.pk, values={"withdrawn": True}, reason=reason
    )
    preview = selectors.roll_preview(by, 2025)
    assert preview is not None
    assert [(one.name, one.why) for one in preview.left_out] == [
        ("lesing", LeftOutWhy.THERE_ALREADY),
        ("fravar", LeftOutWhy.WITHDRAWN),
        ("uten", LeftOutWhy.NOT_IN_USE),
    ]
    assert [one.line.code for one in preview.rows] == ["trivsel"]
    assert preview.line_ids == (town.reading.pk, town.survey.pk)
    assert preview.standing is not None


@pytest.mark.parametrize("year", [2024, 2026, 1, 99_999])
def test_a_year_without_a_plan_has_nothing_to_roll(town: Town, year: int) -> None:
    assert selectors.roll_preview(town.controller, year) is None
    assert selectors.plan_view(town.controller, year) is None


def test_a_changed_target_stands_beside_the_adopted_one(town: Town) -> None:
    workflow.adopt_plan(by=town.controller, year=2025, case="KS-sak 145/24", adopted_on=date(2024, 12, 12))
    given = {"by": town.controller, "case": "KS-sak 12/25"}
    workflow.set_target(**given, line_id=town.reading.pk, text="< 25 %", reason="Budsjettkutt")  # type: ignore[arg-type]
    workflow.set_target(**given, line_id=town.bare.pk, text="3", reason="Glemt")  # type: ignore[arg-type]
    view = selectors.plan_view(town.controller, 2025)
    assert view is not None
    assert [(one.line.code, str(one.adopted or ""), one.changed, one.why) for one in view.rows] == [
        ("lesing", "<\u00a020\u00a0%", True, "Budsjettkutt"),
        ("fravar", "5\u00a0%", False, ""),
        ("trivsel", "≥\u00a04,5", False, ""),
        ("uten", "", True, "Glemt"),
    ]


def test_a_plan_that_is_being_made_does_not_take_the_overview_over(town: Town) -> None:
    workflow.adopt_plan(by=town.controller, year=2025, case="KS-sak 145/24", adopted_on=date(2024, 12, 12))
    roll(town)
    assert selectors.reported_years(town.controller) == (2025, 2026)
    workflow.adopt_plan(by=town.controller, year=2026, case="KS-sak 150/25", adopted_on=date(2025, 12, 11))
    assert selectors.reported_years(town.controller) == (2026, 2025)
