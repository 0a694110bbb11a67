"""What was gathered about lines, judged: as everybody reads it, and with drafts where there are any."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet
from django.utils import timezone

from indicators import values
from indicators.models import Action, Deviation, Footnote, FootnoteCell, Forecast, ScorecardLine, User
from indicators.permissions import Roles, roles_of

from .gathering import Gathered, LineSource, NoteSource, Promise, Reported
from .present import gather
from .rows import (
    Account,
    ActionRow,
    Adopted,
    BenchmarkFigure,
    Explanation,
    ForecastRow,
    JudgedLine,
    Note,
    PeriodRow,
    PreviousFigure,
)


@dataclass(frozen=True, slots=True)
class BothWays:
    """A judged line as everybody reads it, and with its drafts; the same row where nothing is a draft."""

    public: JudgedLine
    whole: JudgedLine


def judge_lines(
    lines: QuerySet[ScorecardLine],
    *,
    user: User | AnonymousUser | None = None,
    today: date | None = None,
    through: values.RoundKind | None = None,
) -> tuple[JudgedLine, ...]:
    """Judge the lines of a queryset, in its order, as ``user`` may read them.

    Without a user drafts are among them: for the program's own use, never for a screen.
    ``today`` decides what is due (default: the local date). ``through`` is a round before year-end: what is
    reported later in the year is left out, and due is what had to be there by its deadline. Six statements
    whatever the number of lines, and at most one for the user's roles.
    """
    return as_read_by(both_ways(gather(lines, through), today or timezone.localdate()), user)


def as_read_by(rows: Iterable[BothWays], user: User | AnonymousUser | None) -> tuple[JudgedLine, ...]:
    """Each row with its drafts for those who may read them, without for others; with them for nobody."""
    if user is None:
        return tuple(row.whole for row in rows)
    roles = roles_of(user)
    return tuple(row.whole if _reads_draft(row, roles) else row.public for row in rows)


def _reads_draft(row: BothWays, roles: Roles) -> bool:
    return row.whole is row.public or roles.reads_drafts_of(row.whole.sector.id, row.whole.indicator_id)


def both_ways(got: Gathered, day: date) -> tuple[BothWays, ...]:
    """Judge what was gathered, as on a local day."""
    return tuple(_both_ways(source, got, day) for source in got.sources)


def _both_ways(source: LineSource, got: Gathered, day: date) -> BothWays:
    whole = _judged(source, got, day, drafts=True)
    if not _has_drafts(source, got):
        return BothWays(whole, whole)
    return BothWays(_judged(source, got, day, drafts=False), replace(whole, draft=True))


def _has_drafts(source: LineSource, got: Gathered) -> bool:
    line = source.line
    if any(one.draft for one in got.results[line.pk]):
        return True
    if any(_forecast_is_draft(one, source, got) for one in source.forecasts):
        return True
    if any(one.draft and one.year == line.year for one in got.promises[line.indicator_id]):
        return True
    return _account(source.deviation) != _account(source.told)


def _forecast_is_draft(forecast: Forecast, source: LineSource, got: Gathered) -> bool:
    situation = got.deliveries.situation(source.line.year, source.line.sector_id)
    return any(one.hidden for one in situation.rounds if one.round.pk == forecast.round_id)


def compose(results: Sequence[Reported]) -> tuple[values.Result, str]:
    """The year's result: its own figure, or the sub-periods' figures together."""
    for result in results:
        if result.period.kind is values.PeriodKind.YEAR and not isinstance(result.value, values.EmptyResult):
            return result.value, result.written
    parts = []
    for result in sorted(results, key=lambda r: r.period.number):
        if isinstance(result.value, values.FigureResult):
            parts.append((result.period, result.value))
    kinds = {period.kind for period, _ in parts}
    if len(kinds) != 1:
        return values.EmptyResult(), ""
    figures = tuple(values.PeriodFigure(period, figure.value) for period, figure in parts)
    return values.PeriodsResult(figures, parts[-1][1].unit), ""


def _previous(source: LineSource, got: Gathered) -> PreviousFigure | None:
    """The latest earlier figure that was delivered: a draft is nobody's previous figure."""
    for pk in source.previous_ids:
        if delivered := [one for one in got.results[pk] if not one.draft]:
            result, text = compose(delivered)
            return PreviousFigure(delivered[0].year, result, text)
    return None


