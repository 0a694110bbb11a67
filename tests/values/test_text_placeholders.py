"""Where tables and pictures stand in a chapter's text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.values.texts.document import Block, BlockKind, Document, Span
from indicators.values.texts.document_marks import read_document
from indicators.values.texts.text_placeholders import (
    PicturePlace,
    Place,
    lost_places,
    parts_of,
    place_in,
    stretches,
    with_picture,
    without_picture,
    without_places,
)

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


ONE, TWO = PicturePlace(1), PicturePlace(2)


@pytest.mark.parametrize(
    ("text", "parts", "lost"),
    [
        ("Før\n\n{bilde 1}\n\nEtter\n\n{bilde 2}", (A, ONE, B, TWO), ()),
        ("{Bilde\u00a02} \r\n{bilde1}", (TWO, ONE), ()),
        ("Før", (A, ONE, TWO), ()),  # what has no place stands last
        ("{bilde 2}\n\nFør", (TWO, A, ONE), ()),
        ("{bilde 3}", (read_document("{bilde 3}"), ONE, TWO), ("{bilde 3}",)),
        ("Se {bilde 1}", (read_document("Se {bilde 1}"), ONE, TWO), ("{bilde 1}",)),
        ("{bilde 1}\n{bilde 1}", (ONE, read_document("{bilde 1}"), TWO), ("{bilde 1}",)),
        ("{bilde 1000}{bilde}", (read_document("{bilde 1000}{bilde}"), ONE, TWO), ()),
        ("Før\n{bemanning}\n{bilde 1}", (A, Place.STAFFING, ONE, TWO), ()),
    ],
)
def test_pictures_stand_at_their_places_and_a_place_without_one_is_text(
    text: str, parts: tuple[object, ...], lost: tuple[str, ...]
) -> None:
    assert (parts_of(text, {1, 2}), lost_places(text, {1, 2})) == (parts, lost)


TEXTS = st.lists(
    st.sampled_from(
        ["Før", "# Mai", "- a\n- b", "1) a", "Se\nher", "{bemanning}", "{bilde 2}", "{bilde 3}", "\n", " "]
    ),
    max_size=6,
).flatmap(lambda lines: st.sampled_from(["\n\n", "\n", "\r\n", "\n \n\n"]).map(lambda end: end.join(lines)))


def test_what_is_set_in_is_no_word_of_the_text() -> None:
    text = "Før\r\n{bemanning}\r\nSe {bilde 1}\n {Bilde 2} \nEtter"
    assert without_places(text).split() == ["Før", "Se", "{bilde", "1}", "Etter"]


def words(text: str) -> list[str]:
    """The words of a text with its places, in their order."""
    return text.split()


@given(TEXTS, st.integers(0, 9))
def test_a_picture_is_set_in_moved_and_taken_out_and_every_word_stays(text: str, after: int) -> None:
    placed = with_picture(text, 1, after)
    others = stretches(text)
    assert place_in(placed, 1) == min(after, len(others))
    assert stretches(without_picture(placed, 1)) == others
    assert words(without_picture(placed, 1)) == words(text)
    assert with_picture(placed, 1, after) == placed
    assert [one for one in parts_of(placed, {1, 2}) if isinstance(one, PicturePlace)].count(ONE) == 1
    assert without_picture(text, 1) == text
    assert place_in(with_picture(text, 1), 1) == len(others)
