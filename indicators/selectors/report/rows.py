"""The rows of a report: a year, a round of it or its plan, whole or of one area or sector.

Whoever asks gets the same: only what is published, never a draft (see ``judging/published.py``).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q

from indicators.judging import (
    JudgedLine,
    YearOutcomes,
    goals_at,
    goals_of,
    judge_year_as_of,
    outcomes_of,
    remembered_lines,
)
from indicators.models import Plan, ScorecardLine
from indicators.models.lines import LineQuerySet
from indicators.selectors.board.overview import compared_with, matrix, rounds_to_choose, turned_to
from indicators.selectors.board.rows import Earlier, Matrix
from indicators.selectors.board.sorting import YEARS_BACK, by_severity
from indicators.selectors.card.cards import Grouping, by_indicator, cards_of
from indicators.selectors.drafts import known_deliveries
from indicators.selectors.goal_tree import GoalNode, goal_nodes
from indicators.selectors.line_groups import Card, CommentRow, Counts, GroupCount, count
from indicators.selectors.rounds.round_status import News, YearRound, news
from indicators.selectors.years import YearFacts, first_choice, years_of
from indicators.values import RoundKind, Status
from indicators.values.layouts import ReportKind
from indicators.values.query.line_query import LineQuery

from .layouts import Layouts, layouts_of

NOBODY = AnonymousUser()
"""A report is read by many: it holds what somebody without any role would read."""


@dataclass(frozen=True, slots=True)
class ReportAsked:
    """What a report is of. ``key``: the number of one area or the code of one sector, as ``by`` says.

    ``round``: the year as it stood in a round before year-end. ``then``: as it was at a past moment, of a
    whole year alone.
    """

    year: int
    by: Grouping
    key: str = ""
    round: RoundKind | None = None
    then: datetime | None = None


@dataclass(frozen=True, slots=True)
class PlanOfYear:
    """The plan of a year; ``adopted`` is the case and the day, empty while it is a proposal."""

    title: str
    adopted: str


@dataclass(frozen=True, slots=True)
class AreaComments:
    """What was commented on the results of an area, and the key of the card that it is printed under."""

    card: str
    area: str
    comments: tuple[CommentRow, ...]


@dataclass(frozen=True, slots=True)
class ReportRows:
    """Everything that a report's chapters about figures are made of.

    ``read`` are all lines of the year at the report's moment, also those that are not in it.
    ``turned`` and ``recovered`` are missed and met lines that were on the other side before, and ``earlier``
    the counts they are compared with; none of them is known of a past moment. ``series`` are the years of
    the indicators that stand on no card, by indicator, oldest first. ``missed`` are in the board's order.
    ``words_at`` is the past moment as of which words are read: the one that is asked for, or the last before
    the round after the one that is asked for was opened; None where they are read as they are now.
    """

    asked: ReportAsked
    read: tuple[JudgedLine, ...]
    facts: YearFacts
    plan: PlanOfYear | None
    rounds: tuple[YearRound, ...]
    lines: tuple[JudgedLine, ...]
    cards: tuple[Card, ...]
    comments: tuple[AreaComments, ...]
    counts: Counts
    areas: tuple[GroupCount, ...]
    sectors: tuple[GroupCount, ...]
    turned: tuple[JudgedLine, ...]
    recovered: tuple[JudgedLine, ...]
    by_own_targets: bool
    earlier: Earlier | None
    series: Mapping[int, tuple[JudgedLine, ...]]
    words_at: datetime | None = None
    goals: tuple[GoalNode, ...] = ()
    """The year's goals in tree order, of a report of the whole municipality where a line hangs on one."""

    @property
    def missed(self) -> tuple[JudgedLine, ...]:
        return tuple(sorted(self._missed(), key=by_severity))

    def _missed(self) -> tuple[JudgedLine, ...]:
        return tuple(line for line in self.lines if line.verdict.status is Status.MISSED)

    @property
    def name(self) -> str:
        """The area or sector that the report is of alone; empty for the whole municipality."""
        return f"{self.cards[0].number} {self.cards[0].title}".strip() if self.asked.key else ""


