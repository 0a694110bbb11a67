"""Which lines a filter keeps, by the field of the query: on what is stored, and on what is judged."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from indicators.judging import JudgedLine, compare_with_scope
from indicators.models import Benchmark, Heading, ScorecardLine, Sector, area_then, leaders_of, sector_then
from indicators.models.lines import LineQuerySet
from indicators.values import Against
from indicators.values.query.address_words import ALL_YEARS, SCOPE_PARAMETERS
from indicators.values.query.line_query import LineQuery
from indicators.values.query.screens import Owed

type Lines = QuerySet[ScorecardLine]


def keeps(line: JudgedLine, asked: LineQuery) -> bool:
    """Whether a judged line passes every filter on what is judged that is set."""
    return all(kept(line, value) for name, kept in JUDGED.items() if (value := getattr(asked, name)))


def _against(line: JudgedLine, wanted: tuple[tuple[str, Against], ...]) -> bool:
    return all(compare_with_scope(line, SCOPE_PARAMETERS[key]).outcome is outcome for key, outcome in wanted)


JUDGED: Final[Mapping[str, Callable[[JudgedLine, Any], bool]]] = {
    "statuses": lambda line, statuses: line.verdict.status in statuses,
    "changes": lambda line, changes: line.verdict.change in changes,
    "unexplained": lambda line, _: not line.explained,
    "close": lambda line, _: bool(line.verdict.close),
    "outlooks": lambda line, outlooks: line.forecast is not None and line.forecast.outlook in outlooks,
    "owed": lambda line, which: bool(line.owed if which is Owed.NOW else line.owed_earlier),
    "against": _against,
}
"""By the field of the query; asked only where the field is set."""


def stored(lines: LineQuerySet, asked: LineQuery) -> LineQuerySet:
    """What every filter on what is stored leaves, newest year first in the cards' order."""
    found = lines.alias(area_numbered=area_then("number")).in_card_order("-year")
    for name, narrow in STORED.items():
        value = getattr(asked, name)
        if value not in (None, "", ()):
            found = narrow(found, value)
    return found


def _by_area(lines: QuerySet[Any], numbers: tuple[str, ...]) -> Lines:
    return lines.filter(area_numbered__in=numbers)


def _with_others(lines: Lines, having: bool) -> Lines:
    theirs = Exists(Benchmark.objects.filter(line=OuterRef("pk"), superseded=False))
    return lines.filter(theirs if having else ~theirs)


def _lacking(lines: Lines, what: str) -> Lines:
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


def matching(lines: Lines, text: str) -> Lines:
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
            of_function = Heading.objects.filter(functions__code=word)
            hit |= Q(heading__in=of_function) | Q(source_line=int(word[:9]))
        lines = lines.filter(hit)
    return lines


STORED: Final[Mapping[str, Callable[[Any, Any], Any]]] = {
    "search": matching,
    "year": lambda lines, year: lines if year == ALL_YEARS else lines.filter(year=year),
    "areas": _by_area,
    "sectors": lambda lines, codes: lines.filter(sector__code__in=codes),
    "with_others": _with_others,
    "statutory": lambda lines, by_law: lines.filter(statutory=by_law),
    "lacking": _lacking,
}
"""By the field of the query; asked only where the reader chose."""
