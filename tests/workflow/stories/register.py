"""Lines of the register, units, and a plan that is rolled on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from indicators import workflow
from indicators.models import (
    Goal,
    Plan,
    ScorecardLine,
    Sector,
    ServiceArea,
)
from tests import municipality
from tests.permissions.world import record
from tests.rounds.conftest import Place, bring_to, enter
from tests.workflow.more_acts import by_controller
from tests.workflow.register_acts import plan, rolled

from .telling import (
    OWN,
    TODAY,
    Step,
    area_beside,
    draft_of_table,
    ended_sector,
)


def lines(at: Place) -> Iterator[Step]:
    """Many lines changed at once, and indicators that are new, ended, divided and put together."""
    by = by_controller(at, year=2026, reason="Rettet")
    edit = workflow.LineEdit
    heading = municipality.heading(at.met.area, "Lesing", year=2026)
    for case, edits in {
        "no number": [edit(at.met.pk, columns={"order": "x"})],
        "none of the list": [edit(at.met.pk, columns={"direction": "x"}), edit(at.missed.pk, target="9")],
        "another direction": [edit(at.met.pk, columns={"direction": "lower"})],
        "no sector that is there": [edit(at.met.pk, sector_id=0)],
        "no area that is there": [edit(at.met.pk, area_id=0)],
        "as it stands": [edit(at.met.pk, seen=1, target=" 10 ", sector_id=at.skole.pk, heading=" ")],
        "a heading": [edit(at.met.pk, heading="  Lesing ")],
        "an area and a heading": [edit(at.met.pk, area_id=area_beside(at).pk, heading="Ny")],
        "a sector that has ended": [edit(at.met.pk, sector_id=ended_sector(at).pk)],
        "a target that is not read": [edit(at.met.pk, target="ca 5-", columns={"name": " "})],
        "a target asked about": [edit(at.met.pk, target="1200")],
        "a target that is meant": [edit(at.met.pk, target="1200", sure="1200")],
        "a target seen as another": [edit(at.met.pk, target="11", target_seen=0)],
        "no target any more": [edit(at.met.pk, target="")],
    }.items():  # fmt: skip
        yield "change_lines", case, {**by, "edits": edits}
    workflow.change_lines(**by, edits=[edit(at.met.pk, columns={"name": "Nytt"}, target="11")])
    for case, one in {
        "as it was seen": edit(at.met.pk, seen=1, columns={"name": "met"}, target="10", target_seen=1),
        "changed since it was seen": edit(at.met.pk, seen=1, columns={"name": "Annet"}),
        "target changed since it was seen": edit(at.met.pk, target="12", target_seen=1),
    }.items():  # fmt: skip
        yield "change_lines", case, {**by, "edits": [one]}
    enter(at, at.leader, at.met, "12")
    for seen in (False, True):
        yield "change_lines", f"read otherwise, with figures, seen: {seen}", {
            **by, "edits": [edit(at.met.pk, columns={"unit": "%"}, reshaped_seen=seen)],
        }  # fmt: skip
    year = plan(at).year
    new = workflow.NewIndicator(year, {"name": "Antall lærere", "direction": "higher"}, at.met.area_id)
    for case, one_new in {
        "a target asked about": replace(new, target="1 000 000 000"),
        "a code of its own": replace(new, code="egen", heading="Lesing"),
        "a code that is taken": replace(new, code=at.met.indicator.code),
        "an area without anybody": replace(new, area_id=municipality.area("6.7", "Tom").pk),
        "an area of one without lines": replace(
            new, area_id=municipality.area("6.8", "Stille", at.helse).pk
        ),
        "of a sector that has ended": replace(new, sector_id=ended_sector(at).pk),
        "a target that is not read": replace(new, target="ca 5-"),
    }.items():  # fmt: skip
        yield "add_indicator", case, by_controller(at, new=one_new, reason="Ny")
    assert heading.title
    target = by_controller(at, line_id=at.missed.pk, reason="Ny")
    for case, given in {
        "as it stands": {"text": " 10 ", "version": 99}, "from an old page": {"text": "9", "version": 99},
        "to choose between": {"text": "5-10 %"}, "asked about": {"text": "1200", "because": " "},
        "meant": {"text": "1200", "because": "Sikker"}, "with a case": {"text": "9", "case": "KS 1/26"},
        "of a day to come": {"text": "9", "case": "KS 1/26", "adopted_on": TODAY + timedelta(days=1)},
        "too long": {"text": "9" * 501},
    }.items():  # fmt: skip
        yield "set_target", case, {**target, **given}
    into, code = at.missed.indicator.code, at.met.indicator.code
    whole = by_controller(at, code=code, year=2027, reason="Slutt")
    municipality.line("avvik", of=at.met.area, by=at.skole, year=2027, target="3", order=4)
    yield "merge_indicators", "into one with a line", {**whole, "into": into}
    record(Plan, year=2027, title="Plan")
    workflow.retire_indicator(by=at.controller, code=into, year=2028, reason="Slutt")
    yield "merge_indicators", "into one that has ended", {**whole, "into": into}
    yield "retire_indicator", "in another year", {**whole, "code": into}
    divided = by_controller(at, code=code, year=2026, reason="Delt", names=[" A  a ", "A a", "B"], keeps=True)
    yield "split_indicator", "two names alike", divided
    yield "split_indicator", "which keeps nothing", {**divided, "keeps": False, "year": 2026}
    yield "split_indicator", "one name beside it", {**divided, "names": ["A"]}
    bring_to(at, "approved")
    locked = {"edits": [edit(at.met.pk, target="14"), edit(at.missed.pk, columns={"name": "Ny"})]}
    yield "change_lines", "of a sector that is decided on", {**by, **locked}
    yield "set_target", "of a sector that is decided on", {**target, "text": "9"}
    yield "add_indicator", "of a sector that is decided on", by_controller(at, new=new, reason="Ny")
    yield "retire_indicator", "of a sector that is decided on", {**whole, "year": 2026}
    yield (
        "move_lines",
        "of a sector that is decided on",
        by_controller(at, line_ids=[at.met.pk], sector_id=at.helse.pk, reason="Flyttet"),
    )


def units(at: Place) -> Iterator[Step]:
    """Units that end, are divided, put together and renamed, and the lines that move with them."""
    by = by_controller(at, reason="Ny ordning")
    later = municipality.line("met", of=at.met.area, by=at.skole, year=2027, target="10", order=1)
    for case, given in {
        "nowhere": {"line_ids": [at.met.pk]},
        "of two years": {"line_ids": [at.met.pk, later.pk], "sector_id": at.helse.pk},
        "of none": {"line_ids": [0], "sector_id": at.helse.pk},
        "to one that has ended": {"line_ids": [at.met.pk], "sector_id": ended_sector(at).pk},
        "where they stand": {"line_ids": [at.met.pk], "sector_id": at.skole.pk},
        "to an area": {"line_ids": [at.missed.pk, at.met.pk], "area_id": area_beside(at).pk},
        "to an area and no heading": {"line_ids": [at.met.pk], "area_id": area_beside(at).pk, "heading": " "},
        "to a sector and an area": {
            "line_ids": [at.met.pk], "sector_id": at.helse.pk, "area_id": area_beside(at).pk,
        },
    }.items():  # fmt: skip
        yield "move_lines", case, {**by, **given}
    ends = {**by, "model": Sector, "pk": at.skole.pk}
    yield "end_unit", "to itself", {**ends, "last_year": 2026, "to_id": at.skole.pk}
    yield "end_unit", "to one that has ended", {**ends, "last_year": 2026, "to_id": ended_sector(at).pk}
    yield "end_unit", "with lines of the year after", {**ends, "last_year": 2026}
    yield "end_unit", "with lines of the year after, to another", {
        **ends, "last_year": 2026, "to_id": at.helse.pk,
    }  # fmt: skip
    young = record(Sector, code="ung", name="Ung", kind="sector", order=8, valid_from=date(2027, 1, 1))
    for last in (2025, 2026, 2027):
        yield "end_unit", f"of 2027, with {last}", {**ends, "pk": young.pk, "last_year": last}
    made = {"code": "vann", "name": "Vann", "kind": "sector", "order": 9}
    split = {**ends, "year": 2026, "values": made}
    yield "split_unit", "another's line", {**split, "line_ids": [at.other.pk]}
    yield "split_unit", "another year's line", {**split, "line_ids": [later.pk]}
    yield "split_unit", "with a code that is taken", {
        **split, "values": {**made, "code": "helse"}, "line_ids": [at.met.pk],
    }  # fmt: skip
    yield "split_unit", "an area", {
        **by, "model": ServiceArea, "pk": at.met.area_id, "year": 2026, "line_ids": [at.met.pk],
        "values": {"name": "Lesing", "number": "6.8", "order": 9},
    }  # fmt: skip
    merge = {**by, "model": Sector, "pks": [at.skole.pk], "year": 2026}
    record(Plan, year=2027, title="Plan")
    yield "merge_units", "into one that has ended", {**merge, "into_id": ended_sector(at).pk}
    yield "merge_units", "two, with the name it has", {
        **merge, "pks": [at.skole.pk, young.pk], "year": 2028, "into_id": at.helse.pk, "name": at.helse.name,
    }  # fmt: skip
    yield "merge_units", "with a name that is taken", {
        **merge, "into_id": at.helse.pk, "name": "Sektor for skole",
    }  # fmt: skip
    name = {**ends, "values": {"name": "Oppvekst"}}
    yield "rename_unit", "as it is called", {**name, "values": {"name": at.skole.name}, "from_year": 2027}
    yield "rename_unit", "from an old page", {**name, "from_year": 2027, "version": 99}
    yield "rename_unit", "of no year", {**name, "from_year": 2101}
    workflow.rename_unit(**name, from_year=2027)
    yield "rename_unit", "again", {**name, "from_year": 2027, "version": 99}
    yield "rename_unit", "in a year before", {**name, "values": {"name": "Læring"}, "from_year": 2026}
    yield "rename_unit", "in a year after", {**name, "values": {"name": "Læring"}, "from_year": 2028}
    yield "rename", "in a year after", {**name, "values": {"name": "Læring"}, "from_year": 2028}
    bring_to(at, "approved")
    yield "end_unit", "that has delivered", {**ends, "last_year": 2025, "to_id": at.helse.pk}
    yield "merge_units", "that has delivered", {**merge, "into_id": at.helse.pk}


def heirs(at: Place) -> Iterator[Step]:
    """What comes of a line of another year, whose units have gone over into others, and of a plan's words."""
    beside = area_beside(at)
    for number, sector in enumerate((at.helse, at.helse, at.skole), start=1):
        municipality.line(f"ved-{number}", of=beside, by=sector, year=2026, order=number)
    new = workflow.NewIndicator(2026, {"name": "Antall lærere", "direction": "higher"}, beside.pk)
    plan(at)
    yield "add_indicator", "of the sector with most lines there", by_controller(at, new=new, reason="Ny")
    head = municipality.heading(at.met.area, "Lesing", year=2026)
    workflow.save_record(
        by=at.controller, model=ScorecardLine, pk=at.met.pk, values={"heading": head}, reason="Overskrift"
    )
    words = {"close_word": "Nesten", "assessments": "Nådd\nDelvis nådd\nIkke nådd"}
    workflow.save_record(
        by=at.controller, model=Plan, pk=Plan.objects.get(year=2026).pk, values=words, reason="Ord"
    )
    ends = by_controller(at, last_year=2026, reason="Slutt")
    workflow.end_unit(**ends, model=ServiceArea, pk=at.met.area_id, to_id=beside.pk)
    workflow.end_unit(**ends, model=Sector, pk=at.helse.pk, to_id=at.skole.pk)
    rows = rolled(at)
    yield "roll_forward", "into units that take over", by_controller(
        at, from_year=2026, reason="Plan", rows=rows
    )  # fmt: skip
    for case, year in (("of the year after", 2027), ("of the year itself", 2026)):
        own = by_controller(at, draft_id=draft_of_table(at, "plan", year=year))
        wanted = [
            workflow.RowWanted(f"r{line.pk}", year, line.indicator_id, (), OWN) for line in (at.met, at.other)
        ]
        yield "apply_table", f"lines {case}", {**own, "rows": wanted}


