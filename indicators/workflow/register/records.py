"""Keeping the register: sectors, areas, headings, indicators, lines, plans, notes, comments, roles."""

from __future__ import annotations

from collections.abc import Iterable
from copy import copy
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import DateField
from django.utils.translation import gettext as _

from indicators import permissions
from indicators.models import (
    Act,
    AreaText,
    DevelopmentWork,
    Footnote,
    FootnoteCell,
    Heading,
    Indicator,
    Membership,
    Municipality,
    OwnFunction,
    Partner,
    Plan,
    ResultComment,
    ScorecardLine,
    Sector,
    SectorStaffing,
    ServiceArea,
    Tracked,
    User,
)
from indicators.workflow.batch_cache import many
from indicators.workflow.figures.reshaping import require_confirmation, reshape, reshaped
from indicators.workflow.idempotency import keep, row_made_with
from indicators.workflow.locks import open_record
from indicators.workflow.people.personal import require_not_anonymous
from indicators.workflow.people.roles import guard_role, reason_of_first_role
from indicators.workflow.refusals import Invalid, NotAllowed, NotFound
from indicators.workflow.rounds.obligations import guard_moving, owe_as_now
from indicators.workflow.save import changed_fields, guard_version, require, trace, write
from indicators.workflow.trail import acting
from indicators.workflow.years import guard_plan_year, guard_year

from .goals import check_goal_of
from .naming import NAMED as NAMED_BY_YEAR

PLAN_TABLES: tuple[type[Tracked], ...] = (
    Sector, SectorStaffing, ServiceArea, Heading, Plan, Indicator, ScorecardLine, DevelopmentWork,
    AreaText, Partner, Municipality, OwnFunction,
)  # fmt: skip
NOTE_TABLES: tuple[type[Tracked], ...] = (Footnote, FootnoteCell, ResultComment)
YEARS = frozenset({"year", "first_year", "last_year", "since"})
"""The columns that hold a year which somebody types."""


NAMED = {
    permissions.EDIT_PLAN: Act.KEEP_REGISTER,
    permissions.ANNOTATE: Act.ANNOTATE,
    permissions.KEEP_ROLES: Act.GIVE_ROLE,
}
"""What the trail calls an act that takes a right."""


def _right_for(model: type[Tracked]) -> str:
    if model in PLAN_TABLES:
        return permissions.EDIT_PLAN
    if model in NOTE_TABLES:
        return permissions.ANNOTATE
    if model is Membership:
        return permissions.KEEP_ROLES
    raise NotAllowed(model.__name__)


def save_record[T: Tracked](
    *,
    by: User,
    model: type[T],
    values: dict[str, Any],
    reason: str,
    pk: int | None = None,
    version: int | None = None,
    links: dict[str, Iterable[models.Model]] | None = None,
    once: str = "",
    reshaped_seen: bool = False,
) -> tuple[T, bool]:
    """Make or change one row of the register; returns it and whether anything changed.

    ``values`` are column values, ``links`` many-to-many contents. ``version`` is the one
    that was seen; ``None`` is for loading; ``once`` is the token of the form that makes
    a row. A line that is made
    another kind of line takes ``reshaped_seen`` where it has figures: see :mod:`.reshaping`.
    Raises :class:`Reshapes`, :class:`NotAllowed`, :class:`NotFound`,
    :class:`Stale`, :class:`Invalid`; nothing is written then.
    """
    right = _right_for(model)
    with acting(NAMED[right], by=by, reason=reason) as going:
        if pk is None and (made := row_made_with(once, model)) is not None:
            return made, False
        row = _locked(model, pk)
        require(by, right, None if row._state.adding else row)
        before = None if row._state.adding else copy(row)
        changed = changed_fields(row, values)
        if before is not None and not changed and not _links_changed(row, links or {}):
            return row, False
        guard_version(row, version)
        for name, value in values.items():
            setattr(row, name, value)
        _check_whole(row)
        _leave_adoption_alone(row, changed)
        _bring_back(row, changed)
        _forget_origin(row, changed, values)
        if isinstance(row, Membership):
            _check_role(row, before, by=by, links=links or {})
            going.reason = reason = reason_of_first_role(row, by, reason)
        require(by, right, row)
        relinked = _links_changed(row, links or {})
        if not (row._state.adding or changed or relinked):
            return row, False
        _guard_years(row, changed)
        _leave_names_alone(row, before, changed)
        _guard_hands(row, before)
        if isinstance(row, ScorecardLine):
            check_goal_of(row, before if isinstance(before, ScorecardLine) else None)
        open_record(row)
        if isinstance(row, ScorecardLine) and before is not None:
            require_confirmation(reshaped(row, changed), confirmed=reshaped_seen, reason=reason)
        write(row, by=by, reason=reason)
        if isinstance(row, ScorecardLine) and before is not None:
            reshape(row, changed, by=by, reason=reason)
        _owe(row, before, by=by, reason=reason)
        for name in relinked:
            trace(row, by=by, reason=reason)
            getattr(row, name).set((links or {})[name])
        if before is None:
            keep(once, row)
        return row, True


def _guard_years(row: Tracked, changed: list[str]) -> None:
    guard = guard_plan_year if isinstance(row, Plan) else guard_year
    for name in YEARS.intersection(changed):
        if (year := getattr(row, name)) is not None:
            guard(year, name)


def _locked[T: Tracked](model: type[T], pk: int | None) -> T:
    if pk is None:
        return model()
    row = model._default_manager.order_by("pk").select_for_update().filter(pk=pk).first()
    if row is None:
        raise NotFound(model._meta.model_name or "", pk)
    return row


