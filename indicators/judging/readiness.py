"""What is lacking in a year before its report is published, for the page that says it and for the act."""

from __future__ import annotations

from dataclasses import dataclass

from indicators.models import (
    EDITABLE,
    Correction,
    ReportChapter,
    Round,
    RoundKind,
    RoundState,
    Submission,
    SubmissionState,
)


@dataclass(frozen=True, slots=True)
class Readiness:
    """What is lacking. ``undelivered`` are sectors that have not delivered, or are changing what they
    delivered; ``open_figures`` and ``draft_chapters`` are not in the report as they will be."""

    round_closed: bool
    undelivered: tuple[str, ...] = ()
    open_figures: int = 0
    draft_chapters: int = 0
    open_remarks: int = 0

    @property
    def whole(self) -> bool:
        """Whether nothing is lacking."""
        return self == Readiness(round_closed=True)


def readiness(year: int, open_remarks: int) -> Readiness:
    """What is lacking in a year. ``open_remarks`` of the proof-reader are counted by who asks. Four
    statements."""
    rounds = Round.objects.filter(year=year, kind=RoundKind.YEAR_END)
    owed = Submission.objects.named().filter(round__in=rounds).select_related("round", "sector")
    return Readiness(
        round_closed=rounds.filter(state=RoundState.CLOSED).exists(),
        undelivered=tuple(one.sector_name for one in owed.in_sector_order() if not _is_delivered(one)),
        open_figures=Correction.objects.filter(line__year=year, state=Correction.State.OPEN).count(),
        draft_chapters=ReportChapter.objects.filter(
            year=year, withdrawn=False, state=ReportChapter.State.DRAFT
        ).count(),
        open_remarks=open_remarks,
    )


def _is_delivered(one: Submission) -> bool:
    return one.delivered and SubmissionState(one.state) not in EDITABLE
