"""What the editors decided about Elverum's lines: complete, of known kinds, and never against the print."""

import re
from collections import Counter

from indicators.judging import judge_lines
from indicators.models import ScorecardLine
from indicators.values import FigureResult, PeriodFigure, questions
from tests.fixtures_elverum.report import report_lines, rows_of

REPORT = report_lines()
LINES = rows_of("lines.csv")
CARD_LINES = [line for line in LINES if line["on_card"] == "yes"]
LINE_OF = {line["code"]: int(line["line"]) for line in LINES}
CELLS = rows_of("cells.csv")
SECTORS = {sector["code"] for sector in rows_of("sectors.csv")}
TARGETS = {LINE_OF[c["code"]]: c["text"] for c in CELLS if c["column"] == "target"}
BY_LINE = {int(line["line"]): line for line in LINES}


def lines_where(column: str, value: str) -> list[int]:
    """The printed lines of the indicators with that value in that column."""
    return [int(line["line"]) for line in LINES if line[column] == value]


def test_short_names_fit_lists_and_tell_an_areas_indicators_apart() -> None:
    assert all(0 < len(line["short_name"]) <= 60 for line in LINES)
    assert max(Counter((line["area"], line["short_name"]) for line in LINES).values()) == 1


def test_every_direction_is_decided_and_has_a_reason() -> None:
    assert Counter(line["direction"] for line in CARD_LINES) == {"higher": 110, "lower": 25}
    assert all(line["direction_reason"].endswith(".") for line in LINES)
    assert lines_where("direction", "lower") == [
        455, 534, 535, 590, 591, 592, 593, 594, 595, 597, 598, 599, 692, 734, 796, 802,
        870, 893, 916, 923, 930, 1039, 1044, 1053, 1097, 1098, 1101, 1105, 1107,
    ]  # fmt: skip


def test_no_direction_contradicts_a_printed_comparator() -> None:
    printed = {number: text[0] for number, text in TARGETS.items() if text[0] in "<≤>≥"}
    assert Counter("landssnitt" in TARGETS[number] for number in printed) == {False: 16, True: 9}
    for number, comparator in printed.items():
        assert BY_LINE[number]["direction"] == ("lower" if comparator in "<≤" else "higher")
    assert not [text for text in TARGETS.values() if "=" in text or "nøyaktig" in text.lower()]


def test_every_line_has_a_known_sector_and_the_reason_names_a_line_of_the_report() -> None:
    assert {line["sector"] for line in LINES} <= SECTORS
    for line in LINES:
        assert line["sector_assumed"] in ("yes", "no")
        references = "".join(re.findall(r"\(l\.[^)]*\)", line["sector_reason"]))
        named = [int(number) for number in re.findall(r"\d+", references)]
        assert named
        assert all(388 <= number <= 1255 or number in (126, 371) for number in named)
        assert all(REPORT[number - 1].strip() for number in named)


def test_areas_name_every_sector_that_answers_for_one_of_their_lines() -> None:
    for area in rows_of("areas.csv"):
        delivering = area["sectors"].split(";")
        assert set(delivering) <= SECTORS
        assert {line["sector"] for line in LINES if line["area"] == area["number"]} <= set(delivering)


def test_scales_are_those_printed_in_the_name_and_no_other() -> None:
    for line in LINES:
        scale = re.search(r"skala (?:fra )?1[-–](\d)", line["name"])
        assert line["scale"] == (f"1-{scale[1]}" if scale else "")
        assert (line["value_kind"] == "score") is bool(scale)
    assert Counter(line["scale"] for line in LINES if line["scale"]) == {"1-6": 13, "1-2": 3, "1-4": 1}


def test_value_kinds_follow_from_what_is_printed() -> None:
    counts = Counter(line["value_kind"] for line in CARD_LINES)
    assert counts == {"percent": 60, "score": 17, "number": 55, "yes_no": 2, "share": 1}
    assert lines_where("value_kind", "yes_no") == [728, 1106]
    assert lines_where("value_kind", "share") == [729]
    for line in CARD_LINES:
        texts = [cell["text"] for cell in CELLS if cell["code"] == line["code"]]
        assert (line["value_kind"] == "percent") is any("%" in text for text in texts)
        assert (line["unit"] == "%") is (line["value_kind"] == "percent")
    assert {line["unit"] for line in LINES} == {"", "%", "avdelinger", "dager", "kr per m²", "mnd", "poeng"}


