"""What a careful proof-reader sees in a text: plain rules that ask, and never change anything.

A remark says what was seen and where. Whether it is a mistake, a person decides: every rule is made so that
it stays silent about what an ordinary, careful text says.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from enum import StrEnum


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
DAY = re.compile(r"(?<![\d.])(\d{1,2})\. ?(\d{1,2})\. ?(\d{4}|\d{2})(?![\d.]{0,12}\d)")
WORD_TWICE = re.compile(r"\b([^\W\d_]{2,40}) {1,3}\1\b", re.IGNORECASE)
PHRASE_TWICE = re.compile(r"\b((?:[^\W\d_]{1,40} ){1,3}[^\W\d_]{1,40}) og \1\b")
MAY_STAND_TWICE = frozenset(
    {"det", "den", "de", "der", "er", "har", "som", "så", "var", "for", "om", "mye", "lenge", "veldig"}
)
TWO_UNITS = re.compile(
    r"%\s{0,3}(?:prosentpoeng|prosent)\b|\bkr\.?\s{0,3}[\d\s.,]{1,30}kroner\b", re.IGNORECASE
)
MONTHS = "Januar|Februar|Mars|April|Mai|Juni|Juli|August|September|Oktober|November|Desember"
CAPITAL_MONTH = re.compile(rf"(?<!\d\.)\b\d{{1,2}}\.\s{{0,3}}(?:{MONTHS})\b")
PERIOD = re.compile(r"\b(20\d\d)\s?[-–—]\s?(20\d\d|\d\d)\b")
PLAN = re.compile(r"\b(?:økonomiplan|handlings-?\s?(?:program|plan)|virksomhetsplan)", re.IGNORECASE)
YEAR_SAID = re.compile(
    r"\b(?:i|for|per|pr\.?|av|utgangen av|slutt|årsslutt|årsskiftet|gjennom)\s{1,3}(20\d\d)"
    r"(?!\s?[-–—]\s?\d|\d)",
    re.IGNORECASE,
)
AHEAD = re.compile(
    r"\b(?:vil|skal)\b[^.:;]{0,200}?\b(?:i|for|innen|i løpet av)\s{1,3}(20\d\d)\b", re.IGNORECASE
)
SHARE = re.compile(
    r"\b(\d[\d ]{0,12})\sav\s{1,3}(\d[\d ]{0,12})[^\d().]{0,30}"
    r"\(\s{0,3}(\d{1,9}(?:[.,]\d{1,9})?)\s{0,3}%\s{0,3}\)",
    re.IGNORECASE,
)
CASE = re.compile(r"\b(KS|FSK|FS|PS|HOU|KU)((?:-sak)?)(\s?)(\d{1,3})/(\d{2})\b")
FULL_NAME = re.compile(r"\b[A-ZÆØÅ][a-zæøåéö]{2,30} (?:[A-ZÆØÅ]\. )?[A-ZÆØÅ][a-zæøåéö]{3,40}\b")
AMOUNT = re.compile(
    r"\bkr\.?\s{0,3}(\d[\d \u00a0]{0,20}\d)(?![\d,])"
    r"|(?<![\d,])(\d[\d \u00a0]{0,20}\d)\s{0,3}kr(?:oner)?\b"
)
MOST_OF_A_NAME = 100
"""More people with the same first name are no people."""
ENDED = re.compile(
    r"\b(?:saken|tilsynet|tilsyn|avviket|avvikene|punktet) er (?:nå )?(?:lukket|avsluttet|ferdig)\b"
    r"|^\s{0,3}(?:fullført|gjennomført|iverksatt)\b",
    re.IGNORECASE,
)
GOING_ON = re.compile(
    r"\b(?:er|ligger) (?:fortsatt |fremdeles )?(?:pågående|under arbeid|under utredning|i prosess)\b"
    r"|\bpågår\b|\b(?:venter på|avventes)\b|\bikke gjennomført\b",
    re.IGNORECASE,
)


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
    for found in (*WORD_TWICE.finditer(text), *PHRASE_TWICE.finditer(text)):
        if found[1].lower() not in MAY_STAND_TWICE:
            yield ProofKind.REPEATED_WORD, found[0], ""
    for found in TWO_UNITS.finditer(text):
        yield ProofKind.TWO_UNITS, found[0], ""
    for found in CAPITAL_MONTH.finditer(text):
        yield ProofKind.CAPITAL_MONTH, found[0], ""
    for found in SHARE.finditer(text):
        if not follows(found[1], found[2], found[3]):
            yield ProofKind.SHARE_WRONG, found[0], ""


def _about_years(passage: Passage, year: int) -> Iterator[tuple[ProofKind, str, str]]:
    text = passage.text
    if passage.kind in (PassageKind.HEADING, PassageKind.CAPTION):
        periods = PERIOD.finditer(text) if PLAN.search(text) else ()
        for found in periods:
            if int(found[1]) != year:
                yield ProofKind.OTHER_PERIOD, found[0], str(year)
        for found in YEAR_SAID.finditer(text):
            if int(found[1]) != year:
                yield ProofKind.OTHER_YEAR, found[0], str(year)
    if passage.kind is PassageKind.PLANNED:
        for found in AHEAD.finditer(text):
            if int(found[1]) < year:
                yield ProofKind.OTHER_YEAR, found[0], str(year)


def impossible_days(text: str) -> tuple[str, ...]:
    """Days that no calendar has, as they are written: ``31.04.2025``."""
    return tuple(found[0] for found in DAY.finditer(text) if not _exists(found))


def _exists(day: re.Match[str]) -> bool:
    year = int(day[3]) if len(day[3]) == 4 else 2000 + int(day[3])
    try:
        date(year, int(day[2]), int(day[1]))
    except ValueError:
        return False
    return True


def follows(part: str, whole: str, share: str) -> bool:
    """Whether a share in per cent follows from its parts, as rounded as it is written."""
    many, all_of = (int(re.sub(r"\D", "", number)) for number in (part, whole))
    if not all_of:
        return False
    decimals = len(share.replace(",", ".").partition(".")[2])
    written = int(re.sub(r"\D", "", share))
    scaled = 200 * 10**decimals * many  # twice the share, so that halves are whole
    return bool(abs(scaled - 2 * written * all_of) <= all_of)


def cases_two_ways(passages: Iterable[Passage]) -> Iterator[ProofRemark]:
    """Numbers of cases that are not written as most others: ``FSK112/21``, ``KS-sak 145/24``."""
    found = [(passage, case) for passage in passages for case in CASE.finditer(passage.text)]
    ways = Counter(_way(case) for _, case in found)
    if not ways:
        return
    usual = max(ways, key=lambda way: (ways[way], way))
    for passage, case in found:
        if _way(case) != usual:
            body, _, _ = usual
            meant = f"{case[1]}{body}{usual[1]}{case[4].zfill(usual[2])}/{case[5]}"
            yield ProofRemark(ProofKind.CASE_TWO_WAYS, passage.where, case[0], meant, passage.line)


def _way(case: re.Match[str]) -> tuple[str, str, int]:
    """How the number of a case is written: the word behind the body, the space, how many digits."""
    return case[2], case[3], 3 if case[4].startswith("0") or len(case[4]) == 3 else len(case[4])


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


def state_contradicted(ended: bool, text: str) -> str:
    """The words of a text that say the opposite of a state; empty where it says the same, or nothing."""
    says_ended, says_open = ENDED.search(text), GOING_ON.search(text)
    if ended and says_open and not says_ended:
        return says_open[0].strip()
    if not ended and says_ended and not says_open:
        return says_ended[0].strip()
    return ""


def amounts_differ(decided: str, reported: str) -> tuple[str, str] | None:
    """The amounts in kroner of two texts about the same, where both name some and share none."""
    one, other = (_amounts(text) for text in (decided, reported))
    if one and other and not {number for number, _ in one} & {number for number, _ in other}:
        return one[0][1], other[0][1]
    return None


def _amounts(text: str) -> list[tuple[int, str]]:
    return [(int(re.sub(r"\D", "", found[0])), found[0]) for found in AMOUNT.finditer(text)]
