"""What a request brings is taken in whole, within a time and a size, before anybody works on it.

A few threads answer everybody. A connection that sends a byte a second must not hold one of them, and a large
body must not fill a disk before anybody has asked who sent it. So the event loop of the server, which holds
thousands of connections at no cost, takes in the body, and a thread gets the request when it is there.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
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
    """ASGI middleware in front of the program. ``most`` is the largest body in bytes."""

    def __init__(self, application: Application, most: int) -> None:
        self.application, self.most = application, most
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
        length = next((value for name, value in scope["headers"] if name == b"content-length"), b"0")
        if not length.isdigit() or int(length) > self.most:
            raise _RefusedError(413)
        body = bytearray()
        try:
            async with asyncio.timeout(PATIENCE):
                while True:
                    message = await receive()
                    if message["type"] == "http.disconnect":
                        return None
                    self._take(body, message.get("body", b""))
                    if not message.get("more_body"):
                        return bytes(body)
        except TimeoutError as late:
            raise _RefusedError(408) from late
        finally:
            self._held -= len(body)

    def _take(self, body: bytearray, piece: bytes) -> None:
        if len(body) + len(piece) > self.most:
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
