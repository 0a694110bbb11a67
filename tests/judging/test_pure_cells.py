"""What a cell is asked, and what an answer settles: every case of every rule, without a database."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from itertools import product
from types import SimpleNamespace
from typing import Any

import pytest

from indicators import values
from indicators.judging import BenchmarkFigure, CellState, Deliveries, state_of
from indicators.judging.cells import cells_of, confirmed_by, is_confirmed, with_unsettled
from indicators.judging.editions import _changed, _through_time, turned
from indicators.judging.inputs import Edition, Gathered, Reported
from indicators.judging.rows import Account, AnswerRow, CellQuestion, CellRow, Turned
from indicators.models import Benchmark, Round
from indicators.values import Period, PeriodKind, Status

NOW = datetime(2027, 1, 5, 23, 30, tzinfo=UTC)
DAY = timedelta(days=1)
PERCENT = values.Spec(direction=values.Direction.HIGHER, unit="%")
TARGET = values.parse_target("≥ 95 %", PERCENT)


def answer(kind: str = "over_whole", figure: str | None = "210.0", **other: Any) -> AnswerRow:
    told = {"given": "confirmed", "part": "", "written": "", "why": "", "text": "Ja", "by": "Kari", "at": NOW}
    return AnswerRow(kind=kind, figure=None if figure is None else Decimal(figure), **{**told, **other})


def reported(text: str, *answers: AnswerRow, period: Period = values.YEAR) -> Reported:
    value = values.parse_result(text, PERCENT)
    return Reported(1, 2026, period, value, text, draft=False, answers=answers)


def tertial(number: int) -> Period:
    return Period(PeriodKind.TERTIAL, number)


def cells(*results: Reported) -> tuple[CellRow, ...]:
    return cells_of(results, PERCENT, TARGET, None)


@pytest.mark.parametrize(
    ("given", "answered"),
    [
        (answer(), True),
        (answer(figure="210"), True),
        (answer(figure="209"), False),
        (answer(figure=None), False),
        (answer(kind="much_more"), False),
        (answer(part="a"), False),
        (answer(given="mended"), False),
        (answer(given="without", why="other"), False),
    ],
)
def test_an_answer_settles_the_very_question_about_the_very_figure(given: AnswerRow, answered: bool) -> None:
    rows = [reported("210 %", given)]
    (cell,) = cells(*rows)
    (question,) = cell.questions
    assert question.question.key == ("over_whole", "", Decimal(210))
    assert question.answer == (given if answered else None)
    assert cell.mended == ((given,) if given.given == "mended" else ())
    assert cell.without == (given if given.given == "without" else None)
    assert cell.open == (() if answered or cell.without else (question.question,))
    assert confirmed_by(rows, PERCENT, TARGET) is answered


def test_the_first_answer_that_is_about_the_question_counts() -> None:
    other, wrong, right = answer(kind="negative"), answer(figure="1"), answer()
    for answers, found in (((other, right), right), ((wrong, right), None), ((right, wrong), right)):
        (cell,) = cells(reported("210 %", *answers))
        assert [one.answer for one in cell.questions] == [found]


def test_cells_stand_in_the_order_of_periods_each_with_its_own() -> None:
    rows = [reported("96 %", period=tertial(2)), reported("210 %", answer(), period=tertial(1))]
    found = cells(*rows)
    assert [(one.period, one.written) for one in found] == [(tertial(1), "210 %"), (tertial(2), "96 %")]
    assert [len(one.questions) for one in found] == [1, 0]


def test_a_year_is_held_against_the_sum_of_its_periods_once_they_are_all_there() -> None:
    summed = values.Spec(direction=values.Direction.HIGHER, aggregation=values.Aggregation.SUM)
    for written, asked in ((("3", "3", "4"), []), (("3", "3", "3"), ["not_the_sum"]), (("3", "3", ""), [])):
        rows = [reported("10"), *(reported(text, period=tertial(of)) for of, text in enumerate(written, 1))]
        found = cells_of(rows, summed, None, None)
        assert [one.question.kind.value for cell in found for one in cell.questions] == asked


def test_a_year_is_confirmed_when_every_figure_that_waits_is() -> None:
    waits, waits_not = (values.Question(values.QuestionKind(one)) for one in ("over_whole", "much_more"))
    pairs = [
        CellQuestion(asked, told) for asked in (waits, waits_not) for told in (None, answer(figure=None))
    ]
    for size in range(3):
        for chosen in product(pairs, repeat=size):
            asked = [one for one in chosen if one.question is waits]
            expected = len(asked) > 0 and not [one for one in asked if one.answer is None]
            row = CellRow(values.YEAR, values.EmptyResult(), "", chosen)
            assert is_confirmed([row]) is expected
            assert is_confirmed([replace(row, questions=(one,)) for one in chosen]) is expected
    assert not confirmed_by([], PERCENT)
    assert not confirmed_by([reported("210 %"), reported("5 %", answer())], PERCENT)
    assert confirmed_by([reported("5 %"), reported("210 %", answer())], PERCENT)


SAYS = {"bound": "< 5 %", "yes": "Ja", "done": "Gjennomført", "parts": "a: 1, b: 2", "figure": "5 %"}
UNSETTLED, NOT_COMPARABLE = values.QuestionKind.UNSETTLED, values.QuestionKind.NOT_COMPARABLE
ASKED = {
    ("bound", "bound"): UNSETTLED,
    ("yes", "unit"): NOT_COMPARABLE,
    ("done", "unit"): NOT_COMPARABLE,
    ("parts", "needs_aggregation"): NOT_COMPARABLE,
}


@pytest.fixture(scope="module")
def said() -> dict[str, values.Result]:
    parts = (values.Part("a", Decimal(1)), values.Part("b", Decimal(2)))
    found = {name: values.parse_result(text, PERCENT) for name, text in SAYS.items() if name != "parts"}
    return {**found, "parts": values.PartsResult(parts)}


def test_what_settles_nothing_is_asked_about_in_the_last_cell_that_says_something(
    said: dict[str, values.Result],
) -> None:
    for (name, result), reason in product(said.items(), values.Undecided):
        kind = ASKED.get((name, reason.value))
        empty, figure = values.EmptyResult(), said["figure"]
        rows = tuple(
            CellRow(Period(PeriodKind.MONTH, number), one, "")
            for number, one in enumerate((result, result, figure, empty), start=1)
        )
        asked = CellQuestion(values.Question(kind), None) if kind else None
        expected = (rows[0], replace(rows[1], questions=(asked,)), *rows[2:]) if asked else rows
        verdict = values.Verdict(Status.UNDECIDED, reason=reason)
        assert with_unsettled(rows, result, verdict) == expected, (name, reason)
        assert with_unsettled(rows[2:], result, verdict) == rows[2:]
        earlier = (replace(rows[0], questions=(CellQuestion(values.Question(UNSETTLED), None),)), *rows[1:])
        assert with_unsettled(earlier, result, verdict) == earlier
        decided = replace(verdict, status=Status.MET)
        assert with_unsettled(rows, result, decided) == rows


def test_how_far_a_cell_is() -> None:
    question = CellQuestion(values.Question(values.QuestionKind.OVER_WHOLE), None)
    answered = replace(question, answer=answer())
    figure, reason, empty = (values.parse_result(one, PERCENT) for one in ("5 %", "Ikke målt", "–"))
    assert isinstance(reason, values.MissingResult)
    without = answer(given="without", why="other")
    accounts = [None, *(Account(cause, why, "") for cause in ("", " ", "Syk") for why in ("", "other"))]
    stands = {
        "nothing": (CellRow(values.YEAR, empty, "–"), CellState.EMPTY),
        "nothing, for a reason": (CellRow(values.YEAR, empty, "–", without=without), CellState.EMPTY),
        "a figure": (CellRow(values.YEAR, figure, "5 %"), CellState.FIGURE),
        "a figure in doubt": (CellRow(values.YEAR, figure, "5 %", (question,)), CellState.OPEN),
        "one of two": (CellRow(values.YEAR, figure, "5 %", (answered, question)), CellState.OPEN),
        "a figure that is meant": (CellRow(values.YEAR, figure, "5 %", (answered,)), CellState.FIGURE),
        "none": (CellRow(values.YEAR, figure, "", (question,), without), CellState.WITHOUT),
        "a reason, and said so": (CellRow(values.YEAR, reason, "", (), without), CellState.WITHOUT),
        "a reason": (CellRow(values.YEAR, reason, "Ikke målt"), None),
    }
    beside = [(), (CellRow(tertial(1), figure, ""),), (CellRow(tertial(1), empty, ""),)]
    beside += [(CellRow(tertial(1), reason, ""),), (CellRow(tertial(1), figure, "", (), without),)]
    for (name, (cell, state)), account, others in product(stands.items(), accounts, beside):
        line: Any = SimpleNamespace(deviation=account, cells=(*others, cell), cell=lambda _of, one=cell: one)
        explained = account is not None and bool(account.why_no_figure) and account.cause == "Syk"
        alone = others != beside[1]
        worded = CellState.WITHOUT if explained and alone else CellState.OPEN
        assert state_of(line, values.YEAR) is (state or worded), (name, account, others)
    line = SimpleNamespace(deviation=None, cells=(), cell=lambda _of: None)
    assert state_of(line, values.YEAR) is CellState.EMPTY


def closing(*, kind: str = "year_end", at: datetime | None = NOW) -> Deliveries:
    of = Round(pk=1, year=2026, kind=kind, deadline=date(2027, 1, 31))
    return Deliveries({2026: (of,)}, {}, {}, {1: at} if at is not None else {})


@pytest.mark.parametrize("scope", values.BenchmarkScope)
def test_whose_figure_has_changed_since_it_counted(scope: values.BenchmarkScope) -> None:
    """One that followed another, or that was written after the year was closed."""
    leaning = SimpleNamespace(kind="relative", parsed=values.parse_target("Over landssnittet", PERCENT))
    plain = SimpleNamespace(kind="level", parsed=TARGET)
    written: tuple[datetime | None, ...] = (None, NOW - DAY, NOW, NOW + DAY)
    for target, at, follows, closed in product((leaning, plain, None), written, (None, 7), (None, NOW)):
        row = Benchmark(pk=9, scope=scope, changed_at=at, follows_id=follows)
        other = Benchmark(pk=8, scope="kostra_group", changed_at=NOW + DAY, follows_id=7)
        source: Any = SimpleNamespace(line=SimpleNamespace(year=2026), target=target, benchmarks=(other, row))
        got: Any = SimpleNamespace(deliveries=closing(at=closed))
        leans = target is leaning and scope is values.BenchmarkScope.NATIONAL
        moved = at is not None and (follows == 7 or (closed is not None and at == NOW + DAY))
        assert _changed(source, got) is (scope if leans and moved else None), (at, follows, closed)


def test_which_edition_counted_from_when() -> None:
    def row(pk: int, days: int, *, superseded: bool = False) -> Any:
        told = SimpleNamespace(id=pk, superseded=superseded, history_date=NOW + days * DAY)
        told.instance = (pk, days)
        return told

    rows = [row(1, 0), row(1, 1, superseded=True), row(2, 1), row(2, 2, superseded=True), row(1, 2)]
    rows += [row(1, 3, superseded=True), row(3, 4, superseded=True)]
    found = [(one.at, one.benchmark) for one in _through_time(rows)]
    counted = [(1, 0), (2, 1), (1, 2), None, None]
    assert found == [(NOW + day * DAY, one) for day, one in enumerate(counted)]


@pytest.mark.parametrize("count", [0, 1, 2, 3])
def test_since_when_a_verdict_is_another_one(count: int) -> None:
    """Every row of editions against every moment of closing, held against the words of the rule."""
    line: Any = SimpleNamespace(pk=5, year=2026)
    statuses = {None: Status.UNDECIDED, Decimal(3): Status.MET, Decimal(5): Status.MISSED}
    moments = [None, *(NOW + half * DAY / 2 for half in range(-1, 2 * count))]
    for figures, closed, dated in product(product(statuses, repeat=count), moments, (False, True)):
        editions = tuple(
            Edition(NOW + place * DAY, None if one is None else edition(place, one, dated=dated))
            for place, one in enumerate(figures)
        )
        got = Gathered([], closing(at=closed), editions={5: editions} if count else {})
        status = statuses[figures[-1]] if count else Status.MET
        found = turned(line, got, status, lambda theirs: statuses[theirs])
        assert found == _in_words(editions, closed, status, statuses), (figures, closed)


def edition(place: int, figure: Decimal, *, dated: bool) -> Benchmark:
    day = date(2026, 6, 1 + place) if dated else None
    return Benchmark(
        pk=place, scope="national", value=figure, value_decimals=0, written=str(figure), published_on=day
    )


def _in_words(
    editions: tuple[Edition, ...], closed: datetime | None, status: Status, statuses: Any
) -> Turned | None:
    told = [statuses[one.benchmark.figure if one.benchmark else None] for one in editions]
    since = next((place for place in range(len(told)) if set(told[place:]) == {status}), None)
    if since is None or editions[since].benchmark is None:
        return None
    if closed is None:
        before = editions[:since][-1:]
    else:
        before = tuple(one for one in editions if one.at <= closed)[-1:]
    if not before and closed is None:
        return None
    then = before[0].benchmark if before else None
    stood = statuses[then.figure if then else None]
    now = editions[since].benchmark
    if stood is status or now is None:
        return None
    day = now.published_on or date(2027, 1, 6) + since * DAY  # half past midnight in Norway
    return Turned(stood, figure_of(then), day, _there(figure_of(now)), closed is not None)


def figure_of(row: Benchmark | None) -> Any:
    if row is None:
        return None
    return BenchmarkFigure(
        values.BenchmarkScope.NATIONAL, row.figure, row.written, 2026, row.edition, row.published_on
    )


def _there(found: Any) -> Any:
    assert found is not None
    return found
