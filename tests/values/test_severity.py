"""How bad a miss is, and when it is close."""

from __future__ import annotations

from typing import Any

import pytest

from indicators.values import (
    Spec,
)
from tests.values.cases import (
    DAYS,
    LESS_PERCENT,
    SCORE,
    SHARE,
    YES_NO,
    d,
    spec,
    verdict,
)


@pytest.mark.parametrize(
    ("target", "result", "line", "previous", "severity", "uncapped", "basis", "value"),
    [
        ("30", "80", DAYS, "44", "1", "1.666666666666666666666666667", "target", "30"),
        ("<20 %", "25,0 %", LESS_PERCENT, None, "0.25", "0.25", "target", "20"),
        ("90", "45", spec(), None, "0.5", "0.5", "target", "90"),
        ("0 %", "6,0 %", LESS_PERCENT, "2,0 %", "0.75", "0.75", "previous", "8"),
        ("0 %", "6,8 %", LESS_PERCENT, None, "1", "1", "one", "1"),
        ("0 %", "6,8 %", LESS_PERCENT, "0 %", "1", "1", "one", "1"),
        ("0 %", "6,8 %", LESS_PERCENT, "Ny", "1", "1", "one", "1"),
        ("0", "6", spec("lower"), "16 %", "1", "1", "one", "1"),
        ("0", "6", spec("lower"), "-4", "0.6", "0.6", "previous", "10"),
        ("4,5", "4,2", SCORE, None, "0.06", "0.06", "scale", "5"),
        ("2,0", "1,8", spec(value_kind="score", scale=(1, 2)), None, "0.2", "0.2", "scale", "1"),
        ("4,5", "3,6", spec(value_kind="score"), None, "0.2", "0.2", "target", "4.5"),
        ("< 20", "20", spec("lower"), None, "0", "0", "target", "20"),
        ("< 0", "0", spec("lower"), None, "0", "0", "one", "1"),
        ("-10", "-15", spec(), None, "0.5", "0.5", "target", "10"),
        ("30 av 30", "27 av 30", SHARE, None, "0.1", "0.1", "target", "30"),
        ("4–6", "9", spec("exact"), None, "0.5", "0.5", "target", "6"),
        ("Ja", "Nei", YES_NO, None, "1", "1", "one", "1"),
        ("90", "Ikke gjennomført", spec(), None, "1", "1", "one", "1"),
        ("≥0", "-1,0", spec(), "+0,6", "0.625", "0.625", "previous", "1.6"),
    ],
)
def test_severity(
    target: str,
    result: str,
    line: Spec,
    previous: str | None,
    severity: str,
    uncapped: str,
    basis: str,
    value: str,
) -> None:
    found = verdict(target, result, line, previous=previous)
    assert found.status == "missed"
    assert (found.severity, found.severity_uncapped) == (d(severity), d(uncapped))
    assert (found.basis, found.basis_value) == (basis, d(value))


@pytest.mark.parametrize(("target", "result"), [("90", "95"), ("90", "Ikke målt"), ("", "5"), ("90", "")])
def test_only_a_miss_has_a_severity(target: str, result: str) -> None:
    found = verdict(target, result)
    assert (found.severity, found.severity_uncapped, found.basis, found.basis_value) == (
        None,
        None,
        None,
        None,
    )


@pytest.mark.parametrize("result", ["Ikke gjennomført", "Nei"])
def test_what_was_not_carried_out_has_no_distance(result: str) -> None:
    found = verdict("Ja", result, YES_NO)
    assert (found.status, found.distance, found.limit, found.comparator) == ("missed", None, None, None)


