"""The second factor: everybody may have one, and a setting demands it of roles."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from django.contrib.auth import get_user
from django.core import mail
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from pytest_django import Settings

from indicators.models import Role
from indicators.models.ciphers import decrypted
from tests import municipality
from tests.signing_in.conftest import code_of, sign_in

PAGES = ("/", "/tabeller/", "/hjelp/", "/admin/", "/konto/", "/konto/okter/", "/konto/passord/")


@pytest.fixture
def demanded(settings: Settings) -> None:
    settings.MFA_REQUIRED_ROLES = frozenset({"controller", "management"})


def test_a_code_is_asked_for_after_the_password(
    db: None, client: Client, set_up_app: Callable[[Client], str]
) -> None:
    municipality.user("kari", email="kari@kommune.example")
    sign_in(client, "kari")
    secret = set_up_app(client)
    assert [letter.subject for letter in mail.outbox] == ["Tofaktor er slått på"]

    again = Client()
    assert sign_in(again, "kari").headers["Location"] == "/konto/tofaktor/kode/"
    assert not get_user(again).is_authenticated
    assert again.get("/hjelp/").status_code == 302
    wrong = again.post("/konto/tofaktor/kode/", {"code": "000000"})
    assert "Koden er feil, for gammel eller brukt." in wrong.content.decode()
    setting_up = code_of(secret)
    assert "Koden er feil" in again.post("/konto/tofaktor/kode/", {"code": setting_up}).content.decode()
    code = code_of(secret, later=1)
    assert again.post("/konto/tofaktor/kode/", {"code": code}).headers["Location"] == "/"
    assert again.get("/hjelp/").status_code == 200

    third = Client()
    sign_in(third, "kari")
    for spaced in (code, f"{code[:3]} {code[3:]}"):
        assert "Koden er feil" in third.post("/konto/tofaktor/kode/", {"code": spaced}).content.decode()


def test_codes_are_slow_to_guess(db: None, client: Client, set_up_app: Callable[[Client], str]) -> None:
    municipality.user("kari")
    sign_in(client, "kari")
    secret = set_up_app(client)
    guesser = Client()
    sign_in(guesser, "kari")
    for _ in range(5):
        guesser.post("/konto/tofaktor/kode/", {"code": "000000"})
    slowed = guesser.post("/konto/tofaktor/kode/", {"code": code_of(secret, later=1)})
    assert (slowed.status_code, slowed.headers["Retry-After"]) == (429, "300")
    assert "For mange mislykkede forsøk" in slowed.content.decode()


def test_a_recovery_code_works_once(db: None, client: Client, set_up_app: Callable[[Client], str]) -> None:
    municipality.user("kari")
    sign_in(client, "kari")
    set_up_app(client)
    codes = client.get("/konto/tofaktor/reservekoder/").context["unused_codes"]
    assert len(codes) == 10
    file = client.get("/konto/tofaktor/reservekoder/fil/")
    assert file.content.decode().split() == codes
    for expected in (302, 200):
        again = Client()
        sign_in(again, "kari")
        assert again.post("/konto/tofaktor/kode/", {"code": codes[0]}).status_code == expected


@pytest.mark.parametrize(
    ("role", "closed"),
    [
        (Role.CONTROLLER, True),
        (Role.MANAGEMENT, True),
        (Role.AUDITOR, False),
        (Role.LEADER, False),
        (None, False),
    ],
)
def test_the_setting_closes_everything_to_the_roles_it_names(
    db: None, demanded: None, client: Client, role: Role | None, closed: bool
) -> None:
    sector = municipality.sector() if role is Role.LEADER else None
    municipality.user("person", role, sector=sector)
    sign_in(client, "person")
    for page in PAGES:
        answer = client.get(page)
        led = answer.status_code == 302 and answer.headers["Location"] == "/konto/tofaktor/"
        assert led is closed, page
    answer = client.post("/admin/indicators/user/add/", {})
    assert (answer.status_code, answer.headers.get("Location")) == (
        (302, "/konto/tofaktor/") if closed else (403, None)
    )


def test_setting_it_up_opens_everything(
    db: None, demanded: None, client: Client, set_up_app: Callable[[Client], str]
) -> None:
    municipality.user("kari", Role.CONTROLLER)
    sign_in(client, "kari")
    assert "Rollen din krever tofaktor." in client.get("/konto/tofaktor/").content.decode()
    secret = set_up_app(client)
    assert client.get("/admin/").status_code == 200
    assert "Rollen din krever tofaktor." not in client.get("/konto/tofaktor/").content.decode()
    again = Client()
    sign_in(again, "kari")
    again.post("/konto/tofaktor/kode/", {"code": code_of(secret, later=1)})
    assert again.get("/admin/").status_code == 200


def test_a_session_from_before_must_show_the_code_too(
    db: None, demanded: None, client: Client, set_up_app: Callable[[Client], str]
) -> None:
    municipality.user("kari", Role.CONTROLLER)
    older = Client()
    sign_in(older, "kari")
    sign_in(client, "kari")
    secret = set_up_app(client)
    assert older.get("/hjelp/").headers["Location"] == "/konto/tofaktor/bekreft/?next=%2Fhjelp%2F"
    answer = older.post("/konto/tofaktor/bekreft/", {"code": code_of(secret, later=1), "next": "/hjelp/"})
    assert answer.headers["Location"] == "/hjelp/"
    assert older.get("/hjelp/").status_code == 200


def test_it_cannot_be_taken_away_where_the_role_demands_it(
    db: None, demanded: None, client: Client, set_up_app: Callable[[Client], str]
) -> None:
    for name, role, gone in (("kari", Role.CONTROLLER, False), ("ola", Role.AUDITOR, True)):
        person = municipality.user(name, role)
        client = Client()
        sign_in(client, name)
        set_up_app(client)
        client.post("/konto/tofaktor/app/fjern/", {})
        assert (person.authenticator_set.filter(type="totp").count() == 0) is gone


def test_signing_out_is_always_possible(db: None, demanded: None, client: Client) -> None:
    municipality.user("kari", Role.CONTROLLER)
    sign_in(client, "kari")
    client.post("/konto/logg-ut/")
    assert not get_user(client).is_authenticated


def test_a_controller_lets_in_somebody_who_lost_the_telephone(
    db: None, client: Client, set_up_app: Callable[[Client], str]
) -> None:
    kari = municipality.user("kari")
    sign_in(client, "kari")
    set_up_app(client)
    why = {"tofaktor-why": "Telefonen er mistet"}
    for name, role, left in (("revisor", Role.AUDITOR, 2), ("sjef", Role.CONTROLLER, 0)):
        municipality.user(name, role)
        other = Client()
        sign_in(other, name)
        other.post(f"/personer/{kari.pk}/tofaktor/", why)
        assert kari.authenticator_set.count() == left
    assert client.get("/hjelp/").status_code == 302
    assert sign_in(Client(), "kari").headers["Location"] == "/"


def test_so_does_the_command(db: None, client: Client, set_up_app: Callable[[Client], str]) -> None:
    municipality.user("kari")
    sign_in(client, "kari")
    set_up_app(client)
    for told in ("Tofaktoren er fjernet.", "Brukeren har ingen tofaktor."):
        said = io.StringIO()
        call_command("remove_second_factor", "kari", stdout=said)
        assert said.getvalue().strip() == told
    with pytest.raises(CommandError, match="finnes ikke"):
        call_command("remove_second_factor", "ola")


def test_breaking_off_at_the_code_leads_back_to_the_door(
    db: None, client: Client, set_up_app: Callable[[Client], str]
) -> None:
    municipality.user("kari")
    sign_in(client, "kari")
    set_up_app(client)
    other = Client()
    sign_in(other, "kari")
    assert other.get("/konto/logg-inn/").headers["Location"] == "/konto/tofaktor/kode/"
    assert other.post("/konto/logg-ut/").headers["Location"] == "/konto/logg-inn/"
    assert other.get("/konto/logg-inn/").status_code == 200
    assert other.get("/konto/tofaktor/kode/").headers["Location"] == "/konto/logg-inn/"


def test_what_makes_codes_is_stored_under_a_key_that_is_not(
    db: None, client: Client, set_up_app: Callable[[Client], str], settings: Settings
) -> None:
    kari = municipality.user("kari")
    sign_in(client, "kari")
    secret = set_up_app(client)
    stored = {one.type: one.data for one in kari.authenticator_set.all()}
    seed = decrypted(stored["recovery_codes"]["seed"])
    assert decrypted(stored["totp"]["secret"]) == secret
    with connection.cursor() as cursor:
        cursor.execute("SELECT data FROM mfa_authenticator")
        told = str(cursor.fetchall())
    assert secret not in told
    assert seed not in told

    def lets_in(later: int) -> bool:
        other = Client()
        sign_in(other, "kari")
        return other.post("/konto/tofaktor/kode/", {"code": code_of(secret, later=later)}).status_code == 302

    old = settings.FACTOR_KEYS
    settings.FACTOR_KEYS = (b"n" * 32, *old)
    assert lets_in(1), "a key that is changed reads what the old one wrote"
    settings.FACTOR_KEYS = (b"n" * 32,)
    assert not lets_in(-1)


def test_a_factor_put_there_in_clear_lets_nobody_in(db: None) -> None:
    """Nor does one without any secret, whose codes anybody can reckon."""
    known = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
    for stored in (known, ""):
        assert not TOTP(Authenticator(data={"secret": stored})).validate_code(code_of(known))
        assert len(decrypted(stored)) == 64
