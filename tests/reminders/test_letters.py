"""Reminders: who gets which letter when, over a simulated year, and when the mail server says no."""

from __future__ import annotations

import io
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.mail import EmailMessage
from django.core.management import CommandError, call_command

from indicators import workflow
from indicators.models import Membership, Reminder, Role, TrailEntry, User
from indicators.workflow import NotAllowed, NotFound, NotPossible
from tests import municipality
from tests.rounds.conftest import Place, bring_to, complete
from tests.rounds.conftest import place as place  # noqa: PLC0414 - a municipality in the middle of a round

DEADLINE = date(2027, 1, 31)
STEPS = (-30, -7, -1, 5, 12, 42, 72)


@pytest.fixture
def town(place: Place) -> Place:
    """Leaders with addresses: one of the schools with a deputy for three weeks, one of health."""
    for person in (place.leader, place.stranger, place.controller):
        person.email = f"{person.username}@kommune.example"
        person.save()
    deputy = municipality.user("vikar", email="vikar@kommune.example")
    workflow.save_record(
        by=workflow.program_user(),
        model=Membership,
        values={
            "user": deputy,
            "role": Role.LEADER,
            "sector": place.skole,
            "stands_in_for": place.leader,
            "valid_from": date(2027, 1, 20),
            "valid_to": date(2027, 2, 10),
        },
        reason="Ferie",
    )
    return place


def run(day: date, *flags: str) -> str:
    out = io.StringIO()
    call_command("send_reminders", *flags, "--date", day.isoformat(), stdout=out, stderr=out)
    return out.getvalue()


def sent() -> Counter[tuple[str, int | None]]:
    return Counter((one.to.username, one.days) for one in Reminder.objects.select_related("to"))


def test_a_year_day_by_day(town: Place) -> None:
    for number in range(-180, 80):
        run(DEADLINE + timedelta(days=number))
    leaders = Counter({(name, step): 1 for name in ("leder", "fremmed") for step in STEPS})
    deputy = Counter({("vikar", step): 1 for step in (-30, -7, -1, 5)})
    assert sent() == leaders + deputy
    assert len(mail.outbox) == 18
    assert TrailEntry.objects.filter(act="remind").count() == 18


def test_the_same_day_twice_sends_nothing_more(town: Place) -> None:
    run(DEADLINE - timedelta(days=7))
    assert run(DEADLINE - timedelta(days=7)) == "0 sendt, 0 mislyktes\n"
    assert len(mail.outbox) == 3


def test_a_machine_that_was_down_sends_the_newest_step_alone(town: Place) -> None:
    run(DEADLINE - timedelta(days=30))
    run(DEADLINE + timedelta(days=6))
    assert {days for _name, days in sent()} == {-30, 5}


def test_whoever_has_delivered_is_left_alone(town: Place) -> None:
    bring_to(town, "submitted")
    run(DEADLINE - timedelta(days=7))
    assert sent() == Counter({("fremmed", -7): 1})


def test_what_was_returned_is_asked_for_from_the_next_step(town: Place) -> None:
    bring_to(town, "returned")
    row = town.own
    back = datetime(2027, 2, 2, 12, tzinfo=UTC)
    type(row).objects.filter(pk=row.pk).update(decided_at=back)
    run(DEADLINE + timedelta(days=3))
    assert ("leder", -1) not in sent()
    run(DEADLINE + timedelta(days=5))
    assert ("leder", 5) in sent()


def test_a_round_that_is_closed_or_planned_reminds_nobody(town: Place) -> None:
    later = {"year": 2027, "kind": "t1", "opens_on": date(2027, 4, 1), "deadline": date(2027, 4, 30)}
    workflow.plan_round(by=town.controller, **later)
    workflow.close_round(by=town.controller, round_id=town.round.pk, reason="Slutt", even_if_missing=True)
    assert run(DEADLINE + timedelta(days=5)) == "0 sendt, 0 mislyktes\n"


def test_a_dry_run_sends_and_writes_nothing(town: Place) -> None:
    told = run(DEADLINE - timedelta(days=1), "--dry-run").splitlines()
    assert told[-1] == "3 ville blitt sendt, 0 mislyktes"
    assert (len(mail.outbox), Reminder.objects.count()) == (0, 0)


