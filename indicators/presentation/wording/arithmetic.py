"""The arithmetic behind one verdict, step by step, for those who trust nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from django.utils.translation import gettext

from indicators.judging import JudgedLine
from indicators.values import (
    Aggregation,
    ChangeTarget,
    Comparator,
    DateTarget,
    LimitTarget,
    PartsResult,
    PeriodsResult,
    RangeTarget,
    RelativeTarget,
    ShareTarget,
    Status,
    format_date,
    format_number,
)

from . import words
from .distance import amount, distance_text, signed_amount
from .figures import DASH, figure, readable, result_figure, result_text, target_text
from .status_rules import BASIS_WORDS, STATUS_RULES
from .undecided import undecided_reason


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the arithmetic: what, and how much."""

    text: str
    value: str


@dataclass(frozen=True, slots=True)
class Arithmetic:
    """The steps, the outcome beside the status, and what is said below them."""

    steps: tuple[Step, ...]
    outcome: str
    remarks: tuple[str, ...]


def arithmetic(line: JudgedLine) -> Arithmetic:
    """Return the steps that lead to the line's verdict."""
    if line.verdict.status not in (Status.MET, Status.MISSED):
        return Arithmetic(_written(line), "", tuple(_why_not(line)))
    steps = (*_results(line), *_demands(line), *_question(line))
    distance = distance_text(line)
    return Arithmetic(steps, "" if distance == DASH else distance, tuple(_remarks(line)))


def _written(line: JudgedLine) -> tuple[Step, ...]:
    return (
        Step(
            gettext("Resultat %(year)d") % {"year": line.year},
            result_text(line.result, line.spec, line.result_text),
        ),
        Step(gettext("Mål"), str(target_text(line.target, line.spec))),
    )


def _why_not(line: JudgedLine) -> list[str]:
    said = [str(STATUS_RULES[line.verdict.status])]
    if line.verdict.status is Status.UNDECIDED:
        said.append(gettext("Må vurderes fordi %(reason)s.") % {"reason": undecided_reason(line)})
    said.append(gettext("Teller derfor verken som nådd eller ikke nådd."))
    return said


def _results(line: JudgedLine) -> list[Step]:
    """The figure, or each of the figures that make it."""
    spec, year = line.spec, line.year
    if isinstance(line.result, PartsResult):
        steps = [Step(part.name, result_figure(part.value, spec)) for part in line.result.parts]
        return [*steps, *_together(line)]
    if isinstance(line.result, PeriodsResult):
        steps = [
            Step(words.capitalised(item.period.label), result_figure(item.value, spec))
            for item in line.result.figures
        ]
        return [*steps, *_together(line)]
    shown = Step(
        gettext("Resultat %(year)d") % {"year": year}, result_text(line.result, spec, line.result_text)
    )
    if isinstance(line.target, ChangeTarget) and line.previous is not None:
        before = result_text(line.previous.result, spec, line.previous.text)
        return [Step(gettext("Resultat %(year)d") % {"year": line.previous.year}, before), shown]
    return [shown]


def _together(line: JudgedLine) -> list[Step]:
    compared, worst = line.verdict.compared, line.verdict.worst
    if compared is None:
        return []
    shown = result_figure(compared, line.spec)
    if line.spec.aggregation is Aggregation.ALL:
        label = gettext("Dårligst er %(period)s") % {"period": worst.label if worst else DASH}
        return [Step(label, shown)]
    labels = {Aggregation.SUM: gettext("Sum"), Aggregation.MEAN: gettext("Gjennomsnitt")}
    return [Step(labels.get(line.spec.aggregation, gettext("Siste tall")), shown)]


def _demands(line: JudgedLine) -> list[Step]:
    """What the target asks for, with its comparator in words."""
    target, spec = line.target, line.spec
    match target:
        case LimitTarget(comparator, value, unit):
            return [Step(_asks(comparator), figure(value, spec, unit=unit))]
        case ShareTarget(comparator):
            return [Step(_asks(comparator), target_text(target, spec).figure)]
        case RangeTarget():
            return [Step(gettext("Mål: fra og med, til og med"), str(target_text(target, spec)))]
        case RelativeTarget(comparator, scope):
            benchmark = line.benchmark.value if line.benchmark else None
            shown = DASH if benchmark is None else result_figure(benchmark, spec)
            steps = [Step(_whose(line, words.capitalised(scope.noun)), shown)]
            return [*steps, Step(_asks(comparator), target_text(target, spec).figure)]
        case ChangeTarget():
            compared = line.verdict.compared
            moved = DASH if compared is None else signed_amount(compared, spec, line.verdict.distance_unit)
            return [Step(gettext("Endring"), moved), Step(gettext("Mål"), str(target_text(target, spec)))]
        case _:
            return [Step(gettext("Mål"), str(target_text(target, spec)))]


