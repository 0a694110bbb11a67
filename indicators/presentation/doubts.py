"""Questions about figures that are understood but hardly meant, in words."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext

from indicators.presentation.figures import figure, result_text
from indicators.values import Doubt, DoubtKind, Spec


@dataclass(frozen=True, slots=True)
class DoubtView:
    """A question, and what was probably meant ("" where nobody can tell)."""

    text: str
    likely: str


def doubt_view(doubt: Doubt, spec: Spec, previous_year: int | None) -> DoubtView:
    """Word a question about a figure."""
    likely = result_text(doubt.likely, spec) if doubt.likely is not None else ""
    return DoubtView(_question(doubt, spec, previous_year), likely)


def _question(doubt: Doubt, spec: Spec, year: int | None) -> str:
    told = {
        "figure": figure(doubt.figure, spec, unit=doubt.unit),
        "against": figure(doubt.against, spec, unit=doubt.unit) if doubt.against is not None else "",
        "year": str(year or ""),
        "unit": doubt.unit,
    }
    match doubt.kind:
        case DoubtKind.MUCH_MORE | DoubtKind.MUCH_LESS:
            said = gettext("%(figure)s er langt fra %(against)s i %(year)s.")
        case DoubtKind.OVER_WHOLE:
            said = gettext("%(figure)s er mer enn %(against)s.")
        case DoubtKind.OFF_SCALE:
            said = gettext("%(figure)s er utenfor skalaen, som ender på %(against)s.")
        case DoubtKind.NEGATIVE:
            said = gettext("%(figure)s er under null.")
        case DoubtKind.OTHER_PERIOD:
            return gettext("Feltet gjelder bare %(name)s. Skriv det ene tallet.") % {"name": doubt.name}
        case DoubtKind.OTHER_UNIT:
            said = gettext("%(unit)s er en annen enhet enn den linjen måles i.")
        case DoubtKind.NOT_THE_SUM:
            said = gettext("%(figure)s er ikke summen av delene, som er %(against)s.")
        case DoubtKind.NOT_THE_MEAN:
            said = gettext("%(figure)s er ikke gjennomsnittet av delene, som er %(against)s.")
    named = f"{doubt.name}: " if doubt.name else ""
    return f"{named}{said % told} {gettext('Er det riktig?')}"
