"""The proof-reader over a year of the program: what it sees in what was delivered, and the answers to it."""

from __future__ import annotations

import html
import io
import json
import re
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from indicators import workflow
from indicators.models import ProofAnswer, TrailEntry, TypedReport
from indicators.selectors.report.proofreading import remarks_of
from tests.rounds.conftest import Place, bring_to, complete, place

__all__ = ["place"]

pytestmark = pytest.mark.django_db

STATES = re.compile(r"(Åpne|Besvart|Alle) \((\d+)\)")
"""How many remarks the page counts in each state."""
ABOUT: dict[str, Any] = {"year": 2026, "kind": "no_cause", "spot": "line:avvik", "seen": "3"}


def told(year: int = 2026) -> list[tuple[str, str, str, str]]:
    return [
        (one.remark.kind.value, one.remark.where, one.remark.seen, one.remark.other)
        for one in remarks_of(year)
    ]


def dated() -> list[tuple[str, str, str, str]]:
    return [one for one in told() if one[0] == "impossible_date"]


def signed_in(person: Any) -> Client:
    client = Client()
    client.force_login(person)
    return client


def page(person: Any, address: str) -> str:
    return html.unescape(signed_in(person).get(address).content.decode())


def test_only_what_was_delivered_is_read(place: Place) -> None:
    """A draft is proof-read for nobody; delivered, returned and changed, what was delivered is read."""
    own = {"by": place.leader, "line_id": place.missed.pk}
    complete(place)
    workflow.explain(**own, cause="Frist 31.04.2026")
    seen = {"draft": dated()}
    workflow.submit(by=place.leader, submission_id=place.own.pk)
    seen["submitted"] = dated()
    workflow.return_submission(by=place.management, submission_id=place.own.pk, reason="Se over")
    workflow.explain(**own, cause="Frist 30.04.2026")
    seen["returned"] = dated()
    workflow.submit(by=place.leader, submission_id=place.own.pk)
    seen["submitted again"] = dated()
    remark = ("impossible_date", "line:avvik", "31.04.2026", "")
    assert seen == {"draft": [], "submitted": [remark], "returned": [remark], "submitted again": []}


def test_a_share_in_a_sentence_that_names_one_indicator_is_held_against_its_figures(place: Place) -> None:
    program = workflow.program_user()
    workflow.set_target(by=program, line_id=place.missed.pk, text="90 %", reason="Test")
    complete(place)
    workflow.report_result(by=place.leader, line_id=place.missed.pk, text="80 %", reason="Ført")
    said = "Avvik endte på 82 %. Avvik var 80 %. Andre 75 %. Avvik og met gikk 70 % ned. Bare 60 % av avvik?"
    own = {"by": place.leader, "year": 2026, "sector_id": place.skole.pk, "area_id": place.met.area_id}
    comment = workflow.comment_results(**own, text=said)
    workflow.submit(by=place.leader, submission_id=place.own.pk)
    assert [one for one in told() if one[0] == "other_figure"] == [
        ("other_figure", f"comment:{comment.pk}", share, "80 %, 90 %") for share in ("60 %", "82 %")
    ]


def test_the_report_as_it_was_typed_is_read_beside_the_rows(place: Place) -> None:
    bring_to(place, "approved")
    before = told()
    typed = {"by": place.controller, "year": 2026, "name": "melding.txt", "reason": "Lest inn"}
    workflow.keep_typed_report(**typed, text="1 Skole\n\n3 Kultur\n\nFrist 31.04.2026")
    kept = workflow.keep_typed_report(**typed, text="1 Skole\n\n3 Kultur\n\nFrist 31.04.2026")
    assert (kept.version, TypedReport.objects.count()) == (1, 1)
    assert told() == [
        *before,
        ("out_of_order", "source:3", "3", "2"),
        ("impossible_date", "source:5", "31.04.2026", ""),
    ]


def refusal_of(call: Any) -> str:
    try:
        call()
    except workflow.Refusal as refusal:
        return type(refusal).__name__
    return ""


def test_who_may_answer_and_take_back(place: Place) -> None:
    answers = {
        name: refusal_of(
            lambda person=person: workflow.answer_proof(by=person, **ABOUT, text=f"Fra {person.pk}")
        )
        for name, person in place.people().items()
    }
    answer = ProofAnswer.objects.get()
    backs = {
        name: refusal_of(lambda person=person: workflow.ask_proof_anew(by=person, pk=answer.pk))
        for name, person in place.people().items()
    }
    nobody = dict.fromkeys(("leader", "stranger", "contributor", "auditor", "reader"), "NotAllowed")
    assert answers == {**nobody, "management": "", "controller": "Invalid"}  # it is answered already
    assert backs == {**nobody, "management": "", "controller": ""}  # taken back twice is taken back
    assert [entry.act for entry in TrailEntry.objects.order_by("sequence")][-2:] == [
        "answer_proof",
        "ask_proof_anew",
    ]


