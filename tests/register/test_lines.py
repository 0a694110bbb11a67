"""Many lines changed at once: all or nothing, each thing at its place, and nobody's work overwritten."""

from __future__ import annotations

import html
import re
from datetime import date
from typing import Any

import pytest
from django.test import Client

from indicators import workflow
from indicators.models import Heading, ScorecardLine, Target, TrailEntry
from indicators.workflow import LineEdit
from tests import municipality
from tests.plan.conftest import Town

pytestmark = pytest.mark.django_db
WHY = "Ryddet i registeret"


def change(town: Town, *edits: LineEdit, **given: Any) -> workflow.LinesChanged:
    return workflow.change_lines(by=town.controller, year=2025, edits=edits, **{"reason": WHY, **given})


def whole() -> list[dict[str, Any]]:
    """Every column of every line, target and heading."""
    return [
        row for model in (ScorecardLine, Target, Heading) for row in model.objects.order_by("pk").values()
    ]


def told(error: pytest.ExceptionInfo[workflow.RowsRefused]) -> set[tuple[int, str, type]]:
    return {(row.line_id, row.field, type(row.refusal)) for row in error.value.rows}


def columns_of(line: ScorecardLine, *names: str) -> tuple[Any, ...]:
    return tuple(ScorecardLine.objects.values_list(*names).get(pk=line.pk))


def test_columns_place_and_target_are_changed_in_one_act_with_its_reason(town: Town) -> None:
    helse = town.absence.sector
    done = change(
        town,
        LineEdit(
            town.bare.pk,
            seen=1,
            columns={"short_name": "Ny", "order": "7", "unit": "dager", "direction": "lower"},
            sector_id=helse.pk,
            heading="Helt ny",
            target="10",
            target_seen=0,
        ),
        LineEdit(town.reading.pk, seen=1, heading="", target="< 20 %", target_seen=1),
    )
    assert (done.lines, done.later) == (["lesing", "uten"], [])  # in the order of their numbers
    named = ("short_name", "order", "unit", "direction", "sector_id", "heading__title")
    assert columns_of(town.bare, *named) == ("Ny", 7, "dager", "lower", helse.pk, "Helt ny")
    assert columns_of(town.reading, "heading_id", "target__written") == (None, "< 20 %")
    assert Target.objects.get(line=town.bare).written == "10"
    entries = TrailEntry.objects.filter(reason__startswith=WHY)
    assert set(entries.values_list("act", flat=True)) == {"change_lines"}


@pytest.mark.parametrize("seen", [1, None])
def test_what_is_left_as_it_was_leaves_everything_as_it_is(town: Town, seen: int | None) -> None:
    before, entries = whole(), TrailEntry.objects.count()
    line = town.reading
    columns = {name: str(getattr(line, name)) for name in ("short_name", "order", "direction", "unit")}
    done = change(
        town,
        LineEdit(line.pk, seen, columns, line.sector_id, line.area_id, "202  Grunnskole", "< 20 %", seen),
    )
    assert (done.lines, whole(), TrailEntry.objects.count()) == ([], before, entries)


def test_every_bad_cell_is_told_at_its_place_and_nothing_is_written(town: Town) -> None:
    before = whole()
    with pytest.raises(workflow.RowsRefused) as error:
        change(
            town,
            LineEdit(town.bare.pk, seen=1, columns={"order": "tre", "direction": "higher"}),
            LineEdit(town.reading.pk, seen=1, columns={"short_name": "x" * 61}, target="145.500"),
            LineEdit(town.absence.pk, seen=1, sector_id=999_999, columns={"order": "2"}),
            LineEdit(town.survey.pk, seen=1, columns={"value_kind": "okapi"}, heading="God overskrift"),
        )
    assert told(error) == {
        (town.bare.pk, "order", workflow.Invalid),
        (town.reading.pk, "short_name", workflow.TooLong),
        (town.reading.pk, "target", workflow.NeedsChoice),
        (town.absence.pk, "sector", workflow.Invalid),
        (town.survey.pk, "value_kind", workflow.Invalid),
    }
    assert whole() == before


