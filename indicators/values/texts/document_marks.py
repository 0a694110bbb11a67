r"""A document as people type it, in a plain text area.

A blank line ends a paragraph; ``# `` begins a heading, ``- `` (or a bullet of Word's) a point, ``1) `` a
numbered one, ``> `` a quotation; ``**bold**``, ``*italic*``, ``[words](address)``, ``{code}`` a figure
that is mentioned (see :mod:`indicators.values.texts.mentions`). A mark begins a style before a word and ends
it behind one (compare CommonMark 0.31, "left-flanking" and "right-flanking"); any other is the sign itself,
and so is one that is not closed, one behind ``\``, and that of a footnote: ``2024* og 2025*``,
``*) Foreløpig``. ``1. mars`` is a date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .document import LISTS, Block, BlockKind, Document, Item, Span, document, safe_link
from .mentions import FORM, Mention, read_mention

_LINE = re.compile(
    r"(?P<heading>#{1,6} )|(?P<quote>> ?(?=\S))|(?P<number>\d{1,3}\) )"
    r"|(?P<bullet>[-*] |[•·▪◦○\uf0b7\uf0a7]\s*|o\t)"
)
_KINDS = {
    "heading": BlockKind.HEADING,
    "quote": BlockKind.QUOTE,
    "number": BlockKind.NUMBERS,
    "bullet": BlockKind.BULLETS,
}
_TOKEN = re.compile(
    r"\\(?P<escaped>[^\w\s])"
    r"|\[(?P<words>(?:\\[^\w\s]|[^\]\\\n])+)\]\((?P<address>[^()\s]+)\)"
    r"|(?P<mark>\*\*|\*)"
    rf"|(?P<mention>{FORM})"
    r"|(?P<text>[^\\\[*{]+|.)",
    re.DOTALL,
)
_SIGNS = re.compile(r"([\\*\[\]]|\{(?=[a-z]))")
_STARTS = re.compile(r"^(#{1,6} |>|-|\d{1,3}\) |[•·▪◦○\uf0b7\uf0a7])", re.MULTILINE)


@dataclass(slots=True)
class _Piece:
    """A piece of a run: words, or a mark, which may begin a style or end one."""

    text: str
    mark: bool = False
    opens: bool = False
    closes: bool = False
    href: str = ""
    mention: Mention | None = None


def read_document(text: str) -> Document:
    """The document that somebody typed or pasted as plain text. Nothing is refused and no word is lost."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0b", "\n").replace("\u2028", "\n")
    return document(_blocks(lines.replace("\u2029", "\n\n").split("\n")))


def write_document(told: Document) -> str:
    """The document as marks: :func:`read_document` makes the same document of it."""
    return "\n\n".join(_marked(block) for block in told.blocks)


def _blocks(lines: list[str]) -> Iterator[Block]:
    kind, items = BlockKind.PARAGRAPH, list[str]()
    for raw in [*lines, ""]:
        line = raw.strip(" \t\u00a0")
        found = _LINE.match(line)
        new = _KINDS[found.lastgroup] if found and found.lastgroup else BlockKind.PARAGRAPH
        words = line[found.end() :] if found else line
        set_in = bool(line) and new is BlockKind.PARAGRAPH and raw[:1] in (" ", "\t")
        if items and kind in LISTS and set_in:
            items[-1] += f" {words}"  # a line of a point that goes on, set in
            continue
        goes_on = bool(line) and new is kind and kind is not BlockKind.HEADING
        if items and not goes_on:
            yield _block(kind, items)
            items = []
        if line:
            kind = new
            items.append(words)


def _block(kind: BlockKind, lines: list[str]) -> Block:
    told = lines if kind in LISTS or kind is BlockKind.HEADING else ["\n".join(lines)]
    return Block(kind, tuple(_run(one) for one in told))


def _run(text: str) -> Item:
    """The words with their styles. Marks without a partner are words."""
    pieces = list(_pieces(text))
    for mark in ("*", "**"):
        begun: _Piece | None = None
        for piece in pieces:
            if not piece.mark or piece.text != mark:
                continue
            if begun is None and piece.opens:
                begun = piece
            elif begun is not None and piece.closes:
                begun = None
            else:
                piece.mark = False
        if begun is not None:
            begun.mark = False
    bold = italic = False
    found: list[Span] = []
    for piece in pieces:
        if piece.mark:
            bold ^= piece.text == "**"
            italic ^= piece.text == "*"
            continue
        span = Span(piece.text, bold, italic, piece.href, piece.mention)
        last = found[-1] if found else None
        if last and last.style == span.style and last.mention is None and span.mention is None:
            found[-1] = Span(last.text + span.text, bold, italic, piece.href)  # behind an escaped sign
        else:
            found.append(span)
    return tuple(found)


def _pieces(text: str) -> Iterator[_Piece]:
    for token in _TOKEN.finditer(text):
        if token["escaped"]:
            yield _Piece(token["escaped"])
        elif token["words"] and (href := safe_link(token["address"])):
            yield _Piece(re.sub(r"\\([^\w\s])", r"\1", token["words"]), href=href)
        elif token["mention"]:
            yield _Piece(token["mention"], mention=read_mention(token["mention"]))
        elif token["mark"]:
            before, after = text[: token.start()][-1:], text[token.end() :][:1]
            opens = bool(after) and not after.isspace() and not _foots(before, after)
            closes = bool(before) and not before.isspace()
            yield _Piece(token["mark"], mark=True, opens=opens, closes=closes)
        else:
            yield _Piece(token[0])


def _foots(before: str, after: str) -> bool:
    """Whether a mark between two signs belongs to the word before it, or is a footnote's: ``2024*,``."""
    sign = bool(re.match(r"[^\w\s\\\[{*]", after))
    return sign and (after == ")" or bool(re.match(r"\w", before)))


def _marked(block: Block) -> str:
    runs = [_printed(item) for item in block.items]
    match block.kind:
        case BlockKind.HEADING:
            return f"# {runs[0]}"
        case BlockKind.BULLETS:
            return "\n".join(f"- {one}" for one in runs)
        case BlockKind.NUMBERS:
            return "\n".join(f"{number}) {one}" for number, one in enumerate(runs, 1))
        case BlockKind.QUOTE:
            return "\n".join(f"> {one}" for one in runs[0].split("\n"))
        case BlockKind.PARAGRAPH:
            return _STARTS.sub(_kept, runs[0])


def _kept(found: re.Match[str]) -> str:
    """The start of a line that would be read as a mark, as words."""
    sign = found[0]
    return f"{sign[:-2]}\\) " if sign[0].isdigit() else f"\\{sign}"


def _printed(item: Item) -> str:
    found, bold, italic = "", False, False
    for span in (*item, Span("")):
        marks = "**" * (span.bold != bold) + "*" * (span.italic != italic)
        begins = (span.bold and not bold) or (span.italic and not italic)
        bold, italic = span.bold, span.italic
        words = span.text if span.mention else _SIGNS.sub(r"\\\1", span.text)
        if begins and not span.href and _foots(found[-1:], words[:1]):
            words = f"\\{words}"
        found += marks + (f"[{words}]({span.href})" if span.href else words)
    return found
