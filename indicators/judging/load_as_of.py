"""Lines and what belonged to them at a past moment, read from the row history and judged as today's are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from functools import partial
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Min, OuterRef, QuerySet, Subquery
from django.utils import timezone

from indicators import models as m
from indicators import values
from indicators.models import ScorecardLine, User
from indicators.models.statements import rows_for

from .deliveries import MOMENT, Deliveries, deliveries
from .editions import gather_editions
from .inputs import FIGURE_KINDS, Gathered, LineSource, NoteSource, Promise, Reported, answer_row
from .judged_lines import as_read_by, both_ways
from .published import as_promised, comment_sources, comments_before
from .published_results import (
    answers_as_delivered,
    as_delivered,
    forecasts_as_delivered,
    is_answered_since,
    published_forecasts,
)
from .rows import AnswerRow, AreaRef, Explanation, HeadingRef, JudgedLine, SectorRef


def judge_as_of(
    moment: datetime,
    *,
    user: User | AnonymousUser | None = None,
    through: values.RoundKind | None = None,
    **which: object,
) -> tuple[JudgedLine, ...]:
    """The lines that ``which`` picks as they were, by year and in card order, as ``user`` may read them.

    ``which`` filters the lines' own columns. What is due is decided by the local day of the moment, and
    drafts are what were drafts then. ``through`` is a round before year-end, as in :func:`judge_lines`.
    """
    return as_read_by(both_ways(_gather(moment, which, through), timezone.localdate(moment)), user)


def judge_year_as_of(
    year: int, moment: datetime, *, user: User | AnonymousUser | None = None
) -> tuple[JudgedLine, ...]:
    """The lines of a year's cards as they were."""
    return judge_as_of(moment, user=user, year=year, on_card=True)


def _at(model: Any, moment: datetime, **filters: Any) -> Any:
    """The newest history row of every row at the moment; what had been deleted is left out."""
    newest = model.history.filter(id=OuterRef("id"), history_date__lte=moment)
    newest = newest.order_by("-history_date", "-history_id").values("history_id")[:1]
    found = model.history.filter(history_id=Subquery(newest)).exclude(history_type="-")
    return found.filter(**filters)


def rows_at(model: Any, moment: datetime, **filters: Any) -> list[Any]:
    """The rows of a table that filters leave, as they were at a moment, in the order they were made."""

    def rows(at: datetime) -> QuerySet[Any]:
        found: QuerySet[Any] = _at(model, at, **filters).order_by("id")
        return found

    constant = all(isinstance(value, bool) for value in filters.values())
    found = rows_for(("at", model, *filters.items()), rows, moment) if constant else rows(moment)
    return [row.instance for row in found]


def _gather(
    moment: datetime, which: Mapping[str, object], through: values.RoundKind | None = None
) -> Gathered:
    lines = rows_at(ScorecardLine, moment, **which, withdrawn=False)
    asked = {line.indicator_id for line in lines}
    years = {line.year for line in lines}
    newest = max(years, default=0)
    earlier = rows_at(ScorecardLine, moment, year__lt=newest, withdrawn=False, indicator_id__in=asked)
    got = Gathered([], deliveries_at(moment), through)
    by_id = {line.pk: line for line in (*lines, *earlier)}
    kinds = _gather_results(got, by_id, moment)
    got.sources = _sources(lines, earlier, got, kinds, moment)
    _gather_said(got, years, lines, moment)
    _gather_promises(got, by_id, years, moment)
    gather_editions(got, moment)
    return got


def _gather_promises(got: Gathered, by_id: Mapping[int, Any], years: set[int], moment: datetime) -> None:
    actions = rows_at(m.Action, moment, line_id__in=by_id)
    before = _before_drafts(m.Action, by_id.values(), got.deliveries)
    for action in sorted(actions, key=lambda row: (row.due, row.pk)):
        line = by_id[action.line_id]
        own = None if action.withdrawn else action
        told: Any = own
        if line.pk in before:
            then = before[line.pk].get(action.pk)
            told = as_promised(action, then.text, then.responsible) if then and not then.withdrawn else None
        if (own or told) and (line.year in years or line.year + 1 in years or action.open):
            got.promises[line.indicator_id].append(Promise(own, told, line.year, line.pk))


def deliveries_at(moment: datetime) -> Deliveries:
    """What each sector had delivered at a moment."""
    opened, closed = (first_at(state, moment) for state in (m.RoundState.OPEN, m.RoundState.CLOSED))
    return deliveries(rows_at(m.Round, moment), submissions_at(moment), opened, closed)


def submissions_at(moment: datetime) -> list[Any]:
    """The submissions as they were; what was delivered by then is so though its row did not yet say it.

    History from before ``first_delivered_at`` was a column lacks it; today's rows have it from the migration.
    """
    delivered = m.Submission.objects.filter(first_delivered_at__lte=moment)
    known = dict(delivered.values_list("pk", "first_delivered_at"))
    rows = rows_at(m.Submission, moment, lapsed=False)
    for row in rows:
        row.first_delivered_at = row.first_delivered_at or known.get(row.pk)
    return rows


