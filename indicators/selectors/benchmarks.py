"""Other people's figures: every edition of a line, and the grid in which those of a year are entered."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from indicators.collation import norwegian, norwegian_key
from indicators.judging import JudgedLine, remembered_lines, rows_at
from indicators.models import Benchmark, ScorecardLine, User, situation_of
from indicators.values import RelativeTarget


@dataclass(frozen=True, slots=True)
class EditionRow:
    """One edition of somebody else's figure. ``whose`` is a municipality, else empty."""

    id: int
    version: int
    scope: str
    whose: str
    owner: str
    value: Decimal | None
    text: str
    edition: str
    published_on: date | None
    superseded: bool


@dataclass(frozen=True, slots=True)
class OtherRow:
    """A line with the figure that counts of whoever is asked about; ``leans``: its target leans on it."""

    line: JudgedLine
    current: EditionRow | None
    leans: bool


@dataclass(frozen=True, slots=True)
class OthersGrid:
    """A year's lines in card order, those whose target leans on the figure first. ``years``: newest first."""

    year: int
    years: tuple[int, ...]
    scope: str
    whose: str
    rows: tuple[OtherRow, ...]
    known: tuple[str, ...]
    """Municipalities that the year has figures of."""


def editions_of(line_id: int, moment: datetime | None = None) -> tuple[EditionRow, ...]:
    """Every edition of everybody's figures for a line, in the order in which they came. One statement."""
    if moment is not None:
        found = rows_at(Benchmark, moment, line_id=line_id)
    else:
        found = list(Benchmark.objects.filter(line_id=line_id))
    order = list(Benchmark.Scope)
    ordered = sorted(
        found, key=lambda row: (order.index(row.scope), norwegian_key(row.whose), _day(row), row.pk)
    )
    return tuple(_edition(row) for row in ordered)


def others_grid(user: User, year: int, scope: str, whose: str = "") -> OthersGrid | None:
    """What is to be entered of somebody else's figures of a year; None where the year has no lines."""
    lines = ScorecardLine.objects.visible_to(user).filter(withdrawn=False)
    years = tuple(sorted(set(lines.order_by().values_list("year", flat=True)), reverse=True))
    if year not in years:
        return None
    found = Benchmark.objects.filter(line__year=year, superseded=False)
    now = {row.line_id: _edition(row) for row in found.filter(scope=scope, whose=whose)}
    theirs = found.filter(scope=Benchmark.Scope.MUNICIPALITY).order_by(*norwegian("whose"))
    named = theirs.values_list("whose", flat=True)
    of_year = lines.filter(year=year).in_card_order()
    rows = [OtherRow(line, now.get(line.id), _leans(line, scope)) for line in remembered_lines(of_year, user)]
    ordered = sorted(rows, key=lambda row: not row.leans)
    return OthersGrid(year, years, scope, whose, tuple(ordered), tuple(dict.fromkeys(named)))


def year_decided(year: int, sector_ids: Iterable[int]) -> bool:
    """Whether the year is delivered, approved or closed for any of the sectors."""
    return any(situation_of(year, sector_id).year_lock is not None for sector_id in set(sector_ids))


def _leans(line: JudgedLine, scope: str) -> bool:
    return isinstance(line.target, RelativeTarget) and line.target.scope.value == scope


def _day(row: Benchmark) -> date:
    return row.published_on or date.min


def _edition(row: Any) -> EditionRow:
    return EditionRow(
        id=row.pk,
        version=row.version,
        scope=row.scope,
        whose=row.whose,
        owner=row.owner,
        value=row.figure,
        text=row.written,
        edition=row.edition,
        published_on=row.published_on,
        superseded=row.superseded,
    )
