"""What pasting a block into a grid would do, cell by cell; nothing is guessed and nothing is written here."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from indicators.values.figures.periods import Period
from indicators.values.figures.reading_results import parse_result
from indicators.values.figures.results import AmbiguousResult, TextResult
from indicators.values.figures.spec import Spec

from .blocks import Block, is_blank, is_figure, is_heading, is_separator, is_wordy, parse_block
from .name_similarity import ALIKE, APART, likeness, words_of

_COMPARED: Final = re.compile(r"\s*[<>≤≥=]")


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell that may be pasted into, and what stands there."""

    period: Period
    written: str


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row of the grid in its order, with every name that it goes by."""

    id: int
    names: tuple[str, ...]
    spec: Spec
    cells: tuple[GridCell, ...]


class Effect(StrEnum):
    """What a pasted cell would do to the cell of the grid."""

    FILLED = "filled"
    CHANGED = "changed"
    EMPTIED = "emptied"
    SAME = "same"
    KEPT = "kept"
    NOT_UNDERSTOOD = "not_understood"


WRITES: Final = frozenset({Effect.FILLED, Effect.CHANGED, Effect.EMPTIED})


@dataclass(frozen=True, slots=True)
class Placed:
    """A pasted cell and where it goes. ``name`` is how the block calls the row, where it was found by it;
    ``likeness`` how sure that is (1: the same words)."""

    row_id: int
    period: Period
    text: str
    written: str
    effect: Effect
    name: str = ""
    likeness: float = 1.0


class Reason(StrEnum):
    """Why a line of the block goes nowhere."""

    SEPARATOR = "separator"
    HEADING = "heading"
    NO_ROOM = "no_room"
    NO_SUCH_ROW = "no_such_row"
    COULD_BE_MORE = "could_be_more"
    TAKEN = "taken"
    NO_FIGURE = "no_figure"


@dataclass(frozen=True, slots=True)
class Skipped:
    """A line of the block that goes nowhere."""

    text: str
    why: Reason


@dataclass(frozen=True, slots=True)
class Pasting:
    """The whole effect. ``by_name``: rows were found by their names, ``column`` held their figures.

    ``columns`` are those that could hold them, with their headings.
    """

    placed: tuple[Placed, ...]
    skipped: tuple[Skipped, ...]
    by_name: bool
    column: int = 0
    columns: tuple[tuple[int, str], ...] = ()

    def count(self, effect: Effect) -> int:
        """How many cells have an effect."""
        return sum(one.effect is effect for one in self.placed)

    @property
    def writes(self) -> tuple[Placed, ...]:
        """Those that would be written."""
        return tuple(one for one in self.placed if one.effect in WRITES)


def plan_pasting(
    text: str,
    rows: Sequence[GridRow],
    *,
    start: tuple[int, int],
    year: int,
    column: int | None = None,
    empty: bool = False,
) -> Pasting:
    """Say what pasting ``text`` would do to the rows of a grid of ``year``.

    ``start`` is the place of the row and of the cell that is pasted in. A block with a column of names is
    matched by them, whatever the start; any other goes down from there. ``column``: where a person says that
    the figures are. A blank cell leaves what stands alone, unless ``empty``. Separators and headings are
    passed over and take no place.
    """
    block = parse_block(text)
    named = _column_of_names(block, rows)
    if named is not None:
        return _by_name(block, rows, named, year, column, empty=empty)
    return _by_position(block, rows, start, empty=empty)


def _column_of_names(block: Block, rows: Sequence[GridRow]) -> int | None:
    """The column that holds names: more than half of what it says are words, or names of the grid's rows."""
    best, most = None, 0
    for place in range(len(block[0]) if block else 0):
        said = [
            line[place] for line in block if not is_separator(line) and not is_heading(line) and line[place]
        ]
        names = sum(is_wordy(text) or _is_name(text, rows) for text in said)
        if names * 2 > len(said) and names > most and (len(block[0]) > 1 or _mostly_names(said, rows)):
            best, most = place, names
    return best


def _mostly_names(said: Sequence[str], rows: Sequence[GridRow]) -> bool:
    return sum(_is_name(text, rows) for text in said) * 2 > len(said)


def _is_name(text: str, rows: Sequence[GridRow]) -> bool:
    return any(_alike(text, row) >= ALIKE for row in rows)


def _alike(name: str, row: GridRow) -> float:
    return max(likeness(name, one) for one in row.names)


def _by_position(block: Block, rows: Sequence[GridRow], start: tuple[int, int], *, empty: bool) -> Pasting:
    placed: list[Placed] = []
    skipped: list[Skipped] = []
    lines = list(_figures(block, skipped))
    if block and len(block[0]) == 1:
        flat = [(row, cell) for row in rows for cell in row.cells]
        first = sum(len(row.cells) for row in rows[: start[0]]) + start[1]
        for down, line in enumerate(lines):
            if first + down < len(flat):
                placed += _place(*flat[first + down], line[0], empty=empty)
            else:
                skipped.append(Skipped(line[0], Reason.NO_ROOM))
        return Pasting(tuple(placed), tuple(skipped), by_name=False)
    having = [row for row in rows if row.cells]
    begin = having.index(rows[start[0]])
    for down, line in enumerate(lines):
        cells = having[begin + down].cells[start[1] :] if begin + down < len(having) else ()
        for cell, text in zip(cells, line, strict=False):
            placed += _place(having[begin + down], cell, text, empty=empty)
        skipped += [Skipped(text, Reason.NO_ROOM) for text in line[len(cells) :] if text]
    return Pasting(tuple(placed), tuple(skipped), by_name=False)


