"""Two tabs and tampered rows in the administration: one row, every word kept, and never an error page."""

from __future__ import annotations

import html
from typing import Any

import pytest
from django.db import transaction

from indicators import workflow
from indicators.admin import site
from indicators.admin.records import NOT_WHOLE
from indicators.models import (
    Benchmark,
    Footnote,
    FootnoteCell,
    Membership,
    Result,
    ScorecardLine,
    SectorStaffing,
    Target,
)
from tests.admin.conftest import Town
from tests.admin.pages import change_url, errors, fields, signed_in
from tests.permissions.world import record

ODD = ("", "x", "-1", "999", "9" * 30, "\x00", None)
"""What a hidden field never holds; None takes the field away."""

MODELS: dict[str, Any] = {
    "target": Target,
    "results": Result,
    "benchmarks": Benchmark,
    "footnote_cells": FootnoteCell,
    "cells": FootnoteCell,
    "memberships": Membership,
    "staffing": SectorStaffing,
    "lines": ScorecardLine,
}
HIDDEN = {
    # what binds a row to its record
    **dict.fromkeys(("target", "results", "benchmarks", "footnote_cells"), "-line"),
    "cells": "-footnote",
    "memberships": "-user",
    "staffing": "-sector",
    "lines": "-indicator",
}
TABS: dict[str, dict[str, str]] = {
    # by the rows' prefix: a row that is typed in both tabs
    "target": {"written": "< 20 %"},
    "results": {"period": "half-1", "written": "28 %"},
    "benchmarks": {"scope": "national", "whose": "", "written": "24,1 %"},
    "footnote_cells": {"footnote": "{note}", "cell": "result"},
    "cells": {"line": "{line}", "cell": "result"},
    "memberships": {"role": "auditor"},
    "staffing": {"year": "2026", "fte": "4"},
    "lines": {"result_text": "6"},
}


@pytest.fixture
def note(town: Town) -> Footnote:
    made: Footnote = record(Footnote, area=town.area, year=2025, code="f", order=1, text="En note")
    return made


def pages(town: Town, note: Footnote) -> dict[str, Any]:
    """The record that each kind of rows stands below."""
    line = town.earlier  # it has no target yet
    return {
        **dict.fromkeys(("target", "results", "benchmarks", "footnote_cells"), line),
        "cells": note,
        "memberships": town.leader,
        "staffing": town.school,
        "lines": town.foreign.indicator,
    }


def test_every_kind_of_rows_is_tried() -> None:
    shown = [rows.model for page in site._registry.values() for rows in page.inlines]
    assert sorted(model.__name__ for model in shown) == sorted(model.__name__ for model in MODELS.values())


@pytest.mark.parametrize("prefix", TABS)
def test_the_same_row_in_two_tabs_is_one_row(town: Town, note: Footnote, prefix: str) -> None:
    client, model = signed_in(town.controller), MODELS[prefix]
    url = change_url(pages(town, note)[prefix])
    held = {**fields(client, url), "why": "Ført i to faner"}
    stands = prefix == "lines"  # the years of an indicator stand there, and are filled in
    number = 0 if stands else int(held[f"{prefix}-INITIAL_FORMS"])
    typed = {
        f"{prefix}-{number}-{name}": text.format(note=note.pk, line=town.line.pk)
        for name, text in TABS[prefix].items()
    }
    forms = max(number + 1, int(held[f"{prefix}-TOTAL_FORMS"]))
    sent = {**held, **typed, f"{prefix}-TOTAL_FORMS": str(forms)}
    before = model._default_manager.count()
    first = client.post(url, sent)
    made = model._default_manager.count()
    assert (first.status_code, made - before) == (302, 0 if stands else 1)
    again = client.post(url, sent)
    assert model._default_manager.count() == made
    if again.status_code != 302:
        page = html.unescape(again.content.decode())
        assert (again.status_code, errors(again) == []) == (200, False)
        assert [text for text in typed.values() if text not in page] == []


@pytest.mark.parametrize("prefix", TABS)
def test_a_tampered_row_is_never_an_error_of_the_program(town: Town, note: Footnote, prefix: str) -> None:
    """The hidden fields of the rows take turns with what they never hold."""
    workflow.report_result(by=town.leader, line_id=town.earlier.pk, text="28 %", reason="Rettet")
    client = signed_in(town.controller)
    url = change_url(pages(town, note)[prefix])
    held = {**fields(client, url), "why": "Ordene mine"}
    hidden = [
        name
        for name in held
        if name.startswith(f"{prefix}-") and name.endswith(("L_FORMS", "-id", "seen", HIDDEN[prefix]))
    ]
    for turn, name in enumerate(hidden):
        odd = ODD[turn % len(ODD)]
        with transaction.atomic():
            sent = {**held, name: odd}
            answer = client.post(url, {key: value for key, value in sent.items() if value is not None})
            transaction.set_rollback(True)
        kept = answer.status_code == 302 or "Ordene mine" in answer.content.decode()
        assert (answer.status_code in (200, 302), kept) == (True, True), (name, odd)
    del held[f"{prefix}-TOTAL_FORMS"]
    assert NOT_WHOLE in errors(client.post(url, held))
