"""The proof-reader's remarks in words: what was seen, why it is remarked upon, and where to mend it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Final

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from indicators.models import MatterText
from indicators.presentation.navigation.choices import Choice
from indicators.presentation.wording.remarks import remark_words
from indicators.selectors.report.proof_texts import Spot
from indicators.selectors.report.proofreading import ProofAnswerRow, ProofEntry, ProofView
from indicators.values import ProofKind, ProofRemark

GROUPS: Final[Mapping[str, Any]] = {
    "mangler": _("Mangler"),
    "tall": _("Tall"),
    "ar": _("År og datoer"),
    "sprak": _("Språk og skrivemåte"),
    "oppsett": _("Tabeller, merker og numre"),
    "kilde": _("Merknader i kilden"),
}

WORDS: Final[Mapping[ProofKind, tuple[str, Any, Any]]] = {
    ProofKind.NO_FIGURE: ("mangler", _("Tall mangler"), _("Det er bedt om et tall, og ingen har ført det.")),
    ProofKind.MENTION_EMPTY: (
        "mangler",
        _("Nevnt tall er ikke levert"),
        _("Teksten nevner %(seen)s, og det er ikke levert noe tall. Det trykkes «ikke levert»."),
    ),
    ProofKind.MENTION_UNKNOWN: (
        "tall",
        _("Nevnt indikator er ikke i planen"),
        _("Teksten nevner %(seen)s, men årets plan har ikke indikatoren."),
    ),
    ProofKind.NOT_SETTLED: (
        "mangler",
        _("Må vurderes"),
        _("«%(seen)s» er ikke avklart: det kan ikke sammenlignes, eller ingen har svart på spørsmålet."),
    ),
    ProofKind.NO_CAUSE: (
        "mangler",
        _("Forklaring mangler"),
        _("Målet %(other)s er ikke nådd (%(seen)s), og ingen har skrevet hvorfor."),
    ),
    ProofKind.NO_ACTION: (
        "mangler",
        _("Tiltak mangler"),
        _("Målet %(other)s er ikke nådd (%(seen)s), og ingen har lovet et tiltak."),
    ),
    ProofKind.NO_COMMENT: (
        "mangler",
        _("Resultatkommentar mangler"),
        _("Tjenesteområdet har mål som ikke er nådd, og ingen resultatkommentar."),
    ),
    ProofKind.OVERDUE: ("mangler", _("Forfalt"), _("«%(seen)s» skulle vært gjort %(other)s, og er åpent.")),
    ProofKind.HAS_LEFT: (
        "mangler",
        _("Ansvarlig har sluttet"),
        _("«%(seen)s» står som ansvarlig, men har ikke lenger tilgang til programmet."),
    ),
    ProofKind.PICTURE_MISSING: (
        "mangler",
        _("Bilder mangler"),
        _("Bildene som hørte til kapitlet, er ikke med i programmet."),
    ),
    ProofKind.PICTURE_UNKNOWN: (
        "oppsett",
        _("Plass til et bilde som ikke er der"),
        _("«%(seen)s» trykkes som tekst: bildet finnes ikke, står der fra før, eller mangler egen linje."),
    ),
    ProofKind.ALT_FILE_NAME: (
        "mangler",
        _("Bildet er ikke beskrevet"),
        _("«%(seen)s» er navnet på en fil, og sier ikke hva bildet viser."),
    ),
    ProofKind.ALT_SAYS_NOTHING: (
        "mangler",
        _("Bildet er ikke beskrevet"),
        _("«%(seen)s» sier ikke hva bildet viser."),
    ),
    ProofKind.ALT_REPEATS: (
        "mangler",
        _("Beskrivelsen gjentar bildeteksten"),
        _("«%(seen)s» er det samme som bildeteksten. Skriv hva som er å se på bildet."),
    ),
    ProofKind.SAME_AS_LAST_YEAR: (
        "mangler",
        _("Samme tekst som i fjor"),
        _("«%(seen)s» er ord for ord det som stod året før."),
    ),
    ProofKind.SHARE_WRONG: (
        "tall",
        _("Andelen stemmer ikke"),
        _("Andelen i «%(seen)s» er en annen enn delene gir."),
    ),
    ProofKind.SUM_WRONG: (
        "tall",
        _("Summen stemmer ikke"),
        _("Det står %(seen)s, men radene gir %(other)s."),
    ),
    ProofKind.MEAN_WRONG: (
        "tall",
        _("Gjennomsnittet stemmer ikke"),
        _("Det står %(seen)s, men månedene gir %(other)s."),
    ),
    ProofKind.OTHER_FIGURE: (
        "tall",
        _("Et annet tall"),
        _("Teksten nevner %(seen)s, men tallene den hører til, er %(other)s. Er det samme tall?"),
    ),
    ProofKind.NAME_COUNTS_OTHERWISE: (
        "tall",
        _("Navnet teller noe annet"),
        _("Navnet sier %(seen)s, men tallene er regnet av %(other)s."),
    ),
    ProofKind.AMOUNTS_DIFFER: (
        "tall",
        _("Ulike beløp"),
        _("Det ene stedet står %(seen)s, det andre %(other)s. Er det samme beløp?"),
    ),
    ProofKind.IMPOSSIBLE_DATE: ("ar", _("Umulig dato"), _("Datoen %(seen)s finnes ikke i kalenderen.")),
    ProofKind.CAPITAL_MONTH: (
        "ar",
        _("Stor bokstav i måned"),
        _("I «%(seen)s» skrives måneden med liten bokstav."),
    ),
    ProofKind.OTHER_PERIOD: (
        "ar",
        _("En annen planperiode"),
        _("«%(seen)s» er ikke planperioden som begynner i %(other)s."),
    ),
    ProofKind.OTHER_YEAR: (
        "ar",
        _("Et annet år"),
        _("«%(seen)s» er ikke rapportens år, %(other)s. Er teksten fra en tidligere rapport?"),
    ),
    ProofKind.COLUMN_YEAR: (
        "ar",
        _("Kolonnens år"),
        _("Kolonnen heter «%(seen)s», men teksten om tallene sier %(other)s."),
    ),
    ProofKind.DEADLINE_PASSED: (
        "ar",
        _("Fristen er gått ut"),
        _("Fristen var %(seen)s, og saken er fortsatt åpen."),
    ),
    ProofKind.REPEATED_WORD: ("sprak", _("Ord to ganger"), _("«%(seen)s»: det samme står to ganger.")),
    ProofKind.TWO_UNITS: ("sprak", _("To enheter"), _("«%(seen)s» har to enheter.")),
    ProofKind.CASE_TWO_WAYS: (
        "sprak",
        _("Saksnummer skrevet på to måter"),
        _("«%(seen)s» skrives ellers som «%(other)s»."),
    ),
    ProofKind.NAME_TWO_WAYS: (
        "sprak",
        _("Navn skrevet på to måter"),
        _("«%(seen)s» ligner «%(other)s», som står oftere. Er det samme navn?"),
    ),
    ProofKind.STATE_CONTRADICTED: (
        "sprak",
        _("Teksten sier noe annet enn tilstanden"),
        _("Tilstanden er «%(other)s», men teksten sier «%(seen)s»."),
    ),
    ProofKind.OUT_OF_ORDER: (
        "oppsett",
        _("Nummer ute av rekkefølge"),
        _("Avsnittet har nummer %(seen)s; etter det forrige skulle det vært %(other)s."),
    ),
    ProofKind.MARK_WITHOUT_NOTE: (
        "oppsett",
        _("Merke uten fotnote"),
        _("Merket %(seen)s fører ikke til noen fotnote under tabellen."),
    ),
    ProofKind.NOTE_WITHOUT_MARK: (
        "oppsett",
        _("Fotnote uten merke"),
        _("Ingen celle har merket %(seen)s, som fotnoten står ved."),
    ),
    ProofKind.MARK_GAP: (
        "oppsett",
        _("Merke hoppet over"),
        _("Merket %(seen)s står her, men %(other)s finnes ikke i tabellen."),
    ),
    ProofKind.SAME_HEADING: ("oppsett", _("To like kolonner"), _("To kolonner heter «%(seen)s».")),
    ProofKind.EMPTY_ROW: ("oppsett", _("Tom rad"), _("Raden «%(seen)s» sier ingenting.")),
    ProofKind.NOTED: ("kilde", _("Merknad i kilden"), "%(seen)s"),
}
"""For each kind its group, its name, and what is said of it."""

STATES: Final[Mapping[str, Any]] = {"apne": _("Åpne"), "besvart": _("Besvart"), "alle": _("Alle")}


@dataclass(frozen=True, slots=True)
class ProofLine:
    """One remark in words, and its answer."""

    label: str
    text: str
    remark: ProofRemark
    answer: ProofAnswerRow | None


@dataclass(frozen=True, slots=True)
class ProofPlace:
    """A spot with its remarks; ``href`` leads to where they are mended."""

    title: str
    sector: str
    href: str
    source: int | None
    lines: tuple[ProofLine, ...]


@dataclass(frozen=True, slots=True)
class ProofPage:
    """The whole page; ``headline`` says how many remarks wait for an answer."""

    year: int
    headline: str
    lead: str
    places: tuple[ProofPlace, ...]
    years: tuple[Choice, ...]
    groups: tuple[Choice, ...]
    states: tuple[Choice, ...]
    may_answer: bool
    here: str


def worded(remark: ProofRemark) -> tuple[str, str]:
    """What a remark is called, and what it says."""
    _group, label, text = WORDS[remark.kind]
    return str(label), str(text) % {"seen": remark_words(remark.seen), "other": remark.other}


def group_of(kind: ProofKind) -> str:
    """The group of a kind, as addresses know it."""
    return WORDS[kind][0]


def proof_page(view: ProofView, *, group: str = "", state: str = "apne") -> ProofPage:
    """Word the remarks of a year, narrowed to a group and a state."""
    own = [one for one in view.entries if group in ("", group_of(one.remark.kind))]
    shown = [one for one in own if state == "alle" or (one.answer is None) == (state == "apne")]
    waiting = sum(one.answer is None for one in view.entries)
    return ProofPage(
        year=view.year,
        headline=_headline(waiting, view.year),
        lead=_lead(len(view.entries), len(view.entries) - waiting),
        places=tuple(_places(shown)),
        years=tuple(Choice(str(one), _href(one, group, state), one == view.year) for one in view.years),
        groups=_groups(view.entries, view.year, group, state),
        states=tuple(
            Choice(f"{label} ({_in_state(own, key)})", _href(view.year, group, key), key == state)
            for key, label in STATES.items()
        ),
        may_answer=view.may_answer,
        here=_href(view.year, group, state),
    )


def _headline(waiting: int, year: int) -> str:
    if not waiting:
        return gettext("Ingen åpne merknader til %(year)d") % {"year": year}
    said = ngettext("%(count)d åpen merknad til %(year)d", "%(count)d åpne merknader til %(year)d", waiting)
    return said % {"count": waiting, "year": year}


def _lead(total: int, answered: int) -> str:
    if not total:
        return gettext("Korrekturen har lest alt som er levert, og har ingenting å bemerke.")
    return gettext(
        "Korrekturen leser alt som er levert. Den spør, og retter aldri. En merknad er borte "
        "når det den gjelder, er rettet. Er det ment slik, kan det svares med en begrunnelse. "
        "%(answered)d av %(total)d er besvart."
    ) % {"answered": answered, "total": total}


def _groups(entries: Sequence[ProofEntry], year: int, group: str, state: str) -> tuple[Choice, ...]:
    in_state = [one for one in entries if state == "alle" or (one.answer is None) == (state == "apne")]
    counts = Counter(group_of(one.remark.kind) for one in in_state)
    whole = Choice(f"{gettext('Alt')} ({len(in_state)})", _href(year, "", state), not group)
    return (
        whole,
        *(
            Choice(f"{label} ({counts[key]})", _href(year, key, state), key == group)
            for key, label in GROUPS.items()
            if counts[key] or key == group
        ),
    )


def _in_state(entries: Iterable[ProofEntry], state: str) -> int:
    return sum(state == "alle" or (one.answer is None) == (state == "apne") for one in entries)


def _href(year: int, group: str, state: str) -> str:
    asked = {"gruppe": group, "vis": state if state != "apne" else ""}
    query = urlencode({key: value for key, value in asked.items() if value})
    return reverse("proof", args=[year]) + (f"?{query}" if query else "")


def _places(entries: Iterable[ProofEntry]) -> Iterator[ProofPlace]:
    for spot, own in groupby(entries, key=lambda one: one.spot):
        lines = tuple(_line(one) for one in own)
        yield ProofPlace(spot.title, spot.sector, href_of(spot), spot.line, lines)


def _line(entry: ProofEntry) -> ProofLine:
    label, text = worded(entry.remark)
    return ProofLine(label, text, entry.remark, entry.answer)


def href_of(spot: Spot) -> str:
    """Where a spot is read; empty where no page shows it alone."""
    if spot.kind == "line":
        return reverse("indicator", args=[spot.key, spot.year])
    if spot.kind == "plan":
        return reverse("plan_year", args=[spot.year])
    if spot.kind == "chapter":
        return reverse("chapter", args=[spot.year, spot.key])
    if spot.kind in ("supervision", "decision"):
        return reverse(spot.kind, args=[spot.key])
    if spot.kind == "text":
        return reverse("supervisions" if spot.key == MatterText.Place.SUPERVISION else "decisions")
    if spot.kind in ("work", "area_text"):
        return reverse("words_year", args=[spot.year])
    if not spot.card:
        return ""
    return reverse("card_year", args=[spot.year]) + f"?{urlencode({'kort': spot.card})}"


def text_lines(remarks: Iterable[ProofRemark]) -> tuple[tuple[int | None, str, str], ...]:
    """The remarks on a text from elsewhere: its line, what the remark is called, and what it says."""
    return tuple((one.line, *worded(one)) for one in remarks)
