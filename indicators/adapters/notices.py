"""Letters to people whose account was changed by somebody else."""

from __future__ import annotations

import logging
from typing import Any

from django.core.mail import send_mail

from indicators.models import Act, User
from indicators.presentation.letters.notices import account_letter

log = logging.getLogger("indicators.sign_in")


def tell_of_change(sender: Any, person: User, what: Act, address: str, **kwargs: Any) -> None:
    """Receiver of ``account_changed``: a mail server that is away changes no answer, and is logged."""
    letter = account_letter(what)
    try:
        send_mail(letter.subject, letter.text, None, [address], html_message=letter.html)
    except OSError:
        log.warning("No letter was sent to %s about %s", person.pk, what)
