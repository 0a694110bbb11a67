"""Entering many figures as one act: all of them, or none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from indicators import values
from indicators.models import Act, User
from indicators.workflow.refusals import Refusal, RefusedRow, RowsRefused
from indicators.workflow.trail import acting

from .results import ENTERED, Reported, report_result


@dataclass(frozen=True, slots=True)
class PastedFigure:
    """A figure of a line's period as text, and the version of the result that was seen there (0: none)."""

    line_id: int
    period: values.Period
    text: str
    version: int


def paste_results(*, by: User, figures: Sequence[PastedFigure], reason: str = "") -> tuple[Reported, ...]:
    """Enter figures together, each as :func:`report_result` does; they stand in the trail with one reason.

    Raises :class:`RowsRefused`, which names every figure that cannot be entered; nothing is written then.
    """
    done: list[Reported] = []
    refused: list[RefusedRow] = []
    with acting(Act.REPORT_RESULT, by=by, reason=reason or ENTERED):
        for one in figures:
            try:
                done.append(
                    report_result(
                        by=by,
                        line_id=one.line_id,
                        text=one.text,
                        period=one.period,
                        version=one.version,
                        reason=reason,
                    )
                )
            except Refusal as refusal:
                name = f"{one.period.kind.value}-{one.period.number}"
                refused.append(RefusedRow(one.line_id, name, refusal))
        if refused:
            raise RowsRefused(tuple(refused))
    return tuple(done)
