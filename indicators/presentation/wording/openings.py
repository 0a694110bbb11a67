"""What was compared with what: the part of the sentence before the colon."""

from __future__ import annotations

from decimal import Decimal

from indicators.judging import JudgedLine
from indicators.values import (
    Aggregation,
    ChangeResult,
    ChangeTarget,
    DateResult,
    DateTarget,
    DoneResult,
    LevelResult,
    MissingResult,
    NotDoneResult,
    PartsResult,
    PeriodFigure,
    PeriodKind,
    PeriodsResult,
    RelativeTarget,
    Result,
    Spec,
    YesNoResult,
    YesTarget,
)

from . import words
from .cached_gettext import gettext
from .distance import amount
from .figures import MANY_PERIODS, result_figure, result_text, whole
from .line_targets import goal, is_signed, with_plus
from .positions import against_deadline, position_text
from .segments import Segment, filled


def opening(line: JudgedLine) -> tuple[Segment, ...]:
    """Return the result and what it is held against; the verdict follows."""
    target = line.target
    if isinstance(target, DateTarget):
        return against_deadline(line)
    match line.result:
        case NotDoneResult() | DoneResult():
            return _done(line)
        case YesNoResult():
            template = gettext("%(result)s, målet er %(target)s")
            if isinstance(target, YesTarget) and target.yes is line.result.yes:
                template = gettext("%(result)s, som målet")
            return filled(template, result=written(line), target=goal(line))
    if isinstance(target, RelativeTarget) and line.benchmark and line.benchmark.value is not None:
        return _against_others(line, target, line.benchmark.value)
    if isinstance(target, ChangeTarget) and line.verdict.compared is not None:
        return _moved(line, target, line.verdict.compared)
    return filled(gettext("%(result)s mot målet %(target)s"), result=written(line), target=goal(line))


def written(line: JudgedLine) -> str:
    """Return the result as a sentence begins with it: its unit named, the period that counts first."""
    result = line.result
    if isinstance(result, PartsResult):
        return words.capitalised(_parts(result, line.spec))
    if isinstance(result, PeriodsResult):
        return words.capitalised(_periods(line, result))
    if isinstance(result, DateResult | LevelResult):
        return position_text(line)
    text = result_text(result, line.spec, line.result_text, named=True)
    return with_plus(text, result) if is_signed(line) else text


def _done(line: JudgedLine) -> tuple[Segment, ...]:
    if isinstance(line.target, YesTarget) and line.target.yes:
        return (Segment("result", written(line)),)
    return filled(gettext("%(result)s (mål: %(target)s)"), result=written(line), target=goal(line))


def _against_others(line: JudgedLine, target: RelativeTarget, benchmark: Decimal) -> tuple[Segment, ...]:
    template = gettext("%(result)s mot %(scope)s %(benchmark)s (målet er %(target)s)")
    if line.verdict.compared == benchmark and not target.offset:
        template = gettext("%(result)s, likt med %(scope)s (målet er %(target)s)")
    return filled(
        template,
        result=written(line),
        scope=str(words.SCOPE_DEFINITE[target.scope]),
        benchmark=result_figure(benchmark, line.spec),
        target=goal(line),
    )


def _moved(line: JudgedLine, target: ChangeTarget, moved: Decimal) -> tuple[Segment, ...]:
    """What the figure moved by, and the move that was asked for, in figures where it was a share."""
    unit = line.verdict.distance_unit
    templates = {
        -1: gettext("%(result)s, ned %(moved)s; målet var %(target)s"),
        0: gettext("%(result)s, ingen endring; målet var %(target)s"),
        1: gettext("%(result)s, opp %(moved)s; målet var %(target)s"),
    }
    asked, limit = goal(line), line.verdict.limit
    if target.unit == "%" and target.amount and limit is not None:
        asked = f"{asked} ({amount(abs(limit), line.spec, unit)})"
    way = (moved > 0) - (moved < 0)
    if isinstance(line.result, ChangeResult):
        templates = {
            -1: gettext("Ned %(moved)s; målet var %(target)s"),
            0: gettext("Ingen endring; målet var %(target)s"),
            1: gettext("Opp %(moved)s; målet var %(target)s"),
        }
    return filled(
        templates[way],
        result=written(line),
        moved=amount(abs(moved), line.spec, unit),
        target=asked,
    )


