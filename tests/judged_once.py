"""What was judged is not judged again as long as nothing has been written: for tests alone.

Most tests ask several pages about one state of the database, and hundreds ask about Elverum's year as it was
loaded. To read and judge a year takes most of the time of a page, so what was gathered and judged for a
question is given again until a statement writes something that judging reads. Where statements are counted,
nothing is given again.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection

UNREAD = (
    "trailentry", "trailhead", "accountseal", "membership", "historicalmembership", "reminder",
    "subscription", "digest", "historicalreminder", "historicalsubscription", "historicaldigest",
)  # fmt: skip
"""Tables that no judged row depends on, of ``indicators``."""
READS = re.compile(r"\s*(?:SELECT|WITH|PRAGMA|EXPLAIN|SAVEPOINT|RELEASE|ANALYZE|SHOW)\b", re.IGNORECASE)
APART = re.compile(
    rf'\s*(?:(?:INSERT INTO|UPDATE|DELETE FROM)\s+"(?:django_session|indicators_(?:{"|".join(UNREAD)}))"'  # noqa: S608
    r'|INSERT INTO "indicators_user"|UPDATE "indicators_user" SET "last_login" = %s WHERE)',
    re.IGNORECASE,
)

POINT = re.compile(r'\s*(?P<does>(?:ROLLBACK TO |RELEASE )?SAVEPOINT) "?(?P<name>\w+)"?\s*$', re.IGNORECASE)
"""Where a savepoint is made, gone back to, or given up."""

MOST_KEPT = 80
"""Answers that are kept at once, each of some hundred rows at most."""

_loaded: dict[Any, Any] | None = {}
"""What was judged of Elverum's year as it was loaded, by this process; None where tests share nothing."""

type Ask = Callable[..., Any]


def loaded() -> dict[Any, Any] | None:
    """What the tests of Elverum's year share as long as they have written nothing."""
    return _loaded


def share_nothing() -> None:
    """Judge anew in each test: for whoever changes the program's code between them."""
    global _loaded  # noqa: PLW0603 one for the process
    _loaded = None


class Still:
    """A trail to which nothing is added."""

    end = None

    def since(self, _mark: Any) -> tuple[()]:
        return ()


class Judged:
    """What has been gathered and judged since something was written last."""

    def __init__(self, patch: Any, shared: dict[Any, Any] | None) -> None:
        self.patch = patch
        self.patches = 0
        """How much the test had patched when it was asked last."""
        self.kept: dict[Any, Any] = {} if shared is None else shared
        self.points: dict[str, dict[Any, Any]] = {}
        """What was kept when each savepoint was made, which is true again when it is gone back to."""

    def see(self, execute: Ask, sql: Any, params: Any, many: bool, context: Any) -> Any:
        """Watch a statement: what it writes makes everything that was kept old, until it is taken back."""
        said = str(sql)
        point = POINT.match(said)
        if point is None:
            if not READS.match(said) and not APART.match(said):
                self.kept = {}
            return execute(sql, params, many, context)
        answer = execute(sql, params, many, context)
        match point["does"].upper():
            case "SAVEPOINT":
                self.points[point["name"]] = self.kept
            case "RELEASE SAVEPOINT":
                self.points.pop(point["name"], None)
            case _:
                self.kept = self.points.get(point["name"], {})
        return answer

    def counts(self, wrapper: Any) -> bool:
        """Whether something wants to see every statement, and not only those that write."""
        return wrapper != self.see and not getattr(wrapper, "sees_writes_alone", False)

    def now(self) -> dict[Any, Any] | None:
        """What is kept of the state that the database is in; None while statements are counted."""
        if connection.force_debug_cursor or any(map(self.counts, connection.execute_wrappers)):
            return None
        if len(self.patch._setattr) != self.patches:  # the program is another one, and so may its answers be
            self.kept, self.points, self.patches = {}, {}, len(self.patch._setattr)
        return self.kept

    def at_hand(self) -> tuple[Any, Any] | None:
        """A memory of the program's own for that state, in which the trail goes no further."""
        from indicators.judging.cache import Memory

        kept = self.now()
        return None if kept is None else (kept.setdefault("memory", Memory()), Still())

    def once(self, name: str, ask: Ask, key_of: Ask) -> Ask:
        """``ask``, which is asked once for each key."""

        def asked(*given: Any, **named: Any) -> Any:
            if (kept := self.now()) is None:
                return ask(*given, **named)
            key = (name, *key_of(*given, **named))
            if key not in kept:
                answer = ask(*given, **named)
                kept[key] = (answer, given)  # what was given stays, so that its id stays its own
                while len(kept) > MOST_KEPT:
                    del kept[next(iter(kept))]
                return answer
            return kept[key][0]

        return asked


def _of_lines(lines: Any, through: Any = None) -> tuple[Any, ...]:
    try:
        return *lines.query.sql_with_params(), through
    except EmptyResultSet:  # it asks for nothing
        return id(lines), through


def _of_moment(moment: Any, which: Any, through: Any = None) -> tuple[Any, ...]:
    return moment, tuple(sorted((name, repr(value)) for name, value in which.items())), through


def _of_gathered(got: Any, day: Any) -> tuple[Any, ...]:
    return id(got), day


@contextmanager
def judged_once(patch: Any, shared: dict[Any, Any] | None = None) -> Iterator[None]:
    """Judge nothing twice in here. ``patch`` is the test's own monkeypatch; ``shared`` are answers that tests
    of the same state have in common."""
    from indicators.judging import cache, judged_lines, line_cache, load_as_of

    judged = Judged(patch, shared)
    gather = judged.once("now", judged_lines.gather, _of_lines)
    both_ways = judged.once("judged", judged_lines.both_ways, _of_gathered)
    for room in (judged_lines, line_cache):
        patch.setattr(room, "gather", gather)
        patch.setattr(room, "both_ways", both_ways)
    patch.setattr(cache, "at_hand", judged.at_hand)
    patch.setattr(load_as_of, "_gather", judged.once("then", load_as_of._gather, _of_moment))
    patch.setattr(load_as_of, "both_ways", both_ways)
    judged.patches = len(patch._setattr)
    with connection.execute_wrapper(judged.see):
        yield
