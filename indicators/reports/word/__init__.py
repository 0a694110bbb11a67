"""The report as a Word document: real headings, real tables, real captions, ready to be written on in.

It is set in a template: the municipality's own (see ``intake`` for what may be one), or the program's.
"""

from __future__ import annotations

import io
from datetime import UTC
from typing import Any, Final

from django.utils import timezone
from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Emu, Mm, Pt

from indicators.reports.document import (
    Block,
    Chapter,
    Document,
    Figure,
    Items,
    Paragraph,
    Picture,
    Subheading,
    Tone,
)
from indicators.reports.runs import Text
from indicators.reports.table import Table
from indicators.selectors.report.kept_files import content_of
from indicators.values.texts.pictures import HIGHEST, SIGNATURE, size_on_paper

from .fields import field, hidden_bookmark, page_fields, settle_fields, settle_links, table_of
from .lists import Lists, unnumbered
from .pictures import picture
from .styles import COLOURS, Styles, styles_of
from .tables import add_table, write_runs
from .template import filled, opened, put_back, said_of, taken_out

DEEPEST: Final = 3
TONES: Final = {
    Tone.BODY: "Body Text",
    Tone.LEAD: "Ingress",
    Tone.QUOTE: "Quote",
    Tone.NOTE: "Merknad",
    Tone.SIGNATURE: "Signature",
}
NARROWEST: Final = 80
"""Millimetres across the text that a report needs, whatever the template's margins."""

