"""Writing the free chapters of an annual report, and keeping them in order."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import Max
from django.utils.text import slugify
from django.utils.translation import gettext as _

from indicators import permissions
from indicators.models import Act, ReportChapter, User
from indicators.workflow.idempotency import keep, row_made_with
from indicators.workflow.refusals import Invalid, NotAllowed, NotFound
from indicators.workflow.save import changed_fields, guard_version, require, write
from indicators.workflow.siblings import exchange, neighbour, stepped_again
from indicators.workflow.trail import acting
from indicators.workflow.years import guard_year

WROTE = "Skrevet i årsmeldingens kapitler"
ORDERED = "Ordnet i årsmeldingens kapitler"
COPIED = "Overskriftene er hentet fra året før"

WRITTEN = frozenset({"text", "state", "responsible"})
"""What whoever writes the chapter may change; the rest is kept by those who keep the chapters."""
KEPT = WRITTEN | {"title", "kind", "pictures_missing", "source_line"}
NORWEGIAN_LETTERS = str.maketrans({"æ": "ae", "ø": "o", "å": "a"})


def save_chapter(
    *,
    by: User,
    year: int,
    values: Mapping[str, Any],
    pk: int | None = None,
    parent_id: int | None = None,
    code: str = "",
    version: int | None = None,
    once: str = "",
    reason: str = "",
) -> ReportChapter:
    """Write a chapter of a year's report (``pk``), or add one, last under its parent.

    ``values`` are columns: text, state and responsible, and title and kind for those who keep the chapters.
    ``code`` is its word in addresses, made of the title where it is empty. ``once`` is the token of the form
    that adds it. Chapters stand in two levels. Saving what stands changes nothing, whatever was seen.
    Raises :class:`NotFound`, :class:`NotAllowed`, :class:`Stale`, :class:`Invalid`, :class:`TooLong`,
    :class:`ForbiddenMark`.
    """
    why = reason.strip() or WROTE
    with acting(Act.WRITE_CHAPTER if pk else Act.KEEP_CHAPTERS, by=by, reason=why):
        if pk is None and (made := row_made_with(once, ReportChapter)) is not None:
            return made
        row = _new(by, year, parent_id, code, str(values.get("title", ""))) if pk is None else _row(year, pk)
        require(by, permissions.WRITE_CHAPTER, row)
        told = {name: value.strip() if isinstance(value, str) else value for name, value in values.items()}
        changed = [*told] if row._state.adding else changed_fields(row, told)
        allowed = KEPT if by.has_perm(permissions.KEEP_CHAPTERS) else WRITTEN
        if not allowed.issuperset(changed):
            raise NotAllowed(permissions.KEEP_CHAPTERS)
        if not told.get("title", row.title):
            raise Invalid({"title": [_("Skriv en tittel.")]})
        if not changed and not row._state.adding:
            return row
        guard_version(row, version, row.text)
        for name, value in told.items():
            setattr(row, name, value)
        is_new = row._state.adding
        write(row, by=by, reason=why)
        if is_new:
            keep(once, row)
        return row


def move_chapter(
    *, by: User, year: int, pk: int, up: bool, version: int | None = None, reason: str = ""
) -> ReportChapter:
    """Let a chapter change places with the one before it (``up``) or after it; at the end nothing happens.

    Raises :class:`NotFound`, :class:`NotAllowed`, :class:`Stale`.
    """
    why = reason.strip() or ORDERED
    with acting(Act.KEEP_CHAPTERS, by=by, reason=why):
        require(by, permissions.KEEP_CHAPTERS)
        row = _row(year, pk)
        if stepped_again(row, up=up, by=by, reason=why, seen=version):
            return row
        guard_version(row, version)
        beside = list(
            ReportChapter.objects.select_for_update()
            .filter(year=year, parent_id=row.parent_id, withdrawn=False)
            .order_by("order", "id")
        )
        other = neighbour(row, beside, up=up)
        if other is not None:
            exchange(row, other, beside, by=by, reason=why)
        return row


def withdraw_chapter(
    *, by: User, year: int, pk: int, withdrawn: bool = True, version: int | None = None, reason: str = ""
) -> ReportChapter:
    """Take a chapter out of the report, or put one that was taken out back, last under its parent.

    Nothing is deleted. One that others stand under is not taken out before them.
    Raises :class:`NotFound`, :class:`NotAllowed`, :class:`Stale`, :class:`Invalid`.
    """
    why = reason.strip() or ORDERED
    with acting(Act.KEEP_CHAPTERS, by=by, reason=why):
        require(by, permissions.KEEP_CHAPTERS)
        row = ReportChapter.objects.select_for_update().filter(year=year, pk=pk).first()
        if row is None:
            raise NotFound("reportchapter", pk)
        if row.withdrawn == withdrawn:
            return row
        guard_version(row, version, row.title)
        if withdrawn and row.children.filter(withdrawn=False).exists():
            raise Invalid({"": [_("Trekk tilbake kapitlene under det først.")]})
        if not withdrawn:
            if row.parent is not None and row.parent.withdrawn:
                raise Invalid({"": [_("Hent tilbake kapitlet det står under, først.")]})
            row.order = _last(year, row.parent_id) + 1
        row.withdrawn = withdrawn
        write(row, by=by, reason=why)
        return row


def copy_chapters(*, by: User, year: int, reason: str = "") -> int:
    """Give a year the headings of the year before, as empty drafts in their order; returns how many were new.

    A chapter that the year has, by its code, stays as it is, withdrawn ones too. Headings are copied as they
    stand, years in them as well. Raises :class:`NotAllowed`, and :class:`NotFound` where the year before has
    none.
    """
    why = reason.strip() or COPIED
    with acting(Act.COPY_CHAPTERS, by=by, reason=why):
        require(by, permissions.KEEP_CHAPTERS)
        before = ReportChapter.objects.filter(year=year - 1, withdrawn=False)
        chapters = sorted(before, key=lambda one: (one.parent_id is not None, one.order, one.pk))
        if not chapters:
            raise NotFound("reportchapter", year - 1)
        there = {one.code: one for one in ReportChapter.objects.select_for_update().filter(year=year)}
        codes: dict[int | None, str] = {one.pk: one.code for one in chapters}
        made = 0
        for one in chapters:
            parent = there.get(codes.get(one.parent_id, ""))
            if one.code in there or (parent is not None and parent.parent_id is not None):
                continue
            copied = {"kind": one.kind, "title": one.title, "responsible": one.responsible}
            row = ReportChapter(year=year, code=one.code, parent=parent, **copied)
            row.order = _last(year, row.parent_id) + 1
            write(row, by=by, reason=why)
            there[one.code] = row
            made += 1
        return made


def _row(year: int, pk: int) -> ReportChapter:
    row = ReportChapter.objects.select_for_update().filter(year=year, pk=pk, withdrawn=False).first()
    if row is None:
        raise NotFound("reportchapter", pk)
    return row


def _new(by: User, year: int, parent_id: int | None, code: str, title: str) -> ReportChapter:
    require(by, permissions.KEEP_CHAPTERS)
    guard_year(year)
    parent = None if parent_id is None else _row(year, parent_id)
    if parent is not None and parent.parent_id is not None:
        raise Invalid({"parent": [_("Et kapittel står under et hovedkapittel.")]})
    row = ReportChapter(year=year, parent=parent, order=_last(year, parent_id) + 1)
    row.code = code or _free_code(year, title)
    return row


def _last(year: int, parent_id: int | None) -> int:
    beside = ReportChapter.objects.filter(year=year, parent_id=parent_id)
    return int(beside.aggregate(last=Max("order"))["last"] or 0)


def _free_code(year: int, title: str) -> str:
    """A word for addresses that no chapter of the year has."""
    word = slugify(title.lower().translate(NORWEGIAN_LETTERS))[:50].strip("-") or "kapittel"
    taken = set(ReportChapter.objects.filter(year=year, code__startswith=word).values_list("code", flat=True))
    numbered = (word, *(f"{word}-{number}" for number in range(2, len(taken) + 2)))
    return next(one for one in numbered if one not in taken)
