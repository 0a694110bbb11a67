"""What may not be read in what was changed, while a sector has not delivered its figures."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, OuterRef, Q, QuerySet

from indicators.judging import deliveries_now
from indicators.models import Act, FootnoteCell, Result, ScorecardLine, User
from indicators.permissions import roles_of
from indicators.values import Period

DRAFT_ACTS = (
    Act.REPORT_RESULT,
    Act.EXPLAIN,
    Act.FORECAST,
    Act.PROMISE_ACTION,
    Act.FOLLOW_ACTION,
    Act.ANNOTATE,
)
"""What is done to a draft."""

type Unreadable = Callable[[int, int, int, Period], bool]


def unreadable_figures(user: User | AnonymousUser) -> Unreadable:
    """Whether the figure of a year, sector, indicator and period is a draft that a person may not read.

    One statement, and one for the roles.
    """
    roles, known = roles_of(user), deliveries_now()

    def unreadable(year: int, sector_id: int, indicator_id: int, period: Period) -> bool:
        return known.draft(year, sector_id, period) and not roles.reads_drafts_of(sector_id, indicator_id)

    return unreadable


def withheld(user: User | AnonymousUser, lines: QuerySet[ScorecardLine]) -> bool:
    """Whether any of the lines has a figure that is a draft, and that the person may not read."""
    unreadable = unreadable_figures(user)
    figures = Result.objects.filter(line__in=lines).exclude(written="").select_related("line")
    return any(
        unreadable(row.line.year, row.line.sector_id, row.line.indicator_id, row.period) for row in figures
    )


def unreadable_entries(user: User) -> Q:
    """The entries of the trail that tell of a draft that a person may not read. At most two statements.

    Told of a draft are the acts on a line since the round was opened that its sector has not delivered in.
    What somebody did is never withheld from that person.
    """
    roles = roles_of(user)
    if roles.controller:
        return Q(pk__in=[])
    found: Any = Q(pk__in=[])
    known = deliveries_now()
    foreign = ~Q(line__sector_id__in=roles.sector_ids) & ~Q(line__indicator_id__in=roles.indicator_ids)
    for drafted in known.figures_drafted():
        opened = known.opened.get(drafted.round.pk)
        since = Q(at__gte=opened) if opened else Q()
        sectors = Q(line__sector_id__in=drafted.sectors or ())
        if drafted.sectors is None:
            sectors = ~Q(line__sector_id__in=drafted.delivered)
        lines = Q(line__year=drafted.round.year) & sectors & foreign
        cells = FootnoteCell.objects.filter(lines, footnote_id=OuterRef("subject_id"))
        found |= since & (lines | (Q(subject_table="footnote") & Exists(cells)))
    unreadable: Q = found & Q(act__in=DRAFT_ACTS) & ~Q(by_id=user.pk)
    return unreadable
