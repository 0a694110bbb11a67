"""Reading numbers and amounts: "11 338", "4.2", "− 3 419", "5 mill. kr", "kr 500,-", "26 pst."."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from .cell_text import Refused
from .cell_values import TextProblem
from .spec import MAX_DECIMALS, MAX_DIGITS, Aggregation, Spec
from .units import canonical_unit, is_known_unit, same_unit

SIGN = r"[+\-−–‐‑]"
UNSIGNED = r"(?>(?:[0-9]{1,3}(?: [0-9]{3})+(?![0-9])|[0-9]+)(?:[.,][0-9]+)*|[.,][0-9]+)"
NUMBER = rf"(?:{SIGN} ?)?{UNSIGNED}"

_NUMBER = re.compile(NUMBER)
_PIECES = re.compile(r"(?P<whole>[0-9 ]*)(?P<rest>(?:[.,][0-9]+)*)")
_MONEY_FIRST = re.compile(
    r"(?:(?P<scaled>(?:mill\.?|millioner|mrd\.?|milliarder|tusen|1000) (?:kr\.?|nok|kroner)|mkr|mnok|tkr)"
    r"|kr\.?|nok|kroner) ?(?=[0-9+\-−–])",
    re.IGNORECASE,
)
_YEARLY = re.compile(r"(?:^|(?<=\w) ?|(?<=%) ?)(?:(?:per|pr\.?|/) ?år|årlig|årleg|i året)\.?$", re.IGNORECASE)
_SHORT_FOR = {
    "timer": ("t", "h"),
    "tonn": ("t",),
    "dager": ("d",),
    "mill. kr": ("mill",),
    "mrd. kr": ("mrd",),
}
"""What is short for the line's own unit and for nothing else on such a line."""
_MONEY_MARK = re.compile(r",[-–—]$")
_LONGEST_UNIT = 50
_WORD = r"[^\W\d_]+(?:[-/][^\W\d_]+)*\.?"
_LOOSE_UNIT = re.compile(
    rf"{_WORD}(?: (?:per|pr\.?) {_WORD}(?: {_WORD})?)?|(?:per|pr\.?) {_WORD}(?: {_WORD})?"
)
_NO_UNITS = frozenset(
    """
    ikke ikkje ingen og eller av enn til fra frå i på om for med mot ved uten utan men som samt pluss minus
    over under mer meir mindre flere fleire færre høyere høgare lavere lågare bedre betre dårligere verre
    større økning auke reduksjon nedgang vekst oppgang fall opp ned øke økt auka redusert forbedring betring
    nye ny igjen gjenstår mangler manglar utsatt avlyst planlagt ferdig ferdige halvår tertial kvartal
    ja nei minst maks maksimum minimum høyst høgst inntil nøyaktig ca cirka omtrent snitt gjennomsnitt
    januar februar mars april mai juni juli august september oktober november desember
    beste best landssnitt fylkessnitt første andre tredje siste er var ble blei vart har hadde skal må bør kan
    """.split()
)


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its unit; `value` is None when it has two readings, `written` the unit as typed or ""."""

    value: Decimal | None
    candidates: tuple[Decimal, Decimal] | None
    unit: str
    written: str


def read_number(text: str) -> Decimal | tuple[Decimal, Decimal] | None:
    """A whole text as one number; a pair (low, high) when it has two readings; None when it is no number.

    A comma is decimal. One dot before exactly three digits, after one to three that do not begin with 0 and
    without spaces between thousands, may be either. Raises Refused for more than 15 digits, zeros at either
    end not counted, or more than 6 decimals.
    """
    if not _NUMBER.fullmatch(text):
        return None
    sign = "-" if text[0] in "-−–‐‑" else ""
    found = _PIECES.fullmatch(text.lstrip("+-−–‐‑ "))
    if found is None:
        return None
    whole, rest = found["whole"], found["rest"]
    commas, dots = rest.count(","), rest.count(".")
    if not dots and commas <= 1:
        return _checked(sign, whole, rest[1:])
    if commas == 0 and dots == 1:
        return _one_dot(sign, whole, rest[1:])
    groups, _, decimals = rest.partition(",")
    if commas <= 1 and dots and "." not in decimals and _are_groups(whole, groups):
        return _checked(sign, whole + groups.replace(".", ""), decimals)
    return None


def read_amount(text: str, spec: Spec) -> Amount | None:
    """A whole text as a number with or without a unit; a bare number takes the line's unit.

    A written unit that is the line's own, however spelled, takes the line's spelling. Raises Refused as
    `read_number` does.
    """
    if own := read_own_amount(text, spec):
        return own
    money = _MONEY_FIRST.match(text)
    start = money.end() if money else 0
    found = _NUMBER.match(text, start)
    if found is None:
        return None
    behind = text[found.end() :].strip()
    if money and money["scaled"]:
        behind = f"{money['scaled']} {behind}".strip()
    elif money:
        behind = f"{behind} kr" if not behind.startswith(("per ", "pr", "/")) else f"kr {behind}"
    behind = _MONEY_MARK.sub("kr", behind.replace(",- kr", "kr").replace(",– kr", "kr")).strip()
    unit = _unit_of(behind, spec, apart=text[found.end() : found.end() + 1] == " ")
    return None if unit is None else _amount(found.group(), unit, spec)


def read_own_amount(text: str, spec: Spec) -> Amount | None:
    """An amount that ends in the line's own unit, which may hold digits of its own ("1000 kr")."""
    head = without_own_unit(text, spec)
    return None if head is None else _amount(head, spec.line_unit, spec)


