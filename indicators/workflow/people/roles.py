"""Roles: what makes one whole, and who may give which."""

from __future__ import annotations

from collections.abc import Collection

from django.utils.translation import gettext as _

from indicators import permissions
from indicators.models import Membership, Role, User
from indicators.permissions import roles_of
from indicators.workflow.refusals import CannotGive, GiveReason, Invalid

KEPT = ("user_id", "role", "sector_id", "stands_in_for_id")
"""What a role must keep to be only shortened."""


def role_faults(row: Membership, *, indicators: int) -> dict[str, list[str]]:
    """What is wrong with a role, by field; ``indicators`` is how many it names."""
    leader, contributor = row.role == Role.LEADER, row.role == Role.CONTRIBUTOR
    faults: dict[str, list[str]] = {}
    if leader is not (row.sector_id is not None):
        faults["sector"] = [_("En sektorleder må ha en sektor; andre roller skal ikke ha noen.")]
    if contributor and not indicators:
        faults["indicators"] = [_("Velg minst én indikator som bidragsyteren fører tall for.")]
    if not contributor and indicators:
        faults["indicators"] = [_("Bare en bidragsyter har egne indikatorer. Ta bort indikatorene.")]
    if row.stands_in_for_id is not None:
        faults |= _faults_of_a_deputy(row, leader=leader)
    if row.valid_from and row.valid_to and row.valid_to < row.valid_from:
        faults.setdefault("valid_to", [_("Sluttdatoen er før startdatoen.")])
    return faults


def _faults_of_a_deputy(row: Membership, *, leader: bool) -> dict[str, list[str]]:
    faults: dict[str, list[str]] = {}
    if not leader:
        faults["stands_in_for"] = [_("Bare en sektorleder kan ha stedfortreder. Tøm feltet.")]
    elif row.stands_in_for_id == row.user_id:
        faults["stands_in_for"] = [_("Ingen er sin egen stedfortreder.")]
    for name in ("valid_from", "valid_to"):
        if getattr(row, name) is None:
            faults[name] = [_("En stedfortreder må ha både startdato og sluttdato.")]
    return faults


def guard_role(
    row: Membership, before: Membership | None, *, by: User, had: Collection[int], has: Collection[int]
) -> None:
    """Raise :class:`Invalid` for a role that is not whole, :class:`CannotGive` where ``by`` may not give it.

    Whoever keeps the register of people may shorten any role but that of management, which only management
    shortens. To give one, or to make one longer or wider, takes every right of the role; and nobody does it
    for themselves.
    """
    if faults := role_faults(row, indicators=len(has)):
        raise Invalid(faults)
    if before is not None and _only_shortens(before, row) and set(has) <= set(had):
        if row.role == Role.MANAGEMENT and not roles_of(by).management:
            raise CannotGive(permissions.GIVE_ROLE, str(row.role), GiveReason.LACKS)
        return
    if row.user_id == by.pk:
        raise CannotGive(permissions.GIVE_ROLE, str(row.role), GiveReason.OWN)
    if not by.has_perm(permissions.GIVE_ROLE, row):
        raise CannotGive(permissions.GIVE_ROLE, str(row.role), GiveReason.LACKS)


FIRST_OF_MANAGEMENT = "Ingen har rollen Ledelse, så controlleren gir den til den første. "
"""What the trail says before the reason where a controller gives what only management may give else."""


def reason_of_first_role(row: Membership, by: User, reason: str) -> str:
    """The reason for a role, which says so where a controller gives the first role of management."""
    first = row.role == Role.MANAGEMENT and not roles_of(by).management
    return FIRST_OF_MANAGEMENT + reason if first else reason


def _only_shortens(before: Membership, after: Membership) -> bool:
    if any(getattr(before, name) != getattr(after, name) for name in KEPT):
        return False
    began, begins = before.valid_from, after.valid_from
    ended, ends = before.valid_to, after.valid_to
    later = began is None or (begins is not None and begins >= began)
    sooner = ended is None or (ends is not None and ends <= ended)
    return later and sooner
