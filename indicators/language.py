"""In which language the program speaks: to its reader, and in files and letters.

The source is written in bokmål. A reader chooses nynorsk or bokmål, and a cookie keeps it; who has not chosen
gets the municipality's own. What the browser asks for is not followed: nearly every browser in Norway asks
for bokmål, whoever sits before it.
"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation

from indicators.municipality import municipality


class LanguageMiddleware:
    """Speak the reader's language while a request is answered."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        language = chosen_language(request)
        with translation.override(language):
            answer = self.get_response(request)
        answer.headers.setdefault("Content-Language", language)
        return answer


def chosen_language(request: HttpRequest) -> str:
    """What the reader chose, else the municipality's own."""
    chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
    return chosen if chosen in dict(settings.LANGUAGES) else municipal_language()


def municipal_language() -> str:
    """The municipality's own written form of Norwegian (målform)."""
    return municipality().language


def as_the_municipality() -> translation.override:
    """Speak the municipality's language: in what leaves the program, and is read by many."""
    return translation.override(municipal_language())
