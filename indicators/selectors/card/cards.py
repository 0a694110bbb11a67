"""The cards of a year, by service area or by responsible sector."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import groupby
from typing import Any, Literal

from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, OuterRef, Q

from indicators.judging import (
    JudgedLine,
    goals_at,
    goals_of,
    judge_as_of,
    judge_lines,
    remembered_lines,
    rows_at,
)
from indicators.models import ResultComment, ScorecardLine, User, area_then
from indicators.models.lines import LineQuerySet
from indicators.models.statements import extended
from indicators.selectors.board.overview import area_counts, sector_counts, year_lines
from indicators.selectors.drafts import comments_as_delivered
from indicators.selectors.goal_tree import GoalNode, goal_nodes
from indicators.selectors.line_groups import (
    Card,
    CardGroup,
    CommentRow,
    GoalHead,
    GroupCount,
    NumberedNote,
    count,
)

YEARS_BACK = 5
"""Earlier years that a card is shown through."""

Grouping = Literal["area", "sector"]


def card_index(user: User, year: int, by: Grouping) -> tuple[GroupCount, ...]:
    """The cards of a year with their counts, for navigation."""
    return index_of(year_lines(user, year), by)


def index_of(lines: Iterable[JudgedLine], by: Grouping) -> tuple[GroupCount, ...]:
    """The same from lines already read."""
    return area_counts(lines) if by == "area" else sector_counts(lines)


def cards(user: User, year: int, *, by: Grouping = "area", key: str | None = None) -> tuple[Card, ...]:
    """The cards of a year in the report's order, or the one of a key (area number, sector code)."""
    lines = ScorecardLine.objects.visible_to(user).for_year(year).on_cards()
    if key is not None:
        lines = of_area(lines, key) if by == "area" else lines.filter(sector__code=key)
    return cards_of(judge_lines(lines, user=user), year, by=by, user=user)


def through_years(
    user: User, year: int, *, key: str = "", then: datetime | None = None
) -> tuple[JudgedLine, ...]:
    """The lines of a year's cards, and those of the same indicators in the years before it.

    With a ``key`` (area number, sector code) earlier years are read of that card alone. As many statements
    as for one year.
    """
    years = range(year - YEARS_BACK, year)
    if then is not None:
        return judge_as_of(then, user=user, year__in=[*years, year])
    visible = ScorecardLine.objects.visible_to(user)
    own = visible.for_year(year).on_cards()
    if key:
        own = own.alias(area_numbered=area_then("number"))
        own = own.filter(Q(area_numbered=key) | Q(sector__code=key))
    earlier = Q(year__in=years, indicator__in=own.order_by().values("indicator"))
    return remembered_lines(visible.filter(Q(year=year, on_card=True) | earlier), user)


def by_indicator(lines: Iterable[JudgedLine]) -> dict[int, tuple[JudgedLine, ...]]:
    """The years of each indicator, oldest first."""
    found: dict[int, list[JudgedLine]] = {}
    for line in sorted(lines, key=lambda line: line.year):
        found.setdefault(line.indicator_id, []).append(line)
    return {key: tuple(rows) for key, rows in found.items()}


def cards_of(
    lines: Sequence[JudgedLine],
    year: int,
    *,
    by: Grouping,
    user: User | AnonymousUser,
    moment: datetime | None = None,
    among: Sequence[JudgedLine] = (),
) -> tuple[Card, ...]:
    """Cards from lines already read and judged. One statement for comments, as they were at ``moment``.

    Comments that are drafts of others are left out: those about lines of the cards, or of the year's other
    cards (``among``), by the lines, which know, and only where there are others at a statement more.
    """
    areas = {line.area.id: line.area.number for line in lines} if by == "area" else {}
    comments = _comments(year, set(areas)) if moment is None else _comments_at(year, areas, moment)
    comments = _read_comments(comments, among or lines, user, moment)
    nodes = _nodes(lines, among or lines, year, moment)
    return tuple(_card(group, lines, year, by, comments, nodes) for group in index_of(lines, by))


def _nodes(
    lines: Iterable[JudgedLine], among: Sequence[JudgedLine], year: int, moment: datetime | None
) -> tuple[GoalNode, ...]:
    """The goals of the year, where any of the lines hangs on one: one statement, none where none does."""
    if all(line.goal_id is None for line in lines):
        return ()
    return goal_nodes(goals_of(year) if moment is None else goals_at(year, moment), among)


def _card(
    group: GroupCount,
    lines: Sequence[JudgedLine],
    year: int,
    by: Grouping,
    comments: dict[str, list[CommentRow]],
    nodes: tuple[GoalNode, ...],
) -> Card:
    own = [line for line in lines if (line.area.number if by == "area" else line.sector.code) == group.key]
    sectors = dict.fromkeys(line.sector.name for line in sorted(own, key=lambda line: line.sector.order))
    return Card(
        key=group.key,
        number=group.number,
        title=group.title,
        year=year,
        sectors=tuple(sectors) if by == "area" else (),
        groups=_goal_groups(own, nodes) or _groups(own),
        counts=group.counts,
        notes=_notes(own),
        comments=tuple(comments.get(group.key, ())),
    )


