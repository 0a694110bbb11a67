"""Tables of the Word document, made element by element: python-docx looks its own cells up each time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from docx.document import Document as WordDocument
from docx.oxml.ns import qn

from indicators.reports.runs import Run, Text, text
from indicators.reports.table import Align, Cell, Column, State, Table

from .fields import bookmark_name, link_outside
from .styles import COLOURS, TABLE, Styles, element

TWIPS: Final = 56.7
"""In a millimetre."""
NARROW: Final = 70
STATES: Final = {State.GOOD: "good", State.BAD: "bad", State.OPEN: "quiet"}


def add_table(made: WordDocument, table: Table, styles: Styles, width: float) -> None:
    """A table with a header row that comes again on every page, rows that hold together, and its notes.

    ``width`` is that of the text, in millimetres.
    """
    widths = _widths(table.columns, width)
    found = element("w:tbl", _table_properties(table, sum(widths), styles[TABLE]), _grid(widths))
    sides = [column.align for column in table.columns]
    setter = _Setter(styles["Tabelltekst"], styles["Tabellhode"], widths)
    found.append(setter.header(table.columns))
    for group in table.groups:
        if group.title:
            found.append(setter.group(group.title))
        for row in group.rows:
            found.append(setter.row(row.cells, sides))
    made.element.body.insert_element_before(found, "w:sectPr")
    for note in table.footnotes:
        paragraph = _styled(made, styles["Merknad"])
        paragraph.append(_run(Run(note.mark), raised=True))
        write_runs(paragraph, text(f" {note.text}"))
    _styled(made, styles["Tabelltekst"])  # two tables after one another would become one


def _styled(made: WordDocument, style: str) -> Any:
    paragraph: Any = made.add_paragraph()._p
    paragraph.style = style
    return paragraph


def write_runs(paragraph: Any, runs: Text, *, state: State = State.NONE) -> None:
    """Texts as runs of a paragraph; an address outside stands behind its text as well, for paper.

    Links outside are made whole by :func:`~indicators.reports.word.fields.settle_links`.
    """
    for run in runs:
        if run.href.startswith("#"):
            link = element("w:hyperlink", _run(run, state=state), anchor=bookmark_name(run.href[1:]))
            paragraph.append(link)
            continue
        paragraph.append(
            link_outside(_run(run, state=state), run.href) if run.href else _run(run, state=state)
        )
        if run.href and run.href != run.text:
            paragraph.append(_run(Run(f" ({run.href})")))


def _widths(columns: Sequence[Column], width: float) -> list[int]:
    """Twips; shares that make up little are parts of a hundred, and the table does not fill the page."""
    whole = sum(column.share for column in columns)
    over = whole if whole >= NARROW else 100
    return [int(width * TWIPS * column.share / over) for column in columns]


def _table_properties(table: Table, width: int, style: str) -> Any:
    """The look is the style's; the caption is told to those who cannot see the table, too."""
    return element(
        "w:tblPr",
        element("w:tblStyle", val=style),
        element("w:tblW", w=str(width), type="dxa"),
        element("w:tblLayout", type="fixed"),
        element(
            "w:tblLook", val="0620", firstRow="1", lastRow="0", firstColumn="0", noHBand="1", noVBand="1"
        ),
        element("w:tblCaption", val=table.caption),
    )


def _grid(widths: Iterable[int]) -> Any:
    return element("w:tblGrid", *(element("w:gridCol", w=str(width)) for width in widths))


@dataclass(frozen=True, slots=True)
class _Setter:
    """Sets the rows of one table in its two styles."""

    cell: str
    head: str
    widths: Sequence[int]

    def header(self, columns: Sequence[Column]) -> Any:
        cells = []
        for column, width in zip(columns, self.widths, strict=True):
            paragraph = _paragraph(self.head, column.align)
            write_runs(paragraph, text(column.title))
            cells.append(_cell(width, paragraph))
        return element("w:tr", element("w:trPr", element("w:cantSplit"), element("w:tblHeader")), *cells)

    def group(self, title: str) -> Any:
        paragraph = _paragraph(self.cell, Align.LEFT, keep=True)
        write_runs(paragraph, text(Run(title, strong=True)))
        shade = element("w:shd", val="clear", color="auto", fill="F5F5F4")
        span = element("w:gridSpan", val=str(len(self.widths)))
        row = _cell(sum(self.widths), paragraph, span, shade)
        return element("w:tr", element("w:trPr", element("w:cantSplit")), row)

    def row(self, cells: Sequence[Cell], sides: Sequence[Align]) -> Any:
        made = [element("w:trPr", element("w:cantSplit"))]
        for cell, side, width in zip(cells, sides, self.widths, strict=True):
            made.append(_cell(width, *_lines(cell, side, self.cell)))
        return element("w:tr", *made)


def _lines(cell: Cell, side: Align, style: str) -> list[Any]:
    """A paragraph for each line of a cell; the first in the colour of its state, the last with its marks."""
    paragraphs = []
    for place, line in enumerate(cell.lines):
        paragraph = _paragraph(style, side)
        write_runs(paragraph, line, state=cell.state if place == 0 else State.NONE)
        paragraphs.append(paragraph)
    paragraphs = paragraphs or [_paragraph(style, side)]
    if cell.marks:
        paragraphs[-1].append(_run(Run(cell.raised), raised=True))
    return paragraphs


def _cell(width: int, *parts: Any) -> Any:
    """A cell; parts that are no paragraphs are its properties, in the order that the schema asks for."""
    properties = element("w:tcPr", element("w:tcW", w=str(width), type="dxa"))
    made = element("w:tc", properties)
    for part in parts:
        (made if part.tag == qn("w:p") else properties).append(part)
    return made


def _paragraph(style: str, side: Align, *, keep: bool = False) -> Any:
    properties = element("w:pPr", element("w:pStyle", val=style))
    if keep:
        properties.append(element("w:keepNext"))
    if side is Align.RIGHT:
        properties.append(element("w:jc", val="right"))
    return element("w:p", properties)


def _run(run: Run, *, raised: bool = False, state: State = State.NONE) -> Any:
    properties = element("w:rPr")
    if run.strong:
        properties.append(element("w:b"))
    if run.emphasis:
        properties.append(element("w:i"))
    if state in STATES:
        properties.append(element("w:color", val=str(COLOURS[STATES[state]])))
    if raised:
        properties.append(element("w:vertAlign", val="superscript"))
    made = element("w:r", properties)
    for place, line in enumerate(run.text.split("\n")):
        if place:
            made.append(element("w:br"))
        letters = element("w:t")
        letters.set(qn("xml:space"), "preserve")
        letters.text = line
        made.append(letters)
    return made
