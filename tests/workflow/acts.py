"""Every act of the workflow, each brought to where it can be done: what is said to do it, case by case."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from indicators import workflow
from indicators.models import (
    Action,
    Benchmark,
    Correction,
    DevelopmentWork,
    Goal,
    Plan,
    Round,
    ScorecardLine,
    Sector,
)
from indicators.values.layouts import Layout, ReportKind
from tests import municipality, pictures
from tests.editions.publishing import published, with_files
from tests.permissions.world import record
from tests.rounds.conftest import Place, bring_to, build_place, complete, enter


def work(place: Place) -> DevelopmentWork:
    """A piece of development work of the school sector's plan."""
    return municipality.work(place.met, "lesing", "Lese mer")


def written_before(place: Place) -> dict[str, Any]:
    workflow.save_function(by=place.controller, values={"code": "399", "name": "Prøve"})
    return {"by": place.controller, "values": {"code": "399", "name": "Ny prøve"}}


def named_before(place: Place) -> dict[str, Any]:
    given = {"by": place.controller, "values": {"name": "Vik", "number": "9999", "language": "nb"}}
    workflow.save_municipality(**given)  # type: ignore[arg-type]
    return {"by": place.controller, "values": {"name": "Vik kommune"}}


def tertial(place: Place, kind: str = "t1") -> Round:
    days = {"opens_on": timezone.localdate(), "deadline": timezone.localdate() + timedelta(days=9)}
    return workflow.plan_round(by=place.controller, year=2026, kind=kind, **days)  # type: ignore[arg-type]


def opened(place: Place) -> Round:
    return workflow.open_round(by=place.controller, round_id=tertial(place).pk)


def foreseen(place: Place) -> dict[str, Any]:
    given = {"by": place.leader, "line_id": place.met.pk, "round_id": opened(place).pk, "outlook": "unsure"}
    workflow.forecast(**given, comment="Usikkert", version=0)  # type: ignore[arg-type]
    return {**given, "outlook": "on_track"}


def on_line(place: Place, line: str = "met", **given: Any) -> dict[str, Any]:
    complete(place)
    return {"by": place.leader, "line_id": getattr(place, line).pk, "reason": "Rettet", **given}


def questioned(place: Place) -> dict[str, Any]:
    """A figure so far from the target that it is asked about."""
    enter(place, place.leader, place.met, "1200")
    return {"by": place.leader, "line_id": place.met.pk, "kind": "much_more", "text": " Det stemmer "}


def of_submission(place: Place, state: str, by: str, **given: Any) -> dict[str, Any]:
    return {"by": getattr(place, by), "submission_id": bring_to(place, state).pk, **given}


def requested(place: Place, by: str, **given: Any) -> dict[str, Any]:
    bring_to(place, "approved")
    asked = workflow.ask_explanation(
        by=place.management,
        submission_id=place.own.pk,
        line_id=place.missed.pk,
        text="Hvorfor?",
        subject="Spørsmål",
        body="Hvorfor?",
    )
    return {"by": getattr(place, by), "remark_id": asked.pk, **given}


def compared(place: Place) -> dict[str, Any]:
    by = {"by": place.controller, "line_id": place.met.pk, "scope": "national", "edition": "Utgave 1"}
    workflow.set_benchmark(**by, text="9", reason="Ny utgave")
    return {**by, "text": "8", "reason": "Rettet"}


def compared_once(place: Place) -> dict[str, Any]:
    compared(place)
    return {"by": place.controller, "benchmark_id": Benchmark.objects.get().pk, "reason": "Feil"}


def correcting(place: Place) -> Correction:
    bring_to(place, "approved")
    return workflow.open_one_figure(by=place.management, line_id=place.met.pk, reason="Feil tall")


def promised(place: Place) -> Action:
    complete(place)
    return Action.objects.get()


def returned(place: Place) -> dict[str, Any]:
    row = bring_to(place, "submitted")
    asked = {place.missed.pk: "Stemmer dette?"}
    workflow.return_submission(by=place.management, submission_id=row.pk, reason="Se over", remarks=asked)
    return {"by": place.leader, "submission_id": row.pk, "line_id": place.missed.pk, "text": "Ja"}


def noted(place: Place) -> dict[str, Any]:
    complete(place)
    note = workflow.note_figure(by=place.leader, line_id=place.met.pk, text="Foreløpig tall")
    return {"by": place.leader, "line_id": place.met.pk, "pk": note.pk, "text": "Endelig tall"}


