"""Targets that ask for a change: "> 3 prosentpoeng økning", "redusere med minst 2", "bedre enn i fjor"."""

from __future__ import annotations

import re
from decimal import Decimal

from .amounts import NUMBER, UNSIGNED, read_amount
from .cell_text import phrase
from .cell_values import ChangeSense
from .comparators import Comparator
from .parse_comparators import leading, without_filler
from .results import ChangeResult
from .spec import Direction, Spec
from .targets import ChangeTarget

_UP = r"økning(?:en)?|økt|økte|økes|øke|auke[nst]?|auka(?:st)?|vekst|oppgang|gå opp|gikk opp|opp|steget|steg"
_DOWN = (
    r"reduksjon(?:en)?|reduser(?:e|es|t|te|ast|a)|nedgang|senking|senkes?|senket|falt|fall|minskes?|minket"
    r"|gå ned|gikk ned|ned|sunket|sank"
)
_GOOD = r"forbedring|forbedres?|betring|betrast?"
_NOUN = rf"(?:(?P<up>{_UP})|(?P<down>{_DOWN})|(?P<good>{_GOOD}))"
_BEFORE = (
    r"i fjor|fjoråret|fjorårets resultat|året før|forrige (?:år|måling)|førre (?:år|måling)|i 20[0-9]{2}"
)
_LAST = rf"(?:{_BEFORE}|sist|20[0-9]{{2}})"
_SINCE = rf"(?: (?:fra|frå|mot|siden|sidan|i forhold til|sammenlignet med|samanlikna med|enn) {_LAST})?"

_ANY_NOUN = re.compile(_NOUN)
_NOUN_FIRST = re.compile(rf"{_NOUN}(?: (?:på|med))?(?: (?P<rest>.+?))??{_SINCE}")
_NOUN_LAST = re.compile(rf"(?P<rest>.*?{NUMBER}.*?) {_NOUN}{_SINCE}")
_NO_CHANGE = re.compile(rf"(?:ingen|inga|ikke|ikkje|uten|utan) {_NOUN}{_SINCE}")
_THAN_BEFORE = re.compile(
    r"(?:(?P<up>over|høyere enn|høgare enn|flere enn|fleire enn|mer enn|meir enn)"
    r"|(?P<down>under|lavere enn|lågare enn|færre enn|mindre enn)|(?P<good>bedre enn|betre enn)) "
    rf"(?:{_BEFORE}|(?P<year>20[0-9]{{2}}))"
)
_YEARLY = re.compile(r",? (?:per år|pr\.? år|i året|årleg|årlig|hvert år|kvart år)$")
_FROM_TO = re.compile(rf"(?P<low>{UNSIGNED}) ?[-–—] ?(?P<high>{UNSIGNED}.*)")


def read_change(tidy: str, spec: Spec) -> ChangeTarget | None:
    """The cell as a change target, or None. Raises Refused for a number that may not be read."""
    said = _YEARLY.sub("", without_filler(phrase(tidy)))
    if _names_no_earlier_year(said, spec):
        return None
    if found := _THAN_BEFORE.fullmatch(said):
        return None if found["year"] and not found["good"] else _any_change(_sense(found, spec))
    if found := _NO_CHANGE.fullmatch(said):
        sense = _sense(found, spec)
        return None if sense is None else ChangeTarget(Comparator.LE, Decimal(0), sense)
    if not _ANY_NOUN.search(said):
        return None
    if found := _NOUN_FIRST.fullmatch(said) or _NOUN_LAST.fullmatch(said):
        sense = _sense(found, spec)
        return _any_change(sense) if found["rest"] is None else _by(found["rest"], sense, spec)
    return _led_noun(said, spec)


def read_changed(tidy: str, spec: Spec) -> ChangeResult | None:
    """A change instead of a figure, "Økt med 1,1 prosentpoeng", "16 % økning"; None for anything else.

    Only a plain amount: no bound, no range. Raises Refused for a number that may not be read.
    """
    said = _YEARLY.sub("", phrase(tidy))
    if not _ANY_NOUN.search(said) or _names_no_earlier_year(said, spec):
        return None
    found = _NOUN_FIRST.fullmatch(said) or _NOUN_LAST.fullmatch(said)
    if found is None or found["rest"] is None:
        return None
    sense, amount = _sense(found, spec), read_amount(found["rest"], spec)
    if sense is None or amount is None or amount.value is None or amount.value < 0:
        return None
    return ChangeResult(amount.value, sense, amount.written)


def _names_no_earlier_year(said: str, spec: Spec) -> bool:
    """Whether a year in the cell is the line's own or a later one: nothing can have changed since then."""
    if spec.year is None:
        return False
    return any(
        int(year) >= spec.year for year in re.findall(r"(?:fra|frå|mot|siden|sidan|enn|i) (20[0-9]{2})", said)
    )


def _led_noun(said: str, spec: Spec) -> ChangeTarget | None:
    """ "minst reduksjon på 5 %": the comparator stands before the noun."""
    lead = leading(said, spec.direction)
    found = _NOUN_FIRST.fullmatch(lead[1]) if lead else None
    if lead is None or found is None or found["rest"] is None:
        return None
    target = _by(found["rest"], _sense(found, spec), spec)
    if target is None or not target.implied:
        return None
    return ChangeTarget(lead[0], target.amount, target.sense, target.unit)


def _by(said: str, sense: ChangeSense | None, spec: Spec) -> ChangeTarget | None:
    lead = leading(said, spec.direction)
    comparator, rest = lead or (None, said)
    if comparator is None and sense is not None and (found := _FROM_TO.fullmatch(rest)):
        return _range(found, sense, spec)
    amount = read_amount(rest, spec)
    if sense is None or amount is None or amount.value is None or amount.value < 0:
        return None
    if comparator is None:
        return ChangeTarget(
            _implied(sense, spec.direction), amount.value, sense, amount.written, implied=True
        )
    return ChangeTarget(comparator, amount.value, sense, amount.written)


def _range(found: re.Match[str], sense: ChangeSense, spec: Spec) -> ChangeTarget | None:
    """ "0,5–1 prosentpoeng": from one end to the other, in one unit."""
    low, high = read_amount(found["low"], spec), read_amount(found["high"], spec)
    if low is None or high is None or low.value is None or high.value is None or low.value > high.value:
        return None
    comparator = _implied(sense, spec.direction)
    return ChangeTarget(comparator, low.value, sense, high.written, implied=True, upper=high.value)


def _any_change(sense: ChangeSense | None) -> ChangeTarget | None:
    return None if sense is None else ChangeTarget(Comparator.GT, Decimal(0), sense, implied=True)


def _implied(sense: ChangeSense, direction: Direction) -> Comparator:
    """At least so much of a good change, at most so much of a bad one."""
    if direction is Direction.EXACT:
        return Comparator.EQ
    good = (sense is ChangeSense.INCREASE) == (direction is Direction.HIGHER)
    return Comparator.GE if good else Comparator.LE


def _sense(found: re.Match[str], spec: Spec) -> ChangeSense | None:
    if found["up"]:
        return ChangeSense.INCREASE
    if found["down"]:
        return ChangeSense.DECREASE
    if spec.direction is Direction.EXACT:
        return None
    return ChangeSense.INCREASE if spec.direction is Direction.HIGHER else ChangeSense.DECREASE
