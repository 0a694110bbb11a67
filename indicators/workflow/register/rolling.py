"""Next year's plan by one act: lines, headings and proposed targets from this year's, and the way back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from indicators import permissions
from indicators.models import (
    Act,
    Heading,
    Plan,
    Round,
    ScorecardLine,
    User,
    area_then,
    obstacle_to_undo,
)
from indicators.models.lines import NOT_ROLLED
from indicators.models.organisation import heir_in
from indicators.workflow.figures.targets import read_target, set_target
from indicators.workflow.plans import locked_plan
from indicators.workflow.refusals import (
    AlreadyAdopted,
    CannotUndo,
    Invalid,
    NeedsReason,
    NotFound,
    Refusal,
    RefusedRow,
    RowsRefused,
    at_fields,
)
from indicators.workflow.save import require, sent_again
from indicators.workflow.trail import acting

from .headings import heading_in
from .records import save_record
from .rolling_goals import hang_lines, roll_goals, unroll_goals
from .rolling_work import roll_work, unroll_work

FIRST_YEAR_OF_SECTORS = 2026
"""From this year on money goes to sectors and staff units, so cards are theirs unless somebody says else."""

TYPED = ("name", "short_name")
"""The columns of a new line that are typed, and are refused at their place."""


@dataclass(frozen=True, slots=True)
class RolledRow:
    """What the controller wants of one line of the year that was: whether it goes on, and as what."""

    line_id: int
    include: bool
    name: str
    short_name: str
    planned: bool
    target_text: str
    sure: str = ""
    """The target that the person has been asked about, and means."""


@dataclass(frozen=True, slots=True)
class Rolled:
    """The plan, how many lines were made or brought back, and how many stood there already."""

    plan: Plan
    made: int
    known: int


SURE = "bekreftet i rulleringen"


def _because(line: ScorecardLine, wanted: RolledRow) -> str | None:
    """Why a target is right: nothing is asked about last year's again."""
    last = getattr(line, "target", None)
    if last is not None and last.written == wanted.target_text.strip():
        return None
    return SURE if wanted.sure and wanted.sure == wanted.target_text else ""


@dataclass(slots=True)
class _Rolling:
    """One rolling that goes on: what stands in the year to come, and what was refused."""

    by: User
    year: int
    reason: str
    standing: dict[int, ScorecardLine]
    headings: dict[int, Heading] = field(default_factory=dict)
    refused: list[RefusedRow] = field(default_factory=list)

    def row(self, line: ScorecardLine, wanted: RolledRow) -> None:
        """Make a line and its target, or note why not: the target is read also where the line is refused."""
        made = self._made(line, wanted)
        try:
            if made is None:
                read_target(wanted.target_text, line.spec)
            else:
                set_target(
                    by=self.by,
                    line_id=made.pk,
                    text=wanted.target_text,
                    reason=self.reason,
                    in_words=_said_in_words(line, wanted.target_text),
                    because=_because(line, wanted),
                )
        except Refusal as refusal:
            self.refused.append(RefusedRow(line.pk, "target_text", refusal))

    def _made(self, line: ScorecardLine, wanted: RolledRow) -> ScorecardLine | None:
        try:
            return self._line(line, wanted)
        except Refusal as refusal:
            wrong = {name: one for name, one in at_fields(refusal).items() if name in TYPED}
            self.refused += [RefusedRow(line.pk, name, one) for name, one in (wrong or {"": refusal}).items()]
        mended = replace(wanted, **{name: getattr(line, name) for name in wrong})
        if mended != wanted:
            self._made(line, mended)  # with last year's words there: whether the other ones are wrong too
        return None

    def _line(self, line: ScorecardLine, wanted: RolledRow) -> ScorecardLine:
        copied = {f.name: getattr(line, f.name) for f in line._meta.fields if f.name not in NOT_ROLLED}
        area = heir_in(line.area, self.year)
        if area == line.area:
            heading = self._heading(line.heading) if line.heading else None
        else:
            heading = heading_in(area, self.year, line.heading, title=None, by=self.by, reason=self.reason)
        values: dict[str, Any] = {
            **copied,
            "year": self.year,
            "sector": heir_in(line.sector, self.year),
            "area": area,
            "heading": heading,
            "name": wanted.name.strip(),
            "short_name": wanted.short_name.strip(),
            "planned": wanted.planned,
            "carried_from": line,
            "withdrawn": False,
        }
        standing = self.standing.get(line.indicator_id)
        pk = standing.pk if standing else None
        made, _ = save_record(by=self.by, model=ScorecardLine, pk=pk, values=values, reason=self.reason)
        return made

    def _heading(self, heading: Heading) -> Heading:
        """The same heading in the year to come, made where it is missing."""
        if heading.pk not in self.headings:
            found = Heading.objects.filter(year=self.year, code=heading.code).first()
            self.headings[heading.pk] = found or self._new_heading(heading)
        return self.headings[heading.pk]

    def _new_heading(self, heading: Heading) -> Heading:
        names = ("area", "code", "order", "title", "printed_title")
        made, _ = save_record(
            by=self.by,
            model=Heading,
            values={**{name: getattr(heading, name) for name in names}, "year": self.year},
            links={"functions": heading.functions.all()},
            reason=self.reason,
        )
        return made


def _said_in_words(line: ScorecardLine, text: str) -> bool:
    """Whether somebody has confirmed the very same text as a target in words the year before."""
    target = getattr(line, "target", None)
    return target is not None and target.in_words and target.written == text.strip()


