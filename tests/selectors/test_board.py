"""The overview of Elverum's 2025."""

from __future__ import annotations

import pytest

from indicators import selectors, workflow
from indicators.models import User
from indicators.values import Change, Status
from indicators.values.query.line_query import LineQuery
from tests import municipality

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("elverum")]


@pytest.fixture
def reader() -> User:
    return municipality.user("ledelse")


def test_only_years_with_targets_are_reported(reader: User) -> None:
    assert selectors.reported_years(reader) == (2025,)
    assert selectors.default_year(reader) == 2025


def test_counts_are_of_all_whatever_is_listed(reader: User) -> None:
    wanted = LineQuery(statuses=frozenset({Status.NOT_MEASURED}))
    board = selectors.board(reader, 2025, wanted)
    counts = board.counts
    assert (counts.total, counts.judged, counts.met, counts.missed) == (135, 120, 69, 51)
    assert str(counts.share_met) == "0.575"
    assert len(board.listed) == 11
    assert board.by_own_targets is False
    assert board.earlier is None


def test_counts_are_of_the_area_that_is_chosen(reader: User) -> None:
    wanted = LineQuery(areas=("6.5",), statuses=frozenset({Status.NOT_MEASURED}))
    board = selectors.board(reader, 2025, wanted)
    assert (board.counts.total, board.counts.judged, board.counts.met) == (5, 4, 2)
    assert board.whole_counts.total == 135
    assert [line.source_line for line in board.listed] == [649]


def test_the_worst_miss_comes_first(reader: User) -> None:
    listed = selectors.board(reader, 2025).listed
    assert len(listed) == 51
    severities = [line.verdict.severity for line in listed]
    assert severities == sorted(severities, key=lambda s: s or 0, reverse=True)
    assert [line.source_line for line in listed if line.verdict.severity == 1] == [734, 594, 439]


def test_areas_and_sectors_each_add_up_to_all(reader: User) -> None:
    board = selectors.board(reader, 2025)
    assert [group.number for group in board.areas] == [
        "6.2", "6.3", "6.4", "6.5", "6.6", "6.7", "6.8", "6.9", "6.10", "6.11", "6.12",
    ]  # fmt: skip
    assert [(group.counts.met, group.counts.judged) for group in board.areas] == [
        (6, 11), (10, 11), (4, 16), (2, 4), (9, 11), (6, 10), (4, 10), (1, 8), (6, 14), (14, 17), (7, 8),
    ]  # fmt: skip
    assert sum(group.counts.total for group in board.sectors) == 135


def test_what_turned_from_met_to_missed(reader: User) -> None:
    board = selectors.board(reader, 2025)
    assert {line.source_line for line in board.turned} == {592, 596, 984, 990}
    assert all(line.verdict.status is Status.MET for line in board.recovered)


@pytest.mark.parametrize("change", list(Change))
def test_a_change_lists_every_line_that_changed_so(reader: User, change: Change) -> None:
    board = selectors.board(reader, 2025, LineQuery(changes=frozenset({change})))
    counted = {
        "better": board.counts.better,
        "worse": board.counts.worse,
        "unchanged": board.counts.unchanged,
    }
    assert len(board.listed) == counted[change.value]


def test_what_lacks_an_explanation_is_counted_and_listed_alike(reader: User) -> None:
    board = selectors.board(reader, 2025, LineQuery(unexplained=True))
    assert len(board.listed) == board.counts.unexplained
    assert all(not line.explained for line in board.listed)


def test_the_most_worsened_comes_first_when_asked(reader: User) -> None:
    listed = selectors.board(reader, 2025, LineQuery(sort="worsened")).listed
    worse = [line.verdict.change is Change.WORSE for line in listed]
    assert worse == sorted(worse, reverse=True)


def test_nobody_else_sees_anything(db: None) -> None:
    from django.contrib.auth.models import AnonymousUser

    assert selectors.reported_years(AnonymousUser()) == ()  # type: ignore[arg-type]


def test_the_program_user_cannot_sign_in() -> None:
    assert workflow.program_user().has_usable_password() is False
