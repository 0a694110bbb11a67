"""Elverum's files say what the annual report prints: every row, every cell, every note, letter by letter."""

import hashlib
import re
from collections import Counter
from decimal import Decimal

import pytest

from tests.fixtures_elverum.report import (
    FOLDER,
    area_lines,
    card_rows,
    footnotes,
    report_lines,
    rows_of,
    running_text,
)

REPORT = report_lines()
ROWS = card_rows(REPORT)
LINES = rows_of("lines.csv")
CARD_LINES = [line for line in LINES if line["on_card"] == "yes"]
CELLS = rows_of("cells.csv")
FOOTNOTES = rows_of("footnotes.csv")
FOOTNOTE_CELLS = rows_of("footnote_cells.csv")
COMMENTS = rows_of("comments.csv")
HEADINGS = rows_of("headings.csv")
AREAS = rows_of("areas.csv")
SECTORS = rows_of("sectors.csv")
LINE_OF = {line["code"]: int(line["line"]) for line in LINES}
SERIES = {893, 916, 923, 930}

# What each printed column head means. "Resultat 2024*" stands over a survey taken in January 2025 (l.547).
COLUMNS = {
    "Resultat 2023": ("2023", "result"),
    "Resultat 2024": ("2024", "result"),
    "Resultat 2024*": ("2025", "result"),
    "Nasjonalt resultat": ("2025", "benchmark"),
    "Mål 2025": ("2025", "target"),
    "Resultat 2025": ("2025", "result"),
}

# Where the sub-headings of the running text about results stand.
SUBHEADINGS = (460, 549, 809, 813, 877, 889, 936, 999)

# Counted by hand on the printed pages.
INDICATORS = {
    "6.2": 20, "6.3": 11, "6.4": 16, "6.5": 5, "6.6": 12, "6.7": 14,
    "6.8": 10, "6.9": 8, "6.10": 14, "6.11": 17, "6.12": 8,
}  # fmt: skip
CARD_CELLS = {
    "6.2": 60, "6.3": 31, "6.4": 48, "6.5": 15, "6.6": 34, "6.7": 42,
    "6.8": 30, "6.9": 24, "6.10": 42, "6.11": 34, "6.12": 16,
}  # fmt: skip


def our_cells(*, series: bool) -> list[tuple[int, int, str, str, str, str, str]]:
    """The file's cells, of cards or of series: the line of the indicator, of the cell, and the rest."""
    return [
        (
            LINE_OF[cell["code"]],
            int(cell["line"]),
            cell["year"],
            cell["column"],
            cell["period"],
            cell["text"],
            cell["printed_heading"],
        )
        for cell in CELLS
        if (LINE_OF[cell["code"]] in SERIES) is series
    ]


def printed(number: int) -> str:
    """The report's line with that number."""
    return REPORT[number - 1]


def test_the_copy_of_the_report_is_the_one_that_was_read() -> None:
    digest = hashlib.sha256((FOLDER / "arsmelding-2025.txt").read_bytes()).hexdigest()
    assert digest == "c2f754bd5b0b49cae7d9262bcad9f03a47e7bb31530b975887ba4911263f7fc3"


def test_the_report_prints_135_indicators_and_the_reading_finds_each() -> None:
    assert Counter(row.area for row in ROWS) == INDICATORS
    assert sum(INDICATORS.values()) == len(ROWS) == 135


def test_no_indicator_is_missing_or_added_and_names_are_letter_by_letter() -> None:
    ours = [(line["area"], int(line["line"]), line["name"]) for line in CARD_LINES]
    assert ours == [(row.area, row.line, row.name) for row in ROWS]


def test_lines_are_numbered_within_their_area_and_codes_are_unique() -> None:
    for area in INDICATORS:
        orders = [int(line["order"]) for line in LINES if line["area"] == area]
        assert orders == list(range(1, len(orders) + 1))
    assert len(LINE_OF) == len(LINES) == 139
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", code) for code in LINE_OF)


def test_every_printed_cell_is_in_the_file_letter_by_letter() -> None:
    expected = {
        (row.line, row.line, *COLUMNS[head], "year", text, head) for row in ROWS for head, text in row.cells
    }
    ours = our_cells(series=False)
    assert set(ours) == expected
    assert len(ours) == len(expected) == 376


def test_cells_per_area_are_as_counted() -> None:
    area_of = {line["code"]: line["area"] for line in CARD_LINES}
    assert Counter(area_of[cell["code"]] for cell in CELLS if cell["code"] in area_of) == CARD_CELLS
    assert sum(CARD_CELLS.values()) == 376


