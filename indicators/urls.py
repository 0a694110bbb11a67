"""Addresses of the program's own pages."""

from django.urls import URLPattern, path

from indicators.views import board, cards, health, help, indicator, table

urlpatterns: list[URLPattern] = [
    path("", board.board, name="board"),
    path("malekort/", cards.cards, name="cards"),
    path("malekort/<int:year>/", cards.card_year, name="card_year"),
    path("indikator/<slug:code>/<int:year>/", indicator.indicator, name="indicator"),
    path("indikator/<slug:code>/<int:year>/figur.json", indicator.chart_json, name="chart_json"),
    path("tabeller/", table.table, name="table"),
    path("hjelp/", help.help_page, name="help"),
    path("hjelp/status/", help.how_status, name="how_status"),
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
]
