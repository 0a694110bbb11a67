"""Others' figures, questions, corrections and accounts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from indicators import workflow
from indicators.models import Benchmark, Footnote, FootnoteCell, Result, Sector
from tests import municipality
from tests.permissions.world import record
from tests.rounds.conftest import Place, bring_to, complete, enter
from tests.workflow.more_acts import by_controller, of_line

from .telling import (
    TODAY,
    TOMORROW,
    YESTERDAY,
    Step,
)


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
    target = municipality.record(
        Footnote,
        year=2026,
        area=at.met.area,
        code="mal",
        order=9,
        kind=Footnote.Kind.PRINTED,
        text="Om målet",
    )
    municipality.record(FootnoteCell, footnote=target, line=at.met, cell=FootnoteCell.Cell.TARGET)
    yield "change_note", "of the target", {**changed, "pk": target.pk, "text": "Om resultatet"}
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
