"""Single rows and small tables, asked directly: which row is a header, and how a table lies."""

from __future__ import annotations

from itertools import product

import pytest

from indicators.values import Scale
from indicators.values.tables import Purpose, Source, SourceRow
from indicators.values.tables.answers import AnswersByScope
from indicators.values.tables.headings import sense_of
from indicators.values.tables.layout import Segment, is_header, lay_out, layout_of

HEADERS = {
    # a row: a header at the start of a table, and inside one
    "Indikator | Mål 2025 | Resultat 2024": (True, True),
    "| Mål 2025 | Resultat 2024": (True, True),
    "Skole | Mål 2025 | Resultat 2024": (True, True),
    "Indikator | Mål 2025 | Noe": (True, True),
    "Indikator | Mål 2025 | Noe | Annet": (False, False),
    "Indikator | Mål 2025 | Enhet | Annet": (True, True),
    "Indikator | Mål 2025 | Noe | Annet | Tredje": (False, False),
    "Indikator | 2024 | 2025": (True, False),
    "Skole | 2024 | 2025": (True, False),
    "Skole | 2024 | 2025 | Noe": (True, False),
    "Skole | 2024 | 2025 | Noe | Annet": (False, False),
    "Skole | 2024 | 2025 | Enhet | Annet | Noe": (False, False),
    "Skole | 2024 | 2025 | Enhet | Annet": (True, False),
    "Skole | 2024": (False, False),
    "Skole | Enhet | Kilde": (True, False),
    "Skole | Enhet": (False, False),
    "Indikator | Enhet": (True, False),
    "Indikator | Noe": (False, False),
    "Indikator": (False, False),
    "Mål 2025": (False, False),
    "| Mål 2025": (True, True),
    "Indikator | Landssnitt": (True, True),
    "Skole | Landssnitt": (True, False),
    "Skole | Landssnitt 2024": (True, True),
    "Skole | Landssnitt | Mål 2025": (True, True),
    "Indikator | Mål 2025 | 12": (False, False),
    "Indikator | Mål 2025 | –": (False, False),
    "Indikator | Mål 2025 | ≥ landssnitt": (False, False),
    "Indikator | Mål 2025 | 5 av 30": (False, False),
    "12 | Mål 2025 | Resultat 2024": (True, True),
    "Mål 2025 | Mål 2025": (False, False),
    "Mål 2025 | Mål 2025 | Resultat 2024": (True, True),
    f"{'å' * 200} | Mål 2025": (True, True),
    f"{'å' * 201} | Mål 2025": (False, False),
    f"Indikator | Mål 2025 | {'å ' * 30}å": (False, False),
    f"Indikator | Mål 2025 | {'å' * 60}": (True, True),
    f"Indikator | Mål 2025 | {'å' * 61}": (False, False),
    "": (False, False),
}


def _cells(row: str) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in row.split("|"))


def test_which_rows_name_columns() -> None:
    assert {
        row: tuple(is_header(_cells(row), "figures", at_start=start) for start in (True, False))
        for row in HEADERS
    } == HEADERS


def test_headers_of_people_and_sectors_stand_first_and_hold_no_address() -> None:
    rows = {
        "Navn | E-post": (True, False), "Navn | Noe": (True, False), "Navn | Noe | Annet": (False, False),
        "Navn | ola@eksempel.no": (False, False), "Ola | Kari": (False, False),
    }  # fmt: skip
    assert {
        row: tuple(is_header(_cells(row), "people", at_start=start) for start in (True, False))
        for row in rows
    } == rows


LAYOUTS = {
    # first cells (one row each, with a figure beside), under a header: how the table lies
    ("Indikator", "Bygge Rydde Vaske"): "card",
    ("År", "Bygge Rydde Vaske"): "series",
    ("Måned:", "Bygge Rydde Vaske"): "series",
    ("Skole", "2024 2025"): "series",
    ("Skole", "2024 2025 –"): "series",
    ("Skole", "2024 2025 Bygge"): "series",
    ("Skole", "2024 2025 Bygge Rydde"): "card",
    ("Skole", "2024 Bygge"): "card",
    ("Skole", "2024 2025 . . ."): "series",
    ("Skole", "Mål_2025 Resultat_2024"): "transposed",
    ("Skole", "Mål_2025 Resultat_2024 Noe"): "transposed",
    ("Skole", "Mål_2025 Resultat_2024 Noe Annet"): "card",
    ("Skole", "Mål_2025"): "card",
    ("Skole", "Mål_2025 Noe"): "card",
    ("Skole", "Mål_2025 Resultat_2024 . ."): "transposed",
}


def _segment(head: str, firsts: str, beside: str = "12", heads: tuple[str, ...] = ("Elever",)) -> Segment:
    rows = [SourceRow("", (head, *heads), 1)]
    for first in firsts.split():
        name = "" if first == "." else first.replace("_", " ")
        rows.append(SourceRow("", (name, beside, *("" for _ in heads[1:])), 1))
    found = lay_out(Source("", "", tuple(rows)), Purpose.RESULTS).segments[0]
    if not found.header[0]:
        first_row, *found.lines = found.lines
        found.header = first_row.cells
        found.senses = tuple(sense_of(cell) for cell in found.header)
    return found


