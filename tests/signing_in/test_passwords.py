"""Local accounts: every wrong guess looks the same, guessing is slow, the right one works from elsewhere."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable

import pytest
from django.contrib.auth import get_user
from django.core import mail
from django.test import Client
from pytest_django import Settings

from indicators import workflow
from indicators.models import Role, User
from tests import municipality
from tests.pages.reading import text
from tests.signing_in.conftest import PASSWORD, SIGN_IN, sign_in

WRONG = "Brukernavnet eller passordet er feil."
SLOWED = "For mange mislykkede forsøk herfra. Vent fem minutter og prøv igjen."


@pytest.fixture
def kari(db: None) -> User:
    return municipality.user("kari", Role.MANAGEMENT, email="kari@kommune.example")


def alert(answer) -> str:
    found = re.search(r'role="alert">(.*?)</div>', answer.content.decode(), re.DOTALL)
    return text(found[1]) if found else ""


def test_the_right_password_leads_to_the_page_that_was_asked_for(kari: User, client: Client) -> None:
    answer = client.post("/konto/logg-inn/?next=/hjelp/", {"login": "kari", "password": PASSWORD})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/hjelp/")
    assert get_user(client) == kari
    assert sign_in(Client(), "kari").headers["Location"] == "/"


def test_nobody_is_led_to_another_site(kari: User, client: Client) -> None:
    for elsewhere in ("https://evil.example/", "//evil.example", "javascript:alert(1)"):
        answer = Client().post("/konto/logg-inn/", {"login": "kari", "password": PASSWORD, "next": elsewhere})
        assert answer.headers["Location"] == "/"


def test_nobody_is_led_out_of_https(kari: User, settings: Settings) -> None:
    settings.HTTPS = True
    led = {}
    for scheme in ("http", "HTTP", "https"):
        told = {"login": "kari", "password": PASSWORD, "next": f"{scheme}://testserver/hjelp/"}
        led[scheme] = Client().post(SIGN_IN, told, secure=True).headers["Location"]
    assert led == {"http": "/", "HTTP": "/", "https": "https://testserver/hjelp/"}


@pytest.mark.parametrize("reopened", [False, True])
def test_whoever_is_shut_out_is_out_for_good(kari: User, reopened: bool) -> None:
    old = Client()
    sign_in(old, "kari")
    by = municipality.user("leder", Role.MANAGEMENT)
    for active in (False, True)[: 1 + reopened]:
        workflow.save_user(by=by, pk=kari.pk, values={"is_active": active}, reason="Permisjon")
        assert old.get("/hjelp/").headers["Location"] == "/konto/logg-inn/?next=/hjelp/"
    assert sign_in(Client(), "kari").status_code == (302 if reopened else 200)


def test_unknown_closed_and_wrong_look_the_same(kari: User) -> None:
    municipality.user("stengt", is_active=False)
    User.objects.create_user("fra-katalogen").save()
    pages = set()
    for name in ("kari", "finnes-ikke", "stengt", "fra-katalogen"):
        answer = sign_in(Client(), name, PASSWORD if name == "stengt" else "feil-passord")
        assert (answer.status_code, alert(answer)) == (200, WRONG)
        page = re.sub(r'nonce[^ >]*|value="[^"]*"', "", answer.content.decode())
        pages.add(page)
    assert len(pages) == 1


def test_thirty_wrong_guesses_are_slowed_and_logged_and_the_right_one_works_elsewhere(
    kari: User, client: Client, caplog: pytest.LogCaptureFixture, wait: Callable[[int], None]
) -> None:
    with caplog.at_level(logging.WARNING, logger="indicators.sign_in"):
        answers = [sign_in(client, "kari", f"feil-passord-{n}", REMOTE_ADDR="192.0.2.7") for n in range(30)]
    assert [alert(answer) for answer in answers] == [WRONG] * 5 + [SLOWED] * 25
    assert [answer.status_code for answer in answers] == [200] * 5 + [429] * 25
    assert {answer.headers.get("Retry-After") for answer in answers[5:]} == {"300"}
    said = [record.getMessage() for record in caplog.records if record.name == "indicators.sign_in"]
    assert said.count("Sign-in failed: user kari from 192.0.2.7") == 5
    assert said.count("Sign-in slowed: user kari from 192.0.2.7") == 25
    assert sign_in(client, "kari", REMOTE_ADDR="192.0.2.7").status_code == 429  # thirty in ten seconds
    wait(10)
    assert alert(sign_in(client, "kari", REMOTE_ADDR="192.0.2.7")) == SLOWED
    elsewhere = Client()
    assert sign_in(elsewhere, "kari", REMOTE_ADDR="198.51.100.9").status_code == 302
    assert get_user(elsewhere) == kari


def test_guessing_at_unknown_names_is_slowed_alike_and_the_name_is_not_logged(
    db: None, client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    answers = [sign_in(client, "mitt-hemmelige-passord", "x") for _ in range(7)]
    assert [alert(answer) for answer in answers] == [WRONG] * 5 + [SLOWED] * 2
    assert "mitt-hemmelige-passord" not in caplog.text


def test_a_whole_address_is_slowed_when_it_tries_many_names(
    kari: User, client: Client, wait: Callable[[int], None]
) -> None:
    answers = []
    for number in range(101):
        if number and number % 30 == 0:
            wait(10)
        answers.append(alert(sign_in(client, f"navn-{number}", "x")))
    assert answers == [WRONG] * 100 + [SLOWED]


def test_too_many_posts_get_a_page_of_ours(db: None, client: Client) -> None:
    codes = [client.post("/konto/logg-inn/", {}).status_code for _ in range(30)]
    answer = client.post("/konto/logg-inn/", {})
    assert (codes, answer.status_code, answer.headers["Retry-After"]) == ([200] * 30, 429, "60")
    assert "For mange forsøk" in answer.content.decode()


def test_nobody_signs_up(db: None, client: Client) -> None:
    for address in ("/konto/ny/", "/konto/signup/", "/accounts/signup/", "/konto/e-post/", "/konto/email/"):
        assert client.get(address).status_code == 404


def test_a_forgotten_password_is_made_anew_by_a_letter(kari: User, client: Client) -> None:
    assert (
        client.post(
            "/konto/glemt/", {"email": "kari@kommune.example"}, headers={"host": "testserver:1337"}
        ).headers["Location"]
        == "/konto/glemt/sendt/"
    )
    letter = mail.outbox[0]
    assert (letter.subject, letter.to) == ("Nytt passord til Målekort", ["kari@kommune.example"])
    address = re.search(r"(?<=http://localhost:8000)/konto/nytt/\S+", letter.body)
    assert address is not None, "the address of the installation, not that of the request"
    form = client.get(address[0], follow=True)
    assert "set-password" in form.redirect_chain[0][0]
    both = {"password1": "enda-et-langt-passord", "password2": "enda-et-langt-passord"}
    assert client.post(form.redirect_chain[0][0], both).headers["Location"] == "/konto/nytt/ferdig/"
    assert sign_in(Client(), "kari", "enda-et-langt-passord").status_code == 302
    assert "Lenken virker ikke" in client.get(address[0]).content.decode()


def test_asking_for_a_letter_tells_nothing(kari: User, client: Client) -> None:
    known, unknown = (
        client.post("/konto/glemt/", {"email": f"{name}@kommune.example"}) for name in ("kari", "ola")
    )
    assert (known.status_code, known.headers["Location"]) == (
        unknown.status_code,
        unknown.headers["Location"],
    )
    assert [letter.to for letter in mail.outbox] == [["kari@kommune.example"]]


def test_a_person_of_the_directory_gets_no_letter_and_no_password(db: None, client: Client) -> None:
    person = User.objects.create_user("ola", email="ola@kommune.example")
    client.post("/konto/glemt/", {"email": "ola@kommune.example"})
    assert mail.outbox == []
    client.force_login(person)
    assert client.get("/konto/passord/").headers["Location"] == "/konto/passord/uten/"
    assert "Du har ikke noe passord her" in client.get("/konto/passord/uten/").content.decode()


def test_a_changed_password_ends_the_other_sessions_and_is_told_by_letter(kari: User, client: Client) -> None:
    other = Client()
    sign_in(client, "kari")
    sign_in(other, "kari")
    both = {"password1": "enda-et-langt-passord", "password2": "enda-et-langt-passord"}
    refused = client.post("/konto/passord/", {"oldpassword": "feil", **both})
    assert "Passordet er ikke det du har nå." in refused.content.decode()
    assert client.post("/konto/passord/", {"oldpassword": PASSWORD, **both}).status_code == 302
    assert client.get("/hjelp/").status_code == 200
    assert other.get("/hjelp/").status_code == 302
    assert [letter.subject for letter in mail.outbox] == ["Passordet ditt er byttet"]
