"""Proposed, approved, and fixed for ever: every way through, every role, and nothing changed after."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from hashlib import sha256
from typing import Any

import pytest
from django.db import transaction

from indicators import workflow
from indicators.judging import Readiness, readiness
from indicators.models import (
    Correction,
    Edition,
    EditionProposal,
    HardDeleteRefusedError,
    KeptFile,
    PublishedIsFixedError,
    TrailEntry,
)
from indicators.selectors.log.findings import Fault, Finding
from indicators.selectors.log.verification import verify
from tests.editions.publishing import DESPITE, MADE, proposed, published, with_files
from tests.rounds.conftest import Place, bring_to
from tests.rounds.conftest import place as place  # noqa: PLC0414 - a municipality in the middle of a round
from tests.trail.test_every_table import execute

pytestmark = pytest.mark.django_db

ALL = ("leader", "stranger", "contributor", "management", "auditor", "controller", "reader")


def acts() -> list[str]:
    return list(TrailEntry.objects.order_by("sequence").values_list("act", flat=True))


def test_what_is_approved_is_what_was_proposed_and_the_next_edition_says_why(place: Place) -> None:
    bring_to(place, "closed")
    begun = len(acts())
    row = with_files(place, document=b'{"utgave": 1}')
    one = workflow.publish_edition(by=place.management, proposal_id=row.pk, open_remarks=0)
    digests = {
        "document": sha256(b'{"utgave": 1}').hexdigest(),
        **{name: sha256(content + row.document.encode()).hexdigest() for name, content in MADE.items()},
    }
    assert {name: getattr(one, name) for name in digests} == digests
    assert {kept.sha256 for kept in KeptFile.objects.all() if kept.whole} == set(digests.values())
    assert (one.number, one.why, one.approved_by, one.proposal.despite) == (1, "", place.management, DESPITE)
    with pytest.raises(workflow.Invalid) as refused:
        proposed(place)
    assert refused.value.errors == {"why": ["Skriv hvorfor det trengs en ny utgave."]}
    two = published(place, document=b'{"utgave": 2}', why="Lesing er rettet")
    other = published(place, document=b'{"utgave": 2}', output="arsberetning")
    assert [(row.number, row.why) for row in (two, other)] == [(2, "Lesing er rettet"), (1, "")]
    once = ["propose_edition", "make_edition_files", "publish_edition"]
    assert acts()[begun:] == [*once, *once, *once]
    told = TrailEntry.objects.filter(act="publish_edition").order_by("sequence")[1]
    assert (told.subject_table, told.label, told.year, told.by) == (
        "edition", "Årsmelding 2026, utgave 2", 2026, place.management,
    )  # fmt: skip
    assert {name: told.after[name] for name in digests} == {name: getattr(two, name) for name in digests}
    assert verify().finding is None


LACKING: dict[str, tuple[Callable[[Place], object], dict[str, Any]]] = {
    "a round that is open": (
        lambda at: None,
        {"round_closed": False, "undelivered": ("Sektor for skole", "Sektor for helse")},
    ),
    "a sector": (lambda at: bring_to(at, "closed"), {"undelivered": ("Sektor for helse",)}),
    "what was opened again": (
        lambda at: (
            bring_to(at, "closed"),
            workflow.reopen(by=at.controller, submission_id=at.own.pk, reason="Feil"),
        ),
        {"undelivered": ("Sektor for skole", "Sektor for helse")},
    ),
    "a figure that is open": (
        lambda at: (
            bring_to(at, "closed"),
            workflow.open_one_figure(by=at.controller, line_id=at.met.pk, reason="Feil tall"),
        ),
        {"undelivered": ("Sektor for helse",), "open_figures": 1},
    ),
    "a chapter": (
        lambda at: (
            bring_to(at, "closed"),
            workflow.save_chapter(by=at.controller, year=2026, values={"title": "Innledning"}),
        ),
        {"undelivered": ("Sektor for helse",), "draft_chapters": 1},
    ),
    "an answer to the proof-reader": (
        lambda at: bring_to(at, "closed"),
        {"undelivered": ("Sektor for helse",), "open_remarks": 3},
    ),
}


@pytest.mark.parametrize("what", LACKING)
def test_what_is_lacking_is_said_and_takes_a_reason(place: Place, what: str) -> None:
    bring, told = LACKING[what]
    bring(place)
    lacking = Readiness(**{"round_closed": True, **told})
    remarks = lacking.open_remarks
    assert (readiness(2026, remarks), lacking.whole) == (lacking, False)
    with pytest.raises(workflow.NotReady) as refused:
        proposed(place, open_remarks=remarks, despite=" ")
    assert (refused.value.lacking, EditionProposal.objects.count()) == (lacking, 0)
    row = proposed(place, open_remarks=remarks)
    assert (row.despite, tuple(row.undelivered.splitlines()), row.round_closed) == (
        DESPITE, lacking.undelivered, lacking.round_closed,
    )  # fmt: skip
    counts = (row.open_figures, row.draft_chapters, row.open_remarks)
    assert counts == (lacking.open_figures, lacking.draft_chapters, lacking.open_remarks)


def whole(place: Place) -> None:
    """Nothing is lacking: the health sector owes nothing that counts."""
    bring_to(place, "closed")
    row = place.round.submissions.get(sector=place.helse)
    workflow.reopen(by=place.controller, submission_id=row.pk, reason="Leverer likevel")
    workflow.report_result(by=place.stranger, line_id=place.other.pk, text="11", reason="Ført")
    workflow.submit(by=place.stranger, submission_id=row.pk)
    workflow.approve(by=place.management, submission_id=row.pk)


def test_what_has_come_to_be_lacking_since_takes_a_reason_of_whoever_approves(place: Place) -> None:
    whole(place)
    assert readiness(2026, 0) == Readiness(round_closed=True)
    row = with_files(place, despite="Ikke nødvendig")
    assert row.despite == ""
    workflow.open_one_figure(by=place.controller, line_id=place.met.pk, reason="Feil tall")
    given = {"by": place.management, "proposal_id": row.pk, "open_remarks": 2}
    with pytest.raises(workflow.NotReady) as refused:
        workflow.publish_edition(**given)
    assert refused.value.lacking == Readiness(round_closed=True, open_figures=1, open_remarks=2)
    made = workflow.publish_edition(**given, despite="Tallet rettes i neste utgave")
    assert made.proposal.decision == "Tallet rettes i neste utgave"
    assert TrailEntry.objects.order_by("sequence").last().reason == "Tallet rettes i neste utgave"  # type: ignore[union-attr]
    assert Correction.objects.get().state == "open"


STATES: dict[str, Callable[[Place], EditionProposal]] = {
    "without files": proposed,
    "waiting": with_files,
    "returned": lambda at: workflow.return_proposal(
        by=at.management, proposal_id=with_files(at).pk, reason="Se over"
    ),
    "withdrawn": lambda at: workflow.withdraw_proposal(by=at.controller, proposal_id=with_files(at).pk),
    "published": lambda at: published(at).proposal,
}

FILES_AGAIN = dict.fromkeys(MADE, b"noe annet")
DECIDING: dict[str, Callable[[Place, int], object]] = {
    "publish": lambda at, pk: workflow.publish_edition(by=at.management, proposal_id=pk, open_remarks=0),
    "return": lambda at, pk: workflow.return_proposal(by=at.management, proposal_id=pk, reason="Nei"),
    "withdraw": lambda at, pk: workflow.withdraw_proposal(by=at.controller, proposal_id=pk),
    "files": lambda at, pk: workflow.keep_edition_files(
        by=workflow.program_user(), proposal_id=pk, files=FILES_AGAIN
    ),
    "propose": lambda at, pk: proposed(at, why="Ny"),
}
DONE, SAME = "done", "same"
FROM_STATE = {
    #                 publish        return         withdraw       files  propose
    "without files": ("Invalid",     DONE,          DONE,          DONE,  "Invalid"),
    "waiting":       (DONE,          DONE,          DONE,          SAME,  "Invalid"),
    "returned":      ("NotPossible", "NotPossible", "NotPossible", SAME,  DONE),
    "withdrawn":     ("NotPossible", "NotPossible", SAME,          SAME,  DONE),
    "published":     (SAME,          "NotPossible", "NotPossible", SAME,  DONE),
}  # fmt: skip


def outcome(call: Callable[[], object]) -> str:
    """What comes of an act, taken back: a refusal, done, or nothing that was not there."""
    with transaction.atomic():
        before = len(acts())
        try:
            with transaction.atomic():
                call()
            said = DONE if len(acts()) > before else SAME
        except workflow.Refusal as refusal:
            said = type(refusal).__name__
        transaction.set_rollback(True)
    return said


def test_every_act_from_every_state(place: Place) -> None:
    bring_to(place, "closed")
    found = {}
    for state, bring in STATES.items():
        with transaction.atomic():
            pk = bring(place).pk
            found[state] = tuple(outcome(lambda do=do, pk=pk: do(place, pk)) for do in DECIDING.values())
            transaction.set_rollback(True)
    assert found == FROM_STATE


def test_every_act_by_every_role(place: Place) -> None:
    bring_to(place, "closed")
    edition = published(place, output="arsberetning")
    row = with_files(place)
    nobody = set(ALL)
    found = {}
    for name in ALL:
        by = getattr(place, name)
        told = {"by": by, "proposal_id": row.pk}
        calls: dict[str, Callable[[], object]] = {
            "propose": lambda by=by: proposed(place, by=by, year=2025),
            "withdraw": lambda told=told: workflow.withdraw_proposal(**told),
            "return": lambda told=told: workflow.return_proposal(**told, reason="Nei"),
            "publish": lambda told=told: workflow.publish_edition(**told, open_remarks=0),
            "date": lambda by=by: workflow.date_edition(
                by=by, edition_id=edition.pk, submitted_on=date(2027, 3, 1)
            ),
        }
        found[name] = {what for what, call in calls.items() if outcome(call) == DONE}
        nobody -= {name} if found[name] else set()
    assert {name: found[name] for name in ("controller", "management")} == {
        "controller": {"propose", "withdraw", "date"},
        "management": {"return", "publish"},
    }
    assert nobody == {"leader", "stranger", "contributor", "auditor", "reader"}


def test_nobody_approves_what_they_proposed_themselves(place: Place) -> None:
    bring_to(place, "closed")
    both = workflow.program_user()  # holds the role of the controller and that of management
    row = with_files(place, by=both)
    for call in (
        lambda: workflow.publish_edition(by=both, proposal_id=row.pk, open_remarks=0),
        lambda: workflow.return_proposal(by=both, proposal_id=row.pk, reason="Nei"),
    ):
        assert outcome(call) == "NotAllowed"


def test_a_form_that_is_sent_twice_proposes_once(place: Place) -> None:
    bring_to(place, "closed")
    first, second = (proposed(place, once="abc", document=b"{%d}" % one) for one in (1, 2))
    assert (first.pk, EditionProposal.objects.count()) == (second.pk, 1)


def test_when_it_was_submitted_and_adopted_is_changed_with_a_reason(place: Place) -> None:
    bring_to(place, "closed")
    edition = published(place)
    given = {"by": place.controller, "edition_id": edition.pk}
    row = workflow.date_edition(**given, submitted_on=date(2027, 3, 31))
    adopted = {"submitted_on": date(2027, 3, 31), "adopted_on": date(2027, 6, 16), "adopted_case": "KS 45/27"}
    row = workflow.date_edition(**given, **adopted, version=row.version)
    assert (row.submitted_on, row.adopted_on, row.adopted_case, row.version) == (*adopted.values(), 2)
    assert workflow.date_edition(**given, **adopted).version == 2
    wrong = {**adopted, "adopted_on": date(2027, 3, 1)}
    refusals = {
        "no reason": lambda: workflow.date_edition(**given, **{**adopted, "adopted_case": "KS 46/27"}),
        "before": lambda: workflow.date_edition(**given, **wrong, reason="Rettet"),
        "a case without a day": lambda: workflow.date_edition(**given, adopted_case="1/27", reason="Rettet"),
        "years away": lambda: workflow.date_edition(
            **given, **{**adopted, "adopted_on": date(2036, 6, 16)}, reason="Rettet"
        ),
        "no edition": lambda: workflow.date_edition(by=place.controller, edition_id=0),
    }
    assert {name: outcome(call) for name, call in refusals.items()} == {
        "no reason": "NeedsReason",
        "before": "Invalid",
        "a case without a day": "Invalid",
        "years away": "Invalid",
        "no edition": "NotFound",
    }
    assert Edition.objects.get().version == 1


def test_what_is_published_is_neither_changed_nor_deleted(place: Place) -> None:
    bring_to(place, "closed")
    edition = published(place)
    kept = KeptFile.objects.get(pk=edition.pdf)
    ways: list[tuple[type[Exception], Callable[[], object]]] = [
        (PublishedIsFixedError, edition.save),
        (PublishedIsFixedError, kept.save),
        (PublishedIsFixedError, kept.delete),
        (HardDeleteRefusedError, edition.delete),
        *(
            (PublishedIsFixedError, way)
            for rows in (Edition.objects.all(), KeptFile.objects.all())
            for way in (rows.delete, lambda rows=rows: rows.update(**{rows.model._meta.pk.name: 9}))
        ),
    ]
    for error, way in ways:
        with pytest.raises(error):
            way()
    assert (Edition.objects.count(), KeptFile.objects.count()) == (1, 4)


ALTER = "UPDATE indicators_keptfile SET content = %s WHERE sha256 = %s"
FORGERIES: dict[str, tuple[str, Fault, str]] = {
    "a file altered": (ALTER, Fault.FILE_ALTERED, "pdf"),
    "its document": (ALTER, Fault.FILE_ALTERED, "document"),
    "its size": (
        "UPDATE indicators_keptfile SET size = size + 1 WHERE sha256 = %s", Fault.FILE_ALTERED, "docx",
    ),
    "a file removed": ("DELETE FROM indicators_keptfile WHERE sha256 = %s", Fault.FILE_REMOVED, "html"),
}  # fmt: skip


@pytest.mark.parametrize("way", FORGERIES)
def test_a_file_that_was_tampered_with_is_found(place: Place, way: str) -> None:
    bring_to(place, "closed")
    edition = published(place)
    statement, fault, column = FORGERIES[way]
    given = [b"noe annet"] if statement is ALTER else []
    execute(statement, *given, getattr(edition, column))
    assert verify().finding == Finding(fault, edition.proposal_id, "editionproposal", (column,))


def test_an_edition_that_points_at_another_file_is_found(place: Place) -> None:
    bring_to(place, "closed")
    edition = published(place)
    execute("UPDATE indicators_edition SET pdf = html WHERE id = %s", edition.pk)
    assert verify().finding == Finding(Fault.ROW_ALTERED, edition.pk, "edition", ("pdf",))
