"""What stands around the cards: the index of all of them, and what can be chosen on each page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from indicators.presentation.charts.boxes_svg import counted, units
from indicators.presentation.navigation.addresses import address, rows_href
from indicators.presentation.navigation.choices import Choice
from indicators.selectors import Card, Counts, GroupCount
from indicators.values import Status
from indicators.values.query.address_words import ALL_CARDS, GROUPING_BY_SLUG
from indicators.values.query.line_query import LineQuery
from indicators.values.query.screens import Grouping, View

from .page import rows_of, were_adopted

Index = Mapping[Grouping, Sequence[GroupCount]]
"""The cards of a year with their counts, by each way to group them."""


@dataclass(frozen=True, slots=True)
class Choices:
    """Pills that are alternatives of one thing, and what that is called."""

    label: str
    name: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class CardLink:
    """A card in a list of cards, with its counts; those lead to their rows where there are such pages."""

    number: str
    title: str
    href: str
    current: bool
    counts: Counts
    boxes: SafeString
    missed_href: str
    unexplained_href: str
    rest: str


@dataclass(frozen=True, slots=True)
class LinkGroup:
    """The cards of one kind."""

    key: Grouping
    title: str
    links: tuple[CardLink, ...]


@dataclass(frozen=True, slots=True)
class CardPage:
    """What stands around the cards of a year."""

    title: str
    said: str
    year: int
    groups: tuple[LinkGroup, ...]
    tools: tuple[Choices, ...]
    index_href: str
    all_href: str
    before: CardLink | None
    after: CardLink | None
    example: bool
    total: CardLink
    kept: tuple[tuple[str, str], ...]
    """What the reader has chosen beside a moment, for the form that asks for one."""


@dataclass(frozen=True)
class Asked:
    """What is asked of a year's cards; ``by`` is how they are grouped, ``usual`` how they mostly are.

    The two pages that all links of an index lead to are looked up once for all of them.
    """

    year: int
    by: Grouping
    usual: Grouping
    query: LineQuery

    @property
    def key(self) -> str:
        """The key of a card, :data:`ALL_CARDS`, or empty for the index."""
        return self.query.card

    @property
    def developing(self) -> bool:
        """Whether cards are shown through the years."""
        return self.query.view is View.DEVELOPMENT

    @cached_property
    def page(self) -> str:
        """The page of the year's cards."""
        return reverse("card_year", kwargs={"year": self.year})

    @cached_property
    def overview(self) -> str:
        """The overview, whose list has the rows that are counted."""
        return reverse("board")

    @property
    def here(self) -> LineQuery:
        """What is chosen, with the grouping only where it has to be said."""
        return self.grouped(self.by) if self.key else self.query.without("grouping")

    def grouped(self, by: Grouping) -> LineQuery:
        """The same by another grouping."""
        return self.query.with_(grouping=None if by == self.usual else by)

    def address(self, **changes: Any) -> str:
        """The address of these cards with something else chosen."""
        return self.page + address(self.here.with_(**changes))


def card_page(
    cards: Sequence[Card],
    index: Index,
    counts: Counts,
    asked: Asked,
    *,
    years: Sequence[int],
    example: bool = False,
) -> CardPage:
    """Preformat what stands around the cards; ``counts`` are of all of the year."""
    groups = _groups(index, asked)
    shown = [link for group in groups for link in group.links if link.current]
    before, after = _neighbours(groups, asked)
    title = gettext("Målekort %(year)d") % {"year": asked.year}
    return CardPage(
        title=f"{title}: {shown[0].title}" if shown else title,
        said=_said(asked),
        year=asked.year,
        groups=groups,
        tools=_tools(asked, years, changed=_changed(cards)),
        index_href=asked.address(card="", grouping=None),
        all_href=asked.address(card=ALL_CARDS),
        before=before,
        after=after,
        example=example,
        total=_total(counts, asked),
        kept=asked.here.without("moment").pairs(),
    )


def _changed(cards: Sequence[Card]) -> bool:
    return were_adopted(cards) and any(line.adopted for card in cards for line in card.lines)


