"""A figure that a text mentions: printed as everybody reads it, at every place where the text is."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client

from indicators import judging, workflow
from indicators.models import AreaText, ReportChapter
from indicators.selectors.report.proofreading import remarks_of
from tests import municipality
from tests.rounds.conftest import Place, complete, place

__all__ = ["place"]

pytestmark = pytest.mark.django_db

TEXT = (
    "Vi nådde {avvik} mot {avvik:mål}, før {avvik:forrige}; {annen} (målt i {avvik:enhet}). {navn} \\{avvik}"
)
ADDRESSES = ("/rapport/2026/kapitler/tekst/", "/utviklingsarbeid/2026/")


def write(place: Place) -> None:
    workflow.save_chapter(
        by=place.controller,
        year=2026,
        values={"title": "Tekst", "text": TEXT.replace("{navn} ", ""), "state": "ready"},
    )
    municipality.work(place.met, "lesing", TEXT.replace("{navn} ", ""))


def pages(place: Place, folder: Path) -> list[str]:
    """The text wherever it stands, from the first of its words to the last."""
    judging.forget()
    client = Client()
    client.force_login(place.leader)
    file = folder / "report.html"
    call_command("annual_report", "2026", "--format", "html", "--output", file, stdout=io.StringIO())
    read = [client.get(address).content.decode() for address in ADDRESSES] + [
        file.read_text(encoding="utf-8")
    ]
    return [
        part.partition("målt i ")[0].replace("\u00a0", " ").replace("&nbsp;", " ")
        for page in read
        for part in page.split("Vi nådde ")[1:]
    ]


def remarked() -> list[tuple[str, str]]:
    kinds = ("mention_empty", "mention_unknown")
    return sorted(
        {(str(one.remark.kind), one.remark.seen) for one in remarks_of(2026) if one.remark.kind in kinds}
    )


def test_a_mention_is_what_was_delivered_and_never_a_draft(place: Place, tmp_path: Path) -> None:
    write(place)
    complete(place)  # the leader's draft: 8 against the target 10
    before = "ikke levert mot 10, før ikke levert; ikke levert ("
    assert pages(place, tmp_path) == [before] * 2  # the work that tells it is a draft too
    assert remarked() == [
        ("mention_empty", "{annen}"),
        ("mention_empty", "{avvik:forrige}"),
        ("mention_empty", "{avvik}"),
    ]
    workflow.submit(by=place.leader, submission_id=place.own.pk)
    assert pages(place, tmp_path) == ["8 mot 10, før ikke levert; ikke levert ("] * 4
    assert remarked() == [("mention_empty", "{annen}"), ("mention_empty", "{avvik:forrige}")]


def refused(call: Any) -> list[str]:
    with pytest.raises(workflow.Invalid) as error:
        call()
    return list(error.value.errors)


def test_an_indicator_that_is_not_there_is_refused_where_it_is_typed(place: Place) -> None:
    unknown = "Se {finnes-ikke}."
    work = municipality.work(place.met, "lesing", "Plan")
    by = place.leader
    area = {"year": 2026, "area_id": place.met.area_id, "sector_id": place.skole.pk, "kind": "challenges"}
    chapter = {"title": "T", "text": unknown}
    assert refused(lambda: workflow.save_chapter(by=place.controller, year=2026, values=chapter)) == ["text"]
    assert refused(lambda: workflow.write_area_text(by=by, text=unknown, **area)) == ["text"]
    assert refused(lambda: workflow.report_work(by=by, work_id=work.pk, done=unknown)) == ["done"]
    assert (ReportChapter.objects.count(), AreaText.objects.count()) == (0, 0)
    of = {"by": by, "year": 2026, "sector_id": place.skole.pk}
    watched = {"authority": "A", "service": "S", "measure": unknown}
    assert refused(lambda: workflow.comment_results(**of, area_id=place.met.area_id, text=unknown)) == [
        "text"
    ]
    assert refused(lambda: workflow.explain(by=by, line_id=place.missed.pk, cause=unknown)) == ["cause"]
    assert refused(lambda: workflow.save_supervision(**of, values=watched)) == ["measure"]
    assert refused(lambda: workflow.save_decision(**of, values={"text": unknown})) == ["text"]
    decision = workflow.save_decision(**of, values={"text": "Bygg"})
    assert refused(lambda: workflow.comment_decision(by=by, decision_id=decision.pk, text=unknown)) == [
        "text"
    ]
    head = {"by": place.controller, "year": 2026, "place": "budget", "values": {"text": unknown}}
    assert refused(lambda: workflow.write_matter_text(**head)) == ["text"]


def test_the_grid_says_which_code_is_unknown_and_keeps_what_was_typed(place: Place) -> None:
    client = Client()
    client.force_login(place.leader)
    workflow.report_result(by=place.leader, line_id=place.missed.pk, text="8", reason="Ført")
    grid = "/rapportering/2026/arsslutt/skole/"
    given = {"line": place.missed.pk, "cause": "Se {finnes-ikke}.", "version": 0}
    answer = client.post(f"{grid}forklaring/", given, headers={"Accept": "application/json"})
    assert (answer.status_code, answer.json()["saved"]) == (200, False)
    assert "{finnes-ikke} nevner en indikator som ikke finnes" in answer.json()["message"]
    page = client.post(f"{grid}forklaring/", given).content.decode()
    assert ("nevner en indikator som ikke finnes" in page, "Se {finnes-ikke}." in page) == (True, True)


def test_what_stood_before_there_were_mentions_goes_on_standing(place: Place) -> None:
    made = workflow.save_chapter(by=place.controller, year=2026, values={"title": "T", "text": "Ord"})
    ReportChapter.objects.filter(pk=made.pk).update(text="Skriv {navn} her")
    workflow.save_chapter(
        by=place.controller,
        year=2026,
        pk=made.pk,
        values={"text": "Skriv {navn} og {avvik} her", "state": "ready"},
    )
    client = Client()
    client.force_login(place.reader)
    assert "Skriv {navn} og ikke levert her" in client.get("/rapport/2026/kapitler/t/").content.decode()
    text = "{navn} {annet-navn}"
    assert refused(
        lambda: workflow.save_chapter(by=place.controller, year=2026, pk=made.pk, values={"text": text})
    ) == ["text"]


def test_a_mention_of_another_year_or_of_no_line_says_so(place: Place) -> None:
    workflow.save_chapter(
        by=place.controller,
        year=2025,
        values={"title": "T", "text": "A {avvik} B {avvik:mål:2026} C", "state": "ready"},
    )
    client = Client()
    client.force_login(place.reader)
    page = client.get("/rapport/2025/kapitler/t/").content.decode().replace("\u00a0", " ")
    assert "A ikke levert B 10 C" in page


def test_tables_set_in_by_a_word_are_no_mentions(place: Place) -> None:
    made = workflow.save_chapter(
        by=place.controller, year=2026, values={"title": "T", "text": "Se {bemanning} under\n\n{selskaper}"}
    )
    assert made.text == "Se {bemanning} under\n\n{selskaper}"


# Texts without marks: result comments, causes, supervision and decisions

WRITTEN = "Vi nådde {avvik} mot {avvik:mål}; \\{avvik} er koden"
READ = "Vi nådde 8 mot 10; {avvik} er koden"
DRAFT = READ.replace("8", "ikke levert")


def write_plain(place: Place) -> dict[str, Any]:
    """The text at every door that takes one without marks, in a delivery that is complete."""
    complete(place)
    by: dict[str, Any] = {"by": place.leader}
    of = {**by, "year": 2026, "sector_id": place.skole.pk}
    workflow.explain(**by, line_id=place.missed.pk, cause=f"Årsaken: {WRITTEN}")
    workflow.comment_results(**of, area_id=place.met.area_id, text=f"Kommentaren: {WRITTEN}")
    watched = {"authority": "Arbeidstilsynet", "service": "Skolen", "finding": WRITTEN, "measure": WRITTEN}
    supervision = workflow.save_supervision(**of, values=watched)
    decision = workflow.save_decision(**of, values={"text": f"Vedtaket: {WRITTEN}"})
    workflow.comment_decision(**by, decision_id=decision.pk, text=WRITTEN)
    return {"supervision": supervision.pk, "decision": decision.pk}


def readers_pages(rows: dict[str, Any]) -> tuple[str, ...]:
    return (
        "/",
        "/mote/2026/",
        "/malekort/2026/?kort=alle",
        "/indikator/avvik/2026/",
        "/tabeller/?ar=2026&kol=arsak&kol=indikator",
        "/tabeller/tabell.csv?ar=2026&fil=alle",
        "/tilsyn/?ar=2026",
        f"/tilsyn/{rows['supervision']}/",
        "/tilsyn/tilsyn.csv?ar=2026",
        "/vedtak/?ar=2026",
        f"/vedtak/{rows['decision']}/",
        "/vedtak/vedtak.csv?ar=2026",
        "/tiltak/?ar=2026",
        "/sok/?q=koden&ar=2026",
        "/rapport/2026/",
        "/godkjenning/2026/arsslutt/skole/",
    )


def shown(person: Any, address: str) -> str:
    client = Client()
    client.force_login(person)
    answer = client.get(address, follow=True)
    assert answer.status_code == 200, address
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return body.decode().replace("\u00a0", " ").replace("&nbsp;", " ")


def test_a_mention_in_a_text_without_marks_is_printed_wherever_it_is_read(place: Place) -> None:
    rows = write_plain(place)
    workflow.submit(by=place.leader, submission_id=place.own.pk)
    judging.forget()
    raw, lacking = [], []
    for address in readers_pages(rows):
        person = place.management if "godkjenning" in address else place.reader  # who reads no log
        page = shown(person, address)
        raw += [address] * ("Vi nådde {" in page or "\\{avvik}" in page)
        lacking += [address] * (READ not in page)
    assert (raw, lacking) == ([], [])
