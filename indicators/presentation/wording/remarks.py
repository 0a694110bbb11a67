"""Remarks of the program on the report that it comes with, in the reader's language.

They are stored with the figures in bokmål; a note that stood in the report is as it was printed.
"""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_noop as _

from .cached_gettext import gettext

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

ON_MATTERS: Final = frozenset(
    (
        _("Fristen er ikke trykt, bare at den ble holdt."),
        _("Kilden trykker når saken ble besvart, og ikke noen frist."),
        _("Avvik og frist er tomme felt i kilden."),
        _("Vedtaket sier kr 42 679 000 (l.1275), kommentaren kr 42 000 000."),
        _(
            "Kommentaren nevner «sak 20/22» uten organ og med to sifre; første kolonne skriver "
            "sakene med tre."
        ),
        _(
            "Innledningen (l.1304) sier at vedtakene er i prosess ved årsskiftet. Kommentaren sier "
            "at denne saken er avsluttet. Saken heter FSK 150/22 i første kolonne og «sak 150/22» i "
            "kommentaren."
        ),
        _(
            "Innledningen (l.1304) sier at vedtakene er i prosess ved årsskiftet. Kommentaren sier "
            "at denne saken er avsluttet."
        ),
        _(
            "Innledningen (l.1304) sier at vedtakene er i prosess ved årsskiftet. Kommentaren sier "
            "at denne saken er avsluttet. Navnet er trykt «Trengeid» her og «Trengereid» ellers "
            "(l.244)."
        ),
        _("Overskriften (l.1269) sier 2025 – 2028, tabellteksten (l.1300) 2024-2027."),
    )
)
"""Remarks on supervision and decisions of the report of 2025."""

ON_WORDS: Final = frozenset(
    (
        _("Teksten stopper ved et sideskift i kilden."),
        _(
            "Raden er ødelagt i konverteringen av kilden og står slik den kom. Teksten stopper midt i en "
            "setning."
        ),
        _(
            "Raden er ødelagt i konverteringen av kilden og står slik den kom. Den kan høre til en annen "
            "stab."
        ),
        _("Raden står blant dem som konverteringen skadet (l.481–488). Teksten leses som hel."),
        _("Kilden har kommentarer i begge kolonnene."),
    )
)
"""Remarks on development work of the report of 2025."""

ON_SECTORS: Final = frozenset(
    (
        _("Lån, kassekreditt, gebyrer og tilskudd hører til økonomistaben."),
        _("Den ansvarlige har tilfluktsrommene (l.1289), som eiendomsstaben svarer for (l.1262)."),
        _("Vei, parkering, arealplaner og byutvikling hører til teknikk og miljø."),
        _(
            "Omstilling, samfunnsplan og internasjonalt arbeid hører til kommunedirektøren og "
            "samfunnsutviklingsstaben."
        ),
        _("Den ansvarlige har kulturplanene og kinoen (l.1294, 1307, 1321)."),
        _("Jobbsentral og arbeidstrening hører til NAV Elverum; tre er ansvarlige."),
        _("Psykisk helse og barnevern hører til helse, mestring og omsorg."),
        _("Nærtjenester og servicekontor hører til service- og IKT-staben."),
        _("Saken gjelder Nav Elverum."),
    )
)
"""Why a sector is taken to be responsible for a decision of the report of 2025."""

ON_SOURCE: Final = frozenset(
    (
        _("Setningen er brutt av et sideskift."),
        _("Adressen til lenken er borte i kilden. Ordene står."),
        _("Raden er brutt av et sideskift."),
        _(
            "Overskriften er skrevet HR/-personalstaben. Staben heter Personalstaben i kapittel 5, og heter "
            "det her."
        ),
        _("Ordet tjenesteområdet er delt av et sideskift, og står helt."),
        _(
            "Tabellen av gjennomsnitt er ikke gjengitt for seg: snittet regnes ut i tabellen over månedene, "
            "og det trykte står i merknaden under den."
        ),
    )
)
"""What was mended where the report of 2025 had come apart on its way to a text."""
KNOWN: Final = OWN | ON_MATTERS | ON_WORDS | ON_SECTORS | ON_SOURCE


def remark_words(text: str) -> str:
    """Return a note: the program's own remark in the reader's language, any other as it was written."""
    return gettext(text) if text in KNOWN else text
