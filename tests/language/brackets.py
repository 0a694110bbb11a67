"""Texts with every translation in brackets: what is bare is data, or was never marked."""

from __future__ import annotations

import re
import sys
from functools import _lru_cache_wrapper
from html.parser import HTMLParser

import pytest
from django.apps import apps
from django.db import models
from django.utils import translation

from indicators import judging
from indicators.kostra import official
from indicators.models import EditionProposal, KeptFile
from indicators.reports.word.styles import PARAGRAPHS, TABLE
from indicators.reports.word.template import REPORT, WORDS
from indicators.values import MONTHS

SAID_ALOUD = {
    "title", "aria-label", "placeholder", "alt", "data-failed", "data-l", "data-label", "data-saving",
    "data-saved", "data-unsaved", "data-waiting", "data-unsent", "data-signin", "data-over", "data-late",
    "data-pasted", "data-on", "data-off", "data-said",
}  # fmt: skip
SILENT = {"script", "style", "symbol"}
NAMES = {
    "Bokmål", "Nynorsk", "Elverum kommune", "Controller", "KOSTRA", "Excel", "CSV", "SHA-256", "Django",
    "PDF", "Word", "HTML", "JPEG", "prosentpoeng", "landssnitt", "Ctrl", "Enter", "Esc", "Shift", "Alt",
    "dd.mm.åååå", "finnesikke",
    "året", "Året", "halvår", "tertial", "kvartal",
}  # fmt: skip
"""What is the same in both languages, and what is called what it is called."""
NAMED = re.compile(rf"\b(?:{'|'.join(re.escape(name) for name in sorted(NAMES, key=len, reverse=True))})\b")
WORD = re.compile(r"[^\W\d_]{3,}")
DIGEST = re.compile(r"\b[0-9a-f]{64}\b|\b[0-9a-f]{12,16}…")
"""A SHA-256 in hexadecimal, or how it begins: it has letters, but says no word."""
ADDRESS = re.compile(r"\bhttps?://\S+|\b[\w-]+\.no\b|\b[A-Z]+(?:_[A-Z]+)+\b")
"""Where something is, and what a setting is called: the same in every language."""


class Texts(HTMLParser):
    """The texts of a page, and what its attributes say to those who do not see it."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, bool]] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.silent += tag in SILENT
        self.found += [(value or "", True) for name, value in attrs if name in SAID_ALOUD]

    def handle_endtag(self, tag: str) -> None:
        self.silent -= tag in SILENT

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.found.append((data, False))


def bracket(patch: pytest.MonkeyPatch) -> None:
    """Let every translated text stand in brackets; what was worded before is forgotten."""
    real = translation._trans
    for name in ("gettext", "ngettext", "pgettext", "npgettext"):
        said = getattr(real, name)
        patch.setattr(real, name, lambda *args, said=said: f"⟦{said(*args)}⟧", raising=False)
    forget_words()


def forget_words() -> None:
    """Forget whatever the program has kept in memory of words: all of it was worded once."""
    modules = [module for name, module in list(sys.modules.items()) if name.startswith("indicators.")]
    for module in modules:
        for kept in vars(module).values():
            if isinstance(kept, _lru_cache_wrapper):
                kept.cache_clear()
    judging.forget()


def data() -> set[str]:
    """Every text that people or the fixture have written, word by word, also as headings; and months."""
    found = {month[:length] for name in MONTHS for month in (name, name.capitalize()) for length in (3, None)}
    for model in apps.get_app_config("indicators").get_models():
        names = [
            one.name
            for one in model._meta.concrete_fields
            if isinstance(one, models.CharField | models.TextField) and not one.choices
        ]
        for row in model._default_manager.values_list(*names) if names else ():
            found.update(word for text in row if text for word in WORD.findall(str(text)))
    return found | {word[:1].upper() + word[1:] for word in found}


def bare(page: str, known: set[str]) -> list[str]:
    """The texts that have words outside of brackets which are no data.

    A sentence may be set in pieces, so its bracket is closed in a later piece than it was opened in.
    """
    reader = Texts()
    reader.feed(page)
    left, running = [], 0
    for text, aloud in reader.found:
        if not set(WORD.findall(text)) - known:  # nothing in it can be bare: most texts are looked at no more
            running += 0 if aloud else text.count("⟦") - text.count("⟧")
            continue
        depth, outside = 0 if aloud else running, ""
        for sign in text:
            depth += (sign == "⟦") - (sign == "⟧")
            outside += sign if depth == 0 and sign != "⟧" else " "
        running = running if aloud else depth
        outside = NAMED.sub(" ", ADDRESS.sub(" ", DIGEST.sub(" ", outside)))
        if set(WORD.findall(outside)) - known:
            left.append(" ".join(text.split()))
    return left


FROZEN = {"edition", "edition_date", "proposal", "proposal_act"}
"""Addresses that show a document as it was published, in the language that it was written in."""
PRINTED = {"reference", "reference_part"}
"""Pages that are mostly the words of a printed report; test_unmarked.py reads them, with these known."""


def known_words() -> set[str]:
    """What is no text of the interface in the world of tests/permissions/world.py."""
    searched = {"les", "pdf", "docx", "html"}  # and words of an address
    return data() | searched | of_word() | {word for one in official() for word in WORD.findall(one.name)}


def published() -> set[str]:
    """The words of the documents that are published or proposed."""
    digests = EditionProposal.objects.values_list("document", flat=True)
    kept = KeptFile.objects.filter(pk__in=list(digests)).values_list("content", flat=True)
    return {word for content in kept for word in WORD.findall(bytes(content).decode())}


def of_word() -> set[str]:
    """What styles and places are called in a Word file, in whatever language the reader has."""
    names = {name for style, looks in PARAGRAPHS.items() for name in (style, *looks.names)}
    return {word for name in names | {TABLE, REPORT, *WORDS} for word in WORD.findall(name)}
