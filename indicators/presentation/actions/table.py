"""The table of actions: what was promised, for what, by when, how it goes, and how the target went after."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Any, Final

import django_tables2 as tables
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from indicators.collation import norwegian_key
from indicators.models import Action
from indicators.presentation.lines.row_views import StatusMark, line_mark, line_url
from indicators.presentation.table.rows import SortedData, worded
from indicators.presentation.wording.actions import action_url, cause, why_no_figure
from indicators.presentation.wording.figures import DASH
from indicators.presentation.wording.sentence import sentence
from indicators.selectors.actions import ActionEntry, urgency

STATE_ICONS: Final = {
    Action.State.PLANNED: ("i-s-not_begun", "not_due"),
    Action.State.UNDER_WAY: ("i-a-under_way", "not_due"),
    Action.State.DONE: ("i-s-approved", "met"),
    Action.State.DROPPED: ("i-a-dropped", "not_due"),
}
SORT_KEYS: Final[dict[str, Callable[[ActionEntry], Any]]] = {
    "tiltak": lambda one: norwegian_key(one.action.text),
    "indikator": lambda one: norwegian_key(one.line.short_name),
    "ar": lambda one: (one.line.year, one.line.area.order, one.line.order),
    "avvik": lambda one: -(one.line.verdict.severity_uncapped or Decimal(0)),
    "frist": lambda one: one.action.due,
    "tilstand": urgency,
}


class ActionData(SortedData):
    """Actions sorted by what they mean."""

    keys = SORT_KEYS


class ActionTable(tables.Table):  # type: ignore[misc]
    """Columns of the page Tiltak; every value is worded by presentation."""

    caption = _("Tiltak med indikator, avvik, frist og tilstand. Overskriftene sorterer tabellen.")
    row_header = "tiltak"

    tiltak = tables.Column(_("Tiltak"), accessor="action", attrs=worded("t-name"))
    indikator = tables.Column(_("Indikator"), accessor="line", attrs=worded("t-of"))
    ar = tables.Column(_("Lovet i"), accessor="line__year", attrs=worded("t-y"))
    avvik = tables.Column(_("Avvik og årsak"), accessor="line", attrs=worded("t-sent"))
    frist = tables.Column(_("Frist"), accessor="action__due", attrs=worded("t-due"))
    tilstand = tables.Column(_("Tilstand"), accessor="action__state", attrs=worded("t-status"))
    etter = tables.Column(
        _("Året etter"), accessor="after", orderable=False, empty_values=(), attrs=worded("t-after")
    )

    class Meta:
        order_by_field = "sorter"
        page_field = "side"
        template_name = "django_tables2/table.html"
        attrs = {"class": "big-t acts-t", "role": "table"}

    def render_tiltak(self, record: ActionEntry) -> SafeString:
        row = record.action
        return format_html(
            '<a href="{}">{}</a><small>{}</small>', action_url(row.id), row.text, row.responsible
        )

    def render_indikator(self, record: ActionEntry) -> SafeString:
        line = record.line
        return format_html(
            '<a href="{}">{}</a><small>{} {} · {}</small>',
            line_url(line),
            line.short_name,
            line.area.number,
            line.area.name,
            line.sector.name,
        )

    def render_ar(self, record: ActionEntry) -> str:
        return str(record.line.year)

    def render_avvik(self, record: ActionEntry) -> SafeString:
        return format_html("{}<small>{}</small>", sentence(record.line), cause_text(record))

    def render_frist(self, record: ActionEntry) -> SafeString:
        return format_html("{}", f"{record.action.due:%d.%m.%Y}")

    def render_tilstand(self, record: ActionEntry) -> SafeString:
        late = late_text(record)
        lateness = format_html('<small class="late">{}</small>', late) if late else ""
        outcome = format_html("<small>{}</small>", record.action.outcome) if record.action.outcome else ""
        return format_html("{}{}{}", state_mark(record).html, lateness, outcome)

    def render_etter(self, record: ActionEntry) -> SafeString:
        if record.after is None:
            return format_html(
                '<span aria-hidden="true">{}</span><span class="vh">{}</span>', DASH, after_text(record)
            )
        return format_html(
            '{}<small><a href="{}">{}</a></small>',
            line_mark(record.after).html,
            line_url(record.after),
            record.after.year,
        )


def action_table(entries: Iterable[ActionEntry], *, order: str = "") -> ActionTable:
    """Return the table of these actions; without an order they stay as they come."""
    return ActionTable(ActionData(list(entries)), order_by=order or None)


def state_mark(one: ActionEntry) -> StatusMark:
    """The state of an action as icon and word; what is overdue is red whatever has been begun."""
    state = Action.State(one.action.state)
    icon, css = ("i-s-late", "missed") if one.action.overdue else STATE_ICONS[state]
    return StatusMark(str(state.label), icon, css)


def late_text(one: ActionEntry) -> str:
    """How long it is overdue; empty where it is not."""
    if not one.days_overdue:
        return ""
    said = ngettext("Forfalt for %(count)d dag siden", "Forfalt for %(count)d dager siden", one.days_overdue)
    return said % {"count": one.days_overdue}


def cause_text(one: ActionEntry) -> str:
    """The cause that was given; that it is missing where it is."""
    said = cause(one.line) or why_no_figure(one.line)
    return gettext("Årsak: %(cause)s") % {"cause": said} if said else gettext("Mangler årsak")


def after_text(one: ActionEntry) -> str:
    """How the indicator went the year after: its sentence, or that it is not among that year's."""
    if one.after is None:
        return gettext("Ikke i planen for %(year)d") % {"year": one.line.year + 1}
    return sentence(one.after)
