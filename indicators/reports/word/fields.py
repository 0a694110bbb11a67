"""Word's fields: contents, counted captions, page numbers; each with what it shows until Word counts anew."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import count
from typing import Any, Final

from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

_numbers = count(1)


def field(paragraph: Paragraph, code: str, shown: str) -> None:
    """A field with the text that it shows."""
    _mark(paragraph, "begin")
    _code(paragraph, code)
    _mark(paragraph, "separate")
    paragraph.add_run(shown)
    _mark(paragraph, "end")


def table_of(made: WordDocument, code: str, entries: Sequence[tuple[str, str, str]]) -> None:
    """A field over several paragraphs: style, text and the key of what each leads to."""
    for place, (style, text, key) in enumerate(entries):
        paragraph = made.add_paragraph()
        paragraph._p.style = style
        if place == 0:
            _mark(paragraph, "begin")
            _code(paragraph, code)
            _mark(paragraph, "separate")
        link = OxmlElement("w:hyperlink")
        link.set(qn("w:anchor"), bookmark_name(key))
        paragraph._p.append(link)
        run = paragraph.add_run(text)
        link.append(run._r)
        if place == len(entries) - 1:
            _mark(paragraph, "end")


AFTER_UPDATE: Final = (
    "w:hdrShapeDefaults", "w:footnotePr", "w:endnotePr", "w:compat", "w:docVars", "w:rsids", "m:mathPr",
    "w:attachedSchema", "w:themeFontLang", "w:clrSchemeMapping", "w:doNotIncludeSubdocsInStats",
    "w:shapeDefaults", "w:doNotEmbedSmartTags", "w:decimalSymbol", "w:listSeparator",
)  # fmt: skip
"""What follows the wish to count fields anew in a document's settings: Word asks for that order."""


def settle_fields(made: WordDocument) -> None:
    """Let Word count the fields when the document is opened."""
    settings: Any = made.settings.element
    for old in settings.findall(qn("w:updateFields")):
        settings.remove(old)
    wish = OxmlElement("w:updateFields")
    wish.set(qn("w:val"), "true")
    settings.insert_element_before(wish, *AFTER_UPDATE)


OUTSIDE: Final = qn("w:docLocation")
"""Where an address stands until it is one of the document's relations."""
LINK: Final = "005DB1"


def link_outside(run: Any, address: str) -> Any:
    """A run that leads to an address outside, and looks so; see :func:`settle_links`."""
    link = OxmlElement("w:hyperlink")
    link.set(OUTSIDE, address)
    properties = run.get_or_add_rPr()
    for colour in properties.findall(qn("w:color")):
        properties.remove(colour)
    for name, value in (("w:color", LINK), ("w:u", "single")):
        mark = OxmlElement(name)
        mark.set(qn("w:val"), value)
        properties.append(mark)
    link.append(run)
    return link


def settle_links(made: WordDocument) -> None:
    """Make the addresses outside relations of the document, as Word asks."""
    for link in made.element.body.iter(qn("w:hyperlink")):
        address = link.get(OUTSIDE)
        if address and link.get(qn("r:id")) is None and link.get(qn("w:anchor")) is None:
            del link.attrib[OUTSIDE]
            link.set(qn("r:id"), made.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))


def page_fields(paragraph: Paragraph, page: str, of: str) -> None:
    """``Side 3 av 41``, to the right."""
    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    paragraph.add_run(f"{page} ")
    field(paragraph, "PAGE", "1")
    paragraph.add_run(f" {of} ")
    field(paragraph, "NUMPAGES", "1")


@contextmanager
def hidden_bookmark(paragraph: Paragraph, key: str) -> Iterator[None]:
    """What is written meanwhile can be linked to by its key."""
    number = str(next(_numbers))
    begin, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    begin.set(qn("w:id"), number)
    begin.set(qn("w:name"), bookmark_name(key))
    end.set(qn("w:id"), number)
    paragraph._p.append(begin)
    yield
    paragraph._p.append(end)


def bookmark_name(key: str) -> str:
    """A key as Word allows it: letters, digits and underscores, at most 40."""
    return f"_m_{re.sub(r'[^0-9A-Za-z]', '_', key)}"[:40]


def _mark(paragraph: Paragraph, kind: str) -> None:
    mark = OxmlElement("w:fldChar")
    mark.set(qn("w:fldCharType"), kind)
    paragraph.add_run()._r.append(mark)


def _code(paragraph: Paragraph, code: str) -> None:
    text: Any = OxmlElement("w:instrText")
    text.set(qn("xml:space"), "preserve")
    text.text = f" {code} "
    paragraph.add_run()._r.append(text)
