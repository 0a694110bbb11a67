"""Light or dark: what the reader chose, kept in a cookie as the language is.

Who has chosen nothing is shown what the system asks for; all colours are in static/malekort/colours.css.
"""

from typing import Final

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SYSTEM: Final = "auto"
SCHEMES: Final[dict[str, str | Promise]] = {SYSTEM: _("Som systemet"), "light": _("Lys"), "dark": _("Mørk")}


def chosen_scheme(request: HttpRequest) -> str:
    """One of SCHEMES: what the reader chose, else what the system asks for."""
    chosen = request.COOKIES.get(settings.APPEARANCE_COOKIE_NAME, "")
    return chosen if chosen in SCHEMES else SYSTEM