def commented(place: Place) -> dict[str, Any]:
    line = place.met
    own = {"by": place.leader, "sector_id": line.sector_id, "area_id": line.area_id, "year": line.year}
    row = workflow.comment_results(**own, text="Et godt år")
    return {**own, "pk": row.pk, "text": "Et middels år"}


def withdrawn(place: Place) -> dict[str, Any]:
    row = promised(place)
    own = {"by": place.leader, "line_id": row.line_id, "pk": row.pk}
    said = {"text": row.text, "responsible": row.responsible, "due": row.due}
    workflow.promise_action(**own, **said, withdrawn=True, version=row.version)
    return own


def supervised(place: Place) -> dict[str, Any]:
    own = {"by": place.leader, "year": 2026, "sector_id": place.skole.pk}
    row = workflow.save_supervision(**own, values={"authority": "Arbeidstilsynet", "service": "Skolen"})
    return {**own, "pk": row.pk, "values": {"measure": "Rettet"}}


def decided(place: Place) -> dict[str, Any]:
    own = {"by": place.leader, "year": 2026, "sector_id": place.skole.pk}
    return {
        **own,
        "pk": workflow.save_decision(**own, values={"text": "Bygg skole"}).pk,
        "values": {"text": "?"},
    }


def told(place: Place) -> dict[str, Any]:
    given = {"by": place.leader, "decision_id": decided(place)["pk"]}
    workflow.comment_decision(**given, text="Bygges")
    return {**given, "text": "Bygd"}


def chaptered(place: Place, **given: Any) -> dict[str, Any]:
    by = {"by": place.controller, "year": 2026}
    rows = [workflow.save_chapter(**by, values={"title": title}) for title in ("Glimt", "Innledning")]  # type: ignore[arg-type]
    return {**by, "pk": rows[1].pk, **given}


def introduced(place: Place) -> dict[str, Any]:
    given = {"by": place.controller, "year": 2026, "place": "budget"}
    workflow.write_matter_text(**given, values={"text": "Innledning"})
    return {**given, "values": {"text": "Ny innledning"}}


def working(place: Place) -> dict[str, Any]:
    given = {"by": place.leader, "work_id": work(place).pk}
    workflow.report_work(**given, done="Begynt")
    return {**given, "done": "Ferdig"}


def worded(place: Place) -> dict[str, Any]:
    area = {"area_id": place.met.area_id, "sector_id": place.skole.pk, "year": 2026}
    given = {"by": place.leader, **area, "kind": "challenges"}
    workflow.write_area_text(**given, text="Færre elever")
    return {**given, "text": "Flere elever"}


def pictured(place: Place, **given: Any) -> dict[str, Any]:
    """The second of two pictures of a chapter."""
    row = chaptered(place)
    of = {"by": row["by"], "year": row["year"], "chapter_id": row["pk"]}
    for color in ("green", "blue"):
        made = workflow.add_picture(**of, file=pictures.kept(color), values={"alt": "En elg"})
    return {**of, "number": made.number, **given}


def adopted(place: Place) -> dict[str, Any]:
    year = record(Plan, year=2026, title="Plan").year
    by = {"by": place.controller, "year": year}
    workflow.adopt_plan(**by, case="KS 1/25", adopted_on=date(2025, 12, 12))
    return {**by, "case": "KS 2/25", "adopted_on": date(2025, 12, 11), "reason": "Skrevet feil"}


def proof_answered(place: Place) -> int:
    about = {"year": 2026, "kind": "no_cause", "spot": "line:avvik", "seen": "3"}
    return workflow.answer_proof(by=place.controller, **about, text="Meningen").pk


def laid_out(place: Place) -> dict[str, Any]:
    by = {"by": place.controller, "kind": ReportKind.ARSMELDING}
    workflow.keep_layout(**by, year=2025, layout=Layout(grouping="sector"))
    workflow.keep_layout(**by, year=2026, layout=Layout(grouping="area"))
    return {**by, "year": 2026}


def templates(place: Place) -> list[int]:
    kept = (workflow.keep_word_template(by=place.controller, name="m", content=one) for one in (b"1", b"2"))
    return [one.pk for one in kept]


def of_proposal(place: Place, by: str, **given: Any) -> dict[str, Any]:
    bring_to(place, "closed")
    return {"by": getattr(place, by), "proposal_id": with_files(place).pk, **given}


