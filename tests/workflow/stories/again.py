"""The very same form a second time is done already. Once anything else has happened it is refused."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from indicators import workflow
from indicators.models import Correction, ReportChapter
from tests import pictures
from tests.editions.publishing import with_files
from tests.rounds.conftest import Place, bring_to
from tests.workflow.more_acts import by_controller, of_line

from .telling import LONG, Step, draft_of_table


def decided_again(at: Place) -> Iterator[Step]:
    """What management decides of a delivery, and of a report, twice."""
    bring_to(at, "submitted")
    by: dict[str, Any] = {"by": at.management, "submission_id": at.own.pk}
    asked = workflow.ask_explanation(**by, line_id=at.met.pk, text="Hvorfor?", subject="S", body="B")
    dropped = {"by": at.management, "remark_id": asked.pk, "version": asked.version}
    workflow.drop_explanation(**dropped)
    yield "drop_explanation", "again", dropped
    yield "drop_explanation", "again, by another", {**dropped, "by": at.controller}
    yield "drop_explanation", "again, of an older page", {**dropped, "version": 0}
    yield "answer_explanation", "that was dropped", {"by": at.leader, "remark_id": asked.pk, "text": "Ja"}
    remarks = {at.met.pk: " Stemmer det? ", at.missed.pk: " "}
    back = {**by, "reason": " Se over ", "remarks": remarks, "version": at.own.version}
    workflow.return_submission(**back)
    yield "return_submission", "again", back
    for case, change in {
        "for another reason": {"reason": "Nei"},
        "with another remark": {"remarks": {at.met.pk: "Hva?"}},
        "with one more remark": {"remarks": {**remarks, at.missed.pk: "Hva?"}},
        "without remarks": {"remarks": None},
        "with a remark that is too long": {"remarks": {at.met.pk: LONG}},
        "of an older page": {"version": back["version"] - 1},
        "without a page": {"version": None},
        "by a leader": {"by": at.leader},
    }.items():
        yield "return_submission", f"again, {case}", {**back, **change}
    workflow.reply(by=at.leader, submission_id=at.own.pk, line_id=at.met.pk, text="Ja")
    yield "return_submission", "again, after a reply", back
    workflow.submit(by=at.leader, submission_id=at.own.pk)
    yield "return_submission", "again, after a new delivery", back
    yes = {**by, "version": at.own.version}
    workflow.approve(**yes)
    yield "approve", "again", yes
    yield "approve", "again, with a word", {**yes, "reason": "Fint"}
    yield "return_submission", "what was approved from the same page", {**back, "version": yes["version"]}
    opened = {**by, "reason": " Feil tall ", "version": at.own.version}
    workflow.reopen(**opened)
    yield "approve", "again, after it was opened", yes
    yield "reopen", "again", opened
    yield "reopen", "again, for another reason", {**opened, "reason": "Annet"}
    yield "reopen", "again, by another", {**opened, "by": at.controller}
    workflow.submit(by=at.leader, submission_id=at.own.pk)
    yield "reopen", "again, after a new delivery", opened
    yes = {**by, "version": at.own.version}
    workflow.approve(**yes)
    shut: dict[str, Any] = {"even_if_missing": True, "reason": "Helse leverer ikke"}
    workflow.close_round(by=at.controller, round_id=at.round.pk, **shut)
    yield "approve", "again, after the round was closed", yes
    fix = by_controller(at, line_id=at.met.pk, reason="Feil tall")
    opening = workflow.open_one_figure(**fix)
    lock = by_controller(at, correction_id=opening.pk, version=opening.version)
    workflow.lock_one_figure(**lock)
    yield "lock_one_figure", "again", lock
    yield "lock_one_figure", "again, for another reason", {**lock, "reason": "Annet"}
    yield "lock_one_figure", "again, by another", {**lock, "by": at.management}
    workflow.correct_figure(**fix, text="13")
    corrected = Correction.objects.get(state=Correction.State.CORRECTED)
    seen = by_controller(at, correction_id=corrected.pk, version=corrected.version)
    yield "lock_one_figure", "that was corrected", seen
    row = with_files(at)
    no = {"by": at.management, "proposal_id": row.pk, "reason": " Se over ", "version": row.version}
    workflow.return_proposal(**no, subject="S", body="B")
    yield "return_proposal", "again, without another letter", {**no, "subject": "S", "body": "B"}
    yield "return_proposal", "again, for another reason", {**no, "reason": "Annet"}
    yield "return_proposal", "again, by the controller", {**no, "by": at.controller}
    yield "publish_edition", "what was returned from the same page", {
        "by": at.management, "proposal_id": row.pk, "open_remarks": 0, "version": no["version"],
    }  # fmt: skip


def typed_again(at: Place) -> Iterator[Step]:
    """What is moved, answered and withdrawn twice."""
    by: dict[str, Any] = {"by": at.controller, "year": 2026}
    titles = ("Glimt", "Innledning", "Året", "Til slutt")
    first, *others = (workflow.save_chapter(**by, values={"title": title}) for title in titles)
    workflow.withdraw_chapter(**by, pk=first.pk)
    for up, row in ((False, others[0]), (True, others[2])):
        step = {**by, "pk": row.pk, "up": up, "version": row.version}
        workflow.move_chapter(**step)
        yield "move_chapter", f"again, up: {up}", step
        yield "move_chapter", f"the other way, up: {not up}", {**step, "up": not up}
        yield "move_chapter", f"one step more, up: {up}", {**step, "version": row.version + 1}
    ReportChapter.objects.filter(year=2026).update(order=4)
    row = ReportChapter.objects.get(pk=others[1].pk)
    yield "move_chapter", "where all have the same place", {**by, "pk": row.pk, "up": True}
    new = {**by, "reason": "Ny"}
    made = workflow.save_chapter(**new, values={"title": "Etterord"})
    yield "move_chapter", "a new one, of the page before it", {**new, "pk": made.pk, "up": True, "version": 0}
    text = "En.\n\nTo.\n\nTre.\n\nFire."
    chapter = workflow.save_chapter(**by, pk=row.pk, values={"text": text})
    own = {**by, "chapter_id": chapter.pk}
    picture = workflow.add_picture(**own, file=pictures.kept("green"), values={"alt": "Elg"}, after=1)
    chapter.refresh_from_db()
    step = {**own, "number": picture.number, "up": False, "version": chapter.version}
    workflow.move_picture(**step)
    yield "move_picture", "again", step
    yield "move_picture", "the other way", {**step, "up": True}
    yield "move_picture", "one step more", {**step, "version": chapter.version + 1}
    draft = by_controller(at, draft_id=draft_of_table(at, "results"))
    answer = {**draft, "answers": {"r1": {"name": "Lesing"}}, "version": 1}
    workflow.answer_table(**answer)
    yield "answer_table", "again", answer
    yield "answer_table", "otherwise", {**answer, "answers": {"r1": {"name": "Skriving"}}}
    figure = workflow.FigureWanted("result", "result", 2026, "12")
    use = {**draft, "rows": [workflow.RowWanted("r1", 2026, at.met.indicator_id, (figure,))], "version": 2}
    done = workflow.apply_table(**use)
    yield "apply_table", "again", use
    yield "apply_table", "again, for a reason", {**use, "reason": "Ny"}
    yield "apply_table", "again, of an older page", {**use, "version": 1}
    workflow.undo_table(by=at.controller, import_id=done.pk, reason="Feil fil")
    yield "apply_table", "again, after it was taken back", use
    without = of_line(at, "missed", why="not_held", text="Ikke målt i år", version=0)
    workflow.go_without_figure(**without)
    yield "go_without_figure", "again", without
    yield "go_without_figure", "for another reason", {**without, "why": "no_source"}
    said = {"by": at.leader, "sector_id": at.skole.pk, "area_id": at.met.area_id, "year": 2026}
    row = workflow.comment_results(**said, text="Et godt år")
    gone = {**said, "text": "Et godt år", "pk": row.pk, "withdrawn": True, "version": row.version}
    workflow.comment_results(**gone)
    yield "comment_results", "withdrawn again", gone
    yield "comment_results", "written again after it was withdrawn", {**gone, "withdrawn": False}
    yield "comment_results", "of the same text, anew", {**said, "text": "Et godt år"}
