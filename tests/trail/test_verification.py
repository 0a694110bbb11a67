"""What is changed behind the program's back is found and named; each case with raw SQL."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from indicators import workflow
from indicators.models import (
    Membership,
    Result,
    ResultPart,
    Role,
    ScorecardLine,
    Target,
    TrailEntry,
    TrailHead,
)
from indicators.models.row_digests import entry_digest, entry_seal, rows_digest
from indicators.selectors.log.findings import Fault
from indicators.selectors.log.verification import verify
from tests import municipality
from tests.generator.generate import generate
from tests.kept_rows import again

pytestmark = pytest.mark.django_db


def sql(statement: str, *given: Any) -> None:
    with connection.constraint_checks_disabled(), connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA defer_foreign_keys = ON")
        cursor.execute(statement, given)


@dataclass(frozen=True)
class Town:
    """A line with a target, and a result that was corrected once and has parts."""

    line: ScorecardLine
    target: Target
    result: Result
    entries: int


@pytest.fixture
def town() -> Town:
    return again(build_town)


def build_town() -> Town:
    skole = municipality.sector("skole")
    line = municipality.line(
        "lesing", of=municipality.area("6.4", "Skole", skole), by=skole, target="20", result="12"
    )
    leader = municipality.user("leder", Role.LEADER, sector=skole)
    for text in ("13", "1. halvår 19 2. halvår 51"):
        workflow.report_result(by=leader, line_id=line.pk, text=text, reason="Rettet")
    assert verify().finding is None
    return Town(line, Target.objects.get(), Result.objects.get(), TrailEntry.objects.count())


def history_of(row: Any, place: int = 0) -> int:
    number: int = row.history.order_by("history_id").values_list("history_id", flat=True)[place]
    return number


def told() -> str:
    """What the command says; it must end with 1."""
    errors = io.StringIO()
    with pytest.raises(SystemExit) as ended:
        call_command("verify_trail", stderr=errors)
    assert ended.value.code == 1
    return errors.getvalue().strip()


COLUMNS = (
    "reason = 'Noe annet'",
    "at = '2020-01-01 12:00:00+00'",
    "act = 'set_target'",
    "label = 'Noe annet'",
    "year = 1999",
    "line_id = NULL",
    "sector_id = NULL",
    """before = '{"written": "11"}'""",
    """after = '{"written": "11"}'""",
    "rows = '{}'",
    "rows_digest = 'abc'",
    "previous = 'abc'",
    "digest = 'abc'",
)


@pytest.mark.parametrize("column", COLUMNS)
def test_an_entry_that_was_altered_is_named(town: Town, column: str) -> None:
    quoted = (
        column.replace("before =", '"before" =').replace("after =", '"after" =').replace("rows =", '"rows" =')
    )
    sql(f"UPDATE indicators_trailentry SET {quoted} WHERE sequence = %s", town.entries - 1)
    assert told() == f"Post {town.entries - 1} i endringsloggen er endret etter at den ble skrevet."


def test_an_entry_under_another_name_is_named(town: Town) -> None:
    other = municipality.User.objects.get(username="malekort")
    sql("UPDATE indicators_trailentry SET by_id = %s WHERE sequence = %s", other.pk, town.entries)
    assert told() == f"Post {town.entries} i endringsloggen er endret etter at den ble skrevet."


def test_an_entry_that_was_altered_and_sealed_again_breaks_the_chain(town: Town) -> None:
    entry = TrailEntry.objects.get(sequence=town.entries - 1)
    entry.reason = "Noe annet"
    sql(
        "UPDATE indicators_trailentry SET reason = %s, digest = %s, seal = %s WHERE sequence = %s",
        entry.reason, entry_digest(entry), entry_seal(entry_digest(entry)), entry.sequence,
    )  # fmt: skip
    assert told() == f"Post {town.entries} i endringsloggen følger ikke den som stod foran den."


def test_an_entry_that_was_removed_is_named(town: Town) -> None:
    sql("DELETE FROM indicators_trailentry WHERE sequence = 3")
    assert told() == "Post 3 i endringsloggen er fjernet eller flyttet."


def test_the_last_entries_cannot_be_removed(town: Town) -> None:
    sql("DELETE FROM indicators_trailentry WHERE sequence > %s", town.entries - 2)
    assert told() == f"Slutten av endringsloggen er fjernet, fra og med post {town.entries - 1}."


def test_the_end_cannot_be_moved_with_them(town: Town) -> None:
    """Their history rows stand without an entry."""
    left = TrailEntry.objects.get(sequence=town.entries - 1)
    sql("DELETE FROM indicators_trailentry WHERE sequence = %s", town.entries)
    sql("UPDATE indicators_trailhead SET sequence = %s, digest = %s", left.sequence, left.digest)
    number = history_of(town.result, 2)
    assert told() == f"Historikkrad {number} for resultat har ingen post i endringsloggen."


def test_two_entries_that_changed_places_are_named(town: Town) -> None:
    for old, new in ((2, 1_000_002), (3, 2), (1_000_002, 3)):
        sql("UPDATE indicators_trailentry SET sequence = %s WHERE sequence = %s", new, old)
    assert told() == "Post 2 i endringsloggen er endret etter at den ble skrevet."


def test_an_entry_that_was_inserted_is_named(town: Town) -> None:
    entry = TrailEntry.objects.get(sequence=town.entries)
    entry.previous, entry.sequence, entry.rows = entry.digest, town.entries + 1, {}
    entry.rows_digest = rows_digest([])
    entry.digest = entry_digest(entry)
    entry.seal = entry_seal(entry.digest)  # even then
    TrailEntry._base_manager.bulk_create([entry])
    assert told() == f"Post {town.entries + 1} i endringsloggen er satt inn utenom programmet."


def test_an_end_that_was_removed_is_noticed(town: Town) -> None:
    sql("DELETE FROM indicators_trailhead")
    assert told() == "Post 1 i endringsloggen er satt inn utenom programmet."


HISTORY = (
    "written = '99'",
    "value = 99",
    "history_user_id = NULL",
    "history_change_reason = 'Noe annet'",
    "history_date = '2020-01-01 12:00:00+00'",
    "history_type = '+'",
    "version = 7",
)


@pytest.mark.parametrize("column", HISTORY)
def test_a_history_row_that_was_altered_is_named(town: Town, column: str) -> None:
    number = history_of(town.result, 1)
    sql(f"UPDATE indicators_historicalresult SET {column} WHERE history_id = %s", number)
    assert told() == (
        f"Historikk for resultat er endret: rad {number} eller en annen rad "
        f"som post {town.entries - 1} i endringsloggen skrev."
    )


def test_a_history_row_that_was_removed_is_named(town: Town) -> None:
    number = history_of(town.result, 1)
    sql("DELETE FROM indicators_historicalresult WHERE history_id = %s", number)
    assert told() == (
        f"Historikkrad {number} for resultat, som post {town.entries - 1} i endringsloggen skrev, er fjernet."
    )


def test_two_history_rows_that_changed_places_are_named(town: Town) -> None:
    first, second = history_of(town.result, 0), history_of(town.result, 1)
    for old, new in ((first, 1_000_000), (second, first), (1_000_000, second)):
        sql("UPDATE indicators_historicalresult SET history_id = %s WHERE history_id = %s", new, old)
    assert told().startswith(f"Historikk for resultat er endret: rad {first} ")


def test_a_history_row_that_was_added_is_named(town: Town) -> None:
    then = town.target.history.get()
    then.pk, then.written = then.pk + 50, "19"
    type(then)._base_manager.bulk_create([then])
    assert told() == f"Historikkrad {then.pk} for mål har ingen post i endringsloggen."


def test_what_a_history_row_was_linked_to_is_watched(town: Town) -> None:
    sql("DELETE FROM indicators_historicalservicearea_sectors")
    assert told().startswith("Historikk for tjenesteområde er endret: rad ")


ROWS = (
    ("target", "written = '1'", "Mål {pk} er ikke som historikken sier (slik det er skrevet)."),
    ("target", "value = 1", "Mål {pk} er ikke som historikken sier (value)."),
    ("target", "\"case\" = 'KS-sak 1/24'", "Mål {pk} er ikke som historikken sier (sak)."),
    (
        "result",
        "written = '1', kind = 'figure'",
        "Resultat {pk} er ikke som historikken sier (kind, slik det er skrevet).",
    ),
    (
        "scorecardline",
        "direction = 'lower'",
        "Målekortlinje {pk} er ikke som historikken sier (retning).",
    ),
    (
        "scorecardline",
        "withdrawn = TRUE, version = 9",
        "Målekortlinje {pk} er ikke som historikken sier (versjon, trukket tilbake).",
    ),
)


@pytest.mark.parametrize(("table", "column", "sentence"), ROWS)
def test_a_row_that_is_not_what_its_history_says_is_named(
    town: Town, table: str, column: str, sentence: str
) -> None:
    row = {"target": town.target, "result": town.result, "scorecardline": town.line}[table]
    sql(f"UPDATE indicators_{table} SET {column} WHERE id = %s", row.pk)
    assert told() == sentence.format(pk=row.pk)


def test_a_part_and_a_role_are_watched_too(town: Town) -> None:
    part = ResultPart.objects.order_by("pk")[1]
    sql("UPDATE indicators_resultpart SET value = 12 WHERE id = %s", part.pk)
    assert told() == f"Del av resultat {part.pk} er ikke som historikken sier (value)."
    sql("UPDATE indicators_resultpart SET value = %s WHERE id = %s", int(part.value), part.pk)
    assert verify().finding is None
    role = Membership.objects.get(role=Role.LEADER)
    sql("UPDATE indicators_membership SET role = 'auditor', sector_id = NULL WHERE id = %s", role.pk)
    assert told() == f"Rolle {role.pk} er ikke som historikken sier (rolle, sektor eller stab)."


def test_a_row_that_was_removed_is_named(town: Town) -> None:
    sql("DELETE FROM indicators_target WHERE id = %s", town.target.pk)
    assert told() == f"Mål {town.target.pk} er fjernet uten spor i historikken."


def test_a_row_that_was_added_is_named(town: Town) -> None:
    result = Result.objects.get()
    result.pk, result.period_kind = result.pk + 50, "half"
    Result._base_manager.bulk_create([result])
    assert told() == f"Resultat {result.pk} har ingen historikk."


def test_a_link_that_was_removed_is_named(town: Town) -> None:
    area = town.line.area
    sql("DELETE FROM indicators_servicearea_sectors")
    assert told() == f"Tjenesteområde {area.pk} er ikke som historikken sier (leveres av)."


def test_what_the_generator_wrote_is_watched() -> None:
    generate(indicators=400, years=2)
    assert verify().finding is None
    last = Result.history.order_by("-history_id").values_list("history_id", flat=True)[5]
    sql("DELETE FROM indicators_historicalresult WHERE history_id = %s", last)
    finding = verify().finding
    assert finding is not None
    assert (finding.fault, finding.number, finding.table) == (Fault.HISTORY_REMOVED, last, "result")


def test_what_cannot_be_read_is_a_finding_and_no_failure(town: Town) -> None:
    """SQLite keeps any text anywhere; PostgreSQL lets no such thing in."""
    if connection.vendor == "sqlite":
        with transaction.atomic():
            sql("UPDATE indicators_historicalresult SET value = 'x'")
            assert told() == "Noe i endringsloggen kan ikke leses; det er endret utenom programmet."
            transaction.set_rollback(True)
    sql("""UPDATE indicators_trailentry SET "rows" = '[1]' WHERE sequence = 2""")
    assert told() == "Post 2 i endringsloggen er endret etter at den ble skrevet."


def test_a_sound_trail_is_counted(town: Town) -> None:
    out = io.StringIO()
    call_command("verify_trail", stdout=out)
    made = verify()
    assert out.getvalue() == (
        f"Endringsloggen stemmer: {made.entries} poster, {made.history_rows} historikkrader, "
        f"{made.rows} rader og {made.accounts} kontoer. Siste post: {TrailHead.objects.get().digest}\n"
    )
    assert made.entries == town.entries


def test_an_empty_database_is_sound() -> None:
    made = verify()
    assert (made.entries, made.history_rows, made.rows, made.finding) == (0, 0, 0, None)


def test_the_number_of_statements_does_not_grow_with_the_entries(
    town: Town,
) -> None:
    leader = municipality.User.objects.get(username="leder")
    for text in ("7", "1", "0"):  # a figure far from the target is asked about, and written anew
        workflow.report_result(by=leader, line_id=town.line.pk, text=text, reason="Rettet")
    with CaptureQueriesContext(connection) as few:
        verify()
    for number in range(30):
        workflow.report_result(by=leader, line_id=town.line.pk, text=f"{number}", reason="Rettet")
    with CaptureQueriesContext(connection) as many:
        verify()
    assert len(many) == len(few)
