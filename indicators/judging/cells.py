"""The cells of a line: what is asked about each, what was answered, and whether it counts as done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum

from indicators import values
from indicators.models import Answer

from .inputs import Reported
from .rows import AnswerRow, CellQuestion, CellRow, JudgedLine


class CellState(StrEnum):
    """How far the cell of a period is that a figure is asked for."""

    EMPTY = "empty"
    OPEN = "open"
    """Not understood, or asked about, or a reason without its words: it holds delivery back."""
    FIGURE = "figure"
    WITHOUT = "without"
    """A reason from the list, with its words."""


def cells_of(
    results: Sequence[Reported],
    spec: values.Spec,
    target: values.Target | None,
    previous: values.Result | None,
) -> tuple[CellRow, ...]:
    """What was entered of a line, in the order of the periods, each with its questions and answers."""
    figures = tuple(
        values.PeriodFigure(one.period, one.value.value)
        for one in results
        if isinstance(one.value, values.FigureResult)
    )
    found = []
    for one in sorted(results, key=lambda reported: reported.period):
        asked = values.questions(one.value, spec, previous, target=target, period=one.period, periods=figures)
        found.append(
            CellRow(
                one.period,
                one.value,
                one.written,
                tuple(CellQuestion(question, _answer_to(question, one.answers)) for question in asked),
                one.without,
                tuple(answer for answer in one.answers if answer.given == Answer.Given.MENDED),
            )
        )
    return tuple(found)


def _answer_to(question: values.Question, answers: Sequence[AnswerRow]) -> AnswerRow | None:
    """The answer to the very question: about another figure it is asked anew."""
    for one in answers:
        if one.given == Answer.Given.CONFIRMED and (one.kind, one.part) == question.key[:2]:
            figure = None if one.figure is None else one.figure.normalize()
            asked = None if question.figure is None else question.figure.normalize()
            return one if figure == asked else None
    return None


def is_confirmed(cells: Sequence[CellRow]) -> bool:
    """Whether somebody has confirmed every figure that is not judged before that."""
    asked = [one for cell in cells for one in cell.questions if one.question.kind.withholds_verdict]
    return bool(asked) and all(one.answer is not None for one in asked)


def confirmed_by(
    results: Sequence[Reported],
    spec: values.Spec,
    target: values.Target | None = None,
    previous: values.Result | None = None,
) -> bool:
    """The same of what was reported; nothing is asked where nothing was ever answered."""
    if not any(one.answers for one in results):
        return False
    return is_confirmed(cells_of(results, spec, target, previous))


def with_unsettled(
    cells: tuple[CellRow, ...], result: values.Result, verdict: values.Verdict
) -> tuple[CellRow, ...]:
    """The cells, the last one asked about too where what stands there settles nothing.

    "< 5 %" against a target of 3 % is no answer, nor is "Ja" where a figure is wanted.
    """
    kind = _unsettled(result, verdict)
    places = [place for place, cell in enumerate(cells) if isinstance(cell.counted, _SAYING)]
    if kind is None or not places or any(cells[place].questions for place in places):
        return cells
    question = values.Question(kind)
    told = cells[places[-1]]
    asked = replace(told, questions=(CellQuestion(question, None),))
    return (*cells[: places[-1]], asked, *cells[places[-1] + 1 :])


_SAYING = (values.BoundResult, values.YesNoResult, values.DoneResult, values.PartsResult)


def _unsettled(result: values.Result, verdict: values.Verdict) -> values.QuestionKind | None:
    if verdict.status is not values.Status.UNDECIDED:
        return None
    match result, verdict.reason:
        case values.BoundResult(), values.Undecided.BOUND:
            return values.QuestionKind.UNSETTLED
        case values.YesNoResult() | values.DoneResult(), values.Undecided.UNIT:
            return values.QuestionKind.NOT_COMPARABLE
        case values.PartsResult(), values.Undecided.NEEDS_AGGREGATION:
            return values.QuestionKind.NOT_COMPARABLE
    return None


def state_of(line: JudgedLine, period: values.Period) -> CellState:
    """How far the cell of a period is.

    A reason instead of a figure takes its words: of a line that has no figure at all its explanation says
    them, of a period beside others that have one it is said of the period itself.
    """
    cell = line.cell(period)
    if cell is None or cell.is_empty:
        return CellState.EMPTY
    if cell.without is not None:
        return CellState.WITHOUT
    if isinstance(cell.result, values.MissingResult):
        return CellState.WITHOUT if _explained(line) else CellState.OPEN
    return CellState.OPEN if cell.open else CellState.FIGURE


def _explained(line: JudgedLine) -> bool:
    """Whether the line has no figure at all, and its explanation says why."""
    told = line.deviation
    if told is None or not (told.why_no_figure and told.cause.strip()):
        return False
    return all(isinstance(cell.counted, values.MissingResult | values.EmptyResult) for cell in line.cells)
