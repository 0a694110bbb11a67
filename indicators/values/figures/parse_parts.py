"""Cells with several figures: one per sub-period, "1. halvår 27% 2. halvår 31%", or one per named part."""

from __future__ import annotations

import re
from decimal import Decimal

from .amounts import NUMBER, UNSIGNED, read_amount, read_number
from .cell_text import Refused
from .cell_values import TextProblem
from .no_figures import is_numbering
from .periods import MONTHS, YEAR, Period, PeriodKind
from .results import Part, PartsResult, PeriodFigure, PeriodsResult
from .spec import Spec
from .units import canonical_unit, is_known_unit, same_unit

_KINDS = {
    "halvår": PeriodKind.HALF, "h": PeriodKind.HALF,
    "tertial": PeriodKind.TERTIAL, "t": PeriodKind.TERTIAL,
    "kvartal": PeriodKind.QUARTER, "k": PeriodKind.QUARTER, "q": PeriodKind.QUARTER,
}  # fmt: skip
_ORDINALS = {"første": 1, "fyrste": 1, "andre": 2, "annet": 2, "tredje": 3, "fjerde": 4}
_MONTH = "|".join(f"{name}|{name[:3]}\\.?" for name in MONTHS)
_LABEL = re.compile(
    r"(?<!\w)(?:"
    rf"(?P<ordinal>[1-4]\.?|{'|'.join(_ORDINALS)}) ?(?P<word>halvår|tertial|kvartal)"
    r"|(?P<word_first>halvår|tertial|kvartal) (?P<number>[1-4])"
    r"|(?P<letter>[htkq])(?P<short>[1-4])"
    rf"|(?P<month>{_MONTH})"
    r"|(?P<year>(?:hele |heile )?året)"
    r")(?!\w)",
    re.IGNORECASE,
)
_JOINED = r"(?:[.,;/|]|,? og)?"
_BEHIND = re.compile(rf"(?: ?[:=] ?| ?(?![-−–‐‑]))(?P<amount>[^ ].*?) ?{_JOINED}", re.IGNORECASE)
_BEFORE = re.compile(r"[.,;/|]? ?(?:og )?(?P<amount>.+?)(?: (?:i|for|per|pr\.?)| ?\()", re.IGNORECASE)
_CLOSING = re.compile(r"\)? ?")

_NAME = r"[^\W\d_][^\d:;,=<>≥≤%|]{0,118}?"
_PART = re.compile(rf"(?P<name>{_NAME})(?:(?: ?[:=]) ?(?P<signed>{NUMBER})| (?P<plain>{UNSIGNED}))(?![\w/])")
_PART_END = re.compile(r" ?[.,;|] ?| og |$| (?=[A-ZÆØÅ])")
_PART_UNIT = re.compile(r" ?(?P<unit>%|‰|[^\W\d_]+)\.?(?=[ ,;.|]|$)")
_BROKEN_WORD = re.compile(r"(?<=[^\W\d_])[-‐] (?!(?:og|eller|samt)\b)(?=[a-zæøå])")
_NO_NAME_START = frozenset(
    """
    i av fra frå til på for ca cirka kun bare ikke ikkje over under minst maks og eller vi det se sjå
    """.split()
)
_NO_NAME_END = frozenset(
    """
    i av fra frå til på for med om ved ca cirka kun bare ikke ikkje over under minst maks enn og eller
    er var har hadde ble blei vart blir skal fikk fekk gjelder gjeld utgjør utgjer viser innen innan
    """.split()
)
_NO_NAMES = frozenset(
    """
    total totalt sum samlet samla snitt gjennomsnitt landet landssnitt fylket mål målet resultat måltall
    år året alt sammen uke veke dag måned månad
    """.split()
)


def read_periods(tidy: str, spec: Spec) -> PeriodsResult | None:
    """One figure for each sub-period of one year, all in the same unit; None for anything else.

    The name of a period stands before its figure ("T1: 5") or behind it ("27 % i 1. halvår"). Raises Refused
    as `read_amount` does.
    """
    labels = _labels(tidy, spec)
    if not labels:
        return None
    edges = [0, *(edge for label in labels for edge in label.span()), len(tidy)]
    gaps = [tidy[start:end].strip() for start, end in zip(edges[::2], edges[1::2], strict=True)]
    if not gaps[0]:
        amounts = [_BEHIND.fullmatch(gap) for gap in gaps[1:]]
    elif _CLOSING.fullmatch(gaps[-1].rstrip(".")):
        amounts = [_BEFORE.fullmatch(gap.removeprefix(")").strip()) for gap in gaps[:-1]]
    else:
        return None
    return _periods(
        [_period(label) for label in labels], [found and found["amount"] for found in amounts], spec
    )


