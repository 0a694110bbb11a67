"""A report's three files read back, each as the sections that a printed report is set beside.

Nothing of the program's own document is asked: headings, paragraphs and rows are what the file itself says
that they are, by Word's styles, by HTML's elements, and by the tags of the PDF.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any, Final

import docx
import pypdf
from docx.table import Table
from pypdf.generic import ContentStream, NameObject

from indicators.values.proofreading.printed_comparison import Ours

NUMBER: Final = re.compile(r"(\d+(?:\.\d+)*)[\s\u2002]+(.*)", re.DOTALL)
CAPTION: Final = re.compile(r"(?:Tabell|Figur)\s\d+\s*")
HEADINGS: Final = re.compile(r"h([1-6])")
LINES: Final = ("p", "li", "figcaption", "caption", "dt", "dd", "blockquote", "address")


@dataclass
class Sections:
    """Collects what is read, in the order in which it stands."""

    made: list[Ours] = field(default_factory=list)
    title: str = ""
    lines: list[str] = field(default_factory=list)
    rows: list[tuple[str, ...]] = field(default_factory=list)

    def heading(self, text: str) -> None:
        self.close()
        self.title, self.lines, self.rows = text.strip(), [], []

    def line(self, text: str) -> None:
        """Lines; the number that a caption has with us is none of its words."""
        text = text[found.end() :] if (found := CAPTION.match(text)) else text
        self.lines += [one for one in text.split("\n") if one.strip()]

    def row(self, cells: Iterable[str]) -> None:
        held = tuple(cells)
        self.rows.append(held)
        for cell in held:
            self.line(cell)

    def close(self) -> tuple[Ours, ...]:
        numbered = NUMBER.fullmatch(self.title)
        number, title = (numbered[1], numbered[2]) if numbered else ("", self.title)
        self.made.append(Ours(self.title, number, title, tuple(self.lines), tuple(self.rows)))
        return tuple(self.made)


def word_sections(file: bytes) -> tuple[Ours, ...]:
    """The Word file by its paragraphs, their styles, and its tables."""
    found = Sections()
    for block in docx.Document(io.BytesIO(file)).iter_inner_content():
        if isinstance(block, Table):
            for row in block.rows:
                found.row("\n".join(one.text for one in cell.paragraphs) for cell in row.cells)
        elif (block.style.name or "").startswith("Heading"):
            found.heading(block.text)
        else:
            found.line(block.text)
    return found.close()


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found = Sections()
        self.text: list[str] = []
        self.cells: list[str] = []
        self.silent = 0
        self.opens = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.silent += tag in ("style", "script", "svg", "title")
        if tag == "br":
            self.text.append("\n")
        elif tag in (*LINES, "td", "th") or HEADINGS.fullmatch(tag):
            self.text = []
            self.opens = "id" in dict(attrs)
        elif tag == "tr":
            self.cells = []

    def handle_endtag(self, tag: str) -> None:
        self.silent -= tag in ("style", "script", "svg", "title")
        text = "".join(self.text)
        if tag in ("td", "th"):
            self.cells.append(text)
        elif tag == "tr":
            self.found.row(self.cells)
        elif HEADINGS.fullmatch(tag) and self.opens:
            self.found.heading(text)
        elif tag in LINES or HEADINGS.fullmatch(tag):
            self.found.line(text)

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.text.append(data)


def page_sections(html: str) -> tuple[Ours, ...]:
    """The web page by its elements; drawings say nothing."""
    page = _Page()
    page.feed(html)
    return page.found.close()


def parsed(file: bytes) -> pypdf.PdfReader:
    """The PDF, each of whose pages is parsed once, whoever reads what stands in it."""
    reader = pypdf.PdfReader(io.BytesIO(file))
    for page in reader.pages:
        page[NameObject("/Contents")] = ContentStream(page["/Contents"].get_object(), reader, "bytes")
    return reader


def pdf_sections(reader: pypdf.PdfReader) -> tuple[Ours, ...]:
    """A parsed PDF by its tags; running heads and drawings have none and say nothing."""
    marked = {
        (page.indirect_reference.idnum, number): text
        for page in reader.pages
        if page.indirect_reference is not None
        for number, text in _marked(page)
    }
    found = Sections()
    _tagged(reader.trailer["/Root"]["/StructTreeRoot"]["/K"], None, marked, found)
    return found.close()


type Marked = dict[tuple[int, int], list[tuple[str, float]]]
"""What stands in a page, by page and number of the mark; each run with the height at which it is set."""
BLOCKS: Final = ("P", "LI", "Caption", "TOCI", "BlockQuote", "Note")


def _tagged(element: Any, page: Any, marked: Marked, found: Sections) -> None:
    element = element.get_object()
    if isinstance(element, list):
        for one in element:
            _tagged(one, page, marked, found)
        return
    if not isinstance(element, dict):
        found.line(_text(element, page, marked))
        return
    page = element.raw_get("/Pg") if "/Pg" in element else page
    tag = str(element.get("/S", "")).removeprefix("/")
    if HEADINGS.fullmatch(tag.lower()):
        found.heading(_text(element, page, marked))
    elif tag == "TR":
        cells = element["/K"] if isinstance(element["/K"], list) else [element["/K"]]
        found.row(_text(cell, page, marked) for cell in cells)
    elif tag in BLOCKS and not _holds_rows(element):
        found.line(_text(element, page, marked))
    elif tag not in ("Figure", "Artifact") and "/K" in element:
        _tagged(element["/K"], page, marked, found)
    elif "/MCID" in element:
        found.line(_text(element, page, marked))


def _holds_rows(element: Any) -> bool:
    element = element.get_object() if hasattr(element, "get_object") else element
    if isinstance(element, list):
        return any(map(_holds_rows, element))
    return isinstance(element, dict) and (element.get("/S") == "/Table" or _holds_rows(element.get("/K", [])))


def _text(element: Any, page: Any, marked: Marked) -> str:
    """The letters of an element and of all that it holds, line by line as they are set."""
    text, height = "", None
    for of_page, run, own in _runs(element, page, marked):
        if height not in (None, (of_page, own)):
            if run[:1].islower() and text[-2:-1].isalpha() and text.endswith("-"):
                text = text[:-1]  # a word that goes over two lines
            elif text[-1:] not in (" ", "\n", "-"):
                text += "\n"
        text, height = text + run, (of_page, own)
    return text


def _runs(element: Any, page: Any, marked: Marked) -> Iterator[tuple[int, str, float]]:
    element = element.get_object() if hasattr(element, "get_object") else element
    if isinstance(element, list):
        for one in element:
            yield from _runs(one, page, marked)
    elif isinstance(element, dict):
        page = element.raw_get("/Pg") if "/Pg" in element else page
        if element.get("/S") != "/Figure":
            yield from _runs(element.get("/MCID", element.get("/K", [])), page, marked)
    else:
        yield from ((page.idnum, run, height) for run, height in marked.get((page.idnum, int(element)), ()))


def _marked(page: Any) -> Iterator[tuple[int, list[tuple[str, float]]]]:
    """What the page shows and at which height, by number of the mark, as the typeface tells its letters."""
    fonts = {name: _letters(font.get_object()) for name, font in page["/Resources"].get("/Font", {}).items()}
    open_marks: list[int | None] = []
    texts: dict[int, list[tuple[str, float]]] = {}
    font: dict[int, str] = {}
    height = 0.0
    for operands, operator in page["/Contents"].operations:
        number = next((one for one in reversed(open_marks) if one is not None), None)
        match operator:
            case b"BDC" | b"BMC":
                held = operands[1] if len(operands) > 1 and isinstance(operands[1], dict) else {}
                open_marks.append(held.get("/MCID"))
            case b"EMC":
                open_marks.pop()
            case b"cm":
                height = float(operands[5])
            case b"Tf":
                font = fonts[operands[0]]
            case b"Tj" | b"TJ" if number is not None:
                runs = operands[0] if operator == b"TJ" else [operands[0]]
                shown = "".join(_shown(one, font) for one in runs if isinstance(one, str | bytes))
                texts.setdefault(number, []).append((shown, height))
    yield from texts.items()


def _shown(run: Any, font: dict[int, str]) -> str:
    raw = run if isinstance(run, bytes) else run.original_bytes
    codes = [int.from_bytes(raw[place : place + 2]) for place in range(0, len(raw), 2)]
    return "".join(font.get(code, "\ufffd") for code in codes)


def _letters(font: Any) -> dict[int, str]:
    """What each code of a typeface means, by its own map; this program's files name them one by one."""
    told = font["/ToUnicode"].get_object().get_data().decode()
    pairs = re.findall(r"^<([0-9A-F]{4})> <([0-9A-F]+)>$", told, re.MULTILINE)
    return {int(code, 16): bytes.fromhex(letters).decode("utf-16-be") for code, letters in pairs}
