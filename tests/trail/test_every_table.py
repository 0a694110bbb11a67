"""No table of content is outside what is verified: each is tracked, sealed, or named here with the reason."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, models, transaction

from indicators import workflow
from indicators.models import FunctionCode, Heading
from indicators.models.row_digests import ACCOUNT_TABLES, tracked_models
from indicators.selectors.log.findings import Fault, Finding
from indicators.selectors.log.rows_and_history import compared
from indicators.selectors.log.verification import verify
from tests import municipality
from tests.every_table import a_row_in_every_table
from tests.trail import test_sealed, test_verification

SEALED = {
    "indicators_trailentry", "indicators_trailhead", "indicators_accountseal", "indicators_personaltext",
    "indicators_user", "indicators_functioncode", "indicators_keptfile",
    *(f"{app}_{name.lower()}" for app, name, _columns in ACCOUNT_TABLES),
}  # fmt: skip
"""Without row history, but held by the chain, by a seal, or by what an entry stands for."""

OUTSIDE = {
    "indicators_trailcheck": "tells of a verification; what counts is the command's own answer",
    "indicators_reportfile": "copies that are made anew from what is verified, and thrown away",
    "indicators_tabledraft": "a preview that one person works at; nothing of it counts before it is used",
    "indicators_jobprogress": "how far a job has come",
    "indicators_onceonly": "which forms were sent already",
    "django_tasks_database_dbtaskresult": "the queue of jobs; letters in it are encrypted",
    "indicators_user_groups": "the program asks for roles, never for Django's groups",
    "indicators_user_user_permissions": "the program asks for roles, never for Django's permissions",
    "auth_group": "not used", "auth_group_permissions": "not used", "auth_permission": "not used",
    "django_content_type": "names of tables", "django_admin_log": "not written",
    "django_session": "who is signed in now", "usersessions_usersession": "who is signed in now",
    "account_emailconfirmation": "not used: addresses are confirmed by nobody",
    "socialaccount_socialapp": "not used: the directory stands in the settings",
    "socialaccount_socialtoken": "not written",
}  # fmt: skip
"""Tables that hold nothing of what the municipality says, and why altering them is not looked for."""


def test_every_table_is_verified_or_outside_for_a_reason() -> None:
    held = set(SEALED)
    for model in tracked_models().values():
        history = model.history.model
        held |= {model._meta.db_table, history._meta.db_table}
        held |= {many.remote_field.through._meta.db_table for many in model._meta.many_to_many}
        held |= {getattr(history, many.name).model._meta.db_table for many in history._history_m2m_fields}
    every = {model._meta.db_table for model in apps.get_models(include_auto_created=True)}
    assert every == held | set(OUTSIDE)
    assert not held & set(OUTSIDE)


def test_the_history_keeps_every_column_and_every_link() -> None:
    """What :func:`verify` compares is what the history keeps: a column outside it could be altered unseen."""
    for model in tracked_models().values():
        history = model.history.model
        columns = {field.attname for field in model._meta.concrete_fields}
        assert {field.attname for field in history.tracked_fields} == columns, model
        links = {many.name for many in model._meta.many_to_many}
        assert {many.name for many in history._history_m2m_fields} == links, model


def test_there_are_thirty_ways_of_tampering_at_least() -> None:
    """Each is a case of a test that asserts what is found."""
    by_itself = (test_verification.COLUMNS, test_verification.HISTORY, test_verification.ROWS)
    sealed = (test_sealed.FORGERIES, test_sealed.ACCOUNTS, test_sealed.WAYS_IN, CODES)
    assert len({str(way) for ways in (*by_itself, *sealed) for way in ways}) >= 30


def execute(statement: str, *given: Any) -> None:
    """Run SQL as somebody at the database would, with references unchecked."""
    with connection.constraint_checks_disabled(), connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA defer_foreign_keys = ON")
        cursor.execute(statement, given)


def altered(model: Any, key: int) -> str:
    """Alter the first column of words that the database lets be altered, or else the version; its name."""
    fields = [field for field in model._meta.concrete_fields if not field.choices]
    words = [field.column for field in fields if isinstance(field, models.CharField | models.TextField)]
    for name in words:
        try:
            with transaction.atomic():
                quoted = connection.ops.quote_name(name)
                execute(f"UPDATE {model._meta.db_table} SET {quoted} = 'X' WHERE id = %s", key)
        except IntegrityError:
            continue
        return str(name)
    execute(f"UPDATE {model._meta.db_table} SET version = version + 1 WHERE id = %s", key)
    return "version"


@pytest.mark.django_db
def test_a_column_of_each_table_is_altered_and_found() -> None:
    """Each table is compared by itself; that all of them are gone through is seen by the last of them."""
    sector = municipality.sector("skole")
    a_row_in_every_table(municipality.line("lesing", of=municipality.area("6.4", "Skole", sector), by=sector))
    assert verify().finding is None
    for table, model in tracked_models().items():
        keys = tuple(model._base_manager.order_by("pk").values_list("pk", flat=True))
        assert list(compared(table, keys)) == [None] * len(keys)
        with transaction.atomic():
            name = altered(model, keys[0])
            expected = Finding(Fault.ROW_ALTERED, keys[0], table, (name,))
            assert list(compared(table, keys)) == [expected, *[None] * (len(keys) - 1)]
            transaction.set_rollback(True)
    altered(model, keys[0])
    assert verify().finding == expected


def alter_code(first: FunctionCode, second: FunctionCode) -> Finding:
    execute("UPDATE indicators_functioncode SET code = '999' WHERE id = %s", first.pk)
    return Finding(Fault.CODE_ALTERED, first.pk)


def swap_codes(first: FunctionCode, second: FunctionCode) -> Finding:
    """With their seals."""
    for row, code, seal in (
        (first, "x", ""),
        (second, first.code, first.seal),
        (first, second.code, second.seal),
    ):
        execute("UPDATE indicators_functioncode SET code = %s, seal = %s WHERE id = %s", code, seal, row.pk)
    return Finding(Fault.CODE_ALTERED, first.pk)


def insert_code(first: FunctionCode, second: FunctionCode) -> Finding:
    execute("INSERT INTO indicators_functioncode (id, code, seal) VALUES (900, '999', %s)", first.seal)
    return Finding(Fault.CODE_ALTERED, 900)


def unseal_code(first: FunctionCode, second: FunctionCode) -> Finding:
    execute("UPDATE indicators_functioncode SET seal = '' WHERE id = %s", second.pk)
    return Finding(Fault.CODE_ALTERED, second.pk)


def remove_code(first: FunctionCode, second: FunctionCode) -> Finding:
    execute("DELETE FROM indicators_functioncode WHERE id = %s", second.pk)
    return Finding(Fault.CODE_REMOVED, second.pk)


CODES = (alter_code, swap_codes, insert_code, unseal_code, remove_code)


@pytest.mark.django_db
@pytest.mark.parametrize("tamper", CODES)
def test_a_function_code_is_what_was_loaded(
    tamper: Callable[[FunctionCode, FunctionCode], Finding],
) -> None:
    """It has no history, and the headings point at its row alone."""
    codes = [FunctionCode.objects.create(code=code) for code in ("202", "215")]
    area = municipality.area("6.4", "Skole", municipality.sector("skole"))
    values = {"area": area, "year": 2025, "code": "h", "order": 1, "title": "Grunnskole"}
    workflow.save_record(
        by=workflow.program_user(), model=Heading, values=values, links={"functions": codes}, reason="Ny"
    )
    assert verify().finding is None
    with transaction.atomic():
        expected = tamper(*codes)
        found = verify().finding
        transaction.set_rollback(True)  # what points nowhere cannot be left standing
    assert found == expected
