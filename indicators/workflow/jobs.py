"""The queue's housekeeping: what is tried again, given back by a process that is gone, and thrown away.

Jobs are no acts: what a job does leaves its own entries in the trail. The rows are those of django-tasks-db.
"""

from __future__ import annotations

import os
import socket
import threading
from collections.abc import Collection
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.tasks import TaskResultStatus
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from indicators import permissions
from indicators.models import JobProgress, User
from indicators.workflow.report.files import throw_away_files

from .refusals import NotFound
from .save import require

PAUSES = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 240, 720))
"""How long a job that failed waits before it is tried again; after the last it stands as failed."""
KEPT = timedelta(days=30)
"""How long a job that is over is kept for whoever asks what happened."""
OPEN = (TaskResultStatus.READY, TaskResultStatus.FAILED)
"""What can be tried again or given up: what waits, and what has failed for good."""
NOTHING: dict[str, Any] = {"args": [], "kwargs": {}}
ending = threading.Event()
"""Set when this process has been told to end: a long job is given back at its next step."""


class JobStoppedError(Exception):
    """Somebody asked the job to stop; it is not tried again by itself."""


class JobGivenBackError(Exception):
    """The process was told to end in the middle of the job; another one does it anew."""


def report_progress(*, job: str, done: int, total: int, words: str = "") -> None:
    """Say how far a job has come: ``done`` steps of ``total``, and what is being done now.

    Called by the job itself between its steps and outside a transaction, with the number of its own
    ``TaskContext``. Raises :class:`JobStoppedError` and :class:`JobGivenBackError`, which the job lets pass.
    """
    if ending.is_set():
        raise JobGivenBackError
    told = {"done": done, "total": total, "words": words[:200]}
    row, _made = JobProgress.objects.update_or_create(job=UUID(job), defaults=told)
    if row.stopping:
        raise JobStoppedError


STOPPED, GIVEN_BACK = (
    f"{JobStoppedError.__module__}.{one}"
    for one in (JobStoppedError.__qualname__, JobGivenBackError.__qualname__)
)
"""What the queue writes of a job that ended so."""


def note_attempt(sender: Any, task_result: Any, **given: Any) -> None:
    """Receiver of `task_finished`: a job that failed waits for its next try; what one was given is forgotten
    when it is done, since a letter is nobody's business afterwards."""
    row = DBTaskResult.objects.filter(pk=task_result.id)
    JobProgress.objects.filter(job=UUID(task_result.id)).delete()
    if task_result.status == TaskResultStatus.SUCCESSFUL:
        row.update(args_kwargs=NOTHING)
        return
    ended_by = row.values_list("exception_class_path", flat=True).first()
    if ended_by == STOPPED:
        return
    tries = len(task_result.worker_ids)
    if ended_by == GIVEN_BACK:
        waits = {"status": TaskResultStatus.READY, "run_after": timezone.now(), "finished_at": None}
        row.update(**waits, worker_ids=task_result.worker_ids[:-1], traceback="", exception_class_path="")
    elif tries <= len(PAUSES):
        pause = PAUSES[tries - 1]
        row.update(status=TaskResultStatus.READY, run_after=timezone.now() + pause, finished_at=None)


def try_again(*, by: User, job: str) -> None:
    """Run a job that waits or has failed at once, with all its tries before it again.

    Raises :class:`NotAllowed`, and :class:`NotFound` also for one that runs or is done meanwhile.
    """
    require(by, permissions.MANAGE_PEOPLE)
    with transaction.atomic():
        row = _locked(job)
        row.status, row.run_after, row.finished_at = TaskResultStatus.READY, timezone.now(), None
        row.worker_ids = []
        row.save()


def drop(*, by: User, job: str) -> None:
    """Give up a job that waits or has failed. Raises as :func:`try_again`."""
    require(by, permissions.MANAGE_PEOPLE)
    with transaction.atomic():
        row = _locked(job)
        row.delete()


def stop(*, by: User, job: str) -> None:
    """Ask a job that has told how far it is to stop at its next step. Raises as :func:`try_again`."""
    require(by, permissions.MANAGE_PEOPLE)
    with transaction.atomic():
        row = _locked(job, (TaskResultStatus.RUNNING,))
        if not JobProgress.objects.filter(job=row.pk).update(stopping=True):
            raise NotFound("job", 0)


def _locked(job: str, states: Collection[str] = OPEN) -> Any:
    try:
        number = UUID(job)
    except ValueError as error:
        raise NotFound("job", 0) from error
    try:
        row = DBTaskResult.objects.select_for_update().filter(pk=number, status__in=states).first()
    except ValidationError as error:
        raise NotFound("job", 0) from error
    if row is None:
        raise NotFound("job", 0)
    return row


# Processes


def own_name() -> str:
    """What a process that works through the queue is called: machine, process, and when it began.

    The number of a process is used again; with the moment it began it is this one alone.
    """
    return f"{socket.gethostname()[:30]}:{os.getpid()}:{_begun(os.getpid())}"


def _begun(process: int) -> str:
    """When a process began, in the kernel's own ticks; empty where there is no such process."""
    try:
        return Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[19]
    except (OSError, IndexError):
        return ""


def _is_gone(name: str) -> bool:
    """Whether the process of this machine that had a job has ended. Of other machines nothing is known."""
    host, _, rest = name.rpartition(":")[0].rpartition(":")
    process, begun = rest, name.rpartition(":")[2]
    if host != socket.gethostname()[:30] or not process.isdigit():
        return False
    return _begun(int(process)) != begun


def give_back() -> int:
    """Jobs whose process was killed wait for another one; how many."""
    given = 0
    for row in DBTaskResult.objects.filter(status=TaskResultStatus.RUNNING):
        if row.worker_ids and _is_gone(row.worker_ids[-1]):
            running = DBTaskResult.objects.filter(pk=row.pk, status=TaskResultStatus.RUNNING)
            given += running.update(status=TaskResultStatus.READY, run_after=timezone.now())
    return given


def throw_away() -> int:
    """Jobs that were over long ago go, and files that they made; how many."""
    over = models.Q(status__in=(TaskResultStatus.SUCCESSFUL, TaskResultStatus.FAILED))
    gone = DBTaskResult.objects.filter(over, finished_at__lt=timezone.now() - KEPT).delete()[0]
    JobProgress.objects.exclude(job__in=DBTaskResult.objects.values("pk")).delete()
    return gone + throw_away_files()
