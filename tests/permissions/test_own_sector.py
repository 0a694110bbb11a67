"""A sector leader changes the own sector's figures and nobody else's; an auditor changes nothing."""

from __future__ import annotations

from typing import Any

import pytest

from indicators import workflow
from indicators.models import Footnote, FootnoteCell, Result, ResultComment, ScorecardLine, Target, User
from tests import municipality
from tests.admin.conftest import Town
from tests.admin.conftest import town as town  # noqa: PLC0414 - the fixture of the admin's tests
from tests.admin.pages import change_url, fields, send, signed_in


def note_by(area: Any, text: str = "Endret definisjon") -> Footnote:
    row, _ = workflow.save_record(
        by=workflow.program_user(),
        model=Footnote,
        values={"area": area, "year": 2025, "code": "n1", "order": 1, "text": text},
        reason=municipality.REASON,
    )
    return row


def test_a_foreign_line_cannot_be_saved(town: Town) -> None:
    client = signed_in(town.leader)
    held = fields(signed_in(town.controller), change_url(town.foreign))
    for url in (change_url(town.foreign), change_url(town.foreign.indicator)):
        answer = client.post(url, {**held, "results-0-written": "9", "why": "Prøve"})
        assert answer.status_code == 403
    assert Result.objects.get(line=town.foreign).written == "4"


def test_a_foreign_result_in_the_form_of_an_own_line_writes_nothing(town: Town) -> None:
    """The number of another sector's result, put into the rows of an own line."""
    client = signed_in(town.leader)
    held = fields(client, change_url(town.line))
    foreign = Result.objects.get(line=town.foreign)
    rows = {
        "results-INITIAL_FORMS": "1",
        "results-0-id": str(foreign.pk),
        "results-0-line": str(town.line.pk),
        "results-0-written": "9",
        "results-0-seen": "1",
    }
    answer = client.post(change_url(town.line), {**held, **rows, "why": "Prøve"})
    assert answer.status_code == 200
    foreign.refresh_from_db()
    assert (foreign.written, foreign.line_id, foreign.version) == ("4", town.foreign.pk, 1)
    assert Result.objects.count() == 2


def test_a_foreign_line_in_the_years_of_an_own_indicator_writes_nothing(town: Town) -> None:
    """The same indicator answered for by another sector the year before."""
    workflow.save_record(
        by=town.controller,
        model=ScorecardLine,
        pk=town.earlier.pk,
        values={"sector": town.health},
        reason="Annen sektor i 2024",
    )
    client, url = signed_in(town.leader), change_url(town.line.indicator)
    held = fields(client, url)
    assert [name for name in held if name.endswith("_text")] == ["lines-0-result_text"]
    client.post(url, {**held, "lines-1-result_text": "1 %", "lines-1-result_seen": "1", "why": "Prøve"})
    assert Result.objects.get(line=town.earlier).written == "28,8 %"


def test_a_leader_cannot_smuggle_in_a_target_or_a_column(town: Town) -> None:
    client = signed_in(town.leader)
    held = fields(client, change_url(town.line))
    smuggled = {
        "short_name": "Mitt eget",
        "direction": "higher",
        "target-0-written": "< 99 %",
        "target-0-seen": "1",
    }
    result = {"results-0-written": "28 %", "why": "Prøve"}
    refused = client.post(change_url(town.line), {**held, **smuggled, **result})
    assert "kan ikke endres her, så ingenting er lagret" in refused.content.decode()
    assert not Result.objects.filter(line=town.line).exists()
    client.post(change_url(town.line), {**held, **result})
    town.line.refresh_from_db()
    assert (town.line.short_name, town.line.direction) == ("lesing", "lower")
    assert Target.objects.get(line=town.line).written == "< 20 %"
    assert Result.objects.get(line=town.line).written == "28 %"


def test_a_leader_who_lost_the_line_meanwhile_writes_nothing(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The workflow asks again, under lock, whatever the form believed."""

    def not_any_more(**given: Any) -> Any:
        raise workflow.NotAllowed("indicators.report_result")

    monkeypatch.setattr(workflow, "report_result", not_any_more)
    client = signed_in(town.leader)
    held = fields(client, change_url(town.line))
    answer = client.post(change_url(town.line), {**held, "results-0-written": "28 %"})
    assert answer.status_code == 200
    assert "Du har ikke rettigheten som skal til. Ingenting er lagret." in answer.content.decode()
    assert not Result.objects.filter(line=town.line).exists()


def test_notes_and_comments_of_own_areas(town: Town) -> None:
    client = signed_in(town.leader)
    note = note_by(town.area)
    send(client, change_url(note), fields(client, change_url(note)), text="Ny definisjon fra 2025")
    note.refresh_from_db()
    assert note.text == "Ny definisjon fra 2025"
    assert note.history.first().history_user == town.leader


def test_a_note_of_a_foreign_area_cannot_be_saved(town: Town) -> None:
    note = note_by(town.foreign.area, "Andres note")
    answer = signed_in(town.leader).post(change_url(note), {"text": "Min", "seen": "1"})
    assert answer.status_code == 403
    note.refresh_from_db()
    assert note.text == "Andres note"


def test_a_comment_cannot_be_moved_to_or_written_for_a_foreign_area(town: Town) -> None:
    client = signed_in(town.leader)
    url = "/admin/indicators/resultcomment/add/"
    held = {**fields(client, url), "title": "Lesing", "text": "Fordi", "year": "2025", "order": "1"}
    client.post(url, {**held, "code": "fremmed", "area": str(town.foreign.area_id)})
    assert not ResultComment.objects.exists()
    client.post(url, {**held, "code": "egen", "area": str(town.area.pk)})
    comment = ResultComment.objects.get()
    held = fields(client, change_url(comment))
    client.post(change_url(comment), {**held, "area": str(town.foreign.area_id)})
    comment.refresh_from_db()
    assert comment.area_id == town.area.pk


def test_a_note_is_tied_only_to_cells_of_own_lines(town: Town) -> None:
    client, note = signed_in(town.leader), note_by(town.area)
    held = fields(client, change_url(note))
    rows = {"cells-TOTAL_FORMS": "1", "cells-0-cell": "result", "cells-0-seen": "0"}
    client.post(change_url(note), {**held, **rows, "cells-0-line": str(town.foreign.pk)})
    assert not FootnoteCell.objects.exists()
    client.post(change_url(note), {**held, **rows, "cells-0-line": str(town.line.pk)})
    assert FootnoteCell.objects.get().line == town.line


def test_an_auditor_sees_fields_nowhere_and_saves_nothing(town: Town) -> None:
    client = signed_in(town.auditor)
    held = fields(signed_in(town.controller), change_url(town.line))
    page = client.get(change_url(town.line))
    assert "mk-cell" not in page.content.decode()
    assert "28,8" in page.content.decode()
    answer = client.post(change_url(town.line), {**held, "results-0-written": "1 %", "why": "Prøve"})
    assert answer.status_code == 403
    assert not Result.objects.filter(line=town.line).exists()


def test_the_flag_of_a_superuser_gives_nothing(town: Town) -> None:
    root = User.objects.create_superuser("rot", password="et-langt-passord")
    held = fields(signed_in(town.controller), change_url(town.line))
    answer = signed_in(root).post(
        change_url(town.line), {**held, "results-0-written": "28 %", "why": "Prøve"}
    )
    assert answer.status_code == 403
    with pytest.raises(workflow.NotAllowed):
        workflow.report_result(by=root, line_id=town.line.pk, text="28 %", reason="Prøve")
    assert not Result.objects.filter(line=town.line).exists()
