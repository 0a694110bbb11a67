"""Rows below a line are typed in by those who may, and by nobody else; how to type is told to them alone."""

from __future__ import annotations

import pytest
from django.utils.html import escape

from indicators.forms.cells import RESULT_HELP, TARGET_HELP
from indicators.models import ScorecardLine
from indicators.permissions import EDIT_PLAN, REPORT_RESULT
from tests.admin.conftest import Town
from tests.admin.pages import change_url, signed_in

ROWS = {"target": (EDIT_PLAN, TARGET_HELP), "results": (REPORT_RESULT, RESULT_HELP)}
"""The rows by the prefix of their fields: the right to type in them, and the help."""
LINES = ("line", "earlier", "foreign")
"""With a target and without one, of one's own sector and of another."""


@pytest.mark.parametrize("name", ["leader", "auditor", "controller"])
def test_who_types_in_the_rows_of_a_line(town: Town, name: str) -> None:
    person = getattr(town, name)
    lines: list[ScorecardLine] = [getattr(town, line) for line in LINES]
    pages = [signed_in(person).get(change_url(line)).content.decode() for line in lines]
    typed = {
        prefix: [(f'name="{prefix}-0-written"' in page, escape(str(told)) in page) for page in pages]
        for prefix, (_right, told) in ROWS.items()
    }
    assert typed == {
        prefix: [(may, may) for may in (person.has_perm(right, line) for line in lines)]
        for prefix, (right, _told) in ROWS.items()
    }
