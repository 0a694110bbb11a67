"""People, their roles and second factors, and letters."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime

from indicators import workflow
from indicators.models import (
    Membership,
    Role,
    User,
)
from tests.rounds.conftest import Place, bring_to
from tests.workflow.more_acts import by_controller, mailed

from .telling import (
    TODAY,
    Step,
    ended_sector,
)


def people(at: Place) -> Iterator[Step]:
    """People who sign in, their roles, their letters, and those who are gone."""
    by, secret = by_controller(at, reason="Ny"), "et-langt-og-nytt-passord"
    new = {"username": "ny", "email": "ny@kommune.example"}
    for case, given in {
        "with a password": {"values": new, "password": secret},
        "with a password of its own": {"values": new, "password": secret, "one_time": False},
        "with a name that is kept": {"values": {"username": "person-7"}},
        "with a name of those who are gone": {"values": {"username": "anonym-7"}},
        "with a name that is taken": {"values": {"username": "leser"}},
        "with an address that is none": {"values": {"username": "ny", "email": "x"}},
        "that may work here": {"values": {**new, "is_staff": True}},
    }.items():  # fmt: skip
        yield "save_user", case, {**by, **given}
    reader = mailed(at, "reader")
    own = {**by, "pk": reader.pk}
    yield "save_user", "another address", {**own, "values": {"email": "x@kommune.example"}}
    yield "save_user", "another address without a word", {
        **own, "values": {"email": "x@kommune.example"}, "reason": " ",
    }  # fmt: skip
    yield "save_user", "no address any more", {**own, "values": {"email": ""}}
    yield "save_user", "as it stands", {**own, "values": {"username": reader.username}}
    for act in ("set_one_time_password", "invite"):
        yield act, "one's own", {**by, "pk": at.controller.pk, "password": secret}
        yield act, "of management", {**by, "pk": at.management.pk, "password": secret}
        yield act, "by a leader", {**own, "by": at.leader, "password": secret}
    yield "invite", "by a link", {**own, "password": secret}
    yield "note_reset_letter", "without an address", {**by, "pk": at.leader.pk}
    yield "remove_second_factor", "that is none", {**own}
    workflow.save_user(**own, values={"is_active": False})
    yield "invite", "shut out", {**own, "password": secret}
    yield "invite", "shut out, on paper", {**own, "password": secret, "on_paper": True}
    yield "note_reset_letter", "shut out", own
    yield "save_user", "let in again", {**own, "values": {"is_active": True}}
    role = {**by, "model": Membership, "reason": "Test"}
    seat = {"valid_from": date(2026, 12, 1), "valid_to": date(2026, 12, 31)}
    for case, values in {
        "a leader who has ended": {"role": Role.LEADER, "sector": ended_sector(at)},
        "a deputy of nobody who leads it": {
            "role": Role.LEADER, "sector": at.helse, "stands_in_for": at.leader, **seat,
        },
        "a deputy of oneself": {
            "user": at.leader, "role": Role.LEADER, "sector": at.skole, "stands_in_for": at.leader, **seat,
        },
        "an auditor who stands in": {"role": Role.AUDITOR, "stands_in_for": at.leader, **seat},
        "a controller": {"role": Role.CONTROLLER},
        "from a day on": {"role": Role.AUDITOR, "valid_from": TODAY},
        "one day": {"role": Role.AUDITOR, "valid_from": TODAY, "valid_to": TODAY},
    }.items():  # fmt: skip
        yield "save_record", case, {**role, "values": {"user": at.reader, **values}}
    held = Membership.objects.get(user=at.contributor)
    for case, some in (("fewer", []), ("others", [at.missed.indicator]), ("the same", [at.met.indicator])):
        yield "save_record", f"a contributor's indicators, {case}", {
            **role, "pk": held.pk, "values": {}, "links": {"indicators": some},
        }  # fmt: skip
    yield "follow_groups", "of none that is known", {
        "person_id": at.reader.pk, "grants": [("keiser", ""), ("leader", ""), ("auditor", "skole")],
    }  # fmt: skip
    workflow.follow_groups(person_id=at.reader.pk, grants=[("auditor", ""), ("leader", "skole")])
    given = Membership.objects.get(user=at.reader, role=Role.AUDITOR)
    workflow.save_record(**role, pk=given.pk, values={"valid_to": date(2027, 12, 31)})
    yield "follow_groups", "after a role was changed by hand", {
        "person_id": at.reader.pk, "grants": [("controller", "")],
    }  # fmt: skip
    lonely = User.objects.create(
        username="aldri-innom", first_name="Kari", last_name="Nordmann",
        date_joined=datetime(2020, 1, 1, tzinfo=UTC),
    )  # fmt: skip
    gone = by_controller(at, pk=lonely.pk, reason="Bedt om det")
    yield "make_anonymous", "who has done nothing", gone
    yield "make_anonymous", "named in the reason", {**gone, "reason": "Kari Nordmann vil"}
    yield "make_anonymous", "without a word", {**gone, "reason": " "}
    workflow.make_anonymous(**gone)
    yield "make_anonymous", "who is anonymous", gone
    yield "save_user", "who is anonymous", {**gone, "values": {"first_name": "Kari"}}
    yield "save_record", "a role of one who is anonymous", {
        **role, "values": {"user": User.objects.get(pk=lonely.pk), "role": Role.AUDITOR},
    }  # fmt: skip
    yield "note_export", "one's own", {"by": at.leader, "pk": at.leader.pk}
    yield "note_export", "another's", {"by": at.leader, "pk": at.reader.pk}


def letters(at: Place) -> Iterator[Step]:
    """Reminders and digests: to whom, once, and not to those who have delivered."""
    leader = mailed(at, "leader")
    letter = by_controller(at, submission_id=at.own.pk, to_id=leader.pk, subject="Frist", text="Hei")
    yield "remind", "with no address", {
        **letter, "to_id": at.stranger.pk,
        "submission_id": at.round.submissions.get(sector=at.helse).pk,
    }  # fmt: skip
    yield "remind", "another sector's leader", {**letter, "to_id": at.stranger.pk}
    yield "remind", "with a text beside", {**letter, "html": "<p>Hei</p>", "days": 7}
    yield "remind", "with a reason that is too long", {**letter, "reason": "a" * 10_001}
    early = workflow.plan_round(
        by=at.controller, year=2026, kind="t1", opens_on=date(2026, 5, 1), deadline=date(2026, 5, 31),
        reason="Sent",
    )  # fmt: skip
    workflow.open_round(by=at.controller, round_id=early.pk, reason="Sent")
    of_early = early.submissions.get(sector=at.skole)
    workflow.remind(**{**letter, "submission_id": of_early.pk}, days=14)
    workflow.remind(**letter, days=7)
    yield "remind", "of the same step", {**letter, "days": 7, "day": date(2027, 1, 9)}
    yield "remind", "of another step", {**letter, "days": 14}
    yield "remind", "by hand", letter
    workflow.remind(**letter)
    yield "remind", "by hand the same day", letter
    yield "remind", "by hand another day", {**letter, "day": date(2026, 12, 16)}
    yield "subscribe", "without a role", {"by": at.reader}
    yield "unsubscribe", "who never did", {"by": at.reader}
    mine = workflow.subscribe(by=leader)
    week = {
        "by": workflow.program_user(), "subscription_id": mine.pk, "week": date(2026, 12, 14), "day": TODAY,
        "through": at.round.ends_at, "subject": "Uken", "text": "Nytt", "html": "<p>",
    }  # fmt: skip
    yield "subscribe", "again", {"by": leader}
    yield "send_digest", "by a person", {**week, "by": at.controller}
    yield "send_digest", "with a button", {**week, "off_href": "https://kommune.example/av"}
    role = Membership.objects.get(user=leader)
    workflow.send_digest(**week)
    yield "send_digest", "of the same week", {**week, "day": date(2026, 12, 16)}
    yield "send_digest", "of the next week", {**week, "week": date(2026, 12, 21)}
    workflow.save_record(
        by=at.controller, model=Membership, pk=role.pk, values={"valid_to": TODAY}, reason="Slutt"
    )
    for day in (TODAY, date(2026, 12, 16)):
        yield "send_digest", f"whose role ended, on {day}", {**week, "week": date(2026, 12, 21), "day": day}
        yield "remind", f"whose role ended, on {day}", {**letter, "days": 21, "day": day}
    workflow.unsubscribe(by=leader)
    yield "send_digest", "that is ended", {**week, "week": date(2026, 12, 21)}
    yield "unsubscribe", "again", {"by": leader}
    yield "subscribe", "anew", {"by": mailed(at, "management")}
    bring_to(at, "submitted")
    yield "remind", "who has delivered", {**letter, "days": 28}
