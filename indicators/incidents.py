"""A number that ties an error page to its line in the log, who it is about, and what was saved before it."""

import logging
import secrets
from contextvars import ContextVar
from typing import Any

from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import Http404, HttpRequest

EXPECTED = (PermissionDenied, Http404, SuspiciousOperation)
"""What a person can bring about by asking: one line in the log tells it whole, a trace adds nothing."""


_saved: ContextVar[bool] = ContextVar("saved", default=False)


def new_number() -> str:
    """Eight characters that can be read aloud."""
    return secrets.token_hex(4).upper()


def begin_request(**signal: Any) -> None:
    """Receiver of `request_started`: nothing has been saved yet."""
    _saved.set(False)


def note_saved() -> None:
    """Something was saved for good: an error after this must not say that it was not."""
    _saved.set(True)


def was_saved() -> bool:
    """Whether anything was saved since the request began."""
    return _saved.get()


def incident_number(request: HttpRequest) -> str:
    """The request's incident number, made up at the first call: eight characters that can be read aloud."""
    number: str = getattr(request, "incident", "") or new_number()
    request.incident = number  # type: ignore[attr-defined]
    return number


def visitor(request: HttpRequest) -> str:
    """Who asked and from where: ``person:17 192.0.2.1``; a person is a number, as in the trail.

    Only what the request has found out already is told: a log line asks no database, which may be away.
    """
    user = getattr(request, "_cached_user", None)  # where django.contrib.auth keeps whom it has read
    number = getattr(user, "pk", None)
    return f"{f'person:{number}' if number else 'anonymous'} {_address(request)}"


def _address(request: HttpRequest) -> str:
    from allauth.account.adapter import get_adapter  # knows how many proxies stand in front

    try:
        return str(get_adapter().get_client_ip(request))
    except PermissionDenied:  # a forged or missing address; allauth refuses to name it
        return str(request.META.get("REMOTE_ADDR", "-"))


class IncidentFilter(logging.Filter):
    """Puts on the log record the request's incident number and who asked, or dashes."""

    def filter(self, record: logging.LogRecord) -> bool:
        request = getattr(record, "request", None)
        record.incident = getattr(request, "incident", "-")
        record.visitor = visitor(request) if isinstance(request, HttpRequest) else "-"
        if record.exc_info and isinstance(record.exc_info[1], EXPECTED):
            record.exc_info = record.exc_text = None
        return True
