"""Files of reports: ordered, kept when a job has made them, and thrown away when they are old.

They are no acts and leave no entry in the trail: a file holds what everybody reads already.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from hashlib import sha256
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.tasks import TaskResultStatus
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from indicators.models import ReportFile, TrailEntry

KEPT = timedelta(days=90)
"""How long a file can be fetched."""
WAITING = (TaskResultStatus.READY, TaskResultStatus.RUNNING)


def order_file(
    *, question: str, format: str, title: str, language: str, enqueue: Callable[[int], str]
) -> ReportFile:
    """The file of a question: the one that waits or holds what is true now, else one that is ordered.

    ``enqueue`` puts the making of a file in the queue and returns the number of the job; file and job are
    written together.
    """
    with transaction.atomic():
        same = ReportFile.objects.select_for_update().filter(
            question=question, format=format, language=language
        )
        kept = same.defer("content").order_by("-id").first()
        if kept is not None and (_is_newest(kept) or _waits(kept)):
            return kept
        made = ReportFile.objects.create(
            question=question, format=format, title=title, language=language, ordered_at=timezone.now()
        )
        made.job = UUID(enqueue(made.pk))
        made.save(update_fields=["job"])
    return made


def _is_newest(file: ReportFile) -> bool:
    """Whether nothing has been changed since it was made, today: some verdicts depend on the day."""
    if file.made_at is None or file.read_at != end_of_trail():
        return False
    return timezone.localdate(file.made_at) == timezone.localdate()


def _waits(file: ReportFile) -> bool:
    if file.made_at is not None or file.job is None:
        return False
    return DBTaskResult.objects.filter(pk=file.job, status__in=WAITING).exists()


def end_of_trail() -> int:
    """The number of the last entry of the trail: the state of the data. 0 where there is none."""
    return TrailEntry.objects.aggregate(last=Max("sequence"))["last"] or 0


def keep_file(*, number: int, content: bytes, title: str, read_at: int) -> None:
    """Keep a file that has been made; nothing where it was thrown away meanwhile.

    ``read_at`` is the end of the trail before its rows were read.
    """
    ReportFile.objects.filter(pk=number).update(
        content=content,
        size=len(content),
        sha256=sha256(content).hexdigest(),
        title=title,
        read_at=read_at,
        made_at=timezone.now(),
    )


def throw_away_files() -> int:
    """Files that were ordered long ago go; how many."""
    return ReportFile.objects.filter(ordered_at__lt=timezone.now() - KEPT).delete()[0]
