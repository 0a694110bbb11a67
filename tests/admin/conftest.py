"""A municipality with two sectors, each with a line, and the people who use the admin."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from indicators.models import Role, ScorecardLine, Sector, ServiceArea, User
from tests import municipality
from tests.kept_rows import again


@dataclass
class Town:
    """The rows that tests speak about."""

    school: Sector
    health: Sector
    area: ServiceArea
    line: ScorecardLine
    earlier: ScorecardLine
    foreign: ScorecardLine
    leader: User
    controller: User
    auditor: User
    management: User


@pytest.fixture
def town(db: None) -> Town:
    """Reading at level 1: lower is better, the target is below 20 %, nothing reported for 2025 yet."""
    return again(build_town)


def build_town() -> Town:
    school, health = municipality.sector("skole", 1), municipality.sector("helse", 2)
    area = municipality.area("6.4", "Skole", school)
    care = municipality.area("6.7", "Pleie og omsorg", health)
    spec = {"direction": "lower", "value_kind": "percent", "unit": "%", "decimals": 1}
    return Town(
        school=school,
        health=health,
        area=area,
        earlier=municipality.line("lesing", of=area, by=school, year=2024, result="28,8 %", **spec),
        line=municipality.line("lesing", of=area, by=school, target="< 20 %", **spec),
        foreign=municipality.line("fall", of=care, by=health, target="5", result="4"),
        leader=municipality.user("leder", Role.LEADER, sector=school),
        controller=municipality.user("controller", Role.CONTROLLER),
        auditor=municipality.user("revisor", Role.AUDITOR),
        management=municipality.user("ledelse", Role.MANAGEMENT),
    )
