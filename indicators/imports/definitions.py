"""Reading definitions and sources of indicators, as the report of a year words them."""

from __future__ import annotations

from pathlib import Path

from indicators import workflow
from indicators.models import Indicator, User

from .csv_rows import read_csv

ABOUT, QUOTES = ("definition", "source"), " | "


def definitions_in(folder: Path, year: int) -> dict[str, dict[str, str]]:
    """Definition and source of indicators by code, as the report of the year words them, and where."""
    path = folder / "definitions.csv"
    found: dict[str, dict[str, str]] = {}
    for row in read_csv(path) if path.exists() else ():
        texts = {name: row[name].replace(QUOTES, "; ") for name in ABOUT if row[name]}
        lines = {f"{name}_from": _origin(year, row[f"{name}_lines"]) for name in texts}
        found[row["code"]] = texts | lines
    return found


def _origin(year: int, lines: str) -> str:
    numbers = sorted({int(line) for line in lines.split(";")})
    return f"{year}:{','.join(map(str, numbers))}"


def lacking(code: str, about: dict[str, dict[str, str]]) -> dict[str, str]:
    """What the report says of an indicator and nobody has written yet."""
    given = about.get(code, {})
    held = Indicator.objects.filter(code=code).values(*ABOUT).first() or dict.fromkeys(ABOUT, "")
    return {name: text for name, text in given.items() if not held[name.removesuffix("_from")]}


def define(folder: Path, *, year: int, by: User, reason: str) -> int:
    """Give indicators that are there the definitions and sources of the report that they lack; how many."""
    about = definitions_in(folder, year)
    changed = 0
    for row in Indicator.objects.filter(code__in=about).order_by("code"):
        if values := lacking(row.code, about):
            changed += workflow.save_record(by=by, model=Indicator, pk=row.pk, values=values, reason=reason)[
                1
            ]
    return changed
