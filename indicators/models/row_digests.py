"""Digests and seals of rows: SHA-256 (FIPS 180-4) over one way of writing a row down that never varies.

A row is written as JSON with sorted names (compare RFC 8785): decimals without trailing zeros, times in
UTC with microseconds. Empty cells (null, no text, false) are left out, so that a column that is added later
and is empty in old rows leaves their digests as they were. The names of columns are part of the digest.

A digest tells that something was altered to whoever knows the digest; anybody can make one. A seal is a
digest under a key (HMAC-SHA256, RFC 2104) that lies outside the database, so the program alone can make it.
"""

from __future__ import annotations

import hmac
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cache
from hashlib import sha256
from itertools import batched
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db.models import QuerySet

from .statements import rows_for
from .trail import TrailEntry

CHUNK = 2_000
FEW = 10
"""An act seldom writes more rows of a table; the statement for so many is put together once."""
OUTSIDE = frozenset({"digest", "seal"})
"""The columns of an entry that its digest does not cover, since they are made from it."""
EDITION = "malekort-trail-1"
"""Says how entries are written down; a later way gets a name of its own."""

type Ranges = dict[str, list[list[int]]]
"""For each table the first and last number of its history rows, in order and apart from each other."""


@cache
def tracked_models() -> dict[str, Any]:
    """Every model with row history, by the name of its table in the trail, in the order of the names."""
    models = apps.get_app_config("indicators").get_models()
    found = {
        str(m._meta.model_name): m for m in models if hasattr(m._meta, "simple_history_manager_attribute")
    }
    return dict(sorted(found.items()))


def canonical(value: Any) -> bytes:
    """The one way in which a value is written down."""
    return json.dumps(
        value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_plain
    ).encode()


def _plain(value: Any) -> str:
    if isinstance(value, Decimal):
        return f"{(value + 0).normalize():f}"
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no canonical form")


def content(names: Sequence[str], cells: Sequence[Any], links: dict[str, list[int]]) -> dict[str, Any]:
    """What a row holds, without its empty cells; ``links`` are its many-to-many rows."""
    held = zip(names, cells, strict=True)
    kept = {name: cell for name, cell in held if cell is not None and cell != "" and cell is not False}
    return kept | {name: ids for name, ids in links.items() if ids}


type HistoryRows = Iterator[tuple[int, dict[str, Any]]]
"""Number and content of history rows."""


def history_rows(table: str, **chosen: Any) -> HistoryRows:
    """The history rows of a table that a filter chooses, in the order of numbers."""
    return _told(table, _chosen(table, **chosen).iterator(CHUNK))


def numbered_history_rows(table: str, numbers: Sequence[int]) -> HistoryRows:
    """The history rows of a table that have these numbers, in the order of numbers."""
    if len(numbers) > FEW:
        return history_rows(table, history_id__in=numbers)
    rows = rows_for(("history rows", table), lambda *wanted: _chosen(table, history_id__in=wanted), *numbers)
    return _told(table, rows)


def _chosen(table: str, **chosen: Any) -> QuerySet[Any, Any]:
    rows: QuerySet[Any, Any] = tracked_models()[table].history.model._base_manager.filter(**chosen)
    return rows.order_by("history_id").values_list(*_columns(table))


@cache
def _columns(table: str) -> tuple[str, ...]:
    return tuple(field.attname for field in tracked_models()[table].history.model._meta.concrete_fields)


def _told(table: str, rows: Iterable[Any]) -> HistoryRows:
    names = _columns(table)
    place = names.index("history_id")
    for piece in batched(rows, CHUNK):
        links = _history_links(table, [row[place] for row in piece])
        for row in piece:
            yield row[place], content(names, row, links.get(row[place], {}))


def _history_links(table: str, numbers: list[int]) -> dict[int, dict[str, list[int]]]:
    """The many-to-many rows that stand with history rows: history number → field → numbers, sorted."""
    model = tracked_models()[table]
    found: dict[int, dict[str, list[int]]] = {}
    for field in model.history.model._history_m2m_fields:
        kept = getattr(model.history.model, field.name).model
        other = f"{field.m2m_reverse_field_name()}_id"
        rows = kept._base_manager.filter(history_id__in=numbers).order_by("history_id", other)
        for number, key in rows.values_list("history_id", other):
            found.setdefault(number, {}).setdefault(field.name, []).append(key)
    return found


