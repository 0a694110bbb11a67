"""Development work and texts of areas, worded: the page for reading, and the words of states."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from indicators.models import AreaText, DevelopmentWork
from indicators.presentation.lines.matters import stood_text
from indicators.presentation.lines.row_views import StatusMark
from indicators.presentation.navigation.addresses import query
from indicators.presentation.navigation.choices import Choice, Option, Select, StateCount
from indicators.presentation.wording.mentions import printed
from indicators.presentation.wording.remarks import remark_words
from indicators.selectors.board.tallies import round_choices
from indicators.selectors.report.year_texts import AreaWords, TextRow, WordsView, WorkRow
from indicators.values.texts.document import Document

State = DevelopmentWork.State

STATE_SLUGS: Final = {
    "ikke-startet": State.NOT_STARTED,
    "pagar": State.ONGOING,
    "gjennomfort": State.DONE,
    "utsatt": State.POSTPONED,
    "avsluttet": State.ENDED,
    "ikke-registrert": "none",
}
"""What a state is called in addresses; ``none``: nobody has said."""
STATE_ICONS: Final = {
    State.NOT_STARTED.value: ("i-s-not_begun", "not_due"),
    State.ONGOING.value: ("i-a-under_way", "not_due"),
    State.DONE.value: ("i-s-approved", "met"),
    State.POSTPONED.value: ("i-s-late", "not_due"),
    State.ENDED.value: ("i-a-dropped", "not_due"),
    "": ("i-lack", "not_due"),
}


@dataclass(frozen=True, slots=True)
class WorkView:
    """A piece of development work on the page."""

    anchor: str
    planned: SafeString
    done: SafeString
    mark: SafeString
    row: WorkRow
    indicator_href: str
    remark: str


@dataclass(frozen=True, slots=True)
class TextView:
    """A text; ``title`` is empty where the heading above says enough."""

    title: str
    html: SafeString


@dataclass(frozen=True, slots=True)
class AreaView:
    """One service area on the page."""

    anchor: str
    number: str
    name: str
    introduction: tuple[TextView, ...]
    results: tuple[TextView, ...]
    before: tuple[TextView, ...]
    work: tuple[WorkView, ...]
    after: tuple[TextView, ...]
    challenges: tuple[TextView, ...]


@dataclass(frozen=True, slots=True)
class WordsPage:
    """The whole page."""

    view: WordsView
    title: str
    years: tuple[Choice, ...]
    counters: tuple[StateCount, ...]
    areas: tuple[AreaView, ...]
    search: str
    filters: tuple[Select, ...]
    stood: str
    filtered: bool
    files: str


def words_page(view: WordsView, chosen: Mapping[str, str]) -> WordsPage:
    """Word a year. ``chosen`` are the words of the address: omrade, sektor, tilstand, sok."""
    return WordsPage(
        view=view,
        title=gettext("Utviklingsarbeid %(year)d") % {"year": view.year},
        years=tuple(
            Choice(str(year), reverse("words_year", args=[year]), year == view.year) for year in view.years
        ),
        counters=_counters(view, chosen),
        areas=tuple(_area(area, view.year) for area in view.areas),
        search=chosen["sok"],
        filters=_filters(view, chosen),
        stood=stood_text(view.round, view.year),
        filtered=any(chosen.values()),
        files=query(dict(chosen)),
    )


def state_word(state: str) -> str:
    """The word for a state; that nobody has said."""
    return str(State(state).label) if state else gettext("Ikke registrert")


def _states() -> Iterable[tuple[str, str]]:
    """Every state as it is chosen, with its word."""
    return ((slug, state_word("" if code == "none" else code)) for slug, code in STATE_SLUGS.items())


def state_mark(state: str) -> SafeString:
    """A state as icon and word."""
    return StatusMark(state_word(state), *STATE_ICONS[state]).html


def shown(text: Document, year: int, *, heading: int = 4) -> SafeString:
    """A document of a year as HTML, mentioned figures in words; everything that was typed is escaped."""
    return mark_safe(printed(text, year).html(heading=heading))  # noqa: S308 a document prints nothing but its own tags


def _counters(view: WordsView, chosen: Mapping[str, str]) -> tuple[StateCount, ...]:
    """One counter for each state that is used; the chosen one leads back to all."""
    found = []
    for slug, state in STATE_SLUGS.items():
        code = "" if state == "none" else str(state)
        count, current = view.counts[code], chosen["tilstand"] == slug
        if not count and not current:
            continue
        icon, css = STATE_ICONS[code]
        href = reverse("words_year", args=[view.year]) + query(dict(chosen), tilstand="" if current else slug)
        found.append(StateCount(count, state_word(code), "", icon, css, href, current))
    return tuple(found)


def _filters(view: WordsView, chosen: Mapping[str, str]) -> tuple[Select, ...]:
    """The lists of the form; the rounds where there is one to go back to."""
    every = gettext("Alle")
    areas = ((number, f"{number} {name}") for number, name in view.area_choices)
    found = (
        Select("tilstand", gettext("Tilstand"), _options(every, _states(), chosen["tilstand"])),
        Select("omrade", gettext("Tjenesteområde"), _options(every, areas, chosen["omrade"])),
        Select(
            "sektor", gettext("Sektor eller stab"), _options(every, view.sector_choices, chosen["sektor"])
        ),
    )
    rounds = _options(gettext("I dag"), round_choices(view.rounds), chosen["runde"])
    return (*found, Select("runde", gettext("Slik det sto"), rounds)) if len(rounds) > 1 else found


def _options(every: str, given: Iterable[tuple[str, str]], chosen: str) -> tuple[Option, ...]:
    rows = [("", every), *given]
    return tuple(Option(value, label, value == chosen) for value, label in rows)


def _area(area: AreaWords, year: int) -> AreaView:
    kind = AreaText.Kind
    challenges = area.of_kind(kind.CHALLENGES)
    return AreaView(
        anchor=f"o-{area.number.replace('.', '-')}",
        number=area.number,
        name=area.name,
        introduction=_texts(area.of_kind(kind.INTRODUCTION), year),
        results=_texts(area.of_kind(kind.RESULTS), year),
        before=_texts(area.of_kind(kind.BEFORE_WORK), year),
        work=tuple(_work(row) for row in area.work),
        after=_texts(area.of_kind(kind.AFTER_WORK), year),
        challenges=_texts(challenges, year),
    )


def _texts(rows: tuple[TextRow, ...], year: int) -> tuple[TextView, ...]:
    """Texts, each under its sector's name where several have written."""
    several = len(rows) > 1
    return tuple(TextView(row.sector_name if several else "", shown(row.text, year)) for row in rows)


def _work(row: WorkRow) -> WorkView:
    href = reverse("indicator", kwargs={"code": row.indicator, "year": row.year}) if row.indicator else ""
    return WorkView(
        anchor=f"u-{row.pk}",
        planned=shown(row.planned, row.year),
        done=shown(row.done, row.year),
        mark=state_mark(row.state),
        row=row,
        indicator_href=href,
        remark=remark_words(row.remark),
    )
