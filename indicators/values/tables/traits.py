"""What a row says of its figures besides their kind: unit, decimals, how often, how parts make a year."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from indicators.values.figures.numerals import written_decimals
from indicators.values.figures.results import EmptyResult, FigureResult, PartsResult, PeriodsResult
from indicators.values.figures.spec import Direction, Spec, ValueKind
from indicators.values.figures.targets import LimitTarget, RangeTarget
from indicators.values.figures.units import canonical_unit, is_known_unit
from indicators.values.tables.cells import PLAIN, core_of, is_simple, read_result, read_target
from indicators.values.tables.understanding import Proposal

_NO_UNIT: Final = frozenset(("antall", "antal", "tall", "stk", "-", "–", "skår", "score"))
_MONEY: Final = re.compile(
    r"kr|lønn|drift|kost|utgift|inntekt|budsjett|regnskap|beløp|driftsresultat|gjeld|avvik|^netto|^brutto|^sum\b|tilskudd"
)
_UNIT_NAMES: Final[tuple[tuple[str, str], ...]] = (
    (r"(?:kroner|kr\.?|nok)\s*(?:per|pr\.?|/)\s*m ?[2²]", "kr per m²"),
    (r"(?:kroner|kr\.?)\s*(?:per|pr\.?|/)\s*(?P<of>\w+)", "kr per {of}"),
    (r"\(?\b(?:i )?(?:1 ?000|hele tusen|tusen)\s*(?:kr|kroner)\b|\btkr\b", "1000 kr"),
    (r"\bmill(?:\.|ioner)?\s*(?:kr|kroner)\b|\bmnok\b|\bmkr\b", "mill. kr"),
    (r"\(\s*(?:i )?(?:kr|kroner)\.?\s*\)|\bi kroner\b|,\s*kr(?:oner)?$", "kr"),
    (r"\((?:i |antall )?(?P<unit>mnd|måneder|månader|dager|dagar|døgn|uker|veker|timer|timar|min"
     r"|minutter|år|årsverk|tonn|kg|kwh|km|m²|m2|m³|m3)\.?\)",
     "{unit}"),
    (r"\b(?:i )?antall (?P<unit>dager|dagar|døgn|uker|veker|timer|måneder|årsverk|minutter)\b", "{unit}"),
    (r"\b(?P<unit>dager|uker|måneder|timer|døgn)(?: i)? ventetid\b|\bventetid i (?P<unit2>dager|uker"
     r"|måneder|timer|døgn)\b", "{unit}"),
    (r"^åpne (?P<unit>dager|timer)\b|^åpnings(?P<unit2>timer|dager)\b", "{unit}"),
    (r"grunnskolepoeng(?! )|^grunnskolepoeng\b", "poeng"),
    (r"\(\d+ (?P<unit>avdelinger|enheter|skoler|barnehager|kommuner|saker|plasser)\)", "{unit}"),
    (r"\bi (?P<unit>dager|uker|måneder|timer|minutter|tonn|kg|kwh|liter)\b", "{unit}"),
)  # fmt: skip
_FREQUENCIES: Final[tuple[tuple[str, str], ...]] = (
    (r"(?:hvert|kvart) (?:2|andre|annet|anna)\.?\s*år|annet ?hvert år|annethvert|hvert annet år"
     r"|anna ?kvart år|annakvart"
     r"|hvert 2\.år|annenhvert|biennial|hvert andre år|to(?:-| )?årlig", "second_year"),
    (r"(?:per|hver|kvar) måned|månedlig|månadleg|månedsvis|kvar månad", "month"),
    (r"kvartalsvis|(?:hvert|kvart) kvartal|kvartal(?:sraport)?", "quarter"),
    (r"tertialvis|(?:hvert|kvart) tertial|tertial|t1", "tertial"),
    (r"halvårlig|halvårleg|(?:hvert|kvart) halvår|to ganger (?:per|i|pr\.?) år(?:et)?|2 ganger (?:per"
     r"|i|pr\.?) år", "half"),
    (r"årlig|årleg|(?:hvert|kvart) år|en gang (?:per|i|pr\.?) året?|1 gang (?:per|i|pr\.?) år"
     r"|år(?:lig)?s?(?:slutt|vis)?|annual(?:ly)?", "year"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class RowTraits:
    """What a row says of itself, besides its name: its figure cells by what they are, its other cells."""

    name: str
    targets: tuple[str, ...] = ()
    results: tuple[str, ...] = ()
    benchmarks: tuple[str, ...] = ()
    unit: str = ""
    scale: str = ""
    frequency: str = ""
    heading: str = ""
    notes: str = ""
    money: str = ""
    period_kind: str = ""

    @property
    def figures(self) -> tuple[str, ...]:
        return (*self.results, *self.targets, *self.benchmarks)


@dataclass(slots=True)
class Kind:
    """The proposals about a row's figures, and the doubts: (field, code, choices, given)."""

    proposals: dict[str, Proposal] = field(default_factory=dict)
    doubts: list[tuple[str, str, tuple[str, ...], tuple[str, ...]]] = field(default_factory=list)


def unit_of(told: RowTraits, given: Mapping[str, str], value_kind: str) -> Proposal:
    if "unit" in given:
        return Proposal("" if given["unit"] in ("none", "-") else given["unit"], "answer", assumed=False)
    if value_kind == ValueKind.PERCENT:
        return Proposal("%", "percent", assumed=False)
    if value_kind not in (ValueKind.NUMBER, ValueKind.SHARE):
        return Proposal("", "no_unit", assumed=False)
    if told.unit:
        plain = told.unit.strip().casefold() in _NO_UNIT
        return Proposal(
            "" if plain else canonical_unit(told.unit), "unit_column", assumed=False, given=told.unit
        )
    if unit := _cell_unit(told):
        return Proposal(unit, "cells_unit", assumed=False, given=unit)
    if unit := _name_unit(told.name):
        return Proposal(unit, "name_unit", given=unit)
    money = told.money if told.money and _MONEY.search(told.name.casefold()) else ""
    return Proposal(money, "title_unit" if money else "no_unit", assumed=bool(money), given=money)


