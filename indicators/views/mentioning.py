"""Figures that texts mention, while a request is answered."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from indicators.presentation.wording.mentions import figures_once


class MentionsMiddleware:
    """Read the lines that texts mention once for each answer."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with figures_once():
            return self.get_response(request)
