"""When the organisation changes: moving lines, merging, splitting and ending sectors and service areas.

Every act holds from a year on: the lines of that year's plan, and those of the same indicators in later
plans, change hands; earlier years are left as they were. :func:`tried` does an act and takes it back, so
that what is shown beforehand is what would happen.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from indicators import permissions
from indicators.models import Act, ScorecardLine, Sector, ServiceArea, User
from indicators.models.naming import FIRST_YEAR, LAST_YEAR
from indicators.workflow.idempotency import row_made_with
from indicators.workflow.refusals import HasLines, Invalid, NeedsReason, NotFound
from indicators.workflow.rounds.obligations import DutyChange, duty_changes, owing
from indicators.workflow.save import require
from indicators.workflow.trail import acting
from indicators.workflow.years import guard_year

from .headings import heading_in
from .naming import KEY, Unit, UnitModel, locked_unit, rename_unit
from .records import save_record


@dataclass(frozen=True, slots=True)
class Moved:
    """A line that changed hands: from which sector, area and heading to which, as called in its year."""

    line_id: int
    name: str
    year: int
    before: tuple[str, str, str]
    after: tuple[str, str, str]


@dataclass(slots=True)
class Reorganised:
    """What an act did. ``ended`` are the units that were ended, ``made`` is the one that was made."""

    moved: list[Moved] = field(default_factory=list)
    owed: list[DutyChange] = field(default_factory=list)
    ended: list[tuple[str, date]] = field(default_factory=list)
    made: str = ""
    names: list[tuple[str, int, int]] = field(default_factory=list)
    """What the renamed unit is called, from which year to which."""


class _TriedError(Exception):
    def __init__(self, outcome: Any) -> None:
        super().__init__()
        self.outcome = outcome


def tried[T](act: Callable[..., T], **given: Any) -> T:
    """What an act would do: it is done and taken back. Raises what the act raises."""
    try:
        with transaction.atomic():
            raise _TriedError(act(**given))
    except _TriedError as done:
        outcome: T = done.outcome
        return outcome


def rename(**given: Any) -> Reorganised:
    """:func:`rename_unit`, and what the unit is called in which years after it."""
    done = Reorganised()
    if rename_unit(**given):
        row = locked_unit(given["model"], given["pk"])
        former = list(row.former_names.order_by("from_year"))
        done.names = [(one.called, one.from_year, one.until_year) for one in former]
        newest = former[-1].until_year + 1 if former else FIRST_YEAR
        done.names.append((str(row), newest, LAST_YEAR))
    return done


def move_lines(
    *,
    by: User,
    line_ids: Collection[int],
    reason: str,
    sector_id: int | None = None,
    area_id: int | None = None,
    heading: str | None = None,
) -> Reorganised:
    """Move lines of one year to a sector, an area or a heading, and the same indicators in later years.

    A heading follows its line into another area; ``heading`` is the title of another one, empty for none.
    Raises :class:`NotAllowed`, :class:`NeedsReason`, :class:`NotFound`, :class:`Invalid`, :class:`Locked`
    and :class:`HasDelivered`; nothing is moved then.
    """
    with _act(Act.MOVE_LINES, by, reason) as done:
        lines = _chosen(line_ids)
        sector = None if sector_id is None else _standing(Sector, sector_id, lines[0].year)
        area = None if area_id is None else _standing(ServiceArea, area_id, lines[0].year)
        if sector is None and area is None and heading is None:
            raise Invalid({"": [_("Velg en sektor, et tjenesteområde eller en overskrift.")]})
        _Moving(by, reason, done, sector, area, heading).move(lines)
        return done


def move_along(
    line: ScorecardLine,
    *,
    by: User,
    reason: str,
    sector: Sector | None = None,
    area: ServiceArea | None = None,
    heading: str | None = None,
) -> list[Moved]:
    """Move one line as :func:`move_lines` does, inside an act; returns it and those that came along."""
    done = Reorganised()
    _Moving(by, reason, done, sector, area, heading).move([line])
    return done.moved


def merge_units(
    *,
    by: User,
    model: UnitModel,
    pks: Collection[int],
    into_id: int,
    year: int,
    reason: str,
    name: str = "",
) -> Reorganised:
    """Let units go over into another one from a year on; it may get a new name then.

    Raises as :func:`move_lines`, and :class:`ClosedYear` for the name.
    """
    with _act(Act.MERGE_UNITS, by, reason) as done:
        guard_year(year)
        into = _standing(model, into_id, year)
        if into_id in pks or not pks:
            raise Invalid({"into": [_("Velg en annen enhet enn den som skal slås sammen med den.")]})
        for pk in sorted(pks):
            _end(locked_unit(model, pk), date(year - 1, 12, 31), into, by=by, reason=reason, done=done)
        if name.strip() and name.strip() != into.name:
            given = {"name": name.strip()}
            renamed = rename(by=by, model=model, pk=into_id, values=given, from_year=year, reason=reason)
            done.names = renamed.names
        return done


def split_unit(
    *,
    by: User,
    model: UnitModel,
    pk: int,
    year: int,
    values: dict[str, Any],
    line_ids: Collection[int],
    reason: str,
    once: str = "",
) -> Reorganised:
    """Make a new unit from a year on, and move some of another one's lines to it.

    ``once`` is the token of the form that makes the unit. Raises as :func:`move_lines`.
    """
    with _act(Act.SPLIT_UNIT, by, reason) as done:
        source = locked_unit(model, pk)
        if (stands := row_made_with(once, model)) is not None:
            done.made = stands.name
            return done
        lines = _chosen(line_ids)
        if any(getattr(line, f"{KEY[model]}_id") != source.pk or line.year != year for line in lines):
            raise Invalid({"lines": [_("En av linjene hører til en annen enhet eller et annet år.")]})
        given = {**values, "valid_from": date(year, 1, 1)}
        made, _changed = save_record(by=by, model=model, values=given, reason=reason, once=once)
        done.made = made.name
        _to(made, by, reason, done).move(lines)
        return done


def end_unit(
    *, by: User, model: UnitModel, pk: int, last_year: int, reason: str, to_id: int | None = None
) -> Reorganised:
    """End a unit with a year. The lines that it has in later years go to another unit.

    Raises as :func:`move_lines`, and :class:`HasLines` where it has lines and nobody to take them.
    """
    with _act(Act.END_UNIT, by, reason) as done:
        guard_year(last_year, "last_year")
        row = locked_unit(model, pk)
        if to_id == pk:
            raise Invalid({"to": [_("Velg en annen enhet enn den som avsluttes.")]})
        to = None if to_id is None else _standing(model, to_id, last_year + 1)
        _end(row, date(last_year, 12, 31), to, by=by, reason=reason, done=done)
        return done


@contextmanager
def _act(what: Act, by: User, reason: str) -> Iterator[Reorganised]:
    """An act of the controller, with a reason, that notes what the sectors owe before and after it."""
    with acting(what, by=by, reason=reason):
        require(by, permissions.EDIT_PLAN)
        if not reason.strip():
            raise NeedsReason
        done = Reorganised()
        before = owing()
        yield done
        concerned = {name for one in done.moved for name in (one.before[0], one.after[0])}
        done.owed = duty_changes(before, owing(), concerned)


def _end(unit: Unit, last: date, to: Unit | None, *, by: User, reason: str, done: Reorganised) -> None:
    """End a unit with a day; its later lines go to another."""
    model: Any = type(unit)
    lines = _later(model, unit.pk, last.year)
    if lines and to is None:
        raise HasLines(unit.name, len(lines), lines[0].year)
    if unit.valid_from is not None and unit.valid_from > last:
        told = _("%(name)s finnes ikke før %(year)d. Flytt linjene i stedet.")
        raise Invalid({"": [told % {"name": unit, "year": last.year + 1}]})
    if lines:
        _to(to, by, reason, done).move(lines)
    ended = {"valid_to": last, "successor": to}
    save_record(by=by, model=model, pk=unit.pk, values=ended, reason=reason)
    done.ended.append((unit.name, last))


def _later(model: Any, pk: int, year: int) -> list[ScorecardLine]:
    lines = ScorecardLine.objects.filter(**{KEY[model]: pk}, year__gt=year, withdrawn=False)
    return list(lines.select_related("sector", "area", "heading").order_by("year", "order", "pk"))


def _standing(model: UnitModel, pk: int, year: int) -> Any:
    """A unit that exists in a year."""
    row = locked_unit(model, pk)
    if not row.stands_in(year):
        raise Invalid({KEY[model]: [_("%(name)s finnes ikke i %(year)d.") % {"name": row, "year": year}]})
    return row


def _chosen(line_ids: Collection[int]) -> list[ScorecardLine]:
    """The lines of one year. Raises :class:`Invalid`, and :class:`NotFound` for one that is not there."""
    if not line_ids:
        raise Invalid({"lines": [_("Velg minst én linje.")]})
    found = ScorecardLine.objects.filter(pk__in=line_ids, withdrawn=False)
    lines = list(found.select_related("sector", "area", "heading").order_by("order", "pk"))
    if strangers := set(line_ids) - {line.pk for line in lines}:
        raise NotFound("line", min(strangers))
    if len({line.year for line in lines}) > 1:
        raise Invalid({"lines": [_("Velg linjer fra ett år om gangen.")]})
    return lines


@dataclass(slots=True)
class _Moving:
    """Lines on their way to a sector, an area or a heading."""

    by: User
    reason: str
    done: Reorganised
    sector: Sector | None = None
    area: ServiceArea | None = None
    heading: str | None = None

    def move(self, lines: Iterable[ScorecardLine]) -> None:
        """Move the lines and those of the same indicators in later years that stand in the same place."""
        chosen = list(lines)
        seen = {line.pk for line in chosen}
        for line in chosen:
            self._one(line)
            after = ScorecardLine.objects.filter(
                indicator_id=line.indicator_id, year__gt=line.year, withdrawn=False
            ).exclude(pk__in=seen)
            for later in after.select_related("sector", "area", "heading").order_by("year"):
                if self._same_place(later, line):
                    self._one(later)
        self._let_areas_know()

    def _same_place(self, later: ScorecardLine, line: ScorecardLine) -> bool:
        """Whether a later line stands where the line stood: what was moved elsewhere already stays there."""
        before = next(one for one in self.done.moved if one.line_id == line.pk)
        there = _place(later)
        return (self.sector is None or there[0] == before.before[0]) and (
            self.area is None or there[1] == before.before[1]
        )

    def _one(self, line: ScorecardLine) -> None:
        before = _place(line)
        values: dict[str, Any] = {}
        if self.sector is not None and line.sector_id != self.sector.pk:
            values |= {"sector": self.sector, "sector_assumed": False, "sector_reason": ""}
        area = self.area or line.area
        if line.area_id != area.pk:
            values |= {"area": area, "order": self._last(area, line.year) + 1}
        if self.heading is not None or line.area_id != area.pk:
            values["heading"] = heading_in(
                area, line.year, line.heading, title=self.heading, by=self.by, reason=self.reason
            )
        row, changed = save_record(
            by=self.by, model=ScorecardLine, pk=line.pk, values=values, reason=self.reason
        )
        if changed:
            self.done.moved.append(Moved(row.pk, row.short_name, row.year, before, _place(row)))
        else:
            self.done.moved.append(Moved(row.pk, row.short_name, row.year, before, before))

    def _last(self, area: ServiceArea, year: int) -> int:
        standing = ScorecardLine.objects.filter(area=area, year=year, withdrawn=False)
        return int(standing.order_by("-order").values_list("order", flat=True).first() or 0)

    def _let_areas_know(self) -> None:
        """The sector that has lines in an area delivers it, and may write its notes."""
        ids = [one.line_id for one in self.done.moved]
        found = ScorecardLine.objects.filter(pk__in=ids).order_by()
        for area_id, sector_id in sorted(set(found.values_list("area_id", "sector_id"))):
            area = ServiceArea.objects.get(pk=area_id)
            delivering = set(area.sectors.values_list("pk", flat=True))
            if sector_id not in delivering:
                links: dict[str, Any] = {"sectors": Sector.objects.filter(pk__in=delivering | {sector_id})}
                save_record(
                    by=self.by, model=ServiceArea, pk=area_id, values={}, links=links, reason=self.reason
                )


def _to(unit: Unit | None, by: User, reason: str, done: Reorganised) -> _Moving:
    """Lines on their way to a unit of either kind."""
    return _Moving(
        by,
        reason,
        done,
        sector=unit if isinstance(unit, Sector) else None,
        area=unit if isinstance(unit, ServiceArea) else None,
    )


def _place(line: ScorecardLine) -> tuple[str, str, str]:
    """Sector, area and heading of a line as they are called in its year."""
    heading = line.heading.title if line.heading else ""
    return line.sector.name_in(line.year), line.area.numbered_in(line.year), heading