def earlier_words(result: Result, spec: Spec, text: str) -> str:
    """Return an earlier result as briefly as it can stand in brackets: of many figures what they make."""
    if isinstance(result, PartsResult):
        return _total(tuple(part.value for part in result.parts), result.unit, spec) or _listed_parts(
            result, spec
        )
    if isinstance(result, PeriodsResult) and spec.aggregation is not Aggregation.ALL:
        values = tuple(one.value for one in result.figures)
        return _total(values, result.unit, spec) or _at(result.figures[-1], result.unit, spec)
    return result_text(result, spec, text)


def _parts(result: PartsResult, spec: Spec) -> str:
    total = _total(tuple(part.value for part in result.parts), result.unit, spec, named=True)
    listed = _listed_parts(result, spec)
    return f"{total} ({listed})" if total else listed


def _listed_parts(result: PartsResult, spec: Spec) -> str:
    return ", ".join(
        f"{part.name}\u00a0{result_figure(part.value, spec, unit=result.unit)}" for part in result.parts
    )


def _total(values: tuple[Decimal, ...], unit: str, spec: Spec, *, named: bool = False) -> str:
    total = whole(values, spec.aggregation)
    if total is None:
        return ""
    template = gettext("i alt %(figure)s")
    if spec.aggregation is Aggregation.MEAN:
        template = gettext("i snitt %(figure)s")
    return template % {"figure": result_figure(total, spec, unit=unit, named=named)}


def _periods(line: JudgedLine, result: PeriodsResult) -> str:
    """The figure that counts first, the others in brackets; all in a row where every one must hold."""
    spec, figures = line.spec, result.figures
    if spec.aggregation is Aggregation.ALL and len(figures) <= MANY_PERIODS:
        return words.listing(_others(figures, result.unit, spec, short=False, named=True))
    if spec.aggregation is Aggregation.ALL:
        return result_text(result, spec, named=True)
    first = _total(tuple(one.value for one in figures), result.unit, spec, named=True)
    others = figures
    if not first:
        first, others = _latest(line, figures[-1], result.unit), figures[:-1]
    if not others or len(figures) == 1:
        return first
    if len(figures) > MANY_PERIODS:
        if others is not figures:
            return first
        return f"{first} ({len(figures)}\u00a0{words.PERIOD_PLURALS[figures[0].period.kind]})"
    return f"{first} ({', '.join(_others(others, result.unit, spec, short=others is not figures))})"


def _others(
    figures: tuple[PeriodFigure, ...], unit: str, spec: Spec, *, short: bool, named: bool = False
) -> list[str]:
    """One after another; ``short`` where their kind has been named already, ``named`` where no unit has."""
    shared = len({one.period.kind for one in figures}) == 1
    shared = shared and figures[0].period.kind is not PeriodKind.MONTH
    last = len(figures) - 1
    return [
        _at(
            one,
            unit,
            spec,
            named=named and not place,
            label=f"{one.period.number}." if shared and (short or place < last) else "",
        )
        for place, one in enumerate(figures)
    ]


def _at(one: PeriodFigure, unit: str, spec: Spec, *, named: bool = False, label: str = "") -> str:
    return gettext("%(figure)s i %(period)s") % {
        "figure": result_figure(one.value, spec, unit=unit, named=named),
        "period": label or str(one.period.label),
    }


def _latest(line: JudgedLine, last: PeriodFigure, unit: str) -> str:
    """The figure of the last period that has one, named as the last where a later one was not measured."""
    after = [row for row in line.periods if row.period.kind is last.period.kind and row.period > last.period]
    if not any(isinstance(row.result, MissingResult) for row in after):
        return _at(last, unit, line.spec, named=True)
    return gettext("%(figure)s ved siste måling, i %(period)s") % {
        "figure": result_figure(last.value, line.spec, unit=unit, named=True),
        "period": str(last.period.label),
    }
