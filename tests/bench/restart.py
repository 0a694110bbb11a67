"""What the first readers after a restart wait for the board, while the years in use are read ahead."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from http.client import HTTPConnection

from .clock import Row, Spent, p95
from .door import HOST, WrongAnswerError, reader, signed_in
from .pages import YEAR
from .server import served

PEOPLE, SECONDS, THINKING = 5, 30, 0.5
"""So many people ask for the board, and again when they have looked at it."""
PATIENCE = {"M": 0, "L": 60}
"""Seconds after the server answers from which the board must be quick."""
WAIT = 0.300


def after_a_restart(size: str) -> Iterator[Row]:
    """Boards from when the server is ready; raises :class:`WrongAnswerError` for a wrong answer."""
    cookie, patience = signed_in(reader()), PATIENCE[size]
    waits: list[tuple[float, Spent]] = []
    wrong: list[int] = []

    def ask(port: int, until: float) -> None:
        connection = HTTPConnection(HOST, port, timeout=120)
        while (began := time.monotonic()) < until:
            connection.request("GET", f"/?ar={YEAR}", headers={"Cookie": cookie})
            answer = connection.getresponse()
            answer.read()
            waits.append((began, Spent(wall=time.monotonic() - began)))
            if answer.status != 200:
                wrong.append(answer.status)
            time.sleep(THINKING)
        connection.close()

    with served() as server:
        ready = time.monotonic()
        until = ready + patience + SECONDS
        people = [threading.Thread(target=ask, args=[server.port, until], daemon=True) for _ in range(PEOPLE)]
        for one in people:
            one.start()
        for one in people:
            one.join()
    if wrong:
        raise WrongAnswerError(f"{len(wrong)} wrong answers after a restart, the first: {wrong[0]}")
    counted = [spent for began, spent in waits if began >= ready + patience]
    longest = max(spent.wall for _began, spent in waits)
    last = max((began - ready + spent.wall for began, spent in waits if spent.wall > WAIT), default=0.0)
    told = f"{p95(counted) * 1000:.0f} ms (longest {longest:.2f} s, the last over it at {last:.1f} s)"
    when = f"{patience} s after a restart" if patience else "right after a restart"
    yield Row(size, f"board, {when}, p95", told, f"≤ {WAIT * 1000:.0f} ms", p95(counted) <= WAIT)
