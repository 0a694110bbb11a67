"""What every template may say about the installation itself."""

from django.conf import settings
from django.http import HttpRequest

from indicators import municipality as whose
from indicators.appearance import SCHEMES, chosen_scheme


def appearance(request: HttpRequest) -> dict[str, object]:
    """Light or dark, for <html> and for the choice at the foot of the page."""
    return {"colour_scheme": chosen_scheme(request), "colour_schemes": SCHEMES}


def municipality(request: HttpRequest) -> dict[str, str | bool]:
    """The municipality's name and number, whether a round was ever opened, and whether this is a demo."""
    place = whose.municipality()
    return {
        "municipality_name": place.name,
        "municipality_number": place.number,
        "begun": whose.has_begun(),
        "demo": settings.DEMO,
        "own_lang": whose.language_mark(),
    }
