"""A file has the columns of the page, in its order, with its words; in every format the same cells."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from operator import itemgetter
from typing import Any
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from indicators import exports
from indicators.exports.sheets import height_of, lines_of
from indicators.exports.table_columns import IN_UNITS, SHAPES, page_text
from indicators.judging import CellRow, PreviousFigure
from indicators.presentation.table.columns import column_names, line_table
from indicators.selectors.table.line_facts import Done, Facts, Measured, lines_with_facts, period_lines
from indicators.values import (
    YEAR,
    BoundResult,
    Comparator,
    FigureResult,
    MissingReason,
    MissingResult,
    Period,
    PeriodKind,
    RoundKind,
    ShareResult,
)
from tests.exports.files import ABOUT, DEADLINE, LEVEL
from tests.presentation.rows import row

NOON = datetime(2026, 1, 12, 11, 0, tzinfo=UTC)
LINES = (
    row(id=1, indicator_id=1, source_line=590),
    row(id=2, indicator_id=2, result=BoundResult(Comparator.GT, Decimal(70), "%"), result_text="> 70 %"),
    row(id=3, indicator_id=3, result=MissingResult(MissingReason.NOT_MEASURED), result_text="Ikke målt"),
    row(id=4, indicator_id=4, result=ShareResult(25, 30), result_text="25 av 30", previous=None),
    row(id=5, indicator_id=5, previous=PreviousFigure(2023, FigureResult(Decimal("0")), "0")),
    DEADLINE,
    LEVEL,
)
FACTS = Facts(
    measured={1: Measured("andel elever på nivå 1", "2025:590", "Nasjonale prøver", "2025:590")},
    leaders={LINES[0].sector.id: ("Kari Bråten", "Per Moen")},
    entered={(1, YEAR): Done("Kari Bråten", NOON)},
    approved={(2025, LINES[0].sector.id, RoundKind.YEAR_END): Done("Ingrid Lien", NOON)},
    kinds={2025: (RoundKind.YEAR_END,)},
)


MORE_THAN_THE_PAGE = ("indikator", "definisjon", "kilde")
"""A name without its mark, and where a text was taken from in the same line."""


def _page(shown: Sequence[str]) -> tuple[list[str], list[dict[str, str]]]:
    """The titles of the page's columns, and the words of its cells by column."""
    table = line_table(LINES, shown=shown, facts=FACTS)
    titles = [str(column.header) for column in table.columns]
    return titles, [{one.name: page_text(str(text)) for one, text in cells.items()} for cells in table.rows]


@given(st.sets(st.sampled_from([name for name in column_names() if name != "indikator"])))
def test_a_file_has_the_columns_of_the_page_for_every_choice(shown: set[str]) -> None:
    """And the unit, where a figure is there without it."""
    titles, rows = _page(tuple(shown))
    columns = exports.chosen_columns(tuple(shown))
    added = "enhet" not in shown and bool(IN_UNITS & shown)
    named = [str(column.title) for column in columns]
    assert [name for name in named if not (added and name == "Enhet")] == titles
    assert named.count("Enhet") == (added or "enhet" in shown)
    for told, page in zip(lines_with_facts(LINES, FACTS), rows, strict=True):
        for column in columns:
            if column.key in SHAPES or column.key not in page or column.key in MORE_THAN_THE_PAGE:
                continue
            words = str(column.read(told) or "")
            assert words.replace("\n", " ") == page[column.key].replace("\n", " "), column.key


def test_a_figure_is_a_number_and_what_is_none_is_words() -> None:
    columns = {column.key: column for column in exports.chosen_columns(column_names())}
    told = [
        [columns[key].read(one) for key in ("resultat", "forrige", "enhet")]
        for one in lines_with_facts(LINES, FACTS)
    ]
    assert told == [
        [Decimal("28.2"), Decimal("28.8"), "%"],
        [">\u00a070,0\u00a0%", Decimal("28.8"), "%"],
        ["Ikke målt", Decimal("28.8"), "%"],
        ["25 av 30", None, "%"],
        [Decimal("28.2"), Decimal(0), "%"],
        ["01.09.2025–15.09.2025", "30.11.2024", "en frist"],
        ["helt", "ikke", "et nivå"],
    ]


