"""Statements that are put together once: Django takes ten times as long to compose one as to ask it.

A small queryset says which rows; what is joined to them, and how, is the same each time. So the whole
statement is kept for the text of the small one, and asked with that one's values.
"""

from __future__ import annotations

import copy
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from threading import Lock
from typing import Any, Final

from django.core.exceptions import EmptyResultSet
from django.db import connection, connections
from django.db.models import QuerySet

KEPT: Final = 400
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
    rows: Any = object.__new__(type(statement.rows))
    compiler = copy.copy(statement.compiler)  # other threads ask it too, each with its own connection
    compiler.connection = connections[statement.rows.db]
    compiler.as_sql = lambda *_given, **_named: (
        statement.sql,
        (*statement.before, *values, *statement.after),
    )
    rows.__dict__ = {
        **statement.rows.__dict__,
        "_query": _Asked(statement.rows.query, compiler),
        "_result_cache": None,
    }
    return list(rows)


def forget() -> None:
    """Throw everything away."""
    with _lock:
        _kept.clear()
