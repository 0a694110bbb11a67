"""Indicators that end, go over into others, are divided and made: earlier years stand to the last column."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.apps import apps

from indicators import workflow
from indicators.judging import judge_lines
from indicators.models import Indicator, Plan, ScorecardLine, Target
from indicators.presentation.wording.breaks import breaks
from indicators.workflow import NewIndicator
from tests import municipality
from tests.plan.conftest import Town, roll

pytestmark = pytest.mark.django_db
WHY = "Ryddet i registeret"
TABLES = ("ScorecardLine", "Target", "Result", "Heading", "Plan", "AdoptedTarget", "ServiceArea", "Sector")


@pytest.fixture
def rolled(town: Town) -> Town:
    """The town with its plan of 2026."""
    roll(town)
    return town


def year_of(year: int) -> dict[str, list[dict[str, Any]]]:
    """Everything of a year, and of what belongs to no year."""
    found = {}
    for name in TABLES:
        model = apps.get_model("indicators", name)
        names = {field.name for field in model._meta.fields}
        path = "year" if "year" in names else "line__year" if "line" in names else ""
        rows = model._base_manager.filter(**{path: year} if path else {})
        found[name] = list(rows.order_by("pk").values())
    return found


def verdicts(year: int) -> list[Any]:
    return [(row.code, row.verdict, row.result, row.target) for row in judge_lines(lines_of(year))]


def lines_of(year: int) -> Any:
    return ScorecardLine.objects.filter(year=year, withdrawn=False).order_by("pk")


def codes(year: int) -> list[str]:
    return list(lines_of(year).values_list("indicator__code", flat=True))


def retire(town: Town) -> workflow.Succeeded:
    return workflow.retire_indicator(by=town.controller, code="fravar", year=2026, reason=WHY)


def merge(town: Town) -> workflow.Succeeded:
    return workflow.merge_indicators(by=town.controller, code="fravar", into="lesing", year=2026, reason=WHY)


def split(town: Town, **given: Any) -> workflow.Succeeded:
    wanted = {"names": ["Fravær, jenter", "", " Fravær,  gutter "], "keeps": False, **given}
    return workflow.split_indicator(by=town.controller, code="fravar", year=2026, reason=WHY, **wanted)


@pytest.mark.parametrize("act", [retire, merge, split])
def test_the_years_before_stand_as_they_were(rolled: Town, act: Callable[[Town], Any]) -> None:
    before, judged = year_of(2025), verdicts(2025)
    act(rolled)
    assert (year_of(2025), verdicts(2025)) == (before, judged)


@pytest.mark.parametrize("act", [retire, merge, split])
def test_what_is_shown_first_is_what_happens_and_changes_nothing(rolled: Town, act: Any) -> None:
    def everything() -> Any:
        return year_of(2025), year_of(2026), list(Indicator.objects.order_by("pk").values())

    before = everything()
    shown = workflow.tried(act, town=rolled)
    assert everything() == before
    assert act(rolled) == shown


def test_a_retired_one_leaves_later_plans_and_is_rolled_no_more(rolled: Town) -> None:
    done = retire(rolled)
    assert done.withdrawn == [("fravar", 2026, "5 %")]
    assert codes(2026) == ["lesing", "trivsel", "uten"]
    row = Indicator.objects.get(code="fravar")
    assert (row.in_use, row.last_year, row.successor) == (False, 2025, None)
    assert retire(rolled) == workflow.Succeeded()  # the same form sent twice
    workflow.save_record(
        by=rolled.controller, model=Indicator, pk=row.pk, values={"in_use": True}, reason=WHY
    )
    row.refresh_from_db()
    assert (row.in_use, row.last_year) == (True, None)


def test_a_merged_one_goes_over_into_the_other_whose_series_breaks_there(rolled: Town) -> None:
    done = merge(rolled)
    assert (done.withdrawn, done.into) == ([("fravar", 2026, "5 %")], "lesing")
    row = Indicator.objects.get(code="fravar")
    assert (row.last_year, row.successor) == (2025, Indicator.objects.get(code="lesing"))
    years = judge_lines(ScorecardLine.objects.filter(indicator__code="lesing").order_by("year"))
    assert breaks(years) == {2026: "brudd: slått sammen med en annen indikator"}


def test_a_break_is_of_its_year_and_is_not_rolled(rolled: Town) -> None:
    merge(rolled)
    line = ScorecardLine.objects.get(indicator__code="lesing", year=2026)
    row = workflow.RolledRow(line.pk, True, line.name, line.short_name, True, "")
    workflow.roll_forward(by=rolled.controller, from_year=2026, reason=WHY, rows=[row])
    assert ScorecardLine.objects.get(indicator__code="lesing", year=2027).series_break == ""


@pytest.mark.parametrize("keeps", [False, True])
def test_a_divided_one_has_copies_of_its_line_without_target(rolled: Town, keeps: bool) -> None:
    old = ScorecardLine.objects.get(indicator__code="fravar", year=2026)
    done = split(rolled, keeps=keeps)
    assert done.made == [("fravaer-jenter", "Fravær, jenter"), ("fravaer-gutter", "Fravær, gutter")]
    new = list(ScorecardLine.objects.filter(indicator__came_of=old.indicator_id).order_by("pk"))
    assert [one.name for one in new] == ["Fravær, jenter", "Fravær, gutter"]
    same = ("year", "area_id", "sector_id", "heading_id", "direction", "value_kind", "unit", "frequency")
    assert [[getattr(one, name) for name in same] for one in new] == [
        [getattr(old, name) for name in same]
    ] * 2
    assert not Target.objects.filter(line__in=new).exists()
    old.refresh_from_db()
    assert (old.withdrawn, old.series_break) == ((False, "split") if keeps else (True, ""))
    assert Indicator.objects.get(code="fravar").in_use is keeps


def test_nothing_ends_in_a_year_that_is_closed(rolled: Town) -> None:
    days = {"opens_on": date(2026, 1, 1), "deadline": date(2026, 1, 2)}
    workflow.close_past_round(
        by=rolled.controller, year=2026, kind="year_end", reason="Før programmet", **days
    )
    before = year_of(2026)
    for act in (retire, merge, split):
        with pytest.raises(workflow.Locked):
            act(rolled)
    assert year_of(2026) == before


@pytest.mark.parametrize(
    ("act", "given"),
    [
        (workflow.merge_indicators, {"into": "fravar"}),
        (workflow.split_indicator, {"names": ["En"], "keeps": False}),
        (workflow.split_indicator, {"names": [], "keeps": True}),
        (workflow.retire_indicator, {"year": 2025}),
        (workflow.split_indicator, {"names": ["En", "To"], "keeps": False, "year": 2031}),
    ],
)
def test_what_cannot_be_is_refused_in_words(rolled: Town, act: Any, given: dict[str, Any]) -> None:
    before = year_of(2026)
    with pytest.raises(workflow.Invalid):
        act(**{"by": rolled.controller, "code": "fravar", "year": 2026, "reason": WHY, **given})
    assert year_of(2026) == before


def new(town: Town, **given: Any) -> ScorecardLine:
    columns = {"name": "Andel elever med vedtak om spesialundervisning", **given.pop("columns", {})}
    wanted = NewIndicator(year=2025, columns=columns, area_id=town.reading.area_id, **given)
    return workflow.add_indicator(by=town.controller, new=wanted, reason=WHY, once="token")


def test_a_new_indicator_needs_a_name_and_an_area_and_the_rest_is_proposed(town: Town) -> None:
    line = new(town, target="høyst 8 %", heading="Ny overskrift", columns={"direction": "lower"})
    assert line.indicator.code == "andel-elever-med-vedtak-om-spesialundervisning"
    told = (line.sector, line.value_kind, line.unit, line.order, line.heading and line.heading.title)
    assert told == (town.school, "percent", "%", 5, "Ny overskrift")
    assert line.short_name == "Andel elever med vedtak om spesialundervisning"
    assert Target.objects.get(line=line).written == "høyst 8 %"
    assert new(town) == line  # the same form sent twice


def test_a_name_that_does_not_say_what_is_good_is_asked_about(town: Town) -> None:
    with pytest.raises(workflow.Invalid) as error:
        new(town, columns={"name": "Xyzzy"})
    assert set(error.value.errors) == {"direction"}
    assert not Indicator.objects.filter(code="xyzzy").exists()


def test_a_code_that_is_taken_gets_a_number(town: Town) -> None:
    line = new(town, columns={"name": "Lesing", "direction": "higher"})
    assert line.indicator.code == "lesing-2"


def test_only_the_controller_keeps_the_register(rolled: Town) -> None:
    municipality.record(Plan, year=2030, title="Senere")
    acts: list[Callable[[Any], Any]] = [
        lambda by: workflow.retire_indicator(by=by, code="fravar", year=2026, reason=WHY),
        lambda by: workflow.merge_indicators(by=by, code="fravar", into="lesing", year=2026, reason=WHY),
        lambda by: workflow.split_indicator(
            by=by, code="fravar", year=2026, names=["a", "b"], keeps=True, reason=WHY
        ),
        lambda by: workflow.add_indicator(by=by, new=NewIndicator(2026, {"name": "Ny"}, 1), reason=WHY),
    ]
    for person in set(rolled.people.values()) - {rolled.controller}:
        for act in acts:
            with pytest.raises(workflow.NotAllowed):
                act(person)
