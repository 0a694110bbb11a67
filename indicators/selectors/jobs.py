"""The queue as the controller sees it: what failed, what is under way, what waits, what was done lately."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Case, IntegerField, Value, When
from django.tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from indicators.models import JobProgress

MOST = 200
"""Rows that are shown; failed ones come first, then what is under way, what waits, and what is done."""


@dataclass(frozen=True, slots=True)
class JobRow:
    """One job. ``kind`` is the name of its function, ``next_try`` None but for what waits."""

    number: str
    kind: str
    status: TaskResultStatus
    queued: datetime
    next_try: datetime | None
    ended: datetime | None
    tries: int
    error: str
    stopped: bool
    """Somebody asked it to stop, and it did."""
    progress: Progress | None = None


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a job that runs has come, what is being done, and whether it was asked to stop."""

    done: int
    total: int
    words: str
    stopping: bool


def jobs() -> tuple[JobRow, ...]:
    """The newest jobs of each state. What a job was given is not among it: a letter is nobody's business."""
    order = Case(
        *(When(status=status, then=Value(place)) for place, status in enumerate(ORDER)),
        output_field=IntegerField(),
    )
    rows = (
        DBTaskResult.objects.defer("args_kwargs")
        .annotate(place=order)
        .order_by("place", "-enqueued_at")[:MOST]
    )
    found = list(rows)
    running = [row.pk for row in found if row.status == TaskResultStatus.RUNNING]
    told = {one.job: one for one in JobProgress.objects.filter(job__in=running)}
    return tuple(_row(row, told.get(row.pk)) for row in found)


ORDER = (
    TaskResultStatus.FAILED,
    TaskResultStatus.RUNNING,
    TaskResultStatus.READY,
    TaskResultStatus.SUCCESSFUL,
)


def _row(row: Any, told: JobProgress | None) -> JobRow:
    status = TaskResultStatus(row.status)
    last = row.traceback.strip().splitlines()[-1] if row.traceback.strip() else ""
    stopped = row.exception_class_path.endswith(".JobStoppedError")
    waits = status is TaskResultStatus.READY
    return JobRow(
        number=str(row.pk),
        kind=row.task_path.rpartition(".")[2],
        status=status,
        queued=row.enqueued_at,
        next_try=row.run_after if waits and row.worker_ids else None,
        ended=row.finished_at,
        tries=len(row.worker_ids),
        error="" if stopped or status is TaskResultStatus.SUCCESSFUL else last[:300],
        stopped=stopped,
        progress=Progress(told.done, told.total, told.words, told.stopping) if told else None,
    )
