"""Reporting, deciding and publishing: acts without a version, and what else each can come to."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from indicators import workflow
from indicators.models import (
    ReopeningRequest,
    ScorecardLine,
    Submission,
    User,
)
from tests import pictures
from tests.editions.publishing import proposed, with_files
from tests.rounds.conftest import Place, bring_to, enter

from .acts import chaptered, opened, promised

type Given = dict[str, Any]


def by_controller(place: Place, **given: Any) -> Given:
    return {"by": place.controller, **given}


def of_line(place: Place, line: str = "met", by: str = "leader", **given: Any) -> Given:
    return {"by": getattr(place, by), "line_id": getattr(place, line).pk, **given}


def after(place: Place, state: str, by: str, **given: Any) -> Given:
    return {"by": getattr(place, by), "submission_id": bring_to(place, state).pk, **given}


def asked(place: Place) -> Given:
    return {"subject": "Spørsmål", "body": "Hvorfor?", "text": "Hvorfor?", "line_id": place.missed.pk}


def reopening(place: Place) -> int:
    own = bring_to(place, "approved")
    return workflow.ask_reopening(by=place.leader, submission_id=own.pk, reason="Feil").pk


def edition(place: Place, **given: Any) -> Given:
    return {"by": place.controller, "proposal_id": with_files(place).pk, **given}


def before_closing(place: Place) -> Given:
    """Both sectors have delivered, and both are approved."""
    bring_to(place, "approved")
    for line in ScorecardLine.objects.filter(year=2026, sector=place.helse, withdrawn=False):
        enter(place, place.stranger, line, "12")
    theirs = Submission.objects.get(round=place.round, sector=place.helse)
    workflow.submit(by=place.stranger, submission_id=theirs.pk)
    workflow.approve(by=place.management, submission_id=theirs.pk)
    return by_controller(place, round_id=place.round.pk)


def municipality_period() -> Any:
    from indicators.values import Period, PeriodKind

    return Period(PeriodKind.YEAR, 1)


def _entered(place: Place, text: str) -> Given:
    enter(place, place.leader, place.met, text)
    return of_line(place, text=text, reason="Ført igjen")


def mailed(place: Place, who: str) -> User:
    """Somebody with an address."""
    row: User = getattr(place, who)
    workflow.save_user(
        by=workflow.program_user(), pk=row.pk, values={"email": f"{who}@kommune.example"}, reason="Test"
    )
    return User.objects.get(pk=row.pk)


def closed_over(place: Place) -> Given:
    """The other sector's submission, of a round that was closed without it."""
    bring_to(place, "closed")
    theirs = Submission.objects.get(round=place.round, sector=place.helse)
    return by_controller(place, submission_id=theirs.pk, reason="Kom for sent")


def closed_again(place: Place) -> Given:
    """What was closed, opened again and sent in."""
    own = bring_to(place, "closed")
    workflow.reopen(by=place.controller, submission_id=own.pk, reason="Feil tall")
    workflow.submit(by=place.leader, submission_id=own.pk)
    return {"by": place.management, "submission_id": own.pk}


def taken_back(place: Place) -> Given:
    own = bring_to(place, "reopened")
    workflow.submit(by=place.leader, submission_id=own.pk)
    return {"by": place.leader, "submission_id": own.pk}


IN_TIME = {"responsible": "Rektor", "due": date(2027, 6, 1)}

