"""The list of the overview: each line with its sentence, drawing, owner, cause and what is done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.utils.safestring import SafeString
from django.utils.translation import gettext

from indicators.judging import JudgedLine, guarded
from indicators.presentation.charts.bullet import bullet
from indicators.presentation.charts.bullet_svg import LIST, draw
from indicators.presentation.charts.trend_svg import trend
from indicators.presentation.lines.row_views import line_url, sentence_parts, statutory_mark, verdict_css
from indicators.presentation.wording import words
from indicators.presentation.wording.actions import (
    ActionView,
    ForecastView,
    action_views,
    forecast_view,
    marks,
)
from indicators.presentation.wording.against import against_country
from indicators.presentation.wording.arithmetic import severity_words
from indicators.presentation.wording.benchmark_editions import turned_words
from indicators.presentation.wording.mentions import figures_said
from indicators.presentation.wording.remarks import remark_words
from indicators.presentation.wording.sentence import Segment
from indicators.selectors import Board
from indicators.values import Change, Status
from indicators.values.query.line_query import LineQuery
from indicators.values.query.screens import Owed

from .counters import card_href

QUOTED: Final = 260
REMARKED: Final = ("name", "result")
LONG_ROW: Final = 10
"""A row of missed years as long as this may be longer: no more years are looked at."""


@dataclass(frozen=True, slots=True)
class Ask:
    """Where leaders are asked for an explanation, and whom a letter reaches; empty for nobody."""

    href: str
    reaches: str


@dataclass(frozen=True, slots=True)
class ListedLine:
    """A line in the list: what it is, how it went, where, and why."""

    line: JudgedLine
    url: str
    sentence: tuple[Segment, ...]
    css: str
    bullet: SafeString
    trend: SafeString
    area_href: str
    quote: str
    quote_source: str
    lacking: bool
    remarks: tuple[str, ...]
    marks: SafeString
    draft: tuple[Segment, ...]
    actions: tuple[ActionView, ...]
    severity: str
    ask: Ask | None
    turned: str
    statutory: SafeString
    streak: str
    forecast: ForecastView | None


def listed_lines(board: Board, shown: slice) -> tuple[ListedLine, ...]:
    """Preformat the lines of the list that are shown."""
    return tuple(guarded(lambda one: _listed(board, one), line) for line in board.listed[shown])


def ask_of(board: Board, line: JudgedLine) -> Ask | None:
    """The way to ask why a target was missed, for whoever may and where somebody has delivered."""
    if line.explanations or line.verdict.status is not Status.MISSED or line.sector.id not in board.may_ask:
        return None
    found = board.reach.get(line.sector.id)
    return Ask(line_url(line) + "#forklaring", words.listing(found.leaders if found else ()))


def _listed(board: Board, line: JudgedLine) -> ListedLine:
    quote, source = quoted(line)
    missed = line.verdict.status is Status.MISSED
    return ListedLine(
        line=line,
        url=line_url(line),
        sentence=sentence_parts(line),
        css=verdict_css(line.verdict),
        bullet=draw(bullet(line), LIST),
        trend=trend(line, board.figures.get(line.indicator_id, ())),
        area_href=card_href(line.year, line.area.number),
        quote=quote,
        quote_source=source,
        lacking=missed and not line.explanations,
        remarks=remarks(line),
        marks=marks(line),
        draft=sentence_parts(own) if (own := board.own.get(line.id)) else (),
        actions=action_views(line.actions),
        severity=severity_words(line) if missed else "",
        ask=ask_of(board, line),
        turned=turned_words(line),
        statutory=statutory_mark(line),
        streak=streak_words(board.streaks.get(line.id, ())),
        forecast=None
        if line.verdict.status in (Status.MET, Status.MISSED)
        else forecast_view(line.forecast, line.spec),
    )


def remarks(line: JudgedLine) -> tuple[str, ...]:
    """What the program remarks of the line and its figure, which whoever reads the sentence has to know.

    Of an earlier figure and of the columns nothing: that is told on the card and on the indicator's page.
    """
    return tuple(remark_words(note.text) for note in line.notes if note.remark and note.cell in REMARKED)


def streak_words(years: tuple[int, ...]) -> str:
    """Return ``Ikke nådd 3 år på rad: 2023, 2024 og 2025``; empty for the first year."""
    if len(years) < 2:
        return ""
    said = gettext("Ikke nådd %(count)d år på rad") % {"count": len(years)}
    if len(years) >= LONG_ROW:
        said = row_words(len(years))
    if years[-1] - years[0] == len(years) - 1 and len(years) > 3:
        return f"{said}: {years[0]}–{years[-1]}"
    return f"{said}: {words.listing([str(year) for year in years])}"


def row_words(years: int) -> str:
    """Return ``Ikke nådd minst 3 år på rad``."""
    return gettext("Ikke nådd minst %(count)d år på rad") % {"count": years}


def quoted(line: JudgedLine, most: int = QUOTED) -> tuple[str, str]:
    """The first explanation of a line, shortened at a word where it is long, and what it is."""
    if not line.explanations:
        return "", ""
    first = line.explanations[0]
    text = figures_said(first.text.strip(), line.year)
    if len(text) > most:
        text = text[:most].rsplit(" ", 1)[0].rstrip(",.;:–") + " …"
    if first.cause:
        return text, gettext("Årsak")
    return text, gettext("Fotnote") if first.footnote else gettext("Resultatkommentar")


def list_heading(asked: LineQuery, count: int) -> str:
    """Return the heading of the list for what is chosen."""
    if asked.change is not None:
        headings = {
            Change.BETTER: gettext("Blitt bedre"),
            Change.WORSE: gettext("Blitt dårligere"),
            Change.UNCHANGED: gettext("Uendret"),
        }
        return headings[asked.change]
    if by_filter := _by_filter(asked):
        return by_filter
    statuses = asked.listed_statuses
    if statuses == frozenset(Status):
        return gettext("Alle indikatorer")
    if len(statuses) > 1:
        return gettext("Vurdert: nådd og ikke nådd")
    (status,) = statuses
    word = words.status_word(status)
    orders = {
        "severity": gettext("%(status)s, størst avvik først"),
        "worsened": gettext("%(status)s, mest forverret først"),
        "streak": gettext("%(status)s, flest år på rad først"),
    }
    if status is not Status.MISSED or count < 2 or asked.sort not in orders:
        return word
    return orders[asked.sort] % {"status": word}


def _by_filter(asked: LineQuery) -> str:
    """What is listed where it is no status that was asked for."""
    if asked.statuses:
        return ""
    if asked.turned is not None:
        met = asked.turned is Status.MET
        return gettext("Snudd til nådd") if met else gettext("Snudd til ikke nådd")
    if asked.against_country is not None:
        return against_country(asked.against_country)
    chosen = (
        (bool(asked.outlooks), gettext("Målet er i fare")),
        (asked.in_a_row is not None, row_words(asked.in_a_row or 0)),
        (asked.owed is Owed.NOW, gettext("Mangler tall")),
        (asked.owed is Owed.EARLIER, gettext("Mangler tall for en tidligere periode")),
    )
    return next((heading for is_chosen, heading in chosen if is_chosen), "")
