"""Every indicator × year as one table, filtered by what is stored and by what is judged."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, cast

import django_filters
from django import forms
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import QueryDict
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from indicators.judging import JudgedLine, held_by, remembered_lines
from indicators.models import (
    Benchmark,
    Heading,
    ScorecardLine,
    Sector,
    User,
    area_then,
    leaders_of,
    sector_then,
)
from indicators.models.lines import LineQuerySet
from indicators.selectors.address_words import (
    AGAINST_BY_SLUG,
    ALL_YEARS,
    CHANGE_BY_SLUG,
    LACKS_EXPLANATION,
    SCOPE_PARAMETERS,
    STATUS_BY_SLUG,
)
from indicators.selectors.areas import area_choices, sector_choices
from indicators.selectors.years import YearFacts, example_years, first_choice, year_facts

MOST_READ = 20_000
"""Lines that a page reads and judges at most: some seconds' work; a file reads them piece by piece."""


def _held_against(label: Promise) -> django_filters.ChoiceFilter:
    """How the figure stands to somebody else's; the page words the outcomes."""
    choices = [(slug, slug) for slug in AGAINST_BY_SLUG]
    return django_filters.ChoiceFilter(
        label=label, method="judged_later", choices=choices, empty_label=_("Alle")
    )


class LineFilter(django_filters.FilterSet):  # type: ignore[misc]
    """The filters of the table. What needs a verdict is applied to judged rows by :func:`keep`."""

    sok = django_filters.CharFilter(label=_("Søk"), method="search", max_length=200)
    ar = django_filters.ChoiceFilter(label=_("År"), method="of_year", empty_label=None)
    omrade = django_filters.MultipleChoiceFilter(label=_("Tjenesteområde"), field_name="area_numbered")
    sektor = django_filters.MultipleChoiceFilter(label=_("Sektor eller stab"), field_name="sector__code")
    status = django_filters.MultipleChoiceFilter(label=_("Status"), method="judged_later")
    endring = django_filters.MultipleChoiceFilter(label=_("Endring"), method="judged_later")
    forklaring = django_filters.ChoiceFilter(
        label=_("Forklaring"),
        method="judged_later",
        choices=[(LACKS_EXPLANATION, _("Mangler forklaring"))],
        empty_label=_("Alle"),
    )
    landet = _held_against(_("Mot landet"))
    fylket = _held_against(_("Mot fylket"))
    kostra = _held_against(_("Mot KOSTRA-gruppen"))
    andres = django_filters.ChoiceFilter(
        label=_("Andres tall"),
        method="with_others",
        choices=[("med", _("Med andres tall")), ("uten", _("Uten andres tall"))],
        empty_label=_("Alle"),
    )
    lovpalagt = django_filters.ChoiceFilter(
        label=_("Lovpålagt"),
        method="by_law",
        choices=[("ja", _("Bare lovpålagte")), ("nei", _("Bare ikke lovpålagte"))],
        empty_label=_("Alle"),
    )
    mangler = django_filters.ChoiceFilter(
        label=_("Mangler"),
        method="lacking",
        choices=[
            ("definisjon", _("Definisjon")),
            ("kilde", _("Datakilde")),
            ("ansvarlig", _("Ansvarlig leder")),
            ("toleranse", _("Toleranse")),
        ],
        empty_label=_("Alle"),
    )
    serier = django_filters.ChoiceFilter(
        label=_("Tallserier"),
        method="with_series",
        choices=[("med", _("Ta med tallserier utenfor kortene"))],
        empty_label=_("Bare målekortene"),
    )

    class Meta:
        model = ScorecardLine
        fields: tuple[str, ...] = ()

    def __init__(
        self, data: QueryDict, *args: Any, queryset: LineQuerySet, facts: Sequence[YearFacts], **kwargs: Any
    ) -> None:
        data = data.copy()
        data.setdefault("ar", str(first_choice(facts) or ALL_YEARS))
        numbered = queryset.alias(area_numbered=area_then("number")).in_card_order("-year")
        super().__init__(data, *args, queryset=numbered, **kwargs)
        year = int(data["ar"]) if data["ar"] in {str(one.year) for one in facts} else None
        choices: dict[str, list[tuple[str, Any]]] = {
            "ar": [(str(one.year), str(one.year)) for one in facts] + [(ALL_YEARS, _("Alle år"))],
            "omrade": area_choices(year, data.getlist("omrade")),
            "sektor": sector_choices(year),
            "status": [(slug, slug) for slug in STATUS_BY_SLUG],
            "endring": [(slug, slug) for slug in CHANGE_BY_SLUG],
        }
        for name, options in choices.items():
            cast("forms.ChoiceField", self.form.fields[name]).choices = options

    def search(self, lines: QuerySet[ScorecardLine], _name: str, text: str) -> QuerySet[ScorecardLine]:
        return matching(lines, text)

    def of_year(self, lines: QuerySet[ScorecardLine], _name: str, year: str) -> QuerySet[ScorecardLine]:
        return lines if year == ALL_YEARS else lines.filter(year=int(year))

    def by_law(self, lines: QuerySet[ScorecardLine], _name: str, value: str) -> QuerySet[ScorecardLine]:
        return lines.filter(statutory=value == "ja")

    def with_others(self, lines: QuerySet[ScorecardLine], _name: str, value: str) -> QuerySet[ScorecardLine]:
        theirs = Exists(Benchmark.objects.filter(line=OuterRef("pk"), superseded=False))
        return lines.filter(theirs if value == "med" else ~theirs)

    def lacking(self, lines: QuerySet[ScorecardLine], _name: str, what: str) -> QuerySet[ScorecardLine]:
        """Lines of which nobody has registered this; for a leader: lines of sectors that nobody leads."""
        if what == "ansvarlig":
            led = leaders_of(Sector.objects.values_list("pk", flat=True), timezone.localdate())
            return lines.exclude(sector__in=led)
        columns: dict[str, Any] = {
            "definisjon": {"indicator__definition": ""},
            "kilde": {"indicator__source": ""},
            "toleranse": {"tolerance__isnull": True},
        }
        return lines.filter(**columns[what])

    def with_series(self, lines: QuerySet[ScorecardLine], _name: str, _value: str) -> QuerySet[ScorecardLine]:
        return lines

    def judged_later(
        self, lines: QuerySet[ScorecardLine], _name: str, _value: Any
    ) -> QuerySet[ScorecardLine]:
        return lines


