"""The rows of the reporting grid: what was typed, how it was read, and what is demanded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from indicators.judging import Gap, GapKind, guarded
from indicators.models import Action
from indicators.presentation.lines.row_views import NamePart, line_mark, name_parts
from indicators.presentation.wording.actions import action_url
from indicators.presentation.wording.cells import Cell, aligned, previous_cell, target_cell
from indicators.presentation.wording.distance import gap as gap_text
from indicators.presentation.wording.figures import result_text
from indicators.presentation.wording.questions import AnswerView, QuestionView, answer_view, question_views
from indicators.presentation.wording.sentence import Segment, segments
from indicators.selectors.reporting.grid import ReportCell, ReportRow
from indicators.values import (
    EmptyResult,
    MissingResult,
    PeriodKind,
    Status,
)

GAP_WORDS = {
    GapKind.NO_FIGURE: _("tallet mangler"),
    GapKind.NOT_READ: _("ikke forstått"),
    GapKind.NO_ANSWER: _("bekreft tallet"),
    GapKind.NO_CAUSE: _("skriv årsaken"),
    GapKind.NO_ACTION: _("skriv tiltak"),
    GapKind.NO_REASON: _("velg grunn og skriv hvorfor"),
    GapKind.NO_FORECAST: _("velg prognose"),
}


@dataclass(frozen=True, slots=True)
class Problem:
    """What was refused in a row: which part of it, the message, and what was typed there.

    ``stands`` and ``version`` are what a colleague saved meanwhile; None where that is not why. ``past``: a
    deadline that has passed is to be confirmed.
    """

    name: str
    message: str
    typed: Mapping[str, str] = field(default_factory=dict)
    stands: str | None = None
    version: int = 0
    past: bool = False


class Problems(dict[str, Problem]):
    """The refusals of a row by part; a part that is not refused has none."""

    def __missing__(self, part: str) -> None:
        return None


@dataclass(frozen=True, slots=True)
class CellView:
    """One field of the grid: ``text`` is what was typed, ``stands`` what is saved.

    ``understood`` is False for words that are kept but are no figure. ``without`` is why it is delivered
    without a figure; ``may_go_without`` offers that, ``why`` and ``because`` are what was said of it.
    """

    code: str
    label: str
    text: str
    stands: str
    version: int
    reading: str
    understood: bool
    saved: bool
    problem: Problem | None
    questions: tuple[QuestionView, ...]
    without: AnswerView | None
    may_go_without: bool
    why: str
    because: str

    @property
    def open(self) -> tuple[QuestionView, ...]:
        """The questions that wait for an answer."""
        return () if self.without else tuple(one for one in self.questions if one.answer is None)

    @property
    def answered(self) -> tuple[QuestionView, ...]:
        """The questions that were answered."""
        return tuple(one for one in self.questions if one.answer is not None)


@dataclass(frozen=True, slots=True)
class ActionView:
    """An action as the row shows it."""

    pk: int
    version: int
    text: str
    responsible: str
    due: str
    state: str
    year: int
    outcome: str
    overdue: bool
    url: str


@dataclass(frozen=True, slots=True)
class RowView:
    """A line of the grid.

    ``wording`` is empty where it says no more than the short name. ``before``: figures of the year's earlier
    periods. ``explain``: "write" where an explanation is lacking, "offer" where one may be written and nobody
    asks for it here, "written" where there is one, else empty; ``open`` unfolds it. ``refused``: something in
    a cell was not saved. ``broken``: that the row cannot be shown, and its number.
    """

    of: ReportRow
    id: int
    wording: tuple[NamePart, ...]
    short_name: str
    before: tuple[str, ...]
    explain: str
    refused: bool
    previous: Cell
    previous_year: int | None
    target: Cell
    cells: tuple[CellView, ...]
    status: SafeString
    distance: str
    sentence: tuple[Segment, ...]
    gap: str
    open: bool
    missed: bool
    without_figure: bool
    cause: str
    why: str
    evidence: str
    deviation_version: int
    actions: tuple[ActionView, ...]
    withdrawn: tuple[ActionView, ...]
    earlier: tuple[ActionView, ...]
    reply: str
    outlook: str
    comment: str
    expected: str
    forecast_version: int
    problems: Mapping[str, Problem]
    asked: bool
    broken: str

    @property
    def latest(self) -> ActionView | None:
        """The action that was promised last."""
        return max(self.actions, key=lambda one: one.pk, default=None)


def missing(gaps: Sequence[Gap], cells: int) -> str:
    """What is missing in a row: "skriv årsak og tiltak", "januar og februar: tallet mangler"."""
    periods = [str(gap.period.label) for gap in gaps if gap.period is not None and cells > 1]
    kinds = dict.fromkeys(gap.kind for gap in gaps)
    if {GapKind.NO_CAUSE, GapKind.NO_ACTION} <= set(kinds):
        return gettext("skriv årsak og tiltak")
    what = ", ".join(str(GAP_WORDS[kind]) for kind in kinds)
    return f"{', '.join(periods)}: {what}" if periods else what


def _row(row: ReportRow, problems: Mapping[str, Problem], locked: bool) -> RowView:
    line, told = row.line, row.deviation
    without = isinstance(line.result, MissingResult)
    missed = line.verdict.status is Status.MISSED
    typed = {name: text for one in problems.values() for name, text in one.typed.items()}
    foretold = problems["forecast"].typed if "forecast" in problems else {}
    open_row = bool(row.remark) or any(kind in ("account", "action") for kind in _kinds(problems))
    forecast = row.forecast
    cells = tuple(cell_view(row, cell, problems) for cell in row.cells)
    return RowView(
        of=row,
        id=line.id,
        wording=name_parts(line.name) if line.name != line.short_name else (),
        short_name=line.short_name,
        before=_before(row),
        explain=_explain(row, missed or without, locked),
        refused=any(cell.problem for cell in cells),
        previous=previous_cell(line),
        previous_year=line.previous.year if line.previous else None,
        target=target_cell(line),
        cells=cells,
        asked=not locked and any(cell.open for cell in cells),
        broken=line.result_text if line.incident else "",
        status=line_mark(line).html,
        distance=gap_text(line) if line.verdict.distance else "",
        sentence=segments(line),
        gap="" if locked else missing(row.gaps, len(row.cells)),
        open=open_row,
        missed=missed,
        without_figure=without,
        cause=typed.get("cause", told.cause if told else ""),
        why=typed.get("why_no_figure", told.why_no_figure if told else ""),
        evidence=typed.get("evidence", told.evidence if told else ""),
        deviation_version=told.version if told else 0,
        actions=tuple(action_view(one) for one in row.actions),
        withdrawn=tuple(action_view(one) for one in row.withdrawn),
        earlier=tuple(action_view(one) for one in row.promised if one.open),
        reply=typed.get("reply", row.reply),
        outlook=typed.get("outlook", forecast.outlook if forecast else ""),
        comment=typed.get("comment", forecast.comment if forecast else ""),
        expected=foretold.get("text", forecast.written if forecast else ""),
        forecast_version=forecast.version if forecast else 0,
        problems=Problems(problems),
    )


EXPLAINED_BY = (GapKind.NO_CAUSE, GapKind.NO_ACTION, GapKind.NO_REASON)


def _explain(row: ReportRow, demanded: bool, locked: bool) -> str:
    """Whether an explanation is to be written, may be, or stands; empty where none is called for."""
    lacking = not locked and any(gap.kind in EXPLAINED_BY for gap in row.gaps)
    if not lacking and (row.actions or (row.deviation and row.deviation.cause)):
        return "written"
    if locked or not (lacking or demanded):
        return ""
    if lacking:
        return "write"
    said = any(cell.without for cell in row.line.cells)
    return "" if said and row.line.verdict.status is not Status.MISSED else "offer"


def _before(row: ReportRow) -> tuple[str, ...]:
    """The year's figures of periods that are not asked for here: "1. halvår 26 %"."""
    here = {cell.period for cell in row.cells}
    return tuple(
        f"{one.period.label} {result_text(one.result, row.line.spec, one.text)}"
        for one in row.line.periods
        if one.period not in here
        and one.period.kind is not PeriodKind.YEAR
        and not isinstance(one.result, EmptyResult)
    )


