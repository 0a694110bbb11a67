"""Editions of the town's report in every state: told after the story, and to the folder ``report`` alone."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils import timezone

from indicators import workflow
from indicators.models import User
from tests.selectors.town import TODAY, Town, on

FILES = {"html": b"<!doctype html>", "pdf": b"%PDF", "docx": b"PK"}


def tell_editions(town: Town) -> None:
    """Two editions of 2025 and one of its other report, and proposals in every other state.

    The first edition is handled by the council and the second is not; what waits of 2025 was proposed after
    what waits of 2026.
    """
    with on(TODAY):
        people = {one.username: one for one in User.objects.all()}
        first = _published(people, title="Første", output="arsmelding")
        _published(people, title="Andre", output="arsmelding", why="Lesing er rettet")
        _published(people, title="Beretning", output="arsberetning")
        workflow.date_edition(
            by=people["controller"], edition_id=first, submitted_on=date(2026, 4, 1),
            adopted_on=date(2026, 6, 17), adopted_case="26/44",
        )  # fmt: skip
        back = _proposed(people, title="Returnert", year=2026)
        workflow.return_proposal(by=people["ledelse"], proposal_id=back, reason="Ikke ennå")
        gone = _proposed(people, title="Trukket", year=2026)
        workflow.withdraw_proposal(by=people["controller"], proposal_id=gone)
        town.pk["waits_2026"] = _proposed(people, title="Venter 2026", year=2026)
        town.pk["waits_2025"] = _proposed(people, title="Venter 2025", why="Enda en")


def _proposed(people: dict[str, User], *, title: str, year: int = 2025, **more: Any) -> int:
    given: dict[str, Any] = {"output": "arsmelding", "language": "nb", "asked": "{}"}
    given |= {"document": title.encode(), "title": title, "year": year, "despite": "Skole leverte ikke"}
    given |= {"read_at": 7, "open_remarks": 0, "by": people["controller"], "moment": timezone.now()}
    row = workflow.propose_edition(**{**given, **more})
    workflow.keep_edition_files(by=workflow.program_user(), proposal_id=row.pk, files=FILES)
    return row.pk


def _published(people: dict[str, User], **told: Any) -> int:
    return workflow.publish_edition(
        by=people["ledelse"], proposal_id=_proposed(people, **told), open_remarks=0
    ).pk
