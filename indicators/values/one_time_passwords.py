"""A password that is used once: short to type from paper, and too long to guess."""

from __future__ import annotations

import secrets
from typing import Final

SIGNS: Final = "abcdefghjkmnpqrstuvwxyz23456789"
"""Letters and digits that nobody takes for one another in print: no i, l, o, 0 or 1."""
GROUPS: Final = 4
LENGTH: Final = 4


def one_time_password() -> str:
    """Four groups of four signs, ``h7kf-m2pq-x9ra-tw4c``: 79 bits, from the system's own source of chance."""
    return "-".join("".join(secrets.choice(SIGNS) for _ in range(LENGTH)) for _ in range(GROUPS))
