"""What is published of a year, and what is proposed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from django.db.models import QuerySet

from indicators.models import Edition, EditionHandling, EditionProposal, KeptFile, Output, User
from indicators.models.editions import FILES, MADE
from indicators.permissions import APPROVE_EDITION, READ_PROPOSALS

SUFFIX: Final = {"document": "json"}
"""The ending of a file, where it is another than its column."""


@dataclass(frozen=True, slots=True)
class EditionFile:
    """A file that can be fetched: its format, its size in bytes and its SHA-256."""

    format: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class EditionRow:
    """One edition. ``handling_version`` is 0 before anybody has said when it was submitted or adopted."""

    id: int
    year: int
    output: Output
    number: int
    title: str
    why: str
    approved_by: str
    published_at: datetime
    document: str
    files: tuple[EditionFile, ...]
    proposal: EditionProposal
    latest: bool
    submitted_on: date | None
    adopted_on: date | None
    adopted_case: str
    handling_version: int


def published(year: int, output: Output | None = None) -> tuple[EditionRow, ...]:
    """The editions of a year, of one output or of all, the newest first. Two statements, none read of what
    the files hold."""
    rows = list(_editions().filter(year=year, **({} if output is None else {"output": output})))
    sizes = _sizes(digest for row in rows for digest in _digests(row))
    newest = {one: max((row.number for row in rows if row.output == one), default=0) for one in Output}
    return tuple(_row(row, sizes, latest=row.number == newest[Output(row.output)]) for row in rows)


def standing(year: int, output: Output) -> Edition | None:
    """The edition that is in force, with who approved it; None where nothing is published. One statement."""
    return _editions().filter(year=year, output=output).order_by("-number").first()


def _editions() -> QuerySet[Edition]:
    found: QuerySet[Edition] = Edition.objects.select_related(
        "approved_by", "proposal__proposed_by", "handling"
    )
    return found.order_by("output", "-number")


def _digests(row: Edition | EditionProposal) -> tuple[str, ...]:
    return tuple(digest for name in FILES if (digest := getattr(row, name)))


def _sizes(digests: object) -> dict[str, int]:
    return dict(KeptFile.objects.filter(pk__in=list(digests)).values_list("pk", "size"))  # type: ignore[call-overload]


def files_of(row: Edition | EditionProposal, sizes: dict[str, int] | None = None) -> tuple[EditionFile, ...]:
    """The files that are made, those for readers first and the document value last."""
    found = _sizes(_digests(row)) if sizes is None else sizes
    return tuple(
        EditionFile(SUFFIX.get(name, name), found.get(digest, 0), digest)
        for name in ("pdf", "docx", "html", "document")
        if (digest := getattr(row, name))
    )


def _row(row: Edition, sizes: dict[str, int], *, latest: bool) -> EditionRow:
    handling: EditionHandling | None = getattr(row, "handling", None)
    return EditionRow(
        id=row.pk,
        year=row.year,
        output=Output(row.output),
        number=row.number,
        title=row.title,
        why=row.why,
        approved_by=row.approved_by.display_name,
        published_at=row.published_at,
        document=row.document,
        files=files_of(row, sizes),
        proposal=row.proposal,
        latest=latest,
        submitted_on=handling.submitted_on if handling else None,
        adopted_on=handling.adopted_on if handling else None,
        adopted_case=handling.adopted_case if handling else "",
        handling_version=handling.version if handling else 0,
    )


def proposals(user: User, year: int) -> tuple[EditionProposal, ...]:
    """What is proposed of a year and not published, the newest first; nothing for who may not read that."""
    if not user.has_perm(READ_PROPOSALS):
        return ()
    rows = EditionProposal.objects.filter(year=year).exclude(state=EditionProposal.State.PUBLISHED)
    return tuple(rows.select_related("proposed_by", "decided_by").order_by("-id"))


def proposal(user: User, pk: int) -> EditionProposal | None:
    """One proposal; None where there is none, or the reader may not read it."""
    if not user.has_perm(READ_PROPOSALS):
        return None
    return EditionProposal.objects.select_related("proposed_by", "decided_by").filter(pk=pk).first()


def waiting_for(user: User) -> tuple[EditionProposal, ...]:
    """The proposals that wait for somebody to approve them, for those who may."""
    if not user.has_perm(APPROVE_EDITION):
        return ()
    rows = EditionProposal.objects.filter(state=EditionProposal.State.WAITING)
    return tuple(rows.exclude(proposed_by=user).select_related("proposed_by").order_by("proposed_at"))


__all__ = [
    "MADE",
    "EditionFile",
    "EditionRow",
    "files_of",
    "proposal",
    "proposals",
    "published",
    "standing",
    "waiting_for",
]
