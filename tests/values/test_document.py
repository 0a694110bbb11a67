"""What people write: one value, read from marks and HTML, printed as marks, HTML, words and JSON."""

from __future__ import annotations

import json
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.values.texts.document import Block, BlockKind, Document, Span, document, from_json, safe_link
from indicators.values.texts.document_html import document_of_html
from indicators.values.texts.document_marks import read_document, write_document

P, H, UL, OL, Q = BlockKind

SIGNS = "abÆå 12.)(*_#>-[]\\\n•o\t<&\"'{}$@/:;\u00a0é–"
WORDS = st.text(st.sampled_from(SIGNS) | st.characters(codec="utf-8", categories=["L", "N"]), max_size=12)
LINKS = st.sampled_from(["", "", "https://elverum.kommune.no/a?b=1&c=(2)", "/plan/"])
ITEMS = st.lists(st.builds(Span, WORDS, st.booleans(), st.booleans(), LINKS), max_size=4).map(tuple)
BLOCKS = st.builds(Block, st.sampled_from(BlockKind), st.lists(ITEMS, max_size=3).map(tuple))


@given(st.lists(BLOCKS, max_size=4))
def test_every_document_comes_back_from_each_of_its_forms(blocks: list[Block]) -> None:
    told = document(blocks)
    assert document(told.blocks) == told
    assert from_json(json.loads(json.dumps(told.json()))) == told
    assert read_document(write_document(told)) == told
    assert document_of_html(told.html()) == told


@given(st.text(st.sampled_from("ab *_#>-[]()\\\n•1) \t") | st.characters(codec="utf-8"), max_size=60))
def test_whatever_is_typed_is_one_text_and_keeps_its_letters(typed: str) -> None:
    told = read_document(typed)
    assert read_document(write_document(told)) == told
    kept = told.text() + "".join(span.href for block in told.blocks for item in block.items for span in item)
    assert [one for one in typed if one.isalpha() and one not in kept and one != "o"] == []


