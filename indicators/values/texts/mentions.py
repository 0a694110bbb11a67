"""A figure that is mentioned in a text: typed as ``{skole-lesing-5}``, printed from the data and never stale.

``{kode}`` is the result of the text's own year, ``{kode:mål}`` its target, ``{kode:forrige}`` the figure
before it, ``{kode:enhet}`` its unit; a year may stand last: ``{kode:2024}``, ``{kode:mål:2024}``. ``\\{`` is
a brace. What has the form of a mention and names no known part is words.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

FORM: Final = r"\{[a-z][a-z0-9]*(?:-[a-z0-9]+)*(?::mål|:forrige|:enhet)?(?::\d{4})?\}"
"""The form of a mention, for other readers of texts."""
_MENTION: Final = re.compile(
    r"\{(?P<code>[a-z][a-z0-9]*(?:-[a-z0-9]+)*)(?::(?P<part>mål|forrige|enhet))?(?::(?P<year>\d{4}))?\}"
)
_IN_TEXT: Final = re.compile(rf"\\.|(?P<mention>{FORM})", re.DOTALL)
_MEANT: Final = re.compile(rf"(?P<meant>\\)?(?P<mention>{FORM})")
ELSEWHERE: Final = "…"
"""What stands for a mention where a text is read for its own figures."""


class MentionPart(StrEnum):
    """Which figure of an indicator is mentioned, by the word that is typed for it."""

    RESULT = ""
    TARGET = "mål"
    PREVIOUS = "forrige"
    UNIT = "enhet"


@dataclass(frozen=True, slots=True)
class Mention:
    """A figure by its indicator's code. ``year`` is None for the year of the text that mentions it."""

    code: str
    part: MentionPart = MentionPart.RESULT
    year: int | None = None

    @property
    def typed(self) -> str:
        """As it is typed; :func:`read_mention` makes the same mention of it."""
        words = (self.code, str(self.part), "" if self.year is None else f"{self.year:04}")
        return f"{{{':'.join(word for word in words if word)}}}"


type MentionWords = Callable[[Mention], str]
"""What a mention is printed as."""


def read_mention(typed: str) -> Mention | None:
    """The mention that a text is, braces and all; None for anything else."""
    found = _MENTION.fullmatch(typed)
    if found is None:
        return None
    year = int(found["year"]) if found["year"] else None
    return Mention(found["code"], MentionPart(found["part"] or ""), year)


def mentions_in(text: str) -> tuple[Mention, ...]:
    """The mentions of a typed text in their order; what stands behind ``\\`` is none."""
    typed = (found["mention"] for found in _IN_TEXT.finditer(text) if found["mention"])
    return tuple(mention for one in typed if (mention := read_mention(one)) is not None)


def with_mentions(text: str, words: MentionWords) -> str:
    """A text without marks of its own, its mentions in words."""

    def said(found: re.Match[str]) -> str:
        mention = read_mention(found["mention"] or "")
        return found[0] if mention is None else words(mention)

    return _IN_TEXT.sub(said, text)


def in_words(text: str, words: MentionWords) -> str:
    """A text without marks of its own as it is read: its mentions in words, and of one behind ``\\`` the
    braces that were meant."""

    def told(found: re.Match[str]) -> str:
        mention = read_mention(found["mention"])
        return found["mention"] if found["meant"] or mention is None else words(mention)

    return _MEANT.sub(told, text)


def without_mentions(text: str) -> str:
    """A text for a reader of figures: what is printed from the data is none of its own."""
    return with_mentions(text, lambda _mention: ELSEWHERE)
