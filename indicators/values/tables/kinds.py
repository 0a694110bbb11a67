"""What kind of figure a row has, in which unit, on which scale, how often: from cells, name and heading."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Final

from indicators.values.figures.cell_text import phrase
from indicators.values.figures.spec import Direction, Spec, ValueKind
from indicators.values.figures.targets import ChangeTarget, DateTarget
from indicators.values.figures.units import canonical_unit, is_known_unit
from indicators.values.tables.cells import PLAIN, core_of, number_in, read_target
from indicators.values.tables.traits import (
    Kind,
    RowTraits,
    decimals_of,
    frequency_proposed,
    put_aggregation,
    unit_of,
)
from indicators.values.tables.understanding import Proposal

_SCALE: Final = re.compile(
    r"skala(?:en)?\s*(?:fra|på|:)?\s*(?P<low>\d{1,3})\s*(?:–|—|-|til|\.\.)\s*(?P<high>\d{1,3})"
    r"|\(\s*(?P<low2>[01])\s*[-–]\s*(?P<high2>\d{1,3})\s*\)|(?P<low3>[01])\s*[-–]\s*(?P<high3>[4-9]"
    r"|10)\s*(?:skala|poeng)"
)
_SHARE_CELL: Final = re.compile(r"[<>≥≤= ]*(?P<part>\d+)\s*(?P<how>av|/)\s*(?P<whole>\d+)\b")
_SHARE_NAME: Final = re.compile(
    r"\bandel|\bdel av\b|prosent|%|\bsvar(?:prosent|andel)|dekningsgrad|(?<!\w)grad\b|\w+grad\b|fravær"
    r"|nærvær|\w+andel\b"
)
_COUNT_NAME: Final = re.compile(r"\bantall\b|\bantal\b|\btal på\b|totalt antall|\btall på\b")
_UNIT_LAST: Final = re.compile(r"\([^\d)]+\)$")
_FRACTION: Final = re.compile(r"0[.,]\d+|1(?:[.,]0+)?|0")
_DIGIT: Final = re.compile(r"\d")
_WEAK_DATE: Final = re.compile(
    r"(?:innen |før |senest |frist )?\d{1,2}\.\s?\d{1,2}\.?(?:\s?\d{2,4})?\.?|.*\b(?:jan|feb|mar|apr"
    r"|mai|jun|jul|aug|sep|okt|nov|des)\w*\b.*"
)
_DONE: Final = frozenset(
    (
        "gjennomført",
        "ikke gjennomført",
        "utført",
        "ikke utført",
        "ferdig",
        "ikke ferdig",
        "delvis gjennomført",
    )
)
_NO_FIGURE: Final = frozenset(
    (
        "", "-", "–", "..", ".", ":", "...", "i/a", "ikke målt", "ikkje målt", "måles ikke",
        "ikke målbare tall", "ny",
        "nytt", "foreligger ikke", "ikke rapportert", "ikke tilgjengelig", "ikke aktuelt",
        "ingen", "tall mangler",
        "mangler",
    )
)  # fmt: skip
_SURVEY: Final = re.compile(r"undersøk|tilfreds|fornøyd|trivsel|trives|opplev|brukererfaring|skår")


def kind_of(told: RowTraits, given: Mapping[str, str]) -> Kind:
    """What is proposed of a row; ``given`` are a person's answers, which are never doubted again."""
    kind = Kind()
    scale = _scale(told, given)
    value_kind = _value_kind(told, given, scale, kind)
    kind.proposals["value_kind"] = value_kind
    _put_scale(told, given, scale, value_kind.value, kind)
    kind.proposals["unit"] = unit_of(told, given, value_kind.value)
    kind.proposals["decimals"] = decimals_of(told, given, value_kind.value)
    kind.proposals["frequency"] = frequency_proposed(told, given)
    put_aggregation(told, given, kind)
    if value_kind.value == ValueKind.LEVEL and not given.get("levels"):
        kind.doubts.append(("levels", "levels", (), ()))
    if levels := given.get("levels"):
        kind.proposals["levels"] = Proposal(levels, "answer", assumed=False)
    return kind


