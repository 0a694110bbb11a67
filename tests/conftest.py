"""What every test may use."""

import io
import os
import shutil
from collections.abc import Callable
from typing import Any

import hypothesis
import pytest
from django.conf import settings

# The same examples every time: a law that fails, fails for everyone who runs the tests.
hypothesis.settings.register_profile("house", derandomize=True, deadline=None)
hypothesis.settings.load_profile("house")

# Playwright keeps an event loop in the test's own thread; Django would otherwise refuse the database there.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


def pytest_unconfigure() -> None:
    """Take the SQLite database of this process away; workers of pytest-xdist end without cleaning up."""
    if settings.TEMPORARY:
        settings.TEMPORARY.cleanup()


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Debian's chromium instead of a downloaded one; it has no sandbox for root."""
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    return {**browser_type_launch_args, "executable_path": shutil.which("chromium"), "args": sandbox}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    """A Norwegian reader."""
    return {**browser_context_args, "locale": "nb-NO", "timezone_id": "Europe/Oslo"}


@pytest.fixture
def accessible() -> Callable[[Any], None]:
    """Axe finds nothing on a page, and nothing runs off its side, wide and narrow."""
    from tests import browser  # not before it is asked for: most tests need no browser

    return browser.accessible


type Kept = tuple[Any, str, list[tuple[Any, ...]]]
"""A model, the statement that puts one of its rows in, and rows as the database gave them."""


@pytest.fixture(scope="session")
def elverum_rows(django_db_setup: None, django_db_blocker: Any) -> list[Kept]:
    """The real data, loaded once through the workflow and rolled back: rows to put in again quickly."""
    from django.apps import apps
    from django.core.management import call_command
    from django.db import transaction

    with django_db_blocker.unblock(), transaction.atomic():
        call_command("load_elverum", stdout=io.StringIO())
        models = apps.get_app_config("indicators").get_models(include_auto_created=True)
        kept = [_keep(model) for model in models]
        transaction.set_rollback(True)
    return [one for one in kept if one[2]]


def _keep(model: Any) -> Kept:
    from django.db import connection

    quote = connection.ops.quote_name
    table = quote(model._meta.db_table)
    columns = [quote(field.column) for field in model._meta.concrete_fields]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(columns)} FROM {table}")  # noqa: S608
        rows = cursor.fetchall()
    places = ", ".join(["%s"] * len(columns))
    return model, f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({places})", rows  # noqa: S608


@pytest.fixture
def elverum(db: None, elverum_rows: list[Kept]) -> None:
    """A database with Elverum's year 2025 in it."""
    put_in(elverum_rows)


def put_in(kept: list[Kept]) -> None:
    """Put rows that were kept back into an empty database, with the numbers they had."""
    from django.db import connection

    with connection.constraint_checks_disabled(), connection.cursor() as cursor:
        for _model, statement, rows in kept:
            cursor.executemany(statement, rows)
    connection.check_constraints()
    _count_on(connection, [model for model, _statement, _rows in kept])


def _count_on(connection: Any, models: list[Any]) -> None:
    """Let PostgreSQL's counters go on after the rows that were put in with their numbers."""
    from django.core.management.color import no_style

    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), models):
            cursor.execute(statement)
