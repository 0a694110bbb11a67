"""A small municipality with a plan for 2025, to be adopted and rolled forward."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pytest

from indicators import workflow
from indicators.models import Plan, Role, ScorecardLine, Sector, User
from tests import municipality
from tests.kept_rows import again


@dataclass
class Town:
    """Reading and absence with targets, a survey of every second year, and an indicator without a target."""

    school: Sector
    reading: ScorecardLine
    absence: ScorecardLine
    survey: ScorecardLine
    bare: ScorecardLine
    controller: User
    people: dict[str, User]

    @property
    def lines(self) -> tuple[ScorecardLine, ...]:
        return (self.reading, self.absence, self.survey, self.bare)


@pytest.fixture
def town(db: None) -> Town:
    return again(build_town)


def build_town() -> Town:
    school, care = municipality.sector("skole", 1), municipality.sector("helse", 2)
    area = municipality.area("6.4", "Skole", school, care)
    heading = municipality.heading(area, "202 Grunnskole")
    share = {"value_kind": "percent", "unit": "%", "direction": "lower"}
    workflow.save_record(
        by=workflow.program_user(),
        model=Plan,
        values={"year": 2025, "title": "Virksomhetsplan 2025"},
        reason=municipality.REASON,
    )
    controller = municipality.user("controller", Role.CONTROLLER)
    return Town(
        school,
        municipality.line(
            "lesing", of=area, by=school, heading=heading, target="< 20 %", result="28 %", order=1, **share
        ),
        municipality.line("fravar", of=area, by=care, target="5 %", result="4 %", order=2, **share),
        municipality.line(
            "trivsel", of=area, by=school, target="≥ 4,5", frequency="second_year", order=3, decimals=1
        ),
        municipality.line("uten", of=area, by=school, order=4),
        controller,
        {
            "leader": municipality.user("leder", Role.LEADER, sector=school),
            "contributor": municipality.user("bidragsyter", Role.CONTRIBUTOR),
            "management": municipality.user("ledelse", Role.MANAGEMENT),
            "auditor": municipality.user("revisor", Role.AUDITOR),
            "reader": municipality.user("leser"),
            "controller": controller,
        },
    )


def row(line: ScorecardLine, **other: Any) -> workflow.RolledRow:
    """A row as the grid offers it, with what the controller typed instead."""
    target = getattr(line, "target", None)
    offered = {
        "line_id": line.pk,
        "include": True,
        "name": line.name,
        "short_name": line.short_name,
        "planned": True,
        "target_text": target.written if target else "",
    }
    return workflow.RolledRow(**{**offered, **other})  # type: ignore[arg-type]


def roll(town: Town, rows: Sequence[workflow.RolledRow] | None = None, **other: Any) -> workflow.Rolled:
    """Roll 2025 to 2026; every line unless said."""
    given = {"by": town.controller, "from_year": 2025, "reason": "Plan for 2026", **other}
    return workflow.roll_forward(rows=[row(one) for one in town.lines] if rows is None else rows, **given)  # type: ignore[arg-type]