def first_at(state: str, moment: datetime) -> dict[int, datetime]:
    """When each round that had come to a state by a moment came to it first."""
    found = m.Round.history.filter(state=state, history_date__lte=moment).order_by()
    return dict(found.values_list("id").annotate(at=Min("history_date")))


def _before_drafts(model: Any, lines: Iterable[Any], known: Deliveries) -> dict[int, dict[int, Any]]:
    """Rows of lines as they stood before what is told of the line became a draft, by line and number.

    A line of which nothing is a draft has no place in it.
    """
    by_moment: dict[datetime, list[int]] = defaultdict(list)
    for line in lines:
        if (since := known.drafted_since(line.year, line.sector_id)) is not None:
            by_moment[since - MOMENT].append(line.pk)
    found: dict[int, dict[int, Any]] = {}
    for moment, ids in by_moment.items():
        found |= {pk: {} for pk in ids}
        for row in rows_at(model, moment, line_id__in=ids):
            found[row.line_id][row.pk] = row
    return found


def _told(lines: Iterable[Any], known: Deliveries) -> dict[int, Any]:
    """The explanations that stood before what is told of their lines became a draft; of the others none."""
    before = _before_drafts(m.Deviation, lines, known)
    return {line_id: next(iter(rows.values()), None) for line_id, rows in before.items()}


def _gather_results(got: Gathered, lines: dict[int, Any], moment: datetime) -> dict[int, set[str]]:
    """Results with their parts; returns the kinds of those that were delivered, by line."""
    results = rows_at(m.Result, moment, line_id__in=lines)
    parts: dict[int, list[Any]] = defaultdict(list)
    for part in rows_at(m.ResultPart, moment, result_id__in=[row.pk for row in results]):
        parts[part.result_id].append(part)
    answers: dict[int, list[AnswerRow]] = defaultdict(list)
    for row in rows_at(m.Answer, moment, result_id__in=[row.pk for row in results], withdrawn=False):
        answers[row.result_id].append(answer_row(row))
    kinds: dict[int, set[str]] = defaultdict(set)
    moments = {}
    for row in results:
        line = lines[row.line_id]
        if (at := got.deliveries.published_at(line.year, line.sector_id, row.period)) is not None:
            moments[row.pk] = at
    delivered, before = as_delivered(moments), answers_as_delivered(moments)
    for row in sorted(results, key=lambda row: (row.line_id, row.period_kind, row.period_number)):
        line = lines[row.line_id]
        draft = got.deliveries.draft(line.year, line.sector_id, row.period)
        older = delivered.get(row.pk)
        if row.pk in moments and is_answered_since(older, row, answers[row.pk], moments[row.pk]):
            draft = True
            if older is not None:
                told = tuple(before[row.pk])
                got.results[line.pk].append(_reported(line, *older, told, draft=False, replaced=True))
                kinds[line.pk].add(older[0].kind)
        got.results[line.pk].append(_reported(line, row, parts[row.pk], tuple(answers[row.pk]), draft=draft))
        if not draft:
            kinds[line.pk].add(row.kind)
    return kinds


def _reported(
    line: Any,
    row: Any,
    parts: list[Any],
    answers: tuple[AnswerRow, ...],
    *,
    draft: bool,
    replaced: bool = False,
) -> Reported:
    value = row.with_parts(sorted(parts, key=lambda part: part.position))
    return Reported(line.indicator_id, line.year, row.period, value, row.written, draft, replaced, answers)


def _sources(
    lines: list[Any], earlier: list[Any], got: Gathered, kinds: dict[int, set[str]], moment: datetime
) -> list[LineSource]:
    ids = [line.pk for line in lines]
    area_in = _of_years(rows_at(m.ServiceArea, moment), rows_at(m.AreaName, moment), "area_id")
    sectors = rows_at(m.Sector, moment)
    sector_in = _of_years(sectors, rows_at(m.SectorName, moment), "sector_id")
    sector_codes = {row.pk: row.code for row in sectors}
    codes = {row.pk: row.code for row in rows_at(m.Indicator, moment)}
    headings = _headings({line.heading_id for line in lines}, moment)
    close_words = {row.year: row.close_word for row in rows_at(m.Plan, moment, withdrawn=False)}
    goal_ids = {line.goal_id for line in lines} - {None}
    goals = {row.pk: f"{row.code} {row.text}" for row in rows_at(m.Goal, moment, id__in=goal_ids)}
    single = {
        model: {row.line_id: row for row in rows_at(model, moment, line_id__in=ids)}
        for model in (m.Target, m.AdoptedTarget, m.Deviation)
    }
    told = single[m.Deviation] | _told(lines, got.deliveries)
    benchmarks = _by_line(rows_at(m.Benchmark, moment, line_id__in=ids, superseded=False))
    forecasts = _by_line(rows_at(m.Forecast, moment, line_id__in=ids))
    given = ((one, line.year, line.sector_id) for line in lines for one in forecasts[line.pk])
    older_forecasts = forecasts_as_delivered(given, got.deliveries)
    order = {one.pk: place for all_ in got.deliveries.rounds.values() for place, one in enumerate(all_)}
    older: dict[int, list[Any]] = defaultdict(list)
    for line in sorted(earlier, key=lambda line: -line.year):
        older[line.indicator_id].append(line)
    found = []
    for line in lines:
        newest_first = tuple(sorted(forecasts[line.pk], key=lambda row: -order[row.round_id]))
        area, sector = area_in(line.area_id, line.year), sector_in(line.sector_id, line.year)
        before = (one for one in older[line.indicator_id] if one.year < line.year)
        own = [one.pk for one in before if kinds.get(one.pk)]
        figures = [pk for pk in own if kinds[pk] & set(FIGURE_KINDS)]
        found.append(
            LineSource(
                line=line,
                code=codes[line.indicator_id],
                area=AreaRef(line.area_id, area.number, area.name, area.order),
                sector=SectorRef(line.sector_id, sector_codes[line.sector_id], sector.name, sector.order),
                heading=headings.get(line.heading_id),
                target=single[m.Target].get(line.pk),
                adopted=single[m.AdoptedTarget].get(line.pk),
                deviation=single[m.Deviation].get(line.pk),
                told=told.get(line.pk),
                benchmarks=tuple(benchmarks[line.pk]),
                forecasts=newest_first,
                published_forecasts=published_forecasts(
                    newest_first, got.deliveries, line.year, line.sector_id, older_forecasts
                ),
                previous_ids=tuple(dict.fromkeys((*figures[:1], *own[:1]))),
                close_word=close_words.get(line.year, ""),
                goal_name=goals.get(line.goal_id, ""),
            )
        )
    return sorted(found, key=lambda one: (one.line.year, one.area.order, one.line.order, one.line.pk))


