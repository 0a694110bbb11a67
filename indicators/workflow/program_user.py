"""The program's own user, which loads data and keeps no password."""

from __future__ import annotations

from django.db import transaction

from indicators.models import PROGRAM_USER, Act, Membership, Role, User
from indicators.workflow.people.personal import tokens_for_texts

from .diff import Change
from .save import trace
from .trail import acting

ROLES = frozenset({Role.CONTROLLER, Role.MANAGEMENT})
"""What it takes to load, to follow the directory, and to give every role."""
REASON = "Programmets egen bruker til innlesing"


def program_user() -> User:
    """The user that loading and generating act as: it cannot sign in. Made when missing."""
    found = User.objects.filter(username=PROGRAM_USER).first()
    if found is None or _lacking(found):
        return _made()
    return found


def _lacking(user: User) -> list[Role]:
    held = set(Membership.objects.filter(user=user).values_list("role", flat=True))
    return sorted(ROLES - held)


@transaction.atomic
def _made() -> User:
    user, made = User.objects.get_or_create(
        username=PROGRAM_USER, defaults={"first_name": "Målekort", "last_name": "(programmet)"}
    )
    if made:
        with acting(Act.SAVE_USER, by=user, reason=REASON) as going:
            user.set_unusable_password()
            user.save()
            going.note(user, Change({}, tokens_for_texts(user, {"username": user.username})))
    for name in _lacking(user):
        role = Membership(user=user, role=name)
        with acting(Act.GIVE_ROLE, by=user, reason=REASON):
            trace(role, by=user, reason=REASON)
            role.full_clean()
            role.save()
    return user