def dated(place: Place) -> dict[str, Any]:
    bring_to(place, "closed")
    given = {"by": place.controller, "edition_id": published(place).pk, "submitted_on": date(2027, 3, 31)}
    workflow.date_edition(**given)  # type: ignore[arg-type]
    return {**given, "adopted_on": date(2027, 6, 16)}


def goal(place: Place) -> dict[str, Any]:
    """The second of two goals of the plan."""
    if not Plan.objects.filter(year=2026).exists():
        record(Plan, year=2026, title="Plan")
    by = {"by": place.controller, "year": 2026}
    rows = [workflow.save_goal(**by, values={"text": text}) for text in ("Alle lærer", "Alle leser")]  # type: ignore[arg-type]
    return {"by": place.controller, "pk": rows[1].pk}


def judged(place: Place) -> dict[str, Any]:
    given = {"by": place.management, "goal_id": goal(place)["pk"], "level": "nådd"}
    workflow.assess_goal(**given, text="Lest")
    return {**given, "text": "Målt"}


def table(place: Place) -> dict[str, Any]:
    """A preview of somebody else's figure, and what would be written of it."""
    given = {"by": place.controller, "year": 2026, "sha256": 64 * "0", "source": "{}"}
    draft = workflow.keep_table(**given, purpose="benchmarks", name="tall.csv")  # type: ignore[arg-type]
    figure = workflow.FigureWanted("benchmark", "benchmark", 2026, "9", scope="county", edition="KOSTRA")
    row = workflow.RowWanted("r1", 2026, place.met.indicator_id, (figure,))
    return {"by": place.controller, "draft_id": draft.pk, "rows": [row]}


def brought_in(place: Place) -> dict[str, Any]:
    done = workflow.apply_table(**table(place))
    return {"by": place.controller, "import_id": done.pk, "reason": "Feil fil"}


