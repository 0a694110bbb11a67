"""Taking a second factor away from somebody who has lost it."""

from __future__ import annotations

import logging

from django.db import transaction

from indicators import permissions
from indicators.models import User

from .refusals import NotFound
from .writing import require

log = logging.getLogger("indicators.sign_in")


@transaction.atomic
def remove_second_factor(*, by: User, pk: int) -> int:
    """Remove app, keys and recovery codes of a person and end the sessions; returns how many there were.

    Raises :class:`NotAllowed`, :class:`NotFound`.
    """
    from allauth.mfa.models import Authenticator
    from allauth.usersessions.models import UserSession

    require(by, permissions.MANAGE_PEOPLE)
    person = User.objects.select_for_update().filter(pk=pk).first()
    if person is None:
        raise NotFound("user", pk)
    removed: int = Authenticator.objects.filter(user=person).delete()[0]
    for session in UserSession.objects.filter(user=person):
        session.end()
    if removed:
        log.warning("Second factor of %s removed by %s", person.username, by.username)
    return removed
