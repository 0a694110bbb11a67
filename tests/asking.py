"""Addresses as the queries that they are, for tests that ask a selector what a page would."""

from __future__ import annotations

from django.http import QueryDict

from indicators.values.query.line_query import LineQuery
from indicators.values.query.screens import TABLE, Screen


def asked(query: str | QueryDict, screen: Screen = TABLE) -> LineQuery:
    """What an address asks; it must ask for nothing that there is not."""
    params = QueryDict(query) if isinstance(query, str) else query
    found = LineQuery.from_params(dict(params.lists()), screen, range(2000, 2100))
    assert isinstance(found, LineQuery), found
    return found


def of_scope(area: str | None, sector: str | None) -> LineQuery:
    """What is asked of the overview of an area and a sector."""
    return LineQuery(areas=(area,) if area else (), sectors=(sector,) if sector else ())
