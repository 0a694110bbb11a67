"""Rows of a table meet the register: by code, by name, never by guessing, in as many statements as ever."""

from __future__ import annotations

from typing import Any

import pytest

from indicators.imports.tables import read_pasted
from indicators.selectors.table_import.matched_rows import MatchedRow
from indicators.selectors.table_import.matching import match_rows, open_questions
from indicators.values.tables import Purpose, understand
from tests.tables.printed import FIRST, LAST, report_lines

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("elverum")]

HEAD = "6.4 Skole\n\nIndikator\tKode\tMål 2025\tResultat 2025\n"


def matched(text: str, purpose: Purpose = Purpose.PLAN, **answers: dict[str, str]) -> list[MatchedRow]:
    return list(match_rows(understand(read_pasted(HEAD + text), purpose, 2025, answers), purpose, 2025))


def told(one: MatchedRow) -> tuple[Any, ...]:
    return (
        one.code,
        one.matched_by,
        one.effect.value,
        [(c.field, c.old, c.new) for c in one.changes],
        one.reasons,
    )


def test_a_row_is_found_by_its_code_then_by_the_same_words() -> None:
    rows = matched(
        "Helt andre ord\tskole-mobbing-7\t0 %\t11,6 %\nMOBBING 10. trinn Elevundersøkelsen\t\t0 %\t7,0 %\n"
    )
    assert [told(one) for one in rows] == [
        (
            "skole-mobbing-7", "code", "changed",
            [("name", "Mobbing 7. trinn, Elevundersøkelsen", "Helt andre ord")], (),
        ),
        (
            "skole-mobbing-10", "name", "changed",
            [
                ("result", "6,8 %", "7,0 %"),
                ("name", "Mobbing 10. trinn, Elevundersøkelsen", "MOBBING 10. trinn Elevundersøkelsen"),
            ],
            (),
        ),
    ]  # fmt: skip


def test_figures_of_parts_of_the_year_that_the_indicator_is_not_reported_for_are_refused() -> None:
    for head, reasons in (("1. tertial\t2. tertial", ("other_periods",)), ("Resultat 2025\tMål 2025", ())):
        text = f"6.4 Skole\n\nIndikator\tKode\t{head}\nMobbing 7. trinn\tskole-mobbing-7\t10 %\t11 %\n"
        understood = understand(read_pasted(text), Purpose.RESULTS, 2025, {})
        (one,) = match_rows(understood, Purpose.RESULTS, 2025)
        assert (one.code, one.reasons) == ("skole-mobbing-7", reasons)


RENAMED = "Mobbing på 7. trinn, Elevundersøkelsen 2025\t\t0 %\t11,6 %\n"


def test_a_renamed_row_is_asked_about_and_follows_the_answer() -> None:
    (one,) = matched(RENAMED)
    (question,) = one.questions
    assert (one.code, question.field, question.choices) == ("", "same_as", ("skole-mobbing-7", "-"))
    (same,) = matched(RENAMED, r2={"same_as": "skole-mobbing-7"})
    assert (same.code, same.matched_by, same.questions) == ("skole-mobbing-7", "answer", ())
    (new,) = matched(RENAMED, r2={"same_as": "-"})
    assert (new.code, new.effect.value, new.questions) == ("", "new", ())


def test_another_word_or_figure_makes_another_indicator() -> None:
    (one,) = matched("Mobbing 8. trinn, Elevundersøkelsen\t\t0 %\t11,6 %\n")
    assert (told(one)[:3], one.candidates) == (("", "", "new"), ())


def test_two_rows_of_one_indicator_are_both_refused() -> None:
    rows = matched("A\tskole-mobbing-7\t0 %\t11,6 %\nB\tskole-mobbing-7\t0 %\t12 %\n")
    assert [(one.effect.value, one.reasons) for one in rows] == [("refused", ("twice",))] * 2


def test_figures_alone_make_no_indicator() -> None:
    (one,) = matched("Noe som ingen har målt\t\t5\t6\n", Purpose.RESULTS)
    assert (one.effect.value, one.reasons) == ("refused", ("not_in_plan",))


def test_the_line_that_stands_says_how_figures_are_read_and_what_is_not_asked() -> None:
    understanding = understand(
        read_pasted(HEAD + "Trivsel 7. trinn, Elevundersøkelsen\t\t4,5\t4,2\n"), Purpose.RESULTS, 2025
    )
    assert [one.code for one in understanding.questions] == ["scale.missing"]
    rows = match_rows(understanding, Purpose.RESULTS, 2025)
    assert [(one.effect.value, one.row.proposals["direction"].why) for one in rows] == [("same", "register")]
    assert open_questions(understanding, rows) == ()


@pytest.mark.parametrize("last", [FIRST + 40, LAST])
def test_as_many_statements_however_many_rows(last: int, django_assert_num_queries: Any) -> None:
    understanding = understand(read_pasted("\n".join(report_lines()[FIRST - 1 : last])), Purpose.PLAN, 2025)
    with django_assert_num_queries(4):
        match_rows(understanding, Purpose.PLAN, 2025)
