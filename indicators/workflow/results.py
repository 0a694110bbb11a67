"""Entering results."""

from __future__ import annotations

from dataclasses import dataclass

from indicators import permissions, values
from indicators.models import Act, Result, ResultPart, ScorecardLine, User
from indicators.models.columns import COLUMNS

from .locks import open_figure
from .refusals import NeedsChoice, NotFound, Unreadable
from .trail import act
from .writing import guard_version, require, trace, write

YEAR = values.Period(values.PeriodKind.YEAR, 1)


@dataclass(frozen=True, slots=True)
class Reported:
    """What stands after the act, and what stood before (empty text: nothing)."""

    result_id: int | None
    version: int
    before: str
    after: str
    changed: bool


def read_result(text: str, spec: values.Spec, *, keep_text: bool = False) -> values.Result:
    """Read what was typed, or refuse it with the reason.

    ``keep_text``: keep what is not understood as text (it will be *undecided*).
    Plain words are always kept; a figure that cannot be read or can be read in two
    ways is refused unless ``keep_text``. Raises :class:`Unreadable`, :class:`NeedsChoice`.
    """
    parsed = values.parse_result(text, spec)
    if isinstance(parsed, values.TextResult):
        too_much = parsed.problem is values.TextProblem.TOO_LONG
        if too_much or (parsed.problem is not values.TextProblem.WORDS and not keep_text):
            raise Unreadable(text[:80], parsed.problem)
    if isinstance(parsed, values.AmbiguousResult) and not keep_text:
        raise NeedsChoice(parsed)
    return parsed


@act(Act.REPORT_RESULT)
def report_result(
    *,
    by: User,
    line_id: int,
    text: str,
    reason: str,
    period: values.Period = YEAR,
    version: int | None = None,
    keep_text: bool = False,
) -> Reported:
    """Enter or change the figure of a line for a period of its year.

    ``version`` is the version of the result that was seen (0: none existed); ``None``
    skips the guard and is for loading alone. An empty text empties the cell. Raises
    :class:`NotFound`, :class:`NotAllowed`, :class:`Stale`, :class:`Unreadable`,
    :class:`NeedsChoice`, :class:`Locked`; nothing is written then. Saving what stands already changes
    nothing and is never refused, so a double click is harmless.
    """
    line = ScorecardLine.objects.select_for_update().filter(pk=line_id, withdrawn=False).first()
    if line is None:
        raise NotFound("line", line_id)
    require(by, permissions.REPORT_RESULT, line)
    row = Result.objects.filter(
        line=line, period_kind=period.kind, period_number=period.number
    ).first() or Result(line=line, period_kind=period.kind, period_number=period.number, version=0)
    before = row.written
    parsed = read_result(text, line.spec, keep_text=keep_text)
    written = text.strip()
    if row._state.adding and not written:
        return Reported(None, 0, "", "", changed=False)
    if not row._state.adding and written == before and row.parsed == parsed:
        return Reported(row.pk, row.version, before, before, changed=False)
    open_figure(line, period, by=by, reason=reason)
    _guard(row, version)
    row.written = written
    row.version = max(row.version, 1)
    columns = values.result_columns(parsed)
    parts = columns.pop("parts", [])
    row.set_columns({name: columns.get(name) for name in COLUMNS})
    write(row, by=by, reason=reason)
    _write_parts(row, parts, by=by, reason=reason)
    return Reported(row.pk, row.version, before, written, changed=True)


def _guard(row: Result, seen: int | None) -> None:
    if seen is not None and row._state.adding and seen != 0:
        guard_version(row, seen)
    elif not row._state.adding:
        guard_version(row, seen, row.written)


def _write_parts(row: Result, parts: list[dict[str, object]], *, by: User, reason: str) -> None:
    """Replace the parts inside the cell; their history keeps what stood."""
    for old in row.parts.all():
        trace(old, by=by, reason=reason)
        old.delete()
    for part in parts:
        new = ResultPart(result=row)
        for name in ("position", "name", "period_kind", "period_number", "value", "value_decimals"):
            value = part.get(name)
            setattr(new, name, "" if value is None and name in ("name", "period_kind") else value)
        trace(new, by=by, reason=reason)
        new.clean_fields()
        new.save(force_insert=True)
