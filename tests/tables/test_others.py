"""Cards of other municipalities, printed and invented: every figure as a careful person reads it."""

from __future__ import annotations

from pathlib import Path

import pytest

from indicators.imports.tables import read_pasted
from indicators.values import (
    EmptyResult,
    FigureResult,
    LimitTarget,
    MissingResult,
    NoTarget,
    TextResult,
    TextTarget,
)
from indicators.values.tables import ColumnRole, Purpose, ReadRow, RowKind, Source, SourceRow, understand
from indicators.values.tables.goals_above import GoalsAbove

OTHERS = Path(__file__).parent / "others"
SIGNS = {"≥": ">=", "≤": "<="}


def printed(name: str) -> list[dict[str, str]]:
    lines = (OTHERS / name).read_text(encoding="utf-8").split("\n")
    head, *rows = [line.split("\t") for line in lines[1:] if line.strip()]
    return [dict(zip(head, [*row, *[""] * len(head)], strict=False)) for row in rows]


def told(row: ReadRow, role: ColumnRole) -> str:
    """A cell in the words of the expectations."""
    cell = row.cells.get(role)
    if cell is None:
        return "none" if role is ColumnRole.TARGET else "empty"
    match cell.value:
        case LimitTarget(comparator, value):
            return f"limit{SIGNS.get(str(comparator), str(comparator))}{value}"
        case FigureResult(value):
            return f"fig:{value}"
        case MissingResult(reason):
            return f"missing:{reason.value}"
        case NoTarget():
            return "none"
        case EmptyResult():
            return "empty"
        case TextTarget() | TextResult():
            return "text"
    return type(cell.value).__name__


def agrees(ours: str, expected: str) -> bool:
    """Whether a reading is what the careful person wrote; nothing, and no number, have several."""
    if expected == "notnumber":
        return not ours.startswith("fig")
    return ours == expected or (expected == "none" and ours == "empty")


@pytest.mark.parametrize("name", sorted(path.name for path in OTHERS.iterdir()))
def test_figures_of_a_printed_card_are_read_as_a_careful_person_reads_them(name: str) -> None:
    rows = printed(name)
    lines = ["Indikator\tResultat 2024\tMål 2025\tResultat 2025"]
    lines += ["\t".join((row["indicator"], row["previous"], row["target"], row["result"])) for row in rows]
    answers = {
        f"r{place}": {
            name: row[key]
            for name, key in (("direction", "dir"), ("value_kind", "kind"), ("scale", "scale"))
            if row[key]
        }
        for place, row in enumerate(rows, 1)
    }
    read = understand(read_pasted("\n".join(lines)), Purpose.RESULTS, 2025, answers)
    by_key = {row.key: row for row in read.rows}
    wrong = []
    for place, row in enumerate(rows, 1):
        ours = by_key[f"r{place}"]
        found = (told(ours, ColumnRole.TARGET), told(ours, ColumnRole.RESULT))
        if found[0] == "text" and row["target"] == "<0":
            continue  # a target below nothing: a careful person would ask, and so do we
        if not (agrees(found[0], row["exp_target"]) and agrees(found[1], row["exp_result"])):
            wrong.append((row["indicator"], found))
    assert wrong == []


def read_of(
    text: str, year: int, purpose: Purpose = Purpose.RESULTS, **answers: dict[str, str]
) -> list[tuple[object, ...]]:
    given = {key.replace("__", ":"): value for key, value in answers.items()}
    found = understand(read_pasted(text), purpose, year, given)
    return [facts(row) for row in found.indicators]


def facts(row: ReadRow) -> tuple[object, ...]:
    cells = {role.value: cell.read.replace("\u00a0", " ") for role, cell in row.cells.items()}
    others = [(cell.role.value, cell.year, cell.read.replace("\u00a0", " ")) for cell in row.others]
    return (
        row.name,
        row.goal or row.heading,
        row.proposed("direction"),
        row.proposed("value_kind"),
        cells,
        others,
    )


def asked(text: str, year: int, purpose: Purpose = Purpose.RESULTS) -> list[tuple[str, int]]:
    return [(one.code, len(one.rows)) for one in understand(read_pasted(text), purpose, year).questions]


