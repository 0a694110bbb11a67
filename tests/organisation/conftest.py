"""Three sectors with lines in a closed year, in the year that is reported and in the one to come."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest

from indicators import workflow
from indicators.models import Plan, Role, Round, RoundKind, ScorecardLine, Sector, ServiceArea, User
from tests import municipality
from tests.kept_rows import again

YEARS = (2025, 2026, 2027)
WHY = "Omorganisering, KS-sak 90/26"


@dataclass
class Town:
    """2025 is closed, year-end 2026 is open, and 2027 is planned. Each sector has one line or two a year."""

    sectors: dict[str, Sector]
    areas: dict[str, ServiceArea]
    controller: User
    management: User
    leaders: dict[str, User]
    round: Round

    def line(self, code: str, year: int) -> ScorecardLine:
        return ScorecardLine.objects.select_related("sector", "area", "heading").get(
            indicator__code=code, year=year
        )

    def places(self) -> dict[tuple[str, int], tuple[str, str, str]]:
        """Sector code, area number and heading of every line now."""
        rows = ScorecardLine.objects.filter(withdrawn=False)
        told = rows.values_list("indicator__code", "year", "sector__code", "area__number", "heading__title")
        return {(code, year): (sector, area, title or "") for code, year, sector, area, title in told}

    def owed(self) -> dict[str, str]:
        """The state of what each sector owes in the open round."""
        return dict(self.round.submissions.values_list("sector__code", "state"))


@pytest.fixture
def town(db: None) -> Town:
    return again(build_town)


def build_town() -> Town:
    sectors = {
        code: municipality.sector(code, n) for n, code in enumerate(("skole", "barnehage", "kultur"), 1)
    }
    skole = municipality.area("6.4", "Skole", sectors["skole"])
    barn = municipality.area("6.5", "Barnehage", sectors["barnehage"])
    for year in YEARS:
        heading = municipality.heading(skole, "Grunnskole", year=year)
        for order, code in enumerate(("lesing", "regning"), 1):
            municipality.line(
                code,
                of=skole,
                by=sectors["skole"],
                year=year,
                order=order,
                heading=heading,
                target="10",
                result="11" if year == 2025 else None,
            )
        municipality.line("plasser", of=barn, by=sectors["barnehage"], year=year, target="10")
        municipality.record(Plan, year=year, title=f"Virksomhetsplan {year}")
    municipality.line("besok", of=skole, by=sectors["kultur"], year=2025, order=9, target="10")
    controller = municipality.user("controller", Role.CONTROLLER)
    days = {"opens_on": date(2026, 1, 1), "deadline": date(2026, 1, 31)}
    workflow.close_past_round(
        by=controller, year=2025, kind=RoundKind.YEAR_END, reason="Før programmet", **days
    )
    days = {"opens_on": date(2026, 11, 1), "deadline": date(2027, 1, 31)}
    row = workflow.plan_round(by=controller, year=2026, kind=RoundKind.YEAR_END, **days)
    return Town(
        sectors=sectors,
        areas={"6.4": skole, "6.5": barn},
        controller=controller,
        management=municipality.user("ledelse", Role.MANAGEMENT),
        leaders={
            code: municipality.user(f"leder-{code}", Role.LEADER, sector=one) for code, one in sectors.items()
        },
        round=workflow.open_round(by=controller, round_id=row.pk),
    )
