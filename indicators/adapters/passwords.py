"""Passwords that Norwegians guess first: common words, names of the place, years, rows of keys.

Checked by hand against what leaks of Norwegian passwords have in common: a word of the season, a club, a
first name or a pet, with a year or 123 behind it. Four uncommon or different words are a good password.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import StrEnum
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from indicators.municipality import municipality

GLUE = frozenset(
    "jeg du deg meg er en et i på og min mitt mine din ditt hei hallo the my is you love".split()
)
"""Words that add nothing to a phrase."""
COMMON = frozenset(
    "passord passordet velkommen hemmelig hemmelighet sommer sommeren vinter vinteren høst høsten vår våren "
    "januar februar mars april mai juni juli august september oktober november desember "
    "mandag tirsdag onsdag torsdag fredag lørdag søndag helg kommune kommunen kommunal fylke rådhus rådhuset "
    "målekort styring kvalitet norge noreg norway norsk oslo bergen trondheim stavanger tromsø kristiansand "
    "drammen hamar elverum innlandet hedmark oppland østfold akershus buskerud vestfold telemark agder "
    "rogaland vestland nordland troms finnmark trøndelag "
    "skole skolen barnehage jobb jobben arbeid kontor kontoret leder sjef rektor økonomi controller revisor "
    "jul jula påske ferie sol sola snø kaffe sjokolade pizza taco brunost laks elg hund hunden katt katten "
    "hest hesten bamse kjæreste mamma pappa mor far bestemor bestemor familie familien venn vennen "
    "elsker kjærlighet gud jesus engel prinsesse stjerne fotball håndball hockey ski langrenn liverpool "
    "arsenal chelsea everton manchester united rosenborg brann vålerenga viking lillestrøm fredrikstad "
    "molde bodøglimt hamkam storhamar stabæk "
    "anders anne anna arne ole olav ola kari kåre knut per pål espen tor tore terje tone trine morten "
    "martin marit maria marie mari ida ingrid inger ingvild emma emil nora sofie lars lisa line linda "
    "jan johan jonas jens hans henrik helene hanne heidi bjørn berit eva erik geir gunnar kristian "
    "kristin silje siri sara simen sander thomas tobias oliver oskar mia noah jakob lucas william filip "
    "test testing bruker admin administrator logg inn logginn endre bytt nytt ny "
    "password welcome summer winter spring autumn login letmein monkey dragon master secret computer "
    "internet sesam secure sikker sikkerhet trygg".split()
)
"""Words that make no password, whatever digits and marks stand between them."""
WITHOUT_NORWEGIAN_KEYS = ({"æ": "ae", "ø": "o", "å": "a"}, {"æ": "a", "ø": "oe", "å": "aa"})
"""How people write Norwegian letters on other keys."""
MANY_WORDS = 4
"""So many different ones of them in a row are a phrase that nobody has in a list."""
LIKE_LETTERS = str.maketrans({"0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t", "@": "a", "$": "s"})
FEWEST_DIFFERENT = 5
ROWS = ("abcdefghijklmnopqrstuvwxyzæøå", "qwertyuiopå", "asdfghjkløæ", "zxcvbnm", "qazwsxedcrfv", "aqswdefr")
SHORTEST_ROW = 3


class Guess(StrEnum):
    """Why a password is guessed first."""

    FEW = "few"
    ROW = "row"
    WORDS = "words"


WHY = {
    Guess.FEW: _("Passordet gjentar noen få tegn. Sett sammen noen uvanlige ord."),
    Guess.ROW: _(
        "Passordet er en rekke av tall, bokstaver eller taster, og prøves først. "
        "Sett sammen noen uvanlige ord."
    ),
    Guess.WORDS: _(
        "Passordet er laget av vanlige ord, navn eller kommunens navn, og prøves først. "
        "Sett sammen noen uvanlige ord."
    ),
}


class NorwegianPasswordValidator:
    """Refuses what is only common words, the municipality's name, rows and digits, or few characters."""

    def validate(self, password: str, user: Any = None) -> None:
        """Raise ValidationError for a password that is guessed first."""
        why = guessed_first(password, municipality().name)
        if why is not None:
            raise ValidationError(str(WHY[why]), code="password_guessed_first")

    def get_help_text(self) -> str:
        return str(_("Ikke vanlige ord, årstider eller kommunens navn med tall etter."))


def guessed_first(password: str, municipality: str) -> Guess | None:
    """Why a password is guessed first; None for one that is not."""
    plain = password.lower()
    if len(set(plain)) < min(FEWEST_DIFFERENT, len(plain)):
        return Guess.FEW
    place = _spelt({word for word in re.split(r"\W+", municipality.lower()) if len(word) > 1})
    inside = re.sub(r"^[\W\d_]+|[\W\d_]+$", "", plain).translate(LIKE_LETTERS)
    written = {re.sub(r"[^a-zæøåäöüéáčđŋšŧž]", "", text) for text in (plain, inside)}
    if any(_only_rows(letters) for letters in written):
        return Guess.ROW
    return Guess.WORDS if any(_only_words(letters, _COMMON | place) for letters in written) else None


def _spelt(words: Iterable[str]) -> frozenset[str]:
    """Words as they are written, and as they are written without æ, ø and å."""
    keys = [str.maketrans(way) for way in WITHOUT_NORWEGIAN_KEYS]
    return frozenset(one for word in words for one in (word, *(word.translate(way) for way in keys)))


_COMMON = _spelt(COMMON)


def _only_rows(letters: str) -> bool:
    """Whether letters are rows of keys or of the alphabet, either way; no letters at all are."""
    return _fewest_words(letters, lambda piece: 0 if _is_row(piece) else None) is not None


def _only_words(letters: str, words: frozenset[str] | set[str]) -> bool:
    """Whether letters are a few common words, with small words and rows between them."""

    def cost(piece: str) -> int | None:
        if piece in GLUE or _is_row(piece):
            return 0
        return 1 if piece in words else None

    fewest = _fewest_words(letters, cost)
    return fewest is not None and fewest < MANY_WORDS


def _is_row(piece: str) -> bool:
    if len(piece) < SHORTEST_ROW:
        return False
    return len(set(piece)) == 1 or any(piece in row or piece[::-1] in row for row in ROWS)


def _fewest_words(letters: str, cost: Any) -> int | None:
    """The fewest different words that letters can be cut into, by what a piece costs; None if not at all."""
    reached: list[frozenset[str] | None] = [frozenset()]
    for end in range(1, len(letters) + 1):
        best: frozenset[str] | None = None
        for start in range(max(0, end - 30), end):
            before, piece = reached[start], letters[start:end]
            if before is None or (price := cost(piece)) is None:
                continue
            words = before | {piece} if price else before
            if best is None or len(words) < len(best):
                best = words
        reached.append(best)
    last = reached[-1]
    return None if last is None else len(last)
