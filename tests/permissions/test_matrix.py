"""Every right × every role × what it is asked about: one table, and nobody outside it may do anything."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.utils import timezone

from indicators import models, permissions, workflow
from indicators.models import Membership, Role, User
from indicators.permissions import Roles, may_get_digest, roles_of
from tests import municipality
from tests.permissions.world import record
from tests.rounds.conftest import Place
from tests.rounds.conftest import place as place  # noqa: PLC0414 - the fixture of the rounds' tests

pytestmark = pytest.mark.django_db

NOBODY = ""
LEADERS = "leader stranger"
WHOLE = "management auditor controller"
IN_GENERAL = {
    permissions.REPORT_RESULT: f"{LEADERS} contributor controller",
    permissions.SUBMIT: f"{LEADERS} controller",
    permissions.DECIDE: "management",
    permissions.REOPEN: "management controller",
    permissions.REMIND: "management controller",
    permissions.ASK_REOPENING: NOBODY,
    permissions.ANSWER_PROOF: "management controller",
    permissions.ASK_EXPLANATION: "management controller",
    permissions.ANSWER_EXPLANATION: NOBODY,
    permissions.KEEP_ROUNDS: "controller",
    permissions.FOLLOW_ROUNDS: WHOLE,
    permissions.GET_DIGEST: f"{LEADERS} {WHOLE}",
    permissions.SEND_DIGEST: "controller",
    permissions.FOLLOW_ACTION: f"{LEADERS} contributor management controller",
    permissions.ANNOTATE: f"{LEADERS} controller",
    permissions.KEEP_MATTERS: f"{LEADERS} controller",
    permissions.ASSESS_GOAL: f"{LEADERS} management controller",
    permissions.KEEP_EDITIONS: "controller",
    permissions.APPROVE_EDITION: "management",
    permissions.READ_PROPOSALS: WHOLE,
    permissions.WRITE_CHAPTER: "management controller",
    permissions.KEEP_CHAPTERS: "controller",
    permissions.EDIT_PLAN: "controller",
    permissions.SET_BENCHMARK: "controller",
    permissions.IMPORT_TABLES: f"{LEADERS} controller",
    permissions.MANAGE_PEOPLE: "controller",
    permissions.GIVE_ROLE: "controller",
    permissions.KEEP_ROLES: "management controller",
    permissions.KEEP_PERSON: "management controller",
    permissions.READ_TRAIL: f"{LEADERS} {WHOLE}",
    permissions.READ_WHOLE_TRAIL: WHOLE,
    permissions.USE_ADMIN: f"{LEADERS} auditor controller",
    "indicators.view_result": f"{LEADERS} auditor controller",
    "indicators.view_user": "auditor controller",
    "indicators.view_membership": "auditor controller",
    "indicators.view_reminder": "auditor controller",
    "indicators.change_result": f"{LEADERS} controller",
    "indicators.add_footnote": f"{LEADERS} controller",
    "indicators.change_resultcomment": f"{LEADERS} controller",
    "indicators.change_footnotecell": f"{LEADERS} controller",
    "indicators.change_scorecardline": "controller",
    "indicators.change_user": "controller",
    "indicators.delete_result": NOBODY,
    "indicators.delete_membership": NOBODY,
    "auth.view_user": NOBODY,
    "auth.change_group": NOBODY,
}
"""A right, and who has it when no object is named."""

ON_A_LINE = {
    # right: on the contributor's own indicator, on another of that sector's, on another sector's
    permissions.REPORT_RESULT: ("leader contributor controller", "leader controller", "stranger controller"),
    permissions.ANNOTATE: ("leader contributor controller", "leader controller", "stranger controller"),
    permissions.FOLLOW_ACTION: (
        "leader contributor management controller", "leader management controller",
        "stranger management controller",
    ),
    "indicators.change_result": ("leader controller", "leader controller", "stranger controller"),
    "indicators.change_footnotecell": ("leader controller", "leader controller", "stranger controller"),
    "indicators.change_scorecardline": ("controller", "controller", "controller"),
    permissions.SUBMIT: ("controller", "controller", "controller"),
}  # fmt: skip
STANDS_ON_A_LINE = ("Result", "Target", "Benchmark", "FootnoteCell", "Deviation", "Action", "Forecast")


def set_role(user: User, role: Role, **values: Any) -> User:
    record(Membership, user=user, role=role, **values)
    return User.objects.get(pk=user.pk)


@pytest.fixture
def people(place: Place) -> dict[str, User]:
    """Somebody in each role, and four who have a controller's role or flag and no right at all."""
    today = timezone.localdate()
    others = {
        "ended": ({"valid_to": today - timedelta(days=1)}, {}),
        "to come": ({"valid_from": today + timedelta(days=1)}, {}),
        "shut out": ({}, {"is_active": False}),
        "superuser": (None, {"is_superuser": True, "is_staff": True}),
    }
    found = place.people()
    for name, (days, fields) in others.items():
        person = municipality.user(name.replace(" ", "-"), **fields)
        found[name] = person if days is None else set_role(person, Role.CONTROLLER, **days)
    return found


