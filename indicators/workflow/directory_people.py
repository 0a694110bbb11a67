"""People and roles that come from the municipality's directory, written as the program's own acts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from indicators.models import Membership, Role, Sector, User
from indicators.workflow.people.people import save_user
from indicators.workflow.register.records import save_record

from .program_user import program_user
from .refusals import NotFound

if TYPE_CHECKING:
    from allauth.socialaccount.models import SocialAccount

ENTERED = "Første innlogging gjennom kommunens katalog"
RENEWED = "Innlogging: navn eller adresse er endret i kommunens katalog"
GIVEN = "Gitt ved innlogging: gruppe i kommunens katalog"
ENDED = "Avsluttet ved innlogging: gruppen er borte fra kommunens katalog"


@dataclass(frozen=True, slots=True)
class Followed:
    """What a sign-in did to a person's roles; ``unknown`` are sector codes that do not exist."""

    given: int
    ended: int
    unknown: tuple[str, ...]


@transaction.atomic
def enter_person(
    *, values: dict[str, Any], account: SocialAccount, grants: Iterable[tuple[str, str]]
) -> tuple[User, SocialAccount]:
    """Make a person who signs in for the first time, with identity and roles, all or nothing.

    The person gets no password. Raises :class:`~indicators.workflow.Invalid`.
    """
    person = save_user(by=program_user(), values=values, reason=ENTERED)
    account.user = person
    account.save()
    follow_groups(person_id=person.pk, grants=grants)
    return User.objects.get(pk=person.pk), account


def renew_person(*, person_id: int, values: dict[str, Any]) -> None:
    """Take over what the directory says about name and address; what it does not say stays.

    Raises :class:`NotFound`.
    """
    person = User.objects.filter(pk=person_id).first()
    if person is None:
        raise NotFound("user", person_id)
    changed = {name: said for name, said in values.items() if said and said != getattr(person, name)}
    if changed:
        save_user(by=program_user(), values=changed, pk=person_id, reason=RENEWED)


@transaction.atomic
def follow_groups(*, person_id: int, grants: Iterable[tuple[str, str]]) -> Followed:
    """Give the roles that the person's groups grant, and end those that a group gave before.

    ``grants`` are role and sector code. A role that a controller has given, changed or ended by hand is
    never touched: the row's newest history entry says whose it is. Never makes anybody a superuser.
    """
    person = User.objects.select_for_update().filter(pk=person_id).first()
    if person is None:
        raise NotFound("user", person_id)
    wanted, unknown = _wanted(grants)
    held = {(row.role, row.sector_id): row for row in Membership.objects.filter(user=person)}
    given = ended = 0
    for (role, sector_id), sector in wanted.items():
        row = held.get((role, sector_id))
        if row is None:
            _write(None, {"user": person, "role": role, "sector": sector}, GIVEN)
        elif row.valid_to is not None and _from_directory(row):
            _write(row, {"valid_to": None}, GIVEN)
        else:
            continue
        given += 1
    yesterday = timezone.localdate() - timedelta(days=1)
    for key, row in held.items():
        if key not in wanted and row.valid_to is None and _from_directory(row):
            _write(row, {"valid_to": yesterday}, ENDED)
            ended += 1
    return Followed(given, ended, unknown)


def _wanted(
    grants: Iterable[tuple[str, str]],
) -> tuple[dict[tuple[str, int | None], Sector | None], tuple[str, ...]]:
    """The roles by role and sector; ``reader`` is none."""
    asked = sorted(grants)
    sectors = {row.code: row for row in Sector.objects.filter(code__in=[code for _, code in asked if code])}
    found: dict[tuple[str, int | None], Sector | None] = {}
    for role, code in asked:
        if role in Role.values and (not code or code in sectors):
            sector = sectors.get(code)
            found[role, sector.pk if sector else None] = sector
    return found, tuple(code for _, code in asked if code and code not in sectors)


def _from_directory(row: Membership) -> bool:
    newest = row.history.order_by("-history_id").first()
    return newest is not None and newest.history_change_reason in (GIVEN, ENDED)


def _write(row: Membership | None, values: dict[str, Any], reason: str) -> None:
    save_record(
        by=program_user(),
        model=Membership,
        values=values,
        reason=reason,
        pk=row.pk if row else None,
        version=row.version if row else None,
    )
