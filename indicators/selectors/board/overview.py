"""The overview of a year."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from indicators.judging import (
    JudgedLine,
    YearOutcomes,
    deadline,
    earlier_figures,
    goals_of,
    has_drafts,
    judge_year_as_of,
    outcomes_of,
    published,
    remembered_lines,
)
from indicators.models import RoundState, ScorecardLine, User, leaders_of
from indicators.models.lines import reads_lines
from indicators.permissions import ASK_EXPLANATION, FOLLOW_ROUNDS, roles_of
from indicators.selectors.approval.explanation_requests import DECIDED
from indicators.selectors.drafts import known_deliveries
from indicators.selectors.goal_tree import GoalsCount, count_goals, goal_nodes
from indicators.selectors.line_groups import GroupCount, count, count_with_drafts
from indicators.selectors.overdue_actions import overdue_actions
from indicators.selectors.recipients import Reach, reach
from indicators.selectors.rounds.round_status import News, YearRound, news
from indicators.selectors.years import YearFacts, example_years, year_facts
from indicators.values import NoTarget, RoundKind, Status
from indicators.values.query.address_words import YEARS_IN_A_ROW
from indicators.values.query.line_query import LineQuery

from .narrowing import at_risk, in_scope, narrowed
from .rows import Board, Earlier, Matrix, Owing, Share
from .share_met import round_before, side_before, through_years, year_before
from .sorting import YEARS_BACK, by_severity, ranked, streaks
from .tallies import Reading, reading_of, tallies_of


class RoundNotShownError(LookupError):
    """A year was asked for as it stood in a round that it lacks, or that is not opened yet."""

    def __init__(self, allowed: tuple[RoundKind, ...]) -> None:
        super().__init__()
        self.allowed = allowed


MOST_FIGURES = 8
"""How many years before the shown one a row's small trend reaches."""


def board(
    user: User,
    year: int,
    asked: LineQuery | None = None,
    *,
    shown: slice = slice(0, 0),
    facts: tuple[YearFacts, ...] | None = None,
    tallied: bool = False,
) -> Board:
    """The board of a year. Counts are of the scope; ``listed`` is what is left of it in the list.

    ``facts`` are what :func:`year_facts` gave, where it was asked already; ``shown`` are the rows of the list
    whose earlier figures are read; ``tallied`` asks for supervision, decisions and development work as well.
    Raises KeyError for an unknown sort and :class:`RoundNotShownError`.
    """
    asked = asked or LineQuery()
    facts = year_facts(user) if facts is None else facts
    years = tuple(one.year for one in facts)
    told = news(year)
    check_round(asked.through, told)
    read = year_lines(user, year, asked.through)
    whole, mine = published(read), tuple(line for line in read if in_scope(line, asked))
    lines = tuple(line for line in whole if in_scope(line, asked))
    past = outcomes_of(one for one in years if year - YEARS_BACK <= one < year)
    rows = streaks(lines, past, whole_year=asked.through is None)
    turned = {side: turned_to(side, lines, past) for side in (Status.MISSED, Status.MET)}
    came = frozenset(line.id for line in turned.get(asked.turned, ())) if asked.turned else frozenset()
    listed = ranked(narrowed(lines, asked, came, rows), asked.sort, rows)
    counts, grid = count(lines), matrix(whole)
    last = _deadline(year, asked.through, told)
    scope = {"area": asked.area, "sector": asked.sector}
    known = known_deliveries()
    reading = reading_of(year, asked.through, known)
    owed = owing(lines)
    return Board(
        year=year,
        round=asked.through,
        years=years,
        whole=whole,
        whole_counts=counts if len(lines) == len(whole) else count(whole),
        lines=lines,
        counts=counts,
        earlier=compared_with(year, asked, lines, past, told),
        listed=listed,
        areas=grid.areas,
        sectors=grid.sectors,
        matrix=grid,
        turned=turned[Status.MISSED],
        recovered=turned[Status.MET],
        by_own_targets=year - 1 in past,
        streaks=rows,
        through_years=through_years(year, lines, past, asked),
        at_risk=tuple(line for line in lines if at_risk(line, whole_year=asked.through is None)),
        owing=owed,
        overdue=overdue_actions(**scope, known=known),
        deadline=last,
        days_left=(last - timezone.localdate()).days,
        figures=earlier_figures(
            [line.indicator_id for line in listed[shown]], year, years=MOST_FIGURES, known=known
        ),
        example=year in example_years(facts),
        news=told,
        own={line.id: line for line in mine if line.public is not None},
        with_drafts=count_with_drafts(mine) if has_drafts(mine) else None,
        tallies=tallies_of(year, reading, **scope) if tallied else (),
        goals=_goals(whole, year, reading) if tallied and not any(scope.values()) else None,
        waiting=tuple(one for one in told.waiting if one.sector_id in roles_of(user).sector_ids),
        past=past,
        reach=_reach(user, told, owed, asked.through) if tallied else {},
        may_ask=_may_ask(user, told) if tallied else frozenset(),
    )


def _goals(lines: tuple[JudgedLine, ...], year: int, read: Reading) -> GoalsCount | None:
    """The goals of the year, counted: one statement, none where no line hangs on one."""
    if all(line.goal_id is None for line in lines):
        return None
    return count_goals(goal_nodes(goals_of(year, read.known), lines))


def _reach(user: User, told: News, owed: Iterable[Owing], chosen: RoundKind | None) -> dict[int, Reach]:
    """Whom letters reach in the sectors that owe something, for whoever follows the rounds. One statement."""
    sectors = [one.sector.id for one in owed]
    if not sectors or not user.has_perm(FOLLOW_ROUNDS):
        return {}
    people = leaders_of(sectors, timezone.localdate())
    asked = [one for one in told.deliveries if chosen in (None, one.round.covers)]
    return {
        pk: reach(user, [one for one in asked if one.sector_id == pk], people.get(pk, ())) for pk in sectors
    }


