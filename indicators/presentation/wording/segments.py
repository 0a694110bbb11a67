"""A sentence in pieces, so that a page can make the result bold without wording anything anew."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

PLACE: Final = re.compile(r"%\((\w+)\)s")


class Segment(NamedTuple):
    """A piece of a sentence; ``role`` is empty for plain words, else result, target, status, gap …"""

    role: str
    text: str


def filled(template: str, **values: str) -> tuple[Segment, ...]:
    """Put values into a translated template, keeping apart what is what."""
    return tuple([Segment(role, values[role] if role else plain) for role, plain in _pieces(template)])


@lru_cache(maxsize=256)
def _pieces(template: str) -> tuple[tuple[str, str], ...]:
    """The places of a template by role, and the plain words between them."""
    pieces = PLACE.split(template)
    return tuple(
        (piece, "") if place % 2 else ("", piece) for place, piece in enumerate(pieces) if place % 2 or piece
    )
