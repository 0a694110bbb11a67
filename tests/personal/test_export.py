"""A person has what the program holds about them: all of it, no secret, and nobody else's name."""

from __future__ import annotations

import io
import json
import stat
from pathlib import Path
from typing import Any

import pytest
from allauth.usersessions.models import UserSession
from django.core.management import CommandError, call_command
from django.test import Client

from indicators.collation import norwegian_key
from indicators.models import Role, TrailEntry, User
from tests import municipality
from tests.personal.conftest import NEW, OLD, Left
from tests.personal.responsible import name_everywhere, promise

pytestmark = pytest.mark.django_db

KEYS = {
    "om_filen": ["laget", "program", "kommune"],
    "konto": [
        "nummer", "brukernavn", "fornavn", "etternavn", "e_post", "aktiv", "har_passord", "opprettet",
        "sist_innlogget", "anonym_siden",
    ],
    "roller": ["rolle", "sektor", "indikatorer", "stedfortreder", "gjelder_fra", "gjelder_til_og_med"],
    "roller_som_avløses": None,
    "innlogging_fra_katalog": [
        "tilbyder", "identitet", "opplysninger", "første_innlogging", "sist_innlogget",
    ],
    "e_postadresser_i_innloggingen": None,
    "tofaktor": ["slag", "navn", "lagt_til", "sist_brukt"],
    "økter": ["begynt", "sist_sett", "ip_adresse", "nettleser"],
    "tidligere_navn_og_adresser": None,
    "innsendinger": ["runde", "sektor", "sendt_inn", "melding", "avgjort", "begrunnelse"],
    "påminnelser": ["dag", "innsending", "dager_etter_fristen"],
    "abonnementer": ["hva", "siden", "slått_av", "sendt"],
    "ansvarlig_for_tiltak": ["indikator", "tiltak", "ansvarlig", "frist", "tilstand"],
    "ansvarlig_ellers": ["hva", "år", "tekst", "ansvarlig"],
    "endringslogg": ["nummer", "når", "handling", "gjelder", "endringer", "begrunnelse"],
    "endringslogg_om_personen": ["nummer", "når", "handling", "gjelder", "endringer"],
}  # fmt: skip
"""What the file holds; docs/drift.md explains it. None: texts, or nothing in this municipality."""


def run(*given: str) -> str:
    out = io.StringIO()
    call_command("export_person", *given, stdout=out)
    return out.getvalue()


def inner(told: Any) -> list[str] | None:
    first = told[0] if isinstance(told, list) and told else told
    return list(first) if isinstance(first, dict) else None


def test_the_file_holds_exactly_this(left: Left) -> None:
    promise(left.line, "Kristbjørg Wærnhus")
    promise(left.line, "Kristbjørg")
    name_everywhere(left.line, "Kari Vik og Kristbjørg Wærnhus")
    held = json.loads(run(NEW["username"]))
    assert {name: inner(told) for name, told in held.items()} == KEYS
    assert held["konto"] | {"opprettet": "", "sist_innlogget": ""} == {
        "nummer": left.person.pk,
        "brukernavn": "kristbjorg-w",
        "fornavn": "Kristbjørg",
        "etternavn": "Wærnhus",
        "e_post": "kw@elverum.example",
        "aktiv": True,
        "har_passord": True,
        "opprettet": "",
        "sist_innlogget": "",
        "anonym_siden": None,
    }
    assert held["tidligere_navn_og_adresser"] == sorted({*OLD.values(), *NEW.values()}, key=norwegian_key)
    assert [row["ansvarlig"] for row in held["ansvarlig_for_tiltak"]] == ["Kristbjørg Wærnhus"]
    assert [(row["hva"], row["tekst"]) for row in held["ansvarlig_ellers"]] == [
        ("vedtak", "Bygge skole"),
        ("utviklingsarbeid", "Ny plan"),
        ("overordnet mål", "1 Alle lærer å lese"),
        ("kapittel i årsmeldingen", "Beredskap (2026)"),
    ]
    assert [(row["slag"], row["navn"]) for row in held["tofaktor"]] == [("totp", None)]
    assert [(row["rolle"], row["sektor"]) for row in held["roller"]] == [("Sektorleder", "Sektor for skole")]
    assert [row["handling"] for row in held["endringslogg"]] == [
        "Slo på ukesoversikt",
        "Førte resultat",  # with the draft of the submission that it began
        "Førte resultat",
        "Sendte inn",
        "La til tofaktor",
    ]
    assert [row["handling"] for row in held["endringslogg_om_personen"]] == [
        "Ga eller endret brukerkonto",
        "Ga eller endret brukerkonto",
        "Ga eller endret rolle",
        "Minnet om frist",
        "Slo på ukesoversikt",
        "La til tofaktor",
        "Ga eller endret rolle",
        "Hentet ut opplysninger om person",
    ]
    assert held["endringslogg"][2]["endringer"][0] == {
        "felt": "Slik det er skrevet",
        "før": "",
        "etter": "12",
    }


