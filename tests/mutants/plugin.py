"""Runs the tests once, notes which lines each of them meets, and then plants faults one at a time.

Every fault is planted in a process of its own, forked when the tests have been collected, the databases made
and the towns built. There the functions of its file get the code of the file with the fault, and the tests
that meet its line are run, the shortest first, until one fails. What stands outside functions (tables of
constants, models) has no faults planted.
"""

from __future__ import annotations

import gc
import os
import shutil
import signal
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Collection
from functools import _lru_cache_wrapper
from itertools import accumulate
from pathlib import Path
from random import Random
from types import CodeType, FunctionType, SimpleNamespace
from typing import Any

import pytest

from tests.judged_once import share_nothing
from tests.mutants.faults import Fault, faults_in

ROOT = Path(__file__).parents[2]
EQUIVALENT = Path(__file__).with_name("equivalent.tsv")
NEAR = Path(__file__).with_name("near.tsv")
TOOL = 4
"""Of :mod:`sys.monitoring`; coverage and hypothesis use others."""
LONGEST = 120
"""Seconds that the tests of one fault may take; whatever goes round for ever is noticed by it."""
NOTICED, SURVIVED, IMPOSSIBLE = 1, 0, 3


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("mutants")
    group.addoption("--mutants", default="", help="a room of indicators/, to plant faults in")
    group.addoption("--sample", type=int, default=20, help="how many faults; 0 for all of them")
    group.addoption("--seed", default="1", help="which ones")
    group.addoption("--only", default="", help="only in files whose path has this in it")
    group.addoption("--most", type=float, default=20, help="seconds of tests that are run for one fault")


def pytest_configure(config: pytest.Config) -> None:
    """Where no tests are named, those near the files of the chosen faults are run."""
    room = config.getoption("--mutants")
    if room and config.args_source is not pytest.Config.ArgsSource.ARGS:
        files = _files(room, config.getoption("--only"))
        chosen = _chosen(files, config.getoption("--sample"), config.getoption("--seed"))
        config.args[:] = sorted({test.partition("::")[0] for fault in chosen for test in near(fault.file)})


def near(file: Path) -> tuple[str, ...]:
    """The tests near a file of the program: files, and cases in them as ``file::[case]``."""
    name = str(file.relative_to(ROOT / "indicators"))
    rows = [
        row.split("\t") for row in NEAR.read_text(encoding="utf-8").splitlines() if not row.startswith("#")
    ]
    found = [
        f"{ROOT}/tests/{test}" for place, tests in rows if name.startswith(place) for test in tests.split()
    ]
    return tuple(dict.fromkeys(found))


def _is_near(item: pytest.Item, tests: Collection[str]) -> bool:
    file, case = str(item.path), item.name.partition("[")
    return not tests or file in tests or f"{file}::[{case[2]}" in tests


@pytest.hookimpl(tryfirst=True)
def pytest_runtestloop(session: pytest.Session) -> bool | None:
    room = session.config.getoption("--mutants")
    if not room:
        return None
    files = _files(room, session.config.getoption("--only"))
    met = Met(files)
    chosen = _chosen(files, session.config.getoption("--sample"), session.config.getoption("--seed"))
    by_file = {file: near(file) for file in files}
    asked = {test for fault in chosen for test in by_file[fault.file]}
    items = [
        item for item in session.items if not item.get_closest_marker("browser") and _is_near(item, asked)
    ]
    for item in items:
        met.run(item)
    sys.monitoring.free_tool_id(TOOL)
    met.trust(items)
    most = session.config.getoption("--most")
    came = []
    for number, fault in enumerate(chosen, 1):
        met.near = by_file[fault.file]
        came.append((fault, _plant(fault, met, items, most)))
        _say(f"{number} of {len(chosen)}", fault, came[-1][1], met)
    _report(room, came)
    return True


def _files(room: str, only: str) -> list[Path]:
    place = ROOT / "indicators" / room
    found = sorted(place.rglob("*.py")) if place.is_dir() else [place.with_suffix(".py")]
    return [file for file in found if only in str(file.relative_to(ROOT))]


