"""The administration's lists and pages: the same literal number of SQL statements at both sizes."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from indicators import middleware
from indicators.admin.site import site
from indicators.models import Role, Sector
from tests import municipality
from tests.generator.generate import generate

pytestmark = pytest.mark.django_db

STATEMENTS = {
    "indicator": (15, 19),
    "scorecardline": (15, 28),
    "footnote": (9, 9),
    "resultcomment": (9, 8),
    "user": (7, 11),
    "membership": (7, 8),
    "sector": (5, 7),
    "servicearea": (6, 8),
    "heading": (8, 8),
    "plan": (5, 4),
    "functioncode": (7, 6),
}
"""Of the list, and of the page of one row: everything that the administration shows."""


@pytest.mark.parametrize(("indicators", "people"), [(15, 1), pytest.param(60, 12, marks=pytest.mark.once)])
def test_the_administration_takes_the_same_statements_at_every_size(
    monkeypatch: pytest.MonkeyPatch, indicators: int, people: int
) -> None:
    monkeypatch.setattr(middleware, "REFRESH_SECONDS", 3600)
    generate(indicators=indicators, years=2)
    sectors = list(Sector.objects.order_by("order"))
    for number in range(people):
        municipality.user(f"leder{number}", Role.LEADER, sector=sectors[number % len(sectors)])
    client = Client()
    client.force_login(municipality.user("kontroll", Role.CONTROLLER))
    found = {}
    for model in site._registry:
        name = f"admin:{model._meta.app_label}_{model._meta.model_name}"
        rows: Any = model._default_manager
        row = rows.order_by("pk").last()
        found[model._meta.model_name] = tuple(
            statements(client, address)
            for address in (reverse(f"{name}_changelist"), reverse(f"{name}_change", args=[row.pk]))
        )
    assert found == STATEMENTS


def statements(client: Client, address: str) -> int:
    assert client.get(address).status_code == 200, address  # what is kept in the process is asked for once
    with CaptureQueriesContext(connection) as sent:
        client.get(address)
    return len(sent)
