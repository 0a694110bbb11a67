"""The big table by periods: a row for what was entered of an indicator in a tertial, a month or the year."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

import django_tables2 as tables
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from indicators.collation import norwegian_key
from indicators.presentation.charts.bullet import comparable_figure
from indicators.presentation.lines.facts import done_at, done_words
from indicators.presentation.lines.row_views import line_url
from indicators.presentation.wording import words
from indicators.presentation.wording.figures import result_text, target_text
from indicators.presentation.wording.questions import told_of
from indicators.selectors.table.line_facts import Done, PeriodLine

from .rows import BigMeta, Column, SortedData, area_key, area_text, sector_key, told_cell


def period_word(row: PeriodLine) -> str:
    """``1. tertial``, ``Mars``, ``Året``."""
    return words.capitalised(row.cell.period.label)


def period_figure(row: PeriodLine) -> str:
    """What was entered, in words."""
    return result_text(row.cell.result, row.line.spec, row.cell.written)


def questions_of(row: PeriodLine) -> Sequence[tuple[str, str]]:
    """What was asked about the figure of the period, and what was answered."""
    return told_of(replace(row.line, cells=(row.cell,))).rows


def _entered(row: PeriodLine) -> Done | None:
    return row.facts.entered_by(row.line, row.cell.period)


def _approved(row: PeriodLine) -> Done | None:
    return row.facts.approved_by(row.line, row.cell.period)


class PeriodTable(tables.Table):  # type: ignore[misc]
    """What was entered, period by period."""

    caption = _("Det som er ført, periode for periode. Overskriftene sorterer tabellen.")
    row_header = "indikator"

    indikator = Column(
        _("Indikator"),
        "t-name",
        lambda row: format_html('<a href="{}">{}</a>', line_url(row.line), row.line.short_name),
        lambda row: norwegian_key(row.line.short_name),
    )
    omrade = Column(
        _("Tjenesteområde"), "t-group", lambda row: area_text(row.line), lambda row: area_key(row.line)
    )
    ansvarlig = Column(
        _("Ansvarlig"), "t-group", lambda row: row.line.sector.name, lambda row: sector_key(row.line)
    )
    ar = Column(_("År"), "n", lambda row: str(row.line.year), lambda row: row.line.year)
    periode = Column(
        _("Periode"),
        "t-group",
        period_word,
        lambda row: (row.cell.period.months[1], row.cell.period.months[0]),
    )
    resultat = Column(
        _("Resultat"), "n", period_figure, lambda row: comparable_figure(row.cell.result, row.line.spec)
    )
    mal = Column(
        _("Mål for året"),
        "n",
        lambda row: str(target_text(row.line.target, row.line.spec)),
        lambda row: row.line.verdict.limit,
    )
    sporsmal = Column(
        _("Spørsmål og svar"),
        "t-sent",
        lambda row: told_cell(questions_of(row)),
        lambda row: -len(row.cell.questions) or None,
    )
    fort = Column(
        _("Ført av"), "t-group", lambda row: done_words(_entered(row)), lambda row: done_at(_entered(row))
    )
    godkjent = Column(
        _("Godkjent av"),
        "t-group",
        lambda row: done_words(_approved(row)),
        lambda row: done_at(_approved(row)),
    )

    class Meta(BigMeta):
        pass


def period_table(rows: Iterable[PeriodLine], *, order: str = "") -> PeriodTable:
    """The table of these rows in this order (``-ar`` is descending)."""
    return PeriodTable(SortedData(rows, PeriodTable), order_by=order or None)
