"""The fast read equals a slow, naive recount, whatever the filters."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest
from django.http import QueryDict
from hypothesis import given, settings
from hypothesis import strategies as st

from indicators import selectors
from indicators.management.generator import generate
from indicators.models import Role, User
from indicators.selectors.stream import table_stream
from indicators.values import Change, Status
from tests import municipality
from tests.counts.naive import Line, recount
from tests.kept_rows import again

pytestmark = pytest.mark.django_db

BEFORE_THE_DEADLINE, AFTER_IT = date(2026, 3, 31), date(2026, 4, 1)
YEAR = 2025


@pytest.fixture(params=[BEFORE_THE_DEADLINE, AFTER_IT], ids=["before the deadline", "after it"])
def today(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> date:
    day: date = request.param
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_args: day)
    return day


@pytest.fixture
def reader() -> User:
    return again(build_reader)


def build_reader() -> User:
    generate(indicators=120, years=3, seed=7)
    return municipality.user("revisor", Role.AUDITOR)


def statuses(lines: list[Line]) -> dict[Status, int]:
    found = Counter(line.status for line in lines)
    return {status: found[status] for status in Status}


def test_every_count_is_the_recount(reader: User, today: date) -> None:
    naive = recount(YEAR, today)
    board = selectors.board(reader, YEAR)
    assert {line.id: line.verdict.status for line in board.lines} == {line.pk: line.status for line in naive}
    assert dict(board.counts.by_status) == statuses(naive)
    assert sum(board.counts.by_status.values()) == board.counts.total == len(naive)
    expected = {Status.NOT_DUE} if today == BEFORE_THE_DEADLINE else {Status.NOT_REPORTED}
    present = {status for status, number in board.counts.by_status.items() if number}
    assert present == set(Status) - {Status.NOT_DUE, Status.NOT_REPORTED} | expected


def test_areas_and_sectors_are_parts_of_the_whole(reader: User, today: date) -> None:
    naive = recount(YEAR, today)
    board = selectors.board(reader, YEAR)
    assert {group.key: dict(group.counts.by_status) for group in board.areas} == {
        area: statuses([line for line in naive if line.area == area])
        for area in {line.area for line in naive}
    }
    assert {group.key: dict(group.counts.by_status) for group in board.sectors} == {
        code: statuses([line for line in naive if line.sector == code])
        for code in {line.sector for line in naive}
    }
    for groups in (board.areas, board.sectors):
        for status in Status:
            assert sum(group.counts.by_status[status] for group in groups) == board.counts.by_status[status]


def test_changes_and_turns_are_the_recount(reader: User, today: date) -> None:
    naive = recount(YEAR, today)
    board = selectors.board(reader, YEAR)
    changes = Counter(line.change for line in naive)
    counted = (board.counts.better, board.counts.worse, board.counts.unchanged)
    assert counted == tuple(changes[change] for change in (Change.BETTER, Change.WORSE, Change.UNCHANGED))
    missed = [line for line in naive if line.status is Status.MISSED]
    assert board.counts.unexplained == sum(not line.explained for line in missed)
    assert {line.id for line in board.turned} == {
        line.pk for line in missed if line.previous_status is Status.MET
    }
    assert {line.id for line in board.recovered} == {
        line.pk for line in naive if line.status is Status.MET and line.previous_status is Status.MISSED
    }


def test_every_filter_leaves_what_a_plain_loop_leaves(reader: User, today: date) -> None:
    naive = recount(YEAR, today)
    areas, sectors = sorted({line.area for line in naive}), sorted({line.sector for line in naive})

    @settings(max_examples=25, deadline=None)
    @given(
        status=st.none() | st.sampled_from(Status),
        change=st.none() | st.sampled_from(Change),
        area=st.none() | st.sampled_from(areas),
        sector=st.none() | st.sampled_from(sectors),
        unexplained=st.booleans(),
    )
    def agree(
        status: Status | None, change: Change | None, area: str | None, sector: str | None, unexplained: bool
    ) -> None:
        board = selectors.board(
            reader, YEAR, status=status, change=change, area=area, sector=sector, unexplained=unexplained
        )
        wanted = status or (None if change else Status.MISSED)
        left = {
            line.pk
            for line in naive
            if wanted in (None, line.status)
            and change in (None, line.change)
            and area in (None, line.area)
            and sector in (None, line.sector)
            and not (unexplained and line.explained)
        }
        assert {line.id for line in board.listed} == left
        assert len(board.listed) == len(left)
        assert dict(board.counts.by_status) == statuses(naive), "filters do not touch the counters"

    agree()


def test_the_table_and_its_stream_leave_the_same_rows(reader: User, today: date) -> None:
    naive = recount(YEAR, today)
    areas, sectors = sorted({line.area for line in naive}), sorted({line.sector for line in naive})

    @settings(max_examples=25, deadline=None)
    @given(
        chosen=st.sets(st.sampled_from(Status), max_size=3),
        changes=st.sets(st.sampled_from(Change), max_size=2),
        of_areas=st.sets(st.sampled_from(areas), max_size=2),
        of_sectors=st.sets(st.sampled_from(sectors), max_size=2),
        lacking=st.booleans(),
    )
    def agree(
        chosen: set[Status], changes: set[Change], of_areas: set[str], of_sectors: set[str], lacking: bool
    ) -> None:
        params = QueryDict(mutable=True)
        params["ar"] = str(YEAR)
        params.setlist("status", [selectors.STATUS_SLUGS[status] for status in chosen])
        params.setlist("endring", [selectors.CHANGE_SLUGS[change] for change in changes])
        params.setlist("omrade", list(of_areas))
        params.setlist("sektor", list(of_sectors))
        if lacking:
            params["forklaring"] = selectors.LACKS_EXPLANATION
        left = {
            line.pk
            for line in naive
            if (not chosen or line.status in chosen)
            and (not changes or line.change in changes)
            and (not of_areas or line.area in of_areas)
            and (not of_sectors or line.sector in of_sectors)
            and not (lacking and line.explained)
        }
        shown = selectors.table(reader, params)
        assert shown.form.errors == {}
        assert {line.id for line in shown.lines} == left
        streamed = [line for chunk in table_stream(reader, params).chunks for line in chunk]
        assert streamed == list(shown.lines)

    agree()


def test_pieces_of_the_stream_make_the_whole_in_its_order(
    reader: User, today: date, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("indicators.selectors.stream.CHUNK", 37)
    monkeypatch.setattr("indicators.selectors.stream.FIRST", 5)
    params = QueryDict("ar=alle")
    stream = table_stream(reader, params)
    chunks = list(stream.chunks)
    lines = selectors.table(reader, params).lines
    assert (stream.read, len(chunks)) == (len(lines), 1 - (-(len(lines) - 5) // 37))
    assert [len(chunk) for chunk in chunks[:2]] == [5, 37]
    assert tuple(line for chunk in chunks for line in chunk) == lines
    assert list(table_stream(reader, QueryDict("sok=finnes-ikke")).chunks) == [()]
