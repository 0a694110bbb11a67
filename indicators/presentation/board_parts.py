"""The parts of the overview: the counters, the list, areas and sectors, what turned."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext

from indicators.judging import Explanation, JudgedLine
from indicators.presentation import words
from indicators.presentation.actions import ActionView, action_views, marks
from indicators.presentation.bullet import bullet
from indicators.presentation.bullet_svg import LIST, draw
from indicators.presentation.cells import Cell, aligned, previous_cell, result_cell, target_cell
from indicators.presentation.lines import StatusMark, line_url, sentence_parts, verdict_css
from indicators.presentation.links import query
from indicators.presentation.sentence import Segment
from indicators.presentation.units_svg import band, counted, units
from indicators.selectors import Board, Counts, GroupCount
from indicators.values import Change, Status

ALWAYS: Final = (Status.MET, Status.MISSED, Status.NOT_MEASURED)
QUOTED: Final = 260


@dataclass(frozen=True, slots=True)
class Counter:
    """One status with its count; the link lists the rows it counts."""

    count: int
    mark: StatusMark
    hint: str
    href: str
    current: bool


@dataclass(frozen=True, slots=True)
class ListedLine:
    """A line in the list: what it is, how it went, where, and why."""

    line: JudgedLine
    url: str
    sentence: tuple[Segment, ...]
    css: str
    bullet: SafeString
    area_href: str
    quote: str
    quote_source: str
    lacking: bool
    marks: SafeString
    actions: tuple[ActionView, ...]


@dataclass(frozen=True, slots=True)
class GroupView:
    """A service area or sector with one box for each of its lines."""

    title: str
    href: str
    met: int
    judged: int
    unexplained: int
    unexplained_href: str
    boxes: SafeString
    rest: str


@dataclass(frozen=True, slots=True)
class TurnedLine:
    """A line that changed sides since last year."""

    line: JudgedLine
    url: str
    previous: Cell
    result: Cell
    target: Cell


@dataclass(frozen=True, slots=True)
class Choice:
    """A pill: something the reader may choose."""

    label: str
    href: str
    current: bool
    count: int | None = None


def headline(board: Board) -> str:
    """Return the answer of the year: ``69 av 120 mål ble nådd i 2025``."""
    counts = board.counts
    if not counts.judged:
        return gettext("Ingen mål for %(year)d kan vurderes ennå") % {"year": board.year}
    return gettext("%(met)d av %(judged)d mål ble nådd i %(year)d") % {
        "met": counts.met,
        "judged": counts.judged,
        "year": board.year,
    }


def percent(share: Decimal) -> int:
    """Return a share as whole percent, halves up."""
    return int((share * 100).quantize(Decimal(1), rounding=ROUND_HALF_UP))


def counters(
    board: Board,
    chosen: dict[str, str],
    status: Status | None,
    *,
    page: str = "",
    keep: tuple[str, ...] = ("ar",),
) -> tuple[Counter, ...]:
    """Return the counters: met, missed and not measured always, the others where there are any.

    Each leads to its rows on ``page`` (default: the one that it stands on), with the choices to ``keep``.
    """
    return tuple(
        Counter(
            count=board.counts.by_status[one],
            mark=StatusMark(str(word), word.icon, word.css),
            hint=_hint(one, board.counts),
            href=page + query(_only(chosen, *keep), status=word.slug) + "#liste",
            current=one is status,
        )
        for one, word in words.STATUS_WORDS.items()
        if one in ALWAYS or board.counts.by_status[one]
    )


def _hint(status: Status, counts: Counts) -> str:
    share = counts.share_met
    if status in (Status.MET, Status.MISSED) and share is not None:
        met = percent(share)  # what is missed is the rest, so that the two make a hundred
        return gettext("%(percent)d\u00a0%% av %(judged)d vurderte") % {
            "percent": met if status is Status.MET else 100 - met,
            "judged": counts.judged,
        }
    return str(words.STATUS_WORDS[status].meaning)


def _only(chosen: dict[str, str], *names: str) -> dict[str, str]:
    return {name: value for name, value in chosen.items() if name in names}


def board_band(board: Board) -> SafeString:
    """Return the band over the counters; its title gives all counts in words."""
    title = gettext("Fordeling av %(total)d indikatorer: %(counts)s") % {
        "total": board.counts.total,
        "counts": counted(board.counts.by_status),
    }
    return band(board.counts.by_status, title)


def listed_lines(lines: Iterable[JudgedLine]) -> tuple[ListedLine, ...]:
    """Preformat the lines of the list."""
    return tuple(_listed(line) for line in lines)


def _listed(line: JudgedLine) -> ListedLine:
    quote, source = quoted(line.explanations)
    return ListedLine(
        line=line,
        url=line_url(line),
        sentence=sentence_parts(line),
        css=verdict_css(line.verdict),
        bullet=draw(bullet(line), LIST),
        area_href=card_href(line.year, line.area.number),
        quote=quote,
        quote_source=source,
        lacking=line.verdict.status is Status.MISSED and not line.explanations,
        marks=marks(line),
        actions=action_views(line.actions),
    )


def quoted(explanations: tuple[Explanation, ...], most: int = QUOTED) -> tuple[str, str]:
    """The first explanation, shortened at a word where it is long, and what it is."""
    if not explanations:
        return "", ""
    first = explanations[0]
    text = first.text.strip()
    if len(text) > most:
        text = text[:most].rsplit(" ", 1)[0].rstrip(",.;:–") + " …"
    if first.cause:
        return text, gettext("Årsak")
    return text, gettext("Fotnote") if first.footnote else gettext("Resultatkommentar")


def card_href(year: int, key: str, *, sector: bool = False) -> str:
    """Return the address of one card."""
    page = reverse("card_year", kwargs={"year": year})
    chosen = {"gruppe": "sektor"} if sector else {}
    return page + query(chosen, kort=key)


def group_views(
    groups: Iterable[GroupCount], chosen: dict[str, str], *, year: int, sector: bool
) -> tuple[GroupView, ...]:
    """Return areas or sectors, the lowest share met first; those without judged lines last."""
    parameter = "sektor" if sector else "omrade"
    ordered = sorted(groups, key=_lowest_first)
    return tuple(
        GroupView(
            title=group.title,
            href=card_href(year, group.key, sector=sector),
            met=group.counts.met,
            judged=group.counts.judged,
            unexplained=group.counts.unexplained,
            unexplained_href=query(_only(chosen, "ar"), forklaring="mangler", **{parameter: group.key})
            + "#liste",
            boxes=units(group.counts.by_status),
            rest=counted(group.counts.by_status, skip=(Status.MET, Status.MISSED)),
        )
        for group in ordered
    )


def _lowest_first(group: GroupCount) -> tuple[Decimal, int]:
    share = group.counts.share_met
    return (Decimal(2) if share is None else share, -group.counts.missed)


def turned_lines(lines: Iterable[JudgedLine]) -> tuple[TurnedLine, ...]:
    """Preformat the lines that changed sides."""
    found = list(lines)
    previous = aligned([previous_cell(line) for line in found])
    results = aligned([result_cell(line.result, line.spec, line.result_text) for line in found])
    targets = aligned([target_cell(line) for line in found])
    return tuple(
        TurnedLine(line, line_url(line), *cells)
        for line, *cells in zip(found, previous, results, targets, strict=True)
    )


def list_heading(status: Status | None, change: Change | None, sort: str, count: int) -> str:
    """Return the heading of the list for what is chosen."""
    if change is not None:
        headings = {
            Change.BETTER: gettext("Blitt bedre"),
            Change.WORSE: gettext("Blitt dårligere"),
            Change.UNCHANGED: gettext("Uendret"),
        }
        return headings[change]
    word = words.status_word(status or Status.MISSED)
    if status not in (None, Status.MISSED):
        return word
    if sort == "severity" and count > 1:
        return gettext("%(status)s, størst avvik først") % {"status": word}
    if sort == "worsened":
        return gettext("%(status)s, mest forverret først") % {"status": word}
    return word


def shown_count(shown: int, total: int) -> str:
    """Return ``Viser 10 av 51``, or how many there are when all are shown."""
    if shown < total:
        return gettext("Viser %(shown)d av %(total)d") % {"shown": shown, "total": total}
    return ngettext("%(total)d indikator", "%(total)d indikatorer", total) % {"total": total}
