"""Publishing, as every door does it: the report as it stands is frozen, and a job makes its files."""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from functools import lru_cache
from typing import Any

from django.tasks import TaskContext, task
from django.utils.translation import gettext, override

from indicators import workflow
from indicators.jobs.edition_letters import decision, tell_approvers
from indicators.language import as_the_municipality
from indicators.models import Edition, EditionProposal, Output, User
from indicators.models.editions import MADE
from indicators.reports.building import build, said_of_the_moment
from indicators.reports.comparing import compare
from indicators.reports.differences import Difference
from indicators.reports.document import Document
from indicators.reports.document_json import from_json, to_json
from indicators.reports.files import FORMATS
from indicators.reports.material import Kind
from indicators.reports.selecting import required_keys, with_chapters
from indicators.selectors.card.cards import Grouping
from indicators.selectors.report.editions import standing
from indicators.selectors.report.kept_files import content_of
from indicators.selectors.report.proofreading import remarks_of
from indicators.selectors.report.rows import ReportAsked
from indicators.workflow.jobs import report_progress
from indicators.workflow.report.files import end_of_trail

TRIES = 3
"""How often a report is built anew because somebody changed something meanwhile."""


def open_remarks(year: int) -> int:
    """How many remarks of the proof-reader on a year have no answer."""
    return sum(entry.answer is None for entry in remarks_of(year))


def frozen(digest: str) -> Document:
    """The document that is kept under a digest. Raises LookupError where it is gone."""
    return from_json(content_of(digest))


@lru_cache(maxsize=64)
def frozen_pictures(digest: str) -> dict[str, str]:
    """The pictures of a frozen document, by digest, each with its type. Raises as :func:`frozen`.

    Remembered, as a document under a digest is always the same and a page asks for each of its pictures.
    """
    return {picture.sha256: picture.media for picture in frozen(digest).pictures}


def differences(former: Document, newer: Document) -> tuple[Difference, ...]:
    """What differs between two documents, but for when they were made."""
    with as_the_municipality():
        skip = {said_of_the_moment()}
    return compare(former, newer, skip)


def as_it_stands(
    year: int, output: Output, by: Grouping, keys: Sequence[str] = ()
) -> tuple[Document, int, str]:
    """The report now, the end of the trail that it was read at, and what it is of as text.

    Nothing is changed between the two. ``keys`` are its chapters; all that its kind has where none is named.
    Raises LookupError for a year that there is nothing of.
    """
    for _try in range(TRIES):
        read_at = end_of_trail()
        document = build(Kind.ARSMELDING, ReportAsked(year, by))
        if end_of_trail() == read_at:
            break
    chosen = keys
    if output is Output.ARSBERETNING:
        chosen = keys or required_keys(document.chapters)
        with as_the_municipality():
            document = replace(document, title=f"{output.label} {year}")
    if chosen:
        document = with_chapters(document, chosen)
    chapters = [chapter.key for chapter in document.chapters]
    told = {"kind": output.value, "by": by, "chapters": chapters}
    return document, read_at, json.dumps(told, sort_keys=True, ensure_ascii=False)


def asked_of(row: EditionProposal) -> tuple[Grouping, tuple[str, ...]]:
    """The grouping and the chapters of a proposal."""
    told = json.loads(row.asked)
    return told["by"], tuple(told["chapters"])


def propose(
    *, by: User, year: int, output: Output, grouping: Grouping, keys: Sequence[str], **typed: str
) -> EditionProposal:
    """Freeze the report as it stands, propose to publish it, and have its files made.

    ``typed`` are ``why``, ``despite`` and ``once``. Raises LookupError for a year that there is nothing of,
    and what :func:`workflow.propose_edition` refuses; :class:`workflow.Invalid` where nothing has changed
    since the last edition.
    """
    document, read_at, asked = as_it_stands(year, output, grouping, keys)
    last: Edition | None = standing(year, output)
    if last is not None and not differences(frozen(last.document), document):
        raise workflow.Invalid({"": [gettext("Ingenting er endret siden den siste utgaven.")]})
    row = workflow.propose_edition(
        by=by,
        year=year,
        output=output,
        document=to_json(document),
        title=document.title,
        language=document.language,
        asked=asked,
        moment=document.moment,
        read_at=read_at,
        open_remarks=open_remarks(year),
        **typed,
    )
    if row.moment == document.moment:  # not a form that was sent a second time: its files are being made
        order_files(row)
    return row


def publish(*, by: User, proposal: EditionProposal, despite: str, version: int) -> Edition:
    """Approve a proposal; what the proof-reader asks is counted anew. Raises as
    :func:`workflow.publish_edition`."""
    letter = decision(proposal, by, published=True, text=despite)
    return workflow.publish_edition(
        by=by,
        proposal_id=proposal.pk,
        open_remarks=open_remarks(proposal.year),
        despite=despite,
        version=version,
        subject=letter.subject,
        body=letter.text,
        html=letter.html,
    )


def give_back(*, by: User, proposal: EditionProposal, reason: str, version: int) -> None:
    """Send a proposal back. Raises as :func:`workflow.return_proposal`."""
    letter = decision(proposal, by, published=False, text=reason)
    workflow.return_proposal(
        by=by,
        proposal_id=proposal.pk,
        reason=reason,
        version=version,
        subject=letter.subject,
        body=letter.text,
        html=letter.html,
    )


def order_files(row: EditionProposal) -> None:
    """Have the files of a proposal made, where they were not."""
    if not row.has_files:
        make_edition_files.enqueue(row.pk)


@task(takes_context=True)
def make_edition_files(context: TaskContext[Any, None], number: int) -> None:
    """Make the files of a proposal's document. Made twice, the first ones are kept."""
    row = EditionProposal.objects.filter(pk=number).first()
    if row is None or row.has_files or row.state != EditionProposal.State.WAITING:
        return
    job, steps = context.task_result.id, len(MADE)
    document = frozen(row.document)
    files: dict[str, bytes] = {}
    with override(row.language):
        for done, name in enumerate(MADE):
            label = FORMATS[name].label
            words = gettext("Lager %(format)s") % {"format": label}
            report_progress(job=job, done=done, total=steps, words=words)
            files[name] = FORMATS[name].write(document)
    with suppress(workflow.NotSent):  # before the files are kept: rather twice than never
        tell_approvers(row)
    workflow.keep_edition_files(by=workflow.program_user(), proposal_id=number, files=files)