class Tags(HTMLParser):
    """The tags and attributes of a page, and its words."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str | None]] = []
        self.words = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.words += data


HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "</p></div><style>*{display:none}</style>",
    '<a href="javascript:alert(1)">her</a>',
    "[her](javascript:alert(1))",
    "{{ 7*7 }} {% include 'x' %}",
    '#set page(paper: "a1") #eval("1")',
    "<w:p/><?xml version='1.0'?><!DOCTYPE x [<!ENTITY y SYSTEM 'file:///etc/passwd'>]>&y;",
    "&lt;b&gt; &amp; &#x3c;",
    '"onmouseover="alert(1)',
    "$\\sum$ @referanse `kode` ~ _understrek_",
)


@pytest.mark.parametrize("hostile", HOSTILE)
def test_markup_of_any_language_is_words(hostile: str) -> None:
    told = read_document(hostile)
    assert told.text() == hostile
    page = Tags()
    page.feed(told.html())
    assert (page.tags, page.attributes, page.words) == ({"p"}, [], hostile)


@pytest.mark.parametrize(
    ("address", "safe"),
    [
        ("https://ssb.no/a?b=1", "https://ssb.no/a?b=1"),
        ("HTTP://SSB.NO", "HTTP://SSB.NO"),
        ("mailto:post@elverum.kommune.no", "mailto:post@elverum.kommune.no"),
        ("/plan/2026/", "/plan/2026/"),
        ("https://ssb.no/en (to)", "https://ssb.no/en%20%28to%29"),
        ("javascript:alert(1)", ""),
        ("JaVaScRiPt:alert(1)", ""),
        ("java\nscript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("vbscript:x", ""),
        ("//evil.example", ""),
        ("#", ""),
        ("", ""),
        ("ssb.no", ""),
    ],
)
def test_a_link_leads_somewhere_safe_or_is_words(address: str, safe: str) -> None:
    assert safe_link(address) == safe
    assert document_of_html(f'<p><a href="{address}">her</a></p>').blocks == (one(Span("her", href=safe)),)


def one(*spans: Span, kind: BlockKind = P) -> Block:
    return Block(kind, (spans,))


def points(*words: str, kind: BlockKind = UL) -> Block:
    return Block(kind, tuple((Span(word),) for word in words))


TYPED = {
    "": (),
    "   \n\n ": (),
    "a\n\nb": (one(Span("a")), one(Span("b"))),
    "a\nb": (one(Span("a\nb")),),
    "# Mål\nog tekst": (one(Span("Mål"), kind=H), one(Span("og tekst"))),
    "Slik:\n- en\n- to\n\nSlutt": (one(Span("Slik:")), points("en", "to"), one(Span("Slutt"))),
    "- en\n  og mer\n- to": (points("en og mer", "to"),),
    "- en\n\n- to": (points("en", "to"),),
    "1) en\n2) to": (points("en", "to", kind=OL),),
    "1. mars 2026\n2. april": (one(Span("1. mars 2026\n2. april")),),
    "- 3 419 kroner": (points("3 419 kroner"),),
    "-3 419 kroner": (one(Span("-3 419 kroner")),),
    "> sagt\n> av noen": (one(Span("sagt\nav noen"), kind=Q),),
    "**fet** og *skrå*": (one(Span("fet", bold=True), Span(" og "), Span("skrå", italic=True)),),
    "inkludering* skal": (one(Span("inkludering* skal")),),
    "Tall for 2024* og 2025*": (one(Span("Tall for 2024* og 2025*")),),
    "2024*, 2025* (2023*)": (one(Span("2024*, 2025* (2023*)")),),
    "10**, 20** og *30*": (one(Span("10**, 20** og "), Span("30", italic=True)),),
    "*) Foreløpig. *) Endelig": (one(Span("*) Foreløpig. *) Endelig")),),
    "*viktig*, (*mye*) skole*veien*": (
        one(
            Span("viktig", italic=True),
            Span(", ("),
            Span("mye", italic=True),
            Span(") skole"),
            Span("veien", italic=True),
        ),
    ),
    "5 * 3 * 2": (one(Span("5 * 3 * 2")),),
    r"\*ikke skrå\* \# C:\mappe": (one(Span(r"*ikke skrå* # C:\mappe")),),
    "[SSB](https://ssb.no)": (one(Span("SSB", href="https://ssb.no")),),
    "[SSB](ssb.no) [x]": (one(Span("[SSB](ssb.no) [x]")),),
    "•\ten\no\tto\n\uf0b7 tre": (points("en", "to", "tre"),),
    "a\x0bb\u2029c": (one(Span("a\nb")), one(Span("c"))),
    "kr\u00a0200": (one(Span("kr\u00a0200")),),
}


@pytest.mark.parametrize("typed", TYPED)
def test_marks_are_read_as_people_mean_them(typed: str) -> None:
    assert read_document(typed) == Document(TYPED[typed])


WORD = """<html xmlns:w="urn:schemas-microsoft-com:office:word"><head><title>Uten navn</title><style>
p.MsoNormal {margin:0cm}</style></head><body lang=NO-BOK><p class=MsoNormal><b
style='mso-bidi-font-weight:normal'>Mål</b> for <i>året</i><o:p></o:p></p>
<p class=MsoListParagraphCxSpFirst style='mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol'>·<span
style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span><![endif]>Første<o:p></o:p></p>
<p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'>o&nbsp;&nbsp;Andre</p>
<table><tr><td>Celle</td><td>To &lt; tre</td></tr></table><script>alert(1)</script>
<h2>Overskrift</h2><ol><li>en<li>to</ol><blockquote>sagt</blockquote>uten tagg<br>ny linje</body></html>"""


def test_what_word_pastes_is_cleaned() -> None:
    assert document_of_html(WORD).blocks == (
        one(Span("Mål", bold=True), Span(" for "), Span("året", italic=True)),
        points("Første", "Andre"),
        one(Span("Celle")),
        one(Span("To < tre")),
        one(Span("Overskrift"), kind=H),
        points("en", "to", kind=OL),
        one(Span("sagt"), kind=Q),
        one(Span("uten tagg\nny linje")),
    )


def test_words_alone_and_html_are_printed_whole() -> None:
    told = read_document("# Mål\n\nSe **her** & *der*\n- a\n- b\n\n1) c\n\n> d")
    assert told.text() == "Mål\n\nSe her & der\n\n• a\n• b\n\n1) c\n\nd"
    assert told.html(heading=3) == (
        "<h3>Mål</h3><p>Se <strong>her</strong> &amp; <em>der</em></p><ul><li>a</li><li>b</li></ul>"
        "<ol><li>c</li></ol><blockquote><p>d</p></blockquote>"
    )


@pytest.mark.parametrize("rows", [[{}], [{"kind": "x", "items": []}], [3], [{"kind": "quote", "items": 3}]])
def test_json_that_is_no_document_is_refused(rows: list[dict[str, object]]) -> None:
    with pytest.raises(ValueError, match=r"document|BlockKind"):
        from_json(rows)