def roll_forward(
    *,
    by: User,
    from_year: int,
    reason: str,
    rows: Sequence[RolledRow],
    title: str = "",
    cards_by_sector: bool | None = None,
) -> Rolled:
    """Make the plan of the year after, with headings, lines and targets as proposals, all or nothing.

    What stands there already is left alone, so that rolling twice makes nothing the second time; lines
    that an undo withdrew come back. Raises :class:`NotAllowed`, :class:`NeedsReason`, :class:`NotFound` for
    a line that is not in use that year, :class:`AlreadyAdopted`, :class:`Invalid` where nothing is chosen
    or the title is wrong, and :class:`RowsRefused`, which names every row that cannot be made.
    """
    year = from_year + 1
    with acting(Act.ROLL_FORWARD, by=by, reason=reason):
        require(by, permissions.EDIT_PLAN)
        if not reason.strip():
            raise NeedsReason
        chosen = {row.line_id: row for row in rows if row.include}
        if not chosen:
            raise Invalid({"": ["Velg minst én indikator som skal være med."]})
        lines = _locked_lines(from_year, chosen)
        by_sector = year >= FIRST_YEAR_OF_SECTORS if cards_by_sector is None else cards_by_sector
        plan = _plan(by, year, title.strip() or f"Virksomhetsplan {year}", by_sector, reason)
        standing = {line.indicator_id: line for line in ScorecardLine.objects.filter(year=year)}
        rolling = _Rolling(by, year, reason, standing)
        known = {line.pk for line in lines if _stands(standing.get(line.indicator_id))}
        goals = roll_goals(from_year, back=not known, by=by, reason=reason)
        for line in lines:
            if line.pk not in known:
                rolling.row(line, chosen[line.pk])
        if rolling.refused:
            raise RowsRefused(tuple(rolling.refused))
        new = [line for line in lines if line.pk not in known]
        hang_lines(new, goals, by=by, reason=reason)
        roll_work(from_year, by=by, reason=reason)
        return Rolled(plan, len(lines) - len(known), len(known))


def _locked_lines(year: int, chosen: dict[int, RolledRow]) -> list[ScorecardLine]:
    """The chosen lines in card order; two who roll the same year wait for each other here."""
    every = ScorecardLine.objects.filter(year=year, withdrawn=False, indicator__in_use=True)
    locked = every.order_by("pk").select_for_update(of=("self",))
    known = locked.select_related("heading__area", "area", "sector", "target")
    found = [line for line in known if line.pk in chosen]
    if unknown := set(chosen) - {line.pk for line in found}:
        raise NotFound("line", min(unknown))
    place = dict(ScorecardLine.objects.filter(year=year).values_list("pk", area_then("order")))
    return sorted(found, key=lambda line: (place[line.pk], line.order, line.pk))


def _stands(line: ScorecardLine | None) -> bool:
    return line is not None and not line.withdrawn


def _plan(by: User, year: int, title: str, cards_by_sector: bool, reason: str) -> Plan:
    """The plan of the year to come: as it stands, brought back, or new. Raises :class:`AlreadyAdopted`."""
    plan = Plan.objects.select_for_update().filter(year=year).first()
    if plan is not None and plan.adopted:
        raise AlreadyAdopted(year, plan.case)
    if plan is not None and not plan.withdrawn:
        return plan
    values = {"year": year, "title": title, "cards_by_sector": cards_by_sector, "withdrawn": False}
    if plan is None and (last := Plan.objects.filter(year=year - 1, withdrawn=False).first()) is not None:
        values |= {"close_word": last.close_word, "assessments": last.assessments}
    pk = plan.pk if plan else None
    made, _ = save_record(by=by, model=Plan, pk=pk, values=values, reason=reason)
    return made


def _undone(year: int, *, by: User, reason: str) -> int | None:
    """How many lines the same person took back with the same reason, where the plan is gone since then."""
    plan = Plan.objects.filter(year=year, withdrawn=True).first()
    if plan is None or not sent_again(plan, by=by, reason=reason, seen=plan.version - 1):
        return None
    return ScorecardLine.objects.filter(year=year, withdrawn=True, carried_from__isnull=False).count()


def undo_roll(*, by: User, year: int, reason: str) -> int:
    """Take back the lines that were rolled into a year's plan, and the plan where nothing else is in it.

    Nothing is deleted: they are withdrawn, and rolling again brings them back. Returns how many lines.
    Raises :class:`NotAllowed`, :class:`NeedsReason`, :class:`NotFound`, and :class:`CannotUndo` once the
    plan is adopted, a round of the year is opened or something is reported.
    """
    with acting(Act.UNDO_ROLL, by=by, reason=reason):
        require(by, permissions.EDIT_PLAN)
        if not reason.strip():
            raise NeedsReason
        if (undone := _undone(year, by=by, reason=reason)) is not None:
            return undone
        plan = locked_plan(year)
        list(Round.objects.select_for_update().filter(year=year).order_by("pk"))
        every = ScorecardLine.objects.filter(year=year, withdrawn=False).order_by("pk").select_for_update()
        lines = list(every)
        if obstacle := obstacle_to_undo(plan):
            raise CannotUndo(year, obstacle)
        rolled = [line for line in lines if line.carried_from_id is not None]
        gone = {"withdrawn": True}
        for line in rolled:
            save_record(by=by, model=ScorecardLine, pk=line.pk, values=gone, reason=reason)
        unroll_goals(year, by=by, reason=reason)
        unroll_work(year, by=by, reason=reason)
        if len(rolled) == len(lines):
            save_record(by=by, model=Plan, pk=plan.pk, values=gone, reason=reason)
        return len(rolled)
