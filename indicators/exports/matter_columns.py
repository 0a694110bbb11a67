"""The columns of supervision and of decisions in a file: one row for each of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from indicators.presentation.lines.matters import remarks, round_word
from indicators.presentation.wording.mentions import figures_said
from indicators.selectors.matters.page import MatterEntry

from .about import AboutRow, Provenance, example_rows
from .shapes import Column, Shape, yes_no

TEXT, LONG, WHOLE, DAY = Shape.TEXT, Shape.LONG, Shape.WHOLE, Shape.DAY


def _comments(one: MatterEntry) -> str:
    return "\n".join(
        f"{round_word(told.round_kind)}: {figures_said(told.text, one.row.year)}" for told in one.comments
    )


def _said(one: MatterEntry, text: str) -> str:
    return figures_said(text, one.row.year)


def _finding(one: MatterEntry) -> str:
    return str(one.row.get_finding_kind_display())


SHARED: tuple[Column[MatterEntry], ...] = (
    Column("deadline", _("Frist som skrevet"), TEXT, 16, lambda one: one.row.deadline_text),
    Column("deadline_day", _("Fristens siste dag"), DAY, 11, lambda one: one.row.deadline),
    Column("state", _("Tilstand"), TEXT, 13, lambda one: str(one.row.get_state_display())),
    Column("closed", _("Lukket"), TEXT, 13, lambda one: one.row.closed_text),
    Column("overdue", _("Forfalt"), TEXT, 8, lambda one: yes_no(one.overdue > 0)),
    Column("days_overdue", _("Dager etter fristen"), WHOLE, 9, lambda one: one.overdue),
    Column("remarks", _("Merknader"), LONG, 48, lambda one: "\n".join(remarks(one))),
    Column("source_line", _("Linje i kilden"), WHOLE, 8, lambda one: one.row.source_line),
)
PLACE: tuple[Column[MatterEntry], ...] = (
    Column("year", _("År"), WHOLE, 8, lambda one: one.row.year),
    Column("sector", _("Sektor eller stab"), TEXT, 24, lambda one: one.row.sector_called),
)
SUPERVISION_COLUMNS: tuple[Column[MatterEntry], ...] = (
    *PLACE,
    Column("kind", _("Slag"), TEXT, 16, lambda one: str(one.row.get_kind_display())),
    Column("authority", _("Tilsynsmyndighet"), TEXT, 28, lambda one: one.row.authority),
    Column("service", _("Tjeneste eller hva tilsynet gjaldt"), LONG, 40, lambda one: one.row.service),
    Column("opened", _("Åpnet"), TEXT, 13, lambda one: one.row.opened_text),
    Column("finding_kind", _("Avvik, pålegg eller merknad"), TEXT, 14, _finding),
    Column("finding", _("Hva som ble funnet"), LONG, 60, lambda one: _said(one, one.row.finding)),
    Column("measure", _("Tiltak og status"), LONG, 60, lambda one: _said(one, one.row.measure)),
    *SHARED,
)  # fmt: skip
DECISION_COLUMNS: tuple[Column[MatterEntry], ...] = (
    *PLACE,
    Column("kind", _("Slag"), TEXT, 16, lambda one: str(one.row.get_kind_display())),
    Column("point", _("Punkt"), TEXT, 10, lambda one: one.row.point),
    Column("cases", _("Saker"), TEXT, 28, lambda one: one.row.cases),
    Column(
        "text",
        _("Vedtaket slik det ble gjort"),
        LONG,
        60,
        lambda one: figures_said(one.row.text, one.row.year),
    ),
    Column("responsible", _("Ansvarlig"), TEXT, 24, lambda one: one.row.responsible),
    Column("comments", _("Kommentar"), LONG, 60, _comments),
    *SHARED,
)


@dataclass(slots=True, kw_only=True)
class MattersAbout(Provenance):
    """What a file of supervision or decisions says about itself."""

    total: int
    example: tuple[int, ...] = ()

    def source(self) -> str:
        """Where the rows come from, in words."""
        return gettext("Tilsyn og vedtak slik de står registrert i Målekort")

    def rows(self) -> Iterator[AboutRow]:
        """Label and value, line by line."""
        yield from example_rows(self.example)
        yield from Provenance.rows(self)
        yield gettext("Rader"), self.total
