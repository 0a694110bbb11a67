"""The words of the program: one Norwegian wording for each status, change, kind and reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext_lazy as _

from indicators.values import (
    Aggregation,
    BenchmarkScope,
    Change,
    ChangeSense,
    Comparator,
    Direction,
    Frequency,
    PeriodKind,
    Spec,
    Status,
    TextProblem,
    ValueKind,
)

from .cached_gettext import gettext

if TYPE_CHECKING:
    from django.utils.functional import Promise


@dataclass(frozen=True, slots=True)
class StatusWord:
    """How one status is written and drawn.

    ``inline`` is the word in a sentence, ``icon`` the id in the icon sprite, ``css`` the
    class suffix, ``meaning`` the short hint.
    """

    status: Status
    word: str | Promise
    inline: str | Promise
    icon: str
    css: str
    meaning: str | Promise

    def __str__(self) -> str:
        return str(self.word)


def _word(status: Status, word: str | Promise, inline: str | Promise, meaning: str | Promise) -> StatusWord:
    return StatusWord(
        status=status,
        word=word,
        inline=inline,
        icon=f"i-{status.value}",
        css=status.value,
        meaning=meaning,
    )


# In the order in which they are counted on every board.
STATUS_WORDS: dict[Status, StatusWord] = {
    word.status: word
    for word in (
        _word(Status.MET, _("Nådd"), _("nådd"), _("resultatet oppfyller målet")),
        _word(
            Status.MISSED,
            _("Ikke nådd"),
            _("ikke nådd"),
            _("resultatet oppfyller ikke målet"),
        ),
        _word(
            Status.NOT_MEASURED,
            _("Ikke målt"),
            _("ikke målt"),
            _("mål satt, grunn oppgitt"),
        ),
        _word(
            Status.NOT_REPORTED,
            _("Ikke rapportert"),
            _("ikke rapportert"),
            _("fristen er ute, feltet er tomt"),
        ),
        _word(
            Status.UNDECIDED,
            _("Må vurderes"),
            _("må vurderes"),
            _("kan ikke sammenlignes"),
        ),
        _word(
            Status.NOT_DUE,
            _("Ikke forfalt"),
            _("ikke forfalt"),
            _("fristen er ikke ute"),
        ),
        _word(
            Status.NOT_PLANNED,
            _("Måles ikke i år"),
            _("måles ikke i år"),
            _("etter planen"),
        ),
        _word(
            Status.NO_TARGET,
            _("Uten mål"),
            _("uten mål"),
            _("tall uten mål å måles mot"),
        ),
    )
}

CLOSE_WORD = _("Nesten nådd")
CLOSE_INLINE = _("nesten nådd")


def status_word(status: Status, close: bool = False, own: str = "") -> str:
    """Return the status as a label: ``Ikke nådd``; ``Nesten nådd`` for a miss inside the tolerance.

    ``own`` is what the year's plan calls such a miss; empty for the program's own word.
    """
    return close_word(own) if close else str(STATUS_WORDS[status].word)


def status_inline(status: Status, close: bool = False, own: str = "") -> str:
    """Return the status as a word inside a sentence: ``ikke nådd``."""
    if close and own:
        return lowered(own)
    return _inline(get_language(), status, close)


@lru_cache(maxsize=64)
def _inline(_language: str | None, status: Status, close: bool) -> str:
    """The word in the language that is active when it is first asked for, and kept for that language."""
    return str(CLOSE_INLINE if close else STATUS_WORDS[status].inline)


def close_word(own: str = "") -> str:
    """Return what a miss inside the tolerance is called, as a label: ``Delvis nådd``."""
    return capitalised(own) if own else str(CLOSE_WORD)


def close_inline(own: str = "") -> str:
    """Return the same inside a sentence."""
    return status_inline(Status.MISSED, True, own)


CHANGE_WORDS = {
    Change.BETTER: _("bedre"),
    Change.WORSE: _("dårligere"),
    Change.UNCHANGED: _("uendret"),
}
CHANGE_CSS = {Change.BETTER: "up", Change.WORSE: "down", Change.UNCHANGED: "same"}


def change_word(change: Change) -> str:
    """Return ``bedre``, ``dårligere`` or ``uendret``."""
    return str(CHANGE_WORDS[change])


DIRECTION_WORDS = {
    Direction.HIGHER: _("høyere er bedre"),
    Direction.LOWER: _("lavere er bedre"),
    Direction.EXACT: _("nøyaktig"),
}

VALUE_KIND_WORDS = {
    ValueKind.NUMBER: _("tall"),
    ValueKind.PERCENT: _("prosent"),
    ValueKind.SCORE: _("skår på en skala"),
    ValueKind.SHARE: _("så mange av så mange"),
    ValueKind.YES_NO: _("ja eller nei"),
    ValueKind.DATE: _("en frist"),
    ValueKind.LEVEL: _("et nivå"),
}

AGGREGATION_WORDS = {
    Aggregation.LAST: _("siste tall gjelder"),
    Aggregation.SUM: _("summen gjelder"),
    Aggregation.MEAN: _("gjennomsnittet gjelder"),
    Aggregation.ALL: _("alle må oppfylle målet"),
}

PERIOD_PLURALS = {
    PeriodKind.YEAR: _("år"),
    PeriodKind.HALF: _("halvår"),
    PeriodKind.TERTIAL: _("tertialer"),
    PeriodKind.QUARTER: _("kvartaler"),
    PeriodKind.MONTH: _("måneder"),
}

FREQUENCY_WORDS = {
    Frequency.YEAR: _("hvert år"),
    Frequency.HALF: _("hvert halvår"),
    Frequency.TERTIAL: _("hvert tertial"),
    Frequency.QUARTER: _("hvert kvartal"),
    Frequency.MONTH: _("hver måned"),
    Frequency.SECOND_YEAR: _("annethvert år"),
}

CHANGE_NOUNS = {
    ChangeSense.INCREASE: _("økning"),
    ChangeSense.DECREASE: _("reduksjon"),
}

SCOPE_NOUNS = {
    BenchmarkScope.NATIONAL: _("landssnitt"),
    BenchmarkScope.COUNTY: _("fylkessnitt"),
    BenchmarkScope.KOSTRA_GROUP: _("KOSTRA-gruppe"),
}

SCOPE_DEFINITE = {
    BenchmarkScope.NATIONAL: _("landssnittet"),
    BenchmarkScope.COUNTY: _("fylkessnittet"),
    BenchmarkScope.KOSTRA_GROUP: _("tallet for KOSTRA-gruppen"),
}

COMPARATOR_WORDS = {
    Comparator.GE: _("minst"),
    Comparator.LE: _("høyst"),
    Comparator.GT: _("mer enn"),
    Comparator.LT: _("mindre enn"),
    Comparator.EQ: _("nøyaktig"),
}

COMPARATOR_TO_OTHERS = {
    Comparator.GE: _("minst"),
    Comparator.LE: _("høyst"),
    Comparator.GT: _("over"),
    Comparator.LT: _("under"),
    Comparator.EQ: _("lik"),
}

PROBLEM_CLAUSES = {
    TextProblem.WORDS: _("%(cell)s er skrevet med ord"),
    TextProblem.MALFORMED_NUMBER: _("%(cell)s ikke er skrevet slik at det kan leses som et tall"),
    TextProblem.TOO_LARGE: _("%(cell)s er et for stort tall"),
    TextProblem.TOO_LONG: _("%(cell)s er en for lang tekst"),
    TextProblem.DATE: _("%(cell)s er en dato og ikke et tall"),
    TextProblem.YEAR: _("%(cell)s er et årstall og ikke en mengde"),
    TextProblem.PERIOD: _("%(cell)s er en periode og ikke et tall"),
    TextProblem.NUMBERING: _("%(cell)s er en nummerering og ikke et tall"),
    TextProblem.RANK: _("%(cell)s er en plassering og ikke et tall"),
    TextProblem.NO_SUCH_DATE: _("%(cell)s er en dato som ikke finnes"),
    TextProblem.NO_DATE: _("%(cell)s ikke er en dato"),
    TextProblem.NO_LEVEL: _("%(cell)s ikke er et av indikatorens nivåer"),
    TextProblem.NO_ANSWER: _("%(cell)s ikke er ja eller nei"),
    TextProblem.SPLIT: _("%(cell)s er to deler av en helhet"),
    TextProblem.SEVERAL: _("%(cell)s er flere verdier"),
    TextProblem.OTHER_SCALE: _("%(cell)s er på en annen skala"),
    TextProblem.CONTRADICTION: _("%(cell)s sier to ting som ikke stemmer med hverandre"),
    TextProblem.NEGATIVE_CHANGE: _("%(cell)s kan være både et nivå og en nedgang"),
    TextProblem.UNREACHABLE: _("%(cell)s kan aldri nås"),
}
"""Why a cell was kept as text, as it follows ``fordi``; the cell is the result or the target."""


def direction_words(spec: Spec) -> str:
    """What a line calls good, inside a sentence: of a deadline the earlier day."""
    if spec.value_kind is ValueKind.DATE:
        return gettext("tidligere er bedre")
    return str(DIRECTION_WORDS[spec.direction])


def capitalised(text: str) -> str:
    """Return the text with its first letter in upper case and the rest untouched."""
    return text[:1].upper() + text[1:]


def lowered(text: str) -> str:
    """Return the text with its first letter in lower case, unless it begins with an abbreviation."""
    if len(text) > 1 and text[1].isupper():
        return text
    return text[:1].lower() + text[1:]


def listing(items: Sequence[str]) -> str:
    """Return ``a, b og c``."""
    if len(items) < 2:
        return "".join(items)
    return gettext("%(first)s og %(last)s") % {"first": ", ".join(items[:-1]), "last": items[-1]}


def shown_count(shown: int, total: int) -> str:
    """Return ``Viser 10 av 51``, or how many there are when all are shown."""
    if shown < total:
        return gettext("Viser %(shown)d av %(total)d") % {"shown": shown, "total": total}
    return ngettext("%(total)d indikator", "%(total)d indikatorer", total) % {"total": total}
