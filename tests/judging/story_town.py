"""The municipality that the story of a year is about, and its rows made and changed by hand."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from indicators import judging, workflow
from indicators.models import (
    Act,
    AdoptedTarget,
    FunctionCode,
    Heading,
    Plan,
    ScorecardLine,
    Submission,
    User,
)
from indicators.values import Period, PeriodKind
from indicators.workflow.save import write
from indicators.workflow.trail import acting
from tests import municipality
from tests.rounds.conftest import Place, build_place


@dataclass
class Story:
    """The place, and how it came there."""

    place: Place
    keys: dict[str, Any] = field(default_factory=dict)

    def line(self, code: str, year: int = 2026) -> ScorecardLine:
        return ScorecardLine.objects.get(indicator__code=code, year=year)

    def report(self, code: str, text: str, period: Period | None = None, year: int = 2026) -> None:
        by = workflow.program_user()
        given = {"period": period} if period else {}
        workflow.report_result(by=by, line_id=self.line(code, year).pk, text=text, reason="Ført", **given)

    def own(self, kind: str, sector: str = "skole") -> Submission:
        return Submission.objects.get(round__kind=kind, round__year=2026, sector__code=sector)


LINES = {
    "maned": {"frequency": "month", "aggregation": "sum", "target": "120", "direction": "lower"},
    "tertial": {"frequency": "tertial", "target": "10"},
    "andel": {"unit": "%", "target": "≥ 95 %", "tolerance": 2},
    "ord": {"target": "Tomten er kjøpt"},
    "endring": {"target": "Bedre enn i fjor"},
    "land": {"target": "Over landssnittet"},
    "dekning": {"unit": "%", "target": "≥ 95 %"},
    "taus": {"target": "5", "on_card": False},
    "uten": {},
    "bort": {"target": "1"},
}


def build_story() -> Story:
    place = build_place()
    User.objects.filter(pk=place.leader.pk).update(first_name="Kari", last_name="Leder")
    told = Story(place)
    area = place.met.area
    for order, (code, fields) in enumerate(LINES.items(), start=10):
        given: dict[str, Any] = dict(fields)
        municipality.line(code, of=area, by=place.skole, year=2026, order=order, **given)
    for code, result in (("met", "11"), ("avvik", "7"), ("endring", "40"), ("land", "3"), ("maned", "140")):
        municipality.line(code, of=area, by=place.skole, year=2025, target="10", result=result, order=3)
    shared = {"of": area, "by": place.skole, "year": 2025, "target": "≥ 95 %", "unit": "%", "order": 3}
    municipality.line("andel", result="194 %", **shared)  # type: ignore[arg-type]
    confirm(told, "andel", 2025)
    municipality.line("avvik", of=area, by=place.skole, year=2024, target="10", result="6", order=3)
    promised_before(told)
    record = municipality.record
    record(Plan, year=2026, title="Plan 2026", close_word="Innenfor")
    codes = [FunctionCode.objects.get_or_create(code=code)[0] for code in ("215", "202")]
    under, _ = workflow.save_record(
        by=workflow.program_user(),
        model=Heading,
        values={"area": area, "year": 2026, "code": "skole", "order": 1, "title": "Grunnskole"},
        links={"functions": codes},
        reason=municipality.REASON,
    )
    changed(told.line("met"), heading=under)
    for code, written in (("met", "10"), ("andel", "≥ 93 %")):
        adopted = AdoptedTarget.copied(told.line(code).target)
        if written != adopted.written:
            adopted.value, adopted.written = Decimal(93), written
        kept(adopted)
    goal = {"by": place.controller, "year": 2026}
    top = workflow.save_goal(**goal, values={"text": "Alle lærer"})
    below = workflow.save_goal(
        **goal, values={"text": "Alle leser", "sector_id": place.skole.pk}, parent_id=top.pk
    )
    workflow.attach_lines(**goal, goal_id=below.pk, lines=[workflow.ChosenLine(place.met.pk, None)])
    told.keys |= {"goal": below.pk, "top": top.pk}
    for year in (2024, 2025):
        workflow.close_past_round(
            by=place.controller, year=year, kind="year_end", opens_on=date(year, 12, 1),
            deadline=date(year + 1, 1, 31), reason="Før programmet",
        )  # fmt: skip
    for kind, opens, deadline in (("t1", 4, 5), ("t2", 8, 9)):
        workflow.plan_round(
            by=place.controller, year=2026, kind=kind, opens_on=date(2026, opens, 25),  # type: ignore[arg-type]
            deadline=date(2026, deadline, 10),
        )  # fmt: skip
    told.keys["work"] = municipality.work(place.met, "lesing", "Lese mer").pk
    municipality.work(place.met, "bort", "Lese mindre", withdrawn=True)
    for year, title, state in (
        (2026, "Innledning", "draft"),
        (2026, "Økonomi", "ready"),
        (2025, "I fjor", "draft"),
    ):
        workflow.save_chapter(
            by=place.controller, year=year, values={"title": title, "text": title, "state": state}
        )
    for title in ("Bort", "Vekk"):  # more of them than of those that stand
        gone = workflow.save_chapter(
            by=place.controller, year=2026, values={"title": title, "state": "draft"}
        )
        workflow.withdraw_chapter(by=place.controller, year=2026, pk=gone.pk)
    return told


def promised_before(told: Story) -> None:
    """Actions of earlier years: one that is open, one that is done, and one of a line that is withdrawn."""
    given = {"of": told.place.met.area, "by": told.place.skole, "target": "10", "result": "9", "order": 4}
    gone = municipality.line("taus", year=2025, **given)  # type: ignore[arg-type]
    by = workflow.program_user()
    for line, text in (
        (told.line("avvik", 2024), "Åpent"),
        (told.line("avvik", 2024), "Ferdig"),
        (gone, "Bort"),
    ):
        row = workflow.promise_action(
            by=by, line_id=line.pk, text=text, responsible="Rektor", due=date(2026, 5, 1), reason="Ført"
        )
        if text == "Ferdig":
            workflow.follow_action(by=by, action_id=row.pk, state="done", outcome="Gjort", reason="Ført")
    changed(gone, withdrawn=True)


def confirm(told: Story, code: str, year: int = 2026) -> None:
    """Say that the figure of a year is meant, whatever is asked about it."""
    line = told.line(code, year)
    (judged,) = judging.judge_lines(ScorecardLine.objects.filter(pk=line.pk))
    assert judged.open_questions
    for one in judged.open_questions:
        workflow.answer_question(
            by=workflow.program_user(), line_id=line.pk, kind=one.kind, text="Det stemmer", reason="Svart"
        )


def kept(row: Any) -> None:
    """Write a row by the program, as whoever loads a database does."""
    program = workflow.program_user()
    with acting(Act.KEEP_REGISTER, by=program, reason=municipality.REASON):
        write(row, by=program, reason=municipality.REASON)


def changed(row: Any, **fields: Any) -> None:
    for name, value in fields.items():
        setattr(row, name, value)
    kept(row)


def month(number: int) -> Period:
    return Period(PeriodKind.MONTH, number)


def tertial(number: int) -> Period:
    return Period(PeriodKind.TERTIAL, number)
