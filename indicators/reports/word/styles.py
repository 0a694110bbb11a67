"""The looks of the Word document: which style each part of a report has, and what stands in for missing ones.

A municipality's template brings its own styles. They are known by the names that Word gives its own, by those
that Norwegian templates use, or by the name that the program itself uses. One that the template lacks is made
with the sizes of the program's own, in the template's own typeface.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
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
FONT: Final = "Calibri"
"""What every Word has; a municipality's template brings its own."""
TABLE: Final = "Tabell"
OWN: Final = frozenset(
    {
        "Ingress",
        "Merknad",
        "Mellomtittel",
        "Innholdstittel",
        "Forsidelinje",
        "Figur",
        "Tabelltekst",
        "Tabellhode",
    }
)
"""Paragraph styles that Word has none of its own for."""


@dataclass(frozen=True, slots=True)
class Looks:
    """How the program's own style looks (points), and the other names that a template may have it by."""

    size: float
    bold: bool = False
    before: float = 0
    after: float = 0
    keep: bool = False
    names: tuple[str, ...] = ()


PARAGRAPHS: Final[dict[str, Looks]] = {
    "Body Text": Looks(10.5, after=6, names=("Brødtekst",)),
    "Ingress": Looks(12.5, after=10),
    "Merknad": Looks(9, before=2, after=8, names=("Fotnote", "Fotnotetekst", "footnote text")),
    "Quote": Looks(10.5, before=4, after=8, names=("Sitat",)),
    "Signature": Looks(10.5, before=10, after=6, keep=True, names=("Underskrift",)),
    "Mellomtittel": Looks(11.5, bold=True, before=12, after=4, keep=True),
    "Innholdstittel": Looks(
        16,
        bold=True,
        before=18,
        after=6,
        keep=True,
        names=("Overskrift for innholdsfortegnelse", "TOC Heading"),
    ),
    "Forsidelinje": Looks(12, after=160),
    "Figur": Looks(10.5, before=10, after=2, keep=True),
    "Caption": Looks(9, before=8, after=4, names=("Bildetekst",)),
    "Title": Looks(38, bold=True, after=12, names=("Tittel",)),
    "Subtitle": Looks(18, after=200, names=("Undertittel",)),
    "Heading 1": Looks(22, bold=True, after=12, keep=True, names=("Overskrift 1",)),
    "Heading 2": Looks(15, bold=True, before=22, after=8, keep=True, names=("Overskrift 2",)),
    "Heading 3": Looks(12.5, bold=True, before=16, after=6, keep=True, names=("Overskrift 3",)),
    "List Bullet": Looks(10.5, after=4, names=("Punktliste",)),
    "List Number": Looks(10.5, after=4, names=("Nummerert liste",)),
    "Tabelltekst": Looks(9),
    "Tabellhode": Looks(9, bold=True, keep=True, names=("Tabelloverskrift",)),
    "toc 1": Looks(10.5, bold=True, before=4, after=2, names=("INNH 1",)),
    "toc 2": Looks(10.5, after=2, names=("INNH 2",)),
    "table of figures": Looks(10, after=2, names=("Figurliste",)),
}
UNBROKEN: Final = frozenset({"Title", "Subtitle", "Forsidelinje", "Caption", "toc 1", "toc 2"})
"""Where no word is parted, as in headings."""
AFTER_HYPHENS: Final = (
    "w:kinsoku", "w:wordWrap", "w:overflowPunct", "w:topLinePunct", "w:autoSpaceDE", "w:autoSpaceDN",
    "w:bidi", "w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind", "w:contextualSpacing",
    "w:mirrorIndents", "w:suppressOverlap", "w:jc", "w:textDirection", "w:textAlignment",
    "w:textboxTightWrap", "w:outlineLvl", "w:divId", "w:cnfStyle", "w:rPr", "w:sectPr", "w:pPrChange",
)  # fmt: skip
"""What follows the wish to part no word among a paragraph's properties: Word asks for that order."""
QUIET: Final = frozenset({"Merknad", "Caption", "Forsidelinje", "Subtitle", "Tabellhode"})


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles of a document by the program's own names, the identifier of each; ``missing`` were made."""

    ids: dict[str, str]
    missing: tuple[str, ...]

    def __getitem__(self, name: str) -> str:
        return self.ids[name]


def styles_of(made: WordDocument, language: str) -> Styles:
    """Find the styles of a document, make those that it lacks, and say which language it is in."""
    code = "nn-NO" if language == "nn" else "nb-NO"
    _language(made.styles["Normal"].element, code)
    defaults = made.styles.element.find(qn("w:docDefaults"))
    if defaults is not None:
        _language(defaults, code)
    known = {_name(style): style for style in _styles(made, WD_STYLE_TYPE.PARAGRAPH)}
    ids, missing = {}, []
    for name, looks in PARAGRAPHS.items():
        found = next((known[one.casefold()] for one in (name, *looks.names) if one.casefold() in known), None)
        if found is None:
            missing.append(name)
            found = _made(made, name, looks)
        ids[name] = found.style_id
    tables = {_name(style): style for style in _styles(made, WD_STYLE_TYPE.TABLE)}
    if TABLE.casefold() not in tables:
        missing.append(TABLE)
        tables[TABLE.casefold()] = _table_style(made)
    ids[TABLE] = tables[TABLE.casefold()].style_id
    return Styles(ids, tuple(missing))


