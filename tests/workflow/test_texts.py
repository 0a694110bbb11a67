"""What people write is kept whole or refused: every text of every act, and no act without them."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any

import pytest

from indicators import workflow
from indicators.models import (
    Act,
    Benchmark,
    ChapterPicture,
    Edition,
    EditionProposal,
    Goal,
    Partner,
    Plan,
    ReportChapter,
    Result,
    RoundKind,
    Sector,
    TableImport,
    Target,
    User,
)
from indicators.values.layouts import Layout, ReportKind
from indicators.values.lists.people_lists import read_people
from indicators.values.lists.unit_lists import read_areas, read_sectors
from indicators.workflow import LineEdit, NewIndicator
from indicators.workflow.texts import checked
from tests import municipality, pictures
from tests.editions.publishing import proposed, published, with_files
from tests.rounds.conftest import Place, bring_to, enter
from tests.rounds.conftest import place as place  # noqa: PLC0414 - a municipality in the middle of a round

CODES = {
    ("propose_edition", "output"),
    ("report_work", "state"),
    ("write_area_text", "kind"),
    ("answer_proof", "kind"),
    ("answer_question", "kind"),
    ("comment_decision", "round_kind"),
    ("assess_goal", "round_kind"),
    ("assess_goal", "level"),
    ("save_chapter", "code"),
    ("write_matter_text", "place"),
    ("answer_question", "part"),
    ("explain", "why_no_figure"),
    ("follow_action", "state"),
    ("forecast", "outlook"),
    ("go_without_figure", "why"),
    ("move_lines", "heading"),
    ("retire_indicator", "code"),
    ("merge_indicators", "code"),
    ("merge_indicators", "into"),
    ("split_indicator", "code"),
    ("note_factor", "kind"),
    ("save_record", "links"),
    ("keep_table", "purpose"),
    ("set_benchmark", "scope"),
    ("set_benchmarks", "scope"),
    ("enter_person", "grants"),
    ("follow_groups", "grants"),
}
"""What is chosen from a list, which refuses everything else."""
UNSTORED = {
    ("read_result", "text"),
    ("set_benchmark", "text"),
    ("read_target", "text"),
    ("target_question", "text"),
    ("save_user", "password"),
    ("set_password", "password"),
    ("set_one_time_password", "password"),
    ("invite", "password"),
    ("ask_explanation", "subject"),
    ("ask_explanation", "body"),
    ("ask_explanation", "html"),
    *(("ask_explanations", name) for name in ("subject", "body", "html")),
    ("remind", "html"),
    ("publish_edition", "html"),
    ("return_proposal", "html"),
    ("write_to_approvers", "html"),
    ("publish_edition", "subject"),
    ("publish_edition", "body"),
    ("return_proposal", "subject"),
    ("return_proposal", "body"),
    ("write_to_approvers", "subject"),
    ("write_to_approvers", "body"),
    ("remind", "subject"),
    ("remind", "text"),
    ("send_digest", "subject"),
    ("send_digest", "text"),
    ("send_digest", "html"),
    ("send_digest", "off_href"),
    ("note_trail_check", "digest"),
    ("note_trail_check", "against"),
    ("note_trail_check", "fault"),
    ("keep_typed_report", "text"),
    ("keep_table", "sha256"),
    ("keep_table", "source"),
    *(("propose_edition", name) for name in ("title", "language", "asked")),
    ("keep_edition_files", "files"),
}
"""What the program itself has written, what is only read, and what is kept as a digest alone.
A typed report may be long."""

YEAR_END = RoundKind.YEAR_END

type Call = Callable[[Place, str], object]
DAYS = {"opens_on": date(2027, 1, 1), "deadline": date(2027, 2, 1)}
NEW = {"code": "ny", "name": "Ny", "kind": "sector", "order": 9}


def row(place: Place, model: Any, **values: Any) -> object:
    return workflow.save_record(by=place.controller, model=model, values=values, reason="Test")


def of(name: str, person: str = "controller", **given: Any) -> Callable[[str], Call]:
    """A call of an act with a text in one of its places; functions among ``given`` take the place."""

    def at(parameter: str) -> Call:
        def call(place: Place, text: str) -> object:
            told = {key: value(place) if inspect.isfunction(value) else value for key, value in given.items()}
            return getattr(workflow, name)(by=getattr(place, person), **{**told, parameter: text})

        return call

    return at


def met(place: Place) -> int:
    return place.met.pk


def invited(place: Place) -> int:
    known = User.objects.filter(username="invitert").first()
    return (known or municipality.user("invitert", email="i@a.example")).pk


def own(place: Place) -> int:
    return place.own.pk


def opened(place: Place) -> int:
    return place.round.pk


EXPLAIN = of("explain", "leader", line_id=met, cause="Fordi")
PROMISE = of(
    "promise_action", "leader", line_id=met, text="Ansette", responsible="Rektor", due=date(2027, 6, 1)
)
FORECAST = of("forecast", "leader", line_id=met, round_id=opened, outlook="unsure")
REPORT = of("report_result", "leader", line_id=met, text="12", reason="Ført")
ANSWER = of("answer_question", "leader", line_id=met, kind="far_from_target", text="Jo")
WITHOUT = of("go_without_figure", "leader", line_id=met, why="other", text="Mangler")
NOTE = of("note_figure", "leader", line_id=met, text="En note")
TARGET = of("set_target", line_id=met, text="11", reason="Rettet")
OTHERS = of("set_benchmark", line_id=met, scope="national", text="9", reason="Ført", edition="2026")
MANY = of(
    "set_benchmarks",
    year=2026,
    scope="national",
    edition="2026",
    published_on=date(2026, 3, 15),
    rows=lambda p: [workflow.TypedBenchmark(p.met.pk, "9")],
)
ROLL = of(
    "roll_forward",
    from_year=2026,
    reason="Plan",
    rows=lambda p: [workflow.RolledRow(p.met.pk, True, "Navn", "Navn", True, "12")],
)


def skole(place: Place) -> int:
    return place.skole.pk


def its_lines(place: Place) -> list[int]:
    return [place.met.pk, place.missed.pk]


ADOPTED, LONG_ENOUGH = date(2026, 1, 1), "et-langt-og-nytt-passord"
COMMENT = of(
    "comment_results", "leader", sector_id=skole, area_id=lambda p: p.met.area_id, year=2026, text="Om kortet"
)
BY_SKOLE = {"year": 2026, "sector_id": skole}
SUPERVISED = {"authority": "Arbeidstilsynet", "service": "Skolen"}
SUPERVISION = of("save_supervision", "leader", **BY_SKOLE, values=SUPERVISED)
DECISION = of("save_decision", "leader", **BY_SKOLE, values={"text": "Bygg skole"})


def partnered(place: Place) -> int:
    """The year after one with a company."""
    if not Partner.objects.exists():
        row(place, Partner, year=2026, kind="company", order=1, name="AS")
    return 2027


CHAPTER = of("save_chapter", year=2026, values={"title": "Beredskap"})


def chapter(place: Place) -> int:
    there = ReportChapter.objects.filter(code="innledning").first()
    given = {"year": 2026, "values": {"title": "Innledning"}, "code": "innledning"}
    return there.pk if there else workflow.save_chapter(by=place.controller, **given).pk


def pictured(place: Place) -> int:
    """A chapter with a picture."""
    found = chapter(place)
    if not ChapterPicture.objects.filter(chapter=found).exists():
        add_picture(place, chapter_id=found)
    return found


def add_picture(place: Place, **given: Any) -> object:
    seen = {"by": place.controller, "year": 2026, "file": pictures.kept(), "values": {"alt": "En elg"}}
    return workflow.add_picture(**{"chapter_id": chapter(place), **seen, **given})


def laid_out(place: Place) -> ReportKind:
    workflow.keep_layout(by=place.controller, year=2026, kind=ReportKind.PLAN, layout=Layout((), "sector"))
    return ReportKind.PLAN


def an_older_template(place: Place) -> int:
    keep = partial(workflow.keep_word_template, by=place.controller, name="m.docx")
    first, _second = keep(content=b"1"), keep(content=b"2")
    return first.pk


INTRODUCTION = of("write_matter_text", year=2026, place="budget", values={"text": "Innledning"})


def decision(place: Place) -> int:
    given = {"year": 2026, "sector_id": place.skole.pk, "values": {"text": "Bygg skole"}}
    return workflow.save_decision(by=place.leader, **given).pk


WORK = of("report_work", "leader", work_id=lambda p: municipality.work(p.met, "lesing", "Lese mer").pk)
AREA_TEXT = of(
    "write_area_text", "leader", sector_id=skole, area_id=lambda p: p.met.area_id, year=2026,
    kind="challenges", text="Om kortet",
)  # fmt: skip
COMMENT_ON = of("comment_decision", "leader", decision_id=decision, text="Bygges")
CORRECT = of("correct_adoption", year=2026, case="1/26", adopted_on=ADOPTED)
ONE_TIME = of("set_one_time_password", pk=lambda p: p.reader.pk, password=LONG_ENOUGH)
END = of("end_unit", model=Sector, pk=skole, last_year=2026, to_id=lambda p: p.helse.pk)
MERGE = of(
    "merge_units",
    model=Sector,
    pks=lambda p: [p.skole.pk],
    into_id=lambda p: p.helse.pk,
    year=2027,
    reason="Slått sammen",
)
RENAME = of("rename_unit", model=Sector, pk=skole, from_year=2027, values={"name": "Oppvekst"})
OTHER = NewIndicator(2026, {"name": "Antall lærere", "direction": "higher"}, area_id=0)
NEW_ONE = of("add_indicator", new=lambda p: replace(OTHER, area_id=p.met.area_id))
ONE_LINE = of("change_lines", year=2026, edits=lambda p: [LineEdit(p.met.pk, target="11")])
INDICATOR = {"code": lambda p: p.met.indicator.code, "year": 2027}
SPLIT = of("split_unit", model=Sector, pk=skole, year=2027, values=NEW, line_ids=its_lines)


def edition(place: Place) -> int:
    """The edition of a year without a round."""
    there = Edition.objects.first()
    return there.pk if there else published(place, year=2025).pk


def proposal(place: Place) -> int:
    there = EditionProposal.objects.filter(year=2026).first()
    return there.pk if there else with_files(place, why="Rettet").pk


def PROPOSE(text_of: str) -> Call:
    return lambda p, text: proposed(p, **{"year": edition(p) and 2025, "why": "Rettet", text_of: text})


HANDLED = of("date_edition", edition_id=edition, adopted_on=date(2027, 6, 16))
PUBLISH = of("publish_edition", "management", proposal_id=proposal, open_remarks=0)
PROOF = of("answer_proof", year=2026, kind="no_cause", spot="line:a", seen="3", text="Meningen")


def TYPED(text_of: str) -> Call:
    given = {"year": 2026, "name": "r.txt", "text": "1 Skole", "reason": "Lest inn"}
    return lambda p, text: workflow.keep_typed_report(by=p.controller, **{**given, text_of: text})  # type: ignore[arg-type]


def goal(place: Place) -> int:
    """The first goal of a plan that is adopted, so that a change takes a case."""
    there = Goal.objects.filter(year=2026).first()
    if there is not None:
        return there.pk
    row(place, Plan, year=2026, title="Plan")
    made = workflow.save_goal(by=place.controller, year=2026, values={"text": "Alle lærer"})
    workflow.adopt_plan(by=place.controller, year=2026, case="1/26", adopted_on=ADOPTED)
    return made.pk


def goal_under(place: Place) -> int:
    parent = goal(place)
    values = {"text": "Alle leser", "code": "1.1"}
    there = Goal.objects.filter(code="1.1").first()
    return there.pk if there else _second(place, parent, values)


def _second(place: Place, parent: int, values: dict[str, Any]) -> int:
    given = {"by": place.controller, "year": 2026, "values": values, "case": "2/26", "reason": "Rettet"}
    workflow.save_goal(**given, parent_id=parent)
    return Goal.objects.get(code="1.1").pk


IN_THE_CASE = {"case": "2/26", "reason": "Rettet"}
GOAL = of("save_goal", pk=goal, year=2026, values={"text": "Alle leser"}, **IN_THE_CASE)
UNDER = of("move_goal", pk=goal_under, parent_id=None, **IN_THE_CASE)
GONE = of("withdraw_goal", pk=lambda p: _beside(p), **IN_THE_CASE)  # noqa: PLW0108 - stands below
HANG = of(
    "attach_lines", year=2026, goal_id=goal, lines=lambda p: [workflow.ChosenLine(p.met.pk, None)],
    **IN_THE_CASE,
)  # fmt: skip
JUDGE = of("assess_goal", "management", goal_id=goal, level="nådd", text="Lest")


def _beside(place: Place) -> int:
    """A goal after another one."""
    goal(place)
    given = {"by": place.controller, "year": 2026, "values": {"text": "Ny", "code": "2"}}
    there = Goal.objects.filter(code="2").first()
    return there.pk if there else workflow.save_goal(**given, **IN_THE_CASE).pk


GOALS: dict[tuple[str, str], Call] = {
    **{("save_goal", name): GOAL(name) for name in ("case", "reason")},
    ("save_goal", "once"): lambda p, text: workflow.save_goal(
        by=p.controller, year=goal(p) and 2026, values={"text": "Ny"}, once=text, **IN_THE_CASE
    ),
    ("save_goal", "values"): lambda p, text: workflow.save_goal(
        by=p.controller, pk=goal(p), year=2026, values={"responsible": text}
    ),
    **{("move_goal", name): UNDER(name) for name in ("case", "reason")},
    ("shift_goal", "reason"): lambda p, text: workflow.shift_goal(
        by=p.controller, pk=_beside(p), up=True, reason=text
    ),
    **{("withdraw_goal", name): GONE(name) for name in ("case", "reason")},
    **{("attach_lines", name): HANG(name) for name in ("case", "reason")},
    **{("assess_goal", name): JUDGE(name) for name in ("text", "reason")},
}
"""Of a plan that is adopted."""


def table(place: Place) -> dict[str, Any]:
    """A preview of a target, and what would be written of it."""
    given = {"by": place.controller, "year": 2026, "sha256": 64 * "0", "source": "{}"}
    draft = workflow.keep_table(**given, purpose="plan", name="plan.csv")  # type: ignore[arg-type]
    stands = Target.objects.filter(line=place.met).values_list("written", flat=True).first() or ""
    figure = workflow.FigureWanted("target", "target", 2026, "≥ 97", seen=stands, sure=True)
    row = workflow.RowWanted("r1", 2026, place.met.indicator_id, (figure,), line={})
    return {"by": place.controller, "draft_id": draft.pk, "rows": [row]}


def bring_in(place: Place, **text: str) -> object:
    return workflow.apply_table(**table(place), **text)


def take_out(place: Place, text: str) -> object:
    if not TableImport.objects.exists():
        bring_in(place, case="KS 2/26")
    return workflow.undo_table(by=place.controller, import_id=TableImport.objects.get().pk, reason=text)


def keep_table(named: str) -> Call:
    given = {"purpose": "plan", "year": 2026, "name": "plan.csv", "sha256": 64 * "0", "source": "{}"}
    return lambda p, text: workflow.keep_table(**{"by": p.controller, **given, named: text})  # type: ignore[arg-type]


def year_before(place: Place) -> list[workflow.EarlierFigure]:
    """Another figure than the year before has."""
    line = {"line__indicator": place.met.indicator_id, "line__year": 2025}
    seen = Result.objects.filter(**line).values_list("written", flat=True).first() or ""
    return [workflow.EarlierFigure(place.met.pk, "7" if seen == "8" else "8", seen)]


EARLIER = of("enter_earlier_figures", year=2026, figures=year_before)


IMPORTS: dict[tuple[str, str], Call] = {
    **{("keep_table", name): keep_table(name) for name in ("name", "area", "sector", "once")},
    ("apply_table", "case"): lambda p, text: bring_in(p, case=text),
    ("apply_table", "reason"): lambda p, text: bring_in(p, reason=text, case="KS 2/26"),
    ("undo_table", "reason"): take_out,
    ("enter_earlier_figures", "reason"): of("enter_earlier_figures", year=2026, figures=year_before)(
        "reason"
    ),
}

BEFORE_DELIVERY: dict[tuple[str, str], Call] = {
    **IMPORTS,
    ("adopt_plan", "case"): of("adopt_plan", year=2026, adopted_on=date(2026, 1, 1))("case"),
    ("adopt_plan", "reason"): of("adopt_plan", year=2026, case="1/26", adopted_on=date(2026, 1, 1))("reason"),
    **{("answer_question", name): ANSWER(name) for name in ("text", "reason")},
    ("close_past_round", "reason"): of("close_past_round", year=2020, kind=YEAR_END, **DAYS)("reason"),
    ("close_round", "reason"): of("close_round", round_id=opened, even_if_missing=True)("reason"),
    **{("explain", name): EXPLAIN(name) for name in ("cause", "evidence", "reason")},
    **{("forecast", name): FORECAST(name) for name in ("comment", "text", "reason")},
    **{("go_without_figure", name): WITHOUT(name) for name in ("text", "reason")},
    ("make_anonymous", "reason"): of("make_anonymous", pk=lambda p: p.reader.pk)("reason"),
    ("note_export", "reason"): of("note_export", pk=lambda p: p.reader.pk)("reason"),
    **{("note_figure", name): NOTE(name) for name in ("text", "reason", "once")},
    ("open_round", "reason"): of("open_round", round_id=opened)("reason"),
    ("paste_results", "reason"): of("paste_results", "leader", figures=())("reason"),
    ("plan_round", "reason"): of("plan_round", year=2027, kind=YEAR_END, **DAYS)("reason"),
    **{("promise_action", name): PROMISE(name) for name in ("text", "responsible", "reason", "once")},
    **{("report_result", name): REPORT(name) for name in ("text", "reason")},
    ("report_result", "because"): lambda p, text: workflow.report_result(
        by=p.leader, line_id=p.met.pk, text="1300", reason="Ført", because=text
    ),
    ("roll_forward", "reason"): ROLL("reason"),
    ("roll_forward", "title"): ROLL("title"),
    ("save_record", "reason"): of("save_record", model=Sector, values=NEW)("reason"),
    ("save_record", "once"): of("save_record", model=Sector, values=NEW, reason="Ny")("once"),
    ("save_record", "values"): lambda p, text: row(p, Sector, **{**NEW, "name": text}),
    ("save_user", "reason"): of("save_user", values={"username": "ny"})("reason"),
    ("save_user", "once"): of("save_user", values={"username": "ny"}, reason="Ny")("once"),
    ("save_user", "values"): lambda p, text: workflow.save_user(
        by=p.controller, values={"username": "ny", "first_name": text}
    ),
    ("renew_person", "values"): lambda p, text: workflow.renew_person(
        person_id=p.reader.pk, values={"last_name": text}
    ),
    ("enter_person", "values"): lambda p, text: workflow.enter_person(
        values={"username": "ny", "last_name": text}, account=None, grants=()
    ),
    **{("set_benchmark", name): OTHERS(name) for name in ("edition", "whose", "reason")},
    **{("set_benchmarks", name): MANY(name) for name in ("edition", "whose", "reason")},
    **{("set_target", name): TARGET(name) for name in ("text", "case", "reason", "because")},
    ("submit", "reason"): of("submit", "leader", submission_id=own)("reason"),
    ("end_unit", "reason"): END("reason"),
    ("add_indicator", "reason"): NEW_ONE("reason"),
    ("add_indicator", "case"): of(
        "add_indicator", new=lambda p: replace(OTHER, area_id=p.met.area_id, target="11"), reason="Ny"
    )("case"),
    ("add_indicator", "once"): of(
        "add_indicator", new=lambda p: replace(OTHER, area_id=p.met.area_id), reason="Ny"
    )("once"),
    ("change_lines", "reason"): ONE_LINE("reason"),
    ("change_lines", "case"): of(
        "change_lines", year=2026, edits=lambda p: [LineEdit(p.met.pk, target="11")], reason="Endret"
    )("case"),
    ("retire_indicator", "reason"): of("retire_indicator", **INDICATOR)("reason"),
    ("merge_indicators", "reason"): of(
        "merge_indicators", **INDICATOR, into=lambda p: p.missed.indicator.code
    )("reason"),
    ("split_indicator", "reason"): of("split_indicator", **INDICATOR, names=["A", "B"], keeps=True)("reason"),
    ("split_indicator", "once"): of(
        "split_indicator", **INDICATOR, names=["A", "B"], keeps=True, reason="Delt"
    )("once"),
    ("split_indicator", "names"): lambda p, text: workflow.split_indicator(
        by=p.controller, code=p.met.indicator.code, year=2026, names=[text, "B"], keeps=True, reason="Delt"
    ),
    ("merge_units", "name"): MERGE("name"),
    ("merge_units", "reason"): MERGE("reason"),
    ("move_lines", "reason"): of("move_lines", line_ids=its_lines, sector_id=lambda p: p.helse.pk)("reason"),
    ("rename_unit", "reason"): RENAME("reason"),
    ("rename_unit", "values"): lambda p, text: workflow.rename_unit(
        by=p.controller, model=Sector, pk=p.skole.pk, values={"name": text}, from_year=2027, reason="Nytt"
    ),
    ("split_unit", "reason"): SPLIT("reason"),
    ("split_unit", "once"): of(
        "split_unit", model=Sector, pk=skole, year=2027, values=NEW, line_ids=its_lines, reason="Delt"
    )("once"),
    ("split_unit", "values"): lambda p, text: workflow.split_unit(
        by=p.controller,
        model=Sector,
        pk=p.skole.pk,
        year=2026,
        values={**NEW, "name": text},
        line_ids=its_lines(p),
        reason="Delt",
    ),
    ("correct_adoption", "reason"): of("correct_adoption", year=2026, case="1/26", adopted_on=ADOPTED)(
        "reason"
    ),
    ("note_reset_letter", "reason"): of("note_reset_letter", pk=lambda p: p.reader.pk)("reason"),
    ("remove_second_factor", "reason"): of("remove_second_factor", pk=lambda p: p.reader.pk)("reason"),
    ("set_one_time_password", "reason"): of(
        "set_one_time_password", pk=lambda p: p.reader.pk, password=LONG_ENOUGH
    )("reason"),
    ("note_from_terminal", "reason"): lambda p, text: workflow.note_from_terminal(
        by=p.controller, person=p.reader, what=Act.CHANGE_PASSWORD, reason=text
    ),
    **{("save_supervision", name): SUPERVISION(name) for name in ("once", "reason")},
    **{("save_decision", name): DECISION(name) for name in ("once", "reason")},
    **{("comment_decision", name): COMMENT_ON(name) for name in ("text", "reason")},
    ("write_matter_text", "reason"): INTRODUCTION("reason"),
    ("save_supervision", "values"): lambda p, text: workflow.save_supervision(
        by=p.leader, year=2026, sector_id=p.skole.pk, values={**SUPERVISED, "measure": text}
    ),
    ("save_decision", "values"): lambda p, text: workflow.save_decision(
        by=p.leader, year=2026, sector_id=p.skole.pk, values={"text": text}
    ),
    ("write_matter_text", "values"): lambda p, text: workflow.write_matter_text(
        by=p.controller, year=2026, place="budget", values={"text": text}
    ),
    **{("save_chapter", name): CHAPTER(name) for name in ("once", "reason")},
    ("save_chapter", "values"): lambda p, text: workflow.save_chapter(
        by=p.controller, year=2026, values={"title": "Beredskap", "responsible": text}
    ),
    **{
        (name, "reason"): of(name, year=2026, pk=chapter, **more)("reason")
        for name, more in (("move_chapter", {"up": True}), ("withdraw_chapter", {}))
    },
    ("save_function", "values"): lambda p, text: workflow.save_function(
        by=p.controller, values={"code": "399", "name": text}
    ),
    ("save_function", "reason"): of("save_function", values={"code": "399", "name": "Prøve"})("reason"),
    ("set_aside", "step"): of("set_aside", aside=True)("step"),
    ("keep_arms", "reason"): lambda p, text: workflow.keep_arms(by=p.controller, file=None, reason=text),
    **{("choose_peers", name): of("choose_peers", names="Hamar")(name) for name in ("names", "reason")},
    ("save_municipality", "values"): lambda p, text: workflow.save_municipality(
        by=p.controller, values={"name": text, "number": "9999", "language": "nb"}
    ),
    ("save_municipality", "reason"): of(
        "save_municipality", values={"name": "Vik", "number": "9999", "language": "nb"}
    )("reason"),
    ("add_sectors", "reason"): of("add_sectors", rows=read_sectors("Vann")[1])("reason"),
    ("add_people", "reason"): of("add_people", rows=read_people("Ny Person")[1])("reason"),
    ("invite", "reason"): of("invite", pk=invited, password="x")("reason"),
    ("add_areas", "reason"): of("add_areas", rows=read_areas("Vann")[1])("reason"),
    ("add_picture", "values"): lambda p, text: add_picture(p, values={"alt": "En elg", "credit": text}),
    ("add_picture", "once"): lambda p, text: add_picture(p, once=text),
    ("add_picture", "reason"): lambda p, text: add_picture(p, reason=text),
    ("change_picture", "values"): lambda p, text: workflow.change_picture(
        by=p.controller, year=2026, chapter_id=pictured(p), number=1, values={"caption": text}
    ),
    **{
        (name, "reason"): of(name, year=2026, chapter_id=pictured, number=1, **more)("reason")
        for name, more in (
            ("change_picture", {"values": {"alt": "To elger"}}),
            ("move_picture", {"up": True}),
            ("withdraw_picture", {}),
        )
    },
    ("save_staffing", "reason"): lambda p, text: workflow.save_staffing(
        by=p.controller, year=2026, rows=[workflow.TypedStaffing(p.skole.pk, Decimal(4), None)], reason=text
    ),
    ("copy_partners", "reason"): of("copy_partners", year=partnered)("reason"),
    ("copy_layout", "reason"): lambda p, text: workflow.copy_layout(
        by=p.controller, year=2027, kind=laid_out(p), from_year=2026, reason=text
    ),
    ("keep_layout", "reason"): of("keep_layout", year=2026, kind=ReportKind.PLAN, layout=Layout((), "area"))(
        "reason"
    ),
    ("keep_word_template", "name"): of("keep_word_template", content=b"1")("name"),
    ("keep_word_template", "reason"): lambda p, text: workflow.keep_word_template(
        by=p.controller, name="m.docx", content=b"1", reason=text
    ),
    ("choose_word_template", "reason"): of("choose_word_template", pk=an_older_template)("reason"),
    ("copy_chapters", "reason"): lambda p, text: workflow.copy_chapters(
        by=p.controller, year=chapter(p) and 2027, reason=text
    ),
    **{("report_work", name): WORK(name) for name in ("done", "responsible", "reason")},
    **{("write_area_text", name): AREA_TEXT(name) for name in ("text", "reason")},
    **{("comment_results", name): COMMENT(name) for name in ("text", "title", "reason")},
    ("open_one_figure", "reason"): of("open_one_figure", line_id=met)("reason"),
    ("unopen_round", "reason"): of("unopen_round", round_id=opened)("reason"),
    ("undo_roll", "reason"): of("undo_roll", year=2026)("reason"),
    **{("answer_proof", name): PROOF(name) for name in ("spot", "seen", "text")},
    **{("keep_typed_report", name): TYPED(name) for name in ("name", "reason")},
    **{("propose_edition", name): PROPOSE(name) for name in ("why", "despite", "once")},
    ("return_proposal", "reason"): of("return_proposal", "management", proposal_id=proposal)("reason"),
    ("publish_edition", "despite"): PUBLISH("despite"),
    **{("date_edition", name): HANDLED(name) for name in ("adopted_case", "reason")},
}
EXPLAIN_WHY = of(
    "ask_explanation",
    "management",
    submission_id=own,
    line_id=lambda p: p.missed.pk,
    subject="Spørsmål",
    body="Hvorfor?",
)
EXPLAIN_ALL = of(
    "ask_explanations",
    "management",
    submission_id=own,
    line_ids=lambda p: [p.missed.pk],
    subject="Spørsmål",
    body="Hvorfor?",
    html="",
)
DELIVERED: dict[tuple[str, str], Call] = {
    ("approve", "reason"): of("approve", "management", submission_id=own)("reason"),
    ("return_submission", "reason"): of("return_submission", "management", submission_id=own)("reason"),
    ("return_submission", "remarks"): lambda p, text: workflow.return_submission(
        by=p.management, submission_id=p.own.pk, reason="Se", remarks={p.met.pk: text}
    ),
    ("correct_figure", "reason"): of("correct_figure", line_id=met, text="13")("reason"),
    ("ask_explanation", "text"): EXPLAIN_WHY("text"),
    ("ask_explanations", "text"): EXPLAIN_ALL("text"),
    ("take_back", "reason"): of("take_back", "leader", submission_id=own)("reason"),
}
ELSEWHERE = {
    ("reopen", "reason"),
    ("ask_reopening", "reason"),
    ("answer_explanation", "text"),
    ("decline_reopening", "answer"),
    ("reply", "text"),
    ("reply", "reason"),
    ("correct_figure", "text"),
    ("lock_one_figure", "reason"),
    ("remind", "reason"),
    ("follow_action", "outcome"),
    ("follow_action", "reason"),
    ("take_back_benchmark", "reason"),
    ("submit", "message"),
    ("correct_adoption", "case"),
    ("bring_back_action", "reason"),
    ("change_note", "text"),
    ("change_note", "reason"),
}
"""Tried below, each in its own state."""


def texts_of_every_act() -> set[tuple[str, str]]:
    found = set()
    for name in workflow.__all__:
        act = getattr(workflow, name)
        if inspect.isfunction(act):
            for parameter in inspect.signature(act).parameters.values():
                if "str" in str(parameter.annotation):
                    found.add((name, parameter.name))
    return found


def test_every_text_of_every_act_is_tried_here() -> None:
    """A new act, or a new text of one, has a place in this file."""
    assert texts_of_every_act() == {*CODES, *UNSTORED, *GOALS, *BEFORE_DELIVERY, *DELIVERED, *ELSEWHERE}


TURNED, LONG = "Fordi \u202eabc", "x" * 10_001


def refused(call: Call, place: Place) -> list[str]:
    """What an act says of a text with a hidden sign, and of one that is too long."""
    said = []
    for text in (TURNED, "Fordi\x1b", LONG):
        try:
            call(place, text)
        except workflow.TableRefused as refusal:
            said += [type(one.refusal).__name__ for one in refusal.cells]
        except workflow.RowsRefused as refusal:
            said += [type(one.refusal).__name__ for one in refusal.rows]
        except (workflow.ForbiddenMark, workflow.TooLong) as refusal:
            said.append(type(refusal).__name__)
        except workflow.Refusal as refusal:
            said.append(repr(refusal))
        else:
            said.append("saved")
    return said


def expected(calls: dict[tuple[str, str], Call]) -> dict[tuple[str, str], list[str]]:
    return {key: ["ForbiddenMark", "ForbiddenMark", "TooLong"] for key in calls}


def test_nothing_is_cut_and_no_hidden_sign_is_kept(place: Place) -> None:
    row(place, Plan, year=2026, title="Plan")
    enter(place, place.leader, place.met, "1200")
    OTHERS("text")(place, "9")
    calls = {
        **BEFORE_DELIVERY,
        ("take_back_benchmark", "reason"): of("take_back_benchmark", benchmark_id=Benchmark.objects.get().pk)(
            "reason"
        ),
    }
    assert {key: refused(call, place) for key, call in calls.items()} == expected(calls)


def test_the_case_of_an_adoption_that_is_corrected(place: Place) -> None:
    row(place, Plan, year=2026, title="Plan")
    workflow.adopt_plan(by=place.controller, year=2026, case="1/26", adopted_on=ADOPTED)
    correct = of("correct_adoption", year=2026, adopted_on=ADOPTED, reason="Feil sak")
    calls = {("correct_adoption", "case"): correct("case")}
    assert {key: refused(call, place) for key, call in calls.items()} == expected(calls)


def test_the_same_of_goals(place: Place) -> None:
    assert {key: refused(call, place) for key, call in GOALS.items()} == expected(GOALS)


def test_the_same_of_what_was_delivered(place: Place) -> None:
    bring_to(place, "submitted")
    assert {key: refused(call, place) for key, call in DELIVERED.items()} == expected(DELIVERED)


def test_the_same_of_what_comes_after(place: Place) -> None:
    bring_to(place, "approved")
    action = place.missed.actions.get().pk
    asked = workflow.ask_reopening(by=place.leader, submission_id=place.own.pk, reason="Feil").pk
    why = EXPLAIN_WHY("text")(place, "Hvorfor?").pk
    follow = of("follow_action", "leader", action_id=action, state="done")
    calls = {
        ("correct_figure", "text"): of("correct_figure", line_id=met, reason="Feil")("text"),
        ("lock_one_figure", "reason"): of("lock_one_figure", correction_id=0)("reason"),
        ("reopen", "reason"): of("reopen", "management", submission_id=own)("reason"),
        ("follow_action", "outcome"): follow("outcome"),
        ("follow_action", "reason"): follow("reason"),
        ("ask_reopening", "reason"): of("ask_reopening", "leader", submission_id=own)("reason"),
        ("answer_explanation", "text"): of("answer_explanation", "leader", remark_id=why)("text"),
        ("decline_reopening", "answer"): of("decline_reopening", request_id=asked)("answer"),
    }
    assert {key: refused(call, place) for key, call in calls.items()} == expected(calls)


def test_the_same_of_a_reply_to_a_remark(place: Place) -> None:
    bring_to(place, "submitted")
    workflow.return_submission(
        by=place.management, submission_id=place.own.pk, reason="Se", remarks={place.met.pk: "Stemmer 12?"}
    )
    given = {"submission_id": own, "line_id": met}
    calls = {
        ("reply", "text"): of("reply", "leader", **given)("text"),
        ("reply", "reason"): of("reply", text="Ja", **given)("reason"),
    }
    assert {key: refused(call, place) for key, call in calls.items()} == expected(calls)


def test_the_message_at_delivery_and_a_reminder(place: Place) -> None:
    bring_to(place, "draft")
    remind = of(
        "remind",
        submission_id=own,
        to_id=lambda p: p.leader.pk,
        subject="Frist",
        text="Hei",
        day=date(2027, 1, 5),
    )
    calls = {
        ("submit", "message"): of("submit", "leader", submission_id=own)("message"),
        ("remind", "reason"): remind("reason"),
    }
    assert {key: refused(call, place) for key, call in calls.items()} == expected(calls)


@pytest.mark.parametrize(
    "sign", ["\x00", "\x07", "\x1b", "\x7f", "\x85", "\u200f", "\u202a", "\u2069", "\u2028", "\ud800"]
)
def test_a_sign_that_is_not_seen_is_named_with_its_place(sign: str) -> None:
    with pytest.raises(workflow.ForbiddenMark) as refusal:
        checked(f"ab{sign}", "name")
    assert (refusal.value.field, refusal.value.mark, refusal.value.place) == ("name", f"U+{ord(sign):04X}", 3)


def test_lines_break_where_they_may() -> None:
    for text in ("a\nb", "a\r\nb"):
        assert checked(text, "text") == text
        with pytest.raises(workflow.ForbiddenMark):
            checked(text, "name", one_line=True)
    for text in ("Skole\tog helse", "Ærlig – «å»", "1\u00a0178", "samar\u00adbeid", "👩‍🏫"):
        assert checked(text, "name", one_line=True) == text


def test_a_text_is_as_long_as_there_is_room_for() -> None:
    assert checked("x" * 10, "text", limit=10) == "x" * 10
    with pytest.raises(workflow.TooLong) as refusal:
        checked("x" * 11, "text", limit=10)
    assert (refusal.value.field, refusal.value.length, refusal.value.limit) == ("text", 11, 10)


def test_a_name_with_a_line_break_never_reaches_a_letter(place: Place) -> None:
    with pytest.raises(workflow.ForbiddenMark):
        row(place, Sector, **{**NEW, "name": "Helse\r\nBcc: evil@x.no"})


def test_the_same_of_a_note_that_is_changed_and_an_action_that_is_brought_back(place: Place) -> None:
    note = workflow.note_figure(by=place.leader, line_id=place.met.pk, text="En note")
    PROMISE("text")(place, "Ansette")
    action = place.met.actions.get()
    change = of("change_note", "leader", line_id=met, pk=note.pk)
    calls = {
        ("change_note", "text"): change("text"),
        ("change_note", "reason"): change("reason"),
        ("bring_back_action", "reason"): of("bring_back_action", "leader", line_id=met, pk=action.pk)(
            "reason"
        ),
    }
    assert {key: refused(call, place) for key, call in calls.items()} == expected(calls)
