"""Short help where a first-time reader hesitates: the question, the answer, and where Hjelp says more."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Hint:
    """A question and its answer; ``page`` and ``place`` are the address of the whole explanation."""

    question: str | Promise
    answer: str | Promise
    page: str
    place: str

    @property
    def href(self) -> str:
        """Where the whole explanation stands."""
        return f"{reverse(self.page)}#{self.place}"


HINTS: Final = {
    "severity": Hint(
        _("Hva er størst avvik?"),
        _(
            "Avstanden til målet delt på målet, så dager, kroner og prosent kan ordnes i samme liste. "
            "Regnestykket står på siden til hver indikator."
        ),
        "how_status",
        "alvorlighet",
    ),
    "close": Hint(
        _("Hva er nesten nådd?"),
        _("Bommen er innenfor toleransen som er satt for indikatoren. Den telles likevel som ikke nådd."),
        "how_status",
        "avstand",
    ),
    "then": Hint(
        _("Hva er «Slik det var»?"),
        _(
            "Velg en dag og et klokkeslett. Da vises målekortet slik det stod i programmet "
            "den gangen, med tallene, målene og forklaringene som gjaldt da. "
            "Ingenting endres, og nedlastingen følger valget."
        ),
        "help",
        "revisor",
    ),
    "plan": Hint(
        _("Hva er forskjellen på vedtatt og nå?"),
        _(
            "Vedtatt er målet da kommunestyret vedtok planen, og endres aldri. Nå er målet som gjelder, "
            "hvis det er endret i en senere sak."
        ),
        "help",
        "controller",
    ),
    "not_due": Hint(
        _("Hva er ikke forfalt?"),
        _("Ingenting er ført, og fristen er ikke ute. Etter fristen blir det «Ikke rapportert»."),
        "how_status",
        "statuser",
    ),
    "doubt": Hint(
        _("Hvorfor spør programmet om et tall?"),
        _(
            "Tallet er lagret, men ligner ikke på de andre: ti ganger fjoråret, over 100 prosent, "
            "en annen enhet. Rett det, eller svar at det stemmer. Svaret er bare til deg."
        ),
        "help",
        "skrive",
    ),
    "forecast": Hint(
        _("Hva er en prognose?"),
        _(
            "Et tall midt i året kan ikke dømmes mot årets mål. Si derfor selv hva du tror: på vei, "
            "usikkert, eller når ikke målet. Prognosen teller verken som nådd eller ikke nådd."
        ),
        "help",
        "sektorleder",
    ),
}
