"""What the environment says about signing in: the municipality's directory and who needs a second factor.

Every function raises ImproperlyConfigured with one sentence when a variable is malformed.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

PROVIDER = "directory"
"""The one provider's id; it stands in the table of identities beside issuer and subject."""
ROLES = ("leader", "management", "auditor", "controller")
"""What a group of the directory can give; a contributor's indicators are named by hand."""
READER = "reader"
EVERYONE = "*"
OIDC_VARIABLES = (
    "OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET", "OIDC_NAME", "OIDC_GROUPS_CLAIM", "OIDC_ROLE_MAP",
)  # fmt: skip


@dataclass(frozen=True)
class Grant:
    """A role that a group gives; ``reader`` opens the door without a role, ``sector`` is a leader's."""

    role: str
    sector: str = ""


@dataclass(frozen=True)
class Directory:
    """The OpenID Connect provider of the municipality and what its groups mean here."""

    issuer: str
    client_id: str
    secret: str
    name: str
    groups_claim: str
    role_map: Mapping[str, tuple[Grant, ...]]
    second_factor: bool = False
    """The provider itself demands a second factor, so the program need not."""

    def grants(self, groups: Iterable[str]) -> frozenset[Grant]:
        """What membership of these groups gives; everybody is in the group ``*``."""
        return frozenset(grant for group in {*groups, EVERYONE} for grant in self.role_map.get(group, ()))


def directory(given: Mapping[str, str], *, second_factor: bool, plain_http: bool) -> Directory | None:
    """The provider described by the OIDC variables, or None when none of them is set."""
    if not any(given.values()):
        return None
    for name in ("OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET", "OIDC_ROLE_MAP"):
        if not given.get(name):
            raise ImproperlyConfigured(
                f"{name} is missing: it is needed when any other OIDC variable is set."
            )
    return Directory(
        issuer=_issuer(given["OIDC_ISSUER"], plain_http=plain_http),
        client_id=given["OIDC_CLIENT_ID"],
        secret=given["OIDC_CLIENT_SECRET"],
        name=given.get("OIDC_NAME") or "kommunens innlogging",
        groups_claim=given.get("OIDC_GROUPS_CLAIM") or "groups",
        role_map=role_map(given["OIDC_ROLE_MAP"]),
        second_factor=second_factor,
    )


def _issuer(address: str, *, plain_http: bool) -> str:
    parts = urlsplit(address)
    schemes = ("https", "http") if plain_http else ("https",)
    if parts.scheme not in schemes or not parts.netloc or parts.query or parts.fragment:
        raise ImproperlyConfigured(
            f"OIDC_ISSUER must be the provider's address, https://HOST/PATH, not {address!r}."
        )
    return address


def role_map(text: str) -> dict[str, tuple[Grant, ...]]:
    """Read ``group=role;group=leader:sector``; a group may stand more than once."""
    found: dict[str, tuple[Grant, ...]] = {}
    for entry in (piece.strip() for piece in text.split(";")):
        if not entry:
            continue
        group, equals, role = (part.strip() for part in entry.rpartition("="))
        name, colon, sector = role.partition(":")
        known = name in (*ROLES, READER) and bool(sector) == (name == "leader") == bool(colon)
        if not (group and equals and known):
            raise ImproperlyConfigured(
                "OIDC_ROLE_MAP must be GROUP=ROLE pairs separated by semicolons, with the roles controller,"
                f" management, auditor, leader:SECTOR and reader; {entry!r} is not such a pair."
            )
        found[group] = (*found.get(group, ()), Grant(name, sector))
    return found


def providers(provider: Directory | None) -> dict[str, Any]:
    """allauth's description of the provider; PKCE is always used."""
    if provider is None:
        return {}
    app = {
        "provider_id": PROVIDER,
        "name": provider.name,
        "client_id": provider.client_id,
        "secret": provider.secret,
        "settings": {"server_url": provider.issuer.rstrip("/"), "oauth_pkce_enabled": True},
    }
    return {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [app]}}


def required_roles(names: list[str]) -> frozenset[str]:
    """The roles that cannot be used without a second factor."""
    known = (*ROLES, "contributor")
    if unknown := [name for name in names if name not in known]:
        raise ImproperlyConfigured(
            f"MFA_REQUIRED_ROLES must name roles ({', '.join(known)}) separated by commas,"
            f" not {unknown[0]!r}."
        )
    return frozenset(names)
