"""Reading a target cell. Total: whatever is not understood is kept as text, with the problem."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from .amounts import NUMBER, UNSIGNED, read_amount, without_own_unit
from .cell_text import Refused, phrase
from .cell_values import TextProblem
from .change_targets import read_change
from .comparators import Comparator, implied_comparator
from .counted_things import counts, is_none_of_it
from .deadlines import read_date_target
from .fixed_phrases import worded_target
from .levels import read_level_target
from .parse_comparators import leading, leading_sign
from .reading_cells import (
    Side,
    is_in_own_unit,
    led_amount,
    led_by,
    means_all,
    read_cell,
)
from .relative_targets import read_relative
from .shares import read_score, read_share
from .spec import Direction, Spec, ValueKind
from .targets import (
    AmbiguousTarget,
    LimitTarget,
    NoTarget,
    NotPlannedTarget,
    RangeTarget,
    ShareTarget,
    Target,
    TextTarget,
)
from .units import is_ratio_unit

_RANGE = re.compile(
    rf"(?P<open>(?:fra|frå|mellom) )?(?P<low>{NUMBER}[^0-9]{{0,40}}?)"
    rf" ?(?P<to>[-–—−‒]| til | og | til og med ) ?(?P<high>{NUMBER}.*)",
    re.IGNORECASE,
)
_VISION = re.compile(r"(?:0|null)[- ]?(?:visjon|toleranse)(?:en)?", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_LABEL = re.compile(r"(?P<label>[^0-9<>≥≤=%]{2,80}?)(?:[0-9]\))? ?:? ?(?P<demand>[<>≥≤].*)")
_SCALE_TAIL = re.compile(
    r",? \(?skala(?: fra)? (?P<low>[0-9]{1,2}) ?[-–] ?(?P<high>[0-9]{1,3})\)?", re.IGNORECASE
)
_NO_LABEL = frozenset(
    """
    ikke ikkje ingen inga uten utan alle hver kvar noen nokre enten eller og fra frå til andre øvrige
    landssnitt endring økning auke reduksjon nedgang vekst oppgang fall forbedring betring økt auka redusert
    """.split()
)
_WHOLE_OF = re.compile(
    rf"(?P<percent>{UNSIGNED} ?(?:%|prosent)) (?:behandling|saksbehandling|gjennomføring"
    rf"|oppfylling|oppfyllelse"
    r"|dekning|deltakelse|deltaking|oppmøte|svarprosent|måloppnåelse|måloppnåing|lukking|utnyttelse|bemanning"
    r"|etterlevelse|oppfølging|kontroll|fullføring|kartlegging)(?: (?:av|på|i|med|for) \D+)?",
    re.IGNORECASE,
)


def parse_target(text: str | None, spec: Spec) -> Target:
    """What a target cell says on a line of this kind. Never raises.

    A bare number takes its comparator from the direction. What cannot be read is a TextTarget, what can be
    read in two ways an AmbiguousTarget; neither is ever dropped or taken for zero.
    """
    return read_cell(text, spec, _TARGETS)


def _nothing(written: str, marks: tuple[str, ...]) -> Target:
    return TextTarget(written) if marks else NoTarget()


def _answer(tidy: str, _spec: Spec) -> Target | None:
    return worded_target(phrase(tidy))


def _guard_scale(target: Target, spec: Spec) -> None:
    """Raise Refused for a target that no figure of the line can have: off its scale, more than the whole."""
    match target:
        case LimitTarget(value=value):
            asked = [value]
        case RangeTarget(low, high):
            asked = [low, high]
        case ShareTarget(numerator=numerator, denominator=denominator) if numerator > denominator:
            raise Refused(TextProblem.UNREACHABLE)
        case _:
            return
    if spec.scale is not None and any(not spec.scale.low <= one <= spec.scale.high for one in asked):
        raise Refused(TextProblem.OTHER_SCALE)


def _all_of_it(tidy: str, spec: Spec) -> Target | None:
    """ "Alle" on a line of shares or percentages: all of them, 100 %."""
    if spec.direction is not Direction.HIGHER or not means_all(tidy, spec):
        return None
    return LimitTarget(Comparator.GE, Decimal(100), "%", implied=True)


def _none_of_it(tidy: str, spec: Spec) -> Target | None:
    """ "Ingen avvik" where that is what the line counts, and fewer is better: 0. So is "0-visjon"."""
    if _VISION.fullmatch(tidy):
        if spec.direction is Direction.HIGHER:
            raise Refused(TextProblem.WORDS)
        return LimitTarget(implied_comparator(spec.direction), Decimal(0), spec.unit, implied=True)
    if spec.direction is Direction.HIGHER or not is_none_of_it(tidy, spec):
        return None
    return LimitTarget(implied_comparator(spec.direction), Decimal(0), spec.line_unit, implied=True)


def _score(tidy: str, spec: Spec) -> Target | None:
    """ "minst 5,0 av 6" on a line of scores."""
    comparator, rest = led_by(tidy, spec.direction)
    score = read_score(rest, spec)
    if score is None:
        return None
    given = comparator or implied_comparator(spec.direction)
    return LimitTarget(given, score, spec.line_unit, implied=comparator is None)


def _own_limit(tidy: str, spec: Spec) -> Target | None:
    """A limit in the line's own unit, before the unit's words could be taken for anything else."""
    return _limit(tidy, spec) if is_in_own_unit(tidy, spec.direction, spec) else None


def _own_range(tidy: str, spec: Spec) -> Target | None:
    """A range that ends in the line's own unit."""
    return None if without_own_unit(tidy, spec) is None else _range(tidy, spec)


