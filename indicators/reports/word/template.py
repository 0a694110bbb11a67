"""A template's own content: what stands before and after the report, and the words it has left room for."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, Final

import docx
from django.utils import timezone
from docx.document import Document as WordDocument
from docx.oxml.ns import qn

from indicators.reports.document import Document

from .fields import page_fields
from .intake import packed, unpacked
from .styles import COLOURS, element, own_looks

PLACE: Final = re.compile(r"\{\{\s*([^{}\n]{1,40}?)\s*\}\}")
REPORT: Final = "rapport"
"""The word in whose paragraph the report comes; without it the report comes last."""
WORDS: Final = ("kommune", "tittel", "undertittel", "rapportnavn", "år", "dato")


def opened(template: bytes | None) -> WordDocument:
    """The template as a document. Raises :class:`~indicators.reports.word.intake.TemplateRefusedError`."""
    if template is None:
        return docx.Document(io.BytesIO(own_template()))
    return docx.Document(packed(unpacked(template)))


@cache
def own_template() -> bytes:
    """The program's own template: a cover, running head and page number, and every style."""
    made = docx.Document()
    own_looks(made)
    for words, style in (
        ("{{ kommune }}", "Forsidelinje"),
        ("{{ tittel }}", "Title"),
        ("{{ undertittel }}", "Subtitle"),
        ("{{ dato }}", "Forsidelinje"),
        ("{{ rapport }}", "Body Text"),
    ):
        made.add_paragraph(words, style=style)
    section = made.sections[0]
    section.different_first_page_header_footer = True
    head = section.header.paragraphs[0].add_run("{{ kommune }} · {{ rapportnavn }}")
    head.font.color.rgb = COLOURS["quiet"]
    page_fields(section.footer.paragraphs[0], "Side", "av")
    settings: Any = made.settings.element
    settings.find(qn("w:defaultTabStop")).addnext(element("w:autoHyphenation", val="true"))
    core = made.core_properties
    core.title, core.author, core.comments = "Målekort", "Målekort", ""
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def said_of(document: Document) -> dict[str, str]:
    """What each of ``WORDS`` stands for."""
    subtitle = f": {document.subtitle}" if document.subtitle else ""
    return {
        "kommune": document.municipality,
        "tittel": document.title,
        "undertittel": document.subtitle,
        "år": str(document.year),
        "dato": f"{timezone.localtime(document.moment):%d.%m.%Y}",
        "rapportnavn": f"{document.title}{subtitle}",
    }


def places(made: WordDocument) -> tuple[str, ...]:
    """The words that a template has left room for, each once, in the order they come."""
    found = (
        match[1].casefold()
        for root in _roots(made)
        for paragraph in root.iter(qn("w:p"))
        for match in PLACE.finditer(_letters(paragraph))
    )
    return tuple(dict.fromkeys(found))


def unknown_places(made: WordDocument) -> tuple[str, ...]:
    """Those that nothing is known to say for; they stay as they stand."""
    return tuple(name for name in places(made) if name not in (*WORDS, REPORT))


def filled(made: WordDocument, said: Mapping[str, str]) -> None:
    """Say what there is to say where the template has left room; a paragraph that is empty then is gone."""
    for root in _roots(made):
        for paragraph in list(root.iter(qn("w:p"))):
            before = _letters(paragraph)
            if "{{" in before and _fill(paragraph, said) and not _letters(paragraph).strip():
                _drop(paragraph)


def taken_out(made: WordDocument) -> tuple[bool, list[Any]]:
    """Make room for the report: whether anything stands before it, and what is put back behind it.

    The report comes where a paragraph says ``{{ rapport }}`` and nothing else, or last.
    """
    body = made.element.body
    content = [one for one in body if one.tag != qn("w:sectPr")]
    place = next((at for at, one in enumerate(content) if _is_place(one)), None)
    behind: list[Any] = []
    if place is not None:
        behind = content[place + 1 :]
        for one in content[place:]:
            body.remove(one)
        content = content[:place]
    elif len(content) == 1 and _is_empty(content[0]):
        body.remove(content[0])  # every document that Word makes has a paragraph
        content = []
    return bool(content), behind


def put_back(made: WordDocument, behind: Iterable[Any]) -> None:
    """What the template has behind the report."""
    for one in behind:
        made.element.body.insert_element_before(one, "w:sectPr")


def _roots(made: WordDocument) -> Iterable[Any]:
    """The body, and every header and footer there is."""
    yield made.element.body
    for part in made.part.package.iter_parts():
        if str(part.partname).startswith(("/word/header", "/word/footer")) and hasattr(part, "element"):
            yield part.element


def _texts(paragraph: Any) -> list[Any]:
    """The pieces of a paragraph's own text, without those of a text box that hangs on it."""
    return [one for one in paragraph.iter(qn("w:t")) if next(one.iterancestors(qn("w:p")), None) is paragraph]


def _letters(paragraph: Any) -> str:
    return "".join(one.text or "" for one in _texts(paragraph))


def _fill(paragraph: Any, said: Mapping[str, str]) -> bool:
    """Word parts a text into pieces as it likes: the first piece of a place takes the words."""
    pieces = _texts(paragraph)
    changed = False
    for match in reversed(list(PLACE.finditer("".join(one.text or "" for one in pieces)))):
        words = said.get(match[1].casefold())
        if words is None:
            continue
        changed, at, begun = True, 0, False
        for piece in pieces:
            text = piece.text or ""
            first, last = max(match.start() - at, 0), min(match.end() - at, len(text))
            at += len(text)
            if first < last:
                piece.text = text[:first] + ("" if begun else words) + text[last:]
                piece.set(qn("xml:space"), "preserve")
                begun = True
    return changed


def _is_place(one: Any) -> bool:
    match = PLACE.fullmatch(_letters(one).strip()) if one.tag == qn("w:p") else None
    return match is not None and match[1].casefold() == REPORT


def _is_empty(one: Any) -> bool:
    return one.tag == qn("w:p") and not _letters(one).strip() and not _draws(one)


def _draws(paragraph: Any) -> bool:
    names = ("w:drawing", "w:pict", "w:br", "w:sectPr", "w:fldChar")
    return any(next(paragraph.iter(qn(name)), None) is not None for name in names)


def _drop(paragraph: Any) -> None:
    """A cell, a header and a text box keep their last paragraph."""
    parent = paragraph.getparent()
    if not _draws(paragraph) and sum(one.tag == qn("w:p") for one in parent) > 1:
        parent.remove(paragraph)