def _goal_groups(lines: Sequence[JudgedLine], nodes: Iterable[GoalNode]) -> tuple[CardGroup, ...]:
    """The groups of a card under its goals, in the order of the tree; nothing where no line has a goal.

    A goal that only stands over others on the card is named before the first of them.
    """
    found: list[CardGroup] = []
    named: set[int] = set()
    known = {node.row.id: node for node in nodes}
    for node in known.values():
        groups = _groups(line for line in lines if line.goal_id == node.row.id)
        if not groups:
            continue
        above = [known[one.id] for one in (*node.under, node.row) if one.id not in named]
        named |= {one.row.id for one in above}
        found += [replace(groups[0], goals=tuple(_head(one) for one in above)), *groups[1:]]
    rest = _groups(line for line in lines if line.goal_id not in known) if found else ()
    return (*found, *(replace(one, apart=not place) for place, one in enumerate(rest)))


def _head(node: GoalNode) -> GoalHead:
    return GoalHead(node.row.id, node.row.code, node.row.text, node.depth, node.tally)


def _groups(lines: Iterable[JudgedLine]) -> tuple[CardGroup, ...]:
    """Runs of lines under one heading; a heading that comes again opens no new group."""
    found: dict[int | None, list[JudgedLine]] = {}
    for line in lines:
        found.setdefault(line.heading.id if line.heading else None, []).append(line)
    return tuple(_group(rows) for rows in found.values())


def _group(rows: list[JudgedLine]) -> CardGroup:
    heading = rows[0].heading
    years = {row.previous.year for row in rows if row.previous is not None}
    return CardGroup(
        title=heading.title if heading else "",
        functions=heading.functions if heading else (),
        lines=tuple(rows),
        counts=count(rows),
        previous_year=years.pop() if len(years) == 1 else None,
    )


def _notes(lines: Iterable[JudgedLine]) -> tuple[NumberedNote, ...]:
    """Notes numbered from 1 in the order in which their cells are met."""
    cells: dict[int, list[tuple[int, str]]] = {}
    notes = {}
    for line in lines:
        for note in line.notes:
            notes[note.id] = note
            cells.setdefault(note.id, []).append((line.id, note.cell))
    return tuple(
        NumberedNote(number, notes[note_id].text, notes[note_id].remark, tuple(found))
        for number, (note_id, found) in enumerate(cells.items(), start=1)
    )


def _read_comments(
    found: dict[str, list[CommentRow]],
    lines: Sequence[JudgedLine],
    user: User | AnonymousUser,
    moment: datetime | None,
) -> dict[str, list[CommentRow]]:
    """The comments that the person may read: one that is changed, as it was delivered.

    The lines know those that stand; where one is not among them, it is asked for what all read.
    """
    told = {line.code: {one.text for one in line.explanations} for line in lines}

    def known(row: CommentRow) -> bool:
        about = [told[code] for code in row.codes if code in told]
        return not row.changed and any(row.text in texts for texts in about)

    unknown = any(not known(row) for rows in found.values() for row in rows)
    drafted = comments_as_delivered(user, moment) if unknown else {}

    def read(row: CommentRow) -> CommentRow | None:
        if row.id not in drafted:
            return None if row.withdrawn else row
        then = drafted[row.id]
        return replace(row, title=then.title, text=then.text, withdrawn=False) if then else None

    return {area: [one for row in rows if (one := read(row)) is not None] for area, rows in found.items()}


def _comments(year: int, area_ids: set[int]) -> dict[str, list[CommentRow]]:
    """The comments by area number, in order. One statement: a row for each indicator that is spoken about."""
    said = ResultComment.objects.filter(year=year, area_id__in=area_ids).order_by()
    rows = extended(said, _with_their_indicators, "card comments")
    found: dict[str, list[CommentRow]] = {}
    for (pk, area, title, text, source, withdrawn, changed), told in groupby(rows, key=lambda row: row[:7]):
        codes = tuple(row[7] for row in told if row[7] is not None)
        found.setdefault(area, []).append(CommentRow(title, text, source, codes, pk, withdrawn, changed))
    return found


def _with_their_indicators(said: Any) -> Any:
    older = ResultComment.history.filter(id=OuterRef("pk")).exclude(title=OuterRef("title"))
    said = said.annotate(area_numbered=area_then("number"), changed=Q(withdrawn=True) | Exists(older))
    return said.order_by("order", "id", "indicators__code").values_list(
        "id", "area_numbered", "title", "text", "source_line", "withdrawn", "changed", "indicators__code"
    )


def _comments_at(year: int, areas: dict[int, str], moment: datetime) -> dict[str, list[CommentRow]]:
    """The same as they were at a past moment; which indicators they spoke about is left out."""
    found: dict[str, list[CommentRow]] = {}
    said = rows_at(ResultComment, moment, year=year, area_id__in=areas)
    for row in sorted(said, key=lambda row: (row.order, row.pk)):
        made = CommentRow(row.title, row.text, row.source_line, (), row.pk, row.withdrawn)
        found.setdefault(areas[row.area_id], []).append(made)
    return found


def area_numbers(user: User, year: int) -> tuple[tuple[str, str], ...]:
    """Number and name of the service areas that have lines in a year."""
    lines = ScorecardLine.objects.visible_to(user).for_year(year)
    named = {name: area_then(name) for name in ("order", "number", "name")}
    found = lines.order_by().values_list("area_id", *named.values()).distinct()
    return tuple((number, name) for _pk, _order, number, name in sorted(found, key=lambda row: row[1]))


def of_area(lines: LineQuerySet, number: str) -> LineQuerySet:
    """The lines whose area had a number in their year."""
    return lines.alias(area_numbered=area_then("number")).filter(area_numbered=number)
