"""Goals."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from indicators import workflow
from indicators.models import Goal, Plan, ScorecardLine, Sector
from tests.permissions.world import record
from tests.rounds.conftest import Place, bring_to
from tests.workflow.more_acts import by_controller

from .telling import (
    Step,
)


def goals(at: Place) -> Iterator[Step]:
    """Goals under each other, with lines and judgements, before and after the plan is adopted."""
    year = record(Plan, year=2026, title="Plan").year
    by = {"by": at.controller, "year": year}

    def new(text: str, parent: Goal | None = None, **values: Any) -> Goal:
        pk = parent.pk if parent else None
        return workflow.save_goal(**by, values={"text": text, **values}, parent_id=pk)

    one = new("Alle lærer")
    two, three = new("Alle leser", one), new("Alle skriver", one)
    low = new("Alle regner", two)
    yield "save_goal", "a field that is none", {**by, "values": {"text": "x", "year": 7}}
    yield "save_goal", "without a number", {**by, "pk": one.pk, "values": {"code": " "}}
    yield "save_goal", "with a number that is taken", {**by, "pk": one.pk, "values": {"code": two.code}}
    yield "save_goal", "of a sector that has ended", {
        **by, "pk": one.pk, "values": {"sector_id": Sector.objects.get(code="nedlagt").pk},
    }  # fmt: skip
    yield "save_goal", "of no sector that is there", {**by, "values": {"text": "x", "sector_id": 0}}
    yield (
        "save_goal",
        "as it stands",
        {**by, "pk": one.pk, "values": {"text": " Alle  lærer "}, "version": 99},
    )
    yield "save_goal", "under none that is there", {**by, "values": {"text": "x"}, "parent_id": 0}
    yield "save_goal", "too deep", {**by, "values": {"text": "x"}, "parent_id": low.pk}
    yield "save_goal", "last under another", {**by, "values": {"text": "x"}, "parent_id": one.pk}
    moved = {"by": at.controller}
    gone = new("Alle tegner", one)
    workflow.withdraw_goal(**moved, pk=gone.pk)
    yield "save_goal", "after one that was withdrawn", {**by, "values": {"text": "x"}, "parent_id": one.pk}
    yield "move_goal", "to none", {**moved, "pk": three.pk, "parent_id": None}
    yield "move_goal", "where it stands", {**moved, "pk": three.pk, "parent_id": one.pk, "version": 99}
    yield "move_goal", "with those under it, too deep", {**moved, "pk": two.pk, "parent_id": three.pk}
    yield "move_goal", "under one far below it", {**moved, "pk": one.pk, "parent_id": low.pk}
    for case, pk, up in (("the first up", two.pk, True), ("the last down", three.pk, False)):
        yield "shift_goal", case, {**moved, "pk": pk, "up": up}
    yield "shift_goal", "down", {**moved, "pk": two.pk, "up": False}
    yield "withdraw_goal", "with others under it", {**moved, "pk": one.pk}
    chosen = [workflow.ChosenLine(at.met.pk, None)]
    workflow.attach_lines(**by, goal_id=low.pk, lines=chosen)
    yield "withdraw_goal", "with lines", {**moved, "pk": low.pk}
    yield "attach_lines", "that hang there", {**by, "goal_id": low.pk, "lines": chosen}
    yield "attach_lines", "seen on another", {**by, "goal_id": three.pk, "lines": chosen}
    yield "attach_lines", "to none", {
        **by, "goal_id": None, "lines": [workflow.ChosenLine(at.met.pk, low.pk)],
    }  # fmt: skip
    yield "attach_lines", "of another year", {
        **by, "goal_id": low.pk,
        "lines": [workflow.ChosenLine(ScorecardLine.objects.filter(year=2025)[0].pk, None)],
    }  # fmt: skip
    told = {"by": at.management, "goal_id": one.pk}
    for case, given in {
        "a word that is none": {"level": "flott", "text": "x"},
        "without a reason": {"level": "nådd", "text": " "},
        "a reason alone": {"level": " ", "text": "x"},
        "in another round": {"level": "nådd", "text": "x", "round_kind": "t1"},
        "in a round that is none": {"level": "nådd", "text": "x", "round_kind": "?"},
        "seen, and not there": {"level": "nådd", "text": "x", "version": 4},
        "nothing": {"level": "", "text": "", "version": 4},
    }.items():
        yield "assess_goal", case, {**told, **given}
    workflow.save_goal(**by, pk=three.pk, values={"sector_id": at.skole.pk})
    mine = {"by": at.leader, "goal_id": three.pk, "level": "nådd", "text": "x"}
    yield "assess_goal", "of a sector", mine
    yield "assess_goal", "of a sector by another", {**mine, "by": at.stranger}
    yield "assess_goal", "of a sector for it, without a word", {**mine, "by": at.controller}
    workflow.assess_goal(**mine)
    yield "assess_goal", "taken away", {**mine, "level": "", "text": ""}
    day = date(2025, 12, 12)
    workflow.adopt_plan(**by, case="KS 1/25", adopted_on=day)
    again = {**by, "case": "KS 1/25", "adopted_on": day}
    for case, change in {
        "again": {}, "again, by another": {"by": workflow.program_user()},
        "again, seen before it": {"version": 1}, "again, of another day": {"adopted_on": date(2025, 12, 13)},
    }.items():  # fmt: skip
        yield "adopt_plan", case, {**again, **change}
    adopted = {**by, "pk": one.pk, "values": {"text": "Alle kan"}}
    yield "save_goal", "adopted, without a case", {**adopted, "reason": "Ny"}
    yield "save_goal", "adopted, without a word", {**adopted, "case": "KS 2/26"}
    yield (
        "save_goal",
        "adopted, who is responsible",
        {**by, "pk": one.pk, "values": {"responsible": "Rektor"}},
    )
    yield "save_goal", "adopted, a new one", {
        **by, "values": {"text": "x"}, "case": " KS  2/26 ", "reason": "Ny",
    }  # fmt: skip
    for act, given in {
        "move_goal": {"pk": three.pk, "parent_id": None},
        "shift_goal": {"pk": two.pk, "up": False},
        "withdraw_goal": {"pk": three.pk},
    }.items():
        yield act, "adopted, without a case", {**moved, **given}
    hang = {**by, "goal_id": three.pk, "lines": [workflow.ChosenLine(at.met.pk, low.pk)]}
    yield "attach_lines", "adopted, without a case", {**hang, "reason": "Ny"}
    yield "attach_lines", "adopted, without a word", {**hang, "case": "KS 2/26"}
    yield (
        "save_record",
        "a line's goal, adopted",
        by_controller(at, model=ScorecardLine, pk=at.met.pk, values={"goal": three}, reason="Ny"),
    )
    yield "correct_adoption", "with goals of two cases", {
        **by, "case": "KS 9/25", "adopted_on": day, "reason": "Skrevet feil",
    }  # fmt: skip
    yield "correct_adoption", "without a case", {**by, "case": " ", "adopted_on": day, "reason": "Feil"}
    yield "adopt_plan", "adopted already", {**by, "case": "KS 3/25", "adopted_on": day}
    bring_to(at, "approved")
    yield "save_goal", "of a sector that is decided on", {
        **by, "pk": three.pk, "values": {"responsible": "Rektor"},
    }  # fmt: skip
    yield "save_goal", "to a sector that is decided on", {
        **by, "pk": low.pk, "values": {"sector_id": at.skole.pk},
    }  # fmt: skip
    yield "attach_lines", "of a sector that is decided on", {**hang, "case": "KS 2/26", "reason": "Ny"}
