"""Refusals in words: what was wrong, where, and how to mend it."""

from __future__ import annotations

from django.utils.translation import gettext

from indicators.presentation.words import capitalised
from indicators.values import (
    MAX_DECIMALS,
    MAX_DIGITS,
    Direction,
    Spec,
    Target,
    TextProblem,
    format_number,
)
from indicators.workflow import Invalid, NeedsChoice, NotAllowed, NotFound, Refusal, Stale, Unreadable

LONGEST_QUOTE = 60


def quoted(text: str) -> str:
    """A text in Norwegian quotation marks, cut where it would fill the page."""
    shown = text if len(text) <= LONGEST_QUOTE else text[:LONGEST_QUOTE].rstrip() + " …"
    return f"«{shown}»"


def refusal_text(refusal: Refusal, typed: str = "") -> str:
    """Word a refusal. ``typed`` is what the person wrote, for those that compare with it."""
    match refusal:
        case NeedsChoice(value):
            return _choice(value.text, [format_number(figure) for figure in value.candidates])
        case Unreadable(text, problem):
            return _unreadable(typed or text, problem)
        case Stale(written=written):
            return stale_text(written, typed)
        case NotAllowed():
            return gettext("Du har ikke rettigheten som skal til. Ingenting er lagret.")
        case NotFound():
            return gettext("Raden finnes ikke lenger, eller den er trukket tilbake. Ingenting er lagret.")
        case Invalid(errors):
            return " ".join(message for messages in errors.values() for message in messages)
        case _:
            return gettext("Endringen ble avvist. Ingenting er lagret.")


def stale_text(stands: str, typed: str) -> str:
    """Two people saved the same: what stands, what was typed, and how to go on."""
    return gettext(
        "Noen andre har lagret etter at du åpnet siden. Nå står det %(stands)s, du skrev %(typed)s. "
        "Ingenting er lagret. Lagre en gang til hvis det du skrev skal erstatte det som står."
    ) % {"stands": quoted(stands) if stands else gettext("ingenting"), "typed": quoted(typed)}


def _choice(text: str, readings: list[str]) -> str:
    low, high = readings[0], readings[-1]
    return gettext(
        "%(text)s kan leses på to måter. Skriv %(low)s med komma hvis punktumet er et desimaltegn, "
        "eller %(high)s med mellomrom hvis det skiller tusener."
    ) % {"text": quoted(text.strip()), "low": low, "high": high}


def _unreadable(text: str, problem: TextProblem) -> str:
    match problem:
        case TextProblem.TOO_LARGE:
            return gettext(
                "%(text)s er for stort eller for nøyaktig. Et tall kan ha høyst %(whole)d sifre, "
                "og av dem %(decimals)d bak kommaet."
            ) % {"text": quoted(text.strip()), "whole": MAX_DIGITS, "decimals": MAX_DECIMALS}
        case TextProblem.TOO_LONG:
            return gettext(
                "Teksten er for lang for en tallcelle. Skriv tallet eller grunnen her, "
                "og resten som resultatkommentar."
            )
        case _:
            return gettext(
                "%(text)s kan ikke leses som et tall. Skriv for eksempel 12,5 eller 1 178 eller 25 av 30, "
                "eller hvorfor tallet mangler: Ikke målt."
            ) % {"text": quoted(text.strip())}


def kept_as_text(text: str) -> str:
    """The warning when plain words were kept: they cannot be compared."""
    return gettext("%(text)s er lagret som tekst og kan ikke sammenlignes. Linjen vises som Må vurderes.") % {
        "text": quoted(text.strip())
    }


def contradiction(target: Target, spec: Spec) -> str:
    """The warning when a target asks for the opposite of what the line calls good."""
    good = {
        Direction.HIGHER: gettext("høyere er bedre"),
        Direction.LOWER: gettext("lavere er bedre"),
        Direction.EXACT: gettext("tallet skal være nøyaktig"),
    }[spec.direction]
    return capitalised(
        gettext(
            "målet %(target)s er lagret, men det går mot linjens retning: %(good)s. "
            "Rett målet eller retningen hvis det ikke er meningen."
        )
        % {"target": quoted(str(target)), "good": good}
    )
