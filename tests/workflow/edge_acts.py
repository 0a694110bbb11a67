"""What the register refuses, and what else it comes to: cases that are met more seldom."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from indicators import workflow
from indicators.models import (
    Footnote,
    FootnoteCell,
    Goal,
    Indicator,
    ResultComment,
    ScorecardLine,
    Sector,
    ServiceArea,
)
from indicators.values.lists.people_lists import read_people
from indicators.values.lists.unit_lists import read_areas, read_sectors
from tests import municipality
from tests.permissions.world import record
from tests.rounds.conftest import Place, enter

from .acts import PREPARED, goal
from .more_acts import by_controller
from .register_acts import chosen, line_table, plan, rolled, row_of

type Given = dict[str, Any]


def _renamed(place: Place) -> Given:
    """A name from 2027 on, and another one of years before it."""
    given = {"by": place.controller, "model": Sector, "pk": place.skole.pk, "reason": "Nytt navn"}
    workflow.rename(**given, values={"name": "Oppvekst"}, from_year=2027)
    return {**given, "values": {"name": "Læring"}, "from_year": 2026}


def _with_goals(place: Place) -> Given:
    """Goals under each other with a line, and work, of a plan that is rolled forward."""
    below = workflow.save_goal(
        by=place.controller,
        year=plan(place).year,
        values={"text": "Alle regner"},
        parent_id=goal(place)["pk"],
    )
    workflow.attach_lines(by=place.controller, year=2026, goal_id=below.pk, lines=chosen(place))
    municipality.work(place.met, "lesing", "Lese mer")
    return by_controller(place, from_year=2026, rows=rolled(place), title="Plan 2027", reason="Plan")


def _rolled_back(place: Place) -> Given:
    workflow.roll_forward(**_with_goals(place))
    return by_controller(place, year=2027, reason="For tidlig")


def undone(place: Place, given: Given) -> Given:
    done = workflow.apply_table(**given, case="KS 1/26")
    return by_controller(place, import_id=done.pk, reason="Feil fil")


def _of_groups(place: Place, *grants: list[tuple[str, str]]) -> Given:
    """After sign-ins with other groups."""
    workflow.follow_groups(person_id=place.reader.pk, grants=[("auditor", ""), ("leader", "skole")])
    for one in grants[:-1]:
        workflow.follow_groups(person_id=place.reader.pk, grants=one)
    return {"person_id": place.reader.pk, "grants": grants[-1]}


def _beside(place: Place) -> ServiceArea:
    return ServiceArea.objects.get(number="6.5")


def _figured(place: Place) -> int:
    enter(place, place.leader, place.met, "12 %")
    return place.met.pk


def _withdrawn_goal(place: Place) -> Goal:
    gone = goal(place)["pk"]
    workflow.withdraw_goal(by=place.controller, pk=gone)
    return Goal.objects.get(pk=gone)


def _ended(place: Place) -> int:
    code = ScorecardLine.objects.get(year=2026, short_name="barn").indicator.code
    workflow.retire_indicator(by=place.controller, code=code, year=2027, reason="Avsluttet")
    return Indicator.objects.get(code=code).pk


EDGES: dict[str, Callable[[Place], Given]] = {
    "add_indicator: with everything": lambda at: by_controller(
        at,
        new=workflow.NewIndicator(
            plan(at).year, {"name": "  Antall   lærere ", "direction": "higher"}, at.met.area_id,
            target="95", heading="Lærere",
        ),
        reason="Ny",
    ),
    "add_indicator: of a sector that is none": lambda at: by_controller(
        at, reason="Ny",
        new=workflow.NewIndicator(plan(at).year, {"name": "Antall"}, at.met.area_id, sector_id=0),
    ),
    "add_indicator: of an area that is none": lambda at: by_controller(
        at, new=workflow.NewIndicator(plan(at).year, {"name": "Antall"}, 0), reason="Ny"
    ),
    "add_indicator: without a name": lambda at: by_controller(
        at, new=workflow.NewIndicator(plan(at).year, {"name": " "}, at.met.area_id), reason="Ny"
    ),
    "add_indicator: that does not say what is good": lambda at: by_controller(
        at, new=workflow.NewIndicator(plan(at).year, {"name": "Antall"}, at.met.area_id), reason="Ny"
    ),
    "add_indicator: with a code that is taken": lambda at: by_controller(
        at, reason="Ny",
        new=workflow.NewIndicator(
            plan(at).year, {"name": "Met", "direction": "lower", "order": 3, "unit": "%"}, at.met.area_id,
            sector_id=at.helse.pk,
        ),
    ),
    "rename: to a number that is taken": lambda at: by_controller(
        at, model=ServiceArea, pk=at.met.area_id, values={"number": "6.5"}, from_year=2026, reason="Nytt"
    ),
    "rename: an area's number": lambda at: by_controller(
        at, model=ServiceArea, pk=at.met.area_id, values={"number": "6.9"}, from_year=2026, reason="Nytt"
    ),
    "rename: of a year that is closed": lambda at: by_controller(
        at, model=Sector, pk=at.skole.pk, values={"name": "Oppvekst"}, from_year=2025, reason="Nytt navn"
    ),
    "rename: in the first year of all": lambda at: by_controller(
        at, model=Sector, pk=at.skole.pk, values={"name": "Oppvekst"}, from_year=1900, reason="Nytt navn"
    ),
    "rename: a field that is no name": lambda at: by_controller(
        at, model=Sector, pk=at.skole.pk, values={"code": "x"}, from_year=2026, reason="Nytt navn"
    ),
    "rename: within an earlier name": _renamed,
    "roll_forward: with goals and work": _with_goals,
    "undo_roll: with goals and work": _rolled_back,
    "apply_table: with notes and goals": lambda at: {
        **line_table(at),
        "rows": [
            workflow.RowWanted(
                "r1", 2026, at.met.indicator_id, (), line={"name": "Lesing"}, heading=" Ny ",
                notes=(
                    workflow.NoteWanted("result", " Foreløpig "), workflow.NoteWanted("target", "Vedtatt"),
                ),
                goals=("Alle lærer", "Alle leser"),
            )
        ],
    },
    "apply_table: a new indicator in a new area": lambda at: {
        **line_table(at),
        "rows": [
            workflow.RowWanted(
                "r1", 2026, None, (workflow.FigureWanted("target", "target", 2026, "3"),),
                line={"name": "Ny", "short_name": "Ny", "direction": "higher"},
                area=workflow.AreaWanted(None, "6.8", "Vann"), sector_id=at.helse.pk,
            )
        ],
    },
    "apply_table: a new indicator that lacks all": lambda at: {
        **line_table(at),
        "rows": [
            workflow.RowWanted("r1", 2026, None, (), line={"name": "Ny"}),
            workflow.RowWanted("r2", 2026, None, ()),
            workflow.RowWanted(
                "r3", 2026, at.met.indicator_id, (workflow.FigureWanted("target", "f", 2026, "4", seen="3"),)
            ),
            workflow.RowWanted(
                "r4", 2026, at.other.indicator_id, (workflow.FigureWanted("before", "result", 2024, "4"),)
            ),
        ],
    },
    "undo_table: a target and columns": lambda at: undone(at, line_table(at)),
    "undo_table: notes and goals": lambda at: undone(at, EDGES["apply_table: with notes and goals"](at)),
    "undo_table: a new indicator": lambda at: undone(
        at, EDGES["apply_table: a new indicator in a new area"](at)
    ),
    "follow_groups: what a group gave is gone": lambda at: _of_groups(at, [("auditor", "")]),
    "follow_groups: and comes again": lambda at: _of_groups(at, [], [("auditor", "")]),
    "add_sectors: some that are there": lambda at: by_controller(
        at, rows=read_sectors("Sektor for skole\nVann\nSektor for helse;stab\nFeil;noe")[1]
    ),
    "add_areas: some that are there": lambda at: by_controller(
        at, rows=read_areas("6.4;Skole;skole\n6.4;Annet\nVann;;ukjent\n6.7;Park;helse")[1]
    ),
    "add_people: with roles": lambda at: by_controller(
        at,
        rows=read_people(
            "Kari Nordmann;kari@kommune.example;sektorleder;skole\n"
            "Ola Nordmann;ola@kommune.example;controller"
        )[1],
    ),
    "add_people: that cannot be": lambda at: by_controller(
        at,
        rows=read_people(
            "Kari Nordmann;kari@kommune.example;sektorleder;\nOla;o@kommune.example;bidragsyter\n"
            "Per;p@kommune.example;keiser\nSiri;s@kommune.example;sektorleder;vann"
        )[1],
    ),
    "save_record: another unit of a line with figures, without a word": lambda at: row_of(
        at, ScorecardLine, {"unit": "%"}, pk=_figured(at), reason=" "
    ),
    "save_record: a heading of another area": lambda at: row_of(
        at, ScorecardLine, {"heading": municipality.heading(_beside(at), "Annet", year=2026)}, pk=at.met.pk
    ),
    "save_record: a line to a sector that has ended": lambda at: row_of(
        at, ScorecardLine, {"sector": Sector.objects.get(code="nedlagt")}, pk=at.met.pk
    ),
    "save_record: a goal of another year": lambda at: row_of(
        at, ScorecardLine, {"goal": _withdrawn_goal(at)}, pk=at.met.pk
    ),
    "save_record: a footnote cell of another area": lambda at: row_of(
        at, FootnoteCell,
        {"footnote": record(Footnote, area=_beside(at), year=2026, code="f", order=1, text="x"),
         "line": at.met, "cell": "result"},
    ),
    "save_record: an indicator that is in use again": lambda at: row_of(
        at, Indicator, {"in_use": True}, pk=_ended(at)
    ),
    "save_record: what does not exist": lambda at: row_of(at, Sector, {"name": "x"}, pk=987_654),
    "save_record: a text that mentions what is not there": lambda at: row_of(
        at, ResultComment,
        {"area": at.met.area, "year": 2026, "code": "k", "order": 1, "text": "Som {ikke-her} og {met}"},
    ),
    "change_lines: seen before": lambda at: by_controller(
        at, year=2026, edits=[workflow.LineEdit(at.met.pk, seen=77, target="11")], reason="Rettet"
    ),
    "change_lines: a line of another year": lambda at: by_controller(
        at, year=2025, edits=[workflow.LineEdit(at.met.pk, target="11")], reason="Rettet"
    ),
    "end_unit: whose lines go over": lambda at: by_controller(
        at, model=Sector, pk=at.helse.pk, last_year=2026, to_id=at.skole.pk, reason="Nedlagt"
    ),
    "merge_units: areas": lambda at: by_controller(
        at, model=ServiceArea, pks=[_beside(at).pk], into_id=at.met.area_id, year=2026, reason="Slått sammen"
    ),
    "merge_units: into itself": lambda at: by_controller(
        at, model=Sector, pks=[at.skole.pk], into_id=at.skole.pk, year=2026, reason="Slått sammen"
    ),
    "make_anonymous: oneself": lambda at: by_controller(at, pk=at.controller.pk, reason="Vil"),
    "make_anonymous: with a role": lambda at: by_controller(at, pk=at.auditor.pk, reason="Vil"),
    "make_anonymous: named in the reason": lambda at: by_controller(at, pk=at.reader.pk, reason="Om leser"),
    "set_target: of another kind": lambda at: by_controller(
        at, line_id=at.met.pk, text="< 5 %", reason="Rettet", because="Sikker"
    ),
    "set_target: taken away": lambda at: by_controller(at, line_id=at.met.pk, text="", reason="Utgår"),
    "retire_indicator: that has ended": lambda at: {
        **PREPARED["retire_indicator"](at), "code": Indicator.objects.get(pk=_ended(at)).code,
    },
    "retire_indicator: before it began": lambda at: {**PREPARED["retire_indicator"](at), "year": 2020},
    "retire_indicator: in the year": lambda at: {**PREPARED["retire_indicator"](at), "year": 2026},
    "merge_indicators: with itself": lambda at: {
        **PREPARED["merge_indicators"](at), "into": at.met.indicator.code,
    },
    "merge_indicators: in the year": lambda at: {**PREPARED["merge_indicators"](at), "year": 2026},
    "split_indicator: into one": lambda at: {
        **PREPARED["split_indicator"](at), "names": ["A"], "keeps": False,
    },
}  # fmt: skip
"""As ``PREPARED``; what comes after a colon is the case."""
