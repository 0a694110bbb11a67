"""Whom a letter reaches, in words, and the pages where one is looked through before it goes."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext

from indicators.presentation.navigation.approval_addresses import sector_path
from indicators.selectors.recipients import Reach

from . import words


@dataclass(frozen=True, slots=True)
class ReachView:
    """Who leads a sector, and where a reminder or a request is looked through.

    ``people`` get the letters (empty for nobody, then ``nobody`` says why and ``mend_href`` leads to where it
    is mended, for those who may). ``remind_href`` and ``ask_href`` are empty where there is nothing to send,
    nobody to send it to, or no right to.
    """

    people: str
    nobody: str
    mend_href: str
    remind_href: str
    ask_href: str


def reach_view(reach: Reach, *, figures: bool = True, explanations: bool = True) -> ReachView:
    """Word whom letters reach. ``figures``, ``explanations``: what the sector owes, so what may be sent."""
    people = words.listing(reach.leaders)
    remind = reach.remind if people and figures else None
    ask = reach.ask if people and explanations else None
    return ReachView(
        people=people,
        nobody="" if people else nobody_said(reach),
        mend_href=reverse("people") if reach.gives_leaders and not people else "",
        remind_href=sector_path("approval_remind", remind.round, remind.sector.code) if remind else "",
        ask_href=sector_path("approval_ask_many", ask.round, ask.sector.code) if ask else "",
    )


def nobody_said(reach: Reach) -> str:
    """Why a letter would reach nobody."""
    if reach.without_address:
        return gettext("%(people)s har ingen e-postadresse.") % {
            "people": words.listing(reach.without_address)
        }
    return gettext("Sektoren har ingen leder.")
