"""Every row against the newest row of its history, and what its history says exists."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import batched
from typing import Any

from django.db.models import Exists, Max, OuterRef

from indicators.models.row_digests import CHUNK, canonical, content, history_rows, tracked_models

from .findings import UNREADABLE, Fault, Finding, FoundError


def rows() -> Iterator[None]:
    """Go through all rows, one at a time.

    Raises :class:`FoundError` at the first that is not as its history says.
    """
    for table, model in tracked_models().items():
        numbers = model._base_manager.order_by("pk").values_list("pk", flat=True).iterator(CHUNK)
        try:
            for piece in batched(numbers, CHUNK):
                for finding in compared(table, piece):
                    yield
                    if finding is not None:
                        raise FoundError(finding)
        except UNREADABLE as error:
            raise FoundError(Finding(Fault.UNREADABLE, 0, table)) from error
        if (lost := _lost(model)) is not None:
            raise FoundError(Finding(Fault.ROW_REMOVED, lost, table))


def compared(table: str, keys: tuple[int, ...]) -> Iterator[Finding | None]:
    """For each row that stands, what is wrong with it against its newest history row, if anything."""
    then = _newest(table, keys)
    for key, now in _current(table, keys):
        if key not in then:
            yield Finding(Fault.ROW_INSERTED, key, table)
            continue
        differing = tuple(
            name
            for name in sorted({*now, *then[key]})
            if canonical(now.get(name)) != canonical(then[key].get(name))
        )
        yield Finding(Fault.ROW_ALTERED, key, table, differing) if differing else None


def _newest(table: str, keys: tuple[int, ...]) -> dict[int, dict[str, Any]]:
    """What the newest history rows of rows say; nothing for those whose newest says that they are gone."""
    history = tracked_models()[table].history.model
    newest = history.objects.filter(id__in=keys).order_by().values("id").annotate(newest=Max("history_id"))
    kept = {field.attname for field in history.tracked_fields}
    kept |= {field.name for field in history._history_m2m_fields}
    found = {}
    for _number, held in history_rows(table, history_id__in=[row["newest"] for row in newest]):
        if held["history_type"] != "-":
            found[held["id"]] = {name: cell for name, cell in held.items() if name in kept}
    return found


def _current(table: str, keys: tuple[int, ...]) -> Iterator[tuple[int, dict[str, Any]]]:
    """What rows say now, written down as history rows are."""
    model = tracked_models()[table]
    names = [field.attname for field in model.history.model.tracked_fields]
    links: dict[int, dict[str, list[int]]] = {}
    for many in model.history.model._history_m2m_fields:
        own, other = f"{many.m2m_field_name()}_id", f"{many.m2m_reverse_field_name()}_id"
        through = many.remote_field.through._base_manager.filter(**{f"{own}__in": keys})
        for key, linked in through.order_by(own, other).values_list(own, other):
            links.setdefault(key, {}).setdefault(many.name, []).append(linked)
    found = model._base_manager.filter(pk__in=keys).order_by("pk")
    for row in found.values_list("pk", *names):
        yield row[0], content(names, row[1:], links.get(row[0], {}))


def _lost(model: Any) -> int | None:
    """The first row that its history says exists, and that does not."""
    history = model.history.model
    later = history.objects.filter(id=OuterRef("id"), history_id__gt=OuterRef("history_id"))
    lost = (
        history.objects.exclude(history_type="-")
        .filter(~Exists(model._base_manager.filter(pk=OuterRef("id"))), ~Exists(later))
        .order_by("history_id")
    )
    number: int | None = lost.values_list("id", flat=True).first()
    return number
