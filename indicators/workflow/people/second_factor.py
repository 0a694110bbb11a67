"""Taking a second factor away from somebody who has lost it."""

from __future__ import annotations

import logging

from indicators.models import Act, User
from indicators.workflow.diff import Change
from indicators.workflow.refusals import NeedsReason
from indicators.workflow.trail import acting

from .people import account_for_change, notify_of_change, sign_out

log = logging.getLogger("indicators.sign_in")


REASON = "Tofaktoren er fjernet"


def remove_second_factor(*, by: User, pk: int, reason: str = REASON) -> int:
    """Remove app, keys and recovery codes of a person and end the sessions; returns how many there were.

    The person gets a letter. Raises :class:`NotAllowed`, :class:`CannotKeep`, :class:`NeedsReason`,
    :class:`NotFound`, :class:`IsAnonymous`.
    """
    from allauth.mfa.models import Authenticator

    with acting(Act.REMOVE_FACTOR, by=by, reason=reason) as going:
        person = account_for_change(by, pk)
        if not reason.strip():
            raise NeedsReason
        removed: int = Authenticator.objects.filter(user=person).delete()[0]
        sign_out(person)
        if removed:
            going.note(person, Change({}, {}))
            notify_of_change(person, Act.REMOVE_FACTOR, person.email)
    if removed:
        log.warning("Second factor of %s removed by %s", person.username, by.username)
    return removed
