"""A row's figures: how they are read, what is proposed of the row, and what is doubted."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Final

from indicators.values.periods import YEAR
from indicators.values.plausibility import questions as questions_of
from indicators.values.plausibility_question import QuestionKind
from indicators.values.results import Result, TextResult
from indicators.values.spec import Direction, Spec, ValueKind
from indicators.values.tables.answers import KEEP, NOTHING
from indicators.values.tables.cells import core_of, number_in, parted, read_result, read_target
from indicators.values.tables.columns import Columns
from indicators.values.tables.directions import Evidence, by_comparator, by_words
from indicators.values.tables.kinds import kind_of
from indicators.values.tables.rows import Draft
from indicators.values.tables.traits import Kind, Told
from indicators.values.tables.understanding import ColumnRole, Proposal, ReadCell, ReadRow, TableColumn
from indicators.values.target_doubts import target_questions
from indicators.values.targets import (
    BenchmarkScope,
    LimitTarget,
    NotPlannedTarget,
    Target,
    TextTarget,
)

R = ColumnRole
type Doubt = tuple[str, str, tuple[str, ...], tuple[str, ...]]
_GROUPED: Final = re.compile(r"(?<![\d,.])\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d,])")
_ENGLISH: Final = re.compile(r"\d{1,3}(?:,\d{3})+\.\d+|(?<![\d.])\d+\.\d{1,2}(?!\d|\.\d)")
_BARE: Final = re.compile(r"(?<![\d,.])\d+(?:[.,]\d+)?(?![\d,.%])(?! ?%)")
_COMMA_DECIMAL: Final = re.compile(r"\d,\d{1,2}(?!\d)")
_NAMES: Final = {R.TARGET: "target", R.RESULT: "result", R.PREVIOUS: "previous", R.BENCHMARK: "benchmark"}
_SCOPES: Final = (BenchmarkScope.NATIONAL, None, BenchmarkScope.COUNTY, BenchmarkScope.KOSTRA_GROUP)
_OF_KIND: Final = {"date": "lower", "yes_no": "higher", "level": "higher"}


def is_english(texts: Sequence[str]) -> bool:
    """Whether a table may be written with commas between thousands: "1,234" and "5.6", never "5,6"."""
    grouped = any(_GROUPED.search(text) for text in texts)
    return (
        grouped
        and any(_ENGLISH.search(text) for text in texts)
        and not any(map(_COMMA_DECIMAL.search, texts))
    )


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
    told = Told(
        draft.name,
        _restated(cells.texts(R.TARGET), given),
        _restated(cells.texts(R.RESULT, R.PREVIOUS), given),
        _restated(cells.texts(R.BENCHMARK), given),
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
    direction, asked = _direction(
        draft, cells, kind, given, f"{draft.heading} {draft.goals[-1] if draft.goals else ''} {under}".strip()
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
    read = _Reader(spec, english, given)
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


def _direction(
    draft: Draft, cells: _Cells, kind: Kind, given: Mapping[str, str], context: str
) -> tuple[Proposal | None, list[Doubt]]:
    """The direction with why; None and a doubt where nothing or two things are said."""
    if answer := given.get("direction"):
        return Proposal(answer, "answer", assumed=False), []
    value_kind = kind.proposals["value_kind"].value
    if column := _said_direction(draft.texts.get(R.DIRECTION, "")):
        return Proposal(column, "direction_column", assumed=False, given=draft.texts[R.DIRECTION]), []
    if value_kind in _OF_KIND:
        return Proposal(_OF_KIND[value_kind], value_kind, assumed=False), []
    texts = cells.texts(R.TARGET)
    spec = Spec(Direction.EXACT, ValueKind(value_kind) if value_kind != ValueKind.SHARE else ValueKind.NUMBER)
    targets = [read_target(text, spec) for text in texts]
    scale = tuple(kind.proposals[end].value for end in ("scale_low", "scale_high") if end in kind.proposals)
    words = by_words(draft.name, (scale[0], scale[1]) if len(scale) == 2 else None, context)
    if printed := by_comparator(texts, targets):
        return _printed(printed, words)
    if words.direction is not None:
        return _worded(words, targets, value_kind, draft)
    by_end = (
        _by_end(targets, cells.texts(R.RESULT, R.PREVIOUS), value_kind) if words.why != "budget" else None
    )
    if by_end is not None:
        return Proposal(by_end[0], by_end[1], given=by_end[2]), []
    about = (words.words,) if words.why == "both" else ()
    return None, [(f"direction.{words.why}", "direction", ("higher", "lower", "exact"), about)]


def _printed(printed: Evidence, words: Evidence) -> tuple[Proposal | None, list[Doubt]]:
    """The printed comparator decides; where what is counted says the opposite, that is asked about."""
    direction = printed.direction or Direction.HIGHER
    against = (
        words.direction is not None and direction is not Direction.EXACT and words.direction is not direction
    )
    proposal = Proposal(direction.value, "comparator", assumed=False, given=printed.words)
    if against and words.why in ("counted_good", "counted_bad", "scale_end"):
        choices = ("higher", "lower")
        return proposal, [("direction.against", "direction", choices, (printed.words, words.words))]
    return proposal, []


def _worded(
    words: Evidence, targets: Sequence[Target], value_kind: str, draft: Draft
) -> tuple[Proposal | None, list[Doubt]]:
    direction = words.direction or Direction.HIGHER
    proposal = Proposal(direction.value, words.why, assumed=not words.printed, given=words.words)
    zero = any(isinstance(one, LimitTarget) and one.implied and one.value == 0 for one in targets)
    if (
        zero
        and direction is Direction.HIGHER
        and words.why in ("counted_good", "heading", "score", "doing", "shall")
    ):
        # "minst 0" would always be reached.
        return None, [("direction.zero", "direction", ("higher", "lower", "exact"), (words.words,))]
    return proposal, []


def _by_end(
    targets: Sequence[Target], results: Sequence[str], value_kind: str
) -> tuple[str, str, str] | None:
    """A target at the end of what is possible says which way: 0 is the least, 100 % the most.

    Where a figure lies beyond it, it is not the end.
    """
    figures = [value for text in results if (value := number_in(core_of(text))) is not None]
    for target in targets:
        if not isinstance(target, LimitTarget):
            continue
        if target.value == 0 and all(value >= 0 for value in figures):
            return "lower", "zero_target", "0"
        if target.value == 100 and value_kind == ValueKind.PERCENT and all(value <= 100 for value in figures):
            return "higher", "whole_target", "100 %"
    return None


def _said_direction(text: str) -> str:
    said = " ".join(text.casefold().split()).strip(" .")
    if not said:
        return ""
    if said in ("↑", "▲", "+", "opp") or re.match(
        r"høy|øk|mer|fler|større|opp|hig|minst|min\b|positiv", said
    ):
        return "higher"
    if said in ("↓", "▼", "-", "ned") or re.match(r"lav|låg|redu|mindre|færre|ned|low|maks|negativ", said):
        return "lower"
    return "exact" if re.match(r"nøyaktig|eksakt|lik|=|exact|stabil", said) else ""


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


class _Reader:
    """Reads the cells of one row."""

    def __init__(self, spec: Spec, english: bool, given: Mapping[str, str]) -> None:
        self.spec, self.english, self.notation = spec, english, given.get("notation", "")
        self.given = given

    def cell(self, role: ColumnRole, column: TableColumn, text: str) -> ReadCell:
        """A cell as it is read on the row."""
        core, marks = parted(text)
        value: Target | Result
        said = restated(text, given=self.given)
        value = read_target(said, self.spec) if role is R.TARGET else read_result(said, self.spec)
        if self.english and self.notation not in ("english", "norwegian") and _GROUPED.search(core):
            value = _two_ways(role, core, self.spec)
        return ReadCell(
            role,
            text,
            column.year,
            value,
            (*marks, *column.marks),
            column.period,
            column.index,
            column.scope,
            "" if said == text else said,
        )


def restated(text: str, *, given: Mapping[str, str]) -> str:
    """A cell in our notation, where a person has said that the table's is another; else as it is."""
    core = parted(text)[0]
    if given.get("notation") == "english" and (_GROUPED.search(core) or _ENGLISH.search(core)):
        return _GROUPED.sub(lambda found: found[0].replace(",", ""), core).replace(".", ",")
    return _BARE.sub(_in_percent, core) if given.get("fraction") == "percent" else text


def _restated(texts: tuple[str, ...], given: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(restated(text, given=given) for text in texts)


def _in_percent(found: re.Match[str]) -> str:
    """ "0,85" as "85 %", with the decimals that are left."""
    number = (Decimal(found[0].replace(",", ".")) * 100).normalize()
    return f"{number:f} %".replace(".", ",")


def _two_ways(role: ColumnRole, core: str, spec: Spec) -> Target | Result:
    from indicators.values.results import AmbiguousResult
    from indicators.values.targets import AmbiguousTarget

    found = _GROUPED.search(core)
    if found is None or found[0].count(",") > 1 or "." in found[0]:
        said = _GROUPED.sub(lambda one: one[0].replace(",", ""), core)
        return read_target(said, spec) if role is R.TARGET else read_result(said, spec)
    low, high = Decimal(found[0].replace(",", ".")), Decimal(found[0].replace(",", ""))
    return AmbiguousTarget(core, (low, high)) if role is R.TARGET else AmbiguousResult(core, (low, high))


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