def those_with(people: dict[str, User], right: str, about: Any = None) -> str:
    """Who has the right, in the order of the table."""
    backend = permissions.RoleBackend()
    return " ".join(sorted(name for name, person in people.items() if backend.has_perm(person, right, about)))


def in_order(names: str) -> str:
    return " ".join(sorted(names.split()))


def test_every_right_in_general(people: dict[str, User]) -> None:
    assert {right: those_with(people, right) for right in IN_GENERAL} == {
        right: in_order(names) for right, names in IN_GENERAL.items()
    }
    acts = {value for name, value in vars(permissions).items() if name.isupper() and isinstance(value, str)}
    assert acts - set(IN_GENERAL) == set(), "a right without a row in IN_GENERAL"


def test_every_right_about_a_line_and_what_stands_on_it(people: dict[str, User], place: Place) -> None:
    wrong = {}
    for number, line in enumerate((place.met, place.missed, place.other)):
        about = [line, *(getattr(models, name)(line=line) for name in STANDS_ON_A_LINE)]
        about.append(models.ResultPart(result=models.Result(line=line)))
        for right, columns in ON_A_LINE.items():
            for one in about:
                if (found := those_with(people, right, one)) != in_order(columns[number]):
                    wrong[right, type(one).__name__, number] = found
    assert wrong == {}


OF_NONE_OF_ITS_KIND = {
    # right: who has it about an object that it says nothing of; every other right is as in general
    permissions.REPORT_RESULT: "controller",
    permissions.FOLLOW_ACTION: "management controller",
    permissions.SUBMIT: "controller",
    permissions.ASK_REOPENING: NOBODY,
    permissions.ANSWER_EXPLANATION: NOBODY,
    permissions.ANNOTATE: "controller",
    permissions.KEEP_MATTERS: "controller",
    permissions.ASSESS_GOAL: "controller",
    permissions.WRITE_CHAPTER: "controller",
    permissions.KEEP_ROLES: "controller",
    "indicators.change_result": "controller",
    "indicators.add_footnote": "controller",
    "indicators.change_resultcomment": "controller",
    "indicators.change_footnotecell": "controller",
}
NOTES = ("indicators.add_footnote", "indicators.change_resultcomment", "indicators.change_footnotecell")


