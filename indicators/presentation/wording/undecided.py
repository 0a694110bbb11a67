"""Why a line cannot be judged, in words that say what is to be done about it."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from django.utils.translation import gettext_lazy as _

from indicators.judging import JudgedLine
from indicators.values import (
    AmbiguousResult,
    AmbiguousTarget,
    BoundResult,
    ChangeResult,
    ChangeTarget,
    DateResult,
    DateTarget,
    DoneResult,
    FigureResult,
    LimitTarget,
    RelativeTarget,
    ShareResult,
    TextResult,
    TextTarget,
    Undecided,
    YesNoResult,
    YesTarget,
    format_number,
)

from . import words
from .cached_gettext import gettext
from .figures import result_text

ALWAYS: Final = {
    Undecided.NEEDS_AGGREGATION: _("det ikke er bestemt hvordan delene regnes sammen"),
    Undecided.NO_PREVIOUS: _("det ikke finnes et tidligere tall å regne endringen fra"),
    Undecided.INCOMPLETE: _("noen av årets tall mangler"),
}


def undecided_reason(line: JudgedLine) -> str:
    """Return why the line cannot be judged, as what follows ``fordi``: ``landssnittet for 2025 mangler``."""
    reason = line.verdict.reason
    match reason:
        case Undecided.NO_BENCHMARK:
            return _no_benchmark(line)
        case Undecided.AMBIGUOUS:
            return _ambiguous(line)
        case Undecided.BOUND:
            return _bound(line)
        case Undecided.UNIT:
            return _unit(line)
        case Undecided.OFF_SCALE | Undecided.OVER_WHOLE | Undecided.OTHER_UNIT:
            return gettext("%(why)s, og ingen har bekreftet det") % {"why": _unconfirmed(line, reason)}
        case Undecided.TEXT | None:
            return _text(line)
    return str(ALWAYS[reason])


def _no_benchmark(line: JudgedLine) -> str:
    scope = line.target.scope if isinstance(line.target, RelativeTarget) else None
    name = str(words.SCOPE_DEFINITE[scope]) if scope else gettext("sammenligningstallet")
    return gettext("%(benchmark)s for %(year)d mangler") % {"benchmark": name, "year": line.year}


def _text(line: JudgedLine) -> str:
    if isinstance(line.result, TextResult):
        return str(words.PROBLEM_CLAUSES[line.result.problem]) % {"cell": gettext("resultatet")}
    if isinstance(line.target, TextTarget):
        return str(words.PROBLEM_CLAUSES[line.target.problem]) % {"cell": gettext("målet")}
    return gettext("teksten ikke kan sammenlignes")


def _ambiguous(line: JudgedLine) -> str:
    given = line.result if isinstance(line.result, AmbiguousResult) else line.target
    if not isinstance(given, AmbiguousResult | AmbiguousTarget):
        return gettext("tallet kan leses på flere måter")
    low, high = (format_number(_short(one)) for one in given.candidates)
    template = gettext("det kan bety %(low)s eller %(high)s")
    if given is line.target:
        template = gettext("målet kan bety %(low)s eller %(high)s")
    return template % {"low": low, "high": high}


def _bound(line: JudgedLine) -> str:
    if isinstance(line.result, DateResult):
        return gettext("dagene ligger på begge sider av fristen")
    if isinstance(line.result, BoundResult):
        return gettext("%(bound)s ikke avgjør om målet er nådd") % {
            "bound": result_text(line.result, line.spec, named=True)
        }
    return gettext("grensen ikke avgjør om målet er nådd")


def _unit(line: JudgedLine) -> str:
    """What stands against what: a yes, a day or a change against a figure, or two units."""
    result, target = line.result, line.target
    if isinstance(result, YesNoResult | DoneResult) is not isinstance(target, YesTarget):
        return gettext("ja eller nei ikke kan holdes opp mot et tall")
    if isinstance(result, DateResult) is not isinstance(target, DateTarget):
        return gettext("en dato ikke kan holdes opp mot et tall")
    if isinstance(result, ChangeResult) and not isinstance(target, ChangeTarget):
        return gettext("resultatet er en endring og målet et nivå")
    if isinstance(result, FigureResult | BoundResult) and isinstance(target, LimitTarget):
        units = result.unit or line.spec.line_unit, target.unit or line.spec.line_unit
        if units[0] and units[1] and units[0] != units[1]:
            return _two_units(*units)
    return gettext("resultatet og målet har ulik enhet")


def _two_units(one: str, other: str) -> str:
    return gettext("resultatet er i %(one)s og målet i %(other)s") % {"one": one, "other": other}


def _unconfirmed(line: JudgedLine, reason: Undecided) -> str:
    """What a figure has against it until a person has confirmed it."""
    result, spec = line.result, line.spec
    if reason is Undecided.OVER_WHOLE:
        if not isinstance(result, ShareResult):
            return gettext("resultatet er mer enn hele")
        return gettext("%(part)s er mer enn %(whole)s") % {
            "part": format_number(result.numerator),
            "whole": format_number(result.denominator),
        }
    if reason is Undecided.OFF_SCALE and spec.scale is not None:
        ends = f"{format_number(_short(spec.scale.low))}–{format_number(_short(spec.scale.high))}"
        return gettext("resultatet ligger utenfor skalaen %(ends)s") % {"ends": ends}
    if reason is Undecided.OFF_SCALE:
        return gettext("resultatet ligger utenfor det som er mulig")
    unit = getattr(result, "unit", "")
    if unit and spec.line_unit:
        return gettext("resultatet er i %(one)s og indikatoren i %(other)s") % {
            "one": unit,
            "other": spec.line_unit,
        }
    return gettext("resultatet har en annen enhet enn målet")


def _short(value: Decimal) -> Decimal:
    """The number without zeros at its end, and never with an exponent."""
    whole = value.to_integral_value()
    return whole if value == whole else value.normalize()