def test_a_target_is_printed_twice_in_two_rows_only_and_says_the_same_both_times() -> None:
    twice = [row for row in ROWS if [head for head, _ in row.cells].count("Mål 2025") == 2]
    assert [row.line for row in twice] == [534, 535]
    assert [{text for head, text in row.cells if head == "Mål 2025"} for row in twice] == [{"≤14"}, {"≤6"}]


def test_every_month_and_year_of_the_social_assistance_tables_is_there() -> None:
    months = printed(893).split("\t")[1:]
    assert months == ["JAN", "FEB", "MAR", "APR", "MAI", "JUN", "JUL", "AUG", "SEP", "OKT", "NOV", "DES"]
    expected = set()
    for number in range(894, 904):
        year, *figures = printed(number).split("\t")
        for month, (head, text) in enumerate(zip(months, figures, strict=True), start=1):
            expected.add((893, number, year, "result", f"M{month:02}", text, head))
    for head_line in (916, 923):
        years, figures = (printed(n).split("\t")[1:] for n in (head_line, head_line + 1))
        for year, text in zip(years, figures, strict=True):
            expected.add((head_line, head_line + 1, year, "result", "year", text, year))
    for number in range(931, 935):
        year, first, second = printed(number).split("\t")
        expected.add((930, number, year, "result", "H1", first, "halvår"))
        expected.add((930, number, year, "result", "H2", second, "halvår"))
    ours = our_cells(series=True)
    assert set(ours) == expected
    assert len(ours) == len(expected) == 120 + 5 + 5 + 8


def test_the_series_are_off_the_card_and_named_by_their_captions() -> None:
    names = {int(line["line"]): line["name"] for line in LINES if line["on_card"] == "no"}
    assert set(names) == SERIES
    assert [printed(number) for number in (905, 919, 926)] == [f"Tabell: {names[n]}" for n in (893, 916, 923)]
    lower_first = names[930][0].lower() + names[930][1:]
    assert f"kartlegging av {lower_first}:" in printed(928)


@pytest.mark.parametrize(
    ("year", "printed_mean", "computed"),
    [
        ("2021", "234", "235.75"),
        ("2022", "272", "271.83"),
        ("2023", "364", "363.67"),
        ("2024", "410", "410.42"),
        ("2025", "390", "389.83"),
    ],
)
def test_the_remark_on_the_table_of_means_is_right(year: str, printed_mean: str, computed: str) -> None:
    heads, means = printed(909).split("\t"), printed(910).split("\t")
    assert means[heads.index(year)] == printed_mean
    months = [int(text) for line, _, of, _, _, text, _ in our_cells(series=True) if (line, of) == (893, year)]
    assert (Decimal(sum(months)) / len(months)).quantize(Decimal("0.01")) == Decimal(computed)
    remark = next(note for note in FOOTNOTES if note["code"] == "bistand-snitt-per-maned")
    assert f"{printed_mean} i {year}" in remark["text"]
    assert computed.replace(".", ",") in remark["text"]


def test_headings_are_in_printed_order_and_hold_the_printed_rows() -> None:
    in_order = list(dict.fromkeys((row.area, row.group) for row in ROWS))
    assert [(head["area"], int(head["line"])) for head in HEADINGS] == in_order
    assert [head["title_as_printed"] for head in HEADINGS] == [printed(n).split("\t")[0] for _, n in in_order]
    line_of_heading = {head["code"]: int(head["line"]) for head in HEADINGS}
    assert [line_of_heading[line["heading"]] for line in CARD_LINES] == [row.group for row in ROWS]
    assert {line["heading"] for line in LINES if line["on_card"] == "no"} == {"bistand-livsopphold"}
    for area in INDICATORS:
        orders = [int(head["order"]) for head in HEADINGS if head["area"] == area]
        assert orders == list(range(1, len(orders) + 1))


def test_headings_carry_the_printed_function_codes() -> None:
    codes = [(int(head["line"]), head["functions"]) for head in HEADINGS if head["functions"]]
    assert codes == [
        (422, "120"), (425, "120"), (427, "120"), (433, "120"), (448, "121;130"),
        (589, "202"), (602, "383"), (605, "213"),
        (644, "251"), (647, "252"), (650, "285"),
        (676, "231"), (680, "232"), (683, "233"), (689, "234"), (691, "241"),
        (730, "254"), (735, "253"),
        (791, "242"), (799, "243"), (801, "265"), (804, "273"),
        (862, "275"), (866, "276"), (868, "281"), (871, "283"),
        (1042, "302"), (1050, "303"), (1054, "329"),
    ]  # fmt: skip
    for head in HEADINGS:
        # The four groups of the first table take their code from the table's own head.
        where = printed(421) if head["functions"] == "120" else head["title_as_printed"]
        assert re.findall(r"\b\d{3}\b", where) == [code for code in head["functions"].split(";") if code] or (
            head["functions"] == "120" and where.startswith("120: ")
        )
        assert head["title"] in head["title_as_printed"]
        assert not re.search(r"\d{3}|[.:]$", head["title"])


