"""A guess that was slowed is answered as such: 429, and when to try again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

CODES = frozenset({"too_many_login_attempts", "rate_limited"})
SECONDS = "300"
"""What the page says too: five minutes (ACCOUNT_RATE_LIMITS)."""


class SlowedMiddleware:
    """allauth shows the form again and calls it a success, which a machine that guesses may count on."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_template_response(self, request: HttpRequest, response: TemplateResponse) -> TemplateResponse:
        if request.method == "POST" and response.status_code == 200 and _slowed(response.context_data or {}):
            response.status_code = 429
            response.headers["Retry-After"] = SECONDS
        return response


def _slowed(context: dict[str, Any]) -> bool:
    forms = [held for held in context.values() if isinstance(held, BaseForm) and held.is_bound]
    return any(
        error.code in CODES for form in forms for errors in form.errors.as_data().values() for error in errors
    )
