"""Whose account one may change: who × whose × act, and that an old address opens nothing."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.auth import get_user
from django.core import mail
from django.core.management import call_command
from django.test import Client

from indicators import workflow
from indicators.models import PROGRAM_USER, Act, Membership, Role, TrailEntry, User
from indicators.permissions import roles_of
from indicators.selectors.log.verification import verify
from tests import municipality
from tests.signing_in.conftest import PASSWORD, sign_in

pytestmark = pytest.mark.django_db

WHY = "Byttet navn, sak 12/26"
NEW_PASSWORD = "fire-egne-ord-her"


@pytest.fixture
def people() -> dict[str, User]:
    """Somebody in each role, with an address; both: controller and management."""
    skole = municipality.sector("skole")
    found = {
        role.value: municipality.user(
            role.value, role, sector=skole if role is Role.LEADER else None, email=f"{role.value}@a.example"
        )
        for role in Role
        if role is not Role.CONTRIBUTOR
    }
    both = municipality.user("both", Role.CONTROLLER, email="both@a.example")
    municipality.record(Membership, user=both, role=Role.MANAGEMENT)
    found["both"] = both
    found["nobody"] = municipality.user("nobody", email="nobody@a.example")
    found[PROGRAM_USER] = workflow.program_user()
    return found


ACTS: dict[str, Callable[[User, User], object]] = {
    "address": lambda by, of: workflow.save_user(
        by=by, pk=of.pk, values={"email": "ny@b.example"}, reason=WHY
    ),
    "username": lambda by, of: workflow.save_user(by=by, pk=of.pk, values={"username": "x"}, reason=WHY),
    "shut out": lambda by, of: workflow.save_user(by=by, pk=of.pk, values={"is_active": False}, reason=WHY),
    "password": lambda by, of: workflow.set_one_time_password(
        by=by, pk=of.pk, password=NEW_PASSWORD, reason=WHY
    ),
    "letter": lambda by, of: workflow.note_reset_letter(by=by, pk=of.pk, reason=WHY),
    "factor": lambda by, of: workflow.remove_second_factor(by=by, pk=of.pk, reason=WHY),
    "end management": lambda by, of: end_role(by, of, Role.MANAGEMENT),
}
KEEPS = {
    "controller": {"leader", "auditor", "controller", "nobody"},
    "management": {"management", "both"},
    "both": {"leader", "auditor", "controller", "nobody", "management", "both"},
}
"""Whose account each may change. Nobody changes the program's own."""


def end_role(by: User, of: User, role: Role) -> None:
    held = Membership.objects.filter(user=of, role=role).first()
    if held is None:
        raise workflow.NotFound("membership", 0)
    workflow.save_record(
        by=by, model=Membership, pk=held.pk, values={"valid_to": date(2026, 1, 1)}, reason=WHY
    )


def test_who_may_do_what_to_whose_account(people: dict[str, User]) -> None:
    """Every act by everybody on everybody: done, or refused with nothing written."""
    from django.db import transaction

    done: dict[str, set[tuple[str, str]]] = {name: set() for name in people}
    for who, by in people.items():
        for whose, of in people.items():
            for name, act in ACTS.items():
                count = TrailEntry.objects.count()
                try:
                    with transaction.atomic():
                        act(User.objects.get(pk=by.pk), of)
                        done[who].add((whose, name))
                        raise InterruptedError
                except InterruptedError:
                    pass
                except workflow.Refusal:
                    assert TrailEntry.objects.count() == count, (who, whose, name)
    held = {"management", "both", PROGRAM_USER}
    for who in people:
        keeps = KEEPS.get(who, set())
        expected = {(whose, name) for whose in keeps for name in ACTS if name != "end management"}
        expected -= {(who, "password")}  # one's own is changed under Min konto
        if who in ("management", "both"):
            expected |= {(whose, "end management") for whose in held}
        if who == PROGRAM_USER:
            expected = {(whose, name) for whose in people if whose != who for name in ACTS}
            expected -= {(whose, "end management") for whose in people if whose not in held}
            expected |= {(who, "end management")}
        assert done[who] == expected, who


