"""The document as bytes and back, without any loss: how a published report is kept for ever.

The bytes are JSON in UTF-8 with sorted names and nothing between them, so that the same document always has
the same digest. Every field stands there, also one that is as it is by default: a default may change, what
was published may not. ``FORMAT`` names how it is written; another way gets another name, and what is written
in an old way is still read.
"""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from datetime import datetime
from enum import StrEnum
from functools import cache
from types import UnionType
from typing import Any, Final, TypeAliasType, get_args, get_origin, get_type_hints

from indicators.reports.document import Block, Document

FORMAT: Final = "malekort-dokument-1"
KIND: Final = "kind"
"""Names the block where there may be several."""


ADDED_LATER = {Document: frozenset({"arms"})}
"""Fields that documents which were kept earlier do not have."""


def to_json(document: Document) -> bytes:
    """The document as bytes, the same for the same document."""
    written = {"format": FORMAT, "document": _written(document)}
    return json.dumps(written, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def from_json(content: bytes) -> Document:
    """The document again. Raises ValueError for bytes that are no such document, whole and of this format."""
    read = json.loads(content)
    if not isinstance(read, dict) or read.get("format") != FORMAT:
        raise ValueError(f"this is no document of the format {FORMAT}")
    document: Document = _read(Document, read.get("document"))
    return document


def _written(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        named = {field.name: _written(getattr(value, field.name)) for field in fields(value)}
        return {KIND: type(value).__name__, **named} if type(value) in _blocks() else named
    if isinstance(value, tuple):
        return [_written(item) for item in value]
    return value.isoformat() if isinstance(value, datetime) else value


def _read(wanted: Any, value: Any) -> Any:
    """A value of a type; ``wanted`` is one of those that documents are made of."""
    if isinstance(wanted, TypeAliasType):
        return _read(wanted.__value__, value)
    if isinstance(wanted, UnionType):
        if not isinstance(value, dict) or value.get(KIND) not in _by_name():
            raise ValueError("a block of no known kind")
        rest = {name: item for name, item in value.items() if name != KIND}
        return _read(_by_name()[value[KIND]], rest)
    if get_origin(wanted) is tuple:
        return _read_all(get_args(wanted), value)
    if is_dataclass(wanted):
        if wanted in _blocks() and isinstance(value, dict) and value.get(KIND) == wanted.__name__:
            value = {name: item for name, item in value.items() if name != KIND}
        return _read_whole(wanted, value)
    if wanted is datetime and isinstance(value, str):
        return datetime.fromisoformat(value)
    if isinstance(wanted, type) and issubclass(wanted, StrEnum):
        return wanted(value)
    if type(value) is not wanted:
        raise ValueError(f"{value!r} is no {wanted}")
    return value


def _read_all(of: tuple[Any, ...], value: Any) -> tuple[Any, ...]:
    if not isinstance(value, list):
        raise ValueError("a list is missing")
    if of[-1] is Ellipsis:
        return tuple(_read(of[0], item) for item in value)
    return tuple(_read(one, item) for one, item in zip(of, value, strict=True))


def _read_whole(wanted: Any, value: Any) -> Any:
    hints = _hints(wanted)
    optional = ADDED_LATER.get(wanted, frozenset())
    if not isinstance(value, dict) or value.keys() | optional != hints.keys() | optional:
        raise ValueError(f"the fields of {wanted.__name__} are others")
    return wanted(**{name: _read(of, value[name]) for name, of in hints.items() if name in value})


@cache
def _hints(of: Any) -> dict[str, Any]:
    hints = get_type_hints(of)
    return {field.name: hints[field.name] for field in fields(of)}


@cache
def _blocks() -> frozenset[type]:
    return frozenset(get_args(Block.__value__))


@cache
def _by_name() -> dict[str, type]:
    return {block.__name__: block for block in _blocks()}
