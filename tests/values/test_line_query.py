"""An address is one value: what is read is printed again, and what means nothing is named."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.values import Against, Change, RoundKind, Status
from indicators.values.query.address_parameters import UnknownParameter, UnknownWord
from indicators.values.query.address_words import LISTS_OF_STATUSES
from indicators.values.query.line_query import PARAMETER, LineQuery
from indicators.values.query.screens import (
    BOARD,
    CARDS,
    COMPARISON,
    MEETING,
    TABLE,
    TABLE_FILE,
    Owed,
    Screen,
    View,
)

YEARS = (2025, 2024, 2023)
PEERS = replace(COMPARISON, others=(*COMPARISON.others, "kommune-hamar", "kommune-åmot"))
SCREENS = (BOARD, MEETING, TABLE, TABLE_FILE, CARDS, COMPARISON, PEERS)
NAMES = {name for screen in SCREENS for name in screen.names}
WORDS = (
    "2025", "2023", "alle", "arsslutt", "t1", "h1", "6.4", "skole", "nadd", "ikke-nadd", "vurdert", "bedre",
    "darligere", "uten-tall", "til-nadd", "fare", "mangler", "tidligere", "ja", "nei", "med", "uten", "3",
    "10", "kilde", "avvik", "forverret", "omrade", "sektor", "vedtatt", "matrise", "perioder", "utvikling",
    "resultat", "-ar", " ", "", "x\0", "0", "01", "250", "251", "²", "tull",
)  # fmt: skip


CHANGES = ("bedre", "darligere", "uendret")
AGAINST = ("bedre", "lik", "darligere", "ikke-sammenlignbar", "uten-tall")


def queries(screen: Screen) -> st.SearchStrategy[LineQuery]:
    """Everything that can be asked for on a page, each choice made or not."""
    keys = st.lists(st.sampled_from(("6.4", "6.5", "skole", "å")), unique=True)
    several = {name: keys.map(tuple) for name in ("areas", "sectors")}
    one = {name: keys.map(lambda found: tuple(found[:1])) for name in ("areas", "sectors")}
    text = st.text("aå &=+#/%?1", max_size=8).map(str.strip)
    fitting: dict[str, st.SearchStrategy[Any]] = {
        "search": text,
        "year": st.sampled_from((None, *YEARS, *(("alle",) if screen.every_year else ()))),
        "round": st.sampled_from((None, *RoundKind)),
        **(several if screen.several else one),
        "statuses": st.frozensets(st.sampled_from(Status))
        if screen.several
        else st.sampled_from((frozenset(), *LISTS_OF_STATUSES.values())),
        "changes": st.frozensets(st.sampled_from(Change), max_size=3 if screen.several else 1),
        "turned": st.sampled_from((None, Status.MET, Status.MISSED)),
        "outlooks": st.frozensets(st.sampled_from(("unsure", "will_miss"))),
        "against": st.dictionaries(st.sampled_from(screen.others), st.sampled_from(Against)).map(
            lambda found: tuple((key, found[key]) for key in screen.others if key in found)
        )
        if screen.others
        else st.just(()),
        "with_others": st.sampled_from((None, True, False)),
        "statutory": st.sampled_from((None, True, False)),
        "lacking": st.sampled_from(("", "definisjon", "kilde", "ansvarlig", "toleranse")),
        "owed": st.sampled_from((None, *Owed)),
        "in_a_row": st.none() | st.integers(2, 10),
        "sort": st.sampled_from(("severity", "worsened", "streak", "area")),
        "grouping": st.sampled_from((None, "area", "sector")),
        "card": text,
        "view": st.sampled_from((View.FRONT, *screen.views)),
        "moment": text,
        "columns": st.lists(st.sampled_from(("ar", "mal", "status")), unique=True).map(tuple),
        "order": st.sampled_from(("", "ar", "-ar")),
        "page": st.integers(1, screen.most_pages or 9999),
        **{name: st.booleans() for name in ("unexplained", "close", "series", "adopted", "whole_file")},
    }
    read = {one.name for one in fields(LineQuery) if reads(screen, one.name)}
    assert {one.name for one in fields(LineQuery)} == {"screen", *fitting}
    return st.fixed_dictionaries({name: fitting[name] for name in sorted(read)}).map(
        lambda chosen: LineQuery(screen, **chosen)
    )


def reads(screen: Screen, name: str) -> bool:
    """Whether a page reads a field, by the parameter that the field names."""
    (parameter,) = (one.metadata.get(PARAMETER) for one in fields(LineQuery) if one.name == name)
    return parameter is not None and screen.has(parameter.name)


@given(st.sampled_from(SCREENS).flatmap(queries))
def test_what_is_printed_is_read_as_the_same(asked: LineQuery) -> None:
    assert LineQuery.from_params(asked.to_params(), asked.screen, iter(YEARS)) == asked
    assert asked.on(asked.screen) == asked.with_()


@given(
    st.sampled_from(SCREENS),
    st.dictionaries(st.sampled_from(sorted(NAMES)), st.lists(st.sampled_from(WORDS))),
)
def test_what_is_read_is_printed_in_one_form(screen: Screen, params: dict[str, list[str]]) -> None:
    """Canonical: read again it is printed to the letter, in one order, with nothing that was not chosen."""
    asked = LineQuery.from_params(params, screen, YEARS)
    if not isinstance(asked, LineQuery):
        assert {one.name for one in asked} <= params.keys()
        assert not any(isinstance(one, UnknownWord) and one.value in one.allowed for one in asked)
        return
    printed = asked.to_params()
    assert LineQuery.from_params(printed, screen, YEARS) == asked
    for name, said in printed.items():
        assert said
        assert set(said) <= {word.strip() for word in params[name]}
    backwards = dict(reversed(list(params.items())))
    assert list(printed.items()) == list(LineQuery.from_params(backwards, screen, YEARS).to_params().items())  # type: ignore[union-attr]


@given(st.sampled_from(SCREENS).flatmap(queries), st.sampled_from(SCREENS))
def test_what_is_taken_along_to_another_page_can_be_read_there(asked: LineQuery, screen: Screen) -> None:
    moved = asked.on(screen)
    assert LineQuery.from_params(moved.to_params(), screen, YEARS) == moved
    here, there = asked.to_params(), moved.to_params()
    assert there.keys() <= here.keys() - {"side"}
    assert all(set(said) <= set(here[name]) for name, said in there.items() if name != "status")
    assert moved.statuses in (asked.statuses, frozenset())


@pytest.mark.parametrize(
    ("screen", "params", "problems"),
    [
        (BOARD, {"statuss": ["nadd"]}, (UnknownParameter("statuss", BOARD.names),)),
        (BOARD, {"sok": ["x"]}, (UnknownParameter("sok", BOARD.names),)),
        (BOARD, {"statuss": [" "]}, ()),
        (BOARD, {"ar": ["1999"]}, (UnknownWord("ar", "1999", ("2025", "2024", "2023")),)),
        (BOARD, {"ar": ["alle"]}, (UnknownWord("ar", "alle", ("2025", "2024", "2023")),)),
        (TABLE, {"ar": ["0"]}, (UnknownWord("ar", "0", ("2025", "2024", "2023", "alle")),)),
        (BOARD, {"endring": ["bedre", "x"]}, (UnknownWord("endring", "x", CHANGES),)),
        (TABLE, {"endring": ["x", "bedre"]}, (UnknownWord("endring", "x", CHANGES),)),
        (BOARD, {"vis": ["perioder"]}, (UnknownWord("vis", "perioder", ("alle", "matrise", "arene")),)),
        (TABLE, {"forklaring": ["ja"]}, (UnknownWord("forklaring", "ja", ("mangler",)),)),
        (TABLE, {"sok": ["x" * 201]}, (UnknownWord("sok", "x" * 201, ()),)),
        (TABLE, {"sok": ["x\0"]}, (UnknownWord("sok", "x\0", ()),)),
        (BOARD, {"omrade": ["\0"]}, (UnknownWord("omrade", "\0", ()),)),
        (TABLE, {"landet": ["bra"]}, (UnknownWord("landet", "bra", AGAINST),)),
        (COMPARISON, {"kommune-hamar": ["lik"]}, (UnknownParameter("kommune-hamar", COMPARISON.names),)),
        (MEETING, {"ar": ["1999"], "vis": ["alle"]}, ()),
        (BOARD, {"xx": ["1"], "rad": ["1"], "nesten": ["nei"]}, (
            UnknownParameter("xx", BOARD.names),
            UnknownWord("nesten", "nei", ("ja",)),
            UnknownWord("rad", "1", tuple(map(str, range(2, 11)))),
        )),
    ],
)  # fmt: skip
def test_what_means_nothing_is_named_with_what_would(
    screen: Screen, params: dict[str, list[str]], problems: object
) -> None:
    found = LineQuery.from_params(params, screen, YEARS)
    assert (() if isinstance(found, LineQuery) else found) == problems


@pytest.mark.parametrize("word", ["0", "251", "01", "²", "-1", "1e2", "9" * 5000])
def test_a_page_is_a_number_that_there_can_be(word: str) -> None:
    allowed = tuple(str(number) for number in range(1, 251))
    assert LineQuery.from_params({"side": [word]}) == (UnknownWord("side", word, allowed),)


def test_a_choice_begins_the_list_anew() -> None:
    third = LineQuery(areas=("6.4",), page=3)
    assert third.with_(close=True) == LineQuery(areas=("6.4",), close=True)
    assert third.with_(page=4).page == 4
    assert third.without("areas") == LineQuery()
    assert third.scope == LineQuery(areas=("6.4",))
    assert third.only("page") == LineQuery(page=3)


def test_how_lines_stand_to_each_of_the_others_is_chosen_in_the_order_of_the_page() -> None:
    asked = LineQuery(TABLE).with_against("kostra", Against.LIKE).with_against("landet", Against.WORSE)
    assert asked.against == (("landet", Against.WORSE), ("kostra", Against.LIKE))
    assert (asked.against_country, asked.against_of("fylket")) == (Against.WORSE, None)
    assert asked.with_against("landet", None).against == (("kostra", Against.LIKE),)


def test_words_that_the_data_lacks_are_found() -> None:
    asked = LineQuery(TABLE, areas=("6.4", "9.9"), order="-ar", columns=("mal",))
    assert asked.unknown({"omrade": ("6.4", "9.9"), "sorter": ("ar",), "kol": ("mal",), "sektor": ()}) is None
    assert asked.unknown({"omrade": ("6.4",)}) == UnknownWord("omrade", "9.9", ("6.4",))
    assert LineQuery(areas=("-6.4",)).unknown({"omrade": ("6.4",)}) == UnknownWord("omrade", "-6.4", ("6.4",))
    assert asked.unknown({"sorter": ("mal",)}) == UnknownWord("sorter", "-ar", ("mal",))
    assert asked.unknown({"kol": ("ar",)}) == UnknownWord("kol", "mal", ("ar",))


ANY = frozenset(Status)


@pytest.mark.parametrize(
    ("chosen", "listed"),
    [
        ({}, {Status.MISSED}),
        ({"unexplained": True, "close": True, "in_a_row": 2, "areas": ("6.4",)}, {Status.MISSED}),
        ({"changes": frozenset({Change.BETTER})}, ANY),
        ({"turned": Status.MET}, ANY),
        ({"outlooks": frozenset({"unsure"})}, ANY),
        ({"against": (("landet", Against.LIKE),)}, ANY),
        ({"owed": Owed.NOW}, ANY),
        ({"owed": Owed.EARLIER}, ANY),
        ({"owed": Owed.NOW, "statuses": frozenset({Status.MET})}, {Status.MET}),
    ],
)
def test_the_overview_lists_what_was_missed_unless_something_else_is_asked(
    chosen: dict[str, Any], listed: object
) -> None:
    assert LineQuery(**chosen).listed_statuses == listed


def test_the_end_of_the_year_is_the_whole_year() -> None:
    assert LineQuery(round=RoundKind.YEAR_END).through is None
    assert LineQuery(round=RoundKind.T1).through is RoundKind.T1
    assert LineQuery().through is None
