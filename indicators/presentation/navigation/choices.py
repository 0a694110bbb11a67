"""What a reader may choose on a page: by a link, or in a list of a form."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.utils.functional import Promise


@dataclass(frozen=True, slots=True)
class Choice:
    """A link to something the reader may choose, with how many that is where it is counted."""

    label: str
    href: str
    current: bool = False
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Titled[Row]:
    """Rows under what they are called."""

    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Option:
    """An option of a list in a form."""

    value: str
    label: str | Promise
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Select:
    """A list to choose one of (components/select.html)."""

    name: str
    label: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class StateCount:
    """How many rows of a list are in a state; the link leaves them alone in it (components/counters.html)."""

    count: int
    word: str
    hint: str
    icon: str
    css: str
    href: str
    current: bool


def state_counts(
    told: Iterable[tuple[int, str, str, str, str, str]], chosen: str, href: Callable[[str], str]
) -> tuple[StateCount, ...]:
    """Counters of count, word, hint, icon, class and the state in the address; ``chosen`` is the current."""
    return tuple(
        StateCount(count, word, hint, icon, css, href(slug), slug == chosen)
        for count, word, hint, icon, css, slug in told
    )
