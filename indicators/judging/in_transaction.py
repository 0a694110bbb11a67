"""What must not be remembered."""

from __future__ import annotations

from django.db import connection


def in_passing() -> bool:
    """Whether what is read may never come to be: in a transaction, between a write and its trail entry."""
    return connection.in_atomic_block
