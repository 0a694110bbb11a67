"""People and sectors of a table, matched to those that the program knows."""

from __future__ import annotations

from collections.abc import Mapping

from indicators.models import Membership, Sector, User
from indicators.values.tables import ColumnRole, Purpose, ReadRow, RowKind, TableQuestion, Understanding

from .matched_rows import FieldChange, MatchedRow, RowEffect


def match_people(understanding: Understanding, purpose: Purpose) -> tuple[MatchedRow, ...]:
    """People by their address, sectors by code and name. Three statements at most.

    Whoever is shut out is known too: bringing the list in gives that person the role, and makes no other.
    """
    sectors = list(Sector.objects.order_by("order", "pk"))
    if purpose is Purpose.SECTORS:
        rows = [row for row in understanding.rows if row.kind is RowKind.SECTOR and not row.skipped]
        return tuple(_sector(row, sectors) for row in rows)
    known = User.objects.exclude(email="").filter(anonymous_since__isnull=True)
    users = {user.email.casefold(): user for user in known}
    roles: dict[int, set[tuple[str, int | None]]] = {}
    for pk, role, sector_id in Membership.objects.values_list("user_id", "role", "sector_id"):
        roles.setdefault(pk, set()).add((role, sector_id))
    rows = [row for row in understanding.rows if row.kind is RowKind.PERSON and not row.skipped]
    return tuple(_person(row, users, roles, sectors) for row in rows)


def sector_named(text: str, sectors: list[Sector]) -> Sector | None:
    """The sector of a code or a name; "Skole" is "Sektor for skole" where no other is."""
    wanted = _bare(text)
    exact = [one for one in sectors if text.strip().casefold() in (one.code, one.name.casefold())]
    found = exact or [one for one in sectors if _bare(one.name) == wanted]
    return found[0] if len(found) == 1 else None


def _bare(name: str) -> str:
    said = " ".join(name.casefold().replace("-", " ").split())
    for before in ("sektor for ", "sektor ", "stab for "):
        said = said.removeprefix(before)
    return said.removesuffix("staben").removesuffix(" stab").strip()


def _person(
    row: ReadRow,
    users: Mapping[str, User],
    roles: Mapping[int, set[tuple[str, int | None]]],
    sectors: list[Sector],
) -> MatchedRow:
    address = row.texts.get(ColumnRole.EMAIL, "")
    role = row.proposed("role")
    sector = sector_named(row.sector, sectors) if row.sector else None
    questions = []
    if row.sector and sector is None:
        choices = tuple(one.name for one in sectors)
        ident, about = f"person.sector/{row.key}", (row.name, row.sector)
        questions.append(TableQuestion(ident, "sector", "person.sector", choices, about, (row.key,)))
    reasons = []
    if "@" not in address:
        reasons.append("no_email")
    if role == "leader" and not row.sector:
        reasons.append("leader_without_sector")
    user = users.get(address.casefold())
    changes = []
    held = roles.get(user.pk, set()) if user else set()
    if user is None:
        changes = [FieldChange("name", "", row.name), FieldChange("email", "", address)]
    elif row.name and user.get_full_name() != row.name:
        changes.append(FieldChange("name", user.get_full_name(), row.name))
    if role and (role, sector.pk if sector else None) not in held:
        changes.append(FieldChange("role", "", role))
    effect = RowEffect.NEW if user is None else RowEffect.CHANGED if changes else RowEffect.SAME
    return MatchedRow(
        row,
        RowEffect.REFUSED if reasons else effect,
        user.username if user else "",
        user.pk if user else None,
        matched_by="email" if user else "",
        likeness=1.0 if user else 0.0,
        changes=tuple(changes),
        reasons=tuple(reasons),
        questions=tuple(questions),
    )


def _sector(row: ReadRow, sectors: list[Sector]) -> MatchedRow:
    found = next((one for one in sectors if row.code and one.code == row.code.casefold()), None)
    found = found or sector_named(row.name, sectors)
    kind = row.proposed("kind")
    if found is None:
        changes = (FieldChange("name", "", row.name), FieldChange("kind", "", kind))
        return MatchedRow(row, RowEffect.NEW, changes=changes)
    held = [FieldChange("name", found.name, row.name)] if found.name != row.name else []
    held += [FieldChange("kind", found.kind, kind)] if found.kind != kind else []
    effect = RowEffect.CHANGED if held else RowEffect.SAME
    return MatchedRow(row, effect, found.code, found.pk, matched_by="name", likeness=1.0, changes=tuple(held))