def _cell_unit(told: RowTraits) -> str:
    units: Counter[str] = Counter()
    for text in told.figures:
        core = core_of(text)
        if not any(sign.isalpha() for sign in core):
            continue
        target, result = read_target(core, PLAIN), read_result(core, PLAIN)
        unit = target.unit if isinstance(target, LimitTarget | RangeTarget) else ""
        unit = unit or (result.unit if isinstance(result, FigureResult) else "")
        if unit and is_known_unit(unit) and canonical_unit(unit) != "%":
            units[canonical_unit(unit)] += 1
    return units.most_common(1)[0][0] if units else ""


@lru_cache(maxsize=4096)
def _name_unit(name: str) -> str:
    said = " ".join(name.casefold().split())
    for pattern, unit in _UNIT_NAMES:
        if found := re.search(pattern, said):
            words = {key.rstrip("2"): value for key, value in found.groupdict().items() if value}
            made = unit.format(**words) if "{" in unit else unit
            return canonical_unit(made) if is_known_unit(made) else made
    return ""


def decimals_of(told: RowTraits, given: Mapping[str, str], value_kind: str) -> Proposal:
    if (answer := given.get("decimals", "")).isdigit():
        return Proposal(answer, "answer", assumed=False)
    if value_kind not in (ValueKind.NUMBER, ValueKind.PERCENT, ValueKind.SCORE):
        return Proposal("0", "no_decimals", assumed=False)
    spec = Spec(Direction.HIGHER, ValueKind(value_kind))
    results = Counter(places for text in told.results if (places := _places(text, spec)) is not None)
    targets = Counter(places for text in told.targets if (places := _places(text, spec)) is not None)
    if not results and not targets:
        places = 1 if value_kind == ValueKind.SCORE else 0
        return Proposal(str(places), "no_figures")
    most = max(results.values(), default=0)
    best = [places for places, count in results.items() if count == most] or list(targets)
    if len(best) > 1:
        both = results + targets
        best.sort(key=lambda places: (both[places], places))
    return Proposal(str(min(best[-1], 6)), "printed_decimals", assumed=False)


def _places(text: str, spec: Spec) -> int | None:
    core = core_of(text)
    if is_simple(core):
        return len(re.sub(r"\D", "", core.partition(",")[2]))
    result = read_result(core, spec)
    if isinstance(result, FigureResult):
        return written_decimals(result.value)
    if isinstance(result, PeriodsResult | PartsResult):
        shown = result.figures if isinstance(result, PeriodsResult) else result.parts
        return max((written_decimals(one.value) for one in shown), default=0)
    target = read_target(core, spec)
    if isinstance(target, LimitTarget):
        return written_decimals(target.value)
    return (
        max(written_decimals(target.low), written_decimals(target.high))
        if isinstance(target, RangeTarget)
        else None
    )


def frequency_proposed(told: RowTraits, given: Mapping[str, str]) -> Proposal:
    if answer := given.get("frequency"):
        return Proposal(answer, "answer", assumed=False)
    if told.frequency and (found := frequency_of(told.frequency)):
        return Proposal(found, "frequency_column", assumed=False, given=told.frequency)
    for text, why in (
        (told.name, "name_frequency"),
        (told.heading, "heading_frequency"),
        (told.notes, "note_frequency"),
    ):
        if re.search(_FREQUENCIES[0][0], text.casefold()):
            return Proposal("second_year", why, given=text[:120])
    for text in told.results:
        result = EmptyResult() if is_simple(core_of(text)) else read_result(text, PLAIN)
        if isinstance(result, PeriodsResult):
            return Proposal(
                result.figures[0].period.kind.value, "cells_periods", assumed=False, given=text[:60]
            )
    if told.period_kind:
        return Proposal(told.period_kind, "period_columns", assumed=False)
    return Proposal("year", "usual")


def frequency_of(text: str) -> str:
    """The frequency that words name, "" for none that is known."""
    said = " ".join(text.casefold().split()).strip(" .")
    return next(
        (
            name
            for pattern, name in _FREQUENCIES
            if re.fullmatch(pattern, said) or re.match(rf"(?:{pattern})\b", said)
        ),
        "",
    )


def put_aggregation(told: RowTraits, given: Mapping[str, str], kind: Kind) -> None:
    if answer := given.get("aggregation"):
        kind.proposals["aggregation"] = Proposal(answer, "answer", assumed=False)
        return
    for text in told.results:
        result = EmptyResult() if is_simple(core_of(text)) else read_result(text, PLAIN)
        if isinstance(result, PeriodsResult):
            kind.proposals["aggregation"] = Proposal("all", "cells_periods", given=text[:60])
            kind.doubts.append(
                ("aggregation", "aggregation.periods", ("all", "mean", "sum", "last"), (text[:60],))
            )
            return
        if isinstance(result, PartsResult):
            kind.proposals["aggregation"] = Proposal("sum", "cells_parts", given=text[:60])
            kind.doubts.append(
                ("aggregation", "aggregation.parts", ("sum", "mean", "all", "last"), (text[:60],))
            )
            return
    kind.proposals["aggregation"] = Proposal("last", "usual")
