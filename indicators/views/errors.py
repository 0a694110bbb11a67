"""The program's own error pages: what went wrong, what to do, and an incident number. Never a trace."""

import logging
import sys
from collections.abc import Callable

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.template.loader import render_to_string
from django.utils.cache import add_never_cache_headers

from indicators.appearance import chosen_scheme
from indicators.incidents import incident_number, was_saved

log = logging.getLogger("django.request")

TOO_LARGE = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)
RETRY_SECONDS = "10"
SLOWED_SECONDS = "60"

# What is said when even the page cannot be made.
LAST_RESORT = (
    '<!doctype html><html lang="nb"><head><meta charset="utf-8"><title>Feil</title></head><body>'
    "<h1>Noe gikk galt</h1>"
    "<p>Prøv igjen om litt. Oppgi hendelsesnummer {incident} hvis du melder fra.</p></body></html>"
)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _page(request, 413 if isinstance(exception, TOO_LARGE) else 400)


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _page(request, 403)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return _page(request, 403, template="errors/csrf.html")


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _page(request, 404)


def too_many(request: HttpRequest) -> HttpResponse:
    response = _page(request, 429)
    response["Retry-After"] = SLOWED_SECONDS
    return response


TAKEN = ("GET", "HEAD", "POST")
"""What browsers do. No address takes anything else, whatever a library's view would make of it."""


class NotAllowedMiddleware:
    """An address that is only read, or only sent to, has a page of ours too; Django's own is blank."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        taken = request.method in TAKEN
        response = self.get_response(request) if taken else HttpResponseNotAllowed(TAKEN)
        if response.status_code != 405 or response.content:
            return response
        page = _page(request, 405)
        page["Allow"] = response["Allow"]
        return page


def server_error(request: HttpRequest) -> HttpResponse:
    """500, or 503 when the cause is a database that does not answer."""
    return _page(request, 503 if _database_is_away(sys.exc_info()[1]) else 500)


def _database_is_away(error: BaseException | None) -> bool:
    """Whether trying again may help. SQLite's "no such table" is of the same class, but a fault of ours."""
    return isinstance(error, OperationalError | InterfaceError) and not str(error).startswith("no such")


def _page(request: HttpRequest, status: int, template: str = "") -> HttpResponse:
    """Rendered without the request, so that no context processor asks a database that may be away."""
    incident = incident_number(request)
    try:
        body: str = render_to_string(
            template or f"errors/{status}.html",
            {"incident": incident, "saved": was_saved(), "colour_scheme": chosen_scheme(request)},
        )
    except Exception:
        log.exception("The error page for %s could not be made", status, extra={"request": request})
        body = LAST_RESORT.format(incident=incident)
    response = HttpResponse(body, status=status)
    add_never_cache_headers(response)
    if status == 503:
        response["Retry-After"] = RETRY_SECONDS
    return response
