"""What got better and worse on the overview: results, sides, and what is missed year after year."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext, ngettext

from indicators.presentation.navigation.addresses import rows_href
from indicators.presentation.navigation.choices import Choice
from indicators.presentation.wording.words import CHANGE_CSS
from indicators.selectors import Board, missed_in_a_row
from indicators.values import Change, Status
from indicators.values.query.line_query import LineQuery

ROW_SHOWN: Final = 3
"""Of how many years in a row the board tells, where there are any; else of fewer."""


@dataclass(frozen=True, slots=True)
class Move:
    """How many results went one way; ``css`` is the class and icon of that way."""

    count: int
    word: str
    css: str
    href: str


@dataclass(frozen=True, slots=True)
class Moves:
    """What got better and worse, each with the way to its rows."""

    changes: tuple[Move, ...]
    turned: tuple[Choice, ...]
    in_a_row: Choice | None


def moves(board: Board, asked: LineQuery) -> Moves:
    """Better, worse and unchanged, what changed sides, and what is missed year after year."""
    counts, scope = board.counts, asked.scope
    changes = (
        (Change.BETTER, counts.better, gettext("bedre")),
        (Change.WORSE, counts.worse, gettext("dårligere")),
        (Change.UNCHANGED, counts.unchanged, gettext("uendret")),
    )
    sides = (
        (board.turned, gettext("%(count)d snudd til ikke nådd"), Status.MISSED),
        (board.recovered, gettext("%(count)d snudd til nådd"), Status.MET),
    )
    return Moves(
        tuple(
            Move(count, word, CHANGE_CSS[change], rows_href(scope.with_(changes=frozenset({change}))))
            for change, count, word in changes
            if counts.better or counts.worse or counts.unchanged
        ),
        tuple(
            Choice(said % {"count": len(lines)}, rows_href(scope.with_(turned=side)), count=len(lines))
            for lines, said, side in sides
            if lines
        ),
        _in_a_row(missed_in_a_row(board), scope),
    )


def _in_a_row(counted: dict[int, int], scope: LineQuery) -> Choice | None:
    """``12 har ikke nådd målet 3 år på rad eller mer``; of two years where none is missed three times."""
    if not counted:
        return None
    least = min(ROW_SHOWN, max(counted))
    said = ngettext(
        "%(count)d har ikke nådd målet %(years)d år på rad eller mer",
        "%(count)d har ikke nådd målet %(years)d år på rad eller mer",
        counted[least],
    ) % {"count": counted[least], "years": least}
    return Choice(said, rows_href(scope.with_(in_a_row=least)), count=counted[least])
