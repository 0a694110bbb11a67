"""A block from a spreadsheet: how it is read, which rows its lines stand for, and what it would do."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.values.figures.periods import YEAR, Period, PeriodKind
from indicators.values.figures.spec import Spec
from indicators.values.lists.blocks import is_blank, is_heading, parse_block
from indicators.values.lists.name_similarity import ALIKE, likeness
from indicators.values.lists.pasting import WRITES, Effect, GridCell, GridRow, Pasting, Reason, plan_pasting

FIRST, SECOND = Period(PeriodKind.HALF, 1), Period(PeriodKind.HALF, 2)

PERCENT = Spec(direction="lower", value_kind="percent", unit="%")
COUNT = Spec(direction="lower")
SCHOOL = {
    1: ("Lesing 5. trinn", "Nasjonale prøver 5. trinn: Leseferdighet – andel elever på nivå 1", ""),
    2: ("Regning 5. trinn", "Nasjonale prøver 5. trinn: Regneferdighet – andel elever på nivå 1", "33,3 %"),
    3: ("Lesing 8. trinn", "Nasjonale prøver 8. trinn: Leseferdighet – andel elever på nivå 1 og 2", ""),
    4: ("Mobbing 7. trinn", "Mobbing 7. trinn, Elevundersøkelsen", "11,6 %"),
    5: ("Mobbing 10. trinn", "Mobbing 10. trinn, Elevundersøkelsen", ""),
}


def grid(spec: Spec = PERCENT) -> list[GridRow]:
    return [
        GridRow(pk, (short, name), spec, (GridCell(YEAR, written),))
        for pk, (short, name, written) in SCHOOL.items()
    ]


def paste(text: str, *, start: tuple[int, int] = (0, 0), **more: object) -> Pasting:
    return plan_pasting(text, grid(), start=start, year=2025, **more)  # type: ignore[arg-type]


def effects(found: Pasting) -> dict[int, tuple[str, str]]:
    return {one.row_id: (one.text, one.effect.value) for one in found.placed}


def skips(found: Pasting) -> list[tuple[str, str]]:
    return [(one.text, one.why.value) for one in found.skipped]


CELL = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), max_size=6).map(
    lambda text: text.replace('"', "")
)


@given(st.lists(st.lists(CELL, min_size=2, max_size=2), min_size=1, max_size=6))
def test_a_block_reads_what_was_written(rows: list[list[str]]) -> None:
    text = "".join("\t".join(row) + "\r\n" for row in rows)
    while rows and not any(rows[-1]):
        rows.pop()
    assert parse_block(text) == tuple(tuple(row) for row in rows)


def test_a_quoted_cell_holds_tabs_lines_and_quotation_marks() -> None:
    assert parse_block('"Resultat\n2025"\t"a ""b"""\n1\u00a0178\t\n') == (
        ("Resultat 2025", 'a "b"'),
        ("1 178", ""),
    )


def test_one_column_goes_down_from_the_cell_and_a_blank_leaves_what_stands() -> None:
    found = paste("18,4\n\n22 %\n–\n7", start=(0, 0))
    assert effects(found) == {
        1: ("18,4", "filled"),
        2: ("", "kept"),
        3: ("22 %", "filled"),
        4: ("", "kept"),
        5: ("7", "filled"),
    }
    assert (skips(found), found.by_name) == ([], False)


def test_blanks_empty_cells_only_where_that_is_asked_for() -> None:
    found = paste("18,4\n\n22", empty=True)
    assert effects(found)[2] == ("", "emptied")
    assert [one.row_id for one in found.writes] == [1, 2, 3]


def test_what_is_the_same_figure_is_no_change_and_what_is_not_understood_is_not_written() -> None:
    found = paste("1.234\n33,3\nca 25\n12\n2.3.4\n9\n8")
    assert effects(found) == {
        1: ("1.234", "not_understood"),
        2: ("33,3", "same"),
        3: ("ca 25", "not_understood"),
        4: ("12", "changed"),
        5: ("2.3.4", "not_understood"),
    }
    assert skips(found) == [("9", "no_room"), ("8", "no_room")]
    assert [one.row_id for one in found.writes] == [4]


def test_separators_and_headings_take_no_place() -> None:
    found = paste("Resultat 2025*\n18,4\n---\n19\nResultat 2025\n20")
    assert effects(found) == {1: ("18,4", "filled"), 2: ("19", "changed"), 3: ("20", "filled")}
    assert skips(found) == [
        ("Resultat 2025*", "heading"),
        ("---", "separator"),
        ("Resultat 2025", "heading"),
    ]


