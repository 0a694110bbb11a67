"""Files as they come: what is read of each kind, and what is refused before anything can harm."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import openpyxl
import pytest

from indicators.imports.tables import TableFileRefused, read_file, read_pasted
from indicators.imports.tables.shown import shown
from indicators.values.tables import Source, SourceRow
from tests.tables.printed import packed

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
SHEET = "xl/worksheets/sheet1.xml"


def workbook(change: Callable[[Any], None] = lambda sheet: None) -> bytes:
    book = openpyxl.Workbook()
    sheet: Any = book.active
    sheet.append(["Indikator", "Mål 2025", "Resultat 2025"])
    sheet.append(["Sykefravær", "<8 %", 0.075])
    sheet["C2"].number_format = "0.0%"
    change(sheet)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def altered(data: bytes, name: str, before: bytes, after: bytes, **more: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts: dict[str, str | bytes] = {one: archive.read(one) for one in archive.namelist()}
    if name:
        content = parts[name]
        assert isinstance(content, bytes)
        assert before in content
        parts[name] = content.replace(before, after, 1)
    return packed({**parts, **more})


def word(body: str, **more: str) -> bytes:
    document = f"<w:document {W}><w:body>{body}</w:body></w:document>"
    parts: dict[str, str | bytes] = {"word/document.xml": document}
    return packed({**parts, **{f"word/{name}.xml": text for name, text in more.items()}})


def cell(text: str, inside: str = "") -> str:
    return f"<w:tc><w:tcPr>{inside}</w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>"


def table(*rows: str) -> str:
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def many_rows(count: int) -> bytes:
    rows = b"".join(b'<row r="%d"/>' % number for number in range(3, count + 3))
    return altered(workbook(), SHEET, b"</sheetData>", rows + b"</sheetData>")


def many_columns(count: int) -> bytes:
    from openpyxl.utils import get_column_letter

    cells = "".join(f'<c r="{get_column_letter(n)}3"><v>1</v></c>' for n in range(1, count + 1))
    return altered(workbook(), SHEET, b"</sheetData>", f'<row r="3">{cells}</row></sheetData>'.encode())


def merged_without_end() -> bytes:
    boxes = b"<mergeCells>" + b'<mergeCell ref="A1:XFD1048576"/>' * 20_000 + b"</mergeCells>"
    return altered(workbook(), SHEET, b"</sheetData>", b"</sheetData>" + boxes)


def encrypted_part() -> bytes:
    data = bytearray(workbook())
    for at in range(len(data) - 4):
        if data[at : at + 4] == b"PK\x01\x02":
            data[at + 8] |= 1
    return bytes(data)


def ods(cells: str) -> bytes:
    content = (
        '<o:d xmlns:o="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">'
        f'<table:table table:name="Ark1">{cells}</table:table></o:d>'
    )
    return packed({"META-INF/manifest.xml": "<m/>", "content.xml": content})


REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "nothing": (lambda: b"", "empty"),
    "blanks": (lambda: b" \r\n\t \0\0", "empty"),
    "a program": (lambda: b"MZ" + bytes(2_000), "unknown"),
    "a pdf": (lambda: b"%PDF-1.7\n1 0 obj", "unknown"),
    "a page": (lambda: b"<html><table><tr><td>1</td></tr></table>", "unknown"),
    "noise": (lambda: bytes(range(256)) * 200, "unknown"),
    "more than 10 MB": (lambda: b"a;b\n" * 2_600_000, "too_large"),
    "a bomb": (lambda: packed({"xl/workbook.xml": b" " * 60_000_000}), "bomb"),
    "a package of something else": (lambda: packed({"hei.xml": "<a/>"}), "unknown"),
    "a path out of the package": (lambda: packed({"../x": "", "xl/workbook.xml": "<a/>"}), "other_parts"),
    "definitions of its own": (
        lambda: altered(workbook(), SHEET, b"<worksheet", b'<!DOCTYPE a [<!ENTITY x "y">]><worksheet'),
        "definitions",
    ),
    "hidden definitions": (
        lambda: packed({"word/document.xml": '<!DOCTYPE a [<!ENTITY x "y">]><a/>'.encode("utf-16")}),
        "definitions",
    ),
    "macros": (lambda: altered(workbook(), "", b"", b"", **{"xl/vbaProject.bin": b"x"}), "macros"),
    "a macro's type": (
        lambda: altered(workbook(), "[Content_Types].xml", b"sheet.main+xml", b"sheet.macroEnabled.main+xml"),
        "macros",
    ),
    "a password": (
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
        "password",
    ),
    "a locked part": (encrypted_part, "password"),
    "an old format": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), "old_format"),
    "cut in the middle": (lambda: workbook()[:2_000], "damaged"),
    "a million empty rows": (lambda: many_rows(1_000_000), "too_many_rows"),
    "ten thousand columns": (lambda: many_columns(10_000), "too_many_columns"),
    "a cell at the end of the world": (
        lambda: altered(
            workbook(), SHEET, b"</sheetData>",
            b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>',
        ),
        "too_many_columns",
    ),
    "merged without end": (merged_without_end, "damaged"),
    "rows without end": (
        lambda: ods(
            '<table:table-row table:number-rows-repeated="1000000"><table:table-cell '
            'table:number-columns-repeated="3"><text:p>1</text:p></table:table-cell></table:table-row>'
        ),
        "too_many_rows",
    ),
    "paragraphs inside each other": (lambda: word("<w:p>" * 20_000 + "</w:p>" * 20_000), "damaged"),
    "a cell over 99 999 columns": (
        lambda: word(table(cell("a", '<w:gridSpan w:val="99999"/>') + cell("b"))),
        "too_many_columns",
    ),
    "text alone": (lambda: word("<w:p><w:r><w:t>Hei</w:t></w:r></w:p>"), "no_table"),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_taken_in_is_refused_with_its_reason(name: str) -> None:
    made, code = REFUSED[name]
    with pytest.raises(TableFileRefused) as refused:
        read_file("tabell.xlsx", made())
    assert refused.value.code == code
    assert str(refused.value).endswith(".")


def test_every_cut_of_a_file_is_refused_or_read_whole() -> None:
    whole, data = read_file("a.xlsx", workbook()), workbook()
    for length in range(0, len(data), 97):
        try:
            found = read_file("a.xlsx", data[:length])
        except TableFileRefused:
            continue
        assert found.rows == whole.rows


@pytest.mark.parametrize("size", [b'ref="A1:A1"', b'ref="A1:XFD1048576"'])
def test_what_a_sheet_says_of_its_own_size_is_not_asked(size: bytes) -> None:
    assert rows(altered(workbook(), SHEET, b'ref="A1:C2"', size)) == rows(workbook())


def rows(data: bytes) -> list[tuple[str, ...]]:
    return [row.cells for row in read_file("fil", data).rows]


FORMATS: dict[tuple[object, str], str] = {
    (0.95, "0%"): "95%",
    (0.075, "0.0%"): "7,5%",
    (0.95, "General"): "0,95",
    (12.0, "0.0"): "12,0",
    (12, "General"): "12",
    (0.1 + 0.2, "General"): "0,3",
    (1234.5, "#,##0.00"): "1 234,50",
    (1234567, "# ##0"): "1 234 567",
    (1234, '"kr" #,##0'): "kr 1 234",
    (1234, '#,##0 "kr"'): "1 234 kr",
    (12, '0 "dager"'): "12 dager",
    (-3.5, "0.0"): "-3,5",
    (-3419, "#,##0;(#,##0)"): "-3 419",
    (-0.04, "0.0"): "0,0",
    (2.5, "0"): "3",
    (4.2, "0.0#"): "4,2",
    (12_000_000, "#,##0,"): "12 000",
    (0, '0;-0;"–"'): "–",
    (True, "General"): "Ja",
    (date(2025, 12, 31), "dd.mm.yyyy"): "31.12.2025",
    (datetime(2025, 6, 4), "d.mmm"): "04.06.2025",  # noqa: DTZ001
    (datetime(2025, 1, 1), "yyyy"): "2025",  # noqa: DTZ001
    ("4-6", "General"): "4-6",
    ("#DIV/0!", "General"): "#DIV/0!",
    (None, "General"): "",
}


def test_numbers_are_read_as_their_cells_show_them() -> None:
    assert {key: shown(*key) for key in FORMATS} == FORMATS


def test_a_workbook_tells_what_is_hidden_and_what_has_no_value_yet() -> None:
    def change(sheet: Any) -> None:
        sheet.title = "Skole"
        sheet.append(["Trivsel", 4.5, "=B2*2"])
        sheet.append(["Overskrift", None, None])
        sheet.merge_cells("A4:C4")
        sheet.row_dimensions[2].hidden = True
        sheet.parent.create_sheet("Gammelt").sheet_state = "hidden"

    found = read_file("skole.xlsx", workbook(change))
    assert found.notes == ("hidden_rows:Skole:1", "formulas_without_values:Skole:1", "hidden_sheet:Gammelt")
    assert found.rows == (
        SourceRow("ark «Skole»", ("Skole",), level=1),
        SourceRow("ark «Skole», rad 1", ("Indikator", "Mål 2025", "Resultat 2025"), 1),
        SourceRow("ark «Skole», rad 2 (skjult)", ("Sykefravær", "<8 %", "7,5%"), 1),
        SourceRow("ark «Skole», rad 3", ("Trivsel", "4,5", "=B2*2"), 1),
        SourceRow("ark «Skole», rad 4", ("Overskrift",) * 3, 1, (1, 2)),
    )


def run(text: str, inside: str = "") -> str:
    return f"<w:r><w:rPr>{inside}</w:rPr><w:t>{text}</w:t></w:r>"


def of_runs(*runs: str, more: str = "") -> str:
    return f"<w:tc><w:p>{''.join(runs)}</w:p>{more}</w:tc>"


def test_a_word_table_has_what_a_reader_sees() -> None:
    """What was put in counts, what was taken out does not; merged cells, notes, tables within."""
    taken_out = "<w:del><w:r><w:delText>3,9</w:delText></w:r></w:del>"
    note = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    raised = '<w:vertAlign w:val="superscript"/>'
    body = (
        '<w:p><w:pPr><w:pStyle w:val="Overskrift1"/></w:pPr><w:r><w:t>Skole</w:t></w:r></w:p>'
        + table(
            cell("Indikator") + cell("Resultat", '<w:gridSpan w:val="2"/>'),
            cell("Trivsel", '<w:vMerge w:val="restart"/>')
            + of_runs(f"<w:ins>{run('4,2')}</w:ins>", taken_out)
            + of_runs(run("4,5"), note),
            cell("", "<w:vMerge/>")
            + of_runs(run("1"), run("9", "<w:vanish/>"))
            + of_runs(run("kr per m"), run("2", raised), more=table(cell("x") + cell("y")) + "<w:p/>"),
        )
        + "<w:p><w:r><w:t>Etter</w:t></w:r></w:p>"
    )
    style = '<w:style w:styleId="Overskrift1"><w:name w:val="heading 1"/></w:style>'
    text = f'<w:footnote w:id="2"><w:p>{run("Målt i mai.")}</w:p></w:footnote>'
    styles, footnotes = f"<w:styles {W}>{style}</w:styles>", f"<w:footnotes {W}>{text}</w:footnotes>"
    assert read_file("skole.docx", word(body, styles=styles, footnotes=footnotes)).rows == (
        SourceRow("avsnitt 1", ("Skole",), level=1),
        SourceRow("tabell 1, rad 1", ("Indikator", "Resultat", "Resultat"), 1, (2,)),
        SourceRow("tabell 1, rad 2", ("Trivsel", "4,2", "4,5¹"), 1),
        SourceRow("tabell 1, rad 3", ("Trivsel", "1", "kr per m²"), 1, (0,)),
        SourceRow("fotnote 1", ("¹ Målt i mai.",)),
        SourceRow("tabell 2, rad 1", ("x", "y"), 2),
        SourceRow("avsnitt 2", ("Etter",)),
    )


SEPARATED = {
    "semicolons": "Indikator;Mål 2025\nÆrlighet;4,5\n".encode(),
    "semicolons in Windows": "Indikator;Mål 2025\r\nÆrlighet;4,5\r\n".encode("cp1252"),
    "with a mark of its order": "Indikator;Mål 2025\nÆrlighet;4,5\n".encode("utf-8-sig"),
    "two bytes a sign": "Indikator\tMål 2025\r\nÆrlighet\t4,5\r\n".encode("utf-16"),
    "two bytes without a mark": "Indikator\tMål 2025\r\nÆrlighet\t4,5\r\n".encode("utf-16-le"),
    "commas": b'Indikator,"M\xc3\xa5l 2025"\n\xc3\x86rlighet,"4,5"\n',
    "the sign said": "sep=;\nIndikator;Mål 2025\nÆrlighet;4,5\n".encode(),
}


@pytest.mark.parametrize("name", SEPARATED)
def test_a_text_file_is_read_in_its_own_encoding_and_sign(name: str) -> None:
    assert rows(SEPARATED[name]) == [("Indikator", "Mål 2025"), ("Ærlighet", "4,5")]


def test_what_a_spreadsheet_puts_in_quotation_marks_is_one_cell() -> None:
    found: Source = read_pasted('Navn\tMål\n"To\nlinjer"\t"med ""tegn"""\n"Bare et navn" her\t5\n')
    assert [(row.where, row.cells) for row in found.rows] == [
        ("linje 1", ("Navn", "Mål")),
        ("linje 2", ("To linjer", 'med "tegn"')),
        ("linje 4", ('"Bare et navn" her', "5")),
    ]
