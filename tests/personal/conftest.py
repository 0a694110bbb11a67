"""A person who has left a trace everywhere, and whose time is over."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.core import mail
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.utils import timezone

from indicators import workflow
from indicators.models import Membership, Role, ScorecardLine, Submission, User
from indicators.presentation.wording.acts import finding_sentence
from indicators.selectors.log.verification import verify
from tests import municipality
from tests.kept_rows import again

OLD = {
    "username": "kristbjorg-q",
    "first_name": "Kristbjørg",
    "last_name": "Qvigstad",
    "email": "kq@elverum.example",
}
NEW = {"username": "kristbjorg-w", "last_name": "Wærnhus", "email": "kw@elverum.example"}
TRACES = (*OLD.values(), *NEW.values(), "sub-8841")
"""Everything that says who it is; ``sub-8841`` is the identity in the directory."""
PASSWORD = "et-langt-passord"
REASON = "Lagringstiden er ute"
LONG_AGO = 1096
"""Days: one more than the retention period."""


@dataclass
class Left:
    """Somebody who led a sector, reported, delivered, was reminded, signed in, and left."""

    person: User
    controller: User
    line: ScorecardLine
    role: Membership

    def end_role(self, days_ago: int) -> None:
        """Let the role have ended so many days ago."""
        self.role.refresh_from_db()
        ended = timezone.localdate() - timedelta(days=days_ago)
        workflow.save_record(
            by=self.controller,
            model=Membership,
            pk=self.role.pk,
            values={"valid_to": ended},
            reason="Sluttet",
        )


@pytest.fixture
def left(db: None) -> Left:
    cache.clear()
    left = again(build_left)
    mail.outbox.clear()
    _use_account(left.person)
    left.end_role(LONG_AGO)
    left.person = User.objects.get(pk=left.person.pk)
    return left


def build_left() -> Left:
    controller = municipality.user("controller", Role.CONTROLLER, first_name="Carl", last_name="Controller")
    skole = municipality.sector("skole")
    line = municipality.line(
        "lesing", of=municipality.area("6.4", "Skole", skole), by=skole, year=2026, target="10"
    )
    person = workflow.save_user(
        by=controller, values=OLD, password=PASSWORD, reason="Tilsatt", one_time=False
    )
    workflow.save_user(by=controller, pk=person.pk, values=NEW, reason="Nytt navn")
    role, _ = workflow.save_record(
        by=controller,
        model=Membership,
        values={"user": person, "role": Role.LEADER, "sector": skole},
        reason="Ny leder",
    )
    person = User.objects.get(pk=person.pk)
    _report(person, controller, line)
    return Left(person, controller, line, role)


def _report(person: User, controller: User, line: ScorecardLine) -> None:
    row = workflow.plan_round(
        by=controller, year=2026, kind="year_end", opens_on=date(2026, 1, 1), deadline=date(2027, 1, 31)
    )
    workflow.open_round(by=controller, round_id=row.pk)
    owed = Submission.objects.get()
    workflow.remind(by=controller, submission_id=owed.pk, to_id=person.pk, subject="Frist", text="Hei")
    asked = workflow.subscribe(by=person)
    workflow.send_digest(
        by=controller, subscription_id=asked.pk, week=date(2026, 1, 5), day=date(2026, 1, 5),
        through=timezone.now(), subject="Uke 2", text="Hei", html="<p>Hei</p>",
    )  # fmt: skip
    workflow.report_result(by=person, line_id=line.pk, text="12", reason="Ført")
    workflow.submit(by=person, submission_id=owed.pk)


def _use_account(person: User) -> None:
    """Sign in, fail to, use a second factor, come from the directory; and what others' tables may hold."""
    client = Client(headers={"user-agent": "Prøvenettleser"})
    client.post("/konto/logg-inn/", {"login": person.username, "password": "feil-passord-her"})
    assert (
        client.post("/konto/logg-inn/", {"login": person.username, "password": PASSWORD}).status_code == 302
    )
    client.get("/konto/okter/")
    Authenticator.objects.create(user=person, type="totp", data={"secret": "hemmelig-nokkel"})
    SocialAccount.objects.create(
        user=person, provider="kommune", uid="sub-8841", extra_data={"iss": "x", "sub": "sub-8841"}
    )
    EmailAddress.objects.create(user=person, email=person.email)
    LogEntry.objects.create(
        user=person,
        content_type=ContentType.objects.get_for_model(User),
        object_id=str(person.pk),
        object_repr=person.username,
        action_flag=CHANGE,
    )


def cells() -> Iterator[tuple[str, str]]:
    """Every cell of every table as text, with its table and column."""
    quote = connection.ops.quote_name
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {quote(table)}")  # noqa: S608
            names = [column[0] for column in cursor.description]
            for row in cursor.fetchall():
                for name, cell in zip(names, row, strict=True):
                    yield f"{table}.{name}", str(cell)
    for session in Session.objects.all():
        yield "django_session.decoded", str(session.get_decoded())


def where(*texts: str) -> set[str]:
    return {place for place, cell in cells() for text in texts if text.casefold() in cell.casefold()}


def finding() -> str:
    found = verify().finding
    return "" if found is None else finding_sentence(found)


def make_anonymous(left: Left, **given: Any) -> tuple[User, bool]:
    return workflow.make_anonymous(**{"by": left.controller, "pk": left.person.pk, "reason": REASON} | given)
