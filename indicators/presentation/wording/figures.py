"""Targets and results as canonical Norwegian text.

Results carry at least the decimals of their line, targets the decimals they were
written with; no digit that was reported is rounded away. Only quotients (a share, a
mean) are shortened, because they may never end; what is compared is never shortened.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from indicators.values import (
    Aggregation,
    AmbiguousTarget,
    BoundResult,
    ChangeResult,
    ChangeSense,
    ChangeTarget,
    Comparator,
    DateTarget,
    DoneResult,
    FigureResult,
    LevelTarget,
    LimitTarget,
    MissingReason,
    MissingResult,
    NoTarget,
    NotDoneResult,
    NotPlannedTarget,
    PartsResult,
    PeriodKind,
    PeriodsResult,
    RangeTarget,
    RelativeTarget,
    Result,
    ShareResult,
    ShareTarget,
    Spec,
    Target,
    TextTarget,
    YesNoResult,
    YesTarget,
    format_date,
    format_number,
    format_share,
    split_marks,
    unit_form,
)

from . import words
from .cached_gettext import gettext, is_nynorsk
from .fixed_cells import known_words

NBSP: Final = "\u00a0"
DASH: Final = "–"
LONG_DECIMALS: Final = 4
KEPT_DECIMALS: Final = 2
MANY_PERIODS: Final = 4
PERCENT: Final = "%"
UNBENT: Final = (PERCENT, "prosentpoeng")
ONE: Final = ("1", "\u22121")


@dataclass(frozen=True, slots=True)
class TargetText:
    """A target as text; ``comparator`` apart, so that an implied one can be shown in grey."""

    comparator: str
    figure: str
    implied: bool

    def __str__(self) -> str:
        return f"{self.comparator}{NBSP}{self.figure}" if self.comparator else self.figure


def decimals_of(value: Decimal) -> int:
    """Return how many decimals the number carries: ``Decimal("25.0")`` has one."""
    exponent = value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def readable(value: Decimal, spec: Spec) -> Decimal:
    """Shorten a quotient that never ends to the line's decimals (two where none are set)."""
    if decimals_of(value) <= LONG_DECIMALS:
        return value
    places = spec.decimals if spec.decimals is not None else KEPT_DECIMALS
    places = max(places, KEPT_DECIMALS)
    short = value.quantize(Decimal(1).scaleb(-places))
    return short.normalize() if short == short.to_integral_value() else short


def amount_text(value: Decimal, unit: str, decimals: int | None = None) -> str:
    """Write a number with its unit bent for it, in the reader's language: ``1 dag``, ``80 dager``."""
    number = format_number(value, decimals)
    if unit in UNBENT:
        return f"{number}{NBSP}{unit}"
    form = unit_form(unit, one=number in ONE, nynorsk=is_nynorsk()) if unit else ""
    return f"{number}{NBSP}{form}" if form else number


def share_text(numerator: Decimal, denominator: Decimal, unit: str = "") -> str:
    """Write so many of so many: ``25 av 30 avdelinger``."""
    return format_share(
        numerator, denominator, unit_form(unit, one=denominator == 1, nynorsk=is_nynorsk()) if unit else ""
    )


def figure(
    value: Decimal, spec: Spec, *, unit: str = "", named: bool = False, decimals: int | None = None
) -> str:
    """Write one figure: ``28,2 %``; ``named`` also writes a unit other than percent (``80 dager``)."""
    shown = readable(value, spec)
    own = unit or spec.line_unit
    if own == PERCENT or (own and (named or own != spec.line_unit)):
        return amount_text(shown, own, decimals)
    return format_number(shown, decimals)


def result_figure(value: Decimal, spec: Spec, *, unit: str = "", named: bool = False) -> str:
    """Write a result with at least the decimals of its line."""
    return figure(value, spec, unit=unit, named=named, decimals=spec.decimals)


def missing_text(reason: MissingReason, text: str = "") -> str:
    """Return why there is no figure, in the cell's own words where it has any: ``Ikke målbare tall``."""
    core = split_marks(text)[0].strip()
    return known_words(core if any(letter.isalpha() for letter in core) else reason.words)