def test_an_answer_holds_for_what_stood_there(place: Place) -> None:
    bring_to(place, "approved")
    first = remarks_of(2026)[0]
    about = {"year": 2026, "kind": first.remark.kind.value, "spot": first.remark.where}
    workflow.answer_proof(by=place.management, **about, seen=first.remark.seen, text="Meningen")
    workflow.answer_proof(by=place.management, **about, seen="noe annet", text="Gjelder ikke lenger")
    now = remarks_of(2026)
    assert [one.answer.text if one.answer else None for one in now] == ["Meningen", *[None] * (len(now) - 1)]
    assert now[0].answer is not None
    workflow.ask_proof_anew(by=place.controller, pk=now[0].answer.id, version=now[0].answer.version)
    assert [one.answer for one in remarks_of(2026)] == [None] * len(now)


def test_the_page_answers_counts_and_opens_again(place: Place) -> None:
    bring_to(place, "approved")
    entry = remarks_of(2026)[0]
    total = len(remarks_of(2026))
    client = signed_in(place.management)
    sent = {"kind": entry.remark.kind.value, "spot": entry.remark.where, "seen": entry.remark.seen}
    assert client.post("/korrektur/2026/svar/", {**sent, "text": ""}).status_code == 302
    assert ProofAnswer.objects.count() == 0
    for _ in range(2):
        answer = client.post(
            "/korrektur/2026/svar/", {**sent, "text": "Meningen", "here": "/korrektur/2026/?vis=alle"}
        )
        assert answer.headers["Location"] == "/korrektur/2026/?vis=alle"
    one_answered = [("Åpne", str(total - 1)), ("Besvart", "1"), ("Alle", str(total))]
    assert STATES.findall(page(place.reader, "/korrektur/2026/?vis=besvart")) == one_answered
    back = f"/korrektur/2026/svar/{ProofAnswer.objects.get().pk}/ta-tilbake/"
    assert client.post(back, {"here": "https://ond.example/"}).headers["Location"] == "/korrektur/2026/"
    all_open = [("Åpne", str(total)), ("Besvart", "0"), ("Alle", str(total))]
    assert STATES.findall(page(place.reader, "/korrektur/2026/")) == all_open


@pytest.mark.parametrize(
    ("query", "status"), [("?vis=tull", 400), ("?gruppe=tull", 400), ("?gruppe=mangler&vis=alle", 200)]
)
def test_narrowed_by_what_exists(place: Place, query: str, status: int) -> None:
    assert signed_in(place.reader).get(f"/korrektur/2026/{query}").status_code == status


def test_a_text_from_elsewhere_is_read_and_not_stored(place: Place) -> None:
    before = TrailEntry.objects.count()
    answer = signed_in(place.reader).post(
        "/korrektur/tekst/", {"year": "2025", "text": "1 En\r\n\r\nFrist 31.04.2025"}
    )
    text = html.unescape(answer.content.decode())
    assert (answer.status_code, "Datoen 31.04.2025 finnes ikke i kalenderen." in text) == (200, True)
    assert "1 merknad<" in text
    assert signed_in(place.reader).post("/korrektur/tekst/", {"year": "", "text": ""}).status_code == 400
    assert (TrailEntry.objects.count(), TypedReport.objects.count()) == (before, 0)


def test_the_command_of_a_year_and_of_a_file(place: Place, tmp_path: Any) -> None:
    bring_to(place, "approved")
    out = io.StringIO()
    call_command("proofread", 2026, "--format", "json", stdout=out)
    told_by_command = json.loads(out.getvalue())
    assert [one["kind"] for one in told_by_command] == [kind for kind, *_ in told()]
    assert [set(one) for one in told_by_command] == [{"kind", "where", "line", "text", "answer"}] * len(
        told()
    )
    file = tmp_path / "melding.txt"
    file.write_text("Frist 31.04.2025", encoding="utf-8")
    out = io.StringIO()
    call_command("proofread", 2025, "--text", str(file), stdout=out, stderr=io.StringIO())
    assert out.getvalue() == "l. 1\tmelding.txt\tUmulig dato: Datoen 31.04.2025 finnes ikke i kalenderen.\n"
    file.write_bytes(b"\xff\xfe")
    for given in ((2031,), (2025, "--text", str(file)), (2025, "--text", str(tmp_path / "finnes-ikke"))):
        with pytest.raises(CommandError):
            call_command("proofread", *given)