@pytest.mark.parametrize(
    ("target", "result", "tolerance", "close"),
    [
        ("90", "89", "1", True),
        ("90", "88,9", "1", False),
        ("90", "91", "1", False),
        ("90", "89", None, False),
        ("90", "89", "0", False),
        ("> 90", "90", "0", True),
        ("90", "Ikke gjennomført", "1", False),
        ("90", "< 90", "1", False),
        ("30 av 30", "29 av 30", "1", True),
    ],
)
def test_close_is_a_miss_inside_the_tolerance(
    target: str, result: str, tolerance: str | None, close: bool
) -> None:
    found = verdict(target, result, spec(tolerance=tolerance))
    assert found.close is close
    assert not close or found.status == "missed"


@pytest.mark.parametrize(
    ("target", "result", "share", "line", "close"),
    [
        ("200", "180", "10", {}, True),
        ("200", "179,9", "10", {}, False),
        ("200", "200,1", "10", {}, False),
        ("< 200", "220", "10", {"direction": "lower"}, True),
        ("< 200", "220,1", "10", {"direction": "lower"}, False),
        ("50 %", "45 %", "10", {"value_kind": "percent"}, True),  # a tenth of 50 %, not 10 prosentpoeng
        ("50 %", "41 %", "10", {"value_kind": "percent"}, False),
        ("≥ 0", "-1", "10", {}, False),  # nothing is a share of 0
        ("> 0", "0", "10", {}, True),  # equal to a strict target, and no further away than nothing
        ("≤ 0", "0,01", "100", {"direction": "lower"}, False),
        ("≥ -200", "-220", "10", {}, True),  # of its size, whatever its sign
        ("≥ -200", "-220,1", "10", {}, False),
        ("4–6", "3,6", "10", {}, True),  # of the end that is missed
        ("4–6", "3,5", "10", {}, False),
        ("4–6", "6,6", "10", {"direction": "exact"}, True),
        ("4–6", "6,7", "10", {"direction": "exact"}, False),
        ("30 av 30", "27 av 30", "10", {"value_kind": "share"}, True),
        ("30 av 30", "26 av 30", "10", {"value_kind": "share"}, False),
        ("20 av 20", "27 av 30", "10", {"value_kind": "share"}, True),
        ("4", "3,6", "10", {"value_kind": "score", "scale": (1, 6)}, True),  # of the target, not of the scale
        ("4", "3,5", "10", {"value_kind": "score", "scale": (1, 6)}, False),
        ("90", "Ikke gjennomført", "100", {}, False),
        ("90", "< 90", "100", {}, False),
        ("90", "90", "0", {}, False),
        ("> 90", "90", "0", {}, True),
    ],
)
def test_a_tolerance_may_be_a_share_of_the_target(
    target: str, result: str, share: str, line: dict[str, Any], close: bool
) -> None:
    given = {"direction": "higher", **line, "tolerance": d(share), "tolerance_share": True}
    assert verdict(target, result, Spec(**given)).close is close


@pytest.mark.parametrize(
    ("target", "result", "given", "close"),
    [
        ("≥ landssnitt", "36", {"benchmark": "40"}, True),
        ("≥ landssnitt", "35,9", {"benchmark": "40"}, False),
        ("≥ landssnitt", "0", {"benchmark": "0"}, False),  # met
        ("≥ landssnitt", "-1", {"benchmark": "0"}, False),
        ("10 økning", "109", {"previous": "100"}, True),  # a tenth of the change that is asked for
        ("10 økning", "108", {"previous": "100"}, False),
    ],
)
def test_a_share_is_of_what_the_target_comes_to(
    target: str, result: str, given: dict[str, Any], close: bool
) -> None:
    line = spec(tolerance=d(10), tolerance_share=True)
    assert verdict(target, result, line, **given).close is close


def test_nothing_is_a_share_of_a_day_or_a_level() -> None:
    day = spec(value_kind="date", year=2026, tolerance=d(100), tolerance_share=True)
    level = spec(value_kind="level", levels=("nei", "ja"), tolerance=d(100), tolerance_share=True)
    assert [verdict("innen 1.10.", "2.10.", day).status, verdict("ja", "nei", level).status] == ["missed"] * 2
    assert not verdict("innen 1.10.", "2.10.", day).close
    assert not verdict("ja", "nei", level).close