def target_text(target: Target, spec: Spec, *, named: bool = False) -> TargetText:
    """Write a target: ``< 20 %``, ``4–6``, ``≥ landssnitt``, ``Ja``, ``30 av 30``, ``Måles ikke``."""
    match target:
        case LimitTarget(comparator, value, unit, implied):
            return TargetText(str(comparator), figure(value, spec, unit=unit, named=named), implied)
        case ShareTarget(comparator, numerator, denominator, unit, implied):
            shown = unit if named or unit != spec.line_unit else ""
            return TargetText(str(comparator), share_text(numerator, denominator, shown), implied)
        case RangeTarget(low, high, unit):
            low_text = format_number(low)
            return TargetText("", f"{low_text}–{figure(high, spec, unit=unit, named=named)}", False)
        case RelativeTarget():
            return _relative(target, spec)
        case ChangeTarget():
            return _change(target)
        case DateTarget(on, comparator, implied):
            return _deadline(on, comparator, implied)
    return TargetText("", _words_of(target), False)


def _words_of(
    target: NoTarget | NotPlannedTarget | YesTarget | LevelTarget | AmbiguousTarget | TextTarget,
) -> str:
    if isinstance(target, NotPlannedTarget | YesTarget):
        return known_words(str(target))
    return str(target) or DASH


def _change(target: ChangeTarget) -> TargetText:
    if is_any_change(target):
        return TargetText("", str(words.CHANGE_NOUNS[target.sense]), False)
    if target.comparator is Comparator.LE and not target.amount:
        text = gettext("ingen %(change)s") % {"change": words.CHANGE_NOUNS[target.sense]}
        return TargetText("", text, False)
    amount = amount_text(target.amount, target.unit)
    if target.upper is not None:
        amount = f"{format_number(target.amount)}–{amount_text(target.upper, target.unit)}"
    comparator = "" if target.implied else str(target.comparator)
    return TargetText(comparator, change_text(amount, target.sense), False)


def is_any_change(target: ChangeTarget) -> bool:
    """Whether any change for the better is enough: ``økning``."""
    return target.implied and target.comparator is Comparator.GT and not target.amount


def change_text(amount: str, sense: ChangeSense) -> str:
    """Write a change: ``3 prosentpoeng økning``."""
    return f"{amount} {words.CHANGE_NOUNS[sense]}"


def _deadline(on: date, comparator: Comparator, implied: bool) -> TargetText:
    day = format_date(on)
    if comparator.strict:
        return TargetText("", gettext("før %(date)s") % {"date": day}, False)
    return TargetText("", day if implied else gettext("innen %(date)s") % {"date": day}, False)


def _relative(target: RelativeTarget, spec: Spec) -> TargetText:
    text = str(words.SCOPE_NOUNS[target.scope])
    if target.offset:
        sign = "+" if target.offset > 0 else "\u2212"
        text = f"{text}{NBSP}{sign}{NBSP}{figure(abs(target.offset), spec, unit=target.unit, named=True)}"
    return TargetText(str(target.comparator), text, target.implied)


def comparator_text(comparator: Comparator, value: str) -> str:
    """Join a comparator and a figure with a no-break space: ``> 70 %``."""
    return f"{comparator}{NBSP}{value}"


def result_text(result: Result, spec: Spec, text: str = "", *, named: bool = False) -> str:
    """Write a result of any kind; ``text`` is the cell as printed, whose words name a missing figure."""
    match result:
        case FigureResult(value, unit):
            return result_figure(value, spec, unit=unit, named=named)
        case ShareResult(numerator, denominator, unit, percent):
            said = share_text(numerator, denominator, unit if named or unit != spec.line_unit else "")
            return said if percent is None else f"{said} ({amount_text(percent, PERCENT)})"
        case ChangeResult(amount, sense, unit):
            return change_text(amount_text(amount, unit), sense)
        case BoundResult(comparator, value, unit):
            return comparator_text(comparator, result_figure(value, spec, unit=unit, named=named))
        case PartsResult():
            return parts_text(result, spec, named=named)
        case PeriodsResult():
            return periods_text(result, spec, named=named)
    return _words_for(result, text)


