"""Requests come in whole, in time and within a size, and a thread is given nothing else."""

from __future__ import annotations

import asyncio
import os
import threading
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from kommune import intake
from kommune.intake import (
    Intake,
    Lanes,
    checks_a_password,
    from_a_stranger,
    sends_a_picture,
    standing_back,
)

MOST = 100


def scope(length: int | str | None = None, query: bytes = b"", **given: Any) -> dict[str, Any]:
    headers = [] if length is None else [(b"content-length", str(length).encode())]
    return {"type": "http", "method": "POST", "path": "/", "query_string": query, "headers": headers} | given


def piece(body: bytes, more: bool = False) -> dict[str, Any]:
    return {"type": "http.request", "body": body, "more_body": more}


def run(work: Coroutine[Any, Any, None]) -> None:
    """In a thread of its own: the tests of the browser leave an event loop going in this one."""
    with ThreadPoolExecutor(1) as other:
        other.submit(asyncio.run, work).result()


def answered(asked: dict[str, Any], *pieces: dict[str, Any], door: Intake | None = None) -> tuple[int, bytes]:
    """The status of the answer, and what the program got; 0 for a connection that was left."""
    got: list[bytes] = []
    said: list[int] = []
    waiting = list(pieces)

    async def program(_scope: Any, receive: Callable[[], Any], send: Callable[[Any], Any]) -> None:
        message = await receive()
        assert message["more_body"] is False
        got.append(message["body"])
        await send({"type": "http.response.start", "status": 200, "headers": []})

    async def receive() -> dict[str, Any]:
        if waiting:
            return waiting.pop(0)
        await asyncio.sleep(3600)
        raise AssertionError

    async def send(message: dict[str, Any]) -> None:
        if message["type"] == "http.response.start":
            said.append(message["status"])

    door = door or Intake(program, MOST)
    door.application = program
    run(door(asked, receive, send))
    assert door._held == 0
    return (said or [0])[0], b"".join(got)


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake, "PATIENCE", 0.02)


@pytest.mark.parametrize(
    ("asked", "pieces", "status", "body"),
    [
        (scope(), [piece(b"")], 200, b""),
        (scope(3), [piece(b"abc")], 200, b"abc"),
        (scope(6), [piece(b"abc", more=True), piece(b"def")], 200, b"abcdef"),
        (scope(MOST), [piece(b"x" * MOST)], 200, b"x" * MOST),
        (scope(MOST + 1), [], 413, b""),
        (scope("-1"), [], 413, b""),
        (scope("1e9"), [], 413, b""),
        (scope(), [piece(b"x" * 60, more=True), piece(b"x" * 60)], 413, b""),
        (scope(10), [piece(b"x", more=True)], 408, b""),
        (scope(10), [], 408, b""),
        (scope(10), [piece(b"x", more=True), {"type": "http.disconnect"}], 0, b""),
        (scope(query=b"a=\xc3\xa5"), [piece(b"")], 400, b""),
        (scope(query=b"a=%C3%A5"), [piece(b"")], 200, b""),
    ],
)
def test_what_comes_in_is_whole_or_refused(
    asked: dict[str, Any], pieces: list[dict[str, Any]], status: int, body: bytes
) -> None:
    assert answered(asked, *pieces) == (status, body)


def test_unfinished_bodies_are_not_held_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake, "HELD", 50)
    assert answered(scope(60), piece(b"x" * 40, more=True), piece(b"x" * 20)) == (503, b"")
    assert answered(scope(50), piece(b"x" * 50)) == (200, b"x" * 50)


@pytest.mark.parametrize(
    ("method", "path", "narrow"),
    [
        ("POST", "/konto/logg-inn/", True),
        ("POST", "/konto/glemt/", True),
        ("POST", "/admin/login/", True),
        ("GET", "/konto/logg-inn/", False),
        ("POST", "/rapportering/2026/arsslutt/skole/celle/", False),
    ],
)
def test_passwords_are_checked_in_a_lane_of_their_own(method: str, path: str, narrow: bool) -> None:
    taken: list[str] = []

    def lane(name: str) -> Any:
        async def go(*_given: Any) -> None:
            taken.append(name)

        return go

    lanes = Lanes(lane("wide"), lane("narrow"), checks_a_password)
    run(lanes(scope(method=method, path=path), None, None))  # type: ignore[arg-type]
    assert taken == ["narrow" if narrow else "wide"]


COOKIE = (b"cookie", b"a=b; __Host-sessionid=abc")


@pytest.mark.parametrize(
    ("path", "cookies", "stranger"),
    [
        ("/", [], True),
        ("/rapportering/", [(b"cookie", b"language=nn")], True),
        ("/rapportering/", [COOKIE], False),
        ("/konto/logg-inn/", [COOKIE], True),
        ("/admin/login/", [COOKIE], True),
    ],
)
def test_somebody_who_has_not_signed_in_sends_no_more_than_a_form(
    path: str, cookies: list[tuple[bytes, bytes]], stranger: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(intake, "SMALL", 10)
    small = from_a_stranger("__Host-sessionid")
    for length, status in ((10, 200), (11, 413 if stranger else 200), (MOST, 413 if stranger else 200)):
        for told in (length, None):
            asked = scope(told, path=path)
            asked["headers"] += cookies
            door = Intake(intake, MOST, small)  # type: ignore[arg-type]
            body = b"x" * length
            assert answered(asked, piece(body), door=door)[0] == status


def test_whoever_checks_passwords_lets_others_go_first() -> None:
    """On this system priority is a thread's: the one that answers has it, and the one that asks does not."""

    def program(environ: Any, start_response: Any) -> list[int]:
        return [os.getpriority(os.PRIO_PROCESS, threading.get_native_id())]

    own = os.getpriority(os.PRIO_PROCESS, threading.get_native_id())
    patient = standing_back(program)
    with ThreadPoolExecutor(1) as other:
        found = [other.submit(patient, {}, None).result() for _ in range(2)]
    assert found == [[max(own, intake.LOW_PRIORITY)]] * 2
    assert os.getpriority(os.PRIO_PROCESS, threading.get_native_id()) == own


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        (scope(200, path="/rapport/2026/kapitler/glimt/bilde/"), 200),
        (scope(200, path="/rapport/2026/kapitler/glimt/bilde/2/"), 200),
        (scope(201, path="/rapport/2026/kapitler/glimt/bilde/"), 413),
        (scope(200, path="/rapport/2026/kapitler/glimt/"), 413),
        (scope(200, path="/rapport/2026/kapitler/glimt/bilde/", method="GET"), 413),
        (scope(200, path="/x/rapport/2026/kapitler/glimt/bilde/"), 413),
    ],
)
def test_a_picture_may_be_larger_where_one_is_sent(
    monkeypatch: pytest.MonkeyPatch, asked: dict[str, Any], status: int
) -> None:
    monkeypatch.setattr(intake, "LARGE", 200)
    door = Intake(None, MOST, large=sends_a_picture)  # type: ignore[arg-type]
    assert answered(asked, piece(b"x" * 99), door=door)[0] == status
    stranger = Intake(None, MOST, small=lambda asked: True, large=sends_a_picture)  # type: ignore[arg-type]
    assert answered(asked, piece(b"x" * 99), door=stranger)[0] == 413
