"""Lines of a plan under their cards and headings, owned by service areas or by sectors."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import groupby

from indicators.judging import JudgedLine


@dataclass(frozen=True, slots=True)
class Under[Row]:
    """The rows under one heading; ``title`` is empty where the card has no headings."""

    title: str
    codes: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class OfCard[Row]:
    """A card with its headings. ``number`` is empty for a sector."""

    anchor: str
    number: str
    title: str
    headings: tuple[Under[Row], ...]

    @property
    def rows(self) -> tuple[Row, ...]:
        return tuple(row for heading in self.headings for row in heading.rows)


def by_card[Row](
    rows: Iterable[Row], line_of: Callable[[Row], JudgedLine], *, by_sector: bool
) -> tuple[OfCard[Row], ...]:
    """Group rows into cards in the order of their owners; inside a card the order of the report is kept."""
    cards: dict[str, list[Row]] = {}
    for row in sorted(rows, key=lambda row: _place(line_of(row), by_sector)):
        line = line_of(row)
        cards.setdefault(line.sector.code if by_sector else line.area.number, []).append(row)
    return tuple(_card(found, line_of, by_sector) for found in cards.values())


def _place(line: JudgedLine, by_sector: bool) -> tuple[int, ...]:
    inside = (line.area.order, line.order, line.id)
    return (line.sector.order, *inside) if by_sector else inside


def _card[Row](rows: list[Row], line_of: Callable[[Row], JudgedLine], by_sector: bool) -> OfCard[Row]:
    first = line_of(rows[0])
    groups = groupby(rows, key=lambda row: line_of(row).heading)
    key = first.sector.code if by_sector else first.area.number.replace(".", "-")
    return OfCard(
        anchor=f"kort-{key}",
        number="" if by_sector else first.area.number,
        title=first.sector.name if by_sector else first.area.name,
        headings=tuple(
            Under(
                heading.title if heading else "",
                "/".join(heading.functions) if heading else "",
                tuple(found),
            )
            for heading, found in groups
        ),
    )