UNIT = """Målekort Kleive oppvekstsenter 2017
Perspektiv\tIndikator\tMål\t2014\t2015\t2016\t2017
Økonomi\tAvvik i forhold til budsjett\t0,0 %\t-1,1 %\t13,4 %\t8,3 %\t1,0 %
Medarbeidere\tSykefravær\t6,0 %\t13,2 %\t5,6 %\t5,5 %\t1,8 %
Tjenester\tElevundersøkelse (skala 1-5)\t4,5\t-\t4,7\t4,8\t4,1
"""


def test_one_goal_column_and_four_years_of_results() -> None:
    assert asked(UNIT, 2017) == [("direction.budget", 1)]
    assert read_of(UNIT, 2017) == [
        (
            "Avvik i forhold til budsjett", "Økonomi", "", "percent",
            {"target": "0,0 %", "result": "1,0 %", "previous": "8,3 %"},
            [("previous", 2014, "−1,1 %"), ("previous", 2015, "13,4 %")],
        ),
        (
            "Sykefravær", "Medarbeidere", "lower", "percent",
            {"target": "6,0 %", "result": "1,8 %", "previous": "5,5 %"},
            [("previous", 2014, "13,2 %"), ("previous", 2015, "5,6 %")],
        ),
        (
            "Elevundersøkelse (skala 1-5)", "Tjenester", "higher", "score",
            {"target": "4,5", "result": "4,1", "previous": "4,8"},
            [("previous", 2014, ""), ("previous", 2015, "4,7")],
        ),
    ]  # fmt: skip


RANGES = """6.3 Barnehage

Indikator\tMåleenhet\tMål 2025\tResultat 2025\tStatus\tKilde\tAnsvarlig
Barn per voksen\tantall\t5,5–6\t5,8\tNådd\tBASIL\tEnhetsleder
Andel pedagoger\t%\t45-50\t43\tIkke nådd\tBASIL\tEnhetsleder
Saksbehandlingstid\tdager\tmellom 10 og 20\t25\tIkke nådd\tWebsak\tRådgiver
Årsrapport levert\tdato\tinnen 1.10.\t15.9.2025\tNådd\tWebsak\tRådgiver
"""


def test_targets_as_ranges_and_dates_with_columns_of_unit_source_and_owner() -> None:
    assert asked(RANGES, 2025) == [("direction.unknown", 2)]
    assert read_of(RANGES, 2025) == [
        ("Barn per voksen", "", "", "number", {"target": "5,5–6", "result": "5,8"}, []),
        ("Andel pedagoger", "", "", "percent", {"target": "45–50 %", "result": "43 %"}, []),
        ("Saksbehandlingstid", "", "lower", "number", {"target": "10–20 dager", "result": "25 dager"}, []),
        (
            "Årsrapport levert",
            "",
            "lower",
            "date",
            {"target": "innen 01.10.2025", "result": "15.09.2025"},
            [],
        ),
    ]


ENGLISH = """Measure\tFY18 Actual\tFY19 Target\tFY19 Actual
Average days to repair\t4.5\t5.0\t4.2
Books lent\t33,372\t36,934\t34,120
"""


def test_english_figures_are_asked_about_and_read_by_the_answer() -> None:
    assert asked(ENGLISH, 2019)[0] == ("notation", 2)
    assert [row[4] for row in read_of(ENGLISH, 2019)] == [
        {"target": "5,0", "result": "4,2", "previous": "4,5"},
        {"target": "36,934", "result": "34,120", "previous": "33,372"},
    ]
    assert [row[4] for row in read_of(ENGLISH, 2019, question__notation={"notation": "english"})] == [
        {"target": "5,0", "result": "4,2", "previous": "4,5"},
        {"target": "36 934", "result": "34 120", "previous": "33 372"},
    ]


AMOUNTS = """Tall i 1000 kr
Område\tRegnskap 2024\tMål 2025\tRegnskap 2025\tAvvik
Driftsutgifter\t123 456\t125 000\t126 100\t-1 100
Netto\t101 606\t103 000\t102 650\t350
"""


def test_amounts_in_thousands_have_the_unit_that_the_title_says() -> None:
    read = understand(read_pasted(AMOUNTS), Purpose.RESULTS, 2025).indicators
    assert [(row.name, row.proposed("unit"), row.proposals["unit"].assumed) for row in read] == [
        ("Driftsutgifter", "1000 kr", True),
        ("Netto", "1000 kr", True),
    ]


