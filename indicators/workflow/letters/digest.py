"""Asking for the weekly digest, ending it, and sending one."""

from __future__ import annotations

from datetime import date, datetime

from django.utils import timezone

from indicators import permissions
from indicators.models import Act, Digest, Subscription, User
from indicators.workflow.refusals import NotAllowed, NotFound
from indicators.workflow.save import require, write
from indicators.workflow.trail import acting

from .mail import send

ASKED, ENDED, SENT = "Slått på av brukeren", "Slått av av brukeren", "Ukesoversikt"


def subscribe(*, by: User) -> Subscription:
    """Ask for one's own weekly digest of what happens from now on. Raises :class:`NotAllowed`."""
    with acting(Act.SUBSCRIBE, by=by, reason=ASKED):
        require(by, permissions.GET_DIGEST)
        row = _own(by)
        if row is None:
            row = Subscription(user=by, kind=Subscription.Kind.WEEK)
        elif not row.ended:
            return row
        row.since, row.ended = timezone.now(), False
        write(row, by=by, reason=ASKED)
    return row


def unsubscribe(*, by: User) -> None:
    """End one's own weekly digest. Anybody may, also who has lost the right to get it."""
    with acting(Act.UNSUBSCRIBE, by=by, reason=ENDED):
        row = _own(by)
        if row is not None and not row.ended:
            row.ended = True
            write(row, by=by, reason=ENDED)


def _own(by: User) -> Subscription | None:
    rows = Subscription.objects.select_for_update().filter(user=by, kind=Subscription.Kind.WEEK)
    return rows.first()


def send_digest(
    *,
    by: User,
    subscription_id: int,
    week: date,
    day: date,
    through: datetime,
    subject: str,
    text: str,
    html: str,
    off_href: str = "",
) -> Digest | None:
    """Send one person's digest of a week; None where that week's was sent before.

    ``off_href`` is the address that ends it by one click (RFC 8058), for the mail program's own button.

    The letter goes before the row that says so is written, as a reminder does. Raises :class:`NotAllowed`
    also where the recipient has no role any more, :class:`NotFound`, and :class:`NotSent`, after which
    nothing is written and the next run tries again.
    """
    require(by, permissions.SEND_DIGEST)
    row = Subscription.objects.select_related("user").filter(pk=subscription_id, ended=False).first()
    if row is None:
        raise NotFound("subscription", subscription_id)
    if not permissions.may_get_digest(permissions.roles_of(row.user, on=day)):
        raise NotAllowed(permissions.GET_DIGEST)
    if Digest.objects.filter(subscription=row, week=week).exists():
        return None
    ends = {"List-Unsubscribe": f"<{off_href}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
    send(row.user, subject, text, html, ends if off_href else None)
    with acting(Act.SEND_DIGEST, by=by, reason=SENT):
        Subscription.objects.select_for_update().get(pk=row.pk)
        if Digest.objects.filter(subscription=row, week=week).exists():
            return None
        made = Digest(subscription=row, week=week, day=day, through=through)
        write(made, by=by, reason=SENT)
        return made
