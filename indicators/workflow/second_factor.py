"""Taking a second factor away from somebody who has lost it."""

from __future__ import annotations

import logging

from indicators import permissions
from indicators.models import Act, User

from .changes import Change
from .refusals import NotFound
from .trail import acting
from .writing import require

log = logging.getLogger("indicators.sign_in")


REASON = "Tofaktoren er fjernet"


def remove_second_factor(*, by: User, pk: int) -> int:
    """Remove app, keys and recovery codes of a person and end the sessions; returns how many there were.

    Raises :class:`NotAllowed`, :class:`NotFound`.
    """
    from allauth.mfa.models import Authenticator
    from allauth.usersessions.models import UserSession

    with acting(Act.REMOVE_FACTOR, by=by, reason=REASON) as going:
        require(by, permissions.MANAGE_PEOPLE)
        person = User.objects.select_for_update().filter(pk=pk).first()
        if person is None:
            raise NotFound("user", pk)
        removed: int = Authenticator.objects.filter(user=person).delete()[0]
        for session in UserSession.objects.filter(user=person):
            session.end()
        if removed:
            going.note(person, Change({}, {}))
    if removed:
        log.warning("Second factor of %s removed by %s", person.username, by.username)
    return removed
