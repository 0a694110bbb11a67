"""Choosing how the reports of a year are laid out."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from indicators import permissions
from indicators.models import Act, ReportLayout, User
from indicators.models.layouts import shown_column
from indicators.values.layouts import LONGEST_TITLE, Layout, Part, ReportKind, print_chapters
from indicators.workflow.refusals import Invalid, NotFound
from indicators.workflow.save import changed_fields, guard_version, require, write
from indicators.workflow.texts import checked
from indicators.workflow.trail import acting
from indicators.workflow.years import guard_year

LAID_OUT = "Valgt i oppsettet av rapporten"
COPIED = "Oppsettet er hentet fra et annet år"


def keep_layout(
    *, by: User, year: int, kind: ReportKind, layout: Layout, version: int | None = None, reason: str = ""
) -> ReportLayout:
    """Lay out one kind of a year's reports; ``version`` is 0 where nobody had chosen anything.

    Saving what stands changes nothing, whatever was seen. Raises :class:`NotAllowed`, :class:`Stale`,
    :class:`Invalid`, :class:`TooLong`, :class:`ForbiddenMark`.
    """
    why = reason.strip() or LAID_OUT
    with acting(Act.KEEP_LAYOUT, by=by, reason=why):
        require(by, permissions.KEEP_CHAPTERS)
        guard_year(year)
        return _keep(by, year, kind, layout, version, why)


def copy_layout(
    *,
    by: User,
    year: int,
    kind: ReportKind,
    from_year: int,
    version: int | None = None,
    reason: str = "",
) -> ReportLayout:
    """Lay the report out as another year's: what was chosen there stands here afterwards.

    Own titles are copied as they stand, years in them as well. Raises :class:`NotAllowed`, :class:`Stale`,
    and :class:`NotFound` where nothing was chosen in that year.
    """
    why = reason.strip() or COPIED
    with acting(Act.KEEP_LAYOUT, by=by, reason=why):
        require(by, permissions.KEEP_CHAPTERS)
        other = ReportLayout.objects.filter(year=from_year, kind=kind).first()
        if other is None or from_year == year:
            raise NotFound("reportlayout", from_year)
        return _keep(by, year, kind, other.layout, version, why)


def _keep(
    by: User, year: int, kind: ReportKind, layout: Layout, version: int | None, why: str
) -> ReportLayout:
    for one in layout.chapters:
        checked(one.title, "chapters", limit=LONGEST_TITLE, one_line=True)
    values: dict[str, Any] = {"grouping": layout.grouping, "chapters": print_chapters(layout.chapters)}
    values |= {shown_column(part): layout.shows(part) for part in Part}
    row = ReportLayout.objects.select_for_update().filter(year=year, kind=kind).first()
    row = row or ReportLayout(year=year, kind=kind)
    changed = changed_fields(row, values)
    if not changed:
        return row
    guard_version(row, version)
    if row._state.adding and version:
        raise Invalid({"": [_("Oppsettet finnes ikke lenger. Last siden på nytt.")]})
    for name, value in values.items():
        setattr(row, name, value)
    write(row, by=by, reason=why)
    return row
