"""Reminding a sector's leaders of a deadline, by e-mail."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from indicators import permissions
from indicators.models import EDITABLE, Act, Reminder, RoundState, Submission, User, leaders_of
from indicators.workflow.refusals import NotFound, NotPossible
from indicators.workflow.save import require, write
from indicators.workflow.texts import checked_reason
from indicators.workflow.trail import acting

from .mail import send

REMINDED = "Ikke levert"


def remind(
    *,
    by: User,
    submission_id: int,
    to_id: int,
    subject: str,
    text: str,
    day: date | None = None,
    days: int | None = None,
    reason: str = "",
    html: str = "",
) -> Reminder | None:
    """Send one letter to one leader of a sector that has not delivered; None where it was sent before.

    Once per person, submission and step of the rhythm (``days`` after the deadline); by hand (``days`` is
    None) once a day. The letter goes before the row that says so is written, because no transaction waits
    for a mail server: should the row fail, the letter comes twice and never not at all.
    Raises :class:`NotAllowed`, :class:`NotFound` also for somebody who leads no such sector,
    :class:`NotPossible`, and :class:`NotSent`, after which nothing is written.
    """
    day = day or timezone.localdate()
    checked_reason(reason)  # before the letter goes
    require(by, permissions.REMIND)
    row = Submission.objects.select_related("round").filter(pk=submission_id).first()
    if row is None:
        raise NotFound("submission", submission_id)
    if row.state not in EDITABLE or row.round.state == RoundState.PLANNED:
        raise NotPossible(Act.REMIND, row.state)
    leaders = leaders_of([row.sector_id], day).get(row.sector_id, [])
    person = next((one for one in leaders if one.pk == to_id), None)
    if person is None:
        raise NotFound("person", to_id)
    if _was_sent(row, person, day, days):
        return None
    send(person, subject, text, html)
    with acting(Act.REMIND, by=by, reason=reason or REMINDED):
        locked = Submission.objects.select_for_update().get(pk=submission_id)
        if _was_sent(locked, person, day, days):
            return None
        made = Reminder(submission=row, to=person, day=day, days=days)
        write(made, by=by, reason=reason or REMINDED)
        return made


def _was_sent(row: Submission, to: User, day: date, days: int | None) -> bool:
    sent = Reminder.objects.filter(submission=row, to=to, days=days)
    return (sent.filter(day=day) if days is None else sent).exists()
