"""What is going on in rounds: those of a year, those that are open, and deliveries that were opened again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from itertools import groupby
from typing import Any, cast

from django.db.models import F, FilteredRelation, Q, QuerySet
from django.utils import timezone

from indicators.models import (
    EDITABLE,
    Round,
    RoundState,
    Sector,
    Submission,
    SubmissionState,
    User,
    sector_then,
)
from indicators.models.statements import extended
from indicators.values import RoundKind


@dataclass(frozen=True, slots=True)
class YearRound:
    """A round of the year that is shown; ``days_left`` is negative after the deadline."""

    kind: RoundKind
    name: str
    state: RoundState
    deadline: date
    days_left: int


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
class Waiting:
    """A delivery that waits for its sector: not sent in, returned or opened again, with the reason."""

    year: int
    kind: str
    round: str
    sector_id: int
    sector_code: str
    sector: str
    state: str
    why: str
    deadline: date


@dataclass(frozen=True, slots=True)
class News:
    """What is open and was opened again in every year, and the rounds of one year by their deadlines."""

    rounds: tuple[OpenRound, ...]
    reopened: tuple[Reopened, ...]
    of_year: tuple[YearRound, ...] = ()
    waiting: tuple[Waiting, ...] = ()
    deliveries: tuple[Submission, ...] = ()
    """What sectors deliver in the rounds of the year that were opened, the newest first."""


QUIET = News((), ())
WHO = ("username", "first_name", "last_name")
DELIVERED_NOT = EDITABLE - {SubmissionState.REOPENED}


def news(year: int) -> News:
    """Read what is going on, and the rounds of ``year``. One statement."""
    ordered = extended(Round.objects.all(), partial(_with_deliveries, year=year), "news", year)
    rounds = [list(rows) for _pk, rows in groupby(ordered, key=lambda row: row.pk)]
    return News(
        tuple(_open(rows) for rows in rounds if rows[0].state == RoundState.OPEN),
        tuple(_reopened(row) for rows in rounds for row in rows if row.delivery == SubmissionState.REOPENED),
        tuple(_of_year(rows[0]) for rows in rounds if rows[0].year == year),
        tuple(_waiting(row) for rows in rounds for row in rows if _waits(row)),
        tuple(_delivery(row) for rows in reversed(rounds) for row in rows if _was_asked_for(row, year)),
    )


def _with_deliveries(rounds: QuerySet[Any], year: int) -> Any:
    """The rounds of a year, those that are open, and those in which a delivery was opened again."""
    wanted = Q(year=year) | Q(state=RoundState.OPEN) | Q(owed__state=SubmissionState.REOPENED)
    owed = FilteredRelation("submissions", condition=Q(submissions__lapsed=False))
    named = {"delivery": "state", "when": "decided_at", "why": "decision"}
    named |= {
        "owed_pk": "pk",
        "delivered": "first_delivered_at",
        "of_sector": "sector_id",
        "sector_code": "sector__code",
    }
    by = {f"by_{part}": f"decided_by__{part}" for part in WHO}
    columns: dict[str, Any] = {name: F(f"owed__{path}") for name, path in (named | by).items()}
    columns["sector"] = sector_then("name", sector="owed__sector")
    found: QuerySet[Any] = rounds.annotate(owed=owed).filter(wanted).annotate(**columns)
    order = sector_then("order", sector="owed__sector")
    return found.alias(sector_order=order).order_by("deadline", "pk", "sector_order")


def _was_asked_for(row: Any, year: int) -> bool:
    return bool(row.year == year and row.delivery is not None and row.state != RoundState.PLANNED)


def _delivery(row: Any) -> Submission:
    """A submission as far as it is read here."""
    sector = Sector(pk=row.of_sector, code=row.sector_code)
    return Submission(
        pk=row.owed_pk, round=row, sector=sector, state=row.delivery, first_delivered_at=row.delivered
    )


def _waits(row: Any) -> bool:
    """Whether a round asks a sector for something now."""
    open_now = row.state == RoundState.OPEN and row.delivery in EDITABLE
    return bool(open_now or row.delivery == SubmissionState.REOPENED)


def _waiting(row: Any) -> Waiting:
    return Waiting(
        year=row.year,
        kind=row.kind,
        round=str(row.get_kind_display()),
        sector_id=row.of_sector,
        sector_code=row.sector_code,
        sector=row.sector,
        state=row.delivery,
        why=row.why if row.delivery in (SubmissionState.RETURNED, SubmissionState.REOPENED) else "",
        deadline=row.deadline,
    )


def _of_year(of: Round) -> YearRound:
    return YearRound(of.covers, str(of.get_kind_display()), RoundState(of.state), of.deadline, _days_left(of))


def _open(rows: list[Any]) -> OpenRound:
    one = cast("Round", rows[0])
    owed = [row for row in rows if row.delivery is not None]
    return OpenRound(
        year=one.year,
        name=str(one.get_kind_display()),
        deadline=one.deadline,
        days_left=_days_left(one),
        delivered=sum(row.delivery not in DELIVERED_NOT for row in owed),
        owed=len(owed),
    )


def _days_left(of: Round) -> int:
    return (of.deadline - timezone.localdate()).days


def _reopened(row: Any) -> Reopened:
    names = {part: getattr(row, f"by_{part}") or "" for part in WHO}
    return Reopened(
        year=row.year,
        round=str(row.get_kind_display()),
        sector=row.sector,
        who=User(**names).display_name,
        when=row.when,
        why=row.why,
    )