def row_line(table: str, held: dict[str, Any]) -> bytes:
    """A history row as it goes into a digest."""
    return canonical([table, held]) + b"\n"


def ranges_of(numbers: Iterable[int]) -> list[list[int]]:
    """Numbers as ranges: 3, 4, 5, 9 → [3, 5], [9, 9]."""
    ranges: list[list[int]] = []
    for number in sorted(set(numbers)):
        if ranges and number == ranges[-1][1] + 1:
            ranges[-1][1] = number
        else:
            ranges.append([number, number])
    return ranges


def rows_digest(lines: Iterable[bytes]) -> str:
    """The digest of history rows, table by table in the order of names, then by number."""
    digest = sha256()
    for line in lines:
        digest.update(line)
    return digest.hexdigest()


def entry_digest(entry: TrailEntry) -> str:
    """The digest of an entry: everything that stands in it, and the digest of the one before."""
    names = [field.attname for field in entry._meta.concrete_fields if field.attname not in OUTSIDE]
    held = content(names, [getattr(entry, name) for name in names], {})
    return sha256(canonical([EDITION, held])).hexdigest()


@dataclass(frozen=True, slots=True)
class Anchor:
    """What was known of the trail outside the database: the digest of an entry.

    ``sequence`` is None where only the digest was kept. ``source`` is what it was read from.
    """

    digest: str
    sequence: int | None = None
    source: str = ""


def seals_of(content_line: bytes) -> tuple[str, ...]:
    """The seals of a text under every key of the installation, the one in use first."""
    return tuple(hmac.new(key, content_line, "sha256").hexdigest() for key in settings.TRAIL_KEYS)


def entry_seal(digest: str) -> str:
    """The seal of an entry, made of its digest."""
    return seals_of(b"entry " + digest.encode())[0]


def is_sealed(digest: str, seal: str) -> bool:
    """Whether the program made this entry, under the key in use or an old one."""
    return any(hmac.compare_digest(seal, made) for made in seals_of(b"entry " + digest.encode()))


def code_line(number: int, code: str) -> bytes:
    """What goes into the seal of a row of function codes: which row it is, and the code."""
    return b"function code " + canonical([number, code])


NOT_SEALED = frozenset({"last_login"})
"""What changes in an account without anybody's doing: it says nothing of who may come in."""


def account_lines(
    people: Iterable[int] | None = None, model: Callable[[str, str], Any] = apps.get_model
) -> dict[int, bytes]:
    """What goes into each account's seal: the person's row, factors, identities and addresses.

    ``people`` are numbers, None for all; ``model`` finds a table's class (a migration has its own).
    """
    person = model("indicators", "User")
    names = [field.attname for field in person._meta.concrete_fields if field.attname not in NOT_SEALED]
    chosen = {} if people is None else {"pk__in": list(people)}
    theirs = {} if people is None else {"user_id__in": list(people)}
    accounts: dict[int, list[Any]] = {
        row[0]: [content(names, row[1:], {})]
        for row in person._base_manager.filter(**chosen).order_by("pk").values_list("pk", *names)
    }
    for app, table, columns in ACCOUNT_TABLES:
        rows = model(app, table)._base_manager.filter(**theirs).order_by("pk")
        for number, *cells in rows.values_list("user_id", *columns):
            accounts.setdefault(number, []).append([table, *cells])
    return {number: b"account " + canonical([number, parts]) for number, parts in accounts.items()}


ACCOUNT_TABLES = (
    ("mfa", "Authenticator", ("pk", "type", "data")),
    ("socialaccount", "SocialAccount", ("pk", "provider", "uid")),
    ("account", "EmailAddress", ("pk", "email", "verified", "primary")),
)
"""Tables of the sign-in libraries whose rows let somebody in, and the columns that say how."""
