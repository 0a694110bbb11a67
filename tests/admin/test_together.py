"""Two people at once: nobody overwrites what they have not seen, and nothing is half-written."""

from __future__ import annotations

from typing import Any

import pytest

from indicators import workflow
from indicators.models import Result, ScorecardLine, Sector, Target
from tests.admin.conftest import Town
from tests.admin.pages import Fields, change_url, errors, fields, save, send, signed_in, told


def test_a_result_saved_in_the_meantime_is_shown_beside_what_was_typed(town: Town) -> None:
    client = signed_in(town.leader)
    save(client, change_url(town.line), results__0__written="28,2 %")
    held = fields(client, change_url(town.line))
    save(signed_in(town.controller), change_url(town.line), results__0__written="27,0 %", why="Rettet")

    response = send(client, change_url(town.line), held, results__0__written="26,0 %", why="Ny telling")
    assert errors(response) == [
        "Noen andre har lagret etter at du åpnet siden. Ingenting er lagret. Se hva som står nå, "
        "og lagre en gang til hvis det du skrev skal erstatte det.",
        "Nå står det «27,0 %», du skrev «26,0 %».",
    ]
    assert Result.objects.get(line=town.line).written == "27,0 %"

    again = Fields(response.content.decode()).found
    assert again["results-0-written"] == "26,0 %"
    send(client, change_url(town.line), again)
    assert Result.objects.get(line=town.line).written == "26,0 %"


def test_two_tabs_that_set_the_first_target_show_both(town: Town) -> None:
    """The second of them was an error page, and its text was gone."""
    client, url = signed_in(town.controller), change_url(town.earlier)
    held = fields(client, url)
    save(client, url, target__0__written="25 %", why="KS-sak")
    response = send(client, url, held, target__0__written="24 %", why="KS-sak")
    assert response.status_code == 200
    assert "Nå står det «25 %», du skrev «24 %»." in " ".join(errors(response))
    assert 'value="24 %"' in response.content.decode()
    assert Target.objects.get(line=town.earlier).written == "25 %"
    tampered = {**held, "target-INITIAL_FORMS": "1", "target-0-id": "999"}
    assert send(client, url, tampered, target__0__written="23 %", why="x").status_code == 200


def test_the_same_on_the_page_of_the_years(town: Town) -> None:
    client, url = signed_in(town.leader), change_url(town.line.indicator)
    held = fields(client, url)
    save(signed_in(town.controller), url, lines__0__result_text="27 %", why="Rettet")
    response = send(client, url, held, lines__0__result_text="26 %", why="Ny telling")
    assert errors(response) == [
        "Noen andre har lagret etter at du åpnet siden. Nå står det «27 %», du skrev «26 %». "
        "Ingenting er lagret. Lagre en gang til hvis det du skrev skal erstatte det som står."
    ]
    assert Result.objects.get(line=town.line).written == "27 %"
    send(client, url, Fields(response.content.decode()).found)
    assert Result.objects.get(line=town.line).written == "26 %"


def test_a_row_that_was_not_touched_is_no_conflict(town: Town) -> None:
    client = signed_in(town.controller)
    save(client, change_url(town.line), results__0__written="28 %", why="Ført")
    held = fields(client, change_url(town.line))
    save(signed_in(town.leader), change_url(town.line), results__0__written="27 %", why="Rettet")
    response = send(client, change_url(town.line), held, target__0__written="< 21 %", why="Nytt vedtak")
    assert errors(response) == []
    assert Result.objects.get(line=town.line).written == "27 %"
    assert Target.objects.get(line=town.line).written == "< 21 %"


def test_a_record_saved_in_the_meantime_shows_both_values(town: Town) -> None:
    client, url = signed_in(town.controller), change_url(town.school)
    held = fields(client, url)
    save(client, url, name="Sektor for oppvekst", from_year="2026", why="Vedtak")
    response = send(client, url, held, name="Skolesektoren", from_year="2026", why="Nytt vedtak")
    assert "Nå står det «Sektor for oppvekst», du skrev «Skolesektoren»." in errors(response)
    assert Sector.objects.get(pk=town.school.pk).name == "Sektor for oppvekst"
    send(client, url, Fields(response.content.decode()).found)
    assert Sector.objects.get(pk=town.school.pk).name == "Skolesektoren"


def test_a_form_without_its_version_overwrites_nothing(town: Town) -> None:
    client, url = signed_in(town.controller), change_url(town.school)
    held = fields(client, url)
    del held["seen"]
    response = send(client, url, held, name="Skolesektoren")
    assert "Nå står det «Sektor for skole», du skrev «Skolesektoren»." in errors(response)
    assert Sector.objects.get(pk=town.school.pk).name == "Sektor for skole"


def test_a_person_saved_in_the_meantime_shows_both_values(town: Town) -> None:
    client, url = signed_in(town.controller), change_url(town.auditor)
    held = fields(client, url)
    save(client, url, first_name="Rita")
    response = send(client, url, held, first_name="Randi")
    assert "Nå står det «Rita», du skrev «Randi»." in errors(response)
    town.auditor.refresh_from_db()
    assert town.auditor.first_name == "Rita"


def test_a_refusal_while_saving_is_shown_and_undoes_what_was_written(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another save between the check of the form and the writing of the row."""

    def too_late(**given: Any) -> Any:
        raise workflow.Stale(seen=0, current=1, written="27 %")

    monkeypatch.setattr(workflow, "report_result", too_late)
    response = save(
        signed_in(town.controller),
        change_url(town.line),
        short_name="Nytt navn",
        target__0__written="< 19 %",
        results__0__written="26 %",
        why="Prøve",
    )
    assert response.status_code == 200
    assert errors(response) == [
        "Ingenting er lagret, fordi en av radene ble avvist.",
        "Noen andre har lagret etter at du åpnet siden. Nå står det «27 %», du skrev «26 %». "
        "Ingenting er lagret. Lagre en gang til hvis det du skrev skal erstatte det som står.",
    ]
    assert told(response) == []
    assert ScorecardLine.objects.get(pk=town.line.pk).short_name == "lesing"
    assert Target.objects.get(line=town.line).written == "< 20 %"


def test_a_double_click_makes_one_row(town: Town) -> None:
    client = signed_in(town.leader)
    held = fields(client, change_url(town.line))
    send(client, change_url(town.line), held, results__0__written="28 %")
    response = send(client, change_url(town.line), held, results__0__written="28 %")
    assert Result.objects.filter(line=town.line).count() == 1
    assert Result.objects.get(line=town.line).history.count() == 1
    assert response.status_code == 200
