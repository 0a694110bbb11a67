"""Django's door to the matrix."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.backends import ModelBackend

from .matrix import allows
from .rights import USE_ADMIN
from .roles import roles_of


class RoleBackend(ModelBackend):
    """Signs in by password, and answers ``has_perm`` from memberships alone.

    With an object the answer is about that object, without it in general.
    """

    def get_all_permissions(self, user_obj: Any, obj: Any = None) -> set[str]:
        """None: rights are asked about one by one, never listed."""
        return set()

    def has_perm(self, user_obj: Any, perm: str, obj: Any = None) -> bool:
        return allows(perm, roles_of(user_obj), user_obj, obj)

    def has_module_perms(self, user_obj: Any, app_label: str) -> bool:
        return app_label == "indicators" and self.has_perm(user_obj, USE_ADMIN)
