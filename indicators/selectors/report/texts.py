"""What is written in a year's report, as everybody reads it: development work, texts about areas, supervision
and decisions. Drafts are never among it (see ``judging/published.py``)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from indicators.judging import Deliveries, deliveries_at, matter_versions, published_matters, rows_at
from indicators.models import AreaText, Decision, DevelopmentWork, MatterText, Supervision, sector_then
from indicators.selectors.card.cards import Grouping
from indicators.selectors.drafts import known_deliveries
from indicators.values import RoundKind


@dataclass(frozen=True, slots=True)
class WorkRow:
    """A piece of development work; ``state`` is a code, empty where nobody has said. ``assumed``: the source
    does not name the sector."""

    area: str
    sector: str
    assumed: bool
    planned: str
    done: str
    state: str
    responsible: str
    remark: str


@dataclass(frozen=True, slots=True)
class AreaTextRow:
    """A text about an area; ``kind`` is a code of ``AreaText.Kind``."""

    area: str
    kind: str
    title: str
    text: str


@dataclass(slots=True)
class UnitWords:
    """What is written of one area, or by one sector; ``order`` is its place among others of its kind."""

    key: str
    number: str
    title: str
    order: int
    work: list[WorkRow] = field(default_factory=list)
    texts: list[AreaTextRow] = field(default_factory=list)

    def of_kind(self, kind: str) -> list[AreaTextRow]:
        """The texts of a kind, in order."""
        return [row for row in self.texts if row.kind == kind]


@dataclass(frozen=True, slots=True)
class SupervisionRow:
    """A supervision with what was found; the codes are those of the model."""

    sector: str
    kind: str
    authority: str
    service: str
    opened: str
    finding_kind: str
    finding: str
    deadline: str
    measure: str
    state: str
    closed: str
    remark: str


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """A decision and what was reported of it in the round; the codes are those of the model."""

    sector: str
    kind: str
    point: str
    cases: str
    text: str
    responsible: str
    deadline: str
    state: str
    comment: str
    remark: str


@dataclass(frozen=True, slots=True)
class MatterTextRow:
    """What stands around a list of matters; ``place`` is a code of ``MatterText.Place``."""

    place: str
    title: str
    text: str
    caption: str


def _known(at: datetime | None) -> Deliveries:
    """What was delivered by a moment, or now."""
    return known_deliveries() if at is None else deliveries_at(at)


def unit_words(
    year: int, by: Grouping, key: str = "", *, at: datetime | None = None
) -> tuple[UnitWords, ...]:
    """What is written, by area or by sector, in their order. Two statements, and two for drafts.

    ``at``: as everybody read it at a past moment, areas and sectors under the names that they have.
    """
    known = _known(at)
    units: dict[str, UnitWords] = {}
    for model in (DevelopmentWork, AreaText):
        described: Any = model.objects.filter(year=year).described()
        rows: list[Any] = list(described.annotate(sector_ordered=sector_then("order")))
        public: Any = published_matters(rows, known, at)
        for row in (public[row.pk] for row in rows):
            if row is None or key not in ("", _key(row, by)):
                continue
            unit = units.setdefault(_key(row, by), _unit(row, by))
            if isinstance(row, DevelopmentWork):
                unit.work.append(_work(row))
            else:
                unit.texts.append(AreaTextRow(row.area_called, row.kind, row.title, row.text))
    return tuple(sorted(units.values(), key=lambda unit: unit.order))


def _work(row: Any) -> WorkRow:
    return WorkRow(
        area=row.area_called,
        sector=row.sector_called,
        assumed=row.sector_assumed,
        planned=row.planned,
        done=row.done,
        state=row.state,
        responsible=row.responsible,
        remark=row.remark,
    )


def _key(row: Any, by: Grouping) -> str:
    return str(row.area_numbered if by == "area" else row.sector_code)


def _unit(row: Any, by: Grouping) -> UnitWords:
    if by == "area":
        return UnitWords(row.area_numbered, row.area_numbered, row.area_called, row.area_ordered)
    return UnitWords(row.sector_code, "", row.sector_called, row.sector_ordered)


def supervision_rows(
    year: int, sector: str = "", *, at: datetime | None = None
) -> tuple[SupervisionRow, ...]:
    """The supervision that the year's report tells of, in its order; ``at`` as in :func:`unit_words`."""
    rows = list(Supervision.objects.of_year(year))
    public = published_matters(rows, _known(at), at)
    return tuple(
        SupervisionRow(
            sector=row.sector_called,
            kind=row.kind,
            authority=row.authority,
            service=row.service,
            opened=row.opened_text,
            finding_kind=row.finding_kind,
            finding=row.finding,
            deadline=row.deadline_text,
            measure=row.measure,
            state=row.state,
            closed=row.closed_text,
            remark=row.remark,
        )
        for row in _standing(public[row.pk] for row in rows)
        if sector in ("", row.sector_code)
    )


def decision_rows(
    year: int,
    sector: str = "",
    round_kind: RoundKind = RoundKind.YEAR_END,
    *,
    at: datetime | None = None,
) -> tuple[DecisionRow, ...]:
    """The decisions that the year's report tells of, in its order, with what was reported in a round.

    ``at`` as in :func:`unit_words`.
    """
    found = []
    for both in matter_versions(list(Decision.objects.of_year(year)), _known(at), at):
        row: Any = both.public
        if row is None or sector not in ("", row.sector_code):
            continue
        comments = [told.text for told in both.comments if told.round_kind == round_kind]
        found.append(
            DecisionRow(
                sector=row.sector_called,
                kind=row.kind,
                point=row.point,
                cases=row.cases,
                text=row.text,
                responsible=row.responsible,
                deadline=row.deadline_text,
                state=row.state,
                comment="\n\n".join(comments),
                remark=row.remark,
            )
        )
    return tuple(found)


def _standing(rows: Iterable[Any]) -> list[Any]:
    return [row for row in rows if row is not None]


def matter_texts(year: int, *, at: datetime | None = None) -> dict[str, MatterTextRow]:
    """What stands around the lists of the year, by place, now or at a past moment. One statement."""
    rows = MatterText.objects.filter(year=year) if at is None else rows_at(MatterText, at, year=year)
    return {row.place: MatterTextRow(row.place, row.title, row.text, row.caption) for row in rows}
