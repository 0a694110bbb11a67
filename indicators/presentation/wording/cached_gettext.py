"""Translated phrases, looked up once per language: a table words thousands of lines with few of them."""

from __future__ import annotations

from functools import lru_cache

from django.utils import translation


def gettext(phrase: str) -> str:
    """The phrase in the active language, as Django's own ``gettext`` says it."""
    return _phrase(translation.get_language(), phrase)


@lru_cache(maxsize=2048)
def _phrase(language: str | None, phrase: str) -> str:
    return translation.gettext(phrase)


def is_nynorsk() -> bool:
    """Whether the active language is nynorsk, for words that are chosen and not looked up."""
    return (translation.get_language() or "").startswith("nn")
