"""Addresses that keep what the reader has chosen: the filters stand in the address bar."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlencode


def query(chosen: Mapping[str, str], **changes: str | None) -> str:
    """Return the query string for these choices with some of them changed; None takes a choice away.

    Empty choices are left out; the result begins with ``?``, and is empty when nothing is chosen.
    """
    merged = {**chosen, **changes}
    kept = {name: value for name, value in merged.items() if value}
    return f"?{urlencode(kept)}" if kept else ""
