"""The reporting grid of a sector: its state, its rows under their headings, and what is left."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext, ngettext

from indicators.judging import Gap, GapKind, MatterGapKind, settled
from indicators.models import Deviation, Forecast, Round, RowRemark, SubmissionState
from indicators.presentation.navigation.approval_addresses import sector_path
from indicators.presentation.wording.deliveries import asked_words
from indicators.presentation.wording.mentions import PART_CHOICES, MentionOption, mention_options
from indicators.presentation.wording.refusals import lock_text
from indicators.selectors.reporting.comments import AreaComments
from indicators.selectors.reporting.grid import Report, ReportingScope, ReportRow

from .reopening import ReopeningView
from .rounds import deadline_text, report_url
from .rows import Problem, RowView, missing, row_views


@dataclass(frozen=True, slots=True)
class GroupView:
    """Rows under one heading of the card; ``goal`` is named where another goal begins, ``title`` once."""

    title: str
    codes: str
    rows: tuple[RowView, ...]
    goal: str = ""


@dataclass(frozen=True, slots=True)
class LeftView:
    """One thing that is left, and the row where it is mended. ``figure``: a figure is missing there."""

    href: str
    name: str
    what: str
    figure: bool


@dataclass(frozen=True, slots=True)
class SameView:
    """What every new action begins with: nothing, or the responsible and the deadline of another."""

    responsible: str = ""
    due: str = ""


@dataclass(frozen=True, slots=True)
class ReportPage:
    """The whole page."""

    title: str
    round: Round
    sector: str
    base: str
    year: int
    answers_href: str
    """Where whoever leads the sector answers what is asked outside a return; empty for others."""
    deadline: str
    state: str
    state_word: str
    state_sentence: str
    example: bool
    locked: str
    decision: str
    groups: tuple[GroupView, ...]
    words_href: str
    """Where development work and texts are written; empty for a contributor."""
    left: tuple[LeftView, ...]
    marked: tuple[LeftView, ...]
    next: LeftView | None
    done: int
    total: int
    figures: str
    previous_heading: str
    on_behalf: bool
    reason: str
    can_submit: bool
    can_take_back: bool
    version: int
    boxes: tuple[bool, ...]
    reasons: tuple[tuple[str, str], ...]
    outlooks: tuple[tuple[str, str], ...]
    tertial: bool
    storage: str
    people: tuple[str, ...]
    same: SameView
    unpromised: int
    """How many rows still need an action."""
    comments: tuple[AreaComments, ...] = ()
    reopening: ReopeningView | None = None
    matters: Mapping[str, str] = field(default_factory=dict)
    """The addresses where the sector's supervision and decisions are entered; none for a contributor."""
    owes: bool = False
    """Whether the sector owes a delivery here."""
    mentions: tuple[MentionOption, ...] = ()
    """The sector's own figures, for a list to mention one from; none where nothing can be written."""
    mention_parts = PART_CHOICES
    message: str = ""
    """What was written to management when sending in was refused."""


