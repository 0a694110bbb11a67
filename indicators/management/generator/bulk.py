"""Bulk writes with history: allowed to the generator alone, and into an empty database alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import models

from indicators.models import User

BATCH = 2_000


@dataclass(frozen=True, slots=True)
class Writer:
    """Who writes, and why; each call says when."""

    by: User
    reason: str

    def create(self, rows: Sequence[models.Model], when: datetime) -> list[Any]:
        """Insert rows of one model with one history row each; returns the history rows in the same order."""
        if not rows:
            return []
        model: Any = type(rows[0])
        model.objects.bulk_create(rows, batch_size=BATCH)
        history: list[Any] = model.history.bulk_history_create(
            rows,
            batch_size=BATCH,
            default_user=self.by,
            default_change_reason=self.reason,
            default_date=when,
        )
        return history

    def create_linked(
        self, rows: Sequence[models.Model], when: datetime, field: str, linked: Mapping[int, Sequence[models.Model]]
    ) -> None:
        """Insert rows together with what their many-to-many ``field`` holds, by place in ``rows``."""
        history = self.create(rows, when)
        if not rows:
            return
        model: Any = type(rows[0])
        relation = model._meta.get_field(field)
        own, other = relation.m2m_field_name(), relation.m2m_reverse_field_name()
        through = relation.remote_field.through
        kept = getattr(model.history.model, field).model
        links, whose = [], []
        for place, targets in linked.items():
            for target in targets:
                links.append(through(**{f"{own}_id": rows[place].pk, f"{other}_id": target.pk}))
                whose.append(history[place].pk)
        through.objects.bulk_create(links, batch_size=BATCH)
        copied = [field.attname for field in through._meta.fields]
        past = [
            kept(history_id=of, **{name: getattr(link, name) for name in copied})
            for link, of in zip(links, whose, strict=True)
        ]
        kept.objects.bulk_create(past, batch_size=BATCH)