def test_what_somebody_else_has_changed_is_stale_only_where_both_did(town: Town) -> None:
    change(town, LineEdit(town.bare.pk, columns={"short_name": "Deres"}))
    change(town, LineEdit(town.bare.pk, seen=1, columns={"short_name": "uten", "order": "4"}))
    assert columns_of(town.bare, "short_name", "order") == ("Deres", 4)  # nothing of it was touched
    with pytest.raises(workflow.RowsRefused) as error:
        change(town, LineEdit(town.bare.pk, seen=1, columns={"short_name": "uten", "order": "9"}))
    assert told(error) == {(town.bare.pk, "", workflow.Stale)}
    workflow.set_target(by=town.controller, line_id=town.reading.pk, text="< 15 %", version=1, reason=WHY)
    change(town, LineEdit(town.reading.pk, target="< 20 %", target_seen=1))
    assert Target.objects.get(line=town.reading).written == "< 15 %"
    with pytest.raises(workflow.RowsRefused) as error:
        change(town, LineEdit(town.reading.pk, target="< 18 %", target_seen=1))
    assert told(error) == {(town.reading.pk, "target", workflow.Stale)}


def test_the_same_grid_sent_twice_changes_nothing_the_second_time(town: Town) -> None:
    edit = LineEdit(
        town.bare.pk, 1, {"short_name": "Ny", "order": "8"}, heading="Ny", target="4", target_seen=0
    )
    change(town, edit)
    before = whole()
    assert (change(town, edit).lines, whole()) == ([], before)


def test_what_changes_the_meaning_of_figures_is_asked_about_first(town: Town) -> None:
    edit = {"line_id": town.reading.pk, "seen": 1, "columns": {"frequency": "half"}}
    with pytest.raises(workflow.RowsRefused) as error:
        change(town, LineEdit(**edit))
    assert told(error) == {(town.reading.pk, "", workflow.Reshapes)}
    change(town, LineEdit(**edit, reshaped_seen=True))
    assert columns_of(town.reading, "frequency") == ("half",)


def test_the_reason_of_a_direction_does_not_outlive_it(town: Town) -> None:
    given = {"direction_reason": "Lavest mulig"}
    workflow.save_record(by=town.controller, model=ScorecardLine, pk=town.bare.pk, values=given, reason=WHY)
    change(town, LineEdit(town.bare.pk, columns={"direction": "exact"}))
    assert columns_of(town.bare, "direction", "direction_reason") == ("exact", "")


def test_a_target_that_is_asked_about_takes_a_yes_to_that_very_text(town: Town) -> None:
    for sure in ("", "49 %"):
        with pytest.raises(workflow.RowsRefused) as error:
            change(town, LineEdit(town.absence.pk, target="50000 %", target_seen=1, sure=sure))
        assert told(error) == {(town.absence.pk, "target", workflow.AsksTarget)}
    change(town, LineEdit(town.absence.pk, target="50000 %", target_seen=1, sure="50000 %"))
    assert Target.objects.get(line=town.absence).written == "50000 %"


def test_an_adopted_plan_takes_a_case_for_targets_and_for_nothing_else(town: Town) -> None:
    for line in (town.bare, town.survey, town.absence):
        assert line.year == 2025
    workflow.adopt_plan(by=town.controller, year=2025, case="KS 1/24", adopted_on=date(2024, 12, 1))
    change(town, LineEdit(town.reading.pk, columns={"order": "9"}))
    edit = LineEdit(town.reading.pk, target="< 15 %")
    with pytest.raises(workflow.RowsRefused) as error:
        change(town, edit)
    assert told(error) == {(town.reading.pk, "target", workflow.NeedsCase)}
    change(town, edit, case="KS 2/25", adopted_on=date(2025, 2, 1))
    row = Target.objects.get(line=town.reading)
    assert (row.written, row.case, row.adopted_on) == ("< 15 %", "KS 2/25", date(2025, 2, 1))


def test_a_line_that_moves_takes_the_same_indicator_of_later_plans_along(town: Town) -> None:
    later = municipality.line("uten", of=town.bare.area, by=town.school, year=2026)
    done = change(town, LineEdit(town.bare.pk, seen=1, sector_id=town.absence.sector_id))
    assert [(one.line_id, one.year) for one in done.later] == [(later.pk, 2026)]
    assert columns_of(later, "sector_id") == (town.absence.sector_id,)


