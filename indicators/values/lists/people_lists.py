"""A list of people as a municipality types or pastes it: name, address, role, sector."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from .typed_lists import Column, Listing, ListRow, read_listing
from .unit_lists import LETTERS

ROLE_WORDS: Final = {
    "sektorleder": "leader", "leder": "leader", "sektorleiar": "leader", "leiar": "leader",
    "kommunalsjef": "leader", "ledelse": "management", "ledelsen": "management", "leiing": "management",
    "kommunedirektør": "management", "revisor": "auditor", "controller": "controller",
    "bidragsyter": "contributor", "bidragsytar": "contributor", "leser": "", "lesar": "", "ingen": "",
}  # fmt: skip
"""Words for the roles, as they are kept; empty for somebody who only reads."""

PEOPLE_COLUMNS: Final = (
    Column("name", frozenset({"navn", "namn", "hele navnet", "ansatt"})),
    Column("email", frozenset({"e-post", "epost", "e-postadresse", "mail", "e-mail", "email", "adresse"})),
    Column("role", frozenset({"rolle", "stilling", "funksjon"})),
    Column("sector", frozenset({"sektor", "stab", "sektor eller stab", "enhet", "eining", "leder for"})),
    Column("username", frozenset({"brukernavn", "brukarnamn", "bruker"})),
    Column("first", frozenset({"fornavn", "førenamn", "fornamn"})),
    Column("last", frozenset({"etternavn", "etternamn"})),
)
_LONGEST: Final = 60
_NOT_IN_NAMES: Final = re.compile(r"[^a-z0-9.]+")


@dataclass(frozen=True, slots=True)
class TypedPerson:
    """A person of a list; ``role`` is as it is kept, empty for none, None for a word that is not known.

    ``assumed`` are the fields that nobody wrote.
    """

    line: int
    first_name: str
    last_name: str
    email: str
    username: str
    role: str | None
    sector: str
    assumed: frozenset[str] = frozenset()
    extra: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The whole name."""
        return f"{self.first_name} {self.last_name}".strip()


def read_people(text: str, usernames: Iterable[str] = ()) -> tuple[Listing, tuple[TypedPerson, ...]]:
    """Read a list of people: ``name; e-mail; role; sector``, or fewer of them.

    Without a heading row a cell with an @ is the address and a word for a role the role, wherever they stand;
    of the rest the first is the name and the second the sector. A user name that is not written is made of
    the address, else of the name, and is none of ``usernames``. Whoever has a sector and no role is taken for
    its leader.
    """
    listing = read_listing(text, PEOPLE_COLUMNS)
    taken = {name.casefold() for name in usernames}
    rows = []
    for row in listing.rows:
        one = _person(row if listing.headed else _cells(row), taken)
        taken.add(one.username.casefold())
        rows.append(one)
    return listing, tuple(rows)


def username_of(email: str, name: str, taken: Iterable[str] = ()) -> str:
    """A user name: what stands before the @, else the name with full stops; a free one."""
    plain = (email.partition("@")[0] or ".".join(name.split())).casefold().translate(LETTERS)
    whole = _NOT_IN_NAMES.sub("", plain).strip(".")[:_LONGEST] or "person"
    found, number, used = whole, 2, set(taken)
    while found in used:
        found = f"{whole}{number}"
        number += 1
    return found


def names_of(name: str) -> tuple[str, str]:
    """First and last name: ``Kari Anne Nordmann``, or ``Nordmann, Kari Anne``."""
    last, comma, first = name.partition(",")
    if comma:
        return first.strip(), last.strip()
    first, _, last = name.rpartition(" ")
    return (first, last) if first else (last, "")


def _cells(row: ListRow) -> ListRow:
    """The cells of a row that no heading row names, in the columns that they belong to."""
    given: dict[str, str] = {}
    rest: list[str] = []
    for cell in (*row.cells.values(), *row.extra):
        if "@" in cell and "email" not in given:
            given["email"] = cell
        elif cell.casefold() in ROLE_WORDS and "role" not in given:
            given["role"] = cell
        elif cell:
            rest.append(cell)
    given |= dict(zip(("name", "sector"), rest, strict=False))
    return ListRow(row.line, given, tuple(rest[2:]))


def _person(row: ListRow, taken: set[str]) -> TypedPerson:
    assumed = set()
    first, last = (row["first"], row["last"]) if row["first"] or row["last"] else names_of(row["name"])
    email = row["email"].strip("<>").removeprefix("mailto:")
    username = row["username"]
    if not username:
        username = username_of(email, f"{first} {last}", taken)
        assumed.add("username")
    role = ROLE_WORDS.get(row["role"].casefold()) if row["role"] else ""
    if not row["role"] and row["sector"]:
        role = "leader"
        assumed.add("role")
    return TypedPerson(
        row.line, first, last, email, username, role, row["sector"], frozenset(assumed), row.extra
    )
