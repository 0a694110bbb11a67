"""Supervision and decisions: one matter through the years, and where a sector enters its own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.utils import timezone

from indicators.judging import (
    MatterGap,
    MatterVersions,
    ReportedDecision,
    matter_gaps,
    matter_versions,
    without_excused_matters,
)
from indicators.models import (
    Decision,
    Lock,
    Round,
    Sector,
    Situation,
    Submission,
    Supervision,
    User,
    sector_then,
    situation_of,
)
from indicators.permissions import KEEP_MATTERS, roles_of
from indicators.selectors.drafts import known_deliveries
from indicators.selectors.log.trail import TrailLog, TrailRow, visible_entries
from indicators.selectors.years import is_example

type MatterModel = type[Supervision | Decision]

MOST_ENTRIES: Final = 200


@dataclass(frozen=True, slots=True)
class MatterEntry:
    """A row as the reader reads it, with what was reported of it.

    ``overdue`` counts the days since its deadline while it is open: until today for the newest row of the
    matter, until the end of its year for an older one. ``draft``: something of it is not delivered.
    ``stood``: it is read as it stood on a day, and ``overdue`` counts until then; None for now.
    """

    row: Any
    comments: tuple[ReportedDecision, ...]
    overdue: int
    draft: bool = False
    stood: date | None = None

    @property
    def supervision(self) -> bool:
        """Whether it is a supervision, not a decision."""
        return isinstance(self.row, Supervision)

    @property
    def newest(self) -> bool:
        """Whether no later year has a row of the matter."""
        return bool((self.row.last_year or self.row.year) <= self.row.year)


@dataclass(frozen=True, slots=True)
class MatterDetail:
    """One row, the matter's rows of all years, and what the reader may do and know of its changes.

    ``own`` is the row as it stands now, for those who enter it; None for everybody else.
    """

    entry: MatterEntry
    own: MatterEntry | None
    story: tuple[MatterEntry, ...]
    lock: Lock | None
    round_kind: str
    on_behalf: bool
    changes: tuple[TrailRow, ...]
    example: bool


@dataclass(frozen=True, slots=True)
class MatterDesk:
    """Where a sector's rows of a year are entered: the rows as they stand, and why they are locked."""

    year: int
    sector: Sector
    sector_name: str
    entries: tuple[MatterEntry, ...]
    lock: Lock | None
    round_kind: str
    on_behalf: bool
    missing: frozenset[int]


def matter_entry(
    row: Any, comments: tuple[ReportedDecision, ...], draft: bool = False, *, stood: date | None = None
) -> MatterEntry:
    """The row with how long it is overdue: today, or on the day as of which it is read."""
    today = stood or timezone.localdate()
    last = row.last_year or row.year
    until = today if last <= row.year else min(today, date(row.year, 12, 31))
    late = not row.ended and row.deadline is not None and row.deadline < until
    return MatterEntry(row, comments, (until - row.deadline).days if late else 0, draft, stood)


def _own_entry(one: MatterVersions[Any]) -> MatterEntry:
    return matter_entry(one.own, one.own_comments, one.draft)


def matter(user: User, model: MatterModel, pk: int) -> MatterDetail | None:
    """One row with its story; None where there is none that the person may read."""
    manager: Any = model._default_manager
    first = manager.filter(pk=pk).first()
    if first is None:
        return None
    rows = list(manager.all().of_matter(first.number).described())
    versions = {one.own.pk: one for one in matter_versions(rows, known_deliveries())}
    here, roles = versions.get(pk), roles_of(user)
    if here is None:
        return None
    writes = user.has_perm(KEEP_MATTERS, first) and not first.withdrawn
    own = _own_entry(here) if writes else None
    if here.public is None and own is None:
        return None
    public = matter_entry(here.public, here.comments) if here.public is not None else None
    story = tuple(
        _own_entry(one) if writes and one.own.pk == pk else matter_entry(one.public, one.comments)
        for one in versions.values()
        if one.public is not None or (writes and one.own.pk == pk)
    )
    situation = situation_of(first.year, first.sector_id) if writes else None
    told = visible_entries(user).filter(subject_table=model._meta.model_name, subject_id=pk)
    return MatterDetail(
        entry=own or public,  # type: ignore[arg-type]
        own=own,
        story=story,
        lock=situation.account_lock if situation else None,
        round_kind=_kind_of(situation),
        on_behalf=roles.controller and first.sector_id not in roles.sector_ids,
        changes=TrailLog(None, 0, told).read(0, MOST_ENTRIES),
        example=is_example(first.year),
    )


def matter_desk(user: User, model: MatterModel, year: int, code: str) -> MatterDesk | None:
    """Where a sector's rows of a year are entered; None where the person enters none."""
    named: Any = Sector.objects.annotate(called=sector_then("name", sector="", year=year))
    sector = named.filter(code=code).first()
    if sector is None or not user.has_perm(KEEP_MATTERS, model(sector_id=sector.pk)):
        return None
    manager: Any = model._default_manager
    rows = list(manager.of_year(year).filter(sector_id=sector.pk, withdrawn=False))
    versions = matter_versions(rows, known_deliveries())
    situation, roles = situation_of(year, sector.pk), roles_of(user)
    current = situation.current
    missing = owed_matters_of(current.round, sector.pk, current.submission) if current else ()
    table = model is Decision
    return MatterDesk(
        year=year,
        sector=sector,
        sector_name=sector.called,
        entries=tuple(_own_entry(one) for one in versions),
        lock=situation.account_lock,
        round_kind=_kind_of(situation),
        on_behalf=roles.controller and sector.pk not in roles.sector_ids,
        missing=frozenset(gap.pk for gap in missing if (gap.kind == "no_comment") == table),
    )


def _kind_of(situation: Situation | None) -> str:
    """The round that a year is in; the whole year's where it has none."""
    current = situation.current if situation else None
    return str(current.round.kind) if current else "year_end"


def owed_matters_of(of: Round, sector_id: int, submission: Submission | None) -> tuple[MatterGap, ...]:
    """What is missing of a sector's supervision and decisions in a round. Two statements."""
    return without_excused_matters(matter_gaps(of, sector_id), submission)
