"""Files that are kept under their digests."""

from __future__ import annotations

from base64 import b64encode

from indicators.models import KeptFile


def content_of(digest: str) -> bytes:
    """What a kept file holds. Raises LookupError where it is gone, which the program never lets happen."""
    content = KeptFile.objects.filter(pk=digest).values_list("content", flat=True).first()
    if content is None:
        raise LookupError(digest)
    return bytes(content)


def address_of(digest: str, media: str) -> str:
    """An address that holds a kept file itself. Raises LookupError where it is gone."""
    return f"data:{media};base64,{b64encode(content_of(digest)).decode('ascii')}"