def _chosen(files: list[Path], sample: int, seed: str) -> list[Fault]:
    known = _equivalent()
    every = [fault for file in files for fault in faults_in(file) if fault.key not in known]
    if not sample or sample >= len(every):
        return every
    return sorted(
        Random(seed).sample(every, sample),  # noqa: S311 a choice, no secret
        key=lambda fault: (fault.file, fault.line),
    )


def _equivalent() -> set[tuple[str, ...]]:
    """Faults that change nothing anybody could notice: file, function, line, change, and the reason."""
    rows = EQUIVALENT.read_text(encoding="utf-8").splitlines() if EQUIVALENT.exists() else []
    return {tuple(row.split("\t")[:4]) for row in rows if row and not row.startswith("#")}


class Met:
    """Which tests meet which lines, how long they take, and that they pass."""

    def __init__(self, files: list[Path]) -> None:
        self.names = {str(file) for file in files}
        self.tests: dict[tuple[str, int], list[int]] = defaultdict(list)
        self.took: dict[int, float] = {}
        self.items: dict[int, pytest.Item] = {}
        self.near: tuple[str, ...] = ()
        """The tests that are asked of a fault; all of them, where there are none."""
        self.number = 0
        self.lines: set[tuple[str, int]] = set()
        self.caches = _caches()
        share_nothing()  # else a test would meet neither the lines nor the faults of what another has judged
        sys.monitoring.use_tool_id(TOOL, "mutants")
        sys.monitoring.register_callback(TOOL, sys.monitoring.events.LINE, self._line)

    def _line(self, code: CodeType, line: int) -> object:
        if code.co_filename in self.names:
            self.lines.add((code.co_filename, line))
        return sys.monitoring.DISABLE

    def run(self, item: pytest.Item) -> None:
        """Run a test as it is, before any fault; one that fails says nothing later."""
        _forget(self.caches)
        self.lines = set()
        sys.monitoring.restart_events()
        sys.monitoring.set_events(TOOL, sys.monitoring.events.LINE)
        began = time.process_time()
        passed = _passes(item)
        sys.monitoring.set_events(TOOL, 0)
        if passed:
            self.items[self.number] = item
            self.took[self.number] = time.process_time() - began
            for line in self.lines:
                self.tests[line].append(self.number)
        else:
            sys.stdout.write(f"fails without any fault: {item.nodeid}\n")
        self.number += 1

    def trust(self, items: list[pytest.Item]) -> None:
        """Leave out tests that fail in a process of their own though nothing has been planted."""
        databases = _set_aside()
        reading, writing = os.pipe()
        if os.fork() == 0:
            _silence()
            for number in sorted(self.took):
                if not _passes(items[number]):
                    os.write(writing, f"{number}\n".encode())
            os._exit(0)
        os.close(writing)
        with os.fdopen(reading) as said:
            failed = {int(line) for line in said}
        os.wait()
        _bring_back(databases)
        for number in failed:
            sys.stdout.write(f"fails in a process of its own: {items[number].nodeid}\n")
        for tests in self.tests.values():
            tests[:] = [number for number in tests if number not in failed]

    def of(self, fault: Fault, most: float = 0) -> list[int]:
        """The tests that meet a fault's line, or else its statement; the shortest first, up to a time."""
        name = str(fault.file)
        found = set(self.tests.get((name, fault.line), ()))
        if not found:
            found = {one for line in fault.lines for one in self.tests.get((name, line), ())}
        if self.near:
            found = {one for one in found if _is_near(self.items[one], self.near)}
        tests = sorted(found, key=self.took.__getitem__)
        if most:
            spent = accumulate(self.took[number] for number in tests)
            tests = [number for number, so_far in zip(tests, spent, strict=True) if so_far <= most] or tests[
                :1
            ]
        return tests


def _passes(item: pytest.Item) -> bool:
    """Run a test and take down all that was set up for it, but for what is kept for the whole run."""
    from _pytest.runner import runtestprotocol

    nothing_next: Any = SimpleNamespace(listchain=lambda: [item.session])
    return not any(one.failed for one in runtestprotocol(item, log=False, nextitem=nothing_next))


