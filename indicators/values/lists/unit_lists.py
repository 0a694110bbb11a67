"""Lists of sectors and of service areas as a municipality types or pastes them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from .typed_lists import Column, Listing, ListRow, read_listing

LETTERS: Final = str.maketrans(
    {"æ": "ae", "ø": "o", "å": "a", "é": "e", "è": "e", "ü": "u", "ä": "a", "ö": "o"}
)
LONGEST_CODE: Final = 40
NAMELESS: Final = "enhet"
"""The code of a name without a letter that a code can have."""
_CODE: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_NUMBER: Final = re.compile(r"\d+(?:\.\d+)*")
_BETWEEN: Final = re.compile(r"(\s*[,;/+]\s*|\s+og\s+)")
_LEAD: Final = re.compile(
    r"(?:sektor|kommunalområde|tenesteområde|tjenesteområde|avdeling)\s+(?:for\s+)?", re.I
)


class UnitKind(StrEnum):
    """What a unit that reports is."""

    SECTOR = "sector"
    STAFF = "staff"


KINDS: Final = {
    "sektor": UnitKind.SECTOR, "kommunalområde": UnitKind.SECTOR, "sektorområde": UnitKind.SECTOR,
    "avdeling": UnitKind.SECTOR, "enhet": UnitKind.SECTOR, "eining": UnitKind.SECTOR,
    "stab": UnitKind.STAFF, "stabsenhet": UnitKind.STAFF, "støtte": UnitKind.STAFF,
    "støtteenhet": UnitKind.STAFF,
}  # fmt: skip

SECTOR_COLUMNS: Final = (
    Column("code", frozenset({"kode", "kortkode", "id"})),
    Column(
        "name", frozenset({"navn", "namn", "sektor", "sektor eller stab", "sektor/stab", "enhet", "eining"})
    ),
    Column("kind", frozenset({"slag", "type", "art"})),
)
AREA_COLUMNS: Final = (
    Column("number", frozenset({"nummer", "nr", "kode"})),
    Column("name", frozenset({"navn", "namn", "tjenesteområde", "tenesteområde", "område"})),
    Column(
        "sectors", frozenset({"sektor", "sektorer", "sektorar", "leveres av", "blir levert av", "ansvarlig"})
    ),
)


@dataclass(frozen=True, slots=True)
class TypedSector:
    """A sector or staff unit of a list; ``assumed`` are the fields that nobody wrote."""

    line: int
    code: str
    name: str
    kind: UnitKind | None
    assumed: frozenset[str] = frozenset()
    extra: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TypedArea:
    """A service area of a list; ``sectors`` is the cell with those that deliver it, as it is written."""

    line: int
    number: str
    name: str
    sectors: str = ""
    assumed: frozenset[str] = frozenset()
    extra: tuple[str, ...] = ()


def read_sectors(text: str) -> tuple[Listing, tuple[TypedSector, ...]]:
    """Read a list of sectors: ``code; name; kind``, or fewer of them.

    Without a heading row a cell that is a word for a kind is the kind wherever it stands; of what is left,
    one cell is the name and two are code and name. A code that is not written is made of the name, and a kind
    that is not written is assumed: a staff unit where the name says so, else a sector. A kind in a word that
    is not known is None.
    """
    listing = read_listing(text, SECTOR_COLUMNS)
    taken: set[str] = set()
    rows = []
    for row in listing.rows:
        one = _sector(row if listing.headed else _sector_cells(row), taken)
        taken.add(one.code)
        rows.append(one)
    return listing, tuple(rows)


def read_areas(text: str, numbers: Iterable[str] = ()) -> tuple[Listing, tuple[TypedArea, ...]]:
    """Read a list of service areas: ``number; name; sectors``, or fewer of them.

    Without a heading row a first cell that is no number is the name. ``numbers`` are those that are taken: an
    area without one gets the next whole number.
    """
    listing = read_listing(text, AREA_COLUMNS)
    taken = {*numbers, *(row["number"] for row in listing.rows)}
    rows = []
    for row in listing.rows:
        one = _area(row if listing.headed else _area_cells(row), taken)
        taken.add(one.number)
        rows.append(one)
    return listing, tuple(rows)


def code_of(name: str, taken: Iterable[str] = ()) -> str:
    """A short code for addresses, made of a name: ``Sektor for skole`` is ``skole``; a free one."""
    bare = _LEAD.sub("", name, count=1) if _LEAD.match(name) else name
    words = re.findall(r"[a-z0-9]+", (bare or name).casefold().translate(LETTERS))
    whole = "-".join(word for word in words if word not in ("og", "for", "i", "av"))[:LONGEST_CODE].strip("-")
    whole = whole or NAMELESS
    found, number, used = whole, 2, set(taken)
    while found in used:
        found = f"{whole[: LONGEST_CODE - 4].strip('-')}-{number}"
        number += 1
    return found


def is_code(text: str) -> bool:
    """Whether a text can be a code: small letters, digits and hyphens."""
    return len(text) <= LONGEST_CODE and _CODE.fullmatch(text) is not None


def _sector_cells(row: ListRow) -> ListRow:
    """The cells of a row that no heading row names, in the columns that they belong to."""
    cells = [cell for cell in row.cells.values() if cell]
    kinds = [cell for cell in cells if cell.casefold() in KINDS]
    rest = [cell for cell in cells if cell.casefold() not in KINDS]
    if len(rest) == 1:
        return ListRow(row.line, {"name": rest[0], "kind": kinds[0] if kinds else ""}, row.extra)
    if len(rest) == 2 and len(kinds) <= 1:
        given = {"code": rest[0], "name": rest[1], "kind": kinds[0] if kinds else ""}
        return ListRow(row.line, given, row.extra)
    return row


def _sector(row: ListRow, taken: set[str]) -> TypedSector:
    code, name, said = row["code"].casefold(), row["name"], row["kind"].casefold()
    assumed = set()
    if not code and name:
        code = code_of(name, taken)
        assumed.add("code")
    kind = KINDS.get(said)
    if not said:
        kind = UnitKind.STAFF if re.search(r"stab(?:en)?\b", name, re.IGNORECASE) else UnitKind.SECTOR
        assumed.add("kind")
    return TypedSector(row.line, code, name, kind, frozenset(assumed), row.extra)


def _area_cells(row: ListRow) -> ListRow:
    """The cells of a row that no heading row names: a number first, or the name at once."""
    cells = [*(row[column.key] for column in AREA_COLUMNS), *row.extra]
    together = re.fullmatch(rf"({_NUMBER.pattern})\.?\s+(\D.*)", cells[0])
    if together:  # "6.4 Skole" in one cell, as it stands in a report
        cells = [together[1], together[2], *cells[1:]]
    elif cells[0] and not _NUMBER.fullmatch(cells[0].rstrip(".")):
        cells = ["", *cells]
    given = dict(zip((column.key for column in AREA_COLUMNS), cells, strict=False))
    return ListRow(row.line, given, tuple(cell for cell in cells[len(AREA_COLUMNS) :] if cell))


def _area(row: ListRow, taken: set[str]) -> TypedArea:
    number, assumed = row["number"].rstrip("."), set()
    if not number and row["name"]:
        whole = [int(one.split(".")[0]) for one in taken if _NUMBER.fullmatch(one)]
        number = str(max(whole, default=0) + 1)
        assumed.add("number")
    return TypedArea(row.line, number, row["name"], row["sectors"], frozenset(assumed), row.extra)


def named_in[K](text: str, known: Mapping[str, K]) -> tuple[tuple[K, ...], tuple[str, ...]]:
    """What a cell names of what is ``known`` by its name in small letters, and what in it names nothing.

    Names are parted by comma, semicolon, slash, plus or "og", and may hold such signs themselves: the longest
    name that is known is taken each time.
    """
    pieces = _BETWEEN.split(text.strip())
    found: list[K] = []
    strange: list[str] = []
    at = 0
    while at < len(pieces):
        ends = range(len(pieces), at, -2)
        end = next((end for end in ends if "".join(pieces[at:end]).casefold() in known), None)
        if end is not None:
            one = known["".join(pieces[at:end]).casefold()]
            if one not in found:
                found.append(one)
        elif pieces[at].strip():
            strange.append(pieces[at].strip())
        at = (end or at + 1) + 1
    return tuple(found), tuple(strange)
