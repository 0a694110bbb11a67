"""What single words of a table say: which way is good, a heading's column, a unit, how often, a section."""

from __future__ import annotations

import pytest

from indicators.values.figures.spec import Direction
from indicators.values.tables.directions import Evidence, by_words
from indicators.values.tables.headings import sense_of
from indicators.values.tables.people import role_of
from indicators.values.tables.titles import (
    Section,
    Title,
    area_in_header,
    goal_of,
    money_unit,
    note_of,
    section_of,
    title_of,
)
from indicators.values.tables.traits import RowTraits, frequency_of, unit_of

HIGHER, LOWER = Direction.HIGHER, Direction.LOWER
GOOD = """
gjennomfør; oppnå; fullfør; bestått; består; godkjent; innen frist; innenfor; oppetid; tilgjengelighet;
tilbud; deltak; deltar; delta; besøk; utlån; arrangement; tilfreds; fornøyd; trivsel; trives; opplev;
svarprosent; svarandel; dekning; digital; kartlag; kartlegg; registrert; oppfølgingsplan; tiltaksplan;
individuell plan; bosett; bosatt; i arbeid; i jobb; til jobb; til arbeid; lønnet; utdanning; avtale;
veiledning; rettleiing; møter; kurs; kompetanse; læring; kontroller; kontrollere; oppdater; revisjon;
internkontroll; mestring; medvirkning; fagbrev; lærling; heltid; stillingsstørrelse; fagutdan;
høgskoleutdan; høyskoleutdan; belys; produksjon; gruppetiltak; brukersamtale; egen bolig; egen eid; åpne
dager; åpningstid; gjenvinning; utsorter; materialgjenvin; nærvær; egenkapital; netto driftsresultat;
driftsresultat; disposisjonsfond; likviditet; avsluttede; lukk; utbedr; ferdig; mottar aktivitetstilbud;
velferdsteknolog; livslang; lesing; ferdigheter; grunnskolepoeng; standpunkt; karakter; elevundersøkelse;
brukerundersøkelse; pårørendeundersøkelse; medarbeiderundersøkelse; medarbeidertilfreds;
foreldreundersøkelse; tilhørighet; motivasjon; faglig utfordring; vurdering for læring; miljø; trygg;
tilstand; vedlikehold; nye boliger; nyetabler; sysselset; innbyggertall; befolknings; folkevekst;
barnehagelærer; pedagogisk utdan; svømmedyktig; friluft; tiltak; prosjekt; søknader; frivillig; samarbeid;
vaksin; hjemmeboende; selvstendig; brukere; mottakere; informasjon; tilsyn; e-handel; miljøsertifi;
miljøfyrtårn; fornybar; elbil; kollektiv; gang- og sykkel; behandlet; bygget; innen lovens frist; innen 5
dager; deltagelse; støtte fra lærere; bedre enn landet; antall ansatte med fagbrev; nytt møte; kontroll
"""
BAD = """
ventetid; ventelist; avvik; klage; omgjor; omgjer; opphev; sanksjon; mobb; krenk; oversitt; overskrid;
overskrem; overtid; fravær; frafall; frafell; drop; slutter; skade; fall; ulykke; uhell; feil; brudd; brot;
restanse; etterslep; saksbehandlingstid; behandlingstid; responstid; utrykningstid; liggetid; liggedøgn;
overligge; utskrivningsklare; botid; varighet; varigheit; overløp; utslipp; lekkasje; vanntap;
trafikkfarlig; farlig; tvang; dødsfall; ledighet; gjeld; lånegjeld; merforbruk; overforbruk;
renholdskostnad; kostnad; utgift; forbruk; mottakere av økonomisk sosialhjelp; mottar økonomisk sosialhjelp;
uten vann; turnover; vakanse; vakant; utkastelse; innbrudd; hærverk; svinn; energibruk; strøm; co2; co₂;
klimagass; klimautslipp; nivå 1; laveste nivå; bekymring; anmeld; tilsynssak; pålegg; purr; inkasso; vold;
trussel; trusler; rus; selvmord; ensom; arbeidsledig; uføre; fattig; lavinntekt; branner; bygningsbrann;
sykemeld; sykmeld; egenmeld; nedsettelse av gebyr; korridor; legemiddelfeil; feilmedisin; trykksår;
infeksjon; underernær; søksmål; dagsbøter; mislighold; deltidsstilling; midlertidig ansatt; midlertidig
stilling; vikar; innleie; avgang; nedetid; stønadslengde; stønadstid; tap på krav; venter på plass; lengde
på opphold; sosialhjelp som hovedinntekt; reinnleggelser; ufrivillig deltid; sluttet; ledig; brann
"""


