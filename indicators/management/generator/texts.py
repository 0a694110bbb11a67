"""What people would have written in the cells: invented, seeded, of every kind the grammar knows."""

from __future__ import annotations

from dataclasses import dataclass
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
WORDS = ("Under arbeid", "Se kommentaren", "Rapporteres senere")
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
    kind, spec, goal = series.kind, series.kind.spec, series.goal
    chance = random.random()
    if chance < 0.03:
        return ""
    if chance < 0.045:
        return "Måles ikke"
    if spec.value_kind is ValueKind.YES_NO:
        return "Ja"
    if spec.value_kind is ValueKind.SHARE:
        return f"{kind.high} av {kind.high}"
    if chance < 0.05:
        return "Som året før"
    if chance < 0.10 and spec.direction is not Direction.EXACT:
        return "≥ landssnitt" if spec.direction is Direction.HIGHER else "≤ landssnitt"
    if chance < 0.12:
        return f"{written(goal, spec).removesuffix(' %').replace('−', '-')}–{written(goal + 3, spec)}"
    if chance < 0.14 and spec.value_kind is ValueKind.PERCENT:
        return "> 3 prosentpoeng økning" if spec.direction is Direction.HIGHER else "> 1 prosentpoeng reduksjon"
    if chance < 0.24:
        return f"{_sign(spec, random)} {written(goal, spec)}"
    return written(goal, spec)


def _sign(spec: Spec, random: Random) -> str:
    if spec.direction is Direction.EXACT:
        return "="
    return random.choice(("≥", ">") if spec.direction is Direction.HIGHER else ("≤", "<"))


def result_cells(series: Series, random: Random) -> tuple[Cell, ...]:
    """The year's result: one cell, one per sub-period, or none."""
    spec, level = series.kind.spec, series.level
    chance = random.random()
    if chance < 0.025:
        return ()
    if chance < 0.065:
        return (Cell(random.choice(REASONS)),)
    if chance < 0.075:
        return (Cell(random.choice(("Ikke gjennomført", "Gjennomført"))),)
    if chance < 0.08:
        return (Cell(random.choice(WORDS)),)
    if chance < 0.082:
        return (Cell("145.500"),)
    if spec.value_kind is ValueKind.YES_NO:
        return (Cell(random.choice(("Ja", "Ja", "JA", "Nei"))),)
    if spec.value_kind is ValueKind.SHARE:
        return (Cell(f"{min(int(level), series.kind.high)} av {series.kind.high}"),)
    if spec.aggregation is Aggregation.SUM:
        other = random.randint(0, 4)
        return (Cell(f"{PARTS[0]} {written(level, spec)}. {PARTS[1]} {other}."),)
    if series.kind.frequency is Frequency.HALF:
        second = written(_shifted(series.kind, level, random), spec)
        return (Cell(f"1. halvår {written(level, spec)} 2. halvår {second}"),)
    if series.kind.frequency is Frequency.MONTH:
        return tuple(
            Cell(written(_shifted(series.kind, level, random), spec), Period(PeriodKind.MONTH, number))
            for number in range(1, len(MONTHS) + 1)
        )
    if chance < 0.10:
        return (Cell(f"{random.choice('<>')} {written(level, spec)}"),)
    return (Cell(written(level, spec)),)


def benchmark_text(series: Series, random: Random) -> str:
    """A national figure near the indicator's own level."""
    return written(_shifted(series.kind, series.level, random), series.kind.spec)
