"""The line that something is written about: one that stands in its plan, locked where it is written."""

from __future__ import annotations

from django.db.models import QuerySet

from indicators.models import ScorecardLine
from indicators.models.statements import prepared

from .refusals import NotFound


def standing_line(line_id: int) -> ScorecardLine:
    """The line. Raises :class:`NotFound` where it does not stand."""
    return _only(_standing(line_id), line_id)


def locked_line(line_id: int) -> ScorecardLine:
    """The same line, under lock to the end of the transaction."""
    return _only(_locked(line_id), line_id)


def _only(found: list[ScorecardLine], line_id: int) -> ScorecardLine:
    if not found:
        raise NotFound("line", line_id)
    return found[0]


@prepared
def _standing(line_id: int) -> QuerySet[ScorecardLine]:
    return ScorecardLine.objects.filter(pk=line_id, withdrawn=False).order_by("pk")[:1]


@prepared
def _locked(line_id: int) -> QuerySet[ScorecardLine]:
    return ScorecardLine.objects.select_for_update().filter(pk=line_id, withdrawn=False).order_by("pk")[:1]
