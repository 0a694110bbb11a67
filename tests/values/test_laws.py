"""Laws: what must hold for every text, every spec and every pair of cells."""

from __future__ import annotations

from dataclasses import fields, replace
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from indicators.values import (
    Change,
    Direction,
    FigureResult,
    LimitTarget,
    NoTarget,
    NotPlannedTarget,
    RangeTarget,
    Scale,
    Spec,
    Status,
    ValueKind,
    contradicts_direction,
    format_number,
    is_readable_unit,
    judge,
    parse_result,
    parse_target,
    result_columns,
    result_from_columns,
    split_marks,
    target_columns,
    target_from_columns,
)
from indicators.values.figures.comparators import Comparator
from tests.values.strategies import CELLS, FIGURES, NUMBER_SPECS, ODD_UNITS, SPECS, TEXTS

MANY = settings(max_examples=250, deadline=None)
SOME = settings(max_examples=200, deadline=None)


@MANY
@given(TEXTS, SPECS)
def test_a_target_prints_as_it_reads(text: str, spec: Spec) -> None:
    target = parse_target(text, spec)
    again = parse_target(str(target), spec)
    assert again == target
    assert str(again) == str(target)


@MANY
@given(TEXTS, SPECS)
def test_a_result_prints_as_it_reads(text: str, spec: Spec) -> None:
    result = parse_result(text, spec)
    again = parse_result(str(result), spec)
    assert again == result
    assert str(again) == str(result)


@MANY
@given(CELLS, SPECS, ODD_UNITS)
def test_a_cell_prints_as_it_reads_whatever_the_unit(text: str, spec: Spec, unit: str) -> None:
    odd = replace(spec, unit=unit)
    target, result = parse_target(text, odd), parse_result(text, odd)
    assert parse_target(str(target), odd) == target
    assert parse_result(str(result), odd) == result
    assert odd.line_unit in ("%", "") or is_readable_unit(unit)


@MANY
@given(TEXTS, SPECS)
def test_a_target_comes_back_from_its_columns(text: str, spec: Spec) -> None:
    target = parse_target(text, spec)
    again = target_from_columns(target_columns(target))
    assert again == target
    assert str(again) == str(target)


@MANY
@given(TEXTS, SPECS)
def test_a_result_comes_back_from_its_columns(text: str, spec: Spec) -> None:
    result = parse_result(text, spec)
    columns = result_columns(result)
    again = result_from_columns({key: columns[key] for key in columns if key != "parts"}, columns["parts"])
    assert again == result
    assert str(again) == str(result)


@SOME
@given(TEXTS, SPECS)
def test_columns_padded_by_a_database_give_the_same_value(text: str, spec: Spec) -> None:
    columns = target_columns(parse_target(text, spec))
    padded = {key: _padded(value) for key, value in columns.items()}
    assert str(target_from_columns(padded)) == str(parse_target(text, spec))


def _padded(value: object) -> object:
    return value.quantize(Decimal("0.000001")) if isinstance(value, Decimal) else value


@MANY
@given(CELLS, CELLS, CELLS, CELLS, SPECS, st.booleans(), st.booleans())
def test_every_pair_of_cells_has_one_verdict(
    target: str, result: str, benchmark: str, previous: str, spec: Spec, due: bool, expected: bool
) -> None:
    verdict = judge(
        parse_target(target, spec),
        parse_result(result, spec),
        spec=spec,
        benchmark=parse_result(benchmark, spec),
        previous=parse_result(previous, spec),
        due=due,
        expected=expected,
    )
    assert verdict.status in list(Status)
    assert (verdict.severity is not None) == (verdict.status is Status.MISSED)
    if verdict.severity is not None:
        assert 0 <= verdict.severity <= 1
        assert verdict.severity_uncapped is not None
        assert verdict.severity_uncapped >= verdict.severity
    if verdict.close:
        assert verdict.status is Status.MISSED
        assert verdict.distance is not None
        assert spec.tolerance is not None
        allowed = spec.tolerance
        if spec.tolerance_share:
            assert verdict.limit is not None
            allowed *= abs(verdict.limit) / 100
        assert abs(verdict.distance) <= allowed + Decimal("1e-9")
    if verdict.distance is not None:
        assert verdict.status in (Status.MET, Status.MISSED)
        assert verdict.distance >= 0 if verdict.status is Status.MET else verdict.distance <= 0
    if verdict.status in (Status.MET, Status.MISSED):
        assert not isinstance(parse_target(target, spec), NoTarget | NotPlannedTarget)


@SOME
@given(FIGURES, NUMBER_SPECS)
def test_a_number_reads_as_it_is_printed(value: Decimal, spec: Spec) -> None:
    result = parse_result(format_number(value), spec)
    assert isinstance(result, FigureResult)
    assert result.value == value
    assert format_number(result.value) == format_number(value)


@SOME
@given(FIGURES, st.integers(0, 6))
def test_printing_never_rounds(value: Decimal, decimals: int) -> None:
    printed = format_number(value, decimals)
    read = parse_result(printed, Spec(Direction.HIGHER))
    assert isinstance(read, FigureResult)
    assert read.value == value


