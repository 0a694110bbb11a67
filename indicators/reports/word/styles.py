"""The looks of the Word document, on Word's own styles where it has them."""

from __future__ import annotations

from typing import Any, Final

from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

COLOURS: Final = {
    "ink": RGBColor(0x1F, 0x22, 0x26),
    "quiet": RGBColor(0x4B, 0x4E, 0x53),
    "good": RGBColor(0x0B, 0x6A, 0x5C),
    "bad": RGBColor(0xA8, 0x33, 0x0F),
}
MARGIN: Final = 22
TEXT_WIDTH: Final = 210 - 2 * MARGIN
"""Millimetres across an A4 page."""
FONT: Final = "Calibri"
"""What every Word has; a municipality's template brings its own."""

#               size bold before after next
PARAGRAPHS: Final[dict[str, tuple[float, bool, float, float, bool]]] = {
    "Body Text": (10.5, False, 0, 6, False),
    "Lead": (12.5, False, 0, 10, False),
    "Note": (9, False, 2, 8, False),
    "Quote": (10.5, False, 4, 8, False),
    "Subheading": (11.5, True, 12, 4, True),
    "Front Heading": (16, True, 18, 6, True),
    "Cover Line": (12, False, 0, 160, False),
    "Picture": (10.5, False, 10, 2, True),
    "Caption": (9, False, 8, 4, False),
    "Title": (38, True, 0, 12, False),
    "Subtitle": (18, False, 0, 200, False),
    "Heading 1": (22, True, 0, 12, True),
    "Heading 2": (15, True, 22, 8, True),
    "Heading 3": (12.5, True, 16, 6, True),
    "List Bullet": (10.5, False, 0, 4, False),
    "List Number": (10.5, False, 0, 4, False),
    "Cell": (9, False, 0, 0, False),
    "Header Cell": (9, True, 0, 0, True),
    "TOC 1": (10.5, True, 4, 2, False),
    "TOC 2": (10.5, False, 0, 2, False),
    "table of figures": (10, False, 0, 2, False),
}
QUIET: Final = frozenset({"Note", "Caption", "Cover Line", "Subtitle", "Header Cell"})


def styled(made: WordDocument, language: str) -> None:
    """Give an empty document its page, its styles and its language."""
    section = made.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(MARGIN)
    section.top_margin, section.bottom_margin = Mm(26), Mm(22)
    normal = made.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(10.5)
    normal.font.color.rgb = COLOURS["ink"]
    _language(normal.element, "nn-NO" if language == "nn" else "nb-NO")
    _language(made.styles.element.find(qn("w:docDefaults")), "nn-NO" if language == "nn" else "nb-NO")
    for name, looks in PARAGRAPHS.items():
        _style(made, name, *looks)
    made.styles["Heading 1"].paragraph_format.page_break_before = True
    made.styles["TOC 2"].paragraph_format.left_indent = Mm(6)
    made.styles["Quote"].font.italic = True


def _style(
    made: WordDocument, name: str, size: float, bold: bool, before: float, after: float, keep: bool
) -> None:
    known = {style.name for style in made.styles}
    style: Any = made.styles[name] if name in known else made.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    if name not in known:
        style.base_style = made.styles["Normal"]
        style.quick_style = True
    style.hidden = False
    font = style.font
    font.name, font.size, font.bold, font.italic = FONT, Pt(size), bold, False
    font.color.rgb = COLOURS["quiet" if name in QUIET else "ink"]
    _own_font(style.element)
    layout = style.paragraph_format
    layout.space_before, layout.space_after, layout.keep_with_next = Pt(before), Pt(after), keep
    for edge in style.element.iter(qn("w:pBdr")):
        edge.getparent().remove(edge)


def _own_font(element: Any) -> None:
    """Word's headings follow the theme's font unless that is taken away."""
    for fonts in element.iter(qn("w:rFonts")):
        for name in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{name}"), None)


def _language(element: Any, code: str) -> None:
    marks = list(element.iter(qn("w:lang")))
    if not marks:
        marks = [OxmlElement("w:lang")]
        element.get_or_add_rPr().append(marks[0])
    for mark in marks:
        mark.set(qn("w:val"), code)
