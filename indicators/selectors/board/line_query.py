"""What a reader of the overview wants to see, and which lines that leaves."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sized
from dataclasses import dataclass

from indicators.judging import JudgedLine, held_by
from indicators.models import Forecast
from indicators.values import Against, BenchmarkScope, Change, RoundKind, Status

AT_RISK = frozenset({Forecast.Outlook.UNSURE, Forecast.Outlook.WILL_MISS})
JUDGED = frozenset({Status.MET, Status.MISSED})


@dataclass(frozen=True, slots=True)
class Wanted:
    """The scope (a round, an area, a sector), which all counts are of, and what the list is narrowed to.

    Without ``statuses`` or anything else to narrow it, the list holds the missed lines. ``turned`` is the
    side that lines have come to from the other one, ``against`` how they stand to the whole country's figure,
    ``in_a_row`` the least number of years in a row in which a target was missed.
    """

    round: RoundKind | None = None
    area: str | None = None
    sector: str | None = None
    statuses: frozenset[Status] | None = None
    change: Change | None = None
    turned: Status | None = None
    outlooks: frozenset[str] | None = None
    unexplained: bool = False
    close: bool = False
    against: Against | None = None
    owed: bool = False
    owed_earlier: bool = False
    in_a_row: int | None = None
    sort: str = "severity"

    @property
    def listed_statuses(self) -> frozenset[Status]:
        """The statuses that the list holds."""
        if self.statuses is not None:
            return self.statuses
        by_itself = (self.change, self.turned, self.outlooks, self.against)
        if any(one is not None for one in by_itself) or self.owed or self.owed_earlier:
            return frozenset(Status)
        return frozenset({Status.MISSED})

    def in_scope(self, line: JudgedLine) -> bool:
        """Whether a line is of the area and the sector."""
        return (self.area is None or line.area.number == self.area) and (
            self.sector is None or line.sector.code == self.sector
        )


def at_risk(line: JudgedLine, *, whole_year: bool) -> bool:
    """Whether the leader is unsure that the target will be reached, or says that it will not.

    Once the year's figure is there, it speaks for itself.
    """
    if line.forecast is None or line.forecast.outlook not in AT_RISK:
        return False
    return not (whole_year and line.verdict.status in JUDGED)


def narrowed(
    lines: Iterable[JudgedLine], wanted: Wanted, turned_to: frozenset[int], rows: Mapping[int, Sized]
) -> list[JudgedLine]:
    """What the list holds of the lines in scope.

    ``turned_to`` are those that ``wanted.turned`` asks for, ``rows`` the years in a row by line.
    """
    statuses, least = wanted.listed_statuses, wanted.in_a_row or 0
    return [
        line
        for line in lines
        if line.verdict.status in statuses
        and len(rows.get(line.id, ())) >= least
        and _kept(line, wanted, turned_to)
    ]


def _kept(line: JudgedLine, wanted: Wanted, turned_to: frozenset[int]) -> bool:
    if wanted.change is not None and line.verdict.change is not wanted.change:
        return False
    if wanted.turned is not None and line.id not in turned_to:
        return False
    if wanted.unexplained and line.explained:
        return False
    if wanted.close and not line.verdict.close:
        return False
    return _kept_by_more(line, wanted)


def _kept_by_more(line: JudgedLine, wanted: Wanted) -> bool:
    if (wanted.owed and not line.owed) or (wanted.owed_earlier and not line.owed_earlier):
        return False
    if wanted.outlooks is not None and (
        not at_risk(line, whole_year=wanted.round is None)
        or line.forecast is None
        or line.forecast.outlook not in wanted.outlooks
    ):
        return False
    return wanted.against in (None, held_by(line, BenchmarkScope.NATIONAL).outcome)
