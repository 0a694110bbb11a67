"""The log of changes: who did what, when, to which figure, from what to what, and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, Final, cast

import django_filters
from django import forms
from django.db.models import BooleanField, Case, Exists, OuterRef, Q, Subquery, Value, When
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from indicators.collation import norwegian
from indicators.models import Act, Result, Sector, TrailEntry, User, sector_then
from indicators.models.trail import TrailQuerySet
from indicators.permissions import READ_TRAIL, READ_WHOLE_TRAIL, roles_of
from indicators.selectors.drafts import unreadable_entries
from indicators.values import Period, PeriodKind

from .trail_names import Names, about_people, names_in

CHUNK = 1_000


@dataclass(frozen=True, slots=True)
class TrailRow:
    """One entry. ``code`` and ``year`` lead to an indicator's page where the entry is about one."""

    sequence: int
    when: datetime
    who: str
    username: str
    act: str
    table: str
    label: str
    code: str
    year: int | None
    sector: str
    before: Mapping[str, Any]
    after: Mapping[str, Any]
    why: str
    digest: str
    draft: bool = False
    """What was written is a draft that the reader may not read: before and after are empty."""
    was_at: datetime | None = None
    """A moment at which what it changed stood as it was before; None for the first entry of all."""


def visible_entries(user: User) -> TrailQuerySet:
    """What a person may read of the trail: all of it, that of own sectors and own acts, or nothing.

    Each entry carries ``draft``: whether what it says is a draft that the person may not read.
    """
    drafts = When(unreadable_entries(user), then=Value(True))
    entries = TrailEntry.objects.annotate(
        draft=Case(drafts, default=Value(False), output_field=BooleanField()),
        sector_called=sector_then("name"),
    )
    if user.has_perm(READ_WHOLE_TRAIL):
        return entries
    if not user.has_perm(READ_TRAIL):
        return entries.none()
    own = Q(sector_id__in=roles_of(user).sector_ids) | Q(by_id=user.pk)
    return entries.filter(own)


class TrailFilter(django_filters.FilterSet):  # type: ignore[misc]
    """The filters of the log."""

    sok = django_filters.CharFilter(label=_("Søk"), method="search", max_length=200)
    indikator = django_filters.CharFilter(label=_("Indikator"), method="of_indicator", max_length=200)
    ar = django_filters.ChoiceFilter(label=_("År"), field_name="year", empty_label=_("Alle"))
    periode = django_filters.ChoiceFilter(label=_("Periode"), method="of_period", empty_label=_("Alle"))
    person = django_filters.ChoiceFilter(label=_("Hvem"), field_name="by__username", empty_label=_("Alle"))
    handling = django_filters.ChoiceFilter(label=_("Handling"), field_name="act", empty_label=_("Alle"))
    sektor = django_filters.ChoiceFilter(
        label=_("Sektor eller stab"), field_name="sector__code", empty_label=_("Alle")
    )
    fra = django_filters.DateFilter(label=_("Fra og med"), method="from_day")
    til = django_filters.DateFilter(label=_("Til og med"), method="to_day")

    class Meta:
        model = TrailEntry
        fields: tuple[str, ...] = ()

    def __init__(self, data: QueryDict, *args: Any, **kwargs: Any) -> None:
        super().__init__(data, *args, **kwargs)
        people = User.objects.filter(Exists(self.queryset.filter(by=OuterRef("pk")).order_by()))
        choices: dict[str, list[tuple[str, Any]]] = {
            "person": [
                (one.username, one.display_name)
                for one in people.order_by(*norwegian("first_name", "username"))
            ],
            "handling": [(act.value, act.value) for act in Act],
            "sektor": [(s.code, s.name) for s in Sector.objects.all()],
            "ar": [(str(year), str(year)) for year in _years(self.queryset)],
            "periode": [(_slug(one), one.label) for one in PERIODS],
        }
        for name, options in choices.items():
            cast("forms.ChoiceField", self.form.fields[name]).choices = options

    def search(self, entries: TrailQuerySet, _name: str, text: str) -> TrailQuerySet:
        """Entries where every word is found in what they are about, in its indicator or in the reason."""
        for word in text.split():
            entries = entries.filter(
                Q(label__icontains=word, draft=False)
                | about_people(word)
                | Q(indicator__code__icontains=word)
                | Q(line__name__icontains=word)
                | Q(reason__icontains=word)
            )
        return entries

    def of_indicator(self, entries: TrailQuerySet, _name: str, text: str) -> TrailQuerySet:
        """Entries about an indicator: by its code, else by words of its name."""
        named = entries
        for word in text.split():
            named = named.filter(
                Q(indicator__code__iexact=word)
                | Q(line__name__icontains=word)
                | Q(line__short_name__icontains=word)
            )
        return named

    def of_period(self, entries: TrailQuerySet, _name: str, slug: str) -> TrailQuerySet:
        """Entries about the figures of a period."""
        period = next(one for one in PERIODS if _slug(one) == slug)
        figures = Result.objects.filter(period_kind=period.kind, period_number=period.number).values("pk")
        return entries.filter(subject_table=Result._meta.model_name, subject_id__in=figures)

    def from_day(self, entries: TrailQuerySet, _name: str, day: date) -> TrailQuerySet:
        return entries.filter(at__gte=_midnight(day))

    def to_day(self, entries: TrailQuerySet, _name: str, day: date) -> TrailQuerySet:
        if day == date.max:
            return entries
        return entries.filter(at__lt=_midnight(day + timedelta(days=1)))


