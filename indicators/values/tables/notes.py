"""Notes below tables and the cells they stand at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from indicators.values.tables.answers import AnswersByScope
from indicators.values.tables.cells import parted
from indicators.values.tables.columns import Columns
from indicators.values.tables.layout import Layout
from indicators.values.tables.rows import Draft, bare_mark
from indicators.values.tables.titles import section_of
from indicators.values.tables.understanding import RowKind


def attach_notes(
    drafts: Sequence[Draft], layout: Layout, columns: Mapping[int, Columns], given: AnswersByScope
) -> None:
    """Give each row the notes of its marks: of a mark the first note below it, in the same section.

    A note whose mark no cell has is asked about at the rows whose marks are nearest to it.
    """
    notes = sorted(
        (draft.place, mark, text)
        for draft in drafts
        if draft.kind is RowKind.NOTE
        for mark, text in draft.notes
    )
    ends = sorted(
        place for place, row in layout.texts.items() if section_of(" ".join(row.cells), row.level) is not None
    )
    used: set[int] = set()
    marked: list[Draft] = []
    for draft in drafts:
        if draft.kind is not RowKind.INDICATOR:
            continue
        _take_marks(draft, columns)
        if said := given.rows.get(draft.key, {}).get("note"):
            draft.marks = [] if said == "none" else [said]
        if draft.marks:
            marked.append(draft)
        end = next((place for place in ends if place > draft.place), None)
        for mark in draft.marks:
            found = next(
                (
                    note
                    for note in notes
                    if note[0] > draft.place
                    and (end is None or note[0] < end)
                    and bare_mark(note[1]) == bare_mark(mark)
                ),
                None,
            )
            if found is not None and (mark, found[2]) not in draft.notes:
                draft.notes.append((mark, found[2]))
                used.add(found[0])
    for place, mark, text in notes:
        if place not in used:
            _ask(place, mark, text, marked, ends, given)


def _take_marks(draft: Draft, columns: Mapping[int, Columns]) -> None:
    for _index, text in draft.figures:
        draft.marks += [mark for mark in parted(text)[1] if mark not in draft.marks]
    own = columns.get(draft.segment.number) if draft.segment else None
    filled = {index for index, _ in draft.figures}
    for column in own.columns if own else ():
        if column.index in filled:
            draft.marks += [mark for mark in column.marks if mark not in draft.marks]


def _ask(
    place: int, mark: str, text: str, marked: Sequence[Draft], ends: Sequence[int], given: AnswersByScope
) -> None:
    """Rows above it in the section that share a mark among themselves: one of them may be meant."""
    start = max((end for end in ends if end < place), default=-1)
    near = [draft for draft in marked if start < draft.place < place]
    best = max(
        (
            len(bare_mark(one))
            for draft in near
            for one in draft.marks
            if len(bare_mark(one)) < len(bare_mark(mark))
        ),
        default=0,
    )
    near = [draft for draft in near if any(len(bare_mark(one)) == best for one in draft.marks)]
    for draft in near:
        number = draft.segment.number if draft.segment else 0
        if given.of_group(f"note.unused/{number}").get("note") == draft.where:
            draft.notes = [(mark, text)]  # its own mark led to another row's note
        draft.doubt("note.unused", "note", ("none", *(one.where for one in near)), (mark, text[:100]))
