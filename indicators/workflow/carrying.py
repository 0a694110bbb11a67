"""Taking lines over into the next year's plan."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from indicators.models import Act, Heading, ScorecardLine, User
from indicators.values import Frequency

from .register import save_record
from .trail import act

LEFT_BEHIND = frozenset({"id", "version", "year", "heading", "source_line", "withdrawn", "planned"})
"""What a copied line does not take along: it belongs to the year that was."""


@dataclass(frozen=True, slots=True)
class Carried:
    """How many lines were made for the year after, and how many were there already."""

    made: int
    known: int


@act(Act.CARRY_FORWARD)
def carry_forward(*, by: User, line_ids: Iterable[int], reason: str) -> Carried:
    """Copy lines and their headings to the year after, without target and result, all or nothing.

    A figure is planned, except the year after a survey that is held every second year.
    Raises what :func:`save_record` raises.
    """
    made = known = 0
    lines = ScorecardLine.objects.select_related("heading").filter(pk__in=list(line_ids), withdrawn=False)
    for line in lines:
        year = line.year + 1
        if ScorecardLine.objects.filter(indicator_id=line.indicator_id, year=year).exists():
            known += 1
            continue
        copied = {f.name: getattr(line, f.name) for f in line._meta.fields if f.name not in LEFT_BEHIND}
        skipped = line.frequency == Frequency.SECOND_YEAR and line.planned
        values: dict[str, Any] = {
            **copied,
            "year": year,
            "heading": _heading_of(by, line.heading, year, reason) if line.heading else None,
            "planned": not skipped,
        }
        save_record(by=by, model=ScorecardLine, values=values, reason=reason)
        made += 1
    return Carried(made, known)


def _heading_of(by: User, heading: Heading, year: int, reason: str) -> Heading:
    """The same heading in another year, made when missing."""
    found = Heading.objects.filter(year=year, code=heading.code).first()
    if found is not None:
        return found
    names = ("area", "code", "order", "title")
    made, _changed = save_record(
        by=by,
        model=Heading,
        values={**{name: getattr(heading, name) for name in names}, "year": year},
        links={"functions": heading.functions.all()},
        reason=reason,
    )
    return made