def _words_for(result: Result, text: str) -> str:
    """What a cell without any figure says."""
    match result:
        case MissingResult(reason):
            return missing_text(reason, text)
        case YesNoResult() | DoneResult() | NotDoneResult():
            return known_words(str(result))
    return str(result) or DASH


def whole(values: tuple[Decimal, ...], aggregation: Aggregation) -> Decimal | None:
    """Return the year's figure of several, or None where the line gives them no single one."""
    if aggregation is Aggregation.SUM:
        return sum(values, Decimal(0))
    if aggregation is Aggregation.MEAN:
        return sum(values, Decimal(0)) / len(values)
    return None


def _whole_clause(values: tuple[Decimal, ...], unit: str, spec: Spec, *, named: bool) -> str:
    total = whole(values, spec.aggregation)
    if total is None or len(values) < 2:
        return ""
    shown = result_figure(total, spec, unit=unit, named=named)
    if spec.aggregation is Aggregation.SUM:
        return gettext("i alt %(figure)s") % {"figure": shown}
    return gettext("i snitt %(figure)s") % {"figure": shown}


def parts_text(result: PartsResult, spec: Spec, *, named: bool = False) -> str:
    """Write named parts and what they make together: ``Godt samliv 2, Kurs 6 (i alt 8)``."""
    listed = ", ".join(
        f"{part.name}{NBSP}{result_figure(part.value, spec, unit=result.unit)}" for part in result.parts
    )
    clause = _whole_clause(tuple(part.value for part in result.parts), result.unit, spec, named=named)
    return f"{listed} ({clause})" if clause else listed


def periods_text(result: PeriodsResult, spec: Spec, *, named: bool = False) -> str:
    """Write sub-periods: ``27 % i 1. og 31 % i 2. halvår``; twelve months as their year's figure."""
    figures = result.figures
    values = tuple(item.value for item in figures)
    if len(figures) > MANY_PERIODS:
        return _many_periods(result, spec, named=named)
    kinds = {item.period.kind for item in figures}
    shared = len(kinds) == 1 and figures[0].period.kind is not PeriodKind.MONTH
    pieces = []
    for place, item in enumerate(figures):
        last = place == len(figures) - 1
        label = str(item.period.label) if last or not shared else f"{item.period.number}."
        pieces.append(
            gettext("%(figure)s i %(period)s")
            % {"figure": result_figure(item.value, spec, unit=result.unit), "period": label}
        )
    listed = pieces[0]
    if len(pieces) > 1:
        listed = gettext("%(first)s og %(last)s") % {"first": ", ".join(pieces[:-1]), "last": pieces[-1]}
    clause = _whole_clause(values, result.unit, spec, named=named)
    return f"{listed} ({clause})" if clause else listed


def _many_periods(result: PeriodsResult, spec: Spec, *, named: bool) -> str:
    figures = result.figures
    values = tuple(item.value for item in figures)
    count = f"{len(figures)}{NBSP}{words.PERIOD_PLURALS[figures[0].period.kind]}"
    total = whole(values, spec.aggregation)
    if total is not None:
        template = gettext("%(figure)s i alt (%(count)s)")
        if spec.aggregation is Aggregation.MEAN:
            template = gettext("%(figure)s i snitt (%(count)s)")
        return template % {
            "figure": result_figure(total, spec, unit=result.unit, named=named),
            "count": count,
        }
    if spec.aggregation is Aggregation.ALL:
        return gettext("mellom %(low)s og %(high)s (%(count)s)") % {
            "low": result_figure(min(values), spec, unit=result.unit),
            "high": result_figure(max(values), spec, unit=result.unit),
            "count": count,
        }
    final = figures[-1]
    return gettext("%(figure)s i %(period)s") % {
        "figure": result_figure(final.value, spec, unit=result.unit, named=named),
        "period": str(final.period.label),
    }
