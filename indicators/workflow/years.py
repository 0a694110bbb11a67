"""How far ahead an act may go: nobody means 2099 who types it."""

from __future__ import annotations

from typing import Final

from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from indicators.models import Plan

from .refusals import Invalid

AHEAD: Final = 1
"""Beyond the newest plan, or this year where there is none so late, nothing is known but that it follows."""
PLANNED_AHEAD: Final = 4
"""Years that a municipality's economic plan looks ahead (kommuneloven § 14-4)."""


def guard_year(year: int, field: str = "year", *, ahead: int = AHEAD) -> None:
    """Raise :class:`Invalid` at a field for a year that is later than the one after the newest plan.

    This year and the years ``ahead`` of it always pass, without a statement.
    """
    last = timezone.localdate().year + ahead
    if year <= last:
        return
    newest = Plan.objects.filter(withdrawn=False).aggregate(newest=Max("year"))["newest"] or 0
    last = max(last, newest + 1)
    if year > last:
        told = _("%(year)d er for langt fram. Velg et år til og med %(last)d.") % {"year": year, "last": last}
        raise Invalid({field: [told]})


def guard_plan_year(year: int, field: str = "year") -> None:
    """The same for a year that is to be planned: an economic plan looks further ahead."""
    guard_year(year, field, ahead=PLANNED_AHEAD)