def test_a_line_of_another_year_or_none_is_not_found(town: Town) -> None:
    later = municipality.line("uten", of=town.bare.area, by=town.school, year=2026)
    for line in (later.pk, 999_999):
        with pytest.raises(workflow.NotFound):
            change(town, LineEdit(line, columns={"order": "1"}))


def test_only_the_controller_changes_lines_and_says_why(town: Town) -> None:
    edit = LineEdit(town.bare.pk, columns={"order": "9"})
    for person in set(town.people.values()) - {town.controller}:
        with pytest.raises(workflow.NotAllowed):
            workflow.change_lines(by=person, year=2025, edits=[edit], reason=WHY)
    with pytest.raises(workflow.NeedsReason):
        change(town, edit, reason=" ")


def test_one_thing_for_many_is_not_set_for_a_line_that_somebody_has_changed_since_it_was_shown(
    town: Town, client: Client
) -> None:
    client.force_login(town.controller)
    lines = [str(town.bare.pk), str(town.reading.pk)]
    sent = {"lines": lines, "seen": f"{town.bare.pk}:1 {town.reading.pk}:1", "heading": "Felles", "why": WHY}
    change(town, LineEdit(town.bare.pk, columns={"short_name": "Deres"}))
    page = client.post("/register/2025/sett/", {**sent, "save": "1"}).content.decode()
    assert "Ingenting er lagret" in page
    assert f'value="{town.reading.pk}:1 {town.bare.pk}:2"' in page
    assert not Heading.objects.filter(title="Felles").exists()
    sent["seen"] = f"{town.bare.pk}:2 {town.reading.pk}:1"
    assert client.post("/register/2025/sett/", {**sent, "save": "1"}).status_code == 302
    assert set(ScorecardLine.objects.filter(heading__title="Felles")) == {town.bare, town.reading}


@pytest.mark.parametrize("door", ["line", "set", "set-area", "new"])
def test_a_heading_of_another_area_is_refused_and_kept_as_it_was_typed(
    town: Town, client: Client, door: str
) -> None:
    """Each page lists the headings of the chosen area alone; the line's own goes along when it moves."""
    client.force_login(town.controller)
    care = municipality.area("6.7", "Helse", town.school)
    other = municipality.heading(care, "Hjemmetjeneste")
    municipality.line("hjemme", of=care, by=town.school, heading=other, order=9)
    here, listed = town.reading.area, ["202 Grunnskole"]
    address, sent = {
        "line": ("/register/indikator/lesing/2025/", {"area": here.pk, "sector": town.school.pk}),
        "set": ("/register/2025/sett/", {"lines": town.reading.pk, "save": "1"}),
        "set-area": ("/register/2025/sett/", {"lines": town.reading.pk, "save": "1", "area": here.pk}),
        "new": ("/register/2025/ny/", {"area": here.pk, "name": "Andel som trives"}),
    }[door]
    before = whole()
    answer = client.post(address, {**sent, "heading": "Hjemmetjeneste", "why": WHY})
    page = html.unescape(answer.content.decode())
    assert answer.status_code == 200
    assert "«Hjemmetjeneste» er en overskrift i 6.7 Helse, ikke i 6.4" in page
    assert re.search(r'name="heading" value="Hjemmetjeneste"', page)
    offered = re.findall(r'<datalist id="overskrifter">(.*?)</datalist>', page)
    assert [re.findall(r'value="(.*?)"', one) for one in offered] == [listed]
    assert whole() == before


def test_the_heading_that_a_line_has_goes_along_to_another_area(town: Town, client: Client) -> None:
    client.force_login(town.controller)
    care = municipality.area("6.7", "Helse", town.school)
    sent = {"lines": town.reading.pk, "save": "1", "area": care.pk, "heading": "202 Grunnskole", "why": WHY}
    sent["seen"] = f"{town.reading.pk}:1"
    assert client.post("/register/2025/sett/", sent).status_code == 302
    assert columns_of(town.reading, "area_id", "heading__title") == (care.pk, "202 Grunnskole")
