"""The barest page that could stand in for a card: one query, 20 rows, one template, the same middleware."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.template import RequestContext, Template
from django.urls import include, path

from indicators.models import ScorecardLine

ROWS = 20
ADDRESS = "/malt/bar/"
COLUMNS = ("name", "area__name", "sector__name", "target__written", "year", "unit")
TEMPLATE = Template(
    """<!doctype html><html lang="nb"><head><meta charset="utf-8"><title>Bar</title></head><body>
    <h1>{{ municipality_name }}</h1><p>{{ user.username }}</p>
    <table>{% for row in rows %}<tr>
    <th>{{ row.name }}</th><td>{{ row.area__name }}</td><td>{{ row.sector__name }}</td>
    <td>{{ row.target__written }}</td><td>{{ row.year }}</td><td>{{ row.unit }}</td>
    </tr>{% endfor %}</table></body></html>"""
)


def bare(request: HttpRequest) -> HttpResponse:
    lines = ScorecardLine.objects.values(*COLUMNS)[:ROWS]
    return HttpResponse(TEMPLATE.render(RequestContext(request, {"rows": list(lines)})))


urlpatterns = [path(ADDRESS.removeprefix("/"), bare), path("", include("kommune.urls"))]
