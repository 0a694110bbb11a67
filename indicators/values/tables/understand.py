"""From the rows of a source to what they mean."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from indicators.values.tables.answers import AnswersByScope
from indicators.values.tables.columns import Columns, columns_of
from indicators.values.tables.figures import read_row
from indicators.values.tables.layout import Layout, Segment, lay_out, layout_of
from indicators.values.tables.notation import is_english
from indicators.values.tables.notes import attach_notes
from indicators.values.tables.people import read_people
from indicators.values.tables.rows import Draft, drafts_of
from indicators.values.tables.source import Purpose, Source, SourceRow
from indicators.values.tables.titles import Section, money_unit, note_of, section_of
from indicators.values.tables.turning import turned
from indicators.values.tables.understanding import (
    Answers,
    ColumnRole,
    Doubt,
    ReadRow,
    RowKind,
    TableColumn,
    TableQuestion,
    Understanding,
)

SAMPLES: Final = 4
"""How many rows of a table are shown beside its columns."""
_OF_A_KIND: Final = frozenset(
    (
        "area.missing", "direction.unknown", "direction.budget", "scale.missing", "kind.fraction",
        "aggregation.periods", "notation",
    )
)  # fmt: skip
"""Doubts of which one answer holds for every row that has it."""


def understand(
    source: Source,
    purpose: Purpose,
    year: int,
    answers: Answers | None = None,
    *,
    area: str = "",
    sector: str = "",
) -> Understanding:
    """What a source says for a purpose and year, with a person's answers; the same answers give the same.

    ``area`` and ``sector`` hold for rows that say none themselves. Answers of "all" hold for every row,
    those of a table for its rows, those of a question for the rows that it covers, those of a row for it.
    Never raises for anything in the source.
    """
    given = AnswersByScope(answers or {})
    layout = lay_out(source, Purpose(purpose))
    if not Purpose(purpose).is_figures:
        return read_people(layout, Purpose(purpose), year, answers or {}, sector=sector)
    return _Reading(layout, Purpose(purpose), year, given, area, sector).whole()


@dataclass(slots=True)
class _Place:
    """Where the reading is: the section, how deep, a heading below it, the unit of amounts."""

    section: Section = field(default_factory=Section)
    depth: int = 0
    heading: str = ""
    money: str = ""


@dataclass(slots=True)
class _Table:
    """A segment with what it is read by."""

    segment: Segment
    columns: Columns
    place: _Place
    english: bool = False


class _Reading:
    def __init__(
        self, layout: Layout, purpose: Purpose, year: int, given: AnswersByScope, area: str, sector: str
    ) -> None:
        self.layout, self.purpose, self.year = layout, purpose, year
        self.given, self.area, self.sector = given, area, sector
        self.tables: dict[int, _Table] = {}
        self.samples: dict[int, tuple[tuple[str, ...], ...]] = {}
        self.reports = any(
            sense.role is ColumnRole.RESULT and sense.year == year and not sense.year_only
            for segment in layout.segments
            for sense in segment.senses
        )
        self.asked: dict[str, TableQuestion] = {}
        self.covered: dict[str, dict[str, None]] = defaultdict(dict)

    def whole(self) -> Understanding:
        drafts = self._drafts()
        attach_notes(
            drafts, self.layout, {number: one.columns for number, one in self.tables.items()}, self.given
        )
        drafts.sort(key=lambda draft: (draft.place, draft.part))
        rows = [self._row(draft) for draft in drafts]
        questions = tuple(
            replace(question, rows=tuple(self.covered[ident])) for ident, question in self.asked.items()
        )
        of_row: dict[str, list[TableQuestion]] = defaultdict(list)
        for question in questions:
            for key in question.rows:
                of_row[key].append(question)
        columns: list[TableColumn] = []
        for _number, table in sorted(self.tables.items()):
            columns += table.columns.columns
        rows = [replace(row, questions=tuple(of_row[row.key])) if row.key in of_row else row for row in rows]
        return Understanding(tuple(columns), tuple(rows), questions, self.year, self.samples)

    # Tables

    def _drafts(self) -> list[Draft]:
        drafts = [_text(place, row) for place, row in self.layout.texts.items()]
        firsts = {_first(segment): segment for segment in self.layout.segments}
        place = _Place()
        for at in sorted({*self.layout.texts, *firsts}):
            if at in firsts:
                drafts += self._segment(firsts[at], place)
            else:
                place = _moved(place, self.layout.texts[at])
        return drafts

    def _segment(self, segment: Segment, place: _Place) -> list[Draft]:
        given = self._of_table(segment)
        segment.layout = layout_of(segment)
        if (
            segment.layout == "prose"
            and self.purpose is Purpose.PLAN
            and segment.number == 1
            and not segment.header
        ):
            return _unread(segment)
        if segment.layout in ("series", "transposed"):
            said = given.get("layout") or self.given.of_group(f"table.{segment.layout}").get("layout", "")
            if not said:
                self._ask_layout(segment)
            if said == "transposed":
                segment = turned(segment)
            elif said != "card":
                return _unread(segment)
        elif given.get("skip") == "yes" or (segment.layout == "prose" and given.get("layout") != "card"):
            return _unread(segment)
        table = _Table(
            segment, columns_of(segment, self.purpose, self.year, given, reports=self.reports), place
        )
        table.place = _titled(place, segment)
        self.samples[segment.number] = tuple(line.cells for line in segment.lines[:SAMPLES])
        table.english = is_english([cell for line in segment.lines for cell in line.cells[1:] if cell])
        self.tables[segment.number] = table
        known = given.get("area") or table.place.section.area or self.area
        drafts = drafts_of(segment, table.columns, self.given, known_area=known)
        self._ask_of_table(table, drafts, given)
        return drafts

    def _of_table(self, segment: Segment) -> dict[str, str]:
        """What is said of a table, also at one of its rows."""
        given = dict(self.given.of_table(segment.number))
        for line in segment.lines:
            for name, text in self.given.rows.get(line.key, {}).items():
                if name in ("layout", "continues") or name.startswith(("column:", "year:")):
                    given.setdefault(name, text)
        return given

    def _ask_layout(self, segment: Segment) -> None:
        code = f"table.{segment.layout}"
        choices = ("transposed", "skip", "card") if segment.layout == "transposed" else ("skip", "card")
        question = TableQuestion(code, "layout", code, choices, (segment.where,), table=segment.number)
        self._ask(question, [f"r{line.place}" for line in segment.lines])

    def _ask_of_table(self, table: _Table, drafts: Sequence[Draft], given: Mapping[str, str]) -> None:
        """What is asked of a table as a whole covers every indicator in it."""
        segment = table.segment
        rows = [draft for draft in drafts if draft.kind is RowKind.INDICATOR]
        keys = [draft.key for draft in rows]
        for column in table.columns.columns:
            if column.question is not None:
                self._ask(column.question, keys)
        if "continues" in given:
            return
        if segment.broken:
            where = next(line.row.where for line in segment.lines if line.place == segment.broken[0])
            self._ask(_of_table("table.broken", segment, where), keys)
        if segment.doubtful:
            later = [draft.key for draft in rows if draft.place >= segment.resumed[0]]
            self._ask(_of_table("table.continues", segment, segment.where), later)

    # Rows

    def _row(self, draft: Draft) -> ReadRow:
        segment = draft.segment
        number = segment.number if segment else None
        if draft.kind is not RowKind.INDICATOR or segment is None:
            for doubt in draft.doubts:
                self._doubt(draft, doubt)
            return ReadRow(
                draft.key, draft.where, draft.kind, table=number, name=draft.name, heading=draft.heading,
                goals=draft.goals, functions=draft.functions, notes=tuple(draft.notes), skipped=draft.skipped,
            )  # fmt: skip
        table = self.tables[segment.number]
        given = self.given.of_row(draft.key, number)
        row, doubts = self._read(draft, table, given)
        said = self._answered(doubts, given)
        if said:  # an answer may raise doubts of its own: what it holds for is read again, once
            given = {**said, **given}
            row, doubts = self._read(draft, table, given)
        area, area_number = self._area(draft, table.place, given)
        if not area:
            area = self.given.of_group("area.missing").get("area", "")
            doubts.append(("area.missing", "area", (), ()))
        sector = given.get("sector") or draft.sector or table.place.section.sector or self.sector
        if not row.skipped:
            for doubt in (*draft.doubts, *doubts):
                self._doubt(draft, doubt)
        else:
            for doubt in draft.doubts:
                self._doubt(draft, doubt)
        return replace(row, area=area, area_number=area_number, sector=sector)

    def _read(self, draft: Draft, table: _Table, given: Mapping[str, str]) -> tuple[ReadRow, list[Doubt]]:
        place = table.place
        money = given.get("money", place.money)
        return read_row(
            draft, table.columns, self.year, given, money=money, under=place.heading, english=table.english
        )  # fmt: skip

    def _answered(self, doubts: Sequence[Doubt], given: Mapping[str, str]) -> dict[str, str]:
        said: dict[str, str] = {}
        for code, name, _, _ in doubts:
            if code in _OF_A_KIND and name not in given:
                said.update(self.given.of_group(code))
        return said

    def _area(self, draft: Draft, place: _Place, given: Mapping[str, str]) -> tuple[str, str]:
        """The area by answer, by its own column or header, by the title above, or as it was asked for."""
        said = given.get("area") or draft.area
        if not said and place.section.area:
            return place.section.area, place.section.number
        said = said or self.area
        found = section_of(said, 2) if said else None
        return (found.area, found.number) if found and found.number else (said, "")

    # Questions

    def _doubt(self, draft: Draft, doubt: Doubt) -> None:
        code, name, choices, about = doubt
        number = draft.segment.number if draft.segment else None
        if code in _OF_A_KIND:
            ident, about = code, ()
        elif code in ("heading.repeated", "note.unused"):
            ident = f"{code}/{number}"
        else:
            ident = f"{code}/{draft.key}"
        if name in self.given.rows.get(draft.key, {}) or name in self.given.of_group(ident):
            return
        self._ask(TableQuestion(ident, name, code, choices, about, table=number), [draft.key])

    def _ask(self, question: TableQuestion, keys: Sequence[str]) -> None:
        self.asked.setdefault(question.id, question)
        self.covered[question.id].update(dict.fromkeys(keys))


def _of_table(code: str, segment: Segment, where: str) -> TableQuestion:
    return TableQuestion(
        f"{code}/{segment.number}", "continues", code, ("yes",), (where,), table=segment.number
    )


def _first(segment: Segment) -> int:
    return min(line.place for line in (*segment.headers, *segment.titles, *segment.lines))


def _text(place: int, row: SourceRow) -> Draft:
    text = " ".join(" ".join(row.cells).split())
    note = note_of(text)
    draft = Draft(place, row.where, RowKind.NOTE if note else RowKind.TEXT, name=text)
    if note:
        draft.notes.append(note)
    return draft


def _unread(segment: Segment) -> list[Draft]:
    """The rows of a table that holds no indicators, or of which that is asked."""
    drafts = [Draft(line.place, line.row.where, RowKind.HEADER, segment) for line in segment.headers]
    for line in (*segment.titles, *segment.lines):
        drafts.append(Draft(line.place, line.row.where, RowKind.TEXT, segment, line, " | ".join(line.filled)))
    return drafts


def _titled(place: _Place, segment: Segment) -> _Place:
    """The place with what rows of title inside the table say."""
    for line in segment.titles:
        text = line.filled[0]
        found = section_of(text, 0)
        if found is not None:
            section = Section(
                found.area or place.section.area, found.number, found.sector or place.section.sector
            )
            place = replace(place, section=section)
        place = replace(place, money=money_unit(text) or place.money)
    headings = " ".join(segment.header)
    return replace(place, money=money_unit(headings) or place.money)


def _moved(place: _Place, row: SourceRow) -> _Place:
    """Where one is behind a line of text."""
    text = " ".join(" ".join(row.cells).split())
    money = money_unit(text) if len(text) <= 120 else ""
    found = section_of(text, row.level)
    if found is None:
        return replace(place, money=money) if row.level or money else place
    if found.sector:
        return _Place(Section(sector=found.sector), row.level or 1, "", money)
    depth = row.level or (found.number.count(".") + 1 if found.number else 1)
    if depth > 2 and place.section.area and depth > place.depth:
        return replace(place, heading=found.area, money=money or place.money)
    sector = place.section.sector if depth > place.depth else ""
    return _Place(Section(found.area, found.number, sector), depth, "", money)
