"""What a provider says is believed only when everything about it is right."""

from __future__ import annotations

import json
import time
from typing import Any

import jwt
import pytest
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from cryptography.hazmat.primitives.asymmetric import rsa

from indicators.adapters.claims import Claims, read, verified
from kommune.sign_in import Grant, role_map

ISSUER = "https://login.kommune.example/v2.0"
KEY, FORGED = (rsa.generate_private_key(public_exponent=65537, key_size=2048) for _ in range(2))


def jwks(kid: str = "k1") -> dict[str, Any]:
    return {
        "keys": [
            json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(KEY.public_key())) | {"kid": kid, "alg": "RS256"}
        ]
    }


def token(key: Any = KEY, algorithm: str = "RS256", kid: str | None = "k1", **changed: Any) -> str:
    now = int(time.time())
    said = {
        "iss": ISSUER,
        "sub": "kari",
        "aud": "malekort",
        "iat": now,
        "exp": now + 300,
        "nonce": "n",
    } | changed
    headers = {"kid": kid} if kid else {}
    return jwt.encode({k: v for k, v in said.items() if v is not None}, key, algorithm, headers=headers)


def check(text: str, nonce: str | None = "n") -> dict[str, Any]:
    return verified(text, keys=jwks(), issuer=ISSUER, client_id="malekort", nonce=nonce)


def test_a_right_token_is_believed() -> None:
    assert check(token())["sub"] == "kari"
    assert check(token(kid=None))["sub"] == "kari"
    assert check(token(aud=["annen", "malekort"]))["sub"] == "kari"
    assert check(token(exp=int(time.time()) - 30))["sub"] == "kari"  # clocks differ


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a.b.c",
        token(FORGED),
        token(kid="annen"),
        token("", "none"),
        token("hemmelighet-som-er-lang-nok-til-formålet", "HS256"),
        token(iss="https://login.annen.example"),
        token(aud="annen"),
        token(exp=int(time.time()) - 120),
        token(iat=int(time.time()) + 600),
        token(exp=None),
        token(sub=None),
        token(nonce="annen"),
        token(nonce=None),
    ],
)  # fmt: skip
def test_a_wrong_token_is_not(text: str) -> None:
    with pytest.raises(OAuth2Error):
        check(text)


def test_without_a_question_there_is_no_answer() -> None:
    with pytest.raises(OAuth2Error):
        check(token(nonce=None), nonce=None)


def about(*, claim: str = "groups", **said: Any) -> Claims:
    return read({"iss": ISSUER, "sub": "kari"} | said, {}, groups_claim=claim)


@pytest.mark.parametrize(
    ("said", "claim", "groups"),
    [
        ({}, "groups", frozenset()),
        ({"groups": ["a", "b"]}, "groups", frozenset({"a", "b"})),
        ({"groups": "a"}, "groups", frozenset({"a"})),
        ({"groups": ["a", 1, None, {"b": 1}]}, "groups", frozenset({"a"})),
        ({"groups": {"a": 1}}, "groups", frozenset()),
        ({"realm_access": {"roles": ["a"]}}, "realm_access.roles", frozenset({"a"})),
        ({"realm.roles": ["a"]}, "realm.roles", frozenset({"a"})),
        ({"realm_access": "x"}, "realm_access.roles", frozenset()),
        ({"_claim_names": {"groups": "src1"}}, "groups", None),
        ({"hasgroups": True}, "groups", None),
    ],
)
def test_groups_are_read_as_providers_write_them(
    said: Any, claim: str, groups: frozenset[str] | None
) -> None:
    assert about(claim=claim, **said).groups == groups


def test_names_are_read_whole_or_in_parts() -> None:
    whole, parts = about(name="Kari Mo Nordmann"), about(given_name="Kari Mo", family_name="Nordmann")
    assert (
        (whole.first_name, whole.last_name) == (parts.first_name, parts.last_name) == ("Kari Mo", "Nordmann")
    )


def test_userinfo_about_somebody_else_is_refused_and_the_token_wins() -> None:
    with pytest.raises(OAuth2Error):
        read({"iss": ISSUER, "sub": "kari"}, {"sub": "ola"}, groups_claim="groups")
    both = read(
        {"iss": ISSUER, "sub": "kari", "email": "a@b.no"},
        {"sub": "kari", "email": "x@y.no"},
        groups_claim="g",
    )
    assert both.email == "a@b.no"


def test_issuer_and_subject_are_one_key_of_bounded_length() -> None:
    assert about().identity == f"{ISSUER} kari"
    long, other = about(sub="x" * 255).identity, about(sub="x" * 254 + "y").identity
    assert (len(long), len(other)) == (64, 64)
    assert long != other


def test_the_role_map() -> None:
    assert role_map("a=controller; b = leader:skole ;a=auditor;CN=x,OU=y=reader;") == {
        "a": (Grant("controller"), Grant("auditor")),
        "b": (Grant("leader", "skole"),),
        "CN=x,OU=y": (Grant("reader"),),
    }
