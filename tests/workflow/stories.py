"""Acts that follow each other in one town: what is refused, and what is left as it is, on the way.

A story gives the act, the case and what is said to do it, one after another. Each is done and taken back;
what is to stand is done by the story itself. Where many cases need the same place, one story is cheaper
than a case each.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from django.utils import timezone

from indicators import workflow
from indicators.models import Benchmark, Goal, Plan, ReportChapter, Result, ScorecardLine, Sector
from indicators.values.layouts import Layout, ReportKind
from tests import municipality, pictures
from tests.editions.publishing import published, with_files
from tests.permissions.world import record
from tests.rounds.conftest import Place, bring_to, complete, enter

from .acts import chaptered, tertial
from .more_acts import by_controller, mailed, of_line

type Step = tuple[str, str, dict[str, Any]]
type Story = Callable[[Place], Iterator[Step]]

LONG = "a" * 20_001
TODAY, TOMORROW, YESTERDAY = date(2026, 12, 15), date(2026, 12, 16), date(2026, 12, 14)


def benchmarks(at: Place) -> Iterator[Step]:
    """Editions of somebody else's figure, before and after the year is decided on."""
    one = by_controller(at, line_id=at.met.pk, scope="national", reason="Ny")

    def entered(case: str, text: str, edition: str, day: date | None = None, **given: Any) -> Step:
        return "set_benchmark", case, {**one, "text": text, "edition": edition, "published_on": day, **given}

    yield entered("no number", "ca. mange", "E")
    yield entered("of a municipality without its name", "9", "E", scope="municipality", whose=" ")
    yield entered("of a municipality", "9,50", " E  1 ", scope="municipality", whose=" Elverum  k ")
    for case, day in (("today", TODAY), ("tomorrow", TOMORROW), ("the first day", date(1990, 1, 1))):
        yield entered(f"an edition of {case}", "9", "E", day)
    yield entered("an edition before the first day", "9", "E", date(1989, 12, 31))
    workflow.set_benchmark(**one, text="9", edition="E1")
    yield entered("the very same", "9", "E1", version=99)
    yield entered("the same figure in other words", "9,0", "E1")
    yield entered("an edition without a day, corrected", "8", "E2", reason=" ")
    march, june = date(2026, 3, 1), date(2026, 6, 1)
    yield entered("an edition with a day after one without", "8", "E2", march)
    workflow.set_benchmark(**one, text="8", edition="E2", published_on=march)
    yield entered("without a day after one that has", "7", "E3")
    yield entered("an earlier edition", "7", "E0", date(2026, 2, 28))
    yield entered("another edition of the same day", "7", "E3", march)
    yield entered("the same edition in other letters", "7,5", " e2 ", march)
    workflow.set_benchmark(**one, text="6", edition="E3", published_on=june)
    yield entered("an edition that is superseded", "5", "E2", march)
    yield entered("a later one from an old page", "5", "E4", TODAY, version=99)
    yield entered("of one beside it", "5", "E2", march, scope="county")
    old, new = Benchmark.objects.get(edition="E2"), Benchmark.objects.get(edition="E3")
    back = by_controller(at, benchmark_id=new.pk, reason="Feil")
    yield "take_back_benchmark", "one that follows another", back
    yield "take_back_benchmark", "one that is superseded", {**back, "benchmark_id": old.pk}
    yield "take_back_benchmark", "by somebody else", {**back, "by": at.leader}
    rows = [workflow.TypedBenchmark(at.met.pk, " "), workflow.TypedBenchmark(at.missed.pk, "x")]
    typed = by_controller(at, year=2026, scope="national", edition="2026", published_on=TODAY, rows=rows)
    yield "set_benchmarks", "nothing, and no number", typed
    yield "set_benchmarks", "by somebody else", {**typed, "by": at.leader}
    whole = [workflow.TypedBenchmark(at.missed.pk, "7"), workflow.TypedBenchmark(at.met.pk, "6")]
    yield "set_benchmarks", "of a municipality without its name", {
        **typed, "rows": whole, "scope": "municipality",
    }  # fmt: skip
    yield "set_benchmarks", "one as it stands", {
        **typed, "rows": whole, "edition": "E3", "published_on": june,
    }  # fmt: skip
    bring_to(at, "closed")
    yield entered("of a decided year, without edition and day", "4", " ")
    yield entered("of a decided year, without a day", "4", "E5")
    yield entered("of a decided year, corrected without a word", "4", "E3", june, reason=" ")
    yield entered("of a decided year, corrected", "4", "E3", june)
    yield entered("of a decided year, a new edition without a word", "4", "E5", TODAY, reason=" ")
    yield "take_back_benchmark", "of a decided year", back
    workflow.take_back_benchmark(**back)
    yield "take_back_benchmark", "again by another", {**back, "reason": "Annen grunn"}


