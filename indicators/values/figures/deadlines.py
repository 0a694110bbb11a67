"""Cells of a line of dates: "innen 1.10.", "før 1. mars", "Gjennomført 15.9.", "Vedtatt i juni"."""

from __future__ import annotations

import re

from .cell_text import phrase
from .comparators import Comparator
from .days import read_span
from .fixed_phrases import worded_result, worded_target
from .results import DateResult, DoneResult, MissingReason, MissingResult, NotDoneResult, Result, YesNoResult
from .spec import Spec
from .targets import DateTarget, NoTarget, NotPlannedTarget, Target, YesTarget

BY = (
    r"senest(?: innen| den)?|seinast(?: innan| den)?|innen(?: den)?|innan(?: den)?|frist(?:en)?(?: er)?:?"
    r"|til og med|t\.?o\.?m\.?|pr\.?|per|inntil|ikke senere enn|ikkje seinare enn|i løpet av|ila\.?|<=|≤|=<"
)
BEFORE = r"før|tidligere enn|tidlegare enn"
DONE = (
    r"gjennomført|gjennomførd|utført|fullført|ferdigstilt|ferdig|vedtatt|vedteke|levert|sendt|godkjent"
    r"|godkjend|behandlet|behandla|på plass|tatt i bruk|teke i bruk|åpnet|opna|avsluttet|avslutta"
    r"|avholdt|halde"
    r"|etablert|innført|revidert|oppdatert|publisert|signert|inngått|iverksatt|iverksett"
)
_EVERY_YEAR = re.compile(r",? (?:hvert|kvart) år$")
_DEADLINE = re.compile(
    rf"(?P<label>[^0-9<>≥≤=]{{0,160}}?)(?<!\w)(?:(?P<before>{BEFORE}|<(?!=))|(?P<by>{BY})) ?(?P<when>.+)",
    re.IGNORECASE,
)
_LABELLED = re.compile(
    rf"(?P<label>[^0-9<>≥≤=]{{0,160}}?)(?<!\w)(?:{DONE})(?: den)? (?P<when>[0-9].*)", re.IGNORECASE
)
_DONE_AT = re.compile(rf"(?:ble |vart |blei |er )?(?:{DONE})(?!\w)[:,]? ?", re.IGNORECASE)
_MOST_WORDS = 8
"""The most words between what was done and its day: "Vedtatt i kommunestyret den 12.6."."""
_CASE_BEHIND = re.compile(
    r"(?: ?\([^()]*\)|,? (?:i )?(?:ks-sak|fsk-sak|ps-sak|ps|sak|jf\.?)\b.*)$", re.IGNORECASE
)
_NOT_YET = frozenset(
    """
    ikke ikkje utsatt utsett planlagt planlagd forventet forventa ventes venta skal kommer kjem mål målet
    frist
    fristen innen innan før senest delvis nesten påbegynt påbyrja startet starta under nytt ny
    """.split()
)


def read_date_target(tidy: str, spec: Spec) -> Target | None:
    """A deadline on a line of dates, or what a target may be in words; None for anything else.

    "før" is strict and ends where what follows begins: "før juni" is before 1 June. Everything else ends with
    the last day of what follows: "innen 2. kvartal" is by 30 June. Raises Refused for a day that is none.
    """
    worded = worded_target(phrase(tidy))
    if isinstance(worded, NoTarget | NotPlannedTarget | YesTarget):
        return worded
    said = _EVERY_YEAR.sub("", tidy)
    if span := read_span(said, spec.year):
        return DateTarget(span.last, implied=span.first == span.last)
    for found in _all_deadlines(said):
        if span := read_span(found["when"], spec.year):
            return DateTarget(span.first, Comparator.LT) if found["before"] else DateTarget(span.last)
    labelled = _LABELLED.fullmatch(said)
    if labelled is None or _negates(labelled["label"]):
        return None
    span = read_span(labelled["when"], spec.year)
    return None if span is None else DateTarget(span.last)


def _all_deadlines(said: str) -> list[re.Match[str]]:
    """Every way to part a cell in a label, a word of deadline and what follows; no label says "ikke"."""
    ways = [_DEADLINE.fullmatch(said)]
    place = 0
    while (found := ways[-1]) and len(ways) < 5:
        place += found.start("when")
        ways.append(_DEADLINE.fullmatch(said[place:]))
    return [way for way in ways if way and not _negates(way["label"])]


def _negates(label: str) -> bool:
    return bool(_NEGATED & set(re.findall(r"\w+", label.casefold())))


_NEGATED = frozenset("ikke ikkje ingen inga uten utan etter".split())


def read_date_result(tidy: str, spec: Spec) -> Result | None:
    """When it was done, or whether; None for anything else. Raises Refused for a day that is none.

    A yes says that it was done, a no that it was not.
    """
    match worded_result(phrase(tidy)):
        case YesNoResult(yes):
            return DoneResult() if yes else NotDoneResult()
        case MissingResult(MissingReason.NEW) | None:
            pass
        case worded:
            return worded
    said = _CASE_BEHIND.sub("", tidy)
    done = _DONE_AT.match(said)
    when = said[done.end() :] if done else said
    for _ in range(_MOST_WORDS):
        if span := read_span(when, spec.year):
            first = None if span.first == span.last else span.first
            return DateResult(span.last, first, carried_out=done is not None)
        word, _, when = when.partition(" ")
        if done is None or not word.strip(".,:").isalpha() or word.casefold() in _NOT_YET:
            return None
    return None
