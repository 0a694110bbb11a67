"""What is known of what an indicator measures: where it was taken from, and what nobody has said."""

from __future__ import annotations

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

NOT_REGISTERED: Final = _("Ikke registrert")

LACKING: Final[dict[str, str | Promise]] = {
    "mal": _("Uten mål"),
    "definisjon": _("Uten definisjon"),
    "kilde": _("Uten datakilde"),
    "ansvarlig": _("Uten ansvarlig"),
    "toleranse": _("Uten toleranse"),
}
"""What a line may lack, as it stands in addresses; "ansvarlig" is a person who leads its sector."""


def origin_words(origin: str) -> str:
    """``2025:428,442`` → "Hentet fra årsmeldingen 2025 (l. 428, 442)"; empty for what was written here."""
    year, _colon, lines = origin.partition(":")
    if not lines:
        return ""
    told = gettext("Hentet fra årsmeldingen %(year)s (l. %(lines)s)")
    return told % {"year": year, "lines": lines.replace(",", ", ")}


def with_origin(text: str, origin: str) -> str:
    """The text with where it was taken from, for files; empty where nothing is registered."""
    said = origin_words(origin)
    return f"{text} [{said}]" if text and said else text
