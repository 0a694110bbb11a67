"""Addresses of a sector in a round: Godkjenning and Rapportering."""

from __future__ import annotations

from django.urls import reverse

from indicators.models import Round
from indicators.selectors.reporting.grid import SLUG_OF


def sector_path(name: str, of: Round, code: str) -> str:
    """The address of a page or act about one sector in one round."""
    given = {"year": of.year, "slug": SLUG_OF[of.kind], "sector": code}
    return reverse(name, kwargs=given)
