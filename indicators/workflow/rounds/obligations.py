"""That whatever is reported of a year with an open round is owed by a sector, and no sector owes nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from indicators import values
from indicators.models import (
    Act,
    Decision,
    DevelopmentWork,
    GoalAssessment,
    Result,
    Round,
    RoundState,
    ScorecardLine,
    Submission,
    SubmissionState,
    Supervision,
    User,
)
from indicators.workflow.refusals import HasDelivered
from indicators.workflow.save import write
from indicators.workflow.trail import acting


@dataclass(frozen=True, slots=True)
class DutyChange:
    """What a sector owes in an open round: ``owes`` after the act, ``owed`` before it."""

    round: str
    year: int
    sector: str
    owed: bool
    owes: bool


UNDELIVERED = frozenset({SubmissionState.NOT_BEGUN, SubmissionState.DRAFT})
"""The states of what was never sent in, in an open round."""


def guard_moving(line: ScorecardLine, sector_ids: Iterable[int]) -> None:
    """Raise :class:`HasDelivered` where a line cannot come to or leave one of the sectors in its year.

    In an open round what a sector has once delivered is read by all, and what another has not is a draft: a
    line that changed hands between them would show a draft, or hide what was published. In a closed one
    the same holds while something is opened again, and for figures that were never delivered.
    """
    wanted = set(sector_ids)
    kinds = tuple(one.covers for one in Round.objects.filter(year=line.year))
    for of in Round.objects.filter(year=line.year).exclude(state=RoundState.PLANNED).order_by("pk"):
        rows = list(Submission.objects.named().filter(round=of, sector_id__in=wanted).order_by("pk"))
        stuck = [row for row in rows if not _settled(row, of)]
        undelivered = [row for row in rows if row.first_delivered_at is None]
        if of.state == RoundState.CLOSED and 0 < len(undelivered) < len(wanted) and _figures(line, of, kinds):
            stuck += undelivered
        if stuck:
            raise HasDelivered(stuck[0].sector_name, str(of), SubmissionState(stuck[0].state))


def _settled(row: Submission, of: Round) -> bool:
    if of.state == RoundState.CLOSED:
        return row.state == SubmissionState.CLOSED
    return row.state in UNDELIVERED and row.first_delivered_at is None


def _figures(line: ScorecardLine, of: Round, kinds: tuple[values.RoundKind, ...]) -> bool:
    """Whether any figure of a line is reported in a round."""
    results = Result.objects.filter(line=line).exclude(written="")
    return any(values.round_of(row.period, kinds) is of.covers for row in results)


def owing_sectors(year: int) -> set[int]:
    """The sectors with anything to report of a year: lines of its plan, supervision, decisions, work, judged
    goals."""
    rows = (
        model.objects.filter(year=year, withdrawn=False).values_list("sector_id", flat=True)
        for model in (ScorecardLine, Supervision, Decision, DevelopmentWork)
    )
    assessed = GoalAssessment.objects.filter(goal__year=year, goal__withdrawn=False).exclude(level="")
    goals = assessed.exclude(goal__sector=None).values_list("goal__sector_id", flat=True)
    return {sector_id for found in (*rows, goals) for sector_id in found}


def owe_as_now(year: int, sector_ids: Iterable[int], *, by: User, reason: str) -> None:
    """Bring what sectors owe in the open rounds of a year in step with the lines that they have now.

    A sector that has got its first line owes a submission; one that has lost its last before it
    delivered owes none any more. Inside an act, whose name the entries take.
    """
    wanted = sorted(set(sector_ids))
    for of in Round.objects.filter(year=year, state=RoundState.OPEN).order_by("pk"):
        known = Submission.with_lapsed.filter(round=of, sector_id__in=wanted).select_for_update()
        rows = {row.sector_id: row for row in known.order_by("pk")}
        owing = owing_sectors(year)
        for sector_id in wanted:
            row = rows.get(sector_id) or Submission(round=of, sector_id=sector_id, lapsed=True)
            if _moved_on(row, of, owes=sector_id in owing):
                with acting(Act.KEEP_REGISTER, by=by, reason=reason):
                    write(row, by=by, reason=reason)


def _moved_on(row: Submission, of: Round, *, owes: bool) -> bool:
    """Set what the submission is now; whether that is something else than before."""
    before = (row.lapsed, row.state)
    if owes and (row.lapsed or row.state == SubmissionState.NOT_BEGUN):
        row.lapsed = False
        begun = _entered(of, row.sector_id)
        row.state = SubmissionState.DRAFT if begun else SubmissionState.NOT_BEGUN
    elif not owes and row.state in UNDELIVERED and row.first_delivered_at is None:
        row.lapsed = True
    return before != (row.lapsed, row.state)


def _entered(of: Round, sector_id: int) -> bool:
    """Whether any figure of the round is entered for the sector's lines."""
    kinds = tuple(one.covers for one in Round.objects.filter(year=of.year))
    results = Result.objects.filter(
        line__year=of.year, line__sector_id=sector_id, line__withdrawn=False
    ).exclude(written="")
    return any(values.round_of(row.period, kinds) is of.covers for row in results)


def owing() -> dict[tuple[int, int], Submission]:
    """What every sector owes in the open rounds, by round and sector."""
    rows = Submission.objects.named().filter(round__state=RoundState.OPEN).select_related("round")
    return {(row.round_id, row.sector_id): row for row in rows}


def duty_changes(
    before: dict[tuple[int, int], Submission],
    after: dict[tuple[int, int], Submission],
    concerned: Collection[str] = (),
) -> list[DutyChange]:
    """What the sectors owe otherwise after an act than before it, and what those ``concerned`` owe anyhow."""
    return [
        DutyChange(str(row.round), row.round.year, row.sector_name, key in before, key in after)
        for key, row in sorted((before | after).items())
        if (key in before) != (key in after) or row.sector_name in concerned
    ]
