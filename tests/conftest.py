"""What every test may use."""

from __future__ import annotations

import gc
import io
import os
import pickle
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import hypothesis
import pytest
from django.conf import settings

if TYPE_CHECKING:
    from django.db.backends.base.base import BaseDatabaseWrapper

# The same examples every time: a law that fails, fails for everyone who runs the tests.
hypothesis.settings.register_profile("house", derandomize=True, deadline=None)
hypothesis.settings.load_profile("house")

# The garbage of thousands of tests is collected in few, large rounds: a twentieth of the time is saved.
gc.set_threshold(50_000, 20, 100)

# Playwright keeps an event loop in the test's own thread; Django would otherwise refuse the database there.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


def pytest_unconfigure() -> None:
    """Take the SQLite database of this process away; workers of pytest-xdist end without cleaning up."""
    if settings.TEMPORARY:
        settings.TEMPORARY.cleanup()


def pytest_collection_finish() -> None:
    """What is loaded now stays: the collector need not look through it again and again."""
    gc.collect()
    gc.freeze()


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests that are run on PostgreSQL as well; of several processes each takes whole files."""
    from tests import on_postgresql

    on_postgresql.mark(items)
    if "PYTEST_XDIST_WORKER" in os.environ:
        _by_files(items)


LONGEST = (
    "permissions/test_drafts.py", "permissions/test_every_door.py", "language/test_unmarked.py",
    "pages/test_all_pages.py", "commands/test_demo.py", "counts/test_recount.py",
    "counts/test_recount_rounds.py", "counts/test_statements.py", "reports/test_elverum.py",
    "ground/test_settings.py", "actions/test_pages.py", "archive/test_older.py",
    "exports/test_downloads.py", "archive/test_commands.py", "ground/test_server.py",
    "pages/test_at_the_field.py", "judging/test_drafts.py", "archive/test_refusals.py",
    "counts/test_cache.py", "ground/test_impossible.py", "permissions/test_sent_twice.py",
)  # fmt: skip
"""The files that take longest, more than ten seconds each; they are begun with, so that no core waits for the
other at the end."""


def _by_files(items: list[pytest.Item]) -> None:
    """A file is one process's: what its tests have in common is made once. The browser comes first."""
    first = {name: number for number, name in enumerate(LONGEST)}
    ranks = {}
    for item in items:
        place = item.path.relative_to(Path(__file__).parent).as_posix()
        if item.get_closest_marker("xdist_group"):
            ranks[item] = -1
            continue
        item.add_marker(pytest.mark.xdist_group(place))
        ranks[item] = first.get(place, len(first))
    items.sort(key=ranks.__getitem__)


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment: None, django_db_blocker: Any) -> Iterator[None]:
    """The database of this process; see :mod:`tests.databases`."""
    from django.db import connection

    from tests import databases

    if connection.vendor == "postgresql":
        connection.ops.sql_flush = databases.emptying
    with django_db_blocker.unblock():
        databases.make(os.environ.get("PYTEST_XDIST_WORKER", ""))
    yield
    with django_db_blocker.unblock():
        databases.drop()


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Debian's chromium instead of a downloaded one; it has no sandbox for root, and no graphics card."""
    from tests import chromium

    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    args = [*sandbox, "--disable-gpu", "--disable-software-rasterizer", "--in-process-gpu"]
    return {
        **browser_type_launch_args,
        "executable_path": chromium.program(),
        "args": args,
    }


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    """A Norwegian reader."""
    return {**browser_context_args, "locale": "nb-NO", "timezone_id": "Europe/Oslo"}


@pytest.fixture
def accessible() -> Callable[[Any], None]:
    """Axe finds nothing on a page, and nothing runs off its side, wide and narrow."""
    from tests import browser  # not before it is asked for: most tests need no browser

    return browser.accessible


@pytest.fixture(scope="session")
def elverum_rows(django_db_setup: None, django_db_blocker: Any) -> list[Any]:
    """The real data, loaded through the workflow once for each state of the program."""
    from django.core.management import call_command
    from django.db import connection, transaction
    from django.utils import timezone

    from tests import databases
    from tests.kept_rows import keep

    def load(file: Path) -> None:
        with django_db_blocker.unblock(), transaction.atomic():
            call_command("load_elverum", stdout=io.StringIO())
            file.write_bytes(pickle.dumps(keep()))
            transaction.set_rollback(True)

    key = databases.key_of(*databases.DECIDE_ROWS)
    file = databases.kept(f"elverum-{connection.vendor}", f"{key}-{timezone.localdate()}", load)
    rows: list[Any] = pickle.loads(file.read_bytes())  # noqa: S301 - written above
    return rows


