"""A letter to the leaders of a sector, looked through before it goes: whom it reaches and what it says."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.utils.translation import gettext, ngettext

from indicators.judging import JudgedLine
from indicators.presentation.approval.page import reminded_said
from indicators.presentation.navigation.approval_addresses import sector_path
from indicators.presentation.wording import words
from indicators.presentation.wording.recipients import nobody_said
from indicators.presentation.wording.sentence import sentence
from indicators.selectors.approval.approval import SectorApproval
from indicators.selectors.recipients import Reach

from .letter import Letter


@dataclass(frozen=True, slots=True)
class Pick:
    """A line that may be asked about."""

    id: int
    name: str
    sentence: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class SendingPage:
    """The page. ``why_not`` says why nothing can be sent; ``without`` who leads and gets no letter."""

    title: str
    about: str
    to: str
    without: str
    before: str
    why_not: str
    mends: bool
    send: str
    back: str
    letter: Letter | None = None
    asks: bool = False
    picks: tuple[Pick, ...] = ()
    text: str = ""
    error: str = ""


def reminding_page(found: SectorApproval, reach: Reach, letter: Letter | None) -> SendingPage:
    """Word a reminder before it goes; there is no letter where there is nobody to write to."""
    row = found.sector.submission
    nothing = gettext("Sektoren har levert. Det er ingenting å minne på.")
    why_not = _why_not(reach, nothing, ready=not found.sector.delivered)
    return SendingPage(
        title=gettext("Minn %(sector)s") % {"sector": row.sector_name},
        about=str(found.round),
        to="" if why_not else words.listing(reach.leaders),
        without=_without(reach),
        before=reminded_said(found.sector),
        why_not=why_not,
        mends=reach.gives_leaders and not reach.leaders,
        send=_send(len(reach.leaders)),
        back=sector_path("approval_sector", found.round, row.sector.code),
        letter=None if why_not else letter,
    )


def asking_page(
    found: SectorApproval,
    reach: Reach,
    lines: Collection[JudgedLine],
    *,
    chosen: Collection[int] | None = None,
    text: str | None = None,
    error: str = "",
) -> SendingPage:
    """Word a request for explanations before it goes, with what was chosen and typed."""
    row = found.sector.submission
    nothing = (
        gettext("Alle målene som ikke er nådd, er forklart eller spurt om.")
        if found.acts.ask
        else gettext("Sektoren arbeider med tallene. Det kan spørres når de er levert.")
    )
    ready = found.acts.ask and bool(lines)
    why_not = _why_not(reach, nothing, ready=ready)
    return SendingPage(
        title=gettext("Be %(sector)s om forklaring") % {"sector": row.sector_name},
        about=str(found.round),
        to="" if why_not else words.listing(reach.leaders),
        without=_without(reach),
        before="",
        why_not=why_not,
        mends=ready and reach.gives_leaders and not reach.leaders,
        send=_send(len(reach.leaders)),
        back=sector_path("approval_sector", found.round, row.sector.code),
        asks=not why_not,
        picks=tuple(
            Pick(line.id, line.short_name, sentence(line), chosen is None or line.id in chosen)
            for line in lines
        ),
        text=usual_question() if text is None else text,
        error=error,
    )


def usual_question() -> str:
    """What leaders are asked where nobody writes anything else."""
    return gettext("Målet er ikke nådd, og det står ikke hvorfor. Hva er årsaken, og hva gjøres?")


def _why_not(reach: Reach, nothing: str, *, ready: bool) -> str:
    if not ready:
        return nothing
    return "" if reach.leaders else f"{gettext('Brevet når ingen.')} {nobody_said(reach)}"


def _without(reach: Reach) -> str:
    if not (reach.leaders and reach.without_address):
        return ""
    said = gettext("%(people)s har ingen e-postadresse og får det ikke.")
    return said % {"people": words.listing(reach.without_address)}


def _send(count: int) -> str:
    return ngettext("Send til %(count)d person", "Send til %(count)d personer", count) % {"count": count}
