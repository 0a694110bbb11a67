"""Supervision and decisions: a year's list as everybody reads it, and one matter through the years."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django import forms
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from indicators import values
from indicators.judging import (
    MatterGap,
    MatterVersions,
    Told,
    matter_gaps,
    matter_versions,
    without_excused_matters,
)
from indicators.models import (
    Decision,
    Lock,
    Matter,
    MatterText,
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

from .drafts import known_deliveries
from .trail import TrailLog, TrailRow, visible_entries
from .years import first_choice, is_example, year_facts

type MatterModel = type[Supervision | Decision]

OPEN_SLUG: Final = "apne"
OVERDUE_SLUG: Final = "forfalt"
CLOSED_SLUG: Final = "lukket"
MOST_ENTRIES: Final = 200


@dataclass(frozen=True, slots=True)
class MatterEntry:
    """A row as the reader reads it, with what was reported of it.

    ``overdue`` counts the days since its deadline while it is open: until today for the newest row of the
    matter, until the end of its year for an older one. ``draft``: something of it is not delivered.
    """

    row: Any
    comments: tuple[Told, ...]
    overdue: int
    draft: bool = False

    @property
    def supervision(self) -> bool:
        """Whether it is a supervision, not a decision."""
        return isinstance(self.row, Supervision)

    @property
    def newest(self) -> bool:
        """Whether no later year has a row of the matter."""
        return bool((self.row.last_year or self.row.year) <= self.row.year)


@dataclass(frozen=True, slots=True)
class MatterCounts:
    """How many there are; ``overdue`` are among the ``open`` ones, which with ``closed`` make the total."""

    open: int
    overdue: int
    closed: int

    @property
    def total(self) -> int:
        return self.open + self.closed


@dataclass(frozen=True, slots=True)
class MattersView:
    """A year's list that the filters leave, the same for everybody.

    ``counts`` are of all that the other filters leave, whatever the state. ``drafts`` are how many rows the
    reader has changed or made that are not delivered. ``own`` are the sectors whose rows the reader enters.
    """

    form: Any
    year: int
    years: tuple[int, ...]
    entries: tuple[MatterEntry, ...]
    counts: MatterCounts
    texts: dict[str, MatterText]
    drafts: int
    own: tuple[tuple[str, str], ...]
    two_ways: dict[str, tuple[str, ...]]
    example: bool


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


class MattersForm(forms.Form):
    """The filters of a list."""

    sok = forms.CharField(label=_("Søk"), required=False, max_length=200)
    ar = forms.ChoiceField(label=_("År"), required=False)
    tilstand = forms.ChoiceField(
        label=_("Tilstand"),
        required=False,
        choices=(
            ("", _("Alle")),
            (OPEN_SLUG, _("Åpne")),
            (OVERDUE_SLUG, _("Forfalt")),
            (CLOSED_SLUG, _("Lukket")),
        ),
    )
    sektor = forms.MultipleChoiceField(label=_("Sektor eller stab"), required=False)
    organ = forms.MultipleChoiceField(label=_("Organ"), required=False)

    def __init__(
        self, data: QueryDict, years: Iterable[int], year: int, rows: Iterable[MatterEntry], sectors: Any
    ) -> None:
        super().__init__(data)
        found = list(rows)
        choices: dict[str, list[tuple[str, str]]] = {
            "ar": [(str(one), str(one)) for one in years],
            "sektor": [(one.code, one.name) for one in sectors],
            "organ": [(one, one) for one in sorted({name for row in found for name in organs(row.row)})],
        }
        for name, options in choices.items():
            self.fields[name].choices = options  # type: ignore[attr-defined]
        self.fields["ar"].initial = str(year)


def organs(row: Matter) -> tuple[str, ...]:
    """The authority of a supervision, or the bodies that treated a decision."""
    return (row.authority,) if isinstance(row, Supervision) else values.bodies(getattr(row, "cases", ""))


def texts_of(one: MatterEntry) -> tuple[str, ...]:
    """Everything that was written of a row: what a search looks at."""
    row, said = one.row, [told.text for told in one.comments]
    shared = (row.deadline_text, row.sector_called)
    if one.supervision:
        return (row.authority, row.service, row.finding, row.measure, *shared)
    return (row.point, row.cases, row.text, row.responsible, *shared, *said)


def matters(user: User, model: MatterModel, params: QueryDict) -> MattersView:
    """Read a year's list, filter it and count. The same number of statements at any size."""
    held = model._default_manager.filter(withdrawn=False).order_by("-year")
    years = tuple(held.values_list("year", flat=True).distinct())
    facts = year_facts(user)
    usual = first_choice(facts) or timezone.localdate().year
    asked = params.get("ar", "")
    year = int(asked) if asked.isascii() and asked.isdigit() and len(asked) == 4 else usual
    if not asked and years and year not in years:
        year = years[0]
    manager: Any = model._default_manager
    versions = matter_versions(list(manager.of_year(year)), known_deliveries())
    entries = tuple(_entry(one.public, one.comments) for one in versions if one.public is not None)
    sectors = list(Sector.objects.all())
    choices = sorted({*years, year}, reverse=True)
    form = MattersForm(params, choices, year, entries, sectors)
    roles, own = roles_of(user), user.has_perm(KEEP_MATTERS)
    mine = [one for one in sectors if own and (roles.controller or one.pk in roles.sector_ids)]
    readable = {one.pk for one in mine}
    told = {text.place: text for text in MatterText.objects.filter(year=year)}
    valid = form.is_valid()
    found = tuple(one for one in entries if _wanted(one, form.cleaned_data)) if valid else ()
    return MattersView(
        form=form,
        year=year,
        years=tuple(choices),
        entries=tuple(one for one in found if _in_state(one, form.cleaned_data.get("tilstand", ""))),
        counts=_count(found),
        texts=told,
        drafts=sum(one.draft and one.own.sector_id in readable for one in versions),
        own=tuple((one.code, one.name) for one in mine),
        two_ways=_two_ways(entries, told.values()) if model is Decision else {},
        example=is_example(year),
    )