@pytest.fixture(scope="session")
def elverum_database(
    django_db_setup: None, django_db_blocker: Any, elverum_rows: list[Any]
) -> Iterator[BaseDatabaseWrapper]:
    """A second database of this worker, with Elverum's year 2025 in it all the time."""
    from django.db import connection, connections

    from tests import databases
    from tests.kept_rows import put_in

    empty = connections["default"]
    filled = empty.copy()
    with django_db_blocker.unblock():
        filled.settings_dict = databases.make_beside("elverum")
        connections["default"] = filled
        try:
            put_in(elverum_rows)
            with connection.cursor() as cursor:
                cursor.execute("ANALYZE")
        finally:
            connections["default"] = empty
    yield filled
    with django_db_blocker.unblock():
        filled.close()
        empty.creation.destroy_test_db(verbosity=0, suffix="elverum")


@pytest.fixture
def elverum(
    db: None, elverum_database: BaseDatabaseWrapper, monkeypatch: pytest.MonkeyPatch
) -> Iterator[None]:
    """A database with Elverum's year 2025 in it, in which nothing that a test writes stays."""
    from django.db import connection, connections, transaction

    from tests.judged_once import judged_once, loaded

    empty = connections["default"]
    connections["default"] = elverum_database
    try:
        with transaction.atomic(), judged_once(monkeypatch, loaded()):
            yield
            if not connection.needs_rollback:
                connection.check_constraints()
            transaction.set_rollback(True)
    finally:
        connections["default"] = empty


@pytest.fixture(autouse=True)
def whose_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    """No page asks the database whose the program is, unless a test is about that: the settings say it."""
    from indicators import municipality

    monkeypatch.setattr(municipality.memory, "kept", municipality.OF_THE_SETTINGS)


@pytest.fixture(autouse=True)
def judging_once(request: pytest.FixtureRequest) -> Iterator[None]:
    """What a test asks again about the same state of its database is not judged again."""
    marked = request.node.get_closest_marker("django_db")
    shared = "elverum" in request.fixturenames or not ({"db"} & set(request.fixturenames) or marked)
    threads = (marked and marked.kwargs.get("transaction")) or {"transactional_db", "live_server"} & set(
        request.fixturenames
    )
    if shared or threads:
        yield
        return
    from tests.judged_once import judged_once

    request.getfixturevalue("db")
    with judged_once(request.getfixturevalue("monkeypatch")):
        yield


@pytest.fixture
def remembering(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Judged rows are remembered inside the test's transaction too: for many reads of the same."""
    from indicators import judging
    from indicators.judging import cache

    judging.forget()
    monkeypatch.setattr(cache, "at_hand", lambda: (cache._memory, cache.tail()))
    yield
    judging.forget()


@pytest.fixture
def signed_in_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each session, and whose it is, is read once: for tests of many pages that sign nobody in or out."""
    from copy import copy

    from indicators.adapters.sessions import SessionStore
    from indicators.permissions.backend import RoleBackend

    sessions: dict[Any, Any] = {}
    people: dict[Any, Any] = {}
    read_session, read_person = SessionStore._get_session_from_db, RoleBackend.get_user

    def session(store: Any) -> Any:
        if store.session_key not in sessions:
            sessions[store.session_key] = read_session(store)
        return copy(sessions[store.session_key])

    def person(backend: Any, key: Any) -> Any:
        if key not in people:
            people[key] = read_person(backend, key)
        return copy(people[key])

    monkeypatch.setattr(SessionStore, "_get_session_from_db", session)
    monkeypatch.setattr(RoleBackend, "get_user", person)


@pytest.fixture
def unrendered(monkeypatch: pytest.MonkeyPatch) -> None:
    """No template is drawn: for tests that ask only who is answered what, of very many pages."""
    from django.template.backends.django import Template

    monkeypatch.setattr(Template, "render", lambda *_given, **_named: "")
