"""The page that explains every status, with examples from the municipality's own lines."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from indicators.judging import JudgedLine
from indicators.presentation.lines.row_views import StatusMark, line_url
from indicators.presentation.wording import words
from indicators.presentation.wording.arithmetic import Arithmetic, arithmetic
from indicators.presentation.wording.sentence import sentence
from indicators.presentation.wording.status_rules import STATUS_RULES
from indicators.selectors import Counts, count
from indicators.values import LimitTarget, SeverityBasis


@dataclass(frozen=True, slots=True)
class Example:
    """A real line with its sentence and its arithmetic."""

    name: str
    url: str
    sentence: str
    arithmetic: Arithmetic


@dataclass(frozen=True, slots=True)
class StatusRule:
    """One status: when it holds, how many there are, and a line that has it."""

    mark: StatusMark
    rule: str
    example: Example | None


@dataclass(frozen=True, slots=True)
class StatusPage:
    """The whole page."""

    year: int | None
    counts: Counts
    statuses: tuple[StatusRule, ...]
    implied: Example | None
    strict: Example | None
    gravest: Example | None


def status_page(lines: Iterable[JudgedLine], year: int | None) -> StatusPage:
    """Find an example of each status and of each rule among these lines."""
    found = tuple(lines)
    counts = count(found)
    return StatusPage(
        year=year,
        counts=counts,
        statuses=tuple(
            StatusRule(
                mark=StatusMark(str(word), word.icon, word.css),
                rule=str(STATUS_RULES[status]),
                example=_first(line for line in found if line.verdict.status is status),
            )
            for status, word in words.STATUS_WORDS.items()
        ),
        implied=_first(
            line for line in found if isinstance(line.target, LimitTarget) and line.target.implied
        ),
        strict=_first(line for line in found if _is_strict(line)),
        gravest=_first(sorted((line for line in found if _divided_by_target(line)), key=_gravest_first)),
    )


def _is_strict(line: JudgedLine) -> bool:
    return isinstance(line.target, LimitTarget) and line.target.comparator.strict


def _divided_by_target(line: JudgedLine) -> bool:
    return line.verdict.basis is SeverityBasis.TARGET and line.verdict.severity_uncapped is not None


def _gravest_first(line: JudgedLine) -> Decimal:
    return -(line.verdict.severity_uncapped or Decimal(0))


def _first(lines: Iterable[JudgedLine]) -> Example | None:
    line = next(iter(lines), None)
    if line is None:
        return None
    return Example(line.short_name, line_url(line), sentence(line), arithmetic(line))
