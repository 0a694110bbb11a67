"""Handing a letter to the mail server."""

from __future__ import annotations

from django.core.mail import send_mail

from indicators.models import User

from .refusals import NotSent


def send(person: User, subject: str, text: str, html: str = "") -> None:
    """Send a letter to one person. Raises :class:`NotSent`, also where the person has no address."""
    if not person.email:
        raise NotSent(person.display_name, "")
    try:
        send_mail(subject, text, None, [person.email], html_message=html or None)
    except OSError as error:  # smtplib's own errors are among them
        raise NotSent(person.display_name, str(error)) from error
