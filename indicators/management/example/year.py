"""Elverum's 2025 closed, and an invented 2026: both tertials closed, the year-end round half reported."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from indicators import values, workflow
from indicators.models import (
    Action,
    Membership,
    Plan,
    Role,
    Round,
    RoundKind,
    ScorecardLine,
    Submission,
    User,
)

from .entering import REASON, deliver, enter, leader_of
from .figures import FOLLOWED
from .tertials import follow_often, report_tertials

LAST, YEAR = 2025, 2026
BEGUN: Final = ("skole", "helse")
DELIVERED: Final = ("eiendom", "kultur", "service-ikt")
DAYS: Final = 14
"""From the first load to the deadline."""
PAST_REASON = "Rapportert i årsmeldingen for 2025, før programmet ble tatt i bruk"
ROLL_REASON = "Eksempel: planen for 2026 er rullet fra 2025"
CASE, ADOPTED_ON = "KS-sak 999/25 (eksempel)", date(2025, 12, 17)
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
    report_tertials(program, YEAR, today, say)
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
    for code in BEGUN:
        say(f"Fører noen tall for {code}")
        enter(opened, code, one_of=2)
    for code in DELIVERED:
        say(f"Fører og sender inn for {code}")
        deliver(opened, code)
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
    follow_often(program, YEAR)
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


def _follow(today: date) -> None:
    """The leaders say how some of what was promised goes; some of it is overdue."""
    promised = Action.objects.filter(line__year=YEAR, line__sector__code__in=DELIVERED, withdrawn=False)
    for number, row in enumerate(promised.select_related("line__sector").order_by("line__sector_id", "id")):
        state, outcome, days = FOLLOWED[number % len(FOLLOWED)]
        due = today + timedelta(days=days) if days else None
        by = leader_of(row.line.sector)
        workflow.follow_action(by=by, action_id=row.pk, state=state, outcome=outcome, due=due, reason=REASON)


def _decide(of: Round) -> None:
    """The management approves one delivery, sends one back with remarks and leaves one to be decided on."""
    by = User.objects.get(username="ledelse")
    held = {one.sector.code: one for one in Submission.objects.filter(round=of).select_related("sector")}
    workflow.approve(by=by, submission_id=held["service-ikt"].pk)
    lines = ScorecardLine.objects.filter(year=YEAR, sector__code="kultur", withdrawn=False, planned=True)
    remarks = {line.pk: REMARK for line in lines.order_by("area__order", "order")[:2]}
    workflow.return_submission(by=by, submission_id=held["kultur"].pk, reason=RETURNED, remarks=remarks)
