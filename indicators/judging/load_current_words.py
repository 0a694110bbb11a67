"""What was said of lines, read from the tables of today: notes, comments, promises."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from functools import partial
from itertools import groupby
from typing import Any

from django.db.models import (
    F,
    Q,
    QuerySet,
)

from indicators.models import (
    Action,
    FootnoteCell,
    ResultComment,
    ScorecardLine,
)
from indicators.models.statements import extended

from .inputs import Gathered, NoteSource, Promise
from .published import (
    changed_at,
    comment_sources,
    comments_before,
    published_action,
    published_note,
    was_linked_to,
    with_published,
    with_published_notes,
)
from .rows import Explanation


def gather_notes(got: Gathered, ids: Sequence[int]) -> None:
    def with_notes(cells: QuerySet[Any]) -> QuerySet[Any]:
        found = with_published_notes(cells, got.deliveries).select_related("footnote")
        return found.order_by("footnote__order", "footnote_id")

    cells = FootnoteCell.objects.filter(line_id__in=ids)
    for cell in extended(cells, with_notes, "notes", got.deliveries.shape):
        note = cell.footnote
        text = None if cell.withdrawn or note.withdrawn else note.text
        told = published_note(cell, got.deliveries)
        if text is not None or told is not None:
            got.notes[cell.line_id].append(
                NoteSource(note.pk, cell.cell, text, told, note.kind, note.order, note.source_line)
            )


def gather_comments(got: Gathered, lines: Sequence[ScorecardLine]) -> None:
    """The comments about the lines' indicators; a statement more where one was changed in a draft."""
    since: dict[int, dict[int, datetime | None]] = defaultdict(dict)
    for line in lines:
        since[line.year][line.indicator_id] = got.deliveries.drafted_since(line.year, line.sector_id)
    earliest = {year: _earliest(moments.values()) for year, moments in since.items()}
    ids = {line.indicator_id for line in lines}
    wanted, linked = Q(indicators__in=ids), was_linked_to(ids)
    for year, moment in earliest.items():
        if moment is not None:  # what was linked before the draft may be linked no more
            wanted |= Q(linked, year=year, at__gte=moment)
    comments = ResultComment.objects.filter(year__in=since)
    if any(earliest.values()):
        rows = list(_comment_columns(comments.annotate(at=changed_at()).filter(wanted)))
    else:
        rows = extended(comments.filter(wanted), _comment_columns, "comments")
    told = groupby(rows, key=lambda row: row[:6])
    found = [(first, {row[6] for row in links}) for first, links in told]
    older = comments_before({row[0] for row, _links in found if _is_since(row[2], earliest[row[1]])})
    for (pk, year, at, withdrawn, text, source), links in found:
        comment = None if withdrawn else Explanation(text, footnote=False, source_line=source)
        changed, before = partial(_is_since, at), partial(older, pk)
        for indicator_id, one in comment_sources(comment, links, changed, before, since[year]):
            got.comments[indicator_id, year].append(one)


def _comment_columns(comments: QuerySet[Any]) -> Any:
    columns = ("pk", "year", "at", "withdrawn", "text", "source_line", "indicators")
    return comments.annotate(at=changed_at()).order_by("order", "id").values_list(*columns)


def _earliest(moments: Iterable[datetime | None]) -> datetime | None:
    return min((one for one in moments if one is not None), default=None)


def _is_since(at: datetime | None, moment: datetime | None) -> bool:
    return at is not None and moment is not None and at >= moment


def gather_promises(got: Gathered, lines: Sequence[ScorecardLine]) -> None:
    """Actions of the lines' years and of the year before, and older ones that are still open."""
    years = {line.year for line in lines}
    wanted = years | {year - 1 for year in years}
    still_open = Q(state__in=(Action.State.PLANNED, Action.State.UNDER_WAY))
    actions = Action.objects.filter(
        Q(line__year__in=wanted) | still_open,
        line__indicator_id__in={line.indicator_id for line in lines},
        line__withdrawn=False,
    )

    def with_promises(found: QuerySet[Any]) -> QuerySet[Any]:
        return with_published(found.annotate(indicator_id=F("line__indicator_id")), got.deliveries)

    for action in _in_order(extended(actions, with_promises, "promises", got.deliveries.shape)):
        own = None if action.withdrawn else action
        told = published_action(action, got.deliveries)
        if own is not None or told is not None:
            got.promises[action.indicator_id].append(Promise(own, told, action.line_year, action.line_id))


def _in_order(actions: Iterable[Any]) -> Iterator[Any]:
    yield from sorted(actions, key=lambda action: (action.due, action.pk))
