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
from indicators.selectors.proof import remarks_of
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