def _plant(fault: Fault, met: Met, items: list[pytest.Item], most: float) -> str:
    """What came of it: the test that noticed, or ``""`` where none did, or ``-`` where it cannot be."""
    tests = met.of(fault, most)
    if not tests:
        return ""
    databases = _set_aside()
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        signal.alarm(LONGEST)
        _silence()
        os._exit(_try(fault, [items[number] for number in tests], writing))
    os.close(writing)
    with os.fdopen(reading) as said:
        told = said.read()
    _pid, status = os.waitpid(child, 0)
    _bring_back(databases)
    if os.WIFEXITED(status) and os.WEXITSTATUS(status) == SURVIVED:
        return ""
    return "-" if os.WIFEXITED(status) and os.WEXITSTATUS(status) == IMPOSSIBLE else told or "does not end"


def _try(fault: Fault, chosen: list[pytest.Item], writing: int) -> int:
    try:
        _give_code(fault)
    except (SyntaxError, ValueError):
        return IMPOSSIBLE
    for item in chosen:
        if not _passes(item):
            os.write(writing, item.nodeid.encode())
            return NOTICED
    return SURVIVED


def _give_code(fault: Fault) -> None:
    """Give every function of the file, wherever it is held, the code it has with the fault."""
    name = str(fault.file)
    whole = compile(fault.planted(), name, "exec")
    codes: dict[tuple[str, int], CodeType] = {}
    todo = [whole]
    while todo:
        code = todo.pop()
        codes[code.co_qualname, code.co_firstlineno] = code
        todo += [one for one in code.co_consts if isinstance(one, CodeType)]
    gc.unfreeze()
    for one in gc.get_objects():
        if isinstance(one, FunctionType) and one.__code__.co_filename == name:
            code = codes.get((one.__code__.co_qualname, one.__code__.co_firstlineno))
            if code is not None:
                one.__code__ = code
    _forget(_caches())


def _caches() -> list[Any]:
    """What functions of ours remember of their answers: remembered ones would hide a fault."""
    gc.unfreeze()
    found = [one for one in gc.get_objects() if isinstance(one, _lru_cache_wrapper)]
    return [one for one in found if str(one.__module__).startswith("indicators")]


def _forget(caches: list[Any]) -> None:
    for one in caches:
        one.cache_clear()
    from indicators.models import statements  # not before the program is set up

    statements.forget()


def _silence() -> None:
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)


def _connections() -> list[Any]:
    from django.db.backends.base.base import BaseDatabaseWrapper

    gc.unfreeze()
    return [one for one in gc.get_objects() if isinstance(one, BaseDatabaseWrapper)]


def _set_aside() -> list[Path]:
    """Close every connection, and copy SQLite's files: a process that is ended may leave them half-way."""
    found = set()
    for one in _connections():
        one.inc_thread_sharing()  # it may be of a thread that a test has ended
        one.close()
        one.dec_thread_sharing()
        name = str(one.settings_dict["NAME"])
        if one.vendor == "sqlite" and Path(name).is_file():
            found.add(Path(name))
    for file in found:
        aside = file.with_suffix(".aside")
        if not aside.exists():
            shutil.copyfile(file, aside)
    return sorted(found)


def _bring_back(databases: list[Path]) -> None:
    for file in databases:
        for journal in ("-wal", "-shm"):
            file.with_name(file.name + journal).unlink(missing_ok=True)
        shutil.copyfile(file.with_suffix(".aside"), file)


def _say(which: str, fault: Fault, told: str, met: Met) -> None:
    """Tell at once what came of a fault: a run that is stopped has still said what it planted."""
    where = f"{which} {fault.file.relative_to(ROOT)}:{fault.line} {fault.function}: {fault.what}"
    if told == "-":
        sys.stdout.write(f"  cannot be: {where}\n")
    elif told:
        sys.stdout.write(f"  noticed: {where} by {told}\n")
    else:
        unmet = "" if met.of(fault) else " (no test meets this line)"
        sys.stdout.write(f"  survives: {where}{unmet}\n            {fault.source}\n")
    sys.stdout.flush()


def _report(room: str, came: list[tuple[Fault, str]]) -> None:
    tried = [told for _fault, told in came if told != "-"]
    noticed = sum(1 for told in tried if told)
    say = sys.stdout.write
    say(f"\n{room}: {noticed} of {len(tried)} faults noticed ({noticed / max(len(tried), 1):.0%})\n")
    for file, number in Counter(told.partition("::")[0] for told in tried if told).most_common():
        say(f"  {number:4} noticed by {file}\n")
