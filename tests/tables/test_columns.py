"""Columns are found by their headings in any order, and what is doubled or misdated is asked about."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.values.tables import ColumnRole, Purpose, Source, SourceRow, understand
from indicators.values.tables.headings import sense_of

HEADINGS = {
    "Resultat 2024": ("result", 2024, "year-1"),
    "Resultat 2024*": ("result", 2024, "year-1"),
    "Resul-tat 2024": ("result", 2024, "year-1"),
    "Resultat per 31.12.2025": ("result", 2025, "year-1"),
    "Res. 2024": ("result", 2024, "year-1"),
    "Resultat 2025 (%)": ("result", 2025, "year-1"),
    "Resultat T1": ("result", None, "tertial-1"),
    "Resultat 2. tertial 2025": ("result", 2025, "tertial-2"),
    "1. halvår 2025": ("result", 2025, "half-1"),
    "januar 2025": ("result", 2025, "month-1"),
    "Resultat mars": ("result", None, "month-3"),
    "Des-25": ("result", 2025, "month-12"),
    "Resultat per 30.04.2025": ("result", 2025, "tertial-1"),
    "Status pr. 31. august 2025": ("result", 2025, "tertial-2"),
    "30.06.": ("result", None, "half-1"),
    "Mål per 30.04.2025": ("target", 2025, "year-1"),
    "Resultat 1.10.2025": ("result", 2025, "year-1"),
    "Status 31.12": ("result", None, "year-1"),
    "Status 31.12.2024": ("result", 2024, "year-1"),
    "Oppnådd 2025": ("result", 2025, "year-1"),
    "2014": ("result", 2014, "year-1"),
    "Mål 2025": ("target", 2025, "year-1"),
    "Mål for 2026": ("target", 2026, "year-1"),
    "Mål i HØP 2025": ("target", 2025, "year-1"),
    "Mål 2025-2028": ("target", 2025, "year-1"),
    "Årsmål 2025": ("target", 2025, "year-1"),
    "Måltall": ("target", None, "year-1"),
    "Ambisjon 2028": ("target", 2028, "year-1"),
    "FY19 Target": ("target", 2019, "year-1"),
    "Nasjonalt resultat": ("benchmark", None, "year-1"),
    "Landsgjennomsnitt 2024": ("benchmark", 2024, "year-1"),
    "KOSTRA-gruppe 7": ("benchmark", None, "year-1"),
    "Innlandet": ("benchmark", None, "year-1"),
    "Måleenhet": ("unit", None, "year-1"),
    "Frekvens": ("frequency", None, "year-1"),
    "Datakilde": ("data_source", None, "year-1"),
    "Ansvarlig": ("owner", None, "year-1"),
    "Hovedmål": ("goal", None, "year-1"),
    "Delmål": ("subgoal", None, "year-1"),
    "Indikator": ("name", None, "year-1"),
    "Indikatorer på tjenestekvalitet": ("name", None, "year-1"),
    "Tjenesteområde": ("area", None, "year-1"),
    "Kommentar": ("note", None, "year-1"),
    "Måloppnåelse 2025": ("note", 2025, "year-1"),
    "Barnehage: Indikator tjenestekvalitet": (None, None, "year-1"),
    "Planlagt utviklingsarbeid i 2025": (None, 2025, "year-1"),
}


def test_headings_say_what_a_person_reads_in_them() -> None:
    found = {heading: sense_of(heading) for heading in HEADINGS}
    ours = {
        heading: (sense.role.value if sense.role else None, sense.year, sense.period.code)
        for heading, sense in found.items()
    }
    assert ours == HEADINGS


COLUMNS = {
    "Indikator": ("Andel elever som trives", "Antall besøk", "Ventetid (dager)"),
    "Resultat 2023": ("80 %", "1 100", "50"),
    "Resultat 2024": ("82 %", "1 137", "44"),
    "Mål 2025": ("≥ 85 %", "1 200", "<30"),
    "Resultat 2025": ("84 %", "1 178", "28"),
    "Landssnitt": ("83 %", "-", "35"),
    "Frekvens": ("Årlig", "Hvert tertial", "Annethvert år"),
    "Ansvarlig": ("Rektor", "Leder", "Leder"),
}


def source(columns: list[str]) -> Source:
    cells = [tuple(columns), *(tuple(COLUMNS[name][n] for name in columns) for n in range(3))]
    return Source("", "", tuple(SourceRow(f"rad {n}", row, 1) for n, row in enumerate(cells, 1)))


def readings(columns: list[str]) -> list[tuple[object, ...]]:
    read = understand(source(columns), Purpose.RESULTS, 2025, area="6.4 Skole")
    return [
        (
            row.name,
            {role: (cell.written, cell.year, cell.value) for role, cell in row.cells.items()},
            {(cell.role, cell.year, cell.value) for cell in row.others},
            row.proposals,
            row.texts,
            row.area_number,
        )
        for row in read.indicators
    ]


@given(st.permutations(list(COLUMNS)))
def test_the_order_of_columns_changes_nothing(columns: list[str]) -> None:
    assert readings(columns) == readings(list(COLUMNS))


@given(st.permutations(list(COLUMNS)), st.sampled_from(["Resultat 2024", "Mål 2025", "Resultat 2025"]))
def test_a_doubled_heading_is_asked_about_and_its_second_column_never_taken(
    columns: list[str], doubled: str
) -> None:
    read = understand(source([*columns, doubled]), Purpose.RESULTS, 2025)
    asked = [one for one in read.columns if one.question and one.question.code == "column.doubled_same"]
    assert [(one.index, one.heading, one.role) for one in asked] == [(len(columns), doubled, None)]
    assert readings([*columns, doubled]) == readings(columns)


@pytest.mark.parametrize(
    ("headings", "purpose", "code"),
    [
        (("Indikator", "Resultat 2024*", "Mål 2025"), Purpose.RESULTS, "column.misdated"),
        (("Indikator", "Resultat 2023", "Mål 2025", "Resultat 2025"), Purpose.RESULTS, "column.year_gap"),
        (("Indikator", "Mål 2025", "Resultat 2026"), Purpose.RESULTS, "column.future"),
        (("Indikator", "2024", "2025"), Purpose.PLAN, "column.plan_year"),
        (("Indikator", "Resultat", "Mål 2025"), Purpose.PLAN, "column.year"),
        (("Indikator", "Resultat 2024/25", "Mål 2025"), Purpose.RESULTS, "column.school_year"),
    ],
)
def test_a_heading_that_can_mean_two_years_is_asked_about(
    headings: tuple[str, ...], purpose: Purpose, code: str
) -> None:
    cells = (headings, ("Antall besøk", *("5" for _ in headings[1:])))
    made = Source("", "", tuple(SourceRow(f"rad {n}", row, 1) for n, row in enumerate(cells, 1)))
    read = understand(made, purpose, 2025, area="6.4 Skole")
    assert [one.code for one in read.questions if one.code.startswith("column")] == [code]


WILD = st.text(st.characters(codec="utf-8"), max_size=12) | st.sampled_from(
    ["Mål 2025", "Resultat", "5 %", "---", "*) note", "≥ landssnitt", "Ja", "Funksjon 253: Pleie", ""]
)


@given(
    st.lists(st.lists(WILD, min_size=1, max_size=5), max_size=12),
    st.sampled_from(list(Purpose)),
    st.dictionaries(
        st.sampled_from(
            ["table:1", "r1", "r2", "all", "question:direction.unknown", "question:table.series"]
        ),
        st.dictionaries(
            st.sampled_from(
                ["direction", "scale", "row", "column:1", "year:1", "decimals", "target", "layout"]
            ),
            WILD,
        ),
        max_size=3,
    ),
)
def test_no_table_and_no_answer_breaks_the_reading(
    cells: list[list[str]], purpose: Purpose, answers: dict[str, dict[str, str]]
) -> None:
    rows = tuple(SourceRow(f"rad {n}", tuple(row), n % 4 or None) for n, row in enumerate(cells))
    read = understand(Source("", "", rows), purpose, 2025, answers)
    keys = {row.key for row in read.rows}
    assert all(set(one.rows) <= keys for one in read.questions)
    assert {row.where for row in rows} == {row.where for row in read.rows} | {
        row.where for row in rows if not any(cell.split() for cell in row.cells)
    }


def test_a_column_role_is_one_of_those_that_a_person_can_choose() -> None:
    assert {role.value for role in ColumnRole} >= {"target", "result", "previous", "benchmark", "ignored"}
