"""The columns of development work in a file: one row for each piece."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from indicators.presentation.report.year_texts import state_word
from indicators.presentation.wording.mentions import printed
from indicators.selectors.report.year_texts import WorkRow

from .about import AboutRow, Provenance, example_rows
from .shapes import Column, Shape

TEXT, LONG, WHOLE = Shape.TEXT, Shape.LONG, Shape.WHOLE

WORK_COLUMNS: tuple[Column[WorkRow], ...] = (
    Column("year", _("År"), WHOLE, 8, lambda row: row.year),
    Column("area", _("Tjenesteområde"), TEXT, 24, lambda row: f"{row.area_number} {row.area_name}"),
    Column("sector", _("Sektor eller stab"), TEXT, 24, lambda row: row.sector_name),
    Column("code", _("Kode"), TEXT, 18, lambda row: row.code),
    Column("planned", _("Planlagt"), LONG, 60, lambda row: printed(row.planned, row.year).text()),
    Column("state", _("Tilstand"), TEXT, 14, lambda row: state_word(row.state)),
    Column("done", _("Gjennomføring"), LONG, 60, lambda row: printed(row.done, row.year).text()),
    Column("responsible", _("Ansvarlig"), TEXT, 24, lambda row: row.responsible),
    Column("indicator", _("Indikator"), TEXT, 24, lambda row: row.indicator),
)


@dataclass(slots=True, kw_only=True)
class WorkAbout(Provenance):
    """What a file of development work says about itself."""

    total: int
    example: tuple[int, ...] = ()

    def source(self) -> str:
        """Where the rows come from, in words."""
        return gettext("Utviklingsarbeid slik det står registrert i Målekort")

    def rows(self) -> Iterator[AboutRow]:
        """Label and value, line by line."""
        yield from example_rows(self.example)
        yield from Provenance.rows(self)
        yield gettext("Rader"), self.total