def test_what_is_known_beside_the_figures_stands_in_the_file() -> None:
    columns = {column.key: column for column in exports.all_columns()}
    keys = [column.key for column in exports.all_columns()[-8:]]
    assert keys[:4] == ["definition", "source", "leader", "tolerance"]
    first, second, *_rest = (
        [columns[key].read(one) for key in keys] for one in lines_with_facts(LINES, FACTS)
    )
    at = datetime(2026, 1, 12, 12, 0)  # noqa: DTZ001 Norwegian time, as spreadsheets show it
    assert first == [
        "andel elever på nivå 1 [Hentet fra årsmeldingen 2025 (l. 590)]",
        "Nasjonale prøver [Hentet fra årsmeldingen 2025 (l. 590)]",
        "Kari Bråten og Per Moen", "Ikke registrert", "Kari Bråten", at, "Ingrid Lien", at,
    ]  # fmt: skip
    assert second == [
        "Ikke registrert", "Ikke registrert", "Kari Bråten og Per Moen", "Ikke registrert", "", None,
        "Ingrid Lien", at,
    ]  # fmt: skip


def test_periods_are_rows_with_their_own_figure_and_hand() -> None:
    first = Period(PeriodKind.TERTIAL, 1)
    line = row(
        id=1,
        cells=(
            CellRow(first, FigureResult(Decimal("26.0"), "%"), "26,0 %"),
            CellRow(Period(PeriodKind.TERTIAL, 2), MissingResult(MissingReason.NOT_MEASURED), "Ikke målt"),
        ),
    )
    facts = Facts(
        entered={(1, first): Done("Kari Bråten", NOON)},
        approved={(2025, line.sector.id, RoundKind.T1): Done("Ingrid Lien", NOON)},
        kinds={2025: (RoundKind.T1, RoundKind.T2, RoundKind.YEAR_END)},
    )
    keys = ("period", "result", "unit", "written", "target", "entered_by", "approved_by")
    columns = {column.key: column for column in exports.PERIODS}
    assert [[columns[key].read(one) for key in keys] for one in period_lines([line], facts)] == [
        ["1. tertial", Decimal("26.0"), "%", "26,0 %", "<\u00a020\u00a0%", "Kari Bråten", "Ingrid Lien"],
        ["2. tertial", "Ikke målt", "%", "Ikke målt", "<\u00a020\u00a0%", "", ""],
    ]


# the same cells in every format

WORDS = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), max_size=40
)
CELLS: dict[exports.Shape, st.SearchStrategy[Any]] = {
    exports.Shape.TEXT: WORDS
    | st.sampled_from(["=1+1", "-2", "  to  mellomrom ", "<b>&amp;</b>", "a\nb", "4.2"]),
    exports.Shape.FIGURE: st.decimals(-(10**6), 10**6, places=3) | st.none(),
    exports.Shape.WHOLE: st.integers(0, 9999) | st.none(),
    exports.Shape.DAY: st.dates(date(1950, 1, 1), date(2100, 1, 1)) | st.none(),
}


URN = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
TABLE, OFFICE, SAID = URN % "table", URN % "office", URN % "text"


def read_ods(file: io.BytesIO) -> dict[str, list[list[Any]]]:
    """The cells of every sheet of an OpenDocument file, as another program would read them."""
    with zipfile.ZipFile(file) as parts:
        root = ElementTree.fromstring(parts.read("content.xml"))  # noqa: S314 our own
    return {
        table.get(f"{TABLE}name", ""): [
            [_ods_cell(one) for one in line.iter(f"{TABLE}table-cell")]
            for line in table.iter(f"{TABLE}table-row")
        ]
        for table in root.iter(f"{TABLE}table")
    }


