"""Links by which somebody chooses a password: once, and not for long."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.utils.crypto import constant_time_compare
from django.utils.http import base36_to_int

INVITED_SECONDS = 7 * 24 * 3600


def never_in(person: Any) -> bool:
    """Whether somebody has an account that was never used: made by another, with a password to be changed."""
    return bool(person.must_change_password and person.last_login is None)


class WayInTokens(PasswordResetTokenGenerator):
    """Django's own, but that an invitation holds for a week: whoever is invited need not be at work today.

    A token stops at its first use, because it is made of the password and of the last sign-in.
    """

    def check_token(self, user: Any, token: str | None) -> bool:
        """Whether a token is the person's, unused, and not too old."""
        stamp = (token or "").partition("-")[0]
        if not user or not token or not stamp:
            return False
        try:
            made = base36_to_int(stamp)
        except ValueError:
            return False
        keys = (self.secret, *self.secret_fallbacks)
        if not any(
            constant_time_compare(self._make_token_with_timestamp(user, made, key), token) for key in keys
        ):
            return False
        seconds = INVITED_SECONDS if never_in(user) else settings.PASSWORD_RESET_TIMEOUT
        return self._num_seconds(self._now()) - made <= seconds


way_in_tokens = WayInTokens()
