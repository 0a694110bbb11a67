"""Every act leaves one entry: who, when, which act, from what to what, and why; or nothing is saved."""

from __future__ import annotations

import io
import threading
from datetime import date
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection, transaction

from indicators import workflow
from indicators.models import (
    Act,
    Benchmark,
    FunctionCode,
    Heading,
    Membership,
    Result,
    ResultComment,
    Role,
    ScorecardLine,
    Sector,
    Target,
    TrailEntry,
    TrailHead,
    TrailIsFixedError,
    UntracedWriteError,
    User,
)
from indicators.models.row_digests import canonical, entry_digest, ranges_of
from indicators.selectors.log.trail_names import names_in
from indicators.selectors.log.verification import verify
from indicators.values import BenchmarkScope
from indicators.workflow.save import trace
from tests import municipality
from tests.generator.generate import generate

pytestmark = pytest.mark.django_db


@pytest.fixture
def skole() -> Sector:
    return municipality.sector("skole")


@pytest.fixture
def line(skole: Sector) -> ScorecardLine:
    return municipality.line("lesing", of=municipality.area("6.4", "Skole", skole), by=skole)


@pytest.fixture
def leader(skole: Sector) -> User:
    return municipality.user("leder", Role.LEADER, sector=skole, first_name="Lise", last_name="Leder")


def newest() -> TrailEntry:
    entry = TrailEntry.objects.first()
    assert entry is not None
    return entry


def shown(entry: TrailEntry) -> tuple[dict[str, Any], dict[str, Any]]:
    """Before and after as a reader of the log sees them."""
    names = names_in([entry])
    return names.told(entry, entry.before), names.told(entry, entry.after)


def report(by: User, line: ScorecardLine, text: str, **given: Any) -> workflow.Reported:
    return workflow.report_result(by=by, line_id=line.pk, text=text, **{"reason": "Talt opp", **given})


def test_a_result_says_everything(line: ScorecardLine, leader: User) -> None:
    report(leader, line, "12")
    report(leader, line, "13 %", reason="Rettet skrivefeil")
    entry = newest()
    result = Result.objects.get()
    assert (entry.by, entry.act, entry.reason) == (leader, "report_result", "Rettet skrivefeil")
    assert (entry.subject_table, entry.subject_id, entry.label) == ("result", result.pk, "lesing (2025)")
    assert (entry.line, entry.indicator, entry.year) == (line, line.indicator, 2025)
    assert entry.sector_id == line.sector_id
    assert (entry.before, entry.after) == ({"written": "12"}, {"written": "13 %"})
    assert [*entry.rows] == ["result"]


def test_a_new_row_has_nothing_before(line: ScorecardLine, leader: User) -> None:
    report(leader, line, "12")
    entry = newest()
    assert entry.before == {}
    assert entry.after == {"written": "12", "period_kind": "year", "period_number": "1"}


def test_targets_and_benchmarks_say_their_case_and_edition(line: ScorecardLine) -> None:
    by = municipality.user("controller", Role.CONTROLLER)
    given = {"by": by, "line_id": line.pk, "reason": "Vedtatt"}
    workflow.set_target(**given, text="20", case="KS-sak 145/24", adopted_on=date(2024, 12, 12))
    assert (newest().act, newest().after) == (
        "set_target",
        {"written": "20", "case": "KS-sak 145/24", "adopted_on": "2024-12-12"},
    )
    workflow.set_benchmark(**given, scope=BenchmarkScope.NATIONAL, text="18,5", edition="KOSTRA 2025")
    assert (newest().act, newest().after) == (
        "set_benchmark",
        {"written": "18,5", "scope": "national", "edition": "KOSTRA 2025"},
    )
    workflow.set_benchmark(**given, scope=BenchmarkScope.NATIONAL, text="18,6", edition="KOSTRA 2025")
    assert (newest().before, newest().after) == ({"written": "18,5"}, {"written": "18,6"})


def test_references_are_told_by_name(line: ScorecardLine) -> None:
    by = municipality.user("controller", Role.CONTROLLER)
    other = municipality.sector("helse", 2)
    values = {"sector": other, "direction": "lower", "unit": "%"}
    workflow.save_record(by=by, model=ScorecardLine, pk=line.pk, values=values, reason="Flyttet")
    entry = newest()
    assert entry.act == "keep_register"
    assert entry.before == {"sector": "Sektor for skole", "direction": "higher", "unit": ""}
    assert entry.after == {"sector": "Sektor for helse", "direction": "lower", "unit": "%"}
    assert entry.sector == other