def _ods_cell(one: ElementTree.Element) -> Any:
    match one.get(f"{OFFICE}value-type"):
        case "float":
            return Decimal(one.attrib[f"{OFFICE}value"])
        case "date":
            return datetime.fromisoformat(one.attrib[f"{OFFICE}date-value"])
        case "string":
            return "\n".join(_paragraph(part) for part in one.iter(f"{SAID}p"))
        case _:
            return None


def _paragraph(part: ElementTree.Element) -> str:
    """The text of a paragraph: white space is collapsed, as ODF says, and written spaces are put back."""
    text = part.text or ""
    for child in part:
        text += {f"{SAID}s": "\0", f"{SAID}tab": "\t"}[child.tag] + (child.tail or "")
    return re.sub(" +", " ", text).replace("\0", " ")


def _columns() -> tuple[exports.Column[tuple[Any, ...]], ...]:
    return tuple(
        exports.Column(shape.value, shape.value, shape, 14, itemgetter(place))
        for place, shape in enumerate(CELLS)
    )


def _plain(value: Any) -> Any:
    """A cell as both libraries give it: text, a number, a day, or nothing."""
    if isinstance(value, datetime | date):
        return f"{value:%Y-%m-%d}"
    if isinstance(value, int | float | Decimal):
        return round(float(value), 3)
    return value or None


@given(st.lists(st.tuples(*CELLS.values()), max_size=4))
def test_what_is_written_is_read_back_from_both_workbooks(rows: list[tuple[Any, ...]]) -> None:
    sheet = exports.Sheet("Tabell", _columns(), rows)
    expected = [[_plain(one) for one in cells] for cells in rows]
    xlsx, ods = io.BytesIO(), io.BytesIO()
    exports.write_book(xlsx, [sheet], ABOUT)
    exports.write_ods(ods, [sheet], ABOUT)
    read = load_workbook(xlsx)["Tabell"].iter_rows(min_row=2, max_row=1 + len(rows), max_col=4)
    assert [[_plain(one.value) for one in cells] for cells in read] == expected
    assert [[_plain(one) for one in cells] for cells in read_ods(ods)["Tabell"][1:]] == expected


def test_an_opendocument_file_is_whole_and_says_how_it_prints() -> None:
    target = io.BytesIO()
    columns = exports.all_columns()
    sheets = [exports.Sheet("Tabell", columns, lines_with_facts(LINES, FACTS))]
    exports.write_ods(target, sheets, ABOUT)
    with zipfile.ZipFile(target) as parts:
        first, *names = parts.infolist()
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
        texts = {one.filename: parts.read(one) for one in names}
    for name, text in texts.items():
        ElementTree.fromstring(text)  # noqa: S314 our own
        assert b"table:formula" not in text, name
    assert b'fo:page-width="29.7cm"' in texts["styles.xml"]
    assert b"table:table-header-rows" in texts["content.xml"]
    book = read_ods(target)
    assert list(book) == ["Tabell", "Om tabellen"]
    assert book["Tabell"][0] == [str(column.title) for column in columns]


@given(WORDS, st.integers(6, 60))
def test_a_row_is_high_enough_for_its_words(text: str, width: int) -> None:
    """No line of a text is longer than its column, and a part of it needs no more lines than the whole."""
    lines = lines_of(text, width)
    assert lines * max(4, width - 1) >= len(text)
    assert lines_of(text[: len(text) // 2], width) <= lines
    assert height_of([text, None, 3], [width, 5, 5]) >= 15.5


def test_a_dash_of_the_page_is_an_empty_cell() -> None:
    cells = ("–", "a<br>b", "<svg><use/></svg> <span>Ikke nådd</span>", "1&nbsp;2")
    assert [page_text(text) for text in cells] == ["", "a\nb", "Ikke nådd", "1\u00a02"]
