"""Letters about publishing: to management that a proposal waits, to the controller how it went."""

from __future__ import annotations

from django.conf import settings
from django.urls import reverse

from indicators import workflow
from indicators.models import EditionProposal, User
from indicators.presentation.letters.letter import Letter
from indicators.presentation.letters.notices import decided_letter, proposal_letter


def tell_approvers(row: EditionProposal) -> None:
    """Write to each who may approve the proposal that it waits."""
    letter = proposal_letter(row, _address(row))
    workflow.write_to_approvers(
        proposal_id=row.pk, subject=letter.subject, body=letter.text, html=letter.html
    )


def decision(row: EditionProposal, by: User, *, published: bool, text: str) -> Letter:
    """The letter that tells whoever proposed it how it went."""
    return decided_letter(row, by.display_name, text, _address(row), published=published)


def _address(row: EditionProposal) -> str:
    return settings.SITE_URL + reverse("proposal", kwargs={"pk": row.pk})
