"""A yes, a no and an unknown are words of the reader's language, wherever the administration draws one."""

from __future__ import annotations

import re

import pytest
from django.contrib.admin.utils import display_for_field, display_for_value
from django.db import models
from django.utils.translation import override

from tests.admin.conftest import Town
from tests.admin.pages import change_url, signed_in

WORDS = {
    "nb": {True: "Ja", False: "Nei", None: "Ukjent"},
    "nn": {True: "Ja", False: "Nei", None: "Ukjend"},
}
PICTURES = {True: "yes", False: "no", None: "unknown"}
SHOWN = ("on_card", "tolerance_share", "planned", "statutory", "withdrawn", "sector_assumed")
"""The columns of a line's page, in its order."""
DRAWN = re.compile(r'<img src="[^"]*admin/img/icon-(\w+)\.svg" alt="([^"]*)">')


@pytest.mark.parametrize("language", WORDS)
def test_every_value_is_drawn_with_its_word(language: str) -> None:
    column = models.BooleanField(null=True)
    with override(language):
        drawn = {
            value: {
                *DRAWN.findall(display_for_field(value, column, "-") + display_for_value(value, "-", True))
            }
            for value in PICTURES
        }
    assert drawn == {value: {(PICTURES[value], word)} for value, word in WORDS[language].items()}


@pytest.mark.parametrize("language", WORDS)
def test_a_page_that_only_shows_says_each_yes_and_no(town: Town, language: str) -> None:
    client = signed_in(town.auditor)
    client.cookies["django_language"] = language
    page = client.get(change_url(town.line)).content.decode()
    held = [getattr(town.line, name) for name in SHOWN]
    assert DRAWN.findall(page) == [(PICTURES[one], WORDS[language][one]) for one in held]
