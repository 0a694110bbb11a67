"""A spreadsheet's number as its cell shows it: 0.95 with the format 0% is "95%", 12.0 with 0.0 is "12,0"."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import lru_cache
from typing import Final, NamedTuple

_SECTION: Final = re.compile(r"(?:\[[^\]]*\]|\"[^\"]*\"|\\.|[^;\"\\\[])+")
_LITERAL: Final = re.compile(r'"([^"]*)"|\\(.)|\[\$([^\]-]*)[^\]]*\]')
_BRACKETS: Final = re.compile(r"\[[^\]]*\]")
_FILL: Final = re.compile(r"[_*].")
_NUMBER: Final = re.compile(r"[#0?][#0?,. \u00a0]*")
_EXACT: Final = Context(prec=15)
_DATE_ONLY_YEAR: Final = re.compile(r"[yå]{2,4}", re.IGNORECASE)


class Format(NamedTuple):
    """How a number is shown: what stands before and after, decimals of which `optional` may be left out."""

    before: str
    after: str
    decimals: int
    optional: int
    grouped: bool
    factor: int
    plain: bool = False


_GENERAL: Final = Format("", "", 0, 0, False, 0, True)


def shown(value: object, number_format: str = "General") -> str:
    """What a cell shows, with a decimal comma; dates as 31.12.2025, true and false as Ja and Nei."""
    match value:
        case None:
            return ""
        case bool():
            return "Ja" if value else "Nei"
        case str():
            return value
        case datetime() | date() | time() | timedelta():
            return _day(value, number_format)
        case int() | float() | Decimal():
            return _number(value, number_format)
    return str(value)


def _day(value: date | time | timedelta, number_format: str) -> str:
    if isinstance(value, timedelta | time):
        return str(value)[:5] if isinstance(value, time) else str(value)
    if _DATE_ONLY_YEAR.fullmatch(_BRACKETS.sub("", number_format).strip('"; @')):
        return f"{value.year:04}"
    said = f"{value.day:02}.{value.month:02}.{value.year:04}"
    if isinstance(value, datetime) and (value.hour or value.minute):
        return f"{said} {value.hour:02}:{value.minute:02}"
    return said


def _number(value: float | Decimal, number_format: str) -> str:
    number = _EXACT.create_decimal(repr(value) if isinstance(value, float) else value)
    if not number.is_finite():
        return str(value)
    sections = _SECTION.findall(number_format)
    own = number_format
    if len(sections) > 1 and number < 0:
        own = sections[1]
    elif len(sections) > 2 and number == 0:
        own = sections[2]
    elif sections:
        own = sections[0]
    said = _format(own)
    if said.plain:
        return _spelled(format(number.normalize(), "f"), grouped=False)
    if said.decimals < 0:
        return said.before.strip()
    signed = number < 0 and (len(sections) < 2 or "-" not in said.before)
    scaled = abs(number).scaleb(said.factor)
    text = format(scaled.quantize(Decimal(1).scaleb(-said.decimals), ROUND_HALF_UP), "f")
    whole, _, part = text.partition(".")
    while part and said.optional and len(part) > said.decimals - said.optional and part.endswith("0"):
        part = part[:-1]
    text = _spelled(f"{whole}.{part}" if part else whole, grouped=said.grouped)
    minus = "-" if signed and text.strip("0,") else ""
    before = said.before.replace("(", "").replace("-", "").strip()
    return f"{before + ' ' if before else ''}{minus}{text}{said.after.replace(')', '')}".strip()


def _spelled(text: str, *, grouped: bool) -> str:
    whole, _, part = text.partition(".")
    if grouped:
        sign, digits = ("-", whole[1:]) if whole.startswith("-") else ("", whole)
        groups: list[str] = []
        while len(digits) > 3:
            groups.insert(0, digits[-3:])
            digits = digits[:-3]
        whole = sign + " ".join([digits, *groups])
    return f"{whole},{part}" if part else whole


@lru_cache(maxsize=1024)
def _format(section: str) -> Format:
    """One section of a number format, as Excel and LibreOffice write them."""
    texts: list[str] = []

    def keep(found: re.Match[str]) -> str:
        texts.append(found[1] or found[2] or found[3] or "")
        return chr(0xE000 + len(texts) - 1)

    plain = _FILL.sub("", _BRACKETS.sub("", _LITERAL.sub(keep, section)))
    found = _NUMBER.search(plain)
    if found is None and texts:  # a section of words alone: what is shown instead of the number
        words = "".join(texts[ord(sign) - 0xE000] if sign >= "\ue000" else "" for sign in plain)
        return Format(words, "", -1, 0, False, 0)
    if found is None or "E+" in plain.upper() or "/" in plain or "general" in plain.casefold():
        return _GENERAL
    code = found[0].rstrip(" \u00a0")
    before, after = plain[: found.start()], plain[found.start() + len(code) :]
    whole, _, part = code.partition(".")
    thousands = len(code) - len(code.rstrip(","))
    part = part.rstrip(", ")
    decimals = sum(sign in "0#?" for sign in part)
    optional = sum(sign in "#?" for sign in part)
    factor = 2 * after.count("%") + 2 * before.count("%") - 3 * thousands
    grouped = "," in whole.rstrip(",") or " " in whole.strip()

    def back(text: str) -> str:
        return "".join(texts[ord(sign) - 0xE000] if sign >= "\ue000" else sign for sign in text)

    return Format(back(before), back(after), decimals, optional, grouped, factor)