def _two_ways(entries: Iterable[MatterEntry], texts: Iterable[MatterText]) -> dict[str, tuple[str, ...]]:
    return values.written_in_two_ways([*(one.row.cases for one in entries), *(one.text for one in texts)])


def _entry(row: Any, comments: tuple[Told, ...], draft: bool = False) -> MatterEntry:
    today = timezone.localdate()
    last = row.last_year or row.year
    until = today if last <= row.year else min(today, date(row.year, 12, 31))
    late = not row.ended and row.deadline is not None and row.deadline < until
    return MatterEntry(row, comments, (until - row.deadline).days if late else 0, draft)


def _own_entry(one: MatterVersions[Any]) -> MatterEntry:
    return _entry(one.own, one.own_comments, one.draft)


def _wanted(one: MatterEntry, chosen: dict[str, Any]) -> bool:
    told = "\n".join(texts_of(one)).casefold()
    return (
        all(word in told for word in chosen["sok"].casefold().split())
        and (not chosen["sektor"] or one.row.sector_code in chosen["sektor"])
        and (not chosen["organ"] or bool(set(organs(one.row)) & set(chosen["organ"])))
    )


def _in_state(one: MatterEntry, state: str) -> bool:
    wanted = {OPEN_SLUG: not one.row.ended, OVERDUE_SLUG: one.overdue > 0, CLOSED_SLUG: one.row.ended}
    return bool(wanted.get(state, True))


def _count(found: Iterable[MatterEntry]) -> MatterCounts:
    rows = list(found)
    ended = sum(one.row.ended for one in rows)
    return MatterCounts(len(rows) - ended, sum(one.overdue > 0 for one in rows), ended)


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
    public = _entry(here.public, here.comments) if here.public is not None else None
    story = tuple(
        _own_entry(one) if writes and one.own.pk == pk else _entry(one.public, one.comments)
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
