"""Pictures in web page, PDF and Word: the same file, its words as text, and decoration that says nothing."""

from __future__ import annotations

import base64
import io
import re
from datetime import UTC, datetime
from typing import Any

import docx
import pypdf
import pytest
from docx.oxml.ns import qn
from docx.shared import Mm
from outloud import check

from indicators.reports import web
from indicators.reports.document import Chapter, Document, Paragraph, Picture, Tone, Words
from indicators.reports.numbering import numbered
from indicators.reports.pdf import pdf
from indicators.reports.runs import text
from indicators.reports.word import word
from indicators.values.texts.pictures import HIGHEST, SIGNATURE, PictureFile, size_on_paper
from indicators.workflow.kept_files import keep_file
from tests.pictures import kept
from tests.reports.conftest import HOSTILE

pytestmark = pytest.mark.django_db

WIDE, HIGH, SMALL = kept("green", 1600, 800), kept("blue", 700, 1400), kept("red", 300, 90)
ODD = " ".join(one for one in HOSTILE if one.isprintable())


def picture(key: str, file: PictureFile, *, signs: bool = False, **said: str) -> Picture:
    digest = keep_file(file.content)
    return Picture(key, digest, file.media, file.width, file.height, **{"alt": "", **said}, signs=signs)


@pytest.fixture
def document() -> Document:
    blocks = (
        picture("a", WIDE, alt=f"Alt {ODD}", caption=f"Tekst {ODD}", credit=f"Foto {ODD}"),
        picture("b", HIGH, alt="En høy elg"),
        picture("c", SMALL, credit="Foto: Ola"),
        picture("d", SMALL, alt="Underskrift", signs=True),
        Paragraph(text("Kari Nordmann\nkommunedirektør"), Tone.SIGNATURE),
    )
    names = ("Innhold", "Tabeller", "Figurer", "Tabell", "Figur", "Side", "av", "Om rapporten", "Merknad")
    chapters = numbered([Chapter("glimt", "Glimt", blocks)])
    moment = datetime(2026, 3, 1, tzinfo=UTC)
    return Document("Årsmelding", "", "Elverum", 2025, "nb", moment, (), Words(*names), chapters)


def test_the_page_holds_its_pictures_or_fetches_them(document: Document) -> None:
    whole = web.html(document).decode()
    pictures = re.findall(r'<img src="data:image/jpeg;base64,([^"]*)" alt="([^"]*)" width="(\d+)"', whole)
    assert [base64.b64decode(one) for one, _alt, _width in pictures] == [
        WIDE.content, HIGH.content, SMALL.content, SMALL.content,
    ]  # fmt: skip
    assert [(alt[:10], width) for _one, alt, width in pictures] == [
        ("Alt #let x", "1600"), ("En høy elg", "700"), ("", "300"), ("Underskrif", "300"),
    ]  # fmt: skip
    assert "<script>alert" not in whole
    fetched = web.body(document, lambda one: f"/bilde/{one.key}/")
    assert re.findall(r'<img src="([^"]*)"', fetched) == [f"/bilde/{key}/" for key in "abcd"]
    assert '<p class="d-signature">Kari Nordmann<br>kommunedirektør</p>' in fetched
    assert len(re.findall("<strong>Figur 1</strong> Tekst #let x", fetched)) == 1


def test_the_pdf_says_what_pictures_show_and_passes_over_decoration(document: Document) -> None:
    made = pdf(document)
    report = check(io.BytesIO(made))
    assert [one for one in report.findings if one.severity == "error"] == []
    alts: list[str] = []

    def walk(element: Any) -> None:
        element = element.get_object() if hasattr(element, "get_object") else element
        if isinstance(element, list):
            for child in element:
                walk(child)
        elif isinstance(element, dict):
            if element.get("/S") == "/Figure":
                alts.append(str(element.get("/Alt")))
            walk(element.get("/K", []))

    reader = pypdf.PdfReader(io.BytesIO(made))
    walk(reader.trailer["/Root"]["/StructTreeRoot"]["/K"])
    assert [alt[:10] for alt in alts] == ["Alt #let x", "En høy elg", "Underskrif"]
    assert [one.content in made for one in (WIDE, HIGH, SMALL)] == [True] * 3  # not made anew once more
    text = " ".join(page.extract_text() for page in reader.pages)
    assert ("Foto: Ola" in text, "Figur 1" in text, "Figur 2" in text) == (True, True, False)


def test_the_word_file_says_what_pictures_show_and_marks_decoration(document: Document) -> None:
    opened = docx.Document(io.BytesIO(word(document)))
    shapes = [shape._inline.docPr for shape in opened.inline_shapes]
    assert [str(one.get("descr"))[:10] for one in shapes] == [
        "Alt #let x",
        "En høy elg",
        "None",
        "Underskrif",
    ]
    assert ["decorative" in str(one.xml) for one in shapes] == [False, False, True, False]
    section: Any = opened.sections[-1]
    widest = round((section.page_width - section.left_margin - section.right_margin) / 360)
    sizes = [size_on_paper(one.width, one.height, widest, HIGHEST) for one in (WIDE, HIGH, SMALL)]
    sizes.append(size_on_paper(SMALL.width, SMALL.height, *SIGNATURE))
    assert [(shape.width, shape.height) for shape in opened.inline_shapes] == [
        (Mm(width / 100), Mm(height / 100)) for width, height in sizes
    ]
    codes = [one.text.strip() for one in opened.element.iter(qn("w:instrText"))]
    assert codes.count("SEQ Figur \\* ARABIC") == 1
    parts = {part.blob for part in opened.part.package.iter_parts() if "image" in part.content_type}
    assert parts >= {WIDE.content, HIGH.content, SMALL.content}
    assert opened.paragraphs[-1].style.name == "Signature"
    texts = [one.text for one in opened.paragraphs]
    assert (f"Figur 1\u2002Tekst {ODD}" in texts, f"Foto {ODD}" in texts, "Foto: Ola" in texts) == (True,) * 3
