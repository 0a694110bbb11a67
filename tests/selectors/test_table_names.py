"""Names of the register that a table's row could mean: the likeliest first, and those of its own area."""

from __future__ import annotations

import pytest

from indicators.selectors.table_import.names import Names

KNOWN = (
    ("lesing-5", {"Lesing 5. trinn", "Leseprøve i femte"}, "6.10", "Grunnskole"),
    ("sykefravær-a", {"Samlet sykefravær"}, "6.9", "Kultur"),
    ("sykefravær-b", {"samlet sykefravær"}, "6.10", "Grunnskole"),
    ("sykefravær-c", {"Samlet sykefravær"}, "6.2", "Oppvekst"),
    ("ventetid", {"Ventetid på sykehjem"}, "6.3", "Helse"),
    ("ventetid-b", {"Ventetid for sykehjem"}, "6.2", "Oppvekst"),
    ("fravær-a", {"Fravær blant ansatte"}, "", ""),
    ("fravær-b", {"Fravær blant ansatte"}, "6.2", "Oppvekst"),
    *((f"besøk-{number}", {f"Besøk i bad {number}"}, "6.9", "Kultur") for number in range(7)),
)
SAME = ["sykefravær-a", "sykefravær-b", "sykefravær-c"]
CASES: dict[str, tuple[tuple[str, str, str], list[str]]] = {
    "one name of two": (("Leseprøve i femte", "", ""), ["lesing-5"]),
    "the same words, anywhere": (("samlet SYKEFRAVÆR", "", ""), SAME),
    "in the area of the number": (("Samlet sykefravær", "6.10", ""), ["sykefravær-b"]),
    "in the area of the name, however it is written": (("Samlet sykefravær", "", "KULTUR"), ["sykefravær-a"]),
    "the area by its number though its name is unknown": (
        ("Samlet sykefravær", "6.9", "Ukjent"), ["sykefravær-a"],
    ),
    "the number of one area and the name of another": (("Samlet sykefravær", "6.9", "Oppvekst"), SAME),
    "in an area that nobody is in": (("Samlet sykefravær", "7.1", "Ukjent"), SAME),
    "in no area, as one of them is": (("Fravær blant ansatte", "", ""), ["fravær-a", "fravær-b"]),
    "alike, and equally so: by code": (("Ventetid på sykehjemm", "", ""), ["ventetid", "ventetid-b"]),
    "like nothing": (("Helt andre ord", "", ""), []),
    "no name": (("", "", ""), []),
    "the same words go before those that are alike": (
        ("Ventetid for sykehjem", "6.3", "Helse"), ["ventetid-b"],
    ),
    "no more than five": (
        ("Besøk i bad", "6.9", "Kultur"), ["besøk-0", "besøk-1", "besøk-2", "besøk-3", "besøk-4"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_which_names_could_be_meant(case: str) -> None:
    asked, codes = CASES[case]
    assert [one.code for one in Names(KNOWN).like(*asked)] == codes


def test_the_longest_name_is_shown_and_how_alike_the_best_is() -> None:
    names = Names(KNOWN)
    assert [(one.name, one.likeness) for one in names.like("Leseprøve i femte", "", "")] == [
        ("Leseprøve i femte", 1.0)
    ]
    assert [(one.code, one.name, one.likeness) for one in names.like("Leseprøven i femte", "", "")] == [
        ("lesing-5", "Leseprøve i femte", 0.97)
    ]


def test_those_of_the_rows_own_area_go_first_among_the_equally_alike() -> None:
    known = [(code, {"Ventetid på sykehjem"}, number, "") for code, number in (("a", "6.9"), ("b", "6.2"))]
    for number, codes in (("6.2", ["b", "a"]), ("6.9", ["a", "b"]), ("", ["a", "b"])):
        assert [one.code for one in Names(known).like("Ventetid på sykehjemm", number, "")] == codes
