"""What every chapter is given to make its blocks of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from indicators.reports.document import Chapter
from indicators.selectors.report.rows import ReportRows
from indicators.values.layouts import Layout, Part, ReportKind

Kind = ReportKind

KIND_WORDS: Final[dict[Kind, str | Promise]] = {
    Kind.ARSMELDING: _("Årsmelding"),
    Kind.TERTIAL: _("Tertialrapport"),
    Kind.PLAN: _("Virksomhetsplan"),
}


@dataclass(frozen=True, slots=True)
class Material:
    """The kind and the rows of a report. A chapter about something else reads it for ``rows.asked``."""

    kind: Kind
    rows: ReportRows
    layout: Layout = field(default_factory=Layout)

    def shows(self, part: Part) -> bool:
        """Whether sections of areas and sectors have this part."""
        return self.layout.shows(part)


type ChapterMaker = Callable[[Material], Chapter | None]
"""Makes a chapter, or None where there is nothing to tell in this report."""
