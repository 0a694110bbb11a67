"""The proof-reader's rules: what each of them sees, and what it is silent about."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from re import _constants, _parser  # type: ignore[attr-defined]
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators import values
from indicators.values import Passage, PassageKind, ProofKind, ProofRemark
from indicators.values.proofreading import checks, days, shares, states, typed_report
from indicators.values.proofreading.days import impossible_days
from indicators.values.proofreading.shares import follows
from indicators.values.proofreading.typed_report import number_of, read_typed_report
from tests.fixtures_elverum.report import FOLDER

HEADING, PROSE, PLANNED = PassageKind.HEADING, PassageKind.PROSE, PassageKind.PLANNED
CAPTION = PassageKind.CAPTION

SEEN = (
    ("Frist 31.04.2025.", PROSE, [("impossible_date", "31.04.2025", "")]),
    ("Frist 30.4.25 og 29.02.2024.", PROSE, []),
    ("Frist 29.02.2025", PROSE, [("impossible_date", "29.02.2025", "")]),
    ("Avsnitt 6.13.2 og kap. 12.13.14.15", PROSE, []),
    ("eldre og og andre", PROSE, [("repeated_word", "og og", "")]),
    ("Det det gjelder, er mye mye bedre", PROSE, []),
    (
        "Møtte Kari Vik og Kari Vik",
        PROSE,
        [("repeated_word", "Kari Vik og Kari Vik", "")],
    ),
    ("0,46% prosentpoeng høyere", PROSE, [("two_units", "% prosentpoeng", "")]),
    ("2,3 prosentpoeng og 4 %", PROSE, []),
    ("åpnet 13. Januar", PROSE, [("capital_month", "13. Januar", "")]),
    ("åpnet 13. januar. Mai var fin", PROSE, []),
    ("12 av 14 (86 %)", PROSE, []),
    # The same kinds in other words
    ("Frist 31. april 2025", PROSE, [("impossible_date", "31. april 2025", "")]),
    ("levert 31/11-2025, ikke 30/11-2025", PROSE, [("impossible_date", "31/11-2025", "")]),
    ("senest 2025-02-30", PROSE, [("impossible_date", "2025-02-30", "")]),
    ("innen 31.04 og den 29. februar", PROSE, [("impossible_date", "innen 31.04", "")]),
    ("fra 31.4 til 33.2 og kapittel 31.11", PROSE, []),
    ("29. februar 2025", PROSE, [("impossible_date", "29. februar 2025", "")]),
    ("3 av 4 barn, altså 70 %", PROSE, [("share_wrong", "3 av 4 barn, altså 70 %", "")]),
    ("68 prosent (12 av 14)", PROSE, [("share_wrong", "68 prosent (12 av 14)", "")]),
    (
        "12 av de 14 avdelingene (68 prosent)",
        PROSE,
        [("share_wrong", "12 av de 14 avdelingene (68 prosent)", "")],
    ),
    ("75 % (3 av 4), 3 av 4 = 75 % og 3 av 4 barn, 70 % i fjor", PROSE, []),
    (
        "fra 100 til 120, en økning på 10 %",
        PROSE,
        [("share_wrong", "fra 100 til 120, en økning på 10 %", "")],
    ),
    ("fra 100 til 120, en økning på 20 %, og fra 20 % til 25 %, en økning på 5 %", PROSE, []),
    (
        "Til sammen 15 barn (7 gutter og 9 jenter)",
        PROSE,
        [("sum_wrong", "Til sammen 15 barn (7 gutter og 9 jenter)", "16")],
    ),
    ("I alt 16 barn fordelt på 7 gutter og 9 jenter", PROSE, []),
    ("leste i i boka", PROSE, [("repeated_word", "i i", "")]),
    (
        "kr 20 mill. kroner og 5 prosent %",
        PROSE,
        [("two_units", "kr 20 mill. kroner", ""), ("two_units", "prosent %", "")],
    ),
    (
        "skjedde i Mars 2025 på Mandag",
        PROSE,
        [("capital_month", "i Mars", ""), ("capital_month", "på Mandag", "")],
    ),
    ("fikk hjelp fra Mai Britt på mandag", PROSE, []),
    ("HØP 2024/2027", HEADING, [("other_period", "2024/2027", "2025")]),
    ("Årsmelding 2024", HEADING, [("other_year", "Årsmelding 2024", "2025")]),
    ("Årsverk per 31.12.2024", CAPTION, [("other_year", "31.12.2024", "2025")]),
    ("Årsverk 2024 og 2025", CAPTION, []),
    ("Gjennomføres våren 2024", PLANNED, [("other_year", "Gjennomføres våren 2024", "2025")]),
    ("Planen for 2021–2024 evalueres", PLANNED, []),
    ("12 av 14 avdelinger (68 %)", PROSE, [("share_wrong", "12 av 14 avdelinger (68 %)", "")]),
    ("Tabell: Handlings- og økonomiplan 2024-2027.", HEADING, [("other_period", "2024-2027", "2025")]),
    ("Tabell: Handlings- og økonomiplan 2024-2027.", PROSE, []),
    ("Kommunestyreperioden 2023–2027", HEADING, []),
    ("Handlings- og økonomiplan 2025 – 2028", HEADING, []),
    ("Mål og resultater i 2024", HEADING, [("other_year", "i 2024", "2025")]),
    ("Arbeidsmiljøprisen 2024", HEADING, []),
    ("Resultatet i 2024 var bedre", PROSE, []),
    (
        "Arbeidet vil dette for 2024 dreie seg om planen",
        PLANNED,
        [("other_year", "vil dette for 2024", "2025")],
    ),
    ("Planen fra 2021 skal følges i 2026", PLANNED, []),
)


@pytest.mark.parametrize(("text", "kind", "expected"), SEEN)
def test_what_one_text_shows(text: str, kind: PassageKind, expected: list[tuple[str, str, str]]) -> None:
    found = values.read_proof([Passage(text, "her", kind, 7)], 2025)
    assert found == tuple(ProofRemark(ProofKind(one), "her", seen, other, 7) for one, seen, other in expected)


def test_what_is_written_in_two_ways_is_remarked_upon_where_it_is_rare() -> None:
    texts = ("KS 162/18 og KS 077/19", "FSK112/21 ble fulgt", "KS-sak 145/24", "FSK 150/23")
    found = values.read_proof([Passage(text, str(place)) for place, text in enumerate(texts)], 2025)
    assert [(one.where, one.kind, one.seen, one.other) for one in found] == [
        ("1", ProofKind.CASE_TWO_WAYS, "FSK112/21", "FSK 112/21"),
        ("2", ProofKind.CASE_TWO_WAYS, "KS-sak 145/24", "KS 145/24"),
    ]
    texts = ("KS 162/18 og KS 077/19", "KS 145/2024", "KS sak 12/24", "Ks 145/24", "KS - 145/24")
    found = values.read_proof([Passage(text) for text in texts], 2025)
    assert [(one.seen, one.other) for one in found] == [
        ("KS 145/2024", "KS 145/24"),
        ("KS sak 12/24", "KS 012/24"),
        ("Ks 145/24", "KS 145/24"),
        ("KS - 145/24", "KS 145/24"),
    ]


def test_a_name_that_is_spelled_otherwise_once() -> None:
    texts = (
        "Kristian Trengereid",
        "Kristian Trengeid",
        "Kristian Trengereid",
        "Kristian Trengereids plan",
        "Kari Moe",
    )
    found = values.read_proof([Passage(text, str(place)) for place, text in enumerate(texts)], 2025)
    assert [(one.where, one.kind, one.seen, one.other) for one in found] == [
        ("1", ProofKind.NAME_TWO_WAYS, "Kristian Trengeid", "Kristian Trengereid")
    ]


@given(st.dates(min_value=date(1990, 1, 1), max_value=date(2089, 12, 31)), st.booleans())
def test_no_day_of_the_calendar_is_impossible(day: date, short: bool) -> None:
    year = f"{day.year % 100:02d}" if short and day.year >= 2000 else str(day.year)
    assert impossible_days(f"den {day.day}.{day.month}.{year}, og {day.day:02d}.{day.month:02d}.{year}") == ()


@given(st.integers(0, 400), st.integers(1, 400), st.integers(0, 2))
def test_a_share_that_was_counted_out_follows(part: int, whole: int, decimals: int) -> None:
    share = f"{100 * part / whole:.{decimals}f}".replace(".", ",")
    assert follows(str(part), str(whole), share)
    assert not follows(str(part), str(whole), str(100 * part // whole + 3))


STATES = (
    (False, "Saken er lukket i 2025.", "Saken er lukket"),
    (True, "Saken er lukket i 2025.", ""),
    (False, "Gjennomført. Nettsider oppdatert.", "Gjennomført"),
    (False, "Ikke gjennomført, og kan sees i sammenheng med omstillingen.", ""),
    (True, "Ikke gjennomført, og kan sees i sammenheng med omstillingen.", "Ikke gjennomført"),
    (True, "Arbeidet pågår.", "pågår"),
    (False, "Arbeidet pågår.", ""),
    (True, "Venter på avgjørelse. Saken er avsluttet.", ""),
    (True, "", ""),
    (False, "Avviket ble lukket 3. mars.", "Avviket ble lukket"),
    (False, "Lukket 03.03.2025", "Lukket"),
    (False, "Pålegget er oppfylt.", "Pålegget er oppfylt"),
    (False, "Tilsynet ble gjennomført 3. mars.", ""),
    (False, "Vedtaket er fulgt opp og saken avsluttet.", "saken avsluttet"),
    (True, "Saken er ikke avsluttet.", "ikke avsluttet"),
    (True, "Arbeidet fortsetter i 2026.", "Arbeidet fortsetter"),
    (True, "Utsatt til 2026.", "Utsatt til"),
)


@pytest.mark.parametrize(("ended", "text", "expected"), STATES)
def test_words_that_contradict_a_state(ended: bool, text: str, expected: str) -> None:
    assert values.state_contradicted(ended, text) == expected


AMOUNTS = (
    ("Låneopptak: kr 42 679 000.", "Lån på kr 42 000 000 er tatt opp", ("kr 42 679 000", "kr 42 000 000")),
    ("Lån på 20 000 000 kroner", "Lån på kr 20 000 000 er tatt opp", None),
    ("Lån på kr 20 000 000", "Gjennomført.", None),
    ("I sak 145/24", "Tok opp kr 10 000", None),
)


@pytest.mark.parametrize(("decided", "reported", "expected"), AMOUNTS)
def test_amounts_that_differ(decided: str, reported: str, expected: tuple[str, str] | None) -> None:
    assert values.amounts_differ(decided, reported) == expected


ELVERUM = [
    (148, "repeated_word", "Ordfører Lillian Skjærvik og Ordfører Lillian Skjærvik", ""),
    (208, "two_units", "% prosentpoeng", ""),
    (216, "capital_month", "13. Januar", ""),
    (444, "mark_gap", "***)", "**)"),
    (446, "note_without_mark", "****)", ""),
    (491, "empty_row", "-- --", ""),
    (532, "same_heading", "Mål 2025", ""),
    (536, "column_year", "Resultat 2024*", "2025"),
    (696, "out_of_order", "6.1.2", "6.6.2"),
    (729, "name_counts_otherwise", "29 avdelinger", "30"),
    (738, "column_year", "Resultat 2023", "2024 og 2025"),
    (770, "out_of_order", "6.5.3", "6.7.3"),
    (823, "out_of_order", "6.8.3", "6.8.2"),
    (875, "other_figure", "65 %", "49 %, 57 %, 60 %"),
    (910, "mean_wrong", "234", "235,75"),
    (930, "same_heading", "halvår", ""),
    (943, "out_of_order", "6.9.3", "6.9.2"),
    (1074, "empty_row", "-- ---", ""),
    (1102, "empty_row", "--- --- ---", ""),
    (1184, "other_year", "vil dette for 2024", "2025"),
    (1271, "case_two_ways", "KS-sak 145/24", "KS 145/24"),
    (1283, "impossible_date", "31.04.2025", ""),
    (1290, "repeated_word", "og og", ""),
    (1300, "other_period", "2024-2027", "2025"),
    (1312, "case_two_ways", "FSK112/21", "FSK 112/21"),
    (1329, "name_two_ways", "Kristian Trengeid", "Kristian Trengereid"),
]
"""What a careful person finds in the report of Elverum for 2025, reading it line by line."""

MENDED = {
    148: ("Ordfører Lillian Skjærvik og Ordfører", "Ordfører"),
    208: ("0,46% prosentpoeng", "0,46 prosentpoeng"),
    216: ("Januar", "januar"),
    444: ("***)", "**)"),
    841: ("6.8.4", "6.8.3"),
    446: ("****)", "***)"),
    491: ("--\t--", ""),
    532: ("Mål 2025\tMål 2025", "Mål 2025\tNorm"),
    536: ("2024*", "2025*"),
    696: ("6.1.2", "6.6.2"),
    729: ("29 avd", "30 avd"),
    738: ("2023", "2024"),
    770: ("6.5.3", "6.7.3"),
    823: ("6.8.3", "6.8.2"),
    875: ("65%", "49%"),
    910: ("234", "236"),
    930: ("halvår\thalvår", "1. halvår\t2. halvår"),
    943: ("6.9.3", "6.9.2"),
    955: ("6.9.4", "6.9.3"),
    1074: ("--\t---", ""),
    1102: ("---\t---\t---", ""),
    1184: ("for 2024", "for 2025"),
    1271: ("KS-sak", "KS"),
    1283: ("31.04", "30.04"),
    1290: ("og og", "og"),
    1300: ("2024-2027", "2025-2028"),
    1312: ("FSK112", "FSK 112"),
    1329: ("Trengeid", "Trengereid"),
}


def source() -> str:
    return (FOLDER / "arsmelding-2025.txt").read_text(encoding="utf-8")


def told(text: str) -> list[tuple[int | None, str, str, str]]:
    return [(one.line, one.kind.value, one.seen, one.other) for one in values.read_typed_report(text, 2025)]


def test_the_report_of_elverum_as_it_was_typed() -> None:
    assert told(source()) == ELVERUM


def test_a_report_in_which_all_is_mended_is_left_in_peace() -> None:
    lines = source().split("\n")
    for number, (wrong, right) in MENDED.items():
        assert wrong in lines[number - 1], number
        lines[number - 1] = lines[number - 1].replace(wrong, right, 1)
    text = "\n".join(lines)
    # the second of the two cells with the mark ***) is the one whose note is now the third
    text = text.replace("høyest).\t4,6\t4,9\t***) Ikke målt", "høyest).\t4,6\t4,9\t**) Ikke målt")
    assert told(text) == []


TYPED = (
    ("Sektor\tÅrsverk\nSkole\t441,0\nKultur\t32,0\nTotalsum\t473,0", []),
    ("Sektor\tÅrsverk\nSkole\t441,0\nKultur\t32,0\nTotalsum\t474,0", [(4, "sum_wrong", "474,0", "473")]),
    ("Enhet\tTall\nA\t1\nB\t2\nSum\t4\nC\t5\nI alt\t8", [(4, "sum_wrong", "4", "3")]),
    ("Enhet\tTall\nTotalt antall lån\t9\nBarn\t4", []),
    ("Enhet\tTall\nA\t10\nB\t20\nSnitt\t21", [(4, "mean_wrong", "21", "15")]),
    ("Enhet\tTall\nA\t10\nB\t20\nGj.snitt\t16", []),
    ("Figur 3: A\n\nTabell 1: B\n\nFigur 5: C", [(5, "out_of_order", "Figur 5", "4")]),
    ("Kapittel 1 En\n\nKapittel 3 To", [(3, "out_of_order", "3", "2")]),
    ("Tabell 2: Årsverk i 2024", [(1, "other_year", "i 2024", "2025")]),
    (
        "Indikator\tTall\nLesing\tIkke målt¹\nAreal\t5 m²\n\n²Ikke gjort.",
        [(2, "mark_without_note", "¹", ""), (5, "note_without_mark", "²", "")],
    ),
    ("Indikator\tResultat 2025\nLesing\tIkke målt*", [(2, "mark_without_note", "*", "")]),
    ("Indikator\tResultat 2025\nLesing\tIkke målt*\n\n*Ikke gjennomført.", []),
    ("1 En\n\n1.1 To\n\n1.2 Tre\n\n2 Fire\n\n2.1 Fem", []),
    ("1 En\n\n3 Tre", [(3, "out_of_order", "3", "2")]),
    ("2 To\n\n2.1 En\n\n3.2 To\n\n2.3 Tre", [(5, "out_of_order", "3.2", "2.2")]),
    ("1\tGlimt\t2\n9\tVedtak\t60", []),
)


@pytest.mark.parametrize(("text", "expected"), TYPED)
def test_what_a_typed_page_shows(text: str, expected: list[tuple[int, str, str, str]]) -> None:
    assert told(text) == expected


@given(st.text())
def test_no_text_makes_it_fail(text: str) -> None:
    lines = len(text.split("\n"))
    assert all(
        one.line is not None and 1 <= one.line <= lines for one in values.read_typed_report(text, 2025)
    )


def _unbounded(pattern: object) -> bool:
    """Whether a parsed pattern repeats anything without an end."""
    if isinstance(pattern, tuple) and len(pattern) == 3 and pattern[1] is _constants.MAXREPEAT:
        return True
    return isinstance(pattern, Iterable) and not isinstance(pattern, str) and any(map(_unbounded, pattern))


@pytest.mark.parametrize("module", [checks, typed_report, days, shares, states])
def test_no_rule_takes_longer_than_the_text_is_long(module: ModuleType) -> None:
    """Anybody may paste anything: a rule that repeats without an end can stop the program for all."""
    rules = {name: rule for name, rule in vars(module).items() if isinstance(rule, re.Pattern)}
    assert len(rules) >= 3
    assert [name for name, rule in rules.items() if _unbounded(_parser.parse(rule.pattern))] == []


@pytest.mark.parametrize("cell", ["NaN", "sNaN", "Infinity", "1e999999999", "9" * 400, "٣", "0x10"])
def test_what_is_no_plain_number_is_no_number_of_a_table(cell: str) -> None:
    assert number_of(cell) is None
    assert read_typed_report(f"Navn\tTall\nA\t{cell}\nB\t1\nSum\t{cell}\n", 2025) == ()