def readable_lines() -> LineQuerySet:
    """The lines that everybody reads, as :meth:`visible_to` gives them to somebody who is signed in."""
    return ScorecardLine.objects.filter(withdrawn=False).in_card_order("-year")


def report_years() -> tuple[YearFacts, ...]:
    """The years that there may be a report of, in the order of :func:`~indicators.selectors.year_facts`."""
    return years_of(readable_lines(), "readable by all")


def default_report_year() -> int | None:
    """The year that is shown when nobody chooses; None before anything is planned."""
    return first_choice(report_years())


@dataclass(frozen=True, slots=True)
class ReportChoices:
    """What there may be a report of in a year, and the rows it was found in: those of its cards as they are
    now, and of the series that stand on no card their earlier years too."""

    years: tuple[YearFacts, ...]
    facts: YearFacts
    lines: tuple[JudgedLine, ...]
    around: News
    layouts: Layouts

    @property
    def usual(self) -> Grouping:
        """How the year's cards are grouped where nobody chooses."""
        return "sector" if self.facts.by_sector else "area"

    def grouping(self, kind: ReportKind) -> Grouping:
        """How a kind of report is grouped where the reader does not choose."""
        return self.layouts.grouping(kind) or self.usual

    @property
    def areas(self) -> tuple[tuple[str, str], ...]:
        """Key and name of every area that has a card."""
        return tuple((group.key, f"{group.number} {group.title}") for group in self._grid.areas)

    @property
    def sectors(self) -> tuple[tuple[str, str], ...]:
        """Key and name of every sector that has a card."""
        return tuple((group.key, group.title) for group in self._grid.sectors)

    @property
    def rounds(self) -> tuple[YearRound, ...]:
        """The rounds before year-end that have been opened."""
        return rounds_to_choose(self.around)

    @property
    def _grid(self) -> Matrix:
        return matrix(of_cards(self.lines, self.facts.year))


def of_cards(lines: Iterable[JudgedLine], year: int) -> tuple[JudgedLine, ...]:
    """The lines of a year's cards."""
    return tuple(line for line in lines if line.year == year and line.on_card)


def report_choices(year: int) -> ReportChoices:
    """What can be chosen. Raises LookupError for a year without cards."""
    years = report_years()
    facts = next((item for item in years if item.year == year), None)
    if facts is None:
        raise LookupError(f"no cards of {year}")
    return ReportChoices(years, facts, _lines(year), news(year), layouts_of(year))


def report_rows(asked: ReportAsked, choices: ReportChoices | None = None) -> ReportRows:
    """Read what a report is made of; ``choices`` where they were read already.

    Raises LookupError for a year or key that there is nothing of.
    """
    choices = choices or report_choices(asked.year)
    read = _lines_then(asked, choices)
    whole = of_cards(read, asked.year)
    lines = tuple(line for line in whole if asked.key in ("", _key(line, asked.by)))
    if not lines:
        raise LookupError(f"no card of {asked.key} in {asked.year}")
    past: Mapping[int, YearOutcomes] = {}
    if asked.then is None:
        years = (item.year for item in choices.years)
        past = outcomes_of(item for item in years if asked.year - YEARS_BACK <= item < asked.year)
    grid = matrix(lines)
    cards = cards_of(lines, asked.year, by=asked.by, user=NOBODY, moment=asked.then, among=whole)
    return ReportRows(
        asked=asked,
        read=read,
        facts=choices.facts,
        plan=_plan(asked.year),
        rounds=choices.around.of_year,
        lines=lines,
        cards=cards,
        comments=_comments(asked, cards, lines, whole),
        counts=count(lines),
        areas=grid.areas,
        sectors=grid.sectors,
        turned=turned_to(Status.MISSED, lines, past) if asked.then is None else (),
        recovered=turned_to(Status.MET, lines, past) if asked.then is None else (),
        by_own_targets=asked.year - 1 in past,
        earlier=compared_with(asked.year, _query(asked), lines, past, choices.around)
        if asked.then is None
        else None,
        series=_series(asked, read),
        words_at=_words_at(asked),
        goals=_goals(asked, whole),
    )