REPORT = """Grunnskole: Indikator tjenestekvalitet\tResultat 2024\tMål 2025\tResultat 2025
202: Grunnskole\t\t\t
Mobbing 10. trinn, Elevundersøkelsen\t16,0 %\t0 %\t6,8 %
Mobbing 7. trinn, Elevundersøkelsen *)\t13,5 %\t0 %\t11,6 %
---\t---\t---\t---
Grunnskole: Indikator tjenestekvalitet\tResultat 2024\tMål 2025\tResultat 2025
Nasjonale prøver 8. trinn: Leseferdighet - andel elever på nivå 1 og 2\t36,4 %\t<20 %\t37,1 %
Nasjonale prøver 5. trinn: Regneferdighet – andel elver på nivå 1\t27,1 %\t<20 %\t
Andel barnehager med grunnbemanning\t1\t2\t3
"""


def test_a_card_is_matched_by_its_names_in_any_order_wherever_it_is_pasted() -> None:
    """l.589-599 of the reference, shuffled: the names find their rows, the heading finds the column."""
    found = paste(REPORT, start=(4, 0))
    assert effects(found) == {
        2: ("", "kept"),
        3: ("37,1 %", "filled"),
        4: ("11,6 %", "same"),
        5: ("6,8 %", "filled"),
    }
    assert [one.likeness == 1.0 for one in found.placed] == [False, True, True, True]
    assert (found.by_name, found.column) == (True, 3)
    assert found.columns == ((1, "Resultat 2024"), (2, "Mål 2025"), (3, "Resultat 2025"))
    assert skips(found) == [
        ("Grunnskole: Indikator tjenestekvalitet · Resultat 2024 · Mål 2025 · Resultat 2025", "heading"),
        ("--- --- --- ---", "separator"),
        ("Grunnskole: Indikator tjenestekvalitet · Resultat 2024 · Mål 2025 · Resultat 2025", "heading"),
        ("202: Grunnskole", "heading"),
        ("Andel barnehager med grunnbemanning", "no_such_row"),
    ]


def test_a_person_may_say_which_column_holds_the_figures() -> None:
    assert effects(paste(REPORT, column=1))[5] == ("16,0 %", "filled")
    assert paste(REPORT, column=7).column == 3


def test_the_results_of_another_year_are_not_taken_for_this_years() -> None:
    found = paste("Indikator\tResultat 2023\tResultat 2024\nLesing 5. trinn\t1\t2\n")
    assert (found.placed, skips(found)[-1]) == ((), ("Lesing 5. trinn", "no_figure"))


def test_without_a_heading_the_last_column_of_figures_that_are_no_targets_counts() -> None:
    assert paste("Lesing 5. trinn\t31\t28\t< 20\nLesing 8. trinn\t2\t3\t< 4").column == 2


def test_names_are_never_written_into_the_cells() -> None:
    """A block whose first column is words goes nowhere where the words are no rows of the grid."""
    found = paste("Antall avvik på kontrakt\t< 5\t0\nUten vann i mer enn 6 timer\t100 %\t99 %")
    assert (found.placed, [one.why for one in found.skipped]) == ((), [Reason.NO_SUCH_ROW] * 2)
    alone = paste("Lesing 5. trinn\nMobbing 7. trinn")
    assert (alone.placed, [one.why for one in alone.skipped]) == ((), [Reason.NO_FIGURE] * 2)


def test_words_that_are_results_go_down_by_position() -> None:
    found = paste("Ikke målt\nIkke gjennomført\nforeligger ikke")
    assert [one.effect.value for one in found.placed] == ["filled", "changed", "filled"]


def test_a_name_that_could_be_two_rows_or_one_that_is_taken_goes_nowhere() -> None:
    found = paste("Nasjonale prøver 5. trinn\t4\nLesing 5. trinn\t5\nLesing 5 trinn\t6\nMobbing\t7")
    assert effects(found) == {1: ("5", "filled")}
    assert sorted(skips(found)) == [
        ("Lesing 5 trinn", "taken"),
        ("Mobbing", "no_such_row"),
        ("Nasjonale prøver 5. trinn", "could_be_more"),
    ]


@pytest.mark.parametrize(
    ("names", "row"),
    [
        # two of three words and two of four are 0,023 apart, two of five and two of six 0,009
        (("Andel glade elever", "Andel glade snille elever"), 1),
        (("Andel glade snille elever", "Andel glade elever"), 2),
        (("Andel glade snille kloke elever", "Andel glade snille kloke raske elever"), None),
    ],
)
def test_the_next_best_name_has_to_be_clearly_less_alike(names: tuple[str, ...], row: int | None) -> None:
    rows = [GridRow(pk, (name,), PERCENT, (GridCell(YEAR, ""),)) for pk, name in enumerate(names, 1)]
    rows.append(GridRow(9, ("Mobbing 7. trinn",), PERCENT, (GridCell(YEAR, ""),)))
    found = plan_pasting("Andel elever\t4\nMobbing 7. trinn\t5", rows, start=(0, 0), year=2025)
    assert {one.row_id for one in found.placed} == ({9} if row is None else {9, row})
    assert skips(found) == ([("Andel elever", "could_be_more")] if row is None else [])


