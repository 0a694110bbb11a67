"""What a sector has not delivered is read by its own people and the controller, and nowhere by others."""

from __future__ import annotations

import io
import zipfile
from datetime import date

import pytest
from django.test import Client
from django.utils import timezone

from indicators import selectors, workflow
from indicators.judging import JudgedLine, judge_as_of, judge_lines, remembered_lines
from indicators.models import ScorecardLine, Submission, User
from indicators.values import EmptyResult, FigureResult, NoTarget, Period, PeriodKind, RoundKind, Status
from tests import municipality
from tests.rounds.conftest import Place, bring_to, complete, place  # noqa: F401 the fixture

pytestmark = pytest.mark.django_db

READS_DRAFTS = {"leader", "controller"}
ROLES = ("leader", "stranger", "contributor", "management", "auditor", "controller", "reader")
HIDDEN = {"not_begun", "draft"}
SECRETS = ("73,91", "73.91", "Hemmelig")
SAID = {"cause": "Hemmelig årsak", "action": "Hemmelig tiltak", "note": "Hemmelig fotnote"}


def read(line: ScorecardLine, user: User | None, *, today: date = date(2027, 3, 1)) -> JudgedLine:
    (row,) = judge_lines(ScorecardLine.objects.filter(pk=line.pk), user=user, today=today)
    return row


@pytest.mark.parametrize("state", ["draft", "submitted", "returned", "approved", "closed", "reopened"])
def test_who_reads_a_figure_in_which_state(place: Place, state: str) -> None:  # noqa: F811
    bring_to(place, state)
    for role, person in place.people().items():
        row = read(place.missed, person)
        seen = state not in HIDDEN or role in READS_DRAFTS
        assert isinstance(row.result, FigureResult if seen else EmptyResult), role
        assert row.verdict.status is (Status.MISSED if seen else Status.NOT_REPORTED), role
        assert [one.text for one in row.explanations] == (["For få lærere"] if seen else []), role
        assert [one.text for one in row.actions] == (["Ansette"] if seen else []), role
        assert row.explained is seen, role
        assert row.draft is (state in HIDDEN and seen), role
        assert row.under_change == (state if state in ("returned", "reopened") else ""), role


def test_a_contributor_reads_the_drafts_of_named_indicators_alone(place: Place) -> None:  # noqa: F811
    complete(place)
    assert read(place.met, place.contributor).draft
    assert not read(place.missed, place.contributor).draft
    assert isinstance(read(place.missed, place.contributor).result, EmptyResult)


def test_the_deadline_is_that_of_the_year_end_round(place: Place) -> None:  # noqa: F811
    assert read(place.other, None, today=date(2027, 1, 31)).verdict.status is Status.NOT_DUE
    assert read(place.other, None, today=date(2027, 2, 1)).verdict.status is Status.NOT_REPORTED


def test_a_draft_is_nobodys_previous_figure(place: Place) -> None:  # noqa: F811
    area = place.met.area
    for year, result in ((2024, "5"), (2025, "6")):
        municipality.line("met", of=area, by=place.skole, year=year, result=result)
    following = municipality.line("met", of=area, by=place.skole, year=2027, target="10")
    complete(place)
    for person in place.people().values():
        before = read(following, person).previous
        assert before is not None
        assert (before.year, before.text) == (2025, "6")
    workflow.submit(by=place.leader, submission_id=place.own.pk)
    after = read(following, place.reader).previous
    assert after is not None
    assert (after.year, after.text) == (2026, "12")


def test_a_month_that_was_delivered_is_read_while_the_next_round_is_a_draft(
    place: Place,  # noqa: F811
) -> None:
    controller = place.controller
    line = municipality.line(
        "maned", of=place.met.area, by=place.skole, year=2027, target="10", frequency="month", order=9
    )
    for kind, opens, deadline in (
        ("t1", date(2027, 1, 1), date(2027, 5, 15)),
        ("t2", date(2027, 5, 16), date(2027, 9, 15)),
    ):
        row = workflow.plan_round(by=controller, year=2027, kind=kind, opens_on=opens, deadline=deadline)
        workflow.open_round(by=controller, round_id=row.pk)
        for month in range(1, 5) if kind == "t1" else (5,):
            workflow.report_result(
                by=place.leader, line_id=line.pk, text=str(10 + month), reason="Ført",
                period=Period(PeriodKind.MONTH, month),
            )  # fmt: skip
        workflow.forecast(
            by=place.leader, line_id=line.pk, round_id=row.pk, outlook="unsure", comment=f"Etter {kind}"
        )
        if kind == "t1":
            sent = Submission.objects.get(round=row, sector=place.skole).pk
            workflow.submit(by=place.leader, submission_id=sent)
            workflow.approve(by=place.management, submission_id=sent)
            workflow.close_round(by=controller, round_id=row.pk)
    public, own = read(line, place.reader), read(line, place.leader)
    assert [one.text for one in public.periods] == ["11", "12", "13", "14"]
    assert [one.text for one in own.periods] == ["11", "12", "13", "14", "15"]
    assert public.forecast is not None
    assert own.forecast is not None
    assert (public.forecast.round, public.forecast.comment) == (RoundKind.T1, "Etter t1")
    assert (own.forecast.round, own.forecast.comment) == (RoundKind.T2, "Etter t2")


