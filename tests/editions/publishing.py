"""A year that is closed, and what it takes to publish its report."""

from __future__ import annotations

from typing import Any

from indicators import workflow
from indicators.models import Edition, EditionProposal
from tests.rounds.conftest import Place

MADE = {"html": b"<!doctype html>", "pdf": b"%PDF", "docx": b"PK"}
ASKED = '{"by": "area", "chapters": ["hovedtrekk"], "kind": "arsmelding"}'
DESPITE = "Helse leverte ikke"
"""The health sector of the place has delivered nothing, so that every proposal needs it."""


def proposed(place: Place, document: bytes = b"{}", **given: Any) -> EditionProposal:
    """A proposal of the year that stands, with nothing made of it."""
    asked = {
        "year": 2026,
        "output": "arsmelding",
        "title": "Årsmelding 2026",
        "language": "nb",
        "asked": ASKED,
    }
    told = {"moment": place.round.ends_at, "read_at": 7, "open_remarks": 0, "despite": DESPITE}
    return workflow.propose_edition(
        **{"by": place.controller, "document": document, **asked, **told, **given}
    )


def with_files(place: Place, **given: Any) -> EditionProposal:
    """The same with files."""
    row = proposed(place, **given)
    files = {name: content + row.document.encode() for name, content in MADE.items()}
    return workflow.keep_edition_files(by=workflow.program_user(), proposal_id=row.pk, files=files)


def published(place: Place, **given: Any) -> Edition:
    """The same approved."""
    row = with_files(place, **given)
    return workflow.publish_edition(by=place.management, proposal_id=row.pk, open_remarks=0)