def test_how_a_table_lies_by_its_first_column() -> None:
    assert {key: layout_of(_segment(*key)) for key in LAYOUTS} == LAYOUTS


def test_no_more_than_forty_rows_lie_on_their_side() -> None:
    for count, lies in ((20, "transposed"), (21, "card")):
        assert layout_of(_segment("Skole", "Mål_2025 Resultat_2024 " * count)) == lies


@pytest.mark.parametrize(
    ("heads", "beside", "lies"),
    [
        (("Indikator", "Kilde"), "Udir sier det", "card"),
        (("Indikator", "Noe annet"), "Udir sier det", "prose"),
        (("Punkt", "Noe annet"), "Udir sier det", "prose"),
        (("Punkt", "Mål 2025"), "Udir sier det", "card"),
        (("Punkt", "Noe annet"), "12", "card"),
    ],
)
def test_what_is_a_card_and_what_is_prose(heads: tuple[str, str], beside: str, lies: str) -> None:
    assert layout_of(_segment(heads[0], "Bygge Rydde Vaske", beside, heads[1:])) == lies


def test_half_of_the_cells_and_of_the_names_make_a_card() -> None:
    said = {}
    for figures, names in product((1, 2), (1, 2)):
        cells = [("Bygge" if n < names else "1 av 4", "12" if n < figures else "Snart") for n in range(4)]
        rows = (("Punkt", "Frist nå"), *cells)
        source = Source("", "", tuple(SourceRow("", one, 1) for one in rows))
        segment = lay_out(source, Purpose.RESULTS).segments[0]
        segment.lines = segment.lines[-4:]
        said[figures, names] = layout_of(segment)
    assert said == {(1, 1): "prose", (1, 2): "prose", (2, 1): "prose", (2, 2): "card"}


def test_answers_hold_for_what_they_name_and_nothing_else_is_one() -> None:
    given = AnswersByScope({
        "all": {"direction": " lower ", "value_kind": "numbers", "name": "Alle"},
        "table:2": {"unit": "dager", "column:1": "target", "skip": "yes", "layout": "card", "name": "Tabell"},
        "table:x": {"unit": "uker"}, "table:": {"unit": "uker"}, "tables": {"unit": "uker"},
        "r3": {"name": "Rad", "decimals": "6"}, "r3.1": {"name": "Del", "decimals": "7"},
        "r3x": {"name": "Nei"},
        "question:direction.unknown": {"direction": "exact"}, "question:cell.text/r3": {"name": "Spurt"},
        "question:cell.text/r4": {"name": "Spurt"}, "question:column.year/2/1": {"year:1": "2024"},
        "question:note.unused/2": {"note": "linje 4"}, "question:table.series": {"layout": "card"},
    })  # fmt: skip
    assert (given.every, given.tables, given.rows, given.groups) == (
        {"direction": "lower", "name": "Alle"},
        {2: {
            "unit": "dager", "column:1": "target", "skip": "yes", "layout": "card", "name": "Tabell",
            "year:1": "2024",
        }},
        {"r3": {"name": "Rad", "decimals": "6"}, "r3.1": {"name": "Del"}, "r4": {"name": "Spurt"}},
        {"direction.unknown": {"direction": "exact"}, "note.unused/2": {"note": "linje 4"},
         "table.series": {"layout": "card"}},
    )  # fmt: skip
    assert given.of_row("r3", 2) == {"direction": "lower", "name": "Rad", "unit": "dager", "decimals": "6"}
    assert given.of_row("r9", None) == {"direction": "lower", "name": "Alle"}


ENDS = {
    "scale": "1-6; 1 – 6; 1 til 6; -5-5; none; ingen; no", "scale_low": "1; -1; 1,5; 1.25",
    "scale_high": "999; 10,0", "fraction": "percent; number", "notation": "english", "planned": "yes; no",
}  # fmt: skip
NO_ENDS = {
    "scale": "1; 1-; 1-6-8; 1000-1001", "scale_low": "1000; 1,255; en", "scale_high": "høy",
    "fraction": "half", "notation": "tysk", "planned": "kanskje", "frequency": "week", "skip": "kanskje",
}  # fmt: skip


def test_answers_that_are_none_of_a_fields_words_are_left_out() -> None:
    for table, kept in ((ENDS, True), (NO_ENDS, False)):
        for name, texts in table.items():
            for text in texts.split(";"):
                assert bool(AnswersByScope({"all": {name: text}}).every) is kept, (name, text)


def test_a_scale_takes_plain_numbers_at_either_end() -> None:
    scale = Scale("1", "6")  # type: ignore[arg-type]
    assert (scale, scale.length) == (Scale(1, 6), 5)  # type: ignore[arg-type]
    for low, high in (("6", "1"), ("1", "1"), ("1", "mye"), ("mye", "1")):
        with pytest.raises(ValueError, match=r"."):
            Scale(low, high)  # type: ignore[arg-type]
