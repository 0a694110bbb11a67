"""Rows that were made once, through the workflow, and are put in again as the database gave them."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from typing import Any

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection, transaction
from django.utils import timezone

type Kept = tuple[str, str, list[tuple[Any, ...]]]
"""A model's label, the statement that puts one of its rows in, and the rows."""


def keep() -> list[Kept]:
    """All rows of the program, as the database gives them."""
    models = apps.get_app_config("indicators").get_models(include_auto_created=True)
    kept = [_of(model) for model in models]
    return [one for one in kept if one[2]]


def _of(model: Any) -> Kept:
    quote = connection.ops.quote_name
    table = quote(model._meta.db_table)
    columns = [quote(field.column) for field in model._meta.concrete_fields]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(columns)} FROM {table}")  # noqa: S608
        rows = cursor.fetchall()
    places = ", ".join(["%s"] * len(columns))
    return model._meta.label, f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({places})", rows  # noqa: S608


def put_in(kept: list[Kept]) -> None:
    """Put rows into an empty database with the numbers they had; references are checked at the end."""
    models = [apps.get_model(label) for label, _statement, _rows in kept]
    with transaction.atomic(), connection.cursor() as cursor:
        for _label, statement, rows in kept:
            cursor.executemany(statement, rows)
        if counters := connection.ops.sequence_reset_sql(no_style(), models):  # PostgreSQL's go on after them
            cursor.execute(" ".join(counters))


_made: dict[Any, tuple[list[Kept], bytes]] = {}


def again[Town](build: Callable[[], Town]) -> Town:
    """What ``build`` makes in an empty database: made by it once, put in from kept rows after that.

    ``build`` depends on nothing but the day. Where a test has already written something, it is run as it is.
    """
    from indicators.models import TrailEntry, User

    if User.objects.exists() or TrailEntry.objects.exists():
        return build()
    key = (build, timezone.localdate(), connection.settings_dict["NAME"])
    if key not in _made:
        town = build()
        _made[key] = (keep(), pickle.dumps(town))
        return town
    kept, town = _made[key]
    put_in(kept)
    return pickle.loads(town)  # noqa: S301 - written above
