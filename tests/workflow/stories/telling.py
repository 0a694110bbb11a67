"""What stories have in common: the days of the town, and how a step is told."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from indicators import workflow
from indicators.models import Sector, ServiceArea
from tests.rounds.conftest import Place

type Step = tuple[str, str, dict[str, Any]]
"""The act, the case, and what is given to it."""
type Story = Callable[[Place], Iterator[Step]]

LONG = "a" * 20_001
TODAY, TOMORROW, YESTERDAY = date(2026, 12, 15), date(2026, 12, 16), date(2026, 12, 14)
OWN = {"planned": True}
AREA = workflow.AreaWanted(None, "6.8", "Vann")


def draft_of_table(at: Place, purpose: str, **given: Any) -> int:
    source = {"by": at.controller, "year": 2026, "sha256": 64 * "0", "source": "{}", "name": " t.csv "}
    return workflow.keep_table(**{**source, "purpose": purpose, **given}).pk


def area_beside(at: Place) -> ServiceArea:
    return ServiceArea.objects.get(number="6.5")


def ended_sector(at: Place) -> Sector:
    return Sector.objects.get(code="nedlagt")
