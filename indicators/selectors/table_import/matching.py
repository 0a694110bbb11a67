"""What a table that was understood would change: its rows matched to the register."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from indicators.models import ScorecardLine, User
from indicators.permissions import Roles, roles_of
from indicators.values import (
    YEAR,
    Frequency,
    RoundKind,
    Spec,
    expected_periods,
)
from indicators.values.tables import (
    ColumnRole,
    Owner,
    Proposal,
    Purpose,
    ReadCell,
    ReadRow,
    TableQuestion,
    Understanding,
)
from indicators.values.tables.cells import read_result, read_target

from .changes import Register, changes_of, figures_taken, plain
from .matched_rows import FieldChange, MatchedRow, RowEffect
from .names import Candidate
from .people import match_people

NEW: Final = "-"
"""The answer of `same_as` that says that a row is none of those that stand."""
_PRINTED: Final = frozenset(
    ("answer", "comparator", "unit_column", "scale", "direction_column", "frequency_column", "cells_percent")
)
"""Why a proposal says more than the register: a person or the table itself said so."""
_OF_THE_LINE: Final = ("direction.", "scale.", "kind.", "aggregation.", "area.", "levels")
"""Questions that a line which stands in the register has answered."""


def match_rows(
    understanding: Understanding,
    purpose: Purpose,
    year: int,
    reader: User | None = None,
    *,
    owner: Owner | None = None,
) -> tuple[MatchedRow, ...]:
    """Every row that could change anything, matched to the register, in a constant number of statements.

    A row of a line whose drafts ``reader`` does not read is refused and held against nothing, so that a
    preview tells nobody what others have not delivered. Without a reader (scripts) all are compared.
    ``owner`` is whose other people's figures are where no heading says it: the whole country's, if not said.
    """
    if not purpose.is_figures:
        return match_people(understanding, purpose)
    rows = understanding.indicators
    register = Register.of(rows, year, owner or Owner())
    roles = roles_of(reader) if reader is not None else None
    found = [_matched(row, register, purpose, year, roles) for row in rows]
    return tuple(_once(found))


def open_questions(understanding: Understanding, matched: Sequence[MatchedRow]) -> tuple[TableQuestion, ...]:
    """What is still asked: not what lines in the register answer, and which indicator a row is."""
    answered = {one.row.key for one in matched if one.pk is not None}
    found = []
    for question in understanding.questions:
        left = question.rows
        if question.code.startswith(_OF_THE_LINE):
            left = tuple(key for key in left if key not in answered)
        if left or not question.rows:
            found.append(question if left == question.rows else replace(question, rows=left))
    return (*found, *(question for one in matched for question in one.questions))


def _matched(
    row: ReadRow, register: Register, purpose: Purpose, year: int, roles: Roles | None
) -> MatchedRow:
    code, by, likeness, candidates = _which(row, register)
    if code is None:
        return _unknown(row, register, candidates, purpose, year)
    known = register.known[code]
    if roles is not None and not roles.reads_drafts_of(known.line.sector_id, known.pk):
        return MatchedRow(row, RowEffect.REFUSED, code, matched_by=by, reasons=("not_yours",))
    row = _as_registered(row, known.line, purpose)
    changes = tuple(changes_of(row, known, register, purpose, year))
    here = known.lines.get(year)
    reasons = _reasons(row, register)
    if purpose is not Purpose.PLAN and here is None:
        reasons = (*reasons, "not_in_plan")
    if purpose is Purpose.RESULTS and here is not None and not _asked_for(row, here):
        reasons = (*reasons, "other_periods")
    new = here is None and purpose is Purpose.PLAN
    effect = RowEffect.CHANGED if changes or new else RowEffect.SAME
    return MatchedRow(
        row=row,
        effect=RowEffect.REFUSED if reasons else effect,
        code=code,
        pk=known.pk,
        matched_by=by,
        likeness=likeness,
        candidates=candidates,
        changes=changes,
        reasons=reasons,
    )


def _asked_for(row: ReadRow, line: ScorecardLine) -> bool:
    """Whether the line is reported for the parts of the year that the table has results of.

    A figure of any other part would stand where nobody reaches it, and go on deciding the year.
    """
    asked = expected_periods(RoundKind.YEAR_END, Frequency(line.frequency), ())
    own = {one.kind for one in (YEAR, *asked)}
    cells = (cell for _name, cell in figures_taken(row, Purpose.RESULTS, line.year))
    return all(cell.period.kind in own for cell in cells if cell.role is ColumnRole.RESULT and cell.written)


def _unknown(
    row: ReadRow, register: Register, candidates: tuple[Candidate, ...], purpose: Purpose, year: int
) -> MatchedRow:
    """A row that is none of those that stand, or may be one by another name; figures alone make no line."""
    question = _asked(row, candidates)
    reasons = _reasons(row, register)
    effect = RowEffect.NEW
    if purpose is not Purpose.PLAN:
        effect = RowEffect.NOTHING
        reasons = reasons if question else (*reasons, "not_in_plan")
    taken = ((name, cell.written) for name, cell in figures_taken(row, purpose, year))
    return MatchedRow(
        row=row,
        effect=RowEffect.REFUSED if reasons else effect,
        candidates=candidates,
        changes=tuple(FieldChange(name, "", written) for name, written in taken if written.strip()),
        reasons=reasons,
        questions=(question,) if question else (),
    )


def _which(row: ReadRow, register: Register) -> tuple[str | None, str, float, tuple[Candidate, ...]]:
    """The code that a row is, how it was found, how alike, and those it could be otherwise."""
    if row.same_as in register.known:
        return row.same_as, "answer", 1.0, ()
    if row.code in register.known:
        return row.code, "code", 1.0, ()
    candidates = register.names.like(row.name, row.area_number, row.area)
    if row.same_as == NEW:
        return None, "", 0.0, candidates
    same = [one for one in candidates if one.likeness == 1.0]
    if len(same) == 1:
        return same[0].code, "name", 1.0, ()
    return None, "", 0.0, candidates


def _asked(row: ReadRow, candidates: tuple[Candidate, ...]) -> TableQuestion | None:
    """A renamed row, or one that could be several, is asked about and never guessed."""
    if not candidates or row.same_as == NEW:
        return None
    code = "row.which" if sum(one.likeness == 1.0 for one in candidates) > 1 else "row.renamed"
    choices = (*(one.code for one in candidates), NEW)
    given = (row.name, *(one.name for one in candidates))
    return TableQuestion(f"{code}/{row.key}", "same_as", code, choices, given, (row.key,), row.table)


def _reasons(row: ReadRow, register: Register) -> tuple[str, ...]:
    found = []
    if not row.name.strip():
        found.append("no_name")
    if row.code in register.out_of_use:
        found.append("code_taken")
    return tuple(found)


def _as_registered(row: ReadRow, line: ScorecardLine, purpose: Purpose) -> ReadRow:
    """The row as the line reads it: what the line says holds, unless a plan's table prints otherwise."""
    held = {
        "direction": line.direction,
        "value_kind": line.value_kind,
        "unit": line.unit,
        "decimals": str(line.decimals),
        "aggregation": line.aggregation,
        "frequency": line.frequency,
        "scale_low": plain(line.scale_low),
        "scale_high": plain(line.scale_high),
        "levels": line.levels,
    }
    proposals = dict(row.proposals)
    for name, value in held.items():
        own = proposals.get(name)
        printed = own is not None and bool(own.value) and not own.assumed and own.why in _PRINTED
        if not (printed and purpose is Purpose.PLAN):
            proposals[name] = Proposal(value, "register", assumed=False)
    spec = replace(row, proposals=proposals).spec(line.year)
    cells = {role: _again(cell, spec) for role, cell in row.cells.items()}
    questions = tuple(one for one in row.questions if not one.code.startswith(_OF_THE_LINE))
    return replace(
        row, proposals=proposals, cells=cells, others=tuple(_again(cell, spec) for cell in row.others),
        questions=questions, area=row.area or line.area.name, area_number=row.area_number or line.area.number,
    )  # fmt: skip


def _again(cell: ReadCell, spec: Spec) -> ReadCell:
    """The cell read by another line; one that is not understood so stays as it was read."""
    read = read_target if cell.role is ColumnRole.TARGET else read_result
    value = read(cell.text, spec)
    again = replace(cell, value=value)
    worse = (
        (again.problem is not None or again.is_ambiguous) and cell.problem is None and not cell.is_ambiguous
    )
    return cell if worse else again


def _once(found: list[MatchedRow]) -> Iterable[MatchedRow]:
    """Two rows that are one indicator: both are refused, since nobody knows which of them counts."""
    rows: dict[int, list[MatchedRow]] = defaultdict(list)
    for one in found:
        if one.pk is not None:
            rows[one.pk].append(one)
    twice = {pk for pk, of in rows.items() if len(of) > 1}
    for one in found:
        if one.pk in twice:
            yield replace(one, effect=RowEffect.REFUSED, reasons=(*one.reasons, "twice"))
        else:
            yield one
