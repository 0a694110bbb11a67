"""What a search found, worded: on its page, and in the list that opens under the field."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext

from indicators.judging import JudgedLine
from indicators.presentation.lines import line_url, status_mark
from indicators.presentation.links import query
from indicators.presentation.sentence import sentence
from indicators.selectors.search import SearchView


@dataclass(frozen=True, slots=True)
class Hit:
    """An indicator that was found."""

    url: str
    name: str
    wording: str
    place: str
    status: SafeString
    sentence: str


@dataclass(frozen=True, slots=True)
class YearLink:
    """The same search in a year."""

    year: int
    href: str
    current: bool


@dataclass(frozen=True, slots=True)
class SearchPage:
    """The page of a search; ``told`` says how many there are, ``before`` and ``after`` are other pages."""

    text: str
    asked: bool
    year: int | None
    told: str
    total: int
    hits: tuple[Hit, ...]
    years: tuple[YearLink, ...]
    href: str
    before: str
    after: str
    page: int
    pages: int


def search_page(found: SearchView) -> SearchPage:
    """Word a search."""
    chosen = {"q": found.text, "ar": str(found.year or "")}
    address = reverse("search")
    before, after = (
        address + query(chosen, side=str(side)) if 1 <= side <= found.pages else ""
        for side in (found.page - 1, found.page + 1)
    )
    return SearchPage(
        text=found.text,
        asked=found.asked,
        year=found.year,
        told=_told(found),
        total=found.total,
        hits=tuple(hit(line) for line in found.hits),
        years=tuple(
            YearLink(year, address + query(chosen, ar=str(year)), year == found.year) for year in found.years
        ),
        href=address + query(chosen),
        before=before,
        after=after,
        page=found.page,
        pages=found.pages,
    )


def _told(found: SearchView) -> str:
    given = {"count": found.total, "year": found.year, "shown": len(found.hits), "text": found.text}
    if not found.total:
        return gettext("Ingen indikatorer i %(year)s passer med «%(text)s».") % given
    said = ngettext("%(count)d indikator i %(year)s", "%(count)d indikatorer i %(year)s", found.total) % given
    if len(found.hits) == found.total:
        return said
    if found.page == 1:
        return gettext("%(said)s, viser de %(shown)d beste") % {**given, "said": said}
    return gettext("%(said)s, side %(page)d av %(pages)d") % {
        "said": said,
        "page": found.page,
        "pages": found.pages,
    }


def hit(line: JudgedLine) -> Hit:
    """Preformat an indicator that was found."""
    heading = line.heading.title if line.heading else ""
    return Hit(
        url=line_url(line),
        name=line.short_name,
        wording=line.name if line.name != line.short_name else "",
        place=" · ".join(dict.fromkeys(part for part in (line.area.name, heading, line.sector.name) if part)),
        status=status_mark(line.verdict).html,
        sentence=sentence(line),
    )
