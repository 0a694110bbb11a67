"""Which way is better, from what a table prints and from what is counted.

A comparator that is printed decides. Then the indicator's own words: "minimum", "skal", "maks", which end of
a scale is best. Then what is counted: more is better of what a municipality delivers, reaches, settles,
completes or keeps up; less of waiting, duration of support, deviations, reversed decisions, sanctions,
bullying, overruns, dangers. Where both or nothing is said, nobody guesses.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from indicators.values.figures.cell_text import split_marks, tidied
from indicators.values.figures.parse_comparators import leading, trailing
from indicators.values.figures.spec import Direction
from indicators.values.figures.targets import RangeTarget, Target


class Evidence(NamedTuple):
    """A direction and the code of why; `printed` where the table itself says so, `words` what says it."""

    direction: Direction | None
    why: str
    printed: bool = False
    words: str = ""


_AT_LEAST: Final = re.compile(
    r"\b(?:minimum|minst|minimum[sn]\w*|høyere er bedre|høyest mulig|flest mulig|mest mulig|øke|økt|økning)\b"
)
_AT_MOST: Final = re.compile(
    r"\b(?:maks|maksimum|maksimalt|høyst|ikke (?:mer|over|lenger|flere) enn|inntil|lavest mulig"
    r"|færrest mulig|lavere er bedre"
    r"|redusere|redusert|reduksjon|mindre enn målet)\b"
)
_SHALL: Final = re.compile(
    r"\bskal (?:være|ha|få|gjennomføre|kartlegge|oppleve|delta|sikre|tilbys|behandles|følges|bli)\w*|\bskal\b"
)
_SHALL_NOT: Final = re.compile(r"\bskal ikke\b|\bikke skal\b")
_BEST: Final = re.compile(
    r"\b(?P<end>\d{1,2})\s*(?:er|=|–|-)?\s*(?:det\s+)?(?:er\s+)?(?:høyest|best|beste|høyeste|positivt"
    r"|svært (?:fornøyd|bra|god))"
)

_ASIDE: Final = re.compile(r"\((?:unntatt|eks|inkl|utenom|ikke medregnet|uten)[^)]*\)")
_SHARE_WITHIN: Final = re.compile(
    r"(?:%-)?(?:andel|prosentandel|prosent)\b.*?(?P<limit>\b(?:maks|maksimalt|høyst|under|inntil"
    r"|på mindre enn) \d+ ?"
    r"(?:uker?|dager?|timer?|minutter|min|måneder|mnd|veker|dagar|arbeidsdager|virkedager))"
)
_BUDGET_DEVIATION: Final = re.compile(
    r"budsjettavvik|(?:avvik|resultat|forbruk)\w*\b.{0,30}\bbudsjett\w*|budsjett\w*\b.{0,20}\bavvik"
    r"|netto avvik|økonomisk resultat"
)
_SURVEY: Final = re.compile(r"\w*undersøkels\w*")
_GOOD: Final = re.compile(
    r"gjennomfør|oppnå|fullfør|bestått|består|godkjent|innen (?:\w+ ){0,2}(?:frist|\d+|lovens)|innenfor"
    r"|oppetid|tilgjengelighet"
    r"|tilbud|deltak|deltar|delta\b|deltag|besøk|utlån|arrangement|tilfreds|fornøyd|trivsel|trives"
    r"|opplev|svarprosent|svarandel"
    r"|dekning|digital|kartlag|kartlegg|registrert|oppfølgingsplan|tiltaksplan|individuell plan|bosett"
    r"|bosatt|i arbeid"
    r"|i jobb|til jobb|til arbeid|lønnet|utdanning|avtale|veiledning|rettleiing|møter?\b|kurs"
    r"|kompetanse|læring"
    r"|kontroll(?:er|ere)?\b|oppdater|revisjon|internkontroll|mestring\b|medvirkning|fagbrev|lærling"
    r"|heltid|stillingsstørrelse"
    r"|fagutdan|høgskoleutdan|høyskoleutdan|belys|bedre enn|produksjon|gruppetiltak|brukersamtale"
    r"|egen bolig|egen eid"
    r"|åpne dager|åpningstid|gjenvinning|utsorter|materialgjenvin|nærvær|egenkapital"
    r"|netto driftsresultat|driftsresultat"
    r"|disposisjonsfond|likviditet|avsluttede|lukk|utbedr|behandle[dt]|ferdig|mottar aktivitetstilbud"
    r"|velferdsteknolog"
    r"|livslang|lesing|ferdighet(?:er)?\b|grunnskolepoeng|standpunkt|karakter|elevundersøkelse"
    r"|brukerundersøkelse"
    r"|pårørendeundersøkelse|medarbeiderundersøkelse|medarbeidertilfreds|foreldreundersøkelse"
    r"|tilhørighet|støtte fra|motivasjon"
    r"|faglig utfordring|vurdering for læring|miljø\b|trygg|tilstand|vedlikehold|bygget|bygge?d|nye boliger"
    r"|nyetabler|sysselset"
    r"|innbyggertall|befolknings|folkevekst|barnehagelærer|pedagogisk utdan|svømmedyktig|friluft"
    r"|tiltak\b|prosjekt|søknader"
    r"|(?<!u)frivillig|samarbeid|vaksin|hjemmeboende|selvstendig|responstid som|\bbrukere\b"
    r"|\bmottakere\b(?! av)|informasjon\b|tilsyn\b"
    r"|e-handel|miljøsertifi|miljøfyrtårn|fornybar|elbil|kollektiv|gang- og sykkel|antall ansatte med"
)
_BAD: Final = re.compile(
    r"ventetid|ventelist|venter på|avvik|klage|omgjor|omgjer|opphev|sanksjon|mobb|krenk|oversitt"
    r"|overskrid|overskrem|overtid"
    r"|fravær|frafall|frafell|drop|\bslutte[rt]|skade|\bfall\b|ulykke|uhell|feil|brudd|brot|restanse"
    r"|etterslep|saksbehandlingstid"
    r"|behandlingstid|responstid|utrykningstid|liggetid|liggedøgn|overligge|utskrivningsklare|botid"
    r"|varighet|varigheit"
    r"|lengde på|stønads ?(?:lengde|tid)|reinn|overløp|utslipp|lekkasje|vanntap|trafikkfarlig|farlig|tvang"
    r"|dødsfall|ledig(?:het)?\b"
    r"|gjeld(?!srådgiv)|lånegjeld|merforbruk|overforbruk|renholdskostnad|kostnad|utgift"
    r"|forbruk av budsjett|forbruk"
    r"|mottakere av (?:økonomisk )?sosialhjelp|mottar (?:økonomisk )?sosialhjelp|sosialhjelp som hoved"
    r"|uten vann|turnover"
    r"|vakanse|vakant|utkastelse|innbrudd|hærverk|svinn|energibruk|strøm|\bco2|\bco₂|klimagass"
    r"|klimautslipp|nivå 1\b|laveste \w*nivå"
    r"|under \d+ grunnskolepoeng|bekymring|anmeld|tilsynssak|pålegg|purr|inkasso|vold\b|trussel"
    r"|trusler|rus\b|selvmord|ensom"
    r"|arbeidsledig|uføre|fattig|lavinntekt|brann(?:er)?\b|bygningsbrann|sykemeld|sykmeld|egenmeld"
    r"|nedsettelse av gebyr|korridor"
    r"|legemiddelfeil|feilmedisin|trykksår|infeksjon|underernær|søksmål|dagsbøter|tap på|mislighold"
    r"|deltidsstilling|ufrivillig"
    r"|midlertidig (?:ansatt|stilling)|vikar|innleie|avgang|budsjettavvik|(?<!planlagt )nedetid"
)
_VERY_GOOD: Final = re.compile(
    r"\binnen (?:\w+ ){0,2}(?:frist|\d+|lovens|fastsatt)|innenfor|\b(?:ble |er |blir )?(?:lukk|utbedr"
    r"|fulgt opp)\w*|ferdigbehandl"
    r"|avsluttede|bedre enn|\bi (?:arbeid|jobb)\b|til (?:arbeid|jobb|egen)|lønnet arbeid"
    r"|oppfølgingsplan|tilfreds|fornøyd"
    r"|som fullfører|fører til avtale|digitale|kartlagt|nærvær"
)
_VERY_BAD: Final = re.compile(
    r"\b(?:ikke|utenfor|etter|over) (?:\w+ ){0,2}(?:frist|innen)|oversitt|overskrid|omgjor|opphev"
    r"|restanse|uten (?:plan|vann|tilbud)"
    r"|ventetid|ikke (?:fullfør|bestå|gjennomfør|lukk)|frafall|brudd på|sanksjon|nedsettelse av gebyr"
    r"|fravær|avvik fra"
)
_DOING: Final = re.compile(
    r"(?:andel |antall |%-andel |prosentandel |årlig |alle )*(?:gjennomfør|kontroller|saksbehandl"
    r"|oppdater|behandl|fullfør|etabler|utarbeid"
    r"|registrer|kartlegg|oppfølging|følge opp|tilby|lag|hold|sikre|bygg|revid|utfør|ferdigbehandl"
    r"|avslutt|lukk)"
)


def by_comparator(texts: Sequence[str], targets: Sequence[Target]) -> Evidence | None:
    """What the printed comparators of a row's targets say; None where none is printed."""
    for text, target in zip(texts, targets, strict=True):
        if isinstance(target, RangeTarget):
            continue
        tidy = tidied(split_marks(text)[0])
        demand = leading(tidy, Direction.EXACT) or trailing(tidy, Direction.EXACT)
        if demand is not None:
            comparator = demand[0]
            if str(comparator) == "=":
                return Evidence(Direction.EXACT, "comparator", True, tidy)
            better = Direction.HIGHER if comparator.wants_more else Direction.LOWER
            return Evidence(better, "comparator", True, tidy)
    return None


