"""Units as nouns: what kind of quantity each counts, and its forms: "1 dag", "80 dager", nynorsk "80 dagar".

Only regular Norwegian nouns that reports count in, and the last part of a longer word
("barnehageplasser" bends as "plasser"). A unit that is in no list keeps its own spelling.
"""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache
from typing import Final, NamedTuple


class Quantity(StrEnum):
    """What too little of it is: too few, too small an amount, too short a time, or too low."""

    COUNT = "count"
    AMOUNT = "amount"
    TIME = "time"
    LEVEL = "level"


class Noun(NamedTuple):
    """One and many, in bokmål and in nynorsk."""

    one: str
    many: str
    nynorsk_one: str
    nynorsk_many: str

    def form(self, *, one: bool, nynorsk: bool) -> str:
        """The form for one or for many, in the language asked for."""
        if nynorsk:
            return self.nynorsk_one if one else self.nynorsk_many
        return self.one if one else self.many


_TABLE: Final = {
    Quantity.TIME: """
        dag dager dag dagar; døgn; uke uker veke veker; måned måneder månad månader; mnd; år;
        time timer time timar; minutt minutter minutt minutt; min; sekund sekunder sekund sekund
    """,
    Quantity.AMOUNT: """
        krone kroner krone kroner; kr; tkr; mkr; tonn; kg; kilo; liter; km; kilometer; meter; m²; m³; kvm;
        kvadratmeter; årsverk; kWh; MWh; GWh; dekar; daa; hektar
    """,
    Quantity.LEVEL: """
        %; ‰; prosent; promille; prosentpoeng; poeng; grad grader grad grader; °C; desibel; dB;
        karakter karakterer karakter karakterar; skår
    """,
    Quantity.COUNT: """
        stk; person personer person personar; bruker brukere brukar brukarar; elev elever elev elevar; barn;
        innbygger innbyggere innbyggjar innbyggjarar; sak saker sak saker; avvik; møte møter møte møte;
        plass plasser plass plassar; avdeling avdelinger avdeling avdelingar; gang ganger gong gonger;
        enhet enheter eining einingar; arrangement arrangementer arrangement arrangement; besøk; besøkende
        besøkende besøkjande besøkjande; deltaker deltakere deltakar deltakarar; deltager deltagere deltakar
        deltakarar; hendelse hendelser hending hendingar; husstand husstander husstand husstandar;
        klage klager klage klager; kurs; mottaker mottakere mottakar mottakarar; tiltak; tilsyn; vedtak;
        stilling stillinger stilling stillingar; bolig boliger bustad bustader; søknad søknader søknad
        søknader; henvendelse henvendelser førespurnad førespurnader; konsultasjon konsultasjoner konsultasjon
        konsultasjonar; rapport rapporter rapport rapportar; dokument dokumenter dokument dokument;
        bok bøker bok bøker; utlån; lag; forening foreninger foreining foreiningar; virksomhet virksomheter
        verksemd verksemder; bedrift bedrifter bedrift bedrifter; familie familier familie familiar;
        student studenter student studentar; ansatt ansatte tilsett tilsette; pasient pasienter pasient
        pasientar; kunde kunder kunde kundar; kjøretøy; skole skoler skule skular; barnehage barnehager
        barnehage barnehagar; klasse klasser klasse klassar; gruppe grupper gruppe grupper; rom; avtale
        avtaler avtale avtalar; plan planer plan planar; prosjekt prosjekter prosjekt prosjekt; medlem
        medlemmer medlem medlemmer; leilighet leiligheter leilegheit leilegheiter; eiendom eiendommer eigedom
        eigedommar; tomt tomter tomt tomter; abonnent abonnenter abonnent abonnentar; punkt punkter punkt
        punkt; feil; brudd brudd brot brot; ulykke ulykker ulykke ulykker; brann branner brann brannar;
        utrykning utrykninger utrykking utrykkingar; øvelse øvelser øving øvingar; gjest gjester gjest
        gjester; forestilling forestillinger framsyning framsyningar; film filmer film filmar; kommune
        kommuner kommune kommunar; flyktning flyktninger flyktning flyktningar; lærling lærlinger lærling
        lærlingar; melding meldinger melding meldingar; samtale samtaler samtale samtalar; oppdrag;
        produksjon produksjoner produksjon produksjonar; veiledning veiledninger rettleiing rettleiingar;
        anlegg; pumpestasjon pumpestasjoner pumpestasjon pumpestasjonar; lekkasje lekkasjer lekkasje
        lekkasjar; tertial tertialer tertial tertial
    """,
}


