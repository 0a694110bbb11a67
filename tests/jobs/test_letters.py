"""Letters leave the request: a mail server that is away changes no answer, and is tried again."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core import mail
from django.core.management import call_command
from django.db import connection
from django.tasks import TaskResultStatus
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from pytest_django import Settings

from indicators.jobs.letters import folded, unfolded
from indicators.models import Role, User
from indicators.workflow import jobs
from tests import municipality

pytestmark = pytest.mark.django_db
LOCAL = "django.core.mail.backends.locmem.EmailBackend"


class AwayBackend:
    """A mail server that does not answer."""

    def __init__(self, **given: Any) -> None:
        pass

    def send_messages(self, messages: list[Any]) -> int:
        raise ConnectionRefusedError(111, "Connection refused")


@pytest.fixture(autouse=True)
def queue(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """The queue as it is in use, with a mail server that answers; the test's own connection stays open."""
    monkeypatch.setattr("django_tasks_db.management.commands.db_worker.close_old_connections", lambda: None)
    settings.MAILERS = {
        "default": {"BACKEND": "indicators.jobs.letters.QueueBackend"},
        "outside": {"BACKEND": LOCAL},
    }
    mail.outbox.clear()


def away(settings: Settings) -> None:
    settings.MAILERS = settings.MAILERS | {"outside": {"BACKEND": f"{__name__}.AwayBackend"}}


def work() -> None:
    call_command("run_jobs", "--until-empty")


def queued() -> list[tuple[str, int]]:
    return [(row.status, len(row.worker_ids)) for row in DBTaskResult.objects.order_by("enqueued_at")]


def letter(**given: Any) -> mail.EmailMultiAlternatives:
    message = mail.EmailMultiAlternatives(
        "Påminnelse", "Hei, æøå", "fra@example.no", ["til@example.no"], cc=["k@example.no"],
        headers={"List-Unsubscribe": "<https://x>"}, **given,
    )  # fmt: skip
    message.attach_alternative("<p>Hei</p>", "text/html")
    return message


def test_a_letter_is_the_same_when_it_is_taken_out_and_unreadable_until_then() -> None:
    text = folded(letter())
    again = unfolded(text)
    assert again.message().as_bytes().count(b"\n") > 10
    names = ("subject", "body", "from_email", "to", "cc", "extra_headers")
    assert [
        (*(getattr(one, name) for name in names), one.alternatives[0].content) for one in (again, letter())
    ] == [
        ("Påminnelse", "Hei, æøå", "fra@example.no", ["til@example.no"], ["k@example.no"],
         {"List-Unsubscribe": "<https://x>"}, "<p>Hei</p>")
    ] * 2  # fmt: skip
    assert not re.search("til@example|æøå|Hei", text)


def test_another_key_is_told_and_not_a_letter_of_nonsense(settings: Settings) -> None:
    text = folded(letter())
    settings.SECRET_KEY = "another"
    with pytest.raises(ValueError, match="another SECRET_KEY"):
        unfolded(text)


def test_a_letter_waits_in_the_queue_and_is_forgotten_when_it_is_sent() -> None:
    letter().send()
    assert (mail.outbox, queued()) == ([], [("READY", 0)])
    work()
    assert [one.subject for one in mail.outbox] == ["Påminnelse"]
    assert queued() == [("SUCCESSFUL", 1)]
    assert DBTaskResult.objects.get().args_kwargs == {"args": [], "kwargs": {}}


def test_a_forgotten_password_looks_the_same_whether_the_mail_server_answers_or_not(
    client: Client, settings: Settings
) -> None:
    person = municipality.user("kari", Role.AUDITOR)
    person.email = "kari@example.no"
    person.set_password("et-langt-passord-1842")
    person.save()
    katalog = municipality.user("katalog", email="katalog@example.no")
    katalog.set_unusable_password()
    katalog.save()
    answers = []
    for server in ("here", "away"):
        if server == "away":
            away(settings)
        for address in ("kari@example.no", "ukjent@example.no", "katalog@example.no"):
            with CaptureQueriesContext(connection) as asked:
                answer = client.post("/konto/glemt/", {"email": address})
            writes = [one["sql"].split()[:3] for one in asked if one["sql"].startswith("INSERT")]
            queue = ["INSERT", "INTO", '"django_tasks_database_dbtaskresult"'] in writes
            answers.append((answer.status_code, answer.headers["Location"], queue))
    assert set(answers) == {(302, "/konto/glemt/sendt/", True)}
    assert mail.outbox == []
    settings.MAILERS = settings.MAILERS | {"outside": {"BACKEND": LOCAL}}
    work()
    assert [one.to for one in mail.outbox] == [["kari@example.no"]] * 2


