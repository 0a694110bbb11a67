"""A long job tells how far it is, can be stopped, and is given back by a process that is told to end."""

from __future__ import annotations

import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.tasks import TaskResultStatus
from django.test import Client
from django_tasks_db.models import DBTaskResult

from indicators.archive import restore_backup
from indicators.models import JobProgress, Role
from indicators.workflow import jobs
from tests import municipality
from tests.archive.conftest import ROOT, backup, manage, new_place, pointed_at  # noqa: F401
from tests.jobs import long_ones

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_connection(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The test's own connection stays open, and nobody has told this process to end."""
    monkeypatch.setattr("django_tasks_db.management.commands.db_worker.close_old_connections", lambda: None)
    long_ones.BETWEEN.clear()
    yield
    jobs.ending.clear()


def work() -> None:
    call_command("run_jobs", "--until-empty")


def controller() -> Client:
    client = Client()
    client.force_login(municipality.user("kontroll", Role.CONTROLLER))
    return client


def test_the_page_says_how_far_it_is_and_stops_it() -> None:
    client, seen = controller(), []

    def look(job: str) -> None:
        [line] = client.get("/jobber/").context["page"].lines
        seen.append((line.far, line.done, line.total, line.stoppable, line.state))
        if line.done == 1:
            assert client.post(f"/jobber/{job}/stans/").headers["Location"] == "/jobber/"
            [line] = client.get("/jobber/").context["page"].lines
            seen.append((line.far, line.done, line.total, line.stoppable, line.state))

    long_ones.BETWEEN["look"] = look
    long_ones.counting.enqueue(at_each="look")
    work()
    assert seen == [
        ("0 av 3: kapittel 1", 0, 3, True, "I gang"),
        ("1 av 3: kapittel 2", 1, 3, True, "I gang"),
        ("1 av 3: kapittel 2. Stanser ved neste steg.", 1, 3, False, "I gang"),
    ]
    row = DBTaskResult.objects.get()
    assert (row.status, len(row.worker_ids)) == (TaskResultStatus.FAILED, 1), "not tried again by itself"
    page = client.get("/jobber/").context["page"]
    assert [(one.state, one.error, one.open, one.far) for one in page.lines] == [("Stanset", "", True, "")]
    assert page.lead == "Ingenting venter, og ingenting har mislyktes."
    assert JobProgress.objects.count() == 0
    long_ones.BETWEEN["look"] = lambda job: None
    assert client.post(f"/jobber/{row.pk}/igjen/").status_code == 302
    work()
    row.refresh_from_db()
    assert (row.status, row.return_value) == (TaskResultStatus.SUCCESSFUL, 3)


def test_only_one_that_runs_and_tells_can_be_stopped() -> None:
    client = controller()
    long_ones.counting.enqueue()
    row = DBTaskResult.objects.get()
    assert client.post(f"/jobber/{row.pk}/stans/").status_code == 404, "it waits"
    row.claim(jobs.own_name())
    assert client.post(f"/jobber/{row.pk}/stans/").status_code == 404, "it has told nothing"
    other = Client()
    other.force_login(municipality.user("ledelse", Role.MANAGEMENT))
    jobs.report_progress(job=str(row.pk), done=1, total=3)
    assert other.post(f"/jobber/{row.pk}/stans/").status_code == 403
    jobs.report_progress(job=str(row.pk), done=2, total=3)


def test_a_process_that_is_told_to_end_gives_a_long_job_back_without_counting_a_try() -> None:
    def told_to_end(job: str) -> None:
        jobs.ending.set()

    long_ones.BETWEEN["end"] = told_to_end
    long_ones.counting.enqueue(at_each="end")
    row = DBTaskResult.objects.get()
    row.claim(jobs.own_name())
    from indicators.management.commands.run_jobs import JobWorker

    worker = JobWorker(
        queue_names=["*"], excluded_queue_names=[], interval=0, batch=True, backend_name="default",
        startup_delay=False, max_tasks=1, worker_id=jobs.own_name(),
    )  # fmt: skip
    worker.run_task(row)
    row.refresh_from_db()
    assert (row.status, row.worker_ids, row.traceback) == (TaskResultStatus.READY, [], "")
    assert DBTaskResult.objects.ready().count() == 1


def test_what_is_told_of_jobs_that_are_gone_goes_too() -> None:
    long_ones.counting.enqueue()
    row = DBTaskResult.objects.get()
    for number in (str(row.pk), "0" * 32):
        jobs.report_progress(job=number, done=1, total=2)
    jobs.throw_away()
    assert [one.job for one in JobProgress.objects.all()] == [row.pk]


@pytest.mark.django_db(transaction=True)
def test_sigterm_lets_a_short_job_finish_and_gives_a_long_one_back(
    backup: Path,  # noqa: F811
    new_place: Callable[[], str],  # noqa: F811
    tmp_path: Path,
) -> None:
    """The process itself, as .ci/web starts and ends it."""

    def until(what: Callable[[], Any]) -> None:
        deadline = time.monotonic() + 40
        while not what():
            assert time.monotonic() < deadline
            time.sleep(0.05)

    place = new_place()
    with pointed_at(place):
        restore_backup(connection, backup)
    command, environment = manage(place, "manage.py", "run_jobs", "--interval", "0.1")
    left = {}
    for job in (long_ones.short, long_ones.waiting):
        folder = tmp_path / job.name
        folder.mkdir()
        with pointed_at(place):
            DBTaskResult.objects.all().delete()
            job.enqueue(folder=str(folder))
        process = subprocess.Popen(command, cwd=ROOT, env=environment)
        until((folder / "begun").exists)
        process.send_signal(signal.SIGTERM)
        if job is long_ones.short:
            (folder / "enough").touch()
        assert process.wait(timeout=40) == 0
        with pointed_at(place):
            row = DBTaskResult.objects.get()
        left[job.name] = (row.status, len(row.worker_ids), (folder / "finished").exists())
    assert left == {
        "short": (TaskResultStatus.SUCCESSFUL, 1, True),
        "waiting": (TaskResultStatus.READY, 0, False),
    }
