"""How far a municipality has come from an empty database to its first round: counted, never ticked."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Q
from django.utils import timezone

from indicators.models import (
    PROGRAM_USER,
    Municipality,
    Plan,
    Result,
    Round,
    RoundState,
    ScorecardLine,
    Sector,
    ServiceArea,
    User,
    leaders_of,
)
from indicators.permissions import somebody_manages


@dataclass(frozen=True, slots=True)
class Started:
    """What there is. ``leaderless`` are sectors that nobody leads today, ``homeless`` areas without a sector.

    ``year`` is that of the first plan that no round was opened in, or of the newest; None without a plan.
    ``earlier`` counts the figures of years before it. ``waiting`` are people who have never signed in.
    """

    municipality: Municipality | None
    skipped: frozenset[str]
    sectors: int
    staff: int
    areas: int
    homeless: tuple[str, ...]
    leaderless: tuple[str, ...]
    people: int
    waiting: int
    managed: bool
    year: int | None
    lines: int
    untargeted: int
    adopted: bool
    earlier: int
    planned: int
    opened: str


def started() -> Started:
    """Count it. The same statements at any size."""
    row = Municipality.objects.first()
    today = timezone.localdate()
    standing = [one for one in Sector.objects.all() if one.valid_to is None or one.valid_to >= today]
    led = leaders_of((one.pk for one in standing), today)
    areas = ServiceArea.objects.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=today))
    people = User.objects.filter(is_active=True, anonymous_since__isnull=True).exclude(username=PROGRAM_USER)
    in_all = people.aggregate(all=Count("pk"), waiting=Count("pk", filter=Q(last_login__isnull=True)))
    rounds = list(Round.objects.order_by("year", "deadline"))
    begun = next((one for one in rounds if one.state != RoundState.PLANNED), None)
    plan = _plan(begun)
    year = plan.year if plan else None
    lines = ScorecardLine.objects.filter(year=year, withdrawn=False, planned=True) if year else None
    counted = (
        lines.aggregate(all=Count("pk"), without=Count("pk", filter=Q(target__isnull=True)))
        if lines is not None
        else {"all": 0, "without": 0}
    )
    return Started(
        municipality=row,
        skipped=frozenset(row.skipped.split() if row else ()),
        sectors=sum(one.kind == Sector.Kind.SECTOR for one in standing),
        staff=sum(one.kind == Sector.Kind.STAFF for one in standing),
        areas=areas.count(),
        homeless=tuple(str(one) for one in areas.filter(sectors__isnull=True)),
        leaderless=tuple(one.name for one in standing if not led.get(one.pk)),
        people=in_all["all"],
        waiting=in_all["waiting"],
        managed=somebody_manages(),
        year=year,
        lines=counted["all"],
        untargeted=counted["without"],
        adopted=plan is not None and plan.adopted,
        earlier=Result.objects.filter(line__year__lt=year, line__withdrawn=False).count() if year else 0,
        planned=sum(one.year == year for one in rounds),
        opened=str(begun) if begun else "",
    )


def _plan(begun: Round | None) -> Plan | None:
    """The plan that the first round is of, or else the newest one."""
    plans = Plan.objects.filter(withdrawn=False)
    first = plans.filter(year=begun.year).first() if begun else None
    return first or plans.order_by("-year").first()


def taken_numbers() -> tuple[str, ...]:
    """The numbers that service areas have."""
    return tuple(ServiceArea.objects.values_list("number", flat=True))


def taken_usernames() -> tuple[str, ...]:
    """The user names that people have."""
    return tuple(User.objects.values_list("username", flat=True))


def sector_names() -> tuple[tuple[str, str], ...]:
    """Code and name of every sector, in order."""
    return tuple(Sector.objects.values_list("code", "name"))
