"""Who is to be reminded of what: submissions that are owed, what is missing in them, and whom to ask."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q
from django.utils import timezone

from indicators.judging import Gap, GapKind, Settled, expected_cells, gaps_in, settled, without_excused
from indicators.models import (
    EDITABLE,
    Membership,
    Reminder,
    Role,
    Round,
    RoundState,
    ScorecardLine,
    Submission,
    SubmissionState,
    User,
    leaders_of,
)
from indicators.values.reminder_schedule import reminder_due


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody as a letter names them."""

    id: int
    name: str
    email: str


@dataclass(frozen=True, slots=True)
class Owed:
    """A submission that has not been delivered.

    ``days`` are counted from the deadline, negative before it; ``without_figure`` names the lines whose
    figures are missing, in card order, ``others`` counts what else is, and ``settled`` what is there: all are
    read only where somebody gets a letter. ``returned`` and ``reopened``: the reasons why it was sent back.
    """

    submission_id: int
    round: Round
    sector_code: str
    sector_name: str
    days: int
    leaders: tuple[Person, ...]
    step: int | None
    to: tuple[Person, ...]
    without_figure: tuple[str, ...]
    others: Counter[GapKind]
    settled: Settled
    returned: str
    reopened: str
    ask: tuple[Person, ...]


def owed_on(day: date) -> tuple[Owed, ...]:
    """The submissions of open rounds that have not been delivered, each with its step of the rhythm.

    ``to`` are the leaders who have not got a letter of that step; nobody before the first step.
    """
    rows = Submission.objects.in_sector_order("round__deadline")
    return _owed(rows.filter(round__state=RoundState.OPEN, state__in=EDITABLE), day)


def owed_submission(pk: int, day: date) -> Owed | None:
    """One submission that has not been delivered, for a reminder by hand; None where it has."""
    rows = Submission.objects.filter(pk=pk, state__in=EDITABLE).exclude(round__state=RoundState.PLANNED)
    return next(iter(_owed(rows, day, by_hand=True)), None)


def _owed(rows: Iterable[Submission], day: date, *, by_hand: bool = False) -> tuple[Owed, ...]:
    ordered = [row.pk for row in rows]
    named = Submission.objects.named().select_related("round", "sector").filter(pk__in=ordered)
    found = sorted(named, key=lambda row: ordered.index(row.pk))
    leaders = leaders_of({row.sector_id for row in found}, day)
    sent = set(
        Reminder.objects.filter(submission__in=[row.pk for row in found], days__isnull=False).values_list(
            "submission_id", "to_id", "days"
        )
    )
    ask = _controllers(day)
    return tuple(_one(row, day, leaders.get(row.sector_id, []), sent, ask, by_hand=by_hand) for row in found)


def _one(
    row: Submission,
    day: date,
    leaders: list[User],
    sent: set[tuple[int, int, int | None]],
    ask: tuple[Person, ...],
    *,
    by_hand: bool,
) -> Owed:
    days = (day - row.round.deadline).days
    step = reminder_due(days, since=(_owed_since(row) - row.round.deadline).days)
    people = tuple(_person(one) for one in leaders)
    unsent = () if step is None else tuple(one for one in people if (row.pk, one.id, step) not in sent)
    told = bool(unsent) or by_hand
    asked_for = expected_cells(row.round, row.sector_id) if told else None
    missing = without_excused(gaps_in(asked_for, row.round), row) if asked_for else ()
    return Owed(
        submission_id=row.pk,
        round=row.round,
        sector_code=row.sector.code,
        sector_name=row.sector_name,
        days=days,
        leaders=people,
        step=step,
        to=unsent,
        without_figure=_names(missing),
        others=Counter(gap.kind for gap in missing if gap.kind is not GapKind.NO_FIGURE),
        settled=settled(asked_for.lines, asked_for.periods) if asked_for else Settled(),
        returned=row.decision if row.state == SubmissionState.RETURNED else "",
        reopened=row.decision if row.state == SubmissionState.REOPENED else "",
        ask=ask,
    )


def _owed_since(row: Submission) -> date:
    """The day from which it is owed: the round opened, or it was returned or opened again."""
    back: datetime | None = row.decided_at if row.decision else None
    return timezone.localdate(back) if back else row.round.opens_on


def _names(missing: tuple[Gap, ...]) -> tuple[str, ...]:
    wanted = list(dict.fromkeys(gap.line_id for gap in missing if gap.kind is GapKind.NO_FIGURE))
    names = dict(ScorecardLine.objects.filter(pk__in=wanted).values_list("pk", "short_name"))
    return tuple(names[pk] for pk in wanted)


def _controllers(day: date) -> tuple[Person, ...]:
    """The controllers with an address: the program's own user has none."""
    held = Membership.objects.select_related("user").filter(
        Q(valid_from__isnull=True) | Q(valid_from__lte=day),
        Q(valid_to__isnull=True) | Q(valid_to__gte=day),
        role=Role.CONTROLLER,
        user__is_active=True,
    )
    people = held.exclude(user__email="").order_by("user__username")
    return tuple(_person(one.user) for one in people)


def _person(user: User) -> Person:
    return Person(user.pk, user.display_name, user.email)
