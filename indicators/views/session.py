"""Who is signed in now, for pages that have stood open while a session ended and another began."""

from __future__ import annotations

from django.http import HttpRequest, JsonResponse
from django.middleware.csrf import get_token
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from .query_params import reader


@require_safe
@never_cache
def session_state(request: HttpRequest) -> JsonResponse:
    """Whose session it is, and the token against forgery that it takes now."""
    return JsonResponse({"reader": reader(request).pk, "token": get_token(request)})
