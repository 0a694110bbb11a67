"""What is read and judged, kept in this process between requests: never anything but a recount.

One memory holds judged lines, outcomes of years, other answers and drawn markup. Each is kept with where the
trail ended when it was asked for (:mod:`.change_feed`); when it is asked for again, the entries since tell
whether it stands (:mod:`.invalidation`), can be brought up to date, or is read anew. Of many who ask for what
is not known one reads it, and the others wait. A verdict is in no database, and all of it may be thrown away
at any time. Inside a transaction nothing is remembered: it may see what others never will.
"""

from __future__ import annotations

from collections import OrderedDict, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from threading import Lock, RLock
from typing import Any, Final

from django.db import connection

from .change_feed import Mark, Tail, forget_tail, tail
from .invalidation import Touch

MOST: Final = 80_000
"""Kilobytes kept in one process, as estimated; what was asked for longest ago goes first."""

type Key = tuple[Hashable, ...]
"""A question: its kind first, then all that the answer depends on beside the database."""
type Renew[T] = Callable[[Any, T, tuple[Touch, ...]], T | None]
"""Of what was kept and what has been touched since: the answer as it is now; None where it must be read."""


@dataclass(frozen=True, slots=True)
class _Kept:
    mark: Mark | None
    answer: Any
    size: int


class Memory:
    """Answers by question, those asked for longest ago first."""

    def __init__(self) -> None:
        self.kept: OrderedDict[Key, _Kept] = OrderedDict()
        self.size = 0
        self.lock = Lock()
        self.reading: defaultdict[Hashable, RLock] = defaultdict(RLock)
        """One for each kind of question: to read an answer of one kind may ask for another kind."""

    def stored(self, keys: Iterable[Key]) -> dict[Key, _Kept]:
        """What is kept of some questions, whether it stands or not."""
        with self.lock:
            return {key: self.kept[key] for key in keys if key in self.kept}

    def keep(self, found: Mapping[Key, _Kept]) -> None:
        """Keep answers, and as many of the others as there is room for beside the last of them."""
        with self.lock:
            for key, one in found.items():
                self._drop(key)
                self.kept[key] = one
                self.size += one.size
            while self.size > MOST and len(self.kept) > 1:
                self._drop(next(iter(self.kept)))

    def forget(self) -> None:
        """Throw everything away."""
        with self.lock:
            self.kept.clear()
            self.size = 0

    def _drop(self, key: Key) -> None:
        if (gone := self.kept.pop(key, None)) is not None:
            self.size -= gone.size


_memory = Memory()


def at_hand() -> tuple[Memory, Tail] | None:
    """The memory and where the trail ends now; None inside a transaction. One statement."""
    return None if connection.in_atomic_block else (_memory, tail())


def forget() -> None:
    """Throw everything away; the next reader counts again."""
    _memory.forget()
    forget_tail()


def unless(undone_by: Callable[[Any, Touch], bool]) -> Renew[Any]:
    """An answer stands until it is touched by something that may undo it."""

    def renew(key: Any, answer: Any, touches: tuple[Touch, ...]) -> Any:
        return None if any(undone_by(key, touch) for touch in touches) else answer

    return renew


def one_kilobyte(_answer: Any) -> int:
    """The size of a small answer."""
    return 1


def remembered[T](
    key: Key, read: Callable[[], T], renew: Renew[T], size: Callable[[T], int] = one_kilobyte
) -> T:
    """What ``read`` gives, or gave before if ``renew`` lets it stand."""
    return remembered_each([key], lambda _missing: {key: read()}, renew, size)[key]


def remembered_each[T](
    keys: Iterable[Key],
    read: Callable[[list[Any]], Mapping[Any, T]],
    renew: Renew[T],
    size: Callable[[T], int] = one_kilobyte,
) -> dict[Any, T]:
    """The same for several questions of a kind: ``read`` answers those together that are not known.

    ``size`` estimates an answer's kilobytes.
    """
    wanted = list(dict.fromkeys(keys))
    if not wanted:
        return {}
    if (hand := at_hand()) is None:
        return dict(read(wanted))
    memory, told = hand  # the trail is asked before what is read, which may then be newer, but never older
    found: dict[Key, T] = {
        key: answer
        for key, one in memory.stored(wanted).items()
        if told.since(one.mark) == () and (answer := renew(key, one.answer, ())) is not None
    }
    if len(found) < len(wanted):
        with memory.reading[wanted[0][0]]:  # whoever waited for another reader finds it done
            for key, one in memory.stored(key for key in wanted if key not in found).items():
                touches = told.since(one.mark)
                answer = None if touches is None else renew(key, one.answer, touches)
                if answer is not None:
                    found[key] = answer
            if missing := [key for key in wanted if key not in found]:
                found.update(read(missing))
            memory.keep(_kept(found, told, size))
    else:
        memory.keep(_kept(found, told, size))
    return found


def _kept[T](found: Mapping[Key, T], told: Tail, size: Callable[[T], int]) -> dict[Key, _Kept]:
    return {key: _Kept(told.end, answer, size(answer)) for key, answer in found.items()}
