"""What was gathered about lines, judged: as everybody reads it, and with drafts where there are any."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet
from django.utils import timezone

from indicators import values
from indicators.models import ScorecardLine, User
from indicators.permissions import Roles, roles_of

from .broken_rows import unjudged
from .cells import cells_of, confirmed_by, is_confirmed, with_unsettled
from .editions import turned
from .explanations import (
    account_of,
    account_with_cells,
    actions_of,
    earlier_promises,
    explanations_of,
    forecast_of,
    notes_of,
    read_comments,
    read_notes,
)
from .inputs import Gathered, LineSource, Reported
from .load_current import gather
from .result_values import (
    benchmark_figures,
    benchmark_for,
    compose,
    deciding_period,
    in_year,
    period_rows,
    previous_figure,
    results_of,
)
from .rows import Adopted, BenchmarkFigure, JudgedLine, PreviousFigure


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
    return tuple(_safely(source, got, day) for source in got.sources)


def _safely(source: LineSource, got: Gathered, day: date) -> BothWays:
    """One line; where it cannot be judged it says so, and the others stand."""
    try:
        return _both_ways(source, got, day)
    except Exception:
        row = unjudged(source)
        return BothWays(row, row)


def _both_ways(source: LineSource, got: Gathered, day: date) -> BothWays:
    whole = _judged(source, got, day, drafts=True)
    if not _has_drafts(source, got):
        return BothWays(whole, whole)
    public = _judged(source, got, day, drafts=False)
    return BothWays(public, replace(whole, draft=True, public=public))


def _has_drafts(source: LineSource, got: Gathered) -> bool:
    line = source.line
    if any(one.draft for one in got.results[line.pk]):
        return True
    own, told = source.forecasts, source.published_forecasts
    if [(one.pk, one.version) for one in own] != [(one.pk, one.version) for one in told]:
        return True
    if any(one.action is not one.told for one in got.promises[line.indicator_id] if one.year == line.year):
        return True
    if any(note.text != note.told for note in got.notes[line.pk]):
        return True
    if any(one.comment != one.told for one in got.comments[line.indicator_id, line.year]):
        return True
    return account_of(source.deviation) != account_of(source.told)


def _judged(source: LineSource, got: Gathered, day: date, *, drafts: bool) -> JudgedLine:
    line, spec = source.line, source.line.spec
    target = source.target.parsed if source.target else values.NoTarget()
    results = results_of(line, got, drafts=drafts)
    notes = read_notes(got.notes[line.pk], drafts=drafts)
    comments = read_comments(got.comments[line.indicator_id, line.year], drafts=drafts)
    account = account_of(source.deviation if drafts else source.told)
    result, result_text = compose(results, spec.aggregation)
    previous = previous_figure(source, got)
    benchmarks = benchmark_figures(source)
    benchmark = benchmark_for(benchmarks, target)
    missing, before = _missing(line, got, results), got.before(line.year)
    due = _due(line, got, day, missing)
    cells = cells_of(results, spec, target, in_year(previous, line.year))
    confirmed = is_confirmed(cells)

    def against(theirs: Decimal | None) -> values.Verdict:
        return values.judge(
            target,
            result,
            spec=spec,
            benchmark=theirs,
            previous=in_year(previous, line.year),
            due=due,
            expected=line.planned,
            confirmed=confirmed,
        )

    verdict = against(benchmark.value if benchmark else None)
    cells = with_unsettled(cells, result, verdict)
    account = account_with_cells(account, cells)
    deciding, unmeasured = deciding_period(results, spec)
    promises = got.promises[line.indicator_id]
    periods = (values.YEAR, *(one.period for one in results))
    return JudgedLine(
        **source.identity(),
        spec=spec,
        target=target,
        target_text=source.target.written if source.target else "",
        adopted_by=source.target.adopted_by if source.target else "",
        result=result,
        result_text=result_text,
        periods=period_rows(results),
        previous=previous,
        benchmark=benchmark,
        verdict=verdict,
        previous_status=_previous_status(target, previous, line, benchmark),
        notes=notes_of(notes),
        explanations=explanations_of(account, comments, notes),
        case=source.target.case if source.target else "",
        adopted_on=source.target.adopted_on if source.target else None,
        deviation=account,
        actions=actions_of(promises, {line.year}, day, drafts=drafts),
        promised=actions_of(earlier_promises(promises, line.year), None, day, drafts=False),
        forecast=forecast_of(source, got, drafts=drafts),
        adopted=_adopted(source, result, previous, due=due, confirmed=confirmed),
        has_adopted=source.adopted is not None,
        under_change=got.deliveries.under_change(line.year, line.sector_id, periods),
        benchmarks=benchmarks,
        owed=_owed(line, got, verdict.status, missing),
        missing=missing,
        statutory=line.statutory,
        earlier_status=judged_status(source, before, day, drafts=drafts) if before else None,
        turned=turned(line, got, verdict.status, lambda theirs: against(theirs).status),
        cells=cells,
        deciding=deciding,
        unmeasured=unmeasured,
        goal_name=source.goal_name,
        close_word=source.close_word,
        series_break=line.series_break,
    )


def _due(line: ScorecardLine, got: Gathered, day: date, missing: Sequence[values.Period]) -> bool:
    """Whether a figure had to be there; in a tertial that is one which was asked for by then and is not.

    Months that are to be summed up are all there then, and the sum of the year is not due.
    """
    if got.through is not None and not missing:
        return False
    return day > got.day_of_reckoning(line.year)


def _owed(
    line: ScorecardLine, got: Gathered, status: values.Status, missing: Sequence[values.Period]
) -> bool:
    """Whether a figure is asked for and there is none: of the year, or by then."""
    asked = missing if got.through is not None else got.asked(line)
    return bool(asked) and status in (values.Status.NOT_DUE, values.Status.NOT_REPORTED)


def _missing(line: ScorecardLine, got: Gathered, results: Sequence[Reported]) -> tuple[values.Period, ...]:
    """The periods that are asked for until a round before year-end and have no figure."""
    if got.through is None:
        return ()
    given = {one.period for one in results if not isinstance(one.counted, values.EmptyResult)}
    return tuple(period for period in got.asked(line) if period not in given)


def judged_status(source: LineSource, got: Gathered, day: date, *, drafts: bool = False) -> values.Status:
    """The status alone: for counting years and rounds that are not shown."""
    line, spec = source.line, source.line.spec
    target = source.target.parsed if source.target else values.NoTarget()
    results = results_of(line, got, drafts=drafts)
    result, _text = compose(results, spec.aggregation)
    previous, benchmark = previous_figure(source, got), benchmark_for(benchmark_figures(source), target)
    return values.judge(
        target,
        result,
        spec=spec,
        benchmark=benchmark.value if benchmark else None,
        previous=in_year(previous, line.year),
        due=_due(line, got, day, _missing(line, got, results)),
        expected=line.planned,
        confirmed=confirmed_by(results, spec, target, in_year(previous, line.year)),
    ).status


def _adopted(
    source: LineSource,
    result: values.Result,
    previous: PreviousFigure | None,
    *,
    due: bool,
    confirmed: bool,
) -> Adopted | None:
    """The target that the council adopted, with its own verdict, where another is in force now."""
    adopted, now = source.adopted, source.target
    if adopted is None or (now is not None and adopted.columns() == now.columns()):
        return None
    benchmark = benchmark_for(benchmark_figures(source), adopted.parsed)
    verdict = values.judge(
        adopted.parsed,
        result,
        spec=source.line.spec,
        benchmark=benchmark.value if benchmark else None,
        previous=in_year(previous, source.line.year),
        due=due,
        expected=source.line.planned,
        confirmed=confirmed,
    )
    return Adopted(adopted.parsed, adopted.written, verdict)


def _previous_status(
    target: values.Target,
    previous: PreviousFigure | None,
    line: ScorecardLine,
    benchmark: BenchmarkFigure | None,
) -> values.Status | None:
    before = in_year(previous, line.year)
    if previous is None or before is None:
        return None
    figure = benchmark.value if benchmark else None
    return values.judge(target, before, spec=line.spec, benchmark=figure, confirmed=previous.confirmed).status
