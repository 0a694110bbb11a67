"""A number that ties an error page to its line in the log."""

import logging
import secrets

from django.http import HttpRequest


def incident_number(request: HttpRequest) -> str:
    """The request's incident number, made up at the first call: eight characters that can be read aloud."""
    number: str = getattr(request, "incident", "") or secrets.token_hex(4).upper()
    request.incident = number  # type: ignore[attr-defined]
    return number


class IncidentFilter(logging.Filter):
    """Puts the request's incident number on the log record, or a dash."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.incident = getattr(getattr(record, "request", None), "incident", "-")
        return True
