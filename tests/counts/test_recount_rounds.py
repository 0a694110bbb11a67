"""Every counter of the board in every round equals a naive recount, whoever reads and whatever the scope."""

from __future__ import annotations

from collections import Counter
from datetime import date
from functools import cache

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from indicators import selectors
from indicators.models import User
from indicators.values import Change, RoundKind, Status
from indicators.values.query.line_query import LineQuery
from indicators.values.query.screens import Owed
from tests.asking import of_scope
from tests.counts import naive, naive_rounds
from tests.counts.naive import owing, shares
from tests.counts.naive_rounds import JUDGED, Line
from tests.counts.town import AREAS, SECTORS, YEAR, build_town
from tests.kept_rows import again

pytestmark = pytest.mark.django_db

DAYS = {"before the deadline": date(2026, 8, 20), "after it": date(2026, 9, 15)}
ROUNDS = (None, RoundKind.T1, RoundKind.T2)
scopes = {
    "kind": st.sampled_from(ROUNDS),
    "area": st.none() | st.sampled_from(AREAS),
    "sector": st.none() | st.sampled_from(SECTORS),
}
recount, recount_year, overdue = (
    cache(naive_rounds.recount),
    cache(naive.recount),
    cache(naive_rounds.overdue),
)


@pytest.fixture
def town(monkeypatch: pytest.MonkeyPatch, remembering: None) -> None:
    """Made on the first of the days, so that it is made once for both."""
    with monkeypatch.context() as patch:
        patch.setattr("django.utils.timezone.localdate", lambda *_args: DAYS["before the deadline"])
        again(build_town)


@pytest.fixture(params=["leder", "ledelse"])
def reader(request: pytest.FixtureRequest, town: None, day: date) -> User:
    return User.objects.get(username=request.param)


@pytest.fixture(params=[pytest.param("before the deadline", marks=pytest.mark.once), "after it"])
def day(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> date:
    found = DAYS[request.param]
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_args: found)
    return found


def in_scope(lines: list[Line], area: str | None, sector: str | None) -> list[Line]:
    return [line for line in lines if area in (None, line.area) and sector in (None, line.sector)]


def side_before(line: Line, day: date) -> Status | None:
    """The verdict of the round before, else of the year before, else the previous figure's."""
    if line.before in JUDGED:
        return line.before
    for other in recount_year(YEAR - 1, day):
        if other.indicator == line.indicator and other.status in JUDGED:
            return other.status
    return line.previous_status


def statuses(lines: list[Line]) -> dict[Status, int]:
    found = Counter(line.status for line in lines)
    return {status: found[status] for status in Status}


def test_every_counter_is_the_recount_in_every_round_and_scope(reader: User, day: date) -> None:
    @settings(max_examples=14)
    @given(**scopes)
    @example(kind=None, area=None, sector=None)
    @example(kind=RoundKind.T1, area=None, sector=None)
    @example(kind=RoundKind.T2, area=None, sector=None)
    def agree(kind: RoundKind | None, area: str | None, sector: str | None) -> None:
        board = selectors.board(
            reader,
            YEAR,
            of_scope(area, sector).with_(round=kind),
        )
        every = recount(YEAR, day, kind.value if kind else None, None)
        now = in_scope(every, area, sector)
        assert {line.id: line.verdict.status for line in board.lines} == {
            line.pk: line.status for line in now
        }
        assert dict(board.counts.by_status) == statuses(now)
        assert dict(board.whole_counts.by_status) == statuses(every)
        _own_drafts_beside(
            board, reader, in_scope(recount(YEAR, day, kind.value if kind else None, reader), area, sector)
        )
        _parts_agree(board, every)
        changes = Counter(line.change for line in now)
        assert (board.counts.better, board.counts.worse, board.counts.unchanged) == tuple(
            changes[change] for change in (Change.BETTER, Change.WORSE, Change.UNCHANGED)
        )
        missed = [line for line in now if line.status is Status.MISSED]
        assert board.counts.unexplained == sum(not line.explained for line in missed)
        assert {line.id for line in board.at_risk} == {line.pk for line in now if line.at_risk}
        told = {one.sector.code: (one.figures, one.explanations) for one in board.owing}
        assert {code: owes for code, owes in told.items() if any(owes)} == owing(now)  # type: ignore[arg-type]
        assert {line.id for line in board.turned} == {
            line.pk for line in missed if side_before(line, day) is Status.MET
        }
        assert {line.id for line in board.recovered} == {
            line.pk for line in now if line.status is Status.MET and side_before(line, day) is Status.MISSED
        }
        assert [one.action.id for one in board.overdue] == [
            action.pk
            for action in overdue(day, None)
            if area in (None, action.line.area.number) and sector in (None, action.line.sector.code)
        ]
        last_year = in_scope(recount_year(YEAR - 1, day), area, sector)  # type: ignore[arg-type]
        assert {
            (one.numbers[year], year): (share.met, share.judged)
            for one in board.through_years.areas
            for year, share in one.shares.items()
            if share.judged
        } == shares({YEAR - 1: last_year, YEAR: now})  # type: ignore[dict-item]
        _compared(board, kind, now)

    agree()


