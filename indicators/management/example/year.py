"""Elverum's 2025 closed, and an invented 2026 in the middle of its year-end round."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from indicators import values, workflow
from indicators.judging import GapKind, gaps, judge_lines
from indicators.models import (
    Action,
    Membership,
    Plan,
    Role,
    Round,
    RoundKind,
    ScorecardLine,
    Sector,
    Submission,
    User,
)

from .figures import ACTIONS, CAUSES, FOLLOWED, made_up

LAST, YEAR = 2025, 2026
DELIVERED: Final = ("eiendom", "kultur", "service-ikt")
DAYS: Final = 14
"""From the first load to the deadline."""
PAST_REASON = "Rapportert i årsmeldingen for 2025, før programmet ble tatt i bruk"
ROLL_REASON = "Eksempel: planen for 2026 er rullet fra 2025"
CASE, ADOPTED_ON = "KS-sak 999/25 (eksempel)", date(2025, 12, 17)
REASON = "Eksempeldata"
RETURNED = "Eksempel: Se over radene med merknad, og send inn på nytt."
REMARK = "Eksempel: Gjelder tallet hele året?"

type Say = Callable[[str], None]


def make_year(say: Say, today: date) -> bool:
    """Make what is missing of the example; False where it stands already. Raises workflow's refusals."""
    program = workflow.program_user()
    if Round.objects.filter(year=YEAR).exists():
        return False
    _close_last(program, say)
    _plan(program, say)
    say("Åpner årsslutt 2026")
    opened = workflow.plan_round(
        by=program,
        year=YEAR,
        kind=RoundKind.YEAR_END,
        opens_on=today,
        deadline=today + timedelta(days=DAYS),
        reason=REASON,
    )
    workflow.open_round(by=program, round_id=opened.pk, reason=REASON)
    _contributor(program)
    for code, share in (("skole", 2), ("helse", 2)):
        say(f"Fører noen tall for {code}")
        _enter(opened, code, one_of=share)
    for code in DELIVERED:
        say(f"Fører og sender inn for {code}")
        _deliver(opened, code)
    _decide(opened)
    say("Følger opp noen tiltak")
    _follow(today)
    return True


def _close_last(program: User, say: Say) -> None:
    if Round.objects.filter(year=LAST, kind=RoundKind.YEAR_END).exists():
        return
    say("Lukker årsslutt 2025")
    opens_on, deadline = values.standard_days(values.RoundKind.YEAR_END, LAST)
    workflow.close_past_round(
        by=program,
        year=LAST,
        kind=RoundKind.YEAR_END,
        opens_on=opens_on,
        deadline=deadline,
        reason=PAST_REASON,
    )


def _plan(program: User, say: Say) -> None:
    say("Ruller planen til 2026")
    lines = ScorecardLine.objects.filter(year=LAST, withdrawn=False, indicator__in_use=True)
    rows = [
        workflow.RolledRow(
            line_id=line.pk,
            include=True,
            name=line.name,
            short_name=line.short_name,
            planned=not (line.frequency == values.Frequency.SECOND_YEAR and line.planned),
            target_text=line.target.written if hasattr(line, "target") else "",
        )
        for line in lines.select_related("target")
    ]
    workflow.roll_forward(
        by=program, from_year=LAST, reason=ROLL_REASON, rows=rows, title="Virksomhetsplan 2026 (eksempel)"
    )
    plan = Plan.objects.get(year=YEAR)
    workflow.save_record(by=program, model=Plan, pk=plan.pk, values={"example": True}, reason=REASON)
    if not plan.adopted:
        workflow.adopt_plan(by=program, year=YEAR, case=CASE, adopted_on=ADOPTED_ON, reason=REASON)


def _contributor(program: User) -> None:
    """The contributor of the demo enters the figures of three indicators of the schools."""
    person = User.objects.filter(username="bidragsyter").first()
    if person is None or Membership.objects.filter(user=person).exists():
        return
    lines = ScorecardLine.objects.filter(year=YEAR, sector__code="skole", withdrawn=False, planned=True)
    indicators = [line.indicator for line in lines.select_related("indicator").order_by("area", "order")[:3]]
    held = {"user": person, "role": Role.CONTRIBUTOR}
    workflow.save_record(
        by=program, model=Membership, values=held, links={"indicators": indicators}, reason=REASON
    )


