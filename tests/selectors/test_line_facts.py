"""Who entered and who approved is told to those who read the figure, and as of the moment that is read."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from django.utils import timezone

from indicators import workflow
from indicators.judging import JudgedLine, judge_lines
from indicators.models import Indicator, Role, ScorecardLine, Submission, User
from indicators.selectors.table.line_facts import Done, Facts, Measured, line_facts, trail_end
from indicators.values import RoundKind
from tests import municipality

pytestmark = [pytest.mark.django_db, pytest.mark.once]


def _facts(user: User, then: datetime | None = None) -> tuple[Facts, JudgedLine]:
    (line,) = judge_lines(ScorecardLine.objects.filter(indicator__code="lesing"), user=user)
    return line_facts(user, [line], then), line


def _who(done: Done | None) -> str:
    return done.who if done else ""


def test_a_draft_has_no_hand_and_no_approval_for_others() -> None:
    school = municipality.sector()
    line = municipality.line("lesing", of=municipality.area("6.4", "Skole", school), by=school, target="10")
    kari = municipality.user("kari", Role.LEADER, sector=school, first_name="Kari")
    boss = municipality.user("boss", Role.MANAGEMENT, first_name="Ingrid")
    controller = municipality.user("controller", Role.CONTROLLER)
    row = workflow.plan_round(
        by=controller,
        year=2025,
        kind=RoundKind.YEAR_END,
        opens_on=date(2026, 1, 1),
        deadline=date(2026, 1, 31),
    )
    workflow.open_round(by=controller, round_id=row.pk)
    workflow.report_result(by=kari, line_id=line.pk, text="12", reason="Ført")
    own, judged = _facts(kari)
    others, _same = _facts(boss)
    assert _who(own.entered_by(judged)) == "Kari"
    assert (others.entered_by(judged), others.approved_by(judged)) == (None, None)

    sent = Submission.objects.get(round=row, sector=school).pk
    before = timezone.now()
    workflow.submit(by=kari, submission_id=sent)
    workflow.approve(by=boss, submission_id=sent)
    now, judged = _facts(boss)
    decided = Submission.objects.get(pk=sent).decided_at
    assert _who(now.entered_by(judged)) == "Kari"
    assert now.approved_by(judged) == Done("Ingrid", decided)
    then, _same = _facts(boss, before)
    assert then.approved_by(judged) is None


def test_what_is_measured_and_who_leads_hold_of_the_moment() -> None:
    school = municipality.sector()
    line = municipality.line("lesing", of=municipality.area("6.4", "Skole", school), by=school)
    municipality.user("kari", Role.LEADER, sector=school, first_name="Kari")
    controller = municipality.user("controller", Role.CONTROLLER)
    before = timezone.now()
    values = {"definition": "Andel på nivå 1", "source": "Nasjonale prøver", "source_from": "2025:590"}
    workflow.save_record(by=controller, model=Indicator, pk=line.indicator_id, values=values, reason="Kjent")
    told, judged = _facts(controller)
    assert told.about(judged) == Measured("Andel på nivå 1", "", "Nasjonale prøver", "2025:590")
    assert told.led_by(judged) == ("Kari",)
    then, _same = _facts(controller, before)
    assert then.about(judged) == Measured()
    end = trail_end()
    assert end is not None
    assert len(end.digest) == 64
