"""Search over the indicators of a year: found among all, judged only for those that are shown."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from indicators.judging import JudgedLine, judge_lines
from indicators.models import Heading, ScorecardLine, User, area_then, sector_then

from .ranking import Findable, ranked, words_of
from .years import first_choice, year_facts

COLUMNS = (
    "id",
    "indicator__code",
    "name",
    "short_name",
    "heading_id",
    "heading__title",
    area_then("number"),
    area_then("name"),
    sector_then("name"),
)


@dataclass(frozen=True, slots=True)
class SearchView:
    """What was found in a year. ``hits`` are those of the page ``page`` (from 1), best first, of ``total``.

    ``year`` is None before anything is planned; ``asked``: whether there was anything to search for.
    """

    text: str
    asked: bool
    year: int | None
    years: tuple[int, ...]
    hits: tuple[JudgedLine, ...]
    total: int
    page: int
    pages: int


def search(user: User, text: str, *, year: int | None, page: int, most: int) -> SearchView:
    """Search in a year, the usual one where none is given. The same number of statements at any size.

    A page after the last is empty.
    """
    facts = year_facts(user)
    year = first_choice(facts) if year is None else year
    asked = bool(words_of(text))
    found = ranked(_findable(user, year), text) if asked and year is not None else []
    shown = [one.line_id for one in found[(page - 1) * most : page * most]]
    return SearchView(
        text=text,
        asked=asked,
        year=year,
        years=tuple(one.year for one in facts),
        hits=_judged(user, shown),
        total=len(found),
        page=page,
        pages=-(-len(found) // most),
    )


def _findable(user: User, year: int) -> list[Findable]:
    """The lines of a year in card order, those outside the cards last. Two statements."""
    functions: dict[int, list[str]] = defaultdict(list)
    of_year = Heading.objects.filter(year=year, functions__isnull=False)
    for heading, code in of_year.order_by().values_list("id", "functions__code"):
        functions[heading].append(code)
    lines = ScorecardLine.objects.visible_to(user).for_year(year)
    ordered = lines.in_card_order("-on_card").values_list(*COLUMNS)
    return [
        Findable(pk, code, name, short, title or "", tuple(functions.get(heading, ())), number, area, sector)
        for pk, code, name, short, heading, title, number, area, sector in ordered
    ]


def _judged(user: User, ids: list[int]) -> tuple[JudgedLine, ...]:
    if not ids:
        return ()
    lines = judge_lines(ScorecardLine.objects.visible_to(user).filter(pk__in=ids), user=user)
    return tuple(sorted(lines, key=lambda line: ids.index(line.id)))