def test_rows_of_one_name_are_filled_in_their_order_where_there_are_as_many() -> None:
    rows = [GridRow(pk, ("Andel",), PERCENT, (GridCell(YEAR, ""),)) for pk in (1, 2)]
    both = plan_pasting("Andel\t1\nAndel\t2", rows, start=(0, 0), year=2025)
    assert effects(both) == {1: ("1", "filled"), 2: ("2", "filled")}
    one = plan_pasting("Andel\t1", rows, start=(0, 0), year=2025)
    assert (one.placed, skips(one)) == ((), [("Andel", "could_be_more")])


def test_a_row_with_several_periods_takes_its_columns_in_order() -> None:
    halves = (GridCell(FIRST, ""), GridCell(SECOND, "30 %"))
    rows = [GridRow(1, ("Lesing",), PERCENT, halves), GridRow(2, ("Regning",), PERCENT, halves)]
    named = plan_pasting("Regning\t26\t32\nLesing\t1\t", rows, start=(0, 0), year=2025, column=1)
    placed = plan_pasting("1\t\n26\t32\t40", rows, start=(0, 0), year=2025)
    wanted = [
        (1, FIRST, "1", "filled"),
        (1, SECOND, "", "kept"),
        (2, FIRST, "26", "filled"),
        (2, SECOND, "32", "changed"),
    ]
    for found in (named, placed):
        assert [(one.row_id, one.period, one.text, one.effect.value) for one in found.placed] == wanted
    assert skips(placed) == [("40", "no_room")]
    column = plan_pasting("1\n2\n3", rows, start=(0, 1), year=2025)
    assert [(one.row_id, one.period) for one in column.placed] == [(1, SECOND), (2, FIRST), (2, SECOND)]


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Lesing 5. trinn", "Lesing 8. trinn", False),
        ("Lesing 5. trinn", "Lesing 5.trinn *)", True),
        ("Mobbing 7. trinn", "Mobbing 7. trinn, Elevundersøkelsen", True),
        ("Mobbing 7. trinn", "Mobbing 10. trinn", False),
        ("Leseferdighet", "Regneferdighet", False),
        ("Andel elver med tilbud", "Andel elever med tilbud", True),
        ("Antall elever med tilbud", "Andel elever med tilbud", False),
        ("Norskprøven A2 muntlig", "Norskprøven A2 skriftlig", False),
        ("Elever som ikke møtte", "Elever som møtte", False),
        ("Elever på tilrettelagt tilbud", "Elever i tilrettelagte tilbud", True),
        ("Lesing 5. trinn", "Nasjonale prøver 5. trinn, lesing", True),
        ("", "Andel", False),
        ("–", "Andel", False),
    ],
)
def test_names_are_alike_as_people_take_one_for_the_other(one: str, other: str, alike: bool) -> None:
    assert (likeness(one, other) >= ALIKE) is alike
    assert likeness(one, other) == likeness(other, one)


@pytest.mark.parametrize("text", ["", "-", "–", "—", "−", "--"])
def test_blank(text: str) -> None:
    assert is_blank(text)


@pytest.mark.parametrize(
    ("row", "heading"),
    [
        (("Resultat 2025",), True),
        (("Indikator", "Mål", "Resultat"), True),
        (("Teknisk drift: Indikator tjenestekvalitet", "Mål 2025", "Resultat 2025"), True),
        (("2025",), False),
        (("Lesing", "2025"), False),
        (("Lesing", "Regning"), False),
        (("Mål 5 år",), False),
        (("", ""), False),
    ],
)
def test_headings(row: tuple[str, ...], heading: bool) -> None:
    assert is_heading(row) is heading


NASTY = st.lists(
    st.lists(
        st.one_of(
            st.sampled_from(
                ["", "-", "---", "Resultat 2025", "28,2 %", "1.234", "Lesing 5. trinn", "Ikke målt"]
            ),
            st.text(max_size=12),
        ),
        min_size=1,
        max_size=4,
    ),
    max_size=9,
).map(lambda rows: "\n".join("\t".join(row) for row in rows))


@given(NASTY, st.integers(0, 4), st.booleans(), st.none() | st.integers(-1, 9))
def test_whatever_is_pasted_each_cell_is_met_once_and_only_what_is_understood_is_written(
    text: str, start: int, empty: bool, column: int | None
) -> None:
    found = plan_pasting(text, grid(COUNT), start=(start, 0), year=2025, empty=empty, column=column)
    met = [(one.row_id, one.period) for one in found.placed]
    assert len(met) == len(set(met))
    assert {one.effect for one in found.writes} <= WRITES
    stood = {row.id: row.cells[0].written for row in grid()}
    for one in found.placed:
        assert one.written == stood[one.row_id]
        assert (one.effect is Effect.EMPTIED) <= (empty and one.text == "")
        assert (one.text == "") == (one.effect in (Effect.KEPT, Effect.EMPTIED))
