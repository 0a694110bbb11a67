"""Lists of sectors, areas and people, as they are typed and pasted."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.values.lists.blocks import parse_block
from indicators.values.lists.typed_lists import Column, read_listing
from indicators.values.lists.unit_lists import UnitKind, code_of, is_code, named_in, read_areas, read_sectors
from indicators.values.one_time_passwords import SIGNS, one_time_password

SECTOR, STAFF = UnitKind.SECTOR, UnitKind.STAFF
COLUMNS = (Column("a", frozenset({"kode"})), Column("b", frozenset({"navn", "namn"})))


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("skole; Sektor for skole; sektor", [("skole", "Sektor for skole", SECTOR, "")]),
        ("okonomi\tØkonomistaben\tstab", [("okonomi", "Økonomistaben", STAFF, "")]),
        ("Sektor for skole", [("skole", "Sektor for skole", SECTOR, "code kind")]),
        ("Økonomistaben", [("okonomistaben", "Økonomistaben", STAFF, "code kind")]),
        ("Sektor for helse, mestring og omsorg", [
            ("helse-mestring-omsorg", "Sektor for helse, mestring og omsorg", SECTOR, "code kind"),
        ]),
        ("Eiendom; stab", [("eiendom", "Eiendom", STAFF, "code")]),
        ("SKOLE; Skole", [("skole", "Skole", SECTOR, "kind")]),
        ("skole; Skole; klynge", [("skole", "Skole", None, "")]),
        ("Namn\tSlag\tKode\nSkule\tSektor\tskule", [("skule", "Skule", SECTOR, "")]),
        ("Navn;Budsjett;Type\nSkole;145 mill.;stab", [("skole", "Skole", STAFF, "code")]),
        ("Bo\nBo", [("bo", "Bo", SECTOR, "code kind"), ("bo-2", "Bo", SECTOR, "code kind")]),
        ("\n\n---\nSkole;\n\n", [("skole", "Skole", SECTOR, "code kind")]),
        ("", []),
    ],
)  # fmt: skip
def test_sectors_are_read(text: str, read: list[tuple[str, str, UnitKind | None, str]]) -> None:
    _listing, rows = read_sectors(text)
    assert [(one.code, one.name, one.kind, " ".join(sorted(one.assumed))) for one in rows] == read


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("6.4; Skole; skole, kultur", [("6.4", "Skole", "skole, kultur", "")]),
        ("6.4. Skole", [("6.4", "Skole", "", "")]),
        ("6.4 Skole\tskole", [("6.4", "Skole", "skole", "")]),
        ("Skole; skole\nKultur", [("1", "Skole", "skole", "number"), ("2", "Kultur", "", "number")]),
        ("7; Vann\nSkole", [("7", "Vann", "", ""), ("8", "Skole", "", "number")]),
        ("Leveres av;Tjenesteområde;Nr\nskole;Skole;3", [("3", "Skole", "skole", "")]),
    ],
)
def test_areas_are_read(text: str, read: list[tuple[str, str, str, str]]) -> None:
    _listing, rows = read_areas(text)
    assert [(one.number, one.name, one.sectors, " ".join(sorted(one.assumed))) for one in rows] == read


def test_a_number_that_is_taken_in_the_database_is_not_assumed() -> None:
    assert [one.number for one in read_areas("Skole", ["6.4", "11"])[1]] == ["12"]


def test_a_cell_that_the_list_has_no_room_for_is_told_and_a_strange_heading_too() -> None:
    assert read_sectors("a; b; sektor; d")[1][0].extra == ("d",)
    listing, rows = read_sectors("Kode;Navn;Budsjett\nskole;Skole;145")
    assert (listing.headed, listing.unknown, rows[0].extra) == (True, ("Budsjett",), ())


LISTINGS: dict[str, tuple[list[tuple[int, dict[str, str], tuple[str, ...]]], bool, tuple[str, ...]]] = {
    # what was typed: the rows with their lines, cells and what there is no column for; headed; unknown
    "": ([], False, ()),
    "x; y": ([(1, {"a": "x", "b": "y"}, ())], False, ()),
    "x; 1\ty": ([(1, {"a": "x; 1", "b": "y"}, ())], False, ()),
    "x": ([(1, {"a": "x"}, ())], False, ()),
    "x; y; z; –": ([(1, {"a": "x", "b": "y"}, ("z",))], False, ()),
    "–; y": ([(1, {"a": "", "b": "y"}, ())], False, ()),
    "\n---\n;\nx": ([(4, {"a": "x", "b": ""}, ())], False, ()),
    "Kode": ([], True, ()),
    "Kode; x": ([(1, {"a": "Kode", "b": "x"}, ())], False, ()),
    "Kode; Navn": ([], True, ()),
    "NAMN.; *Kode:": ([], True, ()),
    "Navn; Kode\nx; y": ([(2, {"b": "x", "a": "y"}, ())], True, ()),
    "Kode; Navn; Sum\nx; y; 3": ([(2, {"a": "x", "b": "y"}, ())], True, ("Sum",)),
    "Kode; ; Navn\nx; 3; y": ([(2, {"a": "x", "b": "y"}, ())], True, ()),
    "Kode; Sum\nx; 3": ([(1, {"a": "Kode", "b": "Sum"}, ()), (2, {"a": "x", "b": "3"}, ())], False, ()),
    "Kode; Kode; Navn\nx; y; z": ([(2, {"a": "x", "b": "z"}, ("y",))], True, ()),
    "x; y\nKode; Navn": ([(1, {"a": "x", "b": "y"}, ()), (2, {"a": "Kode", "b": "Navn"}, ())], False, ()),
}


def test_which_cell_belongs_to_which_column() -> None:
    read = {text: read_listing(text, COLUMNS) for text in LISTINGS}
    assert {
        text: ([(row.line, dict(row.cells), row.extra) for row in one.rows], one.headed, one.unknown)
        for text, one in read.items()
    } == LISTINGS
    assert [read["x"].rows[0][key] for key in ("a", "b")] == ["x", ""]


KNOWN = {"skole": 1, "sektor for helse, mestring og omsorg": 2, "kultur og idrett": 3, "kultur": 4}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("skole", ((1,), ())),
        ("Skole, Sektor for helse, mestring og omsorg", ((1, 2), ())),
        ("kultur og idrett og skole", ((3, 1), ())),
        ("kultur/skole + skole", ((4, 1), ())),
        ("kultur og skule", ((4,), ("skule",))),
        ("", ((), ())),
    ],
)
def test_names_with_commas_in_them_are_found_in_a_cell(text: str, found: object) -> None:
    assert named_in(text, KNOWN) == found


@given(st.text(max_size=80), st.sets(st.text(alphabet="abc-", max_size=4)))
def test_a_code_that_is_made_is_one_and_is_free(name: str, taken: set[str]) -> None:
    code = code_of(name, taken)
    assert is_code(code)
    assert code not in taken


@given(st.lists(st.tuples(*[st.text(alphabet='aæ1 ;"\n', min_size=1)] * 2), max_size=6))
def test_what_excel_quotes_is_read_as_it_stood(rows: list[tuple[str, str]]) -> None:
    quoted = "\n".join("\t".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows)
    tidy = [tuple(" ".join(cell.split()) for cell in row) for row in rows]
    if rows:
        quoted = f"kode\tnavn\n{quoted}"
    read = read_listing(quoted, COLUMNS)
    assert [(row["a"], row["b"]) for row in read.rows] == [row for row in tidy if any(row)]


def test_semicolons_and_tabs_are_not_both_separators() -> None:
    assert parse_block("a;b\tc") == (("a;b", "c"),)
    assert parse_block('a;"b;c"', ";") == (("a", "b;c"),)


def test_a_one_time_password_is_four_groups_of_signs_that_nobody_mistakes() -> None:
    made = {one_time_password() for _ in range(50)}
    assert len(made) == 50
    assert all(len(one) == 19 and set(one) <= set(SIGNS + "-") for one in made)
    assert not set("il10o") & set(SIGNS)
