"""How the reports of a year are laid out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from indicators.models import ReportLayout
from indicators.selectors.card.cards import Grouping
from indicators.values.layouts import Layout, ReportKind

USUAL = Layout()


@dataclass(frozen=True, slots=True)
class Layouts:
    """What was chosen for a year, by kind of report, with the versions of what was chosen."""

    year: int
    chosen: Mapping[ReportKind, Layout]
    versions: Mapping[ReportKind, int]

    def of(self, kind: ReportKind, then: datetime | None = None) -> Layout:
        """The layout of a kind of report, as it is now or (one statement) was at a moment."""
        if then is None:
            return self.chosen.get(kind, USUAL)
        rows = ReportLayout.history.filter(year=self.year, kind=kind, history_date__lte=then)
        row = rows.order_by("-history_date", "-history_id").first()
        return USUAL if row is None else row.instance.layout

    def grouping(self, kind: ReportKind) -> Grouping | None:
        """How a kind of report is grouped; None where nobody has chosen."""
        return cast("Grouping | None", self.of(kind).grouping or None)


def layouts_of(year: int) -> Layouts:
    """The layouts of a year. One statement."""
    rows = {ReportKind(row.kind): row for row in ReportLayout.objects.filter(year=year)}
    return Layouts(
        year,
        {kind: row.layout for kind, row in rows.items()},
        {kind: row.version for kind, row in rows.items()},
    )


def years_laid_out(kind: ReportKind, but: int) -> tuple[int, ...]:
    """The other years for which a kind of report was laid out, the newest first."""
    years = ReportLayout.objects.filter(kind=kind).exclude(year=but).order_by("-year")
    return tuple(years.values_list("year", flat=True))
