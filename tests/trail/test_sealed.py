"""What the chain alone cannot tell: a log that somebody with the whole database made to fit itself.

The seal needs a key that lies outside the database; an anchor is what was known elsewhere. Every tampering
here leaves a chain whose digests agree.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from pytest_django import Settings

from indicators import workflow
from indicators.archive.anchors import append_anchor, read_anchors
from indicators.models import (
    AccountSeal,
    Result,
    Role,
    ScorecardLine,
    TrailCheck,
    TrailEntry,
    TrailHead,
    User,
)
from indicators.models.row_digests import Anchor, entry_digest, history_rows, row_line, rows_digest
from indicators.selectors.log.findings import Fault, Finding
from indicators.selectors.log.verification import trail_end, verify
from indicators.workflow.people import account_seals
from tests import municipality
from tests.kept_rows import again

pytestmark = pytest.mark.django_db


def sql(statement: str, *given: Any) -> None:
    with connection.constraint_checks_disabled(), connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA defer_foreign_keys = ON")
        cursor.execute(statement, given)


@dataclass(frozen=True)
class Town:
    """A figure that was entered and corrected, by somebody with a second factor."""

    line: ScorecardLine
    leader: User
    entries: int
    end: Anchor


@pytest.fixture
def town() -> Town:
    return again(build)


def build() -> Town:
    skole = municipality.sector("skole")
    line = municipality.line("lesing", of=municipality.area("6.4", "Skole", skole), by=skole, result="12")
    leader = municipality.user("leder", Role.LEADER, sector=skole)
    municipality.user("ledelse", Role.MANAGEMENT)
    workflow.report_result(by=leader, line_id=line.pk, text="13", reason="Rettet")
    end = trail_end()
    assert end is not None
    assert verify([end]).finding is None
    return Town(line, leader, TrailEntry.objects.count(), end)


def rehash(start: int) -> None:
    """What a thief with the database can do: give every entry from here on the digests that fit."""
    entries = list(TrailEntry.objects.filter(sequence__gte=start - 1).order_by("sequence"))
    before = entries.pop(0).digest if start > 1 else ""
    for entry in entries:
        entry.previous = before
        entry.digest = before = entry_digest(entry)
        sql(
            "UPDATE indicators_trailentry SET previous = %s, digest = %s WHERE sequence = %s",
            entry.previous, entry.digest, entry.sequence,
        )  # fmt: skip
    sql("UPDATE indicators_trailhead SET digest = %s", before)


def alter_reason(town: Town) -> None:
    sql("UPDATE indicators_trailentry SET reason = 'Noe annet' WHERE sequence = %s", town.entries - 1)
    rehash(town.entries - 1)


def alter_person(town: Town) -> None:
    other = User.objects.get(username="ledelse")
    sql("UPDATE indicators_trailentry SET by_id = %s WHERE sequence = %s", other.pk, town.entries)
    rehash(town.entries)


def alter_figure(town: Town) -> None:
    """The figure in the row, in its history and in the entry."""
    number = Result.objects.get().history.latest("history_id").history_id
    for table, column, key in (
        ("result", "id", town.line.results.get().pk),
        ("historicalresult", "history_id", number),
    ):
        sql(f"UPDATE indicators_{table} SET written = '99', value = 99 WHERE {column} = %s", key)
    lines = [row_line("result", held) for _number, held in history_rows("result", history_id=number)]
    sql(
        "UPDATE indicators_trailentry SET after = %s, rows_digest = %s WHERE sequence = %s",
        '{"written": "99"}', rows_digest(lines), town.entries,
    )  # fmt: skip
    rehash(town.entries)


def forge_entry(town: Town) -> None:
    """An entry in the name of management at the end, with head and digests."""
    entry = TrailEntry.objects.get(sequence=town.entries)
    entry.by = User.objects.get(username="ledelse")
    entry.previous, entry.sequence, entry.rows, entry.seal = entry.digest, town.entries + 1, {}, ""
    entry.rows_digest = rows_digest([])
    entry.digest = entry_digest(entry)
    entry._state.adding = True
    TrailEntry._base_manager.bulk_create([entry])
    sql("UPDATE indicators_trailhead SET sequence = %s, digest = %s", entry.sequence, entry.digest)


def take_a_seal(town: Town) -> None:
    sql(
        "UPDATE indicators_trailentry SET seal = (SELECT seal FROM indicators_trailentry WHERE sequence = 1)"
        " WHERE sequence = %s",
        town.entries,
    )


FORGERIES = ((alter_reason, -1), (alter_person, 0), (alter_figure, 0), (forge_entry, 1), (take_a_seal, 0))
"""What is done, and how far from the last entry it is found."""


@pytest.mark.parametrize(("tamper", "where"), FORGERIES)
def test_a_log_made_to_fit_itself_is_not_sealed(
    town: Town, tamper: Callable[[Town], None], where: int
) -> None:
    tamper(town)
    assert verify().finding == Finding(Fault.ENTRY_UNSEALED, town.entries + where)


def cut(town: Town) -> None:
    """Back to before the correction: entry, history, row and head as they were then."""
    last, kept = (TrailEntry.objects.get(sequence=n) for n in (town.entries, town.entries - 1))
    sql("DELETE FROM indicators_historicalresult WHERE history_id = %s", last.rows["result"][0][0])
    then = Result.history.latest("history_id")
    sql(
        "UPDATE indicators_result SET written = %s, value = %s, version = %s",
        then.written,
        then.value,
        then.version,
    )
    sql("DELETE FROM indicators_trailentry WHERE sequence = %s", last.sequence)
    sql("UPDATE indicators_trailhead SET sequence = %s, digest = %s", kept.sequence, kept.digest)


def test_a_cut_is_seen_against_what_was_known_elsewhere(town: Town) -> None:
    cut(town)
    assert verify().finding is None, "nothing inside the database can tell"
    assert verify([town.end]).finding == Finding(Fault.ANCHOR_CUT, town.entries)
    assert verify([Anchor(town.end.digest)]).finding == Finding(Fault.ANCHOR_MISSING, town.entries - 1)


def test_a_thief_with_the_key_is_seen_against_what_was_known_elsewhere(town: Town) -> None:
    alter_reason(town)
    for entry in TrailEntry.objects.filter(sequence__gte=town.entries - 1):
        from indicators.models.row_digests import entry_seal

        sql(
            "UPDATE indicators_trailentry SET seal = %s WHERE sequence = %s",
            entry_seal(entry.digest),
            entry.sequence,
        )
    assert verify().finding is None
    assert verify([town.end]).finding == Finding(Fault.ANCHOR_DIFFERS, town.entries)


USER = "UPDATE indicators_user SET {} WHERE username = 'leder'"


ACCOUNTS = (
    "password = 'md5$x$y'",
    "email = 'annen@example.no'",
    "is_active = FALSE",
    "is_superuser = TRUE",
    "is_staff = TRUE",
    "first_name = 'Annen'",
    "last_name = 'Annen'",
    "username = 'annen'",
    "date_joined = '2001-01-01 00:00:00+00'",
    "anonymous_since = '2001-01-01 00:00:00+00'",
)


@pytest.mark.parametrize("change", ACCOUNTS)
def test_an_account_that_was_altered_is_named(town: Town, change: str) -> None:
    sql(USER.format(change))
    assert verify().finding == Finding(Fault.ACCOUNT_ALTERED, town.leader.pk)


def swap_names(town: Town) -> int:
    other = User.objects.get(username="ledelse")
    for person, name in ((town.leader, "x"), (other, "leder"), (town.leader, "ledelse")):
        sql("UPDATE indicators_user SET username = %s WHERE id = %s", name, person.pk)
    return min(town.leader.pk, other.pk)


def add_factor(town: Town) -> int:
    sql(
        "INSERT INTO mfa_authenticator (user_id, type, data, created_at)"
        " VALUES (%s, 'totp', '{}', '2026-01-01 00:00:00+00')",
        town.leader.pk,
    )
    return town.leader.pk


def add_address(town: Town) -> int:
    sql(
        'INSERT INTO account_emailaddress (user_id, email, verified, "primary")'
        " VALUES (%s, 'tyv@example.no', TRUE, TRUE)",
        town.leader.pk,
    )
    return town.leader.pk


def other_seal(town: Town) -> int:
    other = AccountSeal.objects.exclude(person_id=town.leader.pk).first()
    sql("UPDATE indicators_accountseal SET seal = %s WHERE person_id = %s", other.seal, town.leader.pk)
    return town.leader.pk


WAYS_IN = (swap_names, add_factor, add_address, other_seal)


@pytest.mark.parametrize("tamper", WAYS_IN)
def test_what_lets_somebody_in_is_watched(town: Town, tamper: Callable[[Town], int]) -> None:
    number = tamper(town)
    assert verify().finding == Finding(Fault.ACCOUNT_ALTERED, number)


def test_an_account_that_came_or_went_is_named(town: Town) -> None:
    sql("DELETE FROM indicators_accountseal WHERE person_id = %s", town.leader.pk)
    assert verify().finding == Finding(Fault.ACCOUNT_INSERTED, town.leader.pk)
    AccountSeal.objects.create(person_id=999, seal="x")
    account_seals.seal_account(town.leader.pk)
    assert verify().finding == Finding(Fault.ACCOUNT_REMOVED, 999)


def test_what_people_do_with_their_accounts_is_sealed_as_it_is_done(town: Town) -> None:
    leader = town.leader
    leader.email = "ny@example.no"
    leader.save()
    factor = Authenticator.objects.create(
        user=leader, type="recovery_codes", data={"seed": "x", "used_mask": 0}
    )
    factor.data["used_mask"] = 1
    factor.save()
    factor.record_usage()
    address = EmailAddress.objects.create(user=leader, email="ny@example.no")
    assert verify().finding is None
    address.delete()
    Client().force_login(leader)
    assert verify().finding is None


def test_an_old_key_still_verifies_and_a_strange_one_does_not(town: Town, settings: Settings) -> None:
    old = settings.TRAIL_KEYS
    settings.TRAIL_KEYS = (b"new", *old)
    workflow.report_result(by=town.leader, line_id=town.line.pk, text="14", reason="Rettet")
    town.leader.save()
    assert verify().finding is None
    settings.TRAIL_KEYS = (b"new",)
    assert verify().finding == Finding(Fault.ENTRY_UNSEALED, 1)


# The command, the file of anchors and the page


def told(*arguments: str) -> str:
    errors = io.StringIO()
    with pytest.raises(SystemExit) as ended:
        call_command("verify_trail", *arguments, stderr=errors, stdout=io.StringIO())
    assert ended.value.code == 1
    return errors.getvalue().strip()


def test_the_end_leaves_the_database_each_night_and_is_held_against_it_the_next(
    town: Town, tmp_path: Path, settings: Settings, client: Client
) -> None:
    file = tmp_path / "anker.txt"
    settings.TRAIL_ANCHOR_FILE = str(file)
    call_command("verify_trail", stdout=io.StringIO())
    assert file.stat().st_mode & 0o777 == 0o600
    assert read_anchors(str(file)) == [Anchor(town.end.digest, town.entries, "anker.txt, linje 1")]
    call_command("verify_trail", stdout=io.StringIO())
    checks = [(one.sequence, one.against, one.fault) for one in TrailCheck.objects.order_by("at")]
    assert checks == [(town.entries, [], ""), (town.entries, ["anker.txt"], "")]
    client.force_login(municipality.user("revisor", Role.AUDITOR))
    page = client.get("/endringslogg/").content.decode()
    assert f"alt stemmer til og med post {town.entries}. Holdt mot anker.txt, utenfor databasen." in page
    call_command("verify_trail", stdout=io.StringIO())  # the auditor's account is two entries more
    lines = file.read_text(encoding="utf-8")
    last = TrailEntry.objects.latest("sequence").sequence
    sql("DELETE FROM indicators_trailentry WHERE sequence > %s", town.entries)
    for table, key in (("historicalmembership", "history_id"), ("membership", "id")):
        sql(f"DELETE FROM indicators_{table} WHERE {key} = (SELECT max({key}) FROM indicators_{table})")
    sql("UPDATE indicators_trailhead SET sequence = %s, digest = %s", town.entries, town.end.digest)
    assert told() == f"Endringsloggen slutter før post {last}, som står i anker.txt, linje 3."
    assert file.read_text(encoding="utf-8") == lines, "what is not whole is no anchor"
    client.force_login(User.objects.get(username="ledelse"))
    page = client.get("/endringslogg/").content.decode()
    assert f"fant en feil: Endringsloggen slutter før post {last}, som står i anker.txt." in page


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        (
            "abc",
            "abc er hverken en kontrollsum på 64 tegn eller en fil som kan leses: No such file or directory.",
        ),
        ("{tmp}/tull", "Linje 1 i {tmp}/tull er ikke «nummer kontrollsum tidspunkt»."),
        ("{tmp}/tom", "{tmp}/tom er tom: den sier ikke hvor endringsloggen sluttet."),
    ],
)
def test_what_is_no_anchor_is_refused(town: Town, tmp_path: Path, given: str, sentence: str) -> None:
    (tmp_path / "tull").write_text("tull\n")
    (tmp_path / "tom").write_text("\n")
    with pytest.raises(CommandError) as refused:
        call_command("verify_trail", "--against", given.format(tmp=tmp_path))
    assert str(refused.value) == sentence.format(tmp=tmp_path)
    assert TrailCheck.objects.count() == 0


def test_a_line_of_anchors_is_read_as_it_was_written(tmp_path: Path, town: Town) -> None:
    from django.utils import timezone

    file = tmp_path / "anker.txt"
    for anchor in (Anchor("a" * 64, 7), Anchor("b" * 64, 8)):
        append_anchor(file, anchor, timezone.now())
    assert [(one.sequence, one.digest) for one in read_anchors(str(file))] == [(7, "a" * 64), (8, "b" * 64)]
    assert read_anchors("A" * 64) == [Anchor("a" * 64, source="aaaaaaaaaaaa…")]


def test_the_page_says_that_nothing_was_checked_yet(town: Town, client: Client) -> None:
    assert TrailHead.objects.get().sequence == town.entries
    client.force_login(User.objects.get(username="ledelse"))
    assert "Endringsloggen er ikke kontrollert ennå." in client.get("/endringslogg/").content.decode()
    client.force_login(town.leader)
    assert 'class="check' not in client.get("/endringslogg/").content.decode()
