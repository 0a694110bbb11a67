"""Actions, explanations and forecasts in words, and the marks of a row that is a draft or being changed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from indicators.judging import ActionRow, ForecastRow, JudgedLine
from indicators.models import Action, Deviation, Forecast
from indicators.presentation.figures import result_text
from indicators.values import EmptyResult, NoTarget, Spec


@dataclass(frozen=True, slots=True)
class ActionView:
    """One action: what, who, by when, and how it goes."""

    id: int
    text: str
    responsible: str
    due: date
    state: str
    css: str
    overdue: bool
    outcome: str
    year: int


def action_views(rows: Iterable[ActionRow]) -> tuple[ActionView, ...]:
    """Word actions, in their order."""
    return tuple(
        ActionView(
            row.id,
            row.text,
            row.responsible,
            row.due,
            str(Action.State(row.state).label),
            row.state,
            row.overdue,
            row.outcome,
            row.year,
        )
        for row in rows
    )


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
    if line.under_change == "returned":
        said.append(gettext("under retting"))
    if line.under_change == "reopened":
        said.append(gettext("gjenåpnet"))
    if added_later(line, adopted_year):
        said.append(gettext("lagt til etter vedtaket"))
    if not said:
        return SafeString("")
    return format_html('<span class="mark">{}</span>', ", ".join(said))
