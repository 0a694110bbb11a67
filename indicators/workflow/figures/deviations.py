"""Explaining what was missed, promising what is done about it, and saying what is to be expected."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from indicators import permissions, values
from indicators.models import (
    Act,
    Action,
    Deviation,
    Forecast,
    Round,
    ScorecardLine,
    Tracked,
    User,
)
from indicators.models.columns import COLUMNS
from indicators.models.deviations import DROPPED_SAYS_WHY
from indicators.workflow.idempotency import keep, row_made_with
from indicators.workflow.locks import open_account, open_figure
from indicators.workflow.refusals import Invalid, NeedsReason, NotFound, PastDay
from indicators.workflow.rounds.submissions import begin
from indicators.workflow.save import changed_fields, guard_version, require, trail_reason, write
from indicators.workflow.standing_lines import locked_line, standing_line
from indicators.workflow.texts import LONGEST_CELL, checked
from indicators.workflow.trail import acting

from .results import read_result

FIRST_YEAR, LAST_YEAR = 2000, 2100
"""The years that a deadline can be in."""
EXPLAINED = "Forklart i rapporteringen"
PROMISED = "Lovet i rapporteringen"
BROUGHT_BACK = "Hentet tilbake i rapporteringen"
FOLLOWED = "Fulgt opp"
FORESEEN = "Prognose i rapporteringen"
ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)


def explain(
    *,
    by: User,
    line_id: int,
    cause: str,
    why_no_figure: str = "",
    evidence: str = "",
    reason: str = "",
    version: int | None = None,
) -> Deviation:
    """Say why a target was missed, or why the figure is missing, and where that is documented.

    ``version`` is that of the explanation seen (0: none existed). Raises :class:`NotFound`,
    :class:`NotAllowed`, :class:`Stale`, :class:`Locked`, :class:`Invalid`, :class:`NeedsReason`.
    """
    line = standing_line(line_id)
    reason = trail_reason(by, line, reason, EXPLAINED)
    with acting(Act.EXPLAIN, by=by, reason=reason):
        line = _locked_line(by, line_id)
        row = Deviation.objects.order_by("pk").select_for_update().filter(line=line).first() or Deviation(
            line=line
        )
        told = {
            "cause": cause.strip(),
            "why_no_figure": why_no_figure,
            "evidence": _evidence(evidence),
        }
        if row._state.adding and not any(told.values()):
            return row
        return _save(row, told, line, by=by, reason=reason, version=version, written=row.cause)


def promise_action(
    *,
    by: User,
    line_id: int,
    text: str,
    responsible: str,
    due: date,
    reason: str = "",
    pk: int | None = None,
    version: int | None = None,
    withdrawn: bool = False,
    once: str = "",
    past: bool | None = None,
) -> Action:
    """Promise what is done about a missed target, by whom and by when; or change the promise (``pk``).

    The very same promise again is the one that stands; ``once`` is the token of the form that makes it (see
    :mod:`indicators.workflow.idempotency`). ``past``: whether a new deadline that has passed is meant;
    ``None`` asks nothing (loading). Raises as :func:`explain`, and :class:`PastDay`.
    """
    line = standing_line(line_id)
    reason = trail_reason(by, line, reason, PROMISED)
    with acting(Act.PROMISE_ACTION, by=by, reason=reason):
        line = _locked_line(by, line_id)
        told = {"text": text.strip(), "responsible": responsible.strip(), "due": due, "withdrawn": withdrawn}
        if pk is None:
            return _new_action(line, told, once, past, by=by, reason=reason)
        row = Action.objects.select_for_update().filter(pk=pk, line=line).first()
        if row is None:
            raise NotFound("action", pk)
        if not withdrawn:
            _ask_past(row, due, past)
        return _save(row, told, line, by=by, reason=reason, version=version, written=row.text)


def _new_action(
    line: ScorecardLine, told: dict[str, Any], once: str, past: bool | None, *, by: User, reason: str
) -> Action:
    made = row_made_with(once, Action)
    if made is not None and made.line_id == line.pk and not changed_fields(made, told):
        return made
    stands = Action.objects.filter(line=line, **told).first()
    if stands is not None:
        return stands
    row = Action(line=line)
    _ask_past(row, told["due"], past)
    row = _save(row, told, line, by=by, reason=reason, version=None, written="")
    keep(once, row)
    return row


def bring_back_action(
    *, by: User, line_id: int, pk: int, reason: str = "", version: int | None = None
) -> Action:
    """Let an action that was withdrawn stand again, as it was. One that stands is left as it is.

    Raises as :func:`explain`.
    """
    line = standing_line(line_id)
    reason = trail_reason(by, line, reason, BROUGHT_BACK)
    with acting(Act.PROMISE_ACTION, by=by, reason=reason):
        line = _locked_line(by, line_id)
        row = Action.objects.select_for_update().filter(pk=pk, line=line).first()
        if row is None:
            raise NotFound("action", pk)
        return _save(row, {"withdrawn": False}, line, by=by, reason=reason, version=version, written=row.text)


def follow_action(
    *,
    by: User,
    action_id: int,
    state: str,
    outcome: str = "",
    due: date | None = None,
    reason: str = "",
    version: int | None = None,
    past: bool | None = None,
) -> Action:
    """Say how an action goes. Is possible whatever is locked: it happens after the round.

    A promise is moved to another day only with a reason, and dropped only with an ``outcome`` that says why.
    Saying what stands already changes nothing, whatever version was seen. ``past``: as in
    :func:`promise_action`.
    Raises :class:`NotFound`, :class:`NotAllowed`, :class:`Stale`, :class:`Invalid`, :class:`NeedsReason`,
    :class:`PastDay`.
    """
    line = _line_of_action(action_id)
    said_why = trail_reason(by, line, reason, FOLLOWED)
    with acting(Act.FOLLOW_ACTION, by=by, reason=said_why):
        row = _action(action_id)
        require(by, permissions.FOLLOW_ACTION, row)
        told: dict[str, Any] = {"state": state, "outcome": outcome.strip(), "due": due or row.due}
        changed = changed_fields(row, told)
        if not changed:
            return row
        guard_version(row, version, row.outcome)
        if state == Action.State.DROPPED and not told["outcome"]:
            raise Invalid({"outcome": [str(DROPPED_SAYS_WHY)]})
        _ask_past(row, told["due"], past)
        if "due" in changed and not reason.strip():
            raise NeedsReason
        for name, value in told.items():
            setattr(row, name, value)
        write(row, by=by, reason=said_why)
        return row


def forecast(
    *,
    by: User,
    line_id: int,
    round_id: int,
    outlook: str,
    comment: str = "",
    text: str = "",
    reason: str = "",
    version: int | None = None,
) -> Forecast:
    """Say whether the year's target will be reached, and perhaps the year's figure as it is expected.

    Raises as :func:`explain`, and :class:`Unreadable`, :class:`NeedsChoice` for the figure.
    """
    line = standing_line(line_id)
    reason = trail_reason(by, line, reason, FORESEEN)
    with acting(Act.FORECAST, by=by, reason=reason):
        line = _locked_line(by, line_id, account=False)
        of = Round.objects.filter(pk=round_id, year=line.year).first()
        if of is None:
            raise NotFound("round", round_id)
        open_figure(line, _inside(of), by=by, reason=reason)
        row = Forecast.objects.order_by("pk").select_for_update().filter(line=line, round=of).first()
        row = row or Forecast(line=line, round=of)
        checked(text.strip(), "written", limit=LONGEST_CELL)
        columns = values.result_columns(read_result(text, line.spec))
        columns.pop("parts", None)
        told = {"outlook": outlook, "comment": comment.strip(), "written": text.strip()}
        if row._state.adding or changed_fields(row, told):
            guard_version(row, version, row.comment)
            for name, value in told.items():
                setattr(row, name, value)
            row.set_columns({name: columns.get(name) for name in COLUMNS})
            write(row, by=by, reason=reason)
        return row


def _action(pk: int) -> Action:
    row = Action.objects.select_for_update().filter(pk=pk, withdrawn=False, line__withdrawn=False).first()
    if row is None:
        raise NotFound("action", pk)
    return row


def _line_of_action(pk: int) -> ScorecardLine:
    line = ScorecardLine.objects.filter(actions__pk=pk, withdrawn=False).first()
    if line is None:
        raise NotFound("action", pk)
    return line


def _locked_line(by: User, pk: int, *, account: bool = True) -> ScorecardLine:
    line = locked_line(pk)
    require(by, permissions.REPORT_RESULT, line)
    if account:
        open_account(line)
    return line


def _ask_past(row: Action, due: date, meant: bool | None) -> None:
    """Raise :class:`PastDay` where a deadline that has passed is set anew and nobody has said it is meant."""
    moved = row._state.adding or row.withdrawn or row.due != due
    if moved and not FIRST_YEAR <= due.year <= LAST_YEAR:
        raise Invalid({"due": [_("Året %(year)d kan ikke være riktig. Rett fristen.") % {"year": due.year}]})
    if meant is False and moved and due < timezone.localdate():
        raise PastDay(due)


def _save[T: Tracked](
    row: T,
    told: dict[str, Any],
    line: ScorecardLine,
    *,
    by: User,
    reason: str,
    version: int | None,
    written: str,
) -> T:
    """Write a part of the account of a line, where it changes anything."""
    if not row._state.adding and not changed_fields(row, told):
        return row
    stands = 0 if row._state.adding else row.version
    if version is not None and version != stands:
        if row._state.adding:
            raise NotFound(row._meta.model_name or "", line.pk)
        guard_version(row, version, written)
    for name, value in told.items():
        setattr(row, name, value)
    write(row, by=by, reason=reason)
    _begin(line, by=by, reason=reason)
    return row


def _begin(line: ScorecardLine, *, by: User, reason: str) -> None:
    current = open_account(line).current
    if current is not None and current.submission is not None:
        begin(current.submission, by=by, reason=reason)


def _inside(of: Round) -> values.Period:
    """A period that belongs to a round: its last month."""
    return values.Period(values.PeriodKind.MONTH, of.covers.last_month)


def _evidence(text: str) -> str:
    """A number in the archive or an address that begins with https. Raises :class:`Invalid`."""
    told = text.strip()
    if ADDRESS.match(told) and not told.lower().startswith("https://"):
        raise Invalid({"evidence": ["En lenke må begynne med https://."]})
    return told
