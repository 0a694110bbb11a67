"""Which figures, explanations, actions, notes and forecasts a reader sees: the one rule.

What a sector has delivered is read by all until something newer is delivered. What it has written since, or
before its first delivery, is a draft: read by the own sector's people, the contributors of the indicator and
the controller alone, beside what all read. So every row is made twice where it has drafts (see
:class:`~indicators.judging.judged_lines.BothWays`), and everything that counts, counts what all read.

*Figures and forecasts* belong to the round that asks for them, and others read them as they were when the
sector last delivered in that round. *Explanations, promises and notes to figures* are about the year: a draft
is what was told since the round opened that is not delivered yet, or since the last delivery of the newest
round where that is being changed. How an action goes, and the day it is moved to, is seen at once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import TYPE_CHECKING, Any

from django.db.models import Case, DateTimeField, Exists, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import JSONObject

from indicators.models import (
    Action,
    Deviation,
    Footnote,
    FootnoteCell,
    ResultComment,
)

from .deliveries import Deliveries
from .inputs import CommentSource
from .rows import Explanation

if TYPE_CHECKING:
    from .rows import JudgedLine


TELLING = ("cause", "why_no_figure", "evidence")
"""The columns of an explanation."""
PROMISING = ("text", "responsible", "withdrawn")
"""The columns of an action that are delivered; how it goes, and until when, is seen at once."""


def published(rows: Iterable[JudgedLine]) -> tuple[JudgedLine, ...]:
    """The rows as everybody reads them, whoever they were read for: what is counted, sorted and filtered."""
    return tuple(row.public or row for row in rows)


def has_drafts(rows: Iterable[JudgedLine]) -> bool:
    """Whether any of the rows holds a draft of the person's that it was read for."""
    return any(row.public is not None for row in rows)


def drafted_since(known: Deliveries, *, year: str = "year", sector: str = "sector_id") -> Case | None:
    """A column: since when what is told of the year and sector in these columns is a draft; None: nowhere."""
    whens = []
    for of_year, by_sector, others in known.drafting():
        for since, ids in by_moment(by_sector, others):
            whens.append(When(Q(**{year: of_year, f"{sector}__in": ids}), then=moment(since)))
        whens.append(When(Q(**{year: of_year}), then=moment(others)))
    return Case(*whens, default=moment(None), output_field=DateTimeField()) if whens else None


def by_moment(
    by_sector: Mapping[int, datetime | None], others: datetime | None
) -> Iterator[tuple[datetime | None, list[int]]]:
    """The sectors that have another moment than the others, together where they have the same."""
    found: defaultdict[datetime | None, list[int]] = defaultdict(list)
    for sector_id, since in sorted(by_sector.items()):
        if since != others:
            found[since].append(sector_id)
    yield from found.items()


def moment(value: datetime | None) -> Value:
    """A moment as a column."""
    return Value(value, output_field=DateTimeField())


def column_before_draft(model: Any, name: str, *, key: str = "id", of: str = "pk") -> Subquery:
    """A column of the row whose ``key`` is the outer ``of``, as it stood before what is told was a draft."""
    return Subquery(_before_draft(model, key, of).values(name)[:1])


def row_before(model: Any, names: Sequence[str], *, key: str = "id", of: str = "pk") -> Subquery:
    """The same of several columns, as one that holds them by name; None where there was no row.

    Since when it is a draft is asked once for all of them, which is most of what such a column costs.
    """
    held = JSONObject(**{name: name for name in names})
    return Subquery(_before_draft(model, key, of).values(held=held)[:1])


def _before_draft(model: Any, key: str, of: str) -> QuerySet[Any]:
    rows: QuerySet[Any] = model.history.filter(
        history_date__lt=OuterRef("drafted_since"), **{key: OuterRef(of)}
    )
    return rows.order_by("-history_date", "-history_id")


def with_published_explanation(lines: QuerySet[Any], known: Deliveries) -> QuerySet[Any]:
    """The lines, each with its explanation before it was a draft, for :func:`published_explanation`."""
    since = drafted_since(known)
    if since is None:
        return lines
    told: QuerySet[Any] = lines.alias(drafted_since=since).annotate(
        told_before=row_before(Deviation, TELLING, key="line_id")
    )
    return told


def published_explanation(line: Any, known: Deliveries) -> Deviation | None:
    """The explanation as everybody reads it."""
    if known.drafted_since(line.year, line.sector_id) is None:
        return getattr(line, "deviation", None)
    return None if line.told_before is None else Deviation(line_id=line.pk, **line.told_before)


def with_published(actions: QuerySet[Any], known: Deliveries) -> QuerySet[Any]:
    """The actions, each with what :func:`published_action` asks for, which leaves out what nobody reads."""
    found: QuerySet[Any] = actions.annotate(line_year=F("line__year"), line_sector=F("line__sector_id"))
    since = drafted_since(known, year="line__year", sector="line__sector_id")
    if since is not None:
        found = found.alias(drafted_since=since).annotate(told_before=row_before(Action, PROMISING))
    return found


