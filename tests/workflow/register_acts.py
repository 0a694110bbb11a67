"""The register, plans, people and tables: acts without a version, and what else each can come to."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils import timezone

from indicators import workflow
from indicators.models import (
    Act,
    Indicator,
    Membership,
    Partner,
    Plan,
    Role,
    ScorecardLine,
    Sector,
    ServiceArea,
    User,
)
from indicators.values.lists.people_lists import read_people
from indicators.values.lists.unit_lists import read_areas, read_sectors
from tests import municipality
from tests.permissions.world import record
from tests.rounds.conftest import Place, enter

from .acts import brought_in, goal, table
from .more_acts import by_controller, mailed

type Given = dict[str, Any]


def next_year(place: Place) -> ScorecardLine:
    """The line that the met one is rolled forward into."""
    plan(place)
    row = workflow.RolledRow(place.met.pk, True, "Navn", "Navn", True, "12")
    workflow.roll_forward(by=place.controller, from_year=2026, reason="Plan", rows=[row], title="Plan 2027")
    return ScorecardLine.objects.get(year=2027)


def plan(place: Place, *, adopted: bool = False) -> Plan:
    found = Plan.objects.filter(year=2026).first() or record(Plan, year=2026, title="Plan")
    if adopted:
        workflow.adopt_plan(by=place.controller, year=2026, case="KS 1/25", adopted_on=date(2025, 12, 12))
    return found


def person(place: Place, **fields: Any) -> User:
    return municipality.user("ny-person", email="ny@kommune.example", **fields)


def chosen(place: Place) -> list[workflow.ChosenLine]:
    return [workflow.ChosenLine(place.met.pk, None), workflow.ChosenLine(place.missed.pk, None)]


def rolled(place: Place) -> list[workflow.RolledRow]:
    plan(place)
    return [
        workflow.RolledRow(place.met.pk, True, "Navn", "Kort", True, "12"),
        workflow.RolledRow(place.missed.pk, False, "Avvik", "Avvik", True, ""),
        workflow.RolledRow(place.other.pk, True, "Annen", "Annen", False, "< 3 %"),
    ]


def line_table(place: Place, **given: Any) -> Given:
    """A preview of the plan: a target and the columns of a line."""
    told = {"by": place.controller, "year": 2026, "sha256": 64 * "0", "source": "{}"}
    draft = workflow.keep_table(**told, purpose="plan", name="plan.csv")  # type: ignore[arg-type]
    figure = workflow.FigureWanted("target", "target", 2026, "≥ 97", seen="10", sure=True)
    row = workflow.RowWanted("r1", 2026, place.met.indicator_id, (figure,), line={"name": "Lesing"})
    return {"by": place.controller, "draft_id": draft.pk, "rows": [row], **given}


def result_table(place: Place) -> Given:
    """A preview of results of both years, with a new indicator beside."""
    told = {"by": place.controller, "year": 2026, "sha256": 64 * "0", "source": "{}"}
    draft = workflow.keep_table(**told, purpose="results", name="tall.csv")  # type: ignore[arg-type]
    figures = (
        workflow.FigureWanted("result", "result", 2026, "13"),
        workflow.FigureWanted("before", "result", 2025, "11", seen="7"),
    )
    rows = [workflow.RowWanted("r1", 2026, place.met.indicator_id, figures)]
    return {"by": place.controller, "draft_id": draft.pk, "rows": rows}


def shaped(place: Place) -> Given:
    """A line with figures that becomes a line of whole years instead."""
    enter(place, place.leader, place.met, "12")
    return by_controller(
        place, model=ScorecardLine, pk=place.met.pk, values={"frequency": "tertial"}, reason="Ny rytme"
    )


def given_role(place: Place, role: Role = Role.AUDITOR, **values: Any) -> Given:
    told = {"user": place.reader, "role": role, **values}
    return by_controller(place, model=Membership, values=told, reason="Ny")


def row_of(place: Place, model: Any, values: dict[str, Any], **given: Any) -> Given:
    return by_controller(place, model=model, values=values, **{"reason": "Test", **given})


def partners(place: Place) -> Given:
    record(Partner, year=2025, kind="company", order=1, name="Elvis AS")
    return by_controller(place, year=2026)


def member(place: Place, who: str = "auditor") -> Membership:
    return Membership.objects.get(user=getattr(place, who))


def _under_itself(place: Place) -> Given:
    parent = goal(place)["pk"]
    values = {"text": "Alle regner"}
    child = workflow.save_goal(by=place.controller, year=2026, values=values, parent_id=parent)
    return by_controller(place, pk=parent, parent_id=child.pk)


def longer(place: Place) -> Given:
    held = member(place)
    given = {"by": place.controller, "model": Membership, "pk": held.pk, "reason": "Test"}
    workflow.save_record(**given, values={"valid_to": date(2026, 12, 31)})
    return {**given, "values": {"valid_to": date(2027, 1, 1)}}


def changed_since(place: Place) -> Given:
    given = brought_in(place)
    workflow.set_benchmark(
        by=place.controller, line_id=place.met.pk, scope="county", text="5", edition="KOSTRA", reason="Rettet"
    )
    return given


AREA = {"name": "Vann", "number": "6.9", "order": 9}
UNIT = {"code": "vann", "name": "Vann", "kind": "sector", "order": 9}
SEAT = {"valid_from": date(2026, 12, 1), "valid_to": date(2026, 12, 31)}

REGISTER: dict[str, Callable[[Place], Given]] = {
    "add_areas": lambda at: by_controller(at, rows=read_areas("6.9;Vann;skole\nPark")[1]),
    "add_indicator": lambda at: by_controller(
        at, new=workflow.NewIndicator(2026, {"name": "Antall lærere", "direction": "higher"}, at.met.area_id),
        reason="Ny",
    ),
    "add_indicator: with a target": lambda at: by_controller(
        at,
        new=workflow.NewIndicator(
            2026, {"name": "Andel lærere"}, at.met.area_id, sector_id=at.helse.pk, target="95 %",
            heading="Lærere",
        ),
        reason="Ny",
    ),
    "add_people": lambda at: by_controller(at, rows=read_people("Kari Nordmann;kari@kommune.example")[1]),
    "add_sectors": lambda at: by_controller(at, rows=read_sectors("Vann\nPersonal;stab")[1]),
    "attach_lines": lambda at: by_controller(at, year=2026, goal_id=goal(at)["pk"], lines=chosen(at)),
    "attach_lines: of an adopted plan": lambda at: by_controller(
        at, year=2026, goal_id=goal(at)["pk"], lines=chosen(at), case=plan(at, adopted=True).title,
        reason="Vedtatt på nytt",
    ),
    "change_lines": lambda at: by_controller(
        at, year=2026,
        edits=[
            workflow.LineEdit(at.met.pk, target="11", heading="Nytt"),
            workflow.LineEdit(at.missed.pk, columns={"unit": "dager"}),
        ],
        reason="Rettet",
    ),
    "change_lines: one that cannot be": lambda at: by_controller(
        at, year=2026,
        edits=[
            workflow.LineEdit(at.met.pk, target="11", target_seen=99),
            workflow.LineEdit(at.missed.pk, columns={"name": ""}),
        ],
        reason="Rettet",
    ),
    "change_lines: to another sector": lambda at: by_controller(
        at, year=2026, edits=[workflow.LineEdit(at.met.pk, sector_id=at.helse.pk)], reason="Flyttet"
    ),
    "copy_partners": partners,
    "discard_table": lambda at: {"by": at.controller, "draft_id": table(at)["draft_id"]},
    "end_unit": lambda at: by_controller(
        at, model=Sector, pk=at.skole.pk, last_year=2025, to_id=at.helse.pk, reason="Nedlagt"
    ),
    "end_unit: with lines and no heir": lambda at: by_controller(
        at, model=Sector, pk=at.skole.pk, last_year=2025, reason="Nedlagt"
    ),
    "end_unit: an area after its last year": lambda at: by_controller(
        at, model=ServiceArea, pk=at.met.area_id, last_year=2026, reason="Nedlagt"
    ),
    "enter_earlier_figures": lambda at: by_controller(
        at, year=2026,
        figures=[workflow.EarlierFigure(at.met.pk, "8", ""), workflow.EarlierFigure(at.missed.pk, "", "")],
        reason="Fra årsmeldingen",
    ),
    "follow_groups": lambda at: {
        "person_id": at.reader.pk, "grants": [("leader", "skole"), ("auditor", ""), ("leader", "ukjent")],
    },
    "invite": lambda at: by_controller(
        at, pk=person(at).pk, password="et-langt-og-nytt-passord", reason="Ny"
    ),
    "invite: on paper": lambda at: by_controller(
        at, pk=person(at).pk, password="et-langt-og-nytt-passord", reason="Ny", on_paper=True
    ),
    "keep_table": lambda at: by_controller(
        at, purpose="plan", year=2026, name="plan.csv", sha256=64 * "0", source="{}"
    ),
    "make_anonymous": lambda at: by_controller(at, pk=at.reader.pk, reason="Bedt om det"),
    "merge_units": lambda at: by_controller(
        at, model=Sector, pks=[at.skole.pk], into_id=at.helse.pk, year=2026, name="Velferd",
        reason="Slått sammen",
    ),
    "move_lines": lambda at: by_controller(
        at, line_ids=[at.met.pk], sector_id=at.helse.pk, heading="Ny overskrift", reason="Flyttet"
    ),
    "move_lines: and the year after": lambda at: by_controller(
        at, line_ids=[next_year(at) and at.met.pk], sector_id=at.helse.pk, reason="Flyttet"
    ),
    "note_export": lambda at: by_controller(at, pk=at.reader.pk, reason="Bedt om det"),
    "note_factor": lambda at: {"person": at.reader, "kind": "totp", "added": True},
    "note_from_terminal": lambda at: by_controller(
        at, person=at.reader, what=Act.CHANGE_PASSWORD, reason="Fra terminalen"
    ),
    "note_reset_letter": lambda at: by_controller(at, pk=mailed(at, "reader").pk, reason="Glemt"),
    "note_trail_check": lambda at: {
        "at": timezone.now(), "sequence": 3, "digest": 64 * "a", "against": ["a"], "fault": "",
        "number": None,
    },
    "remove_second_factor": lambda at: by_controller(at, pk=at.reader.pk, reason="Mistet telefonen"),
    "rename": lambda at: by_controller(
        at, model=Sector, pk=at.skole.pk, values={"name": "Oppvekst"}, from_year=2026, reason="Nytt navn"
    ),
    "rename: a slip of the pen": lambda at: by_controller(
        at, model=ServiceArea, pk=at.met.area_id, values={"name": "Skoler"}, from_year=2026,
        reason="Skrivefeil", correction=True,
    ),
    "renew_person": lambda at: {"person_id": at.reader.pk, "values": {"first_name": "Kari", "email": ""}},
    "roll_forward": lambda at: by_controller(
        at, from_year=2026, rows=rolled(at), title="Plan 2027", reason="Plan"
    ),
    "roll_forward: with rows that are refused": lambda at: by_controller(
        at, from_year=2026, reason="Plan", rows=[workflow.RolledRow(at.met.pk, True, "", "", True, "ca 5-")],
    ),
    "save_goal: a new one under another": lambda at: by_controller(
        at, year=2026, values={"text": "Alle regner", "sector_id": at.skole.pk}, parent_id=goal(at)["pk"]
    ),
    "save_goal: in an adopted plan": lambda at: by_controller(
        at, year=2026, pk=goal(at)["pk"], values={"text": "Alle skriver"}, reason="Ny sak",
        case=plan(at, adopted=True) and " KS  9/26 ",
    ),
    "save_goal: without text, with a number that is taken": lambda at: by_controller(
        at, year=2026, pk=goal(at)["pk"], values={"text": " ", "code": "1"}
    ),
    "move_goal: under itself": _under_itself,
    "save_record: a new sector": lambda at: row_of(at, Sector, UNIT),
    "save_record: a new area": lambda at: row_of(at, ServiceArea, AREA, links={"sectors": [at.skole]}),
    "save_record: the name of a sector with lines": lambda at: row_of(
        at, Sector, {"name": "Oppvekst"}, pk=at.skole.pk
    ),
    "save_record: a sector that ends before its lines": lambda at: row_of(
        at, Sector, {"valid_to": date(2025, 12, 31)}, pk=at.skole.pk
    ),
    "save_record: a plan that is adopted here": lambda at: row_of(
        at, Plan, {"case": "KS 1/25"}, pk=plan(at).pk
    ),
    "save_record: an indicator in other words": lambda at: row_of(
        at, Indicator, {"definition": "Andel som leser", "in_use": False}, pk=at.met.indicator_id
    ),
    "save_record: a line that is taken out": lambda at: row_of(
        at, ScorecardLine, {"withdrawn": True}, pk=at.other.pk
    ),
    "save_record: a line to another sector": lambda at: row_of(
        at, ScorecardLine, {"sector": at.helse}, pk=at.met.pk
    ),
    "save_record: another kind of line": shaped,
    "save_record: another kind of line, seen": lambda at: {**shaped(at), "reshaped_seen": True},
    "save_record: a role": given_role,
    "save_record: a role of management": lambda at: given_role(at, Role.MANAGEMENT),
    "save_record: a deputy": lambda at: given_role(
        at, Role.LEADER, sector=at.skole, stands_in_for=at.leader, **SEAT
    ),
    "save_record: a deputy without days": lambda at: given_role(
        at, Role.LEADER, sector=at.skole, stands_in_for=at.reader
    ),
    "save_record: a leader without a sector": lambda at: given_role(at, Role.LEADER),
    "save_record: an auditor with a sector": lambda at: given_role(at, sector=at.skole),
    "save_record: a contributor without indicators": lambda at: given_role(at, Role.CONTRIBUTOR),
    "save_record: an auditor with indicators": lambda at: {
        **given_role(at), "links": {"indicators": [at.met.indicator]},
    },
    "save_record: a role that ends before it begins": lambda at: given_role(
        at, valid_from=date(2026, 12, 2), valid_to=date(2026, 12, 1)
    ),
    "save_record: a role made shorter": lambda at: row_of(
        at, Membership, {"valid_to": date(2026, 12, 31)}, pk=member(at).pk
    ),
    "save_record: management's role made shorter": lambda at: row_of(
        at, Membership, {"valid_to": date(2026, 12, 31)}, pk=member(at, "management").pk
    ),
    "save_record: a role made longer": longer,
    "save_record: one's own role": lambda at: row_of(
        at, Membership, {"user": at.controller, "role": Role.AUDITOR}
    ),
    "save_staffing": lambda at: by_controller(
        at, year=2026,
        rows=[
            workflow.TypedStaffing(at.skole.pk, Decimal("12.5"), None),
            workflow.TypedStaffing(at.helse.pk, None, None),
        ],
    ),
    "save_user": lambda at: by_controller(at, pk=at.reader.pk, values={"first_name": "Kari"}, reason="Navn"),
    "save_user: a new one": lambda at: by_controller(
        at, values={"username": "ny", "email": "ny@kommune.example", "last_name": "Ny"}, reason="Ny"
    ),
    "save_user: shut out": lambda at: by_controller(
        at, pk=at.reader.pk, values={"is_active": False}, reason="Sluttet"
    ),
    "save_user: of management": lambda at: by_controller(
        at, pk=at.management.pk, values={"first_name": "Kari"}, reason="Navn"
    ),
    "save_user: a superuser": lambda at: by_controller(
        at, pk=at.reader.pk, values={"is_superuser": True}, reason="Vil"
    ),
    "send_digest": lambda at: {
        "by": workflow.program_user(), "subscription_id": workflow.subscribe(by=mailed(at, "management")).pk,
        "week": date(2026, 12, 14), "day": date(2026, 12, 15), "through": timezone.now(), "subject": "Uken",
        "text": "Nytt", "html": "<p>",
    },
    "set_aside": lambda at: by_controller(at, step="sectors", aside=True),
    "set_benchmarks": lambda at: by_controller(
        at, year=2026, scope="national", edition="2026", published_on=date(2026, 3, 15),
        rows=[workflow.TypedBenchmark(at.met.pk, "9"), workflow.TypedBenchmark(at.missed.pk, "7,5")],
    ),
    "set_one_time_password": lambda at: by_controller(
        at, pk=at.reader.pk, password="et-langt-og-nytt-passord", reason="Glemt"
    ),
    "set_password": lambda at: {"person": at.reader, "password": "et-langt-og-nytt-passord"},
    "set_target: adopted": lambda at: {
        **by_controller(at, line_id=at.met.pk, text="11", reason="Vedtatt", case="KS 4/26"),
        "adopted_on": plan(at, adopted=True) and date(2026, 4, 1),
    },
    "set_target: without a case": lambda at: {
        **by_controller(at, line_id=at.met.pk, text="11", reason="Vedtatt"),
        "case": plan(at, adopted=True) and "",
    },
    "set_target: in words": lambda at: by_controller(
        at, line_id=at.met.pk, text="Bedre enn i fjor", reason="Ord", in_words=True
    ),
    "set_target: not understood": lambda at: by_controller(
        at, line_id=at.met.pk, text="Bedre enn i fjor", reason="Ord", in_words=False
    ),
    "set_target: far from the one before": lambda at: by_controller(
        at, line_id=next_year(at).pk, text="1200", reason="Nytt", because=""
    ),
    "split_indicator: ends": lambda at: by_controller(
        at, code=at.met.indicator.code, year=next_year(at).year, names=["A", "B"], keeps=False, reason="Delt"
    ),
    "split_unit": lambda at: by_controller(
        at, model=Sector, pk=at.skole.pk, year=2026, values=UNIT, line_ids=[at.met.pk], reason="Delt"
    ),
    "subscribe": lambda at: {"by": mailed(at, "management")},
    "unsubscribe": lambda at: {"by": workflow.subscribe(by=mailed(at, "management")) and at.management},
    "take_up_functions": by_controller,
    "apply_table: a target and columns": line_table,
    "apply_table: results of two years": result_table,
    "undo_table: what was changed since": changed_since,
    "undo_roll": lambda at: by_controller(at, year=next_year(at).year, reason="For tidlig"),
}  # fmt: skip
"""As ``PREPARED``; what comes after a colon is the case."""
