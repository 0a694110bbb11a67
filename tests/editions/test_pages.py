"""From proposal to a file of the second edition: what each role sees, and what every address gives."""

from __future__ import annotations

import html
import io
import re
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.test import Client

from indicators import workflow
from indicators.jobs import editions as publishing
from indicators.models import Edition, EditionProposal, Output, Role
from indicators.reports.document_json import from_json
from indicators.reports.files import Format
from indicators.workflow import jobs
from tests import municipality
from tests.editions.publishing import DESPITE
from tests.rounds.conftest import Place, bring_to
from tests.rounds.conftest import place as place  # noqa: PLC0414 - a municipality in the middle of a round

pytestmark = pytest.mark.django_db

LIST = "/rapport/2026/utgaver/"
PROPOSE = f"{LIST}foresla/arsmelding/"
ALL = ["hovedtrekk", "resultater", "vurdering"]


@pytest.fixture(autouse=True)
def own_connection(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The test's own connection stays open."""
    monkeypatch.setattr("django_tasks_db.management.commands.db_worker.close_old_connections", lambda: None)
    yield
    jobs.ending.clear()


def signed_in(person: Any) -> Client:
    client = Client()
    client.force_login(person)
    return client


def read(person: Any, address: str) -> str:
    """A page as a reader sees it: its letters, without marks and doubled spaces."""
    answer = signed_in(person).get(address)
    assert answer.status_code == 200, address
    text = re.sub(r"<(script|style|svg).*?</\1>", "", answer.content.decode(), flags=re.DOTALL)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", text)).split())


def form(**given: Any) -> dict[str, Any]:
    told = {"chapters": ALL, "grouping": "area", "despite": DESPITE, **given}
    return {f"arsmelding-{name}": value for name, value in told.items()}


def propose(place: Place, **given: Any) -> EditionProposal:
    """As the controller does on the page; the files are made by the queue."""
    answer = signed_in(place.controller).post(PROPOSE, form(**given))
    assert answer.status_code == 302
    call_command("run_jobs", "--until-empty")
    row = EditionProposal.objects.latest("pk")
    assert answer.headers["Location"] == f"/rapport/forslag/{row.pk}/"
    return row


def approve(place: Place, row: EditionProposal) -> Edition:
    answer = signed_in(place.management).post(
        f"/rapport/forslag/{row.pk}/godkjenn/", {"version": row.version}
    )
    made = Edition.objects.latest("pk")
    assert answer.headers["Location"] == f"{LIST}{made.number}/"
    return made


def corrected(place: Place) -> None:
    workflow.open_one_figure(by=place.controller, line_id=place.met.pk, reason="Feil tall")
    workflow.correct_figure(by=place.controller, line_id=place.met.pk, text="13", reason="Feil tall")


@pytest.fixture
def quick_files(monkeypatch: pytest.MonkeyPatch) -> None:
    """PDF and Word are made in one test; the others publish bytes that are quick to make."""

    def quick(name: str, one: Format) -> Format:
        return replace(one, write=lambda document: f"{name} {document.moment}".encode())

    formats = {name: quick(name, one) for name, one in publishing.FORMATS.items()}
    monkeypatch.setattr(publishing, "FORMATS", formats)


def test_a_report_is_published_and_its_files_are_fetched_as_they_were(place: Place, tmp_path: Path) -> None:
    bring_to(place, "closed")
    assert "Ikke publisert" in read(place.reader, "/rapport/2026/")
    row = propose(place)
    one = approve(place, row)
    starts = {"pdf": b"%PDF-", "docx": b"PK", "html": b"<!doctype html>", "json": b'{"document":'}
    digests = {"pdf": one.pdf, "docx": one.docx, "html": one.html, "json": one.document}
    corrected(place)
    for format, start in starts.items():
        answer = signed_in(place.reader).get(f"{LIST}1/fil/{format}/")
        assert answer.content.startswith(start)
        assert sha256(answer.content).hexdigest() == digests[format]
        assert f'filename="arsmelding-2026-utgave-1.{format}"' in answer.headers["Content-Disposition"]
        file, out = tmp_path / format, io.StringIO()
        call_command(
            "annual_report", "2026", f"--format={format}", f"--output={file}", "--edition=1", stdout=out
        )
        assert file.read_bytes() == answer.content
    document = from_json(answer.content)
    assert (document.title, [chapter.key for chapter in document.chapters]) == ("Årsmelding 2026", ALL)
    day = f"{one.published_at:%d.%m.%Y}"
    said = f"Publisert {day}, utgave 1, godkjent av ledelse."
    assert said in read(place.reader, "/rapport/2026/")
    page = read(place.reader, f"{LIST}1/")
    assert (said in page, DESPITE in page, one.pdf in page) == (True, True, True)
    assert signed_in(place.reader).get(f"{LIST}1/fil/exe/").status_code == 404
    assert signed_in(place.reader).get(f"{LIST}2/").status_code == 404
    assert signed_in(place.reader).get(f"{LIST}1/?type=arsberetning").status_code == 404


@pytest.mark.usefixtures("quick_files")
def test_a_correction_is_a_new_edition_that_says_what_it_changed(place: Place) -> None:
    bring_to(place, "closed")
    one = approve(place, propose(place))
    refused = signed_in(place.controller).post(PROPOSE, form(why="Ingen grunn"))
    assert refused.status_code == 400
    assert "Ingenting er endret siden den siste utgaven." in html.unescape(refused.content.decode())
    corrected(place)
    refused = signed_in(place.controller).post(PROPOSE, form(why=""))
    assert "Skriv hvorfor det trengs en ny utgave." in html.unescape(refused.content.decode())
    row = propose(place, why="Lesing var feil")
    page = read(place.management, f"/rapport/forslag/{row.pk}/")
    card = "Celle endret Målekort for Skole 2026 Indikator met 2026 12 13"
    assert ("Endret fra utgave 1" in page, card in page) == (True, True)
    two = approve(place, row)
    assert (two.number, two.why) == (2, "Lesing var feil")
    newest, first = read(place.reader, f"{LIST}2/"), read(place.reader, f"{LIST}1/")
    assert (card in newest, "Lesing var feil" in newest) == (True, True)
    assert ("Det er kommet en nyere utgave." in first, one.document in first) == (True, True)
    assert "Endret fra utgave 2" in read(place.reader, f"{LIST}1/?mot=2")
    assert card.replace("12 13", "13 12") in read(place.reader, f"{LIST}1/?mot=2")
    assert signed_in(place.reader).get(f"{LIST}1/?mot=3").status_code == 400
    listed = read(place.reader, LIST)
    places = [listed.index(text) for text in ("Utgave 2", "Lesing var feil", "Utgave 1", "Årsberetning 2026")]
    assert places == sorted(places)


@pytest.mark.usefixtures("quick_files")
def test_what_was_changed_after_the_proposal_is_shown_and_not_in_it(place: Place) -> None:
    bring_to(place, "closed")
    row = propose(place)
    address = f"/rapport/forslag/{row.pk}/"
    assert "Endret etter at forslaget ble laget" not in read(place.management, address)
    corrected(place)
    page = read(place.management, address)
    assert "Celle endret Målekort for Skole 2026 Indikator met 2026 12 13" in page
    assert "Dette er ikke med i forslaget." in page
    one = approve(place, row)
    assert one.document == row.document


@pytest.mark.usefixtures("quick_files")
def test_a_proposal_is_returned_withdrawn_and_made_anew(place: Place) -> None:
    bring_to(place, "closed")
    first = propose(place)
    assert "Rapporter til godkjenning Årsmelding 2026" in read(place.management, "/godkjenning/")
    assert "Rapporter til godkjenning" not in read(place.auditor, "/godkjenning/")
    address, told = f"/rapport/forslag/{first.pk}/", {"version": first.version}
    empty = signed_in(place.management).post(f"{address}returner/", told)
    assert (empty.status_code, "Skriv hvorfor." in empty.content.decode()) == (400, True)
    signed_in(place.management).post(f"{address}returner/", {**told, "reason": "Se over forordet"})
    for who in (place.controller, place.auditor):
        assert "Se over forordet" in read(who, address)
        assert "Se over forordet" in read(who, LIST)
    late = signed_in(place.management).post(f"{address}godkjenn/", {"version": first.version + 1})
    assert (late.status_code, Edition.objects.count()) == (409, 0)
    second = propose(place)
    gone = signed_in(place.controller).post(
        f"/rapport/forslag/{second.pk}/trekk/", {"version": second.version}
    )
    assert gone.status_code == 302
    assert "Trukket tilbake" in read(place.auditor, f"/rapport/forslag/{second.pk}/")
    assert approve(place, propose(place)).number == 1
    assert "Se over forordet" not in read(place.reader, LIST)


@pytest.mark.usefixtures("quick_files")
def test_files_that_were_not_made_are_ordered_again(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    bring_to(place, "closed")
    with monkeypatch.context() as broken:
        broken.setattr(publishing, "frozen", lambda digest: 1 / 0)
        broken.setattr(jobs, "PAUSES", ())
        row = propose(place)
    address = f"/rapport/forslag/{row.pk}/"
    page = read(place.management, address)
    assert ("Filene lages nå." in page, "Godkjenn og publiser" in page) == (True, False)
    assert signed_in(place.management).post(f"{address}filer/").status_code == 404
    signed_in(place.controller).post(f"{address}filer/")
    call_command("run_jobs", "--until-empty")
    assert "Godkjenn og publiser" in read(place.management, address)


def test_an_arsberetning_is_a_choice_of_chapters_with_numbers_of_its_own(place: Place) -> None:
    bring_to(place, "closed")
    for title in ("Økonomi", "Etikk"):
        workflow.save_chapter(
            by=place.controller, year=2026, values={"title": title, "text": "Sunn.", "state": "ready"}
        )
    whole, _read_at, _asked = publishing.as_it_stands(2026, Output.ARSMELDING, "area")
    usual, _read_at, _asked = publishing.as_it_stands(2026, Output.ARSBERETNING, "area")
    chosen, _read_at, asked = publishing.as_it_stands(
        2026, Output.ARSBERETNING, "area", ["kapittel-etikk", "hovedtrekk"]
    )
    assert [f"{one.number} {one.key}".strip() for one in whole.chapters] == [
        "hovedtrekk", "1 kapittel-okonomi", "2 kapittel-etikk", "6 resultater", "vurdering",
    ]  # fmt: skip
    assert [one.key for one in usual.chapters] == [
        "hovedtrekk", "kapittel-okonomi", "kapittel-etikk", "vurdering",
    ]  # fmt: skip
    assert [f"{one.number} {one.key}".strip() for one in chosen.chapters] == [
        "hovedtrekk",
        "1 kapittel-etikk",
    ]
    assert (whole.title, usual.title, chosen.title) == (
        "Årsmelding 2026", "Årsberetning 2026", "Årsberetning 2026",
    )  # fmt: skip
    assert asked == '{"by": "area", "chapters": ["hovedtrekk", "kapittel-etikk"], "kind": "arsberetning"}'


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (["--edition=1"], "Utgave 1 finnes ikke. Publisert for 2026: ingen."),
        (["--edition=1", "--kind=plan"], "Bare årsmeldingen og årsberetningen publiseres i utgaver."),
        (
            ["--edition=1", "--area=6.4"],
            "--edition henter filen som den ble publisert, og kan ikke ha --area.",
        ),
        (
            ["--kind=arsberetning"],
            "Årsberetningen lages når den foreslås publisert: skriv --edition og et nummer.",
        ),
        (["--format=json"], "JSON finnes bare for det som er publisert: skriv --edition og et nummer."),
    ],
)
def test_what_the_command_has_no_file_of_is_refused(
    place: Place, tmp_path: Path, given: list[str], said: str
) -> None:
    with pytest.raises(CommandError) as refused:
        call_command("annual_report", "2026", "--format=html", f"--output={tmp_path / 'x'}", *given)
    assert (str(refused.value), list(tmp_path.iterdir())) == (said, [])


