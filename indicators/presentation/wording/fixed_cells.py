"""What stands in cells as words of its own kind, in the reader's language: "Ikke målt", "Ja"."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_noop as _

from . import words
from .cached_gettext import gettext

KNOWN: Final = {
    text.casefold(): text
    for text in (
        _("Ikke målt"),
        _("Ikke målt i år"),
        _("Ikke målbare tall"),
        _("Ikke målbart"),
        _("Ikke gjennomført"),
        _("Ikke rapportert"),
        _("Ikke aktuelt"),
        _("Ingen måling"),
        _("Ingen måling i år"),
        _("Måles ikke"),
        _("Måles ikke i år"),
        _("Foreligger ikke"),
        _("Kan ikke vises"),
        _("Gjennomført"),
        _("Ny"),
        _("Ja"),
        _("Nei"),
    )
}
"""Wordings that are the same in every report; a reader in the other language reads them in the own one."""


def known_words(text: str) -> str:
    """Return the words of a cell, in the reader's language where they are known, with a capital."""
    known = KNOWN.get(text.strip().rstrip(".").casefold())
    return gettext(known) if known else words.capitalised(text)


def is_known(text: str) -> bool:
    """Tell whether the words are the program's own and no quotation."""
    return text.strip().rstrip(".").casefold() in KNOWN
