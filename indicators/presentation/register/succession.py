"""Ending, merging and dividing an indicator in words: what the act is, and what it would do."""

from __future__ import annotations

from django.utils.translation import gettext, ngettext

from indicators.presentation.wording.quotes import quoted
from indicators.workflow import Succeeded

from .organisation import ActWords


def act_words(act: str, name: str) -> ActWords:
    """Word the page of an act."""
    given = {"name": name}
    found = {
        "avslutt": (
            gettext("Avslutt %(name)s"),
            gettext("Linjene fra det året du velger tas ut av planene. Tidligere år står med tall og mål."),
            gettext("Avslutt"),
            gettext("%(name)s er avsluttet."),
        ),
        "sla-sammen": (
            gettext("Slå sammen %(name)s med en annen"),
            gettext(
                "Den andre går videre. Linjene til denne tas ut av planene fra det året du velger, og siden "
                "dens sier hva den gikk over i."
            ),
            gettext("Slå sammen"),
            gettext("%(name)s er slått sammen med en annen."),
        ),
        "del": (
            gettext("Del %(name)s"),
            gettext("Det lages nye indikatorer fra det året du velger. Tidligere år står som de er."),
            gettext("Del"),
            gettext("%(name)s er delt."),
        ),
    }[act]
    return ActWords(*(text % given for text in found))


def told(done: Succeeded) -> tuple[str, ...]:
    """What an act does."""
    said = []
    for name, year, target in done.withdrawn:
        given = {"name": name, "year": year, "target": quoted(target)}
        text = (
            gettext("%(name)s tas ut av planen for %(year)d, med målet %(target)s.")
            if target
            else gettext("%(name)s tas ut av planen for %(year)d.")
        )
        said.append(text % given)
    for name, year in done.figures:
        warned = gettext("%(name)s har resultater for %(year)d. De blir liggende, men vises ikke lenger.")
        said.append(warned % {"name": name, "year": year})
    for code, name in done.made:
        made = gettext("%(name)s lages, med koden %(code)s.")
        said.append(made % {"name": quoted(name), "code": code})
    if done.into:
        said.append(gettext("Serien til %(name)s får et brudd.") % {"name": quoted(done.into)})
    if count := len(done.actions):
        first = ", ".join(f"{quoted(text)} ({year})" for text, year in done.actions[:3])
        warned = ngettext(
            "%(count)d tiltak er fortsatt åpent og følges opp som før: %(first)s.",
            "%(count)d tiltak er fortsatt åpne og følges opp som før: %(first)s.",
            count,
        )
        said.append(warned % {"count": count, "first": first})
    for one in done.owed:
        owes = (
            gettext("%(round)s: %(sector)s skylder nå tall i runden.")
            if one.owes
            else gettext("%(round)s: %(sector)s skylder ingenting lenger i runden.")
        )
        said.append(owes % {"round": one.round, "sector": one.sector})
    return tuple(said) or (gettext("Den står ikke i noen plan fra da av, og rulles ikke videre."),)
