"""Reading "25 av 30", with the percentage that may stand beside it, and scores written "5,2 av 6"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from .amounts import UNSIGNED, read_amount, read_number, without_own_unit
from .cell_text import Refused
from .cell_values import TextProblem
from .numerals import written_decimals
from .spec import Spec, ValueKind
from .units import is_ratio_unit

_SHARE = re.compile(
    rf"(?P<k>{UNSIGNED}) ?(?P<of>/|(?<= )(?:av|ut av|av totalt|av i alt|av de)(?= )) ?(?P<n>{UNSIGNED})"
    r"(?: (?P<unit>\D+))?",
    re.IGNORECASE,
)
_PERCENT = rf"(?:ca\.? |= ?)?(?P<percent>{UNSIGNED}) ?(?:%|prosent|pst\.?)"
_SHARE_FIRST = re.compile(
    rf"(?P<share>{UNSIGNED}[^()=%]*?)(?:,? ?\({_PERCENT}\)|(?:,| ="
    rf"| tilsvarer) ?{_PERCENT.replace('percent', 'bare')})"
)
_PERCENT_FIRST = re.compile(
    rf"{_PERCENT},? ?(?:\((?P<inside>{UNSIGNED}[^()%]*)\)|(?P<behind>{UNSIGNED} (?:av|ut av) .*))"
)
_SCALE = re.compile(
    rf"(?P<score>{UNSIGNED})(?: (?:av|ut av) (?P<top>{UNSIGNED})|/(?P<stroke>{UNSIGNED})"
    r"|,? \(?(?:på (?:en )?)?skala(?:en)?:?(?: fra)? (?P<low>[0-9]{1,2}) ?(?:[-–]"
    r"|til) ?(?P<high>[0-9]{1,3})\)?)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Share:
    """k of n, its unit, and the percentage that was written beside it."""

    numerator: Decimal
    denominator: Decimal
    unit: str = ""
    percent: Decimal | None = None


def read_share(tidy: str, spec: Spec) -> Share | None:
    """ "25 av 30 avdelinger"; "25/30" too where the line's figures are shares; "12 av 14 (86 %)".

    Two numbers with a stroke that make a hundred are two parts of a whole and no share of it: raises Refused
    (`split`). A percentage that is not the share's raises Refused (`contradiction`), any beside a share on a
    line of scores (`other_scale`), a number that may not be read as `read_number` does.
    """
    said = tidy.rstrip(".")
    if found := _SHARE_FIRST.fullmatch(said):
        return _with_percent(found["share"], found["percent"] or found["bare"], spec)
    if found := _PERCENT_FIRST.fullmatch(said):
        return _with_percent(found["inside"] or found["behind"], found["percent"], spec)
    return _plain(tidy, spec)


def _with_percent(said: str, percent: str, spec: Spec) -> Share | None:
    share, given = _plain(said.strip(), spec, stroke=True), read_number(percent)
    if share is None or not isinstance(given, Decimal):
        return None
    exact = 100 * Fraction(share.numerator) / Fraction(share.denominator)
    if abs(exact - Fraction(given)) > Fraction(1, 2 * 10 ** written_decimals(given)):
        raise Refused(TextProblem.CONTRADICTION)
    if spec.value_kind is ValueKind.SCORE:
        raise Refused(TextProblem.OTHER_SCALE)
    return replace(share, percent=given)


def _plain(tidy: str, spec: Spec, *, stroke: bool = False) -> Share | None:
    own = without_own_unit(tidy, spec)
    if own is not None and not is_ratio_unit(spec.line_unit):
        share = _plain(own, replace(spec, unit=""), stroke=stroke)
        return share and replace(share, unit=spec.line_unit)
    found = _SHARE.fullmatch(tidy.rstrip("."))
    if found is None:
        return None
    if found["of"] == "/" and not stroke and spec.value_kind is not ValueKind.SHARE:
        return None
    k, n = read_number(found["k"]), read_number(found["n"])
    if not isinstance(k, Decimal) or not isinstance(n, Decimal) or not n:
        return None
    if found["of"] == "/" and not stroke and k + n == 100:
        raise Refused(TextProblem.SPLIT)
    unit = _share_unit(found["unit"], spec)
    return None if unit is None else Share(k, n, unit)


def _share_unit(written: str | None, spec: Spec) -> str | None:
    if written is None:
        own = spec.line_unit if spec.value_kind is ValueKind.SHARE else ""
        return "" if is_ratio_unit(own) else own
    amount = read_amount(f"1 {written}", spec)
    return None if amount is None or is_ratio_unit(amount.unit) else amount.unit


def read_score(tidy: str, spec: Spec) -> Decimal | None:
    """ "5,2 av 6", "5,2 (skala 1-6)" on a line of scores: the score, where the line's scale ends there.

    Raises Refused (`other_scale`) where it does not. A stroke is read behind decimals
    alone: "4/6" may be a day.
    """
    found = _SCALE.fullmatch(tidy.rstrip(".")) if spec.value_kind is ValueKind.SCORE else None
    if found is None or (found["stroke"] and "," not in found["score"]):
        return None
    score, top = read_number(found["score"]), read_number(found["top"] or found["stroke"] or found["high"])
    if not isinstance(score, Decimal) or not isinstance(top, Decimal):
        return None
    low = Decimal(found["low"]) if found["low"] else None
    if spec.scale is None or top != spec.scale.high or low not in (None, spec.scale.low):
        raise Refused(TextProblem.OTHER_SCALE)
    return score
