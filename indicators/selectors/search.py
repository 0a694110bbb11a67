"""Search over what a year tells of: its indicators, supervision, decisions, development work and texts.

Found among all; only the indicators that are shown are judged. Of texts nobody finds a draft.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from indicators.judging import JudgedLine, ToldText, judge_lines, told_texts
from indicators.models import Heading, ScorecardLine, User, area_then, sector_then
from indicators.values import asked_cases, read_cases

from .drafts import known_deliveries
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


class HitKind(StrEnum):
    """What can be found, as it stands in addresses."""

    INDICATOR = "indikatorer"
    SUPERVISION = "tilsyn"
    DECISION = "vedtak"
    WORK = "utviklingsarbeid"
    TEXT = "tekster"


KINDS = {
    "supervision": HitKind.SUPERVISION,
    "decision": HitKind.DECISION,
    "developmentwork": HitKind.WORK,
}
"""The others are texts."""


@dataclass(frozen=True, slots=True)
class SearchView:
    """What was found in a year. ``hits`` are those of the page ``page`` (from 1), best first, of ``total``.

    ``year`` is None before anything is planned; ``asked``: whether there was anything to search for.
    ``counts`` are of every kind, whichever ``kind`` is chosen (None: all).
    """

    text: str
    asked: bool
    year: int | None
    years: tuple[int, ...]
    hits: tuple[JudgedLine | ToldText, ...]
    counts: Counter[HitKind]
    kind: HitKind | None
    total: int
    page: int
    pages: int


def search(
    user: User, text: str, *, year: int | None, page: int, most: int, kind: HitKind | None = None
) -> SearchView:
    """Search in a year, the usual one where none is given. The same number of statements at any size.

    A page after the last is empty.
    """
    facts = year_facts(user)
    year = first_choice(facts) if year is None else year
    asked = bool(words_of(text))
    lines: list[Findable] = []
    texts: tuple[ToldText, ...] = ()
    if asked and year is not None:
        lines, texts = _findable(user, year), told_texts(year, known_deliveries())
    # A text is known by its place, counted from below nought: lines have numbers from one.
    by_case = bool(asked_cases(text)[0])
    told = (_findable_text(-place, one, by_case=by_case) for place, one in enumerate(texts))
    found = ranked([*lines, *told], text)
    kinds = {one.line_id: _kind(one.line_id, texts) for one in found}
    wanted = [one.line_id for one in found if kind in (None, kinds[one.line_id])]
    shown = wanted[(page - 1) * most : page * most]
    judged = {line.id: line for line in _judged(user, [one for one in shown if one > 0])}
    return SearchView(
        text=text,
        asked=asked,
        year=year,
        years=tuple(one.year for one in facts),
        hits=tuple(judged[one] if one > 0 else texts[-one] for one in shown if one <= 0 or one in judged),
        counts=Counter(kinds.values()),
        kind=kind,
        total=len(wanted),
        page=page,
        pages=-(-len(wanted) // most),
    )


def _kind(number: int, texts: tuple[ToldText, ...]) -> HitKind:
    return HitKind.INDICATOR if number > 0 else KINDS.get(texts[-number].table, HitKind.TEXT)


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


def _findable_text(number: int, one: ToldText, *, by_case: bool) -> Findable:
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
