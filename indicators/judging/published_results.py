"""Which results, answers and forecasts a reader sees, where a delivery is being changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db.models import Case, DateTimeField, OuterRef, Q, QuerySet, Subquery, When

from indicators.models import (
    Answer,
    Forecast,
    Result,
    ResultPart,
)

from .deliveries import Deliveries
from .inputs import answer_row
from .rows import AnswerRow

if TYPE_CHECKING:
    pass
from .published import moment


def with_published_version(results: QuerySet[Any], known: Deliveries) -> QuerySet[Any]:
    """The results, each with the version that all read where its sector is changing what it delivered."""
    moment = _changing(known)
    if moment is None:
        return results
    then = Result.history.filter(id=OuterRef("pk"), history_date__lte=OuterRef("published_at"))
    version = Subquery(then.order_by("-history_date", "-history_id").values("version")[:1])
    found: QuerySet[Any] = results.annotate(published_at=moment).annotate(published_version=version)
    return found


def _changing(known: Deliveries) -> Case | None:
    whens = []
    for one in known.changing():
        periods = Q(pk__in=[])
        for period in one.periods:
            periods |= Q(period_kind=period.kind, period_number=period.number)
        where = Q(line__year=one.round.year, line__sector_id=one.sector_id)
        whens.append(When(where & periods, then=moment(one.published_at)))
    return Case(*whens, default=moment(None), output_field=DateTimeField()) if whens else None


def is_changed(result: Any, answers: Sequence[AnswerRow] = ()) -> bool:
    """Whether a result has been changed, or answered for, since its sector last delivered it."""
    if getattr(result, "published_at", None) is None:
        return False
    answered = any(one.at > result.published_at for one in answers)
    return bool(result.published_version != result.version) or answered


def is_answered_since(older: Any, row: Any, answers: Sequence[AnswerRow], moment: datetime) -> bool:
    """The same of a row of the past; ``older`` is what was delivered, None for nothing."""
    if older is None or older[0].version != row.version:
        return True
    return any(one.at > moment for one in answers)


def answers_as_delivered(changed: Mapping[int, datetime]) -> dict[int, list[AnswerRow]]:
    """What had been answered about results at their moments; one statement, none for none."""
    found: dict[int, list[AnswerRow]] = defaultdict(list)
    if changed:
        rows = Answer.history.filter(result_id__in=changed).select_related("answered_by")
        for row in newest(rows, changed, lambda row: row.result_id):
            if not row.withdrawn:
                found[row.result_id].append(answer_row(row))
    return found


def as_delivered(changed: Mapping[int, datetime]) -> dict[int, tuple[Any, list[ResultPart]]]:
    """Results as they stood at their moments, with their parts, by number; two statements, none for none."""
    if not changed:
        return {}
    found: dict[int, tuple[Any, list[ResultPart]]] = {}
    for row in newest(Result.history.filter(id__in=changed), changed, lambda row: row.id):
        found[row.id] = (row.instance, [])
    parts = ResultPart.history.filter(result_id__in=list(found))
    for part in newest(parts, changed, lambda row: row.result_id):
        found[part.result_id][1].append(part.instance)
    return found


def newest(history: Any, moments: Mapping[int, datetime], key: Any) -> list[Any]:
    """The newest history row of each row at the moment of its key; what had been deleted is left out."""
    last: dict[int, Any] = {}
    for row in history.order_by("history_date", "history_id"):
        if row.history_date <= moments[key(row)]:
            last[row.id] = row
    return [row for row in last.values() if row.history_type != "-"]


def published_forecasts(
    forecasts: Sequence[Forecast], known: Deliveries, year: int, sector_id: int, older: Mapping[int, Forecast]
) -> tuple[Forecast, ...]:
    """Those that all read, as they were delivered; ``older`` are those that are being changed."""
    found = []
    for one in forecasts:
        situation = known.situation(year, sector_id)
        of = next((held for held in situation.rounds if held.round.pk == one.round_id), None)
        if of is not None and situation.unpublished(of):
            continue
        if of is None or of.published_at is None:
            found.append(one)
        elif one.pk in older:
            found.append(older[one.pk])
    return tuple(found)


def forecasts_as_delivered(
    forecasts: Iterable[tuple[Forecast, int, int]], known: Deliveries
) -> dict[int, Forecast]:
    """Forecasts (with year and sector) that are being changed, as they were. One statement or none."""
    moments = {}
    for one, year, sector_id in forecasts:
        for of in known.situation(year, sector_id).rounds:
            if of.round.pk == one.round_id and of.published_at is not None:
                moments[one.pk] = of.published_at
    if not moments:
        return {}
    rows = newest(Forecast.history.filter(id__in=moments), moments, lambda row: row.id)
    return {row.id: row.instance for row in rows}
