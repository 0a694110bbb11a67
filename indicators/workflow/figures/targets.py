"""Setting targets."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from indicators import permissions, values
from indicators.models import Act, Result, ScorecardLine, Target, User
from indicators.models.columns import COLUMNS
from indicators.workflow.locks import open_plan
from indicators.workflow.plans import adopted_plan, check_adopted_on
from indicators.workflow.refusals import (
    AsksTarget,
    NeedsCase,
    NeedsChoice,
    NeedsReason,
    NotUnderstood,
    Unreadable,
)
from indicators.workflow.save import guard_version, require, write
from indicators.workflow.standing_lines import locked_line
from indicators.workflow.texts import LONGEST_CELL, checked
from indicators.workflow.trail import act

CONFIRMED = "målet stemmer: %s"


@dataclass(frozen=True, slots=True)
class TargetSet:
    """What stands after the act, and what stood before (empty text: nothing)."""

    target_id: int | None
    version: int
    before: str
    after: str
    changed: bool


def read_target(text: str, spec: values.Spec) -> values.Target:
    """Read what was typed as a target, or refuse it.

    Raises :class:`Unreadable`, :class:`NeedsChoice`, :class:`TooLong`, :class:`ForbiddenMark`.
    """
    checked(text.strip(), "written", limit=LONGEST_CELL)
    parsed = values.parse_target(text, spec)
    if isinstance(parsed, values.TextTarget) and not parsed.problem.is_words:
        raise Unreadable(text[:80], parsed.problem, spec)
    if isinstance(parsed, values.AmbiguousTarget):
        raise NeedsChoice(parsed)
    return parsed


def set_target(
    *,
    by: User,
    line_id: int,
    text: str,
    reason: str,
    case: str = "",
    adopted_on: date | None = None,
    version: int | None = None,
    in_words: bool = False,
    because: str | None = None,
) -> TargetSet:
    """Set or change the target of a line, with the case that adopted it.

    ``version`` as for results. Where the plan is adopted, a change takes a case and a reason, and the
    target as adopted stays as it was. A text that is not understood is a proposal only, until somebody says
    with a reason that the target is ``in_words``; no adopted plan takes it otherwise. ``because`` is the
    answer of a door that asks at once, as for results: None asks nothing, an empty text raises
    :class:`AsksTarget` where anything is asked, any other stands in the trail. Raises
    :class:`NotFound`, :class:`NotAllowed`, :class:`Stale`, :class:`Unreadable`, :class:`NeedsChoice`,
    :class:`NeedsCase`, :class:`NeedsReason`, :class:`NotUnderstood`, :class:`Invalid`, :class:`Locked`;
    nothing is written then.
    """
    answered = (because or "").strip()
    if answered and answered not in reason:
        reason = f"{reason.strip()} ({CONFIRMED % answered})".strip()
    return _set_target(
        by=by,
        line_id=line_id,
        text=text,
        reason=reason,
        case=case,
        adopted_on=adopted_on,
        version=version,
        in_words=in_words,
        because=because,
    )


@act(Act.SET_TARGET)
def _set_target(
    *,
    by: User,
    line_id: int,
    text: str,
    reason: str,
    case: str,
    adopted_on: date | None,
    version: int | None,
    in_words: bool,
    because: str | None,
) -> TargetSet:
    line = locked_line(line_id)
    require(by, permissions.EDIT_PLAN, line)
    row = Target.objects.filter(line=line).first() or Target(line=line, version=0)
    before = row.written
    written = text.strip()
    same = not row._state.adding and (written, case, adopted_on) == (before, row.case, row.adopted_on)
    if not same and not row._state.adding:
        guard_version(row, version, before)
    parsed = read_target(text, line.spec)
    if row._state.adding and not written:
        return TargetSet(None, 0, "", "", changed=False)
    stays = row.in_words and written == before
    words = isinstance(parsed, values.TextTarget) and (in_words or stays)
    if same and row.parsed == parsed and (row.in_words or not words):
        return TargetSet(row.pk, row.version, before, before, changed=False)
    open_plan(line.year, line.sector_id)
    _ask_for_case(line.year, case, reason)
    check_adopted_on(adopted_on, line.year)
    if words and not reason.strip():
        raise NeedsReason
    if isinstance(parsed, values.TextTarget) and not words and adopted_plan(line.year) is not None:
        raise NotUnderstood(written)
    if because is not None and not because.strip() and (asked := questions_about(line, parsed)) is not None:
        raise asked
    row.in_words = words
    row.written, row.case, row.adopted_on = written, case, adopted_on
    row.version = max(row.version, 1)
    columns = values.target_columns(parsed)
    row.set_columns({name: columns.get(name) for name in COLUMNS})
    write(row, by=by, reason=reason)
    return TargetSet(row.pk, row.version, before, written, changed=True)


def target_question(line_id: int, text: str) -> AsksTarget | None:
    """What would be asked about a target that is typed for a line; None for nothing."""
    line = ScorecardLine.objects.order_by("pk").filter(pk=line_id, withdrawn=False).first()
    return None if line is None else questions_about(line, values.parse_target(text, line.spec))


def questions_about(line: ScorecardLine, target: values.Target) -> AsksTarget | None:
    """What is asked about a target of a line; None for nothing.

    It is held against the line's own target, else the indicator's target of the latest year before, else the
    latest year's result.
    """
    before = {"line__indicator_id": line.indicator_id, "line__withdrawn": False}
    own = Target.objects.filter(line=line).first()
    if own is None or not _has_figure(own.parsed):
        earlier = Target.objects.filter(**before, line__year__lt=line.year).order_by("-line__year")
        own = next((one for one in earlier if _has_figure(one.parsed)), None)
    year, previous = line.year, None
    if own is None:
        results = Result.objects.filter(
            **before, line__year__lt=line.year, period_kind=Result.PeriodKind.YEAR
        )
        last = results.filter(kind="figure").select_related("line").order_by("-line__year").first()
        year, previous = (last.line.year, last.parsed) if last is not None else (year, None)
    held = own.parsed if own is not None else None
    asked = values.target_questions(target, line.spec, earlier=held, previous=previous)
    return AsksTarget(target, asked, line.spec, held is not None, year) if asked else None


def _has_figure(target: values.Target) -> bool:
    return isinstance(target, values.LimitTarget | values.RangeTarget | values.ShareTarget)


def _ask_for_case(year: int, case: str, reason: str) -> None:
    """Raise :class:`NeedsCase` or :class:`NeedsReason` where the plan is adopted and one is missing."""
    plan = adopted_plan(year)
    if plan is None:
        return
    if not case.strip():
        raise NeedsCase(year, plan.case)
    if not reason.strip():
        raise NeedsReason
