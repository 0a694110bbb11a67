"""A table that lies on its side: indicators across, figures down."""

from __future__ import annotations

from indicators.values.tables.headings import sense_of
from indicators.values.tables.layout import Line, Segment


def turned(segment: Segment) -> Segment:
    """The segment with its columns as rows; each row's key has the number of its column."""
    heads = ["", *(line.cells[0] for line in segment.lines)]
    first = segment.lines[0] if segment.lines else None
    made = Segment(segment.number, tuple(heads), tuple(sense_of(head) for head in heads), segment.where)
    made.headers, made.titles, made.layout = segment.headers, segment.titles, "card"
    if first is None:
        return made
    for n in range(1, segment.width):
        name = segment.header[n]
        cells = (name, *(line.cells[n] for line in segment.lines))
        if any(cells):
            made.lines.append(Line(first.place, first.row, cells, part=n))
    return made
