"""The second sheet of workbooks of lines: what was entered, period by period."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from django.utils.translation import gettext

from indicators import exports
from indicators.language import as_the_municipality
from indicators.selectors.table.line_facts import LineWithFacts, PeriodLine, period_lines


def sheet_name() -> str:
    """What the first sheet is called."""
    with as_the_municipality():
        return gettext("Tabell")


def periods_sheet(rows: Sequence[LineWithFacts]) -> exports.Sheet[PeriodLine]:
    """What was entered, period by period, as a second sheet."""
    with as_the_municipality():
        name = gettext("Perioder")
    return exports.Sheet(name, exports.PERIODS, by_period(rows))


def by_period(rows: Sequence[LineWithFacts]) -> tuple[PeriodLine, ...]:
    """The same rows, one for each period."""
    return tuple(chain.from_iterable(period_lines([row.line], row.facts) for row in rows))
