"""Addresses that keep what the reader has chosen: the filters stand in the address bar."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from urllib.parse import quote_plus

from indicators.values.query.line_query import LineQuery


def query(chosen: Mapping[str, str], **changes: str | None) -> str:
    """Return the query string for these choices with some of them changed; None takes a choice away.

    Empty choices are left out; the result begins with ``?``, and is empty when nothing is chosen.
    """
    merged = {**chosen, **changes}
    kept = {name: value for name, value in merged.items() if value}
    return "?" + "&".join(f"{name}={_quoted(value)}" for name, value in kept.items()) if kept else ""


_quoted = lru_cache(maxsize=4096)(quote_plus)
"""A page has hundreds of links, and the same few words in them."""


@lru_cache(maxsize=4096)
def address(asked: LineQuery) -> str:
    """Return the query string of what is asked of a year's lines; empty when nothing is chosen.

    The same for the same query, and a page's index and counters ask for the same every time.
    """
    pairs = asked.pairs()
    return "?" + "&".join(f"{name}={_quoted(word)}" for name, word in pairs) if pairs else ""


def rows_href(asked: LineQuery) -> str:
    """Return the address of the list on the same page."""
    return address(asked) + "#liste"
