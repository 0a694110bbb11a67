"""What a reader of the overview can choose among."""

from __future__ import annotations

from indicators.selectors.line_choices import LineChoices
from indicators.values.query.line_query import LineQuery

from .overview import missed_in_a_row, rounds_to_choose
from .rows import Board


def board_choices(board: Board, asked: LineQuery) -> LineChoices:
    """The choices of the board's year; without years where there is but one, and nothing to choose of it."""
    rounds = tuple((one.kind, one.name) for one in rounds_to_choose(board.news))
    rows = {*missed_in_a_row(board), *([asked.in_a_row] if asked.in_a_row else [])}
    return LineChoices(
        str(board.year),
        board.years if len(board.years) > 1 or rounds else (),
        tuple((one.key, one.title) for one in board.areas),
        tuple((one.key, one.title) for one in board.sectors),
        rounds,
        tuple(sorted(rows)),
        board.whole_counts.close_word,
    )
