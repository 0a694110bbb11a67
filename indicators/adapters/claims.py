"""What the municipality's directory says about a person, checked before anything of it is believed."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import jwt
from allauth.socialaccount.providers.oauth2.client import OAuth2Error

LEEWAY_SECONDS = 60
SIGNATURES = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"]
"""Only signatures that the provider alone can make."""
LONGEST_IDENTITY = 191


@dataclass(frozen=True)
class Claims:
    """Who somebody is according to the provider; ``groups`` is None when the provider did not tell."""

    issuer: str
    subject: str
    first_name: str
    last_name: str
    email: str
    username: str
    groups: frozenset[str] | None

    @property
    def identity(self) -> str:
        """Issuer and subject together, as one key; a digest of them where they are too long for a column."""
        whole = f"{self.issuer} {self.subject}"
        return whole if len(whole) <= LONGEST_IDENTITY else hashlib.sha256(whole.encode()).hexdigest()


def verified(
    token: str, *, keys: Mapping[str, Any], issuer: str, client_id: str, nonce: str | None
) -> dict[str, Any]:
    """The claims of an ID token (OpenID Connect Core 1.0, 3.1.3.7): signature, issuer, audience, time, nonce.

    Raises OAuth2Error, which becomes the page that says the sign-in failed.
    """
    try:
        key = _key(jwt.PyJWKSet.from_dict(dict(keys)), jwt.get_unverified_header(token).get("kid"))
        claims: dict[str, Any] = jwt.decode(
            token, key, algorithms=SIGNATURES, audience=client_id, issuer=issuer, leeway=LEEWAY_SECONDS,
            options={"require": ["iss", "sub", "aud", "exp", "iat"]},
        )  # fmt: skip
    except (jwt.PyJWTError, ValueError) as error:
        raise OAuth2Error(f"the ID token is not valid: {error}") from error
    if not nonce or claims.get("nonce") != nonce:
        raise OAuth2Error("the ID token answers another sign-in (nonce)")
    return claims


def _key(keys: jwt.PyJWKSet, kid: str | None) -> jwt.PyJWK:
    for key in keys.keys:
        if key.key_id == kid or (kid is None and len(keys.keys) == 1):
            return key
    raise OAuth2Error("the ID token is signed with a key that the provider does not show")


def read(id_token: Mapping[str, Any], userinfo: Mapping[str, Any], *, groups_claim: str) -> Claims:
    """ID token and userinfo as one; they must speak of the same person, and the token wins.

    Raises OAuth2Error when they do not.
    """
    if userinfo and userinfo.get("sub") != id_token["sub"]:
        raise OAuth2Error("the provider's userinfo is about somebody else")
    said = {**userinfo, **id_token}
    first, _, last = str(said.get("name") or "").rpartition(" ")
    return Claims(
        issuer=str(id_token["iss"]),
        subject=str(id_token["sub"]),
        first_name=str(said.get("given_name") or first)[:150],
        last_name=str(said.get("family_name") or last)[:150],
        email=str(said.get("email") or "")[:254],
        username=str(said.get("preferred_username") or "")[:150],
        groups=_groups(said, groups_claim),
    )


def _groups(said: Mapping[str, Any], claim: str) -> frozenset[str] | None:
    """The groups; a claim may lie inside others (``realm_access.roles``).

    Entra ID leaves the groups out, and says so in ``_claim_names``, for a person who is in very many.
    """
    if claim in (said.get("_claim_names") or ()) or said.get("hasgroups"):
        return None
    found: Any = said.get(claim)
    if found is None:
        found = said
        for step in claim.split("."):
            found = found.get(step) if isinstance(found, Mapping) else None
    if isinstance(found, str):
        return frozenset({found})
    if isinstance(found, list | tuple):
        return frozenset(group for group in found if isinstance(group, str))
    return frozenset()
