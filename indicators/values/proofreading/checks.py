"""What a careful proof-reader sees in a text: plain rules that ask, and never change anything.

A remark says what was seen and where. Whether it is a mistake, a person decides: every rule is made so that
it stays silent about what an ordinary, careful text says.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from .days import capitals, impossible_days
from .shares import wrong_shares, wrong_sums


class ProofKind(StrEnum):
    """What a remark of the proof-reader is about."""

    IMPOSSIBLE_DATE = "impossible_date"
    REPEATED_WORD = "repeated_word"
    TWO_UNITS = "two_units"
    CAPITAL_MONTH = "capital_month"
    OTHER_PERIOD = "other_period"
    """A heading or a caption names a plan period that does not begin with the report's year."""
    OTHER_YEAR = "other_year"
    """A heading or a caption names another year than the report's, or a plan looks ahead to one gone by."""
    OUT_OF_ORDER = "out_of_order"
    """The number of a section does not follow from the one before."""
    CASE_TWO_WAYS = "case_two_ways"
    NAME_TWO_WAYS = "name_two_ways"
    STATE_CONTRADICTED = "state_contradicted"
    DEADLINE_PASSED = "deadline_passed"
    AMOUNTS_DIFFER = "amounts_differ"
    SHARE_WRONG = "share_wrong"
    """A share that was counted out does not follow from its parts: 12 av 14 is not 68 %."""
    NAME_COUNTS_OTHERWISE = "name_counts_otherwise"
    """The number in an indicator's name is not the one that its figures are counted of."""
    OTHER_FIGURE = "other_figure"
    """A figure in a note is none of those of the line it belongs to."""
    MARK_WITHOUT_NOTE = "mark_without_note"
    NOTE_WITHOUT_MARK = "note_without_mark"
    MARK_GAP = "mark_gap"
    """The marks of a table jump over one: after ``*)`` comes ``***)``."""
    SAME_HEADING = "same_heading"
    """Two columns of a table have the same heading."""
    COLUMN_YEAR = "column_year"
    """A column is headed with another year than what is written about its figures."""
    EMPTY_ROW = "empty_row"
    """A row of dashes that says nothing."""
    SUM_WRONG = "sum_wrong"
    MEAN_WRONG = "mean_wrong"
    MENTION_UNKNOWN = "mention_unknown"
    """A text mentions an indicator that the year's plan does not have."""
    MENTION_EMPTY = "mention_empty"
    """A text mentions a figure that nobody has delivered."""
    NO_FIGURE = "no_figure"
    NOT_SETTLED = "not_settled"
    """Nobody has said how what was written is to be read, or it cannot be compared."""
    NO_CAUSE = "no_cause"
    NO_ACTION = "no_action"
    NO_COMMENT = "no_comment"
    SAME_AS_LAST_YEAR = "same_as_last_year"
    OVERDUE = "overdue"
    """What was promised is still open after its date."""
    HAS_LEFT = "has_left"
    PICTURE_MISSING = "picture_missing"
    PICTURE_UNKNOWN = "picture_unknown"
    """A text has a place for a picture that is not there, or that has stood already."""
    ALT_FILE_NAME = "alt_file_name"
    """What should say what a picture shows is the name of its file."""
    ALT_SAYS_NOTHING = "alt_says_nothing"
    ALT_REPEATS = "alt_repeats"
    """What should say what a picture shows repeats its caption."""
    NOTED = "noted"
    """The editors' own remark about a contradiction in the source."""


class PassageKind(StrEnum):
    """What a piece of text is: some rules are for some kinds alone."""

    HEADING = "heading"
    CAPTION = "caption"
    PROSE = "prose"
    PLANNED = "planned"
    """What was planned for the year, in words."""
    CASES = "cases"
    """The numbers of a decision's cases."""
    PERSON = "person"
    """Who is responsible."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of text; ``where`` names its spot to whoever asked, ``line`` is that of the source."""

    text: str
    where: str = ""
    kind: PassageKind = PassageKind.PROSE
    line: int | None = None


@dataclass(frozen=True, slots=True)
class ProofRemark:
    """What was seen at a spot: ``seen`` as it stands there, ``other`` what it was held against."""

    kind: ProofKind
    where: str
    seen: str = ""
    other: str = ""
    line: int | None = None