DECORATIVE: Final = (
    '<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)
"""What Word writes where somebody marks a picture as decorative."""


def word(document: Document, template: bytes | None = None) -> bytes:
    """The file, set in a template or in the program's own.

    Raises :class:`~indicators.reports.word.intake.TemplateRefusedError` for one that can hold no report.
    """
    made = opened(template)
    writer = Writer(made, styles_of(made, document.language), document)
    filled(made, said_of(document))
    has_cover, behind = taken_out(made)
    if template is None:
        writer.arms()
    writer.write(has_cover=has_cover)
    put_back(made, behind)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


class Writer:
    """Writes a report into a document whose styles are known."""

    def __init__(self, made: WordDocument, styles: Styles, document: Document) -> None:
        self.made, self.styles, self.document = made, styles, document
        self.lists = Lists(made, styles)
        section = made.sections[-1]
        width = (section.page_width or Mm(210)) - (section.left_margin or 0) - (section.right_margin or 0)
        height = (section.page_height or Mm(297)) - (section.top_margin or 0) - (section.bottom_margin or 0)
        self.width = max(Emu(width).mm, NARROWEST)
        self.height = max(Emu(height).mm, NARROWEST)

    def write(self, *, has_cover: bool) -> None:
        """The whole report, at the end of what the document has already."""
        self._properties()
        self._running()
        self._front(has_cover=has_cover)
        for depth, chapter in self.document.all_chapters():
            self._heading(chapter, depth)
            for block in chapter.blocks:
                self._block(block)
        settle_links(self.made)
        settle_fields(self.made)

    def paragraph(self, words: str, style: str) -> Any:
        """A paragraph at the end, in one of the program's styles."""
        paragraph = self.made.add_paragraph()
        paragraph._p.style = self.styles[style]
        if words:
            paragraph.add_run(words)
        return paragraph

    def _properties(self) -> None:
        core, document = self.made.core_properties, self.document
        core.title = f"{document.municipality}: {document.title}"
        core.author = core.last_modified_by = document.municipality
        core.subject = document.subtitle
        core.comments = core.keywords = core.category = ""
        core.language = "nn-NO" if document.language == "nn" else "nb-NO"
        core.created = core.modified = timezone.make_naive(document.moment, UTC)
        core.revision = 1

    def _front(self, *, has_cover: bool) -> None:
        """Contents, lists of tables and figures, and what the report is made of.

        The lists are fields, which Word brings up to date with page numbers; until then they hold the titles.
        """
        document, words = self.document, self.document.words
        first = self.paragraph(words.contents, "Innholdstittel")
        first.paragraph_format.page_break_before = has_cover
        entries = [
            (self.styles[f"toc {min(depth, 2)}"], titled(chapter), chapter.key)
            for depth, chapter in document.all_chapters()
            if depth < DEEPEST
        ]
        table_of(self.made, 'TOC \\o "1-2" \\h \\z \\u', entries)
        for title, name, of in (
            (words.tables, words.table, document.tables),
            (words.figures, words.figure, document.figures),
        ):
            if of:
                self.paragraph(title, "Innholdstittel")
                style = self.styles["table of figures"]
                listed = [(style, f"{name} {one.number}\u2002{one.caption}", one.key) for one in of]
                table_of(self.made, f'TOC \\h \\z \\c "{name}"', listed)
        self.paragraph(words.about, "Innholdstittel")
        for name, value in document.facts:
            paragraph = self.paragraph("", "Body Text")
            paragraph.add_run(f"{name}: ").bold = True
            paragraph.add_run(value)

    def _heading(self, chapter: Chapter, depth: int) -> None:
        paragraph = self.paragraph("", f"Heading {min(depth, DEEPEST)}")
        unnumbered(paragraph)
        with hidden_bookmark(paragraph, chapter.key):
            paragraph.add_run(titled(chapter))

    def _block(self, block: Block) -> None:
        match block:
            case Paragraph(runs, tone):
                self._text(runs, TONES[tone])
            case Subheading(title):
                self.paragraph(title, "Mellomtittel")
            case Items(items, ordered):
                number = self.lists.new(ordered=ordered)
                for item in items:
                    self.lists.item(self._text(item, "List Number" if ordered else "List Bullet"), number)
            case Table():
                self._caption(self.document.words.table, block)
                add_table(self.made, block, self.styles, self.width)
            case Figure():
                self._drawing(block)
                self._caption(self.document.words.figure, block)
            case Picture():
                self._picture(block)

    def _text(self, runs: Text, style: str) -> Any:
        paragraph = self.paragraph("", style)
        write_runs(paragraph._p, runs)
        return paragraph

    def _caption(self, name: str, block: Table | Figure | Picture) -> Any:
        """A caption with a number that Word counts itself; above a table it stays with it."""
        paragraph = self.paragraph("", "Caption")
        paragraph.paragraph_format.keep_with_next = isinstance(block, Table)
        with hidden_bookmark(paragraph, block.key):
            paragraph.add_run(f"{name} ")
            field(paragraph, f"SEQ {name} \\* ARABIC", str(block.number))
            paragraph.add_run(f"\u2002{block.caption}")
        return paragraph

    def arms(self) -> None:
        """The coat of arms, first on the cover of the program's own template."""
        for one in self.document.arms:
            first = self.made.paragraphs[0]
            run = first.insert_paragraph_before(style=first.style).add_run()
            shape = run.add_picture(io.BytesIO(content_of(one.sha256)), height=Mm(24))
            properties = _placed(shape)
            properties.set("name", one.alt)
            properties.set("descr", one.alt)

    def _picture(self, block: Picture) -> None:
        """A picture with its caption and who made it, kept together on one page."""
        paragraph = self.paragraph("", "Figur")
        paragraph.paragraph_format.keep_with_next = bool(block.caption or block.credit or block.signs)
        room = (round(self.width * 100), min(round(self.height * 85), HIGHEST))
        width, height = size_on_paper(block.width, block.height, *(SIGNATURE if block.signs else room))
        content = io.BytesIO(content_of(block.sha256))
        shape = paragraph.add_run().add_picture(content, width=Mm(width / 100), height=Mm(height / 100))
        properties = _placed(shape)
        properties.set("name", block.caption or self.document.words.figure)
        if block.alt:
            properties.set("descr", block.alt)
        else:
            properties.append(parse_xml(DECORATIVE))
        if not (block.caption or block.credit):
            paragraph.paragraph_format.space_after = Pt(10)
        if block.caption:
            caption = self._caption(self.document.words.figure, block)
            caption.paragraph_format.keep_with_next = bool(block.credit)
        if block.credit:
            self.paragraph(block.credit, "Merknad")

    def _drawing(self, block: Figure) -> None:
        """A chart as wide as the text, or as high as the page has room for."""
        run = self.paragraph("", "Figur").add_run()
        shape = run.add_picture(io.BytesIO(picture(block.svg)), width=Mm(self.width))
        highest = Mm(self.height * 0.85)
        if shape.height > highest:
            shape.width, shape.height = Emu(int(shape.width * highest / shape.height)), highest
        properties = _placed(shape)
        properties.set("descr", block.alt)
        properties.set("name", block.caption)

    def _running(self) -> None:
        """Running head and page number, where the template has none of its own."""
        document, sections = self.document, list(self.made.sections)
        if not any(_says(part) for one in sections for part in (one.header, one.first_page_header)):
            subtitle = f": {document.subtitle}" if document.subtitle else ""
            head = _first(sections[-1].header)
            head.add_run(f"{document.municipality} · {document.title}{subtitle}")
            head.runs[-1].font.color.rgb = COLOURS["quiet"]
        if not any(_says(part) for one in sections for part in (one.footer, one.first_page_footer)):
            page_fields(_first(sections[-1].footer), document.words.page, document.words.of)


def _placed(shape: Any) -> Any:
    """The properties of a picture that stands in its line without room of its own beside it."""
    for edge in ("distT", "distB", "distL", "distR"):
        shape._inline.set(edge, "0")
    return shape._inline.docPr


def _says(part: Any) -> bool:
    """Whether a header or footer of a section's own shows anything."""
    if part.is_linked_to_previous:
        return False
    shown = ("w:drawing", "w:pict", "w:instrText", "w:fldSimple", "w:tbl")
    root = part._element
    written = any((one.text or "").strip() for one in root.iter(qn("w:t")))
    return written or any(next(root.iter(qn(name)), None) is not None for name in shown)


def _first(part: Any) -> Any:
    part.is_linked_to_previous = False
    return part.paragraphs[0] if part.paragraphs else part.add_paragraph()


def titled(chapter: Chapter) -> str:
    """A chapter's number and title."""
    return f"{chapter.number}\u2002{chapter.title}" if chapter.number else chapter.title
