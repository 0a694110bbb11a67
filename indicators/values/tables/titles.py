"""Titles above and inside tables: sections, service areas, headings with KOSTRA codes, goals, notes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

_SECTION: Final = re.compile(r"(\d{1,2}(?:\.\d{1,2}){0,3})\.?\s+(\S.{0,150})")
_GENERIC: Final = re.compile(
    r"(?:konkrete )?mål(?:ekort)?(?:,? (?:og|for|i) .*)?|(?:under |her )?(?:resultat(?:er|et)?"
    r"|mål og resultat\w*)(?:[ :].*)?"
    r"|utviklingsarbeid.*|utfordring\w*.*|resultatkommentar\w*.*|kommentar\w*.*|innledning|innleiing"
    r"|status.*|om .*"
    r"|målekort.*|indikator\w*.*|handlings.*plan.*|virksomhetsplan.*|budsjett.*|økonomi|ressurs\w*.*"
    r"|bemanning.*|organisering.*"
    r"|nøkkeltall.*|styringskort.*|måloppnåelse.*|vedlegg.*|fakta.*|årsmelding.*|årsrapport.*"
    r"|tertial.*|sammendrag.*"
    r"|ark ?\d+|sheet ?\d+|side \d+.*|tabell.*|figur.*",
    re.IGNORECASE,
)
_GENERIC_TAIL: Final = re.compile(
    r"[.:,]?\s*\b(?:indikator(?:er|ar)?|mål|resultat(?:er)?|nøkkeltall)\s*(?:på|for|og|i|,)?\s*"
    r"(?:tjeneste ?kvalitet\w*|tenestekvalitet\w*|resultater|kvalitet)?\.?\s*$",
    re.IGNORECASE,
)
_NAMED: Final = re.compile(
    r"(?P<what>tjenesteområde|tenesteområde|rammeområde|område|sektor|stab|virksomhet|verksemd"
    r"|avdeling|enhet|seksjon"
    r"|kommunalområde|etat|målekort|styringskort)(?:\s*(?::|–|—|-|for|i)\s*|\s+)(?P<name>[^:]{2,80})",
    re.IGNORECASE,
)
_CODES: Final = r"\d{3}(?:\s*(?:/|,|;|\+|&|og|-|–)\s*\d{3})*"
_LEADING_CODES: Final = re.compile(
    rf"(?:kostra[- ]?)?(?:funksjon(?:er|ane)?)?\s*:?\s*(?P<codes>{_CODES})\s*(?:[:–—-]\s*"
    rf"|\s+(?=[A-ZÆØÅ]))(?P<title>\S.*)",
    re.IGNORECASE,
)
_NEXT_CODE: Final = re.compile(r"(?P<sign>\s*(?:/|,|;|\+|&|\bog\b)\s*)(?P<code>\d{3})\s*[:–—-]\s*(?=\S)")
_TRAILING_CODES: Final = re.compile(
    rf"(?P<title>.*[^\s(])\s*\(?\s*(?:kostra[- ]?)?(?:funksjon(?:er)?)\s*(?P<codes>{_CODES})\s*\)?\s*\.?\s*",
    re.IGNORECASE,
)
_BRACKETS: Final = re.compile(rf"(?P<title>.*\S)\s*\(\s*(?P<codes>{_CODES})\s*\)\s*\.?\s*")
_GOAL: Final = re.compile(
    r"(?P<kind>hovedmål|overordnet mål|overordna mål|delmål|mål|målsetting|strategisk mål"
    r"|satsingsområde|satsningsområde"
    r"|fokusområde|resultatmål|effektmål)\s*(?:nr\.?\s*)?(?P<number>\d{1,2}(?:\.\d{1,2})*"
    r"|[a-z](?=[:.)]))?\s*[.:–—)-]*\s*(?P<text>\S.*)?",
    re.IGNORECASE,
)
_NOTE: Final = re.compile(
    r"(?P<mark>\*{1,5}\)?|[†‡]|[¹²³⁴⁵⁶⁷⁸⁹⁰]{1,2}⁾?|\d{1,2}\)|[a-h]\))\s*(?P<text>[^\s*].*)", re.DOTALL
)
_CAPTION: Final = re.compile(r"(?:tabell|figur|kilde|kjelde|foto)\s*(?:\d+\s*)?[:.]", re.IGNORECASE)
_THOUSANDS: Final = re.compile(
    r"(?:tall|beløp|alle tall|kroner|kr)?\s*(?:er )?(?:oppgitt )?i\s*(?:hele )?(?:1 ?000|tusen"
    r"|hele tusen)\s*(?:kr|kroner)?"
    r"|\btkr\b|1 000 kr|1000 kr", re.IGNORECASE
)  # fmt: skip
_MILLIONS: Final = re.compile(
    r"(?:tall|beløp|alle tall)?\s*i\s*mill(?:\.|ioner)?\s*(?:kr|kroner)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Title:
    """A heading inside a table: its words without codes, the functions, and whether nothing but codes and
    the usual words ("Indikatorer på tjenestekvalitet") stood there."""

    text: str
    functions: tuple[str, ...] = ()
    generic: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """Where in a document one is: an area with its number, or a sector by its name."""

    area: str = ""
    number: str = ""
    sector: str = ""


def section_of(text: str, level: int = 0) -> Section | None:
    """The section that a line of text begins, None where it begins none.

    Headings that every section has ("Mål og resultater i 2025") begin none, whatever their number.
    """
    line = " ".join(text.split())
    found = _SECTION.fullmatch(line)
    title = (found[2] if found else line).strip(" *_#")
    title = re.sub(r"\s*\.{3,}.*$|\t\d+$", "", title)
    if not title or title[-1] in ".;," or _CAPTION.match(title):
        return None
    named = _NAMED.fullmatch(title.rstrip(":"))
    if named and (level or len(title) < 60) and not _YEARS_ONLY.fullmatch(named["name"].strip()):
        whole = _without_year(title.rstrip(":")) if ":" not in title.rstrip(":") else ""
        name = _without_year(named["name"])
        return _named_section(named["what"].casefold(), name, whole, found[1] if found else "")
    if _GENERIC.fullmatch(title) or not _is_title(title):
        return None
    if found and (level or "." in found[1] or len(title) < 60):
        return Section(title, found[1])
    return Section(title) if level else None


_YEARS_ONLY: Final = re.compile(
    r"(?:19|20)\d\d.*|og resultat.*|for (?:19|20)\d\d|.*(?:under|vises).*", re.IGNORECASE
)


def _without_year(name: str) -> str:
    return re.sub(r"\s*(?:19|20)\d\d\s*$", "", name).strip(" :–-")


def _named_section(what: str, name: str, whole: str, number: str) -> Section | None:
    """ "Sektor for skole" is called so as a whole, "Sektor: Oppvekst" by what follows."""
    if not name:
        return None
    if what in _UNITS:
        return Section(sector=whole if whole and what in ("sektor", "stab") else name)
    return Section(name, number)


_UNITS: Final = frozenset(
    ("sektor", "stab", "virksomhet", "verksemd", "kommunalområde", "etat", "avdeling", "seksjon", "enhet")
)


def _is_title(text: str) -> bool:
    letters = [sign for sign in text if sign.isalpha()]
    return bool(letters) and letters[0].isupper() and len(text) <= 110 and text.count(". ") == 0


@lru_cache(maxsize=2048)
def title_of(text: str) -> Title:
    """A heading as printed: "Funksjon 302: Bygge- og delesaksbehandling." has its words and the code 302."""
    line = " ".join(text.split())
    functions: tuple[str, ...] = ()
    for pattern in (_LEADING_CODES, _TRAILING_CODES, _BRACKETS):
        found = pattern.fullmatch(line)
        if found and not _is_year(found["codes"]):
            functions = tuple(re.findall(r"\d{3}", found["codes"]))
            line = found["title"].strip()
            if pattern is _LEADING_CODES:
                functions += tuple(one["code"] for one in _NEXT_CODE.finditer(line))
                line = _NEXT_CODE.sub(lambda one: one["sign"], line)
            break
    cut = _GENERIC_TAIL.sub("", line).strip()
    generic = not cut or cut.casefold() in ("indikator", "indikatorer", "konkrete")
    words = cut if _GENERIC_TAIL.search(line) and (functions or ":" in line) else line
    return Title("" if generic else _trimmed(words), functions, generic)


def _trimmed(words: str) -> str:
    return words.rstrip(" .:") if words.count("(") == words.count(")") else words.strip()


def _is_year(codes: str) -> bool:
    return bool(re.fullmatch(r"(?:19|20)\d", codes.strip()[:3])) and len(codes.strip()) == 4


def area_in_header(text: str) -> str:
    """The area that the first cell of a header names: "Barnehage: Indikator tjenestekvalitet"."""
    line = " ".join(text.split())
    before, colon, rest = line.partition(":")
    if (
        colon
        and _GENERIC_TAIL.fullmatch(rest)
        and rest.strip()
        and not before.strip().isdigit()
        and not re.match(r"\d{3}", before)
    ):
        return before.strip()
    return ""


def goal_of(text: str) -> tuple[str, str, str] | None:
    """A goal's kind ("goal", "subgoal"), its number and its words: "Delmål 2.1: Flere i jobb"."""
    found = _GOAL.fullmatch(" ".join(text.split()))
    if found is None or not (found["number"] or ":" in text):
        return None
    words = (found["text"] or "").strip()
    kind = "subgoal" if found["kind"].casefold() in ("delmål", "resultatmål", "effektmål") else "goal"
    return kind, found["number"] or "", words or " ".join(text.split())


def note_of(text: str) -> tuple[str, str] | None:
    """A note below a table: its mark and its text, the mark as cells write it."""
    found = _NOTE.fullmatch(text.strip())
    if found is None or (found["mark"][0].isdecimal() and not found["text"][0].isalpha()):
        return None
    return found["mark"], " ".join(found["text"].split())


def money_unit(text: str) -> str:
    """The unit that a title says all amounts are in, "" for none: "Tall i 1 000 kr"."""
    if _THOUSANDS.search(text):
        return "1000 kr"
    return "mill. kr" if _MILLIONS.search(text) else ""


def is_money_title(text: str) -> bool:
    """Whether a title says nothing but what amounts are in: "Beløp i 1000 kr"."""
    rest = _MILLIONS.sub(" ", _THOUSANDS.sub(" ", text))
    return bool(money_unit(text)) and not _MONEY_WORDS.sub("", rest)


_MONEY_WORDS: Final = re.compile(r"\b(?:alle|beløp|tall|sum|er|i|oppgitt|kr|kroner)\b|[\d\W]", re.IGNORECASE)
