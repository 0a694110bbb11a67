"""Clocks, and the rows of the result."""

from __future__ import annotations

import math
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Row:
    """One measured thing: how it was, how it must be, and whether it is; None where nothing is demanded."""

    size: str
    what: str
    measured: str
    must: str = ""
    ok: bool | None = None

    @property
    def verdict(self) -> str:
        return "" if self.ok is None else "ok" if self.ok else "OVER"


@dataclass(slots=True)
class Spent:
    """Seconds of this process's CPU and of the wall clock."""

    cpu: float = 0.0
    wall: float = 0.0


@contextmanager
def spending() -> Iterator[Spent]:
    """Measure the block."""
    spent = Spent()
    cpu, wall = time.process_time(), time.perf_counter()
    try:
        yield spent
    finally:
        spent.cpu, spent.wall = time.process_time() - cpu, time.perf_counter() - wall


def alternating(rounds: int, *acts: Callable[[], object]) -> tuple[list[Spent], ...]:
    """Do the acts in turn, so that all of them meet the same machine; the first two turns do not count."""
    taken: tuple[list[Spent], ...] = tuple([] for _ in acts)
    for number in range(rounds + 2):
        for act, spent in zip(acts, taken, strict=True):
            with spending() as one:
                act()
            if number >= 2:
                spent.append(one)
    return taken


def median_cpu(spent: Sequence[Spent]) -> float:
    return statistics.median(one.cpu for one in spent)


def p95(spent: Sequence[Spent]) -> float:
    """The wall time in seconds that 95 of 100 turns keep within."""
    walls = sorted(one.wall for one in spent)
    return walls[math.ceil(0.95 * len(walls)) - 1]


class Memory:
    """The most resident memory of this process since ``reset``, in MB; None where the system does not say."""

    STATUS, RESET = Path("/proc/self/status"), Path("/proc/self/clear_refs")

    def reset(self) -> None:
        if self.RESET.exists():
            self.RESET.write_text("5", encoding="ascii")
        self.start = self._highest()

    def grown(self) -> float | None:
        highest = self._highest()
        return None if highest is None or self.start is None else highest - self.start

    def _highest(self) -> float | None:
        if not self.STATUS.exists():
            return None
        for line in self.STATUS.read_text(encoding="ascii").splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) / 1024
        return None
