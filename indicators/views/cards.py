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
from indicators.presentation.card.index import ALL, DEVELOPMENT, Asked, Grouping, card_page
from indicators.presentation.card.page import were_adopted
from indicators.presentation.card.trends import DevelopmentView, development
from indicators.presentation.meeting.page import meeting_href
from indicators.presentation.navigation.addresses import query

from .html_cache import draw, drawn
from .query_params import UnknownMomentError, choice, first_minute, moment, now_instead, reader, reads


@require_safe
def cards(request: HttpRequest) -> HttpResponse:
    """Lead to the newest year's cards."""
    year = selectors.default_year(reader(request))
    if year is None:
        return render(request, "board/empty.html", {"place": gettext("Målekort")})
    return redirect("card_year", year=year)


@dataclass(frozen=True, slots=True)
class ChosenCards:
    """The cards that an address asks for, and the whole year that they are taken from.

    ``key`` is that of one card, :data:`ALL`, or empty for the index: all rows of the year as well.
    """

    years: tuple[int, ...]
    example: bool
    usual: Grouping
    lines: tuple[JudgedLine, ...]
    index: dict[Grouping, tuple[selectors.GroupCount, ...]]
    by: Grouping
    key: str
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
    index = {one: selectors.index_of(lines, one) for one in grouped.values()}
    keys = {one: {group.key: group.key for group in groups} for one, groups in index.items()}
    if asked is None and request.GET.get("kort", "") not in {"", ALL, *keys[by]}:
        by = "area" if usual == "sector" else "sector"  # a link may name a card of the other kind
    known = keys[by] if asked else keys["area"] | keys["sector"]
    key = choice(request.GET, "kort", {**known, ALL: ALL}) or ""
    shown = lines if key in ("", ALL) else [one for one in lines if key in (one.area.number, one.sector.code)]
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
        key = request.GET.get("kort", "")
        return selectors.through_years(user, year, key="" if key == ALL else key, then=then)
    if then is None:
        return selectors.year_lines(user, year)
    return selectors.year_lines_at(user, year, then)


CARD_PARAMETERS = ("gruppe", "kort", "mal", "pa", "vis")


@require_safe
@reads(*CARD_PARAMETERS)
@one_moment()
def card_year(request: HttpRequest, year: int) -> HttpResponse:
    """The index of a year's cards, or the cards that ``kort`` names."""
    developing = choice(request.GET, "vis", {DEVELOPMENT: True}) or False
    indexed = not request.GET.get("kort", "")
    through = developing and not indexed
    wrong = None
    try:
        chosen = chosen_cards(request, year, developing=through)
    except UnknownMomentError as unknown:  # the reader stays on the card, with what was wrong at the field
        wrong = unknown
        now_instead(request)
        chosen = chosen_cards(request, year, developing=through)
    moment = request.GET.get("pa", "")
    asked = Asked(year, chosen.by, chosen.usual, chosen.key, chosen.adopted, developing, moment)
    counts = selectors.count(chosen.lines)
    page = card_page(chosen.cards, chosen.index, counts, asked, years=chosen.years, example=chosen.example)
    shown = {
        "page": page,
        "then": chosen.then,
        "since": chosen.since,
        "wrong": wrong,
        "meeting": "" if chosen.then else _meeting_of(chosen, year),
        "developing": developing,
        "cards": () if indexed or developing else _cards(chosen, moment),
        "developments": _developments(chosen, moment) if through else (),
    }
    page_of = "cards/index.html" if indexed else "cards/page.html"
    return render(request, page_of, shown, status=400 if wrong else 200)


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
    return meeting_href(year, {name: "" if chosen.key == ALL else chosen.key})
