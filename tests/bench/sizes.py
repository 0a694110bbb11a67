"""The sizes, how the scratch database of each is filled, and what is measured in it."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator

from django.core.management import call_command

from tests.generator.generate import SIZES, generate

from .browser import in_a_browser
from .clock import Row
from .crowd import in_a_crowd
from .files import as_csv, as_workbook
from .pages import against_a_bare_page, saving, waiting
from .reports import as_reports
from .restart import after_a_restart

SMALL, LARGE = "S", "L"
MEASURES: dict[str, tuple[Callable[[str], Iterator[Row]], ...]] = {
    "S": (against_a_bare_page, saving, as_reports, in_a_browser),
    "M": (against_a_bare_page, waiting, saving, as_csv, as_workbook, after_a_restart, in_a_crowd),
    "L": (as_csv, against_a_bare_page, waiting, saving, after_a_restart),
}


def fill(size: str) -> None:
    """Make the tables and put in the municipality: the real report for S, invented ones for M and L."""
    call_command("migrate", verbosity=0)
    if size == SMALL:
        call_command("load_elverum", stdout=io.StringIO())
    else:
        indicators, years = SIZES[size]
        generate(indicators=indicators, years=years)
