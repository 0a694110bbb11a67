"""The roles that a person holds on a day, from memberships with dates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from indicators.models import Membership, Role, User, people
from indicators.models.statements import prepared

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser


@dataclass(frozen=True, slots=True)
class Roles:
    """The roles that a person holds on a day."""

    names: frozenset[str]
    sector_ids: frozenset[int]
    indicator_ids: frozenset[int] = frozenset()
    """What a contributor enters figures for."""

    @property
    def controller(self) -> bool:
        return Role.CONTROLLER in self.names

    @property
    def leader(self) -> bool:
        return Role.LEADER in self.names

    @property
    def contributor(self) -> bool:
        return Role.CONTRIBUTOR in self.names

    @property
    def management(self) -> bool:
        return Role.MANAGEMENT in self.names

    @property
    def auditor(self) -> bool:
        return Role.AUDITOR in self.names

    def reads_drafts_of(self, sector_id: int | None, indicator_id: int | None) -> bool:
        """Whether what the sector has not delivered is read: own sector's, own indicators', or all."""
        return self.controller or sector_id in self.sector_ids or indicator_id in self.indicator_ids


def roles_of(user: User | AnonymousUser, *, on: date | None = None) -> Roles:
    """The roles in force on a day (default today, local time), read once per request's user."""
    if not user.is_active:  # nor is one who has not signed in
        return Roles(frozenset(), frozenset())
    day = on or timezone.localdate()
    cached: dict[date, Roles] | None = getattr(user, "_roles_on", None)
    if cached is None:  # set as an attribute, which a request's lazy user hands on to the real one
        cached = {}
        setattr(user, "_roles_on", cached)  # noqa: B010 the model knows no such field
    if day not in cached:
        held = [
            (role, of, named)
            for role, of, named, starts, ends in _memberships(user.pk)
            if _in_force(starts, ends, day)
        ]
        cached[day] = Roles(
            frozenset(role for role, _of, _named in held),
            frozenset(of for role, of, _named in held if role == Role.LEADER and of is not None),
            frozenset(named for role, _of, named in held if role == Role.CONTRIBUTOR and named is not None),
        )
    return cached[day]


@prepared
def _memberships(user_id: int) -> QuerySet[Membership, Any]:
    rows = Membership.objects.filter(user_id=user_id).order_by()
    return rows.values_list("role", "sector_id", "indicators", "valid_from", "valid_to")


def _in_force(starts: date | None, ends: date | None, day: date) -> bool:
    return (starts is None or starts <= day) and (ends is None or day <= ends)


def _managing_today() -> QuerySet[Membership]:
    """Memberships of management in force today, of those who may sign in; the program itself is nobody."""
    day = timezone.localdate()
    held = Membership.objects.filter(
        Q(valid_from__isnull=True) | Q(valid_from__lte=day),
        Q(valid_to__isnull=True) | Q(valid_to__gte=day),
        role=Role.MANAGEMENT,
        user__is_active=True,
    )
    return held.exclude(user__username=people.PROGRAM_USER)


def somebody_manages() -> bool:
    """Whether anybody who can sign in holds the role of management today."""
    return _managing_today().exists()


def management_is_in() -> bool:
    """Whether anybody who holds the role of management today has ever signed in."""
    return _managing_today().filter(user__last_login__isnull=False).exists()


def is_in_management(user: User) -> bool:
    """Whether a person holds the role of management, today or later."""
    held = Membership.objects.filter(user=user, role=Role.MANAGEMENT)
    return held.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=timezone.localdate())).exists()
