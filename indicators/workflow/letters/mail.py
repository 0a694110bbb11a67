"""Handing a letter to the mail server."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar

from django.core.mail import EmailMultiAlternatives

from indicators.models import User
from indicators.workflow.refusals import NotSent

logger = logging.getLogger(__name__)
_mailer: ContextVar[str] = ContextVar("mailer", default="default")


@contextmanager
def waiting_for_the_server() -> Iterator[None]:
    """Inside, letters go to the mail server at once and a refusal is known: for commands, which may wait."""
    before = _mailer.set("outside")
    try:
        yield
    finally:
        _mailer.reset(before)


def send_all(people: Iterable[User], subject: str, text: str, html: str = "") -> None:
    """One letter to each who has an address; the first that fails is raised when all are tried."""
    failed: NotSent | None = None
    for person in people:
        try:
            if person.email:
                send(person, subject, text, html)
        except NotSent as refusal:
            failed = failed or refusal
    if failed:
        raise failed


def send(
    person: User, subject: str, text: str, html: str = "", headers: Mapping[str, str] | None = None
) -> None:
    """Send a letter to one person: by way of the queue, but for commands.

    Raises :class:`NotSent` where the person has no address, and in a command where the mail server refuses.
    """
    if not person.email:
        raise NotSent(person.display_name, "")
    try:
        headed = " ".join(subject.split())
        letter = EmailMultiAlternatives(headed, text, None, [person.email], headers=dict(headers or {}))
        if html:
            letter.attach_alternative(html, "text/html")
        letter.send(using=_mailer.get())
    except OSError as error:  # smtplib's own errors are among them
        logger.warning("A letter was not handed over: %s", error)
        raise NotSent(person.display_name, str(error)) from error
