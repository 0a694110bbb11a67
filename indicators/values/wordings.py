"""Cells that are fixed wordings, in bokmål and nynorsk: "Måles ikke", "Ikkje målt", "Ja", "Res. senere"."""

from __future__ import annotations

import re

from indicators.values.results import (
    DoneResult,
    MissingReason,
    MissingResult,
    NotDoneResult,
    Result,
    YesNoResult,
)
from indicators.values.targets import NoTarget, NotPlannedTarget, Target, YesTarget

_NOT = r"(?:ikke|ikkje)"
_YEAR = r"(?: (?:i|dette) (?:år|året|20[0-9]{2}))?"

_NOT_PLANNED = re.compile(
    rf"(?:måles|målast|blir|vert|skal) {_NOT}(?: målt| måles| målast)?{_YEAR}"
    rf"|{_NOT} (?:planlagt|planlagd|aktuelt|aktuell|relevant){_YEAR}"
    r"|måles (?:hvert annet|annet hvert|annethvert) år|målast (?:kvart anna|annakvart) år"
)
_NOT_MEASURED = re.compile(
    rf"{_NOT} (?:målt|mælt|registrert|målbar|målbart|målbare)(?: (?:tall|tal|resultat|resultater))?{_YEAR}"
    rf"|(?:er|ble|blei|vart) {_NOT} målt{_YEAR}"
    r"|(?:ingen|inga|mangler|manglar) (?:måling|målinger|målingar|data|tall|tal)"
)
_NEW = re.compile(
    r"(?:ny|nytt)(?: (?:indikator|måltall|måltal|i 20[0-9]{2}|fra 20[0-9]{2}|frå 20[0-9]{2}|i år))?"
)
_PENDING = re.compile(
    rf"(?:foreligger|føreligg|ligg|ligger) {_NOT}(?: føre)?(?: (?:ennå|enda|enno|endå))?"
    rf"|{_NOT} (?:tilgjengelig|tilgjengeleg|klart|klar|rapportert|innrapportert|publisert)"
    r"(?: (?:ennå|enda|enno|endå))?"
    r"|(?:(?:res|resultat|resultatet|tall|tal)\.? )?(?:kommer|kjem)(?: (?:senere|seinare|seinere))?"
    r"|(?:res|resultat|tall|tal)\.? (?:senere|seinare|seinere)"
)
_NO_TARGET = re.compile(r"(?:ingen|uten|utan) mål|(?:mål )?(?:ikke|ikkje) (?:fastsatt|fastsett|satt|sett)")
_DONE_WORDS = r"(?:gjennomført|gjennomførd|utført|fullført|ferdigstilt)"
_DONE = re.compile(rf"(?:er )?{_DONE_WORDS}")
_NOT_DONE = re.compile(rf"(?:er |ble |vart |blei )?{_NOT} (?:blitt )?{_DONE_WORDS}")
_TO_BE_DONE = re.compile(rf"(?:(?:skal være|skal vere|skal) )?(?:{_DONE_WORDS}|gjennomføres|gjennomførast)")

ALL = frozenset({"alle", "samtlige"})
""" "Alle" of what a percentage or a share counts: 100 %."""


def worded_target(said: str) -> Target | None:
    """The target that a whole cell of fixed words stands for; `said` is a `phrase`."""
    if said in ("ja", "nei"):
        return YesTarget(said == "ja")
    if _TO_BE_DONE.fullmatch(said):
        return YesTarget()
    if _NOT_PLANNED.fullmatch(said) or _NOT_MEASURED.fullmatch(said):
        return NotPlannedTarget()
    if _NO_TARGET.fullmatch(said):
        return NoTarget()
    return None


def worded_result(said: str) -> Result | None:
    """The result that a whole cell of fixed words stands for; `said` is a `phrase`."""
    if said in ("ja", "nei"):
        return YesNoResult(said == "ja")
    if _DONE.fullmatch(said):
        return DoneResult()
    if _NOT_DONE.fullmatch(said):
        return NotDoneResult()
    for pattern, reason in (
        (_NOT_PLANNED, MissingReason.NOT_PLANNED),
        (_NOT_MEASURED, MissingReason.NOT_MEASURED),
        (_NEW, MissingReason.NEW),
        (_PENDING, MissingReason.PENDING),
    ):
        if pattern.fullmatch(said):
            return MissingResult(reason)
    return None
