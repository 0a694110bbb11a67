"""Search over what a year tells of: its indicators, supervision, decisions, development work and texts.

Found among all; only the indicators that are shown are judged. Of texts nobody finds a draft.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from indicators.judging import (
    ActionRow,
    Deliveries,
    GoalRow,
    JudgedLine,
    PublishedText,
    action_row,
    goals_of,
    judge_lines,
    published_action,
    published_texts_of,
    with_published,
)
from indicators.models import Action, Heading, ScorecardLine, User, area_then, sector_then
from indicators.selectors.drafts import known_deliveries
from indicators.selectors.years import first_choice, year_facts
from indicators.values import asked_cases, read_cases

from .ranking import Findable, ranked, words_of
from .spelling import instead_of

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
    "sector__code",
)


class HitKind(StrEnum):
    """What can be found, as it stands in addresses."""

    AREA = "omrader"
    SECTOR = "sektorer"
    INDICATOR = "indikatorer"
    GOAL = "mal"
    ACTION = "tiltak"
    SUPERVISION = "tilsyn"
    DECISION = "vedtak"
    WORK = "utviklingsarbeid"
    TEXT = "tekster"
    PAGE = "sider"


KINDS = {
    "supervision": HitKind.SUPERVISION,
    "decision": HitKind.DECISION,
    "developmentwork": HitKind.WORK,
}
"""The others are texts."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A service area (with its number) or a sector of the year, whose card is found by its ``key``."""

    key: str
    number: str
    name: str


@dataclass(frozen=True, slots=True)
class FoundAction:
    """An action of the year as everybody reads it, and the indicator that it was promised for."""

    row: ActionRow
    short_name: str
    area: str
    sector: str


@dataclass(frozen=True, slots=True)
class Place:
    """A page of the program: its name, other words for it, and its address."""

    name: str
    others: str
    href: str


type Found = JudgedLine | PublishedText | Unit | FoundAction | GoalRow | Place


@dataclass(frozen=True, slots=True)
class SearchView:
    """What was found in a year. ``hits`` are those of the page ``page`` (from 1), best first, of ``total``.

    ``year`` is None before anything is planned; ``asked``: whether there was anything to search for.
    ``counts`` are of every kind, whichever ``kind`` is chosen (None: all). ``instead`` is what was found
    where the words themselves were nowhere; empty where they were, or nothing was like them.
    """

    text: str
    asked: bool
    year: int | None
    years: tuple[int, ...]
    hits: tuple[Found, ...]
    counts: Counter[HitKind]
    kind: HitKind | None
    total: int
    page: int
    pages: int
    instead: str = ""