def report_page(
    report: Report,
    *,
    problems: Mapping[int, Mapping[str, Problem]] | None = None,
    reason: str = "",
    reader: int = 0,
    comments: tuple[AreaComments, ...] = (),
    people: tuple[str, ...] = (),
    same: int = 0,
    reopening: ReopeningView | None = None,
    message: str = "",
) -> ReportPage:
    """Preformat the grid.

    ``problems`` are refusals by line and part, ``reader`` says whose browser it is; ``comments`` are what
    the sector has said of its areas. ``people`` are suggested as responsible; ``same`` is the action whose
    responsible and deadline new actions begin with; ``message`` was typed and refused.
    """
    locked = report.desk.lock is not None
    views = row_views(report.rows, problems or {}, locked=locked)
    rows = list(zip(report.rows, views, strict=True))
    lacking = {gap.line_id for gap in report.gaps}
    left = () if locked else (*_left(report), *_left_of_matters(report))
    boxes = tuple(line.id not in lacking for line in report.desk.owed_lines())
    submission = report.desk.submission
    state = SubmissionState(submission.state) if submission else SubmissionState.NOT_BEGUN
    unpromised = {gap.line_id for gap in report.gaps if gap.kind is GapKind.NO_ACTION}
    return ReportPage(
        title=f"{report.desk.sector_name}: {str(report.desk.round).lower()}",
        round=report.desk.round,
        sector=report.desk.sector_name,
        base=report_url(report.desk.round, report.desk.sector.code),
        year=report.desk.round.year,
        answers_href=_answers(report.desk),
        deadline=deadline_text(report.desk.round),
        state=state,
        state_word=str(state.label),
        state_sentence=_state_sentence(report, state),
        example=report.example,
        locked=lock_text(report.desk.lock) if report.desk.lock else "",
        decision=submission.decision if submission and state in ("returned", "reopened") else "",
        groups=_groups(rows),
        words_href=_words_href(report),
        left=left,
        marked=_marked(report) if state is SubmissionState.RETURNED else (),
        next=next((one for one in left if one.figure), left[0] if left else None),
        done=sum(boxes),
        total=len(boxes),
        figures=_figures(report),
        previous_heading=str(report.desk.round.year - 1),
        on_behalf=report.desk.on_behalf,
        reason=reason,
        can_submit=report.desk.may_submit and not locked and not left,
        can_take_back=report.desk.may_submit and state is SubmissionState.SUBMITTED,
        version=submission.version if submission else 0,
        boxes=boxes,
        reasons=tuple((code, str(label)) for code, label in Deviation.WhyNoFigure.choices),
        outlooks=tuple((code, str(label)) for code, label in Forecast.Outlook.choices),
        tertial=bool(report.desk.asked.forecasts.intersection(line.id for line in report.desk.lines())),
        storage=f"malekort:{reader}",
        comments=comments,
        people=people,
        same=_same(rows, same),
        unpromised=len(unpromised),
        reopening=reopening,
        matters=_matters(report),
        owes=submission is not None,
        mentions=() if locked else mention_options(report.desk.lines()),
        message=message,
    )


def _figures(report: Report) -> str:
    """What is there: "16 tall, 2 uten tall", and the forecasts where the round asks for any."""
    lines, asked = report.desk.owed_lines(), report.desk.asked
    foreseen = {line.id for line in lines} & asked.forecasts
    owed = {gap.line_id for gap in report.gaps if gap.kind is GapKind.NO_FORECAST}
    return ", ".join(asked_words(settled(lines, asked.periods), len(foreseen - owed), len(foreseen)))


def _same(rows: Sequence[tuple[ReportRow, RowView]], pk: int) -> SameView:
    found = (one for _row, view in rows for one in view.actions if one.pk == pk)
    return next((SameView(one.responsible, one.due) for one in found), SameView())


def _state_sentence(report: Report, state: SubmissionState) -> str:
    one = report.desk.submission
    if one is None:
        return gettext("Sektoren skylder ingenting i denne runden.")
    by = one.submitted_by.display_name if one.submitted_by else ""
    when = _moment(one.submitted_at)
    decided = one.decided_by.display_name if one.decided_by else ""
    given = {"by": by, "when": when, "decided": decided, "day": _moment(one.decided_at)}
    match state:
        case SubmissionState.SUBMITTED:
            return gettext("Sendt inn %(when)s av %(by)s. Venter på godkjenning.") % given
        case SubmissionState.APPROVED:
            return gettext("Godkjent %(day)s av %(decided)s.") % given
        case SubmissionState.RETURNED:
            return (
                gettext("Returnert %(day)s av %(decided)s. Rett det som er merket, og send inn på nytt.")
                % given
            )
        case SubmissionState.REOPENED:
            return (
                gettext("Gjenåpnet %(day)s av %(decided)s. Rett det som er feil, og send inn på nytt.")
                % given
            )
        case SubmissionState.CLOSED:
            return gettext("Runden er lukket.")
        case SubmissionState.DRAFT:
            return gettext("Utkast. Bare sektoren og controlleren ser tallene før du sender inn.")
        case SubmissionState.NOT_BEGUN:
            return gettext("Ikke begynt. Alt lagres når du går videre til neste felt.")


def _answers(at: ReportingScope) -> str:
    if at.indicator_ids is not None or at.submission is None:
        return ""
    return sector_path("approval_sector", at.round, at.sector.code)


def _moment(at: object) -> str:
    return date_format(timezone.localtime(at), "j. F Y \\k\\l. H.i") if at else ""  # type: ignore[arg-type]


