"""The tables of a Word document (.docx), with the headings and paragraphs between them."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final
from xml.etree.ElementTree import Element, fromstring, iterparse  # definitions are refused before this

from indicators.values.tables import SourceRow

from .grids import DEEPEST, LONGEST_CELL, MOST_COLUMNS, MOST_ROWS
from .refusals import TableFileRefused

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT: Final = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_LOOSE: Final = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RAISED: Final = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_SKIPPED: Final = frozenset(
    f"{_W}{name}" for name in ("del", "moveFrom", "delText", "instrText", "pPr", "tblPr", "tblGrid", "sdtPr")
)
_HEADING: Final = re.compile(r"(?:heading|overskrift|heading_)\s*([1-9])", re.IGNORECASE)
_DEEPEST: Final = 20


def read_word(parts: Mapping[str, bytes]) -> tuple[list[SourceRow], list[str]]:
    """The rows of the tables and the lines between them. Raises TableFileRefused."""
    reading = _Reading(
        _levels(parts.get("word/styles.xml", b"")), _notes(parts.get("word/footnotes.xml", b""))
    )
    document = parts["word/document.xml"]
    if _STRICT in document:
        document = document.replace(_STRICT, _LOOSE)
    depth = 0
    inside = 0
    for event, element in iterparse(io.BytesIO(document), ("start", "end")):  # noqa: S314
        inside += 1 if event == "start" else -1
        if inside > DEEPEST:
            raise TableFileRefused("damaged")
        if event == "start":
            depth += element.tag in (f"{_W}p", f"{_W}tbl", f"{_W}sdt")
            continue
        if element.tag not in (f"{_W}p", f"{_W}tbl", f"{_W}sdt"):
            continue
        depth -= 1
        if depth == 0:
            reading.block(element)
            element.clear()
    reading.close()
    return reading.rows, reading.told


@dataclass(slots=True)
class _Reading:
    levels: Mapping[str, int]
    footnotes: Mapping[str, str]
    rows: list[SourceRow] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    table: int = 0
    paragraph: int = 0
    numbers: dict[str, int] = field(default_factory=dict)
    written: set[str] = field(default_factory=set)

    def block(self, element: Element, depth: int = 0) -> None:
        """A paragraph, a table, or what a control holds."""
        if element.tag == f"{_W}p":
            self._paragraph(element)
        elif element.tag == f"{_W}tbl":
            self._table(element, depth)
        elif depth < _DEEPEST:
            for content in element.iter(f"{_W}sdtContent"):
                for one in content:
                    if one.tag in (f"{_W}p", f"{_W}tbl", f"{_W}sdt"):
                        self.block(one, depth + 1)
                break

    def _paragraph(self, element: Element) -> None:
        self.paragraph += 1
        text = self._text(element)
        if text:
            self.rows.append(SourceRow(f"avsnitt {self.paragraph}", (text,), level=self._level(element)))
        self._bounded()

    def _level(self, element: Element) -> int:
        own = element.find(f"{_W}pPr/{_W}outlineLvl")
        if own is not None and own.get(f"{_W}val", "9").isdigit():
            level = int(own.get(f"{_W}val", "9"))
            return level + 1 if level < 9 else 0
        style = element.find(f"{_W}pPr/{_W}pStyle")
        return self.levels.get(style.get(f"{_W}val", ""), 0) if style is not None else 0

    def _table(self, element: Element, depth: int) -> None:
        if depth > _DEEPEST:
            raise TableFileRefused("damaged")
        self.table += 1
        table = self.table
        above: dict[int, str] = {}
        inner: list[Element] = []
        number = 0
        for row in _rows(element):
            number += 1
            if row.find(f"{_W}trPr/{_W}del") is not None:
                continue
            cells, joined = self._cells(row, above, inner)
            if any(cells):
                where = f"tabell {table}, rad {number}"
                self.rows.append(SourceRow(where, tuple(cells), table, tuple(joined)))
                self._bounded()
        self._write_notes()
        for one in inner:
            self._table(one, depth + 1)

    def _cells(
        self, row: Element, above: dict[int, str], inner: list[Element]
    ) -> tuple[list[str], list[int]]:
        cells = [""] * min(_number(row.find(f"{_W}trPr/{_W}gridBefore")), MOST_COLUMNS)
        joined: list[int] = []
        for cell in _in_row(row):
            if cell.find(f"{_W}tcPr/{_W}cellDel") is not None:
                continue
            across = max(1, min(_number(cell.find(f"{_W}tcPr/{_W}gridSpan")), MOST_COLUMNS))
            merge = cell.find(f"{_W}tcPr/{_W}vMerge")
            start = len(cells)
            if merge is not None and merge.get(f"{_W}val", "continue") == "continue":
                text = above.get(start, "")
                joined += range(start, start + across) if text else ()
            else:
                text = self._cell(cell, inner)
                joined += range(start + 1, start + across) if text else ()
            cells += [text] * across
            for column in range(start, start + across):
                above[column] = text
            if len(cells) > MOST_COLUMNS:
                raise TableFileRefused("too_many_columns")
        return cells, joined

    def _cell(self, cell: Element, inner: list[Element]) -> str:
        said = []
        for one in _blocks(cell):
            if one.tag == f"{_W}tbl":
                inner.append(one)
            else:
                said.append(self._text(one))
        return " ".join(text for text in said if text)[:LONGEST_CELL]

    def _text(self, element: Element) -> str:
        return " ".join("".join(self._words(element, raised=False)).split())

    def _words(self, element: Element, *, raised: bool) -> Iterator[str]:
        for one in element:
            tag = one.tag
            if tag in _SKIPPED or tag.endswith("}Fallback") or tag == f"{_W}tbl":
                continue
            if tag == f"{_W}t":
                text = one.text or ""
                yield text.translate(_RAISED) if raised and text.strip().isdigit() else text
            elif tag in (f"{_W}tab", f"{_W}br", f"{_W}cr"):
                yield " "
            elif tag == f"{_W}noBreakHyphen":
                yield "-"
            elif tag == f"{_W}footnoteReference":
                yield self._mark(one)
            elif tag == f"{_W}r":
                if _is_on(one.find(f"{_W}rPr/{_W}vanish")):
                    continue
                place = one.find(f"{_W}rPr/{_W}vertAlign")
                yield from self._words(
                    one, raised=place is not None and place.get(f"{_W}val") == "superscript"
                )
            else:
                yield from self._words(one, raised=raised)

    def _mark(self, reference: Element) -> str:
        ident = reference.get(f"{_W}id", "")
        if reference.get(f"{_W}customMarkFollows") in ("1", "true", "on") or ident not in self.footnotes:
            return ""
        number = self.numbers.setdefault(ident, len(self.numbers) + 1)
        return str(number).translate(_RAISED)

    def _write_notes(self) -> None:
        """The footnotes that a table refers to, as lines below it."""
        for ident, number in self.numbers.items():
            if ident not in self.written:
                self.written.add(ident)
                text = f"{str(number).translate(_RAISED)} {self.footnotes[ident]}"
                self.rows.append(SourceRow(f"fotnote {number}", (text,)))

    def close(self) -> None:
        """After the last block."""
        self._write_notes()

    def _bounded(self) -> None:
        if len(self.rows) > MOST_ROWS:
            raise TableFileRefused("too_many_rows")


def _rows(table: Element) -> Iterator[Element]:
    """The rows of a table, also those in controls and in changes that were put in."""
    for one in table:
        if one.tag == f"{_W}tr":
            yield one
        elif one.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}customXml"):
            yield from _rows(one)


def _in_row(row: Element) -> Iterator[Element]:
    for one in row:
        if one.tag == f"{_W}tc":
            yield one
        elif one.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}customXml"):
            yield from _in_row(one)


def _blocks(cell: Element) -> Iterator[Element]:
    for one in cell:
        if one.tag in (f"{_W}p", f"{_W}tbl"):
            yield one
        elif one.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}customXml"):
            yield from _blocks(one)


def _number(element: Element | None) -> int:
    text = element.get(f"{_W}val", "") if element is not None else ""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else 0


def _is_on(element: Element | None) -> bool:
    return element is not None and element.get(f"{_W}val", "true") not in ("0", "false", "off")


def _levels(styles: bytes) -> dict[str, int]:
    """Which styles are headings, and how deep: by their outline level, else by their usual names."""
    if not styles:
        return {}
    found: dict[str, int] = {}
    for style in fromstring(styles.replace(_STRICT, _LOOSE)).iter(f"{_W}style"):  # noqa: S314
        ident = style.get(f"{_W}styleId", "")
        outline = style.find(f"{_W}pPr/{_W}outlineLvl")
        name = style.find(f"{_W}name")
        said = _HEADING.fullmatch(name.get(f"{_W}val", "")) if name is not None else None
        if outline is not None and _number(outline) < 9:
            found[ident] = _number(outline) + 1
        elif said:
            found[ident] = int(said[1])
    return found


def _notes(footnotes: bytes) -> dict[str, str]:
    if not footnotes:
        return {}
    found = {}
    for note in fromstring(footnotes.replace(_STRICT, _LOOSE)).iter(f"{_W}footnote"):  # noqa: S314
        text = " ".join("".join(one.text or "" for one in note.iter(f"{_W}t")).split())
        if text and note.get(f"{_W}type", "normal") == "normal":
            found[note.get(f"{_W}id", "")] = text
    return found