def _who(sector: Sector) -> User:
    """The sector's leader in the demo, or the controller on its behalf."""
    held = Membership.objects.filter(sector=sector, role=Role.LEADER, user__username__startswith="leder-")
    found = held.select_related("user").first()
    return found.user if found else User.objects.get(username="controller")


def _enter(of: Round, code: str, *, one_of: int = 1) -> None:
    """Enter figures for one of so many lines, and explain every other miss among them."""
    sector = Sector.objects.get(code=code)
    by = _who(sector)
    for number, gap in enumerate(_owed(of, sector)):
        if number % one_of == 0:
            _figure(by, gap, number)
    misses = [gap.line_id for gap in gaps(of, sector.pk) if gap.kind is GapKind.NO_CAUSE]
    for number, line_id in enumerate(misses):
        if number % one_of == 0:
            _account(by, line_id, number)


def _owed(of: Round, sector: Sector) -> list[tuple[int, values.Period]]:
    return [
        (gap.line_id, gap.period)
        for gap in gaps(of, sector.pk)
        if gap.kind is GapKind.NO_FIGURE and gap.period
    ]


def _figure(by: User, owed: tuple[int, values.Period], number: int) -> None:
    line_id, period = owed
    line = judge_lines(ScorecardLine.objects.filter(pk=line_id))[0]
    workflow.report_result(
        by=by, line_id=line_id, text=made_up(line, number), reason=REASON, period=period, keep_text=True
    )


def _account(by: User, line_id: int, number: int) -> None:
    cause, (text, responsible) = CAUSES[number % len(CAUSES)], ACTIONS[number % len(ACTIONS)]
    workflow.explain(by=by, line_id=line_id, cause=cause, reason=REASON)
    workflow.promise_action(
        by=by, line_id=line_id, text=text, responsible=responsible, due=date(YEAR + 1, 6, 30), reason=REASON
    )


def _deliver(of: Round, code: str) -> None:
    """Enter everything that a sector owes, account for it and send it in."""
    sector = Sector.objects.get(code=code)
    by = _who(sector)
    for number, owed in enumerate(_owed(of, sector)):
        _figure(by, owed, number)
    for number, gap in enumerate(gaps(of, sector.pk)):
        if gap.kind is GapKind.NO_CAUSE:
            _account(by, gap.line_id, number)
        elif gap.kind is GapKind.NO_REASON:
            cause = CAUSES[number % len(CAUSES)]
            workflow.explain(
                by=by, line_id=gap.line_id, cause=cause, why_no_figure="no_source", reason=REASON
            )
    submission = Submission.objects.get(round=of, sector=sector)
    workflow.submit(by=by, submission_id=submission.pk, reason=REASON)


def _follow(today: date) -> None:
    """The leaders say how some of what was promised goes; some of it is overdue."""
    promised = Action.objects.filter(line__year=YEAR, line__sector__code__in=DELIVERED, withdrawn=False)
    for number, row in enumerate(promised.select_related("line__sector").order_by("line__sector_id", "id")):
        state, outcome, days = FOLLOWED[number % len(FOLLOWED)]
        due = today + timedelta(days=days) if days else None
        by = _who(row.line.sector)
        workflow.follow_action(by=by, action_id=row.pk, state=state, outcome=outcome, due=due, reason=REASON)


def _decide(of: Round) -> None:
    """The management approves one delivery, sends one back with remarks and leaves one to be decided on."""
    by = User.objects.get(username="ledelse")
    held = {one.sector.code: one for one in Submission.objects.filter(round=of).select_related("sector")}
    workflow.approve(by=by, submission_id=held["service-ikt"].pk)
    lines = ScorecardLine.objects.filter(year=YEAR, sector__code="kultur", withdrawn=False, planned=True)
    remarks = {line.pk: REMARK for line in lines.order_by("area__order", "order")[:2]}
    workflow.return_submission(by=by, submission_id=held["kultur"].pk, reason=RETURNED, remarks=remarks)
