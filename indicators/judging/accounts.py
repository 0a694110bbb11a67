"""What people wrote about a line, of what was gathered: causes, notes, actions and forecasts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from indicators import values
from indicators.models import Action, Deviation, Footnote, FootnoteCell, Forecast

from .gathering import Gathered, LineSource, NoteSource, Promise
from .rows import Account, ActionRow, Explanation, ForecastRow, Note


def forecast_is_draft(forecast: Forecast, source: LineSource, got: Gathered) -> bool:
    """Whether it belongs to a delivery that has not been made."""
    situation = got.deliveries.situation(source.line.year, source.line.sector_id)
    return any(one.hidden for one in situation.rounds if one.round.pk == forecast.round_id)


def notes_of(notes: Sequence[NoteSource]) -> tuple[Note, ...]:
    """The notes as rows carry them."""
    return tuple(
        Note(one.footnote_id, one.cell, one.text, one.kind == Footnote.Kind.REMARK, one.order)
        for one in notes
    )


def explanations_of(
    account: Account | None, comments: Sequence[Explanation], notes: Sequence[NoteSource]
) -> tuple[Explanation, ...]:
    """The leader's own cause first, then the comments about the line and the notes to its result."""
    own = []
    if account is not None and account.cause:
        own.append(Explanation(account.cause, footnote=False, source_line=None, cause=True))
    printed = [
        Explanation(note.text, footnote=True, source_line=note.source_line)
        for note in notes
        if note.cell == FootnoteCell.Cell.RESULT and note.kind == Footnote.Kind.PRINTED
    ]
    return (*own, *comments, *printed)


def account_of(found: Deviation | None) -> Account | None:
    """What the leader wrote; None where every field of it is empty."""
    if found is None or not (found.cause or found.why_no_figure or found.evidence):
        return None
    return Account(found.cause, found.why_no_figure, found.evidence)


def earlier_promises(promises: Iterable[Promise], year: int) -> list[Promise]:
    """What was promised the year before, and what was promised before that and is still open."""
    return [one for one in promises if one.year == year - 1 or (one.year < year and one.action.open)]


def actions_of(
    promises: Iterable[Promise], years: set[int] | None, day: date, *, drafts: bool
) -> tuple[ActionRow, ...]:
    """The actions of these years, or of all; without drafts for those who do not read them."""
    return tuple(
        action_row(one.action, one.year, day)
        for one in promises
        if (years is None or one.year in years) and (drafts or not one.draft)
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
    for found in source.forecasts:
        if drafts or not forecast_is_draft(found, source, got):
            figure = values.result_from_columns(found.columns(), [])
            kind = rounds[found.round_id].covers
            return ForecastRow(kind, found.outlook, found.comment, figure, found.written)
    return None
