"""People as a list: made, and given their roles, all rows or none."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from indicators import permissions
from indicators.models import Act, Membership, Role, Sector, User
from indicators.values.lists.people_lists import TypedPerson
from indicators.values.lists.unit_lists import named_in
from indicators.workflow.people.people import save_user
from indicators.workflow.refusals import Invalid

from .records import save_record
from .starting import LISTED, Listed, all_rows, whole_row


def add_people(*, by: User, rows: Sequence[TypedPerson], reason: str = "") -> tuple[Listed, ...]:
    """Make the people of a list, without a way in, and give them their roles.

    Somebody who is there already, by address or by a user name that was written, only gets a new role.
    Raises :class:`NotAllowed`, :class:`Invalid` for an empty or endless list, and :class:`RowsRefused`, whose
    ``line_id`` is the line of the list: roles that one may not give are among the reasons.
    """
    sectors = list(Sector.objects.all())
    known = {one.code: one for one in sectors} | {one.name.casefold(): one for one in sectors}
    why = reason.strip() or LISTED

    def add(row: TypedPerson) -> bool:
        whole_row(row.extra, {"name": row.name})
        found, strange = named_in(row.sector, known)
        if strange:
            told = _("%(name)s er ingen sektor eller stab. Skriv koden eller hele navnet.")
            raise Invalid({"sector": [told % {"name": f"«{', '.join(strange)}»"}]})
        role = _role(row)
        person = _there(row)
        made = person is None
        if person is None:
            values = {
                "username": row.username, "first_name": row.first_name, "last_name": row.last_name,
                "email": row.email,
            }  # fmt: skip
            person = save_user(by=by, values=values, reason=why)
        given = False
        for sector in found if role == Role.LEADER else (None,):
            given = (bool(role) and _give(by, person, role, sector, why)) or given
        return made or given

    return all_rows(Act.SAVE_USER, permissions.MANAGE_PEOPLE, by, rows, add, why)


def _role(row: TypedPerson) -> str:
    if row.role is None:
        raise Invalid({"role": [_("Rollene er sektorleder, ledelse, revisor og controller, eller ingen.")]})
    if row.role == Role.CONTRIBUTOR:
        told = _("Bidragsytere får rollen når planen er inne. La den stå tom så lenge.")
        raise Invalid({"role": [told]})
    if (row.role == Role.LEADER) is not bool(row.sector):
        raise Invalid({"sector": [_("En sektorleder må ha en sektor; andre roller skal ikke ha noen.")]})
    return row.role


def _there(row: TypedPerson) -> User | None:
    """Who the row is about, where that is somebody who is there."""
    people = User.objects.select_for_update().filter(anonymous_since__isnull=True)
    found = people.filter(email__iexact=row.email).first() if row.email else None
    if found is None and "username" not in row.assumed:
        found = people.filter(username=row.username).first()
    if found is None:
        return None
    if found.display_name.casefold() != row.name.casefold():
        told = _("E-postadressen eller brukernavnet hører til %(name)s (%(username)s).")
        raise Invalid({"email": [told % {"name": found.display_name, "username": found.username}]})
    return found


def _give(by: User, person: User, role: str, sector: Sector | None, why: str) -> bool:
    """Give a role, unless the person holds it; whether it was given."""
    if Membership.objects.filter(user=person, role=role, sector=sector).exists():
        return False
    values = {"user": person, "role": role, "sector": sector}
    save_record(by=by, model=Membership, values=values, reason=why)
    return True