def _limit(tidy: str, spec: Spec) -> Target | None:
    led = led_amount(tidy, spec.direction, spec)
    if led is None:
        return None
    comparator, value, unit = led
    if _is_unreachable(comparator, value, unit, spec):
        raise Refused(TextProblem.UNREACHABLE)
    if comparator is None:
        if value < 0 and is_ratio_unit(unit):
            raise Refused(TextProblem.NEGATIVE_CHANGE)
        return LimitTarget(implied_comparator(spec.direction), value, unit, implied=True)
    return LimitTarget(comparator, value, unit)


def _is_unreachable(comparator: Comparator | None, value: Decimal, unit: str, spec: Spec) -> bool:
    """Whether fewer than none of what is counted is asked for: "< 0"."""
    if comparator is None or not comparator.wants_less or not counts(unit, spec):
        return False
    return value < 0 or (value == 0 and comparator.strict)


def _whole_of(tidy: str, spec: Spec) -> Target | None:
    """ "100 % behandling av innrapporterte avvik" on a line of percentages: the percentage."""
    comparator, rest = leading(tidy, spec.direction) or (None, tidy)
    found = _WHOLE_OF.fullmatch(rest) if spec.value_kind is ValueKind.PERCENT else None
    if found is None:
        return None
    return _limit(f"{comparator or ''} {found['percent']}".strip(), spec)


def _range(tidy: str, spec: Spec) -> Target | None:
    found = _RANGE.fullmatch(tidy)
    if found is None:
        return None
    opening, to = (found["open"] or "").strip().casefold(), found["to"].strip().casefold()
    if (to == "og") != (opening == "mellom"):
        return None
    low, high = read_amount(found["low"].strip(), spec), read_amount(found["high"], spec)
    if low is None or high is None or _years(found["low"], found["high"]):
        return None
    if low.value is None or high.value is None:
        return TextTarget(tidy, TextProblem.MALFORMED_NUMBER)
    if low.written and low.unit != high.unit:
        return None
    if opening in ("fra", "frå") and spec.direction is not Direction.EXACT:
        return _end(low.value, high.value, high.unit, spec)
    if low.value > high.value:
        return None
    return RangeTarget(low.value, high.value, high.unit)


def _end(start: Decimal, end: Decimal, unit: str, spec: Spec) -> Target | None:
    """ "fra 65 % til 75 %" is to get to 75 %, where that is the good way; else it is not understood."""
    gains = end > start if spec.direction is Direction.HIGHER else end < start
    return LimitTarget(implied_comparator(spec.direction), end, unit, implied=True) if gains else None


def _years(low: str, high: str) -> bool:
    """Whether "2024-2026" is a span of years rather than a range of figures."""
    return bool(_YEAR.fullmatch(low.strip()) and _YEAR.fullmatch(high.strip()))


def _share(tidy: str, spec: Spec) -> Target | None:
    comparator, rest = led_by(tidy, spec.direction)
    share = read_share(rest, spec)
    if share is None:
        return None
    given = comparator or implied_comparator(spec.direction)
    return ShareTarget(given, share.numerator, share.denominator, share.unit, implied=comparator is None)


def _labelled(tidy: str, spec: Spec) -> Target | None:
    """A limit with its name before it, and a scale behind: "Barnehagedekning > 100 %", "BTI > 5. Skala 1-6".

    The name must end where a comparator sign begins and hold no figure and no word that turns the meaning
    ("ikke", "alle", "fra"); a scale other than the line's own is not read.
    """
    found = _LABEL.fullmatch(tidy)
    if found is None or _NO_LABEL & set(re.findall(r"\w+", found["label"].casefold())):
        return None
    demand = found["demand"]
    if scale := _SCALE_TAIL.search(demand):
        if scale.end() != len(demand) or not _is_own_scale(scale, spec):
            return None
        demand = demand[: scale.start()]
    return _limit(demand, spec) if leading_sign(demand) else None


def _is_own_scale(scale: re.Match[str], spec: Spec) -> bool:
    if spec.scale is None:
        return True
    return (Decimal(scale["low"]), Decimal(scale["high"])) == (spec.scale.low, spec.scale.high)


_TARGETS: Final = Side[Target](
    kept=TextTarget,
    ambiguous=AmbiguousTarget,
    blank=_nothing,
    signs={},
    worded=worded_target,
    words_of_levels=(NoTarget, NotPlannedTarget),
    date=read_date_target,
    level=read_level_target,
    answer=_answer,
    first=(_all_of_it, _none_of_it, _own_limit, _own_range),
    then=(read_change, read_relative, _score, _share, _limit, _range, _whole_of, _labelled),
    guard=_guard_scale,
)
