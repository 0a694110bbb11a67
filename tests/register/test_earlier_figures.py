"""Last year's figures, for many lines of a plan at once: all or nothing, and nobody's work overwritten."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client

from indicators import workflow
from indicators.models import Result, ScorecardLine, TrailEntry
from indicators.selectors.log.verification import verify
from indicators.workflow import EarlierFigure
from tests.plan.conftest import Town

pytestmark = pytest.mark.django_db
WHY = "Fra årsmeldingen"


def enter(town: Town, *figures: EarlierFigure, **given: Any) -> int:
    given = {"by": town.controller, "year": 2025, "reason": WHY, **given}
    return workflow.enter_earlier_figures(figures=figures, **given)


def of_2024() -> dict[str, tuple[str, bool]]:
    """The figures of 2024 by indicator, and whether the line was planned."""
    lines = Result.objects.filter(line__year=2024).exclude(written="")
    return {code: (text, planned) for code, text, planned in lines.values_list(
        "line__indicator__code", "written", "line__planned"
    )}  # fmt: skip


def test_figures_are_entered_in_lines_that_stand_and_in_lines_that_are_made_for_them(town: Town) -> None:
    stood = of_2024()
    old = stood.get("lesing", ("", False))[0]
    count = enter(
        town,
        EarlierFigure(town.reading.pk, "31 %", old),
        EarlierFigure(town.bare.pk, "12", ""),
        EarlierFigure(town.survey.pk, "", ""),
    )
    made = ScorecardLine.objects.get(indicator=town.bare.indicator, year=2024)
    assert (count, made.short_name, made.planned) == (2, town.bare.short_name, False)
    assert {code: text for code, (text, _planned) in of_2024().items()} == {
        **{code: text for code, (text, _planned) in stood.items()}, "lesing": "31 %", "uten": "12",
    }  # fmt: skip
    assert set(TrailEntry.objects.filter(reason=WHY).values_list("act", flat=True)) == {
        "keep_register", "report_result",
    }  # fmt: skip
    assert enter(town, EarlierFigure(town.bare.pk, "12", "12")) == 0
    assert verify().finding is None


def test_every_refused_line_is_named_and_nothing_is_written(town: Town) -> None:
    enter(town, EarlierFigure(town.bare.pk, "12", ""))
    before = of_2024()
    with pytest.raises(workflow.RowsRefused) as refused:
        enter(
            town,
            EarlierFigure(town.reading.pk, "x" * 1000, before.get("lesing", ("", False))[0]),
            EarlierFigure(town.bare.pk, "14", "9"),
            EarlierFigure(town.survey.pk, "3", ""),
        )
    assert [(one.line_id, one.field, type(one.refusal)) for one in refused.value.rows] == [
        (town.reading.pk, "figure", workflow.TooLong),
        (town.bare.pk, "figure", workflow.Stale),
    ]
    assert of_2024() == before


def test_only_the_controller_enters_them_with_a_reason_and_for_lines_of_the_year(town: Town) -> None:
    figure = EarlierFigure(town.bare.pk, "12", "")
    for person in set(town.people.values()) - {town.controller}:
        with pytest.raises(workflow.NotAllowed):
            enter(town, figure, by=person)
    with pytest.raises(workflow.NeedsReason):
        enter(town, figure, reason=" ")
    with pytest.raises(workflow.NotFound):
        enter(town, figure, year=2026)
    values = {"withdrawn": True}
    workflow.save_record(
        by=town.controller, model=ScorecardLine, pk=town.bare.pk, values=values, reason="Utgår"
    )
    with pytest.raises(workflow.NotFound):
        enter(town, figure)


def test_the_page_saves_keeps_what_was_typed_and_shows_a_locked_year_as_locked(
    town: Town, client: Client
) -> None:
    client.force_login(town.controller)
    address, name = "/register/2025/tall/", f"r{town.bare.pk}-figure"
    stale = client.post(address, {name: "12", f"{name}_seen": "9", "why": WHY}).content.decode()
    assert f'name="{name}" value="12"' in stale
    assert "Ingenting er lagret" in stale
    assert client.post(address, {name: "12", f"{name}_seen": "", "why": WHY})["Location"] == "/register/2025/"
    assert of_2024()["uten"] == ("12", False)
    days = {"opens_on": date(2024, 1, 1), "deadline": date(2025, 1, 31)}
    row = workflow.plan_round(by=town.controller, year=2024, kind="year_end", **days)
    workflow.open_round(by=town.controller, round_id=row.pk)
    workflow.close_round(by=town.controller, round_id=row.pk, reason=WHY, even_if_missing=True)
    page = client.get(address).content.decode()
    assert f'name="{name}"' not in page
    assert ">12<" in page


def test_a_year_without_a_plan_says_so_at_every_page_of_its_register(town: Town, client: Client) -> None:
    client.force_login(town.controller)
    said = "Det finnes ingen plan for 2031 ennå."
    for place in ("", "ny/", "rutenett/", "sett/", "tall/"):
        page = client.get(f"/register/2031/{place}")
        assert (page.status_code, said in page.content.decode()) == (404, True), place
