"""Stories of the register, of plans, of people and of whole tables; see :mod:`tests.workflow.stories`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

from allauth.mfa.models import Authenticator
from django.utils import timezone

from indicators import workflow
from indicators.models import (
    Goal,
    Indicator,
    Membership,
    Partner,
    Plan,
    Role,
    ScorecardLine,
    Sector,
    ServiceArea,
    TableImport,
    User,
)
from indicators.values import Period, PeriodKind
from indicators.values.lists.people_lists import read_people
from indicators.values.lists.unit_lists import read_areas, read_sectors
from tests import municipality
from tests.permissions.world import record
from tests.rounds.conftest import Place, bring_to, enter

from .more_acts import by_controller, mailed, of_line
from .register_acts import plan, rolled
from .stories import TODAY, Step, Story

Row, Figure = workflow.RowWanted, workflow.FigureWanted
AREA = workflow.AreaWanted(None, "6.8", "Vann")
OWN = {"planned": True}
MONTH = Period(PeriodKind.MONTH, 3)


def _draft(at: Place, purpose: str, **given: Any) -> int:
    source = {"by": at.controller, "year": 2026, "sha256": 64 * "0", "source": "{}", "name": " t.csv "}
    return workflow.keep_table(**{**source, "purpose": purpose, **given}).pk


def tables(at: Place) -> Iterator[Step]:
    """Previews: who may open them, what is written of each kind of cell, and what is taken back."""
    source = by_controller(at, year=2026, sha256=64 * "0", source="{}", name="t.csv", purpose="plan")
    for case, change in {
        "of 1899": {"year": 1899}, "of 1900": {"year": 1900}, "of 2200": {"year": 2200},
        "of 2201": {"year": 2201}, "a long name": {"name": "a" * 201}, "a long area": {"area": "a" * 141},
        "a long sector": {"sector": "a" * 141}, "people, by a leader": {"purpose": "people", "by": at.leader},
        "results, by a leader": {"purpose": "results", "by": at.leader},
        "too large": {"source": "x" * 20_000_001},
        "of an area and a sector": {"area": " 6.4 Skole ", "sector": " Skole "},
    }.items():  # fmt: skip
        yield "keep_table", case, {**source, **change}
    pk = _draft(at, "results", once="skjema")
    yield "keep_table", "of the same form", {**source, "once": "skjema"}
    own = by_controller(at, draft_id=pk)
    yield "answer_table", "several", {**own, "answers": {"r1": {"name": " Lesing ", "unit": ""}, "r2": {}}}
    yield "answer_table", "too long", {**own, "answers": {"r1": {"name": "a" * 501}}}
    workflow.answer_table(**own, answers={"r1": {"name": "Lesing", "unit": "%"}})
    yield "answer_table", "one taken back", {**own, "answers": {"r1": {"name": " "}}}
    yield "answer_table", "both taken back", {**own, "answers": {"r1": {"name": "", "unit": ""}}}
    yield "answer_table", "as they stand", {**own, "answers": {"r1": {"name": "Lesing"}}}
    yield "answer_table", "from an old page", {**own, "answers": {"r1": {"name": "x"}}, "version": 99}
    for who in ("leader", "management", "contributor"):
        yield "answer_table", f"by {who}", {**own, "by": getattr(at, who), "answers": {"r1": {"name": "x"}}}
    line = at.met
    figures = (
        Figure("result", "result", 2026, "1200"), Figure("month", "result", 2026, "3", period=MONTH),
    )  # fmt: skip
    one = Row("r1", 2026, line.indicator_id, figures)
    for case, rows in {
        "a figure, asked about": [one],
        "a figure, meant": [replace(one, figures=(replace(figures[0], sure=True),))],
        "a figure of a year without a line": [replace(one, figures=(Figure("f", "result", 2020, "4"),))],
        "a figure that is seen as another": [replace(one, figures=(replace(figures[0], seen="9"),))],
        "a line of a year before, like this one's": [
            replace(one, figures=(Figure("before", "result", 2024, "4"),), line=OWN)
        ],
        "an area that is there": [replace(one, line=OWN, area=workflow.AreaWanted(_beside(at).pk))],
        "a new area, twice": [
            replace(one, figures=(), line=OWN, area=AREA),
            Row("r2", 2026, at.missed.indicator_id, (), OWN, AREA, at.helse.pk),
        ],
        "a heading with functions, twice": [
            replace(one, figures=(), line=OWN, heading="Ny", functions=("201", "202")),
            Row("r2", 2026, at.missed.indicator_id, (), OWN, heading="Ny", functions=("211",)),
        ],
        "a line that was taken out": [
            Row("r1", 2026, ScorecardLine.objects.get(year=2026, short_name="ute").indicator_id, (), OWN)
        ],
        "a new one, with a year before": [
            Row(
                "r1", 2026, None, (Figure("before", "result", 2025, "4"), Figure("t", "target", 2026, "5")),
                {"name": "Ny", "short_name": "Ny", "direction": "higher"},
                workflow.AreaWanted(line.area_id), at.skole.pk,
            )
        ],
        "two new ones in an area": [
            Row(
                f"r{number}", 2026, None, (), {"name": "Ny", "short_name": "Ny", "direction": "lower"},
                workflow.AreaWanted(line.area_id), at.skole.pk, code="egen",
            )
            for number in (1, 2)
        ],
        "nothing new": [replace(one, figures=())],
    }.items():  # fmt: skip
        yield "apply_table", case, {**own, "rows": rows}
    workflow.save_record(
        by=at.controller, model=Indicator, pk=at.other.indicator_id, values={"in_use": False}, reason="Ute"
    )
    yield "apply_table", "an indicator that is not in use", {
        **own, "rows": [Row("r1", 2026, at.other.indicator_id, (Figure("r", "result", 2026, "3"),))],
    }  # fmt: skip
    done = workflow.apply_table(
        **own, rows=[replace(one, figures=(replace(figures[0], sure=True), figures[1]))]
    )
    yield "discard_table", "that is used", own
    yield "answer_table", "that is used", {**own, "answers": {"r1": {"name": "x"}}}
    back = by_controller(at, import_id=done.pk, reason="Feil fil")
    yield "undo_table", "results", back
    yield "undo_table", "from an old page", {**back, "version": 99}
    yield "undo_table", "by a leader", {**back, "by": at.leader}
    workflow.report_result(**of_line(at, text="13"))
    yield "undo_table", "results that were changed since", back
    workflow.report_result(**of_line(at, text="1200"))
    workflow.undo_table(**back)
    yield "undo_table", "again", {**back, "version": 99}
    typed = by_controller(at, year=2026, reason="Fra årsmeldingen")
    for case, rows in {
        "one that is not understood": [workflow.EarlierFigure(line.pk, "ca 5-", "7")],
        "as shown": [workflow.EarlierFigure(line.pk, " 7 ", "7")],
        "shown as another": [workflow.EarlierFigure(line.pk, "8", "6")],
        "of another year's line": [
            workflow.EarlierFigure(ScorecardLine.objects.filter(year=2025)[0].pk, "8", "")
        ],
    }.items():  # fmt: skip
        yield "enter_earlier_figures", case, {**typed, "figures": rows}
    yield "enter_earlier_figures", "by a leader", {
        **typed, "by": at.leader, "figures": [workflow.EarlierFigure(line.pk, "8", "7")],
    }  # fmt: skip


def plans_of_tables(at: Place) -> Iterator[Step]:
    """A plan's table, whose plan is made or brought back, with notes and goals that are there already."""
    own = by_controller(at, draft_id=_draft(at, "plan", year=2027))
    note = workflow.NoteWanted("result", " Foreløpig ")
    wish = Row(
        "r1", 2027, at.met.indicator_id, (Figure("t", "target", 2027, "11"),), OWN, notes=(note,),
        goals=("Alle lærer", "Alle leser"),
    )  # fmt: skip
    yield "apply_table", "a year without a plan, by a leader", {**own, "by": at.leader, "rows": [wish]}
    yield "apply_table", "a year without a plan", {**own, "rows": [wish]}
    gone = record(Plan, year=2027, title="Plan 2027", withdrawn=True)
    yield "apply_table", "a plan that was withdrawn", {**own, "rows": [wish]}
    assert gone.withdrawn
    done = workflow.apply_table(**own, rows=[wish])
    again = by_controller(at, draft_id=_draft(at, "plan", year=2027))
    yield "apply_table", "the same again", {**again, "rows": [wish]}
    yield "apply_table", "another goal, another note", {
        **again,
        "rows": [
            replace(
                wish, figures=(replace(wish.figures[0], seen="11", text="12"),), goals=("Alle lærer",),
                notes=(note, workflow.NoteWanted("target", "Vedtatt")),
            )
        ],
    }  # fmt: skip
    other = Row(
        "r2", 2027, at.missed.indicator_id, (), OWN, notes=(note,), goals=("Alle lærer", "Alle leser")
    )
    yield "apply_table", "the same note and goal at another line", {**again, "rows": [other]}
    back = by_controller(at, import_id=done.pk, reason="Feil fil")
    yield "undo_table", "a plan", back
    workflow.apply_table(**again, rows=[other])
    yield "undo_table", "a plan that others have put lines into", back
    goal = Goal.objects.get(text="Alle leser")
    workflow.save_goal(by=at.controller, year=2027, pk=goal.pk, values={"text": "Alle skriver"})
    yield "undo_table", "a goal in other words", {
        **back, "import_id": TableImport.objects.latest("pk").pk,
    }  # fmt: skip
    yield "undo_table", "goals in other words", back
    workflow.adopt_plan(by=at.controller, year=2027, case="KS 1/26", adopted_on=TODAY)
    late = by_controller(at, draft_id=_draft(at, "plan", year=2027))
    target = replace(wish, figures=(replace(wish.figures[0], seen="11", text="13"),), notes=(), goals=())
    yield "apply_table", "an adopted plan, without a case", {**late, "rows": [target]}
    case = {"case": " KS 2/26 ", "adopted_on": TODAY}
    yield "apply_table", "an adopted plan", {**late, "rows": [target], **case}
    adopted = workflow.apply_table(**late, rows=[target], **case)  # type: ignore[arg-type]
    yield "undo_table", "of an adopted plan", {**back, "import_id": adopted.pk}