def _figures(block: Block, skipped: list[Skipped]) -> Iterator[tuple[str, ...]]:
    """The lines that take a place in the grid; the others are noted."""
    for line in block:
        if is_separator(line):
            skipped.append(Skipped(" ".join(line).strip(), Reason.SEPARATOR))
        elif is_heading(line):
            skipped.append(Skipped(" · ".join(text for text in line if text), Reason.HEADING))
        else:
            yield line


def _by_name(
    block: Block, rows: Sequence[GridRow], named: int, year: int, column: int | None, *, empty: bool
) -> Pasting:
    skipped: list[Skipped] = []
    lines = list(_figures(block, skipped))
    columns = _columns(block, named)
    places = [place for place, _heading in columns]
    chosen = column if column in places else _column_of_figures(block, lines, columns, year)
    placed: list[Placed] = []
    for line, row, sure, why in _matched(lines, rows, named):
        name = line[named]
        if row is None:
            bare = not any(line[place] for place in places)
            skipped.append(Skipped(name, Reason.HEADING if bare and why is Reason.NO_SUCH_ROW else why))
            continue
        if chosen is None:
            skipped.append(Skipped(name, Reason.NO_FIGURE))
            continue
        texts = [line[place] for place in places if place >= chosen] if len(row.cells) > 1 else [line[chosen]]
        for cell, text in zip(row.cells, texts, strict=False):
            placed += _place(row, cell, text, empty=empty, name=name, sure=sure)
    order = {row.id: place for place, row in enumerate(rows)}
    placed.sort(key=lambda one: order[one.row_id])
    return Pasting(tuple(placed), tuple(skipped), by_name=True, column=chosen or 0, columns=columns)


def _columns(block: Block, named: int) -> tuple[tuple[int, str], ...]:
    """The columns beside the names that say anything, with the heading that stands over them."""
    headings = next((line for line in block if is_heading(line)), None)
    return tuple(
        (place, headings[place] if headings else "")
        for place in range(len(block[0]))
        if place != named and any(line[place] for line in block)
    )


def _column_of_figures(
    block: Block, lines: Sequence[tuple[str, ...]], columns: Sequence[tuple[int, str]], year: int
) -> int | None:
    """The column of the results: by its heading, else the last one that holds figures and no targets.

    None where the headings tell of other years alone: that is for a person to say.
    """
    results = [(place, heading) for place, heading in columns if heading.casefold().startswith("resultat")]
    if results:
        of_the_year = [place for place, heading in results if str(year) in heading]
        without_year = [place for place, heading in results if not re.search(r"\d{4}", heading)]
        found = of_the_year or without_year
        return found[-1] if found else None
    figures = []
    for place, _heading in columns:
        said = [line[place] for line in lines if line[place]]
        targets = sum(_COMPARED.match(text) is not None for text in said)
        if any(is_figure(text) for text in said) and targets * 2 <= len(said):
            figures.append(place)
    return figures[-1] if figures else None


type Match = tuple[tuple[str, ...], GridRow | None, float, Reason]


def _matched(lines: Sequence[tuple[str, ...]], rows: Sequence[GridRow], named: int) -> Iterator[Match]:
    """Each line with the row that its name stands for, the surest first, so that none takes another's."""
    called = Counter(words_of(line[named]) for line in lines)
    scored = []
    for place, line in enumerate(lines):
        alike = sorted(((_alike(line[named], row), row) for row in rows), key=lambda one: -one[0])
        scored.append((-(alike[0][0] if alike else 0.0), place, line, alike))
    taken: set[int] = set()
    for _best, _place, line, alike in sorted(scored, key=lambda one: one[:2]):
        row, sure, why = _choose(alike, taken, called[words_of(line[named])])
        if row is not None:
            taken.add(row.id)
        yield line, row, sure, why


def _choose(
    alike: Sequence[tuple[float, GridRow]], taken: set[int], lines_so_called: int
) -> tuple[GridRow | None, float, Reason]:
    """The row that a name stands for, or why it stands for none."""
    best = alike[0][0] if alike else 0.0
    if best < ALIKE:
        return None, best, Reason.NO_SUCH_ROW
    near = [
        row for sure, row in alike if sure >= ALIKE and (sure == best if best == 1 else best - sure < APART)
    ]
    if len(near) > 1 and not (best == 1 and lines_so_called == len(near)):
        return None, best, Reason.COULD_BE_MORE
    free = [row for row in near if row.id not in taken]
    return (free[0], best, Reason.TAKEN) if free else (None, best, Reason.TAKEN)


def _place(
    row: GridRow, cell: GridCell, text: str, *, empty: bool, name: str = "", sure: float = 1.0
) -> list[Placed]:
    """What one cell does; nothing where nothing stands and nothing is pasted."""
    effect = _effect(row, cell, text, empty=empty)
    if effect is None:
        return []
    pasted = "" if is_blank(text) else text
    return [Placed(row.id, cell.period, pasted, cell.written, effect, name, sure)]


def _effect(row: GridRow, cell: GridCell, text: str, *, empty: bool) -> Effect | None:
    if is_blank(text):
        if not cell.written:
            return None
        return Effect.EMPTIED if empty else Effect.KEPT
    read = parse_result(text, row.spec)
    if isinstance(read, TextResult | AmbiguousResult):
        return Effect.SAME if text == cell.written else Effect.NOT_UNDERSTOOD
    if not cell.written:
        return Effect.FILLED
    return Effect.SAME if read == parse_result(cell.written, row.spec) else Effect.CHANGED