@pytest.mark.parametrize(("words", "direction"), [(GOOD, HIGHER), (BAD, LOWER)], ids=["good", "bad"])
def test_more_of_what_is_good_and_less_of_what_is_bad(words: str, direction: Direction) -> None:
    said = [" ".join(word.split()) for word in words.split(";")]
    assert {word: by_words(word).direction for word in said} == dict.fromkeys(said, direction)
    assert {by_words(f"Tall for {word} hos oss").direction for word in said} == {direction}


EVIDENCE = {
    # name, scale, heading above: direction, why, printed, words
    ("Noe", None, ""): (None, "unknown", False, ""),
    ("Noe", ("1", "6"), ""): (HIGHER, "score", False, "1–6"),
    ("Noe", ("1", "6"), "Ventetid"): (HIGHER, "score", False, "1–6"),
    ("Noe", None, "Ventetid"): (LOWER, "heading", False, "ventetid"),
    ("Noe", None, "Trivsel og mobbing"): (None, "unknown", False, ""),
    ("Besøk", None, "Ventetid"): (HIGHER, "counted_good", False, "besøk"),
    ("Skår der 1 er best", ("1", "6"), ""): (LOWER, "scale_end", True, "1 er best"),
    ("Skår der 6 er best", ("1", "6"), ""): (HIGHER, "scale_end", True, "6 er best"),
    ("Ventetid der 1 er best", None, ""): (HIGHER, "scale_end", True, "1 er best"),
    ("Andel som venter under 3 uker", None, ""): (HIGHER, "within", False, "under 3 uker"),
    ("Venter under 3 uker", None, ""): (None, "unknown", False, ""),
    ("Minst mulig ventetid", None, ""): (HIGHER, "at_least", False, "minst"),
    ("Maks ventetid", None, ""): (LOWER, "at_most", False, "maks"),
    ("Maks besøk", None, ""): (HIGHER, "counted_good", False, "besøk"),
    ("Minst og maks besøk", None, ""): (HIGHER, "counted_good", False, "besøk"),
    ("Minst og maks klager", None, ""): (LOWER, "counted_bad", False, "klage"),
    ("Klager skal besvares", None, ""): (HIGHER, "shall", False, "skal"),
    ("Klager skal ikke komme", None, ""): (LOWER, "counted_bad", False, "klage"),
    ("Avvik fra budsjett", None, ""): (None, "budget", False, "avvik fra budsjett"),
    ("Klager behandlet innen frist", None, ""): (HIGHER, "counted_good", False, "innen frist"),
    ("Besøk etter frist", None, ""): (LOWER, "counted_bad", False, "etter frist"),
    ("Frafall innen frist", None, ""): (None, "both", False, "innen frist / frafall"),
    ("Fullføre frafall innen frist", None, ""): (HIGHER, "doing", False, "fullfør"),
    ("Besøk og klager", None, ""): (None, "both", False, "besøk / klage"),
    ("Mobbing i elevundersøkelsen", None, ""): (LOWER, "counted_bad", False, "mobb"),
    ("Besøk (unntatt klager)", None, ""): (HIGHER, "counted_good", False, "besøk"),
    ("Ufrivillig deltid", None, ""): (LOWER, "counted_bad", False, "ufrivillig"),
}


def test_what_decides_before_what() -> None:
    assert {key: by_words(*key) for key in EVIDENCE} == {key: Evidence(*one) for key, one in EVIDENCE.items()}


