"""Proof-reading a report that was typed: its lines, with tab-separated tables, as a document gives them.

The rules here see what only the typed page shows: numbers of sections, headings of columns, marks and their
notes, sums and means. What is seen in any text stands in :mod:`indicators.values.proofreading.checks`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from .checks import Passage, PassageKind, ProofKind, ProofRemark, read_proof

NUMBERED = re.compile(r"^(?:Kap(?:ittel|\.)\s{1,3})?(\d{1,2}(?:\.\d{1,2}){0,8})[ .]\s{0,3}(?=[^\W\d_])")
CAPTION = re.compile(
    r"^(?P<what>Tabell|Figur|Bilde|Diagram)\s{0,3}(?P<number>\d{0,3})\s{0,3}[:.]", re.IGNORECASE
)
MARK = re.compile(r"((?<!\*)\*{1,6}\)?(?![\w*])|(?<![mM¹²³⁴-⁹])[¹²³⁴-⁹]{1,2})")
NOTE = re.compile(r"^(\*{1,6}\)?|[¹²³⁴-⁹]{1,2})\s{0,3}(?=[^\W\d_])")
HEADED = re.compile(r"^(?:resultat|mål|nasjonalt|landssnitt|halvår|tertial|kvartal|år)\b", re.IGNORECASE)
RESULT_OF = re.compile(r"^Resultat (20\d\d)", re.IGNORECASE)
REACHED_IN = re.compile(r"oppnådd i (20\d\d)(?: og (20\d\d))?")
WHOLE = re.compile(r"^\d{1,12} av (\d{1,12})$")
COUNTED = re.compile(r"\((\d{1,4}) ([^\W\d_]{4,40})\)")
TOTAL = re.compile(
    r"^(?:totalsum|sum|total|totalt|i alt|til sammen|tilsammen|samlet|summert)\b", re.IGNORECASE
)
MEAN = re.compile(r"^(?:gjennomsnitt|gj\.? ?snitt|snitt)", re.IGNORECASE)
PLAIN = re.compile(r"[-+]?[0-9]{1,15}(?:\.[0-9]{1,9})?")
SHARES = re.compile(r"(?<!\d)(\d{1,12}(?:,\d{1,12})?) ?%")
MOST_OF_A_CELL = 60
"""Characters; what is longer in a table is prose."""
MOST_SHOWN = 20
"""Figures that a remark names."""
PLANNED = re.compile(r"^planlagt utviklingsarbeid", re.IGNORECASE)

type Line = tuple[int, str]
type Row = tuple[int, list[str]]


def read_typed_report(text: str, year: int) -> tuple[ProofRemark, ...]:
    """Everything that the rules see in a typed report, by line (counted from 1)."""
    lines = list(enumerate(text.split("\n"), 1))
    found = [*read_proof(_passages(lines), year), *section_numbers(lines), *caption_numbers(lines)]
    for section in _sections(lines):
        found += [*_marks(section), *_figures_of_notes(section), *_columns(section, year)]
        for table in _tables(section):
            found += [*_rows(table), *_totals(table), *_means_outside(table)]
    found += _means(lines)
    return tuple(sorted(found, key=lambda one: (one.line or 0, one.kind, one.seen)))


def _passages(lines: Sequence[Line]) -> Iterator[Passage]:
    planned = False
    for number, text in lines:
        if not text:
            continue
        cells = text.split("\t")
        planned = len(cells) > 1 and (planned or bool(PLANNED.match(cells[0])))
        if planned and not PLANNED.match(cells[0]):
            yield Passage(cells[0], "", PassageKind.PLANNED, number)
            yield Passage("\t".join(cells[1:]), "", PassageKind.PROSE, number)
        else:
            yield Passage(text, "", _kind(text), number)


def _kind(text: str) -> PassageKind:
    if CAPTION.match(text):
        return PassageKind.CAPTION
    return PassageKind.HEADING if _number(text) else PassageKind.PROSE


def _number(text: str) -> tuple[int, ...]:
    """The number of a section's heading; empty for every other line, one of the contents too."""
    found = NUMBERED.match(text)
    heading = found is not None and "\t" not in text and len(text) <= 120 and text.rstrip()[-1] not in ".:"
    return tuple(int(part) for part in found[1].split(".")) if found is not None and heading else ()


def section_numbers(lines: Iterable[Line]) -> Iterator[ProofRemark]:
    """Numbers of sections that do not follow from the one before, each with the number that would."""
    before: tuple[int, ...] = ()
    for line, text in lines:
        number = _number(text)
        if not number:
            continue
        if not before or number in _next(before):
            before = number
            continue
        meant = _meant(before, number)
        shown, other = (".".join(map(str, one)) for one in (number, meant))
        yield ProofRemark(ProofKind.OUT_OF_ORDER, "", shown, other, line)
        before = meant if number[: len(meant) - 1] != meant[:-1] else number


