"""The grid as a block is pasted into it: its rows in their order, their names, and what stands there."""

from __future__ import annotations

from dataclasses import dataclass

from indicators import values
from indicators.models import Result
from indicators.values.lists.pasting import GridCell, GridRow, Pasting, plan_pasting

from .grid import ReportingScope


@dataclass(frozen=True, slots=True)
class PastingPlan:
    """What a paste would do at a desk, and the version of each cell's figure (0: none)."""

    desk: ReportingScope
    pasting: Pasting
    versions: dict[tuple[int, values.Period], int]


def pasting_plan(
    at: ReportingScope,
    text: str,
    *,
    line_id: int,
    period: values.Period,
    column: int | None = None,
    empty: bool = False,
) -> PastingPlan | None:
    """Say what pasting would do from a cell on. None where the cell is not one of the grid's.

    ``column`` and ``empty`` as in :func:`values.plan_pasting`. One statement beside the desk's.
    """
    lines = at.owed_lines()
    found = Result.objects.filter(line_id__in=[line.id for line in lines])
    results = {(row.line_id, row.period): row for row in found}
    start = next((place for place, line in enumerate(lines) if line.id == line_id), None)
    if start is None or period not in at.asked.periods[line_id]:
        return None
    rows = [
        GridRow(
            line.id,
            (line.short_name, line.name),
            line.spec,
            tuple(
                GridCell(one, results[line.id, one].written if (line.id, one) in results else "")
                for one in at.asked.periods[line.id]
            ),
        )
        for line in lines
    ]
    place = at.asked.periods[line_id].index(period)
    pasting = plan_pasting(text, rows, start=(start, place), year=at.round.year, column=column, empty=empty)
    return PastingPlan(at, pasting, {key: row.version for key, row in results.items()})
