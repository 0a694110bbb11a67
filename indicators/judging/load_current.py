"""Lines and what belongs to them, read from the tables of today in six statements."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import groupby
from typing import Any, cast

from django.db.models import (
    Exists,
    F,
    FilteredRelation,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
)
from django.db.models.aggregates import StringAgg

from indicators import values
from indicators.models import (
    Answer,
    Forecast,
    Heading,
    Plan,
    Result,
    ResultPart,
    Round,
    RoundState,
    ScorecardLine,
    Submission,
    SubmissionState,
    area_then,
    sector_then,
)
from indicators.models.statements import extended

from .deliveries import Deliveries, deliveries
from .editions import gather_editions
from .inputs import FIGURE_KINDS, Gathered, LineSource, Reported, answer_row
from .load_current_words import gather_comments, gather_notes, gather_promises
from .published import (
    published_explanation,
    with_published_explanation,
)
from .published_results import (
    answers_as_delivered,
    as_delivered,
    forecasts_as_delivered,
    is_changed,
    published_forecasts,
    with_published_version,
)
from .rows import AnswerRow, AreaRef, HeadingRef, SectorRef

NAMED: dict[str, Any] = {
    "indicator_code": F("indicator__code"),
    "area_number": area_then("number"),
    "area_name": area_then("name"),
    "area_order": area_then("order"),
    "sector_code": F("sector__code"),
    "sector_name": sector_then("name"),
    "sector_order": sector_then("order"),
    "heading_title": F("heading__title"),
    "heading_order": F("heading__order"),
    "goal_code": F("goal__code"),
    "goal_text": F("goal__text"),
    "plan_close_word": Subquery(
        Plan.objects.filter(year=OuterRef("year"), withdrawn=False).order_by().values("close_word")[:1]
    ),
}
"""What a row shows of its neighbours in its year: columns, so that no instance is made for every line."""

FUNCTIONS: QuerySet[Any] = (
    Heading.functions.through.objects.filter(heading_id=OuterRef("heading_id"))
    .order_by()
    .values("heading_id")
    .annotate(codes=StringAgg("functioncode__code", delimiter=Value("/")))
)
"""The codes of the functions of a line's heading."""

PART_COLUMNS = ("position", "name", "period_kind", "period_number", "value", "value_decimals")
SCOPES = tuple(values.BenchmarkScope)
"""Whose figures a target may lean on; those of chosen municipalities are read where they are shown."""
TOLD_OF_SUBMISSION = ("sector_id", "state", "first_delivered_at", "submitted_at", "decided_at")
NOT_CLOSED = tuple(state for state in SubmissionState if state != SubmissionState.CLOSED)


def gather(lines: QuerySet[ScorecardLine], through: values.RoundKind | None = None) -> Gathered:
    """Read everything about the lines of a queryset, in its order, as the year stood in a round."""
    known = deliveries_now()
    rounds = _forecast_rounds(known, through)
    found = extended(
        lines, partial(_with_neighbours, known=known, rounds=rounds), "lines", known.shape, rounds
    )
    got = Gathered(_sources(found, known, rounds), known, through)
    wanted = {line.pk for line in found}
    for source in got.sources:
        wanted.update(source.previous_ids)
    gather_results(got, Result.objects.filter(line_id__in=wanted))
    gather_notes(got, [line.pk for line in found])
    gather_comments(got, found)
    gather_promises(got, found)
    gather_editions(got)
    return got


def deliveries_now() -> Deliveries:
    """Every round with the submissions that are not closed, or were without a delivery."""
    rounds: dict[int, Any] = {}
    submissions = []
    for row in extended(Round.objects.order_by(), _with_submissions, "rounds"):
        rounds.setdefault(row.pk, row)
        if row.live_sector_id is not None:
            told = {name: getattr(row, f"live_{name}") for name in TOLD_OF_SUBMISSION}
            submissions.append(Submission(round_id=row.pk, **told))
    opened = {pk: row.opened_at for pk, row in rounds.items() if row.opened_at is not None}
    closed = {pk: row.closed_at for pk, row in rounds.items() if row.closed_at is not None}
    return deliveries(rounds.values(), submissions, opened, closed)


