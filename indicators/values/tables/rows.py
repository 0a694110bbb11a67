"""The rows of a segment: which are indicators, headings, goals, notes, and what stands in their cells."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from indicators.values.figures.cell_text import split_marks
from indicators.values.lists.blocks import is_blank, is_separator
from indicators.values.tables.answers import AnswersByScope
from indicators.values.tables.columns import Columns
from indicators.values.tables.goals_above import GoalsAbove
from indicators.values.tables.layout import Line, Segment
from indicators.values.tables.titles import area_in_header, goal_of, is_money_title, note_of, title_of
from indicators.values.tables.understanding import FIGURE_ROLES, ColumnRole, RowKind

R = ColumnRole
_FILLED_DOWN: Final = (R.GOAL, R.SUBGOAL, R.HEADING, R.AREA, R.SECTOR, R.FUNCTION)
_MARK_CLASS: Final = re.compile(r"[)\s⁾]")


@dataclass(slots=True)
class Draft:
    """A row on its way: its place, kind and texts; `doubts` are (code, field, choices, given)."""

    place: int
    where: str
    kind: RowKind
    segment: Segment | None = None
    line: Line | None = None
    name: str = ""
    code: str = ""
    area: str = ""
    area_number: str = ""
    sector: str = ""
    heading: str = ""
    goals: tuple[str, ...] = ()
    functions: tuple[str, ...] = ()
    texts: dict[ColumnRole, str] = field(default_factory=dict)
    figures: list[tuple[int, str]] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    doubts: list[tuple[str, str, tuple[str, ...], tuple[str, ...]]] = field(default_factory=list)
    skipped: bool = False

    @property
    def key(self) -> str:
        return f"r{self.place}.{self.part}" if self.part else f"r{self.place}"

    @property
    def part(self) -> int:
        return self.line.part if self.line else 0

    def doubt(self, code: str, of: str, choices: tuple[str, ...] = (), given: tuple[str, ...] = ()) -> None:
        self.doubts.append((code, of, choices, given))


def bare_mark(mark: str) -> str:
    """A mark as it is compared: "*)" and "*" are the same."""
    return _MARK_CLASS.sub("", mark)


@dataclass(slots=True)
class _State:
    """What holds for the rows that follow."""

    heading: str = ""
    functions: tuple[str, ...] = ()
    own_functions: tuple[str, ...] = ()
    goals: GoalsAbove = field(default_factory=GoalsAbove)
    seen: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)
    down: dict[ColumnRole, str] = field(default_factory=dict)
    asked_heading: str = ""
    repeated: str = ""
    before: tuple[str, tuple[str, ...]] = ("", ())
    named: dict[tuple[str, ...], Draft] = field(default_factory=dict)


def drafts_of(segment: Segment, columns: Columns, given: AnswersByScope, *, known_area: str) -> list[Draft]:
    """The rows of a segment in order. ``known_area`` is the area above; a header may name another."""
    state = _State()
    made = [Draft(line.place, line.row.where, RowKind.HEADER, segment) for line in segment.headers]
    state.repeated = given.of_group(f"heading.repeated/{segment.number}").get("heading", "")
    _title(segment, columns, state)
    area = area_in_header(segment.header[0]) if segment.header else ""
    lines = segment.lines
    for at, line in enumerate(lines):
        draft = _row(line, lines[at + 1 :][:1], segment, columns, state, made, given.rows.get(line.key, {}))
        draft.area = draft.area or ("" if known_area else area)
        made.append(draft)
    made += [
        Draft(line.place, line.row.where, RowKind.HEADER, segment, line, line.filled[0])
        for line in segment.titles
    ]
    return sorted(made, key=lambda draft: draft.place)


def _title(segment: Segment, columns: Columns, state: _State) -> None:
    """What the header's first cell says besides: a heading, with functions for all that follow."""
    first = segment.header[0] if segment.header else ""
    sense = segment.senses[0].role if segment.senses else None
    for line in segment.titles:
        title = title_of(line.filled[0])
        if title.text and not area_in_header(line.filled[0]) and not is_money_title(line.filled[0]):
            state.heading, state.functions = title.text, title.functions
    if not first or columns.name != 0 or (sense is not None and sense is not R.NAME):
        return
    title = title_of(first)
    if title.functions:
        state.own_functions = title.functions
    named = title.text and not area_in_header(first) and not is_money_title(first)
    if named and (sense is None or title.functions):
        state.heading, state.functions = title.text, title.functions
        state.seen.append((title.text, title.functions))