def _may_ask(user: User, told: News) -> frozenset[int]:
    if not user.has_perm(ASK_EXPLANATION):
        return frozenset()
    return frozenset(
        one.sector_id
        for one in told.deliveries
        if one.state in DECIDED and one.first_delivered_at is not None
    )


def of_scope(board: Board) -> Board:
    """The same board with the areas and sectors of its scope alone: a board of a part."""
    if len(board.lines) == len(board.whole):
        return board
    grid = matrix(board.lines)
    return replace(board, areas=grid.areas, sectors=grid.sectors, matrix=grid)


def missed_in_a_row(board: Board) -> dict[int, int]:
    """How many targets of the scope are missed at least so many years in a row, from two years on."""
    lengths = [len(years) for years in board.streaks.values()]
    return {least: many for least in YEARS_IN_A_ROW.values() if (many := sum(n >= least for n in lengths))}


def same_through_years(board: Board) -> dict[int, tuple[Share, Share]]:
    """Each year before with targets that are judged now too: the shares met of these then and now."""
    found = {
        year: year_before(year + 1, board.lines, board.past, unfinished=False) for year in sorted(board.past)
    }
    shares = {year: one.shares for year, one in found.items() if one is not None}
    return {year: pair for year, pair in shares.items() if pair[0].judged}


def worst_first(lines: Iterable[JudgedLine]) -> tuple[JudgedLine, ...]:
    """Missed lines in the order in which the board lists them."""
    return tuple(sorted(lines, key=by_severity))


def year_lines(user: User, year: int, through: RoundKind | None = None) -> tuple[JudgedLine, ...]:
    """The lines of all cards of a year, in card order, judged: as it is, or as it stood in a round."""
    if not reads_lines(user):
        return ()
    lines: Any = SimpleLazyObject(lambda: ScorecardLine.objects.visible_to(user).for_year(year).on_cards())
    return remembered_lines(lines, user, through, name=("cards that may be read", year))


def year_lines_at(user: User, year: int, moment: datetime) -> tuple[JudgedLine, ...]:
    """The same as they were at a past moment, as the person may read them now."""
    return judge_year_as_of(year, moment, user=user)


def delivered_lines(year: int) -> tuple[JudgedLine, ...]:
    """The same without any draft, whoever asks: what the program itself tells of a year."""
    lines = ScorecardLine.objects.filter(withdrawn=False).for_year(year).on_cards()
    return remembered_lines(lines, AnonymousUser())


def rounds_to_choose(told: News) -> tuple[YearRound, ...]:
    """The rounds before year-end that have been opened: a year can be shown as it stood in them."""
    return tuple(
        one
        for one in told.of_year
        if one.kind is not RoundKind.YEAR_END and one.state is not RoundState.PLANNED
    )


def check_round(chosen: RoundKind | None, told: News) -> None:
    """Raise :class:`RoundNotShownError` for a round that cannot be chosen."""
    allowed = tuple(one.kind for one in rounds_to_choose(told))
    if chosen is not None and chosen not in allowed:
        raise RoundNotShownError(allowed)


def unfinished(lines: Iterable[JudgedLine]) -> bool:
    """Whether there are figures that are not due yet."""
    return any(line.verdict.status is Status.NOT_DUE for line in lines)


def _deadline(year: int, chosen: RoundKind | None, told: News) -> date:
    days = {one.kind: one.deadline for one in told.of_year}
    return days[chosen] if chosen else deadline(year, days.get(RoundKind.YEAR_END))


def compared_with(
    year: int,
    asked: LineQuery,
    lines: tuple[JudgedLine, ...],
    past: Mapping[int, YearOutcomes],
    told: News,
) -> Earlier | None:
    """What the counters are compared with: the round before in a tertial, else the year before."""
    if asked.through is None:
        return year_before(year, lines, past, unfinished=unfinished(lines))
    last = asked.through.last_month
    before = [one.kind for one in told.of_year if one.kind.last_month < last]
    return round_before(year, max(before, key=lambda kind: kind.last_month), lines) if before else None


def turned_to(
    side: Status, lines: Iterable[JudgedLine], past: Mapping[int, YearOutcomes]
) -> tuple[JudgedLine, ...]:
    """The lines that are met and were missed, or are missed and were met."""
    other = Status.MET if side is Status.MISSED else Status.MISSED
    return tuple(
        line
        for line in lines
        if line.verdict.status is side
        and not isinstance(line.target, NoTarget)
        and side_before(line, past) is other
    )


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


def matrix(lines: Iterable[JudgedLine]) -> Matrix:
    """Counts of every area in every sector that has lines there."""
    rows = tuple(lines)
    cells: dict[tuple[str, str], list[JudgedLine]] = {}
    for line in rows:
        cells.setdefault((line.area.number, line.sector.code), []).append(line)
    return Matrix(area_counts(rows), sector_counts(rows), {pair: count(of) for pair, of in cells.items()})


def owing(lines: Iterable[JudgedLine]) -> tuple[Owing, ...]:
    """The sectors that owe figures or explanations, in their order."""
    groups: dict[int, list[JudgedLine]] = {}
    for line in lines:
        groups.setdefault(line.sector.id, []).append(line)
    found = (
        Owing(
            rows[0].sector,
            sum(line.owed for line in rows),
            count(rows).unexplained,
            sum(line.owed_earlier for line in rows),
        )
        for rows in groups.values()
    )
    owes = (one for one in found if one.figures or one.explanations or one.earlier)
    return tuple(sorted(owes, key=_sector_order))


def _sector_order(one: Owing) -> int:
    return one.sector.order
