"""Figures that texts mention: what is typed is one mention, and whatever is not of its form is words."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.values.texts.document import document, from_json
from indicators.values.texts.document_marks import read_document, write_document
from indicators.values.texts.mentions import (
    Mention,
    MentionPart,
    mentions_in,
    read_mention,
    with_mentions,
    without_mentions,
)

CODES = st.from_regex(r"[a-z][a-z0-9]{0,5}(-[a-z0-9]{1,4}){0,3}", fullmatch=True)
MENTIONS = st.builds(
    Mention, CODES, st.sampled_from(MentionPart), st.none() | st.integers(min_value=0, max_value=9999)
)


@given(MENTIONS)
def test_a_mention_is_what_is_typed_for_it(mention: Mention) -> None:
    assert read_mention(mention.typed) == mention
    assert mentions_in(f"Vi nådde {mention.typed} i år.") == (mention,)
    assert mentions_in(f"Vi nådde \\{mention.typed} i år.") == ()


@pytest.mark.parametrize(
    "words",
    [
        "{}",
        "{{ 7*7 }}",
        "{Skole}",
        "{skole-}",
        "{skole lesing}",
        "{skole:sum}",
        "{skole:20}",
        "{41}",
        "{a",
        "{% a %}",
    ],
)
def test_what_has_not_the_form_is_words(words: str) -> None:
    told = read_document(words)
    assert (told.mentions, told.text(), mentions_in(words)) == ((), words, ())


@given(
    st.lists(
        MENTIONS | st.sampled_from(["ord", " og ", "**fet", "{", "}", "{a}", "\\", "\n\n", "- "]), max_size=8
    )
)
def test_every_text_with_mentions_comes_back_from_its_forms(parts: list[Mention | str]) -> None:
    told = read_document("".join(one.typed if isinstance(one, Mention) else one for one in parts))
    assert read_document(write_document(told)) == told
    assert from_json(json.loads(json.dumps(told.json()))) == told
    assert document(told.blocks) == told


def test_a_mention_is_printed_in_its_words_and_keeps_its_style() -> None:
    told = read_document(
        "Resultatet ble **{skole-lesing}**, mot {skole-lesing:mål:2024}.\n\n- {skole-lesing:enhet}"
    )
    words = {
        Mention("skole-lesing"): "28,2\u00a0% <b>",
        Mention("skole-lesing", MentionPart.TARGET, 2024): ">\u00a020",
        Mention("skole-lesing", MentionPart.UNIT): "**%**",
    }
    shown = told.printed(words.__getitem__)
    assert shown.html() == (
        "<p>Resultatet ble <strong>28,2\u00a0% &lt;b&gt;</strong>, mot &gt;\u00a020.</p>"
        "<ul><li>**%**</li></ul>"
    )
    assert (shown.mentions, told.mentions) == ((), tuple(words))


def test_plain_texts_are_filled_and_emptied() -> None:
    text = "Vi nådde {skole-lesing}, ikke \\{skole-lesing} og ikke {Skole}."
    assert with_mentions(text, lambda one: f"<{one.code}>") == (
        "Vi nådde <skole-lesing>, ikke \\{skole-lesing} og ikke {Skole}."
    )
    assert without_mentions(text) == "Vi nådde …, ikke \\{skole-lesing} og ikke {Skole}."
