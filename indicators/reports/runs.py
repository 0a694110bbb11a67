"""Stretches of text, the least a report is made of: plain texts, never markup.

Whatever somebody typed is text to every renderer. It is cleaned of what no document can hold
(:func:`cleaned`) when it comes in.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import Final

KEPT_CONTROLS: Final = {"\n": "\n", "\t": " ", "\r": " ", "\x0b": " ", "\x0c": " ", "\x85": "\n"}
UNSHOWN: Final = frozenset({"Cc", "Cs", "Cn", "Co"})
ADDRESSES: Final = ("#", "https://", "http://", "mailto:")
DIRECTIONS: Final = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def cleaned(text: str) -> str:
    """The text without control characters: tabs are spaces, those that show nothing are told by their number.

    Marks that turn the direction of writing are told as well: in a report they could only hide something.
    """
    text = text.replace("\r\n", "\n")
    return "".join(letter if letter.isprintable() else _shown(letter) for letter in text)


def _shown(letter: str) -> str:
    if letter in KEPT_CONTROLS:
        return KEPT_CONTROLS[letter]
    if letter in DIRECTIONS or unicodedata.category(letter) in UNSHOWN:
        return f"[U+{ord(letter):04X}]"
    return letter


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text. ``href``: an address outside, or ``#key`` of a chapter, table or figure; an address
    of another kind than ``ADDRESSES`` leads nowhere."""

    text: str
    strong: bool = False
    emphasis: bool = False
    href: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", cleaned(self.text))
        if self.href and not (self.href.startswith(ADDRESSES) and self.href.isprintable()):
            object.__setattr__(self, "href", "")


type Text = tuple[Run, ...]


def text(*parts: str | Run) -> Text:
    """Texts and runs as one text; empty ones are left out."""
    runs = (part if isinstance(part, Run) else Run(part) for part in parts)
    return tuple(run for run in runs if run.text)


def plain(runs: Text) -> str:
    """The letters of a text alone."""
    return "".join(run.text for run in runs)
