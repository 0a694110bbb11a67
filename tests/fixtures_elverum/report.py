"""An independent reading of the scorecards in the annual report, for the tests beside it.

It knows the printed report only (Elverum kommune, Årsmelding 2025, sections 6.2 to 6.12), and nothing of the
CSV files: a table is opened by a head of year columns and closed by the first line that is no table row.
"""

import csv
import re
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[2] / "fixtures" / "elverum-2025"
FIRST_AREA, LAST_AREA = 2, 12

_SECTION = re.compile(r"6\.(\d+) \S")
_SUBSECTION = re.compile(r"6\.\d+\.(\d+) ")
_YEAR_COLUMN = re.compile(r"Resultat 20\d\d\*?|Mål 20\d\d|Nasjonalt resultat")
_FOOTNOTE = re.compile(r"(\*+\)?) ?(\S.*)")


@dataclass(frozen=True)
class Row:
    """One printed indicator: where it stands, and every figure cell that is not empty."""

    area: str
    line: int
    group: int
    name: str
    cells: tuple[tuple[str, str], ...]


def report_lines() -> list[str]:
    """The report's lines; line N of the report is element N - 1."""
    return (FOLDER / "arsmelding-2025.txt").read_bytes().decode("utf-8").split("\n")


def rows_of(name: str) -> list[dict[str, str]]:
    """The rows of one CSV file, every value as text."""
    return _table(FOLDER / name)


def reviewed_verdicts() -> list[dict[str, str]]:
    """The verdict on each indicator as a careful person reads the report; not computed by the program."""
    return _table(Path(__file__).with_name("verdicts.csv"))


def _table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def area_lines(lines: list[str]) -> list[tuple[str, int, str]]:
    """Every line of sections 6.2 to 6.12 with its section and its number, the section's own title first."""
    found: list[tuple[str, int, str]] = []
    area = ""
    for number, text in enumerate(lines, start=1):
        if section := _SECTION.match(text):
            wanted = FIRST_AREA <= int(section[1]) <= LAST_AREA
            area = f"6.{section[1]}" if wanted else ""
        if area:
            found.append((area, number, text))
    return found


def card_rows(lines: list[str]) -> list[Row]:
    """All indicator rows in printed order, each with the line of the heading that it stands under.

    A head repeated after a page break goes on with the group before it, and so does a group title that the
    same table has shown already. A row of dashes is no indicator.
    """
    rows: list[Row] = []
    head: list[str] = []
    area, title, group = "", "", 0
    shown: set[str] = set()
    for here, number, text in area_lines(lines):
        if here != area:
            area, title, head = here, "", []
        cells = text.split("\t")
        if not text.strip():
            continue
        if len(cells) == 1:
            head = []
        elif all(_YEAR_COLUMN.fullmatch(cell) for cell in cells[1:]):
            head = cells
            if cells[0] not in ("", title):
                title, group, shown = cells[0], number, set()
        elif head and not any(cells[1:]):
            if cells[0] not in shown:
                group = number
            shown.add(cells[0])
        elif head and set(cells) != {"---"}:
            printed = [pair for pair in zip(head[1:], cells[1:], strict=True) if pair[1]]
            rows.append(Row(area, number, group, cells[0], tuple(printed)))
    return rows


def footnotes(lines: list[str]) -> list[tuple[str, int, str, str]]:
    """Printed footnotes as (area, line, mark, text): the lines that begin with a mark."""
    return [
        (area, number, note[1], note[2])
        for area, number, text in area_lines(lines)
        if (note := _FOOTNOTE.fullmatch(text))
    ]


def running_text(lines: list[str]) -> list[tuple[str, int, str]]:
    """Running text after the first card of each section "Mål og resultater", as (area, line, text).

    Sub-headings are text too; footnotes and captions ("Tabell: ...") are not.
    """
    found: list[tuple[str, int, str]] = []
    first_row = {row.area: row.line for row in reversed(card_rows(lines))}
    ended: set[str] = set()
    for area, number, text in area_lines(lines):
        if _SUBSECTION.match(text) and number > first_row[area]:
            ended.add(area)
        plain = "\t" not in text and not text.startswith(("*", "Tabell: "))
        if area not in ended and number > first_row[area] and plain and text.strip():
            found.append((area, number, text))
    return found


_MATTERS = re.compile(r"8 Tjenesteområder under tilsyn")
_AFTER_MATTERS = re.compile(r"10 Årsregnskap")
_HEADS = ("Tjeneste/tilsynsområde", "Punkt i vedtak", "Vedtaks- punkt og dato")
_CASE = re.compile(r"[A-Z]{2,3} ?\d+/\d")


@dataclass(frozen=True)
class MatterRow:
    """A printed row of chapters 8 and 9: its line, the one it goes on at after a page break, and its cells.

    ``group`` is the line within the table that it stands under; empty for none.
    """

    line: int
    continued: int
    group: str
    cells: tuple[str, ...]


def matter_rows(lines: list[str]) -> tuple[list[MatterRow], dict[int, str]]:
    """All rows of supervision and decisions in printed order, and every other line of the chapters by number.

    A head that is repeated after a page break begins no table: what follows it without a first cell, or with
    nothing but cases, goes on with the row before. Markup that the conversion left is no text.
    """
    rows: list[MatterRow] = []
    rest: dict[int, str] = {}
    inside, head, after_head, group = False, "", False, ""
    for number, text in enumerate(lines, start=1):
        inside = (inside or bool(_MATTERS.match(text))) and not _AFTER_MATTERS.match(text)
        if not inside or not text.strip():
            continue
        cells = [re.sub(r"</?u>", "", cell) for cell in text.split("\t")]
        if len(cells) == 1:
            rest[number], head, group = text, "", ""
        elif cells[0] in _HEADS:
            after_head = head == text
            if not after_head:
                rest[number], head = text, text
            continue
        elif after_head and (not cells[0] or (_CASE.match(cells[0]) and not any(cells[1:]))):
            joined = tuple(f"{one} {more}".strip() for one, more in zip(rows[-1].cells, cells, strict=True))
            rows[-1] = MatterRow(rows[-1].line, number, rows[-1].group, joined)
        elif not any(cells[1:]):
            group = rest[number] = cells[0]
        else:
            rows.append(MatterRow(number, 0, group, tuple(cells)))
        after_head = False
    return rows, rest