def lists(at: Place) -> Iterator[Step]:
    """Lists of people and of units, typed or brought in, and taken back."""
    for case, text in {
        "of people": "Kari Nordmann;kari@kommune.example;sektorleder;skole\nOla Vik;ola@kommune.example",
        "of people that cannot be": "Per;p@kommune.example;keiser\n;x@kommune.example",
        "of one that is there": "Ny Navn;ny@kommune.example;revisor",
    }.items():  # fmt: skip
        draft = by_controller(at, draft_id=_draft(at, "people"))
        yield "apply_table", f"a list {case}", {**draft, "people": read_people(text)[1]}
    there = municipality.user("ny", email="ny@kommune.example")
    workflow.save_user(
        by=at.controller, pk=there.pk, values={"first_name": "Ny", "last_name": "Navn"}, reason="Navn"
    )
    text = "Ny Navn;ny@kommune.example;revisor\nKari Nordmann;kari@kommune.example;sektorleder;skole"
    people = read_people(text)[1]
    draft = by_controller(at, draft_id=_draft(at, "people"))
    yield "apply_table", "a list of one that is there, with a role", {**draft, "people": people}
    for case, other in {
        "another name": "Annet Navn;NY@kommune.example",
        "the same in other letters": "NY NAVN;ny@kommune.example",
        "management": "Lise Vik;l@kommune.example;ledelse",
        "a leader of two": "Lise Vik;l@kommune.example;sektorleder;skole, helse",
        "too much in a row": "Lise Vik;l@kommune.example;revisor;;mer;enda mer",
        "twice": "Lise Vik;l@kommune.example\nLise Vik;l@kommune.example",
    }.items():  # fmt: skip
        yield "add_people", case, by_controller(at, rows=read_people(other)[1])
    done = workflow.apply_table(**draft, people=people)
    yield "add_people", "that are there", by_controller(at, rows=people)
    back = by_controller(at, import_id=done.pk, reason="Feil fil")
    yield "undo_table", "a list of people", back
    kari = User.objects.get(email="kari@kommune.example")
    workflow.save_user(by=at.controller, pk=kari.pk, values={"is_active": False}, reason="Sluttet")
    yield "undo_table", "a list of people, one of whom has gone", back
    sectors = by_controller(at, draft_id=_draft(at, "sectors"))
    yield "apply_table", "a list of sectors", {**sectors, "sectors": read_sectors("Vann\nStab;stab")[1]}
    yield "apply_table", "a list of sectors that cannot be", {
        **sectors, "sectors": read_sectors("Vann;feil\n;sektor")[1],
    }  # fmt: skip
    yield "apply_table", "a list of sectors that are there", {
        **sectors, "sectors": read_sectors("Sektor for skole")[1],
    }  # fmt: skip
    brought = workflow.apply_table(**sectors, sectors=read_sectors("Vann\nPersonal;stab")[1])
    yield "undo_table", "a list of sectors", {**back, "import_id": brought.pk}
    yield "add_sectors", "too much in a row", by_controller(at, rows=read_sectors("Park;sektor;x;y;z")[1])
    for case, other in {
        "of both sectors": "6.9;Vei;skole, helse", "with its number": "6.4;Skole;skole",
        "with other sectors": "6.4;Skole;helse", "its name alone": "Skole", "another number": "6.7;Skole",
        "of nobody": "Park", "twice": "6.9;Vei\n6.9;Vei", "too much": "6.9;Vei;skole;x;y",
    }.items():  # fmt: skip
        yield "add_areas", case, by_controller(at, rows=read_areas(other)[1])
    yield "add_areas", "as many as can be", by_controller(at, rows=read_areas("\n".join(["Skole"] * 1001))[1])
    filled = municipality.area("6.6", "Helse", at.helse)
    yield (
        "add_areas",
        "the same sector by name",
        by_controller(at, rows=read_areas(f"6.6;{filled.name};Sektor for helse")[1]),
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
        "an area and a heading": [edit(at.met.pk, area_id=_beside(at).pk, heading="Ny")],
        "a sector that has ended": [edit(at.met.pk, sector_id=_gone(at).pk)],
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
        "of a sector that has ended": replace(new, sector_id=_gone(at).pk),
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
        "to one that has ended": {"line_ids": [at.met.pk], "sector_id": _gone(at).pk},
        "where they stand": {"line_ids": [at.met.pk], "sector_id": at.skole.pk},
        "to an area": {"line_ids": [at.missed.pk, at.met.pk], "area_id": _beside(at).pk},
        "to an area and no heading": {"line_ids": [at.met.pk], "area_id": _beside(at).pk, "heading": " "},
        "to a sector and an area": {
            "line_ids": [at.met.pk], "sector_id": at.helse.pk, "area_id": _beside(at).pk,
        },
    }.items():  # fmt: skip
        yield "move_lines", case, {**by, **given}
    ends = {**by, "model": Sector, "pk": at.skole.pk}
    yield "end_unit", "to itself", {**ends, "last_year": 2026, "to_id": at.skole.pk}
    yield "end_unit", "to one that has ended", {**ends, "last_year": 2026, "to_id": _gone(at).pk}
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
    yield "merge_units", "into one that has ended", {**merge, "into_id": _gone(at).pk}
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


