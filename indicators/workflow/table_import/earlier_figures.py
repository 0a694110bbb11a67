"""Figures of a year before the plan's: typed for many of its lines at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from indicators import permissions
from indicators.models import ScorecardLine, User
from indicators.workflow.batch import together
from indicators.workflow.refusals import NeedsReason, NotFound, Refusal, RefusedRow, RowsRefused
from indicators.workflow.save import require

from .rows import AtField, Writing
from .wanted import FigureWanted, RowWanted

FIGURE = "figure"


@dataclass(frozen=True, slots=True)
class EarlierFigure:
    """The figure of the year before, of a line of the plan: as typed, and as it stood when it was shown."""

    line_id: int
    text: str
    seen: str


def enter_earlier_figures(*, by: User, year: int, figures: Sequence[EarlierFigure], reason: str) -> int:
    """Enter what the year before ended at, for lines of the plan of ``year``; returns how many changed.

    Each is reported as anybody reports it. A line that the year before does not have is made there, like that
    of ``year``, and not planned: it only holds the figure. What was left as it was shown is left alone.
    Raises :class:`NotAllowed`, :class:`NeedsReason`, :class:`NotFound` for a line of another year, and
    :class:`RowsRefused`, which names every line that was refused; nothing is written then.
    """
    require(by, permissions.EDIT_PLAN)
    if not reason.strip():
        raise NeedsReason
    typed = {one.line_id: one for one in figures if one.text.strip() != one.seen}
    lines = ScorecardLine.objects.filter(pk__in={one.line_id for one in figures}, year=year, withdrawn=False)
    indicators = dict(lines.values_list("pk", "indicator_id"))
    if strangers := {one.line_id for one in figures} - set(indicators):
        raise NotFound("line", min(strangers))
    rows = [
        RowWanted(
            key=str(line_id),
            year=year,
            indicator_id=indicators[line_id],
            figures=(FigureWanted(FIGURE, "result", year - 1, one.text, seen=one.seen),),
            line={},
        )
        for line_id, one in typed.items()
    ]
    with transaction.atomic(), together(by=by, reason=reason):
        writing = Writing(by, reason)
        _write(writing, rows)
    return writing.changed


def _write(writing: Writing, rows: Sequence[RowWanted]) -> None:
    refused = []
    writing.look_up(rows)
    for wanted in rows:
        try:
            with transaction.atomic():
                writing.row(wanted)
        except AtField as one:
            refused.append(RefusedRow(int(wanted.key), FIGURE, one.refusal))
            writing.forget()
        except Refusal as refusal:
            refused.append(RefusedRow(int(wanted.key), "", refusal))
            writing.forget()
    if refused:
        raise RowsRefused(tuple(refused))
