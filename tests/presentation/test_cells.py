"""Comma under comma, and what a cell shows of a result of several figures."""

from __future__ import annotations

from datetime import date

from indicators.presentation.wording.cells import (
    Cell,
    Figure,
    aligned,
    previous_cell,
    result_cell,
    target_cell,
)
from indicators.values import (
    BenchmarkScope,
    Comparator,
    DateResult,
    FigureResult,
    LevelResult,
    LimitTarget,
    MissingReason,
    MissingResult,
    Part,
    PartsResult,
    Period,
    PeriodFigure,
    PeriodKind,
    PeriodsResult,
    RelativeTarget,
    ShareResult,
    ShareTarget,
    Spec,
)
from tests.presentation.rows import d, row

S = "\u00a0"


def _cells(*texts: str) -> list[Cell]:
    return [Cell((Figure(text),)) for text in texts]


def test_a_figure_is_padded_by_what_it_lacks_beside_the_longest_of_its_column() -> None:
    found = aligned(_cells(f"28,2{S}%", f"26{S}%", "0,7", "5", "12,97", f"1{S}178", "–", "Ja"))
    assert [cell.css for cell in found] == [
        "n pd1",
        "n pc2",
        "n pd1 pu",
        "n pc2 pu",
        "n pu",
        "n pc2 pu",
        "n",
        "n",
    ]


def test_a_column_of_whole_numbers_needs_no_padding() -> None:
    assert [cell.css for cell in aligned(_cells("28", "30", "-"))] == ["n", "n", "n"]


def test_words_may_break_and_take_no_part_in_the_alignment() -> None:
    words = Cell((Figure("Ikke målt"),), words=True)
    assert [cell.css for cell in aligned([words, *_cells("4,2")])] == ["txt", "n"]


def test_parts_show_their_sum() -> None:
    spec = Spec(direction="higher", aggregation="sum", decimals=0)
    cell = result_cell(PartsResult((Part("Godt samliv", d("2")), Part("Kurs", d("6")))), spec)
    assert cell.figures == (Figure("8", "i alt"),)


def test_half_years_that_all_must_hold_stand_under_each_other() -> None:
    spec = Spec(direction="higher", value_kind="percent", aggregation="all", decimals=0)
    halves = tuple(
        PeriodFigure(Period(PeriodKind.HALF, number), d(value)) for number, value in ((1, "27"), (2, "31"))
    )
    assert result_cell(PeriodsResult(halves, "%"), spec).figures == (
        Figure(f"27{S}%", "1. halvår"),
        Figure(f"31{S}%", "2. halvår"),
    )


def test_twelve_months_show_their_mean_shortened_only_where_it_never_ends() -> None:
    spec = Spec(direction="lower", aggregation="mean", decimals=0)
    months = tuple(
        PeriodFigure(Period(PeriodKind.MONTH, number), d(value))
        for number, value in enumerate(("1", "1", "2"), start=1)
    )
    assert result_cell(PeriodsResult(months), spec).figures == (Figure("1,33", "i snitt"),)


def test_a_share_shows_its_counts_without_the_unit_of_the_line() -> None:
    spec = Spec(direction="higher", value_kind="share", unit="avdelinger")
    line = row(spec=spec, target=ShareTarget(Comparator.GE, 30, 30, "avdelinger", implied=True))
    assert result_cell(ShareResult(25, 30, "avdelinger"), spec).figures == (Figure("25 av 30"),)
    assert (target_cell(line).comparator, target_cell(line).figures) == ("≥", (Figure("30 av 30"),))


def test_a_target_keeps_its_comparator_apart_and_says_whether_it_was_printed() -> None:
    implied = target_cell(row(target=LimitTarget(Comparator.LE, d("0"), "%", implied=True)))
    printed = target_cell(row(target=RelativeTarget(Comparator.GE, BenchmarkScope.NATIONAL)))
    assert (implied.comparator, implied.figures, implied.implied) == ("≤", (Figure(f"0{S}%"),), True)
    assert (printed.comparator, printed.figures, printed.implied) == ("≥", (Figure("landssnitt"),), False)


def test_a_missing_figure_is_shown_in_the_words_of_its_cell() -> None:
    spec = Spec(direction="higher", value_kind="percent")
    cell = result_cell(MissingResult(MissingReason.NOT_MEASURED), spec, "Ikke målbare tall*")
    assert (cell.figures, cell.words) == ((Figure("Ikke målbare tall"),), True)


def test_results_have_the_decimals_of_their_line_and_never_fewer_than_were_written() -> None:
    spec = Spec(direction="higher", decimals=1)
    texts = [
        result_cell(FigureResult(d(value)), spec).figures[0].text for value in ("26", "4.2", "12.97", "60110")
    ]
    assert texts == ["26,0", "4,2", "12,97", f"60{S}110,0"]


def test_without_an_earlier_figure_the_cell_is_a_dash() -> None:
    assert previous_cell(row(previous=None)).figures == (Figure("–"),)


def test_a_day_stands_among_the_figures_and_what_is_longer_is_words() -> None:
    deadline, levels = Spec("lower", "date"), Spec("higher", "level", levels=("ikke", "i noen grad"))  # type: ignore[arg-type]
    day = date(2026, 9, 15)
    found = [
        result_cell(DateResult(day), deadline),
        result_cell(DateResult(day, carried_out=True), deadline),
        result_cell(LevelResult("ikke"), levels),
        result_cell(LevelResult("i noen grad"), levels),
    ]
    assert [(cell.figures[0].text, cell.words) for cell in found] == [
        ("15.09.2026", False),
        ("Gjennomført 15.09.2026", True),
        ("ikke", False),
        ("i noen grad", True),
    ]
