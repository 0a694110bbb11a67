"""Entering results."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils import timezone

from indicators import permissions, values
from indicators.judging import JudgedLine
from indicators.models import Act, Correction, Result, ResultPart, ScorecardLine, User
from indicators.models.columns import COLUMNS
from indicators.workflow.locks import open_figure
from indicators.workflow.refusals import Asks, NeedsChoice, Unreadable
from indicators.workflow.save import at_hand, guard_version, require, trace, trail_reason, write
from indicators.workflow.standing_lines import locked_line, standing_line
from indicators.workflow.texts import LONGEST_CELL, checked
from indicators.workflow.trail import acting

from .questions import confirm, line_now, supersede_answers

YEAR = values.Period(values.PeriodKind.YEAR, 1)
ENTERED = "Ført i rapporteringen"


@dataclass(frozen=True, slots=True)
class Reported:
    """What stands after the act, and what stood before (empty text: nothing)."""

    result_id: int | None
    version: int
    before: str
    after: str
    changed: bool
    answered: bool = False
    """Whether what is asked about the figure was answered."""


def read_result(text: str, spec: values.Spec) -> values.Result:
    """Read what was typed where only what is understood may stand: a forecast, somebody else's figure.

    Raises :class:`Unreadable`, :class:`NeedsChoice`.
    """
    parsed = values.parse_result(text, spec)
    if isinstance(parsed, values.TextResult):
        raise Unreadable(text[:80], parsed.problem, spec)
    if isinstance(parsed, values.AmbiguousResult):
        raise NeedsChoice(parsed)
    return parsed


def report_result(
    *,
    by: User,
    line_id: int,
    text: str,
    reason: str = "",
    period: values.Period = YEAR,
    version: int | None = None,
    because: str | None = None,
    judged: JudgedLine | None = None,
) -> Reported:
    """Enter or change the figure of a line for a period of its year.

    Whatever is typed is kept as it was written. What was not understood, can be read in two ways or is asked
    about is an open question afterwards, which holds delivery back; answers to the figure before it are
    withdrawn, and questions that it leaves behind are kept as mended. A dash is nothing, and empties the cell
    as an empty text does.

    ``because`` is the answer of a door that asks at once: None leaves the questions open, an empty text
    raises :class:`Asks` where there are any, any other answers them; what can only be written anew is
    asked about whatever was said. ``version`` is the version of the result
    that was seen (0: none existed); ``None`` skips the guard and is for loading alone. ``judged`` is the
    line as an act of many writes judged it before the first of them; None judges it here. Raises
    :class:`NotFound`, :class:`NotAllowed`, :class:`Stale`, :class:`Locked`, :class:`TooLong`,
    :class:`ForbiddenMark`, and :class:`NeedsReason` on another's behalf; nothing is written then. Saving what
    stands already changes nothing and is never refused, so a double click is harmless.
    """
    found = standing_line(line_id)
    reason = trail_reason(by, found, reason, ENTERED)
    with acting(Act.REPORT_RESULT, by=by, reason=reason):
        return _report(
            by=by, line_id=line_id, text=text, reason=reason, period=period, version=version, because=because,
            judged=judged,
        )  # fmt: skip


def _report(
    *,
    by: User,
    line_id: int,
    text: str,
    reason: str,
    period: values.Period,
    version: int | None,
    because: str | None,
    judged: JudgedLine | None,
) -> Reported:
    line = locked_line(line_id)
    require(by, permissions.REPORT_RESULT, line)
    found = Result.objects.order_by("pk").filter(
        line=line, period_kind=period.kind, period_number=period.number
    )
    row = found.first() or Result(line=line, period_kind=period.kind, period_number=period.number, version=0)
    before = row.written
    written = checked(text.strip(), "written", limit=LONGEST_CELL)
    parsed = values.parse_result(written, line.spec)
    if isinstance(parsed, values.EmptyResult):
        written = ""
    if row._state.adding and not written:
        return Reported(None, 0, "", "", changed=False)
    if not row._state.adding and written == before and row.parsed == parsed:
        answered = bool(because) and _confirm(line, row, because or "", by=by, reason=reason)
        return Reported(row.pk, row.version, before, before, changed=False, answered=answered)
    correction = open_figure(line, period, by=by, reason=reason)
    _guard(row, version)
    stood = None if row._state.adding else (judged or line_now(line.pk)).cell(period)
    row.written = written
    row.version = max(row.version, 1)
    columns = values.result_columns(parsed)
    parts = columns.pop("parts", [])
    row.set_columns({name: columns.get(name) for name in COLUMNS})
    write(row, by=by, reason=reason)
    _write_parts(row, parts, by=by, reason=reason)
    if stood is not None:
        supersede_answers(row, stood, by=by, reason=reason)
    answered = because is not None and _confirm(line, row, because, by=by, reason=reason)
    if correction is not None:
        end_correction(correction, by=by, reason=reason, after=written)
    return Reported(row.pk, row.version, before, written, changed=True, answered=answered)


def _confirm(line: ScorecardLine, row: Result, because: str, *, by: User, reason: str) -> bool:
    """Answer what is asked about the cell; returns whether anything was. Without words :class:`Asks`."""
    judged = line_now(line.pk)
    cell = judged.cell(row.period)
    if cell is None or not cell.open:
        return False
    if not because.strip() or not all(question.kind.confirmable for question in cell.open):
        raise Asks(row.period, cell, judged.spec, judged.previous.year if judged.previous else None)
    for question in cell.open:
        confirm(row, question, because, by=by, reason=reason)
    return True


def end_correction(row: Correction, *, by: User, reason: str, after: str | None) -> None:
    """Lock a figure that was open by itself: corrected to ``after``, or as it was where that is None."""
    row.state = Correction.State.LOCKED if after is None else Correction.State.CORRECTED
    row.after = after or ""
    row.ended_by, row.ended_at = by, timezone.now()
    write(row, by=by, reason=reason)


def _guard(row: Result, seen: int | None) -> None:
    if seen is not None and row._state.adding and seen != 0:
        guard_version(row, seen)
    elif not row._state.adding:
        guard_version(row, seen, row.written)


def _write_parts(row: Result, parts: list[dict[str, object]], *, by: User, reason: str) -> None:
    """Replace the parts inside the cell; their history keeps what stood."""
    for old in row.parts.order_by("position"):
        trace(old, by=by, reason=reason)
        old.delete()
    for part in parts:
        new = ResultPart(result=row)
        for name in ("position", "name", "period_kind", "period_number", "value", "value_decimals"):
            value = part.get(name)
            setattr(new, name, "" if value is None and name in ("name", "period_kind") else value)
        trace(new, by=by, reason=reason)
        new.clean_fields(exclude=at_hand(new))
        new.save(force_insert=True)