def published_action(action: Any, known: Deliveries) -> Action | None:
    """The action as everybody reads it; None where its promise is a draft, or was withdrawn."""
    if known.drafted_since(action.line_year, action.line_sector) is None:
        return None if action.withdrawn else action
    told = action.told_before
    if told is None or told["withdrawn"]:
        return None
    return as_promised(action, told["text"], told["responsible"])


def as_promised(action: Action, text: str, responsible: str) -> Action:
    """The action with the words that were delivered; how it goes is that of today."""
    if (text, responsible, False) == (action.text, action.responsible, action.withdrawn):
        return action
    return Action(
        pk=action.pk,
        line_id=action.line_id,
        text=text,
        responsible=responsible,
        due=action.due,
        state=action.state,
        outcome=action.outcome,
        version=action.version,
    )


def with_published_notes(cells: QuerySet[Any], known: Deliveries) -> QuerySet[Any]:
    """Cells of footnotes, each with what :func:`published_note` asks for."""
    since = drafted_since(known, year="line__year", sector="line__sector_id")
    if since is None:
        return cells
    found: QuerySet[Any] = cells.alias(drafted_since=since).annotate(
        line_year=F("line__year"),
        line_sector=F("line__sector_id"),
        was_withdrawn=column_before_draft(FootnoteCell, "withdrawn"),
        note_before=row_before(Footnote, ("text", "withdrawn"), of="footnote_id"),
    )
    return found


def published_note(cell: Any, known: Deliveries) -> str | None:
    """The text of a note at a cell as everybody reads it; None where it is a draft. Printed beside a target,
    a note belongs to no delivery."""
    result = cell.cell == FootnoteCell.Cell.RESULT and hasattr(cell, "note_before")
    if not result or known.drafted_since(cell.line_year, cell.line_sector) is None:
        return None if cell.withdrawn or cell.footnote.withdrawn else cell.footnote.text
    then = cell.note_before
    if cell.was_withdrawn is not False or then is None or then["withdrawn"]:
        return None
    return str(then["text"])


def changed_at(model: Any = ResultComment) -> Subquery:
    """A column: when a row was written last."""
    rows = model.history.filter(id=OuterRef("pk")).order_by("-history_date", "-history_id")
    return Subquery(rows.values("history_date")[:1])


@dataclass(frozen=True, slots=True)
class CommentThen:
    """A result comment as it stood at a moment, and the indicators that it spoke about then."""

    row: ResultComment
    indicators: frozenset[int]


def comments_before(ids: Collection[int]) -> Callable[[int, datetime], CommentThen | None]:
    """What result comments were before a moment; None for one that was not written or was withdrawn.

    One statement, none for none.
    """
    known: dict[int, list[tuple[Any, frozenset[int]]]] = defaultdict(list)
    if ids:
        history: Any = ResultComment.history.filter(id__in=ids).annotate(about=F(LINKED_THEN))
        for _pk, rows in groupby(history.order_by("history_date", "history_id"), lambda row: row.history_id):
            told = list(rows)
            linked = frozenset(row.about for row in told if row.about is not None)
            known[told[0].id].append((told[0], linked))

    def before(pk: int, moment: datetime) -> CommentThen | None:
        earlier = [one for one in known[pk] if one[0].history_date < moment]
        if not earlier or earlier[-1][0].withdrawn:
            return None
        row, linked = earlier[-1]
        return CommentThen(row.instance, linked)

    return before


def was_linked_to(indicator_ids: Collection[int]) -> Exists:
    """Whether a comment is, or was, about one of the indicators."""
    history: Any = ResultComment.history.filter(id=OuterRef("pk"))
    return Exists(history.filter(**{f"{LINKED_THEN}__in": indicator_ids}))


LINKED_THEN = "historicalresultcomment_indicators__indicator"
"""The indicators that a history row of a comment is linked to."""


def comment_sources(
    comment: Explanation | None,
    linked: Collection[int],
    changed: Callable[[datetime], bool],
    before: Callable[[datetime], CommentThen | None],
    since: Mapping[int, datetime | None],
) -> Iterator[tuple[int, CommentSource]]:
    """What a comment says of each indicator, as it stands and as all read it.

    ``linked`` are those that it speaks about now; ``since`` says for every indicator that is read since when
    what is told of it is a draft. What was changed in a draft is read as ``before`` that, its links with it:
    an indicator that was linked in the draft is spoken about to nobody else, one that was left out still is.
    """
    drafts = {moment for moment in since.values() if moment is not None and changed(moment)}
    older = {moment: before(moment) for moment in drafts}
    about = set(linked).union(*(then.indicators for then in older.values() if then is not None))
    for indicator_id in sorted(about.intersection(since)):
        own = comment if indicator_id in linked else None
        told, moment = own, since[indicator_id]
        if moment in older:
            then = older[moment]
            told = _explained(then.row) if then is not None and indicator_id in then.indicators else None
        if own is not None or told is not None:
            yield indicator_id, CommentSource(own, told)


def _explained(row: ResultComment) -> Explanation:
    return Explanation(row.text, footnote=False, source_line=row.source_line)
