"""Numbers of chapters, tables and figures, given by the program; and links that lead somewhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import count

from .document import Block, Chapter, Figure, Items, Paragraph, Picture, walked
from .runs import Text
from .table import Group, Row, Table


def numbered(chapters: Sequence[Chapter]) -> tuple[Chapter, ...]:
    """The chapters with numbers, and their tables and figures numbered through the whole report.

    A number that a chapter comes with is kept, and the next one goes on from it. A link to a part that the
    report does not have is a text. Raises ValueError for numbers that do not rise, and for two chapters,
    tables or figures with one key.
    """
    keys = frozenset(_keys(chapters))
    tables, figures = count(1), count(1)

    def block(item: Block) -> Block:
        match item:
            case Table():
                return replace(_linked_table(item, keys), number=next(tables))
            case Figure():
                return replace(item, number=next(figures))
            case Picture() if item.caption:
                return replace(item, number=next(figures))
            case Paragraph(runs):
                return replace(item, runs=_linked(runs, keys))
            case Items(items):
                return replace(item, items=tuple(_linked(runs, keys) for runs in items))
        return item

    def chapter(item: Chapter, number: str, *, unnumbered: bool) -> Chapter:
        blocks = tuple(block(part) for part in item.blocks)
        sections = numbered_under(number, item.sections, unnumbered=unnumbered)
        return replace(item, number=number, blocks=blocks, sections=sections)

    def numbered_under(within: str, items: Sequence[Chapter], *, unnumbered: bool) -> tuple[Chapter, ...]:
        last, made = 0, []
        for item in items:
            if unnumbered or item.appendix:
                made.append(chapter(item, "", unnumbered=True))
                continue
            last = _last_part(item.number, within, last)
            made.append(chapter(item, f"{within}.{last}" if within else str(last), unnumbered=False))
        return tuple(made)

    return numbered_under("", chapters, unnumbered=False)


def _last_part(kept: str, within: str, last: int) -> int:
    """The last part of a chapter's number: its own where it fits under ``within``, else the next one."""
    prefix = f"{within}." if within else ""
    part = kept.removeprefix(prefix)
    if not kept or not kept.startswith(prefix) or not (part.isascii() and part.isdigit()):
        return last + 1
    if int(part) <= last:
        raise ValueError(f"the chapter {kept} comes after {prefix}{last}")
    return int(part)


def _keys(chapters: Sequence[Chapter]) -> Iterator[str]:
    seen: set[str] = set()
    for _depth, chapter in walked(chapters):
        for item in (chapter, *chapter.blocks):
            if isinstance(item, Chapter | Table | Figure | Picture):
                if item.key in seen:
                    raise ValueError(f"two parts of the report are called {item.key}")
                seen.add(item.key)
                yield item.key


def _linked(runs: Text, keys: frozenset[str]) -> Text:
    """The runs; those that lead to no part of the report lead nowhere."""
    return tuple(
        replace(run, href="") if run.href.startswith("#") and run.href[1:] not in keys else run
        for run in runs
    )


def _linked_table(table: Table, keys: frozenset[str]) -> Table:
    if not any(run.href for row in table.rows for cell in row.cells for line in cell.lines for run in line):
        return table
    groups = tuple(
        Group(
            group.title,
            tuple(
                Row(
                    tuple(
                        replace(cell, lines=tuple(_linked(line, keys) for line in cell.lines))
                        for cell in row.cells
                    )
                )
                for row in group.rows
            ),
        )
        for group in table.groups
    )
    return replace(table, groups=groups)