def test_an_old_address_opens_nothing(people: dict[str, User], client: Client) -> None:
    """A link goes to the address that stands now; asking fills no table, and a link that was sent dies."""
    kari = people["leader"]
    client.post("/konto/glemt/", {"email": "leader@a.example"})
    link = re.search(r"/konto/nytt/\S+", mail.outbox[-1].body)
    assert link
    assert mail.outbox[-1].to == ["leader@a.example"]
    workflow.save_user(by=people["controller"], pk=kari.pk, values={"email": "ny@b.example"}, reason=WHY)
    mail.outbox.clear()
    client.post("/konto/glemt/", {"email": "leader@a.example"})
    assert mail.outbox == []
    client.post("/konto/glemt/", {"email": "NY@b.example"})
    assert [one.to for one in mail.outbox] == [["ny@b.example"]]
    answer = client.get(link[0], follow=True)
    assert "password1" not in answer.content.decode()
    assert EmailAddress.objects.count() == 0


def test_a_row_in_the_table_of_addresses_opens_nothing(people: dict[str, User], client: Client) -> None:
    EmailAddress.objects.create(user=people["management"], email="tyv@c.example", verified=True, primary=True)
    client.post("/konto/glemt/", {"email": "tyv@c.example"})
    assert mail.outbox == []


@pytest.mark.django_db(transaction=True)
def test_whose_address_is_changed_is_told_at_the_old_one(db: None) -> None:
    controller = municipality.user("controller", Role.CONTROLLER)
    kari = municipality.user("kari", email="kari@a.example")
    workflow.save_user(by=controller, pk=kari.pk, values={"email": "ny@b.example"}, reason=WHY)
    assert [(one.to, "endret til en annen" in one.body) for one in mail.outbox] == [
        (["kari@a.example"], True)
    ]
    workflow.set_one_time_password(by=controller, pk=kari.pk, password=NEW_PASSWORD, reason=WHY)
    assert mail.outbox[-1].to == ["ny@b.example"]


@pytest.mark.parametrize("values", [{"email": "ny@b.example"}, {"username": "x"}, {"is_active": False}])
def test_what_decides_who_comes_in_takes_a_reason(people: dict[str, User], values: dict[str, Any]) -> None:
    with pytest.raises(workflow.NeedsReason):
        workflow.save_user(by=people["controller"], pk=people["leader"].pk, values=values, reason=" ")


def test_a_one_time_password_is_used_once(people: dict[str, User]) -> None:
    """Everything leads to the page where it is changed; after that everything is open."""
    made = workflow.save_user(
        by=people["controller"], values={"username": "ny", "is_active": True}, password=PASSWORD, reason=WHY
    )
    client = Client()
    sign_in(client, "ny")
    for address in ("/", "/malekort/", "/konto/", "/admin/", "/tabeller/tabell.csv"):
        answer = client.get(address)
        assert (answer.status_code, answer.headers["Location"]) == (302, "/konto/passord/"), address
    page = client.get("/konto/passord/")
    assert "engangspassord" in page.content.decode()
    typed = {"oldpassword": PASSWORD, "password1": NEW_PASSWORD, "password2": NEW_PASSWORD}
    client.post("/konto/passord/", typed)
    made.refresh_from_db()
    assert (made.must_change_password, client.get("/").status_code) == (False, 200)
    workflow.set_one_time_password(by=people["controller"], pk=made.pk, password=PASSWORD, reason=WHY)
    assert get_user(client).is_anonymous
    sign_in(client, "ny")
    assert client.get("/").headers["Location"] == "/konto/passord/"


def test_whoever_is_shut_out_is_signed_out(people: dict[str, User]) -> None:
    client = Client()
    sign_in(client, "leader")
    assert UserSession.objects.filter(user=people["leader"]).count() == 1
    for active in (False, True):
        workflow.save_user(
            by=people["controller"], pk=people["leader"].pk, values={"is_active": active}, reason=WHY
        )
    assert get_user(client).is_anonymous
    assert UserSession.objects.filter(user=people["leader"]).count() == 0


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.CONTRIBUTOR])
def test_somebody_who_is_shut_out_holds_no_role(people: dict[str, User], role: Role) -> None:
    one = people[role.value]
    User.objects.filter(pk=one.pk).update(is_active=False)
    fresh = User.objects.get(pk=one.pk)
    assert roles_of(fresh).names == frozenset()
    from indicators import permissions

    acts = [value for name, value in vars(permissions).items() if name.isupper() and isinstance(value, str)]
    assert [act for act in acts if act.startswith("indicators.") and fresh.has_perm(act)] == []


