"""A preview as it is understood now: what the table says with the answers given, and what it would do."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from indicators.models import TableDraft, User
from indicators.selectors.register.starting import taken_usernames
from indicators.selectors.table_import.matched_rows import MatchedRow
from indicators.selectors.table_import.matching import match_rows, open_questions
from indicators.selectors.table_import.standing import Standing, standing
from indicators.values.lists.people_lists import TypedPerson
from indicators.values.lists.unit_lists import TypedSector
from indicators.values.tables import (
    GENERAL,
    Answers,
    Purpose,
    Source,
    TableQuestion,
    Understanding,
    owner_of,
    understand,
)
from indicators.workflow import RowWanted

from .wanted import people_wanted, rows_wanted, sector_of, sectors_wanted


@dataclass(frozen=True, slots=True)
class Preview:
    """What a table was understood as, what its rows meet in the register, and what would be written."""

    source: Source
    understanding: Understanding
    matched: tuple[MatchedRow, ...]
    questions: tuple[TableQuestion, ...]
    standing: Standing
    wanted: list[RowWanted]
    people: list[TypedPerson]
    sectors: list[TypedSector]

    @property
    def to_write(self) -> int:
        """How many rows would be written."""
        return len(self.wanted) + len(self.people) + len(self.sectors)


def preview_of(row: TableDraft, reader: User | None = None) -> Preview:
    """The preview of what is kept, as ``reader`` may see it. Statements are the same however many rows."""
    source = Source.from_json(json.loads(row.source))
    return previewed(
        source, Purpose(row.purpose), row.year, row.answers,
        area=row.area, sector=row.sector, name=row.name, reader=reader,
    )  # fmt: skip


def previewed(
    source: Source,
    purpose: Purpose,
    year: int,
    answers: Answers,
    *,
    area: str = "",
    sector: str = "",
    name: str = "",
    reader: User | None = None,
) -> Preview:
    """What a source would do for a purpose and year, with a person's answers.

    What stands is shown of lines whose drafts ``reader`` reads; of all of them where there is none.
    """
    understanding = understand(source, purpose, year, answers, area=area, sector=sector)
    owner = owner_of(answers.get(GENERAL, {}))
    matched = match_rows(understanding, purpose, year, reader, owner=owner)
    stands = standing({one.pk for one in matched if one.pk is not None} if purpose.is_figures else (), year)
    sectors_asked, said = _sectors_asked(matched, stands, answers, purpose, year)
    wanted = []
    if purpose.is_figures:
        wanted = rows_wanted(
            matched, stands, purpose, year,
            name=name or source.name, owner=owner, sectors=said,
        )  # fmt: skip
    return Preview(
        source,
        understanding,
        matched,
        (*open_questions(understanding, matched), *sectors_asked),
        stands,
        wanted,
        people_wanted(matched, taken_usernames()) if purpose is Purpose.PEOPLE else [],
        sectors_wanted(matched) if purpose is Purpose.SECTORS else [],
    )


def _sectors_asked(
    matched: Iterable[MatchedRow], stands: Standing, answers: Answers, purpose: Purpose, year: int
) -> tuple[list[TableQuestion], dict[str, str]]:
    """Which sector new lines belong to, asked once for each service area; and what was answered, by row."""
    rows: dict[str, list[str]] = defaultdict(list)
    for one in matched:
        new = one.pk is None or (one.pk, year) not in stands.lines
        named = one.row.area or one.row.area_number
        if purpose is Purpose.PLAN and new and named and sector_of(one.row, stands) is None:
            rows[f"{one.row.area_number} {one.row.area}".strip()].append(one.row.key)
    names = tuple(sector.name for sector in stands.sectors)
    asked: list[TableQuestion] = []
    said: dict[str, str] = {}
    for place, (area, keys) in enumerate(rows.items()):
        question = TableQuestion(
            f"sector.missing/{place}", "sector", "sector.missing", names, (area,), tuple(keys)
        )
        answer = answers.get(f"question:{question.id}", {}).get("sector", "")
        if answer and stands.sector(answer) is not None:
            said |= dict.fromkeys(keys, answer)
        else:
            asked.append(question)
    return asked, said