MORE: dict[str, Callable[[Place], Given]] = {
    "add_picture": lambda at: {
        **{name: one for name, one in chaptered(at).items() if name != "pk"},
        "chapter_id": chaptered(at)["pk"], "file": pictures.kept("green"), "values": {"alt": "En elg"},
    },
    "answer_proof": lambda at: by_controller(
        at, year=2026, kind="no_cause", spot="line:avvik", seen="3", text="Meningen"
    ),
    "ask_explanation": lambda at: after(at, "approved", "management", **asked(at)),
    "ask_explanations": lambda at: after(
        at, "approved", "controller", line_ids=[at.missed.pk, at.met.pk], text="Hvorfor?", subject="Spørsmål",
        body="Hvorfor?", html="",
    ),
    "ask_reopening": lambda at: after(at, "approved", "leader", reason="Feil tall"),
    "close_past_round": lambda at: by_controller(
        at, year=2025, kind="year_end", opens_on=date(2025, 12, 1), deadline=date(2026, 1, 31),
        reason="Før programmet",
    ),
    "close_round: all have delivered": before_closing,
    "close_round: although one is missing": lambda at: {
        **after(at, "approved", "controller"), "submission_id": None, "round_id": at.round.pk,
        "even_if_missing": True, "reason": "Helse leverer ikke",
    },
    "copy_chapters": lambda at: by_controller(at, year=chaptered(at)["year"] + 1),
    "decline_reopening": lambda at: by_controller(at, request_id=reopening(at), answer="Neste år"),
    "explain: why there is no figure": lambda at: of_line(
        at, "missed", cause="", why_no_figure="no_source", evidence="25/1234"
    ),
    "explain: with an address that is none": lambda at: of_line(
        at, "missed", cause="Noe", evidence="http://kommune.example"
    ),
    "explain: on another's behalf": lambda at: of_line(at, by="controller", cause="Noe"),
    "follow_action: moved": lambda at: {
        "by": at.leader, "action_id": promised(at).pk, "state": "under_way", "due": date(2027, 9, 1),
        "reason": "Utsatt",
    },
    "follow_action: moved without a reason": lambda at: {
        "by": at.leader, "action_id": promised(at).pk, "state": "under_way", "due": date(2027, 9, 1),
    },
    "follow_action: dropped without a word": lambda at: {
        "by": at.leader, "action_id": promised(at).pk, "state": "dropped",
    },
    "follow_action: to today": lambda at: {
        "by": at.leader, "action_id": promised(at).pk, "state": "planned", "due": timezone.localdate(),
        "past": False, "reason": "Snart",
    },
    "follow_action: to yesterday": lambda at: {
        "by": at.leader, "action_id": promised(at).pk, "state": "planned", "past": False, "reason": "Før",
        "due": timezone.localdate() - timedelta(days=1),
    },
    "forecast: with a figure": lambda at: of_line(
        at, round_id=opened(at).pk, outlook="will_miss", comment="Sent", text="9,5"
    ),
    "go_without_figure: nothing said": lambda at: of_line(at, why="other", text=""),
    "keep_edition_files": lambda at: {
        "by": workflow.program_user(), "proposal_id": proposed(at).pk,
        "files": {"html": b"<p>", "pdf": b"%PDF", "docx": b"PK"},
    },
    "keep_typed_report": lambda at: by_controller(
        at, year=2026, name="r.txt", text="1 Skole", reason="Lest inn"
    ),
    "note_figure": lambda at: of_line(at, text="Foreløpig tall"),
    "open_one_figure": lambda at: {
        **after(at, "approved", "management"), "submission_id": None, "line_id": at.met.pk,
        "reason": "Feil tall",
    },
    "paste_results": lambda at: {
        "by": at.leader,
        "figures": [
            workflow.PastedFigure(at.met.pk, municipality_period(), "12", 0),
            workflow.PastedFigure(at.missed.pk, municipality_period(), "8", 0),
        ],
    },
    "paste_results: one that is stale": lambda at: {
        "by": at.leader,
        "figures": [
            workflow.PastedFigure(at.met.pk, municipality_period(), "12", 7),
            workflow.PastedFigure(at.other.pk, municipality_period(), "8", 0),
        ],
    },
    "promise_action": lambda at: of_line(at, "missed", text="Ansette", **IN_TIME),
    "promise_action: by yesterday": lambda at: of_line(
        at, "missed", text="Ansette", responsible="Rektor", past=False,
        due=timezone.localdate() - timedelta(days=1),
    ),
    "promise_action: by today": lambda at: of_line(
        at, "missed", text="Ansette", responsible="Rektor", past=False, due=timezone.localdate()
    ),
    "promise_action: in 1999": lambda at: of_line(
        at, "missed", text="Ansette", responsible="Rektor", due=date(1999, 12, 31)
    ),
    "propose_edition": lambda at: by_controller(
        at, year=2026, output="arsmelding", document=b"{}", title="Årsmelding", language="nb", asked="{}",
        moment=timezone.now(), read_at=0, open_remarks=0, why="Rettet", despite="Haster",
    ),
    "propose_edition: although something lacks": lambda at: by_controller(
        at, year=2026, output="arsmelding", document=b"{}", title="Årsmelding", language="nb", asked="{}",
        moment=timezone.now(), read_at=0, open_remarks=2,
    ),
    "reopen: what is closed, as it was asked": lambda at: {
        "by": at.controller, "reason": "Feil",
        "submission_id": ReopeningRequest.objects.get(pk=reopening(at)).submission_id,
    },
    "reopen: what was closed over": closed_over,
    "remind": lambda at: {
        **after(at, "draft", "controller"), "to_id": mailed(at, "leader").pk, "subject": "Frist",
        "text": "Hei",
        "day": date(2027, 1, 5),
    },
    "report_result: a first figure": lambda at: of_line(at, text="12", reason="Ført"),
    "report_result: the same again": lambda at: _entered(at, "12"),
    "report_result: emptied": lambda at: {**_entered(at, "12"), "text": "-"},
    "report_result: in parts": lambda at: {
        **_entered(at, "1. halvår 19 2. halvår 51"), "text": "Kurs A 2. Kurs B 6.",
    },
    "report_result: asked about at once": lambda at: of_line(at, text="1200", because="", reason="Ført"),
    "report_result: answered at once": lambda at: of_line(
        at, text="1200", because="Det stemmer", reason="Ført"
    ),
    "report_result: too long": lambda at: of_line(at, text="9" * 501, reason="Ført"),
    "answer_question: of a figure that is not asked about": lambda at: of_line(
        at, kind="much_more", text="Det stemmer", reason=f"{enter(at, at.leader, at.met, '12')}",
    ),
    "return_submission: with remarks": lambda at: after(
        at, "submitted", "management", reason="Se over",
        remarks={at.met.pk: "Stemmer det?", at.missed.pk: " "},
    ),
    "return_submission: with a remark to another": lambda at: after(
        at, "submitted", "management", reason="Se over", remarks={at.other.pk: "Stemmer det?"}
    ),
    "return_submission: without a reason": lambda at: after(at, "submitted", "management", reason=" "),
    "save_chapter: a new one": lambda at: by_controller(at, year=2026, values={"title": "Beredskap"}),
    "submit: with a message": lambda at: after(at, "draft", "leader", message=" Ferdig "),
    "submit: incomplete": lambda at: after(at, "not_begun", "leader"),
    "submit: after it was reopened": lambda at: after(at, "reopened", "leader"),
    "approve: in a round that is closed": closed_again,
    "take_back: after it was reopened": taken_back,
    "write_to_approvers": lambda at: {
        **edition(at), "subject": "Til godkjenning", "body": "Se", "by": mailed(at, "management") and None,
    },
    "publish_edition: although something lacks": lambda at: {
        **edition(at, open_remarks=3), "by": at.management,
    },
}  # fmt: skip
"""As ``PREPARED``; what comes after a colon is the case."""
