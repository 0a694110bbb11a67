"""Making another kind of line of one that has figures: what becomes of each of them, and doing it."""

from __future__ import annotations

from contextlib import suppress

from indicators import values
from indicators.models import Result, ScorecardLine, Target, User
from indicators.workflow.refusals import (
    NeedsChoice,
    NeedsReason,
    NotUnderstood,
    Reshaped,
    Reshapes,
    Unreadable,
)

from .results import report_result
from .targets import set_target

SHAPE = frozenset({"frequency", "value_kind", "unit", "scale_low", "scale_high", "aggregation", "levels"})
"""The columns of a line that say what it is: which figures it has, and what they mean."""
READING = SHAPE - {"frequency", "aggregation"} | {"direction"}
"""Those that decide what a written figure means."""

_PERIODS = {
    values.Frequency.HALF: values.PeriodKind.HALF,
    values.Frequency.TERTIAL: values.PeriodKind.TERTIAL,
    values.Frequency.QUARTER: values.PeriodKind.QUARTER,
    values.Frequency.MONTH: values.PeriodKind.MONTH,
}


def reshaped(line: ScorecardLine, changed: list[str]) -> tuple[Reshaped, ...]:
    """What becomes of the figures of a line, whose columns hold the new values already, and of its target.

    A figure of a period that is not asked for any more is set aside: nobody would reach it, and it would
    go on deciding the year.
    """
    if not SHAPE & set(changed):
        return ()
    found = []
    target = Target.objects.filter(line_id=line.pk).exclude(written="").first()
    if target is not None and (after := values.parse_target(target.written, line.spec)) != target.parsed:
        found.append(Reshaped(None, target.written, target.parsed, after))
    own = _PERIODS.get(values.Frequency(line.frequency), values.PeriodKind.YEAR)
    for row in Result.objects.filter(line_id=line.pk).exclude(written="").prefetch_related("parts"):
        if "frequency" in changed and row.period.kind is not own:
            found.append(Reshaped(row.period, row.written, row.parsed, None))
            continue
        read = values.parse_result(row.written, line.spec)
        if read != row.parsed or "aggregation" in changed:
            found.append(Reshaped(row.period, row.written, row.parsed, read))
    return tuple(found)


def require_confirmation(found: tuple[Reshaped, ...], *, confirmed: bool, reason: str) -> None:
    """Raise :class:`Reshapes` unless somebody has seen what becomes of the figures, and says why."""
    if not found:
        return
    if not confirmed:
        raise Reshapes(found)
    if not reason.strip():
        raise NeedsReason


def reshape(line: ScorecardLine, changed: list[str], *, by: User, reason: str) -> None:
    """Read the line's target and figures anew, and set those aside that nobody reaches any more.

    A target that can no longer be read stays as it was understood.
    """
    if not (READING | SHAPE) & set(changed):
        return
    target = Target.objects.filter(line_id=line.pk).first()
    if target is not None and READING & set(changed):
        with suppress(Unreadable, NeedsChoice, NotUnderstood):
            set_target(
                by=by,
                line_id=line.pk,
                text=target.written,
                case=target.case,
                adopted_on=target.adopted_on,
                version=target.version,
                reason=reason,
            )
    own = _PERIODS.get(values.Frequency(line.frequency), values.PeriodKind.YEAR)
    for row in list(Result.objects.filter(line_id=line.pk).exclude(written="")):
        lost = "frequency" in changed and row.period.kind is not own
        report_result(
            by=by,
            line_id=line.pk,
            text="" if lost else row.written,
            period=row.period,
            version=row.version,
            reason=reason,
        )
