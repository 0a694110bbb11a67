"""What is not asked for in a round that was opened again, because it was not asked for the first time."""

from __future__ import annotations

from collections.abc import Iterable

from indicators.models import Round, Submission

from .completeness import Gap, GapKind, gaps
from .published_matters import MatterGap, matter_gaps

EXPLAINING = (GapKind.NO_CAUSE, GapKind.NO_ACTION, GapKind.NO_REASON, GapKind.NO_FORECAST)
"""What a round from before the program never asked for."""

NOTHING_WAS_ASKED = "all"


def excused_at(row: Submission) -> list[str]:
    """What is missing of a submission now, to be kept when it is opened again: that is not asked for then.

    Where the sector has never been approved in the program nothing but figures was asked for.
    """
    found = [_code(gap) for gap in gaps(row.round, row.sector_id)]
    found += [gap.code for gap in matter_gaps(row.round, row.sector_id)]
    return found if row.approved else [NOTHING_WAS_ASKED, *found]


def owed_gaps(of: Round, sector_id: int) -> tuple[Gap, ...]:
    """Everything that is missing and asked for, in card order."""
    return without_excused(
        gaps(of, sector_id), Submission.objects.filter(round=of, sector_id=sector_id).first()
    )


def without_excused(found: Iterable[Gap], row: Submission | None) -> tuple[Gap, ...]:
    """Leave out what was not asked for when the round was closed."""
    missing = tuple(found)
    kept = row.excused if row is not None else None
    if not kept:
        return missing
    everything = NOTHING_WAS_ASKED in kept
    return tuple(
        gap for gap in missing if _code(gap) not in kept and not (everything and gap.kind in EXPLAINING)
    )


def owed_matters(of: Round, sector_id: int) -> tuple[MatterGap, ...]:
    """Everything that is missing and asked for of the sector's supervision and decisions."""
    row = Submission.objects.filter(round=of, sector_id=sector_id).first()
    return without_excused_matters(matter_gaps(of, sector_id), row)


def without_excused_matters(found: Iterable[MatterGap], row: Submission | None) -> tuple[MatterGap, ...]:
    """Leave out what was not asked for when the round was closed."""
    kept = (row.excused if row is not None else None) or ()
    return () if NOTHING_WAS_ASKED in kept else tuple(gap for gap in found if gap.code not in kept)


def _code(gap: Gap) -> str:
    period = f"{gap.period.kind}-{gap.period.number}" if gap.period else ""
    return f"{gap.line_id} {gap.kind} {period}"
