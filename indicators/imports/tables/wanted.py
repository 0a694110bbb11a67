"""From rows that were understood and matched to what is to be written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from indicators.selectors.table_import.changes import figures_taken
from indicators.selectors.table_import.matched_rows import MatchedRow, RowEffect
from indicators.selectors.table_import.standing import Standing
from indicators.values.lists.people_lists import TypedPerson, names_of, username_of
from indicators.values.lists.unit_lists import TypedSector, UnitKind, code_of
from indicators.values.tables import ColumnRole, Owner, Proposal, Purpose, ReadCell, ReadRow
from indicators.workflow import AreaWanted, FigureWanted, NoteWanted, RowWanted

SHORT = 60
"""Signs of a short name."""
KINDS = {
    ColumnRole.TARGET: "target",
    ColumnRole.RESULT: "result",
    ColumnRole.PREVIOUS: "result",
    ColumnRole.BENCHMARK: "benchmark",
}
SPEC = ("direction", "value_kind", "unit", "aggregation", "frequency", "levels")


def rows_wanted(
    matched: Iterable[MatchedRow],
    standing: Standing,
    purpose: Purpose,
    year: int,
    *,
    name: str,
    owner: Owner,
    sectors: Mapping[str, str],
) -> list[RowWanted]:
    """The rows that change something, as they are to be written.

    ``name`` is the file's, ``owner`` what the person has answered for a whole table of others' figures,
    and ``sectors`` for rows whose sector was asked about, by their key.
    """
    found = []
    for one in matched:
        if one.effect in (RowEffect.NEW, RowEffect.CHANGED):
            found.append(_wanted(one, standing, purpose, year, name, owner, sectors.get(one.row.key, "")))
    return found


def _wanted(
    one: MatchedRow,
    standing: Standing,
    purpose: Purpose,
    year: int,
    name: str,
    owner: Owner,
    sector_said: str,
) -> RowWanted:
    row = one.row
    figures = tuple(_figures(one, standing, purpose, year, name, owner))
    if purpose is not Purpose.PLAN:
        return RowWanted(row.key, year, one.pk, figures)
    area = standing.area(row.area_number, row.area)
    sector_id = sector_of(row, standing, sector_said)
    new = one.pk is None or (one.pk, year) not in standing.lines
    return RowWanted(
        row.key,
        year,
        one.pk,
        figures,
        line=_line(one, new=new),
        area=_area(row, area.pk if area else None) if new else None,
        sector_id=sector_id if new else None,
        heading=row.heading or None if new else None,
        functions=row.functions,
        code=row.code,
        notes=tuple(_notes(row)),
        goals=row.goals,
    )


def _notes(row: ReadRow) -> Iterable[NoteWanted]:
    """The footnotes at the cells whose marks they have; those of a mark at no figure stand at the name."""
    at: dict[str, list[str]] = {}
    for role, cell in row.cells.items():
        for mark in cell.marks:
            at.setdefault(mark, []).append(role.value)
    for mark, text in row.notes:
        for place in at.get(mark, ["name"]):
            yield NoteWanted(place, text)


def sector_of(row: ReadRow, standing: Standing, said: str = "") -> int | None:
    """The number of the sector that a row belongs to: named, said, or the only one of its area; else None."""
    sector = standing.sector(row.sector or said)
    area = standing.area(row.area_number, row.area)
    owners = area.sector_ids if area else ()
    return sector.pk if sector else owners[0] if len(owners) == 1 else None


def _area(row: ReadRow, pk: int | None) -> AreaWanted | None:
    named = row.area_number or row.area
    return AreaWanted(pk, row.area_number, row.area) if pk is not None or named else None


def _line(one: MatchedRow, *, new: bool) -> dict[str, Any]:
    """The columns of a line: all of a new one, of one that stands those that the table says otherwise."""
    row = one.row
    wanted = {change.field for change in one.changes}
    given = {name: proposal for name, proposal in row.proposals.items() if new or name in wanted}
    columns: dict[str, Any] = {"name": row.name} if new or "name" in wanted else {}
    if new and one.pk is None:
        columns["short_name"] = row.proposed("short_name") or shortened(row.name)
    columns |= {field: given[field].value for field in SPEC if field in given}
    if "direction" in given:
        columns["direction_reason"] = _why(given["direction"])
    for field in ("scale_low", "scale_high", "tolerance"):
        if field in given:
            columns[field] = Decimal(given[field].value) if given[field].value else None
    if "decimals" in given:
        columns["decimals"] = int(given["decimals"].value or 0)
    return columns


def _why(direction: Proposal) -> str:
    return "Bekreftet i importen." if not direction.assumed else "Foreslått av programmet ved import."


def _figures(
    one: MatchedRow, standing: Standing, purpose: Purpose, year: int, name: str, owner: Owner
) -> Iterable[FigureWanted]:
    confirmed = one.row.proposals.get("confirmed")
    sure = set((confirmed.value if confirmed else "").split())
    changed = {change.field for change in one.changes}
    for field, cell in figures_taken(one.row, purpose, year):
        kind, then = KINDS[cell.role], cell.year or year
        if field not in changed or not cell.written.strip():
            continue
        seen = _seen(standing, one.pk, kind, then, cell, owner)
        others: dict[str, Any] = {}
        if kind == "benchmark":
            scope, whose = owner.of(cell.scope)
            edition, day = owner.edition or f"«{name}»", owner.published_on
            others = {"scope": scope, "whose": whose, "edition": edition, "published_on": day}
        yield FigureWanted(field, kind, then, cell.text, cell.period, seen=seen, sure=field in sure, **others)


def _seen(standing: Standing, pk: int | None, kind: str, year: int, cell: ReadCell, owner: Owner) -> str:
    if pk is None:
        return ""
    if kind == "target":
        return standing.targets.get((pk, year), "")
    if kind == "result":
        return standing.results.get((pk, year, cell.period), "")
    return standing.benchmarks.get((pk, year, *owner.of(cell.scope)), "")


def shortened(name: str) -> str:
    """A name that has room in lists: as it is, else its first words, with a sign that there are more."""
    flat = " ".join(name.split())
    if len(flat) <= SHORT:
        return flat
    words: list[str] = []
    for word in flat.split():
        if len(" ".join([*words, word])) > SHORT - 2:
            break
        words.append(word)
    return (" ".join(words) or flat[: SHORT - 2]) + " …"


def people_wanted(matched: Iterable[MatchedRow], usernames: Iterable[str]) -> list[TypedPerson]:
    """The people that are new or get a role, as a list of Kom i gang has them."""
    taken = {name.casefold() for name in usernames}
    found = []
    for one in _to_write(matched):
        row = one.row
        email = row.texts.get(ColumnRole.EMAIL, "")
        first, last = names_of(row.name)
        said = row.texts.get(ColumnRole.USERNAME, "")
        username = one.code or said or username_of(email, row.name, taken)
        taken.add(username.casefold())
        assumed = frozenset() if said else frozenset({"username"})
        sector = row.sector if row.proposed("role") == "leader" else ""
        place = int(row.key[1:])
        found.append(TypedPerson(place, first, last, email, username, row.proposed("role"), sector, assumed))
    return found


def sectors_wanted(matched: Iterable[MatchedRow]) -> list[TypedSector]:
    """The sectors that are new, as a list of Kom i gang has them; those that stand are changed elsewhere."""
    found: list[TypedSector] = []
    for one in _to_write(matched):
        if one.effect is RowEffect.NEW:
            row = one.row
            kind = UnitKind(row.proposed("kind") or UnitKind.SECTOR)
            code = row.code or code_of(row.name, {sector.code for sector in found})
            assumed = frozenset() if row.code else frozenset({"code"})
            found.append(TypedSector(int(row.key[1:]), code, row.name, kind, assumed))
    return found


def _to_write(matched: Iterable[MatchedRow]) -> Iterable[MatchedRow]:
    return (one for one in matched if one.effect in (RowEffect.NEW, RowEffect.CHANGED))
