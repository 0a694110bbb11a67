"""The program's own user, which loads data and keeps no password."""

from __future__ import annotations

from django.db import transaction

from indicators.models import Membership, Role, User

from .writing import trace

PROGRAM_USER = "malekort"


@transaction.atomic
def program_user() -> User:
    """The user that loading and generating act as: a controller who cannot sign in. Made when missing."""
    user, made = User.objects.get_or_create(
        username=PROGRAM_USER, defaults={"first_name": "Målekort", "last_name": "(programmet)"}
    )
    if made:
        user.set_unusable_password()
        user.save()
    if not Membership.objects.filter(user=user, role=Role.CONTROLLER).exists():
        role = Membership(user=user, role=Role.CONTROLLER)
        trace(role, by=user, reason="Programmets egen bruker til innlesing")
        role.full_clean()
        role.save()
    return user