def matching(lines: QuerySet[ScorecardLine], text: str) -> QuerySet[ScorecardLine]:
    """Lines where every word is found: in wording, heading, function, area, sector, code or source line.

    Areas and sectors are found by what they were called in the year of the line.
    """
    named = {"area_called": area_then("name"), "area_numbered": area_then("number")}
    lines = lines.alias(**named, sector_called=sector_then("name"))
    for word in text.split():
        hit = (
            Q(name__icontains=word)
            | Q(short_name__icontains=word)
            | Q(heading__title__icontains=word)
            | Q(area_called__icontains=word)
            | Q(area_numbered=word)
            | Q(sector_called__icontains=word)
            | Q(indicator__code__icontains=word)
        )
        if word.isascii() and word.isdigit():
            hit |= Q(heading__in=_headings_of_function(word)) | Q(source_line=int(word[:9]))
        lines = lines.filter(hit)
    return lines


def _headings_of_function(code: str) -> QuerySet[Any]:
    return Heading.objects.filter(functions__code=code)


@dataclass(frozen=True, slots=True)
class TableView:
    """The rows that the filters leave, newest year first in card order, and the form that says so.

    ``lines`` is empty when the form has errors.
    """

    form: Any
    lines: tuple[JudgedLine, ...]
    years: tuple[int, ...]
    example: tuple[int, ...] = ()
    """The years among the rows whose figures are made up."""
    too_many: int = 0
    """How many lines were asked for, when they are more than the page reads; ``lines`` is empty then."""
    most: int = 0
    """How many the page reads, when they are too many."""


def table(user: User, params: QueryDict) -> TableView:
    """Filter, read, judge and filter again; no more than :data:`MOST_READ` lines at a time."""
    facts = year_facts(user)
    years = tuple(one.year for one in facts)
    visible = ScorecardLine.objects.visible_to(user)
    if params.get("serier") != "med":
        visible = visible.on_cards()
    chosen = LineFilter(params, queryset=visible, facts=facts)
    if not chosen.is_valid():
        return TableView(chosen.form, (), years)
    asked = chosen.qs.count()
    if asked > MOST_READ:
        return TableView(chosen.form, (), years, too_many=asked, most=MOST_READ)
    rows = keep(remembered_lines(chosen.qs, user), chosen.form.cleaned_data)
    shown = tuple(rows)
    present = {line.year for line in shown}
    example = tuple(year for year in example_years(facts) if year in present)
    return TableView(chosen.form, shown, years, example)


def keep(lines: Iterable[JudgedLine], wanted: dict[str, Any]) -> Iterable[JudgedLine]:
    """What the filters on what is judged leave of judged lines, as everybody reads them."""
    statuses = {STATUS_BY_SLUG[slug] for slug in wanted.get("status") or ()}
    changes = {CHANGE_BY_SLUG[slug] for slug in wanted.get("endring") or ()}
    lacking = wanted.get("forklaring") == LACKS_EXPLANATION
    against = {
        scope: AGAINST_BY_SLUG[wanted[name]] for name, scope in SCOPE_PARAMETERS.items() if wanted.get(name)
    }
    for row in lines:
        line = row.public or row
        if statuses and line.verdict.status not in statuses:
            continue
        if changes and line.verdict.change not in changes:
            continue
        if lacking and line.explained:
            continue
        if any(held_by(line, scope).outcome is not outcome for scope, outcome in against.items()):
            continue
        yield row
