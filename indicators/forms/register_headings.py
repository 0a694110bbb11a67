"""A heading belongs to one service area: one of another area is refused, and said whose it is."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext

type Headings = Mapping[int, tuple[str, ...]]
"""The titles of a year by the number of the area's row."""


def foreign_heading(
    title: str, area_id: int, own: str, headings: Headings, names: Mapping[int, str]
) -> str | None:
    """Why a title cannot be typed for a line of an area; None where it can.

    The area's own titles can, new ones, none, and the one that the line has (``own``), which goes along when
    the line moves. ``names`` are what areas are called.
    """
    typed = " ".join(title.split())
    if not typed or typed == own or typed in headings.get(area_id, ()):
        return None
    others = [names[area] for area, titles in headings.items() if area in names and typed in titles]
    if not others:
        return None
    return gettext(
        "«%(title)s» er en overskrift i %(others)s, ikke i %(area)s. "
        "Velg en av overskriftene i området, eller skriv en ny med et annet navn."
    ) % {"title": typed, "others": ", ".join(others), "area": names.get(area_id, "–")}
