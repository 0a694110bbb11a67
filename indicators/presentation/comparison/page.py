"""Mot andre: a year's figures beside the country's, the county's, the KOSTRA group's and municipalities'."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from string import ascii_lowercase
from typing import Final

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from indicators.judging import AGAINST_ORDER
from indicators.presentation.lines.row_views import StatusMark, line_mark, line_url
from indicators.presentation.navigation.addresses import address
from indicators.presentation.navigation.choices import Choice
from indicators.presentation.wording import words
from indicators.presentation.wording.against import CSS, hindrance_word, outcome_word
from indicators.presentation.wording.figures import result_text, target_text
from indicators.presentation.wording.inline_html import change_html
from indicators.presentation.wording.words import shown_count
from indicators.selectors.comparison.comparison import Beside, HeldRow, HeldYear, Other
from indicators.values import Against, Hindrance
from indicators.values.query.line_query import LineQuery
from indicators.values.query.screens import COMPARISON, TABLE

from .words import (
    counts_words,
    difference_text,
    figure_text,
    other_name,
    other_word,
    place_words,
    source_text,
)

YEARS_SHOWN: Final = 5
HEADINGS: Final = {
    Against.BETTER: _("Bedre"),
    Against.LIKE: _("Likt"),
    Against.WORSE: _("Dårligere"),
    Against.INCOMPARABLE: _("Ikke sammen\u00adlignbart"),
    Against.ABSENT: _("Uten tall"),
}


@dataclass(frozen=True, slots=True)
class HeldCell:
    """Somebody's figure, how the line stands to it in words, and the letter of its source, if any."""

    who: str
    figure: str
    words: SafeString
    source: str
    follows: bool


@dataclass(frozen=True, slots=True)
class HeldLine:
    """A line of the table; ``target`` and ``mark`` only where the target follows one of the figures."""

    name: str
    url: str
    under: str
    result: str
    target: str
    mark: StatusMark | None
    cells: tuple[HeldCell, ...]
    place: str


@dataclass(frozen=True, slots=True)
class HeldGroup:
    """Lines whose target follows a figure, or lines that are only held beside one."""

    title: str
    lines: tuple[HeldLine, ...]


@dataclass(frozen=True, slots=True)
class Tallied:
    """How many lines there are of an outcome, and the way to them."""

    count: int
    href: str
    current: bool


