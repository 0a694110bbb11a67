"""Lists of people and of sectors."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from indicators.values.lists.blocks import is_separator
from indicators.values.tables.answers import AnswersByScope
from indicators.values.tables.columns import columns_of
from indicators.values.tables.layout import Layout, Line, Segment
from indicators.values.tables.source import Purpose
from indicators.values.tables.understanding import (
    Answers,
    ColumnRole,
    Proposal,
    ReadRow,
    RowKind,
    TableColumn,
    TableQuestion,
    Understanding,
)

R = ColumnRole
_MAIL: Final = re.compile(r"[^@\s<>()]+@[^@\s<>()]+\.[^@\s<>()]+")
_ROLES: Final[tuple[tuple[str, str], ...]] = (
    (r"controller|økonomirådgiver|virksomhetscontroller|administrator", "controller"),
    (r"revisor|kontrollutvalg\w*", "auditor"),
    (r"(?:øverste )?(?:ledelse|leiing)|kommunedirektør\w*|rådmann\w*|kommunalsjef\w*|direktør\w*"
     r"|ledergruppe\w*", "management"),
    (r"bidragsyter|bidragsytar|rapportør|registrerer|medarbeider", "contributor"),
    (r"sektorleder|sektorleiar|sektorsjef|stabssjef|leder|leiar|enhetsleder|virksomhetsleder"
     r"|avdelingsleder", "leader"),
)  # fmt: skip
ROLE_CODES: Final = tuple(code for _, code in _ROLES)
_STAFF: Final = re.compile(r"stab", re.IGNORECASE)
_TOTAL: Final = re.compile(r"(?:total\w*|sum\w*|i alt|til sammen)(?!\w)", re.IGNORECASE)


def read_people(
    layout: Layout, purpose: Purpose, year: int, answers: Answers, *, sector: str
) -> Understanding:
    """People or sectors, one to a row."""
    given = AnswersByScope(answers)
    columns: list[TableColumn] = []
    rows: list[ReadRow] = []
    asked: list[TableQuestion] = []
    for place, row in layout.texts.items():
        line = Line(place, row, tuple(" ".join(cell.split()) for cell in row.cells))
        if purpose is Purpose.PEOPLE and _MAIL.search(" ".join(row.cells)):
            rows += [_person(one, {}, given, sector) for one in _each(line)]
        elif purpose is Purpose.SECTORS and not any(one.lines for one in layout.segments):
            rows.append(_sector(line, {R.NAME: " ".join(line.cells)}, given))
        else:
            rows.append(ReadRow(f"r{place}", row.where, RowKind.TEXT, name=" ".join(row.cells)))
    for segment in layout.segments:
        found = columns_of(segment, purpose, year, given.of_table(segment.number))
        own = tuple(_by_content(segment, column) for column in found.columns)
        columns += own
        rows += [
            ReadRow(line.key, line.row.where, RowKind.HEADER, segment.number) for line in segment.headers
        ]
        for line in segment.lines:
            rows.append(_row(line, own, purpose, given, sector, segment))
    rows.sort(key=lambda row: tuple(map(int, row.key[1:].split("."))))
    made = []
    for one in rows:
        question = _question(one, purpose)
        if question:
            asked.append(question)
        made.append(replace(one, questions=(question,) if question else ()))
    asked += [column.question for column in columns if column.question]
    return Understanding(tuple(columns), tuple(made), tuple(asked), year)


def _each(line: Line) -> list[Line]:
    """One line for each person of a line of addresses, as mail programs write them."""
    text = " ".join(line.cells)
    if len(_MAIL.findall(text)) < 2:
        return [line]
    parts = [one for part in re.split(r";|(?<=>),", text) for one in _parted(part.strip())]
    return [Line(line.place, line.row, (part,), part=n) for n, part in enumerate(parts, 1)]


def _parted(text: str) -> list[str]:
    """What stands between commas, where each holds an address: "Nordmann, Kari <kari@eksempel.no>" is one."""
    parts = [part.strip() for part in text.split(",")]
    return parts if all(map(_MAIL.search, parts)) else [text] if text else []


def _by_content(segment: Segment, column: TableColumn) -> TableColumn:
    """A column without a known heading that holds addresses or roles."""
    if column.role is not None and column.why != "words":
        return column
    cells = [line.cells[column.index] for line in segment.lines if line.cells[column.index]]
    if cells and sum(bool(_MAIL.fullmatch(cell)) for cell in cells) * 2 > len(cells):
        return replace(column, role=R.EMAIL, why="content", question=None)
    if cells and sum(bool(role_of(cell)) for cell in cells) * 2 > len(cells):
        return replace(column, role=R.ROLE, why="content", question=None)
    return column


def _row(
    line: Line,
    columns: tuple[TableColumn, ...],
    purpose: Purpose,
    given: AnswersByScope,
    sector: str,
    segment: Segment,
) -> ReadRow:
    if is_separator(line.cells):
        return ReadRow(line.key, line.row.where, RowKind.SEPARATOR, segment.number)
    texts: dict[ColumnRole, str] = {}
    for column in columns:
        if column.role is not None and line.cells[column.index]:
            texts.setdefault(column.role, line.cells[column.index])
    if purpose is Purpose.PEOPLE:
        return replace(_person(line, texts, given, sector), table=segment.number)
    return replace(_sector(line, texts, given), table=segment.number)


def _person(line: Line, texts: dict[ColumnRole, str], given: AnswersByScope, sector: str) -> ReadRow:
    said = given.of_row(line.key, line.row.table)
    whole = " ".join(line.cells)
    mail = texts.get(R.EMAIL, "")
    found = _MAIL.search(mail or whole)
    address = found[0].strip(".,;") if found else mail
    first, last = texts.get(R.FIRST_NAME, ""), texts.get(R.LAST_NAME, "")
    name = texts.get(R.NAME, "") or f"{first} {last}".strip()
    if not name and found:
        signs = "[<>();]" if f"<{address}>" in whole else "[<>(),;]"
        name = re.sub(signs, " ", whole.replace(address, " ")).strip(" ,")
    if "," in name and name.count(",") == 1:  # "Nordmann, Kari"
        behind, before = (part.strip() for part in name.split(","))
        name = f"{before} {behind}"
    role = said.get("role") or role_of(texts.get(R.ROLE, ""))
    proposals = {}
    if role:
        written = texts.get(R.ROLE, "")
        proposals["role"] = Proposal(
            role, "answer" if "role" in said else "role_column", assumed=False, given=written
        )
    kept = {**texts, R.EMAIL: said.get("email", address)}
    return ReadRow(
        line.key,
        line.row.where,
        RowKind.PERSON if name or address else RowKind.TEXT,
        name=said.get("name", " ".join(name.split())),
        sector=said.get("sector", texts.get(R.SECTOR, "") or sector),
        texts={role_: text for role_, text in kept.items() if text},
        proposals=proposals,
        skipped=said.get("skip") == "yes",
        same_as=said.get("same_as", ""),
    )


def _sector(line: Line, texts: dict[ColumnRole, str], given: AnswersByScope) -> ReadRow:
    said = given.of_row(line.key, line.row.table)
    name = texts.get(R.NAME, "")
    written = texts.get(R.KIND, "")
    kind = said.get("kind") or ("staff" if _STAFF.search(written or name) else "sector")
    why = "kind_column" if written else "name"
    total = _TOTAL.match(name)
    return ReadRow(
        line.key,
        line.row.where,
        RowKind.SECTOR if name and not total else RowKind.TEXT,
        name=said.get("name", name),
        code=texts.get(R.CODE, ""),
        texts=texts,
        proposals={
            "kind": Proposal(
                kind, "answer" if "kind" in said else why, assumed="kind" not in said and not written
            )
        },
        skipped=said.get("skip") == "yes",
        same_as=said.get("same_as", ""),
    )


def role_of(text: str) -> str:
    """The program's code of a role that is written in words, "" where it is none."""
    said = " ".join(text.casefold().split()).strip(" .")
    if said in ROLE_CODES:
        return said
    return next((code for pattern, code in _ROLES if re.match(rf"(?:{pattern})\b", said)), "")


def _question(row: ReadRow, purpose: Purpose) -> TableQuestion | None:
    if row.kind is not RowKind.PERSON or row.skipped:
        return None
    if not _MAIL.fullmatch(row.texts.get(R.EMAIL, "")):
        return TableQuestion(
            f"person.email/{row.key}", "email", "person.email", (), (row.name,), (row.key,), row.table
        )
    if not row.proposals.get("role"):
        written = row.texts.get(R.ROLE, "")
        return TableQuestion(
            f"person.role/{row.key}",
            "role",
            "person.role",
            ROLE_CODES,
            (row.name, written),
            (row.key,),
            row.table,
        )
    return None