def search(
    user: User,
    text: str,
    *,
    year: int | None,
    page: int,
    most: int,
    kind: HitKind | None = None,
    places: tuple[Place, ...] = (),
) -> SearchView:
    """Search in a year, the usual one where none is given. The same number of statements at any size.

    A page after the last is empty. ``places`` are the pages that the reader may open.
    """
    facts = year_facts(user)
    year = first_choice(facts) if year is None else year
    asked = bool(words_of(text))
    findable, others = _all(user, year, text, places) if asked and year is not None else ([], {})
    found = ranked(findable, text)
    instead = "" if found or not asked else instead_of(findable, text)
    if instead:
        found = ranked(findable, instead)
    kinds = {one.line_id: _kind(others.get(one.line_id)) for one in found}
    wanted = [one.line_id for one in found if kind in (None, kinds[one.line_id])]
    shown = wanted[(page - 1) * most : page * most]
    judged = {line.id: line for line in _judged(user, [one for one in shown if one > 0])}
    hits: dict[int, Found] = {**others, **judged}
    return SearchView(
        text=text,
        asked=asked,
        year=year,
        years=tuple(one.year for one in facts),
        hits=tuple(hits[one] for one in shown if one in hits),
        counts=Counter(kinds.values()),
        kind=kind,
        total=len(wanted),
        page=page,
        pages=-(-len(wanted) // most),
        instead=instead if found else "",
    )


def _kind(found: Found | None) -> HitKind:
    match found:
        case Unit(number=number):
            return HitKind.AREA if number else HitKind.SECTOR
        case FoundAction():
            return HitKind.ACTION
        case GoalRow():
            return HitKind.GOAL
        case Place():
            return HitKind.PAGE
        case PublishedText(table=table):
            return KINDS.get(table, HitKind.TEXT)
        case _:
            return HitKind.INDICATOR


def _all(
    user: User, year: int, text: str, places: tuple[Place, ...]
) -> tuple[list[Findable], dict[int, Found]]:
    """All that can be found of a year, and what is no line by its number, which is counted from nought down.

    Units stand before the lines and pages last among what is as good. Five statements, whatever there is.
    """
    known, by_case = known_deliveries(), bool(asked_cases(text)[0])
    lines, units = _findable(user, year)
    groups: tuple[tuple[Found, ...], ...] = (
        units, goals_of(year), _actions(year, known), published_texts_of(year, known), places,
    )  # fmt: skip
    others = {-number: one for number, one in enumerate(chain.from_iterable(groups))}
    told = [_findable_other(number, one, by_case=by_case) for number, one in others.items()]
    first = len(units)
    return [*told[:first], *lines, *told[first:]], others


def _actions(year: int, known: Deliveries) -> tuple[FoundAction, ...]:
    """The actions that were promised in a year, as everybody reads them. One statement."""
    rows: QuerySet[Any] = Action.objects.filter(line__withdrawn=False, line__year=year).annotate(
        area_called=area_then("name", area="line__area", year="line__year"),
        sector_called=sector_then("name", sector="line__sector", year="line__year"),
    )
    found = []
    for row in with_published(rows, known).select_related("line").order_by("due", "id"):
        public = published_action(row, known)
        if public is not None:
            told = action_row(public, year, timezone.localdate())
            found.append(FoundAction(told, row.line.short_name, row.area_called, row.sector_called))
    return tuple(found)


def _findable_other(number: int, one: Found, *, by_case: bool) -> Findable:
    match one:
        case Unit():
            return _titled(number, one.name, area_number=one.number)
        case FoundAction():
            row = one.row
            said = "\n".join((one.short_name, row.responsible, row.outcome))
            return _titled(number, row.text, said, area=one.area, sector=one.sector)
        case GoalRow():
            named = one.sector.name if one.sector else ""
            return _titled(number, f"{one.code} {one.text}", one.responsible, sector=named)
        case Place():
            return _titled(number, one.name, one.others)
        case PublishedText():
            return _findable_text(number, one, by_case=by_case)
        case _:
            raise TypeError(one)


def _titled(
    number: int, title: str, said: str = "", *, area_number: str = "", area: str = "", sector: str = ""
) -> Findable:
    return Findable(number, "", title, title, said, (), area_number, area, sector)


def _findable(user: User, year: int) -> tuple[list[Findable], tuple[Unit, ...]]:
    """The lines of a year in card order, those outside the cards last, and their areas and sectors.

    Two statements.
    """
    functions: dict[int, list[str]] = defaultdict(list)
    of_year = Heading.objects.filter(year=year, functions__isnull=False)
    for heading, code in of_year.order_by().values_list("id", "functions__code"):
        functions[heading].append(code)
    lines = ScorecardLine.objects.visible_to(user).for_year(year)
    ordered = list(lines.in_card_order("-on_card").values_list(*COLUMNS))
    areas = {number: Unit(number, number, name) for *_line, number, name, _sector, _code in ordered}
    sectors = {code: Unit(code, "", name) for *_line, name, code in ordered}
    found = [
        Findable(pk, code, name, short, title or "", tuple(functions.get(heading, ())), number, area, sector)
        for pk, code, name, short, heading, title, number, area, sector, _code in ordered
    ]
    return found, (*areas.values(), *sectors.values())


def _findable_text(number: int, one: PublishedText, *, by_case: bool) -> Findable:
    """A text as it can be found: what its title says before what it says otherwise."""
    titles = {"supervision": 2, "decision": 3, "areatext": 0}.get(one.table, 1)
    title, words = " ".join(one.texts[:titles]), "\n".join(one.texts[titles:])
    cases = read_cases("\n".join(one.texts)) if by_case else ()
    return Findable(number, "", title, title, words, (), one.area, one.area_name, one.sector, cases)


def _judged(user: User, ids: Iterable[int]) -> tuple[JudgedLine, ...]:
    wanted = list(ids)
    if not wanted:
        return ()
    return judge_lines(ScorecardLine.objects.visible_to(user).filter(pk__in=wanted), user=user)
