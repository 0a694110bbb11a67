"""What a sector has said of its results in each service area that it reports for."""

from __future__ import annotations

from dataclasses import dataclass

from indicators.judging.rows import AreaRef
from indicators.models import ResultComment

from .grid import ReportingScope


@dataclass(frozen=True, slots=True)
class OwnComment:
    """A comment that the sector wrote."""

    pk: int
    version: int
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class AreaComments:
    """A service area of the desk, and the sector's comments on it."""

    area: AreaRef
    comments: tuple[OwnComment, ...]


def area_comments(at: ReportingScope) -> tuple[AreaComments, ...]:
    """The areas that a whole sector reports for, with its comments; none for a contributor. One statement."""
    if at.indicator_ids is not None:
        return ()
    areas = dict.fromkeys(line.area for line in at.lines())
    rows = ResultComment.objects.filter(year=at.round.year, sector=at.sector, withdrawn=False)
    written: dict[int, list[OwnComment]] = {area.id: [] for area in areas}
    for row in rows.order_by("order", "id"):
        if row.area_id in written:
            written[row.area_id].append(OwnComment(row.pk, row.version, row.title, row.text))
    return tuple(AreaComments(area, tuple(written[area.id])) for area in areas)
