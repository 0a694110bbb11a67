"""Days, levels and answers of parts of a year, and what a line of levels must say of itself."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from indicators import values
from indicators.judging.inputs import Reported
from indicators.judging.result_values import compose, in_year
from indicators.judging.rows import PreviousFigure
from indicators.models import ScorecardLine

T1, T2, T3 = (values.Period(values.PeriodKind.TERTIAL, number) for number in (1, 2, 3))
DAY = values.DateResult(date(2026, 9, 15))
NOT_DONE = values.NotDoneResult()


def reported(*said: tuple[values.Period, values.Result]) -> list[Reported]:
    return [Reported(1, 2026, period, value, str(value), False) for period, value in said]


@pytest.mark.parametrize(
    ("said", "year"),
    [
        (
            [(T1, values.LevelResult("ikke")), (T2, values.LevelResult("delvis"))],
            values.LevelResult("delvis"),
        ),
        ([(T1, DAY), (T2, values.EmptyResult())], DAY),
        ([(T1, NOT_DONE), (T2, values.DoneResult())], values.DoneResult()),
        ([(T1, NOT_DONE)], values.EmptyResult()),
        ([(T1, NOT_DONE), (T2, NOT_DONE), (T3, NOT_DONE)], NOT_DONE),
        ([(T1, values.YesNoResult(True)), (T2, values.YesNoResult(False))], values.YesNoResult(False)),
        ([(T1, values.LevelResult("ikke")), (values.YEAR, DAY)], DAY),
        ([], values.EmptyResult()),
    ],
)
def test_the_latest_day_level_or_answer_is_the_years(
    said: list[tuple[values.Period, values.Result]], year: values.Result
) -> None:
    assert compose(reported(*said))[0] == year


def test_the_day_of_the_year_before_is_compared_in_this_year() -> None:
    assert in_year(
        PreviousFigure(2024, values.DateResult(date(2024, 9, 10)), "10.9."), 2026
    ) == values.DateResult(date(2026, 9, 10))
    assert in_year(None, 2026) is None


@pytest.mark.parametrize(
    ("kind", "levels", "kept", "refused"),
    [
        ("level", "ikke / delvis\nhelt", "ikke; delvis; helt", False),
        ("level", "helt", "helt", True),
        ("level", "", "", True),
        ("level", "helt; Helt", "helt; Helt", True),
        ("number", "", "", False),
    ],
)
def test_a_line_of_levels_names_at_least_two(kind: str, levels: str, kept: str, refused: bool) -> None:
    line = ScorecardLine(value_kind=kind, levels=levels)
    if refused:
        with pytest.raises(ValidationError) as found:
            line.clean()
        assert list(found.value.message_dict) == ["levels"]
    else:
        line.clean()
    assert line.levels == kept


def test_the_spec_of_a_line_knows_its_year_its_words_and_what_it_counts() -> None:
    line = ScorecardLine(
        year=2026,
        name="Antall registrerte avvik",
        direction="higher",
        value_kind="date",
        levels="",
        unit="dager",
    )
    spec = line.spec
    assert (spec.year, spec.counted, spec.direction, spec.line_unit, spec.decimals) == (
        2026,
        "registrerte avvik",
        values.Direction.LOWER,
        "",
        0,
    )
