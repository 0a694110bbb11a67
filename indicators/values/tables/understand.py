"""From the rows of a source to what they mean."""

from __future__ import annotations

from indicators.values.tables.source import Purpose, Source
from indicators.values.tables.understanding import Answers, ReadRow, RowKind, Understanding


def understand(
    source: Source,
    purpose: Purpose,
    year: int,
    answers: Answers | None = None,
    *,
    area: str = "",
    sector: str = "",
) -> Understanding:
    """What a source says for a purpose and year, with a person's answers; the same answers give the same.

    ``area`` and ``sector`` hold for rows that say none themselves. Never raises for anything in the source.
    """
    rows = tuple(
        ReadRow(
            f"r{place}", row.where, RowKind.TEXT, table=row.table, name=" ".join(row.cells), area=area,
            sector=sector,
        )
        for place, row in enumerate(source.rows)
    )  # fmt: skip
    return Understanding(rows=rows, year=year)