def questions(at: Place) -> Iterator[Step]:
    """What is asked about figures, and cells that are delivered without one."""
    without = of_line(at, why="no_source", text=" Ingen kilde ")
    yield "go_without_figure", "of a cell that is empty", without
    yield "go_without_figure", "not measured", {**without, "why": "other"}
    yield "go_without_figure", "an old page", {**without, "version": 4}
    yield "answer_question", "of a cell that is empty", of_line(at, kind="much_more", text="Ja")
    enter(at, at.leader, at.met, "ikke ferdig ennå")
    yield "go_without_figure", "of words", without
    yield "answer_question", "that takes another figure", of_line(at, kind="unclear", text="Ja")
    workflow.go_without_figure(**without)
    yield "go_without_figure", "the very same", {**without, "version": 99}
    yield "go_without_figure", "for another reason", {**without, "text": "Kilden er nede"}
    enter(at, at.leader, at.met, "1200")
    yield "go_without_figure", "of a figure that is asked about", without
    asked = ("much_more", "much_less")
    for kind in asked:
        yield "answer_question", f"of {kind}", of_line(at, kind=kind, text=" Det stemmer ")
        yield "answer_question", f"of {kind} without a word", of_line(at, kind=kind, text=" ")
    workflow.report_result(**of_line(at, text="1200", because="Det stemmer"))
    for kind in asked:
        yield "answer_question", f"of {kind}, answered", of_line(at, kind=kind, text="Noe annet")
    yield "report_result", "an answered figure mended", of_line(at, text="12")
    yield "report_result", "an answered figure taken away", of_line(at, text=" – ")
    yield "report_result", "seen as another", of_line(at, text="13", version=1)
    yield "report_result", "by the controller without a word", of_line(at, by="controller", text="13")
    row = Result.objects.get(line=at.met)
    yield "report_result", "seen as it is", of_line(at, text="13", version=row.version)


def corrections(at: Place) -> Iterator[Step]:
    """One figure that is opened again after the delivery."""
    bring_to(at, "submitted")
    opened = of_line(at, by="management", reason=" Feil  tall ")
    yield "open_one_figure", "of what waits for a decision", opened
    yield "correct_figure", "of what waits for a decision", {**opened, "text": "13"}
    workflow.approve(by=at.management, submission_id=at.own.pk)
    fixed = by_controller(at, line_id=at.met.pk, reason="Feil tall")
    yield "correct_figure", "as it is", {**fixed, "text": " 12 "}
    yield "correct_figure", "that is asked about", {**fixed, "text": "1200"}
    yield "correct_figure", "that is asked about, and meant", {**fixed, "text": "1200", "sure": True}
    yield "correct_figure", "from an old page", {**fixed, "text": "13", "version": 77}
    workflow.open_one_figure(**opened)
    yield "open_one_figure", "for another reason", {**opened, "reason": "Noe annet"}
    yield "open_one_figure", "by another", {**opened, "by": at.controller}
    yield "correct_figure", "that is open", {**fixed, "text": "13"}
    yield "report_result", "of a figure that is open", of_line(at, text="13")
    yield "report_result", "of the one beside it", of_line(at, "missed", text="13")
    workflow.correct_figure(**fixed, text="13")
    yield "correct_figure", "again", {**fixed, "text": "13", "version": 1}
    yield "correct_figure", "again, for another reason", {**fixed, "text": "13", "reason": "Annet"}


