"""What people do with their own accounts stands in the trail, without the secret; or is not done."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.core.cache import cache
from django.db import transaction
from django.test import Client

from indicators import workflow
from indicators.adapters.accounts import AccountAdapter
from indicators.models import Role, TrailEntry, User
from indicators.selectors.log.verification import verify
from tests import municipality
from tests.signing_in.conftest import PASSWORD, set_up_app, sign_in

__all__ = ["set_up_app"]

NEW_PASSWORD = "et-annet-langt-passord"


@pytest.fixture(autouse=True)
def no_counters(db: None) -> None:
    cache.clear()


def entries() -> list[tuple[str, str, dict[str, str], dict[str, str]]]:
    """Act, by whom, before, after: of the entries about the person's account, oldest first."""
    found = TrailEntry.objects.filter(subject_table="user").exclude(act="save_user").order_by("sequence")
    return [(one.act, one.by.username, one.before, one.after) for one in found]


def break_the_trail(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*args: object, **kwargs: object) -> None:
        raise OSError("disken er full")

    monkeypatch.setattr(TrailEntry, "save", fail)


def change_password(client: Client) -> None:
    typed = {"oldpassword": PASSWORD, "password1": NEW_PASSWORD, "password2": NEW_PASSWORD}
    client.post("/konto/passord/", typed)


def test_a_changed_password(client: Client) -> None:
    municipality.user("kari")
    sign_in(client, "kari")
    change_password(client)
    assert entries() == [("change_password", "kari", {}, {})]
    assert client.get("/hjelp/").status_code == 200
    assert sign_in(Client(), "kari", NEW_PASSWORD).status_code == 302
    assert verify().finding is None


