"""A cell as it was typed: footnote marks off, spaces tidied, and what no reading may begin with."""

from __future__ import annotations

import re
import unicodedata

from .cell_values import TextProblem
from .units import is_known_unit

MAX_LENGTH = 500
"""The longest cell, in characters, that is read; what is longer is kept as text."""

_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_LEADING_MARK = re.compile(rf"\*{{1,5}}\)?|[†‡]|[{_RAISED}]{{1,2}}[⁾)]?|[0-9]\)(?= )")
_TRAILING_MARK = re.compile(rf"\*{{1,5}}\)?$|[†‡]$|(?<![mM{_RAISED}])(?<![mM] )[{_RAISED}]{{1,2}}[⁾)]?$")
_CLOSED_MARK = re.compile(r"(?:(?<=\s)|(?<=[^\W\d_])|(?<=%))[0-9]{1,2}\)$|(?<=\s)[a-h]\)$")
_SPACES = re.compile(r"\s+")
_GROUP_SPACE = re.compile(r"(?<=\d) (?=\d)")
_SIGNS = re.compile(r"^[<>≥≤=+\-−–—]+ ?")
_ENDLESS = re.compile(r"[0-9]{25}")
_DASHES = re.compile(r"[-–—−‒―]{1,3}")
_NOT_NUMBERS = {
    "nan",
    "inf",
    "infinity",
    "uendelig",
    "∞",
    "#n/a",
    "#i/t",
    "#div/0!",
    "#ref!",
    "#verdi!",
    "#value!",
}


class Refused(Exception):  # noqa: N818 - a reading that ends, not an error of the program
    """A number that may not be read at all; carries why."""

    def __init__(self, problem: TextProblem) -> None:
        super().__init__(problem)
        self.problem = problem


def split_marks(text: str) -> tuple[str, tuple[str, ...]]:
    """The cell without its footnote marks, and the marks: "49% *)" is ("49%", ("*)",)).

    Marks are given when a table is printed and are no part of a value: asterisks, raised digits, "1)" and
    daggers, at either end. A cell too long to be read is left whole.
    """
    core = text.strip()
    if len(core) > MAX_LENGTH:
        return core, ()
    leading: list[str] = []
    while found := _LEADING_MARK.match(core):
        leading.append(found.group())
        core = core[found.end() :].strip()
    trailing: list[str] = []
    while (found := _TRAILING_MARK.search(core)) or (found := _closed_mark(core)):
        trailing.insert(0, found.group())
        core = core[: found.start()].strip()
    return core, (*leading, *trailing)


def tidied(core: str) -> str:
    """The cell with composed letters, plain single spaces and no soft hyphens."""
    return _SPACES.sub(" ", unicodedata.normalize("NFC", core).replace("\u00ad", "")).strip()


def phrase(tidy: str) -> str:
    """The cell for comparing with fixed wordings: small letters, no full stop at the end."""
    return tidy.casefold().rstrip(".! ")


def is_blank(tidy: str) -> bool:
    """Whether nothing was entered: no text, or a lone dash."""
    return not tidy or _DASHES.fullmatch(tidy) is not None


def refusal(text: str) -> TextProblem | None:
    """Why the cell may not be read at all: too long, invisible signs, endless or foreign digits."""
    if len(text) > MAX_LENGTH:
        return TextProblem.TOO_LONG
    for sign in text:
        kind = unicodedata.category(sign)
        if kind[0] == "C" and sign not in "\t\n\r\u00ad":
            return TextProblem.WORDS
    if _ENDLESS.search(text):
        return TextProblem.TOO_LARGE
    if any(sign.isdecimal() and not sign.isascii() for sign in text):
        return TextProblem.MALFORMED_NUMBER
    return None


def problem_of(tidy: str) -> TextProblem:
    """Whether a cell that was not understood looks like one number gone wrong, or is words."""
    said = _GROUP_SPACE.sub("", _SIGNS.sub("", tidy.casefold()))
    if said.strip("-+− ") in _NOT_NUMBERS:
        return TextProblem.MALFORMED_NUMBER
    first, _, rest = said.partition(" ")
    begins_with_digit = first.lstrip(".,")[:1].isdigit()
    if begins_with_digit and (not rest or is_known_unit(rest)):
        return TextProblem.MALFORMED_NUMBER
    return TextProblem.WORDS


def _closed_mark(core: str) -> re.Match[str] | None:
    """A mark such as "1)" at the end, unless the bracket closes one that was opened."""
    return _CLOSED_MARK.search(core) if core.count(")") > core.count("(") else None
