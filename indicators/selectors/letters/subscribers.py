"""Who has the weekly digest turned on, and where the last one of each ended."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone

from indicators.models import Digest, Subscription, User
from indicators.permissions import may_get_digest, roles_of
from indicators.selectors.waiting import Waiting, waiting_on


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody who has asked for it. ``sector_ids`` is None for those who get it for all sectors.

    ``since`` and ``since_day`` are where the last one ended, ``asked_at`` when it was asked for; ``sent``:
    whether this week's was sent, ``first``: whether none was before. ``waiting``: what waits for the person.
    """

    subscription_id: int
    name: str
    email: str
    sector_ids: frozenset[int] | None
    since: datetime
    since_day: date
    sent: bool
    asked_at: datetime
    first: bool
    waiting: Waiting


def recipients(day: date) -> tuple[Recipient, ...]:
    """Those who have asked for the weekly digest and may get it on a day."""
    week = monday(day)
    found = []
    for row in Subscription.objects.filter(ended=False, user__is_active=True).select_related("user"):
        roles = roles_of(row.user, on=day)
        if not may_get_digest(roles):
            continue
        last = row.digests.order_by("-through").first()
        goes_on = last is not None and last.through > row.since
        everything = roles.management or roles.controller or roles.auditor
        found.append(
            Recipient(
                subscription_id=row.pk,
                name=row.user.display_name,
                email=row.user.email,
                sector_ids=None if everything else roles.sector_ids,
                since=last.through if last and goes_on else row.since,
                since_day=last.day if last and goes_on else timezone.localdate(row.since),
                sent=Digest.objects.filter(subscription=row, week=week).exists(),
                asked_at=row.since,
                first=last is None,
                waiting=waiting_on(row.user),
            )
        )
    return tuple(found)


def subscribed(user: User) -> bool:
    """Whether a person has the weekly digest turned on."""
    return Subscription.objects.filter(user=user, kind=Subscription.Kind.WEEK, ended=False).exists()


def subscriber(subscription_id: int, asked_at: datetime) -> User | None:
    """Who has the digest that was asked for at that moment turned on; None for nobody any more."""
    rows = Subscription.objects.select_related("user").filter(pk=subscription_id, since=asked_at, ended=False)
    row = rows.first()
    return row.user if row else None


def monday(day: date) -> date:
    """The Monday of a day's week."""
    return day - timedelta(days=day.weekday())