@pytest.mark.usefixtures("quick_files")
def test_whoever_decides_hears_of_a_proposal_and_whoever_proposed_it_how_it_went(place: Place) -> None:
    bring_to(place, "closed")
    deputy = municipality.user("stedfortreder", Role.MANAGEMENT, email="vikar@kommune.example")
    municipality.user("sluttet", Role.MANAGEMENT, email="sluttet@kommune.example", is_active=False)
    for person in (place.management, place.controller, place.auditor, place.leader):
        person.email = f"{person.username}@kommune.example"
        person.save()
    row = propose(place)
    asked = ("Venter på godkjenning: Årsmelding 2026", f"/rapport/forslag/{row.pk}/")
    assert letters(asked[1]) == {("ledelse@kommune.example", asked[0]), (deputy.email, asked[0])}
    waits = "Venter på deg: Årsmelding 2026, foreslått publisert av controller"
    shown = {name: waits in read(person, "/?ar=2026") for name, person in place.people().items()}
    assert shown == {name: name == "management" for name in place.people()}
    answer = signed_in(deputy).post(
        f"/rapport/forslag/{row.pk}/returner/", {"version": row.version, "reason": "Feil i kapittel 5"}
    )
    assert answer.status_code == 302
    assert letters("«Feil i kapittel 5»") == {
        ("controller@kommune.example", "Sendt tilbake: Årsmelding 2026")
    }
    row = propose(place)
    mail.outbox.clear()
    approve(place, row)
    again = {"version": row.version}
    signed_in(place.management).post(f"/rapport/forslag/{row.pk}/godkjenn/", again)  # sent twice
    assert letters("ledelse har godkjent") == {("controller@kommune.example", "Publisert: Årsmelding 2026")}
    assert waits not in read(place.management, "/?ar=2026")


def letters(text: str) -> set[tuple[str, str]]:
    """To whom each letter that holds the text went, once; the box is emptied."""
    found = [(one.to[0], one.subject) for one in mail.outbox if text in str(one.body)]
    assert len(found) == len(set(found)) == len(mail.outbox)
    mail.outbox.clear()
    return set(found)
