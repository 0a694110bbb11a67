"""Charts as pictures: what Word shows everywhere."""

from __future__ import annotations

from typing import Final

import resvg_py

from indicators.reports import drawing

WIDTH: Final = 1280
"""Pixels across: about 190 to the inch over the width of the text."""


def picture(svg: str) -> bytes:
    """A drawing as PNG on white."""
    made = resvg_py.svg_to_bytes(
        svg_string=drawing.alone(svg),
        width=WIDTH,
        background="#ffffff",
        skip_system_fonts=True,
        font_files=[str(path) for path in sorted(drawing.fonts().glob("*.ttf"))],
        font_family=drawing.FAMILY,
        sans_serif_family=drawing.FAMILY,
    )
    return bytes(made)
