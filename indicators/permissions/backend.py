"""Django's door to the matrix."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.db.models import QuerySet

from indicators.models import User
from indicators.models.statements import prepared

from .matrix import allows
from .rights import USE_ADMIN
from .roles import roles_of


@prepared
def _person(user_id: int) -> QuerySet[User]:
    return User.objects.filter(pk=user_id)


class RoleBackend(ModelBackend):
    """Signs in by password, and answers ``has_perm`` from memberships alone.

    With an object the answer is about that object, without it in general.
    """

    def get_user(self, user_id: int) -> User | None:
        """Who has signed in; None where the person is shut out or gone."""
        found: User | None = next(iter(_person(user_id)), None)
        return found if found is not None and self.user_can_authenticate(found) else None

    def get_all_permissions(self, user_obj: Any, obj: Any = None) -> set[str]:
        """None: rights are asked about one by one, never listed."""
        return set()

    def has_perm(self, user_obj: Any, perm: str, obj: Any = None) -> bool:
        return allows(perm, roles_of(user_obj), user_obj, obj)

    def has_module_perms(self, user_obj: Any, app_label: str) -> bool:
        return app_label == "indicators" and self.has_perm(user_obj, USE_ADMIN)
