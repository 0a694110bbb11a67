"""Asking the program for pages as a server would: through WSGI and all middleware, signed in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from typing import Any

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.test import Client, RequestFactory

from indicators.models import Role, User
from indicators.workflow import program_user, save_record

HOST = "localhost"


class WrongAnswerError(RuntimeError):
    """The program answered something else than it must: a measurement of it is worth nothing."""


def reader() -> User:
    """Somebody who is signed in and reads everything."""
    person, made = User.objects.get_or_create(username="maler")
    if made:
        from indicators.models import Membership

        values = {"user": person, "role": Role.AUDITOR, "sector": None}
        save_record(by=program_user(), model=Membership, values=values, reason="Måling")
    return person


class Door:
    """A signed-in person at the server's door."""

    def __init__(self) -> None:
        client = Client(SERVER_NAME=HOST)
        client.force_login(reader())
        self.cookie = f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}"
        self.handler = WSGIHandler()

    def ask(self, address: str) -> Callable[[], bytes]:
        """An act that gets a page whole; raises :class:`WrongAnswerError` unless it is there."""
        return lambda: b"".join(self.pieces(address))

    def pieces(self, address: str) -> Iterator[bytes]:
        """The answer as it comes."""
        request = RequestFactory().get(address, headers={"cookie": self.cookie}, SERVER_NAME=HOST)
        told: list[str] = []

        def start(status: str, _headers: Any, _error: Any = None, /) -> Callable[[bytes], object]:
            told.append(status)
            return lambda piece: None

        answer: Any = self.handler(request.environ, start)
        with closing(answer):
            if told != ["200 OK"]:
                raise WrongAnswerError(f"{address}: {told}")
            yield from answer
