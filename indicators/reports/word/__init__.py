"""The report as a Word document: real headings, real tables, real captions, ready to be written on in.

Styles are Word's own, given the report's look; a template of the municipality's would come in here as the
document that :func:`styled` begins with.
"""

from __future__ import annotations

import io
from datetime import UTC
from typing import Any, Final

import docx
from django.utils import timezone
from docx.document import Document as WordDocument
from docx.enum.text import WD_BREAK
from docx.oxml.ns import qn
from docx.shared import Mm

from indicators.reports.document import (
    Block,
    Chapter,
    Document,
    Figure,
    Items,
    Paragraph,
    Subheading,
    Table,
    Text,
    Tone,
)

from .fields import field, hidden_bookmark, page_fields, table_of
from .pictures import picture
from .styles import COLOURS, TEXT_WIDTH, styled
from .tables import add_table, write_runs

DEEPEST: Final = 3
TONES: Final = {
    Tone.BODY: "Body Text",
    Tone.LEAD: "Lead",
    Tone.QUOTE: "Quote",
    Tone.NOTE: "Note",
}


def word(document: Document) -> bytes:
    """The file."""
    made = docx.Document()
    styled(made, document.language)
    _properties(made, document)
    _cover(made, document)
    _front(made, document)
    for depth, chapter in document.all_chapters():
        _heading(made, chapter, depth)
        for block in chapter.blocks:
            _block(made, block, document)
    _running(made, document)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def _properties(made: WordDocument, document: Document) -> None:
    core = made.core_properties
    core.title = f"{document.municipality}: {document.title}"
    core.author = core.last_modified_by = document.municipality
    core.subject = document.subtitle
    core.comments = ""
    core.language = "nn-NO" if document.language == "nn" else "nb-NO"
    core.created = core.modified = timezone.make_naive(document.moment, UTC)
    core.revision = 1


def _cover(made: WordDocument, document: Document) -> None:
    made.add_paragraph(document.municipality, style="Cover Line")
    made.add_paragraph(document.title, style="Title")
    if document.subtitle:
        made.add_paragraph(document.subtitle, style="Subtitle")
    last = made.add_paragraph(f"{timezone.localtime(document.moment):%d.%m.%Y}", style="Cover Line")
    last.add_run().add_break(WD_BREAK.PAGE)


def _front(made: WordDocument, document: Document) -> None:
    """Contents, lists of tables and figures, and what the report is made of.

    The lists are fields, which Word brings up to date with page numbers; until then they hold the titles.
    """
    words = document.words
    made.add_paragraph(words.contents, style="Front Heading")
    entries = [
        (f"TOC {min(depth, 2)}", titled(chapter), chapter.key)
        for depth, chapter in document.all_chapters()
        if depth < DEEPEST
    ]
    table_of(made, 'TOC \\o "1-2" \\h \\z \\u', entries)
    for title, name, of in (
        (words.tables, words.table, document.tables),
        (words.figures, words.figure, document.figures),
    ):
        if of:
            made.add_paragraph(title, style="Front Heading")
            listed = [
                ("table of figures", f"{name} {block.number}\u2002{block.caption}", block.key) for block in of
            ]
            table_of(made, f'TOC \\h \\z \\c "{name}"', listed)
    made.add_paragraph(words.about, style="Front Heading")
    for name, value in document.facts:
        paragraph = made.add_paragraph(style="Body Text")
        paragraph.add_run(f"{name}: ").bold = True
        paragraph.add_run(value)


def titled(chapter: Chapter) -> str:
    """A chapter's number and title."""
    return f"{chapter.number}\u2002{chapter.title}" if chapter.number else chapter.title


def _heading(made: WordDocument, chapter: Chapter, depth: int) -> None:
    paragraph = made.add_paragraph(style=f"Heading {min(depth, DEEPEST)}")
    with hidden_bookmark(paragraph, chapter.key):
        paragraph.add_run(titled(chapter))


def _block(made: WordDocument, block: Block, document: Document) -> None:
    match block:
        case Paragraph(runs, tone):
            _paragraph(made, runs, TONES[tone])
        case Subheading(title):
            made.add_paragraph(title, style="Subheading")
        case Items(items, ordered):
            for item in items:
                _paragraph(made, item, "List Number" if ordered else "List Bullet")
        case Table():
            _caption(made, document.words.table, block)
            add_table(made, block)
        case Figure():
            _picture(made, block)
            _caption(made, document.words.figure, block)


def _paragraph(made: WordDocument, runs: Text, style: str) -> None:
    write_runs(made.add_paragraph(style=style)._p, runs)


def _caption(made: WordDocument, name: str, block: Table | Figure) -> None:
    """A caption with a number that Word counts itself; above a table it stays with it."""
    paragraph = made.add_paragraph(style="Caption")
    paragraph.paragraph_format.keep_with_next = isinstance(block, Table)
    with hidden_bookmark(paragraph, block.key):
        paragraph.add_run(f"{name} ")
        field(paragraph, f"SEQ {name} \\* ARABIC", str(block.number))
        paragraph.add_run(f"\u2002{block.caption}")


def _picture(made: WordDocument, block: Figure) -> None:
    paragraph = made.add_paragraph(style="Picture")
    shape = paragraph.add_run().add_picture(io.BytesIO(picture(block.svg)), width=Mm(TEXT_WIDTH))
    properties: Any = shape._inline.docPr
    properties.set("descr", block.alt)
    properties.set("name", block.caption)


def _running(made: WordDocument, document: Document) -> None:
    """Running head and page number on all pages but the cover."""
    section = made.sections[0]
    section.different_first_page_header_footer = True
    head = section.header.paragraphs[0]
    subtitle = f": {document.subtitle}" if document.subtitle else ""
    head.add_run(f"{document.municipality} · {document.title}{subtitle}").font.color.rgb = COLOURS["quiet"]
    page_fields(section.footer.paragraphs[0], document.words.page, document.words.of)
    made.settings.element.append(_update_fields())


def _update_fields() -> Any:
    element = docx.oxml.OxmlElement("w:updateFields")
    element.set(qn("w:val"), "true")
    return element
