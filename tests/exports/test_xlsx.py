"""The workbook, read back with another library than the one that wrote it."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from indicators import exports
from indicators.judging import PreviousFigure
from indicators.selectors.table.line_facts import TrailEnd
from indicators.values import BoundResult, Comparator, FigureResult, LimitTarget, ShareResult
from tests.exports.files import ABOUT, DEADLINE, KEYS, LEVEL, number, written_xlsx, xlsx_rows
from tests.presentation.rows import row

DANGEROUS = ("=cmd|' /C calc'!A0", "+1", "-2 tekst", "@x", "\t=1", "http://example.no/x", "='A'!B1")


def test_numbers_are_numbers_with_the_decimals_of_the_line() -> None:
    (one,) = xlsx_rows(written_xlsx([row()]))
    found = {
        key: number(one[key]) for key in ("year", "previous", "target", "result", "distance", "severity")
    }
    assert found == {
        "year": Decimal(2025),
        "previous": Decimal("28.8"),
        "target": Decimal(20),
        "result": Decimal("28.2"),
        "distance": Decimal("-8.2"),
        "severity": Decimal("0.41"),
    }


def test_every_column_has_one_number_format() -> None:
    rows = [
        row(verdict={"status": "missed", "severity": Decimal(text), "distance": Decimal(text)})
        for text in ("0.010417", "0.14", "1", "0.5")
    ]
    book = xlsx_rows(written_xlsx([*rows, DEADLINE, LEVEL]))
    told = {
        key: {one[key].number_format for one in book if one[key].data_type in ("n", "d") and one[key].value}
        for key in KEYS
    }
    assert {key: formats for key, formats in told.items() if formats} == {
        "year": {"0"}, "previous_year": {"0"}, "previous": {"General"}, "target": {"General"},
        "result": {"General"}, "previous_date": {"dd.mm.yyyy"}, "target_date": {"dd.mm.yyyy"},
        "result_date": {"dd.mm.yyyy"}, "target_rank": {"0"}, "result_rank": {"0"}, "previous_rank": {"0"},
        "distance": {"#,##0.0##"}, "severity": {"0.00"}, "change_amount": {"#,##0.0##"}, "source_line": {"0"},
    }  # fmt: skip


@pytest.mark.parametrize("text", ["0", "-3419", "11338", "0.07", "25.00", "-0.5", "99999999999999.9"])
def test_a_figure_is_the_one_that_was_reported(text: str) -> None:
    value = Decimal(text)
    line = row(result=FigureResult(value), target=LimitTarget(Comparator.GE, value), previous=None)
    (one,) = xlsx_rows(written_xlsx([line]))
    assert (number(one["result"]), number(one["target"]), number(one["previous"])) == (value, value, None)


def test_a_figure_with_more_digits_than_a_cell_keeps_is_text() -> None:
    (one,) = xlsx_rows(written_xlsx([row(result=FigureResult(Decimal("123456789012345.25")))]))
    assert (one["result"].data_type, one["result"].value) == ("s", "123456789012345,25")


def test_a_bound_is_no_figure_and_a_share_is_its_count() -> None:
    bound = row(result=BoundResult(Comparator.GT, Decimal(70), "%"), result_text="> 70 %")
    share = row(
        result=ShareResult(25, 30),
        result_text="25 av 30",
        previous=PreviousFigure(2024, ShareResult(20, 28), ""),
    )
    first, second = xlsx_rows(written_xlsx([bound, share]))
    assert (number(first["result"]), first["result_text"].value) == (None, ">\u00a070,0\u00a0%")
    assert (number(second["result"]), second["result_text"].value) == (Decimal(25), "25 av 30")
    assert number(second["previous"]) == Decimal(20)


def test_dates_are_dates() -> None:
    (one,) = xlsx_rows(written_xlsx([row(adopted_on=date(2024, 12, 12))]))
    assert (one["adopted_on"].is_date, one["adopted_on"].value) == (True, datetime(2024, 12, 12))  # noqa: DTZ001
    assert one["adopted_on"].number_format == "dd.mm.yyyy"


def test_deadlines_are_dates_and_levels_are_whole_numbers() -> None:
    day, word = xlsx_rows(written_xlsx([DEADLINE, LEVEL]))
    days = [day[key] for key in ("target_date", "result_date", "previous_date")]
    assert [(cell.is_date, f"{cell.value:%Y-%m-%d}", cell.number_format) for cell in days] == [
        (True, "2025-10-01", "dd.mm.yyyy"),
        (True, "2025-09-15", "dd.mm.yyyy"),
        (True, "2024-11-30", "dd.mm.yyyy"),
    ]
    ranks = [number(word[key]) for key in ("target_rank", "result_rank", "previous_rank")]
    assert ranks == [Decimal(2), Decimal(3), Decimal(1)]
    assert [word[key].value for key in ("target_text", "result_text")] == ["delvis", "helt"]


@pytest.mark.parametrize("text", DANGEROUS)
def test_text_is_never_a_formula_or_a_link(text: str) -> None:
    book = written_xlsx([row(name=text, short_name=text, result_text=text, code=text)])
    (one,) = xlsx_rows(book)
    for key in ("indicator", "short_name", "result_written", "code"):
        assert (one[key].data_type, one[key].value, one[key].hyperlink) == ("s", text, None)


def test_text_longer_than_a_cell_is_cut_and_control_characters_do_not_break_the_file() -> None:
    (one,) = xlsx_rows(written_xlsx([row(name="a" * 40_000, short_name="a\x07b")]))
    assert len(one["indicator"].value) == 32_767
    assert one["short_name"].value in ("a\x07b", "a_x0007_b")


def test_the_header_is_frozen_filtered_and_norwegian() -> None:
    sheet = written_xlsx([row(), row(code="b"), row(code="c")])["Tabell"]
    assert sheet.freeze_panes == "B2"
    assert sheet.auto_filter.ref == "A1:BF4"
    assert [cell.value for cell in sheet[1]][:5] == [
        "År", "Tjenesteområde", "Mål over indikatoren", "Overskrift", "KOSTRA-funksjon",
    ]  # fmt: skip
    assert sheet[1][0].font.bold
    assert sheet[2][KEYS.index("indicator")].alignment.wrap_text
    assert sheet.column_dimensions["F"].width > 40
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
    assert (sheet.print_title_rows, sheet.print_title_cols) == ("$1:$1", "$A:$A")
    assert sheet.page_setup.fitToWidth > 4, "so many sheets across that it can be read"
    assert all(dimension.height for dimension in sheet.row_dimensions.values())


def test_an_empty_selection_is_a_whole_file() -> None:
    book = written_xlsx([])
    assert book.sheetnames == ["Tabell", "Om tabellen"]
    assert xlsx_rows(book) == []


def test_the_sheet_about_the_table_says_who_when_what_and_how_many() -> None:
    lines = (row(), row(verdict={"status": "met"}), row(verdict={"status": "undecided"}))
    about = exports.About(
        title="Målekort 2025",
        who="Kari Revisor (revisor)",
        address="http://localhost/tabeller/?ar=2025",
        filters=(("År", "2025"), ("Status", "Ikke nådd, Nådd")),
        lines=lines,
        when=datetime(2026, 3, 1, 22, 30, 15, tzinfo=UTC),
        trail=TrailEnd(1902, "ab" * 32),
    )
    sheet = written_xlsx(lines, about)["Om tabellen"]
    said = {label.value: value.value for label, value in sheet.iter_rows(max_col=2)}
    assert said | {"Slik regnes måloppnåelsen": "", "Tall": "", "Avvik fra målet": "", "Alvorlighet": ""} == {
        "Innhold": "Målekort 2025",
        "Kommune": "Elverum kommune (3420)",
        "Laget av": "Kari Revisor (revisor)",
        "Laget": datetime(2026, 3, 1, 23, 30, 15),  # noqa: DTZ001 spreadsheets have no zones: Norwegian time
        "Tallene er slik de sto": datetime(2026, 3, 1, 23, 30, 15),  # noqa: DTZ001
        "Siste post i endringsloggen": 1902,
        "Postens kontrollsum (SHA-256)": "ab" * 32,
        "Kilde": "Mål og resultater slik de står registrert i Målekort",
        "Adresse": "http://localhost/tabeller/?ar=2025",
        "Program": f"Målekort {exports.program_version()}",
        "Utvalg: År": "2025",
        "Utvalg: Status": "Ikke nådd, Nådd",
        "Rader": 3,
        "Nådd": 1,
        "Ikke nådd": 1,
        "Ikke målt": 0,
        "Ikke rapportert": 0,
        "Må vurderes": 1,
        "Ikke forfalt": 0,
        "Måles ikke i år": 0,
        "Uten mål": 0,
        "Måloppnåelse": "50,0\u00a0%: 1 nådd av 2 som kunne vurderes",
        "Slik regnes måloppnåelsen": "",
        "Tall": "",
        "Avvik fra målet": "",
        "Alvorlighet": "",
    }
    assert said["Slik regnes måloppnåelsen"].startswith("Nådd delt på nådd og ikke nådd.")


def test_nothing_judged_gives_no_share() -> None:
    book = written_xlsx([], ABOUT)
    said = {label.value: value.value for label, value in book["Om tabellen"].iter_rows(max_col=2)}
    assert (said["Måloppnåelse"], said["Utvalg"], said["Rader"]) == (
        "kan ikke regnes ut: ingen av målene kunne vurderes", "alt", 0,
    )  # fmt: skip


def test_the_file_holds_no_formula_link_or_macro() -> None:
    target = io.BytesIO()
    exports.write_workbook(target, [row(name=text) for text in DANGEROUS], ABOUT)
    with zipfile.ZipFile(target) as parts:
        names = parts.namelist()
        sheets = b"".join(parts.read(name) for name in names if name.startswith("xl/worksheets/"))
    assert b"<f>" not in sheets
    assert b"hyperlink" not in sheets
    assert not [name for name in names if "vba" in name or "external" in name]