def test_a_plan_of_goals_in_merged_cells_with_ambitions_for_two_years() -> None:
    cells: list[tuple[tuple[str, ...], tuple[int, ...]]] = [
        (("Hovedmål", "Delmål", "Indikator", "Resultat 2024", "Ambisjon 2025", "Ambisjon 2028"), ()),
        (("Gode oppvekstvilkår", "Alle mestrer", "Andel elever som trives", "82 %", "85 %", "90 %"), ()),
        (("Gode oppvekstvilkår", "Tidlig innsats", "Antall familier i veiledning", "12", "20", "25"), (0,)),
        (("Trygg alderdom", "Hjemme lengst mulig", "Ventetid på plass (dager)", "44", "30", "20"), ()),
    ]
    rows = tuple(SourceRow(f"tabell 1, rad {n}", one, 1, joined) for n, (one, joined) in enumerate(cells, 1))
    read = understand(Source("plan.docx", "", rows), Purpose.PLAN, 2025)
    assert [facts(row) for row in read.indicators] == [
        (
            "Andel elever som trives", "Alle mestrer", "higher", "percent",
            {"target": "85 %", "previous": "82 %"}, [("target", 2028, "90 %")],
        ),
        (
            "Antall familier i veiledning", "Tidlig innsats", "higher", "number",
            {"target": "20", "previous": "12"}, [("target", 2028, "25")],
        ),
        (
            "Ventetid på plass (dager)", "Hjemme lengst mulig", "lower", "number",
            {"target": "30 dager", "previous": "44 dager"}, [("target", 2028, "20 dager")],
        ),
    ]  # fmt: skip


VIEWER = """6.4 Skole

Indikatorer på tjenestekvalitet Resultat 2024 Mål 2025 Resultat 2025
202: Grunnskole
Leseferdighet 5. trinn – andel elever på nivå 1 28,8 % <20 % 28,2 %
Antall besøk 1 137 1 200 1 178
"""


def test_a_pdf_viewers_columns_are_parted_where_that_can_be_done_in_one_way_alone() -> None:
    read = understand(read_pasted(VIEWER), Purpose.RESULTS, 2025)
    assert [(row.where, row.kind) for row in read.rows] == [
        ("linje 1", RowKind.TEXT),
        ("linje 3", RowKind.HEADER),
        ("linje 4", RowKind.HEADING),
        ("linje 5", RowKind.INDICATOR),
        ("linje 6", RowKind.HEADING),
    ]
    assert [facts(row)[4] for row in read.indicators] == [
        {"target": "< 20 %", "result": "28,2 %", "previous": "28,8 %"}
    ]
    assert [(one.code, one.given) for one in read.questions] == [
        ("row.kind", ("Antall besøk 1 137 1 200 1 178",))
    ]


BROKEN_NAME = """Indikator     Mål 2025    Resultat 2025
Andel elever som deltar på
tilrettelagte tilbud   10 %   12 %
"""


def test_a_name_that_a_viewer_breaks_is_joined_by_an_answer() -> None:
    assert ("row.begun_above", 1) in asked(BROKEN_NAME, 2025)
    joined = read_of(BROKEN_NAME, 2025, r2={"row": "joined"})
    assert [row[0] for row in joined] == ["Andel elever som deltar på tilrettelagte tilbud"]


HEADLESS = """Andel elever som fullfører\t85 %\t90 %\t88 %
Sykefravær\t7,5 %\t<7 %\t6,9 %
"""


def test_columns_without_headings_are_asked_about_and_nothing_of_them_is_taken() -> None:
    assert [one for one in asked(HEADLESS, 2025) if one[0].startswith("column")] == [
        ("column.unknown", 2), ("column.unknown", 2), ("column.unknown", 2),
    ]  # fmt: skip
    assert [row[4] for row in read_of(HEADLESS, 2025)] == [{}, {}]
    roles = {"column:1": "previous", "column:2": "target", "column:3": "result"}
    assert [row[4] for row in read_of(HEADLESS, 2025, table__1=roles)] == [
        {"target": "90 %", "result": "88 %", "previous": "85 %"},
        {"target": "< 7 %", "result": "6,9 %", "previous": "7,5 %"},
    ]


TURNED = """\tSykefravær\tAntall besøk
Resultat 2024\t7,5 %\t1 200
Mål 2025\t<7 %\t1 300
Resultat 2025\t6,9 %\t1 250
"""


