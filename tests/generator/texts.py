"""What people would have written in the cells: invented, seeded, of every kind the grammar knows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from indicators.values import (
    MONTHS,
    Aggregation,
    Direction,
    Frequency,
    Period,
    PeriodKind,
    Spec,
    ValueKind,
    format_amount,
)

from .kinds import Kind

YEAR = Period(PeriodKind.YEAR, 1)
REASONS = ("Ikke målt", "*) Ikke målt", "Ikke målbare tall", "Foreligger ikke", "*", "Måles ikke")
INSTEAD = (
    (0.065, REASONS),
    (0.075, ("Ikke gjennomført", "Gjennomført")),
    (0.08, ("Under arbeid", "Se kommentaren", "Rapporteres senere")),
    (0.082, ("145.500",)),
)
"""What may stand instead of a figure, up to which chance."""

PARTS = ("Nybegynnere", "Viderekomne")


@dataclass(frozen=True, slots=True)
class Cell:
    """One written cell and the period it is for."""

    text: str
    period: Period = YEAR


@dataclass(slots=True)
class Series:
    """An indicator on its way through the years: its kind and the level it has now."""

    kind: Kind
    level: Decimal
    goal: Decimal

    @classmethod
    def start(cls, kind: Kind, random: Random) -> Series:
        level = _between(kind, random)
        return cls(kind, level, _shifted(kind, level, random))

    def move(self, random: Random) -> None:
        """Let a year pass: the level walks, the goal follows it now and then."""
        self.level = _shifted(self.kind, self.level, random)
        if random.random() < 0.3:
            self.goal = _shifted(self.kind, self.level, random)


def _between(kind: Kind, random: Random) -> Decimal:
    places = kind.spec.decimals or 0
    return Decimal(random.randint(kind.low * 10**places, kind.high * 10**places)).scaleb(-places)


def _shifted(kind: Kind, level: Decimal, random: Random) -> Decimal:
    places = kind.spec.decimals or 0
    width = (kind.high - kind.low) * 10**places
    step = Decimal(random.randint(-width // 6 - 1, width // 6 + 1)).scaleb(-places)
    return min(max(level + step, Decimal(kind.low)), Decimal(kind.high))


def written(value: Decimal, spec: Spec) -> str:
    """A figure as people write it: ``28,2 %``, ``1 178``; a unit other than percent is left to the line."""
    percent = spec.value_kind is ValueKind.PERCENT or spec.unit == "%"
    return format_amount(value, "%" if percent else "", spec.decimals)


def target_text(series: Series, random: Random) -> str:
    """The year's target; empty where none is set."""
    kind, spec = series.kind, series.kind.spec
    chance = random.random()
    if chance < 0.045:
        return "" if chance < 0.03 else "Måles ikke"
    if spec.value_kind is ValueKind.YES_NO:
        return "Ja"
    if spec.value_kind is ValueKind.SHARE:
        return f"{kind.high} av {kind.high}"
    if spec.value_kind is ValueKind.DATE:
        return random.choice(
            (f"innen {_day(series.goal)}", f"før {_day(series.goal)}", "innen 2. halvår", _day(series.goal))
        )
    if spec.value_kind is ValueKind.LEVEL:
        return spec.levels[max(int(series.goal), 1)]
    return _figure_target(series, random, chance)


def _figure_target(series: Series, random: Random, chance: float) -> str:
    spec, goal = series.kind.spec, series.goal
    rising = spec.direction is Direction.HIGHER
    if chance < 0.05:
        return "Som året før"
    if chance < 0.10 and spec.direction is not Direction.EXACT:
        return "≥ landssnitt" if rising else "≤ landssnitt"
    if chance < 0.12:
        return f"{written(goal, spec).removesuffix(' %').replace('−', '-')}–{written(goal + 3, spec)}"
    if chance < 0.14 and spec.value_kind is ValueKind.PERCENT:
        return f"> {3 if rising else 1} prosentpoeng {'økning' if rising else 'reduksjon'}"
    sign = f"{_sign(spec, random)} " if chance < 0.24 or goal < 0 else ""
    return sign + written(goal, spec)


def _day(level: Decimal) -> str:
    """A day of the year by its number, without the year: "1.10."."""
    day = date(2025, 1, 1) + timedelta(days=int(level))
    return f"{day.day}.{day.month}."


def _sign(spec: Spec, random: Random) -> str:
    if spec.direction is Direction.EXACT:
        return "="
    return random.choice(("≥", ">") if spec.direction is Direction.HIGHER else ("≤", "<"))


def result_cells(series: Series, random: Random) -> tuple[Cell, ...]:
    """The year's result: one cell, one per sub-period, or none."""
    chance = random.random()
    if chance < 0.025:
        return ()
    for share, texts in INSTEAD:
        if chance < share:
            return (Cell(random.choice(texts)),)
    if series.kind.frequency is Frequency.MONTH:
        return tuple(
            Cell(_nearby(series, random), Period(PeriodKind.MONTH, number))
            for number in range(1, len(MONTHS) + 1)
        )
    return (Cell(_result_text(series, random, chance)),)


def _result_text(series: Series, random: Random, chance: float) -> str:
    spec, level = series.kind.spec, series.level
    if spec.value_kind is ValueKind.YES_NO:
        return random.choice(("Ja", "Ja", "JA", "Nei"))
    if spec.value_kind is ValueKind.SHARE:
        return f"{min(int(level), series.kind.high)} av {series.kind.high}"
    if spec.value_kind is ValueKind.DATE:
        return random.choice((_day(level), f"Gjennomført {_day(level)}", "Gjennomført"))
    if spec.value_kind is ValueKind.LEVEL:
        return spec.levels[int(level)]
    if spec.aggregation is Aggregation.SUM:
        return f"{PARTS[0]} {written(level, spec)}. {PARTS[1]} {random.randint(0, 4)}."
    if series.kind.frequency is Frequency.HALF:
        return f"1. halvår {written(level, spec)} 2. halvår {_nearby(series, random)}"
    if 0.10 <= chance < 0.12 and spec.value_kind is ValueKind.PERCENT:
        return f"Økt med {random.randint(1, 9)} prosentpoeng"
    bound = f"{random.choice('<>')} " if chance < 0.10 else ""
    return bound + written(level, spec)


def _nearby(series: Series, random: Random) -> str:
    return written(_shifted(series.kind, series.level, random), series.kind.spec)


def benchmark_text(series: Series, random: Random) -> str:
    """A national figure near the indicator's own level."""
    return _nearby(series, random)