def own_looks(made: WordDocument) -> None:
    """Give an empty document its page and the program's own looks."""
    section = made.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(MARGIN)
    section.top_margin, section.bottom_margin = Mm(26), Mm(22)
    normal = made.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(10.5)
    normal.font.color.rgb = COLOURS["ink"]
    known = {style.name: style for style in made.styles}
    for name, looks in PARAGRAPHS.items():
        style = known.get(name) or _made(made, name, looks)
        _set(style, name, looks)
        style.font.name, style.font.italic = FONT, name == "Quote"
        style.font.color.rgb = COLOURS["quiet" if name in QUIET else "ink"]
        _own_font(style.element)
        if looks.keep or name in UNBROKEN:
            properties = style.element.get_or_add_pPr()
            properties.insert_element_before(element("w:suppressAutoHyphens"), *AFTER_HYPHENS)
        for edge in list(style.element.iter(qn("w:pBdr"))):
            edge.getparent().remove(edge)
    made.styles["Heading 1"].paragraph_format.page_break_before = True
    made.styles["toc 2"].paragraph_format.left_indent = Mm(6)
    _table_style(made)


def _styles(made: WordDocument, kind: WD_STYLE_TYPE) -> Iterator[Any]:
    return (style for style in made.styles if style.type == kind and style.name)


def _name(style: Any) -> str:
    return str(style.name).casefold()


def _made(made: WordDocument, name: str, looks: Looks) -> Any:
    """A style that the document lacks, in the document's own typeface."""
    style: Any = made.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=name not in OWN)
    style.base_style = made.styles["Normal"]
    _set(style, name, looks)
    if name in QUIET:
        style.font.color.rgb = COLOURS["quiet"]
    return style


def _set(style: Any, name: str, looks: Looks) -> None:
    style.hidden, style.unhide_when_used = False, False
    style.quick_style = not name.startswith(("toc", "table"))
    style.font.size, style.font.bold = Pt(looks.size), looks.bold
    layout = style.paragraph_format
    layout.space_before, layout.space_after = Pt(looks.before), Pt(looks.after)
    layout.keep_with_next = looks.keep


def _table_style(made: WordDocument) -> Any:
    """Thin lines between rows, a stronger one under the header."""
    style: Any = made.styles.add_style(TABLE, WD_STYLE_TYPE.TABLE)
    if "Normal Table" in made.styles:
        style.base_style = made.styles["Normal Table"]
    line = {"val": "single", "sz": "4", "space": "0", "color": "C9CACC"}
    borders = element("w:tblBorders", *(element(f"w:{edge}", **line) for edge in ("bottom", "insideH")))
    margins = element(
        "w:tblCellMar", *(element(f"w:{edge}", w=size, type="dxa") for edge, size in CELL_MARGINS)
    )
    style.element.append(element("w:tblPr", borders, margins))
    strong = element("w:bottom", val="single", sz="8", space="0", color="1F2226")
    first = element(
        "w:tblStylePr",
        element("w:tcPr", element("w:tcBorders", strong)),
        type="firstRow",
    )
    style.element.append(first)
    return style


CELL_MARGINS: Final = (("top", "50"), ("left", "70"), ("bottom", "50"), ("right", "70"))


def element(name: str, *children: Any, **attributes: str) -> Any:
    """An element of Word's own, with attributes of the same."""
    made = OxmlElement(name)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    for child in children:
        made.append(child)
    return made


def _own_font(of: Any) -> None:
    """Word's headings follow the theme's font unless that is taken away."""
    for fonts in of.iter(qn("w:rFonts")):
        for name in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{name}"), None)


def _language(of: Any, code: str) -> None:
    marks = list(of.iter(qn("w:lang")))
    if not marks:
        marks = [OxmlElement("w:lang")]
        _run_properties(of).append(marks[0])
    for mark in marks:
        mark.set(qn("w:val"), code)


def _run_properties(of: Any) -> Any:
    """Where the language of a style, or of the document's defaults, stands."""
    if of.tag != qn("w:docDefaults"):
        return of.get_or_add_rPr()
    outer = of.find(qn("w:rPrDefault"))
    if outer is None:
        outer = OxmlElement("w:rPrDefault")
        of.insert(0, outer)
    inner = outer.find(qn("w:rPr"))
    if inner is None:
        inner = OxmlElement("w:rPr")
        outer.append(inner)
    return inner
