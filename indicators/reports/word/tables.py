"""Tables of the Word document, made element by element: python-docx looks its own cells up each time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from copy import deepcopy
from typing import Any, Final

from docx.document import Document as WordDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from indicators.reports.document import Align, Cell, Column, Run, State, Table, Text, text

from .fields import bookmark_name
from .styles import COLOURS, TEXT_WIDTH

TWIPS: Final = 56.7
"""In a millimetre."""
NARROW: Final = 70
STATES: Final = {State.GOOD: "good", State.BAD: "bad", State.OPEN: "quiet"}


def add_table(made: WordDocument, table: Table) -> None:
    """A table with a header row that comes again on every page, rows that hold together, and its notes."""
    widths = _widths(table.columns)
    element = _element("w:tbl", _table_properties(sum(widths)), _grid(widths))
    sides = [column.align for column in table.columns]
    element.append(_header(table.columns, widths))
    for group in table.groups:
        if group.title:
            element.append(_group_row(group.title, widths))
        for row in group.rows:
            element.append(_row(row.cells, sides, widths))
    made.element.body.insert_element_before(element, "w:sectPr")
    for note in table.footnotes:
        paragraph = made.add_paragraph(style="Note")._p
        paragraph.append(_run(Run(note.mark), raised=True))
        write_runs(paragraph, text(f" {note.text}"))
    made.add_paragraph(style="Cell")  # two tables after one another would become one


def write_runs(paragraph: Any, runs: Text, *, state: State = State.NONE) -> None:
    """Texts as runs of a paragraph; an address outside stands behind its text, for paper."""
    for run in runs:
        if run.href.startswith("#"):
            link = _element("w:hyperlink", _run(run, state=state), anchor=bookmark_name(run.href[1:]))
            paragraph.append(link)
            continue
        paragraph.append(_run(run, state=state))
        if run.href and run.href != run.text:
            paragraph.append(_run(Run(f" ({run.href})")))


def _widths(columns: Sequence[Column]) -> list[int]:
    """Twips; shares that make up little are parts of a hundred, and the table does not fill the page."""
    whole = sum(column.share for column in columns)
    over = whole if whole >= NARROW else 100
    return [int(TEXT_WIDTH * TWIPS * column.share / over) for column in columns]


def _element(name: str, *children: Any, **attributes: str) -> Any:
    made = OxmlElement(name)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    for child in children:
        made.append(child)
    return made


def _table_properties(width: int) -> Any:
    line = {"val": "single", "sz": "4", "space": "0", "color": "C9CACC"}
    borders = _element("w:tblBorders", *(_element(f"w:{edge}", **line) for edge in ("bottom", "insideH")))
    margins = _element(
        "w:tblCellMar",
        *(_element(f"w:{edge}", w=size, type="dxa") for edge, size in MARGINS),
    )
    return _element(
        "w:tblPr",
        _element("w:tblW", w=str(width), type="dxa"),
        borders,
        _element("w:tblLayout", type="fixed"),
        margins,
        _element(
            "w:tblLook", val="0620", firstRow="1", lastRow="0", firstColumn="1", noHBand="1", noVBand="1"
        ),
    )


MARGINS: Final = (("top", "50"), ("left", "70"), ("bottom", "50"), ("right", "70"))


def _grid(widths: Iterable[int]) -> Any:
    return _element("w:tblGrid", *(_element("w:gridCol", w=str(width)) for width in widths))


def _header(columns: Sequence[Column], widths: Sequence[int]) -> Any:
    properties = _element("w:trPr", _element("w:cantSplit"), _element("w:tblHeader"))
    line = _element("w:tcBorders", _element("w:bottom", val="single", sz="8", space="0", color="1F2226"))
    cells = []
    for column, width in zip(columns, widths, strict=True):
        paragraph = _paragraph("HeaderCell", column.align)
        write_runs(paragraph, text(column.title))
        cells.append(_cell(width, paragraph, deepcopy(line)))
    return _element("w:tr", properties, *cells)


def _group_row(title: str, widths: Sequence[int]) -> Any:
    paragraph = _paragraph("Cell", Align.LEFT, keep=True)
    write_runs(paragraph, text(Run(title, strong=True)))
    shade = _element("w:shd", val="clear", color="auto", fill="F5F5F4")
    cell = _cell(sum(widths), paragraph, _element("w:gridSpan", val=str(len(widths))), shade)
    return _element("w:tr", _element("w:trPr", _element("w:cantSplit")), cell)


def _row(cells: Sequence[Cell], sides: Sequence[Align], widths: Sequence[int]) -> Any:
    made = [_element("w:trPr", _element("w:cantSplit"))]
    for cell, side, width in zip(cells, sides, widths, strict=True):
        made.append(_cell(width, *_lines(cell, side)))
    return _element("w:tr", *made)


def _lines(cell: Cell, side: Align) -> list[Any]:
    """A paragraph for each line of a cell; the first in the colour of its state, the last with its marks."""
    paragraphs = []
    for place, line in enumerate(cell.lines):
        paragraph = _paragraph("Cell", side)
        write_runs(paragraph, line, state=cell.state if place == 0 else State.NONE)
        paragraphs.append(paragraph)
    paragraphs = paragraphs or [_paragraph("Cell", side)]
    if cell.marks:
        paragraphs[-1].append(_run(Run(",".join(cell.marks)), raised=True))
    return paragraphs


def _cell(width: int, *parts: Any) -> Any:
    """A cell; parts that are no paragraphs are its properties, in the order that the schema asks for."""
    properties = _element("w:tcPr", _element("w:tcW", w=str(width), type="dxa"))
    made = _element("w:tc", properties)
    for part in parts:
        (made if part.tag == qn("w:p") else properties).append(part)
    return made


def _paragraph(style: str, side: Align, *, keep: bool = False) -> Any:
    properties = _element("w:pPr", _element("w:pStyle", val=style))
    if keep:
        properties.append(_element("w:keepNext"))
    if side is Align.RIGHT:
        properties.append(_element("w:jc", val="right"))
    return _element("w:p", properties)


def _run(run: Run, *, raised: bool = False, state: State = State.NONE) -> Any:
    properties = _element("w:rPr")
    if run.strong:
        properties.append(_element("w:b"))
    if run.emphasis:
        properties.append(_element("w:i"))
    if state in STATES:
        properties.append(_element("w:color", val=str(COLOURS[STATES[state]])))
    if raised:
        properties.append(_element("w:vertAlign", val="superscript"))
    made = _element("w:r", properties)
    for place, line in enumerate(run.text.split("\n")):
        if place:
            made.append(_element("w:br"))
        letters = _element("w:t")
        letters.set(qn("xml:space"), "preserve")
        letters.text = line
        made.append(letters)
    return made
