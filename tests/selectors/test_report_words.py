"""What is written, in the report: as it was delivered, by area and by sector, and never a draft."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.utils import timezone

from indicators import judging, workflow
from indicators.selectors.report.texts import decision_rows, matter_texts, supervision_rows, unit_words
from tests import municipality
from tests.rounds.conftest import Place, bring_to, enter
from tests.rounds.conftest import place as place  # noqa: PLC0414 - a municipality in the middle of a round

pytestmark = pytest.mark.django_db

WORDS = ("Utviklingsord", "Gjortord", "Utfordringsord", "Tilsynsord", "Vedtaksord", "Kommentarord")


def write(place: Place, more: str = "") -> None:
    """Everything that a sector writes in its round, each with a word of its own."""
    by, of = place.leader, {"year": 2026, "sector_id": place.skole.pk}
    work = municipality.work(place.met, "lesing", "Utviklingsord")
    workflow.report_work(
        by=by, work_id=work.pk, state="ongoing", done=f"Gjortord{more}", responsible="Rektor"
    )
    workflow.write_area_text(
        by=by, area_id=place.met.area_id, kind="challenges", text=f"Utfordringsord{more}", **of
    )
    workflow.save_supervision(
        by=by,
        **of,
        values={"authority": "Statsforvalteren", "service": f"Tilsynsord{more}", "measure": "Rettes"},
    )
    decided = workflow.save_decision(by=by, **of, values={"text": f"Vedtaksord{more}"})
    workflow.comment_decision(by=by, decision_id=decided.pk, text=f"Kommentarord{more}")


def read(folder: Path) -> dict[str, str]:
    """The report as a file, by grouping."""
    judging.forget()
    found = {}
    for by in ("area", "sector"):
        file = folder / f"{by}.html"
        call_command(
            "annual_report", "2026", "--format", "html", "--by", by, "--output", file, stdout=io.StringIO()
        )
        found[by] = file.read_text(encoding="utf-8")
    return found


def test_a_draft_is_in_no_report_and_what_is_delivered_in_every_one(place: Place, tmp_path: Path) -> None:
    write(place)
    drafted = {by: [word for word in WORDS if word in page] for by, page in read(tmp_path).items()}
    assert drafted == {"area": [], "sector": []}
    bring_to(place, "submitted")
    delivered = {by: [word for word in WORDS if word not in page] for by, page in read(tmp_path).items()}
    assert delivered == {"area": [], "sector": []}


def test_what_is_changed_after_a_return_stands_as_it_was_delivered(place: Place, tmp_path: Path) -> None:
    write(place)
    bring_to(place, "returned")
    write(place, "nytt")
    enter(place, place.leader, place.met, "13")
    pages = read(tmp_path)
    assert {by: "nytt" in page for by, page in pages.items()} == {"area": False, "sector": False}
    assert {by: [word for word in WORDS if word not in page] for by, page in pages.items()} == {
        "area": [],
        "sector": [],
    }


def test_words_stand_under_their_area_or_their_sector_and_are_of_one_year(place: Place) -> None:
    write(place)
    bring_to(place, "submitted")
    area, sector = place.met.area, place.skole
    ((by_area,), (by_sector,)) = unit_words(2026, "area"), unit_words(2026, "sector")
    assert (by_area.key, by_area.number, by_area.title) == (area.number, area.number, area.name)
    assert (by_sector.key, by_sector.number, by_sector.title) == (sector.code, "", sector.name)
    assert by_area.work == by_sector.work
    assert [(row.planned, row.done, row.state) for row in by_area.work] == [
        ("Utviklingsord", "Gjortord", "ongoing")
    ]
    assert [row.text for row in by_area.of_kind("challenges")] == ["Utfordringsord"]
    assert (unit_words(2026, "area", "9.9"), unit_words(2025, "area")) == ((), ())
    assert [row.service for row in supervision_rows(2026, sector.code)] == ["Tilsynsord"]
    assert [(row.text, row.comment) for row in decision_rows(2026)] == [("Vedtaksord", "Kommentarord")]
    assert (supervision_rows(2026, "helse"), decision_rows(2026, "helse"), decision_rows(2025)) == (
        (),
        (),
        (),
    )
    assert matter_texts(2026) == {}


def test_the_report_of_a_past_moment_is_made_by_the_command_too(place: Place, tmp_path: Path) -> None:
    write(place)
    bring_to(place, "submitted")
    given = ("annual_report", "2026", "--format", "html", "--output", tmp_path / "a.html")
    for word, said in (
        ("1990-01-01T12:00", "Det fantes ingen målekort da."),
        ("i går", "Skriv tidspunktet som 2026-04-30T12:00."),
        ("2199-01-01", "Tidspunktet har ikke vært ennå."),
    ):
        with pytest.raises(CommandError, match=said):
            call_command(*given, f"--at={word}")
    now = timezone.localtime().replace(tzinfo=None).isoformat()
    call_command(*given, f"--at={now}", stdout=io.StringIO())
    page = (tmp_path / "a.html").read_text(encoding="utf-8")
    assert [word for word in WORDS if word not in page] == []
