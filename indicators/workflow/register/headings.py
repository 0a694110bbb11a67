"""Headings that lines are moved to: found by their title, made where they are missing."""

from __future__ import annotations

from django.utils.text import slugify

from indicators.models import Heading, ServiceArea, User

from .records import save_record

LONGEST_CODE = 50


def heading_in(
    area: ServiceArea, year: int, old: Heading | None, *, title: str | None, by: User, reason: str
) -> Heading | None:
    """The heading of a line in an area and a year: of a title, else of the title that it had.

    An empty title is none. A heading that is made takes along the functions of the one that the line had
    where the title is the same.
    """
    wanted = (old.title if old else "") if title is None else title.strip()
    if not wanted:
        return None
    found = Heading.objects.filter(area=area, year=year, title=wanted).order_by("order", "pk").first()
    if found is not None:
        return found
    last = Heading.objects.filter(area=area, year=year).order_by("-order").values_list("order", flat=True)
    same = old is not None and old.title == wanted
    made, _ = save_record(
        by=by,
        model=Heading,
        values={
            "area": area,
            "year": year,
            "code": _code(area, year, wanted),
            "order": (last.first() or 0) + 1,
            "title": wanted,
            "printed_title": old.printed_title if old is not None and same else "",
        },
        links={"functions": old.functions.all()} if old is not None and same else None,
        reason=reason,
    )
    return made


def _code(area: ServiceArea, year: int, title: str) -> str:
    """A code that the year has not used."""
    stem = slugify(f"{area.number.replace('.', '-')}-{title}")[:LONGEST_CODE].strip("-") or "overskrift"
    taken = set(Heading.objects.filter(year=year, code__startswith=stem).values_list("code", flat=True))
    if stem not in taken:
        return stem
    return next(f"{stem}-{number}" for number in range(2, len(taken) + 3) if f"{stem}-{number}" not in taken)
