"""The rows of a grid that were refused, for the list above it (components/not_saved.html)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row to be mended: ``said`` is what was wrong, ``anchor`` where to mend it."""

    anchor: str
    name: str
    said: str
