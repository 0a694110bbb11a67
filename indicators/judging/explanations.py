"""What people wrote about a line, of what was gathered: causes, notes, actions and forecasts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from indicators import values
from indicators.models import Action, Deviation, Footnote, FootnoteCell

from .inputs import CommentSource, Gathered, LineSource, NoteSource, Promise
from .rows import Account, ActionRow, CellRow, Explanation, ForecastRow, Note


def notes_of(notes: Sequence[NoteSource]) -> tuple[Note, ...]:
    """The notes as rows carry them."""
    return tuple(
        Note(one.footnote_id, one.cell, one.text or "", one.kind == Footnote.Kind.REMARK, one.order)
        for one in notes
    )


def read_notes(notes: Iterable[NoteSource], *, drafts: bool) -> list[NoteSource]:
    """The notes with the text that is read."""
    if drafts:
        return [one for one in notes if one.text is not None]
    return [replace(one, text=one.told) for one in notes if one.told is not None]


def read_comments(comments: Iterable[CommentSource], *, drafts: bool) -> list[Explanation]:
    """The comments with the text that is read."""
    found = [one.comment if drafts else one.told for one in comments]
    return [one for one in found if one is not None]


def explanations_of(
    account: Account | None, comments: Sequence[Explanation], notes: Sequence[NoteSource]
) -> tuple[Explanation, ...]:
    """The leader's own cause first, then the comments about the line and the notes to its result."""
    own = []
    if account is not None and account.cause:
        own.append(Explanation(account.cause, footnote=False, source_line=None, cause=True))
    printed = [
        Explanation(note.text or "", footnote=True, source_line=note.source_line)
        for note in notes
        if note.cell == FootnoteCell.Cell.RESULT and note.kind == Footnote.Kind.PRINTED
    ]
    return (*own, *comments, *printed)


def account_of(found: Deviation | None) -> Account | None:
    """What the leader wrote; None where every field of it is empty."""
    if found is None or not (found.cause or found.why_no_figure or found.evidence):
        return None
    return Account(found.cause, found.why_no_figure, found.evidence)


def account_with_cells(account: Account | None, cells: Sequence[CellRow]) -> Account | None:
    """The explanation; of a line without any figure whose cells say why, what the last of them says.

    An explanation in words of its own goes before it.
    """
    if account is not None and account.cause:
        return account
    reasons = [cell.without for cell in cells if not cell.is_empty]
    if not reasons or not all(reasons) or reasons[-1] is None:
        return account
    return Account(reasons[-1].text, reasons[-1].why, account.evidence if account is not None else "")


def earlier_promises(promises: Iterable[Promise], year: int) -> list[Promise]:
    """What was promised the year before, and what was promised before that and is still open."""
    return [one for one in promises if one.year == year - 1 or (one.year < year and one.either.open)]


def actions_of(
    promises: Iterable[Promise], years: set[int] | None, day: date, *, drafts: bool
) -> tuple[ActionRow, ...]:
    """The actions of these years, or of all; without drafts for those who do not read them."""
    read = ((one.action if drafts else one.told, one) for one in promises)
    return tuple(
        action_row(action, one.year, day)
        for action, one in read
        if action is not None and (years is None or one.year in years)
    )


def action_row(action: Action, year: int, day: date) -> ActionRow:
    """An action as rows carry it, on a local day."""
    return ActionRow(
        id=action.pk,
        line_id=action.line_id,
        year=year,
        text=action.text,
        responsible=action.responsible,
        due=action.due,
        state=action.state,
        outcome=action.outcome,
        overdue=action.open and day > action.due,
    )


def forecast_of(source: LineSource, got: Gathered, *, drafts: bool) -> ForecastRow | None:
    """The newest forecast that may be read."""
    rounds = {one.pk: one for one in got.deliveries.rounds.get(source.line.year, ())}
    for found in source.forecasts if drafts else source.published_forecasts:
        figure = values.result_from_columns(found.columns(), [])
        kind = rounds[found.round_id].covers
        return ForecastRow(kind, found.outlook, found.comment, figure, found.written)
    return None