COLUMNS = {
    "ignored": "Nr; Nr.; Løpenr; #; Rad; Linje",
    "goal": "Hovedmål; Overordnet mål; Målområde; Satsingsområde; Fokusområde; Innsatsområde; Bærekraftsmål",
    "subgoal": "Delmål; Resultatmål; Effektmål; Periodemål; Tiltaksmål",
    "unit": "Måleenhet; Måleining; Benevning; Måles i; Enhet; Eining; Enhet for måling",
    "frequency": "Frekvens; Målefrekvens; Hyppighet; Måletidspunkt; Når måles; Hvor ofte måles det",
    "scale": "Skala; Måleskala",
    "direction": "Retning; Ønsket retning; Ønsket utvikling; Bedre når; Polaritet",
    "data_source": "Kilde; Kjelde; Datakilde; Målemetode; Metode; Hvordan måles",
    "owner": "Ansvarlig; Ansvarleg; Resultatansvarlig; Ansvarlig leder; Eier; Eigar; Indikatoreier",
    "code": "Kode; Id; Ref; Referanse; Slug; Indikator nr",
    "function": "Funksjon; KOSTRA-funksjon; KOSTRA; Funk.",
    "definition": "Definisjon; Beskrivelse; Skildring",
    "area": "Område; Tjenesteområde; Tenesteområde; Rammeområde; Budsjettområde",
    "sector": "Sektor; Stab; Sektor/stab; Sektor og stab; Etat; Virksomhet; Avdeling; Seksjon",
    "heading": "Overskrift; Gruppe; Tema; Kategori; Perspektiv; Dimensjon; Suksessfaktor; Suksesskriterium",
    "note": "Kommentar; Kommentarer; Merknad; Vurdering; Forklaring; Avvik; Endring; Trend; Måloppnåelse;"
    "Tiltak",
    "name": "Indikator; Indikatorer; Styringsindikator; Nøkkeltall; Måleparameter; Hva måles; KPI;"
    "Kva vi måler",
    "benchmark": "Landssnitt; Landsgjennomsnitt; Landet; Nasjonalt; Norge; Noreg; Snitt for landet; Fylket;"
    "Fylkessnitt; Snitt i fylket; Rogaland; KOSTRA-gruppe 7; Gruppe 12; Resultat for landet; Alle kommuner",
    "previous": "Forrige år; Fjorårets resultat; Tidligere måling; I fjor; Resultat i fjor; Utgangspunkt;"
    "Nullpunkt; Baseline; Startverdi; Basisår",
    "result": "Resultat; Resultater; Årets resultat; Faktisk; Oppnådd; Status; Regnskap; Nåsituasjon;"
    "Verdi; Måling;"
    "Siste måling; Prognose; Utfall; Årsresultat",
    "target": "Mål; Måltall; Målsetting; Målsetjing; Årsmål; Kvalitetsmål; Vedtatt mål; Ønsket nivå;"
    "Ambisjon; Ambisjonsnivå; Akseptkriterier; Krav; Norm; Target; Plan; Plantall",
}


def test_every_heading_names_its_column() -> None:
    said = {word.strip(): role for role, words in COLUMNS.items() for word in words.split(";")}
    assert {word: str(sense_of(word).role) for word in said} == said


