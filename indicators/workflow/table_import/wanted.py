"""What a row of a table is to become: its line, its figures, its footnotes and the goals above it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from indicators import values
from indicators.workflow.figures.results import YEAR


@dataclass(frozen=True, slots=True)
class Adoption:
    """The case that a target was adopted by; empty while the plan is a proposal."""

    case: str = ""
    on: Any = None


@dataclass(frozen=True, slots=True)
class FigureWanted:
    """One cell of a row: a target, a result, or somebody else's figure. ``field`` is the column's name.

    ``seen`` is the text that stood there when the preview was made; another one now is :class:`Stale`.
    ``sure`` says that a person has confirmed what is asked about it.
    """

    field: str
    kind: str
    """``target``, ``result`` or ``benchmark``."""
    year: int
    text: str
    period: values.Period = YEAR
    seen: str = ""
    sure: bool = False
    scope: str = ""
    edition: str = ""
    whose: str = ""
    published_on: date | None = None


@dataclass(frozen=True, slots=True)
class AreaWanted:
    """The service area of a row: one that stands, or one to be made of number and name."""

    pk: int | None
    number: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class NoteWanted:
    """A footnote of a row: at which of its cells (a ``FootnoteCell.Cell``), and what it says."""

    cell: str
    text: str


@dataclass(frozen=True, slots=True)
class RowWanted:
    """What a row of a table is to become.

    ``indicator_id`` is None where the indicator is new. ``line`` are the columns of the line of ``year`` that
    the table sets; None where the row only has figures for a line that stands.
    """

    key: str
    year: int
    indicator_id: int | None
    figures: tuple[FigureWanted, ...]
    line: Mapping[str, Any] | None = None
    area: AreaWanted | None = None
    sector_id: int | None = None
    heading: str | None = None
    functions: tuple[str, ...] = ()
    code: str = ""
    notes: tuple[NoteWanted, ...] = ()
    goals: tuple[str, ...] = ()
    """The goals above the indicator, the highest first."""
