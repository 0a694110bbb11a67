"""The one sentence about a line, the same on screen, in files, in the API and in the report.

``28,2 % mot målet < 20 %: ikke nådd, 8,2 prosentpoeng for høyt. 2024: 28,8 %, bedre enn i 2024.``

A sentence is built of segments, so that a page can make the result bold and the verdict
red without wording anything anew; joined, the segments are the sentence.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from indicators.judging import JudgedLine, PreviousFigure
from indicators.presentation import distance, words
from indicators.presentation.figures import (
    missing_text,
    result_figure,
    result_text,
    target_text,
)
from indicators.presentation.phrases import gettext
from indicators.values import (
    Change,
    ChangeTarget,
    DoneResult,
    EmptyResult,
    MissingReason,
    MissingResult,
    NoTarget,
    NotDoneResult,
    NotPlannedTarget,
    PeriodsResult,
    RelativeTarget,
    Spec,
    Status,
    Undecided,
    YesNoResult,
)

PLACE = re.compile(r"%\((\w+)\)s")


class Segment(NamedTuple):
    """A piece of a sentence; ``role`` is empty for plain words, else result, target, status, gap …"""

    role: str
    text: str


def sentence(line: JudgedLine) -> str:
    """Return the line's verdict as one sentence, followed by the earlier figure where there is one."""
    return "".join(segment.text for segment in segments(line))


def segments(line: JudgedLine) -> tuple[Segment, ...]:
    """Return the sentence in pieces with their roles."""
    return (*_verdict(line), *_previous(line))


def _fill(template: str, **values: str) -> tuple[Segment, ...]:
    """Put values into a translated template, keeping apart what is what."""
    return tuple([Segment(role, values[role] if role else plain) for role, plain in _pieces(template)])


@lru_cache(maxsize=256)
def _pieces(template: str) -> tuple[tuple[str, str], ...]:
    """The places of a template by role, and the plain words between them."""
    pieces = PLACE.split(template)
    return tuple(
        (piece, "") if place % 2 else ("", piece) for place, piece in enumerate(pieces) if place % 2 or piece
    )


def _verdict(line: JudgedLine) -> tuple[Segment, ...]:
    match line.verdict.status:
        case Status.MET | Status.MISSED:
            return _judged(line)
        case Status.NOT_MEASURED:
            return _not_measured(line)
        case Status.NOT_PLANNED:
            return _fill(gettext("%(status)s."), status=_status(line))
        case Status.NOT_DUE | Status.NOT_REPORTED:
            return _waiting(line)
        case Status.NO_TARGET:
            return _without_target(line)
        case Status.UNDECIDED:
            return _undecided(line)


def _status(line: JudgedLine) -> str:
    return words.status_word(line.verdict.status)


def _result(line: JudgedLine) -> str:
    return result_text(line.result, line.spec, line.result_text, named=True)


def _target(line: JudgedLine, *, named: bool = False) -> str:
    text = str(target_text(line.target, line.spec, named=named))
    return words.lowered(text)


def _judged(line: JudgedLine) -> tuple[Segment, ...]:
    verdict = line.verdict
    gap = _gap(line)
    opening = _against(line)
    status = words.status_inline(verdict.status, verdict.close)
    if gap:
        ending = _fill(gettext(": %(status)s, %(gap)s."), status=status, gap=gap)
    else:
        ending = _fill(gettext(": %(status)s."), status=status)
    return (*opening, *ending)


def _against(line: JudgedLine) -> tuple[Segment, ...]:
    """Say what was compared with what; the verdict follows the colon."""
    result, target = _result(line), _target(line)
    benchmark = line.benchmark.value if line.benchmark else None
    if isinstance(line.target, RelativeTarget) and benchmark is not None:
        return _fill(
            gettext("%(result)s mot %(scope)s %(benchmark)s (mål %(target)s)"),
            result=result,
            scope=line.target.scope.noun,
            benchmark=result_figure(benchmark, line.spec),
            target=target,
        )
    if isinstance(line.target, ChangeTarget) and line.verdict.compared is not None:
        return _fill(
            gettext("%(result)s, en endring på %(change)s, mot målet %(target)s"),
            result=result,
            change=distance.signed_amount(line.verdict.compared, line.spec, line.verdict.distance_unit),
            target=target,
        )
    return _fill(gettext("%(result)s mot målet %(target)s"), result=result, target=target)


def _gap(line: JudgedLine) -> str:
    verdict = line.verdict
    text = distance.gap(line)
    if not text:
        if verdict.status is Status.MET and isinstance(line.target, RelativeTarget) and verdict.distance == 0:
            return gettext("likt")
        return ""
    if isinstance(line.result, PeriodsResult) and verdict.worst is not None:
        text = gettext("%(gap)s i %(period)s") % {"gap": text, "period": str(verdict.worst.label)}
    if verdict.close:
        text = gettext("%(gap)s (innenfor toleransen på %(tolerance)s, telles som ikke nådd)") % {
            "gap": text,
            "tolerance": distance.tolerance_text(line.spec),
        }
    return text


