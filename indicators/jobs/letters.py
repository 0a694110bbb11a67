"""Letters: put in the queue by whoever sends one, and handed to the mail server by the process beside."""

from __future__ import annotations

import base64
import json
from collections.abc import Sequence
from hashlib import sha256

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings
from django.core.mail import EmailMessage, EmailMultiAlternatives
from django.core.mail.backends.base import BaseEmailBackend
from django.tasks import task


class QueueBackend(BaseEmailBackend):
    """A mail backend that puts letters in the queue. A letter of a transaction that fails is never sent."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Queue the letters that somebody is to get; how many."""
        letters = [message for message in email_messages if message.recipients()]
        for message in letters:
            send_letter.enqueue(folded(message))
        return len(letters)


def queue_for_nobody(message: EmailMessage) -> None:
    """Queue a letter that goes nowhere, so that an answer tells nobody whether there was one to send."""
    message.to = []
    send_letter.enqueue(folded(message))


@task()
def send_letter(letter: str) -> None:
    """Hand a folded letter to the mail server, if it is to anybody. The queue tries again what goes wrong."""
    unfolded(letter).send(using="outside")


def folded(message: EmailMessage) -> str:
    """A letter as one text that only the program can read: it may hold a link that sets a password."""
    alternatives = getattr(message, "alternatives", [])
    held = {
        "subject": str(message.subject),
        "body": str(message.body),
        "from_email": message.from_email,
        "to": list(message.to),
        "cc": list(message.cc),
        "bcc": list(message.bcc),
        "headers": {name: str(value) for name, value in message.extra_headers.items()},
        "html": next((str(one.content) for one in alternatives if one.mimetype == "text/html"), ""),
    }
    return _cipher().encrypt(json.dumps(held, ensure_ascii=False).encode()).decode()


def unfolded(letter: str) -> EmailMultiAlternatives:
    """The letter again. Raises ValueError where SECRET_KEY is no longer the one it was folded with."""
    try:
        held = json.loads(_cipher().decrypt(letter.encode()))
    except InvalidToken as error:
        raise ValueError("the letter was written under another SECRET_KEY") from error
    html = held.pop("html")
    message = EmailMultiAlternatives(**held)
    if html:
        message.attach_alternative(html, "text/html")
    return message


def _cipher() -> Fernet:
    key = sha256(b"malekort letters\n" + settings.SECRET_KEY.encode()).digest()
    return Fernet(base64.urlsafe_b64encode(key))
