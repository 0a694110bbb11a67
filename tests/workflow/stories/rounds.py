"""Supervision and decisions, and rounds with their deliveries."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from indicators import workflow
from indicators.models import Sector
from tests import municipality
from tests.rounds.conftest import Place, bring_to, enter
from tests.workflow.acts import tertial
from tests.workflow.more_acts import by_controller, mailed

from .telling import (
    LONG,
    Step,
)


def matters(at: Place) -> Iterator[Step]:
    """Supervision and decisions: ends, days, and what is carried on into another year."""
    own = {"by": at.leader, "year": 2026, "sector_id": at.skole.pk}
    seen = {"authority": " Arbeidstilsynet ", "service": "Skolen"}
    yield "save_supervision", "a field that is none", {**own, "values": {**seen, "id": 7}}
    yield "save_supervision", "with what a source says", {**own, "values": {**seen, "source_line": 7}}
    yield "save_supervision", "that was seen and is not there", {**own, "values": seen, "version": 2}
    yield (
        "save_supervision",
        "of a sector that has ended",
        by_controller(
            at, year=2026, sector_id=Sector.objects.get(code="nedlagt").pk, values=seen, reason="For"
        ),
    )
    yield "save_supervision", "of a year without a plan", {**own, "year": 2040, "values": seen}
    yield "save_supervision", "of another sector", {**own, "sector_id": at.helse.pk, "values": seen}
    for case, day in (("yesterday", "14.12.2026"), ("today", "15.12.2026")):
        yield "save_supervision", f"with a deadline of {case}", {
            **own, "values": {**seen, "deadline_text": day}, "past": False,
        }  # fmt: skip
    row = workflow.save_supervision(**own, values=seen, once="tilsyn")
    yield "save_supervision", "of the same form", {**own, "values": {"service": "SFO"}, "once": "tilsyn"}
    closed = {"state": "closed", "closed_text": "01.09.2026"}
    yield "save_supervision", "closed", {**own, "pk": row.pk, "values": closed}
    workflow.save_supervision(**own, pk=row.pk, values=closed)
    yield "save_supervision", "opened again", {**own, "pk": row.pk, "values": {"state": "open"}}
    yield "save_supervision", "withdrawn", {**own, "pk": row.pk, "values": {}, "withdrawn": True}
    text = workflow.save_decision(**own, values={"text": "Bygg skole"})
    for state in ("open", "waiting", "done"):
        yield "save_decision", state, {
            **own, "pk": text.pk, "values": {"state": state, "closed_text": "01.09.2026"},
        }  # fmt: skip
    ended = {"state": "done", "closed_text": "01.09.2026"}
    workflow.save_decision(**own, pk=text.pk, values=ended)
    for state in ("open", "waiting"):
        yield "save_decision", f"{state} again", {**own, "pk": text.pk, "values": {"state": state}}
    said = {"by": at.leader, "decision_id": text.pk}
    yield "comment_decision", "of another round", {**said, "text": "Bygges", "round_kind": "t1"}
    yield "comment_decision", "of a round that is none", {**said, "text": "Bygges", "round_kind": "x"}
    yield "comment_decision", "that was seen and is not there", {**said, "text": "Bygges", "version": 2}
    yield "comment_decision", "nothing", {**said, "text": " ", "version": 9}
    intro = {"by": at.controller, "year": 2026, "place": "budget"}
    yield "write_matter_text", "as it stands", {**intro, "values": {"text": " "}, "version": 9}
    yield "write_matter_text", "that was seen and is not there", {
        **intro, "values": {"text": "Nytt"}, "version": 9,
    }  # fmt: skip
    again = workflow.save_decision(**own, values={"text": "Mal skole"})
    gone = workflow.save_decision(**own, values={"text": "Riv skole"})
    workflow.save_decision(**own, pk=gone.pk, values={}, withdrawn=True)
    other = {"by": at.stranger, "year": 2026, "sector_id": at.helse.pk}
    workflow.save_supervision(**other, values={**seen, "service": "Sykehjem"})
    workflow.comment_decision(by=at.leader, decision_id=again.pk, text="Ikke begynt")
    yield "comment_decision", "taken away", {"by": at.leader, "decision_id": again.pk, "text": " "}
    municipality.line("met", of=at.met.area, by=at.skole, year=2027, target="10", order=1)
    days = {"opens_on": date(2026, 12, 1), "deadline": date(2027, 5, 31)}
    later = workflow.plan_round(by=at.controller, year=2027, kind="t1", **days)  # type: ignore[arg-type]
    yield (
        "open_round",
        "of the year after, before anything is delivered",
        by_controller(at, round_id=later.pk),
    )
    workflow.open_round(by=at.controller, round_id=later.pk)
    bring_to(at, "draft")
    for one in (again, row):
        yield "submit", f"with open matters, {one._meta.model_name}", {
            "by": at.leader, "submission_id": at.own.pk,
        }  # fmt: skip
        if one is again:
            workflow.comment_decision(by=at.leader, decision_id=again.pk, text="Snart")
    workflow.submit(by=at.leader, submission_id=at.own.pk)
    workflow.unopen_round(by=at.controller, round_id=later.pk, reason="For tidlig")
    yield "open_round", "again, after the delivery", by_controller(at, round_id=later.pk)
    yield "write_matter_text", "of a year that is open", {**intro, "values": {"text": "Nytt"}}
    workflow.approve(by=at.management, submission_id=at.own.pk)
    shut = {"even_if_missing": True, "reason": "Helse leverer ikke"}
    workflow.close_round(by=at.controller, round_id=at.round.pk, **shut)  # type: ignore[arg-type]
    yield "write_matter_text", "of a year that is closed", {**intro, "values": {"text": "Nytt"}}
    yield "write_matter_text", "of a year that is closed, with a word", {
        **intro, "values": {"text": "Nytt"}, "reason": "Skrivefeil",
    }  # fmt: skip
    yield "save_decision", "of a year that is closed", {**own, "values": {"text": "Nytt"}}


def rounds(at: Place) -> Iterator[Step]:
    """Rounds that are planned, opened and closed in the wrong order."""
    days = {"opens_on": date(2026, 5, 1), "deadline": date(2026, 5, 31)}
    new = by_controller(at, year=2026, kind="t1", **days)
    yield "plan_round", "that ends before it opens", {**new, "deadline": date(2026, 4, 30)}
    for case, change in {
        "opens the year before": {"opens_on": date(2025, 1, 1)},
        "opens two years before": {"opens_on": date(2024, 12, 31)},
        "ends the year before": {"opens_on": date(2025, 1, 1), "deadline": date(2025, 12, 31)},
        "ends three years after": {"deadline": date(2029, 12, 31)},
        "ends four years after": {"deadline": date(2030, 1, 1)},
        "of 1999": {"year": 1999},
        "of 2101": {"year": 2101},
        "of another kind of year": {"year": 2000, "opens_on": date(2000, 1, 1), "deadline": date(2000, 2, 1)},
    }.items():
        yield "plan_round", case, {**new, **change}
    yield "plan_round", "there already", {**new, "kind": "year_end"}
    planned = tertial(at)
    asked = by_controller(at, round_id=planned.pk)
    yield "close_round", "that is planned", asked
    yield "unopen_round", "that is planned", {**asked, "reason": "Feil"}
    empty = workflow.plan_round(
        by=at.controller, year=2027, kind="t1", opens_on=date(2027, 5, 1), deadline=date(2027, 5, 31)
    )
    yield "open_round", "of a year without lines", by_controller(at, round_id=empty.pk)
    whole = by_controller(at, round_id=at.round.pk)
    yield "open_round", "that is open", whole
    enter(at, at.leader, at.met, "12")
    yield "unopen_round", "that has begun", {**whole, "reason": "For tidlig"}
    yield "close_round", "nobody has delivered", whole
    yield "close_round", "nobody has delivered, without a word", {**whole, "even_if_missing": True}
    yield "close_round", "nobody has delivered, all the same", {
        **whole, "even_if_missing": True, "reason": "Slutt",
    }  # fmt: skip
    bring_to(at, "submitted")
    yield "close_round", "one waits for a decision", {**whole, "even_if_missing": True, "reason": "Slutt"}
    told = {"by": at.leader, "submission_id": at.own.pk}
    yield "ask_reopening", "of what is delivered", {**told, "reason": "Feil"}
    asks = {"line_id": at.missed.pk, "text": "Hvorfor?", "subject": "S", "body": "B"}
    mailed(at, "leader")
    own = {"by": at.management, "submission_id": at.own.pk}
    yield "ask_explanation", "of what is delivered, with a letter", {**own, **asks}
    yield "ask_explanation", "of another sector's line", {**own, **asks, "line_id": at.other.pk}
    first = workflow.ask_explanation(**own, **asks)
    yield "ask_explanation", "in other words", {**own, **asks, "text": "Hva?"}
    yield "ask_explanation", "by another", {**own, **asks, "by": at.controller}
    many = {**own, **asks, "line_ids": [at.met.pk, at.missed.pk], "html": ""}
    del many["line_id"]
    yield "ask_explanations", "one that waits", many
    yield "ask_explanations", "all that wait", {**many, "line_ids": [at.missed.pk]}
    yield "ask_explanations", "another sector's", {**many, "line_ids": [at.met.pk, at.other.pk]}
    yield "drop_explanation", "another's", by_controller(at, remark_id=first.pk)
    workflow.answer_explanation(by=at.leader, remark_id=first.pk, text="Sykdom")
    yield "answer_explanation", "anew", {
        "by": at.leader, "remark_id": first.pk, "text": "Mye sykdom", "version": 99,
    }  # fmt: skip
    yield "drop_explanation", "that is answered", {"by": at.management, "remark_id": first.pk}
    yield "return_submission", "with an answered request", {**own, "reason": "Se over"}
    yield "return_submission", "with remarks that are too long", {
        **own, "reason": "Se over", "remarks": {at.met.pk: LONG, at.missed.pk: "Hva?\x00"},
    }  # fmt: skip
    workflow.return_submission(**own, reason="Se over", remarks={at.missed.pk: "Hva?"})
    yield "ask_explanation", "of what was returned", {**own, **asks}
    spoken = {**told, "line_id": at.missed.pk, "text": "Ja"}
    yield "reply", "where nothing is asked", {**spoken, "line_id": at.met.pk}
    workflow.reply(**spoken)
    yield "reply", "taken back", {**spoken, "text": " "}
    yield "reply", "as it stands", {**spoken, "version": 99}
    yield "submit", "with a reply", told
    workflow.submit(**told)
    yield "reply", "to what is delivered", {**spoken, "text": "Nei"}
    yield "take_back", "what was returned", told
    yield "return_submission", "a second time", {**own, "reason": "Se over"}
    workflow.approve(**own)
    wanted = workflow.ask_reopening(**told, reason="Feil tall")
    yield "ask_reopening", "for another reason", {**told, "reason": "Annet"}
    answered = {"by": at.management, "request_id": wanted.pk, "answer": "Nei"}
    yield "reopen", "as it was asked", {**own, "reason": " Greit "}
    workflow.decline_reopening(**answered)
    yield "decline_reopening", "otherwise", {**answered, "answer": "Aldri"}
    yield "reopen", "after it was declined", {**own, "reason": "Likevel"}
    yield "approve", "what is approved", {**own, "version": 99}
    yield "approve", "what is approved, as it is", own
    yield "take_back", "what is approved", told
