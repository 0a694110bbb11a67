"""Which lines the overview lists: what is left of the lines in scope of what the address asks for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sized

from indicators.judging import JudgedLine
from indicators.models import Forecast
from indicators.selectors.line_filters import keeps
from indicators.values import Status
from indicators.values.query.line_query import LineQuery

AT_RISK = frozenset({Forecast.Outlook.UNSURE, Forecast.Outlook.WILL_MISS})
JUDGED = frozenset({Status.MET, Status.MISSED})


def in_scope(line: JudgedLine, asked: LineQuery) -> bool:
    """Whether a line is of the area and the sector."""
    return asked.area in (None, line.area.number) and asked.sector in (None, line.sector.code)


def at_risk(line: JudgedLine, *, whole_year: bool) -> bool:
    """Whether the leader is unsure that the target will be reached, or says that it will not.

    Once the year's figure is there, it speaks for itself.
    """
    if line.forecast is None or line.forecast.outlook not in AT_RISK:
        return False
    return not (whole_year and line.verdict.status in JUDGED)


def narrowed(
    lines: Iterable[JudgedLine], asked: LineQuery, turned_to: frozenset[int], rows: Mapping[int, Sized]
) -> list[JudgedLine]:
    """What the list holds of the lines in scope.

    ``turned_to`` are those that ``asked.turned`` asks for, ``rows`` the years in a row by line.
    """
    least, whole_year = asked.in_a_row or 0, asked.through is None
    statuses = asked.listed_statuses
    return [
        line
        for line in lines
        if line.verdict.status in statuses
        and len(rows.get(line.id, ())) >= least
        and (asked.turned is None or line.id in turned_to)
        and (not asked.outlooks or at_risk(line, whole_year=whole_year))
        and keeps(line, asked)
    ]
