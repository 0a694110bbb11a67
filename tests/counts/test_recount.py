"""The fast read equals a slow, naive recount, whatever the filters."""

from __future__ import annotations

from collections import Counter
from datetime import date
from decimal import Decimal
from functools import cache
from importlib import import_module

import pytest
from django.http import QueryDict
from hypothesis import given, settings
from hypothesis import strategies as st

from indicators import selectors
from indicators.models import Role, User
from indicators.selectors.table.stream import table_stream
from indicators.values import Against, Change, Status
from indicators.values.query.line_query import LineQuery
from indicators.values.query.screens import TABLE, Owed
from tests import municipality
from tests.asking import asked, of_scope
from tests.counts import naive as slow
from tests.counts.naive import Line, missed_in_a_row, owing, shares, side_before
from tests.generator.generate import generate
from tests.kept_rows import again

pytestmark = pytest.mark.django_db

BEFORE_THE_DEADLINE, AFTER_IT = date(2026, 3, 31), date(2026, 4, 1)
YEAR = 2025
YEARS = (2023, 2024, 2025)
JUDGED = {Status.MET, Status.MISSED}

recount = cache(slow.recount)
"""Every test has the same rows, with the same numbers: what is counted slowly is counted once a day."""


@pytest.fixture(
    params=[
        # the day decides what is due, which no statement asks: PostgreSQL is asked on one of them
        pytest.param(BEFORE_THE_DEADLINE, id="before the deadline", marks=pytest.mark.once),
        pytest.param(AFTER_IT, id="after it"),
    ]
)
def today(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> date:
    day: date = request.param
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_args: day)
    return day


@pytest.fixture
def reader(remembering: None) -> User:
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


def test_areas_sectors_and_each_of_their_meetings_are_parts_of_the_whole(reader: User, today: date) -> None:
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
    assert {pair: dict(counts.by_status) for pair, counts in board.matrix.cells.items()} == {
        (area, code): statuses([line for line in naive if (line.area, line.sector) == (area, code)])
        for area, code in {(line.area, line.sector) for line in naive}
    }
    for groups in (board.areas, board.sectors):
        for status in Status:
            assert sum(group.counts.by_status[status] for group in groups) == board.counts.by_status[status]


def test_what_is_told_of_a_scope_is_the_recount_of_it(reader: User, today: date) -> None:
    """Counters, comparison, turns, years in a row, shares by year and area, and who owes what."""
    years = {year: recount(year, today) for year in YEARS}
    areas, sectors = (
        sorted({line.area for line in years[YEAR]}),
        sorted({line.sector for line in years[YEAR]}),
    )

    @settings(max_examples=15, deadline=None)
    @given(area=st.none() | st.sampled_from(areas), sector=st.none() | st.sampled_from(sectors))
    def agree(area: str | None, sector: str | None) -> None:
        board = selectors.board(reader, YEAR, of_scope(area, sector))
        scope = {
            year: [line for line in lines if area in (None, line.area) and sector in (None, line.sector)]
            for year, lines in years.items()
        }
        now = scope[YEAR]
        assert dict(board.counts.by_status) == statuses(now)
        assert dict(board.whole_counts.by_status) == statuses(years[YEAR])
        changes = Counter(line.change for line in now)
        counted = (board.counts.better, board.counts.worse, board.counts.unchanged)
        assert counted == tuple(changes[change] for change in (Change.BETTER, Change.WORSE, Change.UNCHANGED))
        missed = [line for line in now if line.status is Status.MISSED]
        assert board.counts.unexplained == sum(not line.explained for line in missed)
        rows = {line.pk: missed_in_a_row(line, years, YEAR) for line in missed}
        assert dict(board.streaks) == rows
        assert selectors.missed_in_a_row(board) == {
            least: many
            for least in range(2, 11)
            if (many := sum(len(found) >= least for found in rows.values()))
        }
        before = {line.pk: side_before(line, years[YEAR - 1]) for line in now}
        assert {line.id for line in board.turned} == {
            line.pk for line in missed if before[line.pk] is Status.MET
        }
        assert {line.id for line in board.recovered} == {
            line.pk for line in now if line.status is Status.MET and before[line.pk] is Status.MISSED
        }
        assert {
            (one.numbers[year], year): (share.met, share.judged)
            for one in board.through_years.areas
            for year, share in one.shares.items()
            if share.judged
        } == shares(scope)
        assert {one.sector.code: (one.figures, one.explanations) for one in board.owing} == owing(now)
        _compared(board, years[YEAR - 1], now)
        _same_targets(board, years, now)

    agree()


def _compared(board: selectors.Board, last_year: list[Line], now: list[Line]) -> None:
    """With the very same indicators of the year before, wherever they belonged then."""
    pairs = Counter((b.status, n.status) for n in now for b in last_year if b.indicator == n.indicator)
    if not any(before in JUDGED for before, _ in pairs):
        assert board.earlier is None
        return
    assert board.earlier is not None
    assert (board.earlier.year, board.earlier.round) == (YEAR - 1, None)
    assert board.earlier.unfinished is any(line.status is Status.NOT_DUE for line in now)
    assert board.earlier.pairs == pairs


def _same_targets(board: selectors.Board, years: dict[int, list[Line]], now: list[Line]) -> None:
    """Of the targets that are judged both in a year before and now: how many were met then, and now."""
    found = {}
    for year in YEARS[:-1]:
        both = [
            (b.status, n.status)
            for n in now
            for b in years[year]
            if b.indicator == n.indicator and {b.status, n.status} <= JUDGED
        ]
        if both:
            met = [sum(pair[side] is Status.MET for pair in both) for side in (0, 1)]
            found[year] = (met[0], met[1], len(both))
    through = selectors.same_through_years(board)
    assert {year: (then.met, after.met, then.judged) for year, (then, after) in through.items()} == found
    assert all(then.judged == after.judged for then, after in through.values())


