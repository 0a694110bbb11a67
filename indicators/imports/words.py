"""Reading development work and texts about areas of a folder of CSV files (see :mod:`.folder`)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol

from indicators.models import AreaText, DevelopmentWork, Indicator, Sector, ServiceArea

from .csv_rows import Row

type Save = Callable[[Any, dict[str, Any], dict[str, Any]], Any]


class Known(Protocol):
    """What the folder has named already."""

    @property
    def year(self) -> int: ...
    @property
    def areas(self) -> Mapping[str, ServiceArea]: ...
    @property
    def sectors(self) -> Mapping[str, Sector]: ...
    @property
    def indicators(self) -> Mapping[str, Indicator]: ...


def load_work(rows: Sequence[Row], save: Save, known: Known) -> None:
    """Load development work: the text of the plan, what was done, and the state that the words mean."""
    for row in rows:
        values = {name: row[name] for name in ("planned", "done", "state", "remark")}
        of = {
            "area": known.areas[row["area"]],
            "sector": known.sectors[row["sector"]],
            "sector_assumed": row["sector_assumed"] == "yes",
            "indicator": known.indicators[row["indicator"]] if row["indicator"] else None,
            "order": int(row["order"]),
            "source_line": int(row["line"]),
        }
        save(DevelopmentWork, {"year": known.year, "code": row["code"]}, {**values, **of})


def load_area_texts(rows: Sequence[Row], save: Save, known: Known) -> None:
    """Load what is said of each service area."""
    for row in rows:
        key = {
            "year": known.year,
            "area": known.areas[row["area"]],
            "sector": known.sectors[row["sector"]],
            "kind": row["kind"],
        }
        told = {"title": row["title"], "text": row["text"]}
        save(AreaText, key, {**told, "order": int(row["order"]), "source_line": int(row["line"])})
