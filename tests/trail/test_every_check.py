"""Each check of the trail finds something that it alone finds, told whole: what, where, in which columns."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from django.db import transaction

from indicators import workflow
from indicators.models import (
    AccountSeal,
    FunctionCode,
    Heading,
    Municipality,
    PersonalText,
    Result,
    Role,
    ServiceArea,
    Target,
    TrailEntry,
    TrailHead,
    User,
)
from indicators.models.row_digests import Anchor, entry_digest, entry_seal
from indicators.selectors.log import verification
from indicators.selectors.log.chain import MANY, Chain
from indicators.selectors.log.findings import Fault, Finding
from indicators.selectors.log.verification import Verified, trail_end, verify
from tests import municipality, pictures
from tests.kept_rows import again
from tests.trail.test_verification import sql

pytestmark = pytest.mark.django_db

LATER = 1_000
"""More than any row's number here."""


@pytest.fixture
def sound(db: None) -> Iterator[Verified]:
    """What is verified before anything is wrong; whatever a test breaks is whole again after it."""
    again(build)
    made = verify()
    assert made.finding is None
    with transaction.atomic():
        yield made
        transaction.set_rollback(True)


def build() -> None:
    """A figure that was corrected, a target, a heading with a code, a coat of arms and two people."""
    skole = municipality.sector("skole")
    area = municipality.area("6.4", "Skole", skole)
    municipality.line("lesing", of=area, by=skole, target="20", result="12")
    leader = municipality.user("leder", Role.LEADER, sector=skole)
    workflow.report_result(by=leader, line_id=Result.objects.get().line_id, text="13", reason="Rettet")
    workflow.save_record(
        by=workflow.program_user(), model=Heading, reason="Test",
        values={"area": area, "year": 2025, "code": "h", "order": 1, "title": "Grunnskole"},
        links={"functions": [FunctionCode.objects.create(code="202")]},
    )  # fmt: skip
    controller = municipality.user("controller", Role.CONTROLLER)
    workflow.keep_arms(by=controller, file=pictures.kept("green"))
    workflow.save_user(by=controller, pk=leader.pk, values={"first_name": "Kari", "last_name": "Nordmann"})


def last() -> int:
    return TrailHead.objects.get().sequence


def written() -> TrailEntry:
    """The entry that corrected the figure: it wrote one history row."""
    return TrailEntry.objects.filter(act="report_result").latest("sequence")


def corrected() -> Any:
    return Result.history.latest("history_id")


def seal_anew(entry: TrailEntry) -> None:
    """An entry as it would be if it had been written so, by somebody with the key."""
    digest = entry_digest(entry)
    given = (entry.reason, entry.previous, digest, entry_seal(digest), entry.sequence)
    sql(
        "UPDATE indicators_trailentry SET reason = %s, previous = %s, digest = %s, seal = %s"
        " WHERE sequence = %s",
        *given,
    )
    entry.digest = digest


def remove_an_entry() -> Finding:
    sql("DELETE FROM indicators_trailentry WHERE sequence = 3")
    return Finding(Fault.ENTRY_REMOVED, 3)


def alter_an_entry() -> Finding:
    sql("UPDATE indicators_trailentry SET reason = 'Noe annet' WHERE sequence = %s", last())
    return Finding(Fault.ENTRY_ALTERED, last())


def move_an_entry() -> Finding:
    entry = TrailEntry.objects.get(sequence=last())
    entry.previous = "a" * 64
    seal_anew(entry)
    sql("UPDATE indicators_trailhead SET digest = %s", entry.digest)
    return Finding(Fault.ENTRY_MOVED, last())


def take_a_seal_away() -> Finding:
    sql("UPDATE indicators_trailentry SET seal = '' WHERE sequence = 2")
    return Finding(Fault.ENTRY_UNSEALED, 2)


def put_an_entry_at_the_end() -> Finding:
    sql("UPDATE indicators_trailhead SET digest = %s", "a" * 64)
    return Finding(Fault.ENTRY_INSERTED, last() + 1)


def go_past_the_end() -> Finding:
    end = last()
    sql("UPDATE indicators_trailhead SET sequence = %s", end + 1)
    return Finding(Fault.END_REMOVED, end + 1)


def alter_history() -> Finding:
    sql("UPDATE indicators_historicalresult SET value = 99 WHERE history_id = %s", corrected().pk)
    return Finding(Fault.HISTORY_ALTERED, corrected().pk, "result", entry=written().sequence)


def remove_history() -> Finding:
    number = corrected().pk
    sql("DELETE FROM indicators_historicalresult WHERE history_id = %s", number)
    return Finding(Fault.HISTORY_REMOVED, number, "result", entry=written().sequence)


