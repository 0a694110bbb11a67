"""Alive and ready are two questions."""

import pytest
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.db.utils import OperationalError
from django.test import Client


def test_alive_needs_no_database(client: Client) -> None:
    response = client.get("/healthz")
    assert (response.status_code, response.json()) == (200, {"status": "alive"})


@pytest.mark.django_db
def test_ready_when_the_database_answers_and_is_migrated(client: Client) -> None:
    response = client.get("/readyz")
    assert (response.status_code, response.json()) == (200, {"status": "ready"})


@pytest.mark.django_db
def test_not_ready_while_a_migration_waits(client: Client) -> None:
    MigrationRecorder(connection).migration_qs.filter(app="sessions").delete()
    response = client.get("/readyz")
    assert (response.status_code, response.json()) == (503, {"status": "unavailable", "reason": "migrations"})


def test_not_ready_without_a_database(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> None:
        raise OperationalError("connection refused")

    monkeypatch.setattr(connection, "ensure_connection", refuse)
    response = client.get("/readyz")
    assert (response.status_code, response.json()) == (503, {"status": "unavailable", "reason": "database"})
    assert client.get("/healthz").status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_a_watch_on_this_machine_needs_no_name(client: Client, path: str) -> None:
    """Asked by address, as a health check does, whatever ALLOWED_HOSTS says; any other page is refused."""
    assert client.get(path, headers={"host": "10.0.0.7:8000"}).status_code == 200
    assert client.get("/konto/logg-inn/", headers={"host": "10.0.0.7:8000"}).status_code == 400


def test_health_is_only_read(client: Client) -> None:
    """And a refusal says so, to whoever reads what the watch got."""
    refused = (405, "GET, HEAD", "text/plain; charset=utf-8", "Adressen leses bare: bruk GET.\n")
    for path in ("/healthz", "/readyz"):
        for method in ("POST", "PUT", "DELETE", "OPTIONS", "TRACE"):
            got = client.generic(method, path)
            told = (got.status_code, got.headers["Allow"], got.headers["Content-Type"], got.content.decode())
            assert told == refused, (path, method)
