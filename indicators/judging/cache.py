"""Answers kept between requests until an entry of the trail undoes them: never anything but a recount."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from threading import Lock
from typing import Any

from . import in_transaction
from .change_feed import Mark, Tail, tail
from .invalidation import Touch


@dataclass(frozen=True, slots=True)
class _Kept:
    mark: Mark | None
    answer: Any


MOST_ANSWERS = 5_000
"""Answers kept in one process; those that were asked for longest ago go first."""

_kept: OrderedDict[Hashable, _Kept] = OrderedDict()
_lock = Lock()


def remembered[T](question: Hashable, read: Callable[[], T], undone_by: Callable[[Touch], bool]) -> T:
    """What ``read`` gives, or gave before if nothing since may have undone it. One statement then.

    A question begins with whose it is. Inside a transaction nothing is remembered: it may see what others
    never will.
    """
    found = remembered_each([question], lambda _missing: {question: read()}, lambda _one, new: undone_by(new))
    return found[question]


def remembered_each[Q: Hashable, T](
    questions: Iterable[Q],
    read: Callable[[list[Q]], Mapping[Q, T]],
    undone_by: Callable[[Q, Touch], bool],
) -> dict[Q, T]:
    """The same for several questions: ``read`` answers those together whose answers are not known."""
    wanted = list(questions)
    if in_transaction.in_passing():
        return dict(read(wanted))
    told = tail()  # asked before what is read, which may then be newer than it, but never older
    known = _known(wanted, told, undone_by)
    if missing := [one for one in wanted if one not in known]:
        known |= read(missing)
    with _lock:
        for one, answer in known.items():
            _kept[one] = _Kept(told.end, answer)
            _kept.move_to_end(one)
        while len(_kept) > MOST_ANSWERS:
            _kept.popitem(last=False)
    return known


def _known[Q: Hashable](
    wanted: Iterable[Q], told: Tail, undone_by: Callable[[Q, Touch], bool]
) -> dict[Q, Any]:
    with _lock:
        held = {one: _kept[one] for one in wanted if one in _kept}
    known: dict[Q, Any] = {}
    for one, kept in held.items():
        touches = told.since(kept.mark)
        if touches is not None and not any(undone_by(one, touch) for touch in touches):
            known[one] = kept.answer
    return known


def forget_answers() -> None:
    """Throw everything away."""
    with _lock:
        _kept.clear()
