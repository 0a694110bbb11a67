"""Targets that lean on somebody else's figure: "≥ landssnitt", "2 prosentpoeng over fylkessnittet"."""

from __future__ import annotations

import re

from .amounts import NUMBER, read_amount
from .comparators import Comparator, implied_comparator
from .parse_comparators import leading, level_with
from .spec import Direction, Spec
from .targets import BenchmarkScope, RelativeTarget

_OSLO = r"(?: (?:utenom|utan|uten|unntatt|eks\.?|ekskl\.?) oslo)?"
_NATIONAL = (
    r"lands ?(?:gjennom)?snitt(?:et)?|landsnivå(?:et)?|landstall(?:et)?|norge|noreg|nasjonalt"
    rf"|(?:hele |heile )?landet(?: som helhet| som heilskap| under ett| elles| ellers)?{_OSLO}"
    r"|nasjonal[te]? (?:(?:gjennom)?snitt(?:et)?|nivå(?:et)?|resultat(?:et)?|tall|tal)"
)
_COUNTY = r"fylkes ?(?:gjennom)?snitt(?:et)?|fylkesnivå(?:et)?|fylket"
_KOSTRA = (
    r"kostra[- ]?(?:gr(?:upp(?:e|a|en)(?:snitt(?:et)?)?)?\.?|snitt(?:et)?)(?: [0-9]{1,2})?"
    r"|kommunegrupp(?:e|a|en)(?: [0-9]{1,2})?|gruppesnitt(?:et)?"
)
_WRAP = r"(?:(?:gjennom)?snitt(?:et)? (?:for |i |av |på )?|nivået (?:for |i )|resultatet (?:for |i ))?"
_WHOM = rf"{_WRAP}(?:(?P<national>{_NATIONAL})|(?P<county>{_COUNTY})|(?P<kostra>{_KOSTRA}))"
_SIGN = r"(?P<sign>[+\-−–]|pluss|minus)"

_ANY_WHOM = re.compile(_WHOM, re.IGNORECASE)
_SCOPE_FIRST = re.compile(rf"{_WHOM}(?: ?{_SIGN} ?(?P<offset>[0-9,.].*))?", re.IGNORECASE)
_OFFSET_FIRST = re.compile(
    rf"(?P<offset>{NUMBER}.*?) (?:(?P<over>over|høyere enn|høgare enn|mer enn|meir enn)"
    r"|(?P<under>under|lavere enn|lågare enn|mindre enn)|(?P<good>bedre enn|betre enn)) "
    rf"(?:snittet for |snittet i )?{_WHOM}",
    re.IGNORECASE,
)


def read_relative(tidy: str, spec: Spec) -> RelativeTarget | None:
    """The cell as a target relative to a benchmark, or None. Raises Refused as `read_amount` does."""
    said = tidy.rstrip(". ")
    if not _ANY_WHOM.search(said):
        return None
    if target := _bare(said, None, False, spec):
        return target
    if level := level_with(said, spec.direction):
        comparator, implied, rest = level
        return _bare(rest, comparator, implied, spec)
    if lead := leading(said, spec.direction):
        return _bare(lead[1], lead[0], False, spec)
    return None


def _bare(said: str, comparator: Comparator | None, implied: bool, spec: Spec) -> RelativeTarget | None:
    """A benchmark with or without an offset; without a comparator the direction implies it.

    A comparator before an offset is about the offset: "minst 2 under landssnittet" is at most the benchmark
    less 2.
    """
    if comparator is None:
        comparator, implied = implied_comparator(spec.direction), True
    found = _SCOPE_FIRST.fullmatch(said) or _OFFSET_FIRST.fullmatch(said)
    if found is None:
        return None
    if found["offset"] is None:
        return RelativeTarget(comparator, _scope(found), implied=implied)
    amount = read_amount(found["offset"].strip(), spec)
    if amount is None or amount.value is None or amount.value < 0:
        return None
    below = _is_below(found, spec)
    if below and not implied and "under" in found.re.groupindex:
        comparator = comparator.mirrored
    offset = -amount.value if below else amount.value
    if not offset:
        return RelativeTarget(comparator, _scope(found), implied=implied)
    return RelativeTarget(comparator, _scope(found), offset, amount.written, implied)


def _is_below(found: re.Match[str], spec: Spec) -> bool:
    names = found.re.groupindex
    if "sign" in names:
        return found["sign"].casefold() not in ("+", "pluss")
    return bool(found["under"] or (found["good"] and spec.direction is Direction.LOWER))


def _scope(found: re.Match[str]) -> BenchmarkScope:
    if found["national"]:
        return BenchmarkScope.NATIONAL
    return BenchmarkScope.COUNTY if found["county"] else BenchmarkScope.KOSTRA_GROUP
