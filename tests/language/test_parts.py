"""Words of the program that are stored, and what people wrote, on a page in the other written language."""

from __future__ import annotations

import csv
import re
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.http import HttpRequest
from django.utils import translation

from indicators import context
from indicators.presentation.lines.indicator_facts import unit_words
from indicators.presentation.wording.reasons import LABELS, label_words
from indicators.presentation.wording.remarks import KNOWN, remark_words
from indicators.values import Direction, Spec, ValueKind

ROOT = Path(__file__).parents[2]
FIXTURES = ROOT / "fixtures" / "elverum-2025"
TEMPLATES = ROOT / "templates"
BOKMAL = re.compile(r"\b(?:ikke|dager|hvor|noe|fra|åpner|uker|hvem|hver|noen|være|mangler)\b", re.IGNORECASE)
QUOTED = re.compile("«[^»]*»")


def test_what_was_mended_in_the_source_is_told_in_the_readers_language() -> None:
    with (FIXTURES / "mends.csv").open(encoding="utf-8", newline="") as file:
        texts = {row["text"] for row in csv.DictReader(file)}
    assert len(texts) > 3
    assert texts - KNOWN == set()
    with translation.override("nn"):
        assert [text for text in texts if remark_words(text) == text] == []


def test_no_stored_word_of_the_program_is_bokmal_in_nynorsk() -> None:
    with translation.override("nn"):
        told = [remark_words(text) for text in KNOWN] + [label_words(text) for text in LABELS]
    assert [text for text in told if BOKMAL.search(QUOTED.sub("", text))] == []
    assert label_words("Leseferdighet") == "Leseferdighet"  # a name is nobody's to translate


@pytest.mark.parametrize(
    ("language", "words"), [("nb", "dager, ingen desimaler"), ("nn", "dagar, ingen desimalar")]
)
def test_a_unit_is_bent_as_the_reader_bends_it(language: str, words: str) -> None:
    days = Spec(Direction.LOWER, ValueKind.NUMBER, "dager", decimals=0)
    with translation.override(language):
        assert unit_words(days) == words


@pytest.mark.parametrize(
    ("page", "own", "said"), [("nb", "nb", ""), ("nn", "nb", ' lang="nb"'), ("nb", "nn", ' lang="nn"')]
)
def test_what_people_wrote_says_its_language_where_the_page_has_another(
    monkeypatch: pytest.MonkeyPatch, page: str, own: str, said: str
) -> None:
    """WCAG 3.1.2. Quotations are marked wherever a page has them."""
    place = SimpleNamespace(name="Vik", number="9999", language=own)
    monkeypatch.setattr(context.whose, "municipality", lambda: place)
    monkeypatch.setattr(context.whose, "has_begun", lambda: True)
    with translation.override(page):
        assert context.municipality(HttpRequest())["own_lang"] == said
    quotes = [
        (str(path.relative_to(TEMPLATES)), quote)
        for path in TEMPLATES.rglob("*.html")
        for quote in re.findall(r"<q\b[^>]*>", path.read_text(encoding="utf-8"))
    ]
    assert len(quotes) > 10
    assert [(name, quote) for name, quote in quotes if quote != "<q{{ own_lang }}>"] == []
