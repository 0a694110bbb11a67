"""Where the program's own tables stand in a chapter's text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.values.document import Block, BlockKind, Document, Span
from indicators.values.document_marks import read_document
from indicators.values.places import Place, parts_of

A, B = read_document("Før"), read_document("Etter")


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("", ()),
        ("Før", (A,)),
        ("{bemanning}", (Place.STAFFING,)),
        ("Før\n\n{bemanning}\n\nEtter", (A, Place.STAFFING, B)),
        ("Før\r\n{Selskaper} \r\nEtter", (A, Place.COMPANIES, B)),
        ("  {samarbeid}\n{samarbeid}", (Place.COOPERATION, Place.COOPERATION)),
        ("Se {bemanning}", (read_document("Se {bemanning}"),)),
        ("{ukjent}", (read_document("{ukjent}"),)),
        ("{{ bemanning }}", (read_document("{{ bemanning }}"),)),
        ("{{bemanning}}", (read_document("{{bemanning}}"),)),
        ("\\{bemanning}", (Document((Block(BlockKind.PARAGRAPH, ((Span("{bemanning}"),),)),)),)),
    ],
)
def test_a_word_in_braces_alone_on_a_line_is_a_place(text: str, parts: tuple[object, ...]) -> None:
    assert parts_of(text) == parts


@given(st.text().filter(lambda text: "{" not in text))
def test_a_text_without_braces_is_its_document(text: str) -> None:
    told = read_document(text)
    assert parts_of(text) == ((told,) if told else ())