@dataclass(frozen=True, slots=True)
class OtherRow:
    """Somebody to be held against, with a count for each outcome."""

    name: str
    counts: tuple[Tallied, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """An edition that figures are from; ``letter`` is empty where all are from the same."""

    letter: str
    text: str


@dataclass(frozen=True, slots=True)
class HeldPage:
    """The whole page."""

    held: HeldYear
    title: str
    answer: str
    years: tuple[Choice, ...]
    narrowed: tuple[Choice, ...]
    filtered: bool
    outcomes: tuple[str, ...]
    others: tuple[OtherRow, ...]
    headings: tuple[str, ...]
    has_place: bool
    groups: tuple[HeldGroup, ...]
    shown: str
    sources: tuple[Source, ...]
    notes: tuple[str, ...]
    without: str
    without_href: str
    chosen: str
    clear: str
    other_years: tuple[Choice, ...]


def held_page(held: HeldYear, asked: LineQuery) -> HeldPage:
    """Preformat the page for what the address asks."""
    letters = _letters(held)
    bound = [row for row in held.rows if row.follows]
    beside = [row for row in held.rows if not row.follows]
    groups = (
        HeldGroup(gettext("Målet følger et av tallene"), tuple(_line(row, held, letters) for row in bound)),
        HeldGroup(gettext("Bare til sammenligning"), tuple(_line(row, held, letters) for row in beside)),
    )
    newest = held.years[:YEARS_SHOWN]
    scope = asked.only("areas", "sectors")
    return HeldPage(
        held=held,
        title=gettext("Mot andre %(year)d") % {"year": held.year},
        answer=_answer(held),
        years=_years(newest if held.year in newest else (*newest, held.year), held.year, scope),
        narrowed=_narrowed(held, asked),
        filtered=bool(asked.areas or asked.sectors or asked.against),
        outcomes=tuple(str(HEADINGS[one]) for one in AGAINST_ORDER),
        others=tuple(_other(one, held, asked) for one in held.others),
        headings=tuple(other_name(one) for one in held.others),
        has_place=any(row.place for row in held.rows),
        groups=tuple(group for group in groups if group.lines),
        shown=shown_count(len(held.rows), held.compared),
        sources=tuple(Source(letter if len(letters) > 1 else "", text) for (text, letter) in letters.items()),
        notes=_notes(held),
        without=_without(held),
        without_href=reverse("table")
        + address(scope.with_(year=held.year).on(TABLE).with_(with_others=False)),
        chosen=address(asked),
        clear=address(asked.only("year")),
        other_years=_years(held.other_years, held.year, LineQuery(COMPARISON)),
    )


def _answer(held: HeldYear) -> str:
    """How the year stands to the country, else to the first of the others that there are figures of."""
    for one in held.others:
        if told := counts_words(held.counts[one.key]):
            return gettext("Mot %(who)s: %(counts)s.") % {"who": other_word(one), "counts": told}
    return ""


def _years(years: Iterable[int], current: int, scope: LineQuery) -> tuple[Choice, ...]:
    return tuple(Choice(str(one), address(scope.with_(year=one)), one == current) for one in years)


def _narrowed(held: HeldYear, asked: LineQuery) -> tuple[Choice, ...]:
    """What the rows are narrowed to; each link takes one away."""
    return tuple(
        Choice(
            f"{other_name(one)}: {outcome_word(outcome)}",
            address(asked.with_against(one.key, None)) + "#tabell",
            True,
        )
        for one in held.others
        if (outcome := asked.against_of(one.key)) is not None
    )


def _other(one: Other, held: HeldYear, asked: LineQuery) -> OtherRow:
    now = asked.against_of(one.key)
    counts = tuple(
        Tallied(
            held.counts[one.key][outcome],
            _way(one, outcome, held, asked.with_against(one.key, None if outcome is now else outcome)),
            outcome is now,
        )
        for outcome in AGAINST_ORDER
    )
    return OtherRow(other_name(one), counts)


def _way(one: Other, outcome: Against, held: HeldYear, there: LineQuery) -> str:
    """The way to the lines of an outcome; those with nobody's figure stand in Tabeller alone."""
    if not held.counts[one.key][outcome]:
        return ""
    if outcome is Against.ABSENT:
        of_table = there.scope.on(TABLE).with_against(one.key, outcome)
        return "" if one.scope is None else reverse("table") + address(of_table)
    return address(there) + "#tabell"


def _line(row: HeldRow, held: HeldYear, letters: Mapping[str, str]) -> HeldLine:
    line = row.line
    return HeldLine(
        name=line.short_name,
        url=line_url(line),
        under=line.sector.name,
        result=result_text(line.result, line.spec, line.result_text),
        target=str(target_text(line.target, line.spec)) if row.follows else "",
        mark=line_mark(line) if row.follows else None,
        cells=tuple(_cell(row, one, cell, letters) for one, cell in zip(held.others, row.cells, strict=True)),
        place=place_words(row.place),
    )


def _cell(row: HeldRow, one: Other, cell: Beside, letters: Mapping[str, str]) -> HeldCell:
    source = letters.get(_source_of(cell), "") if len(letters) > 1 else ""
    return HeldCell(other_name(one), figure_text(row, cell), _cell_words(row, cell), source, cell.follows)


def _cell_words(row: HeldRow, cell: Beside) -> SafeString:
    held = cell.held
    if held.hindrance is Hindrance.NO_FIGURE:
        return SafeString("")
    if held.hindrance is Hindrance.OTHER_YEAR:
        return format_html("{}", gettext("fra %(year)d, et annet år") % {"year": cell.year})
    difference = difference_text(row, cell)
    said = hindrance_word(held) if held.hindrance else outcome_word(held.outcome)
    text = f"{difference}, {said}" if difference else said
    css = CSS.get(held.outcome)
    return change_html(text, f"i-{css}", css) if css else format_html("{}", text)


def _source_of(cell: Beside) -> str:
    if cell.held.hindrance is Hindrance.NO_FIGURE:
        return ""
    return source_text(cell) or gettext("uten oppgitt utgave")


def _letters(held: HeldYear) -> dict[str, str]:
    """The editions among the figures that are shown, each with a letter, in the order in which they come."""
    found = dict.fromkeys(text for row in held.rows for cell in row.cells if (text := _source_of(cell)))
    return {text: _letter(place) for place, text in enumerate(found)}


def _letter(place: int) -> str:
    rest, last = divmod(place, len(ascii_lowercase))
    return (ascii_lowercase[rest - 1] if rest else "") + ascii_lowercase[last]


def _notes(held: HeldYear) -> tuple[str, ...]:
    notes = []
    if held.silent:
        notes.append(
            gettext("Ingen tall er ført for %(names)s i %(year)d.")
            % {"names": words.listing(list(held.silent)), "year": held.year}
        )
    if held.unchosen:
        notes.append(
            gettext("Det er også ført tall for %(names)s, som ikke er valgt.")
            % {"names": words.listing(list(held.unchosen))}
        )
    return tuple(notes)


def _without(held: HeldYear) -> str:
    if not held.without:
        return ""
    told = ngettext(
        "%(count)d av %(total)d indikatorer har ingen andres tall.",
        "%(count)d av %(total)d indikatorer har ingen andres tall.",
        held.without,
    )
    return told % {"count": held.without, "total": held.total}
