"""Words that say the opposite of a state, and amounts that a decision and its follow-up do not share."""

from __future__ import annotations

import re
from typing import Final

# A rule repeats nothing without an end: whoever pastes a text of digits or blanks must not stop the others.
_AUX: Final = r"(?:(?:er|ble|har|blitt|nå|alle|endelig|dermed|derfor|også|formelt) ){0,4}"
ENDED: Final = re.compile(
    rf"\b(?:saken|sakene|tilsynet|tilsyn|avvik|avviket|avvikene|punktet) {_AUX}(?:lukket|avsluttet|ferdig)\b"
    rf"|\b(?:pålegget|påleggene) {_AUX}(?:lukket|avsluttet|oppfylt|etterkommet|rettet)\b"
    rf"|\b(?:vedtaket|tiltaket|tiltakene|punktet) {_AUX}(?:gjennomført|iverksatt|fullført|avsluttet)\b"
    r"|^\s{0,3}(?:er )?(?:fullført|gjennomført|iverksatt|utført|lukket|avsluttet|ferdigstilt)\b",
    re.IGNORECASE,
)
GOING_ON: Final = re.compile(
    r"\b(?:er|ligger) (?:fortsatt |fremdeles )?(?:pågående|under arbeid|under utredning|i prosess)\b"
    r"|\bpågår\b|\b(?:venter på|avventes)\b"
    r"|\bikke (?:gjennomført|påbegynt|startet|igangsatt|iverksatt|lukket|avsluttet|ferdig|ferdigstilt)\b"
    r"|\barbeidet (?:fortsetter|videreføres|er utsatt|er satt på vent)\b"
    r"|^\s{0,3}(?:under arbeid|pågående|utsatt til)\b",
    re.IGNORECASE,
)
AMOUNT: Final = re.compile(
    r"\bkr\.?\s{0,3}(\d[\d \u00a0]{0,20}\d)(?![\d,])"
    r"|(?<![\d,])(\d[\d \u00a0]{0,20}\d)\s{0,3}kr(?:oner)?\b"
)


def state_contradicted(ended: bool, text: str) -> str:
    """The words of a text that say the opposite of a state; empty where it says the same, or nothing."""
    says_ended, says_open = ENDED.search(text), GOING_ON.search(text)
    if ended and says_open and not says_ended:
        return says_open[0].strip()
    if not ended and says_ended and not says_open:
        return says_ended[0].strip()
    return ""


def amounts_differ(decided: str, reported: str) -> tuple[str, str] | None:
    """The amounts in kroner of two texts about the same, where both name some and share none."""
    one, other = (_amounts(text) for text in (decided, reported))
    if one and other and not {number for number, _ in one} & {number for number, _ in other}:
        return one[0][1], other[0][1]
    return None


def _amounts(text: str) -> list[tuple[int, str]]:
    return [(int(re.sub(r"\D", "", found[0])), found[0]) for found in AMOUNT.finditer(text)]
