"""Norwegian letters are sorted and found alike on SQLite and PostgreSQL."""

from typing import Any

import pytest
from django.db import connection
from django.db.models.functions import Collate, Lower, Upper
from django.http import QueryDict
from hypothesis import given, settings
from hypothesis import strategies as st

from indicators import workflow
from indicators.collation import COLLATION, compare_norwegian, like, norwegian_key
from indicators.models import Role, Sector, Supervision, User
from indicators.selectors.benchmarks import editions_of, others_grid
from indicators.selectors.matters.lists import MattersForm
from indicators.selectors.matters.page import MatterEntry
from indicators.selectors.report.year_texts import WantedWords, words_of
from tests import municipality

IN_ORDER = [
    " ",
    " b",
    "-",
    "–",
    "(a)",
    "%",
    "1",
    "10",
    "2",
    "aha",
    "Aha",
    "ál",
    "Al-Anon",
    "alle",
    "co",
    "cô",
    "Zebra",
    "ærlig",
    "Ærlighet",
    "Ätten",
    "Østerdalen",
    "Österåker",
    "Å",
    "ålesund",
    "Åsen",
    "Aasen",
]
TEXTS = st.text(
    st.sampled_from("abcæøåÆØÅäöüÜéÈzZsS -–.,()/%0123456789\u00a0«»'"), min_size=1, max_size=8
)  # without aa before another a, where ICU and dictionaries part


@pytest.fixture
def names(db: None) -> None:
    for name in reversed(IN_ORDER):
        User.objects.create(username=f"u{IN_ORDER.index(name)}", last_name=name)


@pytest.mark.usefixtures("names")
def test_the_database_sorts_as_norwegians_do() -> None:
    found = User.objects.order_by(Collate("last_name", COLLATION)).values_list("last_name", flat=True)
    assert list(found) == IN_ORDER


def test_python_sorts_in_the_same_order() -> None:
    assert sorted(set(IN_ORDER), key=norwegian_key) == IN_ORDER


@pytest.mark.usefixtures("names")
@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ærl", ["ærlig", "Ærlighet"]),
        ("ÆRL", ["ærlig", "Ærlighet"]),
        ("åsen", ["Åsen"]),
        ("øster", ["Østerdalen"]),
        ("%", ["%"]),
        ("_", []),
        ("\\", []),
        ("CÔ", ["cô"]),
    ],
)
def test_search_finds_norwegian_letters_in_either_case(text: str, found: list[str]) -> None:
    hits = User.objects.filter(last_name__icontains=text).order_by(Collate("last_name", COLLATION))
    assert [user.last_name for user in hits] == found


@pytest.mark.usefixtures("names")
def test_upper_and_lower_know_norwegian() -> None:
    row = (
        User.objects.filter(last_name="Østerdalen").values_list(Upper("last_name"), Lower("last_name")).get()
    )
    assert row == ("ØSTERDALEN", "østerdalen")


@pytest.mark.django_db
@settings(max_examples=200, deadline=None)
@given(left=TEXTS, right=TEXTS)
def test_the_database_agrees_with_python_on_any_pair(left: str, right: str) -> None:
    if any(double in text.lower() for text in (left, right) for double in ("aå", "aä", "aa")):
        return
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT CAST(%s AS text) COLLATE {COLLATION} < CAST(%s AS text)", [left, right])
        [smaller] = cursor.fetchone()
    assert bool(smaller) == (compare_norwegian(left, right) < 0)


@given(st.text(max_size=6), st.text(max_size=6), st.text(max_size=6))
def test_comparing_is_an_order(first: str, second: str, third: str) -> None:
    assert compare_norwegian(first, second) == -compare_norwegian(second, first)
    assert (compare_norwegian(first, second) == 0) == (first == second)
    if compare_norwegian(first, second) < 0 and compare_norwegian(second, third) < 0:
        assert compare_norwegian(first, third) < 0


@pytest.mark.parametrize(
    ("pattern", "text", "escape", "expected"),
    [
        ("%b%", "abc", "\\", True),
        ("a_c", "abc", "\\", True),
        ("a\\_c", "abc", "\\", False),
        ("a\\_c", "A_C", "\\", True),
        ("50 \\%", "50 %", "\\", True),
        ("[a]%", "[A] b", "\\", True),
        ("%", "", "\\", True),
        ("to\nlinjer", "TO\nLINJER", "\\", True),
        (None, "x", "\\", None),
        ("x", None, "\\", None),
        ("1%", 12, "\\", True),
    ],
)
def test_like_as_sqlite_is_taught_it(pattern: object, text: object, escape: str, expected: object) -> None:
    assert like(pattern, text, escape) is expected


@pytest.mark.django_db
def test_what_is_chosen_from_and_read_in_lists_is_in_norwegian_order() -> None:
    """Bodies and sectors to filter by, and other municipalities' figures; by code point Å is first."""
    right = ["Aure", "Ærdal", "Øyer", "Ås"]
    rows = [MatterEntry(Supervision(authority=name), (), 0) for name in reversed(right)]
    field: Any = MattersForm(QueryDict(), (), 2026, rows, (), ()).fields["organ"]
    assert [code for code, _name in field.choices] == right

    controller = municipality.user("controller", Role.CONTROLLER)
    area = municipality.area("6.4", "Skole")
    for order, name in enumerate(reversed(right)):
        named = {"code": f"s{order}", "name": name, "kind": "sector", "order": order}
        sector, _ = workflow.save_record(by=controller, model=Sector, values=named, reason="Ny")
        line = municipality.line(f"l{order}", of=area, by=sector, year=2026, order=order)
        municipality.work(line, f"w{order}", "Bygge")
    assert [name for _code, name in words_of(2026, WantedWords()).sector_choices] == right
    for name in reversed(right):
        workflow.set_benchmark(
            by=controller, line_id=line.pk, scope="municipality", text="11", whose=name, edition="KOSTRA"
        )
    assert [one.whose for one in editions_of(line.pk)] == right
    grid = others_grid(controller, 2026, "municipality")
    assert grid is not None
    assert list(grid.known) == right
