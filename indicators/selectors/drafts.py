"""What may not be read in what was changed, while a sector has not delivered its figures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, F, OuterRef, Q, QuerySet

from indicators.judging import (
    Deliveries,
    Touch,
    changed_at,
    comments_before,
    deliveries_now,
    drafted_since,
    is_changed,
    remembered,
    unless,
    with_published_version,
)
from indicators.models import (
    Act,
    ChapterPicture,
    Footnote,
    FootnoteCell,
    ReportChapter,
    Result,
    ResultComment,
    ScorecardLine,
    User,
)
from indicators.models.statements import rows_for
from indicators.permissions import WRITE_CHAPTER, Roles, roles_of
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
    Act.REPLY,
    Act.ASSESS_GOAL,
    Act.KEEP_SUPERVISION,
    Act.KEEP_DECISION,
    Act.COMMENT_DECISION,
    Act.REPORT_WORK,
    Act.WRITE_AREA_TEXT,
    Act.WRITE_CHAPTER,
    Act.KEEP_PICTURE,
    Act.KEEP_CHAPTERS,
    Act.COPY_CHAPTERS,
)
"""What is done to a draft."""


OF_SECTORS = ("supervision", "decision", "decisioncomment", "developmentwork", "areatext", "goalassessment")
"""What belongs to a sector and its year, beside the lines."""


def known_deliveries() -> Deliveries:
    """Every round with what was delivered in it. One statement where it is not remembered."""

    def moved(_key: object, touch: Touch) -> bool:
        return not {"round", "submission"}.isdisjoint(touch.tables)

    found: Deliveries = remembered(("deliveries",), deliveries_now, unless(moved))
    return found


type Unreadable = Callable[[int, int, int, Period, datetime | None], bool]


def unreadable_figures(user: User | AnonymousUser) -> Unreadable:
    """Whether the figure of a year, sector, indicator and period is a draft that a person may not read.

    A figure that was written at a moment is one where that is after its sector's last delivery; without a
    moment, where its sector is changing it at all. One statement, and one for the roles.
    """
    roles, known = roles_of(user), known_deliveries()

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
    roles, known = roles_of(user), known_deliveries()
    figures = Result.objects.filter(line__in=lines).select_related("line")
    for row in with_published_version(figures, known):
        line = row.line
        draft = row.written and known.draft(line.year, line.sector_id, row.period)
        if (draft or is_changed(row)) and not roles.reads_drafts_of(line.sector_id, line.indicator_id):
            return True
    return unreadable_notes(user).filter(cells__line__in=lines).exists()


def unreadable_notes(user: User | AnonymousUser) -> QuerySet[Footnote]:
    """Footnotes to figures that are drafts, or were changed in one, and that a person may not read."""
    roles, known = roles_of(user), known_deliveries()
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


def unreadable_comments(
    user: User | AnonymousUser, known: Deliveries | None = None
) -> QuerySet[ResultComment]:
    """Result comments written or changed in a delivery that was not made, and that are not the person's.

    A comment belongs to the sector that wrote it in its reporting; else to the sectors of its indicators in
    its year, or without any to those of its area; it is a draft where it was changed in one of each of them.
    One statement, where nothing is a draft.
    """
    roles, since = roles_of(user), drafted_since(known or known_deliveries())
    if since is None or roles.controller:
        return ResultComment.objects.none()
    year = ScorecardLine.objects.filter(year=OuterRef("year"), withdrawn=False).annotate(since=since)
    named, area = Q(indicator__comments=OuterRef("pk")), Q(area_id=OuterRef("area_id"))
    own = Q(sector__in=roles.sector_ids) | Q(indicator__in=roles.indicator_ids)
    drafted = Q(since__lte=OuterRef("at"))
    links = ResultComment.indicators.through.objects.filter(resultcomment_id=OuterRef("pk"))
    about = Exists(year.filter(named, drafted)) & ~Exists(year.filter(named & own))
    of_area = Exists(year.filter(area, drafted)) & ~Exists(
        year.filter(area & (own | ~drafted | Q(since=None)))
    )
    found = ResultComment.objects.annotate(at=changed_at(), since=since)
    reported = Q(since__lte=F("at")) & ~Q(sector__in=roles.sector_ids)
    others = (Exists(links) & about) | (~Exists(links) & of_area)
    return found.filter(Q(sector__isnull=False) & reported | Q(sector=None) & others)


def comments_as_delivered(
    user: User | AnonymousUser, moment: datetime | None
) -> dict[int, ResultComment | None]:
    """What a person reads instead of the comments that are drafts: what was delivered, None for nothing.

    By number; no later than ``moment``, where there is one. Five statements at most.
    """
    roles, known = roles_of(user), known_deliveries()
    key = ("unreadable comments", roles.controller, roles.sector_ids, roles.indicator_ids, known.shape)
    rows = {row.pk: row for row in rows_for(key, lambda: unreadable_comments(user, known))}
    older = comments_before(rows)
    since = _sectors_changing(known, [row for row in rows.values() if row.sector_id is None])
    found: dict[int, ResultComment | None] = {}
    for pk, row in rows.items():
        drafted = since.get(pk) if row.sector_id is None else known.drafted_since(row.year, row.sector_id)
        until = [one for one in (drafted, moment) if one is not None]
        then = older(pk, min(until)) if until else None
        found[pk] = then.row if then else None
    return found


def _sectors_changing(known: Deliveries, rows: list[ResultComment]) -> dict[int, datetime]:
    """Since when those of no sector are drafts: in one of the sectors of their indicators, else in all of
    their area. Two statements, none for none."""
    if not rows:
        return {}
    lines = ScorecardLine.objects.filter(year__in={row.year for row in rows}, withdrawn=False)
    told = list(lines.values_list("year", "area_id", "indicator_id", "sector_id"))
    links: defaultdict[int, set[int]] = defaultdict(set)
    through = ResultComment.indicators.through.objects.filter(resultcomment__in=rows)
    for pk, indicator_id in through.values_list("resultcomment_id", "indicator_id"):
        links[pk].add(indicator_id)
    found = {}
    for row in rows:
        about = {
            sector_id
            for year, area_id, indicator_id, sector_id in told
            if year == row.year
            if (indicator_id in links[row.pk] if links[row.pk] else area_id == row.area_id)
        }
        moments = [since for one in about if (since := known.drafted_since(row.year, one)) is not None]
        if moments:
            found[row.pk] = min(moments) if links[row.pk] else max(moments)
    return found


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
    known = known_deliveries()
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
    found |= _unreadable_matters(roles, known)
    drafted_comments = unreadable_comments(user, known).filter(pk=OuterRef("subject_id"))
    if drafted_since(known) is not None:
        told = drafted_comments.filter(Q(sector=None) | Q(since__lte=OuterRef("at")))
        found |= Q(Exists(told), subject_table="resultcomment")
    chapters = _unreadable_chapters(user)
    pictures = ChapterPicture.objects.filter(chapter__in=chapters)
    found |= Q(subject_table="reportchapter", subject_id__in=chapters)
    found |= Q(subject_table="chapterpicture", subject_id__in=pictures.values("pk"))
    unreadable: Q = found & Q(act__in=DRAFT_ACTS) & ~Q(by_id=user.pk)
    return unreadable


def _unreadable_chapters(user: User) -> QuerySet[ReportChapter, Any]:
    """The numbers of the reports' chapters that are drafts, and that a person does not write."""
    drafts = ReportChapter.objects.filter(state=ReportChapter.State.DRAFT)
    if user.has_perm(WRITE_CHAPTER):
        drafts = drafts.exclude(kind=ReportChapter.Kind.FOREWORD)
    return drafts.values("pk")


def _unreadable_matters(roles: Roles, known: Deliveries) -> Q:
    """Entries about matters and words of other sectors since what is told of the year is a draft."""
    found = Q(pk__in=[])
    for year, by_sector, others in known.drafting():
        for sector_id, since in by_sector.items():
            if since is not None:
                found |= Q(year=year, sector_id=sector_id, at__gte=since)
        if others is not None:
            found |= Q(year=year, at__gte=others) & ~Q(sector_id__in=by_sector)
    about = Q(subject_table__in=OF_SECTORS)
    return about & found & ~Q(sector_id__in=roles.sector_ids)
