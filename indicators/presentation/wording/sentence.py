"""The one sentence about a line, the same on screen, in files, in the API and in the report.

``28,2 % mot målet < 20 %: ikke nådd, 8,2 prosentpoeng for høyt. Bedre enn i 2024 (28,8 %).``

It is put together of segments: what was compared with what (`openings`), the verdict, and how it stands to
the earlier figure (`earlier`). Joined, the segments are the sentence.
"""

from __future__ import annotations

from indicators.judging import JudgedLine
from indicators.values import (
    AmbiguousResult,
    DateTarget,
    Direction,
    EmptyResult,
    LevelTarget,
    MissingResult,
    NoTarget,
    NotPlannedTarget,
    PeriodsResult,
    RangeTarget,
    RelativeTarget,
    Status,
    TextResult,
    YesTarget,
    split_marks,
)

from . import distance, words
from .cached_gettext import gettext
from .earlier import earlier
from .figures import missing_text
from .fixed_cells import is_known
from .line_targets import goal
from .openings import opening, written
from .positions import deadline
from .segments import Segment, filled
from .undecided import undecided_reason

__all__ = ["Segment", "segments", "sentence"]


def sentence(line: JudgedLine) -> str:
    """Return the line's verdict as one sentence, followed by the earlier figure where there is one."""
    return "".join(segment.text for segment in segments(line))


def segments(line: JudgedLine) -> tuple[Segment, ...]:
    """Return the sentence in pieces with their roles."""
    return (*_verdict(line), *earlier(line))


def _verdict(line: JudgedLine) -> tuple[Segment, ...]:
    match line.verdict.status:
        case Status.MET | Status.MISSED:
            return _judged(line)
        case Status.NOT_MEASURED:
            return _not_measured(line)
        case Status.NOT_PLANNED:
            return filled(
                gettext("%(status)s."), status=gettext("Måles ikke i %(year)d") % {"year": line.year}
            )
        case Status.NOT_DUE | Status.NOT_REPORTED:
            return _waiting(line)
        case Status.NO_TARGET:
            return _without_target(line)
        case Status.UNDECIDED:
            return _undecided(line)


def _status(line: JudgedLine) -> str:
    return words.status_word(line.verdict.status)


def _judged(line: JudgedLine) -> tuple[Segment, ...]:
    verdict = line.verdict
    gap = _gap(line)
    status = words.status_inline(verdict.status, verdict.close, line.close_word)
    if gap:
        return (*opening(line), *filled(gettext(": %(status)s, %(gap)s."), status=status, gap=gap))
    return (*opening(line), *filled(gettext(": %(status)s."), status=status))


def _gap(line: JudgedLine) -> str:
    verdict = line.verdict
    text = distance.gap(line)
    if not text and verdict.status is Status.MET and isinstance(line.target, DateTarget | LevelTarget):
        return distance.side_of_position(line)
    if not text:
        return _beyond(line)
    if isinstance(line.result, PeriodsResult) and verdict.worst is not None:
        text = gettext("%(gap)s i %(period)s") % {"gap": text, "period": str(verdict.worst.label)}
    if verdict.close:
        text = gettext("%(gap)s (innenfor toleransen på %(tolerance)s, telles som ikke nådd)") % {
            "gap": text,
            "tolerance": distance.tolerance_text(line.spec),
        }
    return text


def _beyond(line: JudgedLine) -> str:
    """Why a figure outside a range has met it: it lies on the good side."""
    target, compared = line.target, line.verdict.compared
    if line.verdict.status is not Status.MET or not isinstance(target, RangeTarget) or compared is None:
        return ""
    if compared > target.high and line.spec.direction is Direction.HIGHER:
        return gettext("og høyere er bedre")
    if compared < target.low and line.spec.direction is Direction.LOWER:
        return gettext("og lavere er bedre")
    return ""


def _not_measured(line: JudgedLine) -> tuple[Segment, ...]:
    status, target, reason = _status(line), goal(line, named=True), _reason(line)
    if reason and reason != status:
        return filled(
            gettext("%(status)s: %(reason)s. Mål: %(target)s."), status=status, reason=reason, target=target
        )
    return filled(gettext("%(status)s. Mål: %(target)s."), status=status, target=target)


def _reason(line: JudgedLine) -> str:
    """The cell's reason: the program's own words as they are, others as a quotation."""
    if not isinstance(line.result, MissingResult):
        return ""
    text = missing_text(line.result.reason, line.result_text)
    if text == _status(line):
        return text
    core = split_marks(line.result_text)[0].strip()
    own = is_known(core) or not any(letter.isalpha() for letter in core)
    return words.lowered(text) if own else f"«{text}»"


def _waiting(line: JudgedLine) -> tuple[Segment, ...]:
    """Nothing to judge yet: not due, or past the deadline and still empty."""
    status, target = _status(line), goal(line, named=True)
    if isinstance(line.result, EmptyResult):
        if isinstance(line.target, NoTarget | NotPlannedTarget):
            return filled(gettext("%(status)s."), status=status)
        return filled(gettext("%(status)s. Mål: %(target)s."), status=status, target=target)
    if isinstance(line.result, MissingResult):
        return filled(
            gettext("%(status)s: %(reason)s. Mål: %(target)s."),
            status=status,
            reason=_reason(line),
            target=target,
        )
    return filled(
        gettext("%(status)s: %(result)s hittil. Mål: %(target)s."),
        status=status,
        result=words.lowered(written(line)),
        target=target,
    )


def _without_target(line: JudgedLine) -> tuple[Segment, ...]:
    status = words.status_inline(Status.NO_TARGET)
    if isinstance(line.result, EmptyResult):
        return filled(gettext("%(status)s."), status=words.capitalised(status))
    return filled(gettext("%(result)s, %(status)s."), result=written(line), status=status)


def _undecided(line: JudgedLine) -> tuple[Segment, ...]:
    result = written(line)
    if isinstance(line.result, TextResult | AmbiguousResult):
        result = f"«{result}»"
    status, reason = words.status_inline(Status.UNDECIDED), undecided_reason(line)
    template = gettext("%(result)s mot målet %(target)s: %(status)s fordi %(reason)s.")
    if isinstance(line.target, NoTarget | NotPlannedTarget):
        template = gettext("%(result)s: %(status)s fordi %(reason)s.")
    elif isinstance(line.target, RelativeTarget | YesTarget):
        template = gettext("%(result)s, målet er %(target)s: %(status)s fordi %(reason)s.")
    elif isinstance(line.target, DateTarget):
        template = gettext("%(result)s, fristen er %(target)s: %(status)s fordi %(reason)s.")
    return filled(template, result=result, target=deadline(line) or goal(line), status=status, reason=reason)
