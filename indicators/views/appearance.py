"""The reader's choice of light or dark, kept in a cookie."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from indicators.appearance import SCHEMES


@login_not_required
@require_POST
def choose(request: HttpRequest) -> HttpResponse:
    """Also before signing in. An unknown scheme changes nothing."""
    back = request.POST.get("next", "")
    ours = url_has_allowed_host_and_scheme(
        back, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    answer = HttpResponseRedirect(back if ours else "/")
    scheme = request.POST.get("scheme", "")
    if scheme in SCHEMES:
        answer.set_cookie(
            settings.APPEARANCE_COOKIE_NAME,
            scheme,
            max_age=settings.LANGUAGE_COOKIE_AGE,
            secure=settings.LANGUAGE_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )
    return answer