def test_the_first_of_management_is_given_by_the_controller_and_the_trail_says_so() -> None:
    controller = municipality.user("controller", Role.CONTROLLER)
    first, second = municipality.user("first"), municipality.user("second")
    with pytest.raises(workflow.CannotGive):
        give(controller, controller)
    give(controller, first)
    entry = TrailEntry.objects.order_by("-sequence").first()
    assert entry is not None
    assert (entry.act, entry.reason) == (
        Act.GIVE_ROLE, f"Ingen har rollen Ledelse, så controlleren gir den til den første. {WHY}",
    )  # fmt: skip
    with pytest.raises(workflow.CannotGive):
        give(controller, second)
    give(User.objects.get(pk=first.pk), second)
    with pytest.raises(workflow.CannotGive):
        give(User.objects.get(pk=first.pk), first)
    assert verify().finding is None


def give(by: User, to: User, role: Role = Role.MANAGEMENT) -> None:
    workflow.save_record(by=by, model=Membership, values={"user": to, "role": role}, reason=WHY)


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.CONTROLLER])
def test_management_gives_no_other_role(people: dict[str, User], role: Role) -> None:
    with pytest.raises(workflow.NotAllowed):
        give(people["management"], people["nobody"], role)


def test_what_is_done_in_the_terminal_stands_in_the_trail(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DJANGO_SUPERUSER_PASSWORD", PASSWORD)
    call_command(
        "createsuperuser", interactive=False, username="sjef", email="s@a.example", stdout=io.StringIO()
    )
    entry = TrailEntry.objects.order_by("-sequence").first()
    assert entry is not None
    assert (entry.act, entry.subject_id) == (Act.SAVE_USER, User.objects.get(username="sjef").pk)
    from django.contrib.auth.management.commands import changepassword

    monkeypatch.setattr(changepassword.Command, "_get_pass", lambda *given: NEW_PASSWORD)
    call_command("changepassword", "sjef", stdout=io.StringIO())
    newest = TrailEntry.objects.order_by("-sequence").first()
    assert newest is not None
    assert newest.act == Act.RESET_PASSWORD
    assert newest.sequence == entry.sequence + 1
    assert Authenticator.objects.count() == 0


def test_the_first_controller_gets_a_password_that_works_until_it_is_used() -> None:
    def first(name: str = "kari", **given: str) -> list[str]:
        out = io.StringIO()
        call_command("first_controller", name, stdout=out, **given)
        return re.findall(r"Engangspassord: (\S+)", out.getvalue())

    (one,) = first(first_name="Kari", email="kari@kommune.example")
    (two,) = first()
    kari = User.objects.get(username="kari")
    assert [kari.check_password(given) for given in (one, two)] == [False, True]
    assert (kari.first_name, kari.must_change_password) == ("Kari", True)
    assert list(kari.memberships.values_list("role", flat=True)) == [Role.CONTROLLER]
    assert first("per") == []  # somebody is controller: nobody else is made from here
    workflow.set_password(person=kari, password=NEW_PASSWORD)
    assert first() == []
    assert User.objects.get(username="kari").check_password(NEW_PASSWORD)
    assert not User.objects.filter(username="per").exists()
    assert verify().finding is None


def listed(client: Client, address: str, column: str, way: str) -> list[User]:
    """The people of a list of the administration, in its order or in that of a column's heading."""
    columns = list(client.get(address).context["cl"].list_display)
    by = f"?o={way}{columns.index(column)}" if column else ""
    rows = client.get(f"{address}{by}").context["cl"].result_list
    return [row if isinstance(row, User) else row.user for row in rows]


def test_lists_of_people_are_in_norwegian_order() -> None:
    """User names too, which are Django's own column and have no Norwegian order of their own."""
    controller = municipality.user("abba", Role.CONTROLLER, last_name="abba", email="abba@kommune.example")
    for name in ("Ås", "ØST", "Zebra", "Ærlighet", "Aasen"):
        municipality.user(name, Role.AUDITOR, last_name=f"{name}-berg", email=f"{name}@kommune.example")
    client = Client()
    client.force_login(controller)
    right = ["abba", "Zebra", "Ærlighet", "ØST", "Ås", "Aasen"]
    users, roles = "/admin/indicators/user/", "/admin/indicators/membership/"
    columns = ((users, "user_name"), (users, "display_name"), (users, "email"), (roles, "user"))
    for address, column in ((users, ""), (roles, ""), *columns):
        for way, wanted in (("", right), ("-", right[::-1]))[: 2 if column else 1]:
            shown = [one.username for one in listed(client, address, column, way)]
            assert [name for name in shown if name in right] == wanted, (address, column)
    page = client.get("/personer/").content.decode()
    assert sorted(right[1:], key=lambda name: page.index(f"{name}-berg")) == right[1:]