def objects(people: dict[str, User], place: Place) -> dict[str, tuple[Any, dict[str, str]]]:
    """An object of every kind that a right depends on, and who has that right about it."""
    skole, helse = place.skole, place.helse
    alone, both = municipality.area("6.5", "Barnehage", skole), place.met.area
    today, day = timezone.localdate(), timedelta(days=1)
    managers = {
        name: set_role(municipality.user(f"leder-{name}"), Role.MANAGEMENT, **days)
        for name, days in (("last", {"valid_to": today}), ("ended", {"valid_to": today - day}),
                           ("to-come", {"valid_from": today + day}))
    }  # fmt: skip
    made: dict[str, tuple[Any, dict[str, str]]] = {"a sector": (skole, {})}
    for sector, leads in ((skole, "leader"), (helse, "stranger")):
        of, own = f"of {sector.name}", f"{leads} controller"
        made |= {
            f"submission {of}": (
                models.Submission(sector=sector),
                {permissions.SUBMIT: own}
                | dict.fromkeys((permissions.ASK_REOPENING, permissions.ANSWER_EXPLANATION), leads),
            ),
            f"goal {of}": (models.Goal(sector=sector), {permissions.ASSESS_GOAL: own}),
            f"supervision {of}": (models.Supervision(sector=sector), {permissions.KEEP_MATTERS: own}),
            f"decision {of}": (models.Decision(sector=sector), {permissions.KEEP_MATTERS: own}),
            f"development {of}": (
                models.DevelopmentWork(sector=sector), dict.fromkeys((permissions.ANNOTATE, *NOTES), own),
            ),
            f"area text {of}": (
                models.AreaText(sector=sector), dict.fromkeys((permissions.ANNOTATE, *NOTES), own)
            ),
        }  # fmt: skip
    for kind in (models.Footnote, models.ResultComment):
        for area, own in ((alone, "leader controller"), (both, "leader stranger controller")):
            found = dict.fromkeys((permissions.ANNOTATE, *NOTES), own)
            made[f"{kind.__name__} of {area.name}"] = (kind(area=area), found)
    by = people["management"]
    made |= {
        "submission sent by management": (models.Submission(submitted_by=by), {permissions.DECIDE: NOBODY}),
        "proposal of management": (
            models.EditionProposal(proposed_by=by), {permissions.APPROVE_EDITION: NOBODY}
        ),
        "proposal of another": (models.EditionProposal(proposed_by=people["controller"]), {}),
        "goal of all": (models.Goal(), {permissions.ASSESS_GOAL: "management controller"}),
        **{
            f"chapter {kind}": (
                models.ReportChapter(kind=kind),
                {permissions.WRITE_CHAPTER: "management controller"} if kind == "foreword" else {},
            )
            for kind in models.ReportChapter.Kind
        },
        **{f"role {role}": (Membership(role=role), {}) for role in Role if role is not Role.MANAGEMENT},
        "role management": (
            Membership(role=Role.MANAGEMENT),
            {permissions.KEEP_ROLES: "management controller", permissions.GIVE_ROLE: "management"},
        ),
        "program": (workflow.program_user(), {permissions.KEEP_PERSON: NOBODY}),
        "leader": (people["leader"], {permissions.KEEP_PERSON: "controller"}),
        "management": (by, {permissions.KEEP_PERSON: "management"}),
        "management to its last day": (managers["last"], {permissions.KEEP_PERSON: "management"}),
        "management until yesterday": (managers["ended"], {permissions.KEEP_PERSON: "controller"}),
        "management from tomorrow": (managers["to-come"], {permissions.KEEP_PERSON: "management"}),
    }  # fmt: skip
    return made


def test_every_right_about_every_kind_of_object(people: dict[str, User], place: Place) -> None:
    found, expected = {}, {}
    for name, (about, own) in objects(people, place).items():
        for right, generally in {**IN_GENERAL, **OF_NONE_OF_ITS_KIND}.items():
            found[name, right] = those_with(people, right, about)
            expected[name, right] = in_order(own.get(right, generally))
    assert found == expected


def test_a_controller_gives_every_role_but_the_one_that_decides(people: dict[str, User]) -> None:
    given = {role: those_with(people, permissions.GIVE_ROLE, Membership(role=role)) for role in Role}
    assert given == {role: "management" if role is Role.MANAGEMENT else "controller" for role in Role}
    both = set_role(people["controller"], Role.MANAGEMENT)
    assert all(both.has_perm(permissions.GIVE_ROLE, Membership(role=role)) for role in Role)


def test_who_manages_today_and_has_been_in() -> None:
    today = timezone.localdate()
    day = timedelta(days=1)
    seen = timezone.now()
    cases: dict[str, tuple[dict[str, Any], dict[str, Any], tuple[bool, bool]]] = {
        # membership, user: whether somebody manages, whether one of them has ever signed in
        "always, never in": ({}, {}, (True, False)),
        "always": ({}, {"last_login": seen}, (True, True)),
        "another role": ({"role": Role.AUDITOR}, {"last_login": seen}, (False, False)),
        "until yesterday": ({"valid_to": today - day}, {"last_login": seen}, (False, False)),
        "until today": ({"valid_to": today}, {"last_login": seen}, (True, True)),
        "from today": ({"valid_from": today}, {"last_login": seen}, (True, True)),
        "from tomorrow": ({"valid_from": today + day}, {"last_login": seen}, (False, False)),
        "shut out": ({}, {"last_login": seen, "is_active": False}, (False, False)),
    }
    found = {}
    for name, (held, fields, _expected) in cases.items():
        with transaction.atomic():
            person = municipality.user("noen", **fields)
            set_role(
                person, held.get("role", Role.MANAGEMENT), **{k: v for k, v in held.items() if k != "role"}
            )
            found[name] = (permissions.somebody_manages(), permissions.management_is_in())
            transaction.set_rollback(True)
    assert found == {name: expected for name, (_held, _fields, expected) in cases.items()}
    program = Membership.objects.filter(user=workflow.program_user(), role=Role.MANAGEMENT)
    assert program.exists(), "it holds every role, and manages nothing"
    keeps = set_role(municipality.user("controller"), Role.CONTROLLER)
    assert keeps.has_perm(permissions.GIVE_ROLE, Membership(role=Role.MANAGEMENT))


