"""KOSTRA's functions, and which headings use them."""

from __future__ import annotations

from dataclasses import dataclass

from indicators.collation import norwegian_key
from indicators.kostra import Function, functions
from indicators.models import FunctionCode, Heading, OwnFunction


@dataclass(frozen=True, slots=True)
class FunctionRow:
    """A function; ``choosable``: it can be set at a heading, ``used_by`` the headings where it is."""

    function: Function
    choosable: bool
    used_by: tuple[str, ...]


def function_rows() -> tuple[FunctionRow, ...]:
    """All functions in the order of their codes. Two statements."""
    choosable = set(FunctionCode.objects.values_list("code", flat=True))
    used: dict[str, set[str]] = {}
    headings = Heading.objects.filter(functions__isnull=False).order_by()
    for code, title, area in headings.values_list("functions__code", "title", "area__name"):
        used.setdefault(code, set()).add(title or area)
    known = functions()
    strange = {code: Function(code, "") for code in choosable if code not in known}
    return tuple(
        FunctionRow(one, code in choosable, tuple(sorted(used.get(code, ()), key=norwegian_key)))
        for code, one in sorted({**known, **strange}.items())
    )


def own_version(code: str) -> int:
    """The version of what the municipality has written of a function; 0 where it has not."""
    return OwnFunction.objects.filter(code=code).values_list("version", flat=True).first() or 0