def forms(at: Place) -> Iterator[Step]:
    """Forms that are sent a second time: what was made of them is the answer, whatever they say now."""
    year = plan(at).year
    new = workflow.NewIndicator(year, {"name": "Antall lærere", "direction": "higher"}, at.met.area_id)
    token = by_controller(at, once="skjema")
    unit = {"code": "vann", "name": "Vann", "kind": "sector", "order": 9}
    for act, told, otherwise in (
        ("save_goal", {"year": year, "values": {"text": "Alle lærer"}}, {"values": {"text": "Alle leser"}}),
        ("save_chapter", {"year": year, "values": {"title": "Glimt"}}, {"values": {"title": "Annet"}}),
        ("save_user", {"values": {"username": "ny"}, "reason": "Ny"}, {"values": {"username": "annen"}}),
        ("save_record", {"model": Sector, "values": unit, "reason": "Ny"}, {"values": {**unit, "code": "x"}}),
        ("add_indicator", {"new": new, "reason": "Ny"}, {"new": replace(new, columns={"name": "Annet"})}),
        (
            "split_indicator",
            {"code": at.met.indicator.code, "year": 2026, "names": ["A"], "keeps": True, "reason": "Delt"},
            {"names": ["C", "D"]},
        ),
        (
            "split_unit",
            {
                "model": Sector, "pk": at.skole.pk, "year": 2026, "values": {**unit, "code": "delt"},
                "line_ids": [at.met.pk], "reason": "Delt",
            },
            {"values": {**unit, "code": "annet"}},
        ),
    ):  # fmt: skip
        given = {**token, **told, "once": f"skjema {act}"}
        getattr(workflow, act)(**given)
        yield act, "of the same form", {**given, **otherwise}
        yield act, "of a form of somebody else's row", {**given, **otherwise, "once": "skjema save_goal"}
        yield act, "with a token that is too long", {**given, "once": "a" * 65}
    days = {"opens_on": date(2026, 5, 1), "deadline": date(2026, 5, 31)}
    asked = by_controller(at, year=2026, kind="t1", **days)
    row = workflow.plan_round(**asked)
    yield "plan_round", "the very same", asked
    yield "plan_round", "as it stands", {**asked, "pk": row.pk, "version": 99}
    yield "plan_round", "that is closed", {
        **asked, "pk": at.round.submissions.model.objects.get(round__year=2025, sector=at.skole).round_id,
    }  # fmt: skip
    for names in (" Hamar \n\n Hamar \nKongsvinger", "a" * 81, ""):
        yield "choose_peers", f"{len(names)} signs", by_controller(at, names=names)
    pasted = by_controller(at, line_id=at.other.pk, reason="Ny")
    yield "set_target", "of words, not confirmed", {**pasted, "text": "Bedre", "in_words": False}
    yield (
        "set_target",
        "of words, without a reason",
        {**pasted, "text": "Bedre", "in_words": True, "reason": " "},
    )
    workflow.set_target(**pasted, text="Bedre", in_words=False)
    yield (
        "adopt_plan",
        "with a target that is not understood",
        by_controller(at, year=year, case="KS 1/25", adopted_on=date(2025, 12, 12)),
    )
    yield (
        "correct_adoption",
        "of a plan that is not adopted",
        by_controller(at, year=year, case="KS 1/25", adopted_on=date(2025, 12, 12), reason="Feil"),
    )


