"""What a line counts, by its own wording: "Antall registrerte avvik" counts "registrerte avvik"."""

from __future__ import annotations

import re
from functools import lru_cache

_COUNT = re.compile(r"(?:totalt |samlet )?(?:antall|antal|tal på|talet på) (?P<what>.+)", re.IGNORECASE)
_LEADS_ON = re.compile(
    r" (?:i|på|for|fra|frå|til|med|uten|utan|av|ved|om|under|over|mot|per|pr\.?|etter|innen|innan|hos|som"
    r"|der|og|eller|mellom|gjennom|knyttet|knytt|grunnet)(?: .*)?$|[,(:;–/*].*$",
    re.IGNORECASE,
)


@lru_cache(maxsize=4096)
def counted_in(wording: str) -> str:
    """What is counted, in small letters, up to the first word that leads on; "" where nothing is.

    "Antall tilsyn uten avvik" counts "tilsyn": "Ingen avvik" is no answer to it.
    """
    found = _COUNT.match(" ".join(wording.split()))
    if found is None:
        return ""
    return _LEADS_ON.sub("", f" {found['what']}").strip().casefold().rstrip(".")


def is_counted(what: str, counted: str) -> bool:
    """Whether a word is what a line counts: the whole of it, or its last word ("registrerte avvik")."""
    return bool(what) and bool(counted) and what in (counted, counted.rpartition(" ")[2])
