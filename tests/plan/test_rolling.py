"""Next year by one act, and the way back."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from indicators import workflow
from indicators.models import Heading, Indicator, Plan, ScorecardLine, TrailEntry, UndoObstacle
from indicators.selectors.log.verification import verify
from tests.plan.conftest import Town, roll, row


def made(year: int = 2026) -> list[tuple[str, str, bool]]:
    """What stands in a year: short name, target, whether a figure is planned."""
    lines = (
        ScorecardLine.objects.filter(year=year, withdrawn=False).select_related("target").order_by("order")
    )
    return [
        (one.short_name, getattr(getattr(one, "target", None), "written", ""), one.planned) for one in lines
    ]


def test_the_plan_of_next_year(town: Town) -> None:
    done = roll(town, [row(town.reading), row(town.survey, planned=False, target_text="Måles ikke")])
    assert (done.made, done.known) == (2, 0)
    assert made() == [("lesing", "< 20 %", True), ("trivsel", "Måles ikke", False)]
    plan = Plan.objects.get(year=2026)
    assert (plan.title, plan.cards_by_sector, plan.adopted) == ("Virksomhetsplan 2026", True, False)
    new = ScorecardLine.objects.get(indicator=town.reading.indicator, year=2026)
    assert (new.carried_from, new.heading, new.direction, new.unit) == (
        town.reading,
        Heading.objects.get(year=2026),
        "lower",
        "%",
    )
    assert (new.target.case, new.target.adopted_on, new.results.count()) == ("", None, 0)
    assert made(2025) == [
        ("lesing", "< 20 %", True),
        ("fravar", "5 %", True),
        ("trivsel", "≥ 4,5", True),
        ("uten", "", True),
    ]
    assert verify().finding is None


def test_the_controller_says_who_owns_the_cards_and_what_the_plan_is_called(town: Town) -> None:
    roll(town, title="Virksomhetsplan", cards_by_sector=False)
    plan = Plan.objects.get(year=2026)
    assert (plan.title, plan.cards_by_sector) == ("Virksomhetsplan", False)


def test_what_the_controller_typed_is_what_is_made(town: Town) -> None:
    roll(town, [row(town.reading, name="Leseferdighet, nivå 1", short_name="Lesing 1", target_text="< 18 %")])
    line = ScorecardLine.objects.get(year=2026)
    assert (line.name, line.short_name, line.target.written) == (
        "Leseferdighet, nivå 1",
        "Lesing 1",
        "< 18 %",
    )


def test_what_is_left_out_is_not_made(town: Town) -> None:
    assert roll(town, [row(town.reading), row(town.absence, include=False)]).made == 1
    assert made() == [("lesing", "< 20 %", True)]


def test_rolling_twice_makes_nothing_the_second_time(town: Town) -> None:
    roll(town)
    stood, entries = made(), TrailEntry.objects.count()
    again = roll(town, [row(line, target_text="1", name="Annet") for line in town.lines])
    assert (again.made, again.known, made()) == (0, 4, stood)
    assert TrailEntry.objects.count() == entries


def test_what_was_forgotten_is_added_by_rolling_once_more(town: Town) -> None:
    roll(town, [row(town.reading)])
    done = roll(town)
    assert (done.made, done.known, len(made())) == (3, 1, 4)


def test_every_bad_row_is_named_and_nothing_is_written(town: Town) -> None:
    entries = TrailEntry.objects.count()
    bad = [
        row(town.reading, target_text="145.500"),
        row(town.absence, short_name=" ", target_text="NaN"),
        row(town.survey, name="", short_name="x" * 61),
        row(town.bare, name="Le\u202esing", short_name="x" * 61),
    ]
    with pytest.raises(workflow.RowsRefused) as refused:
        roll(town, bad)
    found = [(one.line_id, one.field, type(one.refusal)) for one in refused.value.rows]
    assert found == [
        (town.reading.pk, "target_text", workflow.NeedsChoice),
        (town.absence.pk, "short_name", workflow.Invalid),
        (town.absence.pk, "target_text", workflow.Unreadable),
        (town.survey.pk, "short_name", workflow.TooLong),
        (town.survey.pk, "name", workflow.Invalid),
        (town.bare.pk, "name", workflow.ForbiddenMark),
        (town.bare.pk, "short_name", workflow.TooLong),
    ]
    assert (made(), Plan.objects.count(), TrailEntry.objects.count()) == ([], 1, entries)


@pytest.mark.parametrize(
    ("given", "refusal"),
    [
        ({"reason": "  "}, workflow.NeedsReason),
        ({"rows": []}, workflow.Invalid),
        ({"rows": [workflow.RolledRow(999_999, True, "x", "x", True, "")]}, workflow.NotFound),
        ({"title": "x" * 201}, workflow.TooLong),
        ({"title": "V\u202eplan"}, workflow.ForbiddenMark),
        ({"from_year": 2023}, workflow.NotFound),
    ],
)
def test_what_cannot_be_rolled(town: Town, given: dict[str, Any], refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        roll(town, **given)
    assert (made(), Plan.objects.count()) == ([], 1)


def test_an_indicator_out_of_use_does_not_go_on(town: Town) -> None:
    workflow.save_record(
        by=town.controller,
        model=Indicator,
        pk=town.bare.indicator_id,
        values={"in_use": False},
        reason="Ferdig",
    )
    with pytest.raises(workflow.NotFound):
        roll(town)


def test_an_adopted_plan_is_not_rolled_into(town: Town) -> None:
    roll(town, [row(town.reading)])
    workflow.adopt_plan(by=town.controller, year=2026, case="KS-sak 150/25", adopted_on=date(2025, 12, 11))
    with pytest.raises(workflow.AlreadyAdopted):
        roll(town)


def test_nothing_is_saved_when_the_trail_cannot_be_written(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    save, left = TrailEntry.save, []

    def fail_at_the_fourth(self: TrailEntry, *args: Any, **kwargs: Any) -> None:
        left.append(self)
        if len(left) == 4:
            raise BrokenPipeError
        save(self, *args, **kwargs)

    monkeypatch.setattr(TrailEntry, "save", fail_at_the_fourth)
    with pytest.raises(BrokenPipeError):
        roll(town)
    assert (made(), Plan.objects.count(), Heading.objects.count()) == ([], 1, 1)


def test_undone_and_rolled_again(town: Town) -> None:
    roll(town)
    numbers = set(ScorecardLine.objects.filter(year=2026).values_list("pk", flat=True))
    assert workflow.undo_roll(by=town.controller, year=2026, reason="For tidlig") == 4
    assert (made(), Plan.objects.get(year=2026).withdrawn) == ([], True)
    assert {one.act for one in TrailEntry.objects.order_by("-sequence")[:5]} == {"undo_roll"}
    done = roll(town, [row(town.reading, target_text="< 15 %"), row(town.absence, target_text="")])
    assert (done.made, made()) == (2, [("lesing", "< 15 %", True), ("fravar", "", True)])
    assert set(ScorecardLine.objects.filter(year=2026).values_list("pk", flat=True)) == numbers
    assert Plan.objects.get(year=2026).withdrawn is False
    assert verify().finding is None


def test_a_line_made_by_hand_stays_when_the_rolling_is_undone(town: Town) -> None:
    roll(town, [row(town.reading)])
    values = {"year": 2026, "carried_from": None, "short_name": "egen"}
    columns = {
        f.name: getattr(town.bare, f.name)
        for f in ScorecardLine._meta.fields
        if f.name not in ("id", "version")
    }
    workflow.save_record(by=town.controller, model=ScorecardLine, values={**columns, **values}, reason="Ny")
    workflow.undo_roll(by=town.controller, year=2026, reason="Feil")
    assert [name for name, _target, _planned in made()] == ["egen"]
    assert Plan.objects.get(year=2026).withdrawn is False


def _adopt(town: Town) -> None:
    workflow.adopt_plan(by=town.controller, year=2026, case="KS-sak 150/25", adopted_on=date(2025, 12, 11))


def _open(town: Town) -> None:
    planned = workflow.plan_round(
        by=town.controller,
        year=2026,
        kind="t1",
        opens_on=date(2026, 4, 1),
        deadline=date(2026, 4, 30),  # type: ignore[arg-type]
    )
    workflow.open_round(by=town.controller, round_id=planned.pk)


def _report(town: Town) -> None:
    line = ScorecardLine.objects.get(year=2026, indicator=town.reading.indicator)
    workflow.report_result(by=town.controller, line_id=line.pk, text="19 %", reason="Foreløpig")


OBSTACLES = {
    UndoObstacle.ADOPTED: _adopt,
    UndoObstacle.ROUND_OPENED: _open,
    UndoObstacle.REPORTED: _report,
}


@pytest.mark.parametrize("why", OBSTACLES)
def test_what_stops_an_undo(town: Town, why: UndoObstacle) -> None:
    roll(town)
    OBSTACLES[why](town)
    with pytest.raises(workflow.CannotUndo) as refused:
        workflow.undo_roll(by=town.controller, year=2026, reason="Angret")
    assert (refused.value.why, refused.value.year, len(made())) == (why, 2026, 4)


def test_a_plan_that_was_not_rolled_is_not_undone(town: Town) -> None:
    with pytest.raises(workflow.CannotUndo) as refused:
        workflow.undo_roll(by=town.controller, year=2025, reason="Angret")
    assert refused.value.why is UndoObstacle.NOT_ROLLED
    roll(town)
    workflow.undo_roll(by=town.controller, year=2026, reason="Angret")
    with pytest.raises(workflow.NotFound):
        workflow.undo_roll(by=town.controller, year=2026, reason="Igjen")
    with pytest.raises(workflow.NeedsReason):
        workflow.undo_roll(by=town.controller, year=2025, reason="")
