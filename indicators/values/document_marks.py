r"""A document as people type it, in a plain text area.

A blank line ends a paragraph; ``# `` begins a heading, ``- `` (or a bullet of Word's) a point, ``1) `` a
numbered one, ``> `` a quotation; ``**bold**``, ``*italic*``, ``[words](address)``, ``{code}`` a figure
that is mentioned (see :mod:`indicators.values.mentions`). A mark that is not closed,
or that has blanks on both sides, is the sign itself, and so is one behind ``\``. ``1. mars`` is a date.
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
    """A piece of a run: words, or a mark that turns a style on or off."""

    text: str
    mark: bool = False
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
        of = [piece for piece in pieces if piece.mark and piece.text == mark]
        if len(of) % 2:
            of[-1].mark = False
    bold = italic = False
    found = []
    for piece in pieces:
        if piece.mark:
            bold ^= piece.text == "**"
            italic ^= piece.text == "*"
        else:
            found.append(Span(piece.text, bold, italic, piece.href, piece.mention))
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
            loose = (not before or before.isspace()) and (not after or after.isspace())
            yield _Piece(token["mark"], mark=not loose)
        else:
            yield _Piece(token[0])


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
    found, bold, italic = [], False, False
    for span in (*item, Span("")):
        found.append("**" * (span.bold != bold) + "*" * (span.italic != italic))
        bold, italic = span.bold, span.italic
        words = span.text if span.mention else _SIGNS.sub(r"\\\1", span.text)
        found.append(f"[{words}]({span.href})" if span.href else words)
    return "".join(found)
