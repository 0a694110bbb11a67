"""What a backup says about itself."""

from __future__ import annotations

import hmac
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any

from indicators.models.row_digests import canonical, seals_of

FORMAT = 1
"""How the archive is built; counts up when an older program could no longer read it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """Counts and migrations are read in the very snapshot that the data comes from."""

    program: str
    """The version of the program that made it."""
    made: datetime
    vendor: str
    """``sqlite`` or ``postgresql``."""
    migrations: Mapping[str, tuple[str, ...]]
    """The applied migrations of each app in the order they were applied; the last is the newest."""
    counts: Mapping[str, int]
    """Rows in each table."""
    sha256: str
    """Of the data, before it was compressed; lower-case hexadecimal."""
    size: int
    """Bytes of the data, before it was compressed."""
    trail: tuple[int, str] | None = None
    """Number and digest of the last entry of the trail; None in an empty database and in older backups."""
    format: int = FORMAT
    seal: str = ""
    """Made of everything else here, the digest of the data among it, under a key that lies in no database."""

    def sealed(self) -> Manifest:
        """The same, under the key in use."""
        return replace(self, seal=seals_of(self._line())[0])

    @property
    def holds(self) -> bool:
        """Whether this installation made it: the seal is right under the key in use or an old one."""
        return any(hmac.compare_digest(self.seal, made) for made in seals_of(self._line()))

    def _line(self) -> bytes:
        return b"backup " + canonical(asdict(replace(self, seal="")))

    @property
    def rows(self) -> int:
        """Rows in all tables together."""
        return sum(self.counts.values())

    def to_json(self) -> str:
        return json.dumps(asdict(self) | {"made": self.made.isoformat()}, ensure_ascii=False, indent=2) + "\n"

    @classmethod
    def from_json(cls, text: str | bytes) -> Manifest:
        """Read a manifest of this format or a newer one's format number. Raises ValueError if it is none."""
        found = json.loads(text)
        if not isinstance(found, dict):
            raise ValueError("not a manifest")
        try:
            return cls(
                program=_text(found["program"]),
                made=datetime.fromisoformat(found["made"]),
                vendor=_text(found["vendor"]),
                migrations={app: tuple(map(_text, names)) for app, names in found["migrations"].items()},
                counts={table: _number(count) for table, count in found["counts"].items()},
                sha256=_text(found["sha256"]),
                size=_number(found["size"]),
                trail=_end(found.get("trail")),
                format=_number(found["format"]),
                seal=_text(found.get("seal", "")),
            )
        except (KeyError, TypeError, AttributeError) as error:
            raise ValueError(f"not a manifest: {error}") from error


def _end(value: Any) -> tuple[int, str] | None:
    if value is None:
        return None
    sequence, digest = value
    return _number(sequence), _text(digest)


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is no text")
    return value


def _number(value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise TypeError(f"{value!r} is no number")
    return value
