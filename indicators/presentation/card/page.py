"""The scorecards themselves: groups and rows with their reasons, notes and comments."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext

from indicators.judging import JudgedLine
from indicators.presentation.charts.boxes_svg import counted, units
from indicators.presentation.charts.bullet_svg import ROW
from indicators.presentation.lines.row_views import RowView, aligned_rows, row_view
from indicators.presentation.navigation.addresses import rows_href
from indicators.presentation.wording.cells import has_figures
from indicators.presentation.wording.goals import tally_text
from indicators.presentation.wording.mentions import figures_said
from indicators.presentation.wording.remarks import remark_words
from indicators.selectors import Card, CardGroup, Counts
from indicators.selectors.line_groups import GoalHead
from indicators.values import Status
from indicators.values.query.line_query import LineQuery
from indicators.values.query.screens import Grouping


@dataclass(frozen=True, slots=True)
class GoalHeadView:
    """A goal over rows of the card, with its status by rule."""

    title: str
    url: str
    status: str
    depth: int

    @property
    def level(self) -> int:
        """The level of its heading where it is one: 3 for the highest."""
        return self.depth + 2


@dataclass(frozen=True, slots=True)
class GroupView:
    """A heading of the card with its rows; ``previous_year`` only where it differs from the card's.

    ``apart``: the rows that hang on no goal begin here.
    """

    title: str
    codes: str
    score: str
    previous_year: int | None
    rows: tuple[RowView, ...]
    goals: tuple[GoalHeadView, ...] = ()
    apart: bool = False


@dataclass(frozen=True, slots=True)
class NoteView:
    """A numbered note under the card and the row it leads back to."""

    number: int
    text: str
    remark: bool
    back: str


@dataclass(frozen=True, slots=True)
class CommentView:
    """A result comment under the card, and what the rows that it is about lead to."""

    anchor: str
    text: str


@dataclass(frozen=True, slots=True)
class CardView:
    """One card, ready to be placed."""

    anchor: str
    number: str
    title: str
    year: int
    score: str
    rest: str
    sectors: str
    boxes: SafeString
    groups: tuple[GroupView, ...]
    has_previous: bool
    has_benchmark: bool
    has_change: bool
    previous_heading: str
    columns: int
    columns_after_previous: int
    notes: tuple[NoteView, ...]
    comments: tuple[CommentView, ...]
    lacking: str
    lacking_href: str


def card_view(card: Card, *, adopted: bool = False, adopted_year: bool = False, kept: str = "") -> CardView:
    """Preformat a card of the report; ``adopted`` with targets as they were adopted beside those in force.

    ``adopted_year``: see :func:`were_adopted`. ``kept`` is the query string that links take along.
    """
    numbers = card.note_numbers
    anchor = f"k{card.key.replace('.', '-')}"
    comments, places = _comments(card, anchor), _places(card, anchor)

    def drawn_row(line: JudgedLine) -> RowView:
        return row_view(
            line,
            ROW,
            numbers,
            anchor,
            adopted=adopted,
            adopted_year=adopted_year,
            kept=kept,
            places=places,
        )

    groups = [(group, [drawn_row(line) for line in group.lines]) for group in card.groups]
    rows = aligned_rows(list(chain.from_iterable(rows for _, rows in groups)))
    placed = iter(rows)
    has_previous = has_figures(row.previous for row in rows)
    has_benchmark = has_figures(row.benchmark for row in rows)
    has_change = any(row.change for row in rows)
    heading = _previous_heading(card)
    columns = 5 + has_previous + has_benchmark + has_change
    return CardView(
        anchor=anchor,
        number=card.number,
        title=card.title,
        year=card.year,
        score=score(card.counts),
        rest=rest(card.counts),
        sectors=", ".join(card.sectors),
        boxes=units(card.counts.by_status),
        groups=tuple(
            _group(group, tuple(next(placed) for _ in rows), heading, card.year) for group, rows in groups
        ),
        has_previous=has_previous,
        has_benchmark=has_benchmark,
        has_change=has_change,
        previous_heading=heading,
        columns=columns,
        columns_after_previous=columns - 2,
        notes=tuple(
            NoteView(note.number, remark_words(note.text), note.remark, f"rad-{note.cells[0][0]}")
            for note in card.notes
        ),
        comments=comments,
        lacking=_lacking(card),
        lacking_href=_lacking_href(card),
    )


def _comments(card: Card, anchor: str) -> tuple[CommentView, ...]:
    """The comments that have a text; a heading alone says nothing."""
    return tuple(
        CommentView(_comment_anchor(anchor, place), figures_said(one.text, card.year))
        for place, one in enumerate(card.comments, start=1)
        if one.text
    )


def _places(card: Card, anchor: str) -> dict[str, str]:
    """Where comments and notes stand whole under the card, by their text."""
    notes = {one.text.strip(): f"#{anchor}-m{one.number}" for one in card.notes if not one.remark}
    comments = {
        one.text.strip(): f"#{_comment_anchor(anchor, place)}"
        for place, one in enumerate(card.comments, start=1)
    }
    return notes | comments


def _comment_anchor(anchor: str, place: int) -> str:
    return f"{anchor}-r{place}"


def _previous_heading(card: Card) -> str:
    """The year before, or the one year that all earlier figures are from; else just that they are earlier."""
    years = {line.previous.year for line in card.lines if line.previous is not None}
    if card.year - 1 in years:
        return str(card.year - 1)
    return str(years.pop()) if len(years) == 1 else gettext("Forrige")


def _group(group: CardGroup, rows: tuple[RowView, ...], heading: str, year: int) -> GroupView:
    differs = group.previous_year is not None and str(group.previous_year) != heading
    return GroupView(
        title=group.title,
        codes="/".join(group.functions),
        score=score(group.counts, short=True),
        previous_year=group.previous_year if differs else None,
        rows=rows,
        goals=tuple(goal_head(one, year) for one in group.goals),
        apart=group.apart,
    )


def goal_head(head: GoalHead, year: int) -> GoalHeadView:
    """Word a goal over rows: ``1.1 Elevene lærer å lese``, ``3 av 4 nådd``."""
    url = reverse("goal", args=[year, head.id])
    return GoalHeadView(f"{head.code} {head.text}", url, tally_text(head.tally), head.depth)


def score(counts: Counts, *, short: bool = False) -> str:
    """Return how many of the judged targets were met: ``4 av 16 mål nådd``."""
    if not counts.judged:
        return "" if short else gettext("Ingen mål kan vurderes")
    template = gettext("%(met)d av %(judged)d nådd") if short else gettext("%(met)d av %(judged)d mål nådd")
    return template % {"met": counts.met, "judged": counts.judged}


def rest(counts: Counts) -> str:
    """Return the counts that the score leaves out: ``4 ikke nådd, 4 måles ikke i år``."""
    return counted(counts.by_status, skip=(Status.MET,), close=counts.close, own=counts.close_word)


def _lacking(card: Card) -> str:
    """Say how many misses have no explanation, where the card has any."""
    count = card.counts.unexplained
    if not count:
        return ""
    return ngettext(
        "%(count)d mål er ikke nådd uten at årsaken er skrevet.",
        "%(count)d mål er ikke nådd uten at årsaken er skrevet.",
        count,
    ) % {"count": count}


def _lacking_href(card: Card) -> str:
    if not card.counts.unexplained:
        return ""
    by: Grouping = "area" if card.number else "sector"
    return reverse("board") + rows_href(rows_of(card.year, by, card.key).with_(unexplained=True))


def rows_of(year: int, by: Grouping, key: str) -> LineQuery:
    """What the overview is asked for to list the rows of a card."""
    return LineQuery(
        year=year, areas=(key,) if by == "area" else (), sectors=(key,) if by == "sector" else ()
    )


def were_adopted(cards: Sequence[Card]) -> bool:
    """Whether the council has adopted any target of these cards."""
    return any(line.has_adopted for card in cards for line in card.lines)
