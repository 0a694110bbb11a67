"""Where what stands around a year's lists of supervision and decisions is written."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from indicators.models import MatterText, Plan, Round, RoundKind, RoundState, ScorecardLine, User
from indicators.selectors.log.trail import TrailLog, TrailRow, visible_entries

MOST_ENTRIES: Final = 100


@dataclass(frozen=True, slots=True)
class MatterTextsDesk:
    """The texts by their place (None: nothing is written), and every change of them.

    ``closed``: the year's last round is closed, and a change takes a reason.
    """

    year: int
    rows: tuple[tuple[str, Any], ...]
    closed: bool
    changes: tuple[TrailRow, ...]


def matter_texts_desk(user: User, year: int, places: Iterable[str]) -> MatterTextsDesk | None:
    """The texts of some places; None for a year that has neither plan nor lines."""
    planned = Plan.objects.filter(year=year, withdrawn=False).exists()
    if not planned and not ScorecardLine.objects.filter(year=year, withdrawn=False).exists():
        return None
    wanted = [str(place) for place in places]
    found = {row.place: row for row in MatterText.objects.filter(year=year, place__in=wanted)}
    closed = Round.objects.filter(year=year, kind=RoundKind.YEAR_END, state=RoundState.CLOSED).exists()
    told = visible_entries(user).filter(
        subject_table=MatterText._meta.model_name, subject_id__in=[row.pk for row in found.values()]
    )
    return MatterTextsDesk(
        year=year,
        rows=tuple((place, found.get(place)) for place in wanted),
        closed=closed,
        changes=TrailLog(None, 0, told).read(0, MOST_ENTRIES),
    )