def _with_submissions(rounds: QuerySet[Any]) -> Any:
    telling = Q(submissions__state__in=NOT_CLOSED) | Q(submissions__first_delivered_at=None)
    owed = Q(submissions__lapsed=False)
    found = rounds.annotate(live=FilteredRelation("submissions", condition=owed & telling))
    found = found.annotate(**{f"live_{name}": F(f"live__{name}") for name in TOLD_OF_SUBMISSION})
    opening = Round.history.filter(id=OuterRef("pk"), state=RoundState.OPEN).order_by("history_date")
    closing = Round.history.filter(id=OuterRef("pk"), state=RoundState.CLOSED).order_by("history_date")
    return found.annotate(
        opened_at=Subquery(opening.values("history_date")[:1]),
        closed_at=Subquery(closing.values("history_date")[:1]),
    )


def in_force(scope: str) -> Q:
    """The figure of one of the others that counts: its newest edition."""
    return Q(benchmarks__scope=scope, benchmarks__superseded=False)


def _forecast_rounds(
    known: Deliveries, through: values.RoundKind | None
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The newest opened round of each year in which forecasts are given, and the one before it.

    With ``through`` none that is later in the year.
    """
    last = through or values.RoundKind.YEAR_END
    newest, before = [], []
    for rounds in known.rounds.values():
        opened = [
            one.pk
            for one in rounds
            if one.state != RoundState.PLANNED
            and one.covers is not values.RoundKind.YEAR_END
            and one.covers.last_month <= last.last_month
        ]
        newest += opened[-1:]
        before += opened[-2:-1]
    return tuple(newest), tuple(before)


def _with_neighbours(
    lines: QuerySet[ScorecardLine], known: Deliveries, rounds: Sequence[tuple[int, ...]]
) -> QuerySet[ScorecardLine]:
    earlier = Result.objects.filter(
        *(~drafts for drafts in _drafts(known)),
        line__indicator_id=OuterRef("indicator_id"),
        line__year__lt=OuterRef("year"),
        line__withdrawn=False,
    ).order_by("-line__year")
    single = {f"at_{scope}": FilteredRelation("benchmarks", condition=in_force(scope)) for scope in SCOPES}
    single |= {
        f"forecast_{place}": FilteredRelation("forecasts", condition=Q(forecasts__round_id__in=ids))
        for place, ids in enumerate(rounds)
        if ids
    }
    found = lines.annotate(
        **single,
        **NAMED,
        function_codes=Subquery(FUNCTIONS.values("codes")),
        previous_figure_line=Subquery(earlier.filter(kind__in=FIGURE_KINDS).values("line_id")[:1]),
        previous_line=Subquery(earlier.values("line_id")[:1]),
    )
    return with_published_explanation(found, known).select_related(
        "target", "adopted_target", "deviation", *single
    )


def _drafts(known: Deliveries) -> Iterator[Q]:
    """The results that are drafts: conditions, one of which they meet."""
    periods: dict[Any, set[values.Period]] = defaultdict(set)
    for drafted in known.figures_drafted():
        periods[drafted.round.year, drafted.sectors, drafted.delivered] |= set(drafted.periods)
    for (year, sectors, delivered), of_rounds in periods.items():
        numbers: dict[values.PeriodKind, list[int]] = defaultdict(list)
        for period in sorted(of_rounds):
            numbers[period.kind].append(period.number)
        asked = Q()
        for kind, asked_of in numbers.items():
            asked |= Q(period_kind=kind, period_number__in=asked_of)
        theirs = ~Q(line__sector_id__in=delivered) if sectors is None else Q(line__sector_id__in=sectors)
        yield Q(line__year=year) & theirs & asked


def _sources(
    lines: Sequence[ScorecardLine], known: Deliveries, rounds: Sequence[tuple[int, ...]]
) -> list[LineSource]:
    places = [f"forecast_{place}" for place, ids in enumerate(rounds) if ids]
    given = {line.pk: [one for place in places if (one := getattr(line, place, None))] for line in lines}
    told = ((one, line.year, line.sector_id) for line in lines for one in given[line.pk])
    older = forecasts_as_delivered(told, known)
    return [_source(line, given[line.pk], known, older) for line in lines]


def _source(
    line: ScorecardLine, forecasts: Sequence[Forecast], known: Deliveries, older: Mapping[int, Forecast]
) -> LineSource:
    named = cast("Any", line)
    heading = None
    if line.heading_id is not None:
        codes = tuple(sorted((named.function_codes or "").split("/"))) if named.function_codes else ()
        heading = HeadingRef(line.heading_id, named.heading_title, codes, named.heading_order)
    benchmarks = [getattr(line, f"at_{scope}", None) for scope in SCOPES]
    previous = dict.fromkeys((named.previous_figure_line, named.previous_line))
    return LineSource(
        line=line,
        code=named.indicator_code,
        area=AreaRef(line.area_id, named.area_number, named.area_name, named.area_order),
        sector=SectorRef(line.sector_id, named.sector_code, named.sector_name, named.sector_order),
        heading=heading,
        target=getattr(line, "target", None),
        adopted=getattr(line, "adopted_target", None),
        deviation=getattr(line, "deviation", None),
        told=published_explanation(line, known),
        benchmarks=tuple(sorted((b for b in benchmarks if b is not None), key=lambda b: b.pk)),
        forecasts=tuple(forecasts),
        published_forecasts=published_forecasts(forecasts, known, line.year, line.sector_id, older),
        previous_ids=tuple(pk for pk in previous if pk is not None),
        close_word=named.plan_close_word or "",
        goal_name=f"{named.goal_code} {named.goal_text}" if line.goal_id is not None else "",
    )


def gather_results(got: Gathered, results: QuerySet[Any]) -> dict[int, set[str]]:
    """Results with their parts, which come as columns: a result with three parts comes three times.

    What is being changed after a delivery comes twice: as a draft, and as it was delivered. What was answered
    about them takes a statement of its own where anything was. Returns the kinds of those that were
    delivered, by line.
    """
    kinds: dict[int, set[str]] = defaultdict(set)
    changed: dict[int, Any] = {}
    found: list[Any] = extended(
        results,
        partial(_with_parts, known=got.deliveries),
        "results",
        got.deliveries.shape,
    )
    grouped = [list(group) for _pk, group in groupby(found, key=lambda row: row.pk)]
    answers = _answers([rows[0].pk for rows in grouped if rows[0].answered])
    for rows in grouped:
        first = rows[0]
        parts = [_part(row) for row in rows] if first.part_position is not None else []
        draft = got.deliveries.draft(first.line_year, first.line_sector, first.period)
        if is_changed(first, answers[first.pk]):
            changed[first.pk], draft = first, True
        value = first.with_parts(parts)
        got.results[first.line_id].append(
            Reported(
                first.line_indicator,
                first.line_year,
                first.period,
                value,
                first.written,
                draft,
                answers=tuple(answers[first.pk]),
            )
        )
        if not draft:
            kinds[first.line_id].add(first.kind)
    moments = {pk: one.published_at for pk, one in changed.items()}
    before = answers_as_delivered(moments)
    for row, parts in as_delivered(moments).values():
        now = got.results[row.line_id]
        place = next(n for n, one in enumerate(now) if one.period == row.period)
        value = row.with_parts(sorted(parts, key=lambda part: part.position))
        older = replace(now[place], value=value, written=row.written, draft=False, replaced=True)
        now.append(replace(older, answers=tuple(before[row.id])))
        kinds[row.line_id].add(row.kind)
    return kinds


def _with_parts(results: QuerySet[Any], known: Deliveries) -> QuerySet[Any]:
    answered = Answer.objects.filter(result_id=OuterRef("pk"), withdrawn=False)
    found = results.annotate(
        answered=Exists(answered),
        line_indicator=F("line__indicator_id"),
        line_year=F("line__year"),
        line_sector=F("line__sector_id"),
        **{f"part_{name}": F(f"parts__{name}") for name in PART_COLUMNS},
    )
    found = with_published_version(found, known)
    return found.order_by("line_id", "period_kind", "period_number", "parts__position")


def _answers(result_ids: Sequence[int]) -> dict[int, list[AnswerRow]]:
    """What was answered about some results. One statement, and none where nothing was."""
    found: dict[int, list[AnswerRow]] = defaultdict(list)
    if result_ids:
        rows = Answer.objects.filter(result_id__in=result_ids, withdrawn=False).select_related("answered_by")
        for row in rows.order_by("id"):
            found[row.result_id].append(answer_row(row))
    return found


def _part(row: Any) -> ResultPart:
    return ResultPart(**{name: getattr(row, f"part_{name}") for name in PART_COLUMNS})
