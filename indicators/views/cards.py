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
from indicators.judging import JudgedLine, one_trail_read
from indicators.presentation.card.index import Asked, card_page
from indicators.presentation.card.page import rows_of, were_adopted
from indicators.presentation.card.trends import DevelopmentView, development
from indicators.presentation.meeting.page import meeting_href
from indicators.presentation.navigation.addresses import address
from indicators.values.query.address_words import ALL_CARDS, GROUPING_BY_SLUG
from indicators.values.query.line_query import LineQuery
from indicators.values.query.screens import CARDS, Grouping, View

from .html_cache import draw, drawn
from .line_query import asked_of, check_known
from .query_params import UnknownMomentError, explained, first_minute, moment, now_instead, reader


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

    Without a card, for the index, they are all rows of the year as well.
    """

    years: tuple[int, ...]
    example: bool
    usual: Grouping
    lines: tuple[JudgedLine, ...]
    index: dict[Grouping, tuple[selectors.GroupCount, ...]]
    by: Grouping
    cards: tuple[selectors.Card, ...]
    asked: LineQuery
    then: datetime | None = None
    since: datetime | None = None
    """The first minute at which there was anything to read of the year."""
    read: tuple[JudgedLine, ...] = ()
    """All that was read: the year, and where it is asked for the same indicators' earlier years."""

    @property
    def key(self) -> str:
        """The key of one card, :data:`ALL_CARDS`, or empty for the index."""
        return self.asked.card

    @property
    def adopted(self) -> bool:
        """Whether targets are shown as they were adopted, beside those that hold."""
        return self.asked.adopted


def chosen_cards(
    request: HttpRequest, year: int, asked: LineQuery, *, developing: bool = False
) -> ChosenCards:
    """Read the cards of a year, by area or sector, all or one. Raises Http404 and UnknownChoice.

    ``developing``: the same indicators' earlier years are read as well.
    """
    user = reader(request)
    facts = {one.year: one for one in selectors.year_facts(user)}
    if year not in facts:
        raise Http404
    usual: Grouping = "sector" if facts[year].by_sector else "area"
    by = asked.grouping or usual
    since = facts[year].since
    then = moment(asked.moment, since)
    read = _lines(request, year, asked, then, developing=developing)
    lines = tuple(line for line in read if line.year == year and line.on_card)
    if then is not None and not lines:  # the data came in later
        raise UnknownMomentError(asked.moment, first_minute(since), early=True)
    index = {one: selectors.index_of(lines, one) for one in GROUPING_BY_SLUG.values()}
    keys = {one: {group.key: group.key for group in groups} for one, groups in index.items()}
    if asked.grouping is None and asked.card not in {"", ALL_CARDS, *keys[by]}:
        by = "area" if usual == "sector" else "sector"  # a link may name a card of the other kind
    known = keys[by] if asked.grouping else keys["area"] | keys["sector"]
    check_known(asked, {"kort": (*known, ALL_CARDS)})
    key = asked.card
    shown = (
        lines
        if key in ("", ALL_CARDS)
        else [one for one in lines if key in (one.area.number, one.sector.code)]
    )
    found = selectors.cards_of(shown, year, by=by, user=user, moment=then, among=lines)
    return ChosenCards(
        tuple(facts),
        facts[year].example,
        usual,
        lines,
        index,
        by,
        found,
        asked,
        then,
        first_minute(since),
        read,
    )


def _lines(
    request: HttpRequest, year: int, asked: LineQuery, then: datetime | None, *, developing: bool
) -> tuple[JudgedLine, ...]:
    user = reader(request)
    if developing:
        return selectors.through_years(
            user, year, key="" if asked.card == ALL_CARDS else asked.card, then=then
        )
    if then is None:
        return selectors.year_lines(user, year)
    return selectors.year_lines_at(user, year, then)


@require_safe
@explained
@one_trail_read()
def card_year(request: HttpRequest, year: int) -> HttpResponse:
    """The index of a year's cards, or the cards that ``kort`` names."""
    asked = asked_of(request.GET, CARDS)
    developing, indexed = asked.view is View.DEVELOPMENT, not asked.card
    through, wrong = developing and not indexed, None
    try:
        chosen = chosen_cards(request, year, asked, developing=through)
    except UnknownMomentError as unknown:  # the reader stays on the card, with what was wrong at the field
        wrong, asked = unknown, asked.without("moment")
        now_instead(request)
        chosen = chosen_cards(request, year, asked, developing=through)
    here = Asked(year, chosen.by, chosen.usual, asked)
    counts = selectors.count(chosen.lines)
    page = card_page(chosen.cards, chosen.index, counts, here, years=chosen.years, example=chosen.example)
    shown = {
        "page": page,
        "then": chosen.then,
        "since": chosen.since,
        "wrong": wrong,
        "meeting": "" if chosen.then else _meeting_of(chosen, year),
        "developing": developing,
        "cards": () if indexed or developing else _cards(chosen),
        "developments": _developments(chosen) if through else (),
    }
    page_of = "cards/index.html" if indexed else "cards/page.html"
    return render(request, page_of, shown, status=400 if wrong else 200)


def _cards(chosen: ChosenCards) -> tuple[SafeString, ...]:
    shown = {"adopted": chosen.adopted, "adopted_year": were_adopted(chosen.cards)}
    if chosen.then is not None:
        return tuple(draw(card, **shown, kept=address(chosen.asked.only("moment"))) for card in chosen.cards)
    return tuple(drawn(card, **shown) for card in chosen.cards)


def _developments(chosen: ChosenCards) -> tuple[DevelopmentView, ...]:
    series = selectors.by_indicator(chosen.read)
    return tuple(development(card, series, address(chosen.asked.only("moment"))) for card in chosen.cards)


def _meeting_of(chosen: ChosenCards, year: int) -> str:
    """The meeting about the cards that are shown, as they are now."""
    one = chosen.key not in ("", ALL_CARDS)
    return meeting_href(year, rows_of(year, chosen.by, chosen.key) if one else LineQuery())
