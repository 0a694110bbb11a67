"""A list in Kom i gang, as it was understood: row by row what it would make, or why it cannot."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.utils.translation import gettext, ngettext

from indicators.models import Role
from indicators.presentation.wording.refusals import refusal_text
from indicators.values.lists.people_lists import TypedPerson
from indicators.values.lists.typed_lists import Listing
from indicators.values.lists.unit_lists import TypedArea, TypedSector, UnitKind
from indicators.workflow import Listed, RowsRefused


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell as it was read; ``assumed``: nobody wrote it."""

    label: str
    text: str
    assumed: bool = False


@dataclass(frozen=True, slots=True)
class ReadRow:
    """A row: where it stood in the list, its cells, and its effect; ``refused`` is why it cannot be added."""

    line: int
    cells: tuple[Cell, ...]
    effect: str
    refused: str = ""


@dataclass(frozen=True, slots=True)
class ListPreview:
    """A list as it was understood. ``new`` counts what would be made; ``whole``: nothing is in the way."""

    summary: str
    notes: tuple[str, ...]
    rows: tuple[ReadRow, ...]
    new: int
    whole: bool


@dataclass(frozen=True, slots=True)
class ListWords:
    """What the page of a list says: its name, what a row is, an example, and what comes of it."""

    title: str
    lead: str
    row: str
    example: str


def list_words(kind: str) -> ListWords:
    """The words of the page where a kind of list is added."""
    return {
        "sektorer": ListWords(
            gettext("Sektorer og staber"),
            gettext("De som rapporterer hver for seg: sektorer, kommunalområder, staber."),
            gettext("kode; navn; slag. Bare navnet er nok: koden lages av det, og slaget antas."),
            gettext(
                "skole; Sektor for skole; sektor\nhelse; Sektor for helse og omsorg; sektor\nØkonomistaben"
            ),
        ),
        "omrader": ListWords(
            gettext("Tjenesteområder"),
            gettext("Hvert tjenesteområde er et målekort. Det kan leveres av flere sektorer."),
            gettext(
                "nummer; navn; sektorer. Nummeret er det i årsmeldingen; mangler det, telles det videre."
            ),
            gettext("6.1; Barnehage; skole\n6.4; Kultur og idrett; kultur, skole\nVann og avløp; teknisk"),
        ),
        "personer": ListWords(
            gettext("Personer"),
            gettext("De som skal logge inn. Ingen får beskjed før du inviterer dem."),
            gettext(
                "navn; e-post; rolle; sektor. Rollene er sektorleder, ledelse, revisor, controller "
                "eller ingen."
            ),
            gettext("Kari Nordmann; kari@kommune.example; sektorleder; skole\nOla Nordmann; ; revisor"),
        ),
    }[kind]


def list_preview(
    listing: Listing,
    rows: Iterable[tuple[int, tuple[Cell, ...]]],
    done: Collection[Listed],
    refused: RowsRefused | None,
) -> ListPreview:
    """Word a list: ``rows`` are its lines with their cells, ``done`` what was tried, ``refused`` what not."""
    made = {one.line: one.new for one in done}
    why = {one.line_id: refusal_text(one.refusal) for one in refused.rows} if refused else {}
    read = tuple(ReadRow(line, cells, _effect(line, made, why), why.get(line, "")) for line, cells in rows)
    new = sum(made.values())
    return ListPreview(_summary(new, len(made) - new, len(why)), tuple(_notes(listing)), read, new, not why)


def sector_cells(row: TypedSector) -> tuple[Cell, ...]:
    """Code, name and kind of a sector, as they were read."""
    kinds = {UnitKind.SECTOR: gettext("Sektor"), UnitKind.STAFF: gettext("Stab"), None: "?"}
    return (
        Cell(gettext("Kode"), row.code, "code" in row.assumed),
        Cell(gettext("Navn"), row.name),
        Cell(gettext("Slag"), kinds[row.kind], "kind" in row.assumed),
    )


def area_cells(row: TypedArea) -> tuple[Cell, ...]:
    """Number, name and sectors of a service area, as they were read."""
    return (
        Cell(gettext("Nummer"), row.number, "number" in row.assumed),
        Cell(gettext("Navn"), row.name),
        Cell(gettext("Leveres av"), row.sectors or "–"),
    )


def person_cells(row: TypedPerson) -> tuple[Cell, ...]:
    """Name, address, user name, role and sector of a person, as they were read."""
    role = "?" if row.role is None else gettext("Leser") if not row.role else str(Role(row.role).label)
    return (
        Cell(gettext("Navn"), row.name),
        Cell(gettext("E-postadresse"), row.email or "–"),
        Cell(gettext("Brukernavn"), row.username, "username" in row.assumed),
        Cell(gettext("Rolle"), role, "role" in row.assumed),
        Cell(gettext("Sektor eller stab"), row.sector or "–"),
    )


def _effect(line: int, made: dict[int, bool], why: dict[int, str]) -> str:
    if line in why:
        return gettext("Kan ikke legges inn")
    return gettext("Ny") if made.get(line, True) else gettext("Finnes fra før")


def _summary(new: int, same: int, refused: int) -> str:
    told = [ngettext("%(count)d ny", "%(count)d nye", new) % {"count": new}]
    if same:
        told.append(ngettext("%(count)d finnes fra før", "%(count)d finnes fra før", same) % {"count": same})
    if refused:
        told.append(ngettext("%(count)d må rettes", "%(count)d må rettes", refused) % {"count": refused})
    return ", ".join(told) + "."


def _notes(listing: Listing) -> Iterable[str]:
    if listing.headed:
        yield gettext("Første rad er lest som overskrifter.")
    for heading in listing.unknown:
        yield gettext("Kolonnen «%(name)s» brukes ikke her.") % {"name": heading}