def caption_numbers(lines: Iterable[Line]) -> Iterator[ProofRemark]:
    """Numbers of tables and figures that do not follow from the one before of the same kind."""
    before: dict[str, int] = {}
    for line, text in lines:
        found = None if "\t" in text else CAPTION.match(text)
        if found is None or not found["number"]:
            continue
        what, number = found["what"].lower(), int(found["number"])
        meant = before.get(what, number - 1) + 1
        if number != meant:
            yield ProofRemark(ProofKind.OUT_OF_ORDER, "", f"{found['what']} {number}", str(meant), line)
        before[what] = number


def _next(before: tuple[int, ...]) -> set[tuple[int, ...]]:
    """The numbers that may follow: the first within, and the next at each level."""
    later = {(*before[:depth], before[depth] + 1) for depth in range(len(before))}
    return later | {(*before, 1)}


def _meant(before: tuple[int, ...], number: tuple[int, ...]) -> tuple[int, ...]:
    if len(number) > len(before):
        return (*before, 1)
    depth = len(number) - 1
    return (*before[:depth], before[depth] + 1)


def _sections(lines: Iterable[Line]) -> Iterator[list[Line]]:
    """The lines from each numbered heading to the next."""
    section: list[Line] = []
    for line in lines:
        if _number(line[1]) and section:
            yield section
            section = []
        section.append(line)
    if section:
        yield section


def _tables(section: Iterable[Line]) -> Iterator[list[Row]]:
    """Lines with tabs that follow upon each other."""
    rows: list[Row] = []
    for line, text in section:
        if "\t" in text or (rows and set(text) <= {"-", " "} and text.strip()):
            rows.append((line, [cell.strip() for cell in text.split("\t")]))
        elif rows:
            yield rows
            rows = []
    if rows:
        yield rows


def _marks(section: Sequence[Line]) -> Iterator[ProofRemark]:
    """Marks in tables without a note, notes without a mark, marks that are jumped over, other figures."""
    cells = [
        (line, mark)
        for line, text in section
        if "\t" in text
        for cell in text.split("\t")
        for mark in _marks_of(cell)
    ]
    notes = [(line, found[1]) for line, text in section if "\t" not in text and (found := NOTE.match(text))]
    if not cells and not notes:
        return
    noted, marked = {note for _, note in notes}, {mark for _, mark in cells}
    for line, mark in cells:
        if mark not in noted:
            yield ProofRemark(ProofKind.MARK_WITHOUT_NOTE, "", mark, "", line)
    for line, note in notes:
        if note not in marked:
            yield ProofRemark(ProofKind.NOTE_WITHOUT_MARK, "", note, "", line)
    lengths = {mark.count("*") for _, mark in notes}
    for line, note in notes:
        if note.count("*") > 1 and note.count("*") - 1 not in lengths:
            yield ProofRemark(ProofKind.MARK_GAP, "", note, note.replace("*", "", 1), line)


def _marks_of(cell: str) -> list[str]:
    """The marks of a cell of a table; stars within words that are set off are none."""
    return MARK.findall(cell.strip()) if len(cell.strip()) <= MOST_OF_A_CELL else []


def _figures_of_notes(section: Sequence[Line]) -> Iterator[ProofRemark]:
    """Shares in a note that are none of its row's."""
    told: dict[str, set[str]] = {}
    for _, text in section:
        cells = text.split("\t")[1:]
        shares = {share for cell in cells for share in SHARES.findall(cell)}
        for mark in {mark for cell in cells for mark in _marks_of(cell)}:
            told.setdefault(mark, set()).update(shares)
    for line, text in section:
        note = None if "\t" in text else NOTE.match(text)
        if note and (of_row := told.get(note[1])):
            for share, others in _otherwise(text, of_row):
                yield ProofRemark(ProofKind.OTHER_FIGURE, "", share, others, line)


