"""What a person judges of a goal, in the words of the municipality and with a reason, round by round."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext as _

from indicators import permissions
from indicators.models import Act, Goal, GoalAssessment, Plan, RoundKind, User, situation_of
from indicators.workflow.refusals import Invalid, Locked, NotFound
from indicators.workflow.rounds.submissions import begin_in, kind_now
from indicators.workflow.save import guard_version, require, trail_reason, write
from indicators.workflow.trail import acting

ASSESSED = "Vurdert på siden Mål"
WHOLE = 0


def assess_goal(
    *,
    by: User,
    goal_id: int,
    level: str,
    text: str,
    round_kind: str = "",
    version: int | None = None,
    reason: str = "",
) -> GoalAssessment:
    """Judge a goal in the round that its year is in; an empty ``level`` takes what was judged away.

    ``level`` is one of the plan's words, ``text`` why. Of a sector's goal it is a draft until the sector
    delivers, and is locked with its explanations; of a goal of the whole municipality it is read at once.
    ``round_kind`` is that of the judgement where the year has no round (the whole year's without it).
    ``version`` is that of the judgement seen (0: none existed). Raises :class:`NotFound`,
    :class:`NotAllowed`, :class:`Stale`, :class:`Locked`, :class:`Invalid`, :class:`NeedsReason` on another's
    behalf.
    """
    goal = Goal.objects.filter(pk=goal_id, withdrawn=False).first()
    if goal is None:
        raise NotFound("goal", goal_id)
    why = reason.strip() or ASSESSED
    if goal.sector_id is not None:
        why = trail_reason(by, goal.sector_id, reason, ASSESSED)
    with acting(Act.ASSESS_GOAL, by=by, reason=why):
        require(by, permissions.ASSESS_GOAL, goal)
        situation = situation_of(goal.year, goal.sector_id or WHOLE, locked=True)
        kind = round_kind or kind_now(situation)
        row = GoalAssessment.objects.select_for_update().filter(goal=goal, round_kind=kind).first()
        row = row or GoalAssessment(goal=goal, round_kind=kind)
        row.goal = goal
        told = (" ".join(level.split()), text.strip())
        if told == (row.level, row.text):
            return row
        if situation.account_lock is not None:
            raise Locked(situation.account_lock)
        if kind != kind_now(situation) or kind not in RoundKind.values:
            raise NotFound("round", kind)
        if row._state.adding and version:
            raise NotFound("goalassessment", version)
        guard_version(row, version, row.text)
        _check(goal, *told, before=row.level)
        row.level, row.text = told
        row.assessed_by, row.assessed_at = by, timezone.now()
        write(row, by=by, reason=why)
        if goal.sector_id is not None:
            begin_in(situation, goal.sector_id, by=by, reason=why)
        return row


def _check(goal: Goal, level: str, text: str, *, before: str) -> None:
    """The word is one of the plan's, or the one that stands; it has a reason, and no reason stands alone."""
    plan = Plan.objects.filter(year=goal.year).first()
    words = plan.assessment_words if plan is not None else ()
    if level and level not in words and level != before:
        told = _("Velg en av vurderingene: %(words)s.") % {"words": ", ".join(words)}
        raise Invalid({"level": [told]})
    if level and not text:
        raise Invalid({"text": [_("Skriv hvorfor.")]})
    if text and not level:
        raise Invalid({"level": [_("Velg en vurdering, eller tøm begrunnelsen.")]})
