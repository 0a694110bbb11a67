"""The preview of a table that is brought in: kept, answered and thrown away by the person who made it.

Nothing of it counts before it is used, so that it leaves nothing in the trail.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from indicators import permissions
from indicators.models import TableDraft, TablePurpose, User
from indicators.workflow.idempotency import keep, row_made_with
from indicators.workflow.refusals import Invalid, NotAllowed, NotFound, Stale
from indicators.workflow.save import require
from indicators.workflow.texts import LONGEST_CELL, checked
from indicators.workflow.years import guard_plan_year

USED = {"": ["Tabellen er brukt. Angre importen for å endre den."]}
LONGEST_NAME = 200
LONGEST_SOURCE = 20_000_000
RIGHTS = {
    TablePurpose.PLAN: permissions.EDIT_PLAN,
    TablePurpose.RESULTS: permissions.IMPORT_TABLES,
    TablePurpose.BENCHMARKS: permissions.SET_BENCHMARK,
    TablePurpose.PEOPLE: permissions.MANAGE_PEOPLE,
    TablePurpose.SECTORS: permissions.EDIT_PLAN,
}
"""The right that a preview takes; each row is asked for its own when it is written."""

type Answers = Mapping[str, Mapping[str, str]]


def keep_table(
    *,
    by: User,
    purpose: str,
    year: int,
    name: str,
    sha256: str,
    source: str,
    area: str = "",
    sector: str = "",
    once: str = "",
) -> TableDraft:
    """Keep what was read of a file or a pasted text as a preview. ``source`` is the text of a ``Source``.

    The form that is sent twice makes one. Raises :class:`NotAllowed`, :class:`Invalid`, :class:`TooLong`,
    :class:`ForbiddenMark`.
    """
    if purpose not in TablePurpose.values:
        raise Invalid({"purpose": ["Velg hva tabellen er."]})
    require(by, RIGHTS[TablePurpose(purpose)])
    if not 1900 <= year <= 2200:
        raise Invalid({"year": ["Skriv et år mellom 1900 og 2200."]})
    guard_plan_year(year)
    if len(source) > LONGEST_SOURCE:
        raise Invalid({"file": ["Tabellen er for stor. Del den i flere filer."]})
    named = checked(name.strip(), "name", limit=LONGEST_NAME, one_line=True)
    with transaction.atomic():
        if (made := row_made_with(once, TableDraft)) is not None:
            return made
        row = TableDraft.objects.create(
            by=by,
            purpose=purpose,
            year=year,
            name=named,
            sha256=sha256,
            source=source,
            area=checked(area.strip(), "area", limit=140, one_line=True),
            sector=checked(sector.strip(), "sector", limit=140, one_line=True),
        )
        keep(once, row)
        return row


def answer_table(*, by: User, draft_id: int, answers: Answers, version: int | None = None) -> TableDraft:
    """Put a person's answers and corrections beside those that stand; an empty text takes one back.

    Raises :class:`NotFound`, :class:`NotAllowed`, :class:`Stale` where somebody answered the same place in
    the meantime, :class:`Invalid` where the table has been used, :class:`TooLong`, :class:`ForbiddenMark`.
    """
    with transaction.atomic():
        row = own_draft(by, draft_id)
        standing: dict[str, dict[str, Any]] = {key: dict(value) for key, value in row.answers.items()}
        for key, fields in answers.items():
            for field, text in fields.items():
                checked(text, field, limit=LONGEST_CELL)
                _put(standing, key, field, text.strip())
        standing = {key: fields for key, fields in standing.items() if fields}
        if standing == row.answers:
            return row
        guard_seen(row, version)
        row.answers = standing
        row.version += 1
        row.save()
        return row


def _put(standing: dict[str, dict[str, Any]], key: str, field: str, text: str) -> None:
    if text:
        standing.setdefault(key, {})[field] = text
    else:
        standing.get(key, {}).pop(field, None)


def discard_table(*, by: User, draft_id: int) -> None:
    """Throw a preview away. What was used of it stays. Raises as :func:`answer_table`."""
    with transaction.atomic():
        own_draft(by, draft_id, used=True).delete()


def own_draft(by: User, draft_id: int, *, used: bool = False) -> TableDraft:
    """A preview under lock, for the person who made it or a controller.

    ``used`` lets one pass that has been used. Raises :class:`NotFound`, :class:`NotAllowed`,
    :class:`Invalid`.
    """
    row = TableDraft.objects.select_for_update(of=("self",)).filter(pk=draft_id).first()
    if row is None:
        raise NotFound("tabledraft", draft_id)
    require(by, RIGHTS[TablePurpose(row.purpose)])
    if row.by_id != by.pk and not by.has_perm(permissions.EDIT_PLAN):
        raise NotAllowed(permissions.IMPORT_TABLES)
    if row.used_id is not None and not used:
        raise Invalid(USED)
    return row


def guard_seen(row: TableDraft, version: int | None) -> None:
    """Raise :class:`Stale` when the preview is not the one that was seen; ``None`` skips the guard."""
    if version is not None and version != row.version:
        raise Stale(seen=version, current=row.version, written="")
