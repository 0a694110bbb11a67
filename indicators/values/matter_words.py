"""Whether what is written of a matter says that it is ended, or still going on."""

from __future__ import annotations

import re

_ENDED = re.compile(
    r"\b(?:saken|saka|tilsynet|tilsyn|avviket|avvikene|avvika|punktet|pålegget)"
    r"(?: (?:er|ble|blei|vart))?(?: nå| no)? (?:lukket|lukka|avsluttet|avslutta)\b"
    r"|^(?:fullført|gjennomført|gjennomførd|iverksatt|iverksett|avsluttet|avslutta|lukket|lukka)\b",
    re.IGNORECASE,
)
_GOING_ON = re.compile(
    r"\b(?:pågår|pågående|under utredning|under utgreiing|under arbeid|avventes|utredes|er i prosess"
    r"|(?:venter|ventar) på|gjenstår|ikke gjennomført|ikkje gjennomført)\b",
    re.IGNORECASE,
)


def contradicting(text: str, *, ended: bool) -> str:
    """The words of a text that contradict the state; empty where none do, or where it says both.

    ``ended``: whether the state says that nothing is left to do.
    """
    closing, going = _ENDED.search(text.strip()), _GOING_ON.search(text)
    if closing and going:
        return ""
    found = going if ended else closing
    return found.group() if found else ""
