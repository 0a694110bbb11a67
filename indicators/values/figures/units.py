"""Units: which spellings are the same unit, and how each is printed."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from .unit_forms import noun_key, unit_form

PERCENT = "%"
PERCENTAGE_POINTS = "prosentpoeng"

_SYNONYMS: dict[str, tuple[str, ...]] = {
    "%": ("%", "prosent", "pst", "pct", "%-andel", "prosentandel"),
    "prosentpoeng": ("prosentpoeng", "%-poeng", "%poeng", "% poeng", "pp", "p.p", "prosentenheter"),
    "‰": ("‰", "promille"),
    "kr": ("kr", "kroner", "krone", "nok", ",-"),
    "1000 kr": ("1000 kr", "1 000 kr", "tkr", "tusen kr", "tusen kroner", "1000 kroner", "1 000 kroner"),
    "mill. kr": (
        "mill. kr", "mill kr", "millioner kroner", "millioner kr", "million kroner", "mill. kroner",
        "mill kroner", "millionar kroner", "mkr", "mnok", "mill. nok",
    ),
    "mrd. kr": ("mrd. kr", "mrd kr", "milliarder kroner", "milliardar kroner", "mrd. kroner", "mrd kroner"),
    "mill.": ("mill", "millioner", "millionar"),
    "mrd.": ("mrd", "milliarder", "milliardar"),
    "kr per m²": ("kr per m²", "kr/m²"),
    "m²": ("m²", "kvm", "kvadratmeter"),
    "dager": ("dager", "dagar", "dag", "dg", "dgr"),
    "døgn": ("døgn",),
    "uker": ("uker", "uke", "veker", "veke", "vekor"),
    "mnd": ("mnd", "måneder", "måned", "månader", "månad", "mndr"),
    "år": ("år",),
    "timer": ("timer", "time", "timar"),
    "min": ("min", "minutter", "minutt"),
    "poeng": ("poeng",),
    "årsverk": ("årsverk",),
    "stk": ("stk", "stykk", "stykker"),
    "antall": ("antall", "antal"),
    "personer": ("personer", "personar", "person"),
    "brukere": ("brukere", "brukarar", "bruker", "brukar"),
    "elever": ("elever", "elevar", "elev"),
    "barn": ("barn",),
    "innbyggere": ("innbyggere", "innbyggarar", "innbygger", "innbyggar"),
    "saker": ("saker", "sak"),
    "avvik": ("avvik",),
    "møter": ("møter", "møte"),
    "plasser": ("plasser", "plassar", "plass"),
    "avdelinger": ("avdelinger", "avdelingar", "avdeling"),
    "enheter": ("enheter", "enhet", "einingar", "eining"),
    "ganger": ("ganger", "gongar", "gong", "gang"),
    "km": ("km", "kilometer"),
    "tonn": ("tonn",),
    "kg": ("kg", "kilo"),
    "liter": ("liter", "l"),
    "kWh": ("kwh",),
}  # fmt: skip

_CANONICAL = {spelling: unit for unit, spellings in _SYNONYMS.items() for spelling in spellings}
_SPACES = re.compile(r"\s+")
_SQUARE = re.compile(r"\bm ?(?:2|²)")
_READABLE = re.compile(r"(?:(?:1000|1 000) )?(?:[^\W\d_]|[%‰°])(?:[^\W\d_]|[0-9%‰°./ ()-])*(?<![/( -])")
_RAISED = re.compile(r"(?<![mM])(?<![mM] )[⁰¹²³⁴⁵⁶⁷⁸⁹]")
_LONGEST = 50
_AMOUNT = re.compile(r"[0-9][0-9.,]* ?(?P<unit>.*)")
_PER_WORD = re.compile(r"\bpr\.? ")
_PER = re.compile(r" ?(?:/| per | pr\.? ) ?")


@lru_cache(maxsize=4096)
def canonical_unit(unit: str) -> str:
    """The spelling a unit is kept and printed in: "pst." is "%", "kroner per m ²" is "kr per m²".

    Behind "per" a known unit is one of them: "kr per elever" is "kr per elev". A unit that is not known keeps
    its own spelling, with single spaces. Text without any letter or unit sign names no unit and gives "".
    """
    tidy = _SPACES.sub(" ", unit).strip()
    if not _names_a_unit(tidy):
        return ""
    return _CANONICAL.get(_key(tidy)) or _compound(tidy) or _PER_WORD.sub("per ", tidy).rstrip(".")


@lru_cache(maxsize=4096)
def line_spelling(unit: str) -> str:
    """A line's unit as its figures carry it: the line's own spelling with single spaces, ratios as signs."""
    canonical = canonical_unit(unit)
    if not is_readable_unit(unit) or is_ratio_unit(canonical):
        return canonical if is_ratio_unit(canonical) else ""
    tidy = _SPACES.sub(" ", unit).strip()
    return tidy if _key(tidy) in _CANONICAL else tidy.rstrip(".")


def is_readable_unit(unit: str) -> bool:
    """Whether figures can be printed with this unit and read again: words, at most 50 letters, no marks.

    A line with any other unit is read and judged as one without.
    """
    tidy = _SPACES.sub(" ", unit).strip()
    return bool(
        _names_a_unit(tidy)
        and len(tidy) <= _LONGEST
        and unicodedata.is_normalized("NFC", tidy)
        and _READABLE.fullmatch(tidy)
        and not _RAISED.search(tidy)
        and not tidy.casefold().startswith("eller ")
        and tidy.count("(") == tidy.count(")")
    )


def same_unit(one: str, other: str) -> bool:
    """Whether two units are the same, however they are spelled; percent and prosentpoeng are not."""
    return one == other or noun_key(canonical_unit(one)) == noun_key(canonical_unit(other))


def is_known_unit(unit: str) -> bool:
    """Whether this spelling is in the list of units that Norwegian reports use."""
    tidy = _SPACES.sub(" ", unit).strip()
    return _key(tidy) in _CANONICAL or _compound(tidy) is not None


def is_ratio_unit(unit: str) -> bool:
    """Whether the unit is a ratio: a figure in it can never stand for a bare number."""
    return canonical_unit(unit) in (PERCENT, PERCENTAGE_POINTS, "‰")


def distance_unit(unit: str) -> str:
    """The unit of a difference between two figures in `unit`: two percentages differ by prosentpoeng."""
    canonical = canonical_unit(unit)
    return PERCENTAGE_POINTS if canonical == PERCENT else canonical


def _key(tidy: str) -> str:
    return _SQUARE.sub("m²", tidy.casefold()).rstrip(".")


def _compound(tidy: str) -> str | None:
    """ "kroner pr. innbyggar" as "kr per innbygger", when its first half is a known unit."""
    halves = _PER.split(_SQUARE.sub("m²", tidy.casefold()))
    if len(halves) != 2 or not all(halves):
        return None
    first, second = (_CANONICAL.get(half.rstrip(".")) for half in halves)
    if first is None or _is_amount_of(first, halves[1]):
        return None
    return f"{first} per {_one_of(second) if second else halves[1]}"


def _one_of(unit: str) -> str:
    """A known unit as it stands behind "per": "elev", "uke"; "antall" is none that there is one of."""
    return unit_form(unit, one=True) or unit


def _is_amount_of(unit: str, said: str) -> bool:
    """Whether what stands behind the stroke is a second figure: "91 % / 88 %", "12 mnd/18 mnd"."""
    found = _AMOUNT.fullmatch(said)
    return found is not None and (_CANONICAL.get(found["unit"].rstrip(".")) == unit or not found["unit"])


def _names_a_unit(tidy: str) -> bool:
    return any(sign.isalpha() or sign in "%‰°" for sign in tidy) or tidy == ",-"
