"""People as a list, and the way in that each of them gets."""

from __future__ import annotations

import re
import time
from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from indicators import workflow
from indicators.forms.sign_in_links import WayInTokens, way_in_tokens
from indicators.models import Membership, Role, TrailEntry, User
from indicators.presentation.wording.refusals import refusal_text
from indicators.selectors.log.verification import verify
from indicators.values.lists.people_lists import read_people
from tests import municipality as town

pytestmark = pytest.mark.django_db


MANAGEMENT = (
    "Rollen «Ledelse» gis og avsluttes av en som selv har den, på siden Personer og roller, eller av "
    "kommunens katalog. Bare når ingen har den, kan controlleren gi den. Ingenting er lagret."
)


@pytest.fixture
def controller() -> User:
    town.sector("skole")
    return town.user("styrer", Role.CONTROLLER)


def add(by: User, text: str) -> list[bool]:
    return [one.new for one in workflow.add_people(by=by, rows=read_people(text)[1])]


def roles() -> set[tuple[str, str, str]]:
    held = Membership.objects.exclude(user__username__in=("styrer", "malekort"))
    return {(one.user.username, one.role, one.sector.code if one.sector else "") for one in held}


KARI = "Kari Nordmann; kari@a.example; sektorleder; skole"
LIST = f"{KARI}\nOla Nordmann; ola@a.example; ledelse\nBo; bo@a.example"


def test_people_are_made_once_with_their_roles_and_without_a_way_in(controller: User) -> None:
    assert add(controller, LIST) == [True, True, True]
    assert add(controller, f"{LIST}; revisor") == [False, False, True]
    assert roles() == {("kari", "leader", "skole"), ("ola", "management", ""), ("bo", "auditor", "")}
    kari = User.objects.get(username="kari")
    known = (kari.get_full_name(), kari.email, kari.has_usable_password())
    assert known == ("Kari Nordmann", "kari@a.example", False)
    assert set(TrailEntry.objects.filter(by=controller).values_list("act", flat=True)) == {"save_user"}
    assert verify().finding is None


def test_a_list_with_a_row_that_cannot_stand_makes_nobody(controller: User) -> None:
    town.user("kari", first_name="Kari", last_name="Nordmann", email="kari@a.example")
    text = (
        "Bo Bo; kari@a.example\nA B; a@b; revisor\nC D; leder\nE F; revisor; skole\nG H; leder; skule\n"
        "I J; bidragsyter\nNavn N; n@a.example\nK L; ledelse\nM N; ledelse"
    )
    with pytest.raises(workflow.RowsRefused) as stopped:
        add(controller, text)
    assert {one.line_id: (one.field, refusal_text(one.refusal)) for one in stopped.value.rows} == {
        1: ("email", "E-postadressen eller brukernavnet hører til Kari Nordmann (kari)."),
        2: ("email", "Oppgi en gyldig e-postadresse"),
        3: ("sector", "En sektorleder må ha en sektor; andre roller skal ikke ha noen."),
        4: ("sector", "En sektorleder må ha en sektor; andre roller skal ikke ha noen."),
        5: ("sector", "«skule» er ingen sektor eller stab. Skriv koden eller hele navnet."),
        6: ("role", "Bidragsytere får rollen når planen er inne. La den stå tom så lenge."),
        9: ("", MANAGEMENT),
    }
    assert roles() == set()


def test_only_the_controller_makes_people(controller: User) -> None:
    with pytest.raises(workflow.NotAllowed):
        add(town.user("sjef", Role.MANAGEMENT), LIST)


def invite(client: Client, what: str, *people: User) -> str:
    sent = {"hvem": [one.pk for one in people], "do": what}
    return client.post("/personer/inviter/", sent, follow=True).content.decode()


