"""Signing in through a real OpenID Connect provider: who somebody is, and what the groups give."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import oidc_provider_mock
import pytest
import requests
from allauth.socialaccount.models import SocialAccount
from django.contrib.auth import get_user
from django.test import Client
from pytest_django import Settings

from indicators import workflow
from indicators.models import Membership, Role, User
from indicators.workflow.directory_people import ENDED, GIVEN
from kommune import sign_in
from tests import municipality
from tests.signing_in.conftest import code_of

ROLE_MAP = "okonomi=controller;skoleledere=leader:skole;alle=reader;ukjent=leader:finnes-ikke"
BEGIN = "/konto/oidc/"


@pytest.fixture(scope="session")
def provider() -> Iterator[str]:
    """The address of a provider on this machine."""
    with oidc_provider_mock.run_server_in_thread() as server:
        yield f"http://localhost:{server.server_port}"


@pytest.fixture(autouse=True)
def directory(provider: str, settings: Settings) -> None:
    municipality.sector("skole")
    use(settings, provider)


def use(settings: Any, issuer: str, **changed: Any) -> None:
    """The settings as the environment would give them."""
    given = {
        "OIDC_ISSUER": issuer, "OIDC_CLIENT_ID": "malekort", "OIDC_CLIENT_SECRET": "hemmelig",
        "OIDC_NAME": "Entra ID", "OIDC_ROLE_MAP": ROLE_MAP, **changed,
    }  # fmt: skip
    second_factor = given.pop("second_factor", False)
    settings.OIDC = sign_in.directory(given, second_factor=second_factor, plain_http=True)
    settings.SOCIALACCOUNT_PROVIDERS = sign_in.providers(settings.OIDC)


def known(provider: str, sub: str, *groups: str, **claims: Any) -> None:
    """Tell the provider about a person."""
    said = {"given_name": "Kari", "family_name": "Nordmann", "email": "kari@kommune.example", **claims}
    requests.put(
        f"{provider}/users/{sub}", json=said | {"groups": list(groups)}, timeout=5
    ).raise_for_status()


def agree(address: str, sub: str) -> str:
    """Sign in at the provider; returns where it sends the browser back to."""
    answer = requests.post(address, data={"sub": sub}, allow_redirects=False, timeout=5)
    assert answer.status_code == 302, answer.text
    back = urlsplit(answer.headers["Location"])
    return f"{back.path}?{back.query}"


def through(client: Client, sub: str, begin: str = BEGIN) -> Any:
    """The whole way: to the provider and back."""
    return client.get(agree(client.get(begin).headers["Location"], sub))


def roles(person: User) -> dict[tuple[str, str], bool]:
    """Role and sector code, and whether the role is in force."""
    held = Membership.objects.filter(user=person).select_related("sector")
    return {(row.role, row.sector.code if row.sector else ""): row.valid_to is None for row in held}


def test_the_way_out_asks_with_pkce_state_and_nonce(provider: str, client: Client) -> None:
    address = client.get(BEGIN).headers["Location"]
    asked = parse_qs(urlsplit(address).query)
    assert address.startswith(f"{provider}/oauth2/authorize?")
    assert asked["code_challenge_method"] == ["S256"]
    assert len(asked["code_challenge"][0]) == 43
    assert len(asked["nonce"][0]) == 32
    assert asked["redirect_uri"] == ["http://testserver/konto/oidc/svar/"]
    assert set(asked["scope"][0].split()) == {"openid", "profile", "email"}
    assert asked["response_type"] == ["code"]


def test_the_address_cannot_change_what_is_asked(client: Client) -> None:
    sneaky = f"{BEGIN}?process=connect&scope=admin&auth_params=nonce%3Dmine%26prompt%3Dnone&action=rerequest"
    asked = parse_qs(urlsplit(client.get(sneaky).headers["Location"]).query)
    assert "admin" not in asked["scope"][0]
    assert asked["nonce"] != ["mine"]
    assert "prompt" not in asked


def test_a_new_person_gets_the_roles_of_the_groups(provider: str, client: Client) -> None:
    known(provider, "kari", "skoleledere", "alle", preferred_username="kari@kommune.example")
    answer = through(client, "kari", f"{BEGIN}?next=/hjelp/")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/hjelp/")
    person = get_user(client)
    assert isinstance(person, User)
    assert (person.get_full_name(), person.email) == ("Kari Nordmann", "kari@kommune.example")
    assert (person.is_superuser, person.is_staff, person.has_usable_password()) == (False, False, False)
    assert roles(person) == {("leader", "skole"): True}
    row = Membership.objects.get(user=person)
    assert [(h.history_change_reason, h.history_user.username) for h in row.history.all()] == [
        (GIVEN, "malekort")
    ]
    account = SocialAccount.objects.get(user=person)
    assert (account.uid, account.extra_data) == (f"{provider} kari", {"iss": provider, "sub": "kari"})
    assert client.get("/").status_code == 200


def test_roles_follow_the_groups_at_the_next_sign_in(provider: str) -> None:
    known(provider, "ola", "skoleledere", "okonomi")
    first = Client()
    through(first, "ola")
    person = get_user(first)
    assert roles(person) == {("leader", "skole"): True, ("controller", ""): True}

    known(provider, "ola", "okonomi", given_name="Ola", email="ola@kommune.example")
    through(Client(), "ola")
    person = User.objects.get(pk=person.pk)
    assert roles(person) == {("leader", "skole"): False, ("controller", ""): True}
    assert (person.first_name, person.email) == ("Ola", "ola@kommune.example")

    known(provider, "ola", "skoleledere", "okonomi")
    through(Client(), "ola")
    assert roles(person) == {("leader", "skole"): True, ("controller", ""): True}
    leading = Membership.objects.get(user=person, role=Role.LEADER)
    assert [h.history_change_reason for h in leading.history.order_by("history_id")] == [GIVEN, ENDED, GIVEN]


def test_without_any_group_left_the_door_is_closed(provider: str, client: Client) -> None:
    known(provider, "per", "okonomi")
    first = Client()
    through(first, "per")
    person = get_user(first)
    known(provider, "per")
    answer = through(client, "per")
    assert answer.status_code == 403
    assert "Du har ikke tilgang ennå" in answer.content.decode()
    assert not get_user(client).is_authenticated
    assert roles(person) == {("controller", ""): False}


def test_a_stranger_of_the_directory_is_not_let_in(provider: str, client: Client) -> None:
    known(provider, "fremmed", "noe-annet", "ukjent-gruppe")
    before = User.objects.count()
    assert through(client, "fremmed").status_code == 403
    assert (User.objects.count(), SocialAccount.objects.count()) == (before, 0)


def test_roles_given_by_hand_are_left_alone(provider: str) -> None:
    known(provider, "anne", "alle", "okonomi")
    first = Client()
    through(first, "anne")
    person = get_user(first)
    by = municipality.user("sjef", Role.CONTROLLER)
    workflow.save_record(
        by=by,
        model=Membership,
        values={"user": person, "role": Role.AUDITOR, "sector": None},
        reason="Vedtak",
    )
    given = Membership.objects.get(user=person, role=Role.CONTROLLER)
    workflow.save_record(
        by=by, model=Membership, pk=given.pk, values={"valid_to": "2025-01-01"}, reason="Sluttet"
    )
    known(provider, "anne", "alle", "okonomi")
    through(Client(), "anne")
    assert roles(person) == {("auditor", ""): True, ("controller", ""): False}
    known(provider, "anne")
    assert through(Client(), "anne").status_code == 302
    assert roles(person) == {("auditor", ""): True, ("controller", ""): False}


def test_the_same_address_with_another_subject_is_another_person(provider: str) -> None:
    local = municipality.user("kari", email="felles@kommune.example")
    people = []
    for sub in ("en", "to"):
        known(provider, sub, "alle", email="felles@kommune.example", preferred_username="kari")
        client = Client()
        through(client, sub)
        people.append(get_user(client))
    assert len({local, *people}) == 3
    assert len({person.username for person in (local, *people)}) == 3


def test_the_same_subject_of_another_issuer_is_another_person(settings: Settings, provider: str) -> None:
    known(provider, "lik", "alle")
    client = Client()
    through(client, "lik")
    with oidc_provider_mock.run_server_in_thread() as server:
        other = f"http://localhost:{server.server_port}"
        use(settings, other)
        known(other, "lik", "alle")
        stranger = Client()
        through(stranger, "lik")
    assert get_user(stranger).is_authenticated
    assert get_user(stranger) != get_user(client)


def test_a_closed_account_stays_closed(provider: str, client: Client) -> None:
    known(provider, "sluttet", "okonomi")
    first = Client()
    through(first, "sluttet")
    person = get_user(first)
    workflow.save_user(
        by=workflow.program_user(), pk=person.pk, values={"is_active": False}, reason="Sluttet"
    )
    assert through(client, "sluttet").headers["Location"] == "/konto/stengt/"
    assert not get_user(client).is_authenticated


def test_no_group_makes_a_superuser(provider: str, client: Client) -> None:
    known(
        provider, "luring", "okonomi", is_superuser=True, is_staff=True, superuser="true", roles=["superuser"]
    )
    through(client, "luring")
    person = get_user(client)
    assert (person.is_superuser, person.is_staff) == (False, False)


def failed(answer: Any) -> bool:
    return answer.status_code == 401 and "Innloggingen lyktes ikke" in answer.content.decode()


def test_a_wrong_or_used_state_is_refused(provider: str, client: Client) -> None:
    known(provider, "kari", "alle")
    back = agree(client.get(BEGIN).headers["Location"], "kari")
    assert failed(Client().get(back))  # begun in another browser
    state = parse_qs(urlsplit(back).query)["state"][0]
    assert failed(client.get(back.replace(state, "feil" * 4)))
    assert client.get(back).status_code == 302
    assert failed(client.get(back))
    assert failed(client.get(f"{BEGIN}svar/"))
    assert failed(client.get(f"{BEGIN}svar/?code=x&state=y"))


def test_an_answer_to_another_question_is_refused(provider: str, client: Client) -> None:
    known(provider, "kari", "alle")
    address = client.get(BEGIN).headers["Location"]
    nonce = parse_qs(urlsplit(address).query)["nonce"][0]
    assert failed(client.get(agree(address.replace(nonce, "en-annen-nonce"), "kari")))
    address = client.get(BEGIN).headers["Location"]
    nonce = parse_qs(urlsplit(address).query)["nonce"][0]
    assert failed(client.get(agree(address.replace(f"&nonce={nonce}", ""), "kari")))
    assert not get_user(client).is_authenticated


def test_a_person_who_says_no_is_told_so(provider: str, client: Client) -> None:
    address = client.get(BEGIN).headers["Location"]
    answer = requests.post(address, data={"action": "deny"}, allow_redirects=False, timeout=5)
    back = urlsplit(answer.headers["Location"])
    assert client.get(f"{back.path}?{back.query}").headers["Location"] == "/konto/oidc/avbrutt/"
    assert "Innloggingen ble avbrutt" in client.get("/konto/oidc/avbrutt/").content.decode()


def test_a_provider_that_is_away_or_calls_itself_otherwise_gives_a_page(
    provider: str, client: Client, settings: Settings
) -> None:
    use(settings, provider + "/annen")
    assert failed(client.get(BEGIN))
    use(settings, "http://localhost:1")
    assert failed(client.get(BEGIN))


def test_without_settings_there_is_no_such_door(client: Client, settings: Settings) -> None:
    door = client.get("/konto/logg-inn/?next=/hjelp/").content.decode()
    assert re.findall(r'href="(/konto/oidc/[^"]*)">(.*?)</a>', door) == [
        ("/konto/oidc/?next=%2Fhjelp%2F", "Logg inn med Entra ID")
    ]
    assert 'href="/konto/oidc/"' in client.get("/konto/logg-inn/").content.decode()
    settings.OIDC, settings.SOCIALACCOUNT_PROVIDERS = None, {}
    assert client.get(BEGIN).status_code == 404
    assert client.get(f"{BEGIN}svar/").status_code == 404
    assert "oidc" not in client.get("/konto/logg-inn/").content.decode()


def test_the_role_demands_a_second_factor_of_the_directorys_people_too(
    provider: str, client: Client, settings: Settings
) -> None:
    settings.MFA_REQUIRED_ROLES = frozenset({"controller"})
    known(provider, "okonom", "okonomi")
    through(client, "okonom")
    assert client.get("/").headers["Location"] == "/konto/tofaktor/"
    secret = client.get("/konto/tofaktor/app/").context["form"].secret
    assert client.post("/konto/tofaktor/app/", {"code": code_of(secret)}).status_code == 302


def test_a_provider_that_demands_it_itself_is_trusted_when_the_setting_says_so(
    provider: str, client: Client, settings: Settings
) -> None:
    settings.MFA_REQUIRED_ROLES = frozenset({"controller"})
    use(settings, provider, second_factor=True)
    known(provider, "okonom", "okonomi")
    through(client, "okonom")
    assert client.get("/").status_code == 200
