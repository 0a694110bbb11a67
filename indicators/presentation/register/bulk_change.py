"""One thing set for all chosen lines of the register: what would happen, in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext

from indicators.presentation.wording.refusals import refusal_text
from indicators.selectors.register.register import RegisterRow, RegisterView
from indicators.workflow import LinesChanged, RefusedRow, Reshapes

from .grid import FIELDS, changed_words


@dataclass(frozen=True, slots=True)
class SetPage:
    """The whole page. ``refused`` are lines that cannot be changed so, each with why; ``reshapes``: it can be
    said yes to what becomes of figures."""

    year: int
    title: str
    rows: tuple[RegisterRow, ...]
    told: tuple[str, ...]
    refused: tuple[tuple[str, str], ...]
    reshapes: bool
    back_href: str


def set_page(
    view: RegisterView,
    lines: Sequence[str],
    done: LinesChanged | None,
    refused: Sequence[RefusedRow] = (),
) -> SetPage:
    """Word the page of the lines that were chosen (numbers as sent)."""
    year = view.facts.year
    names = {row.id: row.short_name for row in view.rows}
    return SetPage(
        year=year,
        title=gettext("Sett for flere linjer i %(year)d") % {"year": year},
        rows=tuple(row for row in view.rows if str(row.id) in set(lines)),
        told=() if done is None else _told(done, year),
        refused=tuple((names.get(one.line_id, "–"), _why(one)) for one in refused),
        reshapes=any(isinstance(one.refusal, Reshapes) for one in refused),
        back_href=reverse("register_year", args=[year]),
    )


def _told(done: LinesChanged, year: int) -> tuple[str, ...]:
    names = ", ".join(done.lines)
    return (changed_words(done, year), names) if names else (changed_words(done, year),)


def _why(one: RefusedRow) -> str:
    said = refusal_text(one.refusal)
    return f"{FIELDS[one.field]}: {said}" if one.field in FIELDS else said
