"""Reports as files: ordered by a page, made beside the server, and kept in the database to be fetched."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import datetime
from typing import Any

from django.tasks import TaskContext, task
from django.utils.translation import gettext, override

from indicators.language import as_the_municipality, municipal_language
from indicators.models import ReportFile
from indicators.reports.building import build, title_of
from indicators.reports.files import FORMATS
from indicators.reports.material import Kind
from indicators.selectors.report.rows import ReportAsked
from indicators.values import RoundKind
from indicators.workflow.jobs import report_progress
from indicators.workflow.report import files

STEPS = 3


def question_of(kind: Kind, asked: ReportAsked) -> str:
    """What a file is of as one text, the same for the same file."""
    found = {name: value for name, value in asdict(asked).items() if value}
    if asked.then is not None:
        found["then"] = asked.then.isoformat()
    return json.dumps({"kind": kind, **found}, sort_keys=True, ensure_ascii=False)


def asked_in(question: str) -> tuple[Kind, ReportAsked]:
    """The kind and the report again."""
    words = json.loads(question)
    kind = Kind(words.pop("kind"))
    if "round" in words:
        words["round"] = RoundKind(words["round"])
    if "then" in words:
        words["then"] = datetime.fromisoformat(words["then"])
    return kind, ReportAsked(**words)


def order(kind: Kind, asked: ReportAsked, format: str) -> ReportFile:
    """The file of a report: one that is there already, or one that is being made."""
    with as_the_municipality():
        title = title_of(kind, asked)
    return files.order_file(
        question=question_of(kind, asked),
        format=format,
        title=title,
        language=municipal_language(),
        enqueue=lambda number: str(make_report.enqueue(number).id),
    )


@task(takes_context=True)
def make_report(context: TaskContext[Any, None], number: int) -> None:
    """Make a file that was ordered. Made twice, it is the same file: what is kept is written at the end."""
    file = ReportFile.objects.filter(pk=number).defer("content").first()
    if file is None or file.made_at is not None:
        return
    job = context.task_result.id
    kind, asked = asked_in(file.question)
    with override(file.language):
        report_progress(job=job, done=0, total=STEPS, words=gettext("Leser tall og tekster"))
        read_at = files.end_of_trail()
        document = build(kind, asked)
        report_progress(job=job, done=1, total=STEPS, words=gettext("Setter rapporten"))
        content = FORMATS[file.format].write(document)
        report_progress(job=job, done=2, total=STEPS, words=gettext("Lagrer filen"))
    title = f"{document.title}: {document.subtitle}" if document.subtitle else document.title
    files.keep_file(number=number, content=content, title=title, read_at=read_at)
