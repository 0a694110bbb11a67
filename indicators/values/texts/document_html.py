"""A document from HTML: what a browser pastes from Word, from another page, or from an older program.

Only what a document has is taken over; every other tag is left out and its words are kept. What no reader
sees in a page (scripts, style sheets, titles) is no words. No HTML is kept or printed again.
"""

from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser

from .document import Block, BlockKind, Document, Span, document

HIDDEN = frozenset({"script", "style", "head", "title", "template", "xml"})
"""Tags whose content no reader sees."""
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BREAKS = frozenset("p div section article table tr td th ul ol li blockquote".split())
_EMPTY = frozenset({"img", "hr", "input", "meta", "link", "col", "wbr"})
_BOLD = frozenset({"b", "strong"})
_ITALIC = frozenset({"i", "em"})
_BULLETS = ("·", "•", "▪", "\uf0b7", "\uf0a7", "○", "o\u00a0", "-\u00a0")


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[Block] = []
        self.spans: list[Span] = []
        self.open: list[str] = []
        self.hrefs: list[str] = []
        self.word_list = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "br":
            self.spans.append(Span("\n"))
            return
        if tag in _BREAKS or tag in _HEADINGS:
            self.end_block()
            self.word_list = "mso-list" in given.get("style", "") or "MsoList" in given.get("class", "")
        if tag not in _EMPTY:
            self.open.append(tag)
        if tag == "a":
            self.hrefs.append(given.get("href", ""))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br":
            self.spans.append(Span("\n"))

    def handle_endtag(self, tag: str) -> None:
        if tag in _BREAKS or tag in _HEADINGS:
            self.end_block()
        if tag in self.open:
            while self.open.pop() != tag:
                pass
        if tag == "a" and self.hrefs:
            self.hrefs.pop()

    def handle_data(self, data: str) -> None:
        tags = set(self.open)
        if HIDDEN & tags:
            return
        words = data if "pre" in tags else " ".join(data.split("\n"))
        href = self.hrefs[-1] if self.hrefs and "a" in tags else ""
        self.spans.append(Span(words, bool(tags & _BOLD), bool(tags & _ITALIC), href))

    def end_block(self) -> None:
        """What has been read since the last one is a block, of the kind of the tags around it."""
        spans, self.spans = self.spans, []
        kind = self.kind()
        if self.word_list and kind is BlockKind.PARAGRAPH:
            kind, spans = BlockKind.BULLETS, _without_bullet(spans)
        if any(span.text.strip() for span in spans):
            self.blocks.append(Block(kind, (tuple(spans),)))

    def kind(self) -> BlockKind:
        for tag in reversed(self.open):
            if tag == "ol":
                return BlockKind.NUMBERS
            if tag == "ul" or (tag == "li" and not {"ul", "ol"} & set(self.open)):
                return BlockKind.BULLETS
            if tag in _HEADINGS:
                return BlockKind.HEADING
            if tag == "blockquote":
                return BlockKind.QUOTE
        return BlockKind.PARAGRAPH


def _without_bullet(spans: list[Span]) -> list[Span]:
    """The words of a point behind the bullet that Word prints before it, and the blanks between."""
    rest = _without_blanks(spans)
    if rest and rest[0].text.startswith(_BULLETS):
        rest[0] = replace(rest[0], text=rest[0].text[1:])
        return _without_blanks(rest)
    return spans


def _without_blanks(spans: list[Span]) -> list[Span]:
    for place, span in enumerate(spans):
        words = span.text.lstrip()
        if words:
            return [replace(span, text=words), *spans[place + 1 :]]
    return []


def document_of_html(html: str) -> Document:
    """The document that HTML shows. Nothing is refused; broken HTML is read as far as its words go."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.end_block()
    return document(reader.blocks)