@pytest.mark.parametrize(
    ("heading", "told"),
    [
        # a heading: role, year, period, year alone, maybe goal, maybe unit, of a school year
        ("Mål", ("target", None, "year-1", False, True, False, False)),
        ("Mål 2025", ("target", 2025, "year-1", False, False, False, False)),
        ("Mål T1", ("target", None, "tertial-1", False, False, False, False)),
        ("Måltall", ("target", None, "year-1", False, False, False, False)),
        ("Enhet", ("unit", None, "year-1", False, False, True, False)),
        ("2025", ("result", 2025, "year-1", True, False, False, False)),
        ("T2", ("result", None, "tertial-2", True, False, False, False)),
        ("H2 2025", ("result", 2025, "half-2", True, False, False, False)),
        ("Q3", ("result", None, "quarter-3", True, False, False, False)),
        ("K4", ("result", None, "quarter-4", True, False, False, False)),
        ("4. kvartal", ("result", None, "quarter-4", True, False, False, False)),
        ("Kvartal 1", ("result", None, "quarter-1", True, False, False, False)),
        ("Tertial 3", ("result", None, "tertial-3", True, False, False, False)),
        ("2. halvår", ("result", None, "half-2", True, False, False, False)),
        ("Mai", ("result", None, "month-5", True, False, False, False)),
        ("Sept.", ("result", None, "month-9", True, False, False, False)),
        ("31.3.", ("result", None, "quarter-1", True, False, False, False)),
        ("30. september", ("result", None, "quarter-3", True, False, False, False)),
        ("2024/25", ("result", 2025, "year-1", True, False, False, True)),
        ("2024-2025", ("result", 2025, "year-1", True, False, False, True)),
        ("2024-2026", ("result", 2024, "year-1", True, False, False, False)),
        ("Skoleåret 2024/2025", ("result", 2025, "year-1", True, False, False, True)),
        ("Vårt resultat for hele 2025", ("result", 2025, "year-1", False, False, False, False)),
        ("Vårt gode og endelige resultat 2025", ("result", 2025, "year-1", False, False, False, False)),
        ("Vårt store og endelige resultat 2025", (None, 2025, "year-1", False, False, False, False)),
        ("Vårt gode mål i 2025", ("target", 2025, "year-1", False, False, False, False)),
        ("Vårt gode mål", (None, None, "year-1", False, False, False, False)),
        ("Resultat (%)", ("result", None, "year-1", False, False, False, False)),
        ("Resultat i kr", ("result", None, "year-1", False, False, False, False)),
        (f"Hvor ofte {'å' * 50}", ("frequency", None, "year-1", False, False, False, False)),
        (f"Hvor ofte {'å' * 51}", (None, None, "year-1", False, False, False, False)),
        ("", (None, None, "year-1", False, False, False, False)),
    ],
)
def test_years_and_parts_of_the_year_in_a_heading(heading: str, told: tuple[object, ...]) -> None:
    sense = sense_of(heading)
    assert told == (
        sense.role and sense.role.value, sense.year, sense.period.code, sense.year_only, sense.maybe_goal,
        sense.maybe_unit, sense.school_year,
    )  # fmt: skip


OFTEN = {
    "year": "Årlig; Årleg; Hvert år; Kvart år; En gang i året; 1 gang per år; Årsslutt; Annual; Årlig i mai",
    "half": "Halvårlig; Halvårleg; Hvert halvår; To ganger i året; 2 ganger per år",
    "tertial": "Tertialvis; Hvert tertial; Kvart tertial; Tertial; T1",
    "quarter": "Kvartalsvis; Hvert kvartal; Kvartal; Kvartalsraport",
    "month": "Månedlig; Månadleg; Hver måned; Per måned; Månedsvis; Kvar månad",
    "second_year": "Hvert 2. år; Hvert andre år; Annethvert år; Hvert annet år; Anna kvart år; Toårlig",
    "": "Ved behov; Løpende; ",
}


def test_how_often_in_words() -> None:
    said = {word.strip(): often for often, words in OFTEN.items() for word in words.split(";")}
    assert {word: frequency_of(word) for word in said} == said


UNITS = {
    "Utgift (kr)": "kr", "Utgift i kroner": "kr", "Utgift, kr": "kr", "Sum i 1000 kr": "1000 kr",
    "Sum i hele tusen kroner": "1000 kr", "Sum (tkr)": "1000 kr", "Gjeld i mill. kr": "mill. kr",
    "Gjeld i mnok": "mill. kr", "Kroner per m2": "kr per m²", "Kr per elev": "kr per elev",
    "Fravær (dager)": "dager", "Fravær (antall timer)": "timer", "Frist (mnd)": "mnd",
    "Ansatte (årsverk)": "årsverk",
    "Antall dager fravær": "dager", "Antall årsverk": "årsverk", "Uker ventetid": "uker",
    "Ventetid i uker": "uker", "Åpne timer": "timer", "Åpningsdager": "dager", "Grunnskolepoeng": "poeng",
    "Svar (12 skoler)": "skoler", "Avfall i tonn": "tonn", "Strøm i kwh": "kWh", "Antall elever": "",
}  # fmt: skip


def test_the_unit_that_a_name_says() -> None:
    assert {name: unit_of(RowTraits(name), {}, "number").value for name in UNITS} == UNITS


