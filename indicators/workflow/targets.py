"""Setting targets."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from indicators import permissions, values
from indicators.models import Act, ScorecardLine, Target, User
from indicators.models.columns import COLUMNS

from .locks import open_plan
from .plans import adopted_plan, check_adopted_on
from .refusals import NeedsCase, NeedsChoice, NeedsReason, NotFound, NotUnderstood, Unreadable
from .texts import LONGEST_CELL, checked
from .trail import act
from .writing import guard_version, require, write


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


@act(Act.SET_TARGET)
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
) -> TargetSet:
    """Set or change the target of a line, with the case that adopted it.

    ``version`` as for results. Where the plan is adopted, a change takes a case and a reason, and the
    target as adopted stays as it was. A text that is not understood is a proposal only, until somebody says
    with a reason that the target is ``in_words``; no adopted plan takes it otherwise. Raises
    :class:`NotFound`, :class:`NotAllowed`, :class:`Stale`, :class:`Unreadable`, :class:`NeedsChoice`,
    :class:`NeedsCase`, :class:`NeedsReason`, :class:`NotUnderstood`, :class:`Invalid`, :class:`Locked`;
    nothing is written then.
    """
    line = ScorecardLine.objects.select_for_update().filter(pk=line_id, withdrawn=False).first()
    if line is None:
        raise NotFound("line", line_id)
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
    row.in_words = words
    row.written, row.case, row.adopted_on = written, case, adopted_on
    row.version = max(row.version, 1)
    columns = values.target_columns(parsed)
    row.set_columns({name: columns.get(name) for name in COLUMNS})
    write(row, by=by, reason=reason)
    return TargetSet(row.pk, row.version, before, written, changed=True)


def _ask_for_case(year: int, case: str, reason: str) -> None:
    """Raise :class:`NeedsCase` or :class:`NeedsReason` where the plan is adopted and one is missing."""
    plan = adopted_plan(year)
    if plan is None:
        return
    if not case.strip():
        raise NeedsCase(year, plan.case)
    if not reason.strip():
        raise NeedsReason
