"""Elverum's report of 2025, read back out of its three files: nothing is missing, nothing differs."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import docx
import pypdf
import pytest
from docx.oxml.ns import qn
from outloud import check

from indicators.imports.reference import reference_of
from indicators.presentation.lines.row_views import line_mark
from indicators.presentation.wording import cells
from indicators.presentation.wording.sentence import sentence
from indicators.reports.document import Document
from indicators.reports.pdf import set_text
from indicators.reports.reference import ours_of
from indicators.reports.runs import cleaned, plain
from indicators.reports.table import Table
from indicators.values.proofreading.printed_comparison import set_beside
from indicators.values.proofreading.printed_report import bare
from tests.reports.conftest import HOSTILE, Made
from tests.reports.reading import page_sections, parsed, pdf_sections, word_sections

LONG = 900
"""Letters of a row that a page may part."""
FIXTURES = Path(__file__).parents[2] / "fixtures" / "elverum-2025"


def squeezed(text: str) -> str:
    """Letters without the spaces, hyphens and breaks that setting them may add."""
    return re.sub(r"[\s\u00ad\u200b\u2010-]+", "", text)


def card_tables(document: Document) -> list[Table]:
    return [table for table in document.tables if table.key.endswith("-kort")]


def rows_of(table: Table) -> list[list[str]]:
    return [[f"{one.plain}{one.raised}" for one in row.cells] for row in table.rows]


class Tables(HTMLParser):
    """The cells of every table of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tables: dict[str, list[list[str]]] = {}
        self.here: list[list[str]] = []
        self.inside = False
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self.here = self.tables.setdefault(str(dict(attrs)["id"]), [])
        elif tag == "tr":
            self.here.append([])
        elif tag in ("th", "td"):
            self.here[-1].append("")
            self.inside = True
        elif tag == "br":
            self.handle_data("\n")

    def handle_endtag(self, tag: str) -> None:
        self.inside = self.inside and tag not in ("th", "td")

    def handle_data(self, data: str) -> None:
        self.text += data
        if self.inside:
            self.here[-1][-1] += data


@pytest.fixture(scope="module")
def reader(made: Made) -> pypdf.PdfReader:
    return parsed(made.pdf)


@pytest.fixture(scope="module")
def pages(reader: pypdf.PdfReader) -> list[str]:
    return [page.extract_text() for page in reader.pages]


@pytest.fixture(scope="module")
def letters(made: Made, pages: list[str], opened: Any) -> dict[str, str]:
    """What stands in each file, but in the tables of Word, without spaces."""
    return {
        "pdf": squeezed("".join(pages)),
        "word": squeezed("".join(p.text for p in opened.paragraphs)),
        "html": squeezed(Tables(made.html).text),
    }


@pytest.fixture(scope="module")
def opened(made: Made) -> Any:
    return docx.Document(io.BytesIO(made.word))


def test_every_indicator_stands_once_with_the_figures_and_the_status_of_its_card(made: Made) -> None:
    expected = Counter()
    for line in made.lines:
        shown = (cells.target_cell(line), cells.result_cell(line.result, line.spec, line.result_text))
        figures = ["\n".join(one.lines).replace("\u00a0", " ") for one in shown]
        expected[(line.name, *figures, line_mark(line).word)] += 1
    found = Counter()
    for table in card_tables(made.document):
        titles = [column.title for column in table.columns]
        name, target, result, status = (
            titles.index(one) for one in ("Indikator", "Mål 2025", "2025", "Status")
        )
        for row in table.rows:
            parts = [plain(row.cells[result].lines[0])]
            if len(row.cells[result].lines) > 1 and "\n".join(parts) not in {key[2] for key in expected}:
                parts = [plain(one) for one in row.cells[result].lines]
            figures = (row.cells[target].plain, "\n".join(parts))
            texts = [one.replace("\u00a0", " ") for one in figures]
            found[(row.cells[name].plain, *texts, plain(row.cells[status].lines[0]))] += 1
    assert (len(made.lines), found - expected, expected - found) == (135, Counter(), Counter())


def test_every_missed_target_is_told_with_its_sentence(made: Made) -> None:
    missed = {sentence(line) for line in made.lines if line.verdict.status.value == "missed"}
    told = {
        plain(row.cells[0].lines[1])
        for table in made.document.tables
        if table.key.endswith("-avvik")
        for row in table.rows
    }
    assert (len(missed), told) == (51, missed)


def test_the_word_file_holds_every_row_of_every_table(made: Made, opened: Any) -> None:
    tables = [
        [["\n".join(p.text for p in cell.paragraphs) for cell in row.cells] for row in table.rows]
        for table in opened.tables
    ]
    expected = [
        [[column.title for column in table.columns]]
        + [
            row
            for group in table.groups
            for row in (
                *([[group.title] * len(table.columns)] if group.title else []),
                *([f"{one.plain}{one.raised}" for one in row.cells] for row in group.rows),
            )
        ]
        for table in made.document.tables
    ]
    assert tables == expected


