"""An indicator of the register through its years: what it is, and what may be changed of each year."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.utils import timezone

from indicators.collation import norwegian_key
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
    """An indicator with its years, newest first. ``leaders`` lead the sector of the newest one today.

    ``last_year`` is the year that it ended with. ``went_into`` and ``came_of`` are code and name of the one
    that it went over into, and that it was divided out of (with the year); ``parts`` were divided out of it,
    and ``merged`` went over into it (with their last year).
    """

    pk: int
    version: int
    code: str
    definition: str
    definition_from: str
    source: str
    source_from: str
    numerator: str
    denominator: str
    in_use: bool
    last_year: int | None
    went_into: tuple[str, str] | None
    came_of: tuple[str, str, int] | None
    parts: tuple[tuple[str, str], ...]
    merged: tuple[tuple[str, str, int], ...]
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
        definition_from=row.definition_from,
        source=row.source,
        source_from=row.source_from,
        numerator=row.numerator,
        denominator=row.denominator,
        in_use=row.in_use,
        last_year=row.last_year,
        **_kin(row),
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


def _kin(row: Indicator) -> dict[str, Any]:
    """What an indicator went over into, came of, and what came of it. Two statements."""
    kin = Q(pk__in=[row.successor_id, row.came_of_id]) | Q(successor=row) | Q(came_of=row)
    found = {one.pk: one for one in Indicator.objects.filter(kin).exclude(pk=row.pk).order_by("pk")}
    lines = ScorecardLine.objects.filter(indicator__in=found, withdrawn=False).order_by("year")
    names = {pk: one.code for pk, one in found.items()} | dict(
        lines.values_list("indicator_id", "short_name")
    )

    def called(pk: int | None) -> tuple[str, str] | None:
        return (found[pk].code, names[pk]) if pk in found else None

    came = called(row.came_of_id)
    return {
        "went_into": called(row.successor_id),
        "came_of": (*came, row.came_year) if came else None,
        "parts": tuple((one.code, names[pk]) for pk, one in found.items() if one.came_of_id == row.pk),
        "merged": tuple(
            (one.code, names[pk], one.last_year) for pk, one in found.items() if one.successor_id == row.pk
        ),
    }


def those_to_go_over_into(facts: IndicatorFacts) -> list[tuple[str, str]]:
    """Code and name of the indicators in use that another one can go over into, those of its area first."""
    lines = ScorecardLine.objects.filter(withdrawn=False, indicator__in_use=True).exclude(indicator=facts.pk)
    area = facts.years[0].line.area.id if facts.years else 0
    newest: dict[str, tuple[bool, str]] = {}
    for code, name, where in lines.order_by("year").values_list("indicator__code", "short_name", "area_id"):
        newest[code] = (where != area, name)
    ordered = sorted(newest.items(), key=lambda one: (one[1][0], norwegian_key(one[1][1])))
    return [(code, name) for code, (_elsewhere, name) in ordered]


def line_to_edit(user: User, code: str, year: int) -> tuple[Any, Target | None] | None:
    """The line of an indicator in a year with its heading, and its target; None where there is none."""
    lines = ScorecardLine.objects.visible_to(user).filter(indicator__code=code, year=year)
    line = lines.select_related("indicator", "area", "sector", "heading", "target").first()
    return None if line is None else (line, getattr(line, "target", None))
