"""What may be done with a person's data, in words."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import ngettext

from indicators.presentation.wording.refusals import anonymity_text
from indicators.selectors.people.person_file import AnonymisationEffects


@dataclass(frozen=True, slots=True)
class PersonPage:
    """``obstacle`` is why the person cannot be made anonymous, empty where it can be done."""

    pseudonym: str
    anonymous: bool
    obstacle: str
    named: str


def person_page(held: AnonymisationEffects) -> PersonPage:
    """Word what is known of a person."""
    return PersonPage(
        pseudonym=held.pseudonym,
        anonymous=held.anonymous,
        obstacle=anonymity_text(held.obstacle, held.until) if held.obstacle else "",
        named=named_text(held.named),
    )


def named_text(count: int) -> str:
    """What is said of texts where the person is written as responsible; empty where there are none."""
    if not count:
        return ""
    told = ngettext(
        "Personen står som ansvarlig ett sted (tiltak, vedtak, utviklingsarbeid eller kapittel). "
        "Navnet blir stående der, også i historikken.",
        "Personen står som ansvarlig %(count)d steder (tiltak, vedtak, utviklingsarbeid eller kapitler). "
        "Navnet blir stående der, også i historikken.",
        count,
    )
    return told % {"count": count}
