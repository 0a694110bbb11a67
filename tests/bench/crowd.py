"""Twenty people at the program at once: they read the board and cards, save figures and take a card away."""

from __future__ import annotations

import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from http.client import HTTPConnection
from itertools import cycle
from random import Random
from urllib.parse import urlencode

from django.utils import timezone

from indicators import workflow
from indicators.models import Result, RoundKind, ScorecardLine, Sector
from indicators.values import Frequency

from .clock import Row, Spent, p95
from .door import HOST, WrongAnswerError, leader, signed_in
from .pages import YEAR
from .server import Server, served

PEOPLE, SECONDS, WARMING = 20, 60, 30
THINKING = 1.0
"""Seconds that a person looks at what came before asking for the next, on average."""
WHAT = {"board": 50, "card": 30, "save": 15, "file": 5}
"""Of a hundred requests."""
WAIT, GROWTH = 0.300, 5
SECRET = "m" * 32
"""What a browser sends back as cookie and as header, so that a form is known to be our own."""


@dataclass(slots=True)
class Person:
    """A leader with a line of the own sector to report, and what the person waited for."""

    cookie: str
    sector: str
    line_id: int
    version: int
    cards: list[str]
    seed: int
    waits: dict[str, list[Spent]] = field(default_factory=lambda: defaultdict(list))
    wrong: list[str] = field(default_factory=list)

    def work(self, port: int, counts_from: float, until: float) -> None:
        """Ask, look, ask again, until the time is out."""
        random = Random(self.seed)  # noqa: S311 no secrets
        connection = HTTPConnection(HOST, port, timeout=30)
        figures = cycle(("71,5 %", "72,5 %"))
        while time.monotonic() < until:
            time.sleep(random.expovariate(1 / THINKING))
            (what,) = random.choices(list(WHAT), list(WHAT.values()))
            began = time.monotonic()
            status = self._ask(connection, what, random.choice(self.cards), figures)
            if status != 200:
                self.wrong.append(f"{what}: {status}")
            if began >= counts_from:
                self.waits[what].append(Spent(wall=time.monotonic() - began))
        connection.close()

    def _ask(self, connection: HTTPConnection, what: str, card: str, figures: Iterator[str]) -> int:
        headers = {"Cookie": f"{self.cookie}; csrftoken={SECRET}"}
        if what != "save":
            address = {
                "board": f"/?ar={YEAR}",
                "card": f"/malekort/{YEAR}/?kort={card}",
                "file": f"/malekort/{YEAR}/malekort.csv?kort={card}",
            }[what]
            connection.request("GET", address, headers=headers)
        else:
            sent = {
                "line": self.line_id,
                "period": "year-1",
                "text": next(figures),
                "version": self.version,
            }
            headers |= {"X-CSRFToken": SECRET, "Accept": "application/json"}
            headers["Content-Type"] = "application/x-www-form-urlencoded"
            address = f"/rapportering/{YEAR}/arsslutt/{self.sector}/celle/"
            connection.request("POST", address, urlencode(sent), headers)
            self.version += 1
        answer = connection.getresponse()
        answer.read()
        return answer.status


def in_a_crowd(size: str) -> Iterator[Row]:
    """Everybody at once, for a minute; raises :class:`WrongAnswerError` where an answer is not 200."""
    _open_round()
    people = _people()
    with served() as server:
        before, after = _go(server, people)
    if wrong := [one for person in people for one in person.wrong]:
        raise WrongAnswerError(f"{len(wrong)} wrong answers, the first: {wrong[0]}")
    waits: dict[str, list[Spent]] = defaultdict(list)
    for person in people:
        for what, spent in person.waits.items():
            waits[what] += spent
    everything = [one for spent in waits.values() for one in spent]
    each = ", ".join(f"{what} {p95(waits[what]) * 1000:.0f}" for what in WHAT if waits[what])
    told = f"{p95(everything) * 1000:.0f} ms ({each}; {len(everything)} requests)"
    what = f"{PEOPLE} people at once for {SECONDS} s, p95"
    yield Row(size, what, told, f"≤ {WAIT * 1000:.0f} ms", p95(everything) <= WAIT)
    if before and after:
        grown = (after - before) / before * 100
        yield Row(size, "the server's memory meanwhile", f"{before:.0f} → {after:.0f} MB ({grown:+.1f} %)")


def _go(server: Server, people: list[Person]) -> tuple[float | None, float | None]:
    """Let them work; the server's memory when it was warm, and at the end."""
    warm = time.monotonic() + WARMING
    threads = [
        threading.Thread(target=one.work, args=[server.port, warm, warm + SECONDS], daemon=True)
        for one in people
    ]
    for thread in threads:
        thread.start()
    time.sleep(WARMING)
    before = server.memory()
    for thread in threads:
        thread.join()
    return before, server.memory()


def _open_round() -> None:
    by, today = workflow.program_user(), timezone.localdate()
    planned = workflow.plan_round(
        by=by,
        year=YEAR,
        kind=RoundKind.YEAR_END,
        opens_on=today - timedelta(days=1),
        deadline=today + timedelta(days=30),
        reason="Måling",
    )
    workflow.open_round(by=by, round_id=planned.pk, version=planned.version)


def _people() -> list[Person]:
    lines = ScorecardLine.objects.filter(
        year=YEAR, value_kind="percent", on_card=True, frequency=Frequency.YEAR
    )
    sectors = list(Sector.objects.filter(lines__in=lines).distinct().order_by("order"))
    cards = list(
        ScorecardLine.objects.filter(year=YEAR, on_card=True)
        .order_by("area__number")
        .values_list("area__number", flat=True)
        .distinct()
    )
    people = []
    for number in range(PEOPLE):
        sector = sectors[number % len(sectors)]
        line = lines.filter(sector=sector).order_by("pk")[number // len(sectors)]
        version = Result.objects.filter(line=line).values_list("version", flat=True).first() or 0
        cookie = signed_in(leader(f"leder-{number}", sector))
        people.append(Person(cookie, sector.code, line.pk, version, cards, number))
    return people
