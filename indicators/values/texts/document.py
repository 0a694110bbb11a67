"""What people write: a small document of paragraphs, headings, lists and quotations, never markup.

A document is one frozen value. It is read from what is typed (plain text with a few marks, see
:mod:`indicators.values.texts.document_marks`) and from HTML, Word's included
(:mod:`indicators.values.texts.document_html`), and is printed as marks, as escaped HTML, as plain text and as
JSON. Whatever is not one of its own marks is text: ``<script>``, ``{{ 7*7 }}`` and ``#set page()`` are words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from html import escape
from typing import Any
from urllib.parse import quote

from .mentions import Mention, MentionWords, read_mention

_BLANK = re.compile(r"[^\S\n\u00a0\u202f]+")
_BREAK = re.compile(r" ?\n[ \n]*")
_LINK = re.compile(r"(?:https?://|mailto:|/(?!/))[^\s()<>\"\\*\[\]]+", re.IGNORECASE)
_EDGES = " \u00a0\u202f"


class BlockKind(StrEnum):
    """What a block is. Lists alone have more than one item; headings have one level, the page gives it."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    BULLETS = "bullets"
    NUMBERS = "numbers"
    QUOTE = "quote"


MANY_LINES = (BlockKind.PARAGRAPH, BlockKind.QUOTE)
"""The blocks in which a line may be broken; in the others a break is a space."""
LISTS = (BlockKind.BULLETS, BlockKind.NUMBERS)


@dataclass(frozen=True, slots=True)
class Span:
    """Words in one style; ``href`` is the address of a link, or empty. Of a ``mention`` the words are those
    that were typed, until it is printed."""

    text: str
    bold: bool = False
    italic: bool = False
    href: str = ""
    mention: Mention | None = None

    @property
    def style(self) -> tuple[bool, bool, str]:
        return self.bold, self.italic, self.href


type Item = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, a heading, a quotation, or a list with its items."""

    kind: BlockKind
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A text. Made by :func:`document`, which brings it into its one form; equal texts are equal values."""

    blocks: tuple[Block, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.blocks)

    def text(self) -> str:
        """The words alone: blocks with a blank line between, items of lists on lines with their marks."""
        return "\n\n".join(_plain(block) for block in self.blocks)

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """The figures that it mentions, in their order."""
        spans = (span for block in self.blocks for item in block.items for span in item)
        return tuple(span.mention for span in spans if span.mention is not None)

    def printed(self, words: MentionWords) -> Document:
        """The same with its mentions in words; the very same where it has none."""
        if not self.mentions:
            return self

        def said(span: Span) -> Span:
            return replace(span, text=words(span.mention), mention=None) if span.mention else span

        return document(
            Block(block.kind, tuple(tuple(said(span) for span in item) for item in block.items))
            for block in self.blocks
        )

    def html(self, *, heading: int = 4) -> str:
        """Escaped HTML with headings of the level that the place needs, 2 to 6."""
        return "".join(_html(block, heading) for block in self.blocks)

    def json(self) -> list[dict[str, Any]]:
        """Plain lists, objects and strings; :func:`from_json` makes the same document of it."""
        return [{"kind": str(one.kind), "items": [_spans(i) for i in one.items]} for one in self.blocks]


def document(blocks: Iterable[Block]) -> Document:
    """The document of some blocks, in its one form.

    Blanks are one space, styles do not begin or end with one, spans of one style are one span, what is
    empty is gone, two lists of a kind behind each other are one, and a link that leads nowhere safe is text.
    """
    found: list[Block] = []
    for block in blocks:
        lines = block.kind in MANY_LINES
        items = tuple(item for item in (_item(one, lines=lines) for one in block.items) if item)
        if not items:
            continue
        if block.kind not in LISTS:
            found += [Block(block.kind, (item,)) for item in items]
        elif found and found[-1].kind is block.kind:
            found[-1] = Block(block.kind, found[-1].items + items)
        else:
            found.append(Block(block.kind, items))
    return Document(tuple(found))