def test_what_is_linked_is_told(skole: Sector) -> None:
    area = municipality.area("6.4", "Skole", skole)
    other = municipality.sector("helse", 2)
    by = municipality.user("controller", Role.CONTROLLER)
    workflow.save_record(
        by=by, model=type(area), pk=area.pk, values={}, links={"sectors": [other]}, reason="Delt"
    )
    assert (newest().before, newest().after) == (
        {"sectors": ["Sektor for skole"]},
        {"sectors": ["Sektor for helse"]},
    )
    assert verify().finding is None


def test_notes_roles_and_lines_taken_over_have_acts_of_their_own(line: ScorecardLine, leader: User) -> None:
    by = municipality.user("controller", Role.CONTROLLER)
    comment = {"area": line.area, "year": 2025, "code": "k", "order": 1, "text": "Fordi"}
    workflow.save_record(by=leader, model=ResultComment, values=comment, reason="Forklart")
    assert newest().act == "annotate"
    held = Membership.objects.get(user=leader)
    workflow.save_record(
        by=by, model=Membership, pk=held.pk, values={"valid_to": date(2026, 1, 31)}, reason="Sluttet"
    )
    assert (newest().act, newest().after) == ("give_role", {"valid_to": "2026-01-31"})
    before = TrailEntry.objects.count()
    row = workflow.RolledRow(line.pk, True, line.name, line.short_name, True, "< 20 %")
    workflow.roll_forward(by=by, from_year=2025, rows=[row], reason="Plan for 2026")
    entries = list(TrailEntry.objects.filter(sequence__gt=before).order_by("sequence"))
    assert [(one.act, one.year, one.subject_table) for one in entries] == [
        ("roll_forward", 2026, "plan"),
        ("roll_forward", 2026, "scorecardline"),
        ("roll_forward", 2026, "target"),
    ]
    assert newest().label == "lesing (2026)"


def test_a_person_leaves_an_entry_without_a_password() -> None:
    by = municipality.user("controller", Role.CONTROLLER)
    person = workflow.save_user(by=by, values={"username": "ny"}, password="hemmelig-1234", reason="Tilsatt")
    assert shown(newest()) == ({}, {"username": "ny", "is_active": True})
    workflow.save_user(by=by, pk=person.pk, values={"first_name": "Nina"}, reason="Nytt navn")
    assert newest().act == "save_user"
    assert shown(newest()) == ({"first_name": ""}, {"first_name": "Nina"})
    assert newest().label == f"person:{person.pk}"
    assert not any("Nina" in f"{entry.before} {entry.after}" for entry in TrailEntry.objects.all())
    entries = TrailEntry.objects.count()
    workflow.save_user(by=by, pk=person.pk, values={"first_name": "Nina"}, reason="Igjen")
    assert TrailEntry.objects.count() == entries
    assert not any("hemmelig" in f"{entry.before} {entry.after}" for entry in TrailEntry.objects.all())


def test_what_changes_nothing_or_is_refused_leaves_nothing(line: ScorecardLine, leader: User) -> None:
    report(leader, line, "12", version=0)
    entries = TrailEntry.objects.count()
    report(leader, line, "12")
    with pytest.raises(workflow.Stale):
        report(leader, line, "13", version=0)
    with pytest.raises(workflow.NotAllowed):
        report(municipality.User.objects.create(username="ingen"), line, "13")
    workflow.save_record(
        by=workflow.program_user(), model=ScorecardLine, pk=line.pk, values={"order": 1}, reason="Ingenting"
    )
    assert TrailEntry.objects.count() == entries


def test_parts_belong_to_the_entry_of_their_result(line: ScorecardLine, leader: User) -> None:
    report(leader, line, "Godt samliv 2. Fødselsforberedende kurs 6.")
    report(leader, line, "1. halvår 19 2. halvår 51")
    entry = newest()
    assert sorted(entry.rows) == ["result", "resultpart"]
    assert sum(high - low + 1 for low, high in entry.rows["resultpart"]) == 4
    assert verify().finding is None


