"""Letters about one thing that has happened: a question, a report to approve, a changed account."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from indicators.language import as_the_municipality
from indicators.models import Act, EditionProposal

from .letter import Letter, letter_from

ACCOUNT_TEMPLATES: Final = {
    Act.SAVE_USER: "account_address.txt",
    Act.ONE_TIME_PASSWORD: "account_password.txt",
    Act.REMOVE_FACTOR: "account_second_factor.txt",
}


def explanation_letter(asker: str, about: Sequence[str], of: str, text: str, address: str) -> Letter:
    """Tell leaders what they are asked to explain. ``about``: the indicators; ``of``: sector and round."""
    with as_the_municipality():
        context = {
            "who": asker,
            "about": about[0],
            "count": len(about),
            "listed": about if len(about) > 1 else (),
            "of": of,
            "text": text.strip(),
            "address": address,
        }
        return letter_from("explanation.txt", context)


def proposal_letter(row: EditionProposal, address: str) -> Letter:
    """Tell management that a report waits for approval."""
    with as_the_municipality():
        context = {
            "title": row.title,
            "who": row.proposed_by.display_name,
            "why": row.why,
            "despite": row.despite,
            "address": address,
        }
        return letter_from("proposal.txt", context)


def decided_letter(row: EditionProposal, who: str, text: str, address: str, *, published: bool) -> Letter:
    """Tell whoever proposed a report that it was published or sent back. ``text``: what was said of it."""
    with as_the_municipality():
        context = {
            "title": row.title,
            "who": who,
            "published": published,
            "text": text.strip(),
            "address": address,
        }
        return letter_from("proposal_decided.txt", context)


def account_letter(what: Act) -> Letter:
    """Tell somebody that another has changed the account, in the municipality's language."""
    with as_the_municipality():
        return letter_from(ACCOUNT_TEMPLATES[what], {})
