"""The look of every letter: what it says as text, set in one shell of HTML."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from django.template.loader import render_to_string
from django.utils.safestring import mark_safe
from django.utils.translation import get_language, gettext

from indicators.municipality import municipality

FONT: Final = mark_safe("font-family:Inter,'Segoe UI',-apple-system,Roboto,Helvetica,Arial,sans-serif;")
_ADDRESS: Final = re.compile(r"https?://\S+")


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a letter and the address where the program says the same (empty for none)."""

    text: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Headline:
    """The one figure that a letter begins with, what it counts, and where."""

    figure: str
    caption: str
    url: str


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a letter: ``text``, ``heading``, ``button`` (with ``href``) or ``list`` (with ``items``)."""

    kind: str
    text: str = ""
    href: str = ""
    items: tuple[Item, ...] = ()


def html_of(
    title: str,
    blocks: Iterable[Block],
    signed: str,
    *,
    headline: Headline | None = None,
    footer: Sequence[Item] = (),
) -> str:
    """A letter in the shell, in the language that is on."""
    told = {
        "language": get_language(),
        "title": title,
        "blocks": list(blocks),
        "signed": signed,
        "figure": headline,
        "footer": footer,
        "municipality": municipality().name,
        "font": FONT,
    }
    return render_to_string("letters/shell.html", told)


def signature() -> str:
    """Who every letter is from."""
    return gettext("Hilsen Målekort, %(name)s") % {"name": municipality().name}


def html_of_text(title: str, text: str) -> str:
    """The same letter as its text part, in the shell; who it is from stands at the foot."""
    signed = signature()
    return html_of(title, [one for one in blocks_of(text) if one.text != signed], signed)


def blocks_of(text: str) -> list[Block]:
    """What a plain letter says, piece by piece.

    Paragraphs stand apart; lines that begin with ``- `` make a list, an address below one leads there;
    an address on a line of its own is a button with the words of the line before it.
    """
    found: list[Block] = []
    for paragraph in re.split(r"\n\s*\n", text.strip()):
        found += _pieces([line.rstrip() for line in paragraph.splitlines() if line.strip()])
    return found


def _pieces(lines: Sequence[str]) -> list[Block]:
    pieces: list[Block] = []
    words: list[str] = []
    items: list[Item] = []

    def end() -> None:
        if words:
            pieces.append(Block("text", "\n".join(words)))
        if items:
            pieces.append(Block("list", items=tuple(items)))
        words.clear()
        items.clear()

    for line in lines:
        bare = line.strip()
        if bare.startswith("- "):
            if words:
                end()
            items.append(Item(bare.removeprefix("- ")))
        elif _ADDRESS.fullmatch(bare) and items:
            items[-1] = Item(items[-1].text, bare)
        elif _ADDRESS.fullmatch(bare):
            label = words.pop().rstrip(":") if words else bare
            end()
            pieces.append(Block("button", label, bare))
        else:
            if items:
                end()
            words.append(bare)
    end()
    return pieces
