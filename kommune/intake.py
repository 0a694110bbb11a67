"""What a request brings is taken in whole, within a time and a size, before anybody works on it.

A few threads answer everybody. A connection that sends a byte a second must not hold one of them, and a large
body must not fill a disk before anybody has asked who sent it. So the event loop of the server, which holds
thousands of connections at no cost, takes in the body, and a thread gets the request when it is there.
"""

from __future__ import annotations

import asyncio
import os
import re
import threading
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any

type Scope = dict[str, Any]
type Message = dict[str, Any]
type Receive = Callable[[], Awaitable[Message]]
type Send = Callable[[Message], Awaitable[None]]
type Application = Callable[[Scope, Receive, Send], Awaitable[None]]

PATIENCE = 30.0
"""Seconds in which a body must have come whole."""
HELD = 128 * 1024 * 1024
"""Bytes of unfinished bodies that one server process holds at a time, of all connections together."""
SMALL = 64 * 1024
"""Bytes that are taken from somebody who has not signed in: the forms of the account's pages are smaller."""

LARGE = 20 * 1024 * 1024
"""Bytes that are taken where a picture is sent; the page itself says what is still too large."""

LOW_PRIORITY = 10
"""Of the threads that check passwords, as `nice` counts."""

REFUSALS = {
    400: "Adressen har tegn som ikke kan stå i en adresse.",
    408: "Det du sendte, kom for sakte fram. Prøv igjen.",
    413: "Det du sendte, er for stort for programmet.",
    503: "Det er for mye å ta imot akkurat nå. Prøv igjen om litt.",
}


class _RefusedError(Exception):
    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


class Intake:
    """ASGI middleware in front of the program.

    ``most`` is the largest body in bytes; ``small`` says of which requests no more than ``SMALL`` is taken,
    ``large`` of which others as much as ``LARGE``.
    """

    def __init__(
        self,
        application: Application,
        most: int,
        small: Callable[[Scope], bool] = lambda scope: False,
        large: Callable[[Scope], bool] = lambda scope: False,
    ) -> None:
        self.application, self.most, self.small, self.large = application, most, small, large
        self._held = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.application(scope, receive, send)
            return
        try:
            body = await self._whole(scope, receive)
        except _RefusedError as refused:
            await _refuse(refused.status, send)
            return
        if body is None:
            return  # the connection is gone
        await self.application(scope, _replayed(body, receive), send)

    async def _whole(self, scope: Scope, receive: Receive) -> bytes | None:
        if not scope["query_string"].isascii():
            raise _RefusedError(400)
        most = max(LARGE, self.most) if self.large(scope) else self.most
        if self.small(scope):
            most = min(SMALL, self.most)
        length = next((value for name, value in scope["headers"] if name == b"content-length"), b"0")
        if not length.isdigit() or int(length) > most:
            raise _RefusedError(413)
        body = bytearray()
        try:
            async with asyncio.timeout(PATIENCE):
                while True:
                    message = await receive()
                    if message["type"] == "http.disconnect":
                        return None
                    self._take(body, message.get("body", b""), most)
                    if not message.get("more_body"):
                        return bytes(body)
        except TimeoutError as late:
            raise _RefusedError(408) from late
        finally:
            self._held -= len(body)

    def _take(self, body: bytearray, piece: bytes, most: int) -> None:
        if len(body) + len(piece) > most:
            raise _RefusedError(413)
        if self._held + len(piece) > HELD:
            raise _RefusedError(503)
        body += piece
        self._held += len(piece)


class Lanes:
    """Two ways to the program, each with threads of its own; ``narrow`` is for what takes long.

    Checking a password takes a third of a second of a core by intention. A hundred wrong ones at once wait
    for each other in the narrow lane, and everybody else goes by.
    """

    def __init__(self, wide: Application, narrow: Application, takes_long: Callable[[Scope], bool]) -> None:
        self.wide, self.narrow, self.takes_long = wide, narrow, takes_long

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        lane = self.narrow if scope["type"] == "http" and self.takes_long(scope) else self.wide
        await lane(scope, receive, send)


def checks_a_password(scope: Scope) -> bool:
    """Whether a password may be checked or set: anything that is posted to an account's pages."""
    return bool(scope["method"] == "POST" and scope["path"].startswith(("/konto/", "/admin/login")))


_PICTURE = re.compile(r"/rapport/\d{4}/kapitler/[\w-]+/bilde/(?:\d+/)?|/kom-i-gang/vapen/")


def sends_a_picture(scope: Scope) -> bool:
    """Whether a picture of the report may come with a request."""
    return bool(scope["method"] == "POST" and _PICTURE.fullmatch(scope["path"]))


def from_a_stranger(session_cookie: str) -> Callable[[Scope], bool]:
    """Whether a request is one of an account's pages, or brings no session along."""
    name = f"{session_cookie}=".encode()

    def stranger(scope: Scope) -> bool:
        cookies = [value for header, value in scope["headers"] if header == b"cookie"]
        return checks_a_password(scope) or not any(name in value for value in cookies)

    return stranger


def standing_back(program: Any) -> Any:
    """A WSGI program whose threads let all others of the machine go first, where the system can tell threads.

    On Linux priority is a thread's. A hash is counted without the interpreter's lock, so that nobody waits
    for a thread that waits for the processor.
    """
    told = threading.local()

    def patient(environ: Any, start_response: Any) -> Any:
        if not getattr(told, "back", False):
            told.back = True
            with suppress(OSError, AttributeError):
                os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), LOW_PRIORITY)
        return program(environ, start_response)

    return patient


def _replayed(body: bytes, receive: Receive) -> Receive:
    """A body that is here already, and after it whatever the connection says."""
    waiting: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def answer() -> Message:
        return waiting.pop() if waiting else await receive()

    return answer


async def _refuse(status: int, send: Send) -> None:
    said = f"<title>{status}</title><h1>{REFUSALS[status]}</h1>"
    page = f'<!doctype html><html lang="nb"><meta charset="utf-8">{said}</html>'
    headers = [(b"content-type", b"text/html; charset=utf-8"), (b"cache-control", b"no-store")]
    headers += [(b"connection", b"close"), (b"x-content-type-options", b"nosniff")]
    if status in (408, 503):
        headers.append((b"retry-after", b"10"))
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": page.encode()})
