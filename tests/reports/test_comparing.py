"""A document comes back from its bytes as it was, and what differs between two is told whole."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indicators.reports.comparing import HEAD, compare
from indicators.reports.differences import Change, Difference, Place
from indicators.reports.document import (
    Chapter,
    Document,
    Figure,
    Items,
    Paragraph,
    Picture,
    Subheading,
    Tone,
    Words,
)
from indicators.reports.document_json import FORMAT, from_json, to_json
from indicators.reports.numbering import numbered
from indicators.reports.runs import Run, text
from indicators.reports.table import Align, Cell, Column, Footnotes, Group, Row, State, Table, cell

WORDS = Words("Innhold", "Tabeller", "Figurer", "Tabell", "Figur", "Side", "av", "Om", "Merknad")
MOMENT = datetime(2026, 3, 15, 9, 30, tzinfo=UTC)

letters = st.sampled_from(["", "a", "b", "a\nb", "≥\u00a09 %", '"<\\{', "\U0001f600", "\u2028", "\x00"])
"""Few texts, so that parts of two documents are alike, and some that are hard to write down."""
hrefs = st.sampled_from(["", "#a", "https://kommune.example/", "javascript:x"])
runs = st.lists(st.builds(Run, letters, st.booleans(), st.booleans(), hrefs), max_size=3).map(tuple)


@st.composite
def tables(draw: Callable[..., Any], key: str) -> Table:
    """Any table whose marks and notes belong together."""
    notes = Footnotes()
    columns = draw(
        st.lists(
            st.builds(Column, letters, st.integers(1, 9), st.sampled_from(Align)), min_size=1, max_size=3
        )
    )

    def one() -> Cell:
        marks = notes.marks(*draw(st.lists(st.sampled_from(["Ny", "Ikke målt"]), unique=True, max_size=2)))
        return Cell(tuple(draw(st.lists(runs, max_size=2))), marks, draw(st.sampled_from(State)))

    groups = tuple(
        Group(draw(letters), tuple(Row(tuple(one() for _column in columns)) for _row in range(size)))
        for size in draw(st.lists(st.integers(0, 3), max_size=2))
    )
    return Table(key, draw(letters), tuple(columns), groups, notes.explained())


def pictures(key: str) -> st.SearchStrategy[Picture]:
    """A picture with a caption, or without; decoration has none."""
    file = {"sha256": st.sampled_from(["a" * 64, "b" * 64]), "media": st.just("image/png")}
    size = {"width": st.just(60), "height": st.sampled_from([40, 50])}
    named = st.builds(Picture, st.just(key), **file, **size, alt=letters.filter(str.strip), caption=letters)
    return named | st.builds(Picture, st.just(key), **file, **size, alt=st.just(""), credit=letters)


@st.composite
def chapters(draw: Callable[..., Any], depth: int = 2) -> list[Chapter]:
    """Chapters with keys of their own, some with sections."""
    found = []
    for name in draw(st.lists(st.sampled_from("abcd"), unique=True, max_size=3)):
        key = f"{depth}{name}"
        blocks: list[Any] = draw(
            st.lists(
                st.builds(Paragraph, runs, st.sampled_from(Tone))
                | st.builds(Subheading, letters)
                | st.builds(Items, st.lists(runs, max_size=3).map(tuple), st.booleans()),
                max_size=3,
            )
        )
        if draw(st.booleans()):
            blocks.insert(draw(st.integers(0, len(blocks))), draw(tables(f"{key}-t")))
        if draw(st.booleans()):
            drawing = st.builds(
                Figure, st.just(f"{key}-f"), letters, st.sampled_from(["<svg/>", "<g/>"]), st.just("x")
            )
            blocks.append(draw(drawing))
        if draw(st.booleans()):
            blocks.insert(draw(st.integers(0, len(blocks))), draw(pictures(f"{key}-p")))
        found.append(Chapter(key, draw(letters), tuple(blocks), appendix=draw(st.booleans())))
    if found and depth > 1:
        place = draw(st.integers(0, len(found) - 1))
        found[place] = replace(found[place], sections=tuple(draw(chapters(depth - 1))))
    return found


documents = st.builds(
    Document,
    title=letters,
    subtitle=letters,
    municipality=letters,
    year=st.integers(1900, 2200),
    language=st.sampled_from(["nb", "nn"]),
    moment=st.datetimes(timezones=st.just(UTC)),
    facts=st.lists(st.tuples(letters, letters), max_size=3).map(tuple),
    words=st.just(WORDS),
    chapters=chapters().map(numbered),
)


FEW = settings(max_examples=40)
"""Each is a whole document: more of them take longer than they find."""


@given(documents)
@FEW
def test_a_document_comes_back_from_its_bytes_as_it_was(document: Document) -> None:
    written = to_json(document)
    assert from_json(written) == document
    assert to_json(from_json(written)) == written
    assert compare(document, replace(document, moment=MOMENT)) == ()


def bare(document: Document) -> Any:
    """The document as data without what follows from something else: numbers, marks and the moment."""

    def walk(value: Any, notes: dict[str, str]) -> Any:
        if isinstance(value, list):
            return [walk(item, notes) for item in value]
        if not isinstance(value, dict):
            return value
        own = {note["mark"]: note["text"] for note in value.get("footnotes", [])} or notes
        kept = {name: walk(item, own) for name, item in value.items() if name not in ("number", "footnotes")}
        return kept | ({"marks": [notes[mark] for mark in value["marks"]]} if "marks" in value else {})

    return walk(json.loads(to_json(replace(document, moment=MOMENT))), {})


@given(documents, documents)
@FEW
def test_two_documents_differ_where_anything_in_them_does(one: Document, other: Document) -> None:
    heads = {name: getattr(one, name) for name in (*HEAD, "facts")}
    for newer in (other, replace(other, **heads)):
        assert (compare(one, newer) == ()) == (bare(one) == bare(newer))


# One change is one difference


def row(name: str, *figures: str) -> Row:
    return Row((cell(name), *(cell(figure) for figure in figures)))


COLUMNS = (Column("Indikator", 50), Column("Mål", 20), Column("2025", 20))
CARD = Table(
    "skole-kort",
    "Målekort for Skole",
    COLUMNS,
    (
        Group("202", (row("Lesing", "10", "9"), row("Regning", "11", "8"))),
        Group("213", (row("Norsk", "5", "6"),)),
    ),
)
SCHOOL = Chapter("skole", "Skole", (Paragraph(text("Et godt år.")), CARD, Paragraph(text("Slutt."))))
CARE = Chapter("omsorg", "Omsorg", (Items((text("Rekruttering"), text("Bygg"))),))


def report(*of: Chapter, facts: tuple[tuple[str, str], ...] = (("Tall per", "i dag"),)) -> Document:
    return Document("Årsmelding 2025", "", "Elverum", 2025, "nb", MOMENT, facts, WORDS, numbered(of))


FORMER = report(SCHOOL, CARE)


def with_card(**changed: Any) -> Document:
    first, _card, last = SCHOOL.blocks
    return report(replace(SCHOOL, blocks=(first, replace(CARD, **changed), last)), CARE)


def groups(*of: Row) -> tuple[Group, ...]:
    return (Group("202", of), CARD.groups[1])


AT = Difference(Change.CHANGED, Place.CELL, "1 Skole", "Målekort for Skole", key="skole-kort")
LESING, REGNING = CARD.groups[0].rows
NOTES = Footnotes()
MARKED = Row((cell("Lesing"), cell("10"), cell("9", marks=NOTES.marks("Foreløpig tall"))))
STRONG = Row((cell("Lesing"), cell(text(Run("10", strong=True))), cell("9")))
IN_TEXT = Difference(Change.CHANGED, Place.TEXT, "2 Omsorg", key="omsorg")
WORK = Chapter("arbeid", "Arbeid", sections=(Chapter("plan", "Plan"),))
NEW = Chapter("ny", "Ny", (Paragraph(text("x")),))

ONE_CHANGE: dict[str, tuple[Document, tuple[Difference, ...]]] = {
    "a figure": (
        with_card(groups=groups(row("Lesing", "10", "12"), REGNING)),
        (replace(AT, row="Lesing", column="2025", before="9", after="12"),),
    ),
    "a row came": (
        with_card(groups=groups(LESING, row("Engelsk", "3", "4"), REGNING)),
        (replace(AT, change=Change.ADDED, place=Place.ROW, row="Engelsk", after="3 · 4"),),
    ),
    "a row went": (
        with_card(groups=groups(REGNING)),
        (replace(AT, change=Change.REMOVED, place=Place.ROW, row="Lesing", before="10 · 9"),),
    ),
    "a row changed place": (
        with_card(groups=groups(REGNING, LESING)),
        (replace(AT, change=Change.MOVED, place=Place.ROW, row="Regning"),),
    ),
    "a row went to another group": (
        with_card(groups=(Group("202", (REGNING,)), Group("213", (row("Norsk", "5", "6"), LESING)))),
        (replace(AT, change=Change.MOVED, place=Place.ROW, row="Lesing", before="202", after="213"),),
    ),
    "a note": (
        with_card(groups=groups(MARKED, REGNING), footnotes=NOTES.explained()),
        (replace(AT, place=Place.NOTE, row="Lesing", column="2025", after="Foreløpig tall"),),
    ),
    "how a figure is set": (
        with_card(groups=groups(STRONG, REGNING)),
        (replace(AT, change=Change.FORM, row="Lesing", column="Mål", before="10", after="10"),),
    ),
    "the second line of a heading": (
        with_card(groups=groups(Row((cell("Lesing", "bedre"), *LESING.cells[1:])), REGNING)),
        (replace(AT, row="Lesing", column="Indikator", before="Lesing", after="Lesing\nbedre"),),
    ),
    "a part of a section": (
        report(SCHOOL, replace(CARE, sections=(WORK,))),
        (Difference(Change.ADDED, Place.CHAPTER, "2.1 Arbeid", after="2.1 Arbeid", key="arbeid"),),
    ),
    "a caption": (
        with_card(caption="Målekort"),
        (replace(AT, place=Place.TABLE, part="Målekort", before="Målekort for Skole", after="Målekort"),),
    ),
    "a word in a list": (
        report(SCHOOL, replace(CARE, blocks=(Items((text("Rekruttering"), text("Nybygg"))),))),
        (replace(IN_TEXT, before="Bygg", after="Nybygg"),),
    ),
    "a paragraph came": (
        report(SCHOOL, replace(CARE, blocks=(*CARE.blocks, Paragraph(text("Mer."))))),
        (replace(IN_TEXT, change=Change.ADDED, after="Mer."),),
    ),
    "a chapter came first": (
        report(NEW, SCHOOL, CARE),
        (Difference(Change.ADDED, Place.CHAPTER, "1 Ny", after="1 Ny", key="ny"),),
    ),
    "a chapter went": (
        report(CARE),
        (Difference(Change.REMOVED, Place.CHAPTER, "1 Skole", before="1 Skole"),),
    ),
    "chapters changed place": (
        report(CARE, SCHOOL),
        (replace(IN_TEXT, change=Change.MOVED, place=Place.CHAPTER, chapter="1 Omsorg", before="2 Omsorg",
                 after="1 Omsorg"),),
    ),
    "a title": (
        report(SCHOOL, replace(CARE, title="Pleie")),
        (Difference(Change.CHANGED, Place.CHAPTER, "2 Pleie", before="Omsorg", after="Pleie", key="omsorg"),),
    ),
    "a number of its own": (
        report(SCHOOL, replace(CARE, number="6")),
        (Difference(Change.CHANGED, Place.NUMBER, "6 Omsorg", before="2", after="6", key="omsorg"),),
    ),
    "the moment alone": (report(SCHOOL, CARE, facts=(("Tall per", "i går"),)), ()),
}  # fmt: skip


@pytest.mark.parametrize("name", ONE_CHANGE)
def test_one_change_is_one_difference(name: str) -> None:
    newer, expected = ONE_CHANGE[name]
    assert compare(FORMER, newer, skip={"Tall per"}) == expected


def test_a_part_of_a_section_is_named_with_what_it_stands_under() -> None:
    former = report(replace(CARE, sections=(WORK,)))
    planned = Chapter("plan", "Plan", (Paragraph(text("Bygg.")),))
    newer = report(replace(CARE, sections=(replace(WORK, sections=(planned,)),)))
    named = Difference(Change.ADDED, Place.TEXT, "1.1 Arbeid › 1.1.1 Plan", after="Bygg.", key="plan")
    assert compare(former, newer) == (named,)


@pytest.mark.parametrize(
    "damaged",
    [
        b"{}",
        b"[]",
        b"not json",
        to_json(FORMER).replace(FORMAT.encode(), b"malekort-dokument-0"),
        to_json(FORMER).replace(b'"year":2025', b'"year":"2025"'),
        to_json(FORMER).replace(b'"subtitle":""', b'"undertittel":""'),
        to_json(FORMER).replace(b'"kind":"Items"', b'"kind":"Script"'),
        to_json(FORMER).replace(b'"align":"left"', b'"align":"up"'),
    ],
)
def test_what_is_no_such_document_is_refused(damaged: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 each has words of its own
        from_json(damaged)