def _whose(line: JudgedLine, scope: str) -> str:
    """Whose figure a target leans on, of which year and edition."""
    found = line.benchmark
    if found is None:
        return scope
    edition = f" ({found.edition})" if found.edition else ""
    return f"{scope} {found.year}{edition}"


def _asks(comparator: Comparator) -> str:
    return gettext("Mål: %(comparator)s") % {"comparator": words.COMPARATOR_WORDS[comparator]}


def _question(line: JudgedLine) -> list[Step]:
    verdict = line.verdict
    if verdict.compared_on is not None and verdict.limit_on is not None:
        strict = isinstance(line.target, DateTarget) and line.target.comparator.strict
        question = (
            gettext("Er %(day)s før %(deadline)s?") if strict else gettext("Er %(day)s senest %(deadline)s?")
        )
        days = {"day": format_date(verdict.compared_on), "deadline": format_date(verdict.limit_on)}
        return [Step(question % days, gettext("Ja") if verdict.status is Status.MET else gettext("Nei"))]
    if verdict.compared is None or verdict.limit is None or verdict.comparator is None:
        return []
    question = gettext("Er %(compared)s %(comparator)s %(limit)s?") % {
        "compared": _plain(verdict.compared, line),
        "comparator": words.COMPARATOR_WORDS[verdict.comparator],
        "limit": _plain(verdict.limit, line),
    }
    return [Step(question, gettext("Ja") if verdict.status is Status.MET else gettext("Nei"))]


def _plain(value: Decimal, line: JudgedLine) -> str:
    return format_number(readable(value, line.spec))


def _remarks(line: JudgedLine) -> list[str]:
    said: list[str] = []
    rules: tuple[Callable[[JudgedLine], str], ...] = (_implied, _strict, _close, severity_words)
    said.extend(text for rule in rules if (text := rule(line)))
    said.append(gettext("Regnet av tallet slik det er rapportert, uten avrunding."))
    return said


def _implied(line: JudgedLine) -> str:
    if not getattr(line.target, "implied", False):
        return ""
    return gettext("Målet er skrevet uten tegn. %(comparator)s følger av retningen: %(direction)s.") % {
        "comparator": target_text(line.target, line.spec).comparator,
        "direction": words.direction_words(line.spec),
    }


def _strict(line: JudgedLine) -> str:
    verdict = line.verdict
    if verdict.status is Status.MISSED and verdict.distance == 0:
        return gettext("Likt er ikke nok: målet sier %(comparator)s.") % {
            "comparator": words.COMPARATOR_WORDS[verdict.comparator or Comparator.LT]
        }
    return ""


def _close(line: JudgedLine) -> str:
    if not line.verdict.close:
        return ""
    return gettext("Bommen er innenfor toleransen og kalles %(word)s. Den telles likevel som ikke nådd.") % {
        "word": words.close_inline(line.close_word)
    }


def severity_words(line: JudgedLine) -> str:
    """How grave the miss is beside others, with its division; empty for what is not missed."""
    verdict = line.verdict
    if verdict.severity is None:
        return ""
    share = _percent(verdict.severity)
    if verdict.distance is None or verdict.basis is None or verdict.basis_value is None:
        return gettext("Alvorlighet: %(share)d\u00a0%%, fordi det ikke finnes noen avstand å måle.") % {
            "share": share
        }
    template = gettext("Alvorlighet: %(distance)s ÷ %(basis)s (%(what)s) = %(uncapped)d\u00a0%%.")
    uncapped = _percent(verdict.severity_uncapped or verdict.severity)
    if uncapped > share:
        template = gettext(
            "Alvorlighet: %(distance)s ÷ %(basis)s (%(what)s) = %(uncapped)d\u00a0%%, "
            "regnet som %(share)d\u00a0%%."
        )
    return template % {
        "distance": amount(abs(verdict.distance), line.spec, ""),
        "basis": _plain(verdict.basis_value, line),
        "what": BASIS_WORDS[verdict.basis],
        "uncapped": uncapped,
        "share": share,
    }


def _percent(share: Decimal) -> int:
    return int((share * 100).quantize(Decimal(1), rounding=ROUND_HALF_UP))
