"""An indicator of the register through its years: what it is, and what may be changed of each year."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from indicators.judging import JudgedLine, judge_lines
from indicators.models import Indicator, Lock, Plan, ScorecardLine, Target, User, leaders_of

from .register import locks_in


@dataclass(frozen=True, slots=True)
class YearOf:
    """A year of an indicator. ``frequency`` is a code; ``lock`` is None where the line can be changed.

    ``adopted_case`` is the case that adopted the year's plan; empty where none has.
    """

    line: JudgedLine
    frequency: str
    lock: Lock | None
    adopted_case: str


@dataclass(frozen=True, slots=True)
class IndicatorFacts:
    """An indicator with its years, newest first. ``leaders`` lead the sector of the newest one today."""

    pk: int
    version: int
    code: str
    definition: str
    source: str
    numerator: str
    denominator: str
    in_use: bool
    years: tuple[YearOf, ...]
    leaders: tuple[str, ...]
    plan_years: tuple[int, ...]

    @property
    def name(self) -> str:
        """What it is called in its newest year; its code where it has none."""
        return self.years[0].line.short_name if self.years else self.code


def indicator_facts(user: User, code: str) -> IndicatorFacts | None:
    """An indicator through its years; None where there is none."""
    row = Indicator.objects.filter(code=code).first()
    if row is None:
        return None
    lines = ScorecardLine.objects.visible_to(user).filter(indicator=row)
    judged = sorted(judge_lines(lines, user=user), key=lambda line: -line.year)
    frequencies = dict(lines.order_by().values_list("pk", "frequency"))
    plans = {plan.year: plan for plan in Plan.objects.filter(withdrawn=False).order_by("-year")}
    locks = locks_in({line.year for line in judged})
    leading = leaders_of([judged[0].sector.id], timezone.localdate()) if judged else {}
    return IndicatorFacts(
        pk=row.pk,
        version=row.version,
        code=row.code,
        definition=row.definition,
        source=row.source,
        numerator=row.numerator,
        denominator=row.denominator,
        in_use=row.in_use,
        years=tuple(
            YearOf(
                line,
                frequencies[line.id],
                locks[line.year].of(line.sector.id),
                plans[line.year].case if line.year in plans and plans[line.year].adopted else "",
            )
            for line in judged
        ),
        leaders=tuple(dict.fromkeys(who.display_name for found in leading.values() for who in found)),
        plan_years=tuple(plans),
    )


def line_to_edit(user: User, code: str, year: int) -> tuple[Any, Target | None] | None:
    """The line of an indicator in a year with its heading, and its target; None where there is none."""
    lines = ScorecardLine.objects.visible_to(user).filter(indicator__code=code, year=year)
    line = lines.select_related("indicator", "area", "sector", "heading", "target").first()
    return None if line is None else (line, getattr(line, "target", None))
