"""Reading the goals of a folder of CSV files (see :mod:`indicators.imports.folder`)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from indicators import workflow
from indicators.models import Goal, Sector, User

from .csv_rows import Row

type Count = Callable[[str, bool], None]


def load_goals(
    rows: Sequence[Row],
    sectors: Mapping[str, Sector],
    year: int,
    count: Count,
    *,
    case: str,
    by: User,
    reason: str,
) -> dict[str, Goal]:
    """Load goals, those above before those under them; ``case`` is that in which the plan was adopted.

    A year that was closed before the program knew of goals keeps none: it is locked, and stays as it is.
    """
    known: dict[str, Goal] = {}
    for row in rows:
        sector = sectors[row["sector"]].pk if row["sector"] else None
        parent = known.get(row["parent"])
        found = Goal.objects.filter(year=year, code=row["code"], withdrawn=False).first()
        values = {name: row[name] for name in ("code", "text", "responsible")}
        try:
            saved = workflow.save_goal(
                by=by,
                year=year,
                pk=found.pk if found else None,
                parent_id=parent.pk if parent else None,
                values={**values, "sector_id": sector, "order": int(row["order"])}
                | {"source_line": int(row["line"])},
                case=case,
                reason=reason,
            )
        except workflow.Locked:
            continue
        known[row["code"]] = saved
        count(str(Goal._meta.verbose_name_plural), found is None or found.version != saved.version)
    return known
