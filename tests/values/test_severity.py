"""How bad a miss is, and when it is close."""

from __future__ import annotations

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
