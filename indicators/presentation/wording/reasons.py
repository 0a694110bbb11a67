"""Reasons that the program itself gives for what it does, in the reader's language.

They are stored in bokmål, as they were written that day, and sealed with their entry. What a person wrote is
nobody's to translate; these wordings are the program's.
"""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_noop as _

from .cached_gettext import gettext

OWN: Final = frozenset(
    (
        _("Alle har levert og er godkjent"),
        _("Foreslått publisert"),
        _("Filene er laget av dokumentet"),
        _("Godkjent og publisert"),
        _("Forslaget er trukket tilbake"),
        _("Avgitt eller vedtatt"),
        _("Avsluttet ved innlogging: gruppen er borte fra kommunens katalog"),
        _("Demobruker"),
        _("Svaret på korrekturen er tatt tilbake"),
        _("Trukket tilbake"),
        _("Ordnet på siden Mål"),
        _("Vurdert på siden Mål"),
        _("Valgt i oppsettet av rapporten"),
        _("Oppsettet er hentet fra et annet år"),
        _("Mal for Word er lastet opp"),
        _("Mal for Word er valgt"),
        _("Det første tallet er ført"),
        _("Eksempel: Fristen er ute, og runden lukkes uten dem som ikke har levert."),
        _("Eksempel: Se over radene med merknad, og send inn på nytt."),
        _("Eksempel: følges hvert tertial"),
        _("Eksempel: planen for 2026 er rullet fra 2025"),
        _("Eksempeldata"),
        _("Endret på Min konto"),
        _("Innledning til tilsyn og vedtak"),
        _("Kommentar til vedtak i rapporteringen"),
        _("Tilsyn i rapporteringen"),
        _("Vedtak i rapporteringen"),
        _("Tekst om tjenesteområdet i rapporteringen"),
        _("Utviklingsarbeid i rapporteringen"),
        _("Forklart i rapporteringen"),
        _("Forslag til mål"),
        _("Fotnote hentet tilbake i rapporteringen"),
        _("Fotnote i rapporteringen"),
        _("Fotnote trukket tilbake i rapporteringen"),
        _("Fulgt opp"),
        _("Første innlogging gjennom kommunens katalog"),
        _("Ført i rapporteringen"),
        _("Gitt fra kommandolinjen"),
        _("Gitt ved innlogging: gruppe i kommunens katalog"),
        _("Godkjent"),
        _("Hentet tilbake i rapporteringen"),
        _("Hentet ut fra kommandolinjen"),
        _("Ikke levert"),
        _("Innlogging: navn eller adresse er endret i kommunens katalog"),
        _("Innsyn for personen"),
        _("Innsyn i egne opplysninger"),
        _("Laget av generatoren"),
        _("Laget fra kommandolinjen med createsuperuser"),
        _("Lagt inn som liste i Kom i gang"),
        _("Invitert"),
        _("Ført på siden KOSTRA-funksjoner"),
        _("Engangspassord på papir"),
        _("Ført i Kom i gang"),
        _("Kommuner å sammenligne med er valgt"),
        _("Hoppet over i Kom i gang"),
        _("Den første controlleren, laget fra kommandolinjen"),
        _("Satt fra kommandolinjen med changepassword"),
        _("Lest inn fra årsmeldingen for 2025"),
        _("Ordnet i årsmeldingens kapitler"),
        _("Overskriftene er hentet fra året før"),
        _("Skrevet i årsmeldingens kapitler"),
        _("Bemanning til årsmeldingen"),
        _("Ført til årsmeldingen"),
        _("Selskaper og samarbeid er hentet fra året før"),
        _("Lovet i rapporteringen"),
        _("Navn og adresser er flyttet ut av loggen, så de kan tas bort"),
        _("Når det ble levert første gang, lest av historikken"),
        _("Nytt passord med lenke i e-post"),
        _("Prognose i rapporteringen"),
        _("Programmets egen bruker til innlesing"),
        _("Rapportert i årsmeldingen for 2025, før programmet ble tatt i bruk"),
        _("Runden er lukket"),
        _("Runden er planlagt"),
        _("Runden er åpnet"),
        _("Sammenligningstall ført"),
        _("Sendt inn"),
        _("Slått av av brukeren"),
        _("Slått på av brukeren"),
        _("Tallet er trukket tilbake"),
        _("Tofaktoren er fjernet"),
        _("Trukket tilbake for å endre"),
        _("Ukesoversikt"),
    )
)


def reason_words(text: str) -> str:
    """Return a stored reason: the program's own in the reader's language, a person's as it was written."""
    return gettext(text) if text in OWN else text


LABELS: Final = frozenset((_("På vei"), _("Usikkert"), _("Vil ikke nå målet")))
"""What a forecast is called in the log: the program's word for its outlook, kept as it was that day."""


def label_words(text: str) -> str:
    """Return what an entry is about: a word of the program in the reader's language, a name as it is."""
    return gettext(text) if text in LABELS else text
