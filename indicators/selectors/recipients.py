"""Whom a letter about what a sector owes reaches, known before anybody sends one."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from indicators.models import EDITABLE, RoundState, Submission, User, leaders_of
from indicators.permissions import ASK_EXPLANATION, FOLLOW_ROUNDS, MANAGE_PEOPLE, REMIND


@dataclass(frozen=True, slots=True)
class Reach:
    """Who leads a sector, and what the reader may send them.

    ``leaders`` get a letter, ``without_address`` lead the sector and get none. ``remind`` is what they have
    not delivered and the reader may remind of, ``ask`` what they have delivered and may be asked to explain.
    ``gives_leaders``: the reader may give the sector a leader.
    """

    leaders: tuple[str, ...]
    without_address: tuple[str, ...]
    remind: Submission | None
    ask: Submission | None
    gives_leaders: bool = False


NOBODY = Reach((), (), None, None)


def reach_of(
    user: User, year: int, sector_ids: Collection[int], *, kind: str = "", today: date | None = None
) -> Mapping[int, Reach]:
    """Whom a letter reaches in each sector, of a year's newest rounds or of the rounds of a kind.

    Empty for whoever does not follow the rounds. Two statements.
    """
    if not sector_ids or not user.has_perm(FOLLOW_ROUNDS):
        return {}
    rows = Submission.objects.named().select_related("round", "sector")
    rows = rows.filter(round__year=year, sector_id__in=sector_ids).exclude(round__state=RoundState.PLANNED)
    if kind:
        rows = rows.filter(round__kind=kind)
    by_sector: dict[int, list[Submission]] = {}
    for row in rows.order_by("-round__deadline", "-pk"):
        by_sector.setdefault(row.sector_id, []).append(row)
    people = leaders_of(sector_ids, today or timezone.localdate())
    return {one: reach(user, by_sector.get(one, ()), people.get(one, ())) for one in sector_ids}


def reach(user: User, rows: Collection[Submission], people: Collection[User]) -> Reach:
    """Whom a letter about the submissions of one sector, newest first, reaches."""
    undelivered = [row for row in rows if row.state in EDITABLE]
    delivered = [row for row in rows if row.state not in EDITABLE and row.first_delivered_at is not None]
    return Reach(
        leaders=tuple(one.display_name for one in people if one.email),
        without_address=tuple(one.display_name for one in people if not one.email),
        remind=next((row for row in undelivered if user.has_perm(REMIND, row)), None),
        ask=next((row for row in delivered if user.has_perm(ASK_EXPLANATION, row)), None),
        gives_leaders=user.has_perm(MANAGE_PEOPLE),
    )


def reach_of_submission(user: User, row: Submission, *, today: date | None = None) -> Reach:
    """Whom a letter about one submission reaches. One statement."""
    people = leaders_of([row.sector_id], today or timezone.localdate())
    return reach(user, [row], people.get(row.sector_id, ()))
