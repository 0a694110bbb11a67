"""Addresses of the program's own pages."""

from django.urls import URLPattern, path

from indicators.views import board, cards, change_log, downloads, health, help, indicator, table

urlpatterns: list[URLPattern] = [
    path("", board.board, name="board"),
    path("malekort/", cards.cards, name="cards"),
    path("malekort/<int:year>/", cards.card_year, name="card_year"),
    path("malekort/<int:year>/malekort.csv", downloads.card_csv, name="card_csv"),
    path("malekort/<int:year>/malekort.xlsx", downloads.card_xlsx, name="card_xlsx"),
    path("indikator/<slug:code>/<int:year>/", indicator.indicator, name="indicator"),
    path("indikator/<slug:code>/<int:year>/figur.json", indicator.chart_json, name="chart_json"),
    path("tabeller/", table.table, name="table"),
    path("tabeller/tabell.csv", downloads.table_csv, name="table_csv"),
    path("tabeller/tabell.xlsx", downloads.table_xlsx, name="table_xlsx"),
    path("endringslogg/", change_log.change_log, name="change_log"),
    path("endringslogg/endringslogg.csv", change_log.change_log_csv, name="change_log_csv"),
    path("endringslogg/endringslogg.xlsx", change_log.change_log_xlsx, name="change_log_xlsx"),
    path("hjelp/", help.help_page, name="help"),
    path("hjelp/status/", help.how_status, name="how_status"),
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
]
