"""How each status is reached, in plain words: the help page and the indicator's page say the same."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy as _

from indicators.values import SeverityBasis, Status

STATUS_RULES: Final = {
    Status.MET: _("Resultatet oppfyller målet slik det er skrevet."),
    Status.MISSED: _("Resultatet oppfyller ikke målet, eller det som skulle gjøres, ble ikke gjennomført."),
    Status.NOT_MEASURED: _("Det er satt et mål, men det er oppgitt en grunn til at det ikke finnes et tall."),
    Status.NOT_REPORTED: _(
        "Et tall er ventet og fristen er ute, men feltet er tomt eller tallet foreligger ikke."
    ),
    Status.UNDECIDED: _("Det som er skrevet, kan ikke sammenlignes. Et menneske må se på det."),
    Status.NOT_DUE: _(
        "Ingenting er ført og fristen er ikke ute, eller året er ikke helt og tallet er en sum."
    ),
    Status.NOT_PLANNED: _("Planen sier at indikatoren ikke måles i år, og det er ikke ført noe tall."),
    Status.NO_TARGET: _("Det er ikke satt noe mål, men det finnes et tall eller en grunn."),
}

BASIS_WORDS: Final = {
    SeverityBasis.TARGET: _("målet"),
    SeverityBasis.PREVIOUS: _("avviket og forrige tall til sammen, fordi målet er null"),
    SeverityBasis.SCALE: _("lengden på skalaen"),
    SeverityBasis.YEAR: _("dagene i et år"),
    SeverityBasis.LEVELS: _("trinnene fra dårligst til best"),
    SeverityBasis.ONE: _("én, fordi både målet og forrige tall er null eller mangler"),
}
