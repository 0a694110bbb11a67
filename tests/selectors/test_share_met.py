"""An area is one row through the years, whatever number and name it had in each of them."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest

from indicators.judging import AreaRef, YearOutcomes
from indicators.selectors.board.share_met import Earlier, round_before, through_years, year_before
from indicators.values import RoundKind, Status
from indicators.values.query.line_query import LineQuery
from tests.presentation.rows import row


def of(year: int, *areas: tuple[int, str, str, int, int]) -> YearOutcomes:
    """A year with areas: key, number, name, targets met and missed."""
    counts = {pk: {Status.MET: met, Status.MISSED: missed} for pk, _number, _name, met, missed in areas}
    return YearOutcomes(
        year,
        {},
        {(pk, "skole"): found for pk, found in counts.items()},
        counts,
        {pk: AreaRef(pk, number, name, 0) for pk, number, name, _met, _missed in areas},
        date(year + 1, 1, 31),
        True,
    )


PAST = {
    2023: of(2023, (1, "6.4", "Grunnskole", 3, 1), (2, "6.5", "Barnehage", 1, 1)),
    2024: of(
        2024,
        (1, "6.6", "Oppvekst", 2, 2),
        (2, "6.4", "Barnehage", 2, 0),  # the numbers moved on
        (3, "6.9", "Uten mål", 0, 0),
    ),
    2025: of(2025, (1, "6.6", "Oppvekst", 5, 1)),  # the other one went over into it
}


def test_a_renumbered_area_stays_one_row() -> None:
    found = through_years(2026, (), PAST, LineQuery())
    assert [
        (one.name, dict(one.numbers), {year: (share.met, share.judged) for year, share in one.shares.items()})
        for one in found.areas
    ] == [
        ("Barnehage", {2023: "6.5", 2024: "6.4"}, {2023: (1, 2), 2024: (2, 2), 2025: (0, 0)}),
        ("Oppvekst", {2023: "6.4", 2024: "6.6", 2025: "6.6"}, {2023: (3, 4), 2024: (2, 4), 2025: (5, 6)}),
    ]
    assert {year: (share.met, share.judged) for year, share in found.whole.items()} == {
        year: tuple(sum(getattr(one.shares[year], name) for one in found.areas) for name in ("met", "judged"))
        for year in (2023, 2024, 2025)
    }


@pytest.mark.parametrize(
    ("area", "numbers", "met"),
    [
        ("6.6", {2023: "6.4", 2024: "6.6", 2025: "6.6"}, {2023: 3, 2024: 2, 2025: 5}),
        ("6.4", {2023: "6.5", 2024: "6.4"}, {2023: 1, 2024: 2}),  # who had the number last
        ("9.9", {}, {}),
    ],
)
def test_the_area_that_is_asked_for_is_followed(area: str, numbers: object, met: object) -> None:
    found = through_years(2026, (), PAST, LineQuery(areas=(area,) if area else ()))
    assert (dict(found.asked), {year: share.met for year, share in found.whole.items()}) == (numbers, met)


def test_the_year_before_is_that_of_the_same_indicators() -> None:
    """Who had a status then and has one now; whoever came or went is compared with nobody."""
    then = {1: Status.MET, 2: Status.MISSED, 9: Status.MET}
    past = {2024: replace(of(2024), statuses=then), 2023: replace(of(2023), statuses={1: Status.MET})}
    lines = [row(id=number, indicator_id=number) for number in (1, 2, 3)]
    met = lines[0].verdict.status
    before = year_before(2025, lines, past, unfinished=True)
    assert before == Earlier(
        2024, None, Counter({(Status.MET, met): 1, (Status.MISSED, met): 1}), unfinished=True
    )
    assert year_before(2025, lines[2:], past, unfinished=True) is None
    unjudged = {2024: replace(of(2024), statuses={1: Status.NOT_MEASURED})}
    assert year_before(2025, lines, unjudged, unfinished=True) is None
    assert year_before(2026, lines, past, unfinished=True) is None


def test_the_round_before_is_that_of_the_lines_that_stood_in_it() -> None:
    lines = [row(earlier_status=one) for one in (Status.MET, Status.NOT_MEASURED, None)]
    now = lines[0].verdict.status
    pairs = Counter({(Status.MET, now): 1, (Status.NOT_MEASURED, now): 1})
    assert round_before(2025, RoundKind.T1, lines) == Earlier(2025, RoundKind.T1, pairs)


def test_areas_stand_in_the_order_of_their_numbers() -> None:
    numbers = ("6.10", "6.9", "10.1", "6.9.1", "A.1")
    past = {2025: of(2025, *((pk, number, number, 1, 0) for pk, number in enumerate(numbers)))}
    found = through_years(2026, (), past, LineQuery())
    assert [one.name for one in found.areas] == ["A.1", "6.9", "6.9.1", "6.10", "10.1"]