def _benchmarks(source: LineSource) -> tuple[BenchmarkFigure, ...]:
    """Everybody else's figures of the year, the whole country's first."""
    found = {one.scope: one for one in source.benchmarks}
    return tuple(
        BenchmarkFigure(
            scope, found[scope].figure, found[scope].written, source.line.year, found[scope].edition
        )
        for scope in values.BenchmarkScope
        if scope in found
    )


def _benchmark(found: Sequence[BenchmarkFigure], target: values.Target) -> BenchmarkFigure | None:
    """The benchmark that the target names, else the national one, else any."""
    if isinstance(target, values.RelativeTarget):
        return next((one for one in found if one.scope is target.scope), None)
    return found[0] if found else None


def _notes(notes: Sequence[NoteSource]) -> tuple[Note, ...]:
    return tuple(
        Note(one.footnote_id, one.cell, one.text, one.kind == Footnote.Kind.REMARK, one.order)
        for one in notes
    )


def _explanations(
    account: Account | None, comments: Sequence[Explanation], notes: Sequence[NoteSource]
) -> tuple[Explanation, ...]:
    """The leader's own cause first, then the comments about the line and the notes to its result."""
    own = []
    if account is not None and account.cause:
        own.append(Explanation(account.cause, footnote=False, source_line=None, cause=True))
    printed = [
        Explanation(note.text, footnote=True, source_line=note.source_line)
        for note in notes
        if note.cell == FootnoteCell.Cell.RESULT and note.kind == Footnote.Kind.PRINTED
    ]
    return (*own, *comments, *printed)


def _judged(source: LineSource, got: Gathered, day: date, *, drafts: bool) -> JudgedLine:
    line, spec = source.line, source.line.spec
    target = source.target.parsed if source.target else values.NoTarget()
    results = _results(line, got, drafts=drafts)
    withheld = len(results) < len(got.results[line.pk])
    notes = [note for note in got.notes[line.pk] if not (withheld and note.cell == FootnoteCell.Cell.RESULT)]
    account = _account(source.deviation if drafts else source.told)
    result, result_text = compose(results)
    previous = _previous(source, got)
    benchmarks = _benchmarks(source)
    benchmark = _benchmark(benchmarks, target)
    due, before = _due(line, got, day), got.before(line.year)
    verdict = values.judge(
        target,
        result,
        spec=spec,
        benchmark=benchmark.value if benchmark else None,
        previous=previous.result if previous else None,
        due=due,
        expected=line.planned,
    )
    promises = got.promises[line.indicator_id]
    periods = (values.YEAR, *(one.period for one in results))
    return JudgedLine(
        id=line.pk,
        indicator_id=line.indicator_id,
        code=source.code,
        year=line.year,
        order=line.order,
        name=line.name,
        short_name=line.short_name,
        on_card=line.on_card,
        planned=line.planned,
        source_line=line.source_line,
        area=source.area,
        heading=source.heading,
        sector=source.sector,
        sector_assumed=line.sector_assumed,
        sector_reason=line.sector_reason,
        direction_reason=line.direction_reason,
        spec=spec,
        target=target,
        target_text=source.target.written if source.target else "",
        adopted_by=source.target.adopted_by if source.target else "",
        result=result,
        result_text=result_text,
        periods=_periods(results),
        previous=previous,
        benchmark=benchmark,
        verdict=verdict,
        previous_status=_previous_status(target, previous, spec, benchmark),
        notes=_notes(notes),
        explanations=_explanations(account, got.comments[line.indicator_id, line.year], notes),
        case=source.target.case if source.target else "",
        adopted_on=source.target.adopted_on if source.target else None,
        deviation=account,
        actions=_actions(promises, {line.year}, day, drafts=drafts),
        promised=_actions(_earlier(promises, line.year), None, day, drafts=False),
        forecast=_forecast(source, got, drafts=drafts),
        adopted=_adopted(source, result, previous, due=due),
        has_adopted=source.adopted is not None,
        under_change=got.deliveries.under_change(line.year, line.sector_id, periods),
        benchmarks=benchmarks,
        owed=_owed(line, got, results, verdict.status),
        earlier_status=judged_status(source, before, day, drafts=drafts) if before else None,
    )


def _results(line: ScorecardLine, got: Gathered, *, drafts: bool) -> list[Reported]:
    return [
        one
        for one in got.results[line.pk]
        if (drafts or not one.draft) and got.reaches(line.year, one.period)
    ]


