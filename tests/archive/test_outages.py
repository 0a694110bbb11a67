"""The database goes away: a 503 page, nothing half-written, and the first request after it is back works."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.db import InterfaceError, OperationalError, close_old_connections, connection
from django.test import Client
from simple_history.signals import pre_create_historical_record

from indicators.models import Result, ScorecardLine, Sector, User
from tests.admin.pages import change_url, fields
from tests.archive.conftest import build_town

pytestmark = pytest.mark.django_db(transaction=True)


class Person:
    """A leader at the page of a line. The server looks after its connection between requests, as in use."""

    def __init__(self) -> None:
        build_town()
        self.client = Client(raise_request_exception=False)
        self.client.force_login(User.objects.get(username="leder"))
        self.url = change_url(ScorecardLine.objects.get(indicator__code="lesing"))
        self.form = fields(self.client, self.url)

    def get(self, path: str) -> Any:
        close_old_connections()
        return self.client.get(path)

    def save(self, text: str) -> Any:
        close_old_connections()
        return self.client.post(self.url, self.form | {"results-0-written": text, "_continue": "1"})


@pytest.fixture
def person() -> Person:
    return Person()


@contextmanager
def once_in_a_save(act: Callable[[], None], after: int = 0) -> Iterator[None]:
    """Do it between a row and its history, after so many rows that go well."""
    seen: list[object] = []

    def receive(sender: Any, **kwargs: Any) -> None:
        seen.append(sender)
        if len(seen) == after + 1:
            act()

    pre_create_historical_record.connect(receive)
    try:
        yield
    finally:
        pre_create_historical_record.disconnect(receive)
        if connection.vendor == "sqlite" and connection.connection:
            connection.connection.set_progress_handler(None, 0)
    assert len(seen) == after + 1


def break_off() -> None:
    """The server ends the session of the one who is saving; on SQLite every statement fails from now on."""
    if connection.vendor == "sqlite":
        connection.connection.set_progress_handler(lambda: 1, 1)
        return
    other = connection.copy()
    with other.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s, 5000)", [connection.connection.info.backend_pid])
    other.close()


@contextmanager
def away(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """PostgreSQL ends all sessions and lets nobody in; SQLite is held by somebody who does not let go."""
    other = connection.copy()
    if connection.vendor == "sqlite":
        monkeypatch.setitem(connection.settings_dict["OPTIONS"], "timeout", 0.1)
        connection.close()
        with other.cursor() as cursor:
            cursor.execute("BEGIN EXCLUSIVE")
            try:
                yield
            finally:
                cursor.execute("ROLLBACK")
    else:
        name = connection.ops.quote_name(connection.settings_dict["NAME"])
        other.settings_dict["NAME"] = "template1"
        with other.cursor() as cursor:
            cursor.execute(f"ALTER DATABASE {name} WITH ALLOW_CONNECTIONS false")
            cursor.execute(
                "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = %s",
                [connection.settings_dict["NAME"]],
            )
            try:
                yield
            finally:
                cursor.execute(f"ALTER DATABASE {name} WITH ALLOW_CONNECTIONS true")
    other.close()


def require_away(answer: Any) -> None:
    page = answer.content.decode()
    assert (answer.status_code, answer["Retry-After"]) == (503, "10")
    assert "<h1>Programmet er opptatt et øyeblikk</h1>" in page
    assert re.search(r"[0-9A-F]{8}", page)
    assert "Traceback" not in page


def test_a_save_that_is_broken_off_is_a_503_and_writes_nothing(person: Person) -> None:
    with once_in_a_save(break_off):
        require_away(person.save("7"))
    close_old_connections()
    assert (Result.objects.count(), Result.history.count()) == (0, 0)
    assert person.save("7").status_code == 302
    assert list(Result.history.values_list("written", "version")) == [("7", 1)]
    assert Result.objects.get().written == "7"


def test_an_import_that_is_broken_off_writes_nothing() -> None:
    with once_in_a_save(break_off, after=200), pytest.raises((OperationalError, InterfaceError)):
        call_command("load_elverum", stdout=StringIO())
    close_old_connections()
    assert (Sector.objects.count(), ScorecardLine.objects.count(), Result.history.count()) == (0, 0, 0)
    build_town()  # and the database takes writes again
    assert ScorecardLine.objects.count() == 4


def test_an_outage_is_said_and_is_over_with_the_first_request_after_it(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert person.get("/readyz").status_code == 200
    with away(monkeypatch):
        require_away(person.save("7"))
        assert person.get("/healthz").status_code == 200
        if connection.vendor == "postgresql":  # SQLite can still be read
            require_away(person.get("/"))
            ready = person.get("/readyz")
            assert (ready.status_code, ready.json()["reason"]) == (503, "database")
    assert person.save("7").status_code == 302
    assert person.get("/readyz").status_code == 200
    assert [row.written for row in Result.objects.all()] == ["7"]
    assert Result.history.count() == 1