def _labels(tidy: str, spec: Spec) -> list[re.Match[str]]:
    """The names of periods in a cell, but for those that are words of the line's own unit ("kr i året")."""
    labels = list(_LABEL.finditer(tidy))
    if not labels or not spec.line_unit:
        return labels
    own = [found.span() for found in re.finditer(re.escape(spec.line_unit), tidy, re.IGNORECASE)]
    return [
        label
        for label in labels
        if not any(start <= label.start() and label.end() <= end for start, end in own)
    ]


def _periods(periods: list[Period | None], amounts: list[str | None], spec: Spec) -> PeriodsResult | None:
    figures: list[PeriodFigure] = []
    units: set[str] = set()
    for period, said in zip(periods, amounts, strict=True):
        amount = read_amount(said, spec) if said else None
        if period is None or amount is None or amount.value is None:
            return None
        figures.append(PeriodFigure(period, amount.value))
        units.add(amount.unit)
    if len(units) != 1 or len({one.period for one in figures}) != len(figures):
        return None
    return PeriodsResult(tuple(sorted(figures, key=lambda one: one.period)), units.pop())


def _period(label: re.Match[str]) -> Period | None:
    if label["year"]:
        return YEAR
    if label["month"]:
        names = [name[:3] for name in MONTHS]
        return Period(PeriodKind.MONTH, names.index(label["month"][:3].casefold()) + 1)
    kind = _KINDS[(label["word"] or label["word_first"] or label["letter"]).casefold()]
    said = (label["ordinal"] or label["number"] or label["short"]).casefold().rstrip(".")
    number = _ORDINALS.get(said) or int(said)
    return Period(kind, number) if number <= kind.per_year else None


def read_parts(tidy: str, spec: Spec) -> PartsResult | None:
    """Two or more names, each followed by its figure, all in one unit: "Godt samliv 2. Kurs 6."

    A word broken over a line ("Fødsels- forberedende") is one word. Sentences, years and totals are not
    parts: None. Raises Refused as `read_number` does, and for numbered things (`numbering`).
    """
    said = _BROKEN_WORD.sub("", tidy)
    parts: list[Part] = []
    names: list[tuple[str, bool]] = []
    units: set[str] = set()
    place = 0
    while place < len(said):
        found = _PART.match(said, place)
        value = read_number(found["signed"] or found["plain"]) if found else None
        if found is None or not isinstance(value, Decimal) or not _is_name(found["name"].strip()):
            return None
        unit, place = _part_unit(said, found.end(), spec)
        ending = _PART_END.match(said, place)
        if ending is None:
            return None
        parts.append(Part(found["name"].strip(), value))
        names.append((found["name"], found["signed"] is not None))
        units.add(unit)
        place = ending.end()
    if len(parts) < 2 or len(units) != 1:
        return None
    if is_numbering(names):
        raise Refused(TextProblem.NUMBERING)
    return PartsResult(tuple(parts), units.pop())


def _part_unit(said: str, place: int, spec: Spec) -> tuple[str, int]:
    """The unit behind a part's figure, and where it ends; a bare figure takes the line's unit."""
    own = spec.line_unit
    behind = said[place:].lstrip(" ")
    after = len(said) - len(behind)
    if own and behind[: len(own)].casefold() == own.casefold():
        return own, after + len(own)
    found = _PART_UNIT.match(said, place)
    if found and is_known_unit(found["unit"]):
        unit = found["unit"]
        return (own if own and same_unit(unit, own) else canonical_unit(unit)), found.end()
    return own, place


def _is_name(name: str) -> bool:
    words = [word.casefold().strip(".()«»") for word in name.split()]
    if len(name) < 2 or not words or words[0] in _NO_NAME_START or words[-1] in _NO_NAME_END:
        return False
    return not _NO_NAMES & set(words) and name.count("(") == name.count(")")
