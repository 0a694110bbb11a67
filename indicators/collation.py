"""Norwegian letters on both databases: Æ, Ø, Å sort last, in that order, and "ærl" finds "Ærlighet".

PostgreSQL gets a collation named `nb_no` from ICU (`CollationOperation` in the first migration). SQLite knows
only ASCII, so every new connection is given a collation of the same name and Unicode-aware UPPER, LOWER and
LIKE. Name columns say `db_collation="nb_no"` and then sort alike on both.

The order on SQLite is that of Norwegian dictionaries for what names in a municipality hold: letters without
regard to case, aa as å, other accents as the bare letter, punctuation and blanks before digits before letters.
"""

import functools
import re
import unicodedata
from typing import Any

from django.db import migrations

COLLATION = "nb_no"
POSTGRESQL_LOCALE = "nb-NO"

# Letters of the Norwegian alphabet after z, and their neighbours' letters that are filed under them.
_AFTER_Z = {"æ": (1, 0), "ä": (1, 1), "ø": (2, 0), "ö": (2, 1), "å": (3, 0)}


def CollationOperation() -> migrations.operations.base.Operation:  # noqa: N802 - reads as the class it stands for
    """The migration operation that creates `nb_no`; does nothing on SQLite, where connections bring it."""
    raise NotImplementedError


def teach_norwegian(sender: Any, connection: Any, **kwargs: Any) -> None:
    """Receiver of `connection_created`."""