def _goals(asked: ReportAsked, lines: tuple[JudgedLine, ...]) -> tuple[GoalNode, ...]:
    """The goals with what had been judged of them by then. One statement, none where no line has a goal."""
    if asked.key or all(line.goal_id is None for line in lines):
        return ()
    at = _words_at(asked)
    goals = goals_of(asked.year, known_deliveries()) if at is None else goals_at(asked.year, at)
    return goal_nodes([goal.public for goal in goals], lines)


def _words_at(asked: ReportAsked) -> datetime | None:
    if asked.round is None:
        return asked.then
    return known_deliveries().words_until(asked.year, asked.round)


def _key(line: JudgedLine, by: Grouping) -> str:
    return line.area.number if by == "area" else line.sector.code


def _query(asked: ReportAsked) -> LineQuery:
    keys = (asked.key,) if asked.key else ()
    return LineQuery(
        round=asked.round,
        areas=keys if asked.by == "area" else (),
        sectors=keys if asked.by == "sector" else (),
    )


def _lines_then(asked: ReportAsked, choices: ReportChoices) -> tuple[JudgedLine, ...]:
    """The rows as they were at the moment or in the round that is asked for."""
    if asked.then is not None:
        return judge_year_as_of(asked.year, asked.then, user=NOBODY)
    if asked.round is None:
        return choices.lines
    return remembered_lines(readable_lines().for_year(asked.year).on_cards(), NOBODY, asked.round)


def _lines(year: int) -> tuple[JudgedLine, ...]:
    """The lines of a year as they are now, and the earlier years of those that stand on no card."""
    lines = readable_lines()
    off_card = lines.filter(year=year, on_card=False).order_by().values("indicator")
    earlier = Q(indicator__in=off_card, year__gte=year - YEARS_BACK, year__lt=year)
    return remembered_lines(lines.filter(Q(year=year) | earlier), NOBODY)


def _series(asked: ReportAsked, read: Iterable[JudgedLine]) -> dict[int, tuple[JudgedLine, ...]]:
    """The years of what stands on no card; of a past moment or of a round there are none."""
    years = by_indicator(read)
    return {
        key: rows
        for key, rows in years.items()
        if not rows[-1].on_card
        and rows[-1].year == asked.year
        and asked.key in ("", _key(rows[-1], asked.by))
    }


def _comments(
    asked: ReportAsked, cards: tuple[Card, ...], lines: tuple[JudgedLine, ...], whole: tuple[JudgedLine, ...]
) -> tuple[AreaComments, ...]:
    """Comments are about areas: under sectors' cards each stands where most of its area's lines do."""
    if asked.by == "area":
        return tuple(AreaComments(card.key, card.title, card.comments) for card in cards)
    by_sector = []
    for card in cards_of(lines, asked.year, by="area", user=NOBODY, moment=asked.then, among=whole):
        sectors = Counter(line.sector.code for line in whole if line.area.number == card.key)
        most = sectors.most_common(1)[0][0]
        if card.comments and asked.key in ("", most):
            by_sector.append(AreaComments(most, card.title, card.comments))
    return tuple(by_sector)


def _plan(year: int) -> PlanOfYear | None:
    row = Plan.objects.filter(year=year, withdrawn=False).first()
    if row is None:
        return None
    day = f"{row.adopted_on:%d.%m.%Y}" if row.adopted_on else ""
    return PlanOfYear(row.title, ", ".join(part for part in (row.case, day) if part) if row.adopted else "")