def insert_history() -> Finding:
    row = corrected()
    row.pk += LATER
    row.history_type = "-"
    row.id += LATER
    type(row)._base_manager.bulk_create([row])
    return Finding(Fault.HISTORY_INSERTED, row.pk, "result")


def alter_a_row() -> Finding:
    row = Target.objects.get()
    sql("UPDATE indicators_target SET written = '1', value = 1")
    return Finding(Fault.ROW_ALTERED, row.pk, "target", ("value", "written"))


def cut_a_link() -> Finding:
    sql("DELETE FROM indicators_servicearea_sectors")
    return Finding(Fault.ROW_ALTERED, ServiceArea.objects.get().pk, "servicearea", ("sectors",))


def remove_a_row() -> Finding:
    row = Target.objects.get()
    sql("DELETE FROM indicators_target")
    return Finding(Fault.ROW_REMOVED, row.pk, "target")


def insert_a_row() -> Finding:
    row = Result.objects.get()
    row.pk, row.period_kind = row.pk + LATER, "half"
    Result._base_manager.bulk_create([row])
    return Finding(Fault.ROW_INSERTED, row.pk, "result")


def told_of(name: str) -> PersonalText:
    return PersonalText.objects.get(text=name)


def entry_of(text: PersonalText) -> int:
    """The entry that stands for a text."""
    return next(
        entry.sequence
        for entry in TrailEntry.objects.filter(subject_table="user").order_by("-sequence")
        if text.token in f"{entry.before}{entry.after}"
    )


def alter_a_text() -> Finding:
    text = told_of("Kari")
    sql("UPDATE indicators_personaltext SET text = 'Noen andre' WHERE token = %s", text.token)
    return Finding(Fault.TEXT_ALTERED, entry_of(text))


def give_a_text_to_another() -> Finding:
    text = told_of("Kari")
    other = User.objects.get(username="controller")
    sql("UPDATE indicators_personaltext SET person_id = %s WHERE token = %s", other.pk, text.token)
    return Finding(Fault.TEXT_ALTERED, entry_of(text))


def remove_a_text() -> Finding:
    text = told_of("Kari")
    sql("DELETE FROM indicators_personaltext WHERE token = %s", text.token)
    return Finding(Fault.TEXT_REMOVED, entry_of(text))


def erase_a_text() -> Finding:
    text = told_of("Kari")
    sql("UPDATE indicators_personaltext SET text = '', salt = '' WHERE token = %s", text.token)
    return Finding(Fault.TEXT_REMOVED, entry_of(text))


def insert_a_text() -> Finding:
    person = User.objects.get(username="leder")
    PersonalText.objects.create(token="f" * 64, person=person, salt="a", text="Ola")
    return Finding(Fault.TEXT_INSERTED, person.pk)


def raise_an_account() -> Finding:
    person = User.objects.get(username="leder")
    sql("UPDATE indicators_user SET is_superuser = TRUE WHERE id = %s", person.pk)
    return Finding(Fault.ACCOUNT_ALTERED, person.pk)


def insert_an_account() -> Finding:
    person = User.objects.get(username="controller")
    sql("DELETE FROM indicators_accountseal WHERE person_id = %s", person.pk)
    return Finding(Fault.ACCOUNT_INSERTED, person.pk)


def remove_an_account() -> Finding:
    seal = AccountSeal.objects.order_by("pk").first()
    assert seal is not None
    gone = User.objects.order_by("pk").last()
    assert gone is not None
    number = gone.pk + LATER
    sql("INSERT INTO indicators_accountseal (person_id, seal) VALUES (%s, %s)", number, seal.seal)
    return Finding(Fault.ACCOUNT_REMOVED, number)


def alter_a_code() -> Finding:
    sql("UPDATE indicators_functioncode SET code = '999'")
    return Finding(Fault.CODE_ALTERED, FunctionCode.objects.get().pk)


def remove_a_code() -> Finding:
    number = FunctionCode.objects.get().pk
    sql("DELETE FROM indicators_functioncode")
    return Finding(Fault.CODE_REMOVED, number)


def alter_a_file() -> Finding:
    sql("UPDATE indicators_keptfile SET content = %s", b"noe annet")
    return _of_the_arms(Fault.FILE_ALTERED)


def give_a_file_another_size() -> Finding:
    sql("UPDATE indicators_keptfile SET size = 1")
    return _of_the_arms(Fault.FILE_ALTERED)


def remove_a_file() -> Finding:
    sql("DELETE FROM indicators_keptfile")
    return _of_the_arms(Fault.FILE_REMOVED)


def _of_the_arms(fault: Fault) -> Finding:
    return Finding(fault, Municipality.objects.get().pk, "municipality", ("arms",))