# A rule repeats nothing without an end: whoever pastes a text of digits or blanks must not stop the others.
WORD_TWICE = re.compile(r"\b([^\W\d_]{2,40}) {1,3}\1\b", re.IGNORECASE)
PHRASE_TWICE = re.compile(r"\b((?:[^\W\d_]{1,40} ){1,3}[^\W\d_]{1,40}) og \1\b")
MAY_STAND_TWICE = frozenset(
    {"det", "den", "de", "der", "er", "har", "som", "så", "var", "for", "om", "mye", "lenge", "veldig"}
)
LETTER_TWICE = re.compile(r"(?<=[a-zæøå] )([iå]) \1(?= )")
TWO_UNITS = re.compile(
    r"%\s{0,3}(?:prosentpoeng|prosent)\b|\bprosent(?:poeng)?\s{0,3}%"
    r"|\bkr\.?\s{0,3}\d[\d\s.,]{0,30}(?:-\s{0,3})?(?:(?:mill|mrd|tusen)[a-zæøå]{0,9}\.?\s{0,3})?kroner\b",
    re.IGNORECASE,
)
PERIOD = re.compile(r"\b(20\d\d)\s?[-–—/]\s?(20\d\d|\d\d)\b")
PLAN = re.compile(r"\b(?:økonomiplan|handlings-?\s?(?:program|plan)|virksomhetsplan|HØP\b)", re.IGNORECASE)
TITLED = re.compile(
    r"\b(?:årsmelding(?:en)?|årsrapport(?:en)?|årsberetning(?:en)?|resultat(?:er|ene)?|måloppnåelse|målekort"
    r"|sykefravær(?:et)?|bemanning(?:en)?|årsverk|mål)\s{1,3}(20\d\d)(?!\s?[-–—/]\s?\d|\d)",
    re.IGNORECASE,
)
YEARS_END = re.compile(r"(?<![\d.])31\.\s?12\.\s?(20\d\d)\b")
YEAR_SAID = re.compile(
    r"\b(?:i|for|per|pr\.?|av|utgangen av|slutt|årsslutt|årsskiftet|gjennom)\s{1,3}(20\d\d)"
    r"(?!\s?[-–—]\s?\d|\d)",
    re.IGNORECASE,
)
AHEAD = re.compile(
    r"\b(?:vil|skal)\b[^.:;]{0,200}?\b(?:i|for|innen|i løpet av)\s{1,3}(20\d\d)\b", re.IGNORECASE
)
PLANNED_FOR = re.compile(
    r"\b(?:gjennomfør|ferdigstill|planlegg|start|innfør|etabler|avslutt|utarbeid|revider|vedta|utvikl"
    r"|implementer|kartlegg|evaluer|vurder)es\b[^.:;]{0,80}?\b(20\d\d)(?!\s?[-–—/]\s?\d|\d)",
    re.IGNORECASE,
)
CASE = re.compile(
    r"\b(?P<body>KS|FSK|FS|PS|HOU|KU|Ks|Fsk|Fs|Ps|Hou|Ku|ks|fsk)(?P<word>(?:[- ]sak)?(?: ?-)?)(?P<space>\s?)"
    r"(?P<number>\d{1,3})/(?P<year>\d{4}|\d{2})\b"
)
FULL_NAME = re.compile(r"\b[A-ZÆØÅ][a-zæøåéö]{2,30} (?:[A-ZÆØÅ]\. )?[A-ZÆØÅ][a-zæøåéö]{3,40}\b")
MOST_OF_A_NAME = 100
"""More people with the same first name are no people."""


def read_proof(passages: Iterable[Passage], year: int) -> tuple[ProofRemark, ...]:
    """Everything that the rules see in the texts of a year's report, in the order of the texts.

    What is written in two ways is remarked upon where it is written in the rarer one.
    """
    read = tuple(passages)
    by_spot = [remark for passage in read for remark in _alone(passage, year)]
    together = [*cases_two_ways(read), *names_two_ways(read)]
    place = {(passage.where, passage.line): number for number, passage in reversed(list(enumerate(read)))}
    return tuple(sorted(by_spot + together, key=lambda one: place[one.where, one.line]))


def _alone(passage: Passage, year: int) -> Iterator[ProofRemark]:
    """What is seen in one text by itself."""
    for kind, what, other in (*_in_any(passage.text), *_about_years(passage, year)):
        yield ProofRemark(kind, passage.where, what, other, passage.line)