def leftovers(at: Place) -> Iterator[Step]:
    """What stands already beside what comes: companies, where a definition is from, cells that are empty."""
    for order, name in enumerate(("Elvis AS", "Eidsiva", "Sør-Østerdal"), start=1):
        record(Partner, year=2025, kind="company", order=order, name=name, share=Decimal(order))
    record(Partner, year=2025, kind="company", order=9, name="Utgått AS", withdrawn=True)
    record(Partner, year=2026, kind="company", order=4, name="Elvis AS", withdrawn=True)
    yield "copy_partners", "beside one that was taken out", by_controller(at, year=2026)
    about = by_controller(at, model=Indicator, pk=at.met.indicator_id, reason="Ord")
    words = {
        "definition": "Andel",
        "definition_from": "Årsmeldingen",
        "source": "SSB",
        "source_from": "Rapport",
    }
    yield "save_record", "where its words are from", {**about, "values": words}
    workflow.save_record(**about, values=words)
    for name in ("definition", "source"):
        yield "save_record", f"another {name}", {**about, "values": {name: "Antall"}}
    yield "save_record", "another definition, from elsewhere", {
        **about, "values": {"definition": "Antall", "definition_from": "Planen"},
    }  # fmt: skip
    yield "report_result", "nothing in an empty cell", of_line(at, text=" – ", version=7)
    yield "report_result", "in an empty cell that was seen full", of_line(at, text="12", version=7)
    bare = record(
        ScorecardLine, indicator=at.other.indicator, year=2027, area=at.met.area, sector=at.helse, order=1,
        name="Uten mål", short_name="Uten mål", direction="higher",
    )  # fmt: skip
    target = by_controller(at, line_id=bare.pk, reason="Ny")
    for case, given in {
        "nothing where nothing is": {"text": " "},
        "a first one, from an old page": {"text": "9", "version": 7},
        "a first one": {"text": " 9 ", "version": 0}, "with a case and a day": {
            "text": "9", "case": " KS 4/26 ", "adopted_on": TODAY,
        },
    }.items():  # fmt: skip
        yield "set_target", case, {**target, **given}
    workflow.set_target(**target, text="9", case="KS 4/26", adopted_on=TODAY)
    yield "set_target", "of another case", {**target, "text": "9", "case": "KS 5/26", "adopted_on": TODAY}
    yield "set_target", "as it is, with its case", {
        **target, "text": "9", "case": "KS 4/26", "adopted_on": TODAY, "version": 99,
    }  # fmt: skip
    enter(at, at.leader, at.met, "5-10")
    for kind in ("ambiguous", "not_understood"):
        yield "answer_question", f"that takes another figure: {kind}", of_line(at, kind=kind, text="Ja")
    without = of_line(at, why="no_source", text="Ingen kilde")
    workflow.go_without_figure(**without)
    yield "go_without_figure", "the very same words", without
    yield "go_without_figure", "of a month", {**without, "period": MONTH}
    said = {"by": at.leader, "sector_id": at.skole.pk, "area_id": at.met.area_id, "year": 2026}
    workflow.comment_results(**said, text="Bra")
    yield "comment_results", "the very same words", {**said, "text": " Bra "}
    yield "comment_results", "the very same words, with a title", {**said, "text": "Bra", "title": "Skole"}
    for who in (at.reader, at.management):
        Authenticator.objects.create(user=who, type="totp", data={})
        yield "remove_second_factor", f"of {who.username}", by_controller(at, pk=who.pk, reason="Mistet")
    User.objects.filter(pk=at.reader.pk).update(last_login=timezone.now())
    letter = by_controller(at, pk=mailed(at, "reader").pk, password="et-langt-og-nytt-passord", reason="Ny")
    yield "invite", "who has signed in", letter
    held = Membership.objects.get(user=at.auditor)
    role = by_controller(at, model=Membership, pk=held.pk, reason="Slutt")
    for case, days in {
        "to yesterday": {"valid_to": TODAY - timedelta(days=1)}, "to today": {"valid_to": TODAY},
        "from another day": {"valid_from": date(2026, 12, 1)}, "before it began": {
            "valid_from": TODAY, "valid_to": TODAY - timedelta(days=1),
        },
    }.items():  # fmt: skip
        yield "save_record", f"a role, {case}", {**role, "values": days}
    yield (
        "save_record",
        "of a table that is none of the register's",
        by_controller(at, model=TableImport, values={"name": "x"}, reason="Test"),
    )
    yield (
        "save_record",
        "a sector whose end is no day",
        by_controller(at, model=Sector, pk=at.skole.pk, values={"valid_to": "ikke en dag"}, reason="Test"),
    )
    yield (
        "save_record",
        "a plan whose words are too many",
        by_controller(at, model=Plan, pk=plan(at).pk, values={"assessments": "nådd\nnådd"}, reason="Test"),
    )
    rolled_on = by_controller(at, from_year=2026, reason="Plan", rows=rolled(at)[:1])
    workflow.set_target(by=at.controller, line_id=at.met.pk, text="Best", reason="Ord", in_words=False)
    yield "roll_forward", "a target in words that nobody confirmed", {
        **rolled_on, "rows": [replace(rolled_on["rows"][0], target_text="Best")],
    }  # fmt: skip


