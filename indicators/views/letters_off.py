"""Ending a letter from the letter itself, without signing in."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from indicators import workflow
from indicators.presentation.letters.unsubscribe import ending_of
from indicators.selectors.letters.subscribers import subscriber


@login_not_required
@csrf_exempt  # a mail program posts it (RFC 8058); the signed address is what gives the right, to this alone
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def letters_off(request: HttpRequest, token: str) -> HttpResponse:
    """Ask whether the weekly digest is to end; a POST ends it. Reading the address changes nothing."""
    ending = ending_of(token)
    if ending is None:
        raise Http404
    person = subscriber(ending.subscription_id, ending.asked_at)
    if request.method == "POST" and person is not None:
        workflow.unsubscribe(by=person)
    return render(request, "account/letters_off.html", {"ended": request.method == "POST" or person is None})
