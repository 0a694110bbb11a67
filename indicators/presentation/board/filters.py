"""What the list of the overview can be narrowed to and ordered by, as links and as a form."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext

from indicators.presentation.navigation.addresses import query
from indicators.presentation.navigation.choices import Choice, Option, Select
from indicators.presentation.wording import words
from indicators.presentation.wording.against import against_country, outcome_word
from indicators.selectors import LACKS_EXPLANATION, Board, Wanted, missed_in_a_row, rounds_to_choose
from indicators.selectors.address_words import (
    AGAINST_SLUGS,
    CHANGE_SLUGS,
    LISTS_OF_STATUSES,
    ROUND_SLUGS,
    SORT_SLUGS,
    STATUS_BY_SLUG,
)
from indicators.values import Status

from .counters import SCOPE, scope_of
from .missed_list import row_words


@dataclass(frozen=True, slots=True)
class Tick:
    """Something that is on or off."""

    name: str
    value: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Filters:
    """The form that narrows the list; ``kept`` are choices made elsewhere, sent along unseen."""

    selects: tuple[Select, ...]
    ticks: tuple[Tick, ...]
    kept: tuple[tuple[str, str], ...]
    open: bool


def when_selects(board: Board) -> tuple[Select, ...]:
    """Year and round, each where there is more than one to choose."""
    years = tuple(Option(str(one), str(one), one == board.year) for one in board.years)
    rounds = tuple(
        Option(ROUND_SLUGS[one.kind], one.name, one.kind is board.round)
        for one in rounds_to_choose(board.news)
    )
    whole = Option("arsslutt", gettext("Årsslutt"), board.round is None)
    found = [Select("ar", gettext("År"), years)] if len(years) > 1 or rounds else []
    return (*found, Select("runde", gettext("Runde"), (*rounds, whole))) if rounds else tuple(found)


def kept(raw: dict[str, str], *, without: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """The choices that another form sends along."""
    return tuple((name, value) for name, value in raw.items() if value and name not in without)


def filters(board: Board, raw: dict[str, str], wanted: Wanted) -> Filters:
    """The form as the reader left it."""
    everywhere = Option("", gettext("Alle"), False)
    areas = tuple(Option(one.key, one.title, one.key == wanted.area) for one in board.areas)
    sectors = tuple(Option(one.key, one.title, one.key == wanted.sector) for one in board.sectors)
    ticks = (
        Tick("forklaring", LACKS_EXPLANATION, gettext("Mangler forklaring"), wanted.unexplained),
        Tick("nesten", "ja", words.close_word(board.whole_counts.close_word), wanted.close),
        Tick("tall", "mangler", gettext("Mangler tall"), wanted.owed),
    )
    selects: tuple[Select, ...] = (
        Select("omrade", gettext("Tjenesteområde"), (everywhere, *areas)),
        Select("sektor", gettext("Sektor eller stab"), (everywhere, *sectors)),
        Select("status", gettext("Status"), _statuses(raw)),
        Select("endring", gettext("Endring"), _changes(raw)),
        Select("landet", gettext("Mot landet"), _against(wanted)),
        *_rows_of_years(board, wanted),
    )
    names = (*(one.name for one in selects), *(one.name for one in ticks), "vis", "side", "snudd", "rad")
    used = any(raw.get(one.name) for one in selects) or any(tick.chosen for tick in ticks)
    listing = (*kept(raw, without=names), ("vis", "alle"))
    return Filters(selects, ticks, listing, used and not board.listed)


def _rows_of_years(board: Board, wanted: Wanted) -> tuple[Select, ...]:
    """At least so many years in a row, where any target was missed more than once."""
    counted = missed_in_a_row(board)
    if not counted and wanted.in_a_row is None:
        return ()
    asked = sorted({*counted, *([wanted.in_a_row] if wanted.in_a_row else [])})
    found = (
        Option(str(least), gettext("%(count)d eller flere") % {"count": least}, least == wanted.in_a_row)
        for least in asked
    )
    return (Select("rad", gettext("År på rad"), (Option("", gettext("Alle"), False), *found)),)


def _statuses(raw: dict[str, str]) -> tuple[Option, ...]:
    labels = {
        "": gettext("Som vanlig: ikke nådd"),
        "vurdert": gettext("Nådd og ikke nådd"),
        "alle": gettext("Alle"),
    }
    labels |= {slug: words.status_word(status) for slug, status in STATUS_BY_SLUG.items()}
    order = ("", *STATUS_BY_SLUG, *(slug for slug in LISTS_OF_STATUSES if slug not in STATUS_BY_SLUG))
    return tuple(Option(slug, labels[slug], slug == raw.get("status", "")) for slug in order)


def _changes(raw: dict[str, str]) -> tuple[Option, ...]:
    found = [Option("", gettext("Alle"), False)]
    for change, slug in CHANGE_SLUGS.items():
        label = words.capitalised(words.change_word(change))
        found.append(Option(slug, label, slug == raw.get("endring", "")))
    return tuple(found)


def _against(wanted: Wanted) -> tuple[Option, ...]:
    everyone = Option("", gettext("Alle"), False)
    found = (
        Option(slug, words.capitalised(outcome_word(outcome)), outcome is wanted.against)
        for outcome, slug in AGAINST_SLUGS.items()
    )
    return (everyone, *found)


def sorts(raw: dict[str, str], sort: str) -> tuple[Choice, ...]:
    """The orders in which missed targets can be read."""
    labels = {
        "avvik": gettext("Størst avvik"),
        "forverret": gettext("Mest forverret"),
        "ar-pa-rad": gettext("År på rad"),
        "omrade": gettext("Område"),
    }
    return tuple(
        Choice(
            label,
            query(raw, rekkefolge=None if slug == "avvik" else slug, side=None) + "#liste",
            SORT_SLUGS[slug] == sort,
        )
        for slug, label in labels.items()
    )


def narrowed_by(board: Board, raw: dict[str, str], wanted: Wanted) -> tuple[Choice, ...]:
    """What the list is narrowed to; each link takes one away."""
    labels = {
        "nesten": (wanted.close, words.close_word(board.whole_counts.close_word)),
        "tall": (
            wanted.owed or wanted.owed_earlier,
            gettext("Mangler tall") if wanted.owed else gettext("Mangler tall for en tidligere periode"),
        ),
        "utsikt": (wanted.outlooks is not None, gettext("Målet er i fare")),
        "rad": (wanted.in_a_row is not None, row_words(wanted.in_a_row or 0)),
        "snudd": (wanted.turned is not None, gettext("Snudd")),
    }
    found = [(name, label) for name, (chosen, label) in labels.items() if chosen]
    if wanted.change is not None:
        found.append(("endring", words.capitalised(words.change_word(wanted.change))))
    if wanted.against is not None:
        found.append(("landet", against_country(wanted.against)))
    return tuple(
        Choice(label, query(raw, **{name: None}, side=None) + "#liste", True) for name, label in found
    )


def scopes(board: Board, raw: dict[str, str], wanted: Wanted) -> tuple[Choice, ...]:
    """The area and the sector that everything is of; each link takes one away."""
    chosen = (("omrade", wanted.area, board.areas), ("sektor", wanted.sector, board.sectors))
    return tuple(
        Choice(group.title, query(raw, **{name: None}, side=None), True)
        for name, key, groups in chosen
        for group in groups
        if group.key == key
    )


def lacking(board: Board, raw: dict[str, str], wanted: Wanted) -> Choice | None:
    """The pill that leaves only misses without an explanation."""
    count = board.counts.unexplained
    if not count and not wanted.unexplained:
        return None
    href = query(raw, forklaring=None if wanted.unexplained else LACKS_EXPLANATION, side=None) + "#liste"
    return Choice(gettext("Mangler forklaring"), href, wanted.unexplained, count)


def is_narrowed(wanted: Wanted) -> bool:
    """Whether the list is anything but all missed targets of the whole municipality."""
    return bool(
        wanted.area or wanted.sector or wanted.unexplained or wanted.close or wanted.in_a_row
    ) or wanted.listed_statuses != frozenset({Status.MISSED})


def clear_href(raw: dict[str, str]) -> str:
    """The same year and round with nothing chosen."""
    return query({name: raw.get(name, "") for name in SCOPE[:2]}) or reverse("board")


def scope_href(raw: dict[str, str]) -> str:
    """The same year, round, area and sector with an unnarrowed list."""
    return query(scope_of(raw)) or reverse("board")
