"""What differs between two documents: chapter by chapter, table by table, row by row, old and new.

Parts are known again by their keys, rows by their group and heading, texts by what stands around them.
Numbers and footnote marks that only follow from what stands before them are no difference by themselves, and
neither is the moment at which a document was made.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import Final

from indicators.reports.comparing_tables import table_differences
from indicators.reports.differences import Change, Difference, Key, Place, both, in_other_order, named
from indicators.reports.document import (
    Block,
    Chapter,
    Document,
    Figure,
    Items,
    Paragraph,
    Picture,
    Subheading,
)
from indicators.reports.runs import plain
from indicators.reports.table import Table

HEAD: Final = ("title", "subtitle", "municipality", "year", "language")


def compare(former: Document, newer: Document, skip: Collection[str] = ()) -> tuple[Difference, ...]:
    """Everything that differs, in the order of the newer document. ``skip`` are names of facts that say when
    a document was made. Empty where the two say the same in the same way."""
    found = [*_heads(former, newer), *_facts(former, newer, skip), *_chapters(former, newer)]
    if not found and former.words != newer.words:
        found.append(Difference(Change.FORM, Place.HEAD))
    return tuple(found)


def _heads(former: Document, newer: Document) -> Iterator[Difference]:
    for name in HEAD:
        before, after = str(getattr(former, name)), str(getattr(newer, name))
        if before != after:
            yield Difference(Change.CHANGED, Place.HEAD, part=name, before=before, after=after)


def _facts(former: Document, newer: Document, skip: Collection[str]) -> Iterator[Difference]:
    then, now = ([one for one in of.facts if one[0] not in skip] for of in (former, newer))
    before, after = named(then, lambda one: one[0]), named(now, lambda one: one[0])
    for key in both(before, after):
        old, new = before.get(key, ("", ""))[1], after.get(key, ("", ""))[1]
        if key not in after:
            yield Difference(Change.REMOVED, Place.FACT, part=str(key[0]), before=old)
        elif key not in before:
            yield Difference(Change.ADDED, Place.FACT, part=str(key[0]), after=new)
        elif old != new:
            yield Difference(Change.CHANGED, Place.FACT, part=str(key[0]), before=old, after=new)
    for key in in_other_order(before, after):
        yield Difference(Change.MOVED, Place.FACT, part=str(key[0]))


# Chapters


@dataclass(frozen=True, slots=True)
class _Node:
    """A chapter and what it stands under."""

    chapter: Chapter
    parent: Key | None
    beside: tuple[str, ...]
    above: str = ""
    """What it stands under, for a part of a section, whose own title says too little."""

    @property
    def label(self) -> str:
        own = f"{self.chapter.number} {self.chapter.title}".strip()
        return f"{self.above} › {own}" if self.above else own


def _nodes(of: Document) -> dict[Key, _Node]:
    found: dict[Key, _Node] = {}
    seen: Counter[str] = Counter()

    def walk(chapters: Sequence[Chapter], parent: Key | None, above: str = "") -> None:
        beside = tuple(one.key for one in chapters)
        for one in chapters:
            key: Key = (one.key, seen[one.key])
            seen[one.key] += 1
            found[key] = node = _Node(one, parent, beside, above)
            walk(one.sections, key, "" if parent is None else node.label)

    walk(of.chapters, None)
    return found


def _chapters(former: Document, newer: Document) -> Iterator[Difference]:
    before, after = _nodes(former), _nodes(newer)
    moved = {
        key
        for parent in (None, *after)
        for key in in_other_order(_under(parent, before), _under(parent, after))
    }
    for key in both(before, after):
        if key not in after:
            if (
                before[key].parent not in before or before[key].parent in after
            ):  # else it is told of its parent
                label = before[key].label
                yield Difference(Change.REMOVED, Place.CHAPTER, chapter=label, before=label)
        elif key not in before:
            if after[key].parent not in after or after[key].parent in before:
                label = after[key].label
                yield Difference(
                    Change.ADDED, Place.CHAPTER, chapter=label, after=label, key=after[key].chapter.key
                )
        else:
            yield from _chapter(before[key], after[key], moved=key in moved)


def _under(parent: Key | None, nodes: Mapping[Key, _Node]) -> list[Key]:
    return [key for key, node in nodes.items() if node.parent == parent]


def _chapter(before: _Node, after: _Node, *, moved: bool) -> Iterator[Difference]:
    old, new = before.chapter, after.chapter
    at = Difference(Change.CHANGED, Place.CHAPTER, chapter=after.label, key=new.key)
    if moved or before.parent != after.parent:
        yield replace(at, change=Change.MOVED, before=before.label, after=after.label)
    if old.title != new.title:
        yield replace(at, before=old.title, after=new.title)
    if before.beside == after.beside and _last(old.number) != _last(new.number):
        yield replace(at, place=Place.NUMBER, before=old.number, after=new.number)
    if old.appendix != new.appendix and before.beside == after.beside and old.number == new.number:
        yield replace(at, change=Change.FORM)
    yield from _blocks(old.blocks, new.blocks, replace(at, place=Place.TEXT))


def _last(number: str) -> str:
    return number.rpartition(".")[2]


# Blocks of a chapter


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of running text, or a table or figure; ``form`` is how it is set."""

    kind: str
    text: str
    form: Hashable
    block: Table | Figure | Picture | None = None

    @property
    def token(self) -> tuple[str, str]:
        return self.kind, self.text


