"""A year of a municipality, day by day: rounds, drafts, deliveries, editions, edges of days and years."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from indicators import judging, workflow
from indicators.models import (
    Act,
    Action,
    AdoptedTarget,
    Footnote,
    FunctionCode,
    Heading,
    Plan,
    ResultComment,
    Round,
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


def open_round(told: Story, kind: str) -> None:
    row = Round.objects.get(year=2026, kind=kind)
    workflow.open_round(by=told.place.controller, round_id=row.pk)


def deliver(told: Story, kind: str) -> None:
    """As it stands: what lacks was excused."""
    row = told.own(kind)
    if kind == "t1":
        complete_spring(told, row)
    lacking = workflow.Incomplete
    try:
        workflow.submit(by=told.place.leader, submission_id=row.pk)
    except lacking:
        municipality.count_as_delivered(row.round)


def figures_of_spring(told: Story) -> None:
    for number, text in enumerate(("9", "12", "8,5", "11"), start=1):
        told.report("maned", text, month(number))
    told.report("tertial", "9", tertial(1))


def complete_spring(told: Story, row: Submission) -> None:
    """The rest of what the first round asks for."""
    for gap in judging.gaps(row.round, row.sector_id):
        own = {"by": told.place.leader, "line_id": gap.line_id}
        if gap.kind is judging.GapKind.NO_FORECAST:
            workflow.forecast(**own, round_id=row.round_id, outlook="on_track", text="", comment="")  # type: ignore[arg-type]
        elif gap.kind is judging.GapKind.NO_CAUSE:
            workflow.explain(**own, cause="Sen vår", version=0)  # type: ignore[arg-type]
        elif gap.kind is judging.GapKind.NO_ACTION:
            workflow.promise_action(**own, text="Ta igjen", responsible="Rektor", due=date(2026, 9, 1))  # type: ignore[arg-type]


def figures_of_summer(told: Story) -> None:
    told.report("tertial", "11", tertial(2))
    for number in range(5, 9):
        told.report("maned", "10", month(number))


def foresee(told: Story) -> None:
    round_id = Round.objects.get(year=2026, kind="t1").pk
    for code, outlook, text in (
        ("met", "on_track", ""),
        ("andel", "unsure", "94 %"),
        ("avvik", "will_miss", ""),
    ):
        workflow.forecast(
            by=told.place.leader, line_id=told.line(code).pk, round_id=round_id, outlook=outlook, text=text,
            comment=f"Om {code}",
        )  # fmt: skip

    own = told.keys["goal"]
    workflow.assess_goal(by=told.place.leader, goal_id=own, level="ikke nådd", text="Tidlig")
    workflow.assess_goal(by=told.place.controller, goal_id=told.keys["top"], level="ikke nådd", text="Samlet")


def foresee_again(told: Story, code: str, outlook: str) -> None:
    round_id = Round.objects.get(year=2026, kind="t1").pk
    workflow.forecast(
        by=told.place.leader, line_id=told.line(code).pk, round_id=round_id, outlook=outlook,
        comment=f"Mer om {code}", reason="Rettet",
    )  # fmt: skip


def words(told: Story) -> None:
    place, area = told.place, told.place.met.area
    by = {"by": place.leader, "sector_id": place.skole.pk, "year": 2026}
    told.keys["comment"] = workflow.comment_results(**by, area_id=area.pk, text="Et godt år").pk
    workflow.write_area_text(**by, area_id=area.pk, kind="challenges", text="Færre elever")
    workflow.report_work(by=place.leader, work_id=told.keys["work"], done="Begynt", state="ongoing")
    told.keys["decision"] = workflow.save_decision(**by, values={"text": "Bygg skole"}).pk
    ended = {"text": "Riv skole", "state": "done", "closed_text": "1.11.2026"}
    workflow.save_decision(**by, values=ended)
    found = {
        "authority": "Arbeidstilsynet",
        "service": "Skolen",
        "deadline_text": "31.12.2026",
        "measure": "Rettet",
    }
    told.keys["supervision"] = workflow.save_supervision(**by, values=found).pk
    bare = {"authority": "Brannvesenet", "service": "Skolen", "deadline_text": "15.1.2027"}
    told.keys["bare"] = workflow.save_supervision(**by, values=bare).pk
    told.keys["later"] = workflow.comment_results(
        **by, area_id=area.pk, text="Mer å si", title="Om lesing"
    ).pk
    workflow.note_figure(by=place.leader, line_id=place.met.pk, text="Foreløpig tall")


def explained(told: Story) -> None:
    place = told.place
    workflow.explain(by=place.leader, line_id=place.missed.pk, cause="For få lærere", version=0)
    for text, due in (("Ansette", date(2027, 1, 31)), ("Kurse", date(2027, 6, 1))):
        workflow.promise_action(
            by=place.leader, line_id=place.missed.pk, text=text, responsible="Rektor", due=due
        )
    for code in ("maned", "andel"):
        line_id = told.line(code).pk
        workflow.explain(by=place.leader, line_id=line_id, cause=f"Om {code}", version=0)
        workflow.promise_action(
            by=place.leader, line_id=line_id, text=f"Bedre {code}", responsible="Rektor", due=date(2027, 4, 1)
        )
    workflow.assess_goal(by=place.leader, goal_id=told.keys["goal"], level="delvis nådd", text="Halvveis")
    workflow.assess_goal(by=workflow.program_user(), goal_id=told.keys["top"], level="nådd", text="Samlet")
    workflow.comment_decision(by=place.leader, decision_id=told.keys["decision"], text="Bygges")
    workflow.save_supervision(
        by=place.leader,
        sector_id=place.skole.pk,
        year=2026,
        pk=told.keys["bare"],
        values={"measure": "Slukket"},
    )


def year_figures(told: Story) -> None:
    for code, text in (
        ("met", "12"), ("avvik", "8"), ("andel", "94 %"), ("ord", "Tomten er kjøpt"), ("endring", "41"),
        ("land", "4"), ("uten", "3"),
    ):  # fmt: skip
        told.report(code, text)
    for number in range(9, 13):
        told.report("maned", "10", month(number))


def edition(told: Story, code: str, name: str, text: str, day: date) -> None:
    workflow.set_benchmark(
        by=told.place.controller, line_id=told.line(code).pk, scope="national", text=text, edition=name,
        published_on=day, reason="KOSTRA",
    )  # fmt: skip


def changed_again(told: Story) -> None:
    """After the reopening everything is changed, as a draft."""
    place = told.place
    told.report("met", "9")
    workflow.go_without_figure(
        by=place.leader, line_id=told.line("ord").pk, why="other", text="Sagt i andre ord"
    )
    told.report("maned", "12", month(12))
    own = {"by": place.leader, "line_id": place.missed.pk}
    workflow.explain(**own, cause="Sykdom", reason="Rettet")
    row = Action.objects.get(text="Ansette")
    workflow.promise_action(
        **own, pk=row.pk, text="Ansette flere", responsible="Rektor", due=date(2027, 3, 1), reason="Rettet"
    )
    workflow.comment_results(
        by=place.leader, sector_id=place.skole.pk, area_id=place.met.area_id, year=2026, text="Et dårlig år",
        pk=told.keys["comment"],
    )  # fmt: skip
    workflow.write_area_text(
        by=place.leader, sector_id=place.skole.pk, area_id=place.met.area_id, year=2026, kind="challenges",
        text="Flere elever",
    )  # fmt: skip
    note = Footnote.objects.get()
    workflow.change_note(by=place.leader, line_id=place.met.pk, pk=note.pk, text="Endelig tall")
    workflow.report_work(by=place.leader, work_id=told.keys["work"], done="Ferdig", state="done")
    workflow.save_decision(
        by=place.leader,
        sector_id=place.skole.pk,
        year=2026,
        pk=told.keys["decision"],
        values={"text": "Bygg nytt"},
    )
    workflow.assess_goal(by=place.leader, goal_id=told.keys["goal"], level="nådd", text="Helt")


def withdrawn_again(told: Story) -> None:
    """What was delivered is taken back, as a draft."""
    place = told.place
    own = {"by": place.leader, "sector_id": place.skole.pk, "year": 2026, "withdrawn": True}
    later = ResultComment.objects.get(pk=told.keys["later"])
    workflow.comment_results(
        **own, area_id=place.met.area_id, text=later.text, title=later.title, pk=later.pk
    )
    workflow.save_supervision(**own, pk=told.keys["bare"], values={})
    workflow.change_note(by=place.leader, line_id=place.met.pk, pk=Footnote.objects.get().pk, withdrawn=True)
    row = Action.objects.get(text="Bedre andel")
    workflow.promise_action(
        by=place.leader, line_id=row.line_id, pk=row.pk, text=row.text, responsible=row.responsible,
        due=row.due, withdrawn=True, reason="Ikke lenger",
    )  # fmt: skip
    workflow.report_result(by=place.leader, line_id=told.line("taus").pk, text="", reason="Feil linje")


def gone(told: Story) -> None:
    """A line that nobody should have made, a target that was set anew, and what the other sector begins."""
    changed(told.line("bort"), withdrawn=True)
    workflow.set_target(
        by=told.place.controller, line_id=told.line("avvik").pk, text="9", reason="Justert", case="KS 1/26"
    )
    workflow.report_result(by=told.place.stranger, line_id=told.place.other.pk, text="12", reason="Ført")


def while_returned(told: Story) -> None:
    told.report("met", "13")
    told.report("dekning", "220 %")
    confirm(told, "dekning")
    workflow.assess_goal(by=told.place.controller, goal_id=told.keys["top"], level="", text="")


def follow(told: Story) -> None:
    row = Action.objects.get(text__startswith="Kurse")
    workflow.follow_action(by=told.place.leader, action_id=row.pk, state="done", outcome="Alle har fått kurs")
    decide(told, "reopen", "t1", reason="Feil")


def decide(told: Story, act: str, kind: str, **given: Any) -> None:
    getattr(workflow, act)(by=told.place.management, submission_id=told.own(kind).pk, **given)


def deliver_again(told: Story) -> None:
    deliver(told, "t1")
    decide(told, "approve", "t1")


def open_again(told: Story) -> None:
    foresee_again(told, "met", "unsure")
    decide(told, "reopen", "year_end", reason="Feil tall")


def deliver_anew(told: Story) -> None:
    for kind in ("t1", "year_end"):
        deliver(told, kind)


def one_figure(told: Story) -> None:
    line = told.line("andel")
    workflow.open_one_figure(by=told.place.management, line_id=line.pk, reason="Feil tall")
    workflow.correct_figure(by=told.place.controller, line_id=line.pk, text="96 %", reason="Rettet")


def without_figure(told: Story) -> None:
    workflow.go_without_figure(
        by=told.place.leader,
        line_id=told.line("tertial").pk,
        why="not_held",
        text="Ikke målt",
        period=tertial(3),
    )
    workflow.go_without_figure(
        by=told.place.leader, line_id=told.line("ord").pk, why="other", text="Sagt i ord"
    )


def close(told: Story, kind: str) -> None:
    row = Round.objects.get(year=2026, kind=kind)
    workflow.close_round(
        by=told.place.controller, round_id=row.pk, even_if_missing=True, reason="Resten leverer ikke"
    )


def asked_about(told: Story) -> None:
    told.report("uten", "3000")
    told.report("dekning", "210 %")
    told.report("ord", "kanskje 5-6")


def answered(told: Story) -> None:
    told.report("ord", "Tomten er kjøpt")
    told.report("taus", "6")
    confirm(told, "dekning")


def approve(told: Story) -> None:
    if told.own("year_end").state == "submitted":
        decide(told, "approve", "year_end")


type Step = tuple[datetime, str, Callable[[Story], object]]


def at(year: int, month: int, day: int, hour: int = 11, minute: int = 0) -> datetime:
    """UTC: an hour before midnight in Norway in winter is 22."""
    return datetime(year, month, day, hour, minute, tzinfo=UTC)


STEPS: list[Step] = [
    (at(2026, 2, 1), "nothing yet", lambda told: None),
    (at(2026, 4, 24, 21, 59), "the day before the first round opens", lambda told: None),
    (at(2026, 4, 25), "the first round opens", lambda told: open_round(told, "t1")),
    (at(2026, 4, 30), "the figures of spring", figures_of_spring),
    (at(2026, 5, 2), "what is expected", foresee),
    (at(2026, 5, 10, 21, 59), "the last day of the first round", lambda told: None),
    (at(2026, 5, 10, 22, 1), "the day after it", lambda told: None),
    (at(2026, 5, 11), "the first round is delivered", lambda told: deliver(told, "t1")),
    (at(2026, 5, 12), "and returned", lambda told: decide(told, "return_submission", "t1", reason="Se over")),
    (at(2026, 5, 13), "what is expected changes", lambda told: foresee_again(told, "avvik", "on_track")),
    (at(2026, 5, 14), "the first round is delivered again", deliver_again),
    (at(2026, 5, 20), "and closed", lambda told: close(told, "t1")),
    (at(2026, 8, 25), "the second round opens", lambda told: open_round(told, "t2")),
    (at(2026, 9, 1), "figures of the second", figures_of_summer),
    (at(2026, 9, 11), "the second round is closed over", lambda told: close(told, "t2")),
    (at(2026, 12, 1), "words about the year", words),
    (at(2026, 12, 10), "a line is withdrawn, a target set anew", gone),
    (at(2026, 12, 31, 22, 59), "the last minute of the year", year_figures),
    (at(2026, 12, 31, 23, 1), "the first minute of the next", lambda told: None),
    (at(2027, 1, 5), "figures that are asked about", asked_about),
    (at(2027, 1, 6), "one of them mended", answered),
    (at(2027, 1, 10), "what was missed is explained", explained),
    (at(2027, 1, 12), "one is without a figure", without_figure),
    (at(2027, 1, 31, 22, 59), "the last minute before the deadline", lambda told: None),
    (at(2027, 1, 31, 23, 1), "the first minute after it", lambda told: None),
    (at(2027, 2, 1), "the year is delivered", lambda told: deliver(told, "year_end")),
    (
        at(2027, 2, 3),
        "a first edition of the country",
        lambda t: edition(t, "land", "Utgave 1", "3,5", date(2027, 2, 2)),
    ),
    (
        at(2027, 2, 5),
        "returned",
        lambda told: decide(told, "return_submission", "year_end", reason="Se over"),
    ),
    (at(2027, 2, 6), "changed while it is returned", while_returned),
    (at(2027, 2, 8), "delivered again", lambda told: deliver(told, "year_end")),
    (at(2027, 2, 10), "approved", approve),
    (at(2027, 2, 20), "closed", lambda told: close(told, "year_end")),
    (
        at(2027, 3, 1),
        "a later edition turns a verdict",
        lambda t: edition(t, "land", "Utgave 2", "5", date(2027, 3, 1)),
    ),
    (at(2027, 3, 5), "one figure is corrected", one_figure),
    (at(2027, 3, 10), "an action is followed, a closed round opened again", follow),
    (at(2027, 3, 15), "opened again, what was expected changes", open_again),
    (at(2027, 3, 16), "and changed", changed_again),
    (at(2027, 3, 17), "and partly taken back", withdrawn_again),
    (at(2027, 3, 20), "delivered anew", deliver_anew),
    (at(2027, 3, 21), "approved anew", approve),
]
