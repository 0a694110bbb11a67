"""What a municipality begins with: who it is, and its sectors and service areas, many at once.

A list is added as one act, all rows or none; a row that stands already as it is written is left alone, so
that a list can be sent again with more rows in it. What stands is changed elsewhere, with its consequences
shown: a list never changes anything.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from indicators import municipality, permissions
from indicators.models import Act, Municipality, Sector, ServiceArea, User
from indicators.values.lists.typed_lists import MOST_ROWS
from indicators.values.lists.unit_lists import TypedArea, TypedSector, is_code, named_in
from indicators.workflow.refusals import (
    CannotGive,
    ForbiddenMark,
    Invalid,
    RefusedRow,
    RowsRefused,
    TooLong,
    at_fields,
)
from indicators.workflow.save import require
from indicators.workflow.trail import acting

from .records import save_record

LISTED = "Lagt inn som liste i Kom i gang"
SET_UP = "Ført i Kom i gang"
ASIDE = "Hoppet over i Kom i gang"


@dataclass(frozen=True, slots=True)
class Listed:
    """A row of a list: the line it was written on, and whether it made anything."""

    line: int
    new: bool


def save_municipality(
    *, by: User, values: Mapping[str, Any], version: int | None = None, reason: str = ""
) -> tuple[Municipality, bool]:
    """Say whose the program is; returns the row and whether anything changed.

    Raises :class:`NotAllowed`, :class:`Stale`, :class:`Invalid`, :class:`TooLong` and :class:`ForbiddenMark`.
    """
    there = Municipality.objects.exists()
    saved = save_record(
        by=by,
        model=Municipality,
        pk=Municipality.ONLY if there else None,
        version=version if there else None,
        values=dict(values),
        reason=reason.strip() or SET_UP,
    )
    transaction.on_commit(municipality.forget)
    return saved


def set_aside(*, by: User, step: str, aside: bool) -> None:
    """Put a step of Kom i gang aside, or take it up again. Raises :class:`NotAllowed`.

    It is kept with the municipality; where that is not kept yet, it is first kept as the environment says.
    """
    with acting(Act.KEEP_REGISTER, by=by, reason=ASIDE):
        require(by, permissions.EDIT_PLAN)
        row = Municipality.objects.select_for_update().first()
        steps = set(row.skipped.split() if row else ())
        wanted = " ".join(sorted(steps | {step} if aside else steps - {step}))
        place = municipality.municipality()
        kept = {} if row else {"name": place.name, "number": place.number, "language": place.language}
        if row or wanted:
            save_municipality(by=by, values={**kept, "skipped": wanted}, reason=ASIDE)


def add_sectors(*, by: User, rows: Sequence[TypedSector], reason: str = "") -> tuple[Listed, ...]:
    """Add sectors and staff units, all rows or none.

    Raises :class:`NotAllowed`, :class:`Invalid` for an empty or endless list, and :class:`RowsRefused`, whose
    ``line_id`` is the line of the list.
    """
    standing = list(Sector.objects.all())
    codes = {one.code: one for one in standing}
    names = {one.name.casefold(): one for one in standing}
    last = Sector.objects.aggregate(last=Max("order"))["last"] or 0

    def add(row: TypedSector) -> bool:
        nonlocal last
        whole_row(row.extra, {"name": row.name})
        if row.kind is None:
            raise Invalid({"kind": [_("Skriv «sektor» eller «stab», eller la feltet stå tomt.")]})
        if not is_code(row.code):
            raise Invalid({"code": [_("En kode er små bokstaver uten æ, ø og å, tall og bindestrek.")]})
        named = names.get(row.name.casefold())
        there = codes.get(row.code) if named is None or "code" not in row.assumed else named
        for found in (there, named):
            if found is not None and not _same_sector(row, found):
                raise Invalid({"name": [_taken(f"{found.name} ({found.code})")]})
        if there is not None:
            return False
        last += 1
        values = {"code": row.code, "name": row.name, "kind": row.kind.value, "order": last}
        made, _changed = save_record(by=by, model=Sector, values=values, reason=reason.strip() or LISTED)
        codes[made.code] = names[made.name.casefold()] = made
        return True

    return all_rows(Act.KEEP_REGISTER, permissions.EDIT_PLAN, by, rows, add, reason)


def _same_sector(row: TypedSector, there: Sector) -> bool:
    return (
        row.name == there.name
        and ("code" in row.assumed or row.code == there.code)
        and ("kind" in row.assumed or row.kind == there.kind)
    )


def add_areas(*, by: User, rows: Sequence[TypedArea], reason: str = "") -> tuple[Listed, ...]:
    """Add service areas with the sectors that deliver them. Raises as :func:`add_sectors`."""
    sectors = list(Sector.objects.all())
    known = {one.code: one for one in sectors} | {one.name.casefold(): one for one in sectors}
    standing = list(ServiceArea.objects.prefetch_related("sectors"))
    numbers = {one.number: one for one in standing}
    names = {one.name.casefold(): one for one in standing}
    last = ServiceArea.objects.aggregate(last=Max("order"))["last"] or 0

    def add(row: TypedArea) -> bool:
        nonlocal last
        whole_row(row.extra, {"name": row.name})
        found, strange = named_in(row.sectors, known)
        if strange:
            told = _("%(name)s er ingen sektor eller stab. Skriv koden eller hele navnet.")
            raise Invalid({"sectors": [told % {"name": f"«{', '.join(strange)}»"}]})
        named = names.get(row.name.casefold())
        there = named if named is not None and "number" in row.assumed else numbers.get(row.number)
        for one in (there, named):
            if one is not None and not _same_area(row, one, found):
                raise Invalid({"name": [_taken(str(one))]})
        if there is not None:
            return False
        last += 1
        made, _changed = save_record(
            by=by,
            model=ServiceArea,
            values={"number": row.number, "name": row.name, "order": last},
            links={"sectors": found} if found else None,
            reason=reason.strip() or LISTED,
        )
        numbers[made.number] = names[made.name.casefold()] = made
        return True

    return all_rows(Act.KEEP_REGISTER, permissions.EDIT_PLAN, by, rows, add, reason)


def _same_area(row: TypedArea, there: ServiceArea, found: Sequence[Sector]) -> bool:
    return (
        row.name == there.name
        and ("number" in row.assumed or row.number == there.number)
        and (not found or {one.pk for one in found} == {one.pk for one in there.sectors.all()})
    )


def _taken(name: str) -> str:
    told = _("Finnes fra før som %(name)s. Det som finnes, endres på siden Organisasjon.")
    return told % {"name": name}


def whole_row(extra: Sequence[str], needed: Mapping[str, str]) -> None:
    """A row without its name, or with more in it than the list has room for, is not understood."""
    if extra:
        told = _("Listen har ingen kolonne for %(cells)s.") % {
            "cells": ", ".join(f"«{one}»" for one in extra)
        }
        raise Invalid({"": [told]})
    if missing := [name for name, text in needed.items() if not text]:
        raise Invalid({missing[0]: [_("Navnet mangler.")]})


class Row(Protocol):
    """A row of a list knows the line that it was written on."""

    @property
    def line(self) -> int: ...


def all_rows[R: Row](
    what: Act, right: str, by: User, rows: Sequence[R], add: Callable[[R], bool], reason: str
) -> tuple[Listed, ...]:
    """Add every row; where one is refused, say all that are, and write nothing."""
    guard_length(len(rows))
    done: list[Listed] = []
    refused: list[RefusedRow] = []
    with acting(what, by=by, reason=reason.strip() or LISTED):
        require(by, right)
        for row in rows:
            try:
                done.append(Listed(row.line, add(row)))
            except (Invalid, TooLong, ForbiddenMark, CannotGive) as refusal:
                named = next(iter(at_fields(refusal)), "")
                refused.append(RefusedRow(row.line, named, refusal))
        if refused:
            raise RowsRefused(tuple(refused))
    return tuple(done)


def guard_length(count: int) -> None:
    """Raise :class:`Invalid` for a list with no rows, or with more than anybody means."""
    if not count:
        raise Invalid({"text": [_("Skriv eller lim inn minst én rad.")]})
    if count > MOST_ROWS:
        told = ngettext(
            "Listen har %(count)d rad. Legg inn høyst %(most)d om gangen.",
            "Listen har %(count)d rader. Legg inn høyst %(most)d om gangen.",
            count,
        )
        raise Invalid({"text": [told % {"count": count, "most": MOST_ROWS}]})