def rolling(at: Place) -> Iterator[Step]:
    """A plan that is rolled forward once and twice, taken back, and rolled again."""
    rows = rolled(at)
    roll = by_controller(at, from_year=2026, reason="Plan", rows=rows)
    head = municipality.heading(at.met.area, "Lesing", year=2026)
    workflow.save_record(
        by=at.controller, model=ScorecardLine, pk=at.met.pk, values={"heading": head}, reason="Overskrift"
    )
    work = municipality.work(at.met, "lesing", "Lese mer")
    municipality.work(at.met, "skriving", "Skrive mer")
    one = workflow.save_goal(by=at.controller, year=2026, values={"text": "Alle lærer"})
    low = workflow.save_goal(by=at.controller, year=2026, values={"text": "Alle leser"}, parent_id=one.pk)
    chosen = [workflow.ChosenLine(at.met.pk, None)]
    workflow.attach_lines(by=at.controller, year=2026, goal_id=low.pk, lines=chosen)
    first = rows[0]
    for case, change in {
        "by area": {"cards_by_sector": False},
        "one that is none": {"rows": [replace(first, line_id=0)]},
        "one taken out": {
            "rows": [replace(first, line_id=ScorecardLine.objects.get(year=2026, short_name="ute").pk)],
        },
        "a target asked about": {"rows": [replace(first, target_text="1200")]},
        "a target that is meant": {"rows": [replace(first, target_text="1200", sure="1200")]},
        "another target is meant": {"rows": [replace(first, target_text="1200", sure="1100")]},
        "a target that is not read": {"rows": [replace(first, target_text="ca 5-", name=" ")]},
        "names too long": {"rows": [replace(first, short_name="a" * 61), rows[2]]},
    }.items():  # fmt: skip
        yield "roll_forward", case, {**roll, **change}
    workflow.set_target(by=at.controller, line_id=at.met.pk, text="Bedre", reason="Ord", in_words=True)
    for case, text in (("the same words", " Bedre "), ("other words", "Best")):
        yield "roll_forward", f"a target in {case}", {**roll, "rows": [replace(first, target_text=text)]}
    workflow.roll_forward(**roll)
    back = by_controller(at, year=2027, reason="For tidlig")
    yield "undo_roll", "with goals and work", back
    yield "roll_forward", "one more line", {**roll, "rows": [first, replace(rows[1], include=True)]}
    new = Goal.objects.get(year=2027, text="Alle leser")
    workflow.save_goal(by=at.controller, year=2027, values={"text": "Eget mål"}, parent_id=new.pk)
    municipality.line("egen", of=at.met.area, by=at.skole, year=2027, target="3", order=9)
    yield "undo_roll", "with a goal and a line of its own", back
    workflow.undo_roll(**back)
    yield "undo_roll", "again, for another reason", {**back, "reason": "Annet"}
    yield "roll_forward", "after it was taken back", roll
    workflow.roll_forward(**roll)
    workflow.withdraw_goal(
        by=at.controller,
        pk=workflow.save_goal(by=at.controller, year=2027, values={"text": "Ut"}).pk,
    )
    municipality.work(at.met, "ny", "Nytt arbeid")
    assert work.year
    yield "roll_forward", "once more, with new work", roll
    days = {"opens_on": date(2026, 12, 1), "deadline": date(2027, 5, 31)}
    row = workflow.plan_round(by=at.controller, year=2027, kind="t1", **days)  # type: ignore[arg-type]
    yield "undo_roll", "with a round that is planned", back
    workflow.open_round(by=at.controller, round_id=row.pk)
    yield "undo_roll", "with a round that is open", back
    workflow.adopt_plan(by=at.controller, year=2027, case="KS 1/26", adopted_on=TODAY)
    yield "undo_roll", "that is adopted", back
    yield "roll_forward", "that is adopted", roll
    gone = workflow.end_unit(
        by=at.controller, model=Sector, pk=at.helse.pk, last_year=2027, to_id=at.skole.pk, reason="Slutt"
    )
    yield "roll_forward", "into a year without its sector", {
        **roll, "from_year": 2027,
        "rows": [
            replace(first, line_id=one.pk, target_text="3")
            for one in ScorecardLine.objects.filter(year=2027, withdrawn=False).order_by("pk")
        ],
    }  # fmt: skip
    assert gone.ended
