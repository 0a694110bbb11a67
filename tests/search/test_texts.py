"""Supervision, decisions, development work and texts are found by everybody, and a draft by nobody."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from indicators import workflow
from indicators.judging import deliveries_now, matter_versions, published_matters, published_texts_of
from indicators.models import AreaText, Decision, DevelopmentWork, ReportChapter, Supervision
from tests import municipality, pictures
from tests.pages.reading import every
from tests.rounds.conftest import Place, bring_to
from tests.rounds.conftest import place as place  # noqa: PLC0414 - a municipality in the middle of a round

pytestmark = pytest.mark.django_db

YEAR = 2026
OF_SECTORS = ["Tilsyn", "Vedtak", "Utviklingsarbeid", "Tekst"]
"""What is read when its sector has delivered; the other two are read at once."""


def fill(place: Place, word: str = "Merkeord") -> dict[str, Any]:
    """One of everything, each with the word somewhere in it, and a chapter that is a draft."""
    own = {"by": place.leader, "year": YEAR, "sector_id": place.skole.pk}
    found = {"authority": "Arbeidstilsynet", "service": "Skolen", "measure": f"Her er {word} nevnt"}
    rows: dict[str, Any] = {"supervision": workflow.save_supervision(**own, values=found)}
    decided = {"text": "Bygg svømmehall", "cases": "KS 162/18 13.12.18\nFSK077/19 19.06.19"}
    rows["decision"] = workflow.save_decision(**own, values=decided)
    workflow.comment_decision(by=place.leader, decision_id=rows["decision"].pk, text=f"Bygges, {word}")
    rows["work"] = municipality.work(place.met, "lesing", "Lese mer")
    workflow.report_work(by=place.leader, work_id=rows["work"].pk, state="done", done=f"**{word}** er gjort")
    about = {"area_id": place.met.area_id, "kind": "challenges"}
    workflow.write_area_text(**own, **about, text=f"Vi ser {word} foran oss")
    keeper = {"by": place.controller, "year": YEAR}
    for title, state in (("Glimt", "ready"), ("Skjult", "draft")):
        values = {"title": title, "text": f"Om {word}", "state": state}
        workflow.save_chapter(**keeper, values=values)
        chapter = ReportChapter.objects.get(title=title)
        picture = {"alt": f"Elg i {title.lower()}", "caption": "Elgen kom til Vinterbyen"}
        workflow.add_picture(**keeper, chapter_id=chapter.pk, file=pictures.kept(), values=picture)
    workflow.write_matter_text(**keeper, place="budget", values={"text": f"Innledning om {word}"})
    return rows


def kinds(client: Client, sought: str, **asked: str) -> list[str]:
    """Which kinds are found, best first."""
    page = client.get("/sok/", {"q": sought, "ar": str(YEAR), **asked}).content.decode()
    return [one.split(" · ")[0] for one in every(r'<span class="hit-p">(.*?)</span>', page)]


@pytest.mark.parametrize("state", ["draft", "returned"])
def test_all_find_what_is_delivered_and_nobody_a_draft(place: Place, client: Client, state: str) -> None:
    fill(place)
    bring_to(place, state)
    if state == "returned":
        for model in (Supervision, Decision, DevelopmentWork, AreaText):
            assert model.objects.count() == 1
        own = {"by": place.leader, "year": YEAR, "sector_id": place.skole.pk}
        workflow.save_decision(**own, pk=Decision.objects.get().pk, values={"text": "Nyord"})
        workflow.save_supervision(**own, pk=Supervision.objects.get().pk, values={"finding": "Nyord"})
        workflow.report_work(
            by=place.leader, work_id=DevelopmentWork.objects.get().pk, state="done", done="Nyord"
        )
        text = {"area_id": place.met.area_id, "kind": "challenges", "text": "Nyord"}
        workflow.write_area_text(**own, **text, version=1)
    at_once = ["Kapittel", "Innledning"]
    for person in place.people().values():
        client.force_login(person)
        expected = [*OF_SECTORS, *at_once] if state == "returned" else at_once
        assert (sorted(kinds(client, "Merkeord")), kinds(client, "Nyord")) == (sorted(expected), [])


def test_what_is_found_is_exactly_what_the_pages_show(place: Place) -> None:
    rows = fill(place)
    bring_to(place, "reopened")
    own = {"by": place.leader, "year": YEAR, "sector_id": place.skole.pk}
    workflow.save_decision(**own, pk=rows["decision"].pk, values={"text": "Nytt", "point": "Pkt. 1"})
    workflow.save_decision(**own, values={"text": "Enda et"})
    workflow.save_supervision(**own, pk=rows["supervision"].pk, values={}, withdrawn=True)
    known = deliveries_now()
    with CaptureQueriesContext(connection) as captured:
        found = published_texts_of(YEAR, known)
    assert len(captured) == 1
    told = {(one.table, one.pk): one for one in found}
    (decision,) = matter_versions(list(Decision.objects.filter(pk=rows["decision"].pk)), known)
    assert decision.public is not None
    public = decision.public
    assert told["decision", public.pk].texts == (
        public.point, public.cases, public.text, public.responsible, decision.comments[0].text,
    )  # fmt: skip
    for model, names in (
        (Supervision, ("authority", "service", "finding", "measure")),
        (DevelopmentWork, ("planned", "done", "responsible")),
        (AreaText, ("title", "text")),
    ):
        (row,) = published_matters(list(model._default_manager.all()), known).values()
        texts = tuple(getattr(row, name) for name in names)
        assert told[str(model._meta.model_name), row.pk].texts[: len(names)] == texts
    assert len(found) == 6  # neither the second decision nor the chapter that is a draft


@pytest.mark.parametrize(
    "sought",
    ["KS 162/18", "ks162/18", "KS-sak 162/2018", "162/18", "svømmehall 162/18", "fsk 77/19"],
)
def test_a_decision_is_found_by_its_case_in_any_writing(place: Place, client: Client, sought: str) -> None:
    row = fill(place)["decision"]
    bring_to(place, "submitted")
    client.force_login(place.reader)
    page = client.get("/sok/", {"q": sought, "ar": str(YEAR)}).content.decode()
    assert every(r'<a class="hit-n" href="([^"]+)"', page) == [f"/vedtak/{row.pk}/"]
    assert re.search(r"<mark>(162/18|FSK077/19)</mark>", page)
    listed = client.get("/vedtak/", {"sok": sought, "ar": str(YEAR)}).content.decode()
    assert f'href="/vedtak/{row.pk}/"' in listed
    for other in ("KS 163/18", "162/19"):
        assert kinds(client, other) == []


def test_a_kind_is_chosen_and_every_address_leads_to_the_text(place: Place, client: Client) -> None:
    fill(place)
    bring_to(place, "submitted")
    client.force_login(place.reader)
    slugs = ("tilsyn", "vedtak", "utviklingsarbeid", "tekster", "indikatorer")
    counts = {slug: len(kinds(client, "Merkeord", slag=slug)) for slug in slugs}
    assert counts == {"tilsyn": 1, "vedtak": 1, "utviklingsarbeid": 1, "tekster": 3, "indikatorer": 0}
    page = client.get("/sok/", {"q": "Merkeord", "ar": str(YEAR)}).content.decode()
    pills = every(r'<a class="pill" href="[^"]*"[^>]*>(.*?)</a>', page)
    assert pills[-5:] == ["Alle 6", "Tilsyn 1", "Vedtak 1", "Utviklingsarbeid 1", "Tekster 3"]
    for address in every(r'<a class="hit-n" href="([^"]+)"', page):
        there = client.get(address.partition("#")[0]).content.decode()
        assert "Merkeord" in there
        assert f'id="{address.partition("#")[2]}"' in there or "#" not in address
    assert client.get("/sok/?q=Merkeord&slag=annet").status_code == 400


def test_a_chapter_is_found_by_what_is_said_of_its_pictures(place: Place, client: Client) -> None:
    """The one that is ready; the place of the picture in its text is no word."""
    fill(place)
    client.force_login(place.controller)
    assert kinds(client, "Vinterbyen") == ["Kapittel"]
    page = client.get("/sok/", {"q": "Vinterbyen", "ar": str(YEAR)}).content.decode()
    (said,) = every(r'<span class="hit-t">(.*?)</span>', page)
    assert re.sub("<.*?>", "", said) == "Om Merkeord Elgen kom til Vinterbyen Elg i glimt"
