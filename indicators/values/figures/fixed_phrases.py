"""Cells that are fixed wordings, in bokmål and nynorsk: "Måles ikke", "Ikkje målt", "Ja", "Res. senere"."""

from __future__ import annotations

import re

from .results import DoneResult, MissingReason, MissingResult, NotDoneResult, Result, YesNoResult
from .targets import NoTarget, NotPlannedTarget, Target, YesTarget

_NOT = r"(?:ikke|ikkje)"
_YEAR = r"(?: (?:i|dette) (?:år|året|20[0-9]{2}))?"

_WHY = (
    r"(?:,? (?:pga\.?|p\.g\.a\.?|på grunn av|grunnet|som følge av|som følgje av|fordi|ettersom|da"
    r"|av hensyn til|av omsyn til) .+|,? ?\((?!.*(?:delvis|nesten)).+\))?"
)
_WHAT = (
    r"(?:(?:res|resultat|resultatet|resultater|resultatene|resultata|tall|tallet|tallene|tal|talet|tala|data"
    r"|måling|målingen|målinga|svar)\.?(?: (?:for|frå|fra|i) (?:20[0-9]{2}|året|i år|[^\W\d_]{1,20}))? )"
)
_YET = r"(?: (?:ennå|enda|enno|endå|på nåværende tidspunkt))?"

_NOT_PLANNED = re.compile(
    rf"(?:måles|målast|blir|vert|skal) {_NOT}(?: målt| måles| målast)?{_YEAR}"
    rf"|{_NOT} (?:planlagt|planlagd|aktuelt|aktuell|relevant){_YEAR}"
    rf"|måles {_NOT}{_YEAR}{_WHY}"
    r"|måles (?:hvert annet|annet hvert|annethvert) år|målast (?:kvart anna|annakvart) år"
)
_NOT_MEASURED = re.compile(
    rf"{_NOT} (?:målt|mælt|registrert|målbar|målbart|målbare)"
    rf"(?: (?:tall|tal|resultat|resultater))?{_YEAR}{_WHY}"
    rf"|(?:er|ble|blei|vart) {_NOT} målt{_YEAR}{_WHY}"
    r"|(?:ingen|inga|mangler|manglar) (?:måling|målinger|målingar|data|tall|tal)"
)
_HIDDEN = re.compile(
    rf"(?:kan|skal) {_NOT} (?:vises|visast|offentliggjøres|offentleggjerast|publiseres|publiserast)"
    rf"|(?:vises|visast|offentliggjøres) {_NOT}|skjult|skjulte tall"
    r"|unntatt offentlighet|unnateke offentlegheit"
    r"|for få (?:svar|elever|elevar|observasjoner|observasjonar|personer"
    r"|personar)(?: til å vises)?|prikket|prikka"
)
_NEW = re.compile(
    r"(?:ny|nytt)(?: (?:indikator|måltall|måltal|i 20[0-9]{2}|fra 20[0-9]{2}|frå 20[0-9]{2}|i år))?"
)
_PENDING = re.compile(
    rf"{_WHAT}?(?:foreligger|føreligg|ligg|ligger) {_NOT}(?: føre)?{_YET}(?: for 20[0-9]{{2}})?"
    rf"|{_WHAT}?(?:er )?{_NOT} (?:tilgjengelig|tilgjengeleg|klart|klar|klare|rapportert"
    rf"|innrapportert|publisert)"
    rf"{_YET}"
    rf"|{_WHAT}?(?:kommer|kjem)(?: (?:senere|seinare|seinere|snart|etter hvert))?"
    rf"|{_WHAT}?(?:kommer|kjem|publiseres|publiserast|blir publisert|blir klare?|blir klart|foreligger først"
    r"|foreligger|føreligg)"
    r" (?:først )?(?:i|til|om|etter|medio|primo|ultimo|før|den|våren|sommeren|høsten|hausten"
    r"|vinteren|uke|veke|[0-9]{1,2}\.) ?.{0,40}"
    r"|(?:res|resultat|tall|tal)\.? (?:senere|seinare|seinere)"
)
_NO_TARGET = re.compile(r"(?:ingen|uten|utan) mål|(?:mål )?(?:ikke|ikkje) (?:fastsatt|fastsett|satt|sett)")
_DONE_WORDS = r"(?:gjennomført|gjennomførd|utført|fullført|ferdigstilt)"
_DONE = re.compile(rf"(?:er )?{_DONE_WORDS}(?: som planlagt)?")
_NOT_DONE = re.compile(rf"(?:er |ble |vart |blei )?{_NOT} (?:blitt )?{_DONE_WORDS}{_YEAR}{_WHY}")
_TO_BE_DONE = re.compile(rf"(?:(?:skal være|skal vere|skal) )?(?:{_DONE_WORDS}|gjennomføres|gjennomførast)")

SIGNS = {
    ".": MissingReason.NOT_MEASURED,
    "..": MissingReason.PENDING,
    "...": MissingReason.PENDING,
    "…": MissingReason.PENDING,
    ":": MissingReason.HIDDEN,
}
"""Statistisk sentralbyrå's standard signs: not possible, missing, missing so far, not for publication."""

LONGEST = 200
"""The longest cell that is looked at as fixed words."""

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
    if len(said) > LONGEST:
        return None
    if _DONE.fullmatch(said):
        return DoneResult()
    if _NOT_DONE.fullmatch(said):
        return NotDoneResult()
    for pattern, reason in (
        (_NOT_PLANNED, MissingReason.NOT_PLANNED),
        (_NOT_MEASURED, MissingReason.NOT_MEASURED),
        (_HIDDEN, MissingReason.HIDDEN),
        (_NEW, MissingReason.NEW),
        (_PENDING, MissingReason.PENDING),
    ):
        if pattern.fullmatch(said):
            return MissingResult(reason)
    return None
