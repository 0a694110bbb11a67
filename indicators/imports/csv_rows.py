"""The rows of a folder's CSV files, and what is wrong with one."""

from __future__ import annotations

import csv
from pathlib import Path

type Row = dict[str, str]


class FolderError(ValueError):
    """A file or row that cannot be loaded; the message says which and why."""


def read_csv(path: Path) -> list[Row]:
    """The rows of a file. Raises :class:`FolderError` when it is missing."""
    try:
        with path.open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))
    except FileNotFoundError as error:
        raise FolderError(f"Filen {path.name} mangler i {path.parent}.") from error


def several(text: str) -> list[str]:
    """The parts of a cell that names several things, set apart by semicolons."""
    return [part.strip() for part in text.split(";") if part.strip()]
