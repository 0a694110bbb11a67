"""Differences between two editions in words: where, what became of it, what stood and what stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Final

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from indicators.reports.differences import Change, Difference, Place

PLACES: Final[Mapping[Place, Any]] = {
    Place.HEAD: _("Forsiden"),
    Place.FACT: _("Om rapporten"),
    Place.CHAPTER: _("Kapittel"),
    Place.NUMBER: _("Nummer"),
    Place.TEXT: _("Tekst"),
    Place.TABLE: _("Tabell"),
    Place.COLUMN: _("Kolonne"),
    Place.ROW: _("Rad"),
    Place.CELL: _("Celle"),
    Place.NOTE: _("Fotnote"),
    Place.FIGURE: _("Figur"),
    Place.PICTURE: _("Bilde"),
    Place.ALT: _("Beskrivelse av bilde"),
    Place.CREDIT: _("Fotograf eller kilde"),
}

CHANGES: Final[Mapping[Change, Any]] = {
    Change.ADDED: _("lagt til"),
    Change.REMOVED: _("tatt ut"),
    Change.CHANGED: _("endret"),
    Change.MOVED: _("flyttet"),
    Change.FORM: _("satt på en annen måte"),
}

HEADS: Final[Mapping[str, Any]] = {
    "title": _("Tittel"),
    "subtitle": _("Undertittel"),
    "municipality": _("Kommune"),
    "year": _("År"),
    "language": _("Målform"),
}


@dataclass(frozen=True, slots=True)
class DifferenceLine:
    """One difference; ``href`` leads to where it stands now, empty for what is gone."""

    what: str
    where: tuple[str, ...]
    before: str
    after: str
    href: str


@dataclass(frozen=True, slots=True)
class ChapterDifferences:
    """The differences of one chapter; those of cover and facts have no chapter."""

    title: str
    lines: tuple[DifferenceLine, ...]


def chapter_differences(found: Iterable[Difference]) -> tuple[ChapterDifferences, ...]:
    """Word differences chapter by chapter, in their order."""
    return tuple(
        ChapterDifferences(title or gettext("Forsiden og om rapporten"), tuple(_line(one) for one in own))
        for title, own in groupby(found, key=lambda one: one.chapter)
    )


def said_of(found: Iterable[Difference]) -> str:
    """How many there are, in a sentence."""
    count = sum(1 for _one in found)
    if not count:
        return gettext("Ingenting er endret.")
    return ngettext("%(count)d endring.", "%(count)d endringer.", count) % {"count": count}


def _line(one: Difference) -> DifferenceLine:
    part = str(HEADS.get(one.part, one.part)) if one.place is Place.HEAD else one.part
    return DifferenceLine(
        what=_what(one),
        where=tuple(text for text in (part, one.row, one.column) if text),
        before=one.before,
        after=one.after,
        href=f"#{one.key}" if one.key else "",
    )


def _what(one: Difference) -> str:
    """What became of what; of drawings and pictures there is nothing to set beside one another."""
    if one.change is Change.CHANGED and not (one.before or one.after):
        if one.place is Place.FIGURE:
            return gettext("Figur tegnet på nytt")
        if one.place is Place.PICTURE:
            return gettext("Bildet er byttet")
    return f"{PLACES[one.place]} {CHANGES[one.change]}"
