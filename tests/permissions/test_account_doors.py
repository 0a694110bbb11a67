"""Every address under /konto/ × everybody: what opens without signing in, and that all roles are alike.

A named address that stands in no table here fails the test.
"""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import URLPattern

from indicators.models import Role
from kommune.konto import urlpatterns
from tests import municipality

ANONYMOUS, SIGNED_IN, POSTED = range(3)

DOORS: dict[str, tuple[str, int, int, int]] = {
    # name: (address, GET when anonymous, GET when signed in, POST when anonymous)
    "account": ("/konto/", 302, 200, 302),
    "login": ("/konto/logg-inn/", 200, 302, 200),
    "logout": ("/konto/logg-ut/", 405, 405, 302),
    "account_inactive": ("/konto/stengt/", 200, 200, 405),
    "account_reauthenticate": ("/konto/bekreft/", 302, 200, 302),
    "password_change": ("/konto/passord/", 302, 200, 302),
    "account_set_password": ("/konto/passord/uten/", 302, 302, 302),
    "password_reset": ("/konto/glemt/", 200, 200, 200),
    "account_reset_password_done": ("/konto/glemt/sendt/", 200, 200, 405),
    "account_reset_password_from_key_done": ("/konto/nytt/ferdig/", 200, 200, 405),
    "account_reset_password_from_key": ("/konto/nytt/x-y/", 200, 200, 200),
    "usersessions_list": ("/konto/okter/", 302, 200, 302),
    "end_session": ("/konto/okter/1/avslutt/", 302, 405, 302),
    "mfa_index": ("/konto/tofaktor/", 302, 200, 302),
    "mfa_authenticate": ("/konto/tofaktor/kode/", 302, 302, 302),
    "mfa_reauthenticate": ("/konto/tofaktor/bekreft/", 302, 302, 302),
    "mfa_activate_totp": ("/konto/tofaktor/app/", 302, 302, 302),  # the password once more first
    "mfa_deactivate_totp": ("/konto/tofaktor/app/fjern/", 302, 404, 302),
    "mfa_view_recovery_codes": ("/konto/tofaktor/reservekoder/", 302, 404, 302),
    "mfa_generate_recovery_codes": ("/konto/tofaktor/reservekoder/nye/", 302, 302, 302),
    "mfa_download_recovery_codes": ("/konto/tofaktor/reservekoder/fil/", 302, 404, 302),
    "mfa_list_webauthn": ("/konto/tofaktor/nokler/", 302, 200, 302),
    "mfa_add_webauthn": ("/konto/tofaktor/nokler/ny/", 302, 302, 302),
    "mfa_reauthenticate_webauthn": ("/konto/tofaktor/nokler/bekreft/", 302, 302, 302),
    "mfa_edit_webauthn": ("/konto/tofaktor/nokler/1/", 302, 302, 302),
    "mfa_remove_webauthn": ("/konto/tofaktor/nokler/1/fjern/", 302, 302, 302),
    "openid_connect_login": ("/konto/oidc/", 404, 404, 404),
    "openid_connect_callback": ("/konto/oidc/svar/", 404, 404, 404),
    "socialaccount_login_cancelled": ("/konto/oidc/avbrutt/", 200, 200, 405),
}
SAME_PAGE = {
    "account_login": "login",
    "account_logout": "logout",
    "account_change_password": "password_change",
    "account_reset_password": "password_reset",
}
"""allauth's own names of pages that have ours."""


def test_every_named_address_is_in_the_table() -> None:
    named = {pattern.name for pattern in urlpatterns if isinstance(pattern, URLPattern)}
    assert named == set(DOORS) | set(SAME_PAGE)


def test_without_signing_in(db: None) -> None:
    answers = {name: Client().get(address).status_code for name, (address, *_) in DOORS.items()}
    assert answers == {name: given[ANONYMOUS] for name, (_, *given) in DOORS.items()}
    posts = {name: Client().post(address).status_code for name, (address, *_) in DOORS.items()}
    assert posts == {name: given[POSTED] for name, (_, *given) in DOORS.items()}


@pytest.mark.parametrize("role", [None, Role.MANAGEMENT, Role.AUDITOR, Role.LEADER, Role.CONTROLLER])
def test_signed_in(db: None, client: Client, role: Role | None) -> None:
    sector = municipality.sector() if role is Role.LEADER else None
    client.force_login(municipality.user("person", role, sector=sector))
    answers = {name: client.get(address).status_code for name, (address, *_) in DOORS.items()}
    assert answers == {name: given[SIGNED_IN] for name, (_, *given) in DOORS.items()}


@pytest.mark.parametrize("name", sorted(DOORS))
def test_nothing_is_changed_without_the_token_against_forgery(db: None, name: str) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(municipality.user("person"))
    assert client.post(DOORS[name][0]).status_code in (403, 405)
