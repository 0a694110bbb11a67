"""Reading a target cell. Total: whatever is not understood is kept as text, with the problem."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from indicators.values.amounts import (
    NUMBER,
    UNSIGNED,
    read_amount,
    read_number,
    read_own_amount,
    without_own_unit,
)
from indicators.values.benchmarks import read_relative
from indicators.values.cell import Refused, is_blank, phrase, problem_of, refusal, split_marks, tidied
from indicators.values.changes import read_change
from indicators.values.comparators import Comparator, implied_comparator
from indicators.values.demands import leading, leading_sign, trailing
from indicators.values.spec import Direction, Spec, ValueKind
from indicators.values.targets import (
    AmbiguousTarget,
    LimitTarget,
    NoTarget,
    RangeTarget,
    ShareTarget,
    Target,
    TextProblem,
    TextTarget,
)
from indicators.values.units import is_ratio_unit
from indicators.values.wordings import ALL, worded_target

_RANGE = re.compile(
    rf"(?P<open>(?:fra|frå|mellom) )?(?P<low>{NUMBER}[^0-9]{{0,40}}?)"
    rf" ?(?P<to>[-–—−‒]| til | og | til og med ) ?(?P<high>{NUMBER}.*)",
    re.IGNORECASE,
)
_SHARE = re.compile(
    rf"(?P<k>{UNSIGNED}) ?(?P<of>/|(?<= )(?:av|ut av|av totalt|av i alt|av de)(?= )) ?(?P<n>{UNSIGNED})"
    r"(?: (?P<unit>\D+))?",
    re.IGNORECASE,
)
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
_THAN_A_YEAR = re.compile(r".*\benn 20[0-9]{2}", re.IGNORECASE)


def parse_target(text: str | None, spec: Spec) -> Target:
    """What a target cell says on a line of this kind. Never raises.

    A bare number takes its comparator from the direction. What cannot be read is a TextTarget, what can be
    read in two ways an AmbiguousTarget; neither is ever dropped or taken for zero.
    """
    written = text or ""
    core, marks = split_marks(written)
    if problem := refusal(core):
        return TextTarget(written, problem)
    tidy = tidied(core)
    if is_blank(tidy):
        return TextTarget(written) if marks else NoTarget()
    try:
        read = _read(tidy, core, spec)
    except Refused as refused:
        return TextTarget(written, refused.problem)
    return read or TextTarget(written, problem_of(tidy))


def _read(tidy: str, core: str, spec: Spec) -> Target | None:
    return (
        worded_target(phrase(tidy))
        or _all_of_it(tidy, spec)
        or _own_limit(tidy, core, spec)
        or read_change(tidy, spec)
        or read_relative(tidy, spec)
        or _share(tidy, spec)
        or _limit(tidy, core, spec)
        or _range(tidy, spec)
        or _labelled(tidy, core, spec)
    )


def _all_of_it(tidy: str, spec: Spec) -> Target | None:
    """ "Alle" on a line of shares or percentages: all of them, 100 %."""
    if phrase(tidy) not in ALL or spec.value_kind not in (ValueKind.PERCENT, ValueKind.SHARE):
        return None
    if spec.direction is not Direction.HIGHER:
        return None
    return LimitTarget(Comparator.GE, Decimal(100), "%", implied=True)


def _own_limit(tidy: str, core: str, spec: Spec) -> Target | None:
    """A limit in the line's own unit, before the unit's words could be taken for anything else."""
    demand = leading(tidy, spec.direction)
    return _limit(tidy, core, spec) if read_own_amount(demand[1] if demand else tidy, spec) else None


def _limit(tidy: str, core: str, spec: Spec) -> Target | None:
    demand = leading(tidy, spec.direction) or trailing(tidy)
    comparator, rest = demand or (None, tidy)
    amount = read_amount(rest, spec)
    if amount is None or _THAN_A_YEAR.fullmatch(tidy):
        return None
    if amount.value is None:
        return AmbiguousTarget(core, amount.candidates or (Decimal(0), Decimal(0)))
    if comparator is None:
        return LimitTarget(implied_comparator(spec.direction), amount.value, amount.unit, implied=True)
    return LimitTarget(comparator, amount.value, amount.unit)


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
    if low.value > high.value or (low.written and low.unit != high.unit):
        return None
    return RangeTarget(low.value, high.value, high.unit)


def _years(low: str, high: str) -> bool:
    """Whether "2024-2026" is a span of years rather than a range of figures."""
    return bool(_YEAR.fullmatch(low.strip()) and _YEAR.fullmatch(high.strip()))


def _share(tidy: str, spec: Spec) -> Target | None:
    demand = leading(tidy, spec.direction)
    comparator, rest = demand or (None, tidy)
    share = read_share(rest, spec)
    if share is None:
        return None
    if comparator is None:
        return ShareTarget(implied_comparator(spec.direction), *share, implied=True)
    return ShareTarget(comparator, *share)


def read_share(tidy: str, spec: Spec) -> tuple[Decimal, Decimal, str] | None:
    """ "25 av 30 avdelinger" as k, n and unit; "25/30" too where the line's figures are shares.

    Raises Refused as `read_number` does.
    """
    own = without_own_unit(tidy, spec)
    if own is not None and not is_ratio_unit(spec.line_unit):
        share = read_share(own, replace(spec, unit=""))
        return share and (share[0], share[1], spec.line_unit)
    found = _SHARE.fullmatch(tidy.rstrip("."))
    if found is None or (found["of"] == "/" and spec.value_kind is not ValueKind.SHARE):
        return None
    k, n = read_number(found["k"]), read_number(found["n"])
    if not isinstance(k, Decimal) or not isinstance(n, Decimal) or not n:
        return None
    unit = _share_unit(found["unit"], spec)
    return None if unit is None else (k, n, unit)


def _share_unit(written: str | None, spec: Spec) -> str | None:
    if written is None:
        own = spec.line_unit if spec.value_kind is ValueKind.SHARE else ""
        return "" if is_ratio_unit(own) else own
    amount = read_amount(f"1 {written}", spec)
    return None if amount is None or is_ratio_unit(amount.unit) else amount.unit


def _labelled(tidy: str, core: str, spec: Spec) -> Target | None:
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
    return _limit(demand, core, spec) if leading_sign(demand) else None


def _is_own_scale(scale: re.Match[str], spec: Spec) -> bool:
    if spec.scale is None:
        return True
    return (Decimal(scale["low"]), Decimal(scale["high"])) == (spec.scale.low, spec.scale.high)
