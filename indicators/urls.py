"""Addresses of the program's own pages."""

from django.urls import URLPattern, path

from indicators.views import (
    board,
    cards,
    change_log,
    downloads,
    health,
    help,
    indicator,
    plan,
    reporting,
    table,
)

GRID = "rapportering/<int:year>/<slug:slug>/<slug:sector>"

urlpatterns: list[URLPattern] = [
    path("", board.board, name="board"),
    path("malekort/", cards.cards, name="cards"),
    path("malekort/<int:year>/", cards.card_year, name="card_year"),
    path("malekort/<int:year>/malekort.csv", downloads.card_csv, name="card_csv"),
    path("malekort/<int:year>/malekort.xlsx", downloads.card_xlsx, name="card_xlsx"),
    path("indikator/<slug:code>/<int:year>/", indicator.indicator, name="indicator"),
    path("indikator/<slug:code>/<int:year>/figur.json", indicator.chart_json, name="chart_json"),
    path("plan/", plan.plan, name="plan"),
    path("plan/<int:year>/", plan.plan_year, name="plan_year"),
    path("plan/<int:year>/vedta/", plan.plan_adopt, name="plan_adopt"),
    path("plan/<int:year>/angre/", plan.plan_undo, name="plan_undo"),
    path("plan/<int:year>/rull/", plan.plan_roll, name="plan_roll"),
    path("plan/<int:year>/mal/<int:line_id>/", plan.plan_target, name="plan_target"),
    path("tabeller/", table.table, name="table"),
    path("tabeller/tabell.csv", downloads.table_csv, name="table_csv"),
    path("tabeller/tabell.xlsx", downloads.table_xlsx, name="table_xlsx"),
    path("rapportering/", reporting.reporting, name="reporting"),
    path(f"{GRID}/", reporting.reporting_sector, name="reporting_sector"),
    path(f"{GRID}/celle/", reporting.report_cell, name="report_cell"),
    path(f"{GRID}/forklaring/", reporting.report_account, name="report_account"),
    path(f"{GRID}/tiltak/", reporting.report_action, name="report_action"),
    path(f"{GRID}/fotnote/", reporting.report_note, name="report_note"),
    path(f"{GRID}/prognose/", reporting.report_forecast, name="report_forecast"),
    path(f"{GRID}/send-inn/", reporting.report_submit, name="report_submit"),
    path(f"{GRID}/trekk-tilbake/", reporting.report_take_back, name="report_take_back"),
    path("endringslogg/", change_log.change_log, name="change_log"),
    path("endringslogg/endringslogg.csv", change_log.change_log_csv, name="change_log_csv"),
    path("endringslogg/endringslogg.xlsx", change_log.change_log_xlsx, name="change_log_xlsx"),
    path("hjelp/", help.help_page, name="help"),
    path("hjelp/status/", help.how_status, name="how_status"),
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
]
