"""The link in a letter that ends it without signing in (RFC 8058): what it says, and how it is read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.conf import settings
from django.core import signing
from django.urls import reverse

SALT: Final = "malekort.letters.off"
LONGEST: Final = 300


@dataclass(frozen=True, slots=True)
class Ending:
    """Which subscription a link ends, asked for when: asked for anew it is another, which the link leaves."""

    subscription_id: int
    asked_at: datetime


def off_href(ending: Ending) -> str:
    """The address on the program's own site; signed, so that nobody can make one for somebody else."""
    token = signing.dumps([ending.subscription_id, ending.asked_at.isoformat()], salt=SALT)
    return settings.SITE_URL + reverse("letters_off", args=[token])


def ending_of(token: str) -> Ending | None:
    """What a link ends; None for one that the program has not made."""
    if len(token) > LONGEST:
        return None
    try:
        subscription_id, asked_at = signing.loads(token, salt=SALT)
    except signing.BadSignature:
        return None
    return Ending(subscription_id, datetime.fromisoformat(asked_at))