def _left(report: Report) -> tuple[LeftView, ...]:
    """One entry for each line with something missing, in card order."""
    by_line: dict[int, list[Gap]] = {}
    for gap in report.gaps:
        by_line.setdefault(gap.line_id, []).append(gap)
    names = {line.id: line.short_name for line in report.desk.owed_lines()}
    periods = report.desk.asked.periods
    return (*_figures_left(by_line, names, periods), *_work_left(report))


def _words_href(report: Report) -> str:
    if report.desk.indicator_ids is not None:
        return ""
    return report_url(report.desk.round, report.desk.sector.code, "report_words")


def _work_left(report: Report) -> tuple[LeftView, ...]:
    """Development work that lacks a state or words, as one thing that is left."""
    if not report.work_left:
        return ()
    told = ngettext(
        "%(count)d mangler tilstand eller ord", "%(count)d mangler tilstand eller ord", report.work_left
    )
    what = told % {"count": report.work_left}
    return (LeftView(_words_href(report), gettext("Utviklingsarbeid"), what, figure=False),)


def _figures_left(
    by_line: Mapping[int, Sequence[Gap]],
    names: Mapping[int, str],
    periods: Mapping[int, Sequence[object]],
) -> tuple[LeftView, ...]:
    return tuple(
        LeftView(
            f"#r{line_id}",
            names[line_id],
            missing(own, len(periods[line_id])),
            figure=any(gap.kind is GapKind.NO_FIGURE for gap in own),
        )
        for line_id, own in by_line.items()
        if line_id in names
    )


def _matters(report: Report) -> dict[str, str]:
    if report.desk.indicator_ids is not None:
        return {}
    given = {"year": report.desk.round.year, "sector": report.desk.sector.code}
    return {
        "supervision": reverse("supervision_entry", kwargs=given),
        "decisions": reverse("decision_entry", kwargs=given),
    }


def _left_of_matters(report: Report) -> tuple[LeftView, ...]:
    """One entry each for supervision and for decisions, with the way to where they are entered."""
    given = {"year": report.desk.round.year, "sector": report.desk.sector.code}
    told = {
        MatterGapKind.NO_MEASURE: ("supervision_entry", gettext("Tilsyn")),
        MatterGapKind.NO_COMMENT: ("decision_entry", gettext("Vedtak")),
    }
    found = []
    for kind, (address, name) in told.items():
        count = sum(gap.kind is kind for gap in report.matters)
        said = (
            ngettext("%(count)d mangler kommentar", "%(count)d mangler kommentar", count)
            if kind is MatterGapKind.NO_COMMENT
            else ngettext("%(count)d mangler tiltak", "%(count)d mangler tiltak", count)
        )
        if count:
            what = said % {"count": count}
            found.append(LeftView(reverse(address, kwargs=given), name, what, figure=False))
    return tuple(found)


def _marked(report: Report) -> tuple[LeftView, ...]:
    """The rows that management asks about in a return, in card order."""
    return tuple(
        LeftView(f"#r{line.id}", line.short_name, _asked(report.remarks[line.id]), figure=False)
        for line in report.desk.owed_lines()
        if line.id in report.remarks
    )


def _asked(remark: RowRemark) -> str:
    """What is asked about a row, and whether it has a reply."""
    return gettext("%(text)s (besvart)") % {"text": remark.text} if remark.reply else remark.text


def _groups(rows: Sequence[tuple[ReportRow, RowView]]) -> tuple[GroupView, ...]:
    """Rows under their headings, in card order; several cards come one after the other."""
    found: dict[tuple[int, int | None], list[tuple[ReportRow, RowView]]] = {}
    for row, view in rows:
        heading = row.line.heading
        found.setdefault((row.line.area.id, heading.id if heading else None), []).append((row, view))
    made = []
    goal = ""
    for group in found.values():
        line = group[0][0].line
        title = line.heading.title if line.heading and line.heading.title else line.area.name
        codes = "/".join(line.heading.functions) if line.heading else ""
        for name, run in groupby(group, key=lambda pair: pair[0].line.goal_name):
            over = (name or gettext("Andre indikatorer")) if name != goal else ""
            made.append(GroupView(title, codes, tuple(view for _made, view in run), over))
            goal, title, codes = name, "", ""
    return tuple(made)
