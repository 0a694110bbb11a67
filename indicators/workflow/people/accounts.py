"""What people do with their own accounts: each leaves an entry, and never the secret itself."""

from __future__ import annotations

from collections.abc import Iterable

from indicators.models import Act, User
from indicators.models.tracked import caused
from indicators.workflow.diff import Change, FieldText
from indicators.workflow.trail import acting

from .personal import require_not_anonymous

OWN = "Endret på Min konto"
BY_LETTER = "Nytt passord med lenke i e-post"


def set_password(*, person: User, password: str, forgotten: bool = False) -> None:
    """Set a person's own password, or fail with the entry that could not be written.

    ``forgotten`` is for the link in a letter: whoever has it acts as the person. Raises :class:`IsAnonymous`.
    """
    what, reason = (Act.RESET_PASSWORD, BY_LETTER) if forgotten else (Act.CHANGE_PASSWORD, OWN)
    person.must_change_password = False
    person.set_password(password)  # before the transaction: making the hash takes its time
    with acting(what, by=person, reason=reason) as going:
        require_not_anonymous(User.objects.select_for_update().get(pk=person.pk))
        person.save(update_fields=["password", "must_change_password"])
        going.note(person, Change({}, {}))


def note_factor(*, person: User, kind: str, added: bool) -> None:
    """Leave an entry that a person is getting or losing a second factor of a kind.

    Called before the row is written, so that a failing entry stops it. Inside an act (a controller removes
    a lost one, somebody is made anonymous) that act's own entry says it.
    """
    if caused.get() is not None:
        return
    told: dict[str, FieldText] = {"second_factor": kind}
    change = Change({}, told) if added else Change(told, {})
    with acting(Act.ADD_FACTOR if added else Act.REMOVE_FACTOR, by=person, reason=OWN) as going:
        going.note(person, change)


def end_sessions(*, by: User, sessions: Iterable[int]) -> int:
    """End some of one's own sessions; returns how many there were. Others' are left alone."""
    from allauth.usersessions.models import UserSession

    with acting(Act.END_SESSIONS, by=by, reason=OWN) as going:
        ended = list(UserSession.objects.filter(user=by, pk__in=list(sessions)))
        for session in ended:
            session.end()
        if ended:
            going.note(by, Change({}, {"sessions": str(len(ended))}))
    return len(ended)
