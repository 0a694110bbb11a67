"""Doing many acts as one: each is traced by itself, and what they have in common is done once."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction

from indicators.models import User
from indicators.workflow.rounds.obligations import owe_as_now

from .batch_cache import Many, many
from .trail import leave_all


@contextmanager
def together(*, by: User, reason: str) -> Iterator[None]:
    """Inside an act: the acts inside leave their entries at the end, in their order, chained in one go.

    What sectors owe when lines have gone is reckoned once, when all have.
    """
    with transaction.atomic():
        kept = Many()
        token = many.set(kept)
        try:
            yield
            for year in sorted({year for year, _sector in kept.left}):
                gone = {sector for of, sector in kept.left if of == year}
                owe_as_now(year, gone, by=by, reason=reason)
        finally:
            many.reset(token)
        leave_all(kept.entries)
