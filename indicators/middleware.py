"""What every answer carries, and how long a signed-in session lives.

A session ends SESSION_COOKIE_AGE after the last page (idle) and SESSION_ABSOLUTE_AGE after signing in. The
idle clock is written at most once a minute, so that reading pages does not become writing to the database.
"""

import re
import time
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.models import AbstractBaseUser
from django.http import HttpRequest, HttpResponse
from django.utils.cache import add_never_cache_headers

REFRESH_SECONDS = 60
STARTED, SEEN = "started", "seen"  # seconds since 1970, kept in the session


def start_session_clock(sender: Any, request: HttpRequest, user: AbstractBaseUser, **kwargs: Any) -> None:
    """Receiver of `user_logged_in`: both clocks start when a person signs in."""
    now = int(time.time())
    request.session[STARTED] = now
    request.session[SEEN] = now


class SessionLimitMiddleware:
    """Sign out sessions that are too old and keep those in use alive."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self,
        request: HttpRequest,
        view: Callable[..., HttpResponse],
        args: tuple[Any, ...],
        kwargs: dict[str, Any],
    ) -> None:
        if not getattr(view, "login_required", True) or not request.user.is_authenticated:
            return
        now = int(time.time())
        if now - request.session.get(STARTED, 0) >= settings.SESSION_ABSOLUTE_AGE:
            logout(request)  # LoginRequiredMiddleware, next in line, then asks for a new sign-in
        elif now - request.session.get(SEEN, 0) >= REFRESH_SECONDS:
            request.session[SEEN] = now


class StoredDraftMiddleware:
    """Tell the browser which of the drafts that it keeps has been stored: static/malekort/drafts.js.

    A form that was saved is answered by leading on; one that was refused is shown again.
    """

    FIELD, COOKIE = "utkast", "utkast_lagret"
    NAME = re.compile(r"[0-9a-z]{1,20}")
    SECONDS = 600

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.method == "POST" and response.status_code in (302, 303) and request.user.is_authenticated:
            name = request.POST.get(self.FIELD, "")
            if self.NAME.fullmatch(name):
                response.set_cookie(
                    self.COOKIE, name, max_age=self.SECONDS, samesite="Strict", secure=request.is_secure()
                )
        return response


class HeadersMiddleware:
    """No page of a signed-in person is kept by a browser, and no other site may embed an answer of ours.

    `no-store` keeps a page out of the browser's cache; for the picture of a page that browsers keep for the
    Back button see static/malekort/session.js. Static files are served further out and are not touched.
    """

    POLICY = "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()"
    CLEARED = '"cache"'

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        response.headers.setdefault("Permissions-Policy", self.POLICY)
        if "no-store" not in response.headers.get("Cache-Control", ""):
            add_never_cache_headers(response)
        # The session itself is not asked: the database that holds it may be away.
        taken_away = response.cookies.get(settings.SESSION_COOKIE_NAME)
        if taken_away is not None and taken_away["max-age"] == 0:
            response.headers.setdefault("Clear-Site-Data", self.CLEARED)
        return response
