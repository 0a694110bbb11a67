"""The files as LibreOffice opens them, on machines that have it; the other tests read them by libraries."""

from __future__ import annotations

import csv
import shutil
import subprocess
from pathlib import Path

import pytest

from indicators import exports
from indicators.selectors.table.line_facts import lines_with_facts
from tests.exports.files import ABOUT
from tests.exports.test_table_columns import FACTS, LINES

OFFICE = shutil.which("localc")  # its spreadsheet: others of its parts open no tables
COMMA, QUOTE, UTF8 = 44, 34, 76  # how LibreOffice is told to write CSV


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed, and is not needed otherwise")
def test_it_opens_the_table_with_the_same_words_in_both_formats(tmp_path: Path) -> None:
    columns = exports.all_columns()
    sheet = exports.Sheet("Tabell", columns, lines_with_facts(LINES, FACTS))
    opened = []
    for write, name in ((exports.write_book, "a.xlsx"), (exports.write_ods, "b.ods")):
        with (tmp_path / name).open("wb") as target:
            write(target, [sheet], ABOUT)
        subprocess.run(
            [
                *(str(OFFICE), f"-env:UserInstallation=file://{tmp_path}/office", "--headless"),
                *("--convert-to", f"csv:Text - txt - csv (StarCalc):{COMMA},{QUOTE},{UTF8}"),
                *("--outdir", str(tmp_path), str(tmp_path / name)),
            ],
            check=True,
            capture_output=True,
        )
        read = (tmp_path / name).with_suffix(".csv").read_text(encoding="utf-8")
        opened.append([[" ".join(cell.split()) for cell in row] for row in csv.reader(read.splitlines(True))])
    book, ods = opened
    assert book[0] == [str(column.title) for column in columns]
    assert len(book) == len(LINES) + 1
    assert book == ods
