"""What the proof-reader sees in a year's report: the texts as everybody reads them, and what is missing.

A draft is never proof-read for others: the texts are those that were delivered.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from indicators import values
from indicators.models import ProofAnswer, ScorecardLine, TypedReport, User
from indicators.permissions import ANSWER_PROOF
from indicators.values import ProofRemark

from .proof_texts import ProofTexts, Spot, texts_of


@dataclass(frozen=True, slots=True)
class ProofAnswerRow:
    """Who said that it is meant, when and why."""

    id: int
    version: int
    text: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ProofEntry:
    """A remark at its spot, and its answer; None while it is open."""

    remark: ProofRemark
    spot: Spot
    answer: ProofAnswerRow | None


@dataclass(frozen=True, slots=True)
class ProofView:
    """The remarks on a year, in the order of its report. ``may_answer``: the reader can say what is meant."""

    year: int
    years: tuple[int, ...]
    entries: tuple[ProofEntry, ...]
    may_answer: bool


def proof(user: User, year: int) -> ProofView | None:
    """Everything that is remarked upon in a year; None for a year without lines.

    The same for everybody, in the same number of statements at any size.
    """
    lines = ScorecardLine.objects.visible_to(user).on_cards()
    years = tuple(lines.order_by("-year").values_list("year", flat=True).distinct())
    if year not in years:
        return None
    entries = remarks_of(year)
    return ProofView(year, years, entries, user.has_perm(ANSWER_PROOF))


def remarks_of(year: int) -> tuple[ProofEntry, ...]:
    """The remarks on a year, in the order of its report, with their answers.

    Last come those on the report as it was typed, where one is kept, that the rows do not have.
    """
    read = texts_of(year)
    found = [*values.read_proof(read.texts, year), *read.remarks]
    found += [one for one in _of_typed_report(read, year) if not _is_known(one, found)]
    place = {where: number for number, where in enumerate(read.spots)}
    answers = _answers(year)
    ordered = sorted(found, key=lambda one: (place[one.where], one.line or 0, one.kind, one.seen))
    return tuple(
        ProofEntry(one, read.spots[one.where], answers.get((one.kind, one.where, one.seen)))
        for one in dict.fromkeys(ordered)
    )


NEAR = 40
"""Lines of the source between a row's own line and what else is printed about it."""


def _is_known(typed: ProofRemark, of_rows: Iterable[ProofRemark]) -> bool:
    """Whether a remark on the typed report is made of the year's rows already."""
    return any(
        (one.kind, one.seen) == (typed.kind, typed.seen)
        and one.line is not None
        and typed.line is not None
        and abs(one.line - typed.line) <= NEAR
        for one in of_rows
    )


def _of_typed_report(read: ProofTexts, year: int) -> tuple[ProofRemark, ...]:
    kept = TypedReport.objects.filter(year=year).first()
    if kept is None:
        return ()
    found = values.read_typed_report(kept.text, year)
    return tuple(
        replace(one, where=read.place(Spot("source", str(one.line), kept.name, year, line=one.line)))
        for one in found
    )


def _answers(year: int) -> Mapping[tuple[str, str, str], ProofAnswerRow]:
    rows = ProofAnswer.objects.filter(year=year, withdrawn=False).select_related("answered_by")
    return {
        (row.kind, row.spot, row.seen): ProofAnswerRow(
            row.pk, row.version, row.text, row.answered_by.display_name, row.answered_at
        )
        for row in rows
    }