@SOME
@given(FIGURES, FIGURES, FIGURES, st.sampled_from(Comparator))
def test_a_better_figure_never_misses_what_a_worse_one_met(
    limit: Decimal, one: Decimal, other: Decimal, comparator: Comparator
) -> None:
    direction = Direction.LOWER if comparator.wants_less else Direction.HIGHER
    spec = Spec(direction)
    target = LimitTarget(comparator, limit)
    worse, better = sorted((one, other), reverse=comparator.wants_less)
    if comparator is Comparator.EQ:
        better, worse = sorted((one, other), key=lambda figure: abs(figure - limit))
    before = judge(target, FigureResult(worse), spec=spec)
    after = judge(target, FigureResult(better), spec=spec)
    assert (before.status, after.status) != (Status.MET, Status.MISSED)
    assert before.distance is not None
    assert after.distance is not None
    assert after.distance >= before.distance
    if before.severity is not None and after.severity is not None:
        assert after.severity <= before.severity


@SOME
@given(FIGURES, FIGURES, FIGURES)
def test_a_range_holds_its_ends_and_what_lies_between(low: Decimal, high: Decimal, figure: Decimal) -> None:
    low, high = min(low, high), max(low, high)
    verdict = judge(RangeTarget(low, high), FigureResult(figure), spec=Spec(Direction.EXACT))
    assert (verdict.status is Status.MET) == (low <= figure <= high)
    assert verdict.distance == min(figure - low, high - figure)


@SOME
@given(FIGURES, FIGURES, FIGURES, FIGURES, st.sampled_from([Direction.HIGHER, Direction.LOWER]))
def test_a_range_with_a_good_side_is_never_missed_by_more_of_it(
    low: Decimal, high: Decimal, one: Decimal, other: Decimal, direction: Direction
) -> None:
    low, high = min(low, high), max(low, high)
    worse, better = sorted((one, other), reverse=direction is Direction.LOWER)
    target, spec = RangeTarget(low, high), Spec(direction)
    before = judge(target, FigureResult(worse), spec=spec)
    after = judge(target, FigureResult(better), spec=spec)
    assert (before.status, after.status) != (Status.MET, Status.MISSED)
    assert before.distance is not None
    assert after.distance is not None
    assert before.distance <= after.distance
    assert (after.severity or 0) <= (before.severity or 0)


@SOME
@given(FIGURES, FIGURES, FIGURES)
def test_turning_the_sign_of_everything_turns_nothing_else(
    limit: Decimal, figure: Decimal, previous: Decimal
) -> None:
    higher = judge(
        LimitTarget(Comparator.GE, limit), FigureResult(figure), spec=Spec("higher"), previous=previous
    )
    lower = judge(
        LimitTarget(Comparator.LE, -limit), FigureResult(-figure), spec=Spec("lower"), previous=-previous
    )
    for field in fields(higher):
        if field.name not in ("compared", "limit", "comparator", "change_amount"):
            assert getattr(higher, field.name) == getattr(lower, field.name), field.name


@SOME
@given(FIGURES, FIGURES, st.sampled_from([Direction.HIGHER, Direction.LOWER]))
def test_better_one_way_is_worse_the_other(one: Decimal, other: Decimal, direction: Direction) -> None:
    spec = Spec(direction)
    there = judge(NoTarget(), FigureResult(one), spec=spec, previous=other).change
    back = judge(NoTarget(), FigureResult(other), spec=spec, previous=one).change
    turned = {Change.BETTER: Change.WORSE, Change.WORSE: Change.BETTER, Change.UNCHANGED: Change.UNCHANGED}
    assert there is not None
    assert back is turned[there]


@SOME
@given(st.integers(0, 40), st.integers(1, 40), st.integers(0, 40), st.integers(1, 40))
def test_shares_are_compared_as_fractions(k: int, n: int, asked: int, of: int) -> None:
    spec = Spec(Direction.HIGHER, ValueKind.SHARE)
    target, result = parse_target(f"{asked} av {of}", spec), parse_result(f"{k} av {n}", spec)
    verdict = judge(target, result, spec=spec, confirmed=k > n)
    if asked > of:
        assert verdict.status is Status.UNDECIDED  # more than the whole is no target
    else:
        assert (verdict.status is Status.MET) == (k * of >= asked * n)


@SOME
@given(TEXTS, SPECS)
def test_marks_are_no_part_of_a_value(text: str, spec: Spec) -> None:
    core, _ = split_marks(text)
    assert split_marks(core) == (core, ())
    assert parse_result(core, spec).__class__ in (
        parse_result(text, spec).__class__,
        parse_result("", spec).__class__,
    )


@SOME
@given(TEXTS, SPECS)
def test_a_bare_figure_never_contradicts_its_line(text: str, spec: Spec) -> None:
    target = parse_target(text, spec)
    if isinstance(target, LimitTarget) and target.implied:
        assert not contradicts_direction(target, spec)


@SOME
@given(FIGURES, FIGURES, st.sampled_from([(1, 6), (1, 2), (1, 4)]))
def test_a_score_is_weighed_by_its_scale(limit: Decimal, figure: Decimal, scale: tuple[int, int]) -> None:
    spec = Spec(Direction.HIGHER, ValueKind.SCORE, scale=scale)  # type: ignore[arg-type]
    verdict = judge(LimitTarget(Comparator.GE, limit), FigureResult(figure), spec=spec)
    if verdict.status is Status.MISSED:
        assert isinstance(spec.scale, Scale)
        assert verdict.basis_value == spec.scale.length
