"""How other municipalities write the same: what any careful reader understands, and what is asked about.

A reading is written as the program prints it (a target with its comparator); a problem is why it is asked.
"""

from __future__ import annotations

from datetime import date

import pytest

from indicators.values import (
    Comparator,
    DateTarget,
    LevelTarget,
    LimitTarget,
    ShareTarget,
    Spec,
    Status,
    TextProblem,
    TextResult,
    TextTarget,
    judge,
    parse_result,
    parse_target,
)
from tests.values.cases import DAYS, LESS_PERCENT, PERCENT, SCORE, d, spec

COUNT, FEWER, SHARE = spec(), spec("lower"), spec(value_kind="share")
DATE = spec("lower", value_kind="date", year=2026)
LEVEL = spec(value_kind="level", levels=("ikke startet", "delvis", "godt", "svært godt"))
GE, LE, LT = Comparator.GE, Comparator.LE, Comparator.LT


def by(day: str, comparator: Comparator = LE, *, implied: bool = False) -> DateTarget:
    return DateTarget(date.fromisoformat(day), comparator, implied)


@pytest.mark.parametrize(
    ("text", "line", "target"),
    [
        ("før jul", DATE, TextProblem.WORDS),  # Christmas, not July
        ("innen jul", DATE, TextProblem.WORDS),
        ("jul", DATE, TextProblem.WORDS),
        ("jul 2026", DATE, TextProblem.NO_DATE),
        ("før juli", DATE, by("2026-07-01", LT)),
        ("1. jul.", DATE, by("2026-07-01", implied=True)),
        ("30/9-26", DATE, by("2026-09-30", implied=True)),
        ("innen 30/9-27", DATE, by("2027-09-30")),
        ("30.9-26", DATE, TextProblem.NO_DATE),
        ("31/4-26", DATE, TextProblem.NO_SUCH_DATE),
        ("pr. 31.12", DATE, by("2026-12-31")),
        ("per 1. juni", DATE, by("2026-06-01")),
        ("medio mai", DATE, TextProblem.WORDS),
        ("innen 1. og 15. juni", DATE, TextProblem.NO_DATE),
        ("mai/juni", DATE, TextProblem.WORDS),
        ("godt eller bedre", LEVEL, LevelTarget("godt")),
        ("Delvis eller betre", LEVEL, LevelTarget("delvis")),
        ("godt eller dårligere", LEVEL, TextProblem.NO_LEVEL),
        ("bedre enn godt", LEVEL, TextProblem.NO_LEVEL),
        ("delvis/godt", LEVEL, TextProblem.NO_LEVEL),
        ("meget godt", LEVEL, TextProblem.NO_LEVEL),
        ("98 % eller bedre", PERCENT, LimitTarget(GE, d(98), "%")),
        ("5 % eller betre", LESS_PERCENT, LimitTarget(LE, d(5), "%")),
        ("5 eller bedre", spec("exact"), TextProblem.WORDS),
        ("5,0 eller bedre", SCORE, LimitTarget(GE, d("5.0"))),
        ("0-visjon", FEWER, LimitTarget(LE, d(0), "", True)),
        ("Nullvisjonen", FEWER, LimitTarget(LE, d(0), "", True)),
        ("nulltoleranse", LESS_PERCENT, LimitTarget(LE, d(0), LESS_PERCENT.unit, True)),
        ("0 visjon", COUNT, TextProblem.WORDS),  # at least none is no target
        ("nullvisjon", COUNT, TextProblem.WORDS),
        ("under 30 dgr", DAYS, LimitTarget(LT, d(30), "dager")),
        ("7", SCORE, TextProblem.OTHER_SCALE),
        ("≥ 0", SCORE, TextProblem.OTHER_SCALE),
        ("4-7", SCORE, TextProblem.OTHER_SCALE),
        ("5 av 4", SHARE, TextProblem.UNREACHABLE),
        ("4 av 4", SHARE, ShareTarget(GE, d(4), d(4), "", True)),
        ("≥4 ≤6", COUNT, TextProblem.WORDS),
        ("3+", COUNT, TextProblem.MALFORMED_NUMBER),
        ("40 ± 5", COUNT, TextProblem.WORDS),
        ("ca. 40", COUNT, TextProblem.WORDS),
        ("i overkant av 40", COUNT, TextProblem.WORDS),
        ("1'000", COUNT, TextProblem.MALFORMED_NUMBER),
        ("1,234.5", COUNT, TextProblem.MALFORMED_NUMBER),
        ("#DIV/0!", COUNT, TextProblem.MALFORMED_NUMBER),
        ("n/a", COUNT, TextProblem.WORDS),
        (":", COUNT, TextProblem.WORDS),
    ],
)
def test_targets(text: str, line: Spec, target: object) -> None:
    read = parse_target(text, line)
    assert (read.problem if isinstance(read, TextTarget) else read) == target


@pytest.mark.parametrize(
    ("text", "line", "result"),
    [
        ("før jul", DATE, TextProblem.WORDS),
        ("pr. 31.12", DATE, TextProblem.NO_DATE),  # as things stood then, not done then
        ("30/9-26", DATE, "30.09.2026"),
        ("20 dgr", DAYS, "20\u00a0dager"),
        ("0-visjon", FEWER, TextProblem.MALFORMED_NUMBER),
        ("98 % eller bedre", PERCENT, TextProblem.WORDS),
        ("godt eller bedre", LEVEL, TextProblem.NO_LEVEL),
        ("40–50 %", PERCENT, TextProblem.MALFORMED_NUMBER),
        ("3+", COUNT, TextProblem.MALFORMED_NUMBER),
        ("tre", COUNT, TextProblem.WORDS),
        ("−0,4", COUNT, "−0,4"),
        ("1\u2009234", COUNT, "1\u00a0234"),
    ],
)
def test_results(text: str, line: Spec, result: object) -> None:
    read = parse_result(text, line)
    assert (read.problem if isinstance(read, TextResult) else str(read)) == result


@pytest.mark.parametrize(("target", "line", "text"), [("0 visjon", COUNT, "3"), ("5 av 4", SHARE, "4 av 4")])
def test_what_cannot_be_meant_is_not_judged(target: str, line: Spec, text: str) -> None:
    assert judge(parse_target(target, line), parse_result(text, line), spec=line).status is Status.UNDECIDED