def test_every_filter_leaves_what_a_plain_loop_leaves(reader: User, today: date) -> None:
    naive = recount(YEAR, today)
    last_year = recount(YEAR - 1, today)
    before = {line.pk: side_before(line, last_year) for line in naive}
    years = {year: recount(year, today) for year in YEARS}
    areas, sectors = sorted({line.area for line in naive}), sorted({line.sector for line in naive})

    def missed_in(line: Line, least: int) -> bool:
        return line.status is Status.MISSED and len(missed_in_a_row(line, years, YEAR)) >= least

    @settings(max_examples=40, deadline=None)
    @given(
        wanted_statuses=st.none() | st.frozensets(st.sampled_from(Status), min_size=1),
        change=st.none() | st.sampled_from(Change),
        turned=st.none() | st.sampled_from((Status.MET, Status.MISSED)),
        area=st.none() | st.sampled_from(areas),
        sector=st.none() | st.sampled_from(sectors),
        against=st.none() | st.sampled_from(Against),
        flags=st.frozensets(st.sampled_from(("unexplained", "close", "owed")), max_size=2),
        least=st.none() | st.integers(2, 3),
        sort=st.sampled_from(selectors.SORTS),
    )
    def agree(
        wanted_statuses: frozenset[Status] | None,
        change: Change | None,
        turned: Status | None,
        area: str | None,
        sector: str | None,
        against: Against | None,
        flags: frozenset[str],
        least: int | None,
        sort: str,
    ) -> None:
        wanted = LineQuery(
            in_a_row=least,
            statuses=wanted_statuses or frozenset(),
            changes=frozenset({change}) if change else frozenset(),
            turned=turned,
            areas=(area,) if area else (),
            sectors=(sector,) if sector else (),
            against=(("landet", against),) if against else (),
            sort=sort,
            unexplained="unexplained" in flags,
            close="close" in flags,
            owed=Owed.NOW if "owed" in flags else None,
        )
        board = selectors.board(reader, YEAR, wanted)
        by_itself = change or turned or against or "owed" in flags
        allowed = wanted_statuses or (set(Status) if by_itself else {Status.MISSED})
        other = {Status.MET: Status.MISSED, Status.MISSED: Status.MET}
        left = {
            line.pk
            for line in naive
            if line.status in allowed
            and change in (None, line.change)
            and (turned is None or (line.status is turned and before[line.pk] is other[turned]))
            and (least is None or missed_in(line, least))
            and area in (None, line.area)
            and sector in (None, line.sector)
            and not ("unexplained" in flags and line.explained)
            and ("close" not in flags or line.close)
            and against in (None, line.against)
            and ("owed" not in flags or line.owed)
        }
        assert {line.id for line in board.listed} == left
        assert len(board.listed) == len(left)

    agree()


@pytest.mark.parametrize("sort", selectors.SORTS)
def test_each_order_is_what_it_says(reader: User, today: date, sort: str) -> None:
    years = {year: recount(year, today) for year in YEARS}
    naive = {line.pk: line for line in years[YEAR]}
    listed = [naive[line.id] for line in selectors.board(reader, YEAR, LineQuery(sort=sort)).listed]
    if sort == "severity":
        told = [-line.severity for line in listed]
    elif sort == "streak":
        told = [-Decimal(len(missed_in_a_row(line, years, YEAR))) for line in listed]
    elif sort == "worsened":
        told = [Decimal(line.change is not Change.WORSE) for line in listed]
    else:
        told = [Decimal(line.area.partition(".")[2]) for line in listed]
    assert told == sorted(told)
    assert len(set(told)) > 1


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
        against=st.none() | st.sampled_from(Against),
    )
    def agree(
        chosen: set[Status],
        changes: set[Change],
        of_areas: set[str],
        of_sectors: set[str],
        lacking: bool,
        against: Against | None,
    ) -> None:
        query = LineQuery(
            TABLE,
            year=YEAR,
            statuses=frozenset(chosen),
            changes=frozenset(changes),
            areas=tuple(of_areas),
            sectors=tuple(of_sectors),
            unexplained=lacking,
            against=(("landet", against),) if against else (),
        )
        left = {
            line.pk
            for line in naive
            if (not chosen or line.status in chosen)
            and (not changes or line.change in changes)
            and (not of_areas or line.area in of_areas)
            and (not of_sectors or line.sector in of_sectors)
            and not (lacking and line.explained)
            and against in (None, line.against)
        }
        shown = selectors.table(reader, query)
        assert {line.id for line in shown.lines} == left
        streamed = [line for chunk in table_stream(reader, query).chunks for line in chunk]
        assert streamed == list(shown.lines)

    agree()


def test_pieces_of_the_stream_make_the_whole_in_its_order(
    reader: User, today: date, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = import_module("indicators.selectors.table.stream")
    monkeypatch.setattr(module, "CHUNK", 37)
    monkeypatch.setattr(module, "FIRST", 5)
    params = QueryDict("ar=alle")
    stream = table_stream(reader, asked(params))
    chunks = list(stream.chunks)
    lines = selectors.table(reader, asked(params)).lines
    assert (stream.read, len(chunks)) == (len(lines), 1 - (-(len(lines) - 5) // 37))
    assert [len(chunk) for chunk in chunks[:2]] == [5, 37]
    assert tuple(line for chunk in chunks for line in chunk) == lines
    assert list(table_stream(reader, asked("sok=finnes-ikke")).chunks) == [()]
