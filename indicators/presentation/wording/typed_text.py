"""What is said of a text as it was typed: too long, changed since, not read, or read against its line."""

from __future__ import annotations

from decimal import Decimal

from django.utils.translation import gettext

from indicators.values import (
    Direction,
    Spec,
    Target,
    TextProblem,
    TextTarget,
    ValueKind,
    contradicts_direction,
    format_number,
    parse_target,
)

from .quotes import quoted, unread_text
from .words import capitalised


def too_long_text(length: int, limit: int) -> str:
    """A text that there is no room for: how long it is, and how long it may be."""
    return gettext(
        "Teksten er på %(length)s tegn, og det er plass til %(limit)s. Kort den ned. Ingenting er lagret."
    ) % {"length": format_number(Decimal(length)), "limit": format_number(Decimal(limit))}


def forbidden_text(mark: str, name: str, place: int) -> str:
    """A text with a sign that nobody sees, and where it stands."""
    if mark in ("U+000A", "U+000D"):
        return gettext("Teksten skal stå på én linje. Ta bort linjeskiftet. Ingenting er lagret.")
    if mark.startswith(("U+202", "U+206", "U+200", "U+061")) and name:
        said = gettext("Teksten har et skjult tegn som snur leseretningen (%(mark)s, tegn nummer %(place)d).")
    else:
        said = gettext("Teksten har et styretegn som ikke vises (%(mark)s, tegn nummer %(place)d).")
    mend = gettext("Skriv den på nytt uten å lime inn. Ingenting er lagret.")
    return f"{said % {'mark': mark, 'place': place}} {mend}"


def stale_text(stands: str, typed: str) -> str:
    """Two people saved the same: what stands, what was typed, and how to go on."""
    if not stands and not typed:
        return gettext(
            "Noen andre har endret dette etter at du åpnet siden. Ingenting er lagret. "
            "Se hva som står nå, og prøv igjen."
        )
    return gettext(
        "Noen andre har lagret etter at du åpnet siden. Nå står det %(stands)s, du skrev %(typed)s. "
        "Ingenting er lagret. Lagre en gang til hvis det du skrev skal erstatte det som står."
    ) % {"stands": quoted(stands) if stands else gettext("ingenting"), "typed": quoted(typed)}


def choice_text(text: str, readings: list[str]) -> str:
    low, high = readings[0], readings[-1]
    return gettext(
        "%(text)s kan leses på to måter. Skriv %(low)s med komma hvis punktumet er et desimaltegn, "
        "eller %(high)s med mellomrom hvis det skiller tusener."
    ) % {"text": quoted(text.strip()), "low": low, "high": high}


def unreadable_text(text: str, problem: TextProblem, spec: Spec | None) -> str:
    example = gettext(
        "Skriv for eksempel 12,5 eller 1 178 eller 25 av 30, eller hvorfor tallet mangler: Ikke målt."
    )
    if problem is TextProblem.NO_DATE:
        example = gettext("Skriv for eksempel innen 1.10., 31.12. eller 2. kvartal.")
    if problem is TextProblem.NO_ANSWER:
        example = gettext("Skriv Ja eller Nei.")
    return unread_text(text, problem, example, spec)


def kept_as_text(text: str) -> str:
    """The warning when plain words were kept: they cannot be compared."""
    return gettext("%(text)s er lagret som tekst og kan ikke sammenlignes. Linjen vises som Må vurderes.") % {
        "text": quoted(text.strip())
    }


def contradiction(target: Target, spec: Spec) -> str:
    """The warning when a target asks for the opposite of what the line calls good."""
    return capitalised(
        gettext(
            "målet %(target)s er lagret, men det går mot linjens retning: %(good)s. "
            "Rett målet eller retningen hvis det ikke er meningen."
        )
        % {"target": quoted(str(target)), "good": good(spec)}
    )


def good(spec: Spec) -> str:
    """What a line calls good."""
    if spec.value_kind is ValueKind.DATE:
        return gettext("tidligere er bedre")
    return {
        Direction.HIGHER: gettext("høyere er bedre"),
        Direction.LOWER: gettext("lavere er bedre"),
        Direction.EXACT: gettext("tallet skal være nøyaktig"),
    }[spec.direction]


def target_warning(text: str, spec: Spec) -> str:
    """What to warn about when a target is saved: words, or the wrong way; empty where there is nothing."""
    target = parse_target(text, spec)
    if isinstance(target, TextTarget):
        return kept_as_text(text)
    return contradiction(target, spec) if contradicts_direction(target, spec) else ""
