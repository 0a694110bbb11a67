"""Addresses of the program's own pages."""

from django.urls import URLPattern, path

from indicators.views import health

urlpatterns: list[URLPattern] = [
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
]
