"""Why an act was not carried out. Presentation words these; a refusal never leaves a half-written change."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from indicators.values import AmbiguousResult, AmbiguousTarget, TextProblem


@dataclass(eq=False)
class Refusal(Exception):  # noqa: N818 - a refusal is an answer, not an error of the program
    """An act was refused; nothing was written."""


@dataclass(eq=False)
class NotAllowed(Refusal):
    """The person lacks the right that the act takes."""

    act: str


@dataclass(eq=False)
class NotFound(Refusal):
    """The row does not exist, or the person may not know of it."""

    what: str
    key: Any


@dataclass(eq=False)
class Stale(Refusal):
    """Somebody saved in the meantime. Carries the version and the text that stand now."""

    seen: int
    current: int
    written: str = ""


@dataclass(eq=False)
class Unreadable(Refusal):
    """The text looks like a figure but cannot be read as one."""

    text: str
    problem: TextProblem


@dataclass(eq=False)
class NeedsChoice(Refusal):
    """The figure can be read in more than one way; the person must choose."""

    value: AmbiguousResult | AmbiguousTarget


@dataclass(eq=False)
class Invalid(Refusal):
    """Fields with values that cannot stand; messages per field are Django's own."""

    errors: dict[str, list[str]] = field(default_factory=dict)