def test_a_leader_who_is_a_contributor_too_changes_both_in_the_administration(place: Place) -> None:
    person = set_role(municipality.user("begge"), Role.LEADER, sector=place.skole)
    workflow.save_record(
        by=workflow.program_user(),
        model=Membership,
        values={"user": person, "role": Role.CONTRIBUTOR},
        links={"indicators": [place.other.indicator]},
        reason="Test",
    )
    person = User.objects.get(pk=person.pk)
    rights = ("indicators.change_result", "indicators.change_footnotecell", permissions.ANNOTATE)
    assert [person.has_perm(right, place.other) for right in rights] == [True, True, True]
    found = [person.has_perm(right, models.FootnoteCell(line=place.met)) for right in rights]
    assert found == [True, True, True]


def test_the_administration_is_the_programs_own_and_lists_no_rights(people: dict[str, User]) -> None:
    backend = permissions.RoleBackend()
    for app, names in (("indicators", "auditor controller leader stranger"), ("auth", ""), ("", "")):
        found = sorted(name for name, one in people.items() if backend.has_module_perms(one, app))
        assert " ".join(found) == names, app
    assert backend.get_all_permissions(people["controller"]) == set()


def test_a_role_is_in_force_from_its_first_day_to_its_last(place: Place) -> None:
    first, last = date(2026, 7, 6), date(2026, 7, 26)
    day = timedelta(days=1)
    days = (first - day, first, first + day, last, last + day)
    for given, expected in (
        ({}, (True, True, True, True, True)),
        ({"valid_from": first}, (False, True, True, True, True)),
        ({"valid_to": last}, (True, True, True, True, False)),
        ({"valid_from": first, "valid_to": last}, (False, True, True, True, False)),
    ):
        person = municipality.user(f"p{len(given)}{'-'.join(given)}")
        leads = set_role(person, Role.LEADER, sector=place.skole, **given)
        nothing = Roles(frozenset(), frozenset(), frozenset())
        whole = Roles(frozenset({Role.LEADER}), frozenset({place.skole.pk}), frozenset())
        found = [roles_of(leads, on=one) for one in days]
        assert found == [whole if held else nothing for held in expected], given


def test_roles_are_gathered_from_every_membership_in_force(place: Place) -> None:
    person = set_role(municipality.user("mange"), Role.LEADER, sector=place.skole)
    set_role(person, Role.LEADER, sector=place.helse)
    set_role(person, Role.AUDITOR)
    workflow.save_record(
        by=workflow.program_user(),
        model=Membership,
        values={"user": person, "role": Role.CONTRIBUTOR},
        links={"indicators": [place.met.indicator, place.other.indicator]},
        reason="Test",
    )
    person = User.objects.get(pk=person.pk)
    assert roles_of(person) == Roles(
        frozenset({Role.LEADER, Role.AUDITOR, Role.CONTRIBUTOR}),
        frozenset({place.skole.pk, place.helse.pk}),
        frozenset({place.met.indicator_id, place.other.indicator_id}),
    )
    nothing = Roles(frozenset(), frozenset())
    assert roles_of(AnonymousUser()) == nothing
    person.is_active = False
    assert roles_of(person) == nothing


def test_roles_are_read_once_for_each_day(place: Place, django_assert_num_queries: Any) -> None:
    person = User.objects.get(pk=place.leader.pk)
    today = timezone.localdate()
    with django_assert_num_queries(1):
        assert roles_of(person) is roles_of(person, on=today)
    with django_assert_num_queries(1):
        roles_of(person, on=today + timedelta(days=1))


def test_whose_drafts_are_read_and_who_gets_the_digest() -> None:
    named = Roles(frozenset({Role.LEADER, Role.CONTRIBUTOR}), frozenset({1}), frozenset({7}))
    assert [named.reads_drafts_of(*one) for one in ((1, 8), (2, 7), (2, 8), (None, None))] == [
        True, True, False, False,
    ]  # fmt: skip
    digest = {}
    for role in Role:
        alone = Roles(frozenset({role}), frozenset())
        held = (alone.controller, alone.leader, alone.contributor, alone.management, alone.auditor)
        assert held == tuple(
            role is one
            for one in (Role.CONTROLLER, Role.LEADER, Role.CONTRIBUTOR, Role.MANAGEMENT, Role.AUDITOR)
        )
        assert alone.reads_drafts_of(1, 1) is (role is Role.CONTROLLER)
        digest[role] = may_get_digest(alone)
    assert digest == {role: role is not Role.CONTRIBUTOR for role in Role}