def test_decimals_are_those_that_most_figures_are_printed_with() -> None:
    assert lines_where("decimals", "2") == [534, 535]
    assert lines_where("decimals", "") == [728, 1106]
    for line in CARD_LINES:
        texts = [cell["text"] for cell in CELLS if cell["code"] == line["code"]]
        figures = [figure for text in texts for figure in re.findall(r"\d+(?:[.,]\d+)?", text)]
        counts = Counter(len(re.sub(r"^\d+[.,]?", "", figure)) for figure in figures)
        if line["decimals"]:
            # As most figures are printed; where it is a draw, as the more exact ones are.
            assert int(line["decimals"]) == max(counts, key=lambda digits: (counts[digits], digits))


def test_parts_and_periods() -> None:
    assert lines_where("aggregation", "all") == [645, 648]
    assert lines_where("aggregation", "sum") == [681]
    assert lines_where("aggregation", "mean") == [893]
    assert len(lines_where("aggregation", "last")) == 135
    assert lines_where("frequency", "half") == [645, 648, 930]
    assert lines_where("frequency", "month") == [893]
    assert lines_where("frequency", "second_year") == [*range(537, 546), *range(739, 746)]
    assert {line["tolerance"] for line in LINES} == {""}


def test_a_figure_is_planned_unless_the_target_says_that_nothing_is_measured() -> None:
    unplanned = [number for number, text in TARGETS.items() if text == "Måles ikke"]
    assert lines_where("planned", "no") == unplanned == [739, 740, 744, 745]


def test_only_the_series_have_no_target() -> None:
    assert {int(line["line"]) for line in LINES} - set(TARGETS) == {893, 916, 923, 930}


def test_the_reviewed_verdicts_cover_the_cards_and_count_as_the_report_does() -> None:
    verdicts = rows_of("../../tests/fixtures_elverum/verdicts.csv")
    assert [(v["code"], int(v["line"])) for v in verdicts] == [
        (c["code"], int(c["line"])) for c in CARD_LINES
    ]
    assert Counter(verdict["status"] for verdict in verdicts) == {
        "met": 69, "missed": 51, "not_measured": 11, "not_planned": 4,
    }  # fmt: skip
    assert Counter(verdict["change"] for verdict in verdicts) == {
        "better": 31, "worse": 25, "unchanged": 15, "": 64,
    }  # fmt: skip
    without_distance = [
        int(v["line"]) for v in verdicts if v["status"] in ("met", "missed") and not v["distance"]
    ]
    assert without_distance == [439, 728, 1106]
    area_of = {line["code"]: line["area"] for line in LINES}
    met = Counter(area_of[verdict["code"]] for verdict in verdicts if verdict["status"] == "met")
    assert met == {
        "6.2": 6, "6.3": 10, "6.4": 4, "6.5": 2, "6.6": 9, "6.7": 6,
        "6.8": 4, "6.9": 1, "6.10": 6, "6.11": 14, "6.12": 7,
    }  # fmt: skip


def test_no_figure_of_the_report_is_asked_about(elverum: None) -> None:
    """What people really write raises no question: a question that is often wrong is soon not read."""
    lines = judge_lines(ScorecardLine.objects.filter(year=2025))
    held = [line for line in lines if line.previous]
    asked = [
        (line.short_name, one.kind)
        for line in lines
        for one in questions(
            line.result,
            line.spec,
            line.previous.result if line.previous else None,
            target=line.target,
            periods=[
                PeriodFigure(one.period, one.result.value)
                for one in line.periods
                if isinstance(one.result, FigureResult)
            ],
        )
    ]
    assert (len(lines), len(held), asked) == (139, 101, [])