def test_no_secret_and_nobody_else(left: Left) -> None:
    text = run(NEW["username"])
    keys = UserSession.objects.filter(user=left.person).values_list("session_key", flat=True)
    assert len(keys) == 1
    for secret in (left.person.password, "hemmelig-nokkel", *keys, "controller", "Carl"):
        assert secret not in text.replace("Controller", "")
    controllers = run("controller")
    for name in (*NEW.values(), OLD["last_name"], OLD["email"]):
        assert name not in controllers
    assert f"Person {left.person.pk}" in controllers


def test_the_export_stands_in_the_trail(left: Left) -> None:
    run(NEW["username"])
    entry = TrailEntry.objects.order_by("-sequence")[0]
    assert (entry.act, entry.by.username, entry.subject_table, entry.subject_id, entry.reason) == (
        "export_person",
        "malekort",
        "user",
        left.person.pk,
        "Hentet ut fra kommandolinjen",
    )


def test_into_a_file_of_ones_own(left: Left, tmp_path: Path) -> None:
    path = tmp_path / "innsyn.json"
    assert run(NEW["username"], "--out", str(path)) == f"{path}: opplysningene om kristbjorg-w\n"
    assert json.loads(path.read_bytes().decode("utf-8"))["konto"]["etternavn"] == "Wærnhus"
    assert "Wærnhus".encode() in path.read_bytes()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    entries = TrailEntry.objects.count()
    with pytest.raises(CommandError) as caught:
        run(NEW["username"], "--out", str(path))
    assert str(caught.value) == f"{path} finnes fra før. Velg et annet navn."
    with pytest.raises(CommandError) as caught:
        run(NEW["username"], "--out", str(tmp_path / "ingen" / "x.json"))
    nowhere = tmp_path / "ingen" / "x.json"
    assert str(caught.value) == f"{nowhere} kan ikke skrives: mappen eller filen finnes ikke."
    assert TrailEntry.objects.count() == entries


def test_nobody_of_that_name(db: None) -> None:
    with pytest.raises(CommandError, match=r"^Brukeren «ingen» finnes ikke\.$"):
        run("ingen")


def test_without_an_entry_there_is_no_file(
    left: Left, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*args: object, **kwargs: object) -> None:
        raise OSError(28, "disken er full")

    monkeypatch.setattr(TrailEntry, "save", fail)
    with pytest.raises(CommandError, match="disken er full"):
        run(NEW["username"], "--out", str(tmp_path / "x.json"))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("command", ["export_person", "anonymise_person"])
