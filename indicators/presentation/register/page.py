"""The register of a year in words: its lines under areas and headings, what is lacking, and the filters."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from django.urls import reverse
from django.utils.translation import gettext, ngettext

from indicators.models.lines import Frequency
from indicators.presentation.lines.indicator_facts import unit_words
from indicators.presentation.navigation.addresses import query
from indicators.presentation.navigation.choices import Choice, Option
from indicators.presentation.wording import words
from indicators.presentation.wording.figures import target_text
from indicators.presentation.wording.origins import LACKING
from indicators.presentation.wording.refusals import lock_text
from indicators.selectors.register.register import RegisterRow, RegisterView
from indicators.values import NoTarget

FILTERS: Final = ("sektor", "omrade", "overskrift", "sok", "mangler")


@dataclass(frozen=True, slots=True)
class RowView:
    """A line in the list. ``reading`` says how its figure is read, ``lacking`` what it has not."""

    row: RegisterRow
    href: str
    target: str
    reading: str
    lacking: tuple[str, ...]
    off_card: bool


@dataclass(frozen=True, slots=True)
class Group[Row]:
    """The lines under one heading of an area; ``area`` is empty where the area goes on."""

    anchor: str
    area: str
    heading: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class RegisterPage:
    """The whole page. ``locked`` names why lines are locked, each with how many."""

    year: int
    title: str
    lead: str
    example: bool
    years: tuple[Choice, ...]
    lacks: tuple[Choice, ...]
    sectors: tuple[Option, ...]
    areas: tuple[Option, ...]
    headings: tuple[Option, ...]
    search: str
    filtered: bool
    all_href: str
    grid_href: str
    figures_href: str
    groups: tuple[Group[RowView], ...]
    jumps: tuple[tuple[str, str, int], ...]
    locked: tuple[str, ...]


def chosen_rows(view: RegisterView, chosen: Mapping[str, str]) -> tuple[RegisterRow, ...]:
    """The rows that the filters leave, in their order."""
    asked = [word.casefold() for word in chosen.get("sok", "").split()]
    return tuple(
        row
        for row in view.rows
        if chosen.get("sektor", "") in ("", row.sector_code)
        and chosen.get("omrade", "") in ("", row.area_number)
        and chosen.get("overskrift", "") in ("", row.heading)
        and _lacks(row, chosen.get("mangler", ""))
        and all(word in _text(row) for word in asked)
    )


def _text(row: RegisterRow) -> str:
    parts = (row.name, row.short_name, row.code, row.heading, row.area_number, row.area, row.sector)
    return " ".join(parts).casefold()


def has_target(row: RegisterRow) -> bool:
    """Whether a target is set; "Måles ikke" is one."""
    return row.target is not None and not isinstance(row.target, NoTarget)


def _lacks(row: RegisterRow, what: str) -> bool:
    return {
        "": True,
        "mal": not has_target(row),
        "definisjon": not row.defined,
        "kilde": not row.sourced,
        "ansvarlig": not row.led,
        "toleranse": row.spec.tolerance is None,
    }[what]


def register_page(view: RegisterView, chosen: Mapping[str, str]) -> RegisterPage:
    """Word the register; ``chosen`` are the filters of :data:`FILTERS`."""
    year = view.facts.year
    rows = chosen_rows(view, chosen)
    rare = _rare(view.rows)
    address = reverse("register_year", args=[year])
    return RegisterPage(
        year=year,
        title=gettext("Register %(year)d") % {"year": year},
        lead=_lead(view, rows),
        example=view.facts.example,
        years=tuple(
            Choice(str(one), reverse("register_year", args=[one]), one == year) for one in sorted(view.years)
        ),
        lacks=_lacks_pills(view, chosen, address),
        sectors=_choices(((one.key, one.name) for one in view.sectors), chosen.get("sektor", "")),
        areas=_choices(((one.key, one.name) for one in view.areas), chosen.get("omrade", "")),
        headings=_choices(
            ((title, title) for title in _titles(view, chosen.get("omrade", ""))),
            chosen.get("overskrift", ""),
        ),
        search=chosen.get("sok", ""),
        filtered=any(chosen.values()),
        all_href=address,
        grid_href=reverse("register_grid", args=[year]) + query(chosen),
        figures_href=reverse("register_figures", args=[year]) + query(chosen),
        groups=grouped([_view(row, rare) for row in rows], lambda one: one.row),
        jumps=area_links(rows),
        locked=locked_words(rows),
    )


def _lead(view: RegisterView, rows: Sequence[RegisterRow]) -> str:
    count = ngettext("%(count)d linje", "%(count)d linjer", len(view.rows)) % {"count": len(view.rows)}
    if len(rows) < len(view.rows):
        count = gettext("%(shown)d av %(count)s") % {"shown": len(rows), "count": count}
    if view.facts.adopted:
        return gettext("%(count)s. Planen er vedtatt i %(case)s: mål endres med sak og grunn.") % {
            "count": count,
            "case": view.facts.case,
        }
    return gettext("%(count)s. Planen er ikke vedtatt: målene er forslag.") % {"count": count}


def _lacks_pills(view: RegisterView, chosen: Mapping[str, str], address: str) -> tuple[Choice, ...]:
    others = {**chosen, "mangler": ""}
    found = []
    for key, label in LACKING.items():
        count = len(chosen_rows(view, {**others, "mangler": key}))
        current = chosen.get("mangler") == key
        href = address + query(chosen, mangler=None if current else key)
        if count or current:
            found.append(Choice(str(label), href, current, count))
    return tuple(found)


def _choices(offered: Iterable[tuple[str, str]], chosen: str) -> tuple[Option, ...]:
    return tuple(Option(value, label, value == chosen) for value, label in offered)


def _titles(view: RegisterView, number: str) -> tuple[str, ...]:
    """The headings of an area, or of all of them."""
    areas = [one.pk for one in view.areas if number in ("", one.key)]
    return tuple(dict.fromkeys(title for pk in areas for title in view.headings.get(pk, ())))


def _rare(rows: Sequence[RegisterRow]) -> tuple[str, ...]:
    """What so few lines lack that it is worth a word at each of them."""
    found = ("definisjon", "kilde", "ansvarlig", "toleranse")
    return tuple(key for key in found if sum(_lacks(row, key) for row in rows) * 2 < len(rows))


def _view(row: RegisterRow, rare: Sequence[str]) -> RowView:
    lacking = [str(LACKING[key]) for key in rare if _lacks(row, key)]
    return RowView(
        row=row,
        href=reverse("register_indicator", args=[row.code]),
        target=target_said(row),
        reading=reading_words(row),
        lacking=tuple(lacking),
        off_card=not row.on_card,
    )


def target_said(row: RegisterRow) -> str:
    """The target as it is understood; empty where there is none."""
    if row.target is None or not has_target(row):
        return ""
    return str(target_text(row.target, row.spec, named=True))


def reading_words(row: RegisterRow) -> str:
    """How the figure of a line is read: unit, direction, and how often where that is not every year."""
    parts = [unit_words(row.spec), words.direction_words(row.spec)]
    if row.frequency != Frequency.YEAR:
        parts.append(str(Frequency(row.frequency).label))
    return words.capitalised(", ".join(words.lowered(part) for part in parts))


def locked_words(rows: Iterable[RegisterRow]) -> tuple[str, ...]:
    """Why rows are locked, each reason once with how many rows it holds for."""
    found: dict[str, int] = {}
    for row in rows:
        if row.lock is not None:
            told = lock_text(row.lock)
            found[told] = found.get(told, 0) + 1
    return tuple(
        ngettext("%(count)d linje er låst. %(why)s", "%(count)d linjer er låst. %(why)s", count)
        % {"count": count, "why": why}
        for why, count in found.items()
    )


def grouped[Row](rows: Sequence[Row], row_of: Callable[[Row], RegisterRow]) -> tuple[Group[Row], ...]:
    """Rows under their areas and headings, in their order."""

    def place(one: Row) -> tuple[str, str, str]:
        row = row_of(one)
        return row.area_number, row.area, row.heading

    found: list[Group[Row]] = []
    before, seen = "", set[str]()
    for (number, area, heading), inside in groupby(rows, key=place):
        title = f"{number} {area}"
        begins = title != before
        anchor = f"omrade-{number.replace('.', '-')}" if begins and number not in seen else ""
        seen.add(number)
        found.append(Group(anchor, title if begins else "", heading, tuple(inside)))
        before = title
    return tuple(found)


def area_links(rows: Iterable[RegisterRow]) -> tuple[tuple[str, str, int], ...]:
    """Where each area begins on the page, what it is called, and how many rows it has."""
    found: dict[str, tuple[str, int]] = {}
    for row in rows:
        name, count = found.get(row.area_number, (f"{row.area_number} {row.area}", 0))
        found[row.area_number] = (name, count + 1)
    return tuple((f"omrade-{number.replace('.', '-')}", *told) for number, told in found.items())
