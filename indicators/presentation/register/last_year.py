"""The grid of last year's figures: what was typed of each line, how it is read, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext, ngettext

from indicators.presentation.navigation.addresses import query
from indicators.presentation.navigation.refused_rows import BadRow
from indicators.presentation.wording.figures import result_text
from indicators.presentation.wording.refusals import lock_text, refusal_text
from indicators.selectors.register.earlier_figures import EarlierRow
from indicators.selectors.register.register import RegisterView
from indicators.values import AmbiguousResult, EmptyResult, TextResult, parse_result
from indicators.workflow import RefusedRow, Stale

from .grid import MOST
from .page import Group, area_links, grouped


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A line with the field of its figure; ``seen`` is what stood there when the page was made."""

    of: EarlierRow
    prefix: str
    text: str
    seen: str
    reading: str
    lock: str
    error: str = ""


@dataclass(frozen=True, slots=True)
class FiguresPage:
    """The whole page. ``left`` are lines that the grid has no room for."""

    year: int
    title: str
    lead: str
    example: bool
    back_href: str
    groups: tuple[Group[FigureRow], ...]
    areas: tuple[tuple[str, str, int], ...]
    count: int
    open: int
    left: int
    missing: str
    locked: tuple[str, ...]
    bad: tuple[BadRow, ...]


def figures_page(
    view: RegisterView,
    chosen: Mapping[str, str],
    rows: Sequence[EarlierRow],
    typed: Mapping[int, tuple[str, str]],
    refused: Sequence[RefusedRow] = (),
) -> FiguresPage:
    """Preformat the grid; ``typed`` are figures as they were left, each with what stood when it was shown."""
    year = view.facts.year
    made = [_row(one, typed.get(one.row.id), refused) for one in rows[:MOST]]
    empty = sum(not one.text for one in rows)
    return FiguresPage(
        year=year,
        title=gettext("Tall for %(year)d") % {"year": year - 1},
        lead=gettext(
            "Det målingene endte på i %(before)d, linje for linje i planen for %(year)d. Skriv, eller lim "
            "inn en kolonne fra et regneark. Mangler en indikator i %(before)d, lages den der, bare for "
            "tallet."
        )
        % {"before": year - 1, "year": year},
        example=view.facts.example,
        back_href=reverse("register_year", args=[year]) + query(chosen),
        groups=grouped(made, lambda one: one.of.row),
        areas=area_links([one.row for one in rows[:MOST]]),
        count=len(made),
        open=sum(not one.lock for one in made),
        left=max(0, len(rows) - MOST),
        missing=ngettext("%(count)d linje er uten tall.", "%(count)d linjer er uten tall.", empty)
        % {"count": empty},
        locked=tuple(dict.fromkeys(one.lock for one in made if one.lock)),
        bad=tuple(
            BadRow(f"{one.prefix}-figure", one.of.row.short_name, one.error) for one in made if one.error
        ),
    )


def entered_words(count: int, year: int) -> str:
    """What an act entered."""
    if not count:
        return gettext("Ingenting er endret: alt stod slik fra før.")
    told = ngettext("%(count)d tall for %(year)d er lagret.", "%(count)d tall for %(year)d er lagret.", count)
    return told % {"count": count, "year": year}


def _row(one: EarlierRow, left: tuple[str, str] | None, refused: Sequence[RefusedRow]) -> FigureRow:
    text, seen = left or (one.text, one.text)
    wrong = [bad.refusal for bad in refused if bad.line_id == one.row.id]
    return FigureRow(
        of=one,
        prefix=f"r{one.row.id}",
        text=text,
        seen=one.text if any(isinstance(bad, Stale) for bad in wrong) else seen,
        reading=_reading(one, text),
        lock=lock_text(one.lock) if one.lock else "",
        error=" ".join(refusal_text(bad, text) for bad in wrong),
    )


def _reading(one: EarlierRow, text: str) -> str:
    """How a figure is read, where that is not just as it is written."""
    read = parse_result(text, one.spec)
    if isinstance(read, EmptyResult):
        return ""
    if isinstance(read, TextResult | AmbiguousResult):
        return gettext("Ikke forstått som et tall. Det blir spurt om i rapporteringen.")
    said = result_text(read, one.spec, text)
    return said if said.replace("\u00a0", " ") != text.strip().replace("\u00a0", " ") else ""
