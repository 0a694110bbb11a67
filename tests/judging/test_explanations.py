"""What people wrote about a line, at every boundary: days, years, drafts, withdrawn and empty."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product
from typing import Any

import pytest

from indicators.judging import explanations
from indicators.judging.completeness import ExpectedCells
from indicators.judging.inputs import CommentSource, NoteSource, Promise
from indicators.judging.rows import Explanation, Note
from indicators.models import Action, Deviation, Footnote, FootnoteCell
from indicators.values import YEAR, Period, PeriodKind

DUE = date(2026, 6, 1)
DAY = timedelta(days=1)
OPEN = {Action.State.PLANNED, Action.State.UNDER_WAY}


def action(state: str = Action.State.PLANNED, **given: Any) -> Action:
    values = {"pk": 1, "line_id": 2, "text": "Kurs", "responsible": "Rektor", "due": DUE, **given}
    return Action(state=state, **values)


@pytest.mark.parametrize("withdrawn", [False, True])
@pytest.mark.parametrize("state", Action.State.values)
def test_an_open_action_is_overdue_from_the_day_after_its_date(state: str, withdrawn: bool) -> None:
    days = (DUE - DAY, DUE, DUE + DAY)
    rows = [explanations.action_row(action(state, withdrawn=withdrawn), 2025, day) for day in days]
    still = state in OPEN and not withdrawn
    assert [row.overdue for row in rows] == [False, False, still]
    assert {
        (row.id, row.line_id, row.year, row.text, row.responsible, row.due, row.state) for row in rows
    } == {(1, 2, 2025, "Kurs", "Rektor", DUE, state)}


def test_promises_of_the_year_before_and_older_ones_that_are_open() -> None:
    for year, state, told_only in product((2022, 2024, 2025, 2026, 2027), Action.State.values, (False, True)):
        one = action(state)
        promise = Promise(None if told_only else one, one, year, 2)
        kept = explanations.earlier_promises([promise], 2026) == [promise]
        assert kept is (year == 2025 or (year < 2026 and state in OPEN)), (year, state)


def test_actions_are_read_as_drafts_by_those_who_read_drafts_alone() -> None:
    draft, told = action(text="Utkast"), action(text="Levert")
    promises = [Promise(draft, told, 2025, 2), Promise(draft, None, 2026, 2), Promise(None, told, 2024, 2)]

    def read(years: set[int] | None, drafts: bool) -> list[tuple[str, int]]:
        return [(row.text, row.year) for row in explanations.actions_of(promises, years, DUE, drafts=drafts)]

    assert read(None, True) == [("Utkast", 2025), ("Utkast", 2026)]
    assert read(None, False) == [("Levert", 2025), ("Levert", 2024)]
    assert read({2025}, True) == [("Utkast", 2025)]
    assert read(set(), True) == []


def test_others_read_a_comment_as_it_was_delivered() -> None:
    new, old = (Explanation(text, footnote=False, source_line=None) for text in ("Ny", "Gammel"))
    comments = [CommentSource(new, old), CommentSource(new, None), CommentSource(None, old)]
    assert explanations.read_comments(comments, drafts=False) == [old, old]
    assert explanations.read_comments(comments, drafts=True) == [new, new]


def note(**given: Any) -> NoteSource:
    values = dict.fromkeys(NoteSource.__dataclass_fields__)
    held = {"footnote_id": 5, "cell": FootnoteCell.Cell.RESULT, "kind": Footnote.Kind.PRINTED, "order": 3}
    return NoteSource(**{**values, **held, "text": "Nå", "told": "Før", **given})


def test_notes_are_read_in_the_wording_that_is_for_the_reader() -> None:
    notes = [note(), note(text=None), note(told=None)]
    assert [one.text for one in explanations.read_notes(notes, drafts=True)] == ["Nå", "Nå"]
    assert [one.text for one in explanations.read_notes(notes, drafts=False)] == ["Før", "Før"]
    assert explanations.notes_of([note(), note(text=None, kind=Footnote.Kind.REMARK)]) == (
        Note(5, FootnoteCell.Cell.RESULT, "Nå", False, 3),
        Note(5, FootnoteCell.Cell.RESULT, "", True, 3),
    )


def test_an_account_is_there_when_any_of_it_is_written_and_a_cause_explains() -> None:
    assert explanations.account_of(None) is None
    for given in product(("", "a"), ("", "b"), ("", "c")):
        row = Deviation(**dict(zip(("cause", "why_no_figure", "evidence"), given, strict=True)))
        found = explanations.account_of(row)
        assert (found is not None) is any(given)
        told = explanations.explanations_of(found, [], [])
        assert [one.text for one in told] == ([given[0]] if given[0] else [])
        assert all(one.cause for one in told)


def test_of_the_notes_the_printed_ones_at_the_result_explain() -> None:
    for cell, kind in product(FootnoteCell.Cell.values, Footnote.Kind.values):
        found = explanations.explanations_of(None, [], [note(cell=cell, kind=kind)])
        explains = cell == FootnoteCell.Cell.RESULT and kind == Footnote.Kind.PRINTED
        assert [one.text for one in found] == (["Nå"] if explains else []), (cell, kind)


def test_what_is_asked_for_is_asked_of_its_lines_and_periods() -> None:
    fields = {name: {} for name in ExpectedCells.__dataclass_fields__}
    month = Period(PeriodKind.MONTH, 3)
    asked = ExpectedCells(**{**fields, "periods": {1: (YEAR,), 2: (month,)}, "optional": {2}})
    wanted = {(line, period): asked.wants(line, period) for line in (1, 2, 3) for period in (YEAR, month)}
    assert wanted == {one: one == (1, YEAR) for one in wanted}
