"""People who can sign in, and the roles that they hold."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from indicators.collation import norwegian
from indicators.models import PROGRAM_USER, Membership, Role, ScorecardLine, User
from indicators.permissions import KEEP_ROLES, management_is_in, roles_of, somebody_manages


@dataclass(frozen=True, slots=True)
class HeldRole:
    """A role of a person; ``now``: it is in force today, ``over``: it has ended. ``mine``: one may end it."""

    membership: Membership
    now: bool
    over: bool
    mine: bool


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person with the roles held, the ended ones last. ``keeps``: one may change the account."""

    person: User
    roles: tuple[HeldRole, ...]
    last_login: datetime | None
    second_factor: bool
    keeps: bool


@dataclass(frozen=True, slots=True)
class People:
    """Everybody who can sign in, then those who are shut out. ``unmanaged``: nobody holds Ledelse."""

    active: tuple[PersonRow, ...]
    shut_out: tuple[PersonRow, ...]
    unmanaged: bool


def people(user: User) -> People:
    """Read everybody. The same statements at any size, but for those who hold the role of management."""
    rows = [_row(user, one) for one in _everybody()]
    return People(
        tuple(one for one in rows if one.person.is_active),
        tuple(one for one in rows if not one.person.is_active),
        not somebody_manages(),
    )


def person(user: User, pk: int) -> PersonRow | None:
    """One person; None where there is none, or the person was made anonymous."""
    found = _everybody().filter(pk=pk).first()
    return None if found is None else _row(user, found)


def roles_to_give(user: User, to: User) -> list[Role]:
    """The roles that a person may give to another; nobody gives anything to themselves."""
    if user.pk == to.pk:
        return []
    roles = roles_of(user)
    managing = roles.management or (roles.controller and not somebody_manages())
    found = [Role.LEADER, Role.AUDITOR, Role.CONTROLLER] if roles.controller else []
    return [Role.MANAGEMENT, *found] if managing else found


@dataclass(frozen=True, slots=True)
class ToName:
    """An indicator that a contributor may be named for, as its newest line calls it."""

    id: int
    code: str
    name: str
    sector: str
    held: bool


@dataclass(frozen=True, slots=True)
class Contribution:
    """A person's role of contributor (None: not held) and the indicators to choose among, by sector."""

    person: User
    membership: Membership | None
    sectors: tuple[tuple[str, tuple[ToName, ...]], ...]


def may_name(user: User, to: User) -> bool:
    """Whether a person says which indicators another one enters figures for; never for oneself."""
    return user.pk != to.pk and roles_of(user).controller


def contributor_indicators(person: User) -> list[tuple[str, str]]:
    """What the indicators of a contributor are called in their newest year, each with its code."""
    lines = ScorecardLine.objects.filter(withdrawn=False, indicator__contributors__user=person)
    newest = {line.indicator.code: line for line in lines.select_related("indicator").order_by("year")}
    return sorted(((line.short_name, code) for code, line in newest.items()), key=lambda one: one[1])


def contribution(person: User) -> Contribution:
    """A person's own indicators among all that are in use. Three statements."""
    row = person.memberships.filter(role=Role.CONTRIBUTOR).prefetch_related("indicators").first()
    held = {one.pk for one in row.indicators.all()} if row else set()
    lines = ScorecardLine.objects.filter(withdrawn=False).select_related("indicator", "sector", "area")
    newest = {line.indicator_id: line for line in lines.order_by("year")}
    chosen = [
        ToName(
            line.indicator_id,
            line.indicator.code,
            line.short_name,
            line.sector.name,
            line.indicator_id in held,
        )
        for line in sorted(newest.values(), key=lambda one: (one.sector.order, one.area.order, one.order))
        if line.indicator.in_use or line.indicator_id in held
    ]
    names = dict.fromkeys(one.sector for one in chosen)
    sectors = tuple((name, tuple(one for one in chosen if one.sector == name)) for name in names)
    return Contribution(person, row, sectors)


def _everybody() -> QuerySet[Any]:
    from allauth.mfa.models import Authenticator

    factors = Authenticator.objects.filter(user=OuterRef("pk")).exclude(type="recovery_codes")
    found = User.objects.filter(anonymous_since__isnull=True).exclude(username=PROGRAM_USER)
    found = found.annotate(has_factor=Exists(factors))
    found = found.prefetch_related("memberships__sector", "memberships__indicators")
    return found.order_by(*norwegian("last_name", "first_name", "username"))


def _row(user: User, one: Any) -> PersonRow:
    today = timezone.localdate()
    held = [
        HeldRole(
            row,
            now=(row.valid_from is None or row.valid_from <= today) and not _over(row, today),
            over=_over(row, today),
            mine=user.has_perm(KEEP_ROLES, row),
        )
        for row in one.memberships.all()
    ]
    managing = any(row.membership.role == Role.MANAGEMENT and not row.over for row in held)
    keeps = roles_of(user).management if managing else roles_of(user).controller
    ordered = tuple(sorted(held, key=lambda row: row.over))
    return PersonRow(one, ordered, one.last_login, one.has_factor, keeps)


def _over(row: Membership, today: Any) -> bool:
    return row.valid_to is not None and row.valid_to < today


def not_yet_in(user: User) -> tuple[PersonRow, ...]:
    """Those who have never signed in, whom one may let in: not oneself, and nobody from the directory."""
    from allauth.socialaccount.models import SocialAccount

    elsewhere = SocialAccount.objects.filter(user=OuterRef("pk"))
    found = _everybody().filter(is_active=True, last_login__isnull=True).exclude(Exists(elsewhere))
    rows = (_row(user, one) for one in found.exclude(pk=user.pk))
    first = roles_of(user).controller and not management_is_in()
    return tuple(row for row in rows if row.keeps or first)
