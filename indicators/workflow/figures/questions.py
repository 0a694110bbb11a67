"""Answering what the program asks about a figure, and delivering a cell without one."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext

from indicators import permissions, values
from indicators.judging import CellRow, JudgedLine, judge_lines
from indicators.language import as_the_municipality
from indicators.models import Act, Answer, Deviation, Result, ScorecardLine, User
from indicators.workflow.locks import open_figure
from indicators.workflow.refusals import Invalid, NeedsReason, NotFound
from indicators.workflow.save import guard_version, require, trail_reason, write
from indicators.workflow.standing_lines import locked_line, standing_line
from indicators.workflow.trail import acting

ANSWERED = "Svart på spørsmål om tallet"
WITHOUT_FIGURE = "Levert uten tall"
ASKED_ANEW = "Et annet tall er ført"


def answer_question(
    *,
    by: User,
    line_id: int,
    kind: str,
    text: str,
    part: str = "",
    period: values.Period = values.YEAR,
    reason: str = "",
    version: int | None = None,
) -> Answer:
    """Say that a figure which is asked about is right, and why (``text``): "det stemmer, fordi …".

    ``kind`` and ``part`` name the question (see :class:`indicators.values.Question`), ``version`` is that of
    the result that was seen. Answering the same again changes nothing. Raises :class:`NotFound` where
    nothing is asked, :class:`NotAllowed`, :class:`Stale`, :class:`Locked`, :class:`NeedsReason` without a
    text or on another's behalf, :class:`Invalid` where the cell has to be written anew.
    """
    line = standing_line(line_id)
    reason = trail_reason(by, line, reason, ANSWERED)
    with acting(Act.ANSWER_QUESTION, by=by, reason=reason):
        row = _locked_cell(by, line_id, period, reason=reason)
        if row._state.adding:
            raise NotFound("result", line_id)
        guard_version(row, version, row.written)
        cell = cell_now(line_id, period)
        asked = () if cell is None else cell.questions
        found = next((one for one in asked if one.question.key[:2] == (kind, part)), None)
        if found is None:
            raise NotFound("question", kind)
        if not found.question.kind.confirmable:
            raise Invalid({"written": ["Det som står der, må skrives på nytt, eller leveres uten tall."]})
        if found.answer is not None:
            return Answer.objects.get(result=row, kind=kind, part=part, given="confirmed", withdrawn=False)
        return confirm(row, found.question, text, by=by, reason=reason)


def go_without_figure(
    *,
    by: User,
    line_id: int,
    why: str,
    text: str,
    period: values.Period = values.YEAR,
    reason: str = "",
    version: int | None = None,
) -> Answer:
    """Deliver a cell without a figure: ``why`` is a code of the list, ``text`` says it in words.

    For what stands there and is no figure: not understood, asked about, a reason instead of one, or nothing.
    The year is then judged without it. A text stays as it was written; where nothing stands, what people
    write there is written: ``Ikke målt``, or ``Foreligger ikke`` of a figure that its source has not
    published. Raises as :func:`answer_question`, :class:`NotFound` for a period that the line has no
    figures of, and :class:`Invalid` where the cell holds a figure that nobody asks about.
    """
    line = standing_line(line_id)
    reason = trail_reason(by, line, reason, WITHOUT_FIGURE)
    with acting(Act.GO_WITHOUT, by=by, reason=reason):
        row = _locked_cell(by, line_id, period, reason=reason)
        stands = Answer.objects.filter(result=row.pk, given=Answer.Given.WITHOUT, withdrawn=False).first()
        if stands is not None and (stands.why, stands.text) == (why, text.strip()):
            return stands
        guard_version(row, version, row.written)
        if why not in Deviation.WhyNoFigure.values:
            raise Invalid({"why": ["Velg en grunn fra listen."]})
        if not text.strip():
            raise NeedsReason
        if not row.written:
            _say_in_words(row, why, by=by, reason=reason)
        cell = cell_now(line_id, period)
        if stands is None and (cell is None or not _lacks_figure(cell)):
            raise Invalid({"written": ["Her står et tall. Bare en celle uten tall kan leveres uten tall."]})
        made = stands or Answer(result=row, written=row.written, given=Answer.Given.WITHOUT)
        made.why, made.text = why, text.strip()
        made.answered_by, made.answered_at = by, timezone.now()
        write(made, by=by, reason=reason)
        return made


def _say_in_words(row: Result, why: str, *, by: User, reason: str) -> None:
    """Write in an empty cell what people write where there is no figure, in the municipality's language."""
    with as_the_municipality():
        pending = why == Deviation.WhyNoFigure.NO_SOURCE
        row.written = gettext("Foreligger ikke") if pending else gettext("Ikke målt")
    row.version = max(row.version, 1)
    row.set_columns(values.result_columns(values.parse_result(row.written, row.line.spec)))
    write(row, by=by, reason=reason)


def _lacks_figure(cell: CellRow) -> bool:
    return bool(cell.open) or isinstance(cell.result, values.MissingResult)


def confirm(row: Result, question: values.Question, text: str, *, by: User, reason: str) -> Answer:
    """Write the answer "det stemmer". Raises :class:`NeedsReason` where no reason is given."""
    if not text.strip():
        raise NeedsReason
    made = _about(row, row.written, question, Answer.Given.CONFIRMED, text.strip(), by=by)
    write(made, by=by, reason=reason)
    return made


def supersede_answers(row: Result, stood: CellRow, *, by: User, reason: str) -> None:
    """Another figure is entered: earlier answers do not hold any more, and what was open is mended."""
    for old in Answer.objects.filter(result=row, withdrawn=False).exclude(given=Answer.Given.MENDED):
        old.withdrawn = True
        write(old, by=by, reason=reason or ASKED_ANEW)
    if not stood.open:
        return
    now = cell_now(row.line_id, row.period)
    asked = {one.question.key for one in now.questions} if now else set()
    for question in stood.open:
        if question.key not in asked and not (now and now.open):
            text = f"Skrevet på nytt: {row.written}" if row.written else "Tømt"
            made = _about(row, stood.written, question, Answer.Given.MENDED, text, by=by)
            write(made, by=by, reason=reason)


def _about(
    row: Result, written: str, question: values.Question, given: Answer.Given, text: str, *, by: User
) -> Answer:
    kind, part, figure = question.key
    return Answer(
        result=row,
        kind=kind,
        part=part,
        figure=figure,
        written=written,
        given=given,
        text=text,
        answered_by=by,
        answered_at=timezone.now(),
    )


def line_now(line_id: int) -> JudgedLine:
    """A line with its questions, as it stands in this transaction."""
    return judge_lines(ScorecardLine.objects.filter(pk=line_id))[0]


def cell_now(line_id: int, period: values.Period) -> CellRow | None:
    """One cell of a line, as it stands in this transaction."""
    return line_now(line_id).cell(period)


def _locked_cell(by: User, line_id: int, period: values.Period, *, reason: str) -> Result:
    """The result of a period, where the person may change it and nothing locks it; else a new one."""
    line = locked_line(line_id)
    require(by, permissions.REPORT_RESULT, line)
    known = Result.objects.filter(line=line, period_kind=period.kind, period_number=period.number).first()
    open_figure(line, period, by=by, reason=reason)
    if known is not None:
        return known
    if period not in values.expected_periods(values.RoundKind.YEAR_END, values.Frequency(line.frequency), ()):
        raise NotFound("period", line_id)
    return Result(line=line, period_kind=period.kind, period_number=period.number, version=0)
