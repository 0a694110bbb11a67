"""Supervision and decisions as everybody reads them, and what a delivery asks of them.

The rule is that of :mod:`indicators.judging.published`: what was told of a year since the round opened that
its sector has not delivered in, or since its last delivery while it changes what it delivered, is a draft.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from indicators.models import Decision, DecisionComment, Matter, Round, Supervision

from .deliveries import MOMENT, Deliveries
from .published_results import newest

DESCRIBED = (
    "sector_called", "sector_code", "sector_ordered", "last_year", "area_called", "area_numbered",
    "area_ordered",
)  # fmt: skip
"""What is read beside a row, and holds for its older versions too."""


@dataclass(frozen=True, slots=True)
class ReportedDecision:
    """What a sector reported of a decision in one round. ``draft``: it is not delivered, or was changed."""

    round_kind: str
    text: str
    version: int
    draft: bool = False


@dataclass(frozen=True, slots=True)
class MatterVersions[M: Matter]:
    """A row as its own people read it, and as everybody does (None: nothing of it is delivered).

    ``own_comments`` and ``comments`` likewise; both are empty for supervision.
    """

    own: M
    public: M | None
    own_comments: tuple[ReportedDecision, ...] = ()
    comments: tuple[ReportedDecision, ...] = ()

    @property
    def draft(self) -> bool:
        """Whether anything of it is not delivered."""
        changed = self.public is None or self.public.version != self.own.version
        return changed or self.own_comments != self.comments


def matter_versions[M: Matter](
    rows: Sequence[M], known: Deliveries, at: datetime | None = None
) -> tuple[MatterVersions[M], ...]:
    """The rows both ways. At most one statement for the rows, two for comments on decisions.

    ``at`` as in :func:`published_matters`.
    """
    public = published_matters(rows, known, at)
    comments = _comments(rows, known, at) if rows and isinstance(rows[0], Decision) else {}
    return tuple(
        MatterVersions(row, public[row.pk], *comments.get(row.pk, ((), ())))
        for row in rows
        if not (row.withdrawn and (public[row.pk] is None or public[row.pk] is row))
    )


def published_matters[M: Matter](
    rows: Sequence[M], known: Deliveries, at: datetime | None = None
) -> dict[int, M | None]:
    """The rows as everybody reads them, by number; None where that is not at all. One statement or none.

    ``at``: as everybody read them at a past moment, ``known`` being what was delivered by then.
    """
    found: dict[int, M | None] = {row.pk: None if row.withdrawn else row for row in rows}
    moments = _moments(((row.pk, row.year, row.sector_id) for row in rows), known, at)
    if not moments:
        return found
    model: Any = type(rows[0])
    then = {
        one.id: one.instance
        for one in newest(model.history.filter(id__in=moments), moments, lambda one: one.id)
    }
    for row in rows:
        if row.pk not in moments:
            continue
        stood = then.get(row.pk)
        found[row.pk] = None if stood is None or stood.withdrawn else _described_as(stood, row)
    return found


def _described_as[M: Matter](stood: M, row: M) -> M:
    """The older version, with what was read beside the row; the row itself where nothing was changed."""
    if stood.version == row.version:
        return row
    for name in DESCRIBED:
        if hasattr(row, name):
            setattr(stood, name, getattr(row, name))
    return stood


def _moments(
    rows: Iterable[tuple[int, int, int]], known: Deliveries, at: datetime | None = None
) -> dict[int, datetime]:
    """The last moment at which what stood is delivered, for the rows of which something may be a draft.

    At a past moment that is so of every row.
    """
    found = {}
    for pk, year, sector_id in rows:
        if (since := known.drafted_since(year, sector_id)) is not None:
            found[pk] = since - MOMENT if at is None else min(since - MOMENT, at)
        elif at is not None:
            found[pk] = at
    return found


def _comments[M: Matter](
    rows: Sequence[M], known: Deliveries, at: datetime | None = None
) -> Mapping[int, tuple[tuple[ReportedDecision, ...], tuple[ReportedDecision, ...]]]:
    """What was reported of each decision, as its own people read it and as everybody does."""
    of = {row.pk: row for row in rows}
    own: defaultdict[int, list[ReportedDecision]] = defaultdict(list)
    public: defaultdict[int, list[ReportedDecision]] = defaultdict(list)
    found = list(DecisionComment.objects.filter(decision_id__in=of).order_by("id"))
    places = ((one.pk, of[one.decision_id].year, of[one.decision_id].sector_id) for one in found)
    moments = _moments(places, known, at)
    history = DecisionComment.history.filter(id__in=moments)
    then = {one.id: one for one in newest(history, moments, lambda one: one.id)} if moments else {}
    for one in found:
        stood = then.get(one.pk) if one.pk in moments else one
        if one.text:
            changed = stood is None or stood.text != one.text
            own[one.decision_id].append(
                ReportedDecision(one.round_kind, one.text, one.version, draft=changed)
            )
        if stood is not None and stood.text:
            public[one.decision_id].append(ReportedDecision(one.round_kind, stood.text, stood.version))
    return {pk: (tuple(own[pk]), tuple(public[pk])) for pk in of}


class MatterGapKind(StrEnum):
    """What is missing of a matter."""

    NO_COMMENT = "no_comment"
    """A decision that is not carried out has no comment in the round."""
    NO_MEASURE = "no_measure"
    """An open supervision says nothing of what is done."""


@dataclass(frozen=True, slots=True)
class MatterGap:
    """One thing that is missing of a supervision or decision before its sector can deliver."""

    kind: MatterGapKind
    pk: int
    label: str

    @property
    def code(self) -> str:
        """How it is kept with a submission."""
        return f"matter {self.kind} {self.pk}"


def matter_gaps(of: Round, sector_id: int) -> tuple[MatterGap, ...]:
    """Everything that is missing of the sector's matters in a round, in the order of the report. Two
    statements.

    Of every decision that is not carried out a comment in this very round; of every open supervision what is
    done. What is ended is not asked for.
    """
    commented = DecisionComment.objects.filter(round_kind=of.kind).exclude(text="")
    of_year = {"year": of.year, "sector_id": sector_id, "withdrawn": False}
    decisions = Decision.objects.filter(**of_year).exclude(state__in=Decision.ENDED)
    decisions = decisions.exclude(pk__in=commented.values("decision_id"))
    open_ones = Supervision.objects.filter(**of_year, measure="").exclude(state__in=Supervision.ENDED)
    return (
        *(MatterGap(MatterGapKind.NO_MEASURE, row.pk, str(row)) for row in open_ones.order_by("order", "id")),
        *(MatterGap(MatterGapKind.NO_COMMENT, row.pk, str(row)) for row in decisions.order_by("order", "id")),
    )
