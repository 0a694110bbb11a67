"""The second half of a sentence: the latest earlier figure or reason, and how the new one stands to it."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_noop as _

from indicators.judging import JudgedLine, PreviousFigure
from indicators.values import (
    Change,
    ChangeTarget,
    DateResult,
    Direction,
    DoneResult,
    EmptyResult,
    LevelResult,
    MissingReason,
    MissingResult,
    NotDoneResult,
    PartsResult,
    PeriodsResult,
    Quantity,
    Status,
    TextResult,
    YesNoResult,
    format_date,
    split_marks,
)

from . import words
from .cached_gettext import gettext
from .figures import result_text
from .fixed_cells import is_known, known_words
from .line_targets import is_signed, with_plus
from .openings import earlier_words
from .quantities import is_task_of_others, quantity
from .segments import Segment, filled

PLAIN: Final = {
    Change.BETTER: _("Bedre enn i %(year)d"),
    Change.WORSE: _("Dårligere enn i %(year)d"),
    Change.UNCHANGED: _("Uendret fra %(year)d"),
}
DAYS: Final = {
    Change.BETTER: _("Tidligere enn i %(year)d"),
    Change.WORSE: _("Senere enn i %(year)d"),
    Change.UNCHANGED: _("Samme dag som i %(year)d"),
}
NEARNESS: Final = {
    Change.BETTER: _("Nærmere målet enn i %(year)d"),
    Change.WORSE: _("Lenger fra målet enn i %(year)d"),
    Change.UNCHANGED: _("Like langt fra målet som i %(year)d"),
}
WITHOUT_FIGURE: Final = (Status.NOT_MEASURED, Status.NOT_PLANNED)


def earlier(line: JudgedLine) -> tuple[Segment, ...]:
    """Return the sentence about the earlier figure, a space before it; nothing where there is none."""
    previous = line.previous
    if previous is None or isinstance(previous.result, EmptyResult):
        return ()
    if isinstance(previous.result, MissingResult):
        return filled(gettext(" %(previous)s."), previous=_missing(line, previous, previous.result.reason))
    change = line.verdict.change
    if change is None:
        return filled(gettext(" %(previous)s."), previous=_alone(line, previous))
    return _compared(line, previous, change)


def _compared(line: JudgedLine, previous: PreviousFigure, change: Change) -> tuple[Segment, ...]:
    clause = change_clause(line, change, previous.year)
    if isinstance(previous.result, NotDoneResult) and change is Change.UNCHANGED:
        return filled(gettext(" %(change)s."), change=clause)
    if change is Change.UNCHANGED and not _is_as_far(line) and _says_nothing_new(line, previous):
        return filled(gettext(" %(change)s."), change=clause)
    return filled(
        gettext(" %(change)s (%(previous)s)."), change=clause, previous=words.lowered(_figure(line, previous))
    )


def change_clause(line: JudgedLine, change: Change, year: int) -> str:
    """Return how the figure stands to the earlier one: ``Bedre enn i 2024``, ``Færre enn i 2024``."""
    if isinstance(line.result, NotDoneResult) and change is Change.UNCHANGED:
        return gettext("Heller ikke gjennomført i %(year)d") % {"year": year}
    if is_only_more_or_fewer(line, change):
        more = _is_more(line, change)
        said = gettext("Flere enn i %(year)d") if more else gettext("Færre enn i %(year)d")
        return said % {"year": year}
    if isinstance(line.result, DateResult):
        return gettext(DAYS[change]) % {"year": year}
    exact = line.spec.direction is Direction.EXACT and not isinstance(line.target, ChangeTarget)
    if exact and line.verdict.distance:
        return _nearness(line, change) % {"year": year}
    return _plain(change) % {"year": year}


def _plain(change: Change) -> str:
    return gettext(PLAIN[change])


def _nearness(line: JudgedLine, change: Change) -> str:
    """Where exactly so much is wanted, nearer is better, and as far is not the same figure."""
    if change is Change.UNCHANGED and not line.verdict.change_amount:
        return _plain(change)
    return gettext(NEARNESS[change])


def is_only_more_or_fewer(line: JudgedLine, change: Change) -> bool:
    """Whether more or fewer is all there is to say.

    Of a task given by others, and of a count that still is as many as planned: fewer of a good than the year
    before is no step back where nobody asked for more.
    """
    if change is Change.UNCHANGED or line.spec.direction is Direction.EXACT:
        return False
    if quantity(line) is not Quantity.COUNT:
        return False
    if is_task_of_others(line.name):
        return True
    enough = line.verdict.status is Status.MET and change is Change.WORSE
    return enough and line.spec.direction is Direction.HIGHER


def more_or_fewer(line: JudgedLine, change: Change) -> str:
    """Return ``flere`` or ``færre``."""
    return gettext("flere") if _is_more(line, change) else gettext("færre")


def _is_more(line: JudgedLine, change: Change) -> bool:
    return (change is Change.BETTER) is (line.spec.direction is Direction.HIGHER)


def _is_as_far(line: JudgedLine) -> bool:
    """Whether an exact line is as far from its target as before, with another figure."""
    return line.spec.direction is Direction.EXACT and bool(line.verdict.change_amount)


def _says_nothing_new(line: JudgedLine, previous: PreviousFigure) -> bool:
    """Whether the earlier figure is the same in the same words: "50 av 60" beside "25 av 30" is not."""
    if isinstance(line.result, PartsResult | PeriodsResult):
        return True
    now = result_text(line.result, line.spec, line.result_text)
    return now == result_text(previous.result, line.spec, previous.text)


def _figure(line: JudgedLine, previous: PreviousFigure) -> str:
    text = earlier_words(previous.result, line.spec, previous.text)
    if isinstance(previous.result, LevelResult):
        return f"«{text}»"
    if isinstance(previous.result, DateResult):
        return format_date(previous.result.on)
    return with_plus(text, previous.result) if is_signed(line) else text


def _alone(line: JudgedLine, previous: PreviousFigure) -> str:
    """The earlier figure where nothing can be said of the way from there."""
    year = {"year": previous.year}
    match previous.result:
        case DoneResult():
            return gettext("Gjennomført i %(year)d") % year
        case NotDoneResult():
            return gettext("Ikke gjennomført i %(year)d") % year
        case TextResult(text) | LevelResult(text):
            figure = f"«{text}»"
        case YesNoResult():
            figure = words.lowered(result_text(previous.result, line.spec))
        case _:
            figure = result_text(previous.result, line.spec, previous.text, named=True)
            figure = with_plus(figure, previous.result) if is_signed(line) else figure
    template = gettext("Resultat i %(year)d: %(figure)s")
    if line.verdict.status in WITHOUT_FIGURE and not isinstance(previous.result, DateResult):
        template = gettext("Sist målt i %(year)d: %(figure)s")
    return template % (year | {"figure": figure})


def _missing(line: JudgedLine, previous: PreviousFigure, reason: MissingReason) -> str:
    """Why there is no earlier figure."""
    year = {"year": previous.year}
    match reason:
        case MissingReason.NEW:
            return gettext("Ny i %(year)d") % {"year": line.year}
        case MissingReason.NOT_PLANNED:
            return gettext("Ikke målt i %(year)d") % year
        case MissingReason.HIDDEN:
            return gettext("Tallet for %(year)d kan ikke vises") % year
        case MissingReason.PENDING:
            return gettext("Tallet for %(year)d foreligger ikke") % year
    return _not_measured(previous.text, previous.year)


def _not_measured(text: str, year: int) -> str:
    """The cell's own words before the year, quoted where they are nobody's but the cell's."""
    core = split_marks(text)[0].strip().rstrip(".")
    if not any(letter.isalpha() for letter in core) or core.casefold() == "ikke målt":
        return gettext("Ikke målt i %(year)d") % {"year": year}
    said = known_words(core) if is_known(core) else f"«{core}»"
    return gettext("%(reason)s i %(year)d") % {"reason": said, "year": year}
