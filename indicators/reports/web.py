"""The report as HTML: the same markup on the page of the program and in a file of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from django.template.loader import render_to_string
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext, override

from indicators.reports import drawing, kept_pictures
from indicators.reports.document import (
    Block,
    Chapter,
    Document,
    Figure,
    Items,
    Paragraph,
    Picture,
    Subheading,
    walked,
)
from indicators.reports.runs import Run, Text
from indicators.reports.table import APART, Cell, Table

CONTENT_TYPE: Final = "text/html; charset=utf-8"
DEEPEST: Final = 6
TEMPLATES: Final[dict[type[Any], str]] = {
    Paragraph: "reports/paragraph.html",
    Subheading: "reports/subheading.html",
    Items: "reports/items.html",
    Table: "reports/table.html",
    Figure: "reports/figure.html",
    Picture: "reports/picture.html",
}

type Addresses = Callable[[Picture], str]
"""Where a page fetches a picture from."""


@dataclass(frozen=True, slots=True)
class Part:
    """A heading or a block with what its template places; ``level`` is that of a heading, 2 to 6."""

    template: str
    block: Any
    level: int


def parts(document: Document, addresses: Addresses) -> Iterable[Part]:
    """The whole report as a flat run of headings and blocks."""
    for depth, chapter in document.all_chapters():
        level = min(depth + 1, DEEPEST)
        yield Part("reports/heading.html", _heading(chapter), level)
        for block in chapter.blocks:
            yield Part(TEMPLATES[type(block)], _placed(block, addresses), min(level + 1, DEEPEST))


def contents(document: Document) -> tuple[tuple[int, Chapter], ...]:
    """Chapters and sections, for the list of contents."""
    return tuple((depth, chapter) for depth, chapter in walked(document.chapters) if depth < 3)


def body(document: Document, addresses: Addresses = kept_pictures.as_address) -> SafeString:
    """The report without a frame; its pictures are inside, unless there are ``addresses`` to fetch them."""
    with override(document.language):
        return render_to_string(
            "reports/document.html",
            {"report": document, "parts": tuple(parts(document, addresses)), "arms": tuple(_arms(document))},
        )


def _arms(document: Document) -> Iterator[dict[str, Any]]:
    """The coat of arms, which is inside wherever the report is."""
    for one in document.arms:
        yield {
            "src": kept_pictures.as_address(one), "alt": one.alt, "width": one.width, "height": one.height,
        }  # fmt: skip


def html(document: Document) -> bytes:
    """A file that needs nothing beside it: looks, charts and pictures are inside."""
    with override(document.language):
        text = render_to_string(
            "reports/file.html",
            {
                "report": document,
                "contents": contents(document),
                "body": body(document),
                "sheet": mark_safe(_sheet()),  # noqa: S308 our own files
                "hatch": mark_safe(f'<svg class="vh" width="0" height="0">{drawing.HATCH}</svg>'),  # noqa: S308
            },
        )
    return text.encode()


def _sheet() -> str:
    own = (drawing.STATIC / "document.css").read_text(encoding="utf-8")
    frame = (drawing.STATIC / "frame.css").read_text(encoding="utf-8")
    return f"{frame[: frame.index('}') + 1]}\n{FILE_LOOKS}\n{own}\n{drawing.sheet()}"


FILE_LOOKS: Final = """
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 60rem; padding: 2rem; color: var(--ink); font: 1rem/1.5 Inter, sans-serif; }
.vh { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
p, figure, ul, ol { margin: 0; }
"""


def _heading(chapter: Chapter) -> dict[str, str]:
    return {"key": chapter.key, "number": chapter.number, "title": chapter.title}


def _placed(block: Block, addresses: Addresses) -> Any:
    match block:
        case Paragraph(runs, tone):
            return {"tone": str(tone), "html": runs_html(runs)}
        case Subheading():
            return block
        case Items(items, ordered):
            return {"ordered": ordered, "items": [runs_html(item) for item in items]}
        case Table():
            return _table(block)
        case Figure():
            return {
                "key": block.key,
                "number": block.number,
                "caption": block.caption,
                "svg": mark_safe(block.svg),  # noqa: S308 drawn by the program, its texts escaped
            }
        case Picture():
            names = ("key", "number", "caption", "credit", "alt", "width", "height", "signs")
            src = addresses(block)
            told = {name: getattr(block, name) for name in names}
            return told | {"src": src, "fetched": not src.startswith("data:")}


def _table(table: Table) -> dict[str, Any]:
    return {
        "key": table.key,
        "number": table.number,
        "caption": table.caption,
        "columns": table.columns,
        "width": len(table.columns),
        "groups": [
            {"title": group.title, "rows": [_row(table, row.cells) for row in group.rows]}
            for group in table.groups
        ],
        "notes": table.footnotes,
    }


def _row(table: Table, cells: Iterable[Cell]) -> SafeString:
    made = []
    for place, (cell, column) in enumerate(zip(cells, table.columns, strict=True)):
        name = "th" if place == 0 else "td"
        scope = ' scope="row"' if place == 0 else ""
        made.append(f'<{name}{scope} class="d-{column.align}">{_cell_html(cell, table.key)}</{name}>')
    return mark_safe(f"<tr>{''.join(made)}</tr>")  # noqa: S308 made of escaped texts


def _cell_html(cell: Cell, key: str) -> str:
    lines = [str(runs_html(line)) for line in cell.lines]
    if cell.state and lines:
        lines[0] = f'<span class="d-{cell.state}">{lines[0]}</span>'
    marks = ",".join(
        f'<a href="#{escape(key)}-n{mark}" aria-label="{escape(_note_label(mark))}">{mark}</a>'
        for mark in cell.marks
    )
    return "<br>".join(lines) + (f"<sup>{APART}{marks}</sup>" if marks else "")


def _note_label(mark: str) -> str:
    return gettext("Merknad %(numbers)s") % {"numbers": mark}


def runs_html(runs: Text) -> SafeString:
    """Runs as markup; their line breaks are kept."""
    return mark_safe("".join(_run_html(run) for run in runs))  # noqa: S308 every text is escaped


def _run_html(run: Run) -> str:
    text: str = escape(run.text).replace("\n", "<br>")
    if run.strong:
        text = f"<strong>{text}</strong>"
    if run.emphasis:
        text = f"<em>{text}</em>"
    if run.href:
        text = f'<a href="{escape(run.href)}">{text}</a>'
    return text
