"""From rows to tables with columns: where a table begins and goes on, its headings, which column is what."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from indicators.values.lists.blocks import is_blank, is_separator
from indicators.values.tables.cells import is_figure, is_simple, is_words
from indicators.values.tables.headings import HeadingSense, sense_of
from indicators.values.tables.source import Purpose, Source, SourceRow
from indicators.values.tables.titles import section_of
from indicators.values.tables.understanding import FIGURE_ROLES, ColumnRole

LONGEST_TITLE: Final = 200
"""Letters; a row that begins with more is no header."""
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_COMPARED: Final = re.compile(r"[<>≥≤=]")
_MOST_TURNED: Final = 40
"""A table on its side has no more rows of figures."""
_SERIES_HEAD: Final = frozenset(("år", "måned", "month", "year", "årstall", "periode"))


@dataclass(slots=True)
class Line:
    """A row of the source with its place there; `cells` are as many as the table is wide."""

    place: int
    row: SourceRow
    cells: tuple[str, ...]
    part: int = 0

    @property
    def key(self) -> str:
        return f"r{self.place}.{self.part}" if self.part else f"r{self.place}"

    @property
    def filled(self) -> list[str]:
        return [cell for cell in self.cells if cell]


@dataclass(slots=True)
class Segment:
    """Rows under the same columns, in order, each as wide as the header; one for each header that differs.

    `header` are the headings, joined where several rows make them; `senses` what they say. `broken` are
    places of `---` rows inside, `resumed` those of its first rows after a break without a header of its own,
    `repeated` those of its header printed again. `doubtful`: text stood between it and what it goes on from.
    """

    number: int
    header: tuple[str, ...] = ()
    senses: tuple[HeadingSense, ...] = ()
    where: str = ""
    lines: list[Line] = field(default_factory=list)
    headers: list[Line] = field(default_factory=list)
    titles: list[Line] = field(default_factory=list)
    broken: list[int] = field(default_factory=list)
    resumed: list[int] = field(default_factory=list)
    repeated: list[int] = field(default_factory=list)
    doubtful: bool = False
    layout: str = "card"

    @property
    def width(self) -> int:
        return max((len(line.cells) for line in self.lines), default=len(self.header))


@dataclass(slots=True)
class Layout:
    """The whole source: every line of text by its place, and the segments in order."""

    texts: dict[int, SourceRow] = field(default_factory=dict)
    segments: list[Segment] = field(default_factory=list)


def lay_out(source: Source, purpose: Purpose) -> Layout:
    """Part a source into texts and segments."""
    found = Layout()
    kind = {Purpose.PEOPLE: "people", Purpose.SECTORS: "sectors"}.get(purpose, "figures")
    block: list[Line] = []
    between = parted = False
    for place, row in enumerate(source.rows):
        if block and row.table != block[-1].row.table:
            _end(found, block, kind, between=between, parted=parted)
            block, between, parted = [], False, False
        if row.table is None:
            found.texts[place] = row
            between = between or any(cell.strip() for cell in row.cells)
            parted = parted or _begins_section(row)
            continue
        block.append(Line(place, row, tuple(" ".join(cell.split()) for cell in row.cells)))
    _end(found, block, kind, between=between, parted=parted)
    return found


def _begins_section(row: SourceRow) -> bool:
    """Whether a line between two tables begins a section, so that the lower is one of its own.

    A number alone before a name may be that of a page, and begins none.
    """
    found = section_of(" ".join(" ".join(row.cells).split()), row.level)
    return found is not None and bool(row.level or "." in found.number or found.sector or not found.number)


def _end(found: Layout, block: list[Line], kind: str, *, between: bool, parted: bool) -> None:
    """Take in a block of rows that stand together: as segments of their own, or going on from the last."""
    block = [line for line in block if line.filled]
    if not block:
        return
    width = _width(block)
    for line in block:
        line.cells = (*line.cells[:width], *("" for _ in range(width - len(line.cells))))
    last = found.segments[-1] if found.segments else None
    current: Segment | None = None
    titles: list[Line] = []
    at = 0
    while at < len(block):
        line = block[at]
        taken = _header_rows(block, at, kind, at_start=current is None)
        if taken:
            header = _joined_header(block[at : at + taken])
            current = _under(found, current or (None if parted else last), header, line, kind)
            current.headers += block[at : at + taken]
            if current is last and not current.titles:
                current.repeated.append(line.place)
            current.titles += titles
            titles = []
            at += taken
            continue
        if current is None:
            if _is_title_row(line) and _header_follows(block, at, kind):
                titles.append(line)
                at += 1
                continue
            current = _resumed(found, last, block[at:], doubtful=between, parted=parted)
            current.titles += titles
            titles = []
        if is_separator(line.cells):
            current.broken.append(line.place)
        current.lines.append(line)
        at += 1


def _width(block: Sequence[Line]) -> int:
    """How many columns are in use: empty ones at the right of all rows are none."""
    return max(
        (max((n for n, cell in enumerate(line.cells, 1) if cell), default=0) for line in block), default=0
    )


def _under(found: Layout, last: Segment | None, header: tuple[str, ...], line: Line, kind: str) -> Segment:
    """The segment that a header begins, or the one that it is repeated in."""
    senses = tuple(sense_of(cell, kind) for cell in header)
    if last is not None and last.header and _same_header(last.header, header, senses):
        last.repeated.append(line.place)
        return last
    segment = Segment(len(found.segments) + 1, header, senses, line.row.where)
    found.segments.append(segment)
    return segment


def _same_header(one: tuple[str, ...], other: tuple[str, ...], senses: tuple[HeadingSense, ...]) -> bool:
    """Whether a header says nothing new: the same headings, a first cell that is the same or empty."""
    if len(one) != len(other):
        return False
    plain = [cell.casefold().strip(" *.:") for cell in one], [cell.casefold().strip(" *.:") for cell in other]
    return plain[0][1:] == plain[1][1:] and plain[1][0] in ("", plain[0][0])


def _resumed(
    found: Layout, last: Segment | None, block: Sequence[Line], *, doubtful: bool, parted: bool
) -> Segment:
    """A block without a header: it goes on from the segment before it where it is as wide, with figures.

    Below the title of another section it has the headings of that segment, and is one of its own.
    """
    width = len(block[0].cells)
    if last is not None and any(last.header) and len(last.header) == width and _fits(block):
        if parted:
            last = Segment(len(found.segments) + 1, last.header, last.senses, block[0].row.where)
            found.segments.append(last)
        last.resumed.append(block[0].place)
        last.doubtful = last.doubtful or doubtful
        return last
    segment = Segment(len(found.segments) + 1, tuple("" for _ in range(width)), where=block[0].row.where)
    segment.senses = tuple(HeadingSense() for _ in range(width))
    found.segments.append(segment)
    return segment


def _fits(block: Sequence[Line]) -> bool:
    """Whether rows are a name and figures or nothing, as those of a card are; long texts are none."""
    cells = [cell for line in block if not is_separator(line.cells) for cell in line.cells[1:] if cell]
    names = [line.cells[0] for line in block if line.cells[0] and not is_separator(line.cells)]
    words = sum(len(cell) > 60 or (is_words(cell) and not is_figure(cell)) for cell in cells)
    return words * 2 <= len(cells) and not (names and all(_YEAR.fullmatch(name) for name in names))


def _is_title_row(line: Line) -> bool:
    """One text alone, or the same in merged cells: a title inside the table."""
    return len(set(line.filled)) == 1


def _header_follows(block: Sequence[Line], at: int, kind: str) -> bool:
    return any(
        _header_rows(block, later, kind, at_start=True) for later in range(at + 1, min(at + 5, len(block)))
    )


def _header_rows(block: Sequence[Line], at: int, kind: str, *, at_start: bool) -> int:
    """How many rows from here make a header: none, one, or two where the upper one is merged."""
    if is_header(block[at].cells, kind, at_start=at_start):
        nxt = block[at + 1] if at + 1 < len(block) else None
        if nxt is not None and at_start and _is_second_header(block[at], nxt, kind):
            return 2
        return 1
    if not at_start or at + 1 >= len(block) or not block[at].row.joined or len(set(block[at].filled)) < 2:
        return 0
    below = is_header(block[at + 1].cells, kind, at_start=True)
    return 2 if below and not any(map(is_figure, block[at].cells)) else 0


def _is_second_header(first: Line, second: Line, kind: str) -> bool:
    """Whether the next row goes on with the headings: "Mål" over "2025 | 2026", names joined from above."""
    if first.cells == second.cells:
        return False
    own = [n for n, cell in enumerate(second.cells) if cell and n not in second.row.joined]
    if not own or any(is_figure(second.cells[n]) and not _YEAR.fullmatch(second.cells[n]) for n in own):
        return False
    senses = [sense_of(second.cells[n], kind) for n in own]
    if not all(sense.role for sense in senses):
        return False
    spread = list(first.row.joined) or [n for n, cell in enumerate(first.cells) if not cell and n]
    repeated = len({first.cells[n] for n in own}) < len(own)
    empty = not second.cells[0] or 0 in second.row.joined or second.cells[0] == first.cells[0]
    return bool(spread or repeated) and empty and all(sense.year_only for sense in senses)


def _joined_header(lines: Sequence[Line]) -> tuple[str, ...]:
    if len(lines) == 1:
        return lines[0].cells
    upper, lower = list(lines[0].cells), lines[1].cells
    for n in range(1, len(upper)):  # a heading over several columns stands in the first of them alone
        if not upper[n] and lower[n] and upper[n - 1] and n > 1:
            upper[n] = upper[n - 1]
    return tuple(
        over if not under or under == over else f"{over} {under}".strip()
        for over, under in zip(upper, lower, strict=True)
    )


def is_header(cells: Sequence[str], kind: str, *, at_start: bool) -> bool:
    """Whether a row names columns; years alone do so at the start of a table only."""
    filled = [(n, cell) for n, cell in enumerate(cells) if cell]
    if not filled or len(cells[0]) > LONGEST_TITLE or len({cell for _, cell in filled}) < min(2, len(filled)):
        return False
    if any(n and _is_value(cell) for n, cell in filled):
        return False
    senses = {n: sense_of(cell, kind) for n, cell in filled}
    if kind != "figures":
        known = [n for n, sense in senses.items() if sense.role]
        return at_start and len(known) * 2 >= len(filled) and not any("@" in cell for _, cell in filled)
    others = [n for n, _ in filled if n]
    worded = [n for n in others if senses[n].role and not senses[n].year_only]
    years = [n for n in others if senses[n].year_only]
    strange = [n for n in others if not senses[n].role and (is_figure(cells[n]) or len(cells[n]) > 60)]
    if strange or not others:
        return False
    figures = [senses[n] for n in worded if senses[n].role in FIGURE_ROLES]
    if not at_start and senses.get(0, HeadingSense()).role is not ColumnRole.NAME:
        # "landssnitt" is what a target says, too
        figures = [one for one in figures if one.role is not ColumnRole.BENCHMARK or one.year]
    if figures:
        return len(worded) + len(years) >= (len(others) + 1) // 2
    if not at_start:
        return False
    if len(years) >= 2 and len(years) + len(worded) >= len(others) - 1:
        return True
    return len(worded) >= 2 or (
        bool(worded) and senses.get(0) is not None and senses[0].role is ColumnRole.NAME
    )


def _is_value(cell: str) -> bool:
    """Whether a cell is a figure, a dash or a comparison ("≥ landssnitt"), which no heading is."""
    return is_blank(cell) or bool(_COMPARED.match(cell)) or (is_simple(cell) and not _YEAR.fullmatch(cell))


def layout_of(segment: Segment) -> str:
    """How a segment is laid out: "card", "series" (years or months down or across), "transposed", "prose"."""
    body = [line for line in segment.lines if not is_separator(line.cells)]
    first = [line.cells[0] for line in body if line.cells[0]]
    if segment.header and segment.header[0].casefold().strip(" .:") in _SERIES_HEAD:
        return "series"
    years = sum(bool(_YEAR.fullmatch(cell)) for cell in first)
    if years >= 2 and years * 2 > len(first):
        return "series"
    named = (
        []
        if len(first) > _MOST_TURNED
        else [
            cell
            for cell in first
            if (sense := sense_of(cell)).role and sense.role.is_figure and not sense.year_only
        ]
    )
    if len(named) >= 2 and len(named) * 2 > len(first):
        return "transposed"
    roles = [sense.role for sense in segment.senses]
    if any(role and role.is_figure for role in roles):
        return "card"
    if ColumnRole.NAME in roles and sum(role is not None for role in roles) >= min(2, len(roles)):
        return "card"
    figures = sum(is_figure(cell) for line in body for cell in line.cells[1:])
    filled = sum(bool(cell) for line in body for cell in line.cells[1:])
    wordy = sum(is_words(cell) for cell in first)
    return "card" if figures * 2 >= filled > 0 and wordy * 2 >= len(first) else "prose"
