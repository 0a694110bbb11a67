"""The previews and imports that there are, in words, and the workbooks to fill in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext, ngettext

from indicators.models import TablePurpose
from indicators.selectors.table_import.drafts import DraftRow, ImportRow
from indicators.selectors.table_import.entry_workbooks import OfferedWorkbook


@dataclass(frozen=True, slots=True)
class DraftView:
    """A preview in the list."""

    row: DraftRow
    purpose: str
    href: str


@dataclass(frozen=True, slots=True)
class DoneView:
    """An import in the list."""

    row: ImportRow
    purpose: str
    did: str
    href: str


def import_list(
    drafts: Sequence[DraftRow], done: Sequence[ImportRow], offered: Sequence[OfferedWorkbook]
) -> dict[str, Any]:
    """The page of previews and imports, and of workbooks to fill in."""
    return {
        "plans": [
            (
                gettext("Plan %(year)d") % {"year": one.year},
                reverse("table_import_plan", kwargs={"year": one.year}),
            )
            for one in offered
            if not one.sector
        ],
        "sectors": [
            (
                gettext("%(sector)s, resultater %(year)d") % {"sector": one.name, "year": one.year},
                reverse("table_import_results", kwargs={"year": one.year, "sector": one.sector}),
            )
            for one in offered
            if one.sector
        ],
        "drafts": [
            DraftView(one, str(TablePurpose(one.purpose).label), reverse("table_import", args=[one.pk]))
            for one in drafts
        ],
        "done": [
            DoneView(
                one,
                str(TablePurpose(one.purpose).label),
                _did(one),
                "" if one.undone else reverse("table_import_undo", args=[one.pk]),
            )
            for one in done
        ],
    }


def _did(row: ImportRow) -> str:
    made = ngettext("%(count)d ny rad", "%(count)d nye rader", row.made) % {"count": row.made}
    return gettext("%(made)s, %(changed)d endret") % {"made": made, "changed": row.changed}
