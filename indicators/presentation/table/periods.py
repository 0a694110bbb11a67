"""The big table by periods: a row for what was entered of an indicator in a tertial, a month or the year."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any, Final

import django_tables2 as tables
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from indicators.collation import norwegian_key
from indicators.presentation.charts.bullet import comparable_figure
from indicators.presentation.lines.facts import done_words
from indicators.presentation.lines.row_views import line_url
from indicators.presentation.wording import words
from indicators.presentation.wording.figures import DASH, result_text, target_text
from indicators.presentation.wording.questions import told_of
from indicators.selectors.table.line_facts import PeriodLine

from .rows import SortedData, worded

SORT_KEYS: Final[dict[str, Callable[[PeriodLine], Any]]] = {
    "indikator": lambda row: norwegian_key(row.line.short_name),
    "omrade": lambda row: (row.line.area.order, row.line.order),
    "ansvarlig": lambda row: (row.line.sector.order, row.line.area.order, row.line.order),
    "ar": lambda row: row.line.year,
    "periode": lambda row: (row.cell.period.months[1], row.cell.period.months[0]),
    "resultat": lambda row: comparable_figure(row.cell.result, row.line.spec),
    "mal": lambda row: row.line.verdict.limit,
    "sporsmal": lambda row: -len(row.cell.questions) or None,
    "fort": lambda row: done.at if (done := row.facts.entered_by(row.line, row.cell.period)) else None,
    "godkjent": lambda row: done.at if (done := row.facts.approved_by(row.line, row.cell.period)) else None,
}


def period_word(row: PeriodLine) -> str:
    """``1. tertial``, ``Mars``, ``Året``."""
    return words.capitalised(row.cell.period.label)


def period_figure(row: PeriodLine) -> str:
    """What was entered, in words."""
    return result_text(row.cell.result, row.line.spec, row.cell.written)


def questions_of(row: PeriodLine) -> Sequence[tuple[str, str]]:
    """What was asked about the figure of the period, and what was answered."""
    return told_of(replace(row.line, cells=(row.cell,))).rows


class PeriodData(SortedData):
    """Rows of periods, sorted by what they mean."""

    keys = SORT_KEYS


class PeriodTable(tables.Table):  # type: ignore[misc]
    """What was entered, period by period."""

    caption = _("Det som er ført, periode for periode. Overskriftene sorterer tabellen.")
    row_header = "indikator"

    indikator = tables.Column(_("Indikator"), accessor="line", attrs=worded("t-name"))
    omrade = tables.Column(_("Tjenesteområde"), accessor="line", attrs=worded("t-group"))
    ansvarlig = tables.Column(_("Ansvarlig"), accessor="line", attrs=worded("t-group"))
    ar = tables.Column(_("År"), accessor="line", attrs=worded("n"))
    periode = tables.Column(_("Periode"), accessor="cell", attrs=worded("t-group"))
    resultat = tables.Column(_("Resultat"), accessor="cell", attrs=worded("n"))
    mal = tables.Column(_("Mål for året"), accessor="line", attrs=worded("n"))
    sporsmal = tables.Column(_("Spørsmål og svar"), accessor="cell", attrs=worded("t-sent"))
    fort = tables.Column(_("Ført av"), accessor="facts", attrs=worded("t-group"))
    godkjent = tables.Column(_("Godkjent av"), accessor="facts", attrs=worded("t-group"))

    class Meta:
        order_by_field = "sorter"
        page_field = "side"
        template_name = "django_tables2/table.html"
        attrs = {"class": "big-t", "role": "table"}

    def render_indikator(self, record: PeriodLine) -> SafeString:
        return format_html('<a href="{}">{}</a>', line_url(record.line), record.line.short_name)

    def render_omrade(self, record: PeriodLine) -> str:
        return f"{record.line.area.number} {record.line.area.name}"

    def render_ansvarlig(self, record: PeriodLine) -> str:
        return record.line.sector.name

    def render_ar(self, record: PeriodLine) -> str:
        return str(record.line.year)

    def render_periode(self, record: PeriodLine) -> str:
        return period_word(record)

    def render_resultat(self, record: PeriodLine) -> str:
        return period_figure(record)

    def render_mal(self, record: PeriodLine) -> str:
        return str(target_text(record.line.target, record.line.spec)) or DASH

    def render_sporsmal(self, record: PeriodLine) -> SafeString:
        found = questions_of(record)
        return format_html_join(mark_safe("<br>"), "{} {}", found) or SafeString(DASH)

    def render_fort(self, record: PeriodLine) -> str:
        return done_words(record.facts.entered_by(record.line, record.cell.period)) or DASH

    def render_godkjent(self, record: PeriodLine) -> str:
        return done_words(record.facts.approved_by(record.line, record.cell.period)) or DASH


def period_table(rows: Iterable[PeriodLine], *, order: str = "") -> PeriodTable:
    """The table of these rows in this order (``-ar`` is descending)."""
    return PeriodTable(PeriodData(list(rows)), order_by=order or None)
