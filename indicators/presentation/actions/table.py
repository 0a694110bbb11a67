"""The table of actions: what was promised, for what, by when, how it goes, and how the target went after."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import ClassVar, Final

import django_tables2 as tables
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from indicators.collation import norwegian_key
from indicators.models import Action
from indicators.presentation.lines.row_views import StatusMark, line_mark, line_url
from indicators.presentation.table.rows import BigMeta, Column, SortedData, area_key, area_text
from indicators.presentation.wording.actions import action_url, cause, overdue_text, why_no_figure
from indicators.presentation.wording.figures import DASH
from indicators.presentation.wording.sentence import sentence
from indicators.selectors.actions import ActionEntry, urgency

STATE_ICONS: Final = {
    Action.State.PLANNED: ("i-s-not_begun", "not_due"),
    Action.State.UNDER_WAY: ("i-a-under_way", "not_due"),
    Action.State.DONE: ("i-s-approved", "met"),
    Action.State.DROPPED: ("i-a-dropped", "not_due"),
}


def _promise(one: ActionEntry) -> SafeString:
    row = one.action
    return format_html('<a href="{}">{}</a><small>{}</small>', action_url(row.id), row.text, row.responsible)


def _indicator(one: ActionEntry) -> SafeString:
    line = one.line
    return format_html(
        '<a href="{}">{}</a><small>{} · {}</small>',
        line_url(line),
        line.short_name,
        area_text(line),
        line.sector.name,
    )


def _miss(one: ActionEntry) -> SafeString:
    return format_html("{}<small>{}</small>", sentence(one.line), cause_text(one))


def _state(one: ActionEntry) -> SafeString:
    late = late_text(one)
    lateness = format_html('<small class="late">{}</small>', late) if late else ""
    outcome = format_html("<small>{}</small>", one.action.outcome) if one.action.outcome else ""
    return format_html("{}{}{}", state_mark(one).html, lateness, outcome)


def _after(one: ActionEntry) -> SafeString:
    if one.after is None:
        return format_html(
            '<span aria-hidden="true">{}</span><span class="vh">{}</span>', DASH, after_text(one)
        )
    return format_html(
        '{}<small><a href="{}">{}</a></small>',
        line_mark(one.after).html,
        line_url(one.after),
        one.after.year,
    )


class ActionTable(tables.Table):  # type: ignore[misc]
    """Columns of the page Tiltak; every value is worded by presentation."""

    caption = _("Tiltak med indikator, avvik, frist og tilstand. Overskriftene sorterer tabellen.")
    row_header = "tiltak"

    tiltak = Column(_("Tiltak"), "t-name", _promise, lambda one: norwegian_key(one.action.text))
    indikator = Column(_("Indikator"), "t-of", _indicator, lambda one: norwegian_key(one.line.short_name))
    ar = Column(
        _("Lovet i"),
        "t-y",
        lambda one: str(one.line.year),
        lambda one: (one.line.year, *area_key(one.line)),
    )
    avvik = Column(
        _("Avvik og årsak"),
        "t-sent",
        _miss,
        lambda one: -(one.line.verdict.severity_uncapped or Decimal(0)),
    )
    frist = Column(_("Frist"), "t-due", lambda one: f"{one.action.due:%d.%m.%Y}", lambda one: one.action.due)
    tilstand = Column(_("Tilstand"), "t-status", _state, urgency)
    etter = Column(_("Året etter"), "t-after", _after)

    class Meta(BigMeta):
        attrs: ClassVar = {"class": "big-t acts-t", "role": "table"}


def action_table(entries: Iterable[ActionEntry], *, order: str = "") -> ActionTable:
    """Return the table of these actions; without an order they stay as they come."""
    return ActionTable(SortedData(entries, ActionTable), order_by=order or None)


def state_mark(one: ActionEntry) -> StatusMark:
    """The state of an action as icon and word; what is overdue is red whatever has been begun."""
    state = Action.State(one.action.state)
    icon, css = ("i-s-late", "missed") if one.action.overdue else STATE_ICONS[state]
    return StatusMark(str(state.label), icon, css)


def late_text(one: ActionEntry) -> str:
    """How long it is overdue; empty where it is not."""
    return overdue_text(one.days_overdue) if one.days_overdue else ""


def cause_text(one: ActionEntry) -> str:
    """The cause that was given; that it is missing where it is."""
    said = cause(one.line) or why_no_figure(one.line)
    return gettext("Årsak: %(cause)s") % {"cause": said} if said else gettext("Mangler årsak")


def after_text(one: ActionEntry) -> str:
    """How the indicator went the year after: its sentence, or that it is not among that year's."""
    if one.after is None:
        return gettext("Ikke i planen for %(year)d") % {"year": one.line.year + 1}
    return sentence(one.after)