def test_a_table_on_its_side_is_asked_about_and_turned_by_an_answer() -> None:
    assert asked(TURNED, 2025) == [("table.transposed", 4)]
    assert read_of(TURNED, 2025) == []
    turned = read_of(TURNED, 2025, **{"question__table.transposed": {"layout": "transposed"}})
    assert [(row[0], row[4]) for row in turned] == [
        ("Sykefravær", {"target": "< 7 %", "result": "6,9 %", "previous": "7,5 %"}),
        ("Antall besøk", {"target": "1 300", "result": "1 250", "previous": "1 200"}),
    ]


FRACTIONS = "Indikator\tMål 2025\tResultat 2025\nAndel som fullfører\t0,9\t0,875\nSykefravær\t<0,075\t0,079\n"


def test_percentages_that_a_spreadsheet_left_as_fractions_are_asked_about_and_restated() -> None:
    assert ("kind.fraction", 2) in asked(FRACTIONS, 2025)
    answers = {"question:kind.fraction": {"fraction": "percent"}}
    read = understand(read_pasted(FRACTIONS), Purpose.RESULTS, 2025, answers).indicators
    assert [
        (
            row.proposed("value_kind"),
            row.proposed("decimals"),
            [(one.written, one.text) for one in row.cells.values()],
        )
        for row in read
    ] == [
        ("percent", "1", [("0,9", "90 %"), ("0,875", "87,5 %")]),
        ("percent", "1", [("<0,075", "<7,5 %"), ("0,079", "7,9 %")]),
    ]  # fmt: skip


MARKED = """Indikator\tResultat 2024¹\tMål 2025\tResultat 2025
Utslipp av CO₂ (tonn)\t1 200\t< 1 000\t1 100²)
Areal per ansatt (m²)\t25\t20\t22

¹ Foreløpige tall.
² Målt i mai.
"""


def test_marks_of_columns_and_of_cells_lead_to_their_notes() -> None:
    read = understand(read_pasted(MARKED), Purpose.RESULTS, 2025).indicators
    assert [(row.proposed("unit"), [text for _, text in row.notes]) for row in read] == [
        ("tonn", ["Målt i mai.", "Foreløpige tall."]),
        ("m²", ["Foreløpige tall."]),
    ]
    assert [facts(row)[4]["result"] for row in read] == ["1 100 tonn", "22 m²"]


def goals_of(*rows: str, **answers: dict[str, str]) -> list[tuple[str, tuple[str, ...]]]:
    """The indicators of a plan with the goals above each; a row of one cell is a goal or a heading."""
    lines = ("Indikator", "Resultat 2024", "Mål 2025"), *((row, "", "") for row in rows)
    cells = [(one[0], "4", "5") if one[0].startswith("Antall") else one for one in lines]
    source = tuple(SourceRow(f"rad {n}", one, 1) for n, one in enumerate(cells, 1))
    given = {key.replace("__", ":").replace("_til_", "/"): value for key, value in answers.items()}
    read = understand(Source("plan.docx", "", source), Purpose.PLAN, 2025, given)
    asked = [(one.code, one.choices) for one in read.questions if one.code.startswith("goal")]
    return [(row.name, row.goals) for row in read.indicators] + asked


H1, H2 = "Hovedmål 1: Trygge barn", "Hovedmål 2: Gode veier"


@pytest.mark.parametrize(
    ("printed", "goals"),
    [
        ((H1, "Delmål 1.1: Flere i barnehage", "Antall barn"), (H1, "Delmål 1.1: Flere i barnehage")),
        ((H1, "Delmål 1.1: A", "Delmål 1.2: B", "Antall barn"), (H1, "Delmål 1.2: B")),
        ((H1, "Delmål 1.1: A", H2, "Antall barn"), (H2,)),
        ((H1, "Delmål: A", "Delmål: B", "Antall barn"), (H1, "Delmål: B")),
        (("Hovedmål: Vekst", "Delmål 1: A", "Delmål 1.1: B", "Antall barn"),
         ("Hovedmål: Vekst", "Delmål 1: A", "Delmål 1.1: B")),
        (("Hovedmål: Vekst", "Delmål 1: A", "Delmål 1.1: B", "Delmål 2: C", "Antall barn"),
         ("Hovedmål: Vekst", "Delmål 2: C")),
        (("Hovedmål: Vekst", "Delmål 1.1: A", "Delmål 1.2: B", "Antall barn"),
         ("Hovedmål: Vekst", "Delmål 1.2: B")),
        (("Mål 1: Vekst", "Mål 1.1: A", "Antall barn"), ("Mål 1: Vekst", "Mål 1.1: A")),
        ((H1, "Delmål: A", "Resultatmål: B", "Antall barn"), (H1, "Delmål: A", "Resultatmål: B")),
        ((H1, "Delmål 1: A", "Delmål 1.1: B", "Resultatmål: C", "Effektmål: D", "Antall barn"),
         (H1, "Delmål 1: A", "Delmål 1.1: B", "Effektmål: D")),
        (("Delmål 1: A", "Delmål 2: B", "Antall barn"), ("Delmål 2: B",)),
    ],
)  # fmt: skip
def test_rows_of_goals_stand_under_each_other(printed: tuple[str, ...], goals: tuple[str, ...]) -> None:
    assert goals_of(*printed) == [("Antall barn", goals)]