def from_json(rows: Iterable[dict[str, Any]]) -> Document:
    """The document that :meth:`Document.json` printed. Raises :class:`ValueError` for anything else."""
    try:
        return document(
            Block(BlockKind(row["kind"]), tuple(tuple(_span(s) for s in item) for item in row["items"]))
            for row in rows
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError("not a document") from error


def safe_link(address: str) -> str:
    """The address where it may be followed: http, https, mailto or a path of this site; else empty."""
    written = quote(address.strip(), safe="%/:=&?~#+!$,;'@-._")
    return written if _LINK.fullmatch(written) else ""


def _item(spans: Iterable[Span], *, lines: bool) -> Item:
    """One run of words in its one form."""
    parts: list[Span] = []
    for span in spans:
        clean = replace(span, href=safe_link(span.href) if span.href else "")
        parts += _loosened(clean)
    return _joined(_spaced(parts, lines=lines))


def _loosened(span: Span) -> Iterator[Span]:
    """The span with the blanks at its ends as plain words, and each broken line by itself."""
    for number, line in enumerate(span.text.replace("\r\n", "\n").replace("\r", "\n").split("\n")):
        if number:
            yield Span("\n")
        core = line.strip()
        if not core:
            yield Span(line)
            continue
        start = line.index(core)
        yield Span(line[:start])
        yield replace(span, text=core)
        yield Span(line[start + len(core) :])


def _spaced(parts: Iterable[Span], *, lines: bool) -> list[Span]:
    """The parts with blanks between words as one, and none at the ends of lines."""
    found: list[Span] = []
    for part in parts:
        text = _BREAK.sub("\n" if lines else " ", _BLANK.sub(" ", part.text))
        before = found[-1].text[-1] if found else "\n"
        if before == "\n":
            text = text.lstrip(_EDGES)
        elif text[:1] == " " and before == " ":
            text = text[1:]
        if text[:1] == "\n":
            _rstrip(found)
            if not found or found[-1].text[-1] == "\n":
                text = text[1:]
        if text:
            found.append(replace(part, text=text))
    _rstrip(found, also="\n")
    return found


def _rstrip(parts: list[Span], also: str = "") -> None:
    while parts:
        text = parts[-1].text.rstrip(_EDGES + also)
        if text:
            parts[-1] = replace(parts[-1], text=text)
            return
        parts.pop()


def _joined(parts: Iterable[Span]) -> Item:
    found: list[Span] = []
    for part in parts:
        alike = bool(found) and found[-1].style == part.style
        if alike and part.mention is None and found[-1].mention is None:
            found[-1] = replace(part, text=found[-1].text + part.text)
        else:
            found.append(part)
    return tuple(found)


def _plain(block: Block) -> str:
    words = ["".join(span.text for span in item) for item in block.items]
    match block.kind:
        case BlockKind.BULLETS:
            return "\n".join(f"• {one}" for one in words)
        case BlockKind.NUMBERS:
            return "\n".join(f"{number}) {one}" for number, one in enumerate(words, 1))
        case _:
            return words[0]


def _html(block: Block, heading: int) -> str:
    items = ["".join(_tagged(span) for span in item) for item in block.items]
    match block.kind:
        case BlockKind.PARAGRAPH:
            return f"<p>{items[0]}</p>"
        case BlockKind.HEADING:
            return f"<h{heading}>{items[0]}</h{heading}>"
        case BlockKind.QUOTE:
            return f"<blockquote><p>{items[0]}</p></blockquote>"
        case BlockKind.BULLETS:
            return f"<ul>{''.join(f'<li>{one}</li>' for one in items)}</ul>"
        case BlockKind.NUMBERS:
            return f"<ol>{''.join(f'<li>{one}</li>' for one in items)}</ol>"


def _tagged(span: Span) -> str:
    words = escape(span.text).replace("\n", "<br>")
    if span.italic:
        words = f"<em>{words}</em>"
    if span.bold:
        words = f"<strong>{words}</strong>"
    return f'<a href="{escape(span.href)}">{words}</a>' if span.href else words


def _spans(item: Item) -> list[dict[str, Any]]:
    return [
        {"text": s.text, **{k: v for k, v in zip(("bold", "italic", "href"), s.style, strict=True) if v}}
        | ({"mention": True} if s.mention else {})
        for s in item
    ]


def _span(row: dict[str, Any]) -> Span:
    text = str(row["text"])
    mention = read_mention(text) if row.get("mention") else None
    return Span(text, bool(row.get("bold")), bool(row.get("italic")), str(row.get("href", "")), mention)
