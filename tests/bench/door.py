"""Asking the program for pages as a server would: through WSGI and all middleware, signed in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from typing import Any

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.test import Client, RequestFactory

from indicators.models import Membership, Role, Sector, User
from indicators.workflow import program_user, save_record

HOST = "localhost"


class WrongAnswerError(RuntimeError):
    """The program answered something else than it must: a measurement of it is worth nothing."""


def reader() -> User:
    """Somebody who reads everything."""
    return _person("maler", Role.AUDITOR)


def leader(username: str, sector: Sector) -> User:
    """Somebody who reports for a sector."""
    return _person(username, Role.LEADER, sector)


def _person(username: str, role: Role, sector: Sector | None = None) -> User:
    person, made = User.objects.get_or_create(username=username)
    if made:
        values = {"user": person, "role": role, "sector": sector}
        save_record(by=program_user(), model=Membership, values=values, reason="Måling")
    return person


def signed_in(person: User) -> str:
    """The cookie of somebody who has signed in."""
    client = Client(SERVER_NAME=HOST)
    client.force_login(person)
    return f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}"


class Door:
    """A signed-in person at the server's door; ``accepts`` says which compression the browser knows."""

    def __init__(self, *, accepts: str = "identity") -> None:
        self.headers = {"cookie": signed_in(reader()), "accept-encoding": accepts}
        self.handler = WSGIHandler()

    def ask(self, address: str) -> Callable[[], bytes]:
        """An act that gets a page whole; raises :class:`WrongAnswerError` unless it is there."""
        return lambda: b"".join(self.pieces(address))

    def pieces(self, address: str) -> Iterator[bytes]:
        """The answer as it comes."""
        request = RequestFactory().get(address, headers=self.headers, SERVER_NAME=HOST)
        told: list[str] = []

        def start(status: str, _headers: Any, _error: Any = None, /) -> Callable[[bytes], object]:
            told.append(status)
            return lambda piece: None

        answer: Any = self.handler(request.environ, start)
        with closing(answer):
            if told != ["200 OK"]:
                raise WrongAnswerError(f"{address}: {told}")
            yield from answer
