"""What happens in the story of a year, one thing each."""

from __future__ import annotations

from datetime import date
from typing import Any

from indicators import judging, workflow
from indicators.models import (
    Action,
    Footnote,
    ResultComment,
    Round,
    Submission,
)
from tests import municipality

from .story_town import Story, changed, confirm, month, tertial


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
