"""The reminder of figures that are owed: what is missing, by when, where to enter it, and whom to ask."""

from __future__ import annotations

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext, ngettext

from indicators.judging import GapKind
from indicators.language import as_the_municipality
from indicators.presentation.wording.deliveries import figures_text
from indicators.selectors.letters.reminders import Owed, Person

from .letter import Letter, letter_from

NAMED = 10
"""Indicators named one by one; of more the letter says how many."""


def reminder_letter(owed: Owed, to: Person, address: str) -> Letter:
    """Word a reminder in the municipality's language. ``address``: the page where figures are entered."""
    with as_the_municipality():
        missing = len(owed.without_figure)
        context = {
            "title": str(owed.round),
            "round": str(owed.round).lower(),
            "sector": owed.sector_name,
            "day": day_said(owed.round.deadline),
            "when": days_said(owed.days),
            "name": to.name,
            "returned": owed.returned,
            "reopened": owed.reopened,
            "figures": figures_text(owed.settled) if owed.settled.settled else "",
            "missing": missing,
            "named": owed.without_figure[:NAMED],
            "left": max(missing - NAMED, 0),
            "gaps": [_gap_text(kind, owed.others[kind]) for kind in GapKind if owed.others[kind]],
            "address": address,
            "people": ", ".join(f"{person.name} ({person.email})" for person in owed.ask),
        }
        return letter_from("reminder.txt", context)


def days_said(days: int) -> str:
    """How far a deadline is: ``fristen er om 7 dager``, ``fristen gikk ut for 5 dager siden``."""
    if days > 0:
        said = ngettext(
            "fristen gikk ut for %(count)d dag siden", "fristen gikk ut for %(count)d dager siden", days
        )
        return said % {"count": days}
    if days == 0:
        return gettext("fristen er i dag")
    if days == -1:
        return gettext("fristen er i morgen")
    return gettext("fristen er om %(count)d dager") % {"count": -days}


def day_said(day: date) -> str:
    """A day in words: ``søndag 31. januar 2027``."""
    return date_format(day, "l j. F Y")


def _gap_text(kind: GapKind, count: int) -> str:
    return {
        GapKind.NO_CAUSE: gettext("Mål som ikke er nådd og mangler årsak: %(count)d."),
        GapKind.NO_ACTION: gettext("Mål som ikke er nådd og mangler tiltak: %(count)d."),
        GapKind.NO_REASON: gettext("Tall som mangler uten at grunnen er oppgitt: %(count)d."),
        GapKind.NO_FORECAST: gettext("Indikatorer som mangler prognose: %(count)d."),
        GapKind.NOT_READ: gettext("Celler som ikke er forstått: %(count)d."),
        GapKind.NO_ANSWER: gettext("Tall som må bekreftes eller rettes: %(count)d."),
        GapKind.NO_FIGURE: gettext("Indikatorer som mangler tall: %(count)d."),
    }[kind] % {"count": count}
