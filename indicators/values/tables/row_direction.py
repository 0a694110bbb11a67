"""Which way is good on a row of a table, why, and what is asked where nothing or two things say it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from indicators.values.figures.spec import Direction, Spec, ValueKind
from indicators.values.figures.targets import LimitTarget, Target
from indicators.values.tables.cells import core_of, number_in, read_target
from indicators.values.tables.directions import Evidence, by_comparator, by_words
from indicators.values.tables.rows import Draft
from indicators.values.tables.traits import Kind
from indicators.values.tables.understanding import ColumnRole, Doubt, Proposal

R = ColumnRole
_OF_KIND: Final = {"date": "lower", "yes_no": "higher", "level": "higher"}


def direction_of(
    draft: Draft,
    kind: Kind,
    given: Mapping[str, str],
    *,
    targets: Sequence[str],
    results: Sequence[str],
    context: str,
) -> tuple[Proposal | None, list[Doubt]]:
    """The direction with why; None and a doubt where nothing or two things are said."""
    if answer := given.get("direction"):
        return Proposal(answer, "answer", assumed=False), []
    value_kind = kind.proposals["value_kind"].value
    if column := _said_direction(draft.texts.get(R.DIRECTION, "")):
        return Proposal(column, "direction_column", assumed=False, given=draft.texts[R.DIRECTION]), []
    if value_kind in _OF_KIND:
        return Proposal(_OF_KIND[value_kind], value_kind, assumed=False), []
    spec = Spec(Direction.EXACT, ValueKind(value_kind) if value_kind != ValueKind.SHARE else ValueKind.NUMBER)
    read = [read_target(text, spec) for text in targets]
    scale = tuple(kind.proposals[end].value for end in ("scale_low", "scale_high") if end in kind.proposals)
    words = by_words(draft.name, (scale[0], scale[1]) if len(scale) == 2 else None, context)
    if printed := by_comparator(targets, read):
        return _printed(printed, words)
    if words.direction is not None:
        return _worded(words, read, value_kind, draft)
    by_end = _by_end(read, results, value_kind) if words.why != "budget" else None
    if by_end is not None:
        return Proposal(by_end[0], by_end[1], given=by_end[2]), []
    about = (words.words,) if words.why == "both" else ()
    return None, [(f"direction.{words.why}", "direction", ("higher", "lower", "exact"), about)]


def _printed(printed: Evidence, words: Evidence) -> tuple[Proposal | None, list[Doubt]]:
    """The printed comparator decides; where what is counted says the opposite, that is asked about."""
    direction = printed.direction or Direction.HIGHER
    against = direction is not Direction.EXACT and words.direction is not direction
    proposal = Proposal(direction.value, "comparator", assumed=False, given=printed.words)
    if against and words.why in ("counted_good", "counted_bad", "scale_end"):
        choices = ("higher", "lower")
        return proposal, [("direction.against", "direction", choices, (printed.words, words.words))]
    return proposal, []


def _worded(
    words: Evidence, targets: Sequence[Target], value_kind: str, draft: Draft
) -> tuple[Proposal | None, list[Doubt]]:
    direction = words.direction or Direction.HIGHER
    proposal = Proposal(direction.value, words.why, assumed=not words.printed, given=words.words)
    zero = any(isinstance(one, LimitTarget) and one.implied and one.value == 0 for one in targets)
    if (
        zero
        and direction is Direction.HIGHER
        and words.why in ("counted_good", "heading", "score", "doing", "shall")
    ):
        # "minst 0" would always be reached.
        return None, [("direction.zero", "direction", ("higher", "lower", "exact"), (words.words,))]
    return proposal, []


def _by_end(
    targets: Sequence[Target], results: Sequence[str], value_kind: str
) -> tuple[str, str, str] | None:
    """A target at the end of what is possible says which way: 0 is the least, 100 % the most.

    Where a figure lies beyond it, it is not the end.
    """
    figures = [value for text in results if (value := number_in(core_of(text))) is not None]
    for target in targets:
        if not isinstance(target, LimitTarget):
            continue
        if target.value == 0 and all(value >= 0 for value in figures):
            return "lower", "zero_target", "0"
        if target.value == 100 and value_kind == ValueKind.PERCENT and all(value <= 100 for value in figures):
            return "higher", "whole_target", "100 %"
    return None


def _said_direction(text: str) -> str:
    said = " ".join(text.casefold().split()).strip(" .")
    if not said:
        return ""
    if said in ("↑", "▲", "+", "opp") or re.match(
        r"høy|øk|mer|fler|større|opp|hig|minst|min\b|positiv", said
    ):
        return "higher"
    if said in ("↓", "▼", "-", "ned") or re.match(r"lav|låg|redu|mindre|færre|ned|low|maks|negativ", said):
        return "lower"
    return "exact" if re.match(r"nøyaktig|eksakt|lik|=|exact|stabil", said) else ""