def _lines(blocks: Iterable[Block]) -> Iterator[_Line]:
    for block in blocks:
        match block:
            case Table() | Figure() | Picture():
                yield _Line("part", f"{type(block).__name__} {block.key}", None, block)
            case Paragraph(runs, tone):
                yield _Line("text", plain(runs), (runs, tone))
            case Subheading(title):
                yield _Line("heading", title, None)
            case Items(items, ordered):
                for number, item in enumerate(items or ((),)):
                    yield _Line("item", plain(item), (item, ordered, number == 0, bool(items)))


def _blocks(before: Sequence[Block], after: Sequence[Block], at: Difference) -> Iterator[Difference]:
    then, now = list(_lines(before)), list(_lines(after))
    matcher = SequenceMatcher(
        None, [line.token for line in then], [line.token for line in now], autojunk=False
    )
    gone = {line.text: line for line in then if line.block is not None}
    for code, first, last, start, end in matcher.get_opcodes():
        if code == "equal":
            for old, new in zip(then[first:last], now[start:end], strict=True):
                yield from _same_line(old, new, at)
        else:
            yield from _other_lines(then[first:last], now[start:end], gone, at)
    kept = {line.text for line in now}
    for name, line in gone.items():
        if name not in kept and line.block is not None:
            yield replace(
                at, change=Change.REMOVED, place=_place(line.block), part=_called(line.block), key=""
            )


def _same_line(old: _Line, new: _Line, at: Difference) -> Iterator[Difference]:
    if old.block is not None and new.block is not None:
        yield from _part(old.block, new.block, at)
    elif old.form != new.form:
        yield replace(at, change=Change.FORM, before=old.text, after=new.text)


def _other_lines(
    then: Sequence[_Line], now: Sequence[_Line], gone: Mapping[str, _Line], at: Difference
) -> Iterator[Difference]:
    """Texts that took the place of others, one by one; parts that came, or came here from elsewhere."""
    old = [line for line in then if line.block is None]
    new = [line for line in now if line.block is None]
    for first, second in zip(old, new, strict=False):
        if first.text == second.text:
            yield replace(at, change=Change.FORM, before=first.text, after=second.text)
        else:
            yield replace(at, before=first.text, after=second.text)
    for line in old[len(new) :]:
        yield replace(at, change=Change.REMOVED, before=line.text)
    for line in new[len(old) :]:
        yield replace(at, change=Change.ADDED, after=line.text)
    for line in now:
        if line.block is None:
            continue
        here = replace(at, place=_place(line.block), part=_called(line.block), key=line.block.key)
        stood = gone[line.text].block if line.text in gone else None
        if stood is None:
            yield replace(here, change=Change.ADDED)
        else:
            yield replace(here, change=Change.MOVED)
            yield from _part(stood, line.block, at)


def _place(block: Table | Figure | Picture) -> Place:
    match block:
        case Table():
            return Place.TABLE
        case Figure():
            return Place.FIGURE
        case Picture():
            return Place.PICTURE


def _called(block: Table | Figure | Picture) -> str:
    return block.caption or (block.alt if isinstance(block, Picture) else "")


def _part(
    old: Table | Figure | Picture, new: Table | Figure | Picture, at: Difference
) -> Iterator[Difference]:
    here = replace(at, place=_place(new), part=_called(new), key=new.key)
    if old.caption != new.caption:
        yield replace(here, before=old.caption, after=new.caption)
    if isinstance(old, Table) and isinstance(new, Table):
        yield from table_differences(old, new, here)
    elif isinstance(old, Figure) and isinstance(new, Figure) and (old.alt, old.svg) != (new.alt, new.svg):
        same = old.alt == new.alt
        yield replace(here, before="" if same else old.alt, after="" if same else new.alt)
    elif isinstance(old, Picture) and isinstance(new, Picture):
        yield from _picture(old, new, here)


def _picture(old: Picture, new: Picture, at: Difference) -> Iterator[Difference]:
    if (old.sha256, old.media, old.width, old.height) != (new.sha256, new.media, new.width, new.height):
        yield at
    for place, before, after in (
        (Place.ALT, old.alt, new.alt),
        (Place.CREDIT, old.credit, new.credit),
    ):
        if before != after:
            yield replace(at, place=place, before=before, after=after)
