"""What a sector does in a round, done for it: figures, explanations, actions, forecasts, and sending in."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from indicators import values, workflow
from indicators.judging import (
    Gap,
    GapKind,
    JudgedLine,
    MatterGap,
    MatterGapKind,
    gaps,
    judge_lines,
    matter_gaps,
)
from indicators.models import Forecast, Membership, Role, Round, ScorecardLine, Sector, Submission, User

from .figures import ACTIONS, CAUSES, FORECASTS, MATTERS, SAME, made_up

REASON: Final = "Eksempeldata"
CONFIRMED: Final = "Tallet er laget for eksempelet."


def leader_of(sector: Sector) -> User:
    """The sector's leader in the demo, or the controller on its behalf."""
    held = Membership.objects.filter(sector=sector, role=Role.LEADER, user__username__startswith="leder-")
    found = held.select_related("user").first()
    return found.user if found else User.objects.get(username="controller")


def enter(of: Round, code: str, *, one_of: int = 1) -> None:
    """Enter figures for one of so many that are owed, and explain every other miss among them."""
    sector = Sector.objects.get(code=code)
    by = leader_of(sector)
    _figures(by, of, sector, one_of=one_of)
    misses = [gap.line_id for gap in gaps(of, sector.pk) if gap.kind is GapKind.NO_CAUSE]
    for number, line_id in enumerate(misses):
        if number % one_of == 0:
            _account(by, of.year, line_id, number)


def deliver(of: Round, code: str) -> None:
    """Enter everything that a sector owes, account for it and send it in."""
    sector = Sector.objects.get(code=code)
    by = leader_of(sector)
    _figures(by, of, sector)
    found = gaps(of, sector.pk)
    lines = _lines({gap.line_id for gap in found})
    for number, gap in enumerate(found):
        _settle(by, of, gap, number, lines)
    for number, missing in enumerate(matter_gaps(of, sector.pk)):
        _report_matter(by, of, sector, missing, number)
    submission = Submission.objects.get(round=of, sector=sector)
    workflow.submit(by=by, submission_id=submission.pk, reason=REASON)


def _report_matter(by: User, of: Round, sector: Sector, missing: MatterGap, number: int) -> None:
    """Say how a decision goes, or what is done after a supervision."""
    text = MATTERS[number % len(MATTERS)]
    if missing.kind is MatterGapKind.NO_COMMENT:
        workflow.comment_decision(by=by, decision_id=missing.pk, text=text, reason=REASON)
        return
    own: dict[str, Any] = {"by": by, "year": of.year, "sector_id": sector.pk, "reason": REASON}
    workflow.save_supervision(**own, pk=missing.pk, values={"measure": text})


def _figures(by: User, of: Round, sector: Sector, *, one_of: int = 1) -> None:
    """What a figure is made up from does not change with the others: the lines are read once."""
    owed = [gap for gap in gaps(of, sector.pk) if gap.kind is GapKind.NO_FIGURE]
    chosen = [gap for number, gap in enumerate(owed) if number % one_of == 0]
    lines = _lines({gap.line_id for gap in chosen})
    for number, gap in enumerate(chosen):
        period = gap.period or values.YEAR
        text = made_up(lines[gap.line_id], number * one_of + of.covers.last_month, period)
        workflow.report_result(by=by, line_id=gap.line_id, text=text, reason=REASON, period=period)


def _lines(ids: set[int]) -> dict[int, JudgedLine]:
    return {line.id: line for line in judge_lines(ScorecardLine.objects.filter(pk__in=ids))}


def _settle(by: User, of: Round, gap: Gap, number: int, lines: Mapping[int, JudgedLine]) -> None:
    match gap.kind:
        case GapKind.NO_CAUSE:
            _account(by, of.year, gap.line_id, number)
        case GapKind.NO_REASON:
            cause = CAUSES[number % len(CAUSES)]
            workflow.explain(
                by=by, line_id=gap.line_id, cause=cause, why_no_figure="no_source", reason=REASON
            )
        case GapKind.NO_ANSWER:
            _answer(by, gap, lines[gap.line_id])
        case GapKind.NO_FORECAST:
            _foresee(by, of, lines[gap.line_id], number)
        case GapKind.NO_ACTION | GapKind.NO_FIGURE | GapKind.NOT_READ:
            pass  # promised with its cause; entered before


def _answer(by: User, gap: Gap, line: JudgedLine) -> None:
    """Figures are made up: what the program asks about them is so."""
    period = gap.period or values.YEAR
    cell = line.cell(period)
    for question in cell.open if cell else ():
        kind, part, _figure = question.key
        workflow.answer_question(
            by=by, line_id=line.id, period=period, kind=kind, part=part, text=CONFIRMED, reason=REASON
        )


def _foresee(by: User, of: Round, line: JudgedLine, number: int) -> None:
    """Say how the year will go: last year's figure again, where that is a miss and a miss is expected."""
    outlook, comment = FORECASTS[number % len(FORECASTS)]
    was = line.previous.result if line.previous and line.previous_status is values.Status.MISSED else None
    again = outlook == Forecast.Outlook.WILL_MISS and isinstance(was, values.FigureResult)
    workflow.forecast(
        by=by,
        line_id=line.id,
        round_id=of.pk,
        outlook=outlook,
        comment=comment,
        text=made_up(line, SAME, values.YEAR) if again else "",
        reason=REASON,
    )


def _account(by: User, year: int, line_id: int, number: int) -> None:
    cause, (text, responsible) = CAUSES[number % len(CAUSES)], ACTIONS[number % len(ACTIONS)]
    workflow.explain(by=by, line_id=line_id, cause=cause, reason=REASON)
    workflow.promise_action(
        by=by, line_id=line_id, text=text, responsible=responsible, due=date(year + 1, 6, 30), reason=REASON
    )
