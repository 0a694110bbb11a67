"""What stands beside the list of the overview: what turned, what is at risk, owed, overdue, promised."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext, ngettext

from indicators.judging import ActionRow, JudgedLine
from indicators.presentation.lines.row_views import line_url, sentence_parts, verdict_css
from indicators.presentation.navigation.addresses import query, rows_href
from indicators.presentation.navigation.choices import Choice
from indicators.presentation.wording.actions import ActionView, ForecastView, action_views, forecast_view
from indicators.presentation.wording.deliveries import days_left, passed_text
from indicators.presentation.wording.recipients import ReachView, reach_view
from indicators.presentation.wording.sentence import Segment
from indicators.presentation.wording.words import shown_count
from indicators.selectors import Board, Owing
from indicators.selectors.actions import OVERDUE_SLUG
from indicators.selectors.board.narrowing import JUDGED
from indicators.selectors.overdue_actions import OverdueAction
from indicators.values import Status
from indicators.values.query.line_query import LineQuery
from indicators.values.query.screens import Owed

from .counters import short_sector

OPEN = ("planned", "under_way")


@dataclass(frozen=True, slots=True)
class TurnedLine:
    """A line that changed sides, with its sentence."""

    line: JudgedLine
    url: str
    sentence: tuple[Segment, ...]
    css: str


@dataclass(frozen=True, slots=True)
class TurnedLines:
    """Lines that changed sides in one direction."""

    caption: str
    open: bool
    lines: tuple[TurnedLine, ...]
    shown: str
    all_href: str


@dataclass(frozen=True, slots=True)
class AtRisk:
    """A line whose leader fears for the target."""

    line: JudgedLine
    url: str
    forecast: ForecastView | None


@dataclass(frozen=True, slots=True)
class OwingView:
    """What a sector owes, and whom a letter about it reaches; a count of zero has no address."""

    owing: Owing
    sector: str
    reach: ReachView | None
    figures_href: str
    explanations_href: str
    earlier_href: str


@dataclass(frozen=True, slots=True)
class OverdueView:
    """An action that is open after its date; ``promised`` names its year where it is not the shown one."""

    action: ActionView
    title: str
    url: str
    days: str
    promised: str


@dataclass(frozen=True, slots=True)
class Promised:
    """What was promised last year for an indicator, and how it went."""

    title: str
    url: str
    actions: tuple[ActionView, ...]


def turned_heading(board: Board) -> str:
    """``Snudd siden 2024``, ``Snudd siden 1. tertial``."""
    if board.earlier is not None and board.earlier.round is not None:
        return gettext("Snudd siden %(round)s") % {"round": board.earlier.round.label}
    since = since_year([*board.turned, *board.recovered])
    if since is None:
        return gettext("Snudd siden forrige måling")
    return gettext("Snudd siden %(year)d") % {"year": since}


def turned_note(board: Board) -> str:
    """What lines were compared with, where it was not the round, or not a verdict by targets of their own."""
    if board.earlier is not None and board.earlier.round is not None:
        apart = [one for one in (*board.turned, *board.recovered) if one.earlier_status not in JUDGED]
        said = gettext("Der runden ikke har tall, er det sammenlignet med året før.")
        return said if apart else ""
    if board.by_own_targets:
        return ""
    return gettext(
        "Ingen mål for %(before)d er lagt inn. Forrige tall er holdt opp mot målene for %(year)d."
    ) % {"before": board.year - 1, "year": board.year}


def turned_lists(board: Board, asked: LineQuery, limit: int) -> tuple[TurnedLines, ...]:
    """The two directions, what turned to missed first."""
    if board.by_own_targets:
        worse, better = (
            gettext("%(count)d fra nådd til ikke nådd"),
            gettext("%(count)d fra ikke nådd til nådd"),
        )
    else:
        worse = gettext("%(count)d ville nådd årets mål, men gjør det ikke nå")
        better = gettext("%(count)d ville ikke nådd årets mål, men gjør det nå")
    pairs = ((worse, board.turned, Status.MISSED), (better, board.recovered, Status.MET))
    return tuple(
        TurnedLines(
            caption=template % {"count": len(lines)},
            open=lines is (board.turned or board.recovered),
            lines=tuple(
                TurnedLine(line, line_url(line), sentence_parts(line), verdict_css(line.verdict))
                for line in lines[:limit]
            ),
            shown=shown_count(limit, len(lines)) if len(lines) > limit else "",
            all_href=rows_href(asked.scope.with_(turned=side)),
        )
        for template, lines, side in pairs
        if lines
    )


def since_year(lines: Sequence[JudgedLine]) -> int | None:
    """The one year that all these lines are compared with, or None where they differ."""
    years = {line.previous.year for line in lines if line.previous is not None}
    return years.pop() if len(years) == 1 else None


def at_risk_views(board: Board, limit: int) -> tuple[AtRisk, ...]:
    """The first of those at risk, in their order."""
    return tuple(
        AtRisk(line, line_url(line), forecast_view(line.forecast, line.spec))
        for line in by_outlook(board.at_risk)[:limit]
    )


def by_outlook(lines: Iterable[JudgedLine]) -> list[JudgedLine]:
    """Those that will not reach the target first, then those where it is uncertain."""
    return sorted(lines, key=lambda line: not (line.forecast and line.forecast.outlook == "will_miss"))


def owing_views(board: Board, asked: LineQuery) -> tuple[OwingView, ...]:
    """Each sector that owes something, with addresses of what it owes."""
    return tuple(_owing(board, one, asked) for one in board.owing)


def _owing(board: Board, one: Owing, asked: LineQuery) -> OwingView:
    scope = asked.scope.with_(sectors=(one.sector.code,))
    return OwingView(
        one,
        short_sector(one.sector.name),
        reach_view(found, figures=bool(one.figures or one.earlier), explanations=bool(one.explanations))
        if (found := board.reach.get(one.sector.id))
        else None,
        rows_href(scope.with_(owed=Owed.NOW)),
        rows_href(scope.with_(unexplained=True)),
        rows_href(scope.with_(owed=Owed.EARLIER)),
    )


def owing_deadline(board: Board) -> str:
    """``Fristen er 31.01.2027, 12 dager igjen.``, ``Fristen var 31.01.2026.``"""
    day = f"{board.deadline:%d.%m.%Y}"
    if board.days_left >= 0:
        return gettext("Fristen er %(day)s, %(left)s.") % {"day": day, "left": days_left(board.days_left)}
    if not any(one.figures for one in board.owing):
        return gettext("Fristen var %(day)s.") % {"day": day}
    return passed_text(day, -board.days_left)


def overdue_views(board: Board, limit: int) -> tuple[OverdueView, ...]:
    """The longest overdue first."""
    shown = board.overdue[:limit]
    return tuple(
        OverdueView(
            action_views([one.action])[0],
            one.short_name,
            reverse("indicator", kwargs={"code": one.code, "year": one.action.year}),
            ngettext("%(count)d dag over fristen", "%(count)d dager over fristen", one.days_overdue)
            % {"count": one.days_overdue},
            _promised_in(one, board.year),
        )
        for one in shown
    )


def _promised_in(one: OverdueAction, shown: int) -> str:
    if one.action.year == shown:
        return ""
    said = gettext("lovet i %(year)d (oppdiktet eksempel)") if one.example else gettext("lovet i %(year)d")
    return said % {"year": one.action.year}


def overdue_href(asked: LineQuery) -> str:
    """The rows that are counted as overdue: of every year, in the same area and sector."""
    return reverse("actions") + query(asked.words("omrade", "sektor"), tilstand=OVERDUE_SLUG)


def overdue_all(board: Board, asked: LineQuery) -> Choice:
    """The way to all of them."""
    count = len(board.overdue)
    label = ngettext("Følg opp %(count)d tiltak i Tiltak", "Følg opp alle %(count)d i Tiltak", count)
    return Choice(label % {"count": count}, overdue_href(asked), count=count)


def promised_views(board: Board) -> tuple[Promised, ...]:
    """Indicators with a promise from last year; those with something overdue first, then what is open."""
    found = [(line, _last_year(board, line)) for line in board.lines]
    told = [(line, rows) for line, rows in found if rows]
    told.sort(key=lambda one: (not any(r.overdue for r in one[1]), not any(r.state in OPEN for r in one[1])))
    return tuple(Promised(line.short_name, line_url(line), action_views(rows)) for line, rows in told)


def promised_summary(board: Board) -> str:
    """How many of last year's promises were kept."""
    rows = [row for line in board.lines for row in _last_year(board, line)]
    done = sum(row.state == "done" for row in rows)
    return ngettext(
        "%(done)d av %(count)d tiltak er gjennomført.",
        "%(done)d av %(count)d tiltak er gjennomført.",
        len(rows),
    ) % {"done": done, "count": len(rows)}


def promised_all(board: Board, asked: LineQuery, shown: int) -> Choice | None:
    """The way to all that was promised last year; None where it is shown already."""
    if len([line for line in board.lines if _last_year(board, line)]) <= shown:
        return None
    href = reverse("actions") + query(asked.words("omrade", "sektor"), ar=str(board.year - 1))
    return Choice(gettext("Se alle tiltak fra %(year)d") % {"year": board.year - 1}, href)


def _last_year(board: Board, line: JudgedLine) -> tuple[ActionRow, ...]:
    return tuple(row for row in line.promised if row.year == board.year - 1)
