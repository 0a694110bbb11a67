"""Chapters 1 to 5, 7 and 10 as files: no paragraph or row of the report is missing, added or changed."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

from tests.fixtures_elverum.report import FOLDER, report_lines, rows_of

REPORT = report_lines()
CHAPTERS, PARTNERS = rows_of("chapters.csv"), rows_of("companies.csv")

MENDED = {222: 224}
"""A sentence that the conversion broke over a page: its line, and the one where it goes on."""
LINKS_LOST = {264: "Politikk - Elverum kommune", 1233: "KS Ukrainanettverk"}
"""Links whose address the conversion lost: their words stand."""
TABLES = {"selskaper": range(296, 337), "samarbeid": range(354, 361), "bemanning": range(387, 400)}
"""Where the program sets a table, and the printed lines that it is made of."""
OUTSIDE = {"tilsyn", "vedtak"}
"""Chapters whose content stands in files of its own."""


def printed_chapter(chapter: dict[str, str]) -> list[str]:
    """The lines that are printed in a chapter, without the table lines, with the mended sentence whole."""
    table = {number for lines in TABLES.values() for number in lines}
    found: list[str] = []
    for number in range(int(chapter["line"]) + 1, int(chapter["last_line"]) + 1):
        text = REPORT[number - 1].strip() if number <= len(REPORT) else ""
        if number in LINKS_LOST:
            words = LINKS_LOST[number]
            assert f"[{words}](#)" in text
            text = text.replace(f"[{words}](#)", words)
        if number in MENDED.values():
            found[-1] += f" {text}"
        elif text and number not in table:
            found.append(re.sub(r"<(https://[^>]+)>", r"\1", text))
    return found


def our_chapter(code: str) -> list[str]:
    """The lines of a chapter's file, without marks: places of tables are left out."""
    file = FOLDER / "chapters" / f"{code}.txt"
    lines = file.read_text(encoding="utf-8").split("\n") if file.exists() else []
    told = (re.sub(r"\[(https://[^\]]+)\]\(\1\)", r"\1", line) for line in lines if line)
    return [re.sub(r"^(# |\\(?=- ))", "", line) for line in told if not re.fullmatch(r"\{\w+\}", line)]


def test_every_chapter_is_letter_by_letter() -> None:
    for chapter in CHAPTERS:
        if chapter["code"] not in OUTSIDE:
            assert our_chapter(chapter["code"]) == printed_chapter(chapter), chapter["code"]


def test_no_line_of_these_chapters_stands_outside_them() -> None:
    ends = {"6": 403, "8": 1241}  # what chapter 6 reports of areas, and chapters 8 and 9, are other files
    inside = {
        number
        for chapter in CHAPTERS
        for number in range(int(chapter["line"]), int(chapter["last_line"]) + 1)
    }
    printed = {number for number, text in enumerate(REPORT, start=1) if text.strip()}
    wanted = {*range(38, 409), *range(1203, 1241), *range(1335, len(REPORT) + 1), ends["8"], 1267}
    assert inside & printed == wanted & printed
    assert REPORT[ends["6"] - 1].startswith("6 Handlingsplan")


def test_headings_and_numbers_are_those_of_the_report() -> None:
    assert [f"{one['number']} {one['title']}" for one in CHAPTERS] == [
        REPORT[int(one["line"]) - 1] for one in CHAPTERS
    ]
    numbers = {one["code"]: one["number"] for one in CHAPTERS}
    for one in CHAPTERS:
        before = f"{numbers[one['parent']]}." if one["parent"] else ""
        assert one["number"] == f"{before}{one['order']}"


def test_every_file_is_a_chapter_and_every_table_stands_where_it_was_printed() -> None:
    files = {path.stem for path in Path(FOLDER / "chapters").iterdir()}
    assert files == {one["code"] for one in CHAPTERS if our_chapter(one["code"])}
    placed = {
        word: path.stem
        for path in Path(FOLDER / "chapters").iterdir()
        for word in re.findall(r"^\{(\w+)\}$", path.read_text(encoding="utf-8"), re.MULTILINE)
    }
    assert placed == {"selskaper": "politisk", "samarbeid": "administrativ", "bemanning": "bemanning"}
    where = {one["code"]: range(int(one["line"]), int(one["last_line"]) + 1) for one in CHAPTERS}
    assert all(set(TABLES[word]) <= set(where[code]) for word, code in placed.items())


def test_subheadings_are_short_lines_of_their_own() -> None:
    found = [
        line[2:]
        for one in CHAPTERS
        if (file := FOLDER / "chapters" / f"{one['code']}.txt").exists()
        for line in file.read_text(encoding="utf-8").split("\n")
        if line.startswith("# ")
    ]
    months = "Januar Februar Mars April Mai Juni Juli August September Oktober November Desember".split()
    assert [line.split(":")[0] for line in found[:12]] == months
    assert found[12:] == [
        "Interkommunalt samarbeid",
        "Øvelser og håndtering av hendelser",
        "Internasjonalt samarbeid om beredskap",
    ]


def test_every_company_and_cooperation_is_letter_by_letter() -> None:
    lines = [*TABLES["selskaper"], *TABLES["samarbeid"]]
    printed = {number: REPORT[number - 1].strip() for number in lines if REPORT[number - 1].strip()}
    ours = {int(one["line"]): one["printed"] for one in PARTNERS}
    ours |= {int(one["form_line"]): one["form_as_printed"] for one in PARTNERS if one["form_line"]}
    assert ours == printed
    for one in PARTNERS:
        lines_before = [int(other["form_line"]) for other in PARTNERS if other["form_line"]]
        if one["form_line"]:
            assert int(one["form_line"]) == max(n for n in lines_before if n < int(one["line"]))


def test_what_is_read_of_a_company_is_what_is_printed() -> None:
    shares = 0
    for one in PARTNERS:
        note = one["note"] or (f"{one['host']} er vertskommune" if one["host"] else "")
        told = one["printed"].removeprefix("- ").rstrip(",")
        if one["share"]:
            shares += 1
            percent = one["share"].replace(".", ",")
            assert re.search(rf"\b{percent} ?%", REPORT[int(one["share_line"]) - 1])
            assert Decimal(0) < Decimal(one["share"]) <= 100
        told = re.sub(r" \([\d,]+ ?%\)$", "", told)
        assert told == (f"{one['name']} ({note})" if note else one["name"])
        assert one["form_as_printed"].lower().removeprefix("3 ").rstrip(":") == one["form"].lower()
    assert shares == 11
    assert len(PARTNERS) == 16 + 7
