"""What an import writes, each step noted so that it can be taken back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from indicators.judging import JudgedLine
from indicators.models import ScorecardLine, Tracked, User
from indicators.workflow.register.records import save_record

from .wanted import Adoption


@dataclass(slots=True)
class Steps:
    """What has been written so far: steps that can be taken back, in order."""

    by: User
    reason: str
    adoption: Adoption = field(default_factory=Adoption)
    steps: list[dict[str, Any]] = field(default_factory=list)
    judged: Mapping[int, JudgedLine] = field(default_factory=dict)
    """The lines that stood before the first row, judged, where results of them are written."""
    new: set[int] = field(default_factory=set)
    """The lines that it has made."""

    def save[T: Tracked](self, model: type[T], pk: int | None, values: dict[str, Any], **links: Any) -> T:
        """Make or change a record, and note how to take it back."""
        before = _held(model, pk, values)
        row, changed = save_record(
            by=self.by, model=model, pk=pk, values=values, links=links or None, reason=self.reason
        )
        if pk is None and isinstance(row, ScorecardLine):
            self.new.add(row.pk)
        if changed:
            self.steps.append(
                {
                    "act": "record",
                    "table": model._meta.model_name,
                    "pk": row.pk,
                    "before": before,
                    "version": row.version,
                }
            )
        return row


def _held(model: type[Tracked], pk: int | None, values: dict[str, Any]) -> dict[str, Any] | None:
    """What the columns held, as JSON; None for a row that is made."""
    found = model._default_manager.filter(pk=pk).first() if pk is not None else None
    if found is None:
        return None
    held = {}
    for name in values:
        column: Any = model._meta.get_field(name)
        held[name] = column.value_to_string(found) if getattr(found, column.attname) is not None else None
    return held
