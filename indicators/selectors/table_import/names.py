"""Names of the register, looked up by how alike they are."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from indicators.values.lists.name_similarity import ALIKE, likeness, words_of

MOST: Final = 5
"""How many that could be meant are shown."""
_LOOKED_AT: Final = 12
"""How many names that share words are compared."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A row of the register that could be meant, and how alike its name is (1: the same words)."""

    code: str
    name: str
    likeness: float


class Names:
    """Names with the area that each stands in; the same words first, then those that share most words."""

    def __init__(self, known: Iterable[tuple[str, set[str], str, str]]) -> None:
        self._areas: dict[str, tuple[str, str]] = {}
        self._names: dict[str, tuple[str, ...]] = {}
        self._same: dict[tuple[str, ...], list[str]] = defaultdict(list)
        self._having: dict[str, set[str]] = defaultdict(set)
        for code, names, number, area in known:
            self._areas[code] = (number, area.casefold())
            self._names[code] = tuple(sorted(names, key=len, reverse=True))
            for words in {words_of(name) for name in names}:
                self._same[words].append(code)
                for word in words:
                    self._having[word].add(code)

    def like(self, name: str, area_number: str, area: str) -> tuple[Candidate, ...]:
        """Those a name could be, the likeliest first; the same words in the row's own area are one alone."""
        same = self._same.get(words_of(name), [])
        if same:
            here = [code for code in same if self._is_here(code, area_number, area)]
            found = here if len(here) == 1 else same
            return tuple(Candidate(code, self._names[code][0], 1.0) for code in found[:MOST])
        alike = []
        for code in self._near(name):
            best = max(likeness(name, other) for other in self._names[code])
            if best >= ALIKE:
                alike.append(Candidate(code, self._names[code][0], round(best, 3)))
        alike.sort(key=lambda one: (-one.likeness, not self._is_here(one.code, area_number, area), one.code))
        return tuple(alike[:MOST])

    def _is_here(self, code: str, number: str, area: str) -> bool:
        own_number, own_area = self._areas[code]
        return bool(number and number == own_number) or bool(area and area.casefold() == own_area)

    def _near(self, name: str) -> list[str]:
        """Names that share the most words with this one."""
        shared: Counter[str] = Counter()
        for word in words_of(name):
            for code in self._having.get(word, ()):
                shared[code] += 1
        return sorted(shared, key=lambda code: (-shared[code], code))[:_LOOKED_AT]
