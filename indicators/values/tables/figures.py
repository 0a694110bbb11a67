"""A row's figures: how they are read, what is proposed of the row, and what is doubted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from indicators.values.figures.periods import YEAR
from indicators.values.figures.results import TextResult
from indicators.values.figures.spec import Spec
from indicators.values.figures.targets import BenchmarkScope, NotPlannedTarget, TextTarget
from indicators.values.questions.plausibility import questions as questions_of
from indicators.values.questions.question import QuestionKind
from indicators.values.questions.target_doubts import target_questions
from indicators.values.tables.answers import KEEP, NOTHING
from indicators.values.tables.columns import Columns
from indicators.values.tables.kinds import kind_of
from indicators.values.tables.notation import CellReader, all_restated
from indicators.values.tables.row_direction import direction_of
from indicators.values.tables.rows import Draft
from indicators.values.tables.traits import RowTraits
from indicators.values.tables.understanding import ColumnRole, Doubt, Proposal, ReadCell, ReadRow, TableColumn

R = ColumnRole
_NAMES: Final = {R.TARGET: "target", R.RESULT: "result", R.PREVIOUS: "previous", R.BENCHMARK: "benchmark"}
_SCOPES: Final = (BenchmarkScope.NATIONAL, None, BenchmarkScope.COUNTY, BenchmarkScope.KOSTRA_GROUP)


@dataclass(slots=True)
class _Cells:
    """The figure cells of a row by what they are."""

    main: dict[ColumnRole, tuple[TableColumn, str]] = field(default_factory=dict)
    others: list[tuple[TableColumn, str]] = field(default_factory=list)

    def texts(self, *roles: ColumnRole) -> tuple[str, ...]:
        own = [text for role, (_, text) in self.main.items() if role in roles]
        return (*own, *(text for column, text in self.others if column.role in roles))


def read_row(
    draft: Draft,
    columns: Columns,
    year: int,
    given: Mapping[str, str],
    *,
    money: str = "",
    under: str = "",
    english: bool = False,
) -> tuple[ReadRow, list[Doubt]]:
    """An indicator with its readings and proposals, and its doubts: (code, field, choices, given)."""
    doubts: list[Doubt] = []
    if english and given.get("notation") not in ("norwegian", "english"):
        doubts.append(("notation", "notation", ("english", "norwegian"), ()))
    cells = _sorted(draft, columns, year, given)
    notes = " ".join(text for _, text in draft.notes)
    told = RowTraits(
        draft.name,
        all_restated(cells.texts(R.TARGET), given),
        all_restated(cells.texts(R.RESULT, R.PREVIOUS), given),
        all_restated(cells.texts(R.BENCHMARK), given),
        draft.texts.get(R.UNIT, ""),
        draft.texts.get(R.SCALE, ""),
        draft.texts.get(R.FREQUENCY, ""),
        f"{draft.heading} {under}".strip(),
        notes,
        money,
        _period_kind(columns),
    )
    kind = kind_of(told, given)
    proposals = dict(kind.proposals)
    direction, asked = direction_of(
        draft,
        kind,
        given,
        targets=cells.texts(R.TARGET),
        results=cells.texts(R.RESULT, R.PREVIOUS),
        context=f"{draft.heading} {draft.goals[-1] if draft.goals else ''} {under}".strip(),
    )
    if direction is not None:
        proposals["direction"] = direction
    doubts += [(code, name, choices, about) for name, code, choices, about in kind.doubts]
    doubts += asked
    proposals = _confirmed(proposals, given)
    row = ReadRow(
        draft.key,
        draft.where,
        draft.kind,
        table=draft.segment.number if draft.segment else None,
        name=given.get("name", draft.name),
        code=given.get("code", draft.code),
        heading=given.get("heading", draft.heading) or under,
        goals=draft.goals,
        functions=draft.functions,
        texts=dict(draft.texts),
        proposals=proposals,
        notes=tuple(draft.notes),
        skipped=given.get("skip", "yes" if draft.skipped else "no") == "yes",
        same_as=given.get("same_as", ""),
    )
    spec = row.spec(year)
    read = CellReader(spec, english, given)
    main = {role: read.cell(role, column, text) for role, (column, text) in cells.main.items()}
    others = tuple(read.cell(column.role or R.IGNORED, column, text) for column, text in cells.others)
    planned = _planned(main, given)
    if planned is not None:
        row = replace(row, proposals={**row.proposals, "planned": planned})
    doubts += _of_cells(main, spec, given, english=english)
    return replace(row, cells=main, others=others), doubts


def _sorted(draft: Draft, columns: Columns, year: int, given: Mapping[str, str]) -> _Cells:
    """The year's figures, the newest earlier one, and all others; a person's corrections in their places."""
    found = _Cells()
    by_index = {column.index: column for column in columns.columns}
    texts = [(by_index[index], text) for index, text in draft.figures if by_index[index].role is not None]
    for role in (R.TARGET, R.RESULT, R.BENCHMARK):
        own = [
            one
            for one in texts
            if one[0].role is role and one[0].period == YEAR and _of_year(one[0], year, role)
        ]
        if role is R.BENCHMARK:
            own.sort(key=lambda one: (-(one[0].year or year), _SCOPES.index(one[0].scope), one[0].index))
        if own:
            found.main[role] = own[0]
    earlier = [one for one in texts if one[0].role is R.PREVIOUS and one[0].period == YEAR]
    earlier.sort(key=lambda one: (-(one[0].year or 0), one[0].index))
    if earlier:
        found.main[R.PREVIOUS] = earlier[0]
    taken = {column.index for column, _ in found.main.values()}
    found.others = [one for one in texts if one[0].index not in taken]
    for role, name in _NAMES.items():
        said = given.get(name, "")
        if said and said != KEEP and said not in ("yes", "no", "asked"):
            first = next(iter(columns.of(role)), None)
            number = draft.segment.number if draft.segment else 0
            column = (
                found.main[role][0]
                if role in found.main
                else first or TableColumn(number, -1, "", role, year)
            )
            found.main[role] = (column, said)
    return found


def _of_year(column: TableColumn, year: int, role: ColumnRole) -> bool:
    return column.year in (None, year) or (role is R.BENCHMARK and (column.year or 0) <= year)


def _period_kind(columns: Columns) -> str:
    kinds = [column.period.kind.value for column in columns.of(R.RESULT) if column.period != YEAR]
    return kinds[0] if kinds else ""


def _confirmed(proposals: Mapping[str, Proposal], given: Mapping[str, str]) -> dict[str, Proposal]:
    fields = set(given.get("confirmed", "").replace(",", " ").split())
    fields |= {name for name in _NAMES.values() if given.get(name) == KEEP}
    whole = "all" in fields
    said = {"confirmed": Proposal(" ".join(sorted(fields)), "answer", assumed=False)} if fields else {}
    return said | {
        name: replace(one, assumed=False) if whole or name in fields else one
        for name, one in proposals.items()
    }


def _planned(main: Mapping[ColumnRole, ReadCell], given: Mapping[str, str]) -> Proposal | None:
    if said := given.get("planned"):
        return Proposal(said, "answer", assumed=False)
    target = main.get(R.TARGET)
    if target is not None and isinstance(target.value, NotPlannedTarget):
        return Proposal("no", "not_planned", assumed=False, given=target.written)
    return None


def _of_cells(
    main: Mapping[ColumnRole, ReadCell], spec: Spec, given: Mapping[str, str], *, english: bool
) -> list[Doubt]:
    """What is doubted of the figures themselves; a cell that a person has said stands is not."""
    doubts: list[Doubt] = []
    for role, name in _NAMES.items():
        cell = main.get(role)
        if cell is None or given.get(name) == KEEP:
            continue
        if cell.is_ambiguous:
            if not english:
                ends = tuple(str(one) for one in cell.value.candidates)  # type: ignore[union-attr]
                doubts.append(("cell.ambiguous", name, ends, (cell.written, *ends)))
        elif cell.problem is not None:
            worded = role is R.TARGET and cell.problem.is_words
            code, choice = ("cell.text", KEEP) if worded else ("cell.unusable", NOTHING)
            doubts.append((code, name, (choice,), (cell.written, cell.problem.value)))
    target, result, previous = main.get(R.TARGET), main.get(R.RESULT), main.get(R.PREVIOUS)
    before = previous.value if previous and not isinstance(previous.value, TextResult) else None
    if target is not None and given.get("target") != KEEP and not isinstance(target.value, TextTarget):
        held = before if before is not None else result.value if result else None
        for one in target_questions(target.value, spec, previous=held):  # type: ignore[arg-type]
            doubts.append(
                (f"figure.{one.kind.value}", "target", (KEEP,), (target.written, _likely(one.likely)))
            )
    if (
        result is not None
        and given.get("result") != KEEP
        and result.problem is None
        and not result.is_ambiguous
    ):
        aim = target.value if target else None
        for one in questions_of(result.value, spec, before, target=aim):  # type: ignore[arg-type]
            if one.kind in (QuestionKind.NOT_UNDERSTOOD, QuestionKind.AMBIGUOUS):
                continue
            doubts.append(
                (f"figure.{one.kind.value}", "result", (KEEP,), (result.written, _likely(one.likely)))
            )
    return doubts


def _likely(value: object) -> str:
    return "" if value is None else str(value)