def _said(asked: Asked) -> str:
    """What is shown beside the usual, for paper, where no pill tells it."""
    found = []
    if asked.developing:
        found.append(gettext("utvikling gjennom årene"))
    if asked.query.adopted:
        found.append(gettext("mål slik de ble vedtatt, ved siden av dem som gjelder"))
    return ", ".join(found)


def _tools(asked: Asked, years: Sequence[int], *, changed: bool) -> tuple[Choices, ...]:
    """What can be chosen: only that of which there is more than one."""
    found = []
    if asked.key:
        as_table, as_charts = asked.address(view=View.FRONT), asked.address(view=View.DEVELOPMENT)
        shown = (
            Choice(gettext("Tabell"), as_table, not asked.developing),
            Choice(gettext("Utvikling"), as_charts, asked.developing),
        )
        found.append(Choices(gettext("Vis som"), "vis", shown))
    if len(years) > 1:
        kept = address(asked.here.without("adopted", "moment"))
        of_years = tuple(Choice(str(one), _address(one) + kept, one == asked.year) for one in years)
        found.append(Choices(gettext("År"), "ar", of_years))
    if changed:
        targets = (
            Choice(gettext("Nå"), asked.address(adopted=False), not asked.query.adopted),
            Choice(gettext("Slik de ble vedtatt"), asked.address(adopted=True), asked.query.adopted),
        )
        found.append(Choices(gettext("Mål"), "mal", targets))
    if asked.key == ALL_CARDS:
        kinds = tuple(
            Choice(kind_title(by), asked.page + address(asked.grouped(by)), by == asked.by)
            for by in GROUPING_BY_SLUG.values()
        )
        found.append(Choices(gettext("Etter"), "etter", kinds))
    return tuple(found)


def kind_title(by: Grouping) -> str:
    """What the cards of a grouping are of, as a heading."""
    return gettext("Tjenesteområder") if by == "area" else gettext("Sektorer og staber")


def _groups(index: Index, asked: Asked) -> tuple[LinkGroup, ...]:
    """The usual grouping first."""
    order = sorted(index, key=lambda by: by != asked.usual)
    return tuple(
        LinkGroup(by, kind_title(by), tuple(_link(group, by, asked) for group in index[by])) for by in order
    )


def _link(group: GroupCount, by: Grouping, asked: Asked) -> CardLink:
    href = asked.page + address(asked.grouped(by).with_(card=group.key))
    current = by == asked.by and group.key == asked.key
    return _card_link(group, href, asked, rows_of(asked.year, by, group.key), current=current)


def _total(counts: Counts, asked: Asked) -> CardLink:
    group = GroupCount("", "", gettext("Alle målekort"), counts)
    return _card_link(
        group,
        asked.address(card=ALL_CARDS),
        asked,
        LineQuery(year=asked.year),
        current=asked.key == ALL_CARDS,
    )


def _card_link(group: GroupCount, href: str, asked: Asked, rows: LineQuery, *, current: bool) -> CardLink:
    counts = group.counts
    return CardLink(
        number=group.number,
        title=group.title,
        href=href,
        current=current,
        counts=counts,
        boxes=units(counts.by_status),
        missed_href=_rows(asked, rows.with_(statuses=frozenset({Status.MISSED}))),
        unexplained_href=_rows(asked, rows.with_(unexplained=True)),
        rest=counted(counts.by_status, skip=(Status.MET, Status.MISSED)),
    )


def _rows(asked: Asked, rows: LineQuery) -> str:
    """The rows of the overview that are counted; a past moment has none."""
    return "" if asked.query.moment else asked.overview + rows_href(rows)


def _neighbours(groups: Sequence[LinkGroup], asked: Asked) -> tuple[CardLink | None, CardLink | None]:
    """The cards before and after the one that is shown, of its kind."""
    links = [link for group in groups if group.key == asked.by for link in group.links]
    place = next((place for place, link in enumerate(links) if link.current), None)
    if place is None:
        return None, None
    return links[place - 1] if place else None, links[place + 1] if place + 1 < len(links) else None


def _address(year: int) -> str:
    return reverse("card_year", kwargs={"year": year})