def _not_measured(line: JudgedLine) -> tuple[Segment, ...]:
    status, target = _status(line), _target(line, named=True)
    reason = _reason(line)
    if reason and reason != status:
        return _fill(
            gettext("%(status)s: «%(reason)s». Mål: %(target)s."), status=status, reason=reason, target=target
        )
    return _fill(gettext("%(status)s. Mål: %(target)s."), status=status, target=target)


def _reason(line: JudgedLine) -> str:
    if isinstance(line.result, MissingResult):
        return missing_text(line.result.reason, line.result_text)
    return ""


def _waiting(line: JudgedLine) -> tuple[Segment, ...]:
    """Nothing to judge yet: not due, or past the deadline and still empty."""
    status, target = _status(line), _target(line, named=True)
    if isinstance(line.result, EmptyResult):
        if isinstance(line.target, NoTarget | NotPlannedTarget):
            return _fill(gettext("%(status)s."), status=status)
        return _fill(gettext("%(status)s. Mål: %(target)s."), status=status, target=target)
    if isinstance(line.result, MissingResult):
        return _fill(
            gettext("%(status)s: %(reason)s. Mål: %(target)s."),
            status=status,
            reason=words.lowered(_reason(line)),
            target=target,
        )
    return _fill(
        gettext("%(status)s: %(result)s hittil. Mål: %(target)s."),
        status=status,
        result=_result(line),
        target=target,
    )


def _without_target(line: JudgedLine) -> tuple[Segment, ...]:
    status = words.status_inline(Status.NO_TARGET)
    if isinstance(line.result, EmptyResult):
        return _fill(gettext("%(status)s."), status=words.capitalised(status))
    return _fill(gettext("%(result)s, %(status)s."), result=_result(line), status=status)


def _undecided(line: JudgedLine) -> tuple[Segment, ...]:
    status = words.status_inline(Status.UNDECIDED)
    return _fill(
        gettext("%(result)s mot målet %(target)s: %(status)s, %(reason)s."),
        result=_result(line),
        target=_target(line),
        status=status,
        reason=undecided_reason(line),
    )


def undecided_reason(line: JudgedLine) -> str:  # noqa: PLR0911 - one line for each reason
    """Return why the line cannot be judged, as a clause: ``landssnittet for 2025 mangler``."""
    match line.verdict.reason:
        case Undecided.NO_BENCHMARK:
            scope = line.target.scope if isinstance(line.target, RelativeTarget) else None
            name = str(words.SCOPE_DEFINITE[scope]) if scope else gettext("sammenligningstallet")
            return gettext("%(benchmark)s for %(year)d mangler") % {"benchmark": name, "year": line.year}
        case Undecided.AMBIGUOUS:
            return gettext("tallet kan leses på flere måter")
        case Undecided.BOUND:
            return gettext("grensen avgjør ikke om målet er nådd")
        case Undecided.UNIT:
            return gettext("resultatet og målet har ulik enhet")
        case Undecided.NEEDS_AGGREGATION:
            return gettext("det er ikke bestemt hvordan delene regnes sammen")
        case Undecided.NO_PREVIOUS:
            return gettext("det finnes ikke et tidligere tall å regne endringen fra")
        case Undecided.INCOMPLETE:
            return gettext("noen av årets tall mangler")
        case Undecided.OFF_SCALE:
            return gettext("tallet ligger utenfor skalaen og er ikke bekreftet")
        case Undecided.OVER_WHOLE:
            return gettext("tallet er større enn helheten og er ikke bekreftet")
        case Undecided.OTHER_UNIT:
            return gettext("tallet har en annen enhet enn linjen og er ikke bekreftet")
        case Undecided.TEXT | None:
            return gettext("teksten kan ikke sammenlignes")


def _previous(line: JudgedLine) -> tuple[Segment, ...]:
    """The latest earlier figure or reason with its year, and the change since then."""
    previous = line.previous
    if previous is None or isinstance(previous.result, EmptyResult):
        return ()
    if isinstance(previous.result, MissingResult) and previous.result.reason is MissingReason.NEW:
        return _fill(gettext(" %(previous)s."), previous=gettext("Ny i %(year)d") % {"year": line.year})
    text = gettext("%(year)d: %(figure)s") % {
        "year": previous.year,
        "figure": _previous_figure(previous, line.spec),
    }
    change = line.verdict.change
    if change is None:
        return _fill(gettext(" %(previous)s."), previous=text)
    return _fill(gettext(" %(previous)s, %(change)s."), previous=text, change=_clause(change, previous.year))


def _clause(change: Change, year: int) -> str:
    return words.change_clause(change, year)


def _previous_figure(previous: PreviousFigure, spec: Spec) -> str:
    text = result_text(previous.result, spec, previous.text)
    if isinstance(previous.result, MissingResult | YesNoResult | NotDoneResult | DoneResult):
        return words.lowered(text)
    return text