def test_the_page_holds_every_row_of_every_table(made: Made) -> None:
    tables = {key: rows[1:] for key, rows in Tables(made.html).tables.items()}
    expected = {
        table.key: [
            row
            for group in table.groups
            for row in (
                *([[group.title]] if group.title else []),
                *rows_of(Table(table.key, "", table.columns, (group,), _notes(table, group))),
            )
        ]
        for table in made.document.tables
    }
    assert tables == expected


def _notes(table: Table, group: Any) -> tuple[Any, ...]:
    used = {mark for row in group.rows for one in row.cells for mark in one.marks}
    return tuple(note for note in table.footnotes if note.mark in used)


def test_the_pdf_holds_every_row_of_every_card(made: Made, letters: dict[str, str]) -> None:
    lost, count = [], 0
    for table in made.document.tables:
        for row in rows_of(table):
            count += 1
            cells = [squeezed(set_text(one)) for one in row]
            if sum(map(len, cells)) > LONG:  # it may go over a page, with a running head between
                cells = [part for one in cells for part in (one[:50], one[-50:])]
                lost += [one for one in cells if one not in letters["pdf"]]
            elif "".join(cells) not in letters["pdf"]:
                lost.append("".join(cells))
    assert (count > 250, lost) == (True, [])


def test_every_heading_and_note_stands_in_all_three(made: Made, letters: dict[str, str]) -> None:
    said = [one.title for _depth, one in made.document.all_chapters()]
    said += [f"{table.caption}" for table in made.document.tables]
    said += [figure.caption for figure in made.document.figures]
    said += [note.text for table in made.document.tables for note in table.footnotes]
    lost = [
        (name, one)
        for name, text in letters.items()
        for one in said
        if squeezed(set_text(one) if name == "pdf" else one) not in text
    ]
    assert lost == []


@pytest.mark.parametrize("typed", HOSTILE)
def test_markup_that_somebody_typed_is_text_in_all_three(
    made: Made, letters: dict[str, str], typed: str
) -> None:
    shown = {name: squeezed(cleaned(typed)) for name in ("word", "html")}
    shown["pdf"] = squeezed(set_text(cleaned(typed)))
    times = 2 * 4 + 2  # each tone twice, both lists; tables and notes beside
    assert min(letters[name].count(one) for name, one in shown.items()) >= times
    assert "<script" not in made.html


def test_the_pdf_keeps_what_pdf_ua_demands(made: Made, tmp_path: Any) -> None:
    file = tmp_path / "report.pdf"
    file.write_bytes(made.pdf)
    found = check(str(file))
    errors = [(one.rule, one.message) for one in found.findings if one.severity == "error"]
    assert (found.error, errors, found.stats["tagged"]) == (None, [], True)


def tags(reader: pypdf.PdfReader) -> Counter[str]:
    """How often each tag stands in the structure of the PDF."""
    found: Counter[str] = Counter()

    def walk(element: Any) -> None:
        element = element.get_object() if hasattr(element, "get_object") else element
        if isinstance(element, list):
            for child in element:
                walk(child)
        elif isinstance(element, dict):
            if "/S" in element:
                found[element["/S"].removeprefix("/")] += 1
            if "/K" in element:
                walk(element["/K"])

    walk(reader.trailer["/Root"]["/StructTreeRoot"]["/K"])
    return found


def test_tables_figures_and_headings_are_tagged_and_the_whole_has_bookmarks(
    made: Made, reader: pypdf.PdfReader
) -> None:
    document, found = made.document, tags(reader)
    rows = sum(
        1 + sum(bool(group.title) for group in table.groups) + len(table.rows) for table in document.tables
    )
    assert (found["Table"], found["THead"], found["TR"]) == (len(document.tables), len(document.tables), rows)
    assert found["TH"] >= sum(len(table.columns) for table in document.tables)
    assert found["Figure"] >= len(document.figures)
    titles = [
        f"{one.number}\u2002{one.title}" if one.number else one.title for _d, one in document.all_chapters()
    ]

    def flat(outline: Any) -> list[str]:
        return [text for one in outline for text in (flat(one) if isinstance(one, list) else [one.title])]

    bookmarks = [one for one in flat(reader.outline) if one in set(map(set_text, titles))]
    assert bookmarks == [set_text(one) for one in titles]
    assert reader.trailer["/Root"]["/Lang"] == "nb-NO"
    fonts = {
        font.get_object()["/BaseFont"].partition("+")[2]
        for page in reader.pages
        for font in page["/Resources"].get("/Font", {}).values()
    }
    assert {font.partition("-")[0] for font in fonts} == {"Inter"}


