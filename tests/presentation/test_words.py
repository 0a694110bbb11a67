"""One wording for each status, change and reason."""

from __future__ import annotations

import pytest

from indicators.presentation.wording import words
from indicators.presentation.wording.status_rules import BASIS_WORDS, STATUS_RULES
from indicators.values import (
    Aggregation,
    BenchmarkScope,
    Change,
    Comparator,
    Direction,
    Frequency,
    PeriodKind,
    SeverityBasis,
    Status,
    TextProblem,
    ValueKind,
)
from indicators.values.query.address_words import STATUS_SLUGS

STATUSES = [
    (Status.MET, "Nådd", "nådd", "nadd", "i-met"),
    (Status.MISSED, "Ikke nådd", "ikke nådd", "ikke-nadd", "i-missed"),
    (Status.NOT_MEASURED, "Ikke målt", "ikke målt", "ikke-malt", "i-not_measured"),
    (Status.NOT_REPORTED, "Ikke rapportert", "ikke rapportert", "ikke-rapportert", "i-not_reported"),
    (Status.UNDECIDED, "Må vurderes", "må vurderes", "ma-vurderes", "i-undecided"),
    (Status.NOT_DUE, "Ikke forfalt", "ikke forfalt", "ikke-forfalt", "i-not_due"),
    (Status.NOT_PLANNED, "Måles ikke i år", "måles ikke i år", "males-ikke", "i-not_planned"),
    (Status.NO_TARGET, "Uten mål", "uten mål", "uten-mal", "i-no_target"),
]


@pytest.mark.parametrize(("status", "word", "inline", "slug", "icon"), STATUSES)
def test_each_status_has_its_words(status: Status, word: str, inline: str, slug: str, icon: str) -> None:
    found = words.STATUS_WORDS[status]
    assert (str(found.word), str(found.inline), STATUS_SLUGS[status], found.icon) == (
        word,
        inline,
        slug,
        icon,
    )


def test_statuses_are_counted_in_this_order() -> None:
    assert list(words.STATUS_WORDS) == [status for status, *_ in STATUSES]


def test_a_close_miss_is_called_almost_met() -> None:
    assert words.status_word(Status.MISSED, close=True) == "Nesten nådd"


@pytest.mark.parametrize(
    ("table", "members"),
    [
        (words.CHANGE_WORDS, Change),
        (words.CHANGE_CSS, Change),
        (words.DIRECTION_WORDS, Direction),
        (words.VALUE_KIND_WORDS, ValueKind),
        (words.AGGREGATION_WORDS, Aggregation),
        (words.FREQUENCY_WORDS, Frequency),
        (words.PERIOD_PLURALS, PeriodKind),
        (words.SCOPE_DEFINITE, BenchmarkScope),
        (words.COMPARATOR_WORDS, Comparator),
        (words.COMPARATOR_TO_OTHERS, Comparator),
        (words.SCOPE_NOUNS, BenchmarkScope),
        (words.PROBLEM_CLAUSES, TextProblem),
        (STATUS_RULES, Status),
        (BASIS_WORDS, SeverityBasis),
    ],
)
def test_nothing_is_without_words(table: dict[object, object], members: type) -> None:
    assert set(table) == set(members)
    assert all(str(word) for word in table.values())


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Måles ikke", "måles ikke"), ("KOSTRA-gruppe", "KOSTRA-gruppe"), ("", ""), ("J", "j")],
)
def test_an_abbreviation_keeps_its_capitals(text: str, expected: str) -> None:
    assert words.lowered(text) == expected