def test_the_commands_help_says_what_they_do(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        call_command(command, "--help")
    assert ended.value.code == 0
    told = " ".join(capsys.readouterr().out.split())
    assert "brukernavnet" in told
    assert "endringsloggen" in told


# In the browser's place


def test_everybody_may_have_their_own(left: Left) -> None:
    client = Client()
    client.force_login(municipality.user("leser", first_name="Lars"))
    assert "Last ned mine opplysninger" in client.get("/konto/").content.decode()
    answer = client.post("/konto/opplysninger.json")
    assert answer.headers["Content-Type"] == "application/json; charset=utf-8"
    assert answer.headers["Content-Disposition"] == (
        "attachment; filename=\"opplysninger-leser.json\"; filename*=UTF-8''opplysninger-leser.json"
    )
    assert "no-store" in answer.headers["Cache-Control"]
    held = json.loads(answer.content)
    assert held["konto"]["brukernavn"] == "leser"
    assert [row["handling"] for row in held["endringslogg"]] == ["Hentet ut opplysninger om person"]
    entry = TrailEntry.objects.order_by("-sequence")[0]
    assert (entry.act, entry.by.username, entry.reason) == (
        "export_person",
        "leser",
        "Innsyn i egne opplysninger",
    )


def page_of(left: Left) -> str:
    return f"/admin/indicators/user/{left.person.pk}/personopplysninger/"


def file_of(left: Left) -> str:
    return f"/admin/indicators/user/{left.person.pk}/opplysninger.json"


def controllers_client(left: Left) -> Client:
    client = Client()
    client.force_login(left.controller)
    return client


def test_the_controller_gives_it_out(left: Left) -> None:
    client = controllers_client(left)
    change = client.get(f"/admin/indicators/user/{left.person.pk}/change/").content.decode()
    assert page_of(left) in change
    assert client.get(file_of(left)).status_code == 405
    answer = client.post(file_of(left))
    assert json.loads(answer.content)["konto"]["etternavn"] == "Wærnhus"
    entry = TrailEntry.objects.order_by("-sequence")[0]
    assert (entry.by, entry.reason) == (left.controller, "Innsyn for personen")


def test_the_controller_reads_what_will_happen_and_does_it(left: Left) -> None:
    client, number = controllers_client(left), left.person.pk
    promise(left.line, "Kristbjørg Wærnhus")
    page = client.get(page_of(left)).content.decode()
    for said in (
        f"heter personen «Person {number}» etterpå. Det kan ikke angres.",
        "Tekster som folk har skrevet (begrunnelser, årsaker, tiltak, kommentarer), blir ikke gjennomsøkt.",
        "Personen står som ansvarlig ett sted (tiltak, vedtak, utviklingsarbeid eller kapittel).",
        "Eldre sikkerhetskopier har navnet.",
    ):
        assert said in page
    named = client.post(page_of(left), {"reason": "Wærnhus sluttet"})
    assert named.status_code == 200
    assert "Begrunnelsen nevner personen" in named.content.decode()
    assert 'value="Wærnhus sluttet"' in named.content.decode()
    done = client.post(page_of(left), {"reason": "Tiden er ute"}, follow=True)
    assert f"Person {number} er gjort anonym." in done.content.decode()
    assert "Wærnhus" not in done.content.decode()
    change = f"/admin/indicators/user/{number}/change/"
    assert 'name="first_name"' not in client.get(change).content.decode()
    assert client.post(change, {"username": "tilbake"}).status_code == 403
    again = client.get(page_of(left)).content.decode()
    assert "Personen ble gjort anonym" in again
    assert 'name="reason"' not in again


def test_the_page_says_why_it_cannot_be_done(left: Left) -> None:
    left.end_role(0)
    page = controllers_client(left).get(page_of(left)).content.decode()
    assert "Personen har en rolle som gjelder eller skal begynne å gjelde." in page
    assert "Ingenting er lagret" not in page
    assert 'name="reason"' not in page


@pytest.mark.parametrize(
    ("role", "answers"),
    [
        ("anonymous", (302, 302, 302)),
        (None, (403, 403, 403)),
        (Role.MANAGEMENT, (403, 403, 403)),
        (Role.AUDITOR, (403, 403, 403)),
        (Role.LEADER, (403, 403, 403)),
        (Role.CONTROLLER, (200, 200, 302)),
    ],
)
def test_who_may(left: Left, role: Any, answers: tuple[int, int, int]) -> None:
    client = Client()
    if role != "anonymous":
        sector = left.line.sector if role is Role.LEADER else None
        client.force_login(municipality.user("noen", role, sector=sector))
    got = (
        client.get(page_of(left)).status_code,
        client.post(file_of(left)).status_code,
        client.post(page_of(left), {"reason": "Tiden er ute"}).status_code,
    )
    assert got == answers
    anonymous = User.objects.get(pk=left.person.pk).anonymous_since is not None
    assert anonymous is (role is Role.CONTROLLER)


def test_a_person_who_is_not_there(left: Left) -> None:
    client = controllers_client(left)
    for end in ("personopplysninger/", "opplysninger.json"):
        assert client.post(f"/admin/indicators/user/999999/{end}", {"reason": "x"}).status_code == 404