def row_views(
    rows: Sequence[ReportRow], problems: Mapping[int, Mapping[str, Problem]], *, locked: bool = False
) -> list[RowView]:
    """Preformat rows. ``problems`` are refusals by line and part; ``locked`` rows ask for nothing."""
    return _aligned([_safe_row(row, problems.get(row.line.id, {}), locked) for row in rows])


def _safe_row(row: ReportRow, problems: Mapping[str, Problem], locked: bool) -> RowView:
    """A row; where it cannot be drawn it says so, and its fields stand."""
    return guarded(lambda line: _row(replace(row, line=line), problems, locked), row.line)


def _aligned(rows: Sequence[RowView]) -> list[RowView]:
    """Comma under comma in the columns of earlier figures and targets."""
    previous, targets = aligned([row.previous for row in rows]), aligned([row.target for row in rows])
    return [
        replace(row, previous=before, target=target)
        for row, before, target in zip(rows, previous, targets, strict=True)
    ]


def _kinds(problems: Mapping[str, Problem]) -> set[str]:
    return {name.partition("-")[0] for name in problems}


def _code(cell: ReportCell) -> str:
    return f"{cell.period.kind.value}-{cell.period.number}"


def cell_view(row: ReportRow, cell: ReportCell, problems: Mapping[str, Problem]) -> CellView:
    """Preformat a field. ``problems`` are refusals of the row by part."""
    stands, problem = row.line.cell(cell.period), problems.get(f"cell-{_code(cell)}")
    text = problem.typed.get("text", cell.written) if problem else cell.written
    label = "" if cell.period.kind is PeriodKind.YEAR else str(cell.period.label)
    asked = question_views(row.line, stands) if stands and not problem else ()
    understood = not any(not one.confirmable for one in asked)
    known = stands is not None and understood and not isinstance(stands.result, EmptyResult)
    without = stands.without if stands else None
    refused = problems["without"].typed if "without" in problems else {}
    typed = refused if refused.get("period") == _code(cell) else {}
    return CellView(
        code=_code(cell),
        label=label,
        text=text,
        stands=cell.written,
        version=cell.version,
        reading=result_text(stands.result, row.line.spec) if stands and known else "",
        understood=understood,
        saved=bool(cell.written),
        problem=problem,
        questions=asked,
        without=answer_view(without) if without else None,
        may_go_without=any(gap.period == cell.period and gap.kind in _OFFERED for gap in row.gaps)
        and not (isinstance(row.line.result, MissingResult) and len(row.cells) == 1),
        why=typed.get("why", without.why if without else ""),
        because=typed.get("text", without.text if without else ""),
    )


_OFFERED = (GapKind.NO_FIGURE, GapKind.NOT_READ, GapKind.NO_ANSWER, GapKind.NO_REASON)
"""What may be delivered without a figure instead; a whole line without one says why in its explanation."""


def action_view(action: Action, today: date | None = None) -> ActionView:
    """An action with its due day in words."""
    day = today or timezone.localdate()
    return ActionView(
        pk=action.pk,
        version=action.version,
        text=action.text,
        responsible=action.responsible,
        due=f"{action.due:%d.%m.%Y}",
        state=str(action.get_state_display()),
        year=action.line.year,
        outcome=action.outcome,
        overdue=action.open and action.due < day,
        url=action_url(action.pk),
    )
