"""The report as PDF: accessible (PDF/UA-1) and fit for the archive (PDF/A-2a), set by Typst.

Texts come to Typst as data and are set as text; the template beside this module is the only markup.
"""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path
from typing import Any, Final

import typst
from django.utils import timezone

from indicators.reports import drawing, kept_pictures
from indicators.reports.document import Block, Document, Figure, Items, Paragraph, Picture, Subheading
from indicators.reports.runs import Text
from indicators.reports.table import Cell, Table
from indicators.values.texts.pictures import HIGHEST, SIGNATURE, size_on_paper

TEMPLATE: Final = Path(__file__).with_name("report.typ")
STANDARDS: Final[list[Any]] = ["ua-1", "a-2a"]
WIDEST: Final = 16_600
"""Hundredths of a millimetre across the text, by the margins of the template."""
INVISIBLE: Final = frozenset({"Cf", "Cc", "Co", "Cn", "Cs"})
BREAKS: Final = frozenset("\n\u00ad")


def pdf(document: Document) -> bytes:
    """The file. Raises RuntimeError where Typst refuses what it was given."""
    compiled: Any = typst.compile  # its types know no document in memory
    made: bytes = compiled(
        TEMPLATE.read_bytes(),
        font_paths=[str(drawing.fonts())],
        ignore_system_fonts=True,
        sys_inputs={"report": json.dumps(as_data(document), ensure_ascii=False)},
        pdf_standards=STANDARDS,
        timestamp=int(document.moment.timestamp()),
    )
    return made


def as_data(document: Document) -> dict[str, Any]:
    """The document as the template reads it: a flat run of headings and blocks."""
    return {
        "title": set_text(document.title),
        "subtitle": set_text(document.subtitle),
        "municipality": set_text(document.municipality),
        "arms": [{"svg": kept_pictures.as_drawing(one), "alt": set_text(one.alt)} for one in document.arms],
        "year": document.year,
        "language": document.language,
        "made": f"{timezone.localtime(document.moment):%d.%m.%Y}",
        "facts": [[set_text(name), set_text(value)] for name, value in document.facts],
        "words": {name: getattr(document.words, name) for name in document.words.__slots__},
        "has_tables": bool(document.tables),
        "has_figures": bool(document.figures),
        "flow": _flow(document),
    }


def _flow(document: Document) -> list[dict[str, Any]]:
    flow: list[dict[str, Any]] = []
    for depth, chapter in document.all_chapters():
        numbers = [int(part) for part in chapter.number.split(".")] if chapter.number else []
        flow.append(
            {
                "kind": "heading",
                "key": chapter.key,
                "depth": depth,
                "number": numbers,
                "title": set_text(chapter.title),
            }
        )
        flow += [_block(block) for block in chapter.blocks]
    return flow


def _block(block: Block) -> dict[str, Any]:
    match block:
        case Paragraph(runs, tone):
            return {"kind": "paragraph", "tone": str(tone), "runs": _runs(runs)}
        case Subheading(title):
            return {"kind": "subheading", "title": set_text(title)}
        case Items(items, ordered):
            return {"kind": "items", "ordered": ordered, "items": [_runs(item) for item in items]}
        case Table():
            return _table(block)
        case Figure(key, caption, svg, alt, number):
            return {
                "kind": "figure",
                "key": key,
                "number": number,
                "caption": set_text(caption),
                "svg": drawing.alone(set_text(svg)),
                "alt": set_text(alt),
            }
        case Picture():
            return _picture(block)


def _picture(block: Picture) -> dict[str, Any]:
    room = SIGNATURE if block.signs else (WIDEST, HIGHEST)
    width, _height = size_on_paper(block.width, block.height, *room)
    return {
        "kind": "picture",
        "key": block.key,
        "number": block.number,
        "caption": set_text(block.caption),
        "credit": set_text(block.credit),
        "svg": kept_pictures.as_drawing(block),
        "alt": set_text(block.alt),
        "width": width,
        "signs": block.signs,
    }


def _table(table: Table) -> dict[str, Any]:
    return {
        "kind": "table",
        "key": table.key,
        "number": table.number,
        "caption": set_text(table.caption),
        "columns": [
            {"title": set_text(item.title), "share": item.share, "align": str(item.align)}
            for item in table.columns
        ],
        "groups": [
            {
                "title": set_text(group.title),
                "rows": [[_cell(item) for item in row.cells] for row in group.rows],
            }
            for group in table.groups
        ],
        "notes": [[note.mark, set_text(note.text)] for note in table.footnotes],
    }


def _cell(cell: Cell) -> dict[str, Any]:
    return {
        "lines": [_runs(line) for line in cell.lines],
        "marks": cell.raised,
        "state": str(cell.state),
    }


def _runs(runs: Text) -> list[dict[str, Any]]:
    return [
        {"text": set_text(run.text), "strong": run.strong, "emphasis": run.emphasis, "href": run.href}
        for run in runs
    ]


def set_text(text: str) -> str:
    """A text in letters that the typeface has: others are told by their number, for an archived file may hold
    no letter without a shape."""
    held = drawing.letters()
    return "".join(
        item if item in BREAKS or _has_shape(item, held) else f"[U+{ord(item):04X}]" for item in text
    )


def _has_shape(letter: str, held: frozenset[str]) -> bool:
    return letter in held and unicodedata.category(letter) not in INVISIBLE