def test_a_trail_that_cannot_be_written_saves_nothing(
    line: ScorecardLine, leader: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    report(leader, line, "12")
    head = TrailHead.objects.get()

    def fail(*args: object, **kwargs: object) -> None:
        raise OSError("disken er full")

    monkeypatch.setattr(TrailEntry, "save", fail)
    with pytest.raises(OSError, match="disken er full"):
        report(leader, line, "13")
    monkeypatch.undo()
    assert Result.objects.get().written == "12"
    assert Result.history.count() == 1
    assert TrailHead.objects.get().digest == head.digest
    assert verify().finding is None


def test_a_write_outside_an_act_is_refused(line: ScorecardLine, leader: User) -> None:
    report(leader, line, "12")
    row = Result.objects.get()
    row.written = "13"
    trace(row, by=leader, reason="Utenom")
    with (
        pytest.raises(UntracedWriteError, match=r"^Result ble endret utenfor en handling"),
        transaction.atomic(),
    ):
        row.save()
    assert Result.objects.get().written == "12"


def test_what_stands_cannot_be_changed(line: ScorecardLine) -> None:
    entry = newest()
    entry.reason = "Noe annet"
    for attempt in (
        entry.save,
        entry.delete,
        TrailEntry.objects.all().delete,
        lambda: TrailEntry.objects.update(reason="Noe annet"),
    ):
        with pytest.raises(TrailIsFixedError):
            attempt()
    assert newest().reason == municipality.REASON


def test_the_entries_are_chained(line: ScorecardLine, leader: User) -> None:
    report(leader, line, "12")
    entries = list(TrailEntry.objects.order_by("sequence"))
    assert [entry.sequence for entry in entries] == list(range(1, len(entries) + 1))
    assert [entry.previous for entry in entries] == ["", *(entry.digest for entry in entries[:-1])]
    assert [entry.digest for entry in entries] == [entry_digest(entry) for entry in entries]
    head = TrailHead.objects.get()
    assert (head.sequence, head.digest) == (len(entries), entries[-1].digest)


def test_the_folder_leaves_an_entry_for_every_act_and_verifies(elverum: None) -> None:
    made = verify()
    assert made.finding is None
    assert made.entries == TrailEntry.objects.count()
    assert made.history_rows > made.rows > 1_000
    figures = TrailEntry.objects.filter(act__in=(Act.SET_TARGET, Act.REPORT_RESULT, Act.SET_BENCHMARK))
    assert figures.count() == Target.objects.count() + Result.objects.count() + Benchmark.objects.count()
    assert set(figures.values_list("reason", flat=True)) == {"Lest inn fra årsmeldingen for 2025"}
    assert not figures.filter(line=None).exists()


def test_loading_again_changes_nothing_and_leaves_no_entry(elverum: None) -> None:
    tables = (TrailEntry.objects, ScorecardLine.history, Target.history, Result.history)
    before, out = [table.count() for table in tables], io.StringIO()
    call_command("load_elverum", stdout=out)
    assert [table.count() for table in tables] == before
    assert [line for line in out.getvalue().splitlines() if not line.endswith(", 0 endret")] == []


def test_the_generator_leaves_one_entry_over_all_its_rows() -> None:
    program = workflow.program_user()
    before = TrailEntry.objects.count()
    generate(indicators=600, years=2)
    assert TrailEntry.objects.count() == before + 1
    assert (newest().by, newest().act) == (program, "generate")
    assert (newest().after["målekortlinjer"], newest().after["indikatorer"]) == ("1200", "600")
    made = verify()
    assert made.finding is None
    assert made.history_rows > 5_000
    result = Result.objects.filter(period_kind="year").first()
    assert result is not None
    workflow.report_result(by=program, line_id=result.line_id, text="Ikke målt", reason="Rettet")
    assert verify().finding is None


def test_headings_keep_their_functions_in_the_trail(skole: Sector) -> None:
    area = municipality.area("6.4", "Skole", skole)
    code = FunctionCode.objects.create(code="202")
    values = {"area": area, "year": 2025, "code": "h", "order": 1, "title": "Grunnskole"}
    workflow.save_record(
        by=workflow.program_user(), model=Heading, values=values, links={"functions": [code]}, reason="Ny"
    )
    assert newest().after["functions"] == ["202"]
    assert verify().finding is None


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ({"b": 1, "a": "æ"}, '{"a":"æ","b":1}'),
        (date(2025, 1, 2), '"2025-01-02"'),
    ],
)
def test_a_value_is_written_down_in_one_way(value: object, written: str) -> None:
    assert canonical(value) == written.encode()


def test_ranges() -> None:
    assert ranges_of([9, 3, 5, 4, 4]) == [[3, 5], [9, 9]]
    assert ranges_of([]) == []


@pytest.mark.django_db(transaction=True)
def test_parallel_writers_chain_one_by_one() -> None:
    skole = municipality.sector("skole")
    area = municipality.area("6.4", "Skole", skole)
    lines = [municipality.line(f"linje-{number}", of=area, by=skole) for number in range(8)]
    leader = municipality.user("leder", Role.LEADER, sector=skole)
    before = TrailEntry.objects.count()
    failed: list[str] = []
    start = threading.Barrier(8)

    def save(line: ScorecardLine) -> None:
        start.wait()
        try:
            for text in ("1", "2", "3"):
                report(User.objects.get(pk=leader.pk), line, text)
        except Exception as error:
            failed.append(repr(error))
        finally:
            connection.close()

    threads = [threading.Thread(target=save, args=(line,)) for line in lines]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    assert TrailEntry.objects.count() == before + 24
    assert verify().finding is None
