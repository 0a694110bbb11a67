"""An indicator: its years, its neighbours in the card, what was said and what was changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from django.utils import timezone

from indicators.judging import JudgedLine, judge_as_of, judge_lines, rows_at
from indicators.models import Indicator, Plan, ScorecardLine, User, leaders_of
from indicators.selectors.benchmarks import editions_of
from indicators.selectors.corrections import corrections_of
from indicators.selectors.line_groups import IndicatorView

from .changes import LineKey, changes_of


def indicator(user: User, code: str, year: int, then: datetime | None = None) -> IndicatorView | None:
    """The page of an indicator in a year; None where the person may not see it or it does not exist.

    With ``then`` everything is as it was at that moment, and changes are told up to it.
    """
    found = _found(code, then)
    if found is None:
        return None
    years = _years(user, found, then)
    line = next((row for row in years if row.year == year), None)
    if line is None:
        return None
    neighbours = _card_of(user, line, then)
    position = next(i for i, row in enumerate(neighbours) if row.id == line.id)
    changes = changes_of((_key(row) for row in years), user)
    return IndicatorView(
        line=line,
        years=years,
        definition=found.definition,
        source=found.source,
        definition_from=found.definition_from,
        source_from=found.source_from,
        leaders=_leaders(line.sector.id, then),
        siblings=tuple(row for row in neighbours if _same_heading(row, line)),
        before=neighbours[position - 1] if position else None,
        after=neighbours[position + 1] if position + 1 < len(neighbours) else None,
        position=position + 1,
        count=len(neighbours),
        changes=tuple(row for row in changes if then is None or row.when <= then),
        example=_made_up({row.year for row in years}),
    )


def _leaders(sector_id: int, then: datetime | None) -> tuple[str, ...]:
    day = timezone.localdate(then) if then else timezone.localdate()
    return tuple(dict.fromkeys(who.display_name for who in leaders_of([sector_id], day).get(sector_id, ())))


def with_what_came_later(view: IndicatorView, user: User, then: datetime | None = None) -> IndicatorView:
    """The page with what came after the year: others' editions, and corrections. Two statements."""
    corrections = corrections_of([view.line.id], user)
    return replace(
        view,
        editions=editions_of(view.line.id, then),
        corrections=tuple(row for row in corrections if then is None or row.opened_at <= then),
    )


def _found(code: str, then: datetime | None) -> Indicator | None:
    if then is None:
        return Indicator.objects.filter(code=code).first()
    return next(iter(rows_at(Indicator, then, code=code)), None)


def _made_up(years: set[int]) -> tuple[int, ...]:
    """Those of the years whose figures are made up, newest first."""
    plans = Plan.objects.filter(year__in=years, example=True, withdrawn=False)
    return tuple(plans.order_by("-year").values_list("year", flat=True))


def _years(user: User, found: Indicator, then: datetime | None) -> tuple[JudgedLine, ...]:
    if then is not None:
        return judge_as_of(then, user=user, indicator_id=found.pk)
    lines = ScorecardLine.objects.visible_to(user).filter(indicator=found)
    return judge_lines(lines.order_by("year"), user=user)


def _card_of(user: User, line: JudgedLine, then: datetime | None) -> tuple[JudgedLine, ...]:
    """The lines that stand on the same card, or in the same area's text, in their order."""
    same: dict[str, Any] = {"year": line.year, "area_id": line.area.id, "on_card": line.on_card}
    if then is not None:
        return judge_as_of(then, user=user, **same)
    lines = ScorecardLine.objects.visible_to(user).filter(**same)
    return judge_lines(lines.order_by("order", "id"), user=user)


def _key(row: JudgedLine) -> LineKey:
    return LineKey(row.id, row.year, row.sector.id, row.indicator_id)


def _same_heading(row: JudgedLine, line: JudgedLine) -> bool:
    return row.heading is not None and line.heading is not None and row.heading.id == line.heading.id