def test_the_word_file_has_real_headings_tables_and_pictures(made: Made, opened: Any) -> None:
    document = made.document
    headings = [(p.style.name, p.text) for p in opened.paragraphs if p.style.name.startswith("Heading")]
    assert headings == [
        (f"Heading {depth}", f"{one.number}\u2002{one.title}" if one.number else one.title)
        for depth, one in document.all_chapters()
    ]
    repeated = [
        [index for index, row in enumerate(table.rows) if row._tr.find(f".//{qn('w:tblHeader')}") is not None]
        for table in opened.tables
    ]
    assert repeated == [[0]] * len(document.tables)
    pictures = [shape._inline.docPr.get("descr") for shape in opened.inline_shapes]
    assert pictures == [figure.alt for figure in document.figures]
    codes = [one.text.strip() for one in opened.element.iter(qn("w:instrText"))]
    assert codes[:3] == ['TOC \\o "1-2" \\h \\z \\u', 'TOC \\h \\z \\c "Tabell"', 'TOC \\h \\z \\c "Figur"']
    assert codes.count("SEQ Tabell \\* ARABIC") == len(document.tables)
    links = [one for one in opened.element.iter(qn("w:hyperlink")) if one.get(qn("r:id")) is None]
    anchors = {one.get(qn("w:anchor")) for one in links}
    bookmarks = [one.get(qn("w:name")) for one in opened.element.iter(qn("w:bookmarkStart"))]
    assert (anchors - set(bookmarks), len(bookmarks)) == (set(), len(set(bookmarks)))


READ = {
    "document": lambda made, _reader: ours_of(made.document),
    "word": lambda made, _reader: word_sections(made.word),
    "pdf": lambda _made, reader: pdf_sections(reader),
    "html": lambda made, _reader: page_sections(made.html),
}
"""The document, and its three files as they are read back."""


@pytest.mark.parametrize("name", READ)
def test_nothing_of_the_printed_report_is_lost(made: Made, reader: pypdf.PdfReader, name: str) -> None:
    printed = reference_of(2025)
    assert printed is not None
    read = READ[name](made, reader)
    findings = [
        one for _section, found in set_beside(printed.sections, read, printed.explained) for one in found
    ]
    assert [one.piece.text for one in findings if one.missing] == []
    assert {one.piece.line for one in findings if one.explained} == {486, 912}
    assert (sum(one.counts for one in findings), sum(one.found for one in findings)) == (777, 775)
    lines = {n for one in findings for n in (one.piece.line, *one.piece.joined)}
    text = (FIXTURES / "arsmelding-2025.txt").read_text(encoding="utf-8").split("\n")
    assert lines == {number for number, line in enumerate(text, start=1) if line.strip()}
    chapters = [(one.number, bare(set_text(one.title))) for _depth, one in made.document.all_chapters()]
    headings = [(one.number, bare(set_text(one.title))) for one in read]
    assert headings[-len(chapters) :] == chapters


def test_mends_are_those_that_the_files_of_the_chapters_tell_of() -> None:
    printed = reference_of(2025)
    assert printed is not None
    told = {222: 224, 625: 627, 786: 788, 1153: 1155, 1177: 1179}
    for name, column in (
        ("development", "more_lines"),
        ("supervision", "continued"),
        ("decisions", "continued"),
    ):
        with (FIXTURES / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            told |= {int(row["line"]): int(row[column]) for row in csv.DictReader(file) if row[column]}
    assert {mend.line: mend.continued for mend in printed.mends if mend.continued} == told
    text = (FIXTURES / "arsmelding-2025.txt").read_text(encoding="utf-8").split("\n")
    lost = {number for number, line in enumerate(text, start=1) if "](#)" in line}
    assert {mend.line for mend in printed.mends if mend.kind == "link"} == lost


def test_chapters_are_those_of_the_reference(made: Made) -> None:
    shown = [
        f"{one.number} {one.title}".strip()
        for depth, one in made.document.all_chapters()
        if depth < 3 and one.key != "fiendtlig"
    ]
    assert shown == [
        "Måloppnåelse i hovedtrekk",
        "1 Glimt 2025",
        "2 Innledning",
        "3 Overordnede mål og resultater",
        "4 Organisering av virksomheten",
        "4.1 Politisk organisering",
        "4.2 Administrativ organisering",
        "5 Medarbeidere",
        "5.1 Bemanning",
        "6 Handlingsplan 2025 – 2028 - Arbeid og resultater i 2025",
        "6.1 Politisk styring",
        "6.2 Administrasjon",
        "6.3 Barnehage",
        "6.4 Skole",
        "6.5 Barnevern",
        "6.6 Helse – forebygging og behandling",
        "6.7 Pleie og omsorg",
        "6.8 Sosial – tjenestebistand",
        "6.9 Sosial – økonomisk bistand",
        "6.10 Kultur og religiøse formål",
        "6.11 Teknisk forvaltning",
        "6.12 Teknisk drift",
        "6.13 Næringsutvikling",
        "7 Beredskap",
        "8 Tjenesteområder under tilsyn",
        "9 Oppfølging av politiske vedtak",
        "9.1 Kommunestyrets vedtak på Handlings- og økonomiplan 2025 – 2028",
        "9.2 Oppfølging av tidligere politiske vedtak",
        "10 Årsregnskap, årsberetning, revisjonsberetning for 2025",
        "Slik er tallene vurdert",
    ]
    parts = [one.title for depth, one in made.document.all_chapters() if one.number.startswith("6.4.")]
    assert parts == [
        "Mål og resultater i 2025",
        "Utviklingsarbeid i 2025 – planlagt og gjennomført",
        "Utfordringer videre",
    ]