def _due(line: ScorecardLine, got: Gathered, day: date) -> bool:
    """Whether a figure had to be there; in a tertial nothing is due of a line that is not asked by then."""
    if got.through is not None and not got.asked(line):
        return False
    return day > got.day_of_reckoning(line.year)


def _owed(line: ScorecardLine, got: Gathered, results: Sequence[Reported], status: values.Status) -> bool:
    """Whether a figure is asked for that is not there: of the year its own, in a tertial any until then."""
    if got.through is None:
        return line.planned and status in (values.Status.NOT_DUE, values.Status.NOT_REPORTED)
    given = {one.period for one in results if not isinstance(one.value, values.EmptyResult)}
    return any(period not in given for period in got.asked(line))


def judged_status(source: LineSource, got: Gathered, day: date, *, drafts: bool = False) -> values.Status:
    """The status alone: for counting years and rounds that are not shown."""
    line = source.line
    target = source.target.parsed if source.target else values.NoTarget()
    result, _text = compose(_results(line, got, drafts=drafts))
    previous, benchmark = _previous(source, got), _benchmark(_benchmarks(source), target)
    return values.judge(
        target,
        result,
        spec=line.spec,
        benchmark=benchmark.value if benchmark else None,
        previous=previous.result if previous else None,
        due=_due(line, got, day),
        expected=line.planned,
    ).status


def _account(found: Deviation | None) -> Account | None:
    if found is None or not (found.cause or found.why_no_figure or found.evidence):
        return None
    return Account(found.cause, found.why_no_figure, found.evidence)


def _earlier(promises: Iterable[Promise], year: int) -> list[Promise]:
    """What was promised the year before, and what was promised before that and is still open."""
    return [one for one in promises if one.year == year - 1 or (one.year < year and one.action.open)]


def _actions(
    promises: Iterable[Promise], years: set[int] | None, day: date, *, drafts: bool
) -> tuple[ActionRow, ...]:
    return tuple(
        action_row(one.action, one.year, day)
        for one in promises
        if (years is None or one.year in years) and (drafts or not one.draft)
    )


def action_row(action: Action, year: int, day: date) -> ActionRow:
    """An action as rows carry it, on a local day."""
    return ActionRow(
        id=action.pk,
        line_id=action.line_id,
        year=year,
        text=action.text,
        responsible=action.responsible,
        due=action.due,
        state=action.state,
        outcome=action.outcome,
        overdue=action.open and day > action.due,
    )


def _forecast(source: LineSource, got: Gathered, *, drafts: bool) -> ForecastRow | None:
    rounds = {one.pk: one for one in got.deliveries.rounds.get(source.line.year, ())}
    for found in source.forecasts:
        if drafts or not _forecast_is_draft(found, source, got):
            figure = values.result_from_columns(found.columns(), [])
            kind = rounds[found.round_id].covers
            return ForecastRow(kind, found.outlook, found.comment, figure, found.written)
    return None


def _adopted(
    source: LineSource, result: values.Result, previous: PreviousFigure | None, *, due: bool
) -> Adopted | None:
    """The target that the council adopted, with its own verdict, where another is in force now."""
    adopted, now = source.adopted, source.target
    if adopted is None or (now is not None and adopted.columns() == now.columns()):
        return None
    benchmark = _benchmark(_benchmarks(source), adopted.parsed)
    verdict = values.judge(
        adopted.parsed,
        result,
        spec=source.line.spec,
        benchmark=benchmark.value if benchmark else None,
        previous=previous.result if previous else None,
        due=due,
        expected=source.line.planned,
    )
    return Adopted(adopted.parsed, adopted.written, verdict)


def _previous_status(
    target: values.Target,
    previous: PreviousFigure | None,
    spec: values.Spec,
    benchmark: BenchmarkFigure | None,
) -> values.Status | None:
    if previous is None:
        return None
    figure = benchmark.value if benchmark else None
    return values.judge(target, previous.result, spec=spec, benchmark=figure).status


def _periods(results: Sequence[Reported]) -> tuple[PeriodRow, ...]:
    rows = [
        PeriodRow(r.period, r.value, r.written)
        for r in results
        if r.period.kind is not values.PeriodKind.YEAR
    ]
    return tuple(sorted(rows, key=lambda row: row.period))