def accounts(at: Place) -> Iterator[Step]:
    """Explanations, actions, notes and comments: what is empty, old, or of another line."""
    cause = of_line(at, "missed")
    yield "explain", "nothing", {**cause, "cause": " "}
    yield "explain", "that was seen and is not there", {**cause, "cause": "Noe", "version": 3}
    yield "explain", "with an address", {**cause, "cause": "Noe", "evidence": " HTTPS://kommune.example/1 "}
    yield "explain", "with an address of mail", {**cause, "cause": "Noe", "evidence": "mailto:a@b.no"}
    complete(at)
    yield "explain", "taken away", {**cause, "cause": " "}
    promise = {**cause, "text": " Ansette ", "responsible": "Rektor ", "due": date(2027, 6, 1)}
    yield "promise_action", "as it stands", promise
    mine = workflow.promise_action(**{**promise, "text": "Lese"}, once="skjema")
    yield (
        "promise_action",
        "of the same form, in other words",
        {**promise, "text": "Skrive", "once": "skjema"},
    )
    yield "promise_action", "of the same form, at another line", {
        **promise, "text": "Lese", "once": "skjema", "line_id": at.met.pk,
    }  # fmt: skip
    mended = {**promise, "pk": mine.pk, "text": "Lese mer"}
    yield "promise_action", "changed at another line", {**mended, "line_id": at.met.pk}
    yield "promise_action", "moved to yesterday", {**mended, "due": YESTERDAY, "past": False}
    yield "promise_action", "withdrawn, of yesterday", {
        **mended, "due": YESTERDAY, "past": False, "withdrawn": True,
    }  # fmt: skip
    workflow.promise_action(**{**mended, "due": YESTERDAY}, past=True)
    yield "promise_action", "that stood in the past", {
        **mended, "text": "Lese", "due": YESTERDAY, "past": False,
    }  # fmt: skip
    yield "follow_action", "that stood in the past", {
        "by": at.leader, "action_id": mine.pk, "state": "under_way", "past": False, "outcome": " Begynt ",
    }  # fmt: skip
    yield "follow_action", "by another", {"by": at.stranger, "action_id": mine.pk, "state": "done"}
    yield (
        "follow_action",
        "by the controller without a word",
        by_controller(at, action_id=mine.pk, state="done"),
    )
    yield "follow_action", "as it stands", {
        "by": at.leader, "action_id": mine.pk, "state": "planned", "version": 99,
    }  # fmt: skip
    yield "bring_back_action", "that stands", of_line(at, "missed", pk=mine.pk, version=99)
    workflow.promise_action(**{**mended, "due": YESTERDAY}, withdrawn=True)
    yield "follow_action", "that is withdrawn", {"by": at.leader, "action_id": mine.pk, "state": "done"}
    yield "promise_action", "that was withdrawn, of yesterday", {**mended, "due": YESTERDAY, "past": False}
    note = workflow.note_figure(**of_line(at, text="Foreløpig tall"))
    yield "note_figure", "another", of_line(at, text=" Endelig  tall ")
    yield "note_figure", "at the line beside it", of_line(at, "missed", text="Foreløpig tall")
    changed = of_line(at, pk=note.pk)
    yield "change_note", "to nothing", {**changed, "text": " "}
    yield "change_note", "as it stands", {**changed, "text": "Foreløpig tall", "version": 99}
    yield "change_note", "withdrawn", {**changed, "withdrawn": True}
    workflow.change_note(**changed, withdrawn=True)
    yield "change_note", "back", changed
    yield "note_figure", "that was withdrawn", of_line(at, text="Foreløpig tall")
    said = {"by": at.leader, "sector_id": at.skole.pk, "area_id": at.met.area_id, "year": 2026}
    first = workflow.comment_results(**said, text="Bra")
    yield "comment_results", "another", {**said, "text": " Meget  bra ", "title": " Skole "}
    yield "comment_results", "as it stands", {**said, "pk": first.pk, "text": "Bra", "version": 99}
    yield "comment_results", "withdrawn", {**said, "pk": first.pk, "text": "Bra", "withdrawn": True}
    yield "comment_results", "of another sector", {**said, "sector_id": at.helse.pk, "text": "Bra"}
    bare = record(Sector, code="stab", name="Stab", kind="staff", order=9)
    yield (
        "comment_results",
        "without lines",
        by_controller(at, sector_id=bare.pk, area_id=at.met.area_id, year=2026, text="Bra", reason="For"),
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


def proofs(at: Place) -> Iterator[Step]:
    """The proof-reader's remarks, Word templates and layouts."""
    about = by_controller(at, year=2026, kind="no_cause", spot="line:avvik", seen="3")
    one = workflow.answer_proof(**about, text="Meningen")
    yield "answer_proof", "otherwise", {**about, "text": "Noe annet"}
    yield "answer_proof", "of what stands there now", {**about, "seen": "4", "text": " Meningen "}
    workflow.ask_proof_anew(by=at.controller, pk=one.pk)
    yield "answer_proof", "after it was taken back", {**about, "text": "Noe annet"}
    yield "ask_proof_anew", "taken back already", by_controller(at, pk=one.pk, version=99)
    yield (
        "ask_proof_anew",
        "from an old page",
        by_controller(at, pk=workflow.answer_proof(**about, text="Ja").pk, version=99),
    )
    file = by_controller(at, name=" mal.docx ", content=b"1")
    yield "keep_word_template", "empty", {**file, "content": b""}
    yield "keep_word_template", "as large as can be", {**file, "content": b"x" * 5_000_000}
    yield "keep_word_template", "too large", {**file, "content": b"x" * 5_000_001}
    yield "keep_word_template", "the first, seen as another", {**file, "version": 3}
    kept = workflow.keep_word_template(**file)
    yield "keep_word_template", "as it is, from an old page", {**file, "version": 99}
    yield "keep_word_template", "another, from an old page", {**file, "content": b"2", "version": 99}
    yield "choose_word_template", "the program's own", by_controller(at, pk=None)
    yield "choose_word_template", "as it is, from an old page", by_controller(at, pk=kept.pk, version=99)
    workflow.choose_word_template(by=at.controller, pk=None)
    yield "choose_word_template", "that was set aside", by_controller(at, pk=kept.pk, reason="Likevel")
    layout = by_controller(at, kind=ReportKind.ARSMELDING, year=2026)
    yield "keep_layout", "as the program's own", {**layout, "layout": Layout()}
    yield "keep_layout", "by sector", {**layout, "layout": Layout(grouping="sector")}
    workflow.keep_layout(**layout, layout=Layout(grouping="sector"))
    yield "keep_layout", "as it is, from an old page", {
        **layout, "layout": Layout(grouping="sector"), "version": 99,
    }  # fmt: skip
    yield "copy_layout", "from the year itself", {**layout, "from_year": 2026}
    work = municipality.work(at.met, "lesing", "Lese mer")
    said = {"by": at.leader, "work_id": work.pk}
    yield "report_work", "all of it", {
        **said, "state": "done", "done": " Ferdig ", "responsible": " Rektor ",
    }  # fmt: skip
    yield "report_work", "nothing", {**said, "version": 99}
    yield "report_work", "by another", {**said, "by": at.stranger, "done": "Ferdig"}
    text = {"by": at.leader, "year": 2026, "sector_id": at.skole.pk, "area_id": at.met.area_id}
    yield "write_area_text", "the first", {**text, "kind": "challenges", "text": " Færre  elever "}
    yield "write_area_text", "nothing", {**text, "kind": "challenges", "text": " "}
    yield "write_area_text", "that was seen and is not there", {
        **text, "kind": "challenges", "text": "Færre", "version": 3,
    }  # fmt: skip
    yield "write_area_text", "of a sector without lines there", by_controller(
        at, year=2026, sector_id=Sector.objects.get(code="nedlagt").pk, area_id=at.met.area_id,
        kind="challenges", text="Færre", reason="For",
    )  # fmt: skip
    typed = workflow.TypedStaffing
    staff = by_controller(at, year=2026)
    workflow.save_staffing(**staff, rows=[typed(at.skole.pk, 3, None)])  # type: ignore[arg-type]
    for case, row in {
        "as it stands": typed(at.skole.pk, 3, None, 99),  # type: ignore[arg-type]
        "from an old page": typed(at.skole.pk, 4, None, 99),  # type: ignore[arg-type]
        "emptied": typed(at.skole.pk, None, None),
        "a new one without people": typed(at.helse.pk, None, 7),  # type: ignore[arg-type]
        "of no sector": typed(0, 4, None),  # type: ignore[arg-type]
        "more than all": typed(at.skole.pk, 4, 101),  # type: ignore[arg-type]
    }.items():
        beside = typed(at.helse.pk, 2, None)  # type: ignore[arg-type]
        yield "save_staffing", case, {**staff, "rows": [row, beside][: 1 + (row.sector_id != at.helse.pk)]}


def chapters(at: Place) -> Iterator[Step]:
    """Chapters in two levels, and pictures in them."""
    made = chaptered(at)
    by, last = {"by": at.controller, "year": 2026}, made["pk"]
    first = ReportChapter.objects.exclude(pk=last).get()
    yield "save_chapter", "a new one without a title", {**by, "values": {"title": " "}}
    yield "save_chapter", "of a title that is taken", {**by, "values": {"title": "Glimt"}}
    yield "save_chapter", "of signs alone", {**by, "values": {"title": "?!"}}
    yield "save_chapter", "of Norwegian letters", {**by, "values": {"title": "Vår ære og øl"}}
    yield "save_chapter", "the title taken away", {**by, "pk": last, "values": {"title": ""}}
    yield "save_chapter", "as it stands", {**by, "pk": last, "values": {"title": "Innledning"}, "version": 99}
    yield "save_chapter", "a field that is none", {**by, "pk": last, "values": {"order": 9}}
    below = workflow.save_chapter(**by, values={"title": "Under"}, parent_id=first.pk)
    workflow.save_chapter(**by, values={"title": "Under også"}, parent_id=first.pk)
    yield "save_chapter", "a third under another", {**by, "values": {"title": "Sist"}, "parent_id": first.pk}
    yield "save_chapter", "a third level", {**by, "values": {"title": "Dypt"}, "parent_id": below.pk}
    yield "save_chapter", "under none that is there", {**by, "values": {"title": "Dypt"}, "parent_id": 0}
    for case, pk, up in (("the first up", first.pk, True), ("the last down", last, False)):
        yield "move_chapter", case, {**by, "pk": pk, "up": up}
    yield "move_chapter", "one that stands under another, down", {**by, "pk": below.pk, "up": False}
    yield "withdraw_chapter", "with others under it", {**by, "pk": first.pk}
    yield "withdraw_chapter", "as it stands", {**by, "pk": last, "withdrawn": False, "version": 99}
    workflow.withdraw_chapter(**by, pk=below.pk)
    yield "save_chapter", "that is withdrawn", {**by, "pk": below.pk, "values": {"text": "Ny"}}
    yield "withdraw_chapter", "back again, last", {**by, "pk": below.pk, "withdrawn": False}
    yield "copy_chapters", "in two levels, without what is withdrawn", {**by, "year": 2027}
    workflow.save_chapter(**{**by, "year": 2027}, values={"title": "Glimt"}, code=first.code)
    workflow.save_chapter(**{**by, "year": 2027}, values={"title": "Eget"})
    yield "copy_chapters", "beside those that stand", {**by, "year": 2027}
    others = ReportChapter.objects.filter(parent=first, withdrawn=False)
    for one in others:
        workflow.withdraw_chapter(**by, pk=one.pk)
    workflow.withdraw_chapter(**by, pk=first.pk)
    yield "withdraw_chapter", "back again, under one that is gone", {
        **by, "pk": below.pk, "withdrawn": False,
    }  # fmt: skip
    yield "move_chapter", "beside one that is withdrawn", {**by, "pk": last, "up": True}
    of = {**by, "chapter_id": last}
    new = {**of, "file": pictures.kept("green")}
    for case, words in {
        "without words": {"alt": " "},
        "that is only decoration": {"decorative": True},
        "decoration with words": {"decorative": True, "alt": "Elg"},
        "decoration with a caption": {"decorative": True, "caption": "Elg"},
        "with all": {"alt": " Elg ", "caption": " En elg ", "credit": " Kari "},
    }.items():
        yield "add_picture", case, {**new, "values": words}
    workflow.save_chapter(**by, pk=last, values={"text": "En.\n\nTo.\n\nTre."})
    yield "add_picture", "behind the first stretch", {**new, "values": {"alt": "Elg"}, "after": 1}
    yield "add_picture", "in a text that is another now", {
        **new, "values": {"alt": "Elg"}, "after": 1, "chapter_version": 99,
    }  # fmt: skip
    row = workflow.add_picture(**new, values={"alt": "Elg"}, after=1)
    one_of = {**of, "number": row.number}
    yield "change_picture", "another file", {**one_of, "values": {}, "file": pictures.kept("blue")}
    yield "change_picture", "the same file", {
        **one_of, "values": {"alt": "Elg"}, "file": pictures.kept("green"), "version": 99,
    }  # fmt: skip
    yield "change_picture", "to the end", {**one_of, "values": {}, "after": 3}
    yield "change_picture", "where it stands", {**one_of, "values": {}, "after": 1, "chapter_version": 99}
    yield "change_picture", "to the end of a text that is another now", {
        **one_of, "values": {}, "after": 3, "chapter_version": 99,
    }  # fmt: skip
    yield "change_picture", "from an old page", {**one_of, "values": {"alt": "To"}, "version": 99}
    yield "change_picture", "without words", {**one_of, "values": {"alt": ""}}
    for up in (True, False):
        yield "move_picture", f"up: {up}", {**one_of, "up": up}
    yield "withdraw_picture", "as it stands", {**one_of, "withdrawn": False, "version": 99}
    workflow.withdraw_picture(**one_of)
    yield "change_picture", "that is withdrawn", {**one_of, "values": {"alt": "To"}}
    yield "withdraw_picture", "back again, last", {**one_of, "withdrawn": False}
    yield "add_picture", "after one that was withdrawn", {**new, "values": {"alt": "Elg"}}


def editions(at: Place) -> Iterator[Step]:
    """Proposals of an edition, their letters, and what is dated."""
    bring_to(at, "closed")
    mailed(at, "controller")
    at.controller.refresh_from_db()
    asked = by_controller(
        at, year=2026, output="arsmelding", document=b"{}", title="Å", language="nb", asked="{}",
        moment=timezone.now(), read_at=0, open_remarks=0,
    )  # fmt: skip
    yield "propose_edition", "over what lacks", {**asked, "despite": " Haster ", "open_remarks": 4}
    yield "propose_edition", "that lacks", asked
    waits = workflow.propose_edition(**asked, despite="Haster")
    own = {"by": at.management, "proposal_id": waits.pk}
    letter = {"subject": "S", "body": "B"}
    yield "publish_edition", "without files", {**own, "open_remarks": 0}
    yield "publish_edition", "one's own", {**own, "by": at.controller, "open_remarks": 0}
    yield "return_proposal", "with a letter", {**own, **letter, "reason": " Se over "}
    yield "return_proposal", "without a subject", {**own, "body": "B", "reason": "Se over"}
    workflow.withdraw_proposal(by=at.controller, proposal_id=waits.pk)
    row = with_files(at)
    yield "propose_edition", "beside one that waits", {**asked, "despite": "Haster"}
    ready = {"by": at.management, "proposal_id": row.pk, "open_remarks": 3}
    yield "publish_edition", "with a letter", {**ready, **letter, "despite": " Likevel "}
    yield "keep_edition_files", "again", {
        "by": workflow.program_user(), "proposal_id": row.pk, "files": {},
    }  # fmt: skip
    mailed(at, "management")
    yield "write_to_approvers", "that waits", {"proposal_id": row.pk, **letter}
    workflow.withdraw_proposal(by=at.controller, proposal_id=row.pk)
    yield "write_to_approvers", "that is withdrawn", {"proposal_id": row.pk, **letter}
    for act, given in {
        "publish_edition": ready,
        "return_proposal": {**own, "proposal_id": row.pk, "reason": "Se over"},
        "withdraw_proposal": by_controller(at, proposal_id=row.pk, version=99),
        "keep_edition_files": {"by": workflow.program_user(), "proposal_id": row.pk, "files": {}},
    }.items():
        yield act, "that is withdrawn", given
    first = published(at)
    yield "publish_edition", "again, by another page", {**ready, "proposal_id": first.proposal_id}
    yield "propose_edition", "a second without a word", {**asked, "despite": "Haster"}
    yield "propose_edition", "a second", {**asked, "despite": "Haster", "why": " Rettet "}
    yield "propose_edition", "the first of another report", {
        **asked, "despite": "Haster", "why": "Ny", "output": "virksomhetsplan",
    }  # fmt: skip
    yield "publish_edition", "a second", {**ready, "proposal_id": with_files(at, why="Rettet").pk}
    dated = by_controller(at, edition_id=first.pk)
    for case, days in {
        "the first day of its year": {"submitted_on": date(2026, 1, 1)},
        "the year before": {"submitted_on": date(2025, 12, 31)},
        "five years after": {"adopted_on": date(2031, 12, 31)},
        "six years after": {"adopted_on": date(2032, 1, 1)},
        "a case without a day": {"adopted_case": " KS 4/27 "},
        "a case": {"adopted_case": " KS 4/27 ", "adopted_on": date(2027, 6, 1)},
        "nothing": {},
    }.items():
        yield "date_edition", case, {**dated, **days}
    workflow.date_edition(**dated, submitted_on=date(2027, 3, 1))
    yield "date_edition", "another day without a word", {**dated, "submitted_on": date(2027, 3, 2)}
    yield "date_edition", "another day", {**dated, "submitted_on": date(2027, 3, 2), "reason": "Feil"}
    yield "date_edition", "as it is, from an old page", {
        **dated, "submitted_on": date(2027, 3, 1), "version": 99,
    }  # fmt: skip


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


STORIES: dict[str, Story] = {
    one.__name__: one
    for one in (
        benchmarks, questions, corrections, accounts, matters, rounds, proofs, chapters, editions, goals,
    )
}  # fmt: skip
