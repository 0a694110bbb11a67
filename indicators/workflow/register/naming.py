"""Renaming, renumbering and reordering sectors and service areas from a year on."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from indicators import permissions
from indicators.models import (
    Act,
    AreaName,
    Round,
    RoundKind,
    RoundState,
    ScorecardLine,
    Sector,
    SectorName,
    ServiceArea,
    User,
)
from indicators.models.naming import FIRST_YEAR, LAST_YEAR, FormerName
from indicators.workflow.refusals import ClosedYear, Invalid, NeedsReason, NotFound
from indicators.workflow.save import changed_fields, guard_version, require, sent_again, write
from indicators.workflow.trail import acting
from indicators.workflow.years import guard_year

type Unit = Sector | ServiceArea
type UnitModel = type[Sector] | type[ServiceArea]

NAMED: dict[Any, tuple[str, ...]] = {Sector: ("name", "order"), ServiceArea: ("number", "name", "order")}
"""The columns that hold by year."""
KEY: dict[Any, str] = {Sector: "sector", ServiceArea: "area"}
"""What a line and an earlier name call their unit."""
FORMER: dict[Any, type[FormerName]] = {Sector: SectorName, ServiceArea: AreaName}


def rename_unit(
    *,
    by: User,
    model: UnitModel,
    pk: int,
    values: dict[str, Any],
    from_year: int,
    reason: str,
    correction: bool = False,
    version: int | None = None,
) -> bool:
    """Give a unit another name, number or order from a year on; returns whether anything changed.

    It holds until the next year from which another name was given already. A ``correction`` of a slip of
    the pen changes the name in all the years that it has held for, closed ones among them. Raises
    :class:`NotAllowed`, :class:`NeedsReason`, :class:`NotFound`, :class:`Stale`, :class:`Invalid`, and
    :class:`ClosedYear` where a year that is closed would be called something else.
    """
    what = Act.CORRECT_NAME if correction else Act.RENAME_UNIT
    with acting(what, by=by, reason=reason):
        require(by, permissions.EDIT_PLAN)
        if not reason.strip():
            raise NeedsReason
        if unknown := set(values) - set(NAMED[model]):
            raise Invalid({name: [_("Feltet kan ikke endres her.")] for name in sorted(unknown)})
        if not FIRST_YEAR < from_year <= LAST_YEAR:
            raise Invalid({"from_year": [_("Skriv et år, for eksempel 2027.")]})
        guard_year(from_year, "from_year")
        row = locked_unit(model, pk)
        if not changed_fields(row, values) and sent_again(row, by=by, reason=reason, seen=version):
            return False
        guard_version(row, version)
        former = list(row.former_names.select_for_update().order_by("from_year"))
        return _rename(row, former, values, from_year, by=by, reason=reason, correction=correction)


def locked_unit(model: UnitModel, pk: int) -> Any:
    """A sector or area under lock. Raises :class:`NotFound`."""
    row = model._default_manager.select_for_update().filter(pk=pk).first()
    if row is None:
        raise NotFound(model._meta.model_name or "", pk)
    return row


def _rename(
    row: Unit,
    former: list[Any],
    values: dict[str, Any],
    year: int,
    *,
    by: User,
    reason: str,
    correction: bool,
) -> bool:
    """Change the name that holds in the year: all of it where it begins then, else from the year on."""
    newest_from = former[-1].until_year + 1 if former else FIRST_YEAR
    held = next((one for one in former if one.from_year <= year <= one.until_year), None)
    stands: Any = row if held is None else held
    first, last = (newest_from, LAST_YEAR) if held is None else (held.from_year, held.until_year)
    if not changed_fields(stands, values):
        return False
    if not correction:
        _guard_closed(row, year, last)
    _guard_number(row, values.get("number"), first if correction else year, last)
    splits = not correction and year > first
    if splits and held is None:
        before = {name: getattr(row, name) for name in NAMED[type(row)]}
        write(_former(row, first, year - 1, before), by=by, reason=reason)
    if splits and held is not None:
        after = {name: getattr(held, name) for name in NAMED[type(row)]} | values
        held.until_year = year - 1
        write(held, by=by, reason=reason)
        write(_former(row, year, last, after), by=by, reason=reason)
    else:
        for name, value in values.items():
            setattr(stands, name, value)
        write(stands, by=by, reason=reason)
    return True


def _former(row: Unit, first: int, last: int, named: dict[str, Any]) -> FormerName:
    return FORMER[type(row)](**{KEY[type(row)]: row}, from_year=first, until_year=last, **named)


def _guard_closed(row: Unit, first: int, last: int) -> None:
    """Raise :class:`ClosedYear` for the newest closed year in which the unit has lines."""
    lines = ScorecardLine.objects.filter(**{KEY[type(row)]: row}, year__range=(first, last), withdrawn=False)
    closed = Round.objects.filter(
        kind=RoundKind.YEAR_END, state=RoundState.CLOSED, year__in=lines.order_by().values("year")
    )
    year = closed.order_by("-year").values_list("year", flat=True).first()
    if year is not None:
        raise ClosedYear(year)


def _guard_number(row: Unit, number: str | None, first: int, last: int) -> None:
    """Raise :class:`Invalid` where another area has the number in one of the years."""
    if number is None:
        return
    others = ServiceArea.objects.exclude(pk=row.pk)
    then = AreaName.objects.filter(area__in=others, number=number, from_year__lte=last, until_year__gte=first)
    taken = then.select_related("area").first()
    now = others.filter(number=number).first()
    if now is not None:
        ended = now.former_names.order_by("-until_year").values_list("until_year", flat=True).first()
        now = now if last > (ended or 0) else None
    if taken is not None or now is not None:
        name = taken.name if taken else now.name if now else ""
        told = _("Nummeret %(number)s har %(name)s i de samme årene.") % {"number": number, "name": name}
        raise Invalid({"number": [told]})
