"""The same slow recount of a year as it stood in a round, as everybody or one person reads it: plain loops.

It shares nothing with the fast read but the grammar, the verdict and :mod:`tests.counts.naive`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from indicators import values
from indicators.models import Action, Forecast, Membership, Result, Round, ScorecardLine, Submission, User
from tests.counts import naive

LAST_MONTH = {"t1": 4, "h1": 6, "t2": 8, "year_end": 12}
PARTS = {"year": 1, "second_year": 1, "half": 2, "tertial": 3, "quarter": 4, "month": 12}
JUDGED = (values.Status.MET, values.Status.MISSED)


@dataclass(frozen=True)
class Line:
    """What the board says about a line in a round, as far as counts and filters go."""

    pk: int
    indicator: int
    area: str
    sector: str
    status: values.Status
    change: values.Change | None
    explained: bool
    owed: bool
    outlook: str
    at_risk: bool
    before: values.Status | None
    """The status in the round before of the same year; None where there was none."""
    previous_status: values.Status | None


def recount(year: int, day: date, kind: str | None, reader: User | None) -> list[Line]:
    """Every line of the cards of a year; ``kind`` is a round before year-end, None for the whole year."""
    lines = ScorecardLine.objects.filter(year=year, on_card=True, withdrawn=False)
    with naive.read_once():
        return [_line(line, day, kind, reader) for line in lines.order_by("pk")]


def overdue(day: date, reader: User | None) -> list[Action]:
    """Every open action after its date that the person may read, of all years."""
    with naive.read_once():
        return [one for one in Action.objects.order_by("due", "pk") if _is_overdue(one, day, reader)]


def _is_overdue(action: Action, day: date, reader: User) -> bool:
    line = action.line
    if action.withdrawn or line.withdrawn or action.state not in ("planned", "under_way"):
        return False
    return action.due < day and not _drafted(line, reader, action.history.earliest().history_date)


def round_before(year: int, kind: str | None) -> str | None:
    """The round before one of the same year; None for the whole year and for the first."""
    earlier = [one.kind for one in rounds_of(year) if kind and LAST_MONTH[one.kind] < LAST_MONTH[kind]]
    return earlier[-1] if earlier else None


@naive.reread
def rounds_of(year: int) -> list[Round]:
    """The rounds of a year by the months that they report on."""
    return sorted(Round.objects.filter(year=year), key=lambda one: LAST_MONTH[one.kind])


def _line(line: ScorecardLine, day: date, kind: str | None, reader: User | None) -> Line:
    verdict = _verdict(line, day, kind, reader)
    earlier = round_before(line.year, kind)
    outlook = _outlook(line, kind, reader)
    previous = naive._previous(line)
    against = None
    if previous is not None:
        against = values.judge(_target(line), previous, spec=naive._spec(line)).status
    return Line(
        pk=line.pk,
        indicator=line.indicator_id,
        area=line.area.number,
        sector=line.sector.code,
        status=verdict.status,
        change=verdict.change,
        explained=_explained(line, reader),
        owed=_owed(line, verdict.status, kind, reader),
        outlook=outlook,
        at_risk=outlook in ("unsure", "will_miss") and (kind is not None or verdict.status not in JUDGED),
        before=_verdict(line, day, earlier, reader).status if earlier else None,
        previous_status=against,
    )


def _verdict(line: ScorecardLine, day: date, kind: str | None, reader: User | None) -> values.Verdict:
    if kind is None:
        ends = [one.deadline for one in rounds_of(line.year) if one.kind == "year_end"]
        due = day > (ends[0] if ends else date(line.year + 1, 3, 31))
    else:
        (deadline,) = [one.deadline for one in rounds_of(line.year) if one.kind == kind]
        due = day > deadline and _lacks(line, kind, reader)
    return values.judge(
        _target(line),
        _result(line, kind, reader),
        spec=naive._spec(line),
        previous=naive._previous(line),
        due=due,
        expected=line.planned,
    )


def _target(line: ScorecardLine) -> values.Target:
    row = getattr(line, "target", None)
    return values.parse_target(row.written if row else None, naive._spec(line))


def _result(line: ScorecardLine, kind: str | None, reader: User | None) -> values.Result:
    """The year's own figure, else the parts of the year that were reported by then."""
    spec, parts, unit = naive._spec(line), [], ""
    for row in _readable(line, kind, reader):
        read = values.parse_result(row.written, spec)
        if row.period_kind == "year":
            return read
        if isinstance(read, values.FigureResult):
            period = values.Period(row.period_kind, row.period_number)  # type: ignore[arg-type]
            parts.append(values.PeriodFigure(period, read.value))
            unit = read.unit
    return values.PeriodsResult(tuple(parts), unit) if parts else values.EmptyResult()


