"""A password that somebody else has chosen is used once: to choose one's own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from .second_factor import OPEN_WITHOUT

OPEN = OPEN_WITHOUT | {"password_change", "account_change_password", "logout", "account_logout", "language"}
"""The only pages of a person who must change the password first; a second factor comes before it."""


class FirstPasswordMiddleware:
    """Lead whoever signed in with a one-time password to the page where it is changed, from everywhere."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        if not getattr(view, "login_required", True) or not request.user.is_authenticated:
            return None
        here = request.resolver_match.url_name if request.resolver_match else None
        if not request.user.must_change_password or here in OPEN:
            return None
        return HttpResponseRedirect(reverse("password_change"))