def _row(
    line: Line,
    following: list[Line],
    segment: Segment,
    columns: Columns,
    state: _State,
    before: list[Draft],
    given: Mapping[str, str],
) -> Draft:
    draft = Draft(line.place, line.row.where, RowKind.INDICATOR, segment, line)
    if is_separator(line.cells):
        draft.kind = RowKind.SEPARATOR
        return draft
    said = given.get("row", "")
    name = line.cells[columns.name] if columns.name is not None else ""
    draft.name = name
    _take_cells(draft, line, columns, state)
    kind = RowKind(said) if said in tuple(RowKind) else _kind(draft, line, following, columns, before, said)
    draft.kind = kind
    if kind is RowKind.TEXT and said == "continued":
        _continue(draft, before)
    if kind is RowKind.HEADING:
        _heading(draft, segment, state, line, given)
    elif kind is RowKind.GOAL:
        _goal(draft, line, columns, state, given)
    elif kind is RowKind.NOTE:
        mark, text = note_of(name) or ("", name)
        draft.notes.append((mark, text))
    elif kind is RowKind.INDICATOR:
        _begun_above(draft, before, state, said)
        _indicator(draft, state, before, given)
    return draft


def _begun_above(draft: Draft, before: list[Draft], state: _State, said: str) -> None:
    """A name that begins in the row above, as when a PDF viewer breaks its lines: asked about, or joined."""
    above = before[-1] if before else None
    if above is None or above.kind is not RowKind.HEADING or above.functions or not draft.name[:1].islower():
        return
    if above.line is not None and (above.line.row.joined or title_of(above.name).functions):
        return
    if said != "joined":
        draft.doubt("row.begun_above", "row", ("joined", "indicator"), (above.name[:80], draft.name[:80]))
    if said == "joined":
        draft.name = f"{above.name} {draft.name}"
        above.kind, above.heading = RowKind.TEXT, ""
        state.heading, state.functions = state.before


def _continue(draft: Draft, before: list[Draft]) -> None:
    """A row broken over two lines: its words belong to the name above."""
    for one in reversed(before):
        if one.kind is RowKind.INDICATOR:
            one.name = f"{one.name} {draft.name}"
            return


def _take_cells(draft: Draft, line: Line, columns: Columns, state: _State) -> None:
    """The cells by what their columns are; what stands merged over several rows holds for each of them."""
    for column in columns.columns:
        text = line.cells[column.index]
        role = column.role
        if role in _FILLED_DOWN:
            text = text or (state.down.get(role, "") if line.filled else "")
            if role is R.GOAL and text != state.down.get(role):
                state.down.pop(R.SUBGOAL, None)
            state.down[role] = text
        if text and (role is None or role in FIGURE_ROLES):
            draft.figures.append((column.index, text))
        elif text and role is not None and role not in (R.NAME, R.IGNORED):
            draft.texts[role] = text


def _kind(
    draft: Draft, line: Line, following: list[Line], columns: Columns, before: list[Draft], said: str
) -> RowKind:
    name = draft.name
    figures = [text for _, text in draft.figures if not is_blank(text)]
    alone = len(set(line.filled)) == 1
    if not name and not figures and _in_goal_columns(line, columns):
        draft.name = line.filled[0]
        return RowKind.GOAL
    if said == "continued":
        return RowKind.TEXT
    if not name and (figures or draft.texts):
        draft.doubt("row.no_name", "name", (), tuple(figures[:3]))
        return RowKind.INDICATOR if figures else RowKind.TEXT
    if alone and note_of(line.filled[0]):
        return RowKind.NOTE
    if alone and len(columns.columns) > 1:
        if goal_of(line.filled[0]):
            draft.name = line.filled[0]
            return RowKind.GOAL
        return _lonely(draft, line, following, columns, before)
    if draft.figures or not name:  # dashes say that there are no figures, of what has a row for them
        return RowKind.INDICATOR if name else RowKind.TEXT
    own = [role for role in draft.texts if role not in _FILLED_DOWN]
    return RowKind.INDICATOR if own else _lonely(draft, line, following, columns, before)


