"""An indicator: its years, its neighbours in the card, what was said and what was changed."""

from __future__ import annotations

from indicators.judging import JudgedLine, judge_lines
from indicators.models import Indicator, Plan, ResultComment, ScorecardLine, User

from .changes import LineKey, changes_of
from .rows import CommentRow, IndicatorView


def indicator(user: User, code: str, year: int) -> IndicatorView | None:
    """The page of an indicator in a year; None where the person may not see it or it does not exist."""
    visible = ScorecardLine.objects.visible_to(user)
    found = Indicator.objects.filter(code=code).first()
    if found is None:
        return None
    years = judge_lines(visible.filter(indicator=found).order_by("year"), user=user)
    line = next((row for row in years if row.year == year), None)
    if line is None:
        return None
    card = visible.for_year(year).filter(area_id=line.area.id, on_card=line.on_card)
    neighbours = judge_lines(card.order_by("order", "id"), user=user)
    position = next(i for i, row in enumerate(neighbours) if row.id == line.id)
    return IndicatorView(
        line=line,
        years=years,
        definition=found.definition,
        source=found.source,
        comments=_comments(found, year),
        siblings=tuple(row for row in neighbours if _same_heading(row, line)),
        before=neighbours[position - 1] if position else None,
        after=neighbours[position + 1] if position + 1 < len(neighbours) else None,
        position=position + 1,
        count=len(neighbours),
        changes=changes_of((_key(row) for row in years), user),
        example=Plan.objects.filter(year=year, example=True, withdrawn=False).exists(),
    )


def _key(row: JudgedLine) -> LineKey:
    return LineKey(row.id, row.year, row.sector.id, row.indicator_id)


def _same_heading(row: JudgedLine, line: JudgedLine) -> bool:
    return row.heading is not None and line.heading is not None and row.heading.id == line.heading.id


def _comments(found: Indicator, year: int) -> tuple[CommentRow, ...]:
    rows = ResultComment.objects.filter(indicators=found, year=year, withdrawn=False).order_by("order", "id")
    return tuple(CommentRow(row.title, row.text, row.source_line, (found.code,)) for row in rows)