def without_own_unit(text: str, spec: Spec) -> str | None:
    """The text before the line's own unit, None when it does not end in it."""
    unit = spec.line_unit
    if not unit or text[-len(unit) :].casefold() != unit.casefold():
        return None
    head = text[: -len(unit)]
    return None if unit[0].isdigit() and not head.endswith(" ") else head.strip()


def _amount(number: str, unit: str, spec: Spec) -> Amount | None:
    value = read_number(number)
    if value is None:
        return None
    resolved = unit or spec.line_unit
    if isinstance(value, tuple):
        return Amount(None, value, resolved, unit)
    return Amount(value, None, resolved, unit)


def _unit_of(behind: str, spec: Spec, *, apart: bool) -> str | None:
    """The unit in canonical spelling, "" for none, None when what stands behind the number is no unit.

    A word that is in no list is a unit only when a space stands before it (`apart`).
    """
    if behind in ("", "."):
        return ""
    if len(behind) > _LONGEST_UNIT:
        return None
    if spec.line_unit and _is_own(behind, spec):
        return spec.line_unit
    if spec.line_unit and _is_once_a_year(behind, spec):
        return spec.line_unit
    if is_known_unit(behind):
        return canonical_unit(behind)
    if not apart or len(behind) < 2 or not _LOOSE_UNIT.fullmatch(behind):
        return None
    if any(word.casefold().rstrip(".") in _NO_UNITS for word in behind.split()):
        return None
    return canonical_unit(behind.rstrip("."))


def _is_own(written: str, spec: Spec) -> bool:
    """Whether it is the line's unit, or short for it on such a line: "6 t" of hours."""
    short = _SHORT_FOR.get(canonical_unit(spec.line_unit), ())
    return same_unit(written, spec.line_unit) or written.casefold().rstrip(".") in short


def _is_once_a_year(behind: str, spec: Spec) -> bool:
    """Whether it is "per år", alone or behind the line's own unit: the line's figures are a year's anyway.

    Where parts of a year are summed, a rate per year is not one of them and stays a unit of its own.
    """
    found = _YEARLY.search(behind)
    if found is None or spec.aggregation is Aggregation.SUM or "år" in spec.line_unit.casefold().split():
        return False
    head = behind[: found.start()].strip()
    return not head or _is_own(head, spec)


def _one_dot(sign: str, whole: str, behind: str) -> Decimal | tuple[Decimal, Decimal]:
    as_decimal = _checked(sign, whole, behind)
    if len(behind) != 3 or " " in whole or not 1 <= len(whole) <= 3 or whole.startswith("0"):
        return as_decimal
    as_thousands = _checked(sign, whole + behind, "")
    return min(as_decimal, as_thousands), max(as_decimal, as_thousands)


def _are_groups(whole: str, groups: str) -> bool:
    """Whether dots stand between thousands: "1.234.567" and, before a comma, "1.234"."""
    pieces = groups.split(".")[1:]
    return (
        bool(pieces) and 1 <= len(whole) <= 3 and whole[0] != "0" and all(len(piece) == 3 for piece in pieces)
    )


def _checked(sign: str, whole: str, decimals: str) -> Decimal:
    digits = whole.replace(" ", "")
    telling = digits.lstrip("0") + decimals.rstrip("0")
    if len(telling) > MAX_DIGITS or len(decimals) > MAX_DECIMALS:
        raise Refused(TextProblem.TOO_LARGE)
    value = Decimal(f"{digits or '0'}.{decimals}" if decimals else digits or "0")
    return -value if sign and value else value
