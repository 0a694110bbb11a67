"""Sectors and service areas as filters offer them: by what they were called in the year that is shown."""

from __future__ import annotations

from collections.abc import Collection
from itertools import groupby

from django.db.models import Q

from indicators.models import Sector, ServiceArea


def area_choices(year: int | None = None, chosen: Collection[str] = ()) -> list[tuple[str, str]]:
    """Number and name of the service areas that stand in a year. One statement.

    Without a year their newest, and those of areas that had another number before: a filter by number finds
    what had the number in the year of each line. ``chosen`` numbers of other years are offered too.
    """
    areas = ServiceArea.objects.filter(exists_in_year(year)).order_by("id", "former_names__from_year")
    rows = areas.values_list(
        "id", "order", "number", "name",
        *(f"former_names__{name}" for name in ("from_year", "until_year", "order", "number", "name")),
    )  # fmt: skip
    shown: list[tuple[int, str, str]] = []
    others: list[tuple[int, str, str]] = []
    for _pk, group in groupby(rows, key=lambda row: row[0]):
        every = list(group)
        newest = every[0][1:4]
        former = [(row[4], row[5], row[6:9]) for row in every if row[4] is not None]
        then = [named for first, last, named in former if year is not None and first <= year <= last]
        shown.append((then or [newest])[0])
        others += [newest, *(named for _first, _last, named in former)]
    found = {number: f"{number} {name}" for _order, number, name in sorted(shown, key=lambda one: one[0])}
    for _order, number, name in others:
        if year is None or number in chosen:
            found.setdefault(number, f"{number} {name}")
    return list(found.items())


def sector_choices(year: int | None = None) -> list[tuple[str, str]]:
    """Code and name of the sectors that stand in a year, without one of all with their newest names.

    One statement.
    """
    rows = (
        Sector.objects.filter(exists_in_year(year))
        .order_by("id", "former_names__from_year")
        .values_list(
            "code",
            "order",
            "name",
            *(f"former_names__{name}" for name in ("from_year", "until_year", "order", "name")),
        )
    )
    found: list[tuple[int, str, str]] = []
    for code, group in groupby(rows, key=lambda row: row[0]):
        every = list(group)
        then = [row for row in every if year is not None and row[3] is not None and row[3] <= year <= row[4]]
        order, name = then[0][5:7] if then else every[0][1:3]
        found.append((order, code, name))
    return [(code, name) for _order, code, name in sorted(found, key=lambda one: one[0])]


def exists_in_year(year: int | None) -> Q:
    """What exists at any time of a year; everything without one."""
    if year is None:
        return Q()
    begun = Q(valid_from__isnull=True) | Q(valid_from__year__lte=year)
    return begun & (Q(valid_to__isnull=True) | Q(valid_to__year__gte=year))