@pytest.mark.parametrize(
    ("said", "goals"),
    [
        (None, ("Delmål 3.1: A",)),
        (H1, (H1, "Delmål 3.1: A")),
        (H2, (H2, "Delmål 3.1: A")),
        ("alone", ("Delmål 3.1: A",)),
    ],
)
def test_a_goal_of_another_number_is_asked_about_and_stands_where_the_answer_says(
    said: str | None, goals: tuple[str, ...]
) -> None:
    answers = {} if said is None else {"question__goal.under_til_r3": {"under": said}}
    asked = [("goal.under", (H1, H2, "alone"))] if said is None else []
    assert goals_of(H1, H2, "Delmål 3.1: A", "Antall barn", **answers) == [("Antall barn", goals), *asked]


HEADING = ""
VAGUE = "Hovedmål: Vekst"


@pytest.mark.parametrize(
    ("printed", "choices", "texts"),
    [
        ((H1, "Delmål 1.1: A", HEADING), (), ()),
        ((H1, HEADING, "Delmål: A"), (H1, "alone"), ("Delmål: A",)),
        ((HEADING, "Delmål: A"), (), ("Delmål: A",)),
        ((VAGUE, HEADING, "Delmål 3: A", "Delmål 4.1: B"), (VAGUE, "alone"), ("Delmål 4.1: B",)),
        ((H1, ("Mål 3: A", H1), HEADING, "Delmål 5.1: B"), (H1, "alone"), ("Delmål 5.1: B",)),
    ],
)
def test_a_heading_ends_the_goals_above_and_what_is_unclear_then_is_asked(
    printed: tuple[str | tuple[str, str], ...], choices: tuple[str, ...], texts: tuple[str, ...]
) -> None:
    """A goal is its text, or its text and the answer to what it stands under; the last choices count."""
    above = GoalsAbove()
    asked: list[tuple[str, ...]] = []
    for one in printed:
        text, under = (one, "") if isinstance(one, str) else one
        if text == HEADING:
            above.clear()
        else:
            asked.append(above.take(text, {"under": under}))
    assert (asked[-1], above.texts) == (choices, texts)


def test_goals_in_columns_of_their_own_hold_both_also_where_one_stands_alone_in_its_row() -> None:
    cells = [
        ("Hovedmål", "Delmål", "Indikator", "Mål 2025"),
        ("Gode oppvekstvilkår", "", "", ""),
        ("", "Alle mestrer", "Andel elever som trives", "85 %"),
        ("", "", "Andel elever som leser", "90 %"),
        ("", "Tidlig innsats", "Antall familier i veiledning", "20"),
        ("Trygg alderdom", "", "Ventetid på plass (dager)", "30"),
    ]
    rows = tuple(SourceRow(f"rad {n}", one, 1) for n, one in enumerate(cells, 1))
    read = understand(Source("plan.docx", "", rows), Purpose.PLAN, 2025)
    assert [(row.kind.value, row.heading, row.goals) for row in read.rows[1:]] == [
        ("goal", "", ("Gode oppvekstvilkår",)),
        ("indicator", "", ("Gode oppvekstvilkår", "Alle mestrer")),
        ("indicator", "", ("Gode oppvekstvilkår", "Alle mestrer")),
        ("indicator", "", ("Gode oppvekstvilkår", "Tidlig innsats")),
        ("indicator", "", ("Trygg alderdom",)),
    ]
