"""Lists of people, as they are typed and pasted."""

from __future__ import annotations

import pytest

from indicators.values.lists.people_lists import names_of, read_people

KARI = ("Kari", "Nordmann")


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Kari Nordmann; k@a.example; sektorleder; skole", (*KARI, "k@a.example", "k", "leader", "skole")),
        ("kari@a.example\tSkole og oppvekst", ("Skole og", "oppvekst", "kari@a.example", "kari", "", "")),
        ("Nordmann, Kari; leder; skole", (*KARI, "", "kari.nordmann", "leader", "skole")),
        ("Åse Ærø; Å.Ærø@a.example; Revisor", ("Åse", "Ærø", "Å.Ærø@a.example", "a.aero", "auditor", "")),
        ("Kari; kari@a.example; leser", ("Kari", "", "kari@a.example", "kari", "", "")),
        ("Rolle;Etternavn;Fornavn;Brukernavn\nsjef;Nordmann;Kari;kn", (*KARI, "", "kn", None, "")),
        ("E-post\tNavn\tRolle\nmailto:k@a.b\tKari\tledelse", ("Kari", "", "k@a.b", "k", "management", "")),
    ],
)  # fmt: skip
def test_people_are_read(text: str, read: tuple[str | None, ...]) -> None:
    (one,) = read_people(text)[1]
    assert (one.first_name, one.last_name, one.email, one.username, one.role, one.sector) == read


def test_what_nobody_wrote_is_told() -> None:
    _listing, rows = read_people("Kari; k@a.example; ; skole\nNavn; ola; leder; skole")
    assert [(one.role, sorted(one.assumed)) for one in rows] == [
        ("leader", ["role", "username"]),
        ("leader", ["username"]),
    ]


def test_a_user_name_that_is_made_is_free() -> None:
    _listing, rows = read_people("Kari Nordmann\nKari Nordmann\n???", ["Kari.Nordmann", "person"])
    assert [one.username for one in rows] == ["kari.nordmann2", "kari.nordmann3", "person2"]


def test_a_cell_too_many_is_told() -> None:
    assert read_people("Kari; skole; helse; a@b.c")[1][0].extra == ("helse",)


@pytest.mark.parametrize(
    ("name", "parts"), [("Kari", ("Kari", "")), ("A B C", ("A B", "C")), ("C,A B", ("A B", "C"))]
)
def test_a_name_is_parted(name: str, parts: tuple[str, str]) -> None:
    assert names_of(name) == parts