PREPARED: dict[str, Callable[[Place], dict[str, Any]]] = {
    "adopt_plan": lambda at: {
        "by": at.controller, "year": record(Plan, year=2026, title="Plan").year, "case": "KS 1/25",
        "adopted_on": date(2025, 12, 12),
    },
    "answer_question": questioned,
    "answer_table": lambda at: {
        "by": at.controller, "draft_id": table(at)["draft_id"], "answers": {"r1": {"name": "Lesing"}},
    },
    "apply_table": table,
    "undo_table": brought_in,
    "approve": lambda at: of_submission(at, "submitted", "management"),
    "ask_proof_anew": lambda at: {"by": at.controller, "pk": proof_answered(at)},
    "assess_goal": judged,
    "save_goal": lambda at: {**goal(at), "year": 2026, "values": {"text": "Alle skriver"}},
    "move_goal": lambda at: {**goal(at), "parent_id": Goal.objects.get(code="1").pk},
    "shift_goal": lambda at: {**goal(at), "up": True},
    "withdraw_goal": goal,
    "bring_back_action": withdrawn,
    "change_note": noted,
    "close_round": lambda at: {"by": at.controller, "round_id": at.round.pk},
    "comment_decision": told,
    "move_chapter": lambda at: chaptered(at, up=True),
    "save_chapter": lambda at: chaptered(at, values={"text": "Ny tekst"}),
    "withdraw_chapter": chaptered,
    "change_picture": lambda at: pictured(at, values={"alt": "To elger"}),
    "move_picture": lambda at: pictured(at, up=True),
    "withdraw_picture": pictured,
    "comment_results": commented,
    "choose_word_template": lambda at: {"by": at.controller, "pk": templates(at)[0]},
    "keep_word_template": lambda at: {
        "by": at.controller, "name": "m", "content": b"3", "reason": f"{templates(at)}",
    },
    "copy_layout": lambda at: {**laid_out(at), "from_year": 2025},
    "keep_layout": lambda at: {**laid_out(at), "layout": Layout()},
    "correct_adoption": adopted,
    "correct_figure": lambda at: {
        "by": at.controller, "line_id": correcting(at).line_id, "text": "13", "reason": "Feil tall",
    },
    "date_edition": dated,
    "explain": lambda at: on_line(at, "missed", cause="Noe annet"),
    "follow_action": lambda at: {"by": at.leader, "action_id": promised(at).pk, "state": "done"},
    "forecast": foreseen,
    "go_without_figure": lambda at: on_line(at, why="no_source", text="Ingen kilde"),
    "lock_one_figure": lambda at: {"by": at.controller, "correction_id": correcting(at).pk},
    "open_round": lambda at: {"by": at.controller, "round_id": tertial(at).pk},
    "plan_round": lambda at: {
        "by": at.controller, "pk": tertial(at).pk, "year": 2026, "kind": "t2",
        "opens_on": date(2026, 9, 1), "deadline": date(2026, 9, 30),
    },
    "promise_action": lambda at: {
        "by": at.leader, "pk": promised(at).pk, "line_id": at.missed.pk, "text": "Mer",
        "responsible": "Rektor", "due": date(2027, 1, 1),
    },
    "publish_edition": lambda at: of_proposal(at, "management", open_remarks=0),
    "return_proposal": lambda at: of_proposal(at, "management", reason="Se over"),
    "withdraw_proposal": lambda at: of_proposal(at, "controller"),
    "retire_indicator": lambda at: {
        "by": at.controller, "code": at.met.indicator.code, "year": 2027, "reason": "Avsluttet",
    },
    "merge_indicators": lambda at: {
        "by": at.controller, "code": at.met.indicator.code, "into": at.missed.indicator.code, "year": 2027,
        "reason": "Slått sammen",
    },
    "split_indicator": lambda at: {
        "by": at.controller, "code": at.met.indicator.code, "year": 2026, "names": ["A", "B"],
        "keeps": True, "reason": "Delt",
    },
    "rename_unit": lambda at: {
        "by": at.controller, "model": Sector, "pk": at.skole.pk, "values": {"name": "Skoler"},
        "from_year": 2027, "reason": "Nytt navn",
    },
    "reopen": lambda at: of_submission(at, "approved", "management", reason="Feil tall"),
    "answer_explanation": lambda p: requested(p, "leader", text="Sykdom"),
    "drop_explanation": lambda p: requested(p, "management"),
    "reply": returned,
    "report_result": lambda at: on_line(at, text="13"),
    "report_work": working,
    "return_submission": lambda at: of_submission(at, "submitted", "management", reason="Se over"),
    "save_decision": decided,
    "save_supervision": supervised,
    "write_area_text": worded,
    "write_matter_text": introduced,
    "save_record": lambda at: {
        "by": at.controller, "model": ScorecardLine, "pk": at.met.pk, "values": {"order": 9},
        "reason": "Flyttet",
    },
    "save_function": written_before,
    "save_municipality": named_before,
    "choose_peers": lambda at: {"by": named_before(at)["by"], "names": "Hamar"},
    "keep_arms": lambda at: {"by": named_before(at)["by"], "file": pictures.kept()},
    "set_benchmark": compared,
    "set_target": lambda at: {"by": at.controller, "line_id": at.met.pk, "text": "11", "reason": "Vedtatt"},
    "submit": lambda at: of_submission(at, "draft", "leader"),
    "take_back": lambda at: of_submission(at, "submitted", "leader"),
    "take_back_benchmark": compared_once,
    "unopen_round": lambda at: {"by": at.controller, "round_id": opened(at).pk, "reason": "For tidlig"},
}  # fmt: skip
"""What brings the place to where an act that takes a version can be done, and what is said to do it."""


def build_town() -> Place:
    """The place of the rounds, with what an act must leave alone: other years, units, rows taken out."""
    place = build_place()
    by, program = place.controller, workflow.program_user()
    for code, sector in (("met", place.skole), ("avvik", place.skole), ("annen", place.helse)):
        line = municipality.line(
            code, of=place.met.area, by=sector, year=2025, target="9", result="7", order=1, unit=""
        )
        municipality.heading(place.met.area, f"Overskrift {code}", year=2025, order=line.pk)
    workflow.close_past_round(
        by=by, year=2025, kind="year_end", opens_on=date(2025, 12, 1), deadline=date(2026, 1, 31),
        reason="Før programmet",
    )  # fmt: skip
    beside = municipality.area("6.5", "Barnehage", place.helse)
    for code, fields in (("ute", {"withdrawn": True}), ("barn", {})):
        area = beside if code == "barn" else place.met.area
        row = municipality.line(code, of=area, by=place.helse, year=2026, target="5", order=8)
        given = {"by": program, "model": ScorecardLine, "pk": row.pk, "reason": "Test"}
        workflow.save_record(**given, values=fields)
    record(Sector, code="nedlagt", name="Nedlagt", kind="sector", order=7, valid_to=date(2020, 12, 31))
    record(Plan, year=2025, title="Plan 2025")
    return place