def _value_kind(
    told: RowTraits, given: Mapping[str, str], scale: tuple[str, str] | None, kind: Kind
) -> Proposal:
    if answer := given.get("value_kind"):
        return Proposal(answer, "answer", assumed=False)
    cores = [core_of(text) for text in told.figures]
    digits = [core for core in cores if _DIGIT.search(core)]
    if canonical_unit(told.unit) == "%" or told.unit.strip().casefold() in ("andel", "prosent"):
        return Proposal("percent", "unit_column", assumed=False, given=told.unit)
    found = _percent_cell(digits) or _share_cell(digits)
    if found is not None:
        return found
    if scale is not None:
        return Proposal("score", "scale", assumed=False, given="–".join(scale))
    found = None if digits else _yes_no_cell(cores)
    if found is None and _dates(told):
        found = Proposal("date", "cells_date", assumed=False, given=told.targets[0])
    if found is not None:
        return found
    return (
        _bare(told, given, digits, kind) if digits else _worded(told, {phrase(core) for core in cores}, kind)
    )


def _percent_cell(digits: Sequence[str]) -> Proposal | None:
    """At least half of the cells with figures are in percent."""
    digits = [core for core in digits if not _is_change(core)] or digits
    found = [core for core in digits if "%" in core or "prosent" in core.casefold()]
    if not found or len(found) * 2 < len(digits):
        return None
    return Proposal("percent", "cells_percent", assumed=False, given=found[0])


def _is_change(core: str) -> bool:
    """ "Ned 20 %" is 20 percent of what was, whatever that is counted in."""
    return isinstance(read_target(core, PLAIN), ChangeTarget) and "poeng" not in core.casefold()


def _yes_no_cell(cores: Sequence[str]) -> Proposal | None:
    found = [core for core in cores if phrase(core) in ("ja", "nei")]
    return Proposal("yes_no", "cells_yes_no", assumed=False, given=found[0]) if found else None


def _share_cell(digits: Sequence[str]) -> Proposal | None:
    """ "25 av 30" in a cell; "50/50" and "39/61" are splits of a whole and no share."""
    found = [match for core in digits if (match := _SHARE_CELL.match(core)) and not core.endswith("%")]
    if len(found) * 2 < len(digits):
        return None
    if all(one["how"] == "/" and int(one["part"]) + int(one["whole"]) == 100 for one in found):
        return None
    return Proposal("share", "cells_share", assumed=False, given=found[0][0].strip())


def _dates(told: RowTraits) -> bool:
    spec = Spec(direction=Direction.LOWER, value_kind=ValueKind.DATE, year=2025)
    texts = [text for text in told.targets if _DIGIT.search(text)]
    return bool(texts) and all(
        _WEAK_DATE.fullmatch(core_of(text).casefold()) and isinstance(read_target(text, spec), DateTarget)
        for text in texts
    )  # fmt: skip


def _bare(told: RowTraits, given: Mapping[str, str], digits: Sequence[str], kind: Kind) -> Proposal:
    """Bare figures: a share where the name says so and they fit one, else numbers."""
    name = told.name.casefold()
    numbers = [value for core in digits if (value := number_in(core)) is not None]
    if _SHARE_NAME.search(name) and not _COUNT_NAME.search(name) and numbers:
        if all(0 <= one <= 1 for one in numbers) and any(one % 1 for one in numbers):
            if answer := given.get("fraction"):
                return Proposal(answer, "answer", assumed=False)
            kind.doubts.append(("fraction", "kind.fraction", ("percent", "number"), (digits[0],)))
            return Proposal("number", "bare_figures", given=digits[0])
        if all(-100 <= one <= 150 for one in numbers) and not _counted_in(told, given):
            found = _SHARE_NAME.search(name)
            return Proposal("percent", "name_share", given=found[0] if found else "")
    return Proposal("number", "bare_figures", assumed=False, given=digits[0])