PERIODS: Final = tuple(
    Period(kind, number)
    for kind in (PeriodKind.YEAR, PeriodKind.TERTIAL, PeriodKind.HALF, PeriodKind.QUARTER, PeriodKind.MONTH)
    for number in range(1, kind.per_year + 1)
)


def _slug(period: Period) -> str:
    """A period in an address: ``tertial-1``."""
    return f"{period.kind.value}-{period.number}"


def _years(entries: TrailQuerySet) -> list[int]:
    """The years that entries are about, newest first. One statement."""
    years = entries.filter(year__isnull=False).order_by("-year").values_list("year", flat=True)
    return [year for year in years.distinct() if year is not None]


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(max(day, date(1900, 1, 1)), time.min))


@dataclass(frozen=True, slots=True)
class TrailLog:
    """The entries that the filters leave, newest first: how many, and a way to read some of them."""

    form: Any
    total: int
    entries: TrailQuerySet

    def read(self, start: int, stop: int) -> tuple[TrailRow, ...]:
        """Entries by their place, from 0. One statement, and at most two more where they tell of people."""
        before = TrailEntry.objects.filter(sequence=OuterRef("sequence") - 1).values("at")
        entries = self.entries.annotate(was_at=Subquery(before))
        found = list(entries.select_related("by", "indicator", "sector", "line")[start:stop])
        names = names_in(found)
        return tuple(trail_row(entry, names) for entry in found)

    def chunks(self) -> Iterator[tuple[TrailRow, ...]]:
        """All of them, piece by piece; what is added meanwhile is not among them."""
        last = None
        while True:
            left = self.entries if last is None else self.entries.filter(sequence__lt=last)
            piece = TrailLog(self.form, 0, left).read(0, CHUNK)
            if not piece:
                return
            yield piece
            last = piece[-1].sequence


def change_log(user: User, params: QueryDict) -> TrailLog:
    """Find the entries that a person may read and asks for; none when the form has errors."""
    chosen = TrailFilter(params, queryset=visible_entries(user))
    if not chosen.is_valid():
        return TrailLog(chosen.form, 0, TrailEntry.objects.none())
    return TrailLog(chosen.form, chosen.qs.count(), chosen.qs)


def trail_row(entry: TrailEntry, names: Names) -> TrailRow:
    """An entry with the names that it needs."""
    draft: bool = getattr(entry, "draft", False)
    called = entry.line.short_name if entry.line else ""
    return TrailRow(
        sequence=entry.sequence,
        when=entry.at,
        who=entry.by.display_name,
        username=entry.by.username,
        act=entry.act,
        table=entry.subject_table,
        label=called if draft else names.label(entry),
        code=entry.indicator.code if entry.indicator else "",
        year=entry.line.year if entry.line and not entry.line.withdrawn else None,
        sector=getattr(entry, "sector_called", None) or (str(entry.sector) if entry.sector else ""),
        before={} if draft else names.told(entry, entry.before),
        after={} if draft else names.told(entry, entry.after),
        why=entry.reason,
        digest=entry.digest,
        draft=draft,
        was_at=getattr(entry, "was_at", None),
    )
