"""A statement that was composed once gives what the queryset gives, whatever values it is asked with."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from django.db import connection
from django.db.models import F, Q, QuerySet, Value

from indicators.judging import load_current, load_current_words
from indicators.judging.load_current import gather
from indicators.models import ScorecardLine, statements
from indicators.values import RoundKind
from tests.counts.town import YEAR, build_town

pytestmark = pytest.mark.django_db


def columns(row: Any) -> Any:
    """All that was read of a row, also of those that it was joined to."""
    if not hasattr(row, "_state"):
        return row
    joined = {name: one and vars(one) for name, one in row._state.fields_cache.items()}
    told = {name: without_state(one) if one else None for name, one in joined.items()}
    return {**without_state(vars(row)), **told}


def without_state(found: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in found.items() if name != "_state"}


def test_all_that_is_gathered_is_what_the_querysets_give(monkeypatch: pytest.MonkeyPatch) -> None:
    build_town()
    statements.forget()
    told, asked = statements.extended, []

    def both(base: QuerySet[Any], extend: Callable[..., QuerySet[Any]], *shape: Any) -> list[Any]:
        rows = told(base, extend, *shape)
        assert [columns(row) for row in rows] == [columns(row) for row in extend(base)]
        asked.append(shape[0])
        return rows

    for module in (load_current, load_current_words):
        monkeypatch.setattr(module, "extended", both)
    lines = ScorecardLine.objects.filter(year__in=(YEAR, YEAR - 1)).in_card_order()
    for through in (None, RoundKind.T1):
        for pk in lines.values_list("pk", flat=True):
            gather(lines.filter(pk=pk), through)
        gather(lines, through)
        gather(lines.none(), through)
    times = {name: asked.count(name) for name in asked}
    assert times.pop("comments", 0) > 0  # asked where an area of the lines has any
    assert times == dict.fromkeys(
        ("rounds", "lines", "results", "notes", "promises"), 2 * (lines.count() + 2)
    )
    kept = [shape[0] for *_query, shape in statements._kept]
    assert kept.count("rounds") == 1
    assert kept.count("lines") < 8


def read(base: QuerySet[Any], extend: Callable[..., QuerySet[Any]]) -> list[Any]:
    found = statements.extended(base, extend, "told here")
    assert found == list(extend(base))
    return found


def test_what_cannot_be_told_from_the_extension_s_own_values_is_not_kept() -> None:
    build_town()
    statements.forget()
    every = ScorecardLine.objects.order_by("pk").values_list("pk", "year")
    year = partial(_with_year, of=YEAR)
    assert read(every.filter(year=YEAR), year)
    assert statements._kept == {}
    assert read(every.filter(year=YEAR - 1), year) == []
    assert len(statements._kept) == 1
    assert read(every.filter(year=YEAR), year)


def _with_year(rows: QuerySet[Any], of: int) -> Any:
    return rows.annotate(told=Value(of)).filter(Q(year=of) | Q(pk=F("year")))


def test_those_asked_for_longest_ago_go_first(monkeypatch: pytest.MonkeyPatch) -> None:
    statements.forget()
    monkeypatch.setattr(statements, "KEPT", 2)
    lines = ScorecardLine.objects.order_by("pk")
    for name in ("a", "b", "a", "c"):
        statements.extended(lines, lambda rows: rows, name)
    assert [shape for *_query, shape in statements._kept] == [("a",), ("c",)]
    assert {vendor for vendor, *_key in statements._kept} == {connection.vendor}
