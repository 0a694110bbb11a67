"""The town that selectors are asked about: its day and its clock, and who tells what happens in it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any
from unittest.mock import patch
from zoneinfo import ZoneInfo

from indicators.models import ScorecardLine, Sector, ServiceArea, User
from indicators.values import Period, PeriodKind

TODAY = date(2026, 9, 30)
"""The last day of the second tertial's round, and that of a promise and of a decision."""
T1, T2 = (Period(PeriodKind.TERTIAL, number) for number in (1, 2))
HERE = ZoneInfo("Europe/Oslo")


class Clock:
    """Goes a second with every look at it, and stands where the story is."""

    def __init__(self, day: date) -> None:
        self.stand(day)

    def stand(self, day: date, hour: int = 10) -> None:
        self.at = datetime(day.year, day.month, day.day, hour, tzinfo=HERE)

    def __call__(self) -> datetime:
        self.at += timedelta(seconds=1)
        return self.at


@contextmanager
def on(day: date) -> Iterator[Clock]:
    """Everything in here happens on a day."""
    clock = Clock(day)
    with patch("django.utils.timezone.now", clock):
        yield clock


@dataclass
class Town:
    """What the calls are made of: people by user name, and the numbers of rows."""

    pk: dict[str, int] = field(default_factory=dict)
    before_2025: datetime | None = None
    """A moment before anything of 2025 was reported."""
    delivered_2025: datetime | None = None
    """A moment when skole had delivered 2025, and had not changed it."""

    nothing: None = None
    laid_out: datetime | None = None
    """A moment when the report of 2026 was laid out for the first time, and not yet anew."""

    def line(self, code: str, year: int) -> ScorecardLine:
        return ScorecardLine.objects.get(indicator__code=code, year=year)


@dataclass
class Writer:
    """Who does what in the story, with the clock that it follows."""

    clock: Clock
    town: Town
    people: dict[str, User] = field(default_factory=dict)
    sectors: dict[str, Sector] = field(default_factory=dict)
    areas: dict[str, ServiceArea] = field(default_factory=dict)

    @property
    def controller(self) -> dict[str, Any]:
        return {"by": self.people["controller"]}