@lru_cache(maxsize=8192)
def by_words(name: str, scale: tuple[str, str] | None = None, context: str = "") -> Evidence:
    """What an indicator's name says, then what is counted in it; `context` is the heading above it."""
    said = _ASIDE.sub(" ", " ".join(name.casefold().replace("\u00ad", "").split()))
    if best := _BEST.search(" ".join(name.casefold().split())):
        if scale and best["end"] == scale[0]:
            return Evidence(Direction.LOWER, "scale_end", True, best[0])
        return Evidence(Direction.HIGHER, "scale_end", True, best[0])
    if within := _SHARE_WITHIN.match(said):
        return Evidence(Direction.HIGHER, "within", False, within["limit"])
    at_least, at_most = _AT_LEAST.search(said), _AT_MOST.search(said)
    if at_least and not at_most:
        return Evidence(Direction.HIGHER, "at_least", False, at_least[0])
    if at_most and not at_least and not _GOOD.search(said):
        return Evidence(Direction.LOWER, "at_most", False, at_most[0])
    shall = _SHALL.search(said)
    if shall and not _SHALL_NOT.search(said):
        return Evidence(Direction.HIGHER, "shall", False, shall[0])
    return _counted(said) or _of_scale(scale) or _of_context(context) or Evidence(None, "unknown")