@naive.reread
def _readable(line: ScorecardLine, kind: str | None, reader: User | None) -> list[Result]:
    """What was written for the line until a round, without the drafts that are not the reader's."""
    return list(_until(line, kind, reader))


def _until(line: ScorecardLine, kind: str | None, reader: User | None) -> Iterator[Result]:
    for row in Result.objects.filter(line=line).order_by("period_kind", "period_number"):
        of = _round_of(line.year, row.period_kind, row.period_number)
        if kind is not None and (of is None or LAST_MONTH[of.kind] > LAST_MONTH[kind]):
            continue
        if row.written and not (of is not None and _hidden(of, line, reader)):
            yield row


@naive.reread
def _round_of(year: int, period_kind: str, number: int) -> Round | None:
    """The first round that ends with the period or after it."""
    last_month = number * 12 // PARTS[period_kind]
    for one in rounds_of(year):
        if LAST_MONTH[one.kind] >= last_month:
            return one
    return None


def _asked(line: ScorecardLine, kind: str) -> Iterator[tuple[str, int]]:
    """The periods that the rounds until then ask for."""
    length = "year" if line.frequency == "second_year" else line.frequency
    for number in range(1, PARTS[length] + 1):
        of = _round_of(line.year, length, number)
        if line.planned and of is not None and LAST_MONTH[of.kind] <= LAST_MONTH[kind]:
            yield length, number


def _lacks(line: ScorecardLine, kind: str, reader: User | None) -> bool:
    """Whether a figure that was asked for by the round is not there."""
    given = {(row.period_kind, row.period_number) for row in _readable(line, kind, reader)}
    return any(period not in given for period in _asked(line, kind))


def _owed(line: ScorecardLine, status: values.Status, kind: str | None, reader: User | None) -> bool:
    if kind is None:
        return line.planned and status in (values.Status.NOT_DUE, values.Status.NOT_REPORTED)
    return _lacks(line, kind, reader) and status in (values.Status.NOT_DUE, values.Status.NOT_REPORTED)


def _outlook(line: ScorecardLine, kind: str | None, reader: User | None) -> str:
    """What was expected in the newest round until then that is opened, else in the one before it."""
    last = LAST_MONTH[kind or "year_end"]
    opened = [
        one
        for one in rounds_of(line.year)
        if one.state != "planned" and one.kind != "year_end" and LAST_MONTH[one.kind] <= last
    ]
    for of in reversed(opened[-2:]):
        forecast = Forecast.objects.filter(line=line, round=of).first()
        if forecast is not None and not _hidden(of, line, reader):
            return forecast.outlook
    return ""


def _explained(line: ScorecardLine, reader: User | None) -> bool:
    account = getattr(line, "deviation", None)
    told = list(account.history.order_by("history_date")) if account is not None else []
    readable = [one for one in told if not _drafted(line, reader, one.history_date)]
    return bool(readable and readable[-1].cause) or naive._explained(line)


def _drafted(line: ScorecardLine, reader: User, at: datetime) -> bool:
    """Whether what was told at a moment was told in a round that the sector has not delivered in."""
    opened = [one for one in rounds_of(line.year) if one.state != "planned"]
    while opened and _hidden(opened[-1], line, reader):
        if at >= opened.pop().history.filter(state="open").earliest("history_date").history_date:
            return True
    return False


def _never_delivered(submission: Submission) -> bool:
    """Whether nobody has sent it in, nor a later one of the year after its round was closed over it."""
    if submission.history.filter(state="submitted").exists():
        return False
    later = Submission.objects.filter(round__year=submission.year, sector=submission.sector)
    newer = [one for one in later if one.round.deadline > submission.round.deadline]
    sent = [one for one in newer if one.history.filter(state="submitted").exists()]
    return not (submission.state == "closed" and sent)


def _hidden(of: Round, line: ScorecardLine, reader: User | None) -> bool:
    """Whether what the line's sector wrote in a round is a draft that the person may not read."""
    return _kept_from(of, line.sector_id, reader)


@naive.reread
def _kept_from(of: Round, sector: int, reader: User | None) -> bool:
    submission = Submission.objects.filter(round=of, sector=sector).first()
    drafted = _never_delivered(submission) if submission else of.state == "open"
    roles = Membership.objects.filter(user=reader) if reader else ()
    return drafted and not any(one.role == "controller" or one.sector_id == sector for one in roles)