def test_a_mail_server_that_is_away_is_tried_again_ever_later(settings: Settings) -> None:
    away(settings)
    letter().send()
    for number, pause in enumerate(jobs.PAUSES, 1):
        DBTaskResult.objects.update(run_after=timezone.now())
        work()
        row = DBTaskResult.objects.get()
        assert (row.status, len(row.worker_ids)) == (TaskResultStatus.READY, number)
        assert timedelta(0) <= timezone.now() + pause - row.run_after < timedelta(minutes=1)
        work()
        assert len(DBTaskResult.objects.get().worker_ids) == number, "not before its time"
    DBTaskResult.objects.update(run_after=timezone.now())
    work()
    row = DBTaskResult.objects.get()
    assert (row.status, len(row.worker_ids)) == (TaskResultStatus.FAILED, len(jobs.PAUSES) + 1)
    assert "Connection refused" in row.traceback


def test_the_controller_sees_what_failed_and_tries_it_again(settings: Settings, client: Client) -> None:
    away(settings)
    letter().send()
    DBTaskResult.objects.update(worker_ids=["x"] * len(jobs.PAUSES))
    work()
    client.force_login(municipality.user("kontroll", Role.CONTROLLER))
    page = client.get("/jobber/").content.decode()
    assert "1 jobb mislyktes, også etter flere forsøk." in page
    assert "ConnectionRefusedError: [Errno 111] Connection refused" in page
    assert "til@example.no" not in page
    address = re.search(r'action="(/jobber/[^"]+/igjen/)"', page)
    assert address
    settings.MAILERS = settings.MAILERS | {"outside": {"BACKEND": LOCAL}}
    assert client.post(address[1]).headers["Location"] == "/jobber/"
    work()
    assert [one.subject for one in mail.outbox] == ["Påminnelse"]
    assert client.post(address[1]).status_code == 404, "what is done is not done again"
    assert "Ingenting venter, og ingenting har mislyktes." in client.get("/jobber/").content.decode()


def test_what_waits_can_be_given_up(client: Client) -> None:
    letter().send()
    client.force_login(municipality.user("kontroll", Role.CONTROLLER))
    row = DBTaskResult.objects.get()
    assert client.post(f"/jobber/{row.pk}/gi-opp/").status_code == 302
    assert DBTaskResult.objects.count() == 0
    for wrong in (row.pk, "tull", "0" * 32):
        assert client.post(f"/jobber/{wrong}/gi-opp/").status_code == 404


def test_a_job_of_a_killed_process_is_given_back_and_one_that_runs_is_not() -> None:
    for _ in range(3):
        letter().send()
    gone = subprocess.run(
        [sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True, check=True
    )
    own, host = jobs.own_name(), jobs.own_name().rpartition(":")[0].rpartition(":")[0]
    names = [f"{host}:{gone.stdout.decode().strip()}:1", own, "another-machine:1:1"]
    for row, name in zip(DBTaskResult.objects.order_by("enqueued_at"), names, strict=True):
        row.claim(name)
    assert jobs.give_back() == 1
    assert [status for status, _tries in queued()] == ["READY", "RUNNING", "RUNNING"]
    assert own.endswith(Path(f"/proc/{os.getpid()}/stat").read_text().rpartition(")")[2].split()[19])


def test_what_was_over_long_ago_goes() -> None:
    for days in (29, 31):
        letter().send()
        row = DBTaskResult.objects.latest("enqueued_at")
        row.set_successful(None)
        DBTaskResult.objects.filter(pk=row.pk).update(finished_at=timezone.now() - timedelta(days=days))
    letter().send()
    assert jobs.throw_away() == 1
    assert [status for status, _tries in queued()] == ["SUCCESSFUL", "READY"]


def test_a_reminder_by_command_knows_the_mail_servers_answer() -> None:
    """Cron's mail or a red timer tells of it; a page never waits."""
    from indicators.workflow.letters.mail import send, waiting_for_the_server

    person = User(username="kari", email="kari@example.no")
    with waiting_for_the_server():
        send(person, "Nå", "x")
    send(person, "Senere", "x")
    assert [one.subject for one in mail.outbox] == ["Nå"]
    work()
    assert [one.subject for one in mail.outbox] == ["Nå", "Senere"]
