"""Bulk writes with history: allowed to the generator alone, and into an empty database alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import connection, models

from indicators.models import Act, User
from indicators.models.row_digests import Ranges, ranges_of, tracked_models
from indicators.workflow.trail import leave_bulk_entry

BATCH = 2_000


def newest_history() -> dict[str, int]:
    """The number of the newest history row of every table, 0 where there is none."""
    newest = models.Max("history_id")
    return {
        table: model.history.aggregate(newest=newest)["newest"] or 0
        for table, model in tracked_models().items()
    }


@dataclass(frozen=True, slots=True)
class Writer:
    """Who writes, and why; each call says when. What is there when it is made is not its work."""

    by: User
    reason: str
    stood: dict[str, int] = field(default_factory=newest_history)

    def leave_entry(self) -> None:
        """Leave one entry in the trail, over every history row that was written."""
        rows: Ranges = {}
        made: dict[str, str] = {}
        for table, model in tracked_models().items():
            written = model.history.filter(history_id__gt=self.stood[table])
            numbers = list(written.values_list("history_id", flat=True))
            if numbers:
                rows[table] = ranges_of(numbers)
                made[str(model._meta.verbose_name_plural)] = str(len(numbers))
        leave_bulk_entry(by=self.by, what=Act.GENERATE, reason=self.reason, rows=rows, after=made)

    def create(self, rows: Sequence[models.Model], when: datetime) -> None:
        """Insert rows of one model, and one history row for each, which the database copies."""
        if not rows:
            return
        model: Any = type(rows[0])
        model.objects.bulk_create(rows, batch_size=BATCH)
        columns = [field.column for field in model.history.model.tracked_fields]
        made = {
            "history_date": connection.ops.adapt_datetimefield_value(when),
            "history_user_id": self.by.pk,
            "history_change_reason": self.reason,
            "history_type": "+",
        }
        quote = connection.ops.quote_name
        copied = ", ".join(map(quote, columns))
        with connection.cursor() as cursor:
            cursor.execute(
                f"INSERT INTO {quote(model.history.model._meta.db_table)}"  # noqa: S608 names of our own tables
                f" ({copied}, {', '.join(map(quote, made))})"
                f" SELECT {copied}, %s, %s, %s, %s FROM {quote(model._meta.db_table)}"
                f" WHERE id BETWEEN %s AND %s ORDER BY id",
                [*made.values(), rows[0].pk, rows[-1].pk],
            )

    def create_linked(
        self,
        rows: Sequence[models.Model],
        when: datetime,
        field: str,
        linked: Mapping[int, Sequence[models.Model]],
    ) -> None:
        """Insert rows together with what their many-to-many ``field`` holds, by place in ``rows``."""
        if not rows:
            return
        self.create(rows, when)
        model: Any = type(rows[0])
        relation = model._meta.get_field(field)
        own, other = relation.m2m_field_name(), relation.m2m_reverse_field_name()
        through = relation.remote_field.through
        links = [
            through(**{f"{own}_id": rows[place].pk, f"{other}_id": target.pk})
            for place, targets in linked.items()
            for target in targets
        ]
        through.objects.bulk_create(links, batch_size=BATCH)
        history = dict(model.history.filter(id__gte=rows[0].pk).values_list("id", "history_id"))
        kept = getattr(model.history.model, field).model
        copied = [column.attname for column in through._meta.fields]
        kept.objects.bulk_create(
            (
                kept(
                    history_id=history[getattr(link, f"{own}_id")],
                    **{name: getattr(link, name) for name in copied},
                )
                for link in links
            ),
            batch_size=BATCH,
        )
