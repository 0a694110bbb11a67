"""The scorecards of a year."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from indicators import selectors
from indicators.judging import JudgedLine, one_moment
from indicators.presentation.card_page import DEVELOPMENT, Grouping, card_page, were_adopted
from indicators.presentation.development import DevelopmentView, development
from indicators.presentation.links import query
from indicators.presentation.meeting_page import meeting_href
from indicators.views.choices import (
    UnknownMomentError,
    choice,
    first_minute,
    moment,
    now_instead,
    reader,
    reads,
)
from indicators.views.drawn import draw, drawn


@require_safe
def cards(request: HttpRequest) -> HttpResponse:
    """Lead to the newest year's cards."""
    year = selectors.default_year(reader(request))
    if year is None:
        return render(request, "board/empty.html", {"place": gettext("Målekort")})
    return redirect("card_year", year=year)


@dataclass(frozen=True, slots=True)
class ChosenCards:
    """The cards that an address asks for, and the whole year that they are taken from."""

    years: tuple[int, ...]
    example: bool
    usual: Grouping
    lines: tuple[JudgedLine, ...]
    index: tuple[selectors.GroupCount, ...]
    by: Grouping
    key: str | None
    cards: tuple[selectors.Card, ...]
    then: datetime | None = None
    adopted: bool = False
    since: datetime | None = None
    """The first minute at which there was anything to read of the year."""
    read: tuple[JudgedLine, ...] = ()
    """All that was read: the year, and where it is asked for the same indicators' earlier years."""


def chosen_cards(request: HttpRequest, year: int, *, developing: bool = False) -> ChosenCards:
    """Read the cards of a year, by area or sector, all or one. Raises Http404 and UnknownChoice.

    ``developing``: the same indicators' earlier years are read as well.
    """
    user = reader(request)
    facts = {one.year: one for one in selectors.year_facts(user)}
    if year not in facts:
        raise Http404
    grouped: dict[str, Grouping] = {"omrade": "area", "sektor": "sector"}
    usual: Grouping = "sector" if facts[year].by_sector else "area"
    asked = choice(request.GET, "gruppe", grouped)
    by = asked or usual
    since = facts[year].since
    then = moment(request.GET, since)
    read = _lines(request, year, then, developing=developing)
    lines = tuple(line for line in read if line.year == year and line.on_card)
    if then is not None and not lines:  # the data came in later
        raise UnknownMomentError(request.GET["pa"], first_minute(since), early=True)
    index = selectors.index_of(lines, by)
    known = {group.key: group.key for group in index}
    if asked is None and request.GET.get("kort", "") not in {"", *known}:
        by = "area" if usual == "sector" else "sector"  # a link may name a card of the other kind
        index = selectors.index_of(lines, by)
        known |= {group.key: group.key for group in index}
    key = choice(request.GET, "kort", known)
    if key is not None:
        shown = [line for line in lines if key in (line.area.number, line.sector.code)]
    else:
        shown = list(lines)
    found = selectors.cards_of(shown, year, by=by, user=user, moment=then, among=lines)
    adopted = choice(request.GET, "mal", {"vedtatt": True}) or False
    return ChosenCards(
        tuple(facts),
        facts[year].example,
        usual,
        lines,
        index,
        by,
        key,
        found,
        then,
        adopted,
        first_minute(since),
        read,
    )


def _lines(
    request: HttpRequest, year: int, then: datetime | None, *, developing: bool
) -> tuple[JudgedLine, ...]:
    user = reader(request)
    if developing:
        return selectors.through_years(user, year, key=request.GET.get("kort", ""), then=then)
    if then is None:
        return selectors.year_lines(user, year)
    return selectors.year_lines_at(user, year, then)


CARD_PARAMETERS = ("gruppe", "kort", "mal", "pa", "vis")


@require_safe
@reads(*CARD_PARAMETERS)
@one_moment()
def card_year(request: HttpRequest, year: int) -> HttpResponse:
    developing = choice(request.GET, "vis", {DEVELOPMENT: True}) or False
    wrong = None
    try:
        chosen = chosen_cards(request, year, developing=developing)
    except UnknownMomentError as unknown:  # the reader stays on the card, with what was wrong at the field
        wrong = unknown
        now_instead(request)
        chosen = chosen_cards(request, year, developing=developing)
    moment = request.GET.get("pa", "")
    page = card_page(
        chosen.cards,
        chosen.index,
        selectors.count(chosen.lines),
        year=year,
        years=chosen.years,
        by=chosen.by,
        key=chosen.key,
        usual=chosen.usual,
        example=chosen.example,
        adopted=chosen.adopted,
        developing=developing,
        moment=moment,
    )
    shown = {
        "page": page,
        "then": chosen.then,
        "since": chosen.since,
        "wrong": wrong,
        "meeting": "" if chosen.then else _meeting_of(chosen, year),
        "developing": developing,
        "cards": () if developing else _cards(chosen, moment),
        "developments": _developments(chosen, moment) if developing else (),
    }
    return render(request, "cards/page.html", shown, status=400 if wrong else 200)


def _cards(chosen: ChosenCards, moment: str) -> tuple[SafeString, ...]:
    shown = {"adopted": chosen.adopted, "adopted_year": were_adopted(chosen.cards)}
    if chosen.then is not None:
        return tuple(draw(card, **shown, kept=query({"pa": moment})) for card in chosen.cards)
    return tuple(drawn(card, **shown) for card in chosen.cards)


def _developments(chosen: ChosenCards, moment: str) -> tuple[DevelopmentView, ...]:
    series = selectors.by_indicator(chosen.read)
    return tuple(development(card, series, query({"pa": moment})) for card in chosen.cards)


def _meeting_of(chosen: ChosenCards, year: int) -> str:
    """The meeting about the cards that are shown, as they are now."""
    name = "omrade" if chosen.by == "area" else "sektor"
    return meeting_href(year, {name: chosen.key or ""})
