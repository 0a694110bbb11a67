"""Passwords that Norwegians guess first: common words, names of the place, years and rows of digits."""

from __future__ import annotations

import re
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext

COMMON = frozenset(
    "passord passordet velkommen hemmelig hemmelighet sommer sommeren vinter vinteren høst høsten vår våren "
    "januar februar mars april mai juni juli august september oktober november desember "
    "mandag tirsdag onsdag torsdag fredag lørdag søndag kommune kommunen målekort norge noreg norway "
    "oslo bergen skole jul påske "
    "sol ferie kaffe jeg deg elsker min mitt mine hei hallo test testing bruker admin administrator logg inn "
    "endre bytt nytt ny password welcome summer winter spring autumn qwerty qwertyuiop asdfghjkl abc "
    "abcd".split()
)
"""Words that make no password, whatever digits and marks stand between them."""
LIKE_LETTERS = str.maketrans({"0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t", "@": "a", "$": "s"})
FEWEST_DIFFERENT = 5


class NorwegianPasswordValidator:
    """Refuses what is only common words, the municipality's name, digits and marks, or few characters."""

    def validate(self, password: str, user: Any = None) -> None:
        """Raise ValidationError for a password that is guessed first."""
        if is_guessed_first(password, settings.MUNICIPALITY_NAME):
            raise ValidationError(
                gettext("Passordet er et av dem som prøves først. Sett sammen noen uvanlige ord."),
                code="password_guessed_first",
            )

    def get_help_text(self) -> str:
        return gettext("Ikke vanlige ord, årstider eller kommunens navn med tall etter.")


def is_guessed_first(password: str, municipality: str) -> bool:
    """Whether a password is only words that everybody thinks of, with digits and marks."""
    plain = password.lower()
    if len(set(plain)) < FEWEST_DIFFERENT:
        return True
    words = COMMON | {word for word in re.split(r"\W+", municipality.lower()) if len(word) > 1}
    inside = re.sub(r"^[\W\d_]+|[\W\d_]+$", "", plain).translate(LIKE_LETTERS)
    written = {re.sub(r"[^a-zæøåäöüéáčđŋšŧž]", "", text) for text in (plain, inside)}
    return any(_only(letters, words) for letters in written)


def _only(letters: str, words: frozenset[str]) -> bool:
    """Whether letters are nothing but words of a set, one after another; no letters are."""
    reached = {0}
    for end in range(1, len(letters) + 1):
        if any(end - len(word) in reached and letters.startswith(word, end - len(word)) for word in words):
            reached.add(end)
    return len(letters) in reached