def _counted_in(told: RowTraits, given: Mapping[str, str]) -> bool:
    """Whether a unit is printed that figures are counted in: "Fravær (dager)", "5 dager", a column of units.

    Brackets with a number in them say how many answered, and not what the figure is.
    """
    unit = unit_of(told, given, ValueKind.NUMBER)
    if unit.why == "name_unit":
        return bool(_UNIT_LAST.search(told.name.strip()))
    return unit.why in ("unit_column", "cells_unit") and is_known_unit(unit.value)


def _worded(told: RowTraits, words: set[str], kind: Kind) -> Proposal:
    """No figure anywhere: done or not done, nothing yet, or words that a person must explain."""
    left = {word for word in words if word not in _NO_FIGURE}
    if left & _DONE:
        return Proposal("yes_no", "cells_done", given=next(iter(sorted(left & _DONE))))
    name = told.name.casefold()
    relative = any(re.search(r"snitt|kostra|gjennomsnitt|landet|norm", word) for word in left)
    if not left or relative:
        if _SHARE_NAME.search(name) and not _COUNT_NAME.search(name):
            found = _SHARE_NAME.search(name)
            return Proposal("percent", "name_share", given=found[0] if found else "")
        return Proposal("number", "no_figures")
    kind.doubts.append(
        ("value_kind", "kind.words", ("number", "percent", "yes_no", "level", "date"), (sorted(left)[0],))
    )
    return Proposal("number", "no_figures")


def _scale(told: RowTraits, given: Mapping[str, str]) -> tuple[str, str] | None:
    said = given.get("scale", "")
    if said in ("none", "ingen", "no"):
        return None
    if "scale_low" in given or "scale_high" in given:
        return _typed_scale(given)
    for text in (said, told.scale, told.name.casefold(), told.unit.casefold()):
        if not text:
            continue
        plain = re.fullmatch(r"\s*(\d{1,3})\s*(?:-|–|til)\s*(\d{1,3})\s*", text)
        found = _SCALE.search(text.casefold())
        low, high = (plain[1], plain[2]) if plain and text is not told.name.casefold() else _ends(found)
        if low and high and Decimal(low) < Decimal(high):
            return low, high
    return None


def _typed_scale(given: Mapping[str, str]) -> tuple[str, str] | None:
    low, high = (given.get(end, "").replace(",", ".") for end in ("scale_low", "scale_high"))
    return (low, high) if low and high and Decimal(low) < Decimal(high) else None


def _ends(found: re.Match[str] | None) -> tuple[str, str]:
    if found is None:
        return "", ""
    low = found["low"] or found["low2"] or found["low3"] or ""
    return low, found["high"] or found["high2"] or found["high3"] or ""


def _put_scale(
    told: RowTraits, given: Mapping[str, str], scale: tuple[str, str] | None, value_kind: str, kind: Kind
) -> None:
    answered = bool(given.get("scale") or given.get("scale_low"))
    if scale is not None and value_kind == ValueKind.SCORE:
        why = "answer" if answered else "scale"
        kind.proposals["scale_low"] = Proposal(scale[0], why, assumed=False, given="–".join(scale))
        kind.proposals["scale_high"] = Proposal(scale[1], why, assumed=False, given="–".join(scale))
        return
    if answered or value_kind not in (ValueKind.SCORE, ValueKind.NUMBER):
        return
    values = [value for text in told.figures if (value := number_in(core_of(text))) is not None]
    survey = _SURVEY.search(f"{told.name} {told.heading} {told.notes}".casefold())
    short = bool(values) and all(1 <= one <= 10 for one in values) and any(one % 1 for one in values)
    if value_kind == ValueKind.SCORE or (short and survey and not _COUNT_NAME.search(told.name.casefold())):
        kind.doubts.append(("scale", "scale.missing", ("none", "1-4", "1-5", "1-6", "1-10"), ()))
