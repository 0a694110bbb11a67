"""Remarks of the program on the report that it comes with, in the reader's language.

They are stored with the figures in bokmål; a note that stood in the report is as it was printed.
"""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_noop as _

from indicators.presentation.phrases import gettext

OWN: Final = frozenset(
    (
        _(
            "Cellen er trykt med merket ***), som hører til noten om forvaltningsrevisjon (l.444). Noten "
            "om øvelsen står under merket ****) (l.446), som ikke er brukt i tabellen; den er knyttet "
            "hit."
        ),
        _(
            "Tabellen har to kolonner med overskriften «Mål 2025» og samme tall i begge. Målet er tatt "
            "inn én gang."
        ),
        _(
            "Kolonnen er trykt med overskriften «Resultat 2024*», men noten sier at undersøkelsen ble "
            "tatt i januar 2025. Tallene er ført som resultat 2025, og et tidligere tall finnes ikke i "
            "kortet."
        ),
        _(
            "Indikatoren sier 29 avdelinger, men målet og begge resultatene regner med 30. Tallene er "
            "gjengitt slik de er trykt."
        ),
        _(
            "Teksten over kortet sier at resultatene er fra 2024 og 2025 (l.724), men kolonnen er trykt "
            "«Resultat 2023». Forrige resultat er ført på 2023."
        ),
        _(
            "Indikatoren gjelder andel av brukte startlånsmidler. Kortet sier 49 %, mens noten (l.875) "
            "og kommentaren (l.940) sier 65 % av midlene; kommentaren oppgir 48,6 % som andel av "
            "låntakerne. Tallet i cellen er det som vurderes."
        ),
        _(
            "En egen tabell (l.910) oppgir gjennomsnitt per måned: 234 i 2021, 272 i 2022, 364 i 2023, "
            "410 i 2024 og 390 i 2025. Månedstallene gir 235,75, 271,83, 363,67, 410,42 og 389,83; "
            "tallet for 2021 stemmer altså ikke, de andre fire er avrundet."
        ),
        _(
            "Avsnittet om utfordringer (l.957) omtaler en liten nedgang i 2025 i forhold til 2023/2024. "
            "Etter månedstallene er snittet i 2025 (389,83) lavere enn i 2024 (410,42), men høyere enn i "
            "2023 (363,67)."
        ),
        _(
            "Innledningen (l.234) og kapittel 6.8 (l.847) melder om en økning i antall ungdommer med "
            "behov for sosialhjelp. Tabellen viser nedgang fra 81 i 2024 til 66 i 2025."
        ),
        _("Begge kolonnene i tabellen er trykt med overskriften «halvår». De er lest som 1. og 2. halvår."),
    )
)


def remark_words(text: str) -> str:
    """Return a note: the program's own remark in the reader's language, any other as it was written."""
    return gettext(text) if text in OWN else text
