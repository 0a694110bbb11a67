"""Actions, explanations and forecasts in words, and the marks of a row that is a draft or being changed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext

from indicators.judging import ActionRow, ForecastRow, JudgedLine
from indicators.models import Action, Deviation, Forecast
from indicators.selectors.actions import OPEN
from indicators.values import EmptyResult, NoTarget, Spec

from .figures import result_text
from .mentions import figures_said
from .words import listing


@dataclass(frozen=True, slots=True)
class ActionView:
    """One action: what, who and by when (``row``), and how it goes in words."""

    row: ActionRow
    text: str
    year: int
    overdue: bool
    state: str
    url: str


def action_views(rows: Iterable[ActionRow]) -> tuple[ActionView, ...]:
    """Word actions, in their order."""
    return tuple(
        ActionView(
            row, row.text, row.year, row.overdue, str(Action.State(row.state).label), action_url(row.id)
        )
        for row in rows
    )


def overdue_text(days: int) -> str:
    """``Forfalt for 3 dager siden``."""
    said = ngettext("Forfalt for %(count)d dag siden", "Forfalt for %(count)d dager siden", days)
    return said % {"count": days}


def action_url(pk: int) -> str:
    """The page of an action, where it is followed up."""
    return reverse("action", kwargs={"pk": pk})


def earlier_open(line: JudgedLine) -> tuple[ActionView, ...]:
    """What was promised in earlier years and is still to be done."""
    return action_views(row for row in line.promised if row.state in OPEN)


def promise_text(who: str, due: date, state: str) -> str:
    """Who does it by when, and how far it has come: ``Rektor, innen 01.06.2027, planlagt``."""
    return gettext("%(who)s, innen %(due)s, %(state)s") % {
        "who": who,
        "due": f"{due:%d.%m.%Y}",
        "state": str(Action.State(state).label).lower(),
    }


def action_text(row: ActionRow) -> str:
    """An action in one line of a table or a file, with how it went where that is said."""
    told = f"{row.text} ({promise_text(row.responsible, row.due, row.state)})"
    return f"{told}: {row.outcome}" if row.outcome else told


def actions_text(line: JudgedLine) -> str:
    """The actions of a line's own year, one on each line."""
    return "\n".join(action_text(row) for row in line.actions)


def cause(line: JudgedLine) -> str:
    """The cause as the responsible leader wrote it."""
    return figures_said(line.deviation.cause, line.year) if line.deviation else ""


@dataclass(frozen=True, slots=True)
class ForecastView:
    """What the leader expected, when."""

    round: str
    outlook: str
    figure: str
    comment: str


def forecast_view(row: ForecastRow | None, spec: Spec) -> ForecastView | None:
    """Word a forecast."""
    if row is None:
        return None
    figure = "" if isinstance(row.figure, EmptyResult) else result_text(row.figure, spec, row.text)
    return ForecastView(row.round.label, str(Forecast.Outlook(row.outlook).label), figure, row.comment)


def why_no_figure(line: JudgedLine) -> str:
    """The reason from the list, in words; empty where none was given."""
    given = line.deviation.why_no_figure if line.deviation else ""
    return str(Deviation.WhyNoFigure(given).label) if given else ""


def evidence(line: JudgedLine) -> str:
    """The case in the archive, or an address that leads to it."""
    return line.deviation.evidence if line.deviation else ""


def added_later(line: JudgedLine, adopted_year: bool) -> bool:
    """Whether a line came to the plan after the council had adopted it."""
    return adopted_year and not line.has_adopted and not isinstance(line.target, NoTarget)


def marks(line: JudgedLine, *, adopted_year: bool = False) -> SafeString:
    """What is to be known of a row beside its status: a draft, being changed, added later."""
    said = []
    if line.draft:
        said.append(gettext("utkast"))
    if line.missing:
        periods = listing([str(period.label) for period in line.missing])
        said.append(gettext("%(periods)s mangler") % {"periods": periods})
    if line.under_change == "returned":
        said.append(gettext("under retting"))
    if line.under_change == "reopened":
        said.append(gettext("gjenåpnet"))
    if added_later(line, adopted_year):
        said.append(gettext("lagt til etter vedtaket"))
    if not said:
        return SafeString("")
    return format_html('<span class="mark">{}</span>', ", ".join(said))
