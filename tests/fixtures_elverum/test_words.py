"""Chapter 6's development work and all texts about its areas: every row and paragraph, word by word."""

import re

from indicators.values.texts.document_marks import read_document, write_document
from tests.fixtures_elverum.report import footnotes, report_lines, rows_of, running_text

REPORT = report_lines()
WORK = rows_of("development.csv")
TEXTS = rows_of("area_texts.csv")
STATES = {"not_started", "ongoing", "done", "postponed", "ended"}
GARBLED = range(481, 489)
"""The rows that the conversion of the source broke; they stay as they came."""

_AREA = re.compile(r"6\.(\d+) \S")
_SECTION = re.compile(r"6\.\d+\.\d+ (?P<title>.*)", re.IGNORECASE)
_HEADS = re.compile(r"Planlagt utviklingsarbeid|-+\t-+$")


def printed() -> dict[int, tuple[str, str, str]]:
    """Every line of words of chapter 6: its area, its section (introduction, results, work, challenges), its
    text.

    Cards, their notes and the comments behind them have tests of their own.
    """
    found, area, section = {}, "", ""
    elsewhere = {line for _area, line, *_text in (*running_text(REPORT), *footnotes(REPORT))}
    for number, text in enumerate(REPORT, start=1):
        if text.startswith("7 Beredskap") and number > 500:
            break
        if number < 409 or not text.strip() or text.startswith("![") or _HEADS.match(text):
            continue
        if title := _AREA.match(text):
            area, section = f"6.{title[1]}", "introduction"
        elif title := _SECTION.match(text):
            named = title["title"].lower()
            section = {"ut": "work" if "arbeid" in named else "challenges"}.get(named[:2], "results")
        elif section == "results" and (number in elsewhere or "\t" in text or text.startswith("Tabell: ")):
            continue
        elif section:
            found[number] = (area, section, text)
    return found


PRINTED = printed()
STAFFS = {
    number
    for number, (_a, _s, text) in PRINTED.items()
    if re.fullmatch(r"\S*( og IKT-|-|/-|-/)?\S*[Ss]taben\t?", text)
}
"""Lines that name whose words follow."""


def bare(text: str) -> str:
    """The letters and signs alone: without tags, marks of the conversion, bullets and blanks."""
    plain = re.sub(r"<[^>]*>", "", text)
    plain = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", plain)
    plain = re.sub(r"(?m)^- |[•○]|(?<=\w)\*(?=\s\.)", "", plain)
    return re.sub(r"[\s*\\]", "", plain)


def ours(text: str) -> str:
    return bare(read_document(text).text())


def numbers(row: dict[str, str]) -> list[int]:
    return [int(row["line"]), *(int(one) for one in row["more_lines"].split(";") if one)]


def test_every_printed_line_stands_in_one_row_and_none_is_invented() -> None:
    taken = [number for row in (*WORK, *TEXTS) for number in numbers(row)]
    assert sorted(taken) == sorted(set(PRINTED) - STAFFS)
    assert [REPORT[number - 1].strip() for number in sorted(STAFFS)] == [
        "Service- og IKT-staben",
        "Eiendomsstaben",
        "HR/-personalstaben",
        "Økonomistaben",
        "HR-/personal-staben",
        "Økonomi-staben",
        "Service- og IKT-staben",
        "Eiendomsstaben",
    ]


def test_development_work_says_what_is_printed() -> None:
    for row in WORK:
        cells = [REPORT[number - 1].split("\t") for number in numbers(row)]
        assert {PRINTED[number][:2] for number in numbers(row)} == {(row["area"], "work")}
        for column, name in enumerate(("planned", "done")):
            whole = "".join(bare(cell[column]) for cell in cells)
            bullets = re.sub(r"(?<=[.m])o(?=Gjennomføre)", "", whole)  # l.661 prints its bullets as letters
            assert ours(row[name]) == bullets, row["code"]


def test_texts_say_what_is_printed() -> None:
    sections = {name: name for name in ("introduction", "results", "challenges")}
    for row in TEXTS:
        section = sections.get(row["kind"], "work")
        assert {PRINTED[number][:2] for number in numbers(row)} == {(row["area"], section)}
        whole = "".join(bare(REPORT[number - 1]) for number in numbers(row))
        whole = whole.replace("tjeneste-området", "tjenesteområdet")  # l.786: parted by the page break
        assert ours(row["text"]) == whole, row["code"]


def test_every_text_is_in_its_one_form() -> None:
    told = [row[name] for row in WORK for name in ("planned", "done")] + [row["text"] for row in TEXTS]
    assert [text for text in told if write_document(read_document(text)) != text] == []


PLAIN = {
    "ongoing": "pågå|fortse|kontinuerlig|fortløpende|igang ?satt|påbegynt|arbeides",
    "done": "gjennomført|ferdigstilt",
    "ended": "avsluttet",
    "not_started": "ikke påstartet",
    "postponed": "utsatt",
}
"""The words that say a state plainly; what a row only lets one think is no state."""


def test_a_state_follows_from_words_of_the_row_and_broken_rows_have_none() -> None:
    for row in WORK:
        told = (row["state"] in STATES, row["state_words"] in read_document(row["done"]).text())
        assert told == (True, True) if row["state"] else not row["state_words"], row["code"]
        assert not row["state"] or re.search(PLAIN[row["state"]], row["state_words"], re.IGNORECASE), row[
            "code"
        ]
    broken = {int(row["line"]) for row in WORK if int(row["line"]) in GARBLED}
    assert broken == {482, 483, 484, 485, 487, 488}
    assert broken <= {int(row["line"]) for row in WORK if not row["state"]}
    assert broken <= {int(row["line"]) for row in WORK if row["remark"]}


def test_what_the_conversion_broke_over_a_page_is_joined_and_nothing_else() -> None:
    joined = {int(row["line"]): row["more_lines"] for row in WORK if row["more_lines"]}
    assert joined == {473: "475", 488: "490", 560: "562", 833: "836", 1016: "1019", 1071: "1073"}


def test_rows_are_numbered_in_the_printed_order() -> None:
    for rows in (WORK, [row for row in TEXTS if row["kind"] == "challenges"]):
        by_area: dict[str, list[dict[str, str]]] = {}
        for row in rows:
            by_area.setdefault(row["area"], []).append(row)
        for own in by_area.values():
            assert [int(row["order"]) for row in own] == list(range(1, len(own) + 1))
            assert [int(row["line"]) for row in own] == sorted(int(row["line"]) for row in own)


def test_there_are_as_many_as_were_counted_by_hand() -> None:
    counted = {"6.2": 17, "6.3": 8, "6.4": 7, "6.5": 3, "6.6": 6, "6.7": 13, "6.8": 9, "6.9": 6, "6.10": 3}
    counted |= {"6.11": 5, "6.12": 7, "6.13": 1}
    assert {area: sum(row["area"] == area for row in WORK) for area in counted} == counted
    assert len(WORK) == sum(counted.values())
    assert len({row["code"] for row in (*WORK, *TEXTS)}) == len(WORK) + len(TEXTS)


def test_states_are_those_that_were_read() -> None:
    told = [row["state"] for row in WORK]
    assert {state: told.count(state) for state in sorted(set(told))} == {
        "": 47,
        "done": 9,
        "ended": 1,
        "not_started": 1,
        "ongoing": 27,
    }
