"""Who gets the weekly digest, turns it on and off, and may send it; what fails stops nobody else's."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

import pytest
from django.core.mail import EmailMultiAlternatives
from django.core.management import CommandError, call_command
from django.test import Client

from indicators import workflow
from indicators.models import Digest, Membership, Role, Subscription, TrailEntry, User
from tests.digest.town import MONDAY, deliver, run, sent
from tests.digest.town import town as town  # noqa: PLC0414
from tests.pages.conftest import strict_templates as strict_templates  # noqa: PLC0414
from tests.rounds.conftest import Place
from tests.rounds.conftest import place as place  # noqa: PLC0414 - a municipality in the middle of a round


def test_a_failed_letter_stops_no_other_and_is_tried_again(
    town: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = EmailMultiAlternatives.send

    def refuse(self: EmailMultiAlternatives, *args: Any, **kwargs: Any) -> int:
        if self.to == ["ledelse@kommune.example"]:
            raise ConnectionRefusedError("no mail today")
        return plain(self, *args, **kwargs)

    deliver(town)
    with monkeypatch.context() as broken:
        broken.setattr(EmailMultiAlternatives, "send", refuse)
        with pytest.raises(CommandError, match=r"^1 ukesoversikter ble ikke sendt; de prøves igjen"):
            run(MONDAY)
    assert sorted(sent()) == ["leder", "revisor"]
    run(MONDAY)
    assert sent() == ["ledelse"]


def test_whoever_has_no_address_is_named(town: Place) -> None:
    User.objects.filter(pk=town.leader.pk).update(email="")
    deliver(town)
    assert "leder har ingen e-postadresse\n" in run(MONDAY)
    assert sorted(sent()) == ["ledelse", "revisor"]


def test_a_dry_run_sends_and_writes_nothing(town: Place) -> None:
    deliver(town)
    said = run(MONDAY, "--dry-run")
    assert said.endswith("3 ville blitt sendt, 0 uten noe nytt, 0 mislyktes\n")
    assert (
        "ledelse <ledelse@kommune.example>: Ukesoversikt uke 1: 1 venter på deg, 2 nye tall, 1 ikke nådd\n"
        in said
    )
    assert (sent(), Digest.objects.count()) == ([], 0)


def test_the_address_of_the_program_must_be_known(town: Place, settings: Any) -> None:
    settings.SITE_URL = ""
    with pytest.raises(CommandError, match=r"^SITE_URL mangler: sett den til adressen folk bruker"):
        run(MONDAY)


def test_whoever_loses_the_role_gets_no_more(town: Place) -> None:
    deliver(town)
    held = Membership.objects.get(user=town.management, role=Role.MANAGEMENT)
    workflow.save_record(
        by=workflow.program_user(), model=Membership, pk=held.pk,
        values={"valid_to": date(2027, 1, 1)}, reason="Sluttet",
    )  # fmt: skip
    run(MONDAY)
    assert sorted(sent()) == ["leder", "revisor"]


def test_it_is_turned_on_and_off_on_the_own_account(town: Place) -> None:
    client = Client()
    client.force_login(town.controller)
    page = client.get("/konto/").content.decode()
    assert "Slå på ukesoversikten" in page
    assert client.get("/konto/ukesoversikt/").status_code == 405
    client.post("/konto/ukesoversikt/", {"digest": "on"})
    client.post("/konto/ukesoversikt/", {"digest": "on"})
    assert "Slå av ukesoversikten" in client.get("/konto/").content.decode()
    client.post("/konto/ukesoversikt/", {"digest": "off"})
    assert "Slå på ukesoversikten" in client.get("/konto/").content.decode()
    own = Subscription.objects.get(user=town.controller)
    acts = TrailEntry.objects.filter(subject_table="subscription", subject_id=own.pk).order_by("sequence")
    assert [(one.act, one.by_id) for one in acts] == [
        ("subscribe", town.controller.pk),
        ("unsubscribe", town.controller.pk),
    ]


def test_turning_it_on_again_tells_of_nothing_that_was_before(town: Place) -> None:
    workflow.unsubscribe(by=town.auditor)
    deliver(town)
    workflow.subscribe(by=town.auditor)
    run(MONDAY)
    assert sorted(sent()) == ["ledelse", "leder"]


@pytest.mark.parametrize(
    ("who", "offered"),
    [
        ("management", True),
        ("controller", True),
        ("auditor", True),
        ("leader", True),
        ("stranger", True),
        ("contributor", False),
        ("reader", False),
    ],
)
def test_who_may_have_it(town: Place, who: str, offered: bool) -> None:
    person = town.people()[who]
    client = Client()
    client.force_login(person)
    assert ("ukesoversikten</button>" in client.get("/konto/").content.decode()) is offered
    answer = client.post("/konto/ukesoversikt/", {"digest": "on"})
    assert answer.status_code == (302 if offered else 403)
    assert Subscription.objects.filter(user=person, ended=False).exists() is offered


@pytest.mark.parametrize(("who", "may"), [("controller", True), ("management", False), ("leader", False)])
def test_who_may_send_it(town: Place, who: str, may: bool) -> None:
    own = Subscription.objects.get(user=town.management)
    given: dict[str, Any] = {
        "subscription_id": own.pk, "week": MONDAY, "day": MONDAY, "through": own.since,
        "subject": "S", "text": "T", "html": "<p>T</p>",
    }  # fmt: skip
    if may:
        assert workflow.send_digest(by=town.people()[who], **given) is not None
        assert workflow.send_digest(by=town.people()[who], **given) is None
    else:
        with pytest.raises(workflow.NotAllowed):
            workflow.send_digest(by=town.people()[who], **given)
    with pytest.raises(workflow.NotFound):
        workflow.send_digest(by=town.controller, **{**given, "subscription_id": 0})
    assert len(sent()) == int(may)


def test_the_trail_still_holds(town: Place) -> None:
    deliver(town)
    run(MONDAY)
    told = io.StringIO()
    call_command("verify_trail", stdout=told)
    assert told.getvalue().startswith("Endringsloggen stemmer: ")
