"""The town in which acts are tried, at one moment, and what stands in its database."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from types import SimpleNamespace

import pytest
from django.db import connection
from django.utils import timezone

from tests import kept_rows
from tests.rounds.conftest import Place

from .act_outcome import Rows, Seen, rows
from .acts import build_town

NOW = datetime(2026, 12, 15, 11, 0, tzinfo=UTC)
_town: dict[str, Rows] = {}
"""The rows of the town, as they were read once."""


@dataclass
class Stand:
    """The town, and what stands in the database after a case has been prepared in it."""

    place: Place
    seen: Seen
    known: Rows

    def rows(self) -> Rows:
        """Every row; only tables that were written since it was asked last are read again."""
        self.known = rows(self.known, self.seen)
        self.forget()
        return self.known

    def forget(self) -> None:
        """What was written has been taken back."""
        self.seen.written.clear()


@pytest.fixture
def the_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """One day and time for all, so that days stand in the answers as they are."""
    monkeypatch.setattr(timezone, "now", lambda: NOW)
    monkeypatch.setattr(kept_rows, "time", SimpleNamespace(time=NOW.timestamp))


@pytest.fixture
def stand(db: None, the_clock: None) -> Iterator[Stand]:
    """The town as it was built, in an empty database."""
    town = kept_rows.again(build_town)
    if connection.vendor not in _town:
        _town[connection.vendor] = rows()
    seen = Seen()
    with connection.execute_wrapper(seen):
        yield Stand(town, seen, _town[connection.vendor])
