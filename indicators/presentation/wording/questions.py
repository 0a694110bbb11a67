"""Questions about cells and their answers, in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from indicators.judging import AnswerRow, CellRow, JudgedLine
from indicators.models import Answer, Deviation
from indicators.values import (
    AmbiguousResult,
    PeriodKind,
    Question,
    QuestionKind,
    Result,
    Spec,
    TextProblem,
    TextResult,
    ValueKind,
    format_number,
)

from .figures import figure, result_text
from .quotes import quoted, unread_text

FOR_EXAMPLE = {
    ValueKind.NUMBER: _("Skriv bare tallet, for eksempel 1 178, eller «Ikke målt»."),
    ValueKind.PERCENT: _("Skriv bare tallet, for eksempel 28,2 %, eller «Ikke målt»."),
    ValueKind.SCORE: _("Skriv bare tallet, for eksempel 4,5, eller «Ikke målt»."),
    ValueKind.SHARE: _("Skriv hvor mange av hvor mange, for eksempel 25 av 30, eller «Ikke målt»."),
    ValueKind.YES_NO: _("Skriv Ja, Nei eller «Ikke målt»."),
    ValueKind.DATE: _(
        "Skriv datoen, for eksempel 31.12., «Gjennomført», «Ikke gjennomført» eller «Ikke målt»."
    ),
    ValueKind.LEVEL: _("Skriv et av nivåene, eller «Ikke målt»."),
}
"""How to mend a cell that was not understood, by what the line measures."""


@dataclass(frozen=True, slots=True)
class AnswerView:
    """An answer: what it was ("Det stemmer", "Rettet", "Uten tall"), why, who gave it and when."""

    heading: str
    text: str
    by: str
    when: str

    @property
    def line(self) -> str:
        """All of it in one line, as files have it."""
        return gettext("%(heading)s: %(text)s (%(by)s, %(when)s)") % {
            "heading": self.heading,
            "text": self.text,
            "by": self.by,
            "when": self.when,
        }


@dataclass(frozen=True, slots=True)
class QuestionView:
    """A question, what was probably meant ("" where nobody can tell), and its answer; None while it is open.

    ``readings`` are what a cell of two readings may mean. ``confirmable``: "det stemmer" is an answer.
    """

    id: str
    kind: str
    part: str
    text: str
    likely: str
    readings: tuple[str, ...]
    confirmable: bool
    answer: AnswerView | None


def question_views(line: JudgedLine, cell: CellRow) -> tuple[QuestionView, ...]:
    """Word the questions about a cell, open and answered."""
    year = line.previous.year if line.previous else None
    return views_of(cell, line.spec, year, f"{line.id}-")


def views_of(
    cell: CellRow, spec: Spec, previous_year: int | None, named: str = ""
) -> tuple[QuestionView, ...]:
    """Word the questions about a cell; ``named`` goes before what a page calls each of them."""
    return tuple(
        QuestionView(
            id=f"{named}{cell.period.kind.value}-{cell.period.number}-{one.question.kind}-{place}",
            kind=one.question.kind.value,
            part=one.question.name,
            text=question_text(one.question, spec, previous_year, cell.result),
            likely=result_text(one.question.likely, spec) if one.question.likely is not None else "",
            readings=tuple(result_text(reading, spec) for reading in one.question.readings),
            confirmable=one.question.kind.confirmable,
            answer=answer_view(one.answer) if one.answer else None,
        )
        for place, one in enumerate(cell.questions)
    )


def answer_view(answer: AnswerRow) -> AnswerView:
    """Word an answer."""
    text = answer.text
    if answer.why:
        text = f"{Deviation.WhyNoFigure(answer.why).label}. {text}"
    return AnswerView(
        str(Answer.Given(answer.given).label),
        text,
        answer.by,
        f"{timezone.localtime(answer.at):%d.%m.%Y}",
    )


@dataclass(frozen=True, slots=True)
class Told:
    """What was asked about a line and what was answered, as readers of the decided figure see it.

    ``open`` counts the questions without an answer.
    """

    rows: tuple[tuple[str, str], ...]
    open: int


NOTHING_TOLD = Told((), 0)


def told_of(line: JudgedLine) -> Told:
    """Every question about a line with its answer, in the order of the periods; what was mended last."""
    said = questions_and_answers(line)
    if not said:
        return NOTHING_TOLD
    rows = tuple((asked, answer.line if answer else gettext("Ikke besvart")) for asked, answer in said)
    return Told(rows, sum(answer is None for _asked, answer in said))


def questions_and_answers(line: JudgedLine) -> tuple[tuple[str, AnswerView | None], ...]:
    """The same in its parts; None where nobody has answered."""
    found: list[tuple[str, AnswerView | None]] = []
    for cell in line.cells:
        named = "" if cell.period.kind is PeriodKind.YEAR else f"{cell.period.label}: "
        without = answer_view(cell.without) if cell.without else None
        asked = question_views(line, cell)
        found += [(f"{named}{one.text}", one.answer or without) for one in asked]
        if without and not asked:
            found.append((f"{named}{quoted(cell.written)}", without))
        found += [(f"{named}{quoted(mended.written)}", answer_view(mended)) for mended in cell.mended]
    return tuple(found)


def as_text(rows: Iterable[tuple[str, str]]) -> tuple[str, str]:
    """The questions and the answers as two cells of a file."""
    told = list(rows)
    return "\n".join(asked for asked, _answer in told), "\n".join(answer for _asked, answer in told)


def question_text(question: Question, spec: Spec, year: int | None, result: Result) -> str:
    """What is asked, and how it is mended. ``year`` is that of the previous figure."""
    if (told := _unread(question, spec, result)) is not None:
        return told
    given = {
        "figure": "" if question.figure is None else figure(question.figure, spec, unit=question.unit),
        "against": "" if question.against is None else figure(question.against, spec, unit=question.unit),
        "year": str(year or ""),
        "unit": question.unit,
        "own": spec.line_unit,
    }
    named = f"{question.name}: " if question.name else ""
    return f"{named}{_said(question, spec) % given} {gettext('Er det riktig?')}"


def _said(question: Question, spec: Spec) -> str:
    """What is doubted about a figure, with places for its parts."""
    match question.kind:
        case QuestionKind.OFF_SCALE:
            below = question.figure is not None and spec.scale and question.figure < spec.scale.low
            if below:
                return gettext("%(figure)s er utenfor skalaen, som begynner på %(against)s.")
            return gettext("%(figure)s er utenfor skalaen, som ender på %(against)s.")
        case QuestionKind.OTHER_UNIT if spec.line_unit:
            return gettext("%(figure)s er i en annen enhet enn %(own)s, som linjen måles i.")
    return str(DOUBTS[question.kind])


DOUBTS = {
    QuestionKind.MUCH_MORE: _("%(figure)s er langt fra %(against)s i %(year)s."),
    QuestionKind.MUCH_LESS: _("%(figure)s er langt fra %(against)s i %(year)s."),
    QuestionKind.FAR_FROM_TARGET: _("%(figure)s er langt fra målet, som er %(against)s."),
    QuestionKind.OTHER_DECIMALS: _("%(figure)s har desimaler, og linjen føres uten."),
    QuestionKind.OVER_WHOLE: _("%(figure)s er mer enn %(against)s."),
    QuestionKind.NEGATIVE: _("%(figure)s er under null."),
    QuestionKind.NOT_THE_SUM: _("%(figure)s er ikke summen av delene, som er %(against)s."),
    QuestionKind.NOT_THE_MEAN: _("%(figure)s er ikke gjennomsnittet av delene, som er %(against)s."),
    QuestionKind.OTHER_UNIT: _("%(figure)s er i en annen enhet enn den linjen måles i."),
}


def _unread(question: Question, spec: Spec, result: Result) -> str | None:
    """What is wrong with a cell that can only be written anew; None for all others."""
    example = str(FOR_EXAMPLE.get(spec.value_kind, FOR_EXAMPLE[ValueKind.NUMBER]))
    match question.kind, result:
        case QuestionKind.NOT_UNDERSTOOD, TextResult(text, problem) if problem is not TextProblem.WORDS:
            return unread_text(text, problem, example, spec)
        case QuestionKind.NOT_UNDERSTOOD, _:
            said = gettext("%(text)s er ikke forstått.") % {"text": quoted(str(result))}
        case QuestionKind.AMBIGUOUS, AmbiguousResult(text, (low, high)):
            return gettext(
                "%(text)s kan leses på to måter: %(low)s eller %(high)s. Velg den som er ment."
            ) % {
                "text": quoted(text),
                "low": format_number(low),
                "high": format_number(high),
            }
        case QuestionKind.NOT_A_SHARE, _:
            said = gettext("Linjen teller hvor mange av hvor mange, og %(text)s er bare det ene tallet.") % {
                "text": result_text(result, spec)
            }
        case QuestionKind.UNSETTLED, _:
            said = gettext("%(text)s sier ikke om målet er nådd.") % {"text": result_text(result, spec)}
        case QuestionKind.NOT_COMPARABLE, _:
            said = gettext("%(text)s kan ikke holdes opp mot målet.") % {"text": result_text(result, spec)}
        case QuestionKind.OTHER_PERIOD, _:
            return gettext("Feltet gjelder bare %(name)s. Skriv det ene tallet.") % {"name": question.name}
        case _:
            return None
    return f"{said} {example}"
