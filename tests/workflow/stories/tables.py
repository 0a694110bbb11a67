"""Whole tables, plans of them, and lists of people and units."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from indicators import workflow
from indicators.models import (
    Goal,
    Indicator,
    Plan,
    ScorecardLine,
    TableImport,
    User,
)
from indicators.values import Period, PeriodKind
from indicators.values.lists.people_lists import read_people
from indicators.values.lists.unit_lists import read_areas, read_sectors
from tests import municipality
from tests.permissions.world import record
from tests.rounds.conftest import Place
from tests.workflow.more_acts import by_controller, of_line

from .telling import (
    AREA,
    OWN,
    TODAY,
    Step,
    area_beside,
    draft_of_table,
)

Row, Figure = workflow.RowWanted, workflow.FigureWanted
MONTH = Period(PeriodKind.MONTH, 3)


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
    pk = draft_of_table(at, "results", once="skjema")
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
        "a figure of a year before, without a line of its own": [
            replace(one, figures=(Figure("before", "result", 2024, "4"),))
        ],
        "a figure that is seen as another": [replace(one, figures=(replace(figures[0], seen="9"),))],
        "a line of a year before, like this one's": [
            replace(one, figures=(Figure("before", "result", 2024, "4"),), line=OWN)
        ],
        "an area that is there": [replace(one, line=OWN, area=workflow.AreaWanted(area_beside(at).pk))],
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
    own = by_controller(at, draft_id=draft_of_table(at, "plan", year=2027))
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
    again = by_controller(at, draft_id=draft_of_table(at, "plan", year=2027))
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
    late = by_controller(at, draft_id=draft_of_table(at, "plan", year=2027))
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
        draft = by_controller(at, draft_id=draft_of_table(at, "people"))
        yield "apply_table", f"a list {case}", {**draft, "people": read_people(text)[1]}
    there = municipality.user("ny", email="ny@kommune.example")
    workflow.save_user(
        by=at.controller, pk=there.pk, values={"first_name": "Ny", "last_name": "Navn"}, reason="Navn"
    )
    text = "Ny Navn;ny@kommune.example;revisor\nKari Nordmann;kari@kommune.example;sektorleder;skole"
    people = read_people(text)[1]
    draft = by_controller(at, draft_id=draft_of_table(at, "people"))
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
    sectors = by_controller(at, draft_id=draft_of_table(at, "sectors"))
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