def _lonely(
    draft: Draft, line: Line, following: list[Line], columns: Columns, before: list[Draft]
) -> RowKind:
    """A name without any figure: a heading, where rows of figures follow it; else it is asked about."""
    text = line.filled[0]
    draft.name = text
    merged = len(line.filled) > 1 or len(line.row.joined) > 0
    coded = bool(title_of(text).functions)
    last = next((one for one in reversed(before) if one.kind is not RowKind.HEADER), None)
    if text[:1].islower() and last is not None and last.kind is RowKind.INDICATOR and not merged:
        draft.doubt(
            "row.continues", "row", ("continued", "heading", "indicator"), (text[:80], last.name[:80])
        )
        return RowKind.TEXT
    goes_on = bool(following) and _has_figures(following[0], columns)
    if coded or merged or (goes_on and len(text) <= 120):
        return RowKind.HEADING
    if not any(column.role in FIGURE_ROLES for column in columns.columns):
        return RowKind.INDICATOR
    draft.doubt("row.kind", "row", ("heading", "indicator", "goal", "text"), (text[:80],))
    return RowKind.HEADING


def _has_figures(line: Line, columns: Columns) -> bool:
    return (
        any(
            not is_blank(line.cells[column.index])
            for column in columns.columns
            if column.role in FIGURE_ROLES or column.role is None
        )
        and len(set(line.filled)) > 1
    )


def _heading(draft: Draft, segment: Segment, state: _State, line: Line, given: Mapping[str, str]) -> None:
    title = title_of(draft.name)
    text = given.get("heading") or title.text
    functions = title.functions or state.own_functions
    draft.heading, draft.functions = text, functions
    again = (text, functions) in state.seen
    broken = [place for place in (*segment.repeated, *segment.resumed) if place < line.place]
    first_after = bool(broken) and not any(
        max(broken) < one.place < line.place for one in segment.lines if one.filled and one is not line
    )
    if again and first_after and state.heading != text and "heading" not in given:
        draft.skipped = True
        state.asked_heading = text  # printed again after a page break: the one before goes on
        return
    state.asked_heading = ""
    state.before = (state.heading, state.functions)
    state.heading, state.functions = text, functions
    state.goals.clear()
    state.seen.append((text, functions))


def _in_goal_columns(line: Line, columns: Columns) -> bool:
    """Whether a row says nothing but goals, in columns that are theirs."""
    roles = {one.role for one in columns.columns if line.cells[one.index]}
    return bool(roles) and roles <= {R.GOAL, R.SUBGOAL}


def _goal(draft: Draft, line: Line, columns: Columns, state: _State, given: Mapping[str, str]) -> None:
    """A row that is a goal; one in a column of goals holds as that column says, and any other below it."""
    draft.name = draft.name or line.filled[0]
    if _in_goal_columns(line, columns):
        draft.goals = _of_columns(draft, state)
        return
    if choices := state.goals.take(draft.name, given):
        draft.doubt("goal.under", "under", choices, (draft.name[:80],))
    draft.goals = state.goals.texts


def _of_columns(draft: Draft, state: _State) -> tuple[str, ...]:
    """The goals over a row, the highest first: a column's own words before those of rows above."""
    main, sub = draft.texts.get(R.GOAL, ""), draft.texts.get(R.SUBGOAL, "")
    above = (main,) if main else state.goals.texts
    return above if not sub or sub in above else (*above, sub)


def _indicator(draft: Draft, state: _State, before: list[Draft], given: Mapping[str, str]) -> None:
    core, marks = split_marks(draft.name)
    if marks:
        draft.marks += marks
        draft.name = core
    draft.code = draft.texts.get(R.CODE, "")
    draft.sector = draft.texts.get(R.SECTOR, "")
    draft.area = draft.texts.get(R.AREA, "")
    own = title_of(draft.texts[R.HEADING]) if draft.texts.get(R.HEADING) else None
    draft.heading = own.text if own else state.heading
    draft.functions = (
        _functions(draft.texts.get(R.FUNCTION, ""))
        or (own.functions if own else state.functions)
        or state.own_functions
    )
    draft.goals = _of_columns(draft, state)
    if state.asked_heading and (given.get("heading") or state.repeated):
        draft.heading = given.get("heading") or state.repeated
    elif state.asked_heading:
        draft.doubt(
            "heading.repeated",
            "heading",
            (state.heading, state.asked_heading),
            (state.asked_heading, state.heading),
        )
    _twice(draft, state)


def _twice(draft: Draft, state: _State) -> None:
    """The same name again under the same heading: printed twice, or two indicators?"""
    key = (draft.name, draft.heading, *draft.goals, draft.sector, draft.area)
    same = state.named.get(key)
    if same is not None and draft.name:
        equal = [text for _, text in same.figures] == [text for _, text in draft.figures]
        draft.skipped = equal
        code = "row.twice_same" if equal else "row.twice"
        draft.doubt(code, "skip", ("yes", "no"), (draft.name[:80], same.where))
    state.named[key] = draft


def _functions(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\b\d{3}\b", text))