SECTIONS = {
    ("2.1 Skole", 0): Section("Skole", "2.1"),
    ("2.1. Skole", 2): Section("Skole", "2.1"),
    ("6 Skole", 0): Section("Skole", "6"),
    ("6 " + "Skole " * 12, 0): None,
    ("Skole", 2): Section("Skole"),
    ("Skole", 0): None,
    ("skole", 2): None,
    ("Skole.", 2): None,
    ("2.1 Mål og resultater i 2025", 2): None,
    ("Tabell 3: Skole", 2): None,
    ("Sektor for oppvekst", 0): Section(sector="Sektor for oppvekst"),
    ("Sektor: Oppvekst", 0): Section(sector="Oppvekst"),
    ("Avdeling Nord", 0): Section(sector="Nord"),
    ("Tjenesteområde: Barnehage 2025", 0): Section("Barnehage"),
    ("3.2 Tjenesteområde: Barnehage", 0): Section("Barnehage", "3.2"),
    ("Målekort 2025", 2): None,
    ("Skole ........ 12", 2): Section("Skole"),
    ("Skole har det bra. Alle trives", 2): None,
}


def test_what_begins_a_section() -> None:
    assert {key: section_of(*key) for key in SECTIONS} == SECTIONS


TITLES = {
    "202 Grunnskole": Title("Grunnskole", ("202",)),
    "Funksjon 302: Bygge- og delesaksbehandling.": Title("Bygge- og delesaksbehandling", ("302",)),
    "Grunnskole (202, 215)": Title("Grunnskole", ("202", "215")),
    "Grunnskole funksjon 202": Title("Grunnskole", ("202",)),
    "2025 Grunnskole": Title("2025 Grunnskole"),
    "Indikatorer på tjenestekvalitet": Title("", (), True),
    "202 Grunnskole: Indikatorer på tjenestekvalitet": Title("Grunnskole", ("202",)),
    "Mål for læring": Title("Mål for læring"),
    "Trivsel (alle": Title("Trivsel (alle"),
}


def test_headings_inside_a_table() -> None:
    assert {text: title_of(text) for text in TITLES} == TITLES


def test_goals_notes_areas_and_money_in_a_line() -> None:
    goals = {
        "Hovedmål 1: Flere": ("goal", "1", "Flere"), "Delmål 2.1 Flere": ("subgoal", "2.1", "Flere"),
        "Resultatmål: Flere": ("subgoal", "", "Flere"), "Mål a) Flere": ("goal", "a", "Flere"),
        "Delmål 3": ("subgoal", "3", "Delmål 3"), "Mål for året": None, "Målet er nådd": None,
    }  # fmt: skip
    assert {text: goal_of(text) for text in goals} == goals
    notes = {
        "* Uten SFO": ("*", "Uten SFO"), "**) Uten  SFO": ("**)", "Uten SFO"), "† Uten": ("†", "Uten"),
        "¹ 12 skoler": ("¹", "12 skoler"), "1) Uten": ("1)", "Uten"), "1) 12 skoler": None,
        "Uten *": None, "*": None,
    }  # fmt: skip
    assert {text: note_of(text) for text in notes} == notes
    areas = {
        "Barnehage: Indikator tjenestekvalitet": "Barnehage", "202: Indikator tjenestekvalitet": "",
        "12: Indikator tjenestekvalitet": "", "Barnehage: Mange barn": "", "Barnehage:": "", "Indikator": "",
    }  # fmt: skip
    assert {text: area_in_header(text) for text in areas} == areas
    money = {
        "Alle tall i 1 000 kr": "1000 kr", "Beløp i hele tusen kroner": "1000 kr", "tkr": "1000 kr",
        "Tall i mill. kr": "mill. kr", "Beløp i millioner kroner": "mill. kr", "Kroner": "", "Mål 2025": "",
    }  # fmt: skip
    assert {text: money_unit(text) for text in money} == money


ROLES = {
    "controller": "Controller; Økonomirådgiver; controller",
    "auditor": "Revisor; Kontrollutvalget; auditor",
    "management": "Ledelse; Øverste leiing; Kommunedirektør; Rådmann; Kommunalsjef oppvekst; Direktør",
    "contributor": "Bidragsyter; Bidragsytar; Rapportør; Medarbeider",
    "leader": "Sektorleder; Sektorleiar; Stabssjef; Leder; Enhetsleder; Avdelingsleder i skole",
    "": "Vaktmester; Ledersekretær; ",
}


def test_roles_in_words() -> None:
    said = {word.strip(): role for role, words in ROLES.items() for word in words.split(";")}
    assert {word: role_of(word) for word in said} == said