def test_what_was_told_in_a_round_that_is_delivered_stays_while_the_next_is_written(
    place: Place,  # noqa: F811
) -> None:
    """Also as it was at a moment in between; what is written since is read when it is delivered."""
    line = municipality.line("to", of=place.met.area, by=place.skole, year=2027, target="10", order=9)
    controller, leader = place.controller, place.leader

    def begin(kind: str, opens: date, deadline: date) -> Submission:
        row = workflow.plan_round(by=controller, year=2027, kind=kind, opens_on=opens, deadline=deadline)  # type: ignore[arg-type]
        workflow.open_round(by=controller, round_id=row.pk)
        return Submission.objects.get(round=row, sector=place.skole)

    def tell(text: str, version: int) -> None:
        workflow.explain(by=leader, line_id=line.pk, cause=text, version=version)
        workflow.promise_action(
            by=leader, line_id=line.pk, text=f"Tiltak {text}", responsible="Rektor", due=date(2026, 1, 1)
        )

    def deliver(submission: Submission) -> None:
        workflow.forecast(by=leader, line_id=line.pk, round_id=submission.round_id, outlook="on_track")
        workflow.submit(by=leader, submission_id=submission.pk)

    def told(row: JudgedLine) -> tuple[str, list[str]]:
        cause = row.deviation.cause if row.deviation else ""
        return cause, sorted(one.text for one in row.actions)

    def by_all() -> dict[str, tuple[str, list[str]]]:
        people = {"leader": leader, "reader": place.reader}
        now = {who: told(read(line, person)) for who, person in people.items()}
        moment = timezone.now()
        for who, person in people.items():
            (then,) = judge_as_of(moment, user=person, pk=line.pk)
            assert told(then) == now[who]
        late = {one.action.text for one in selectors.overdue_actions.overdue_actions()}
        assert set(now["reader"][1]) == late
        return now

    first = begin("t1", date(2027, 1, 1), date(2027, 5, 15))
    tell("i vår", 0)
    spring, whole = ("i vår", ["Tiltak i vår"]), ("i høst", ["Tiltak i høst", "Tiltak i vår"])
    assert by_all() == {"leader": spring, "reader": ("", [])}
    deliver(first)
    assert by_all() == {"leader": spring, "reader": spring}
    second = begin("t2", date(2027, 5, 16), date(2027, 9, 15))
    assert by_all() == {"leader": spring, "reader": spring}
    assert not read(line, leader).draft
    tell("i høst", 1)
    assert by_all() == {"leader": whole, "reader": spring}
    assert read(line, leader).draft
    deliver(second)
    assert by_all() == {"leader": whole, "reader": whole}


def test_what_was_adopted_has_its_own_verdict(place: Place) -> None:  # noqa: F811
    from indicators.models import Act, AdoptedTarget, Target
    from indicators.workflow.save import trace
    from indicators.workflow.trail import acting

    bring_to(place, "draft")
    program = workflow.program_user()
    with acting(Act.ADOPT_PLAN, by=program, reason="Vedtatt"):
        row = AdoptedTarget(line=place.missed, written="10")
        row.parsed = Target.objects.get(line=place.missed).parsed
        trace(row, by=program, reason="Vedtatt")
        row.save()
    assert read(place.missed, None).adopted is None
    workflow.set_target(by=program, line_id=place.missed.pk, text="7", reason="Justert", case="KS 1/26")
    line = read(place.missed, None)
    assert line.adopted is not None
    assert (line.verdict.status, line.adopted.verdict.status) == (Status.MET, Status.MISSED)
    assert line.adopted.target_text == "10"
    public = read(place.missed, place.reader)
    assert public.adopted is not None
    assert public.adopted.verdict.status is Status.NOT_REPORTED
    assert not isinstance(public.adopted.target, NoTarget)