BY_STEP: dict[str, tuple[Callable[[], Finding], ...]] = {
    "entries": (
        remove_an_entry, alter_an_entry, move_an_entry, take_a_seal_away, put_an_entry_at_the_end,
        go_past_the_end, alter_history, remove_history,
    ),
    "texts": (alter_a_text, give_a_text_to_another, remove_a_text, erase_a_text, insert_a_text),
    "unclaimed": (insert_history,),
    "accounts": (raise_an_account, insert_an_account, remove_an_account),
    "rows": (alter_a_row, cut_a_link, remove_a_row, insert_a_row),
    "codes": (alter_a_code, remove_a_code),
    "files": (alter_a_file, give_a_file_another_size, remove_a_file),
}  # fmt: skip
"""What is done behind the program's back, by the step of :func:`verify` that must find it."""

CASES = [(step, tamper) for step, tampers in BY_STEP.items() for tamper in tampers]


@pytest.mark.parametrize(("step", "tamper"), CASES, ids=lambda one: getattr(one, "__name__", one))
def test_each_fault_is_found_by_its_own_step_and_by_no_other(
    sound: Verified, step: str, tamper: Callable[[], Finding], monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = tamper()
    assert verify().finding == wanted
    if step == "entries":  # what all other steps stand on
        return
    if hasattr(Chain, step):
        monkeypatch.setattr(Chain, step, lambda _self: None)
    else:
        monkeypatch.setattr(verification, step, lambda: iter(()))
    assert verify().finding is None


def test_every_fault_has_something_that_is_wrong_in_its_way(sound: Verified) -> None:
    found = set()
    for tamper in (tamper for tampers in BY_STEP.values() for tamper in tampers):
        with transaction.atomic():
            found.add(tamper().fault)
            transaction.set_rollback(True)
    elsewhere = {Fault.UNREADABLE}  # a column that holds what it cannot: test_verification.py
    anchors = {Fault.ANCHOR_CUT, Fault.ANCHOR_DIFFERS, Fault.ANCHOR_MISSING}
    assert found == set(Fault) - elsewhere - anchors


def test_each_anchor_must_be_the_digest_of_its_entry(sound: Verified) -> None:
    end, another = trail_end(), "a" * 64
    assert end is not None
    first = Anchor(TrailEntry.objects.get(sequence=1).digest, 1, source="brev")
    for anchors, wanted in (
        ([end, first, replace(first, sequence=None)], None),
        ([end, replace(first, digest=another)], Finding(Fault.ANCHOR_DIFFERS, 1, source="brev")),
        (
            [end, replace(first, sequence=sound.entries + 1)],
            Finding(Fault.ANCHOR_CUT, sound.entries + 1, source="brev"),
        ),
        (
            [Anchor(another, None, source="fil")],
            Finding(Fault.ANCHOR_MISSING, sound.entries, source="fil"),
        ),
    ):
        assert verify(anchors) == replace(
            sound, finding=wanted, anchors=tuple(anchors), **_as_far(sound, wanted)
        )


def _as_far(sound: Verified, wanted: Finding | None) -> dict[str, Any]:
    """How far it had come when it stopped: at the entry itself, or after them all."""
    if wanted is None:
        return {}
    nothing = {"rows": 0, "accounts": 0}
    if wanted.fault is Fault.ANCHOR_DIFFERS:
        return {
            **nothing,
            "entries": 1,
            "history_rows": 0,
            "digest": TrailEntry.objects.get(sequence=1).digest,
        }
    return nothing


def test_an_entry_with_very_many_history_rows_is_checked_as_the_others_are(
    sound: Verified, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("indicators.selectors.log.chain.MANY", 0)
    assert MANY > 0
    assert verify() == sound
    for tamper in (alter_history, remove_history):
        with transaction.atomic():
            wanted = tamper()
            assert verify().finding == wanted
            transaction.set_rollback(True)
    monkeypatch.setattr("indicators.selectors.log.chain.ENTRIES", 1)
    assert verify() == sound


def test_a_history_row_belongs_to_one_entry_alone(sound: Verified) -> None:
    """An entry that claims the row of another as its own, sealed by somebody with the key."""
    entry = TrailEntry.objects.get(sequence=last())
    other = written()
    entry.rows, entry.rows_digest = other.rows, other.rows_digest
    sql(
        """UPDATE indicators_trailentry SET "rows" = %s, rows_digest = %s WHERE sequence = %s""",
        f'{{"result": [[{corrected().pk}, {corrected().pk}]]}}', entry.rows_digest, entry.sequence,
    )  # fmt: skip
    seal_anew(entry)
    sql("UPDATE indicators_trailhead SET digest = %s", entry.digest)
    assert verify().finding == Finding(Fault.ENTRY_ALTERED, entry.sequence)
