"""Keeping a file for ever, within the act that needs it."""

from __future__ import annotations

from hashlib import sha256

from indicators.models import KeptFile


def keep_file(content: bytes) -> str:
    """The digest (SHA-256, hexadecimal) of a file that is kept from now on; the same file is kept once."""
    digest = sha256(content).hexdigest()
    KeptFile.objects.bulk_create(
        [KeptFile(sha256=digest, size=len(content), content=content)], ignore_conflicts=True
    )
    return digest