def work_in_hand(at: Place) -> Iterator[Step]:
    """Development work that everybody reads as begun goes along when a plan is rolled, and back."""
    for place, state in enumerate(("ongoing", "done", "postponed", "ended", "ongoing")):
        row = municipality.work(at.met, f"arbeid-{place}", f"Arbeid {place}")
        workflow.report_work(by=at.leader, work_id=row.pk, state=state, responsible=f"Rektor {place}")
    workflow.save_record(
        by=at.controller, model=type(row), pk=row.pk, values={"withdrawn": True}, reason="Ute"
    )
    bring_to(at, "submitted")
    roll = by_controller(at, from_year=2026, reason="Plan", rows=rolled(at))
    yield "roll_forward", "with work in hand", roll
    workflow.roll_forward(**roll)
    yield (
        "roll_forward",
        "with work that stands there",
        {**roll, "rows": [replace(rolled(at)[1], include=True)]},
    )
    back = by_controller(at, year=2027, reason="For tidlig")
    yield "undo_roll", "with work in hand", back
    workflow.undo_roll(**back)
    yield "roll_forward", "with work that was taken back", roll


def people(at: Place) -> Iterator[Step]:
    """People who sign in, their roles, their letters, and those who are gone."""
    by, secret = by_controller(at, reason="Ny"), "et-langt-og-nytt-passord"
    new = {"username": "ny", "email": "ny@kommune.example"}
    for case, given in {
        "with a password": {"values": new, "password": secret},
        "with a password of its own": {"values": new, "password": secret, "one_time": False},
        "with a name that is kept": {"values": {"username": "person-7"}},
        "with a name of those who are gone": {"values": {"username": "anonym-7"}},
        "with a name that is taken": {"values": {"username": "leser"}},
        "with an address that is none": {"values": {"username": "ny", "email": "x"}},
        "that may work here": {"values": {**new, "is_staff": True}},
    }.items():  # fmt: skip
        yield "save_user", case, {**by, **given}
    reader = mailed(at, "reader")
    own = {**by, "pk": reader.pk}
    yield "save_user", "another address", {**own, "values": {"email": "x@kommune.example"}}
    yield "save_user", "another address without a word", {
        **own, "values": {"email": "x@kommune.example"}, "reason": " ",
    }  # fmt: skip
    yield "save_user", "no address any more", {**own, "values": {"email": ""}}
    yield "save_user", "as it stands", {**own, "values": {"username": reader.username}}
    for act in ("set_one_time_password", "invite"):
        yield act, "one's own", {**by, "pk": at.controller.pk, "password": secret}
        yield act, "of management", {**by, "pk": at.management.pk, "password": secret}
        yield act, "by a leader", {**own, "by": at.leader, "password": secret}
    yield "invite", "by a link", {**own, "password": secret}
    yield "note_reset_letter", "without an address", {**by, "pk": at.leader.pk}
    yield "remove_second_factor", "that is none", {**own}
    workflow.save_user(**own, values={"is_active": False})
    yield "invite", "shut out", {**own, "password": secret}
    yield "invite", "shut out, on paper", {**own, "password": secret, "on_paper": True}
    yield "note_reset_letter", "shut out", own
    yield "save_user", "let in again", {**own, "values": {"is_active": True}}
    role = {**by, "model": Membership, "reason": "Test"}
    seat = {"valid_from": date(2026, 12, 1), "valid_to": date(2026, 12, 31)}
    for case, values in {
        "a leader who has ended": {"role": Role.LEADER, "sector": _gone(at)},
        "a deputy of nobody who leads it": {
            "role": Role.LEADER, "sector": at.helse, "stands_in_for": at.leader, **seat,
        },
        "a deputy of oneself": {
            "user": at.leader, "role": Role.LEADER, "sector": at.skole, "stands_in_for": at.leader, **seat,
        },
        "an auditor who stands in": {"role": Role.AUDITOR, "stands_in_for": at.leader, **seat},
        "a controller": {"role": Role.CONTROLLER},
        "from a day on": {"role": Role.AUDITOR, "valid_from": TODAY},
        "one day": {"role": Role.AUDITOR, "valid_from": TODAY, "valid_to": TODAY},
    }.items():  # fmt: skip
        yield "save_record", case, {**role, "values": {"user": at.reader, **values}}
    held = Membership.objects.get(user=at.contributor)
    for case, some in (("fewer", []), ("others", [at.missed.indicator]), ("the same", [at.met.indicator])):
        yield "save_record", f"a contributor's indicators, {case}", {
            **role, "pk": held.pk, "values": {}, "links": {"indicators": some},
        }  # fmt: skip
    yield "follow_groups", "of none that is known", {
        "person_id": at.reader.pk, "grants": [("keiser", ""), ("leader", ""), ("auditor", "skole")],
    }  # fmt: skip
    workflow.follow_groups(person_id=at.reader.pk, grants=[("auditor", ""), ("leader", "skole")])
    given = Membership.objects.get(user=at.reader, role=Role.AUDITOR)
    workflow.save_record(**role, pk=given.pk, values={"valid_to": date(2027, 12, 31)})
    yield "follow_groups", "after a role was changed by hand", {
        "person_id": at.reader.pk, "grants": [("controller", "")],
    }  # fmt: skip
    lonely = User.objects.create(
        username="aldri-innom", first_name="Kari", last_name="Nordmann",
        date_joined=datetime(2020, 1, 1, tzinfo=UTC),
    )  # fmt: skip
    gone = by_controller(at, pk=lonely.pk, reason="Bedt om det")
    yield "make_anonymous", "who has done nothing", gone
    yield "make_anonymous", "named in the reason", {**gone, "reason": "Kari Nordmann vil"}
    yield "make_anonymous", "without a word", {**gone, "reason": " "}
    workflow.make_anonymous(**gone)
    yield "make_anonymous", "who is anonymous", gone
    yield "save_user", "who is anonymous", {**gone, "values": {"first_name": "Kari"}}
    yield "save_record", "a role of one who is anonymous", {
        **role, "values": {"user": User.objects.get(pk=lonely.pk), "role": Role.AUDITOR},
    }  # fmt: skip
    yield "note_export", "one's own", {"by": at.leader, "pk": at.leader.pk}
    yield "note_export", "another's", {"by": at.leader, "pk": at.reader.pk}