def test_a_password_that_the_trail_does_not_know_is_not_changed(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    municipality.user("kari")
    sign_in(client, "kari")
    break_the_trail(monkeypatch)
    with pytest.raises(OSError, match="disken er full"):
        change_password(client)
    monkeypatch.undo()
    assert User.objects.get(username="kari").check_password(PASSWORD)


def test_a_password_by_letter(client: Client) -> None:
    municipality.user("kari", email="kari@kommune.example")
    client.post("/konto/glemt/", {"email": "kari@kommune.example"})
    [letter] = mail.outbox
    [address] = re.findall(r"http://localhost:8000(/konto/nytt/\S+)", letter.body)
    form = client.get(address).headers["Location"]
    client.post(form, {"password1": NEW_PASSWORD, "password2": NEW_PASSWORD})
    assert User.objects.get(username="kari").check_password(NEW_PASSWORD)
    assert entries() == [("reset_password", "kari", {}, {})]


def test_a_second_factor_comes_and_goes(client: Client, set_up_app: Callable[[Client], str]) -> None:
    municipality.user("kari")
    sign_in(client, "kari")
    secret = set_up_app(client)
    added = [
        ("add_factor", "kari", {}, {"second_factor": "totp"}),
        ("add_factor", "kari", {}, {"second_factor": "recovery_codes"}),
    ]
    assert entries() == added
    client.post("/konto/tofaktor/app/fjern/")
    removed = [
        ("remove_factor", "kari", {"second_factor": "totp"}, {}),
        ("remove_factor", "kari", {"second_factor": "recovery_codes"}, {}),
    ]
    assert entries() == added + removed
    assert not any(secret in f"{before} {after}" for _, _, before, after in entries())


def test_a_factor_that_the_trail_does_not_know_is_neither_added_nor_removed(
    db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    kari = municipality.user("kari")
    kept = Authenticator.objects.create(user=kari, type="totp", data={})
    break_the_trail(monkeypatch)
    with pytest.raises(OSError, match="disken er full"), transaction.atomic():
        Authenticator.objects.create(user=kari, type="webauthn", data={})
    with pytest.raises(OSError, match="disken er full"), transaction.atomic():
        kept.delete()
    assert [one.type for one in Authenticator.objects.filter(user=kari)] == ["totp"]


KEY = {"type": "webauthn", "data": {"name": "Nøkkel", "credential": {}}}
CODES = {"type": "recovery_codes", "data": {"seed": "x", "used_mask": 0}}
FACTOR_PAGES = {
    "add": ("/konto/tofaktor/nokler/ny/", []),
    "remove key": ("/konto/tofaktor/nokler/{pk}/fjern/", [KEY, CODES]),
    "remove app": ("/konto/tofaktor/app/fjern/", [{"type": "totp", "data": {"secret": "x"}}, CODES]),
}
"""An address that adds or removes a factor, and what the person has before."""


@pytest.mark.parametrize("act", FACTOR_PAGES)
@pytest.mark.parametrize("fails", ["first entry", "second entry", "row", "letter", "nothing"])
def test_a_factor_its_codes_and_their_entries_are_written_whole_or_not_at_all(
    client: Client, monkeypatch: pytest.MonkeyPatch, act: str, fails: str
) -> None:
    address, held = FACTOR_PAGES[act]
    kari = municipality.user("kari", email="kari@kommune.example")
    sign_in(client, "kari")
    rows = [Authenticator.objects.create(user=kari, **values) for values in held]
    before = (factors(kari), entries())
    for name in ("parse_registration_response", "complete_registration"):  # as if a browser had made it
        monkeypatch.setattr(f"allauth.mfa.webauthn.internal.auth.{name}", lambda credential: credential)
    if fails.endswith("entry"):
        fail_at(monkeypatch, TrailEntry, "save", 1 if fails.startswith("first") else 2)
    elif fails == "row":
        fail_at(monkeypatch, Authenticator, "delete" if rows else "save", 1)
    elif fails == "letter":
        fail_at(monkeypatch, AccountAdapter, "send_notification_mail", 1)
    client.raise_request_exception = False
    path = address.format(pk=rows[0].pk if rows else "")
    answer = client.post(path, {"name": "Ny", "credential": '{"id": "x"}'})
    if fails == "nothing":
        assert answer.status_code == 302
        assert factors(kari) == ([] if rows else ["recovery_codes", "webauthn"])
        assert len(entries()) == len(before[1]) + 2
    else:
        assert (answer.status_code, factors(kari), entries()) == (500, *before)


def factors(person: User) -> list[str]:
    return sorted(Authenticator.objects.filter(user=person).values_list("type", flat=True))


def fail_at(monkeypatch: pytest.MonkeyPatch, what: type, method: str, turn: int) -> None:
    """Make a method fail at its first or second call from now on."""
    whole, calls = getattr(what, method), iter(range(1, 100))

    def failing(*args: object, **kwargs: object) -> object:
        if next(calls) == turn:
            raise OSError("disken er full")
        return whole(*args, **kwargs)

    monkeypatch.setattr(what, method, failing)


def test_a_controller_who_removes_a_lost_one_leaves_one_entry(db: None) -> None:
    kari, controller = municipality.user("kari"), municipality.user("controller", Role.CONTROLLER)
    for kind in ("totp", "recovery_codes"):
        Authenticator.objects.create(user=kari, type=kind, data={})
    before = len(entries())
    workflow.remove_second_factor(by=controller, pk=kari.pk)
    assert entries()[before:] == [("remove_factor", "controller", {}, {})]


def test_signing_out_everywhere_else(db: None) -> None:
    municipality.user("kari")
    clients = [Client() for _ in range(3)]
    for one in clients:
        sign_in(one, "kari")
    clients[0].post("/konto/okter/")
    assert entries() == [("end_sessions", "kari", {}, {"sessions": "2"})]
    clients[0].post("/konto/okter/")
    assert len(entries()) == 1  # nothing was left to end


def test_a_changed_address_stands_with_its_account(db: None) -> None:
    kari, controller = municipality.user("kari", email="a@b.example"), municipality.user("c", Role.CONTROLLER)
    workflow.save_user(by=controller, pk=kari.pk, values={"email": "ny@b.example"}, reason="Ny adresse")
    entry = TrailEntry.objects.order_by("-sequence")[0]
    assert (entry.act, [*entry.before], [*entry.after]) == ("save_user", ["email"], ["email"])
    assert "@" not in f"{entry.before} {entry.after}"