def _in_any(text: str) -> Iterator[tuple[ProofKind, str, str]]:
    for what in impossible_days(text):
        yield ProofKind.IMPOSSIBLE_DATE, what, ""
    for found in (*WORD_TWICE.finditer(text), *PHRASE_TWICE.finditer(text), *LETTER_TWICE.finditer(text)):
        if found[1].lower() not in MAY_STAND_TWICE:
            yield ProofKind.REPEATED_WORD, found[0], ""
    for found in TWO_UNITS.finditer(text):
        yield ProofKind.TWO_UNITS, found[0], ""
    for words in capitals(text):
        yield ProofKind.CAPITAL_MONTH, words, ""
    for words in wrong_shares(text):
        yield ProofKind.SHARE_WRONG, words, ""
    for words, parts in wrong_sums(text):
        yield ProofKind.SUM_WRONG, words, parts


def _about_years(passage: Passage, year: int) -> Iterator[tuple[ProofKind, str, str]]:
    text = passage.text
    if passage.kind in (PassageKind.HEADING, PassageKind.CAPTION):
        periods = PERIOD.finditer(text) if PLAN.search(text) else ()
        for found in periods:
            if int(found[1]) != year:
                yield ProofKind.OTHER_PERIOD, found[0], str(year)
        rules = (YEAR_SAID,) if str(year) in text else (YEAR_SAID, TITLED, YEARS_END)
        for found in (one for rule in rules for one in rule.finditer(text)):
            if int(found[1]) != year:
                yield ProofKind.OTHER_YEAR, found[0], str(year)
    if passage.kind is PassageKind.PLANNED:
        for found in (*AHEAD.finditer(text), *PLANNED_FOR.finditer(text)):
            if int(found[1]) < year:
                yield ProofKind.OTHER_YEAR, found[0], str(year)


def cases_two_ways(passages: Iterable[Passage]) -> Iterator[ProofRemark]:
    """Numbers of cases that are not written as most others: ``FSK112/21``, ``KS-sak 145/24``."""
    found = [(passage, case) for passage in passages for case in CASE.finditer(passage.text)]
    ways = Counter(_way(case) for _, case in found)
    if not ways:
        return
    usual = max(ways, key=lambda way: (ways[way], way))
    for passage, case in found:
        if _way(case) != usual:
            yield ProofRemark(
                ProofKind.CASE_TWO_WAYS, passage.where, case[0], _meant(case, usual), passage.line
            )


type Way = tuple[str, str, bool, int, int]
"""The word behind the body, the space, whether the body is in capitals, and the digits of number and year."""


def _way(case: re.Match[str]) -> Way:
    number = case["number"]
    digits = 3 if number.startswith("0") or len(number) == 3 else len(number)
    return case["word"], case["space"], case["body"].isupper(), digits, len(case["year"])


def _meant(case: re.Match[str], usual: Way) -> str:
    """The number as most others are written."""
    word, space, capitals_all, digits, year = usual
    body = case["body"].upper() if capitals_all else case["body"].capitalize()
    of_year = case["year"][-2:] if year == 2 else f"20{case['year'][-2:]}"
    return f"{body}{word}{space}{case['number'].zfill(digits)}/{of_year}"


def names_two_ways(passages: Iterable[Passage]) -> Iterator[ProofRemark]:
    """Full names that differ by a letter or two from one that is written more often."""
    found = [(passage, name) for passage in passages for name in FULL_NAME.findall(passage.text)]
    by_first: dict[str, Counter[str]] = {}
    for _passage, name in found:
        by_first.setdefault(name.split(" ")[0], Counter())[name] += 1
    usual = {name: _usual(name, times) for times in by_first.values() for name in times}
    for passage, name in found:
        if meant := usual[name]:
            yield ProofRemark(ProofKind.NAME_TWO_WAYS, passage.where, name, meant, passage.line)


def _usual(name: str, times: Counter[str]) -> str:
    """Of the names with the same first name, the one that is meant: nearly the same, more often; or none."""
    if len(times) > MOST_OF_A_NAME:
        return ""
    last = name.rsplit(" ", maxsplit=1)[-1]
    for other, number in times.items():
        others = other.split(" ")[-1]
        other_name = last.removesuffix("s") != others.removesuffix("s") and min(len(last), len(others)) > 4
        if number > times[name] and other_name and SequenceMatcher(None, last, others).ratio() >= 0.85:
            return other
    return ""
