"""What an indicator is: definition, target in words, responsible, place, and its texts as printed."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext

from indicators.judging import JudgedLine
from indicators.kostra import named
from indicators.presentation.wording import words
from indicators.presentation.wording.cached_gettext import is_nynorsk
from indicators.presentation.wording.distance import tolerance_text
from indicators.presentation.wording.figures import result_figure, target_text
from indicators.presentation.wording.origins import NOT_REGISTERED, origin_words
from indicators.selectors import IndicatorView
from indicators.values import (
    Aggregation,
    Comparator,
    Direction,
    LimitTarget,
    NoTarget,
    NotPlannedTarget,
    RangeTarget,
    Spec,
    ValueKind,
    unit_form,
)


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that is known, and what it is; ``small`` gives the reason or the source.

    ``missing``: nobody has said it.
    """

    term: str
    text: str
    small: str = ""
    missing: bool = False


def definitions(view: IndicatorView) -> tuple[Fact, ...]:
    """Return what the indicator is, in the order in which a reader asks."""
    line, spec = view.line, view.line.spec
    found = [
        _said(gettext("Måler"), view.definition, origin_words(view.definition_from)),
        _said(gettext("Datakilde"), view.source, origin_words(view.source_from)),
        Fact(gettext("Enhet"), unit_words(spec)),
        Fact(gettext("Retning"), words.direction_words(spec), line.direction_reason),
        Fact(gettext("Mål %(year)d") % {"year": line.year}, target_words(line), line.adopted_by),
        _said(gettext("Toleranse"), tolerance_text(spec)),
        _aggregation(line),
        _benchmark(line),
        Fact(gettext("Lovpålagt"), gettext("ja")) if line.statutory else None,
        Fact(gettext("Ansvarlig"), line.sector.name, _assumed(line)),
        _said(gettext("Leder"), words.listing(view.leaders)),
        Fact(gettext("Står i"), _place(line)),
    ]
    return tuple(item for item in found if item is not None)


def unit_words(spec: Spec) -> str:
    """Return the unit with its decimals in words: ``prosent, én desimal``."""
    if spec.scale is not None:
        low, high = result_figure(spec.scale.low, _bare(spec)), result_figure(spec.scale.high, _bare(spec))
        unit = gettext("skår fra %(low)s til %(high)s") % {"low": low, "high": high}
    elif spec.value_kind is ValueKind.LEVEL:
        return gettext("nivå: %(levels)s") % {"levels": ", ".join(spec.levels)}
    elif spec.value_kind is ValueKind.DATE:
        return gettext("dato")
    elif spec.value_kind in (ValueKind.YES_NO, ValueKind.SHARE, ValueKind.PERCENT):
        unit = str(words.VALUE_KIND_WORDS[spec.value_kind])
    else:
        unit = spec.line_unit
        unit = (unit_form(unit, one=False, nynorsk=True) if is_nynorsk() else unit) or gettext("antall")
    decimals = {0: gettext("ingen desimaler"), 1: gettext("én desimal"), 2: gettext("to desimaler")}
    if spec.decimals in decimals:
        return f"{unit}, {decimals[spec.decimals]}"
    return unit


def _bare(spec: Spec) -> Spec:
    return Spec(direction=spec.direction)


def target_words(line: JudgedLine) -> str:
    """Return the target in words: ``mindre enn 20 %. Likt er ikke nådd.``"""
    target, text = line.target, target_text(line.target, line.spec, named=True)
    if isinstance(target, NoTarget):
        return gettext("ikke satt")
    if isinstance(target, NotPlannedTarget):
        return gettext("måles ikke i år")
    if isinstance(target, RangeTarget):
        return _range_words(line, str(text))
    if not text.comparator:
        return words.lowered(text.figure)
    comparator = Comparator(text.comparator)
    said = f"{words.COMPARATOR_WORDS[comparator]} {text.figure}"
    if isinstance(target, LimitTarget) and comparator in (Comparator.LT, Comparator.GT):
        return gettext("%(target)s. Likt er ikke nådd.") % {"target": said}
    return said


def _range_words(line: JudgedLine, text: str) -> str:
    """Both ends are kept where exactly so much is wanted; else the good side beyond them is met too."""
    said = {
        Direction.EXACT: gettext("%(range)s, begge ender med"),
        Direction.HIGHER: gettext("%(range)s, begge ender med. Mer enn det er også nådd."),
        Direction.LOWER: gettext("%(range)s, begge ender med. Mindre enn det er også nådd."),
    }
    return said[line.spec.direction] % {"range": text}


def _said(term: str, text: str, small: str = "") -> Fact:
    """What somebody has to register; where nobody has, that is seen."""
    return Fact(term, text or str(NOT_REGISTERED), small if text else "", missing=not text)


def _aggregation(line: JudgedLine) -> Fact | None:
    if line.spec.aggregation is Aggregation.LAST and not line.periods:
        return None
    return Fact(gettext("Året regnes"), str(words.AGGREGATION_WORDS[line.spec.aggregation]))


def _benchmark(line: JudgedLine) -> Fact | None:
    if line.benchmark is None:
        return None
    noun = words.capitalised(line.benchmark.scope.noun)
    value = line.benchmark.value
    shown = line.benchmark.text if value is None else result_figure(value, line.spec)
    return Fact(f"{noun} {line.benchmark.year}", shown, line.benchmark.edition)


def _assumed(line: JudgedLine) -> str:
    if not line.sector_assumed:
        return ""
    return gettext("Antatt, står ikke i kilden. %(reason)s") % {"reason": line.sector_reason}


def _place(line: JudgedLine) -> str:
    place = f"{line.area.number} {line.area.name}"
    if line.heading is None:
        return place
    title, codes = line.heading.title, [named(code) for code in line.heading.functions]
    if not title and not codes:
        return place
    if len(codes) == 1 and codes[0].endswith(f" {title}"):
        return f"{place}, {codes[0]}"
    told = gettext("%(title)s (funksjon %(codes)s)") % {"title": title, "codes": ", ".join(codes)}
    return f"{place}, {told.strip() if codes else title}"


def printed_rows(line: JudgedLine) -> tuple[Fact, ...]:
    """Return the line's texts as they are printed, letter by letter."""
    found = [
        (gettext("Resultat %(year)d") % {"year": line.year}, line.result_text),
        (gettext("Mål %(year)d") % {"year": line.year}, line.target_text),
    ]
    found += [(words.capitalised(row.period.label), row.text) for row in line.periods]
    if line.previous is not None:
        found.append((gettext("Resultat %(year)d") % {"year": line.previous.year}, line.previous.text))
    if line.benchmark is not None:
        found.append((words.capitalised(line.benchmark.scope.noun), line.benchmark.text))
    return tuple(Fact(what, text) for what, text in found if text)
