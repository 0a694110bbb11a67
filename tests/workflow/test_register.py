"""Keeping the register and setting targets."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from indicators import values, workflow
from indicators.models import (
    Benchmark,
    Footnote,
    FootnoteCell,
    Heading,
    Membership,
    Role,
    ScorecardLine,
    Sector,
    ServiceArea,
    Target,
    TrailEntry,
    User,
)
from tests import municipality

pytestmark = pytest.mark.django_db


@pytest.fixture
def skole() -> Sector:
    return municipality.sector("skole")


@pytest.fixture
def area(skole: Sector) -> ServiceArea:
    return municipality.area("6.4", "Skole", skole)


@pytest.fixture
def line(area: ServiceArea, skole: Sector) -> ScorecardLine:
    return municipality.line("lesing", of=area, by=skole, direction="lower", value_kind="percent", unit="%")


@pytest.fixture
def controller() -> User:
    return municipality.user("controller", Role.CONTROLLER)


def test_a_target_is_stored_with_its_case(line: ScorecardLine, controller: User) -> None:
    workflow.set_target(
        by=controller, line_id=line.pk, text="<20 %", reason="Vedtatt",
        case="KS-sak 145/24", adopted_on=date(2024, 12, 12), version=0,
    )  # fmt: skip
    row = Target.objects.get()
    assert row.parsed == values.LimitTarget(values.Comparator.LT, Decimal(20), "%")
    assert (row.written, row.adopted_by) == ("<20 %", "KS-sak 145/24, 12.12.2024")


def test_a_bare_target_keeps_that_its_comparator_was_implied(line: ScorecardLine, controller: User) -> None:
    workflow.set_target(by=controller, line_id=line.pk, text="20 %", reason="x")
    assert Target.objects.get().parsed == values.LimitTarget(
        values.Comparator.LE, Decimal(20), "%", implied=True
    )


@pytest.mark.parametrize(
    ("text", "refusal"),
    [("145.500", workflow.NeedsChoice), ("NaN", workflow.Unreadable), ("1e999", workflow.Unreadable)],
)
def test_a_target_that_cannot_be_read_is_refused(
    line: ScorecardLine, controller: User, text: str, refusal: type[workflow.Refusal]
) -> None:
    with pytest.raises(refusal):
        workflow.set_target(by=controller, line_id=line.pk, text=text, reason="x")
    assert Target.objects.count() == 0


def test_a_benchmark_must_be_one_figure(line: ScorecardLine, controller: User) -> None:
    scope = values.BenchmarkScope.NATIONAL
    given = {"by": controller, "line_id": line.pk, "scope": scope, "reason": "x"}
    assert workflow.set_benchmark(text="4.20", **given) is True  # type: ignore[arg-type]
    assert workflow.set_benchmark(text="4.20", **given) is False  # type: ignore[arg-type]
    assert Benchmark.objects.get().figure == Decimal("4.20")
    with pytest.raises(workflow.Unreadable):
        workflow.set_benchmark(text="Ikke målt", **given)  # type: ignore[arg-type]


def test_a_record_is_made_changed_and_left_alone(controller: User) -> None:
    row, made = workflow.save_record(
        by=controller, model=Sector, reason="Ny stab",
        values={"code": "okonomi", "name": "Økonomistaben", "kind": "staff", "order": 9},
    )  # fmt: skip
    assert (made, row.version) == (True, 1)
    same = {"by": controller, "model": Sector, "pk": row.pk, "reason": "x"}
    assert workflow.save_record(values={"order": 9}, version=1, **same)[1] is False  # type: ignore[arg-type,type-var]
    changed, did = workflow.save_record(values={"order": 10}, version=1, **same)  # type: ignore[arg-type,type-var]
    assert (did, changed.version) == (True, 2)
    with pytest.raises(workflow.Stale):
        workflow.save_record(values={"order": 11}, version=1, **same)  # type: ignore[arg-type,type-var]
    assert list(Sector.history.filter(id=row.pk).order_by("history_id").values_list("order", flat=True)) == [
        9,
        10,
    ]


def test_a_wrong_value_is_named_by_its_field(controller: User, area: ServiceArea) -> None:
    with pytest.raises(workflow.Invalid) as refused:
        workflow.save_record(
            by=controller, model=ServiceArea, pk=area.pk, values={"number": "seks"}, reason="x"
        )
    assert refused.value.errors == {"number": ["Skriv nummeret som 6.4."]}
    area.refresh_from_db()
    assert area.number == "6.4"


@pytest.mark.parametrize("year", [0, 99999, 1899, 2201])
def test_a_year_out_of_the_world_is_refused(controller: User, area: ServiceArea, year: int) -> None:
    with pytest.raises(workflow.Invalid):
        workflow.save_record(
            by=controller, model=Heading, reason="x",
            values={"area": area, "year": year, "code": "h", "order": 1, "title": "H"},
        )  # fmt: skip
    assert Heading.objects.count() == 0


def test_a_heading_of_another_area_is_refused(controller: User, line: ScorecardLine, skole: Sector) -> None:
    other = municipality.heading(municipality.area("6.7", "Pleie og omsorg", skole), "254")
    with pytest.raises(workflow.Invalid) as refused:
        workflow.save_record(
            by=controller, model=ScorecardLine, pk=line.pk, values={"heading": other}, reason="x"
        )
    assert list(refused.value.errors) == ["heading"]


def test_a_leader_annotates_own_areas_only(skole: Sector, area: ServiceArea, line: ScorecardLine) -> None:
    leader = municipality.user("leder", Role.LEADER, sector=skole)
    foreign = municipality.area("6.7", "Pleie og omsorg", municipality.sector("helse", 2))
    given = {"year": 2025, "kind": "printed", "order": 1, "text": "Ikke gjennomført."}
    note, _ = workflow.save_record(
        by=leader, model=Footnote, values={**given, "area": area, "code": "egen"}, reason="x"
    )
    workflow.save_record(
        by=leader, model=FootnoteCell, values={"footnote": note, "line": line, "cell": "result"}, reason="x"
    )
    with pytest.raises(workflow.NotAllowed):
        workflow.save_record(
            by=leader, model=Footnote, values={**given, "area": foreign, "code": "fremmed"}, reason="x"
        )
    assert list(Footnote.objects.values_list("code", flat=True)) == ["egen"]


def test_roles_end_with_their_dates(skole: Sector, line: ScorecardLine, controller: User) -> None:
    leader = municipality.user("leder", Role.LEADER, sector=skole)
    workflow.report_result(by=leader, line_id=line.pk, text="12 %", reason="x")
    membership = Membership.objects.get(user=leader)
    workflow.save_record(
        by=controller, model=Membership, pk=membership.pk,
        values={"valid_to": date(2020, 1, 1)}, reason="Sluttet",
    )  # fmt: skip
    leader = User.objects.get(pk=leader.pk)
    with pytest.raises(workflow.NotAllowed):
        workflow.report_result(by=leader, line_id=line.pk, text="13 %", reason="x")


def test_superuser_status_is_in_no_form(controller: User) -> None:
    with pytest.raises(workflow.Invalid):
        workflow.save_user(by=controller, values={"username": "ny", "is_superuser": True})
    made = workflow.save_user(by=controller, values={"username": "ny"})
    assert (made.is_superuser, made.has_usable_password()) == (False, False)


def test_what_is_tried_is_told_and_taken_back() -> None:
    program = workflow.program_user()
    entries = TrailEntry.objects.count()
    given = {"by": program, "model": Sector, "reason": "Prøve"}
    held = {"code": "ny", "name": "Ny sektor", "kind": "sector", "order": 9}
    row, changed = workflow.tried(workflow.save_record, **given, values=held)
    assert (row.name, changed) == ("Ny sektor", True)
    with pytest.raises(workflow.Invalid):
        workflow.tried(workflow.save_record, **given, values={**held, "code": ""})
    assert (Sector.objects.count(), TrailEntry.objects.count()) == (0, entries)