def _nouns() -> tuple[dict[str, Noun], dict[str, Quantity]]:
    nouns: dict[str, Noun] = {}
    quantities: dict[str, Quantity] = {}
    for quantity, table in _TABLE.items():
        for row in table.split(";"):
            forms = row.split()
            noun = Noun(*forms) if len(forms) == 4 else Noun(*forms * 4)
            for form in reversed(noun):
                nouns.setdefault(form.casefold(), noun)
                quantities.setdefault(form.casefold(), quantity)
    return nouns, quantities


_NOUNS, _QUANTITIES = _nouns()
_MONEY: Final = ("kr", "kroner", "nok", "millioner", "milliarder")
_PER: Final = " per "
_COUNTING: Final = ("antall ", "antal ")
_SHORTEST: Final = 3
"""Letters of the shortest noun that a longer word may end in: "virkedag"."""
_NEVER_LAST: Final = ("gang", "grad")
"""Nouns that bend otherwise as the end of a longer one: "inngang", nynorsk "inngangar"."""


@lru_cache(maxsize=4096)
def quantity_of(unit: str) -> Quantity | None:
    """What kind of quantity the unit is of; None where nobody can know ("" and unknown words).

    A ratio is a level ("kr per m²"), unless it is one of time ("møter per år").
    """
    tidy = unit.casefold().strip()
    first, per, second = tidy.partition(_PER)
    if per:
        return quantity_of(first) if quantity_of(second) is Quantity.TIME else Quantity.LEVEL
    if any(word.rstrip(".") in _MONEY for word in tidy.split()):
        return Quantity.AMOUNT
    if tidy.startswith(_COUNTING) or tidy in ("antall", "antal"):
        return Quantity.COUNT
    ending = _ending(tidy.rstrip("."))
    return None if ending is None else _QUANTITIES[ending]


@lru_cache(maxsize=4096)
def unit_form(unit: str, *, one: bool, nynorsk: bool = False) -> str:
    """The unit as it is written behind a number: one "dag", many "dager"; "kr per innbygger" whatever.

    "antall" is no unit and gives "", "antall brukere" gives "brukere".
    """
    first, per, second = unit.partition(_PER)
    if per:
        first = unit_form(first, one=one, nynorsk=nynorsk)
        return f"{first} per {unit_form(second, one=True, nynorsk=nynorsk)}"
    tidy = unit.casefold()
    if tidy in ("antall", "antal"):
        return ""
    for counting in _COUNTING:
        if tidy.startswith(counting):
            return unit_form(unit[len(counting) :], one=one, nynorsk=nynorsk)
    ending = _ending(tidy)
    if ending is None:
        return unit
    form = _NOUNS[ending].form(one=one, nynorsk=nynorsk)
    return unit[: len(unit) - len(ending)] + form if len(ending) < len(unit) else form


@lru_cache(maxsize=4096)
def noun_key(unit: str) -> str:
    """The same for all forms of a noun: "barnehageplass" and "barnehageplassar" as "barnehageplasser"."""
    first, per, second = unit.casefold().partition(_PER)
    if per:
        return f"{noun_key(first)}{per}{noun_key(second)}"
    ending = _ending(first)
    return first if ending is None else first[: len(first) - len(ending)] + _NOUNS[ending].many


def _ending(word: str) -> str | None:
    """The longest noun of the list that the word is or ends in; a word that is one itself first."""
    if word in _NOUNS:
        return word
    if " " in word:
        return None
    for start in range(2, len(word) - _SHORTEST + 1):
        ending = word[start:]
        noun = _NOUNS.get(ending)
        if noun is not None and noun.one != noun.many and noun.one not in _NEVER_LAST:
            return ending
    return None