def test_one_failed_letter_stops_no_other_and_is_tried_again(
    town: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = EmailMessage.send

    def refuse(self: EmailMessage, *args: Any, **kwargs: Any) -> int:
        if self.to == ["leder@kommune.example"]:
            raise ConnectionRefusedError("no mail today")
        return plain(self, *args, **kwargs)

    day = DEADLINE - timedelta(days=1)
    with monkeypatch.context() as broken:
        broken.setattr(EmailMessage, "send", refuse)
        with pytest.raises(CommandError):
            run(day)
    assert sorted(sent()) == [("fremmed", -1), ("vikar", -1)]
    run(day)
    assert sorted(sent()) == [("fremmed", -1), ("leder", -1), ("vikar", -1)]


def test_whoever_has_no_address_is_named(town: Place) -> None:
    User.objects.filter(pk=town.leader.pk).update(email="")
    told = run(DEADLINE - timedelta(days=1))
    assert "Årsslutt 2026, Sektor for skole: leder har ingen adresse\n" in told
    assert sorted(sent()) == [("fremmed", -1), ("vikar", -1)]


def test_what_the_letter_says(town: Place) -> None:
    run(DEADLINE - timedelta(days=7))
    letter = next(one for one in mail.outbox if one.to == ["leder@kommune.example"])
    assert letter.subject == "Årsslutt 2026 – Sektor for skole: fristen er om 7 dager"
    assert letter.body == (
        "Hei, leder.\n\n"
        "Sektor for skole har ikke sendt inn tallene for årsslutt 2026.\n"
        "Fristen er søndag 31. januar 2027 ved midnatt: fristen er om 7 dager.\n\n"
        "Tall mangler for 2 indikatorer:\n- met\n- avvik\n\n"
        "Før tallene og send inn her:\n"
        "http://localhost:8000/rapportering/2026/arsslutt/skole/\n\n"
        "Spørsmål? Kontakt controller (controller@kommune.example).\n\n"
        "Hilsen Målekort, Elverum kommune\n"
    )


def test_all_entered_and_late(town: Place) -> None:
    complete(town)
    run(DEADLINE + timedelta(days=5))
    letter = next(one for one in mail.outbox if one.to == ["leder@kommune.example"])
    assert letter.subject.endswith("fristen gikk ut for 5 dager siden")
    assert "Alt er ført. Det eneste som gjenstår, er å sende inn." in letter.body


def test_the_address_must_be_known(town: Place, settings: Any) -> None:
    settings.SITE_URL = ""
    with pytest.raises(CommandError, match=r"^SITE_URL mangler: sett den til adressen folk bruker"):
        run(DEADLINE)


@pytest.mark.parametrize(
    ("who", "refused"),
    [
        ("management", None), ("controller", None), ("leader", NotAllowed), ("stranger", NotAllowed),
        ("contributor", NotAllowed), ("auditor", NotAllowed), ("reader", NotAllowed),
    ],
)  # fmt: skip
def test_who_may_remind_by_hand(town: Place, who: str, refused: type[Exception] | None) -> None:
    given = {"submission_id": town.own.pk, "to_id": town.leader.pk, "subject": "Husk", "text": "Fristen"}
    by = town.people()[who]
    if refused:
        with pytest.raises(refused):
            workflow.remind(by=by, **given)
    else:
        workflow.remind(by=by, **given)
        assert workflow.remind(by=by, **given) is None
    assert len(mail.outbox) == Reminder.objects.count() == (0 if refused else 1)


def test_what_cannot_be_reminded(town: Place) -> None:
    letter = {"subject": "Husk", "text": "Fristen"}
    with pytest.raises(NotFound):
        workflow.remind(by=town.management, submission_id=town.own.pk, to_id=town.stranger.pk, **letter)
    with pytest.raises(NotFound):
        workflow.remind(by=town.management, submission_id=0, to_id=town.leader.pk, **letter)
    bring_to(town, "submitted")
    with pytest.raises(NotPossible):
        workflow.remind(by=town.management, submission_id=town.own.pk, to_id=town.leader.pk, **letter)
    assert len(mail.outbox) == 0
