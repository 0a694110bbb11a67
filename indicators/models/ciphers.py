"""Secrets that lie in the database under a key that does not: those of second factors.

Whoever has a copy of the database has no codes. Fernet (AES-128-CBC with HMAC-SHA256) under the keys of
FACTOR_KEYS, the one in use first; older ones read what was written under them.
"""

from __future__ import annotations

import base64
import logging
import secrets

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings

log = logging.getLogger("indicators.sign_in")

NEVER_BYTES = 40


def encrypted(text: str) -> str:
    """A secret as it is stored."""
    return _cipher().encrypt(text.encode()).decode()


def decrypted(stored: str) -> str:
    """The secret again. What no key of the installation reads becomes a new, unknown secret.

    So a factor whose key is missing, or that was put there behind the program's back, never lets anybody in,
    and signing in answers as to any wrong code; the log says what is the matter.
    """
    try:
        return _cipher().decrypt(stored.encode()).decode()
    except InvalidToken:
        log.error(
            "A second factor cannot be read: was TRAIL_KEY or SECRET_KEY changed without TRAIL_OLD_KEYS?"
        )
        return base64.b32encode(secrets.token_bytes(NEVER_BYTES)).decode()


def _cipher() -> MultiFernet:
    return MultiFernet([Fernet(base64.urlsafe_b64encode(key)) for key in settings.FACTOR_KEYS])