def shares_otherwise(text: str, figures: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Shares in per cent that a text names and that are none of those that stand, if any stands."""
    return _otherwise(text, {share for figure in figures for share in SHARES.findall(figure)})


def _otherwise(text: str, told: set[str]) -> Iterator[tuple[str, str]]:
    others = ", ".join(f"{one} %" for one in sorted(told)[:MOST_SHOWN])
    for share in SHARES.findall(text) if told else ():
        if share not in told:
            yield f"{share} %", others


def _columns(section: Sequence[Line], year: int) -> Iterator[ProofRemark]:
    """Headings of columns that name another year than what is written about them."""
    said = [found for _, text in section if "\t" not in text and (found := REACHED_IN.search(text))]
    reached = {int(one) for found in said for one in found.groups() if one}
    notes = {found[1]: text for _, text in section if "\t" not in text and (found := NOTE.match(text))}
    for line, text in section:
        for cell in text.split("\t")[1:]:
            headed = RESULT_OF.match(cell.strip())
            if headed is None:
                continue
            marks = _marks_of(cell)
            of_note = [notes[mark] for mark in marks if mark in notes]
            if int(headed[1]) != year and any(str(year) in note for note in of_note):
                yield ProofRemark(ProofKind.COLUMN_YEAR, "", cell.strip(), str(year), line)
            elif len(reached) > 1 and int(headed[1]) not in reached:
                years = " og ".join(map(str, sorted(reached)))
                yield ProofRemark(ProofKind.COLUMN_YEAR, "", cell.strip(), years, line)


def _rows(table: Iterable[Row]) -> Iterator[ProofRemark]:
    """Headings that two columns share, rows of dashes, names that count otherwise than their figures."""
    for line, cells in table:
        headings = Counter(cell for cell in cells if HEADED.match(cell))
        for heading in sorted(one for one, times in headings.items() if times > 1):
            yield ProofRemark(ProofKind.SAME_HEADING, "", heading, "", line)
        if any(cells) and all(set(cell) <= {"-", "–", " "} for cell in cells):
            yield ProofRemark(ProofKind.EMPTY_ROW, "", " ".join(cells), "", line)
        for counted, whole in name_counts_otherwise(cells[0], cells[1:]):
            yield ProofRemark(ProofKind.NAME_COUNTS_OTHERWISE, "", counted, whole, line)


def name_counts_otherwise(name: str, figures: Iterable[str]) -> Iterator[tuple[str, str]]:
    """What a name counts, ``29 avdelinger``, and what its figures are counted of, where these differ."""
    wholes = {found[1] for figure in figures if (found := WHOLE.match(figure.strip()))}
    for found in COUNTED.finditer(name):
        if wholes and found[1] not in wholes:
            yield f"{found[1]} {found[2]}", " og ".join(sorted(wholes))


def number_of(text: str) -> Decimal | None:
    """A plain number of a table, None for everything else."""
    plain = re.sub(r"[\s\u00a0\u202f]", "", text).replace(",", ".").replace("\u2212", "-")
    return Decimal(plain) if PLAIN.fullmatch(plain) else None


def _totals(table: Sequence[Row]) -> Iterator[ProofRemark]:
    """Sums that are those of their column neither from the top nor from the sum before.

    What begins with such a word above the last row may count something of its own.
    """
    last = len(table) - 1
    totals = [
        at
        for at, (_line, cells) in enumerate(table)
        if (found := TOTAL.match(cells[0])) and (at == last or found[0] == cells[0])
    ]
    for order, at in enumerate(totals):
        line, cells = table[at]
        begin = totals[order - 1] + 1 if order else 0
        for place, cell in enumerate(cells[1:], 1):
            total = number_of(cell)
            whole = _column(table, place, (one for one in range(at) if one not in totals))
            since = _column(table, place, range(begin, at))
            if total is not None and whole and total not in (sum(whole), sum(since)):
                yield ProofRemark(
                    ProofKind.SUM_WRONG, "", cell, _written(sum(since or whole, Decimal(0))), line
                )


def _column(table: Sequence[Row], place: int, rows: Iterable[int]) -> list[Decimal]:
    """The numbers of a column in these rows."""
    numbers = (number_of(table[row][1][place]) for row in rows if place < len(table[row][1]))
    return [number for number in numbers if number is not None]


def _means_outside(table: Sequence[Row]) -> Iterator[ProofRemark]:
    """Means that are larger or smaller than every number that they are of."""
    line, last = table[-1]
    if not MEAN.match(last[0]):
        return
    for place, cell in enumerate(last[1:], 1):
        of, mean = _column(table, place, range(len(table) - 1)), number_of(cell)
        if mean is not None and len(of) > 1 and not min(of) <= mean <= max(of):
            counted = (sum(of, Decimal(0)) / len(of)).quantize(Decimal("0.01"))
            yield ProofRemark(ProofKind.MEAN_WRONG, "", cell, _written(counted), line)


def _means(lines: Iterable[Line]) -> Iterator[ProofRemark]:
    """Printed means that are not those of the months above, where most years are."""
    means: dict[str, Decimal] = {}
    years: list[str] = []
    for line, text in lines:
        cells = [cell.strip() for cell in text.split("\t")]
        numbers = [number_of(cell) for cell in cells[1:]]
        known = [number for number in numbers if number is not None]
        if cells[0].lower() == "år" and known:
            years = cells[1:]
        elif re.fullmatch(r"20\d\d", cells[0]) and len(known) == 12:
            means[cells[0]] = sum(known, Decimal(0)) / 12
        elif MEAN.match(cells[0]) and means:
            wrong = [
                (printed, means[year])
                for year, printed in zip(years, numbers, strict=False)
                if printed is not None and year in means and abs(printed - means[year]) > Decimal("0.5")
            ]
            if len(wrong) * 2 < len(known):
                for printed, mean in wrong:
                    counted = _written(mean.quantize(Decimal("0.01")))
                    yield ProofRemark(ProofKind.MEAN_WRONG, "", _written(printed), counted, line)
            means = {}


def _written(number: Decimal) -> str:
    return f"{number.normalize():f}".replace(".", ",")
