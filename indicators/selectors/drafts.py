"""What may not be read in what was changed, while a sector has not delivered its figures."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, OuterRef, Q, QuerySet

from indicators.judging import deliveries_now, drafted_since, is_changed, with_published_version, written_at
from indicators.models import Act, Footnote, FootnoteCell, Result, ResultComment, ScorecardLine, User
from indicators.permissions import Roles, roles_of
from indicators.values import Period

DRAFT_ACTS = (
    Act.REPORT_RESULT,
    Act.ANSWER_QUESTION,
    Act.GO_WITHOUT,
    Act.OPEN_FIGURE,
    Act.CORRECT_FIGURE,
    Act.LOCK_FIGURE,
    Act.EXPLAIN,
    Act.FORECAST,
    Act.PROMISE_ACTION,
    Act.FOLLOW_ACTION,
    Act.ANNOTATE,
)
"""What is done to a draft."""

type Unreadable = Callable[[int, int, int, Period, datetime | None], bool]


def unreadable_figures(user: User | AnonymousUser) -> Unreadable:
    """Whether the figure of a year, sector, indicator and period is a draft that a person may not read.

    A figure that was written at a moment is one where that is after its sector's last delivery; without a
    moment, where its sector is changing it at all. One statement, and one for the roles.
    """
    roles, known = roles_of(user), deliveries_now()

    def unreadable(
        year: int, sector_id: int, indicator_id: int, period: Period, at: datetime | None = None
    ) -> bool:
        if roles.reads_drafts_of(sector_id, indicator_id):
            return False
        delivered = known.published_at(year, sector_id, period)
        changed = delivered is not None and (at is None or at > delivered)
        return changed or known.draft(year, sector_id, period)

    return unreadable


def withheld(user: User | AnonymousUser, lines: QuerySet[ScorecardLine]) -> bool:
    """Whether any of the lines has a figure or a note that is a draft, and that the person may not read."""
    roles, known = roles_of(user), deliveries_now()
    figures = Result.objects.filter(line__in=lines).select_related("line")
    for row in with_published_version(figures, known):
        line = row.line
        draft = row.written and known.draft(line.year, line.sector_id, row.period)
        if (draft or is_changed(row)) and not roles.reads_drafts_of(line.sector_id, line.indicator_id):
            return True
    return unreadable_notes(user).filter(cells__line__in=lines).exists()


def unreadable_notes(user: User | AnonymousUser) -> QuerySet[Footnote]:
    """Footnotes to figures that are drafts, or were changed in one, and that a person may not read."""
    roles, known = roles_of(user), deliveries_now()
    since = drafted_since(known, year="line__year", sector="line__sector_id")
    if since is None or roles.controller:
        return Footnote.objects.none()
    cells = FootnoteCell.objects.filter(
        _foreign(roles), footnote_id=OuterRef("pk"), cell=FootnoteCell.Cell.RESULT
    )
    cells = cells.annotate(since=since)
    attached = FootnoteCell.history.filter(id=OuterRef("pk"), history_date__gte=OuterRef("since"))
    worded = Footnote.history.filter(id=OuterRef("footnote_id"), history_date__gte=OuterRef("since"))
    return Footnote.objects.filter(Exists(cells.filter(Exists(attached) | Exists(worded))))


def unreadable_comments(user: User | AnonymousUser) -> QuerySet[ResultComment]:
    """Result comments about lines of others that were first written in a delivery that was not made."""
    roles, since = roles_of(user), drafted_since(deliveries_now())
    if since is None or roles.controller:
        return ResultComment.objects.none()
    about = ScorecardLine.objects.filter(
        Q(sector__in=roles.sector_ids) | Q(indicator__in=roles.indicator_ids),
        year=OuterRef("year"),
        indicator__comments=OuterRef("pk"),
    )
    lines = ScorecardLine.objects.filter(year=OuterRef("year"), indicator__comments=OuterRef("pk"))
    lines = lines.annotate(since=since).filter(since__lte=OuterRef("at"))
    found = ResultComment.objects.annotate(at=written_at())
    return found.filter(~Exists(about), Exists(lines))


def _foreign(roles: Roles) -> Q:
    """Lines of which a person reads no drafts."""
    return ~Q(line__sector_id__in=roles.sector_ids) & ~Q(line__indicator_id__in=roles.indicator_ids)


def unreadable_entries(user: User) -> Q:
    """The entries of the trail that tell of a draft that a person may not read. At most two statements.

    Told of a draft are the acts on a line since the round was opened that its sector has not delivered in,
    and those since the last delivery in one that it is changing what it delivered in.
    What somebody did is never withheld from that person.
    """
    roles = roles_of(user)
    if roles.controller:
        return Q(pk__in=[])
    found: Any = Q(pk__in=[])
    known = deliveries_now()
    foreign = _foreign(roles)
    for drafted in known.figures_drafted():
        opened = known.opened.get(drafted.round.pk)
        since = Q(at__gte=opened) if opened else Q()
        sectors = Q(line__sector_id__in=drafted.sectors or ())
        if drafted.sectors is None:
            sectors = ~Q(line__sector_id__in=drafted.delivered)
        lines = Q(line__year=drafted.round.year) & sectors & foreign
        cells = FootnoteCell.objects.filter(lines, footnote_id=OuterRef("subject_id"))
        found |= since & (lines | (Q(subject_table="footnote") & Exists(cells)))
    for one in known.changing():
        lines = Q(line__year=one.round.year, line__sector_id=one.sector_id) & foreign
        cells = FootnoteCell.objects.filter(lines, footnote_id=OuterRef("subject_id"))
        about = lines | (Q(subject_table="footnote") & Exists(cells))
        found |= Q(at__gt=one.published_at) & about
    unreadable: Q = found & Q(act__in=DRAFT_ACTS) & ~Q(by_id=user.pk)
    return unreadable