def test_promises_of_the_year_before_and_older_open_ones(place: Place) -> None:  # noqa: F811
    made = {}
    for year in (2023, 2024, 2025):
        line = municipality.line("met", of=place.met.area, by=place.skole, year=year)
        for text in ("a", "b"):
            made[year, text] = workflow.promise_action(
                by=place.leader, line_id=line.pk, text=f"{text}{year}", responsible="R", due=date(2026, 2, 1)
            )
        workflow.follow_action(by=place.leader, action_id=made[year, "b"].pk, state="done")
    row = read(place.met, place.reader, today=date(2026, 3, 1))
    assert [(one.text, one.overdue) for one in row.promised] == [
        ("a2023", True), ("a2024", True), ("a2025", True), ("b2025", False),
    ]  # fmt: skip


def written_draft(place: Place) -> ScorecardLine:  # noqa: F811
    """A draft with everything in it that could leak."""
    line = municipality.line(
        "hemmelig", of=place.met.area, by=place.skole, year=2026, target="90", decimals=2, order=7
    )
    by = place.leader
    workflow.report_result(by=by, line_id=line.pk, text="12,34", reason="Ført")
    workflow.report_result(by=by, line_id=line.pk, text="73,91", reason="Ført", version=1)
    workflow.explain(by=by, line_id=line.pk, cause=SAID["cause"], evidence="Hemmelig 26/1")
    workflow.promise_action(
        by=by, line_id=line.pk, text=SAID["action"], responsible="Hemmelig Person", due=date(2027, 6, 1)
    )
    workflow.note_figure(by=by, line_id=line.pk, text=SAID["note"])
    return line


PAGES = (
    "/?ar=2026&vis=alle",
    "/?ar=2026&status=ikke-rapportert",
    "/malekort/2026/?kort=alle",
    "/malekort/2026/?gruppe=sektor&kort=alle",
    "/malekort/2026/malekort.csv",
    "/malekort/2026/malekort.xlsx",
    "/indikator/hemmelig/2026/",
    "/indikator/annen/2026/",
    "/indikator/hemmelig/2026/figur.json",
    "/tabeller/?ar=2026",
    "/tabeller/tabell.csv?ar=2026",
    "/tabeller/tabell.xlsx?ar=2026",
    "/endringslogg/",
    "/endringslogg/?sok=Hemmelig",
    "/endringslogg/endringslogg.csv",
    "/endringslogg/endringslogg.xlsx",
)


def body(client: Client, address: str) -> str:
    """What an address gives, as text; a workbook unpacked."""
    answer = client.get(address)
    raw: bytes = answer.getvalue()
    if raw[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(raw)) as packed:
            return "\n".join(packed.read(name).decode() for name in packed.namelist())
    return raw.decode()


def leaks(client: Client, address: str) -> set[str]:
    said = body(client, address).replace("sok=Hemmelig", "").replace('value="Hemmelig"', "")
    return {secret for secret in SECRETS if secret in said}


@pytest.mark.parametrize("role", ROLES)
def test_a_draft_leaks_from_no_page_and_no_file(client: Client, place: Place, role: str) -> None:  # noqa: F811
    written_draft(place)
    client.force_login(getattr(place, role))
    found = {address: leaks(client, address) for address in PAGES}
    if role in READS_DRAFTS:
        assert "Hemmelig" in found["/indikator/hemmelig/2026/"]
        assert "73.91" in found["/indikator/hemmelig/2026/figur.json"]
    else:
        assert found == {address: set() for address in PAGES}


@pytest.mark.parametrize("role", ["management", "auditor"])
def test_what_was_delivered_is_told_by_the_log_again(client: Client, place: Place, role: str) -> None:  # noqa: F811
    line = written_draft(place)
    client.force_login(getattr(place, role))
    assert body(client, "/endringslogg/").count("utkast, ikke sendt inn ennå") >= 4
    assert "utkast, ikke sendt inn ennå" in body(client, "/indikator/hemmelig/2026/")
    complete(place)
    workflow.submit(by=place.leader, submission_id=place.own.pk)
    log = body(client, "/endringslogg/")
    assert "utkast, ikke sendt" not in log
    assert {secret for secret in ("73,91", SAID["cause"], SAID["action"]) if secret in log} == {
        "73,91", SAID["cause"], SAID["action"],
    }  # fmt: skip
    assert read(line, getattr(place, role)).result_text == "73,91"


def test_the_scorecard_command_reads_no_draft(place: Place) -> None:  # noqa: F811
    line = written_draft(place)
    shown = {row.id: row for row in selectors.delivered_lines(2026)}
    assert isinstance(shown[line.pk].result, EmptyResult)
    assert shown[line.pk].explanations == ()


def test_rows_that_are_remembered_are_picked_for_whoever_reads(place: Place) -> None:  # noqa: F811
    complete(place)
    lines = ScorecardLine.objects.filter(year=2026)
    for person in place.people().values():
        assert remembered_lines(lines, person) == judge_lines(lines, user=person)
