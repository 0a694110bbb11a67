"""Days against deadlines and levels against levels, in the words of the sentence."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from django.utils.translation import gettext_lazy as _

from indicators.judging import JudgedLine
from indicators.values import (
    DateResult,
    DateTarget,
    DoneResult,
    LevelResult,
    NotDoneResult,
    Status,
    format_date,
)

from .cached_gettext import gettext
from .figures import amount_text, result_text
from .segments import Segment, filled

NUMERALS: Final = {
    1: _("ett"), 2: _("to"), 3: _("tre"), 4: _("fire"), 5: _("fem"), 6: _("seks"), 7: _("sju"),
    8: _("åtte"), 9: _("ni"),
}  # fmt: skip
"""Steps are so few that they are written in letters."""


def against_deadline(line: JudgedLine) -> tuple[Segment, ...]:
    """Return what was done when, and the deadline: ``Gjennomført 15.09.2026 mot fristen 01.10.2026``."""
    template = gettext("%(result)s mot fristen %(target)s")
    match line.result:
        case NotDoneResult():
            template = gettext("%(result)s innen fristen %(target)s")
        case DoneResult():
            template = gettext("%(result)s, fristen var %(target)s")
    return filled(template, result=position_text(line), target=deadline(line))


def deadline(line: JudgedLine) -> str:
    """Return the day by which it was to be done, and empty where that is not what was wanted."""
    if not isinstance(line.target, DateTarget):
        return ""
    day = format_date(line.target.on)
    return gettext("før %(date)s") % {"date": day} if line.target.comparator.strict else day


def position_text(line: JudgedLine) -> str:
    """Return the day or the level as a sentence begins with it."""
    if isinstance(line.result, DateResult):
        day = result_text(line.result, line.spec, line.result_text)
        if line.result.carried_out:
            return day
        return gettext("Gjennomført %(date)s") % {"date": day}
    if isinstance(line.result, LevelResult):
        return f"«{line.result.level}»"
    return result_text(line.result, line.spec, line.result_text)


def side_of_deadline(line: JudgedLine) -> str:
    """Return how many days before or after the deadline: ``16 dager før fristen``."""
    verdict = line.verdict
    if verdict.distance is None:
        return ""
    if not verdict.distance:
        met = verdict.status is Status.MET
        return gettext("på selve fristen") if met else gettext("samme dag er ikke tidlig nok")
    days = amount_text(abs(verdict.distance), "dager")
    days = gettext("minst %(gap)s") % {"gap": days} if verdict.at_least else days
    if verdict.distance > 0:
        return gettext("%(days)s før fristen") % {"days": days}
    return gettext("%(days)s etter fristen") % {"days": days}


def side_of_level(line: JudgedLine) -> str:
    """Return how many steps above or below the level that was wanted: ``ett trinn under``."""
    distance = line.verdict.distance
    if not distance:
        return ""
    template = gettext("%(steps)s trinn over") if distance > 0 else gettext("%(steps)s trinn under")
    return template % {"steps": _steps(abs(distance))}


def _steps(count: Decimal) -> str:
    return str(NUMERALS.get(int(count), count))
