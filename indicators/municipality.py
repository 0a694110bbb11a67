"""Whose the program is: the one place that pages, files, letters and reports ask.

The controller keeps it in the database; where nothing is kept yet, the environment says it (see
``kommune/settings.py``). It stands on every page, so that what was read is kept for some seconds: another
server process shows a change that much later.
"""

from __future__ import annotations

import math
import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import DatabaseError
from django.utils import translation
from django.utils.html import format_html

KEPT_SECONDS = 5.0
ARMS = ("arms", "arms_media", "arms_width", "arms_height")


@dataclass(frozen=True, slots=True)
class Arms:
    """A coat of arms: a kept file by its SHA-256, its type, and its sides in pixels."""

    sha256: str
    media: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Place:
    """A municipality. ``language`` is nb or nn; ``since`` the first year whose figures are its own."""

    name: str
    number: str
    language: str
    since: int
    arms: Arms | None = None


@dataclass(frozen=True, slots=True)
class Kept:
    """What was read: the row, if any, and whether any round was ever opened; good ``until`` a moment.

    ``functions`` are the KOSTRA functions that the municipality has written itself.
    """

    row: Mapping[str, Any] | None
    begun: bool
    until: float
    functions: tuple[Mapping[str, Any], ...] = ()


@dataclass(slots=True)
class Memory:
    """What this process has read."""

    kept: Kept | None = None


memory = Memory()


def municipality() -> Place:
    """The municipality, as it is kept, or as the environment says."""
    row = _now().row
    return Place(
        name=row["name"] if row else settings.MUNICIPALITY_NAME,
        number=row["number"] if row else settings.MUNICIPALITY_NUMBER,
        language=row["language"] if row else settings.MUNICIPALITY_LANGUAGE,
        since=row["since"] if row and row["since"] else settings.MUNICIPALITY_SINCE,
        arms=Arms(*(row[name] for name in ARMS)) if row and row["arms"] else None,
    )


def has_begun() -> bool:
    """Whether a round was ever opened, so that nobody needs Kom i gang in the first line of the menu."""
    return _now().begun


def own_functions() -> tuple[Mapping[str, Any], ...]:
    """Code, name, first and last year of the KOSTRA functions that the municipality has written itself."""
    return _now().functions


def forget() -> None:
    """Read it anew when it is asked for next: it was changed here."""
    memory.kept = None


def _now() -> Kept:
    kept = memory.kept
    if kept is None or time.monotonic() >= kept.until:
        memory.kept = kept = _read(kept)
    return kept


def _read(before: Kept | None) -> Kept:
    """Read the row; where the database does not answer, what was known goes on for a while."""
    until = time.monotonic() + KEPT_SECONDS
    try:
        rows = apps.get_model("indicators", "Municipality")._base_manager
        row: Any = rows.values("name", "number", "language", "since", *ARMS).first()
        begun = before is not None and before.begun
        if not begun:
            rounds = apps.get_model("indicators", "Round")._base_manager
            begun = rounds.exclude(state="planned").exists()
        own = apps.get_model("indicators", "OwnFunction")._base_manager
        functions: Any = tuple(own.order_by("code").values("code", "name", "first_year", "last_year"))
    except DatabaseError:
        return replace(before, until=until) if before else Kept(None, begun=True, until=until)
    return Kept(row, begun, until, functions)


OF_THE_SETTINGS = Kept(None, begun=True, until=math.inf)
"""Nothing is kept, and never asked for: for tests that are not about it."""


def language_mark() -> str:
    """The attribute of what people have written, where the page is in the other written language.

    People write in the municipality's own; a screen reader has to know when a page changes its tongue
    (WCAG 3.1.2): ``<q{{ own_lang }}>``.
    """
    code = municipality().language
    return "" if translation.get_language() == code else format_html(' lang="{}"', code)
