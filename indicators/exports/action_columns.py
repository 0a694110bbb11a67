"""The columns of the actions in a file: one row for each of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from indicators.presentation.actions.page import state_word
from indicators.presentation.actions.table import after_text
from indicators.presentation.wording import actions, words
from indicators.presentation.wording.sentence import sentence
from indicators.selectors.actions import ActionEntry

from .about import AboutRow, Provenance, example_rows
from .shapes import Column, Shape, cut, yes_no

TEXT, LONG, WHOLE, DAY = Shape.TEXT, Shape.LONG, Shape.WHOLE, Shape.DAY

ACTION_COLUMNS: tuple[Column[ActionEntry], ...] = (
    Column("year", _("Lovet i"), WHOLE, 8, lambda one: one.line.year),
    Column("area", _("Tjenesteområde"), TEXT, 24, lambda one: f"{one.line.area.number} {one.line.area.name}"),
    Column("sector", _("Sektor eller stab"), TEXT, 24, lambda one: one.line.sector.name),
    Column("indicator", _("Indikator"), LONG, 48, lambda one: one.line.name),
    Column("code", _("Kode"), TEXT, 18, lambda one: one.line.code),
    Column("status", _("Status"), TEXT, 15, lambda one: words.status_word(one.line.verdict.status)),
    Column(
        "severity", _("Alvorlighet, 0 til 1"), Shape.RATIO, 11, lambda one: cut(one.line.verdict.severity)
    ),
    Column("sentence", _("Vurdering"), LONG, 60, lambda one: sentence(one.line)),
    Column("cause", _("Årsak"), LONG, 40, lambda one: actions.cause(one.line)),
    Column(
        "why_no_figure", _("Hvorfor tallet mangler"), TEXT, 24, lambda one: actions.why_no_figure(one.line)
    ),
    Column("action", _("Tiltak"), LONG, 48, lambda one: one.action.text),
    Column("responsible", _("Ansvarlig"), TEXT, 24, lambda one: one.action.responsible),
    Column("due", _("Frist"), DAY, 11, lambda one: one.action.due),
    Column("state", _("Tilstand"), TEXT, 13, lambda one: state_word(one.action.state)),
    Column("overdue", _("Forfalt"), TEXT, 8, lambda one: yes_no(one.action.overdue)),
    Column("days_overdue", _("Dager etter fristen"), WHOLE, 9, lambda one: one.days_overdue),
    Column("outcome", _("Hvordan det gikk"), LONG, 48, lambda one: one.action.outcome),
    Column(
        "after_status",
        _("Status året etter"),
        TEXT,
        15,
        lambda one: words.status_word(one.after.verdict.status) if one.after else "",
    ),
    Column("after", _("Vurdering året etter"), LONG, 60, after_text),
)


@dataclass(slots=True, kw_only=True)
class ActionsAbout(Provenance):
    """What a file of actions says about itself."""

    total: int
    example: tuple[int, ...] = ()

    def source(self) -> str:
        """Where the rows come from, in words."""
        return gettext("Tiltak slik de står registrert i Målekort")

    def rows(self) -> Iterator[AboutRow]:
        """Label and value, line by line."""
        yield from example_rows(self.example)
        yield from Provenance.rows(self)
        yield gettext("Rader"), self.total
