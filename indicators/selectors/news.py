"""What is going on in rounds: those that are open, and deliveries that were opened again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from django.db.models import Q
from django.utils import timezone

from indicators.models import HIDDEN, RoundState, Submission, SubmissionState


@dataclass(frozen=True, slots=True)
class OpenRound:
    """A round that is open; ``days_left`` is negative after the deadline."""

    year: int
    name: str
    deadline: date
    days_left: int
    delivered: int
    owed: int


@dataclass(frozen=True, slots=True)
class Reopened:
    """A delivery that was opened again, and is until it is closed once more."""

    year: int
    round: str
    sector: str
    who: str
    when: datetime | None
    why: str


@dataclass(frozen=True, slots=True)
class News:
    """Both, of every year."""

    rounds: tuple[OpenRound, ...]
    reopened: tuple[Reopened, ...]


QUIET = News((), ())
DELIVERED_NOT = (*HIDDEN, SubmissionState.RETURNED)


def news() -> News:
    """Read what is going on. One statement."""
    wanted = Q(round__state=RoundState.OPEN) | Q(state=SubmissionState.REOPENED)
    found = list(
        Submission.objects.filter(wanted)
        .select_related("round", "sector", "decided_by")
        .order_by("round__deadline", "round_id", "sector__order")
    )
    opened = [row for row in found if row.round.state == RoundState.OPEN]
    return News(
        tuple(_open(list(rows)) for _pk, rows in groupby(opened, key=lambda row: row.round_id)),
        tuple(_reopened(row) for row in found if row.state == SubmissionState.REOPENED),
    )


def _open(rows: list[Submission]) -> OpenRound:
    one = rows[0].round
    return OpenRound(
        year=one.year,
        name=str(one.get_kind_display()),
        deadline=one.deadline,
        days_left=(one.deadline - timezone.localdate()).days,
        delivered=sum(row.state not in DELIVERED_NOT for row in rows),
        owed=len(rows),
    )


def _reopened(row: Submission) -> Reopened:
    return Reopened(
        year=row.round.year,
        round=str(row.round.get_kind_display()),
        sector=row.sector.name,
        who=row.decided_by.display_name if row.decided_by else "",
        when=row.decided_at,
        why=row.decision,
    )
