"""On PostgreSQL the program's own role adds to the trail and can change nothing in it."""

from __future__ import annotations

import io

import pytest
from django.core.management import CommandError, call_command
from django.db import ProgrammingError, connection, transaction

from indicators import workflow
from indicators.management.commands.protect_trail import fixed_tables
from indicators.models import Result, Role, TrailEntry
from indicators.models.row_digests import tracked_models
from indicators.selectors.log.verification import verify
from tests import municipality

pytestmark = pytest.mark.django_db

ROLE = "malekort_test_app"
KEYS = {"indicators_trailentry": "digest", "indicators_keptfile": "sha256"}
"""A column of the tables whose rows have no ``id``."""


def printed(role: str) -> str:
    out = io.StringIO()
    call_command("protect_trail", role=role, stdout=out)
    return out.getvalue()


def test_every_history_table_and_the_trail_are_protected() -> None:
    tables = fixed_tables()
    assert set(tables) >= {"indicators_trailentry", "indicators_historicalheading_functions"}
    assert {model.history.model._meta.db_table for model in tracked_models().values()} < set(tables)
    existing = {name for name in connection.introspection.table_names() if "historical" in name}
    fixed = {"indicators_trailentry", "indicators_edition", "indicators_keptfile"}
    assert existing | fixed == set(tables)


def test_the_statements_are_printed_for_the_owner_to_run() -> None:
    said = printed("malekort_app")
    tables = ", ".join(f'"{table}"' for table in fixed_tables())
    assert said.splitlines() == [
        'GRANT USAGE ON SCHEMA public TO "malekort_app";',
        'GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO "malekort_app";',
        'GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO "malekort_app";',
        f'REVOKE UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER ON {tables} FROM "malekort_app", PUBLIC;',
        f'GRANT SELECT, INSERT ON {tables} TO "malekort_app";',
        'REVOKE DELETE, TRUNCATE, REFERENCES, TRIGGER ON "indicators_trailhead" FROM "malekort_app", PUBLIC;',
    ]


@pytest.mark.parametrize("role", ["x; DROP TABLE y", '"', "", "a" * 64, "rolle\n"])
def test_a_name_that_is_none_is_refused(role: str) -> None:
    with pytest.raises(CommandError, match="er ikke navnet på en databaserolle"):
        printed(role)


def test_the_role_adds_and_changes_nothing() -> None:
    """Without roles in the database, the command says so."""
    if connection.vendor != "postgresql":
        with pytest.raises(CommandError, match=r"^SQLite har ingen roller"):
            call_command("protect_trail", role=ROLE, execute=True)
        return
    skole = municipality.sector("skole")
    line = municipality.line("lesing", of=municipality.area("6.4", "Skole", skole), by=skole, result="12")
    leader = municipality.user("leder", Role.LEADER, sector=skole)
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE ROLE {ROLE}")
        out = io.StringIO()
        call_command("protect_trail", role=ROLE, execute=True, stdout=out)
        assert out.getvalue() == (
            f"{ROLE} kan nå legge til, men ikke endre eller slette, i {len(fixed_tables())} tabeller.\n"
        )
        cursor.execute(f"SET ROLE {ROLE}")
        workflow.report_result(by=leader, line_id=line.pk, text="1. halvår 19 2. halvår 51", reason="Rettet")
        workflow.report_result(by=leader, line_id=line.pk, text="13", reason="Rettet igjen")
        for table in fixed_tables():
            column = KEYS.get(table, "id")
            if table.endswith(("_functions", "_sectors", "_indicators")):
                column = "m2m_history_id"
            for statement in (
                f"UPDATE {table} SET {column} = {column}",
                f"DELETE FROM {table}",
                f"TRUNCATE {table}",
                f"ALTER TABLE {table} DISABLE TRIGGER ALL",
                f"DROP TABLE {table}",
            ):
                with pytest.raises(ProgrammingError), transaction.atomic():
                    cursor.execute(statement)
        for statement in ("DELETE FROM indicators_trailhead", "TRUNCATE indicators_trailhead"):
            with pytest.raises(ProgrammingError), transaction.atomic():
                cursor.execute(statement)
        cursor.execute("RESET ROLE")
    assert Result.objects.get().written == "13"
    assert TrailEntry.objects.filter(reason="Rettet igjen").count() == 1
    assert verify().finding is None


def test_a_role_that_cannot_be_bound_is_refused() -> None:
    if connection.vendor != "postgresql":
        with pytest.raises(CommandError, match=r"^SQLite har ingen roller"):
            call_command("protect_trail", role="noen", execute=True)
        return
    with pytest.raises(CommandError, match=r"^Databaserollen noen finnes ikke\.$"):
        call_command("protect_trail", role="noen", execute=True)
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        [owner] = cursor.fetchone()
        with pytest.raises(CommandError, match="er superbruker i databasen"):
            call_command("protect_trail", role=owner, execute=True)
        cursor.execute(f"CREATE ROLE {ROLE}")
        cursor.execute(f"ALTER TABLE indicators_trailentry OWNER TO {ROLE}")
        with pytest.raises(CommandError, match="eier indicators_trailentry og kan gi seg rettighetene"):
            call_command("protect_trail", role=ROLE, execute=True)