def _of_years(units: Iterable[Any], former: Iterable[Any], key: str) -> Callable[[int, int], Any]:
    """What tells the row that says what a unit was called in a year: an earlier name, or its own."""
    now = {row.pk: row for row in units}
    before: dict[int, list[Any]] = defaultdict(list)
    for row in former:
        before[getattr(row, key)].append(row)

    def named(pk: int, year: int) -> Any:
        held = (row for row in before.get(pk, ()) if row.from_year <= year <= row.until_year)
        return next(held, now[pk])

    return named


def _by_line(rows: Iterable[Any]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        found[row.line_id].append(row)
    return found


def _headings(ids: set[int | None], moment: datetime) -> dict[int | None, HeadingRef]:
    found = _at(m.Heading, moment, id__in=[pk for pk in ids if pk is not None])
    return {
        row.id: HeadingRef(
            row.id,
            row.title,
            tuple(sorted(one.functioncode.code for one in row.functions.select_related("functioncode"))),
            row.order,
        )
        for row in found
    }


def _gather_said(got: Gathered, years: set[int], lines: Iterable[Any], moment: datetime) -> None:
    by_id = {line.pk: line for line in lines}
    notes = {row.pk: row for row in rows_at(m.Footnote, moment, year__in=years)}
    cells = rows_at(m.FootnoteCell, moment, line_id__in=by_id, footnote_id__in=notes)
    before = _before_drafts(m.FootnoteCell, by_id.values(), got.deliveries)
    texts: dict[datetime, dict[int, Any]] = {}
    for cell in sorted(cells, key=lambda row: (notes[row.footnote_id].order, row.footnote_id)):
        note, line = notes[cell.footnote_id], by_id[cell.line_id]
        text = None if cell.withdrawn or note.withdrawn else note.text
        told, since = text, got.deliveries.drafted_since(line.year, line.sector_id)
        if since is not None and cell.cell == m.FootnoteCell.Cell.RESULT:
            if since not in texts:
                texts[since] = {row.pk: row for row in rows_at(m.Footnote, since - MOMENT, id__in=notes)}
            held, then = before[line.pk].get(cell.pk), texts[since].get(note.pk)
            standing = held is not None and not held.withdrawn and then is not None and not then.withdrawn
            told = then.text if standing and then is not None else None
        if text is not None or told is not None:
            made = NoteSource(note.pk, cell.cell, text, told, note.kind, note.order, note.source_line)
            got.notes[cell.line_id].append(made)
    _gather_comments(got, years, by_id.values(), moment)


def _gather_comments(got: Gathered, years: set[int], lines: Iterable[Any], moment: datetime) -> None:
    since: dict[int, dict[int, datetime | None]] = defaultdict(dict)
    for line in lines:
        since[line.year][line.indicator_id] = got.deliveries.drafted_since(line.year, line.sector_id)
    comments = _at(m.ResultComment, moment, year__in=years).order_by("order", "id")
    drafts = any(drafted for moments in since.values() for drafted in moments.values())
    older = comments_before({row.id for row in comments} if drafts else ())
    for row in comments:
        comment = (
            None if row.withdrawn else Explanation(row.text, footnote=False, source_line=row.source_line)
        )
        links = {one.indicator_id for one in row.indicators.all()}
        changed, before = row.history_date.__ge__, partial(older, row.id)
        for indicator_id, one in comment_sources(comment, links, changed, before, since[row.year]):
            got.comments[indicator_id, row.year].append(one)
