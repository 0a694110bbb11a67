"""Figures that are mentioned in texts, in words: as everybody reads them, never a draft."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from indicators.judging import JudgedLine
from indicators.selectors.report.mentions import MentionedLines
from indicators.values import EmptyResult, MissingResult, NoTarget, Result
from indicators.values.texts.document import Document
from indicators.values.texts.mentions import Mention, MentionPart, MentionWords, in_words

from .figures import result_text, target_text
from .words import lowered

PARTS: Final = {
    MentionPart.RESULT: _("resultatet"),
    MentionPart.TARGET: _("målet"),
    MentionPart.PREVIOUS: _("forrige tall"),
    MentionPart.UNIT: _("enheten"),
}
PART_CHOICES: Final = tuple(PARTS.items())
"""What of an indicator can be mentioned, in words for a list to choose from."""


def words_of_year(year: int, read: Iterable[JudgedLine] | None = None) -> MentionWords:
    """What mentions in texts of a year are printed as; lines are read once, when one is met.

    ``read`` are the lines of the year where they are known already, as of a moment or a round.
    """
    lines = MentionedLines(year)
    if read is not None:
        lines.know(read)

    def words(mention: Mention) -> str:
        line = lines.line(mention)
        if line is None:
            return _none() if lines.is_known(mention) else mention.typed
        return mention_text(mention.part, line)

    return words


_kept: ContextVar[dict[int, MentionWords] | None] = ContextVar("words of mentioned figures", default=None)


@contextmanager
def figures_once() -> Iterator[None]:
    """Within this, the lines that texts mention are read once for each year: for one answer to one reader."""
    before = _kept.set({})
    try:
        yield
    finally:
        _kept.reset(before)


@contextmanager
def figures_of(year: int, lines: Iterable[JudgedLine]) -> Iterator[None]:
    """Within this, what texts of the year mention is printed from these lines, as of a moment or in a round;
    of other years from what stands now."""
    before = _kept.set({year: words_of_year(year, lines)})
    try:
        yield
    finally:
        _kept.reset(before)


def _words(year: int) -> MentionWords:
    kept = _kept.get()
    if kept is None:
        return words_of_year(year)
    if year not in kept:
        kept[year] = words_of_year(year)
    return kept[year]


def printed(text: Document, year: int) -> Document:
    """A text of a year with its mentions in words."""
    return text.printed(_words(year)) if text.mentions else text


def figures_said(text: str, year: int) -> str:
    """A text of a year without marks of its own, as it is read: its mentions in words."""
    return in_words(text, _words(year)) if "{" in text else text


def mention_text(part: MentionPart, line: JudgedLine) -> str:
    """One figure of a line, as it stands in a sentence: ``28,2 %``, ``20 %``, ``ikke målt``."""
    match part:
        case MentionPart.RESULT:
            return _figure(line.result, line, line.result_text)
        case MentionPart.PREVIOUS:
            before = line.previous
            return _none() if before is None else _figure(before.result, line, before.text)
        case MentionPart.TARGET:
            return gettext("uten mål") if isinstance(line.target, NoTarget) else _target(line)
        case MentionPart.UNIT:
            return line.spec.line_unit or gettext("antall")


def _target(line: JudgedLine) -> str:
    """A comparator that only follows from the direction is none of the words."""
    target = target_text(line.target, line.spec)
    return target.figure if target.implied else str(target)


def _figure(result: Result, line: JudgedLine, text: str) -> str:
    if isinstance(result, EmptyResult):
        return _none()
    words = result_text(result, line.spec, text)
    return lowered(words) if isinstance(result, MissingResult) else words


def _none() -> str:
    return gettext("ikke levert")


@dataclass(frozen=True, slots=True)
class MentionOption:
    """An indicator that can be mentioned: its code, and what it is called."""

    code: str
    label: str
    figure: str


def mention_options(lines: Iterable[JudgedLine]) -> tuple[MentionOption, ...]:
    """The lines of a list to choose from, with what each result is printed as now."""
    return tuple(
        MentionOption(line.code, line.short_name, mention_text(MentionPart.RESULT, line)) for line in lines
    )
