"""Statements that are put together once: Django takes ten times as long to compose one as to ask it.

Two ways. :func:`prepared` is for a queryset that is the same but for a few values: it is kept whole. For
:func:`extended` a small queryset says which rows; what is joined to them, and how, is the same each time, so
the whole statement is kept for the text of the small one, and asked with that one's values.
"""

from __future__ import annotations

import copy
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import wraps
from threading import Lock
from typing import Any, Final

from django.core.exceptions import EmptyResultSet
from django.db import connection, connections
from django.db.models import QuerySet

KEPT: Final = 500
"""Statements kept in one process, those that were asked for longest ago go first."""
MOST_VALUES: Final = 300
"""Statements with more values are not kept: they are long, and rows take longer than composing."""


@dataclass(frozen=True, slots=True)
class _Statement:
    rows: QuerySet[Any]
    compiler: Any
    sql: str
    before: tuple[Any, ...]
    after: tuple[Any, ...]
    """The values that stand before and after those of the small queryset."""


class _Asked:
    """A query that has been composed, in the place of one that has not."""

    def __init__(self, query: Any, compiler: Any) -> None:
        self._query, self._compiler = query, compiler

    def get_compiler(self, *_using: Any, **_named: Any) -> Any:
        return self._compiler

    def __getattr__(self, name: str) -> Any:
        return getattr(self._query, name)


_kept: OrderedDict[tuple[Any, ...], Any] = OrderedDict()
_lock = Lock()


def extended(base: QuerySet[Any], extend: Callable[[Any], Any], *shape: Hashable) -> list[Any]:
    """The rows of ``extend(base)``.

    ``shape`` names the extension and holds all that it depends on.
    """
    try:
        sql, values = base.query.sql_with_params()
    except EmptyResultSet:
        return []
    if len(values) > MOST_VALUES:
        return list(extend(base))
    statement = once((base.db, sql, shape), lambda: _composed(extend(base), values))
    return list(extend(base)) if statement is None else _ask(statement, values)


def once[T](key: tuple[Any, ...], compose: Callable[[], T]) -> T:
    """What is composed for a key, which holds all that it depends on; nothing is not kept."""
    key = (connection.vendor, *key)
    with _lock:
        kept: Any = _kept.get(key)
    if kept is None:
        kept = compose()
    if kept is not None:
        with _lock:
            _kept[key] = kept
            _kept.move_to_end(key)
            while len(_kept) > KEPT:
                _kept.popitem(last=False)
    found: T = kept
    return found


def prepared[**P](build: Callable[P, QuerySet[Any, Any]]) -> Callable[P, list[Any]]:
    """Make a function that builds a queryset one that gives its rows; it is built for the first values alone.

    Its values (int, str, date or datetime, given by place) may stand in conditions alone, each as it is: the
    text of the statement must not depend on them. Raises ValueError where that cannot be seen.
    """

    @wraps(build)
    def asked(*given: P.args, **none: P.kwargs) -> list[Any]:
        return rows_for((build.__module__, build.__qualname__), build, *given, **none)

    return asked


def rows_for(key: Hashable, build: Callable[..., QuerySet[Any]], *values: Any) -> list[Any]:
    """The rows of ``build(*values)``, as in :func:`prepared`; ``key`` holds all else that it depends on."""
    kinds = tuple(_kind(value) for value in values)
    try:
        statement = once(("prepared", key, kinds), lambda: _with_places(build, kinds))
    except EmptyResultSet:  # one of no numbers, say
        return []
    if statement.locks and not connection.in_atomic_block:
        return list(build(*values))  # Django says what is wrong with that
    bound = [_bound(value) for value in values]
    found = tuple(value if place is None else bound[place] for place, value in statement.parts)
    return _rows(statement.rows, statement.compiler, statement.sql, found)


@dataclass(frozen=True, slots=True)
class _Prepared:
    rows: QuerySet[Any]
    compiler: Any
    sql: str
    parts: tuple[tuple[int | None, Any], ...]
    """For each value of the text: the place of the one that is given, or itself."""
    locks: bool


def _kind(value: Any) -> type:
    for kind in (datetime, date, int, str):
        if isinstance(value, kind) and not isinstance(value, bool):
            return kind
    raise ValueError(f"{value!r} cannot be asked for in a prepared statement")


def _example(kind: type, number: int) -> Any:
    """A value that is asked for nowhere: two of them show where it goes."""
    if kind is int:
        return 30_000 + number  # even the smallest column of numbers holds it
    if kind is str:
        return f"\ue000{number}"
    if kind is datetime:
        return datetime(1901, 1, 1, tzinfo=UTC) + timedelta(days=number)
    return date(1901, 1, 1) + timedelta(days=number)


def _bound(value: Any) -> Any:
    """A value as the database is given it."""
    match value:
        case datetime():
            return connection.ops.adapt_datetimefield_value(value)
        case date():
            return connection.ops.adapt_datefield_value(value)
        case _:
            return value


def _with_places(build: Callable[..., QuerySet[Any]], kinds: tuple[type, ...]) -> _Prepared:
    """Built twice, with other values: what differs are their places."""
    size = len(kinds)
    twice = []
    for first in (0, size):
        given = [_example(kind, first + place) for place, kind in enumerate(kinds)]
        rows = build(*given)
        compiler = rows.query.get_compiler(rows.db)
        twice.append((rows, compiler, *compiler.as_sql(), [_bound(value) for value in given]))
    (_, _, other_text, other_found, other_given), (rows, compiler, sql, found, given) = twice
    parts: list[tuple[int | None, Any]] = []
    for value, other in zip(found, other_found, strict=True):
        places = [at for at in range(size) if (given[at], other_given[at]) == (value, other)]
        if value != other and not places:
            raise ValueError(f"{value!r} is made of a value, in {sql}")
        parts.append((places[0] if value != other else None, value))
    if sql != other_text or {place for place, _ in parts} - {None} != set(range(size)):
        raise ValueError(f"the text depends on a value: {sql}")
    return _Prepared(rows, compiler, sql, tuple(parts), locks=rows.query.select_for_update)


def _composed(rows: QuerySet[Any], values: tuple[Any, ...]) -> _Statement | None:
    """The statement; None where it cannot be seen which of its values are those of the small queryset."""
    compiler = rows.query.get_compiler(rows.db)
    sql, found = compiler.as_sql()
    size = len(values)
    places = [at for at in range(len(found) - size + 1) if tuple(found[at : at + size]) == values]
    if size and len(places) != 1:
        return None
    at = places[0]
    return _Statement(rows, compiler, sql, tuple(found[:at]), tuple(found[at + size :]))


def _ask(statement: _Statement, values: tuple[Any, ...]) -> list[Any]:
    return _rows(
        statement.rows, statement.compiler, statement.sql, (*statement.before, *values, *statement.after)
    )


def _rows(asked: QuerySet[Any], compiler: Any, sql: str, values: tuple[Any, ...]) -> list[Any]:
    """The rows of a queryset that has been composed, with these values."""
    rows: Any = object.__new__(type(asked))
    compiler = copy.copy(compiler)  # other threads ask it too, each with its own connection
    compiler.connection = connections[asked.db]
    compiler.as_sql = lambda *_given, **_named: (sql, values)
    rows.__dict__ = {**asked.__dict__, "_query": _Asked(asked.query, compiler), "_result_cache": None}
    return list(rows)


def forget() -> None:
    """Throw everything away."""
    with _lock:
        _kept.clear()
