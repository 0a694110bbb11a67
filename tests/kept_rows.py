"""Rows that were made once, through the workflow, and are put in again as the database gave them."""

from __future__ import annotations

import pickle
import time
from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import Any

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection, transaction
from django.utils import timezone

type Kept = tuple[str, str, list[tuple[Any, ...]]]
"""A model's label, the statement that puts one of its rows in, and the rows."""


def keep() -> list[Kept]:
    """All rows of the program, as the database gives them."""
    kept = [_of(model) for model in _models()]
    return [one for one in kept if one[2]]


def _models() -> Iterable[Any]:
    return apps.get_app_config("indicators").get_models(include_auto_created=True)


def _of(model: Any) -> Kept:
    table, columns = _columns(model)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(columns)} FROM {table}")  # noqa: S608
        rows = cursor.fetchall()
    return model._meta.label, _putting(table, columns), rows


def _columns(model: Any) -> tuple[str, list[str]]:
    """A table and its columns, in quotes; the one that numbers the rows is the first."""
    quote = connection.ops.quote_name
    return quote(model._meta.db_table), [quote(field.column) for field in _fields(model)]


def _fields(model: Any) -> list[Any]:
    return sorted(model._meta.concrete_fields, key=lambda field: not field.primary_key)


def _putting(table: str, columns: list[str]) -> str:
    places = ", ".join(["%s"] * len(columns))
    return f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({places})"  # noqa: S608


def put_in(kept: list[Kept]) -> None:
    """Put rows into an empty database with the numbers they had; references are checked at the end."""
    with transaction.atomic(), connection.cursor() as cursor:
        for _label, statement, rows in kept:
            cursor.executemany(statement, rows)
    count_on()


def count_on() -> None:
    """Let the next row of each table have the number after those that stand.

    Databases do not take numbers back with the rows of the test before.
    """
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("DELETE FROM sqlite_sequence")
        else:
            cursor.execute(" ".join(connection.ops.sequence_reset_sql(no_style(), _models())))


_made: dict[Any, tuple[list[Kept], bytes]] = {}
_standing: dict[str, list[Kept]] = {}
"""What stands in the database where the trail ends in this digest, as far as it was made in here."""


def again[Town](build: Callable[[], Town]) -> Town:
    """What ``build`` makes in an empty database: made by it once, put in from kept rows after that.

    ``build`` depends on nothing but the day; what was made by another clock is kept apart, since it may have
    been made later today. Where a test has already written something, it is run as it is.
    """
    from indicators.models import TrailEntry, User

    if User.objects.exists() or TrailEntry.objects.exists():
        return build()
    key = (build, *_when(), connection.settings_dict["NAME"])
    if key not in _made:
        count_on()
        town = build()
        _made[key] = (keep(), pickle.dumps(town))
        _standing[_end()] = _made[key][0]
        return town
    kept, town = _made[key]
    put_in(kept)
    return pickle.loads(town)  # noqa: S301 - written above


type Step = list[tuple[str, list[Any], list[tuple[Any, ...]]]]
"""For each model the numbers of the rows that go, and the rows that come."""

_steps: dict[Any, Step] = {}


def onward(name: str, step: Callable[[], None]) -> None:
    """What ``step`` writes after :func:`again`: written by it once for each town, put in again after that.

    Where a test has written anything else in between, or goes by another clock, it is run as it is.
    """
    end, of = _end(), (timezone.localdate(), connection.settings_dict["NAME"])
    untouched = end in _standing and _when()[1] is None
    if not untouched or _between(_standing[end], keep()):
        step()
        return
    key = (name, end, *of)
    if key in _steps:
        _take(_steps[key])
        return
    step()
    after = keep()
    _steps[key] = _between(_standing[end], after)
    _standing[_end()] = after


SECONDS = 60
"""More than passes between two looks at a clock."""


def _when() -> tuple[date, datetime | None]:
    """The day, and the minute where a test goes by another clock than this machine's."""
    now = timezone.now()
    other = abs(now.timestamp() - time.time()) >= SECONDS
    return timezone.localdate(), now.replace(second=0, microsecond=0) if other else None


def _end() -> str:
    from indicators.models import TrailHead

    return str(TrailHead.objects.values_list("digest", flat=True).first() or "")


def _between(before: list[Kept], after: list[Kept]) -> Step:
    """What makes the one of the other; when somebody signed in last is no part of it."""
    stood = {label: {row[0]: row for row in rows} for label, _statement, rows in before}
    stands = {label: {row[0]: row for row in rows} for label, _statement, rows in after}
    found: Step = []
    for model in _models():
        old, new = stood.get(model._meta.label, {}), stands.get(model._meta.label, {})
        if old == new:
            continue
        names = [field.name for field in _fields(model)]
        asked = [place for place, name in enumerate(names) if name != "last_login"]
        same = {pk for pk in old.keys() & new.keys() if all(old[pk][n] == new[pk][n] for n in asked)}
        gone, come = [pk for pk in old if pk not in same], [row for pk, row in new.items() if pk not in same]
        if gone or come:
            found.append((model._meta.label, gone, come))
    return found


def _take(step: Step) -> None:
    models = [apps.get_model(label) for label, _gone, _come in step]
    with transaction.atomic(), connection.cursor() as cursor:
        for model, (_label, gone, come) in zip(models, step, strict=True):
            table, columns = _columns(model)
            cursor.executemany(f"DELETE FROM {table} WHERE {columns[0]} = %s", [(pk,) for pk in gone])  # noqa: S608
            cursor.executemany(_putting(table, columns), come)
        if counters := connection.ops.sequence_reset_sql(no_style(), models):
            cursor.execute(" ".join(counters))
