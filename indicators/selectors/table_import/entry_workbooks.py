"""What workbooks that are filled in hold: a plan's lines, or those that a person reports for a sector."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from indicators.judging import JudgedLine, remembered_lines
from indicators.models import Plan, ScorecardLine, Sector, User
from indicators.permissions import EDIT_PLAN, REPORT_RESULT, roles_of
from indicators.selectors.areas import sector_choices
from indicators.values import Frequency, Period, PeriodKind


@dataclass(frozen=True, slots=True)
class OfferedWorkbook:
    """A workbook that a person may fetch: of a plan, or of a sector's figures (``sector`` is its code)."""

    year: int
    sector: str = ""
    name: str = ""


def workbooks_for(user: User, this_year: int) -> tuple[OfferedWorkbook, ...]:
    """The plans of the newest years and the year to come, and the sectors that the person reports for.

    Two statements.
    """
    plans = list(Plan.objects.filter(withdrawn=False).order_by("-year").values_list("year", flat=True)[:2])
    found = []
    if user.has_perm(EDIT_PLAN):
        years = sorted({*plans, this_year + 1 if not plans else plans[0] + 1}, reverse=True)
        found = [OfferedWorkbook(year) for year in years]
    roles = roles_of(user)
    codes = dict(Sector.objects.values_list("code", "pk"))
    for year in plans:
        for code, name in sector_choices(year):
            if roles.controller or codes[code] in roles.sector_ids:
                found.append(OfferedWorkbook(year, code, name))
    return tuple(found)


def plan_lines(user: User, year: int) -> tuple[JudgedLine, ...]:
    """The lines of a year's plan, in card order; empty for a year without one."""
    return remembered_lines(ScorecardLine.objects.visible_to(user).for_year(year).in_card_order(), user)


def sector_lines(
    user: User, year: int, code: str
) -> tuple[Sequence[JudgedLine], dict[int, tuple[Period, ...]]] | None:
    """The lines of a sector that a person may report, and the periods of each; None where there are none."""
    lines = ScorecardLine.objects.visible_to(user).for_year(year).filter(sector__code=code)
    mine = [line.pk for line in lines.select_related("sector") if user.has_perm(REPORT_RESULT, line)]
    if not mine:
        return None
    rhythm = dict(ScorecardLine.objects.filter(pk__in=mine).values_list("pk", "frequency"))
    found = remembered_lines(lines.filter(pk__in=mine).in_card_order(), user)
    return found, {pk: _periods(Frequency(often)) for pk, often in rhythm.items()}


def _periods(often: Frequency) -> tuple[Period, ...]:
    if often in (Frequency.YEAR, Frequency.SECOND_YEAR):
        return (Period(PeriodKind.YEAR, 1),)
    kind = PeriodKind(often.value)
    return tuple(Period(kind, number) for number in range(1, kind.per_year + 1))
