"""Goals in words: the status that follows by rule with its arithmetic, and what people have judged."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from indicators.judging import Assessed
from indicators.selectors.goal_tree import Standing
from indicators.values import DEFAULT_ASSESSMENTS, GoalTally

from . import words
from .cached_gettext import gettext

OWN_LEVELS: Final = dict(zip(DEFAULT_ASSESSMENTS, (_("ikke nådd"), _("delvis nådd"), _("nådd")), strict=True))
"""The program's own words, which are in the reader's language; a plan's own are as they were typed."""

STANDING_WORDS: Final = {
    Standing.ALL: _("Alle indikatorer nådd"),
    Standing.SOME: _("Noen nådd"),
    Standing.NONE: _("Ingen nådd"),
    Standing.OPEN: _("Ikke vurdert ennå"),
    Standing.EMPTY: _("Uten indikatorer"),
}

STANDING_SLUGS: Final = {
    Standing.ALL: "alle",
    Standing.SOME: "noen",
    Standing.NONE: "ingen",
    Standing.OPEN: "ikke-vurdert",
    Standing.EMPTY: "uten",
}
STANDING_BY_SLUG: Final = {slug: one for one, slug in STANDING_SLUGS.items()}


def level_word(level: str) -> str:
    """Return a level of an assessment as it stands in a sentence."""
    return str(OWN_LEVELS[level]) if level in OWN_LEVELS else level


def tally_text(tally: GoalTally) -> str:
    """Return a goal's status by rule: ``3 av 4 nådd``."""
    if not tally.lines:
        return gettext("Ingen indikatorer")
    if not tally.judged:
        return gettext("Ingen kan vurderes ennå")
    return gettext("%(met)d av %(judged)d nådd") % {"met": tally.met, "judged": tally.judged}


def arithmetic(tally: GoalTally, own: str = "") -> str:
    """Return how the status is counted: what counts for and against it, and what does not count.

    ``own`` is what the plan calls a miss inside the tolerance.
    """
    if not tally.lines:
        return gettext("Det henger ingen indikatorer på målet eller på mål under det.")
    told = ngettext(
        "%(count)d indikator: %(met)d nådd, %(missed)d ikke nådd",
        "%(count)d indikatorer: %(met)d nådd, %(missed)d ikke nådd",
        tally.lines,
    ) % {"count": tally.lines, "met": tally.met, "missed": tally.missed}
    if tally.close:
        told += gettext(" (%(count)d av dem %(word)s)") % {
            "count": tally.close,
            "word": words.close_inline(own),
        }
    apart = [
        text % {"count": count}
        for count, text in (
            (tally.not_measured, gettext("%(count)d ikke målt")),
            (tally.not_judged, gettext("%(count)d uten dom")),
        )
        if count
    ]
    if apart:
        told += gettext(". %(apart)s teller verken for eller imot") % {"apart": words.listing(apart)}
    return f"{told}."


def assessed_text(one: Assessed) -> str:
    """Return what was judged: ``Vurdert av Kari Vik: delvis nådd, fordi …``."""
    level, text = level_word(one.level), because(one.text)
    if not one.by:
        return gettext("Vurdert: %(level)s, fordi %(text)s") % {"level": level, "text": text}
    return gettext("Vurdert av %(who)s: %(level)s, fordi %(text)s") % {
        "who": one.by,
        "level": level,
        "text": text,
    }


def because(text: str) -> str:
    """Return a reason as it follows ``fordi``: as it was typed, with a full stop at its end."""
    told = " ".join(text.split())
    first, _space, rest = told.partition(" ")
    if first.casefold().rstrip(",:") == "fordi" and rest:
        told = rest
    return told if told.endswith((".", "!", "?", "…")) else f"{told}."
