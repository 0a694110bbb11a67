"""What a year's figure is shown beside: its target, others' figures, the adopted target, a forecast."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Final

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from indicators.judging import BenchmarkFigure, JudgedLine
from indicators.presentation.wording.figures import result_figure, target_text
from indicators.presentation.wording.line_targets import goal_text
from indicators.presentation.wording.words import capitalised, lowered
from indicators.values import (
    BenchmarkScope,
    ChangeTarget,
    Comparator,
    LimitTarget,
    RangeTarget,
    RelativeTarget,
    ShareTarget,
    Target,
    ValueKind,
    Verdict,
    same_unit,
)

from .bullet import comparable_figure

type Ends = tuple[Decimal | None, Decimal | None]


class LevelKind(StrEnum):
    """Whose a level is; each is drawn in a way of its own."""

    NATIONAL = "national"
    COUNTY = "county"
    KOSTRA_GROUP = "kostra_group"
    ADOPTED = "adopted"
    FORECAST = "forecast"


LEVEL_WORDS: Final = {
    LevelKind.NATIONAL: _("Landssnitt"),
    LevelKind.COUNTY: _("Fylkessnitt"),
    LevelKind.KOSTRA_GROUP: _("KOSTRA-gruppe"),
    LevelKind.ADOPTED: _("Vedtatt mål"),
    LevelKind.FORECAST: _("Lederens prognose"),
}


@dataclass(frozen=True, slots=True)
class Level:
    """A figure beside the year's own: ``label`` says whose it is, ``text`` is the figure alone."""

    kind: LevelKind
    value: Decimal
    text: str
    label: str


def levels(line: JudgedLine) -> tuple[Level, ...]:
    """Everything that a line's figure is shown beside, in the order of :class:`LevelKind`."""
    found = [*_others(line), _adopted(line), forecast_level(line)]
    return tuple(level for level in found if level is not None)


def _others(line: JudgedLine) -> list[Level]:
    """Others' figures; the one that the target simply is, is drawn as the target."""
    target = line.target
    leaning = target.scope if isinstance(target, RelativeTarget) and not target.offset else None
    return [
        Level(
            LevelKind(one.scope),
            one.value,
            result_figure(one.value, line.spec),
            benchmark_label(one, line),
        )
        for one in line.benchmarks
        if one.value is not None and one.scope is not leaning
    ]


def benchmark_label(one: BenchmarkFigure, line: JudgedLine) -> str:
    """Return whose figure it is, and the figure: ``Landssnitt: 4,2``."""
    if one.value is None:
        return ""
    return f"{scope_word(one.scope)}: {result_figure(one.value, line.spec)}"


def scope_word(scope: BenchmarkScope) -> str:
    """Return the benchmark's name as a label."""
    return capitalised(str(scope.noun))


def _adopted(line: JudgedLine) -> Level | None:
    """The target that the council adopted, where another is in force now."""
    if line.adopted is None:
        return None
    limits, _zone = target_zone(line.adopted.target, line.adopted.verdict, line)
    if not limits:
        return None
    text = str(target_text(line.adopted.target, line.spec))
    return Level(LevelKind.ADOPTED, limits[-1], text, gettext("Vedtatt mål: %(target)s") % {"target": text})


def forecast_level(line: JudgedLine) -> Level | None:
    """The leader's own forecast of the year, where it has a figure."""
    if line.forecast is None:
        return None
    value = comparable_figure(line.forecast.figure, line.spec)
    if value is None:
        return None
    text = result_figure(value, line.spec)
    label = gettext("Prognose etter %(round)s: %(figure)s") % {
        "round": lowered(str(line.forecast.round.label)),
        "figure": text,
    }
    return Level(LevelKind.FORECAST, value, text, label)


def target_zone(
    target: Target, verdict: Verdict, line: JudgedLine
) -> tuple[tuple[Decimal, ...], Ends | None]:
    """The target's lines, and the zone in which it is met; also before there is a figure to judge."""
    if isinstance(target, RangeTarget):
        return (target.low, target.high), (target.low, target.high)
    if isinstance(target, ChangeTarget):
        return (), None
    limit, comparator = verdict.limit, verdict.comparator
    if limit is None or comparator is None:
        limit, comparator = _asked(target, line)
    if limit is None or comparator is None:
        return (), None
    if comparator.wants_more:
        return (limit,), (limit, None)
    if comparator.wants_less:
        return (limit,), (None, limit)
    return (limit,), None


def _asked(target: Target, line: JudgedLine) -> tuple[Decimal | None, Comparator | None]:
    """The limit that stands in the target itself, in the line's own unit."""
    spec = line.spec
    match target:
        case LimitTarget(comparator, value, unit) if not unit or same_unit(unit, spec.line_unit):
            return value, comparator
        case ShareTarget(comparator, numerator) if spec.value_kind is ValueKind.SHARE:
            return Decimal(numerator), comparator
        case RelativeTarget(comparator, scope) if not target.offset:
            found = line.benchmark_of(scope)
            return (found.value if found else None), comparator
    return None, None


def target_label(line: JudgedLine) -> str:
    """Return what the target's line is: ``Mål 2025: < 20 %``; a bare benchmark goes by its own name."""
    target, benchmark = line.target, line.benchmark
    if isinstance(target, RelativeTarget) and not target.offset and benchmark is not None:
        return benchmark_label(benchmark, line)
    return gettext("Mål %(year)d: %(target)s") % {
        "year": line.year,
        "target": goal_text(line),
    }