def _links_changed(row: Tracked, links: dict[str, Iterable[models.Model]]) -> list[str]:
    if row._state.adding:
        return [name for name, wanted in links.items() if list(wanted)]
    return [
        name
        for name, wanted in links.items()
        if {o.pk for o in getattr(row, name).all()} != {o.pk for o in wanted}
    ]


def _leave_adoption_alone(row: Tracked, changed: list[str]) -> None:
    """A plan is adopted by :func:`adopt_plan` alone, which keeps its targets as they were adopted."""
    taken = {"case", "adopted_on"} & set(changed) if isinstance(row, Plan) else set()
    if taken:
        raise Invalid({name: ["Planen vedtas på siden Plan, ikke her."] for name in sorted(taken)})


def _bring_back(row: Tracked, changed: list[str]) -> None:
    """An indicator that is in use again has neither ended nor gone over into another one."""
    if isinstance(row, Indicator) and "in_use" in changed and row.in_use:
        row.last_year = row.successor = None


def _forget_origin(row: Tracked, changed: list[str], values: dict[str, Any]) -> None:
    """What somebody has written in other words is not taken from a report any more."""
    if isinstance(row, Indicator):
        for name in {"definition", "source"} & set(changed):
            if f"{name}_from" not in values:
                setattr(row, f"{name}_from", "")


def _leave_names_alone(row: Tracked, before: Tracked | None, changed: list[str]) -> None:
    """What holds by year is changed by :func:`rename_unit` alone, once the unit has lines in any year."""
    taken = set(NAMED_BY_YEAR.get(type(row), ())) & set(changed) if before is not None else set()
    if taken and isinstance(row, Sector | ServiceArea) and row.lines.exists():
        told = _("Navn, nummer og rekkefølge endres fra et år, på siden Organisasjon.")
        raise Invalid({name: [told] for name in sorted(taken)})


def _guard_hands(row: Tracked, before: Tracked | None) -> None:
    """A line goes only to what exists in its year, and changes hands only between drafts."""
    if not isinstance(row, ScorecardLine):
        return
    old = before if isinstance(before, ScorecardLine) else None
    for key in ("sector", "area"):
        unit = getattr(row, key)
        if (old is None or getattr(old, f"{key}_id") != unit.pk) and not unit.stands_in(row.year):
            told = _("%(name)s finnes ikke i %(year)d.") % {"name": unit, "year": row.year}
            raise Invalid({key: [told]})
    if old is not None and old.sector_id != row.sector_id and not row.withdrawn:
        guard_moving(row, {old.sector_id, row.sector_id})


def _owe(row: Tracked, before: Tracked | None, *, by: User, reason: str) -> None:
    """A line that came, went or changed hands changes what its sectors owe."""
    if not isinstance(row, ScorecardLine):
        return
    old = before if isinstance(before, ScorecardLine) else None
    if old is None or (old.sector_id, old.year, old.withdrawn) != (row.sector_id, row.year, row.withdrawn):
        came = set() if row.withdrawn else {(row.year, row.sector_id)}
        went = {(old.year, old.sector_id)} - came if old else {(row.year, row.sector_id)} - came
        kept = many.get()
        if kept is not None:
            kept.left |= went
            kept.owing -= went
            came, went = came - kept.owing, set()
            kept.owing |= came
        for year in sorted({year for year, _sector in came | went}):
            sectors = {sector for of, sector in came | went if of == year}
            owe_as_now(year, sectors, by=by, reason=reason)


def _check_whole(row: Tracked) -> None:
    """What spans several tables and no single constraint can hold."""
    if isinstance(row, ScorecardLine) and row.heading is not None:
        heading = row.heading
        if heading.area_id != row.area_id or heading.year != row.year:
            raise Invalid(
                {"heading": ["Overskriften hører til et annet tjenesteområde eller år enn linjen."]}
            )
    if isinstance(row, Sector | ServiceArea) and row.pk is not None:
        _check_end(row)
    if isinstance(row, Plan | Municipality):
        _check_words(row)
    if isinstance(row, FootnoteCell):
        note, line = row.footnote, row.line
        if note.area_id != line.area_id or abs(note.year - line.year) > 10:
            raise Invalid({"line": ["Fotnoten hører til et annet tjenesteområde enn linjen."]})


def _check_words(row: Plan | Municipality) -> None:
    """A list of words that a row keeps, in one spelling."""
    try:
        row.clean()
    except ValidationError as error:
        raise Invalid(error.message_dict) from error


def _check_end(unit: Sector | ServiceArea) -> None:
    """A unit does not end before its last line."""
    last = DateField().to_python(unit.valid_to)
    left = 0 if last is None else unit.lines.filter(year__gt=last.year, withdrawn=False).count()
    if last is not None and left:
        told = _("%(name)s har %(count)d målekortlinjer etter %(year)d. Flytt dem på siden Organisasjon.")
        raise Invalid({"valid_to": [told % {"name": unit, "count": left, "year": last.year}]})


def _check_role(
    row: Membership, before: Tracked | None, *, by: User, links: dict[str, Iterable[models.Model]]
) -> None:
    require_not_anonymous(row.user)
    had = set() if before is None else set(row.indicators.values_list("pk", flat=True))
    has = {one.pk for one in links["indicators"]} if "indicators" in links else had
    guard_role(row, before if isinstance(before, Membership) else None, by=by, had=had, has=has)
