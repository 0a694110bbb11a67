"""What a column's heading says: "Resultat 2024*" is a result of 2024, with a mark of a note."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from indicators.values.figures.cell_text import split_marks, tidied
from indicators.values.figures.periods import MONTHS, YEAR, Period, PeriodKind
from indicators.values.figures.targets import BenchmarkScope
from indicators.values.tables.understanding import ColumnRole

LONGEST: Final = 60
"""Letters; what is longer is a text and names no column."""
LONGEST_LOOSE: Final = 30
_YEAR: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_SHORT_YEAR: Final = re.compile(r"(?:[-/’'´]|\bfy ?)(\d\d)(?!\d)")
_DAY: Final = re.compile(
    r"\b(?:per |pr\.? )?\d{1,2}\.\s?"
    rf"(?:\d{{1,2}}\b\.?|(?:{'|'.join(month[:3] for month in MONTHS)})[a-zæøå]*)\.?(?:\s?(?:19"
    rf"|20)?\d\d)?(?!\d)"
)
_SPAN: Final = re.compile(r"\b((?:19|20)\d\d)\s?[-–/]\s?((?:19|20)?\d\d)\b")
_NOISE: Final = re.compile(r"[^\w%/&.#-]+")
_HYPHEN: Final = re.compile(r"(?<=[a-zæøå])-(?=[a-zæøå])")
_BROKEN: Final = re.compile(r"(?<=[a-zæøå])- (?=[a-zæøå])")

_FIGURE_WORDS: Final = "tall|verdi|nivå|snitt|gjennomsnitt"

_ROLES: Final[tuple[tuple[str, ColumnRole], ...]] = (
    # The first that fits decides; what is narrower stands before what is wider.
    (r"nr\.?|løpenr\.?|#|rad|linje", ColumnRole.IGNORED),
    (r"(?:hoved|overordna|overordnet |strategisk |langsiktig )mål(?:setting)?|målområde|satsingsområde"
     r"|satsningsområde"
     r"|fokusområde|innsatsområde|strategi|bærekraftsmål|mål i (?:hop|kommuneplanen)", ColumnRole.GOAL),
    (r"del ?mål|resultatmål|effektmål|periodemål|tiltaksmål|virksomhetsmål", ColumnRole.SUBGOAL),
    (r"(?:måle?)?(?:enhet|eining) for måling|måleenhet|måleining|målenhet|benevning|benemning|måles"
     r"|unit", ColumnRole.UNIT),
    (r"(?:måle|rapporterings?|målings?)?frekvens|hyppighet|måletidspunkt|rapporteres|når måles"
     r"|måles når|hvor ofte.*"
     r"|(?:rapporterings)?intervall|frequency", ColumnRole.FREQUENCY),
    (r"skala|måleskala", ColumnRole.SCALE),
    (r"(?:ønsket |ønska )?retning|(?:ønsket |ønska )?utvikling(?:sretning)?|bedre når|polaritet"
     r"|direction", ColumnRole.DIRECTION),
    (r"(?:data|informasjons)?kjelde|(?:data|informasjons)?kilde|målemetode|målemåte|metode"
     r"|hvordan måles|måles ved|source",
     ColumnRole.DATA_SOURCE),
    (r"(?:resultat)?ansvar(?:lig|leg)?(?: (?:for|leder|enhet|person).*)?|eier|eigar|indikatoreier"
     r"|owner", ColumnRole.OWNER),
    (r"(?:indikator)?(?:kode|id|ref|referanse)|slug|indikator ?(?:nr|nummer)\.?|code", ColumnRole.CODE),
    (r"(?:kostra[- ]?)?funksjon(?:er)?|kostra(?:[- ]funksjon)?|funk\.?", ColumnRole.FUNCTION),
    (r"definisjon|beskrivelse|forklaring av indikator(?:en)?|skildring|definition", ColumnRole.DEFINITION),
    (r"(?:tjeneste|teneste|ramme|ansvars|budsjett|kommunal)?område", ColumnRole.AREA),
    (r"sektor(?:/stab)?|stab|sektor/stab|sektor og stab|kommunalområde|etat|virksomhet|verksemd"
     r"|avdeling|seksjon", ColumnRole.SECTOR),
    (r"overskrift|gruppe|tema|kategori|perspektiv|dimensjon|område for måling|kritisk suksessfaktor"
     r"|suksessfaktor"
     r"|suksesskriterium|suksesskriterie", ColumnRole.HEADING),
    (r"kommentar(?:er)?|merknad(?:er)?|vurdering|forklaring|resultatkommentar|avvik(?:sforklaring)?"
     r"|endring|differanse|diff"
     r"|trend|utvikling|måloppnåelse|måloppnåing|nådd|oppnådd\?|status mål|ikon|smiley|lys|farge"
     r"|remark|comment|note(?:r|s)?"
     r"|tiltak", ColumnRole.NOTE),
    (r"(?:(?:styrings|måle|resultat|kvalitets|hoved)?indikator(?:er|ar)?|nøkkeltall|nøkkeltal"
     r"|måleparameter|styringsparameter"
     r"|målepunkt|hva måles|hva vi måler|kva vi måler|måling|indicator|kpi|measure"
     r"|indikator(?:er)? på (?:tjenestekvalitet|resultat|kvalitet|måloppnåelse)"
     r"|indikator tjenestekvalitet|nemning|navn på indikator)", ColumnRole.NAME),
)  # fmt: skip

_BENCHMARK: Final[tuple[tuple[str, BenchmarkScope | None], ...]] = (
    (r"lands(?:snitt|gjennomsnitt)\w*|landet(?: .*)?|nasjonalt?(?: .*)?|(?:gj\.?snitt|gjennomsnitt|snitt) "
     r"(?:for )?(?:hele )?(?:landet|norge)(?: .*)?|norge|noreg|hele landet.*|alle kommuner",
     BenchmarkScope.NATIONAL),
    (r"fylke(?:t|ssnitt|sgjennomsnitt|ts gjennomsnitt)?(?: .*)?|(?:gj\.?snitt|gjennomsnitt"
     r"|snitt) (?:i |for )?fylket"
     r"|innlandet|hedmark|oppland|viken|akershus|østfold|buskerud|vestfold|telemark|agder|rogaland|vestland"
     r"|møre og romsdal|trøndelag|nordland|troms|finnmark", BenchmarkScope.COUNTY),
    (r"(?:snitt |gjennomsnitt )?kostra[- ]?(?:gruppe|gr\.?|snitt|grp\.?) ?\d{0,2}(?: .*)?"
     r"|gruppe \d{1,2}", BenchmarkScope.KOSTRA_GROUP),
)  # fmt: skip

_TARGET: Final = re.compile(
    r"(?:(?:års|kvalitets)?mål(?:tal|tall|verdi|nivå|krav|setting|setning|setjing|sum)?|(?:vedtatt"
    r"|vedteke|nytt|nye|årets|årlig|konkret"
    r"|politisk|ønsket|ønska) (?:mål(?:tall|tal|setting)?|resultat|nivå)|ambisjon(?:snivå|er)?"
    r"|ambisjonsnivå|akseptkriteri\w+"
    r"|resultatkrav|krav|norm|target|goal|plan(?:tall|lagt)?|måltall for året)"
)
_RESULT: Final = re.compile(
    r"(?:(?:års|årets|faktisk|oppnådd|siste|målt|vårt|kommunens|eget|egne|nytt)? ?(?:resultat(?:er"
    r"|et)?|res\.?|utfall)"
    r"|faktisk|oppnådd|status|regnskap|rekneskap|(?:nå|no)[- ]?(?:situasjon|status|nivå)|verdi|måling"
    r"|målt|actual|result"
    r"|sist målt|siste måling|siste kjente|prognose)"
)
_EARLIER: Final = re.compile(
    r"(?:forrige|førre|fjorårets|tidligere|føregåande)(?: (?:års? )?(?:resultat|måling|verdi|år))?"
    r"|(?:resultat )?(?:i )?fjor"
    r"|resultat (?:forrige|førre) år|utgangspunkt|null ?punkt|baseline|startverdi|basis(?:år)?"
)
_PEOPLE: Final[tuple[tuple[str, ColumnRole], ...]] = (
    (r"e-?post(?:adresse)?|e-?mail|mail", ColumnRole.EMAIL),
    (r"bruker(?:navn|id)|brukarnamn|username", ColumnRole.USERNAME),
    (r"rolle(?:r)?|tilgang(?:er)?|stilling|funksjon", ColumnRole.ROLE),
    (r"fornavn|førenamn", ColumnRole.FIRST_NAME),
    (r"etternavn|etternamn", ColumnRole.LAST_NAME),
    (r"navn|namn|person|ansatt|name", ColumnRole.NAME),
    (r"sektor(?:/stab)?|stab|avdeling|enhet|virksomhet|område|sektor/stab|tjenesteområde|arbeidssted",
     ColumnRole.SECTOR),
)  # fmt: skip
_SECTORS: Final[tuple[tuple[str, ColumnRole], ...]] = (
    (r"sektor(?:er)?(?: ?/ ?stab(?:er)?)?|stab(?:er)?|navn|namn|enhet|virksomhet|avdeling|område"
     r"|sektor og stab|kommunalområde",
     ColumnRole.NAME),
    (r"kode|forkortelse|id|nr\.?", ColumnRole.CODE),
    (r"type|slags|art", ColumnRole.KIND),
    (r"årsverk(?: .*)?|stillinger|ansatte.*", ColumnRole.FTE),
    (r"leder|leiar|sektorsjef|kommunalsjef|ansvarlig", ColumnRole.OWNER),
)  # fmt: skip

_PERIOD: Final = re.compile(
    r"\bt ?(?P<t>[123])\b|(?P<tt>[123])\.? ?tertial|tertial ?(?P<tn>[123])|\b(?P<h>[12])\.? ?halvår"
    r"|\bh ?(?P<hn>[12])\b"
    r"|\bq ?(?P<q>[1-4])\b|\bk ?(?P<k>[1-4])\b|(?P<qq>[1-4])\.? ?kvartal|kvartal ?(?P<qn>[1-4])"
)
_MONTH_END: Final = re.compile(
    r"(?<!\d)(?:(?P<march>31\. ?(?:0?3\b|mars?\b))|(?P<april>30\. ?(?:0?4\b|apr(?:il)?\b))"
    r"|(?P<june>30\. ?(?:0?6\b|juni?\b))|(?P<august>31\. ?(?:0?8\b|aug(?:ust)?\b))"
    r"|(?P<september>30\. ?(?:0?9\b|sept?(?:ember)?\b)))"
)
_ENDS: Final = {
    "march": Period(PeriodKind.QUARTER, 1),
    "april": Period(PeriodKind.TERTIAL, 1),
    "june": Period(PeriodKind.HALF, 1),
    "august": Period(PeriodKind.TERTIAL, 2),
    "september": Period(PeriodKind.QUARTER, 3),
}
"""What a figure "per 31.08.2025" is of: the part of the year that ends then."""
_LOOSE: Final = (
    (r"lands|nasjonal|landet|kostra|fylke", ColumnRole.BENCHMARK),
    (r"resultat|faktisk|oppnådd|status", ColumnRole.RESULT),
    (r"mål|ambisjon", ColumnRole.TARGET),
)
_MONTH_WORDS: Final = {month[:3]: number for number, month in enumerate(MONTHS, 1)} | {"mai": 5}


@dataclass(frozen=True, slots=True)
class HeadingSense:
    """What a heading can mean. ``role`` None where it names no column that is known.

    ``year_only``: it is a year and nothing else; ``worded``: it names its role. ``maybe_goal``: "Mål", which
    is a target over figures and a goal over words; ``maybe_unit``: "Enhet", a unit of measure or of people.
    """

    role: ColumnRole | None = None
    year: int | None = None
    period: Period = YEAR
    scope: BenchmarkScope | None = None
    marks: tuple[str, ...] = ()
    year_only: bool = False
    earlier: bool = False
    maybe_goal: bool = False
    maybe_unit: bool = False
    school_year: bool = False


@lru_cache(maxsize=4096)
def sense_of(heading: str, purpose: str = "figures") -> HeadingSense:
    """What one heading means; ``purpose`` is "people", "sectors" or, for tables of figures, "figures"."""
    if len(heading) > LONGEST:
        return HeadingSense()
    core, marks = split_marks(heading)
    said = _BROKEN.sub("", tidied(core).casefold())
    if purpose == "people":
        return HeadingSense(_named(said, _PEOPLE), marks=marks)
    if purpose == "sectors":
        return HeadingSense(_named(said, _SECTORS), marks=marks)
    sense = _figures(said, marks)
    if sense.role is None and (whole := _HYPHEN.sub("", said)) != said:
        return _figures(whole, marks)  # "Resul-tat 2024", broken in a narrow column
    return sense


def _named(said: str, names: tuple[tuple[str, ColumnRole], ...]) -> ColumnRole | None:
    plain = said.strip(" .:*")
    return next((role for words, role in names if re.fullmatch(words, plain)), None)


def _figures(said: str, marks: tuple[str, ...]) -> HeadingSense:
    rest, period = _without_period(said)
    ended = _MONTH_END.search(rest)
    rest, year, school_year = _without_year(rest)
    words = _NOISE.sub(" ", rest).strip(" .:-/%")
    words = re.sub(
        r"^(?:i|for|pr|per|fra|år|året|kommunen|elverum)\b\.? ?|\b(?:i|for|pr|per|år|året|kommunen)\b\.?$",
        "",
        words,
    ).strip()
    words = re.sub(r" (?:i )?(?:%|prosent|kr|antall|poeng)$", "", words).strip()
    if ended and period == YEAR and (not words or _RESULT.fullmatch(words)):
        period = next(_ENDS[key] for key, day in ended.groupdict().items() if day)
    if not words:
        if year is None and period == YEAR:
            return HeadingSense(marks=marks)
        return HeadingSense(
            ColumnRole.RESULT, year, period, marks=marks, year_only=True, school_year=school_year
        )
    made = {"year": year, "period": period, "marks": marks, "school_year": school_year}
    if re.fullmatch(r"enhet(?:er)?|eining(?:ar)?", words):
        return HeadingSense(ColumnRole.UNIT, marks=marks, maybe_unit=True)
    for pattern, scope in _BENCHMARK:
        if re.fullmatch(pattern, words) or re.fullmatch(
            rf"(?:resultat|snitt|tall) (?:for )?(?:{pattern})", words
        ):
            return HeadingSense(ColumnRole.BENCHMARK, scope=scope, **made)  # type: ignore[arg-type]
    if _EARLIER.fullmatch(words):
        return HeadingSense(ColumnRole.PREVIOUS, earlier=True, **made)  # type: ignore[arg-type]
    if _RESULT.fullmatch(words):
        return HeadingSense(ColumnRole.RESULT, **made)  # type: ignore[arg-type]
    if _TARGET.fullmatch(words):
        goal = year is None and period == YEAR and words in ("mål", "målsetting", "målsetning", "målsetjing")
        return HeadingSense(ColumnRole.TARGET, maybe_goal=goal, **made)  # type: ignore[arg-type]
    role = _named(words, _ROLES)
    if role is None and year is not None and len(words) <= LONGEST_LOOSE:
        # "Mål i HØP 2025", "Vårt resultat for hele 2025": a year beside a word of figures.
        role = next((loose for pattern, loose in _LOOSE if re.search(pattern, words)), None)
    return HeadingSense(role, **made)  # type: ignore[arg-type]


def _without_year(said: str) -> tuple[str, int | None, bool]:
    """The heading without its year, the year, and whether it is one of school: 2024/25.

    Of "31.12.2025" it is 2025, of a plan's years ("2025-2028") the first.
    """
    if span := _SPAN.search(said):
        first = int(span[1])
        last = int(span[2]) if len(span[2]) == 4 else first // 100 * 100 + int(span[2])
        school = last == first + 1
        rest = said[: span.start()] + said[span.end() :]
        return re.sub(r"skoleår(?:et)?", " ", rest), last if school else first, school
    found = _YEAR.search(said)
    year = int(found[0]) if found else None
    rest = _YEAR.sub(" ", _DAY.sub(" ", said))
    if year is None and (short := _SHORT_YEAR.search(rest)):
        year, rest = 2000 + int(short[1]), rest[: short.start()] + rest[short.end() :]
    return rest, year, False


def _without_period(said: str) -> tuple[str, Period]:
    found = _PERIOD.search(said)
    if found is None:
        named = _MONTH.fullmatch(said.strip())
        if named is None:
            return said, YEAR
        number = _MONTH_WORDS[named["month"][:3]]
        return f"{named['before'] or ''} {named['year'] or ''}", Period(PeriodKind.MONTH, number)
    number = int(next(each for each in found.groups() if each))
    name = next(key for key, each in found.groupdict().items() if each)
    kind = {"t": PeriodKind.TERTIAL, "h": PeriodKind.HALF, "q": PeriodKind.QUARTER, "k": PeriodKind.QUARTER}[
        name[0]
    ]
    return f"{said[: found.start()]} {said[found.end() :]}", Period(kind, number)


_MONTH: Final = re.compile(
    r"(?:(?P<before>resultat(?:er)?|tall|status|måling|målt|faktisk) (?:for |i |per |pr\.? )?)?"
    rf"(?P<month>{'|'.join(sorted((*MONTHS, *_MONTH_WORDS, 'sept'), key=len, reverse=True))})\.?"
    r"(?:[ -/’']*(?P<year>(?:(?:19|20)\d\d)|[-/’']\d\d))?"
)
