"""The whole report of Elverum: as PDF, as Word, and how soon its page begins to come."""

from __future__ import annotations

from collections.abc import Iterator

from indicators.reports.files import made
from indicators.reports.material import Kind
from indicators.selectors.report.rows import ReportAsked

from .clock import Row, spending
from .door import Door, WrongAnswerError

YEAR = 2025
PAGE, FILES = 0.5, {"pdf": (b"%PDF", 5.0), "docx": (b"PK", 3.0)}
"""Seconds."""


def as_reports(size: str) -> Iterator[Row]:
    """Each file once, from reading the rows to its last byte, and the page when its rows are known."""
    for name, (begins, must) in FILES.items():
        with spending() as spent:
            content = made(Kind.ARSMELDING, ReportAsked(YEAR, "area"), name)
        if not content.startswith(begins):
            raise WrongAnswerError(f"no {name}")
        measured = f"{spent.wall:.2f} s ({spent.cpu:.2f} s CPU), {len(content) // 1000} kB"
        yield Row(size, f"whole report as {name.upper()}", measured, f"≤ {must:.0f} s", spent.wall <= must)
    door = Door()
    door.ask(f"/rapport/{YEAR}/")()
    with spending() as spent:
        next(door.pieces(f"/rapport/{YEAR}/"))
    measured = f"{spent.wall:.2f} s ({spent.cpu:.2f} s CPU)"
    yield Row(size, "whole report as a page, first byte", measured, f"≤ {PAGE} s", spent.wall <= PAGE)
