"""Limits that lists, cells, texts, goals and files have: the limit itself passes, one more does not."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from indicators.forms.goals import parents
from indicators.imports.pictures import PictureRefusedError, picture_of
from indicators.values import MOST_GOAL_LEVELS, MissingReason, MissingResult, TextResult, parse_result
from indicators.values.figures.fixed_phrases import worded_result
from indicators.values.lists.typed_lists import MOST_ROWS
from indicators.values.proofreading.printed_comparison import Ours, set_beside
from indicators.values.proofreading.printed_report import sections_of
from indicators.values.texts.pictures import LARGEST_SENT
from indicators.workflow.refusals import Invalid
from indicators.workflow.register.starting import guard_length
from tests.values.cases import spec


def test_a_list_has_one_to_five_hundred_rows() -> None:
    refused = {}
    for count in (0, 1, 500, 501):
        try:
            guard_length(count)
        except Invalid as refusal:
            refused[count] = [str(one) for one in refusal.errors["text"]]
    assert (MOST_ROWS, refused) == (500, {
        0: ["Skriv eller lim inn minst én rad."],
        501: ["Listen har 501 rader. Legg inn høyst 500 om gangen."],
    })  # fmt: skip


def test_fixed_words_are_looked_for_in_two_hundred_letters() -> None:
    reason = "ikke målt på grunn av sykdom"
    read = {length: worded_result(reason.ljust(length, "m")) for length in (200, 201)}
    assert read == {200: MissingResult(MissingReason.NOT_MEASURED), 201: None}
    long = f"Ikke målt på grunn av {'m' * 179}"
    assert parse_result(long, spec()) == TextResult(long)


def test_goals_stand_in_three_levels() -> None:
    rows: list[Any] = [
        SimpleNamespace(row=SimpleNamespace(id=depth, code=str(depth), text="Mål"), depth=depth)
        for depth in (1, 2, 3, 4)
    ]
    assert MOST_GOAL_LEVELS == 3
    assert [key for key, _words in parents(rows)][1:] == ["1", "2"]  # what stands under them is level 2 and 3


def test_a_picture_of_twelve_megabytes_is_looked_at_and_a_larger_one_is_not() -> None:
    said = {}
    for size in (12_000_000, 12_000_001):
        with pytest.raises(PictureRefusedError) as refused:
            picture_of(b"\x00" * size)
        said[size] = str(refused.value)
    assert (LARGEST_SENT, "12 MB" in said[12_000_000], "12 MB" in said[12_000_001]) == (
        12_000_000,
        False,
        True,
    )


def _beside(printed: str, *ours: Ours) -> list[tuple[str, ...]]:
    """What of ours says the printed lines of the first chapter."""
    sections = sections_of(f"1\tSkole\t1\n1 Skole\n{printed}")
    return [one.ours for _section, found in set_beside(sections, ours) for one in found[1:] if one.counts]


def _chapter(number: str, *lines: str, rows: tuple[tuple[str, ...], ...] = ()) -> Ours:
    return Ours(number, number, "Skole", lines, rows)


@pytest.mark.parametrize(
    ("printed", "ours", "says"),
    [
        # of fewer than 24 letters only a whole line or its beginning is enough, of 24 any part of a text
        ("b" * 23, ("a" + "b" * 23,), ()),
        ("b" * 24, ("a" + "b" * 24,), ("a" + "b" * 24,)),
        ("b" * 24, ("a" + "b" * 12, "b" * 12 + "c"), ("a" + "b" * 12, "b" * 12 + "c")),
        ("b" * 23, ("b" * 23 + "c",), ("b" * 23 + "c",)),
        # of fewer than 8 letters only a whole line
        ("b" * 8, ("b" * 8 + "c",), ("b" * 8 + "c",)),
        ("b" * 7, ("b" * 7 + "c",), ()),
        ("b" * 7, ("b" * 7,), ("b" * 7,)),
    ],
)
def test_how_many_letters_are_found_where(printed: str, ours: tuple[str, ...], says: tuple[str, ...]) -> None:
    assert _beside(printed, _chapter("1", *ours)) == [says]


def test_short_lines_are_not_looked_for_in_other_chapters() -> None:
    here = _chapter("1", "Noe annet")
    for length, says in ((23, ()), (24, ("b" * 24,))):
        assert _beside("b" * length, here, _chapter("2", "b" * length)) == [says]
    assert _beside("b" * 8, _chapter("2", "b" * 8)) == [("b" * 8,)]  # we have no such chapter: all are asked


def test_a_row_is_found_by_its_long_cells_in_any_row_and_by_all_words_of_its_short_ones() -> None:
    for length, found in ((24, True), (23, False)):
        row = ("b" * length + "c", "26")  # the long cell goes on in ours
        says = _beside(f"{'b' * length}\t26", _chapter("1", rows=(row,)))
        assert says == [row if found else ()]


def test_a_heading_inside_a_table_may_have_eight_signs_more_with_us() -> None:
    for more, found in ((8, True), (9, False)):
        line = "Trivsel " + "x" * (more - 1)
        assert _beside("Trivsel\t\t", _chapter("1", line)) == [(line,) if found else ()]