def _counted(said: str) -> Evidence | None:
    if budget := _BUDGET_DEVIATION.search(said):
        return Evidence(None, "budget", False, budget[0])
    good, bad = _VERY_GOOD.search(said), _VERY_BAD.search(said)
    if bool(good) != bool(bad):
        return _one_way(good, bad)
    if not good:
        good, bad = _GOOD.search(said), _BAD.search(said)
        if good and bad:
            good = _GOOD.search(_SURVEY.sub(" ", said))  # a survey's name says how, not what is counted
        if bool(good) != bool(bad):
            return _one_way(good, bad)
    if good and bad:
        if doing := _DOING.match(said):
            return Evidence(Direction.HIGHER, "doing", False, doing[0])
        return Evidence(None, "both", False, f"{good[0]} / {bad[0]}")
    return None


def _one_way(good: re.Match[str] | None, bad: re.Match[str] | None) -> Evidence:
    if good:
        return Evidence(Direction.HIGHER, "counted_good", False, good[0].strip())
    return Evidence(Direction.LOWER, "counted_bad", False, bad[0].strip() if bad else "")


def _of_scale(scale: tuple[str, str] | None) -> Evidence | None:
    """A score of a survey that says nothing else: the high end is taken for the good one."""
    return Evidence(Direction.HIGHER, "score", False, f"{scale[0]}–{scale[1]}") if scale else None


def _of_context(context: str) -> Evidence | None:
    found = _counted(" ".join(context.casefold().split())) if context else None
    return Evidence(found.direction, "heading", False, found.words) if found and found.direction else None
