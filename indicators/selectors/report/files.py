"""Files of reports as their pages show them: made, waiting or failed, without what they hold."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from indicators.models import JobProgress, ReportFile

MOST = 12


@dataclass(frozen=True, slots=True)
class FileRow:
    """One file. ``status`` is that of its job, None for one that is gone; ``step`` of ``steps`` while it is
    being made. ``sha256`` and ``size`` (bytes) are empty until it is made."""

    number: int
    question: str
    format: str
    title: str
    ordered: datetime
    made: datetime | None
    size: int
    sha256: str
    status: TaskResultStatus | None
    step: int = 0
    steps: int = 0
    words: str = ""


def files_of(question: str) -> tuple[FileRow, ...]:
    """The files of a question that are made, the newest first. One statement."""
    rows = ReportFile.objects.filter(question=question, made_at__isnull=False).defer("content")
    return tuple(_row(row, TaskResultStatus.SUCCESSFUL) for row in rows[:MOST])


def file(number: int) -> FileRow | None:
    """One file with how far it has come; None where there is none."""
    row = ReportFile.objects.defer("content").filter(pk=number).first()
    if row is None:
        return None
    if row.job is None or row.made_at is not None:
        return _row(row, None if row.made_at is None else TaskResultStatus.SUCCESSFUL)
    status = DBTaskResult.objects.filter(pk=row.job).values_list("status", flat=True).first()
    progress = JobProgress.objects.filter(job=row.job).first()
    return _row(row, TaskResultStatus(status) if status else None, progress)


def content_of(number: int) -> bytes | None:
    """What a file holds; None where there is none, or it is not made yet."""
    content = ReportFile.objects.filter(pk=number).values_list("content", flat=True).first()
    return None if content is None else bytes(content)


def _row(row: Any, status: TaskResultStatus | None, progress: JobProgress | None = None) -> FileRow:
    return FileRow(
        number=row.pk,
        question=row.question,
        format=row.format,
        title=row.title,
        ordered=row.ordered_at,
        made=row.made_at,
        size=row.size,
        sha256=row.sha256,
        status=status,
        step=progress.done if progress else 0,
        steps=progress.total if progress else 0,
        words=progress.words if progress else "",
    )