def letters(at: Place) -> Iterator[Step]:
    """Reminders and digests: to whom, once, and not to those who have delivered."""
    leader = mailed(at, "leader")
    letter = by_controller(at, submission_id=at.own.pk, to_id=leader.pk, subject="Frist", text="Hei")
    yield "remind", "with no address", {
        **letter, "to_id": at.stranger.pk,
        "submission_id": at.round.submissions.get(sector=at.helse).pk,
    }  # fmt: skip
    yield "remind", "another sector's leader", {**letter, "to_id": at.stranger.pk}
    yield "remind", "with a text beside", {**letter, "html": "<p>Hei</p>", "days": 7}
    yield "remind", "with a reason that is too long", {**letter, "reason": "a" * 10_001}
    workflow.remind(**letter, days=7)
    yield "remind", "of the same step", {**letter, "days": 7, "day": date(2027, 1, 9)}
    yield "remind", "of another step", {**letter, "days": 14}
    yield "remind", "by hand", letter
    workflow.remind(**letter)
    yield "remind", "by hand the same day", letter
    yield "remind", "by hand another day", {**letter, "day": date(2026, 12, 16)}
    yield "subscribe", "without a role", {"by": at.reader}
    yield "unsubscribe", "who never did", {"by": at.reader}
    mine = workflow.subscribe(by=leader)
    week = {
        "by": workflow.program_user(), "subscription_id": mine.pk, "week": date(2026, 12, 14), "day": TODAY,
        "through": at.round.ends_at, "subject": "Uken", "text": "Nytt", "html": "<p>",
    }  # fmt: skip
    yield "subscribe", "again", {"by": leader}
    yield "send_digest", "by a person", {**week, "by": at.controller}
    yield "send_digest", "with a button", {**week, "off_href": "https://kommune.example/av"}
    role = Membership.objects.get(user=leader)
    workflow.send_digest(**week)
    yield "send_digest", "of the same week", {**week, "day": date(2026, 12, 16)}
    yield "send_digest", "of the next week", {**week, "week": date(2026, 12, 21)}
    workflow.save_record(
        by=at.controller, model=Membership, pk=role.pk, values={"valid_to": TODAY}, reason="Slutt"
    )
    for day in (TODAY, date(2026, 12, 16)):
        yield "send_digest", f"whose role ended, on {day}", {**week, "week": date(2026, 12, 21), "day": day}
        yield "remind", f"whose role ended, on {day}", {**letter, "days": 21, "day": day}
    workflow.unsubscribe(by=leader)
    yield "send_digest", "that is ended", {**week, "week": date(2026, 12, 21)}
    yield "unsubscribe", "again", {"by": leader}
    yield "subscribe", "anew", {"by": mailed(at, "management")}
    bring_to(at, "submitted")
    yield "remind", "who has delivered", {**letter, "days": 28}


def _beside(at: Place) -> ServiceArea:
    return ServiceArea.objects.get(number="6.5")


def _gone(at: Place) -> Sector:
    return Sector.objects.get(code="nedlagt")


REGISTER_STORIES: dict[str, Story] = {
    one.__name__: one
    for one in (
        tables,
        plans_of_tables,
        lists,
        lines,
        units,
        rolling,
        forms,
        leftovers,
        work_in_hand,
        people,
        letters,
    )
}
