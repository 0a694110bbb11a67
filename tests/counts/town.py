"""A town in the middle of its second tertial, with some of everything that the overview counts."""

from __future__ import annotations

from datetime import date

from indicators import workflow
from indicators.judging import GapKind, gaps
from indicators.models import Role, Round, ScorecardLine, Sector, Submission, User
from indicators.values import Period, PeriodKind
from tests import municipality

YEAR = 2026
AREAS, SECTORS = ("6.4", "6.5", "6.6"), ("skole", "helse", "kultur")
FIGURES = ("12", "8", "10", "", "9", "Ikke målt", "11")
OUTLOOKS = ("on_track", "unsure", "will_miss", "")
FREQUENCIES = (PeriodKind.TERTIAL, PeriodKind.YEAR, PeriodKind.HALF, PeriodKind.TERTIAL, PeriodKind.MONTH)
ASKED = {
    ("t1", PeriodKind.TERTIAL): (1,),
    ("t2", PeriodKind.TERTIAL): (2,),
    ("t2", PeriodKind.HALF): (1,),
    ("t1", PeriodKind.MONTH): (2, 3),
    ("t2", PeriodKind.MONTH): (5,),
}
"""Which figures are entered in a round; of the months not all that are asked for."""

LACKS = ("t1", 2)
"""The line of a sector that delivers nothing in the first round, by its number: its figure stays owed."""


def build_town() -> None:
    """Three sectors in three areas: the first tertial delivered by two, the second by the third."""
    sectors = [municipality.sector(code, order) for order, code in enumerate(SECTORS, start=1)]
    areas = [municipality.area(number, f"Område {number}", *sectors) for number in AREAS]
    for name, role, sector in (
        ("leder", Role.LEADER, sectors[0]),
        ("ledelse", Role.MANAGEMENT, None),
    ):
        municipality.user(name, role, sector=sector)
    lines = []
    for number in range(18):
        given = {"of": areas[number * 7 // 3 % 3], "by": sectors[number % 3], "order": number + 1}
        given["direction"] = "lower" if number % 4 == 3 else "higher"
        if number < 14:
            before = {"year": YEAR - 1, "target": "10", "result": FIGURES[number * 3 % 7] or None}
            municipality.line(f"l{number}", **given, **before)
        lines.append(
            municipality.line(
                f"l{number}",
                **given,
                year=YEAR,
                target=None if number == 16 else "10",
                planned=number != 17,
                frequency=FREQUENCIES[number // 3 % 5],
                aggregation="sum" if number == 12 else "last",
            )
        )
    ended = municipality.line("utgatt", of=areas[1], by=sectors[0], year=YEAR - 1, target="10", result="4")
    first = [ended, *ScorecardLine.objects.filter(year=YEAR - 1).exclude(pk=ended.pk).order_by("pk")[:4]]
    for number, line in enumerate(first):
        _promise(line, date(2026, 8, 10 + number * 5), ("planned", "under_way", "done")[number % 3])
    for kind, month in (("t1", 4), ("t2", 8)):
        _report(kind, month, lines)
    program = workflow.program_user()  # then a met one is missed and not explained: the target came later
    workflow.set_target(by=program, line_id=lines[9].pk, text="99", reason="Test")


def _report(kind: str, month: int, lines: list[ScorecardLine]) -> None:
    program = workflow.program_user()
    days = {"opens_on": date(YEAR, month, 1), "deadline": date(YEAR, month, 30)}
    row = workflow.plan_round(by=program, year=YEAR, kind=kind, reason="Test", **days)
    workflow.open_round(by=program, round_id=row.pk, reason="Test")
    for number, line in enumerate(lines):
        length = FREQUENCIES[number // 3 % 5]
        for period in ASKED.get((kind, length), ()):
            if (kind, number) != LACKS and (text := FIGURES[(number + month + period) % 7]):
                _figure(line, Period(length, period), text)
        if outlook := OUTLOOKS[(number + month // 4) % 4]:
            workflow.forecast(by=program, line_id=line.pk, round_id=row.pk, outlook=outlook, reason="Test")
        if number % 5 == month // 4:
            workflow.explain(by=program, line_id=line.pk, cause="Derfor", reason="Test")
            _promise(line, date(2026, 8, 5 + number), "under_way")
    if kind == "t1":
        for code in SECTORS[:2]:
            submission = _deliver(row, Sector.objects.get(code=code))
            workflow.approve(by=User.objects.get(username="ledelse"), submission_id=submission.pk)
        workflow.close_round(by=program, round_id=row.pk, reason="Test", even_if_missing=True)
    else:
        _deliver(row, Sector.objects.get(code="kultur"))


def _deliver(of: Round, sector: Sector) -> Submission:
    """Fill what a sector still owes, and send it in."""
    program = workflow.program_user()
    for _ in range(2):  # figures first, which may be missed
        for gap in gaps(of, sector.pk):
            line = ScorecardLine.objects.get(pk=gap.line_id)
            if gap.period is not None:
                _figure(line, gap.period, "7")
            elif gap.kind is GapKind.NO_FORECAST:
                workflow.forecast(
                    by=program, line_id=line.pk, round_id=of.pk, outlook="unsure", reason="Test"
                )
            elif gap.kind is GapKind.NO_ACTION:
                _promise(line, date(2026, 8, 25), "planned")
            else:
                workflow.explain(
                    by=program, line_id=line.pk, cause="Derfor", why_no_figure="no_source", reason="Test"
                )
    submission = Submission.objects.get(round=of, sector=sector)
    return workflow.submit(by=program, submission_id=submission.pk, reason="Test")


def _figure(line: ScorecardLine, period: Period, text: str) -> None:
    program = workflow.program_user()
    workflow.report_result(by=program, line_id=line.pk, text=text, period=period, reason="Test")


def _promise(line: ScorecardLine, due: date, state: str) -> None:
    program, said = workflow.program_user(), {"text": "Ansette", "responsible": "Rektor"}
    row = workflow.promise_action(by=program, line_id=line.pk, due=due, reason="Test", **said)
    if state != "planned":
        workflow.follow_action(by=program, action_id=row.pk, state=state, outcome="Sagt", reason="Test")
