"""The overview of a year."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime
from decimal import Decimal

from django.contrib.auth.models import AnonymousUser

from indicators.judging import JudgedLine, judge_year_as_of, remembered_lines
from indicators.models import ScorecardLine, User
from indicators.values import Change, FigureResult, NoTarget, Status

from .actions import overdue_actions
from .news import news
from .rows import Board, GroupCount, count
from .years import YearFacts, example_years, year_facts

SORTS = ("severity", "worsened", "area")


def board(
    user: User,
    year: int,
    *,
    status: Status | None = None,
    area: str | None = None,
    sector: str | None = None,
    change: Change | None = None,
    unexplained: bool = False,
    sort: str = "severity",
    facts: tuple[YearFacts, ...] | None = None,
) -> Board:
    """The board of a year. Counts are of all the year's lines; ``listed`` is what the filters leave.

    ``facts`` are what :func:`year_facts` gave, where it was asked already.
    Without a status or change the missed lines are listed. Raises KeyError for an unknown sort.
    """
    lines = year_lines(user, year)
    if status is None and change is None:
        status = Status.MISSED
    listed = [
        line
        for line in lines
        if (status is None or line.verdict.status is status)
        and (change is None or line.verdict.change is change)
        and (area is None or line.area.number == area)
        and (sector is None or line.sector.code == sector)
        and not (unexplained and line.explained)
    ]
    facts = year_facts(user) if facts is None else facts
    years = tuple(one.year for one in facts)
    return Board(
        year=year,
        years=years,
        lines=lines,
        counts=count(lines),
        listed=tuple(sorted(listed, key=_ORDERS[sort])),
        areas=area_counts(lines),
        sectors=sector_counts(lines),
        turned=tuple(line for line in lines if _turned(line, Status.MET, Status.MISSED)),
        recovered=tuple(line for line in lines if _turned(line, Status.MISSED, Status.MET)),
        previous_has_targets=(year - 1) in years,
        example=year in example_years(facts),
        news=news(),
        overdue=overdue_actions(user).count,
    )


def narrowed(board: Board, *, area: str | None = None, sector: str | None = None) -> Board:
    """The same board with its counts, areas and sectors of one area or sector alone: a board of a part."""
    lines = tuple(
        line
        for line in board.lines
        if (area is None or line.area.number == area) and (sector is None or line.sector.code == sector)
    )
    return replace(
        board, counts=count(lines), areas=area_counts(lines), sectors=sector_counts(lines), lines=lines
    )


def worst_first(lines: Iterable[JudgedLine]) -> tuple[JudgedLine, ...]:
    """Missed lines in the order in which the board lists them."""
    return tuple(sorted(lines, key=_by_severity))


def year_lines(user: User, year: int) -> tuple[JudgedLine, ...]:
    """The lines of all cards of a year, in card order, judged."""
    return remembered_lines(ScorecardLine.objects.visible_to(user).for_year(year).on_cards(), user)


def year_lines_at(user: User, year: int, moment: datetime) -> tuple[JudgedLine, ...]:
    """The same as they were at a past moment, as the person may read them now."""
    return judge_year_as_of(year, moment, user=user)


def delivered_lines(year: int) -> tuple[JudgedLine, ...]:
    """The same without any draft, whoever asks: what the program itself tells of a year."""
    lines = ScorecardLine.objects.filter(withdrawn=False).for_year(year).on_cards()
    return remembered_lines(lines, AnonymousUser())


def _by_severity(line: JudgedLine) -> tuple[Decimal, Decimal, int, int]:
    verdict = line.verdict
    worst = verdict.severity if verdict.severity is not None else Decimal(-1)
    tie = verdict.severity_uncapped if verdict.severity_uncapped is not None else Decimal(-1)
    return (-worst, -tie, *_in_card_order(line))


def _by_worsening(line: JudgedLine) -> tuple[Decimal, Decimal, Decimal, int, int]:
    """Largest step in the bad direction first, relative to the previous figure."""
    verdict, previous = line.verdict, line.previous
    step = Decimal(0)
    if verdict.change is Change.WORSE and verdict.change_amount is not None:
        step = abs(verdict.change_amount)
        if previous and isinstance(previous.result, FigureResult) and previous.result.value:
            step /= abs(previous.result.value)
    rank = {Change.WORSE: Decimal(0), Change.UNCHANGED: Decimal(1), Change.BETTER: Decimal(2)}
    first = rank[verdict.change] if verdict.change else Decimal(3)
    return (first, -step, _by_severity(line)[0], *_in_card_order(line))


def _in_card_order(line: JudgedLine) -> tuple[int, int]:
    return (line.area.order, line.order)


_ORDERS: dict[str, Callable[[JudgedLine], tuple[Decimal | int, ...]]] = {
    "severity": _by_severity,
    "worsened": _by_worsening,
    "area": _in_card_order,
}


def _turned(line: JudgedLine, was: Status, now: Status) -> bool:
    """Whether the previous figure has ``was`` against this year's target, and this year's has ``now``."""
    if line.verdict.status is not now or line.previous is None or isinstance(line.target, NoTarget):
        return False
    return line.previous_status is was


def area_counts(lines: Iterable[JudgedLine]) -> tuple[GroupCount, ...]:
    """Counts per service area, in the order of the lines."""
    groups: dict[str, list[JudgedLine]] = {}
    for line in lines:
        groups.setdefault(line.area.number, []).append(line)
    return tuple(
        GroupCount(number, number, rows[0].area.name, count(rows)) for number, rows in groups.items()
    )


def sector_counts(lines: Iterable[JudgedLine]) -> tuple[GroupCount, ...]:
    """Counts per responsible sector or staff unit, by the order of sectors."""
    groups: dict[str, list[JudgedLine]] = {}
    for line in lines:
        groups.setdefault(line.sector.code, []).append(line)
    ordered = sorted(groups.items(), key=lambda item: item[1][0].sector.order)
    return tuple(GroupCount(code, "", rows[0].sector.name, count(rows)) for code, rows in ordered)
