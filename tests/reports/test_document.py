"""The document value: numbers, marks and what a text may hold, whoever sets it."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.reports.document import Chapter, Figure, Items, Paragraph, Subheading, Tone, walked
from indicators.reports.numbering import numbered
from indicators.reports.pdf import set_text
from indicators.reports.runs import Run, cleaned, plain, text
from indicators.reports.table import Cell, Column, Footnote, Footnotes, Group, Row, Table, cell
from indicators.reports.texts import blocks_of, lines_of
from indicators.reports.web import runs_html


def table(key: str, *rows: Row, notes: tuple[Footnote, ...] = ()) -> Table:
    return Table(key, f"Om {key}", (Column("A", 1), Column("B", 1)), (Group("", rows),), notes)


def chapter(key: str, *blocks: object, number: str = "", sections: tuple[Chapter, ...] = ()) -> Chapter:
    return Chapter(key, key.title(), blocks, sections, number)  # type: ignore[arg-type]


def numbers(chapters: tuple[Chapter, ...]) -> list[str]:
    return [one.number for _depth, one in walked(chapters)]


def test_chapters_are_numbered_in_order_and_a_number_of_their_own_is_kept() -> None:
    areas = (chapter("c", number="6.2"), chapter("d"), chapter("e", number="6.10"))
    made = numbered(
        [
            chapter("a", sections=(chapter("a1"), chapter("a2", sections=(chapter("a21"),)))),
            chapter("b", number="6", sections=areas),
            chapter("f"),
            Chapter("g", "G", appendix=True, sections=(chapter("g1"),)),
        ]
    )
    assert numbers(made) == ["1", "1.1", "1.2", "1.2.1", "6", "6.2", "6.3", "6.10", "7", "", ""]


def test_a_number_that_belongs_elsewhere_is_given_anew() -> None:
    made = numbered([chapter("a", number="x", sections=(chapter("b", number="7.1"),))])
    assert numbers(made) == ["1", "1.1"]


@pytest.mark.parametrize("second", ["1", "2"])
def test_numbers_that_do_not_rise_are_refused(second: str) -> None:
    with pytest.raises(ValueError, match=second):
        numbered([chapter("a", number="2"), chapter("b", number=second)])


def test_tables_and_figures_are_numbered_through_the_report_and_found_by_one_key() -> None:
    drawing = Figure("f1", "Figur", "<svg></svg>", "En figur")
    made = numbered(
        [
            chapter("a", table("t1"), drawing),
            chapter("b", Paragraph(()), sections=(chapter("c", table("t2")),)),
        ]
    )
    blocks = [block for _depth, one in walked(made) for block in one.blocks]
    placed = [(block.key, block.number) for block in blocks if isinstance(block, Table | Figure)]
    assert placed == [("t1", 1), ("f1", 1), ("t2", 2)]
    for twice in ([chapter("a"), chapter("a")], [chapter("a", table("a"))]):
        with pytest.raises(ValueError, match="called a"):
            numbered(twice)


def test_a_mark_has_one_meaning_and_every_meaning_one_mark() -> None:
    notes = Footnotes()
    given_marks = [notes.marks("Ikke målt"), notes.marks("Ny", "Ikke målt"), notes.marks()]
    assert given_marks == [("1",), ("2", "1"), ()]
    assert notes.explained() == (Footnote("1", "Ikke målt"), Footnote("2", "Ny"))


def test_a_table_whose_marks_and_notes_do_not_fit_is_refused() -> None:
    marked = Row((cell("a", marks=("1",)), cell("b")))
    assert table("t", marked, notes=(Footnote("1", "Note"),)).rows == (marked,)
    for row, notes in (
        (marked, ()),
        (Row((cell("a"), cell("b"))), (Footnote("1", "Note"),)),
        (marked, (Footnote("1", "Note"), Footnote("1", "En annen"))),
        (Row((cell("a"),)), ()),
    ):
        with pytest.raises(ValueError, match="t"):
            table("t", row, notes=notes)


def test_a_figure_that_says_nothing_in_words_is_refused() -> None:
    with pytest.raises(ValueError, match="f1"):
        Figure("f1", "Figur", "<svg></svg>", " \x00".replace("\x00", ""))


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("æøå ≥ 90\u00a0%\nny linje", "æøå ≥ 90\u00a0%\nny linje"),
        ("a\tb\r\nc", "a b\nc"),
        ("\x00\x1b", "[U+0000][U+001B]"),
        ("\u202efdp.exe", "[U+202E]fdp.exe"),
        ("\ud800\uffff\ue000", "[U+D800][U+FFFF][U+E000]"),
        ("mye\u00adord", "mye\u00adord"),
        ("\u200b\U0001f600", "\u200b\U0001f600"),
    ],
)
def test_what_a_text_may_hold(typed: str, kept: str) -> None:
    assert cleaned(typed) == kept
    assert (Run(typed).text, Column(typed, 1).title, Footnote("1", typed).text) == (kept, kept, kept)


@given(st.text())
def test_a_cleaned_text_holds_nothing_that_no_document_can_and_stays_so(typed: str) -> None:
    shown = cleaned(typed)
    held = {unicodedata.category(letter) for letter in shown if letter != "\n"}
    assert (held & {"Cc", "Cs", "Cn", "Co"}, cleaned(shown)) == (set(), shown)
    assert shown.encode().decode() == shown


@given(st.text())
def test_what_the_typeface_lacks_is_told_by_its_number(typed: str) -> None:
    shown = set_text(cleaned(typed))
    assert re.sub(r"\[U\+([0-9A-F]{4,6})\]", lambda one: chr(int(one[1], 16)), shown) == re.sub(
        r"\[U\+([0-9A-F]{4,6})\]", lambda one: chr(int(one[1], 16)), cleaned(typed)
    )
    assert set_text(shown) == shown
    assert set_text("≥ 90\u00a0% − 1–2 «æøå» 😀") == "≥ 90\u00a0% − 1–2 «æøå» [U+1F600]"


def test_a_text_is_text_in_markup_and_its_lines_are_kept() -> None:
    runs = text(
        Run("<b>&\n{{ 7*7 }}", strong=True), Run("x", href="javascript:alert(1)"), Run("y", href="#k")
    )
    assert str(runs_html(runs)) == '<strong>&lt;b&gt;&amp;<br>{{ 7*7 }}</strong>x<a href="#k">y</a>'


def test_empty_texts_are_left_out() -> None:
    assert text("", Run("a"), "b") == (Run("a"), Run("b"))
    assert cell("", "a", "").plain == "a"
    assert Cell(()).plain == ""


def test_a_link_to_a_part_that_the_report_has_is_kept_and_others_lead_nowhere() -> None:
    linked = text(Run("a", href="#a"), Run("b", href="#b"), Run("c", href="https://kommune.example/"))
    row = Row((cell(linked), cell("b")))
    (made,) = numbered([chapter("a", Paragraph(linked), Items((linked,)), table("t", row))])
    kept = text(Run("a", href="#a"), Run("b"), Run("c", href="https://kommune.example/"))
    paragraph, items, numbered_table = made.blocks
    assert (paragraph.runs, items.items) == (kept, (kept,))
    assert numbered_table.rows[0].cells[0].lines == (kept,)


@pytest.mark.parametrize(
    "typed", ["javascript:alert(1)", "data:text/html,x", "/internt/", "#a\x00", "ftp://x"]
)
def test_an_address_of_another_kind_leads_nowhere(typed: str) -> None:
    assert Run("x", href=typed).href == ""


def test_what_is_written_with_marks_becomes_blocks_and_lines_of_cells() -> None:
    written = (
        "# Mål\n\nEn **fet** og *skrå* [lenke](https://kommune.example/)\n\n- a\n- b\n\n1) c\n\n> sitert"
    )
    linked = text("En ", Run("fet", strong=True), " og ", Run("skrå", emphasis=True), " ",
                  Run("lenke", href="https://kommune.example/"))  # fmt: skip
    assert blocks_of(written) == [
        Subheading("Mål"),
        Paragraph(linked),
        Items((text("a"), text("b"))),
        Items((text("c"),), ordered=True),
        Paragraph(text("sitert"), Tone.QUOTE),
    ]
    assert [plain(line) for line in lines_of(written)] == [
        "Mål", "En fet og skrå lenke", "•\u00a0a", "•\u00a0b", "1)\u00a0c", "sitert",
    ]  # fmt: skip
    assert blocks_of("") == []
