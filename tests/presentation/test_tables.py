"""The big table sorts by what figures mean."""

from __future__ import annotations

import pytest

from indicators.judging import HeadingRef
from indicators.presentation.navigation.addresses import query
from indicators.presentation.table.columns import FACT_WORDS, BigTable, column_names, line_table
from indicators.presentation.table.rows import LineTable, sort_names
from indicators.values import EmptyResult, FigureResult, Status, Verdict
from tests.presentation.rows import READING, d, row

LINES = [
    row(id=1, result=FigureResult(d("9"), "%"), verdict=Verdict(Status.MET, distance=d("1"))),
    row(id=2, result=FigureResult(d("100"), "%"), verdict=Verdict(Status.MISSED, severity=d("0.2"))),
    row(id=3, result=EmptyResult(), verdict=Verdict(Status.NOT_REPORTED)),
    row(id=4, result=FigureResult(d("28.2"), "%"), verdict=Verdict(Status.MISSED, severity=d("0.9"))),
]


def _ids(order: str) -> list[int]:
    table = line_table(LINES, shown=column_names(), order=order)
    return [line.id for line in table.data]


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("", [1, 2, 3, 4]),
        ("resultat", [1, 4, 2, 3]),
        ("-resultat", [2, 4, 1, 3]),
        ("avstand", [4, 2, 1, 3]),
        ("status", [1, 2, 4, 3]),
    ],
)
def test_figures_sort_as_figures_and_what_is_missing_comes_last(order: str, expected: list[int]) -> None:
    assert _ids(order) == expected


def test_every_column_can_be_sorted() -> None:
    assert sort_names(BigTable) == tuple(BigTable.base_columns)
    assert set(FACT_WORDS) == set(BigTable.base_columns) - set(LineTable.base_columns)


@pytest.mark.parametrize("heading", [None, HeadingRef(1, "", (), 1)])
def test_a_line_without_a_heading_has_a_dash(heading: HeadingRef | None) -> None:
    table = line_table([row(heading=heading)], shown=("overskrift",))
    assert str(table.rows[0].get_cell("overskrift")) == "–"


def test_only_chosen_columns_are_shown_and_the_indicator_always() -> None:
    table = line_table([READING], shown=("status", "mal"))
    assert [column.name for column in table.columns] == ["indikator", "mal", "status"]


def test_cells_are_worded_and_escaped() -> None:
    table = line_table([row(short_name="<b>Lesing</b>")], shown=column_names())
    cells = {column.name: str(cell) for column, cell in table.rows[0].items()}
    assert cells["indikator"] == ('<a href="/indikator/skole-np5-lesing/2025/">&lt;b&gt;Lesing&lt;/b&gt;</a>')
    assert cells["mal"] == "&lt;\u00a020\u00a0%"
    assert cells["avstand"] == '\u22128,2\u00a0<abbr title="prosentpoeng">pp.</abbr>'
    assert cells["forrige"] == "28,8\u00a0%"
    assert cells["overskrift"] == "202 Grunnskole"
    assert cells["linje"] == "591"


@pytest.mark.parametrize(
    ("chosen", "changes", "expected"),
    [
        ({"ar": "2025"}, {"status": "nadd"}, "?ar=2025&status=nadd"),
        ({"ar": "2025", "sok": "å b"}, {"ar": None}, "?sok=%C3%A5+b"),
        ({"ar": "", "status": ""}, {}, ""),
    ],
)
def test_links_keep_what_is_chosen(
    chosen: dict[str, str], changes: dict[str, str | None], expected: str
) -> None:
    assert query(chosen, **changes) == expected
