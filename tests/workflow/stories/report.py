"""The report: proof-reading, chapters and editions."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.utils import timezone

from indicators import workflow
from indicators.models import ReportChapter, Sector
from indicators.values.layouts import Layout, ReportKind
from tests import municipality, pictures
from tests.editions.publishing import published, with_files
from tests.rounds.conftest import Place, bring_to
from tests.workflow.acts import chaptered
from tests.workflow.more_acts import by_controller, mailed

from .telling import (
    Step,
)


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
