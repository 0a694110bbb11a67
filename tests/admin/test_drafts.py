"""Drafts in the administration: only those who may read them reach a page that shows them."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from indicators import workflow
from indicators.models import ResultComment
from tests.rounds.conftest import Place, complete, enter, place

__all__ = ["place"]

DRAFT = "73,25"
READS = {"leader": True, "controller": True, "stranger": False, "auditor": False}


@pytest.mark.parametrize(("role", "reads"), READS.items())
def test_a_draft_is_shown_to_its_own_alone(place: Place, role: str, reads: bool) -> None:
    enter(place, place.leader, place.met, DRAFT)
    client = Client()
    client.force_login(getattr(place, role))
    line, indicator = place.met.pk, place.met.indicator_id
    addresses = [
        reverse("admin:indicators_scorecardline_changelist"),
        reverse("admin:indicators_indicator_changelist"),
        reverse("admin:indicators_scorecardline_change", args=[line]),
        reverse("admin:indicators_scorecardline_history", args=[line]),
        reverse("admin:indicators_indicator_change", args=[indicator]),
        reverse("admin:indicators_indicator_history", args=[indicator]),
    ]
    answers = [client.get(address) for address in addresses]
    assert [answer.status_code for answer in answers] == [200, 200, *([200 if reads else 404] * 4)]
    assert [DRAFT in answer.content.decode() for answer in answers] == [reads] * 6


NOTE, COMMENT = "Hemmelig note", "Hemmelig kommentar"


def noted(place: Place) -> dict[str, int]:
    """A note and a comment of an unsent delivery; their numbers by model."""
    note = workflow.note_figure(by=place.leader, line_id=place.met.pk, text=NOTE)
    comment, _ = workflow.save_record(
        by=place.leader,
        model=ResultComment,
        values={"area": place.met.area, "year": 2026, "code": "k", "order": 1, "text": COMMENT},
        links={"indicators": [place.met.indicator]},
        reason="Skrevet",
    )
    return {"footnote": note.pk, "resultcomment": comment.pk}


def read_in_the_administration(user: object, model: str, pk: int) -> list[tuple[int, bool]]:
    client = Client()
    client.force_login(user)  # type: ignore[arg-type]
    view = f"admin:indicators_{model}"
    listed = reverse(f"{view}_changelist")
    pages = [listed, f"{listed}?q=Hemmelig"]
    pages += [reverse(f"{view}_{page}", args=[pk]) for page in ("change", "history")]
    answers = [client.get(page) for page in pages]
    words = [one.content.decode() for one in answers]
    told = [any(secret in text for secret in (NOTE, COMMENT)) for text in words]
    return [(one.status_code, there) for one, there in zip(answers, told, strict=True)]


@pytest.mark.parametrize("model", ["footnote", "resultcomment"])
def test_a_draft_of_a_note_is_a_draft_in_the_administration_too(place: Place, model: str) -> None:
    pk = noted(place)[model]
    seen, unseen = [(200, True)] * 4, [(200, False)] * 2 + [(404, False)] * 2
    found = {role: read_in_the_administration(getattr(place, role), model, pk) for role in READS}
    assert found == {role: seen if reads else unseen for role, reads in READS.items()}
    complete(place)
    workflow.submit(by=place.leader, submission_id=place.own.pk)
    found = {role: read_in_the_administration(getattr(place, role), model, pk) for role in READS}
    assert found == dict.fromkeys(READS, seen)


def test_a_draft_of_a_note_is_no_choice_on_anothers_line(place: Place) -> None:
    noted(place)
    client = Client()
    client.force_login(place.stranger)
    page = client.get(reverse("admin:indicators_scorecardline_change", args=[place.other.pk]))
    assert (page.status_code, "Hemmelig" in page.content.decode()) == (200, False)