def _own_drafts_beside(board: selectors.Board, reader: User, mine: list[Line]) -> None:
    """Whoever has drafts is told the counts with them; nobody else is told anything."""
    told = board.with_drafts
    if reader.username == "ledelse":
        assert (told, board.own) == (None, {})
    elif told is not None:
        assert dict(told.by_status) == statuses(mine)
    else:
        assert dict(board.counts.by_status) == statuses(mine)


def _parts_agree(board: selectors.Board, every: list[Line]) -> None:
    """Areas, sectors and their meetings are of all, whatever the scope."""
    told = {pair: dict(counts.by_status) for pair, counts in board.matrix.cells.items()}
    assert told == {
        (area, code): statuses([line for line in every if (line.area, line.sector) == (area, code)])
        for area, code in {(line.area, line.sector) for line in every}
    }
    for groups, name in ((board.areas, "area"), (board.sectors, "sector")):
        assert {group.key: dict(group.counts.by_status) for group in groups} == {
            key: statuses([line for line in every if getattr(line, name) == key])
            for key in {getattr(line, name) for line in every}
        }


def _compared(board: selectors.Board, kind: RoundKind | None, now: list[Line]) -> None:
    """The same lines with the round before; of the whole year test_recount.py tells."""
    before = naive_rounds.round_before(YEAR, kind.value if kind else None)
    if before is None:
        assert board.earlier is None or board.earlier.round is None
        return
    assert board.earlier is not None
    assert (board.earlier.year, board.earlier.round) == (YEAR, before)
    assert board.earlier.pairs == Counter(
        (line.before, line.status) for line in now if line.before is not None
    )


def test_every_filter_leaves_what_a_plain_loop_leaves_in_every_round(reader: User, day: date) -> None:
    @settings(max_examples=20)
    @given(
        **scopes,
        status=st.none() | st.sampled_from(Status),
        change=st.none() | st.sampled_from(Change),
        turned=st.none() | st.sampled_from(JUDGED),
        outlooks=st.none() | st.frozensets(st.sampled_from(("unsure", "will_miss")), min_size=1),
        owed=st.booleans(),
        unexplained=st.booleans(),
    )
    def agree(
        kind: RoundKind | None,
        area: str | None,
        sector: str | None,
        status: Status | None,
        change: Change | None,
        turned: Status | None,
        outlooks: frozenset[str] | None,
        owed: bool,
        unexplained: bool,
    ) -> None:
        wanted = LineQuery(
            round=kind,
            areas=(area,) if area else (),
            sectors=(sector,) if sector else (),
            statuses=frozenset({status}) if status else frozenset(),
            changes=frozenset({change}) if change else frozenset(),
            turned=turned,
            outlooks=outlooks or frozenset(),
            owed=Owed.NOW if owed else None,
            unexplained=unexplained,
        )
        only_missed = not (status or change or turned or outlooks or owed)
        other = {Status.MET: Status.MISSED, Status.MISSED: Status.MET}
        left = {
            line.pk
            for line in in_scope(recount(YEAR, day, kind.value if kind else None, None), area, sector)
            if status in (None, line.status)
            and not (only_missed and line.status is not Status.MISSED)
            and change in (None, line.change)
            and (turned is None or (line.status is turned and side_before(line, day) is other[turned]))
            and (outlooks is None or (line.at_risk and line.outlook in outlooks))
            and (line.owed or not owed)
            and not (unexplained and line.explained)
        }
        listed = [line.id for line in selectors.board(reader, YEAR, wanted).listed]
        assert set(listed) == left
        assert len(listed) == len(left)

    agree()


def test_the_town_has_something_of_everything_that_is_counted(reader: User, day: date) -> None:
    """So that no counter agrees because both are empty."""
    every = {kind: recount(YEAR, day, kind, None) for kind in (None, "t1", "t2")}
    for kind in ("t1", "t2"):
        lines = every[kind]
        assert any(line.at_risk for line in lines), kind
        assert any(line.status is Status.MISSED and not line.explained for line in lines), kind
        assert any(line.status is Status.MET for line in lines), kind
    assert any(line.owed for line in every["t2"])
    sides = {(line.status, side_before(line, day)) for line in every["t2"]}
    assert {(Status.MISSED, Status.MET), (Status.MET, Status.MISSED)} <= sides
    assert {action.line.year for action in overdue(day, None)} == {YEAR - 1, YEAR}
