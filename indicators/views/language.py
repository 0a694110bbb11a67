"""The reader's choice of written language, kept in a cookie by Django's own view."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.views.decorators.http import require_POST
from django.views.i18n import set_language

choose = login_not_required(require_POST(set_language))
"""Also before signing in. An unknown language changes nothing."""
