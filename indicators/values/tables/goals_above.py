"""Goals printed above indicators: which goal stands under which, by what they call themselves and number.

"Hovedmål 1" stands highest, "Delmål 1.1" under the goal whose number is 1, "Delmål" without a number under
the last main goal, "Resultatmål" under the last of either. Where that leaves more places, it is asked.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from indicators.values.tables.titles import goal_of

ALONE: Final = "alone"
"""The answer that a goal stands under none."""
_LOWEST: Final = 9  # below sub-goals of sub-goals
_RANKS: Final = {"resultatmål": _LOWEST, "effektmål": _LOWEST, "delmål": 1}


@dataclass(frozen=True, slots=True)
class _Printed:
    text: str
    number: str
    rank: int


@dataclass(slots=True)
class GoalsAbove:
    """The goals that hold for the rows that follow, the highest first, and all main goals so far."""

    held: list[_Printed] = field(default_factory=list)
    mains: dict[str, _Printed] = field(default_factory=dict)

    @property
    def texts(self) -> tuple[str, ...]:
        """The goals as they are printed, the highest first."""
        return tuple(one.text for one in self.held)

    def clear(self) -> None:
        """No goal holds any more, as after a heading."""
        self.held = []

    def take(self, text: str, given: Mapping[str, str]) -> tuple[str, ...]:
        """A goal is printed here. The choices to ask among, where it is unclear what it stands under.

        ``given`` may hold the answer as ``under``: a main goal's text or :data:`ALONE`.
        """
        _kind, number, _words = goal_of(text) or ("goal", "", text)
        rank = next((rank for word, rank in _RANKS.items() if text.casefold().startswith(word)), 0)
        rank = max(rank, 1) if "." in number else rank
        above = self._answered(given.get("under", ""))
        choices: tuple[str, ...] = ()
        if above is None:
            above = self._above(number, rank)
        if above is None:
            choices, above = (*self.mains, ALONE), []
        if above:
            rank = max(rank, above[-1].rank + 1)
        own = _Printed(text, number, rank)
        self.held = [*above, own]
        if rank == 0:
            self.mains.setdefault(text, own)
        return choices

    def _answered(self, said: str) -> list[_Printed] | None:
        if said == ALONE:
            return []
        return [self.mains[said]] if said in self.mains else None

    def _above(self, number: str, rank: int) -> list[_Printed] | None:
        """What a goal stands under; None where nobody can say."""
        if rank == 0:
            return []
        if "." in number:
            wanted = number.rpartition(".")[0]
            for at in reversed(range(len(self.held))):
                if self.held[at].number == wanted:
                    return self.held[: at + 1]
            numbered = [one for one in self.mains.values() if one.number]
            if self.held and not numbered:  # main goals without numbers: the last of them
                return [one for one in self.held if one.rank == 0] or ([] if not self.mains else None)
            return None if self.mains else []
        above = [one for one in self.held if one.rank < rank]
        return None if not above and self.mains else above
