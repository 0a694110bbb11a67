"""Lists of judged lines: how they are filtered, searched and judged together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from indicators.judging import judge_lines
from indicators.models import ScorecardLine, Sector, ServiceArea
from indicators.models.lines import Direction
from indicators.permissions import roles_of
from indicators.presentation.wording.words import STATUS_WORDS
from indicators.selectors import reported_years
from indicators.values.query.address_words import ALL_YEARS, STATUS_BY_SLUG, STATUS_SLUGS

from .judged_columns import shown_by_id

MINE = "mine"
YEAR = "ar"


class JudgedChangeList(ChangeList):
    """A page of rows, each with its line judged; the statements do not grow with the rows."""

    def get_results(self, request: HttpRequest) -> None:
        super().get_results(request)
        rows = list(self.result_list)
        ids = [self.model_admin.line_id(row) for row in rows]  # type: ignore[attr-defined]
        judged = shown_by_id(ids, request.user)
        for row in rows:
            row.shown = judged.get(self.model_admin.line_id(row))  # type: ignore[attr-defined]
        self.result_list = rows


def narrowed(rows: QuerySet[Any], **wanted: Any) -> QuerySet[Any]:
    """Rows whose line is as wanted; a row of an indicator stands for the line that it shows."""
    if rows.model is ScorecardLine:
        return rows.filter(**wanted)
    return rows.filter(shown_line__in=ScorecardLine.objects.filter(**wanted).values("pk"))


def lines_of(rows: QuerySet[Any]) -> QuerySet[ScorecardLine]:
    """The lines that the rows show."""
    if rows.model is ScorecardLine:
        return rows
    return ScorecardLine.objects.filter(pk__in=rows.values("shown_line"))


class LineListFilter(admin.SimpleListFilter):
    """A filter whose unknown values filter nothing."""

    lookup = ""

    def known(self) -> str | None:
        """The chosen value, if it is one of those offered."""
        value = self.value()
        return value if value in {str(code) for code, _label in self.lookup_choices} else None

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        value = self.known()
        return queryset if value is None else narrowed(queryset, **{self.lookup: value})


class YearFilter(LineListFilter):
    """The year of the lines; without a choice the newest that has targets."""

    title = _("år")
    parameter_name = YEAR

    def lookups(self, request: HttpRequest, model_admin: Any) -> Iterable[tuple[str, Any]]:
        years = ScorecardLine.objects.order_by("-year").values_list("year", flat=True).distinct()
        self.newest = next(iter(reported_years(request.user)), None)  # type: ignore[arg-type]
        return [*((str(year), str(year)) for year in years), (ALL_YEARS, _("Alle år"))]

    def chosen(self) -> str:
        """The year that is shown, or the word for all."""
        return self.known() or (str(self.newest) if self.newest else ALL_YEARS)

    def choices(self, changelist: ChangeList) -> Iterator[Any]:
        for value, label in self.lookup_choices:
            yield {
                "selected": self.chosen() == value,
                "query_string": changelist.get_query_string({YEAR: value}),
                "display": label,
            }

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        chosen = self.chosen()
        return queryset if chosen == ALL_YEARS else queryset.filter(year=int(chosen))


class AreaFilter(LineListFilter):
    title = _("tjenesteområde")
    parameter_name = "omrade"
    lookup = "area__number"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Iterable[tuple[str, Any]]:
        return [(area.number, str(area)) for area in ServiceArea.objects.all()]


class SectorFilter(LineListFilter):
    """The responsible sector; a leader may ask for the own ones together."""

    title = _("sektor eller stab")
    parameter_name = "sektor"
    lookup = "sector__code"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Iterable[tuple[str, Any]]:
        own = [(MINE, _("Mine"))] if roles_of(request.user).sector_ids else []
        return [*own, *((sector.code, sector.name) for sector in Sector.objects.all())]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.known() == MINE:
            return narrowed(queryset, sector__in=roles_of(request.user).sector_ids)
        return super().queryset(request, queryset)


class DirectionFilter(LineListFilter):
    title = _("retning")
    parameter_name = "retning"
    lookup = "direction"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Iterable[tuple[str, Any]]:
        return Direction.choices


class StatusFilter(LineListFilter):
    """The verdict. It is judged when read, so all rows that the other filters leave are judged."""

    title = _("status")
    parameter_name = "status"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Iterable[tuple[str, Any]]:
        return [(STATUS_SLUGS[status], word.word) for status, word in STATUS_WORDS.items()]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        slug = self.known()
        if slug is None:
            return queryset
        wanted = STATUS_BY_SLUG[slug]
        judged = judge_lines(lines_of(queryset), user=request.user)
        return narrowed(queryset, pk__in=[line.id for line in judged if line.verdict.status is wanted])
