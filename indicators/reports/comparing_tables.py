"""What differs between two tables: columns, rows, cells and what their notes say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from indicators.reports.differences import Change, Difference, Place, both, in_other_order, named
from indicators.reports.runs import plain
from indicators.reports.table import Cell, Row, Table

type _Placed = tuple[str, Row]
"""A row and the title of its group."""


def table_differences(old: Table, new: Table, at: Difference) -> Iterator[Difference]:
    found = [*_columns(old, new, at), *_rows(old, new, at)]
    yield from found
    if not found and _shape(old) != _shape(new):
        yield replace(at, change=Change.FORM)


def _shape(of: Table) -> list[tuple[str, int]]:
    return [(group.title, len(group.rows)) for group in of.groups]


def _columns(old: Table, new: Table, at: Difference) -> Iterator[Difference]:
    before, after = (named(of.columns, lambda column: column.title) for of in (old, new))
    at = replace(at, place=Place.COLUMN)
    for key in both(before, after):
        here = replace(at, column=str(key[0]))
        if key not in after:
            yield replace(here, change=Change.REMOVED)
        elif key not in before:
            yield replace(here, change=Change.ADDED)
        elif before[key] != after[key]:
            yield replace(here, change=Change.FORM)
    for key in in_other_order(before, after):
        yield replace(at, change=Change.MOVED, column=str(key[0]))


def _placed(of: Table) -> list[_Placed]:
    return [(group.title, row) for group in of.groups for row in group.rows]


def _name(of: _Placed) -> tuple[str, str]:
    """A row by its group and the first line of its heading; what follows there may change."""
    lines = of[1].cells[0].lines if of[1].cells else ()
    return of[0], plain(lines[0]) if lines else ""


def _rows(old: Table, new: Table, at: Difference) -> Iterator[Difference]:
    before, after = named(_placed(old), _name), named(_placed(new), _name)
    left = named((before[key] for key in before if key not in after), lambda one: _name(one)[1])
    came = named((after[key] for key in after if key not in before), lambda one: _name(one)[1])
    pairs = {id(came[key]): left[key] for key in came if key in left}
    elsewhere = {id(placed) for placed in pairs.values()}
    at = replace(at, place=Place.ROW)
    for key in both(before, after):
        if key not in after:
            if id(before[key]) not in elsewhere:
                yield replace(
                    at, change=Change.REMOVED, row=_called(before[key]), before=_told(before[key][1])
                )
            continue
        placed = after[key]
        here = replace(at, row=_called(placed))
        stood = before.get(key) or pairs.get(id(placed))
        if stood is None:
            yield replace(here, change=Change.ADDED, after=_told(placed[1]))
            continue
        if key not in before:
            yield replace(here, change=Change.MOVED, before=stood[0], after=placed[0])
        yield from _cells(old, new, stood[1], placed[1], here)
    for key in in_other_order(before, after):
        yield replace(at, change=Change.MOVED, row=_called(after[key]))


def _called(of: _Placed) -> str:
    """What a row is called: its heading alone, as groups are no part of a name."""
    return _name(of)[1]


def _told(row: Row) -> str:
    """A whole row that came or went, without its heading."""
    return " · ".join(cell.plain.replace("\n", " ") for cell in row.cells[1:] if cell.plain)


def _cells(old: Table, new: Table, stood: Row, stands: Row, at: Difference) -> Iterator[Difference]:
    before, after = ({note.mark: note.text for note in of.footnotes} for of in (old, new))
    then, now = (
        named(zip(of.columns, row.cells, strict=True), lambda pair: pair[0].title)
        for of, row in ((old, stood), (new, stands))
    )
    for key in now:
        if key in then:
            one, other = then[key][1], now[key][1]
            yield from _cell(one, other, before, after, replace(at, place=Place.CELL, column=str(key[0])))


def _cell(
    old: Cell, new: Cell, before: Mapping[str, str], after: Mapping[str, str], at: Difference
) -> Iterator[Difference]:
    noted = [" ".join(notes[mark] for mark in of.marks) for of, notes in ((old, before), (new, after))]
    if old.plain != new.plain:
        yield replace(at, before=old.plain, after=new.plain)
    elif (old.lines, old.state) != (new.lines, new.state):
        yield replace(at, change=Change.FORM, before=old.plain, after=new.plain)
    if noted[0] != noted[1]:
        yield replace(at, place=Place.NOTE, before=noted[0], after=noted[1])
