"""One row that cannot be judged or drawn shows itself as broken; the page and the other rows stand."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import chain
from typing import Any

import pytest
from django.test import Client

from indicators import judging, values
from indicators.presentation.lines import row_views as presented
from indicators.presentation.reporting import rows as grid_rows
from indicators.presentation.table import rows as table_rows

from .conftest import Place, bring_to

PAGES = {
    "leader": ["/rapportering/2026/arsslutt/skole/"],
    "management": [
        "/?ar=2026&status=alle",
        "/malekort/2026/?kort=6.4",
        "/godkjenning/2026/arsslutt/skole/",
        "/tabeller/?ar=2026",
    ],
}
BROKEN = re.compile(r"Raden kan ikke vises. Oppgi hendelsesnummer ([0-9A-F]{8}) hvis du melder fra.")


def read(place: Place) -> dict[str, tuple[int, bool, bool]]:
    """Of each page its status, whether a row is broken, and whether the other row stands."""
    told = {}
    for role, addresses in PAGES.items():
        client = Client()
        client.force_login(getattr(place, role))
        for address in addresses:
            answer = client.get(address)
            page = answer.content.decode()
            told[address] = (answer.status_code, bool(BROKEN.search(page)), "avvik" in page)
    return told


def failing(real: Callable[..., Any], which: Callable[..., bool]) -> Callable[..., Any]:
    def fail(*args: Any, **kwargs: Any) -> Any:
        if which(*args):
            raise ZeroDivisionError
        return real(*args, **kwargs)

    return fail


def test_a_question_that_fails_takes_no_page_down(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    """0 off a scale took the grid of a whole sector down for everybody."""
    bring_to(place, "submitted")
    judging.forget()
    twelve = values.parse_result("12", place.met.spec)
    monkeypatch.setattr(values, "questions", failing(values.questions, lambda result, *_: result == twelve))
    assert read(place) == dict.fromkeys(chain(*PAGES.values()), (200, True, True))


def test_a_row_that_cannot_be_drawn_takes_no_page_down(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    bring_to(place, "submitted")
    judging.forget()

    def met(line: Any, *_: Any) -> bool:
        return line.id == place.met.pk and not line.incident

    for module in (presented, grid_rows):
        monkeypatch.setattr(module, "previous_cell", failing(module.previous_cell, met))
    monkeypatch.setattr(table_rows, "line_url", failing(table_rows.line_url, met))
    found = read(place)
    assert {status for status, _broken, _other in found.values()} == {200}
    del found["/?ar=2026&status=alle"], found["/tabeller/?ar=2026"]  # they draw no previous figure of it
    assert set(found.values()) == {(200, True, True)}
