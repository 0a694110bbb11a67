"""The accessibility statement: what the law asks a municipality to say of a web site, said of this one.

The fields are those of the national template (forskrift om universell utforming av IKT-løsninger, as changed
by the EU's web directive). What is claimed here is what tests prove (axe, the keyboard, dark mode
and forced colours in ``tests/journeys`` and the browser tests of other folders, PDF/UA in ``tests/reports``);
whoever finds or mends a lack changes :func:`_lacks`, and :data:`LOOKED_OVER` with it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from django.conf import settings
from django.utils.translation import gettext

from indicators.municipality import municipality

FIRST_MADE: Final = date(2026, 11, 30)
LOOKED_OVER: Final = date(2026, 11, 30)
REQUIREMENTS: Final = 47
"""Requirements of the national template: WCAG 2.1 A and AA, with exceptions."""

AUTHORITY: Final = "https://www.uutilsynet.no/"
COMPLAINTS: Final = "https://www.diskrimineringsnemnda.no/"


@dataclass(frozen=True, slots=True)
class Lack:
    """A requirement that is not met: where, why, whom it hits, and what helps meanwhile."""

    requirement: str
    where: str
    why: str
    hits: str
    meanwhile: str


@dataclass(frozen=True, slots=True)
class AccessibilityPage:
    """The statement. ``feedback`` is empty until the municipality has said where people write."""

    municipality: str
    organisation: str
    site: str
    status: str
    lacks: tuple[Lack, ...]
    hits: tuple[str, ...]
    tried: tuple[str, ...]
    untried: tuple[str, ...]
    feedback: str
    feedback_href: str
    declaration: str
    authority: str
    complaints: str
    first_made: date
    looked_over: date
    version: str


def accessibility_page() -> AccessibilityPage:
    """Fill the template with what the settings and the tests say."""
    feedback, lacks = settings.ACCESSIBILITY_FEEDBACK, _lacks()
    number = settings.ORGANISATION_NUMBER
    return AccessibilityPage(
        municipality=municipality().name,
        organisation=f"{number[:3]}\u00a0{number[3:6]}\u00a0{number[6:]}" if number else "",
        site=f"{settings.SITE_URL}/" if settings.SITE_URL else "",
        status=_status(len(lacks)),
        lacks=lacks,
        hits=tuple(dict.fromkeys(one.hits for one in lacks)),
        tried=_tried(),
        untried=_untried(),
        feedback=feedback,
        feedback_href=feedback if feedback.startswith("https://") or not feedback else f"mailto:{feedback}",
        declaration=settings.ACCESSIBILITY_DECLARATION,
        authority=AUTHORITY,
        complaints=COMPLAINTS,
        first_made=FIRST_MADE,
        looked_over=LOOKED_OVER,
        version=settings.PROGRAM_VERSION,
    )


def missing_settings() -> tuple[str, ...]:
    """The settings that the statement is not whole without, by name."""
    names = ("ACCESSIBILITY_FEEDBACK", "ACCESSIBILITY_DECLARATION", "ORGANISATION_NUMBER")
    return tuple(name for name in names if not getattr(settings, name))


def _status(lacks: int) -> str:
    return gettext(
        "Nettløsningen er delvis i samsvar med kravene til universell utforming av IKT. Vi kjenner til brudd "
        "på %(lacks)d av %(all)d krav i regelverket."
    ) % {"lacks": lacks, "all": REQUIREMENTS}


def _lacks() -> tuple[Lack, ...]:
    """Every requirement that is known not to be met, in the order of WCAG 2.1."""
    return (
        Lack(
            requirement=gettext("2.1.1 Tastatur"),
            where=gettext(
                "Den utforskbare figuren på siden til en indikator: verdiene vises når pekeren holdes over "
                "dem, og utsnittet endres med mus."
            ),
            why=gettext("Figuren tegnes av et bibliotek fra andre, som ikke kan betjenes med tastatur."),
            hits=gettext("Bruk uten syn og bruk med nedsatt bevegelighet eller styrke"),
            meanwhile=gettext(
                "Den faste figuren sier det samme i én setning, og alle tallene står i tabellen ved siden av."
            ),
        ),
        Lack(
            requirement=gettext("2.2.1 Justerbar hastighet"),
            where=gettext(
                "Økten avsluttes etter %(minutes)d minutter uten bruk og senest %(hours)d timer etter "
                "innlogging, uten at det varsles først."
            )
            % {
                "minutes": settings.SESSION_COOKIE_AGE // 60,
                "hours": settings.SESSION_ABSOLUTE_AGE // 3600,
            },
            why=gettext("Grensene verner tall og navn på maskiner som flere bruker."),
            hits=gettext("Bruk med nedsatt kognisjon og bruk som tar lang tid"),
            meanwhile=gettext(
                "Det som er skrevet og ikke lagret, ligger i nettleseren og hentes fram etter ny innlogging."
            ),
        ),
        Lack(
            requirement=gettext("3.1.2 Språk på deler av innhold"),
            where=gettext(
                "Tekster som er skrevet inn av folk (navn på indikatorer, forklaringer, kapitler), er ikke "
                "merket når de har en annen målform enn skjermen."
            ),
            why=gettext("Programmet vet ikke hvilken målform en tekst er skrevet i."),
            hits=gettext("Bruk uten syn"),
            meanwhile=gettext("Velg kommunens målform nederst på siden; da stemmer språket med tekstene."),
        ),
    )


def _tried() -> tuple[str, ...]:
    return (
        gettext(
            "Hver ny versjon prøves automatisk med axe-core (WCAG 2.0, 2.1 og 2.2 på nivå A og AA) på "
            "eksempler av de fleste slags sider, i bredder på 1280 og 390 piksler, med menyer, lister og "
            "feilmeldinger åpne. Prøven tåler ingen funn. Ved 320 piksler prøves det at ingenting går ut "
            "over kanten."
        ),
        gettext(
            "Kontrasten i mørk visning prøves på eksempler av de vanligste sidene. Med tvungne farger "
            "(høy kontrast) prøves det på oversikten og målekortene at det som er valgt, skiller seg fra "
            "resten, og at merkene synes."
        ),
        gettext("Oversikt, rapportering av en hel runde og søk prøves automatisk med tastatur alene."),
        gettext("Årsmeldingen som PDF kontrolleres mot PDF/UA-1 hver gang programmet prøves."),
        gettext("Vurderingen er gjort av dem som lager programmet (egenvurdering)."),
    )


def _untried() -> tuple[str, ...]:
    return (
        gettext("Skjermlesere (NVDA, JAWS, VoiceOver) og talestyring er ikke prøvd for hånd."),
        gettext("Programmet er ikke prøvd av mennesker med funksjonsnedsettelser."),
        gettext("Administrasjonen (/admin/) og Word-filen av årsmeldingen er bare prøvd delvis."),
    )