def test_footnotes_are_letter_by_letter_and_none_is_left_out() -> None:
    ours = [(n["area"], int(n["line"]), n["mark"], n["text"]) for n in FOOTNOTES if n["kind"] == "printed"]
    assert ours == footnotes(REPORT)
    assert [line for _, line, _, _ in ours] == [442, 444, 446, 458, 547, 654, 694, 807, 875]


def test_every_printed_mark_leads_to_its_note() -> None:
    note_of = {note["code"]: note for note in FOOTNOTES if note["kind"] == "printed"}
    years = {"result": "2025", "target": "2025", "previous": "2024"}
    ours = set()
    for tie in FOOTNOTE_CELLS:
        if tie["footnote"] in note_of:
            place = (LINE_OF[tie["indicator"]], years[tie["cell"]])
            ours.add((*place, note_of[tie["footnote"]]["mark"], int(note_of[tie["footnote"]]["line"])))
    marked = set()
    for cell in CELLS:
        mark = re.search(r"\*+\)?", cell["text"]) or re.search(r"\*+\)?", cell["printed_heading"])
        if mark:
            marked.add((LINE_OF[cell["code"]], cell["year"], mark[0]))
    # l.439 is printed with the mark of another row's note; its own note is l.446, marked ****).
    assert marked - {place[:3] for place in ours} == {(439, "2025", "***)")}
    assert {place for place in ours if place[:3] not in marked} == {(439, "2025", "****)", 446)}


def test_every_note_belongs_to_a_cell_of_its_area_and_notes_are_numbered() -> None:
    area_of = {line["code"]: line["area"] for line in LINES}
    assert {tie["footnote"] for tie in FOOTNOTE_CELLS} == {note["code"] for note in FOOTNOTES}
    for note in FOOTNOTES:
        ties = [tie for tie in FOOTNOTE_CELLS if tie["footnote"] == note["code"]]
        assert {area_of[tie["indicator"]] for tie in ties} == {note["area"]}
        assert {tie["year"] for tie in ties} == {"2025"}
        assert {tie["cell"] for tie in ties} <= {"name", "result", "target", "previous"}
        assert note["kind"] == "printed" or note["mark"] == ""
    for area in INDICATORS:
        orders = [int(note["order"]) for note in FOOTNOTES if note["area"] == area]
        assert orders == list(range(1, len(orders) + 1))


def test_comments_are_letter_by_letter_and_none_is_left_out() -> None:
    expected = [piece for piece in running_text(REPORT) if piece[1] not in SUBHEADINGS]
    assert [(c["area"], int(c["line"]), c["text"]) for c in COMMENTS] == expected
    counts = Counter(comment["area"] for comment in COMMENTS)
    assert counts == {"6.2": 1, "6.3": 2, "6.8": 5, "6.9": 12, "6.10": 4}
    for comment in COMMENTS:
        assert comment["title"] == printed(max(n for n in SUBHEADINGS if n < int(comment["line"])))


def test_comments_name_indicators_of_their_own_area() -> None:
    area_of = {line["code"]: line["area"] for line in LINES}
    for comment in COMMENTS:
        named = [code for code in comment["indicators"].split(";") if code]
        assert {area_of[code] for code in named} <= {comment["area"]}


def test_areas_are_the_sections_of_the_report() -> None:
    titles = {area: (number, text) for area, number, text in reversed(area_lines(REPORT))}
    assert [(a["number"], int(a["line"]), f"{a['number']} {a['name']}") for a in AREAS] == [
        (area, *titles[area]) for area in INDICATORS
    ]
    assert [int(area["order"]) for area in AREAS] == list(range(1, 12))


def test_sectors_are_the_staffing_table_and_add_up() -> None:
    table = [printed(number).split("\t") for number in range(388, 399)]
    assert [[sector["name"], sector["fte_2025"].replace(".", ",")] for sector in SECTORS] == table
    assert [int(sector["line"]) for sector in SECTORS] == list(range(388, 399))
    assert sum(Decimal(sector["fte_2025"]) for sector in SECTORS) == Decimal("1498.0")
    assert printed(399) == "Totalsum\t1 498,0"


def test_the_plan_is_the_one_the_report_answers_to() -> None:
    assert rows_of("plan.csv") == [
        {
            "year": "2025",
            "title": "Handlings- og økonomiplan 2025–2028, virksomhetsplan 2025",
            "case": "KS-sak 145/24",
            "adopted_on": "2024-12-12",
            "line": "405",
        }
    ]
    assert "2025-2028 ble godkjent av kommunestyret 12. desember 2024" in printed(405)
    assert "KS-sak 145/24 per 12. desember 2024" in printed(1271)
