"""Chapters 8 and 9 as files: no paragraph, row or decision of the report is missing, added or changed."""

import re
from collections import Counter

from tests.fixtures_elverum.report import matter_rows, report_lines, rows_of

REPORT = report_lines()
ROWS, REST = matter_rows(REPORT)
SUPERVISION, DECISIONS = rows_of("supervision.csv"), rows_of("decisions.csv")
TEXTS = {row["place"]: row for row in rows_of("matter_texts.csv")}
SECTORS = {row["code"]: row["name"] for row in rows_of("sectors.csv")}

KINDS = {"": "budget", "Vedtatte verbalforslag": "verbal"}
MENDED = {1247: 1250, 1290: 1293, 1312: 1315, 1325: 1328}
"""The rows that the conversion broke over a page, and the line where each goes on."""


def test_every_supervision_is_letter_by_letter_under_its_sector() -> None:
    printed = [row for row in ROWS if row.line < 1267]
    assert len(printed) == 10
    assert [(int(r["line"]), int(r["continued"] or 0), SECTORS[r["sector"]]) for r in SUPERVISION] == [
        (row.line, row.continued, row.group) for row in printed
    ]
    for ours, row in zip(SUPERVISION, printed, strict=True):
        name, finding, deadline, measure = row.cells
        assert name in (f"{ours['authority']}: {ours['service']}", f"{ours['authority']} {ours['service']}")
        assert (ours["finding"], ours["deadline"], ours["measure"]) == (finding, deadline, measure)


def test_every_point_of_the_budget_decision_is_letter_by_letter() -> None:
    printed = [row for row in ROWS if 1267 < row.line < 1302]
    ours = [row for row in DECISIONS if row["kind"] != "earlier"]
    names = ("point", "text", "deadline", "responsible", "comment")
    assert [(int(r["line"]), int(r["continued"] or 0), r["kind"], *(r[n] for n in names)) for r in ours] == [
        (row.line, row.continued, KINDS[row.group], *row.cells) for row in printed
    ]
    assert Counter(row["kind"] for row in DECISIONS) == {"budget": 7, "verbal": 12, "earlier": 19}
    # The case stands in the head of the table (l.1273), its day in the paragraph above (l.1271).
    assert {row["cases"] for row in ours} == {"KS 145/24 12.12.2024"}
    assert "(KS 145/24 " in REPORT[1272]
    assert "KS-sak 145/24 per 12. desember 2024" in REPORT[1270]


def test_every_earlier_decision_is_letter_by_letter() -> None:
    printed = [row for row in ROWS if row.line > 1302]
    names = ("cases", "text", "responsible", "comment")
    assert [
        (int(r["line"]), int(r["continued"] or 0), *(r[n] for n in names), r["point"], r["deadline"])
        for r in DECISIONS
        if r["kind"] == "earlier"
    ] == [(row.line, row.continued, *row.cells, "", "") for row in printed]


def test_only_what_a_page_break_tore_apart_is_mended() -> None:
    assert {row.line: row.continued for row in ROWS if row.continued} == MENDED
    assert [n for n, text in enumerate(REPORT, start=1) if n > 1241 and "<u>" in text] == [1263]


def test_every_paragraph_head_and_caption_is_kept() -> None:
    printed = dict(REST)
    groups = [printed.pop(n) for n in (1246, 1257, 1262)]
    assert groups == [SECTORS[code] for code in ("helse", "skole", "eiendom")]
    assert printed.pop(1281) == "Vedtatte verbalforslag"
    numbers = {"supervision": "8", "decisions": "9", "budget": "9.1", "earlier": "9.2"}
    ours = {int(row["line"]): f"{numbers[place]} {row['title']}" for place, row in TEXTS.items()}
    places = {"supervision": (1243, 1245, 1265), "budget": (1271, 1273, 1300), "earlier": (1304, 1306, 1333)}
    for place, lines in places.items():
        row = TEXTS[place]
        head = row["table_head"].replace(" | ", "\t")
        ours |= dict(zip(lines, (row["text"], head, row["caption"]), strict=True))
    assert ours == printed


def test_what_the_editors_decided_is_complete_and_gives_its_reason_from_the_print() -> None:
    for row in (*SUPERVISION, *DECISIONS):
        assert row["state_reason"]
        printed = " ".join(
            [
                *REPORT[int(row["line"]) - 1 : int(row["line"])],
                REPORT[int(row["continued"] or row["line"]) - 1],
            ]
        )
        for quoted in re.findall("«([^»]+)»", row["state_reason"]):
            for piece in filter(None, (part.strip() for part in quoted.split("…"))):
                assert piece in printed, (row["line"], piece)
    assert {row["sector"] for row in DECISIONS} <= set(SECTORS)
    assert all(row["sector_reason"] for row in DECISIONS)
    for row in SUPERVISION:
        assert row["opened"] in row["finding"]
        year = row["closed"] and f"lukket i {row['closed']}."
        assert row["state"] == ("closed" if row["closed"] else "open")
        assert not row["closed"] or year in row["measure"] or row["closed"] in row["measure"]
    for name in ("supervision.csv", "decisions.csv"):
        orders = [int(row["order"]) for row in rows_of(name)]
        assert orders == list(range(1, len(orders) + 1))


def test_a_remark_names_lines_that_say_what_it_says() -> None:
    remarks = {int(row["line"]): row["remark"] for row in (*SUPERVISION, *DECISIONS) if row["remark"]}
    assert {line for line, text in remarks.items() if "l.1304" in text} == {1319, 1321, 1322, 1323, 1329}
    assert "i prosess ved årsskiftet" in REPORT[1303]
    assert "Kristian Trengeid\t" in REPORT[1328]
    assert "Trengereid" in REPORT[243]
    assert "42 679 000" in REPORT[1274]
    assert "42 000 000" in REPORT[1274]
    assert "2024-2027" in TEXTS["budget"]["caption"]
    assert "2025 – 2028" in TEXTS["budget"]["title"]
    assert "sak 20/22" in REPORT[1309]
    assert "sak 150/22" in REPORT[1318]
