"""The municipality's own template of the Word file: what may be one, and how a report is set in it."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Mm

from indicators.reports.document import Paragraph
from indicators.reports.runs import Run, text
from indicators.reports.word import word
from indicators.reports.word.intake import TemplateRefusedError
from indicators.reports.word.styles import PARAGRAPHS
from indicators.reports.word.template import own_template
from indicators.reports.word.trying import SAMPLE, Tried, tried

PARTS = {
    one.filename: zipfile.ZipFile(io.BytesIO(own_template())).read(one)
    for one in zipfile.ZipFile(io.BytesIO(own_template())).infolist()
}
TYPES, RELS, BODY = "[Content_Types].xml", "word/_rels/document.xml.rels", "word/document.xml"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


def zipped(parts: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def changed(part: str, before: bytes, after: bytes) -> bytes:
    assert before in PARTS[part]
    return zipped({**PARTS, part: PARTS[part].replace(before, after, 1)})


def related(kind: str, target: str) -> bytes:
    link = f'<Relationship Id="x1" Type="{RELATION}{kind}" Target="{target}" TargetMode="External"/>'
    return changed(RELS, b"</Relationships>", f"{link}</Relationships>".encode())


def in_body(xml: bytes) -> bytes:
    return changed(BODY, b"<w:sectPr", xml + b"<w:sectPr")


def typed(before: bytes, after: bytes) -> bytes:
    return changed(TYPES, before, after)


def lying() -> bytes:
    """A part of 40 MB that says of itself that it has one byte."""
    whole = bytearray(zipped({**PARTS, "word/media/a.bin": bytes(40_000_000)}))
    for mark, place in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = whole.find(b"word/media/a.bin", whole.find(mark) if place == 22 else whole.rfind(b"PK\x01\x02"))
        begin = whole.rfind(mark, 0, at)
        struct.pack_into("<I", whole, begin + place, 1)
    return bytes(whole)


def encrypted() -> bytes:
    whole = bytearray(zipped(PARTS))
    struct.pack_into("<H", whole, whole.rfind(b"PK\x01\x02") + 8, 1)
    return bytes(whole)


def code(text: str) -> bytes:
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    letters = "".join(f"<w:r><w:instrText>{one}</w:instrText></w:r>" for one in text)
    return in_body(f"<w:p>{mark.format('begin')}{letters}{mark.format('end')}</w:p>".encode())


REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "empty": (lambda: b"", "Filen er tom."),
    "large": (lambda: b"PK" + bytes(5_000_000), "Filen er større enn 5 MB."),
    "a program": (lambda: b"MZ\x90\x00" + bytes(999), "Filen er ikke et Word-dokument, eller den er skadet."),
    "old or encrypted": (
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512),
        "Filen er i et gammelt format,",
    ),
    "cut": (lambda: own_template()[:9000], "Filen er ikke et Word-dokument, eller den er skadet."),
    "another zip": (lambda: zipped({"a.txt": b"a"}), "Filen er ikke et Word-dokument (.docx)."),
    "a spreadsheet": (
        lambda: typed(b"wordprocessingml.document.main", b"spreadsheetml.sheet.main"),
        "Filen er ikke et Word-dokument (.docx).",
    ),
    "a bomb": (
        lambda: zipped({**PARTS, "word/media/a.png": bytes(60_000_000)}),
        "Filen pakkes ut til mer enn",
    ),
    "a bomb that lies": (lying, "Filen er ikke et Word-dokument, eller den er skadet."),
    "many parts": (
        lambda: zipped(PARTS | {f"word/m{n}.bin": b"" for n in range(500)}),
        "Filen har for mange deler",
    ),
    "one element in another": (
        lambda: in_body(b"<w:p>" * 200 + b"</w:p>" * 200),
        "Filen har mer tekst enn en mal kan ha.",
    ),
    "many elements": (lambda: in_body(b"<w:p/>" * 150_000), "Filen har mer tekst enn en mal kan ha."),
    "much text": (
        lambda: in_body(b"<w:p><w:r><w:t>" + b"a" * 8_000_000 + b"</w:t></w:r></w:p>"),
        "Filen har mer",
    ),
    "a password": (encrypted, "Filen er beskyttet med passord."),
    "a way out": (lambda: zipped({**PARTS, "../../etc/passwd": b"x"}), "Filen har deler med navn som"),
    "macros": (lambda: zipped({**PARTS, "word/vbaProject.bin": b"x"}), "Filen har makroer."),
    "a type with macros": (
        lambda: typed(
            b"vnd.openxmlformats-officedocument.wordprocessingml.document.main",
            b"vnd.ms-word.document.macroEnabled.main",
        ),
        "Filen har makroer.",
    ),
    "a template": (
        lambda: typed(b"document.main+xml", b"template.main+xml"),
        "Filen er lagret som mal (.dotx).",
    ),
    "its own words": (
        lambda: changed(BODY, b"<w:document", b'<!DOCTYPE a [<!ENTITY b "c">]><w:document'),
        "Filen er ikke et Word-dokument (.docx): den har egne definisjoner",
    ),
    "broken": (lambda: changed(BODY, b"</w:body>", b""), "Filen er skadet (delen word/document.xml"),
    "something embedded": (lambda: zipped({**PARTS, "word/embeddings/a.bin": b"x"}), "Filen har innebygde"),
    "an object": (lambda: in_body(b"<w:p><w:r><w:object/></w:r></w:p>"), "Filen har innebygde objekter"),
    "another document": (lambda: in_body(b"<w:altChunk/>"), "Filen har innebygde objekter"),
    "a template elsewhere": (
        lambda: related("attachedTemplate", "https://a.no/b.dotm"),
        "Dokumentet er knyttet til en",
    ),
    "a picture elsewhere": (
        lambda: related("image", "//a.no/b.png"),
        "Filen henter noe utenfra (//a.no/b.png).",
    ),
    "an odd address": (
        lambda: related("hyperlink", "file:///etc/passwd"),
        "Filen henter noe utenfra (file:///",
    ),
    "a program that is run": (lambda: code('DDEAUTO c:\\\\cmd.exe "/k"'), "Filen har feltet DDEAUTO"),
    "a simple field": (
        lambda: in_body(b'<w:p><w:fldSimple w:instr=" includetext a "/></w:p>'),
        "Filen har feltet INCLUDETEXT",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_a_template_is_refused_in_words(name: str) -> None:
    made, said = REFUSED[name]
    with pytest.raises(TemplateRefusedError) as refused:
        tried(made())
    assert str(refused.value).startswith(said)


def outcome(content: bytes) -> str:
    """Why a file is refused; the report that is set in it where it is taken."""
    try:
        tried(content)
    except TemplateRefusedError as refused:
        return str(refused)
    return str(read(word(SAMPLE, content)))


def test_every_cut_file_is_refused_and_an_altered_one_spoils_no_report() -> None:
    whole = own_template()
    places = range(0, len(whole), len(whole) // 40)
    damaged = "Filen er ikke et Word-dokument, eller den er skadet. Lagre den i Word som .docx."
    report = str(read(word(SAMPLE)))
    assert outcome(whole) == report
    assert {outcome(whole[:at]) for at in places[1:]} == {damaged}
    altered = [outcome(whole[:at] + b"\x00\xff" + whole[at + 2 :]) for at in places]
    assert all(
        one == report or one.startswith(("Filen ", "Det går ikke å sette en rapport")) for one in altered
    )


def test_the_programs_own_template_lacks_nothing_and_gives_the_same_report() -> None:
    assert tried(own_template()) == Tried((), ())
    assert read(word(SAMPLE, own_template())) == read(word(SAMPLE))


def test_an_address_to_click_on_is_no_danger() -> None:
    for target in ("https://elverum.kommune.no/", "mailto:post@elverum.kommune.no"):
        assert tried(related("hyperlink", target)) == Tried((), ())


def read(content: bytes) -> list[tuple[str, str]]:
    """Style and text of every paragraph, outside tables."""
    return [(one.style.name, one.text) for one in docx.Document(io.BytesIO(content)).paragraphs]


def saved(made: Any) -> bytes:
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def municipal(*styles: tuple[str, WD_STYLE_TYPE]) -> Any:
    """A template as Word makes one: a few styles, no lists."""
    made = docx.Document()
    kept = {"normal", "default paragraph font", "normal table", "heading 1", "header", "footer"}
    for style in list(made.styles):
        if style.name.lower() not in kept:
            style.delete()
    for relation, part in list(made.part.rels.items()):
        if part.reltype.endswith("/numbering"):
            del made.part.rels[relation]
    for name, kind in styles:
        made.styles.add_style(name, kind)
    return made


def test_a_report_is_set_in_the_templates_own_styles_and_the_missing_ones_are_named() -> None:
    paragraph, table = WD_STYLE_TYPE.PARAGRAPH, WD_STYLE_TYPE.TABLE
    made = municipal(
        ("Bildetekst", paragraph), ("fotnote", paragraph), ("Brødtekst", paragraph), ("Tabell", table)
    )
    content = saved(made)
    there = {"Caption", "Merknad", "Body Text", "Heading 1"}
    assert tried(content) == Tried(tuple(name for name in PARAGRAPHS if name not in there), ())
    report = docx.Document(io.BytesIO(word(SAMPLE, content)))
    styles = [(one.style.name, one.text) for one in report.paragraphs]
    assert [one for one in styles if one[1] == "Avsnitt"] == [
        (name, "Avsnitt") for name in ("Brødtekst", "Ingress", "Quote", "fotnote", "Signature")
    ]
    assert ("Bildetekst", "Tabell 1\u2002Tabell") in styles
    assert ("fotnote", "1 Fotnote") in styles
    assert [one.style.name for one in report.tables] == ["Tabell"]
    assert report.styles["Ingress"].font.name is None, "in the template's own typeface"


def test_what_stands_in_the_template_is_its_cover_and_its_places_are_filled() -> None:
    made = municipal()
    cover = made.add_paragraph("Fra {{ kom")
    cover.add_run("mune").bold = True
    cover.add_run(" }} i {{ÅR}}, {{ ukjent }}")
    made.add_paragraph("{{ undertittel }}")
    made.add_paragraph("{{ rapport }}")
    made.add_paragraph("Baksiden")
    made.sections[0].header.paragraphs[0].text = "{{ rapportnavn }}"
    content = saved(made)
    assert tried(content).unknown == ("ukjent",)
    document = replace(SAMPLE, subtitle="", municipality="<b>{{ tittel }}</b>")
    report = docx.Document(io.BytesIO(word(document, content)))
    texts = [one.text for one in report.paragraphs]
    assert (texts[:2], texts[-1]) == (["Fra <b>{{ tittel }}</b> i 2026, {{ ukjent }}", "Innhold"], "Baksiden")
    assert report.paragraphs[1].paragraph_format.page_break_before is True
    section = report.sections[0]
    assert [one.text for one in section.header.paragraphs] == ["Rapport"]
    assert "Side" in section.footer.paragraphs[0].text, "the program's own, where the template has none"


def test_an_empty_document_becomes_a_report_without_a_cover() -> None:
    made = municipal()
    made.add_paragraph("")
    assert read(word(SAMPLE, saved(made)))[0] == ("Innholdstittel", "Innhold")


def test_tables_and_pictures_are_as_wide_as_the_template_has_room_for() -> None:
    for margin, width in ((10, 190), (40, 130), (90, 80)):
        made = municipal()
        section = made.sections[0]
        section.page_width, section.left_margin, section.right_margin = Mm(210), Mm(margin), Mm(margin)
        (table,) = docx.Document(io.BytesIO(word(SAMPLE, saved(made)))).tables
        columns = [int(one.get(qn("w:w"))) for one in table._tbl.iter(qn("w:gridCol"))]
        assert sum(columns) == pytest.approx(width * 56.7, abs=3)


def test_an_address_is_a_link_of_the_document_and_stands_in_letters_for_paper() -> None:
    (chapter,) = SAMPLE.chapters
    address = 'https://a.no/?b="c"&d'
    blocks = (Paragraph(text("Se ", Run("der", href=address), ".")), Paragraph(text(Run("x", href="#prove"))))
    report = docx.Document(io.BytesIO(word(replace(SAMPLE, chapters=(replace(chapter, blocks=blocks),)))))
    (link,) = [one for paragraph in report.paragraphs[-2:] for one in paragraph.hyperlinks if one.address]
    assert (link.text, link.address) == ("der", address)
    assert report.paragraphs[-2].text == f"Se der ({address})."


def numbers(content: bytes) -> list[tuple[str, str | None]]:
    found = []
    for one in docx.Document(io.BytesIO(content)).paragraphs:
        number = one._p.find(f"{qn('w:pPr')}/{qn('w:numPr')}/{qn('w:numId')}")
        if one.style.name.startswith("List"):
            found.append((one.style.name, None if number is None else number.get(qn("w:val"))))
    return found


def test_every_numbered_list_begins_anew_in_any_template() -> None:
    (chapter,) = SAMPLE.chapters
    items = [one for one in chapter.blocks if type(one).__name__ == "Items"]
    twice = replace(SAMPLE, chapters=(replace(chapter, blocks=(*items, *items)),))
    for content in (own_template(), saved(municipal())):
        made = numbers(word(twice, content))
        ordered = [number for name, number in made if name == "List Number"]
        assert len(ordered) == len(set(ordered)) == 2
        report = docx.Document(io.BytesIO(word(twice, content)))
        overrides = {
            one.get(qn("w:numId")): [start.get(qn("w:val")) for start in one.iter(qn("w:startOverride"))]
            for one in report.part.numbering_part.element.findall(qn("w:num"))
        }
        assert [overrides[str(one)] for one in ordered] == [["1"], ["1"]]


def test_a_template_that_numbers_its_headings_itself_numbers_none_of_the_reports() -> None:
    made = docx.Document(io.BytesIO(own_template()))
    numbered = made.styles["Heading 1"].element.get_or_add_pPr().get_or_add_numPr()
    numbered.get_or_add_numId().val = 1
    out = io.BytesIO()
    made.save(out)
    opened = docx.Document(io.BytesIO(word(SAMPLE, out.getvalue())))
    headings = [one for one in opened.paragraphs if one.style.name.startswith("Heading")]
    assert [one._p.pPr.numPr.numId.val for one in headings] == [0] * len(headings)
    assert [one.text for one in headings] == [
        f"{one.number}\u2002{one.title}" if one.number else one.title for _depth, one in SAMPLE.all_chapters()
    ]


def test_words_are_parted_in_narrow_cells_and_never_in_headings() -> None:
    made = docx.Document(io.BytesIO(own_template()))
    assert made.settings.element.find(qn("w:autoHyphenation")).get(qn("w:val")) == "true"
    whole = {
        one.name for one in made.styles if one.element.find(f".//{qn('w:suppressAutoHyphens')}") is not None
    }
    assert {"Heading 1", "Heading 2", "Heading 3", "Title", "Caption"} <= whole
    assert not whole & {"Body Text", "Tabelltekst", "List Bullet"}
