"""What every test may use."""

import os
import shutil
from typing import Any

import pytest
from django.conf import settings

# Playwright keeps an event loop in the test's own thread; Django would otherwise refuse the database there.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


def pytest_unconfigure() -> None:
    """Take the SQLite database of this process away; workers of pytest-xdist end without cleaning up."""
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


@pytest.fixture(scope="session")
def _elverum_rows(django_db_setup: None, django_db_blocker: Any) -> list[Any]:
    """The real data, loaded once through the workflow, kept as rows to put back quickly."""
    from django.apps import apps
    from django.core.management import call_command
    from django.db import transaction

    with django_db_blocker.unblock(), transaction.atomic():
        call_command("load_elverum", verbosity=0, stdout=open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115
        rows = [
            (model, list(model._base_manager.all()))
            for model in apps.get_app_config("indicators").get_models()
        ]
        links = [
            (field.remote_field.through, list(field.remote_field.through._base_manager.all()))
            for model, _ in rows
            for field in model._meta.local_many_to_many
            if field.remote_field.through._meta.auto_created
        ]
        transaction.set_rollback(True)
    return [(model, found) for model, found in (*rows, *links) if found]


@pytest.fixture
def elverum(db: None, _elverum_rows: list[Any]) -> None:
    """A database with Elverum's year 2025 in it."""
    from django.db import connection

    with connection.constraint_checks_disabled():
        for model, rows in _elverum_rows:
            model._base_manager.bulk_create(rows, batch_size=500)
    connection.check_constraints()