def test_an_invitation_is_a_link_that_opens_once_and_makes_a_password(
    controller: User, client: Client
) -> None:
    add(controller, LIST)
    kari = User.objects.get(username="kari")
    client.force_login(controller)
    assert "1 invitasjon er sendt." in invite(client, "send", kari)
    (letter,) = mail.outbox
    assert (letter.to, letter.subject) == (["kari@a.example"], "Du er invitert til Målekort")
    assert "Brukernavnet ditt er kari." in letter.body
    (link,) = re.findall(r"https?://[^/]+(/\S+)", str(letter.body))
    other = Client()
    address, _status = other.get(link, follow=True).redirect_chain[-1]
    new = "fire helt egne ord"
    other.post(address, {"password1": new, "password2": new})
    kari.refresh_from_db()
    assert (kari.check_password(new), kari.must_change_password) == (True, False)
    assert Client().get(link, follow=True).context["token_fail"] is True
    assert TrailEntry.objects.filter(act="invite", subject_id=kari.pk, reason="Invitert").count() == 1
    assert verify().finding is None


@pytest.mark.parametrize(
    ("used", "days", "holds"), [(False, 6, True), (False, 8, False), (True, 0, True), (True, 1, False)]
)
def test_an_invitation_holds_for_a_week_and_a_forgotten_password_for_hours(
    used: bool, days: int, holds: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = town.user("kari", email="kari@a.example", must_change_password=True)
    person.last_login = timezone.now() if used else None
    token = way_in_tokens.make_token(person)
    later = datetime.fromtimestamp(time.time(), UTC).replace(tzinfo=None) + timedelta(days=days)
    monkeypatch.setattr(WayInTokens, "_now", lambda self: later)
    assert way_in_tokens.check_token(person, token) is holds


@pytest.mark.parametrize("token", ["", "-", "x", "!!-a", "c-0", None])
def test_what_is_no_token_opens_nothing(token: str | None) -> None:
    assert way_in_tokens.check_token(town.user("kari"), token) is False


def test_a_slip_of_paper_has_a_password_that_must_be_changed(controller: User, client: Client) -> None:
    add(controller, LIST)
    client.force_login(controller)
    page = invite(client, "print", *User.objects.filter(username__in=("kari", "bo")))
    shown = re.findall(r"<code>([^<]+)</code>", page)
    found = dict(zip(shown[::2], shown[1::2], strict=True))
    assert set(found) == {"kari", "bo"}
    for person in User.objects.filter(username__in=found):
        assert person.check_password(found[person.username])
        assert person.must_change_password
    other = Client()
    assert other.post("/konto/logg-inn/", {"login": "kari", "password": found["kari"]}).status_code == 302
    assert other.get("/").headers["Location"] == "/konto/passord/"


def test_the_first_of_management_is_let_in_by_the_controller_and_no_other(
    controller: User, client: Client
) -> None:
    add(controller, LIST)
    ola = User.objects.get(username="ola")
    client.force_login(controller)
    assert "ola@a.example" in client.get("/personer/inviter/").content.decode()
    assert "1 invitasjon er sendt." in invite(client, "send", ola)
    ola.last_login = timezone.now()
    ola.save(update_fields=["last_login"])
    other = town.user("nestleder", Role.MANAGEMENT, email="n@a.example")
    assert "n@a.example" not in client.get("/personer/inviter/").content.decode()
    with pytest.raises(workflow.CannotKeep):
        workflow.invite(by=controller, pk=other.pk, password="x", reason="Invitert", on_paper=True)
    workflow.invite(by=ola, pk=other.pk, password="x", reason="Invitert")


def test_who_has_signed_in_or_has_no_address_is_not_invited(controller: User, client: Client) -> None:
    add(controller, "Kari Nordmann\nOla Nordmann; ola@a.example")
    kari, ola = (User.objects.get(first_name=name) for name in ("Kari", "Ola"))
    client.force_login(controller)
    assert "Kari Nordmann er stengt ute eller mangler e-postadresse." in invite(client, "send", kari)
    ola.last_login = timezone.now()
    ola.save(update_fields=["last_login"])
    with pytest.raises(workflow.Invalid):
        workflow.invite(by=controller, pk=ola.pk, password="x", reason="Invitert")
    assert "Velg fra én til 60 personer." in invite(client, "send", ola)
    assert mail.outbox == []
