"""What stands around the cards: the index of all of them, and what can be chosen on each page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from indicators.presentation.charts.boxes_svg import counted, units
from indicators.presentation.navigation.addresses import query
from indicators.presentation.navigation.choices import Choice
from indicators.selectors import LACKS_EXPLANATION, Card, Counts, GroupCount
from indicators.selectors.address_words import STATUS_SLUGS
from indicators.values import Status

from .page import were_adopted

Grouping = Literal["area", "sector"]
Index = Mapping[Grouping, Sequence[GroupCount]]
"""The cards of a year with their counts, by each way to group them."""

ALL: Final = "alle"
"""Stands in the address for all cards on one page."""
DEVELOPMENT: Final = "utvikling"
GROUPING_WORDS: Final[dict[Grouping, str]] = {"area": "omrade", "sector": "sektor"}


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
    met: int
    judged: int
    boxes: SafeString
    missed: int
    missed_href: str
    unexplained: int
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
    """What stands around the cards of a year; ``index``: the page is the list of them."""

    title: str
    said: str
    year: int
    index: bool
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


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address asks for. ``key`` is a card's, :data:`ALL`, or empty for the index.

    ``developing``: cards are shown through the years; ``moment`` is the past moment that links keep.
    """

    year: int
    by: Grouping
    usual: Grouping
    key: str
    adopted: bool = False
    developing: bool = False
    moment: str = ""

    @property
    def beside(self) -> dict[str, str]:
        """What every link keeps, whatever card it leads to."""
        return {
            "mal": "vedtatt" if self.adopted else "",
            "vis": DEVELOPMENT if self.developing else "",
            "pa": self.moment,
        }

    def grouping(self, by: Grouping) -> str:
        """The word for a grouping, where it has to be said."""
        return "" if by == self.usual else GROUPING_WORDS[by]

    def address(self, **changes: str) -> str:
        """The address of these cards with something else chosen."""
        here = {"gruppe": self.grouping(self.by) if self.key else "", "kort": self.key, **self.beside}
        return _address(self.year) + query({**here, **changes})


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
        index=not asked.key,
        groups=groups,
        tools=_tools(asked, years, changed=_changed(cards)),
        index_href=asked.address(kort="", gruppe=""),
        all_href=asked.address(kort=ALL),
        before=before,
        after=after,
        example=example,
        total=_total(counts, asked),
        kept=tuple((name, value) for name, value in _here(asked).items() if value and name != "pa"),
    )


def _changed(cards: Sequence[Card]) -> bool:
    return were_adopted(cards) and any(line.adopted for card in cards for line in card.lines)


def _here(asked: Asked) -> dict[str, str]:
    return {
        "gruppe": asked.grouping(asked.by) if asked.key else "",
        "kort": asked.key,
        **asked.beside,
    }


def _said(asked: Asked) -> str:
    """What is shown beside the usual, for paper, where no pill tells it."""
    found = []
    if asked.developing:
        found.append(gettext("utvikling gjennom årene"))
    if asked.adopted:
        found.append(gettext("mål slik de ble vedtatt, ved siden av dem som gjelder"))
    return ", ".join(found)


def _tools(asked: Asked, years: Sequence[int], *, changed: bool) -> tuple[Choices, ...]:
    """What can be chosen: only that of which there is more than one."""
    found = []
    if asked.key:
        as_table, as_charts = asked.address(vis=""), asked.address(vis=DEVELOPMENT)
        shown = (
            Choice(gettext("Tabell"), as_table, not asked.developing),
            Choice(gettext("Utvikling"), as_charts, asked.developing),
        )
        found.append(Choices(gettext("Vis som"), "vis", shown))
    if len(years) > 1:
        kept = {**_here(asked), "mal": "", "pa": ""}
        of_years = tuple(Choice(str(one), _address(one) + query(kept), one == asked.year) for one in years)
        found.append(Choices(gettext("År"), "ar", of_years))
    if changed:
        targets = (
            Choice(gettext("Nå"), asked.address(mal=""), not asked.adopted),
            Choice(gettext("Slik de ble vedtatt"), asked.address(mal="vedtatt"), asked.adopted),
        )
        found.append(Choices(gettext("Mål"), "mal", targets))
    if asked.key == ALL:
        kinds = tuple(
            Choice(kind_title(by), asked.address(gruppe="" if by == asked.usual else word), by == asked.by)
            for by, word in GROUPING_WORDS.items()
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
    href = asked.address(gruppe=asked.grouping(by), kort=group.key)
    current = by == asked.by and group.key == asked.key
    scope = {"omrade" if by == "area" else "sektor": group.key}
    return _card_link(group, href, asked, scope, current=current)


def _total(counts: Counts, asked: Asked) -> CardLink:
    group = GroupCount("", "", gettext("Alle målekort"), counts)
    return _card_link(group, asked.address(kort=ALL), asked, {}, current=asked.key == ALL)


def _card_link(
    group: GroupCount, href: str, asked: Asked, scope: dict[str, str], *, current: bool
) -> CardLink:
    counts = group.counts
    return CardLink(
        number=group.number,
        title=group.title,
        href=href,
        current=current,
        met=counts.met,
        judged=counts.judged,
        boxes=units(counts.by_status),
        missed=counts.missed,
        missed_href=_rows(asked, scope, status=STATUS_SLUGS[Status.MISSED]),
        unexplained=counts.unexplained,
        unexplained_href=_rows(asked, scope, forklaring=LACKS_EXPLANATION),
        rest=counted(counts.by_status, skip=(Status.MET, Status.MISSED)),
    )


def _rows(asked: Asked, scope: dict[str, str], **chosen: str) -> str:
    """The rows of the overview that are counted; a past moment has none."""
    if asked.moment:
        return ""
    return f"{reverse('board')}{query({'ar': str(asked.year), **scope, **chosen})}#liste"


def _neighbours(groups: Sequence[LinkGroup], asked: Asked) -> tuple[CardLink | None, CardLink | None]:
    """The cards before and after the one that is shown, of its kind."""
    links = [link for group in groups if group.key == asked.by for link in group.links]
    place = next((place for place, link in enumerate(links) if link.current), None)
    if place is None:
        return None, None
    return links[place - 1] if place else None, links[place + 1] if place + 1 < len(links) else None


def _address(year: int) -> str:
    return reverse("card_year", kwargs={"year": year})
