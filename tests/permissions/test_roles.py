"""Who gives which role to whom, and what a deputy and a contributor may do."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from typing import Any
from unittest import mock

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from indicators import workflow
from indicators.models import Membership, Result, Role, ScorecardLine, TrailEntry, User
from indicators.permissions import REPORT_RESULT, SUBMIT, roles_of
from indicators.presentation.wording.refusals import refusal_text
from tests import municipality
from tests.admin.conftest import Town
from tests.admin.conftest import town as town  # noqa: PLC0414 - the fixture of the admin's tests
from tests.admin.pages import change_url, errors, fields, send, signed_in
from tests.rounds.conftest import Place
from tests.rounds.conftest import place as place  # noqa: PLC0414 - the fixture of the rounds' tests

pytestmark = pytest.mark.django_db

YES, NO = "yes", "no"
GIVEN_BY: dict[str, dict[Role, str]] = {
    # giver: role given → whether it is allowed
    "reader": dict.fromkeys(Role, NO),
    "leader": dict.fromkeys(Role, NO),
    "contributor": dict.fromkeys(Role, NO),
    "management": dict.fromkeys(Role, NO) | {Role.MANAGEMENT: YES},
    "auditor": dict.fromkeys(Role, NO),
    "controller": dict.fromkeys(Role, YES) | {Role.MANAGEMENT: NO},
    "controller and management": dict.fromkeys(Role, YES),
    "ended controller": dict.fromkeys(Role, NO),
    "program": dict.fromkeys(Role, YES),
}


def give(by: User, to: User, role: Role, place: Place, **values: Any) -> Membership:
    row, _changed = workflow.save_record(
        by=by,
        model=Membership,
        values={"user": to, "role": role, "sector": place.skole if role is Role.LEADER else None, **values},
        links={"indicators": [place.met.indicator] if role is Role.CONTRIBUTOR else []},
        reason="Test",
    )
    return row


def change(by: User, row: Membership, **values: Any) -> Membership:
    return workflow.save_record(by=by, model=Membership, pk=row.pk, values=values, reason="Test")[0]


def giver(name: str, place: Place) -> User:
    if name == "program":
        return workflow.program_user()
    if name == "controller and management":
        give(workflow.program_user(), place.controller, Role.MANAGEMENT, place)
    if name == "ended controller":
        held = Membership.objects.get(user=place.controller)
        change(workflow.program_user(), held, valid_to=date(2020, 1, 1))
    if name in ("ended controller", "controller and management"):
        return User.objects.get(pk=place.controller.pk)
    return place.people()[name]


@pytest.mark.parametrize("name", sorted(GIVEN_BY))
def test_nobody_gives_what_they_lack(place: Place, name: str) -> None:
    by, answers = giver(name, place), {}
    for role in Role:
        before = Membership.objects.count()
        try:
            give(by, municipality.user(f"ny-{role}"), role, place)
            answers[role] = YES
        except workflow.NotAllowed:
            answers[role] = NO
        assert Membership.objects.count() == before + (answers[role] == YES)
    assert answers == GIVEN_BY[name]


@pytest.mark.parametrize("role", [*Role])
def test_nobody_gives_themselves_a_role(place: Place, role: Role) -> None:
    by = place.controller
    held = set(Membership.objects.filter(user=by).values_list("role", flat=True))
    if role in held:
        return
    with pytest.raises(workflow.CannotGive) as refused:
        give(by, by, role, place)
    assert refused.value.why is workflow.GiveReason.OWN
    assert set(Membership.objects.filter(user=by).values_list("role", flat=True)) == held


def test_the_refusals_say_what_to_do(place: Place) -> None:
    with pytest.raises(workflow.CannotGive) as refused:
        give(place.controller, place.reader, Role.MANAGEMENT, place)
    assert refusal_text(refused.value) == (
        "Rollen «Ledelse» gis og avsluttes av en som selv har den, på siden Personer og roller, eller av "
        "kommunens katalog. Bare når ingen har den, kan controlleren gi den. Ingenting er lagret."
    )
    with pytest.raises(workflow.CannotGive) as refused:
        give(place.controller, place.controller, Role.AUDITOR, place)
    assert refusal_text(refused.value) == (
        "Du kan ikke gi deg selv en rolle eller utvide en du har. Be en annen controller. "
        "Ingenting er lagret."
    )


def test_the_role_of_management_is_shortened_by_management_alone(place: Place) -> None:
    """Else a controller would end it for all, and then give it to a friend as the first one."""
    day = timezone.localdate()
    row = Membership.objects.get(user=place.management)
    with pytest.raises(workflow.CannotGive):
        change(place.controller, row, valid_to=day)
    row = change(place.management, row, valid_to=day + timedelta(days=9), valid_from=day)
    for wider in ({"valid_to": day + timedelta(days=10)}, {"valid_to": None}, {"valid_from": None}):
        for by in (place.controller, place.management):
            with pytest.raises(workflow.CannotGive):
                change(by, row, **wider)
    with pytest.raises(workflow.CannotGive):
        change(place.controller, Membership.objects.get(user=place.auditor), role=Role.MANAGEMENT)


def test_an_own_role_may_be_ended_and_not_brought_back(place: Place) -> None:
    row = Membership.objects.get(user=place.controller)
    tomorrow = timezone.localdate() + timedelta(days=1)
    row = change(place.controller, row, valid_to=tomorrow)
    with pytest.raises(workflow.CannotGive):
        change(place.controller, row, valid_to=tomorrow + timedelta(days=1))
    with pytest.raises(workflow.CannotGive):
        change(place.controller, row, role=Role.LEADER, sector=place.skole)


def test_the_flag_of_a_superuser_is_refused_by_the_workflow(place: Place) -> None:
    for by in (place.controller, workflow.program_user()):
        with pytest.raises(workflow.Invalid) as refused:
            workflow.save_user(by=by, pk=place.reader.pk, values={"is_superuser": True})
        assert refused.value.errors == {"is_superuser": ["Feltet kan ikke endres her."]}


SHAPES: list[tuple[Role, dict[str, Any], bool, dict[str, list[str]]]] = [
    # role, values, with indicators, what is wrong by field
    (Role.LEADER, {}, False, {"sector": ["En sektorleder må ha en sektor; andre roller skal ikke ha noen."]}),
    (
        Role.AUDITOR,
        {"sector": True},
        False,
        {"sector": ["En sektorleder må ha en sektor; andre roller skal ikke ha noen."]},
    ),
    (
        Role.CONTRIBUTOR,
        {},
        False,
        {"indicators": ["Velg minst én indikator som bidragsyteren fører tall for."]},
    ),
    (
        Role.AUDITOR,
        {},
        True,
        {"indicators": ["Bare en bidragsyter har egne indikatorer. Ta bort indikatorene."]},
    ),
    (
        Role.LEADER,
        {"sector": True, "stands_in_for": True},
        False,
        {
            "valid_from": ["En stedfortreder må ha både startdato og sluttdato."],
            "valid_to": ["En stedfortreder må ha både startdato og sluttdato."],
        },
    ),
    (
        Role.AUDITOR,
        {"stands_in_for": True, "valid_from": date(2026, 1, 1), "valid_to": date(2026, 2, 1)},
        False,
        {"stands_in_for": ["Bare en sektorleder kan ha stedfortreder. Tøm feltet."]},
    ),
    (
        Role.AUDITOR,
        {"valid_from": date(2026, 2, 1), "valid_to": date(2026, 1, 1)},
        False,
        {"valid_to": ["Sluttdatoen er før startdatoen."]},
    ),
]


@pytest.mark.parametrize(("role", "values", "named", "told"), SHAPES)
def test_a_role_that_is_not_whole_is_refused_at_its_field(
    place: Place, role: Role, values: dict[str, Any], named: bool, told: dict[str, list[str]]
) -> None:
    rows = {"sector": place.skole, "stands_in_for": place.leader}
    given = {name: rows.get(name, value) if value is True else value for name, value in values.items()}
    with pytest.raises(workflow.Invalid) as refused:
        workflow.save_record(
            by=place.controller,
            model=Membership,
            values={"user": place.reader, "role": role, **given},
            links={"indicators": [place.met.indicator] if named else []},
            reason="Test",
        )
    assert refused.value.errors == told
    assert not Membership.objects.filter(user=place.reader).exists()


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    with mock.patch("django.utils.timezone.now", return_value=moment):
        yield


def test_a_deputys_rights_begin_and_end_at_local_midnight(place: Place) -> None:
    given = {"stands_in_for": place.leader, "valid_from": date(2026, 7, 6), "valid_to": date(2026, 7, 26)}
    give(place.controller, place.reader, Role.LEADER, place, **given)
    moments = {
        datetime(2026, 7, 5, 21, 59, tzinfo=UTC): False,  # 23.59 in Oslo, the day before
        datetime(2026, 7, 5, 22, 0, tzinfo=UTC): True,
        datetime(2026, 7, 26, 21, 59, tzinfo=UTC): True,
        datetime(2026, 7, 26, 22, 0, tzinfo=UTC): False,
    }
    answers = {}
    for moment in moments:
        with at(moment):
            answers[moment] = User.objects.get(pk=place.reader.pk).has_perm(REPORT_RESULT, place.met)
    assert answers == moments
    with at(datetime(2026, 7, 10, tzinfo=UTC)):
        assert not User.objects.get(pk=place.reader.pk).has_perm(REPORT_RESULT, place.other)


def test_a_contributor_enters_the_named_indicators_and_nothing_else(place: Place) -> None:
    by = place.contributor
    workflow.report_result(by=by, line_id=place.met.pk, text="11", reason="Test")
    for line in (place.missed, place.other):
        with pytest.raises(workflow.NotAllowed):
            workflow.report_result(by=by, line_id=line.pk, text="11", reason="Test")
    with pytest.raises(workflow.NotAllowed):
        workflow.set_target(by=by, line_id=place.met.pk, text="12", reason="Test")
    with pytest.raises(workflow.NotAllowed):
        workflow.save_record(by=by, model=ScorecardLine, pk=place.met.pk, values={"order": 9}, reason="Test")
    with pytest.raises(workflow.NotAllowed):
        workflow.submit(by=by, submission_id=place.own.pk)
    assert not by.has_perm(SUBMIT, place.own)
    assert list(Result.objects.values_list("line", "written")) == [(place.met.pk, "11")]


def test_a_contributor_who_ends_enters_nothing(place: Place) -> None:
    held = Membership.objects.get(user=place.contributor)
    change(place.controller, held, valid_to=date(2020, 1, 1))
    by = User.objects.get(pk=place.contributor.pk)
    assert roles_of(by).indicator_ids == frozenset()
    with pytest.raises(workflow.NotAllowed):
        workflow.report_result(by=by, line_id=place.met.pk, text="11", reason="Test")


def said(*given: str) -> str:
    out = io.StringIO()
    call_command("give_role", *given, stdout=out)
    return out.getvalue().strip()


def test_the_command_gives_the_first_roles() -> None:
    municipality.user("ola")
    municipality.sector("skole")
    assert said("ola", "management") == "ola · Ledelse: lagret."
    assert said("ola", "management") == "ola · Ledelse: uendret."
    told = said("ola", "leader", "--sector", "skole", "--from", "2026-01-01", "--to", "2026-12-31")
    assert told == "ola · Sektorleder · Sektor for skole: lagret."
    row = Membership.objects.get(user__username="ola", role=Role.LEADER)
    assert (row.valid_from, row.valid_to) == (date(2026, 1, 1), date(2026, 12, 31))
    assert row.history.get().history_user == workflow.program_user()
    newest = TrailEntry.objects.first()
    assert newest is not None
    assert (newest.act, newest.reason) == ("give_role", "Gitt fra kommandolinjen")


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (["kari", "controller"], "Brukeren «kari» finnes ikke."),
        (["ola", "leader", "--sector", "x"], "Sektoren «x» finnes ikke."),
        (["ola", "leader"], "En sektorleder må ha en sektor; andre roller skal ikke ha noen."),
        (["ola", "contributor", "--indicator", "x"], "Indikatoren «x» finnes ikke."),
    ],
)
def test_the_command_refuses_in_norwegian(given: list[str], told: str) -> None:
    municipality.user("ola")
    with pytest.raises(CommandError) as refused:
        said(*given)
    assert str(refused.value) == told


ROW = {"memberships-TOTAL_FORMS": "1", "memberships-0-seen": "0"}


def test_the_administration_shows_what_is_wrong_at_its_field(town: Town) -> None:
    person = municipality.user("ny")
    client, url = signed_in(town.controller), change_url(person)
    held = {**fields(client, url), **ROW}
    answer = send(client, url, held, **{"memberships-0-role": "contributor"})
    assert errors(answer) == ["Velg minst én indikator som bidragsyteren fører tall for."]
    answer = send(
        client, url, held,
        **{
            "memberships-0-role": "leader", "memberships-0-sector": str(town.school.pk),
            "memberships-0-stands_in_for": str(town.leader.pk), "memberships-0-valid_from": "2026-07-01",
        },
    )  # fmt: skip
    assert errors(answer) == ["En stedfortreder må ha både startdato og sluttdato."]
    answer = send(client, url, held, **{"memberships-0-role": "management"})
    assert [told.partition(",")[0] for told in errors(answer)] == [
        "Ingenting er lagret",
        "Rollen «Ledelse» gis og avsluttes av en som selv har den",
    ]
    assert not Membership.objects.filter(user=person).exists()


def test_the_administration_makes_a_contributor_and_a_deputy(town: Town) -> None:
    person = municipality.user("ny")
    client, url = signed_in(town.controller), change_url(person)
    named = {"memberships-0-role": "contributor", "memberships-0-indicators": [str(town.line.indicator_id)]}
    send(client, url, {**fields(client, url), **ROW}, **named)
    row = Membership.objects.get(user=person)
    assert list(row.indicators.all()) == [town.line.indicator]
    address = "/admin/indicators/membership/add/"
    send(
        client, address, fields(client, address), user=str(person.pk), role="leader", valid_to="2026-07-26",
        sector=str(town.school.pk), stands_in_for=str(town.leader.pk), valid_from="2026-07-06",
    )  # fmt: skip
    deputy = Membership.objects.get(user=person, role=Role.LEADER)
    assert (deputy.stands_in_for, deputy.valid_to) == (town.leader, date(2026, 7, 26))
    page = client.get("/admin/indicators/membership/").content.decode()
    assert "lesing" in page


def test_indicators_are_found_as_one_types(town: Town) -> None:
    asked = {"app_label": "indicators", "model_name": "membership", "field_name": "indicators"}
    answer = signed_in(town.controller).get("/admin/autocomplete/", {**asked, "term": "les"})
    assert [one["text"] for one in answer.json()["results"]] == ["lesing"]
