"""Every address of the admin × every role: who may open it and who may save there.

A named address that stands in no table here fails the test.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, reverse

from indicators import workflow
from indicators.admin import site
from indicators.models import (
    Footnote,
    FunctionCode,
    Heading,
    Membership,
    Plan,
    ResultComment,
    Role,
    ScorecardLine,
    User,
)
from tests import municipality

ROLES = ("anonymous", "nobody", "management", "auditor", "leader", "other leader", "controller", "superuser")

VIEWS = ("changelist", "add", "change", "save", "history", "delete", "really delete")
"""``save`` and ``really delete`` are a POST to the addresses of ``change`` and ``delete``."""

SHUT = "403 403 403 403 403 403 403"
READ = "200 403 200 403 200 403 403"
KEEP = "200 200 200 200 200 403 403"
FIGURES = "200 403 200 200 200 403 403"  # a leader saves the results of an own line, but makes no lines
OTHERS_NOTE = "200 200 200 403 200 403 403"  # a leader may write notes, but not change another area's
SIGN_IN = "302 302 302 302 302 302 302"

DOORS: dict[str, dict[str, str]] = {
    "indicator": {"auditor": READ, "leader": FIGURES, "other leader": READ, "controller": KEEP},
    "scorecardline": {"auditor": READ, "leader": FIGURES, "other leader": READ, "controller": KEEP},
    "footnote": {"auditor": READ, "leader": KEEP, "other leader": OTHERS_NOTE, "controller": KEEP},
    "resultcomment": {"auditor": READ, "leader": KEEP, "other leader": OTHERS_NOTE, "controller": KEEP},
    "plan": {"auditor": READ, "leader": READ, "other leader": READ, "controller": KEEP},
    "heading": {"auditor": READ, "leader": READ, "other leader": READ, "controller": KEEP},
    "servicearea": {"auditor": READ, "leader": READ, "other leader": READ, "controller": KEEP},
    "sector": {"auditor": READ, "leader": READ, "other leader": READ, "controller": KEEP},
    "functioncode": {"auditor": READ, "leader": READ, "other leader": READ, "controller": READ},
    "user": {"auditor": READ, "leader": SHUT, "other leader": SHUT, "controller": KEEP},
    "membership": {"auditor": READ, "leader": SHUT, "other leader": SHUT, "controller": KEEP},
}
EVERYWHERE = {"anonymous": SIGN_IN, "nobody": SHUT, "management": SHUT}

SITE = {
    # name: (address, status for those who may enter, for the signed-in who may not, for the anonymous)
    "index": ("/admin/", 200, 403, 302),
    "login": ("/admin/login/", 302, 302, 302),
    "autocomplete": ("/admin/autocomplete/", 403, 403, 302),
    "jsi18n": ("/admin/jsi18n/", 200, 403, 302),
    "app_list": ("/admin/indicators/", 200, 403, 302),
}
UNKNOWN = ("/admin/finnes-ikke/", "/admin/auth/group/", "/admin/password_change/", "/admin/logout/")


@dataclass
class World:
    """One row of each kind, and one client per role."""

    rows: dict[str, Any]
    clients: dict[str, Client]


@pytest.fixture
def world(db: None) -> World:
    own, other = municipality.sector("skole", 1), municipality.sector("helse", 2)
    area = municipality.area("6.4", "Skole", own)
    line = municipality.line("lesing", of=area, by=own, target="20", result="18")
    people = {
        "nobody": municipality.user("ingen"),
        "management": municipality.user("ledelse", Role.MANAGEMENT),
        "auditor": municipality.user("revisor", Role.AUDITOR),
        "leader": municipality.user("leder", Role.LEADER, sector=own),
        "other leader": municipality.user("annen", Role.LEADER, sector=other),
        "controller": municipality.user("controller", Role.CONTROLLER),
        "superuser": municipality.user("super", is_superuser=True, is_staff=True),
    }
    clients = {"anonymous": Client()} | {role: Client() for role in people}
    for role, person in people.items():
        clients[role].force_login(person)
    rows = {
        "indicator": line.indicator,
        "scorecardline": line,
        "footnote": record(Footnote, area=area, year=2025, code="f", order=1, text="En note"),
        "resultcomment": record(ResultComment, area=area, year=2025, code="k", order=1, text="Fordi"),
        "plan": record(Plan, year=2025, title="Virksomhetsplan"),
        "heading": municipality.heading(area, "Grunnskole"),
        "servicearea": area,
        "sector": own,
        "functioncode": FunctionCode.objects.create(code="202"),
        "user": people["nobody"],
        "membership": Membership.objects.get(user=people["auditor"]),
    }
    return World(rows, clients)


def record(model: Any, **values: Any) -> Any:
    row, _changed = workflow.save_record(
        by=workflow.program_user(), model=model, values=values, reason=municipality.REASON
    )
    return row


def expected(model: str, role: str) -> str:
    """A superuser is let in as a controller is, and is bound by the same locks."""
    table = DOORS[model] | EVERYWHERE
    return table["controller" if role == "superuser" else role]


@pytest.mark.parametrize("role", ROLES)
def test_the_doors_of_records(world: World, role: str) -> None:
    before = counted()
    answers = {model: " ".join(statuses(world, model, role)) for model in DOORS}
    assert answers == {model: expected(model, role) for model in DOORS}
    assert counted() == before


def statuses(world: World, model: str, role: str) -> list[str]:
    client, row = world.clients[role], world.rows[model]
    answers = []
    for view in VIEWS:
        name = {"save": "change", "really delete": "delete"}.get(view, view)
        address = reverse(f"admin:indicators_{model}_{name}", args=None if name in LISTS else [row.pk])
        post = view in ("save", "really delete")
        answer = client.post(address, {"post": "yes"}) if post else client.get(address)
        answers.append(str(answer.status_code))
    return answers


LISTS = ("changelist", "add")


def counted() -> list[int]:
    """How many rows and versions there are of what could be lost."""
    models = (ScorecardLine, Heading, Footnote, ResultComment, Membership, Plan)
    return [m.objects.count() for m in models] + [m.history.count() for m in models] + [User.objects.count()]


@pytest.mark.parametrize("role", ROLES)
def test_the_doors_of_the_site(world: World, role: str) -> None:
    kind = {"anonymous": 2, "nobody": 1, "management": 1}.get(role, 0)
    answers = {name: world.clients[role].get(address).status_code for name, (address, *_) in SITE.items()}
    assert answers == {name: given[kind] for name, (_address, *given) in SITE.items()}


def test_there_are_no_other_doors(world: World) -> None:
    for address in UNKNOWN:
        assert world.clients["controller"].get(address).status_code == 404
        assert world.clients["superuser"].post(address).status_code == 404


def test_every_named_address_is_in_a_table() -> None:
    wanted = {
        f"indicators_{model}_{view}" for model in DOORS for view in (*LISTS, "change", "history", "delete")
    }
    assert set(names(site.get_urls())) == wanted | set(SITE)


def names(patterns: list[Any]) -> list[str]:
    found: list[str] = []
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            found += names(pattern.url_patterns)
        elif isinstance(pattern, URLPattern) and pattern.name:
            found.append(pattern.name)
    return found


def test_the_act_of_deleting_chosen_rows_does_not_exist(world: World) -> None:
    for role in ("controller", "superuser"):
        client = world.clients[role]
        for model in DOORS:
            address = reverse(f"admin:indicators_{model}_changelist")
            chosen = {"action": "delete_selected", "_selected_action": [world.rows[model].pk], "post": "yes"}
            assert client.post(address, chosen).status_code in (200, 302)
            assert type(world.rows[model]).objects.filter(pk=world.rows[model].pk).exists()


@pytest.mark.parametrize(
    ("role", "seen"),
    [
        ("leader", ["Målekort", "Plan og organisasjon"]),
        ("auditor", ["Målekort", "Plan og organisasjon", "Brukere"]),
        ("controller", ["Målekort", "Plan og organisasjon", "Brukere"]),
    ],
)
def test_the_index_shows_what_the_person_may_see(world: World, role: str, seen: list[str]) -> None:
    answer = world.clients[role].get("/admin/")
    assert [str(group["name"]) for group in answer.context["app_list"]] == seen


def test_saving_needs_the_token_against_forgery(world: World) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(User.objects.get(username="controller"))
    for model in DOORS:
        address = reverse(f"admin:indicators_{model}_change", args=[world.rows[model].pk])
        assert client.post(address, {}).status_code == 403
