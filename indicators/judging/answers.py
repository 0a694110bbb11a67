"""Answers kept between requests until an entry of the trail undoes them: never anything but a recount."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from threading import Lock
from typing import Any

from . import passing
from .tail import Mark, tail
from .touching import Touch


@dataclass(frozen=True, slots=True)
class _Kept:
    mark: Mark | None
    answer: Any


_kept: dict[Hashable, _Kept] = {}
_lock = Lock()


def remembered[T](question: Hashable, read: Callable[[], T], undone_by: Callable[[Touch], bool]) -> T:
    """What ``read`` gives, or gave before if nothing since may have undone it. One statement then.

    There are few questions, and each answer is small. Inside a transaction nothing is remembered: it may see
    what others never will.
    """
    if passing.in_passing():
        return read()
    told = tail()  # asked before what is read, which may then be newer than it, but never older
    with _lock:
        kept = _kept.get(question)
    touches = told.since(kept.mark) if kept is not None else None
    answer = read() if kept is None or touches is None or any(map(undone_by, touches)) else kept.answer
    with _lock:
        _kept[question] = _Kept(told.end, answer)
    return answer


def forget_answers() -> None:
    """Throw everything away."""
    with _lock:
        _kept.clear()
