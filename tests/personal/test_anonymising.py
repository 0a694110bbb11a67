"""Whoever is made anonymous is nowhere in the database any more, and the trail is as whole as before."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.http import QueryDict
from django.test import Client

from indicators.management.commands.protect_trail import statements
from indicators.models import PersonalText, Subscription, TrailEntry, User
from indicators.models.personal import PEOPLE_FIELDS, PERSON, PERSONAL_FIELDS
from indicators.models.row_digests import tracked_models
from indicators.selectors.log.trail import change_log
from tests.personal.conftest import (
    NEW,
    OLD,
    PASSWORD,
    REASON,
    TRACES,
    Left,
    finding,
    make_anonymous,
    where,
)

pytestmark = pytest.mark.django_db


DB_ROLE = "malekort_personal_app"


def log_of(left: Left, **params: str) -> list[Any]:
    params_ = QueryDict(mutable=True)
    params_.update(params)
    return list(change_log(User.objects.get(pk=left.controller.pk), params_).read(0, 100))


def test_names_stand_in_few_places_before_and_never_in_what_is_sealed(left: Left) -> None:
    assert where(*TRACES) == {
        "indicators_user.username",
        "indicators_user.first_name",
        "indicators_user.last_name",
        "indicators_user.email",
        "indicators_personaltext.text",
        "account_emailaddress.email",
        "socialaccount_socialaccount.uid",
        "socialaccount_socialaccount.extra_data",
        "django_admin_log.object_repr",
        "django_session.decoded",
    }


def test_nothing_is_left_and_the_trail_is_whole(left: Left) -> None:
    number = left.person.pk
    before = {one.sequence: one.digest for one in TrailEntry.objects.all()}
    assert finding() == ""
    made, done = make_anonymous(left)
    assert (done, str(made), made.display_name) == (True, f"Person {number}", f"Person {number}")
    assert where(*TRACES, "hemmelig-nokkel", "Prøvenettleser") == set()
    assert finding() == ""
    after = {one.sequence: one.digest for one in TrailEntry.objects.all()}
    assert {number: after[number] for number in before} == before
    person = User.objects.get(pk=number)
    assert (person.username, person.is_active, person.has_usable_password()) == (
        f"person-{number}",
        False,
        False,
    )
    newest = TrailEntry.objects.order_by("-sequence")[0]
    assert (newest.act, newest.subject_id, newest.reason) == ("make_anonymous", number, REASON)


def asked(name: str) -> list[tuple[str, str, str]]:
    """The entries of the weekly digest, newest first."""
    week = f"Ukesoversikt: {name}"
    return [("digest", f"{week}, 05.01.2026", week), ("subscription", week, name)]


def test_the_log_says_the_name_before_and_the_pseudonym_after(left: Left) -> None:
    def told() -> dict[str, list[Any]]:
        rows = log_of(left)
        return {
            "who": sorted({row.who for row in rows if row.act == "report_result"}),
            "role": [row.label for row in rows if row.table == "membership" and "leder" in row.label],
            "letter": [row.label[:-12] for row in rows if row.table in ("reminder", "digest")],
            "asked": [
                (row.table, row.label, row.after[name])
                for row in rows
                for name in ("user", "subscription")
                if row.table in ("subscription", "digest") and name in row.after
            ],
            "delivered": [row.after["submitted_by"] for row in rows if row.act == "submit"],
            "renamed": [
                (row.before, row.after) for row in rows if row.act == "save_user" and row.why == "Nytt navn"
            ],
        }

    number, user = left.person.pk, NEW["username"]
    role = "Sektorleder · Sektor for skole"
    assert told() == {
        "who": ["Kristbjørg Wærnhus"],
        "role": [f"{user} · {role}", f"{user} · {role}"],
        "letter": [f"Ukesoversikt: {user}", f"Årsslutt 2026, Sektor for skole: {user}"],
        "asked": asked(user),
        "delivered": [user],
        "renamed": [({name: OLD[name] for name in NEW}, NEW)],
    }
    make_anonymous(left)
    same = f"Person {number}"
    assert told() == {
        "who": [same],
        "role": [f"{same} · {role}", f"{same} · {role}"],
        "letter": [f"Ukesoversikt: {same}", f"Årsslutt 2026, Sektor for skole: {same}"],
        "asked": asked(same),
        "delivered": [same],
        "renamed": [(dict.fromkeys(NEW, same), dict.fromkeys(NEW, same))],
    }


def test_the_log_is_searched_by_name(left: Left) -> None:
    acts = [row.act for row in log_of(left, sok="wærnhus")]
    assert acts == [
        "give_role",
        "add_factor",
        "send_digest",
        "subscribe",
        "remind",
        "give_role",
        "save_user",
        "save_user",
    ]
    make_anonymous(left)
    assert log_of(left, sok="wærnhus") == []


def test_the_account_is_shut(left: Left) -> None:
    inside = Client()
    inside.force_login(left.person)
    assert inside.get("/hjelp/").status_code == 200
    make_anonymous(left)
    assert inside.get("/hjelp/").status_code == 302
    again = Client().post("/konto/logg-inn/", {"login": f"person-{left.person.pk}", "password": PASSWORD})
    assert again.status_code == 200


@pytest.mark.parametrize(
    ("statement", "sentence"),
    [
        (
            "UPDATE indicators_personaltext SET text = 'Noen andre' WHERE text = 'Kristbjørg'",
            "{name}, er endret",
        ),
        (
            "UPDATE indicators_personaltext SET text = '', salt = '' WHERE text = 'Kristbjørg'",
            "{name}, er fjernet",
        ),
        ("DELETE FROM indicators_personaltext WHERE text = 'Kristbjørg'", "{name}, er fjernet"),
    ],
)
def test_a_text_behind_the_programs_back_is_found(left: Left, statement: str, sentence: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)
    entry = TrailEntry.objects.get(reason="Tilsatt")
    told = f"Navnet eller adressen som post {entry.sequence} i endringsloggen viser til"
    assert finding().startswith(sentence.format(name=told))


def test_a_text_that_no_entry_knows_is_found(left: Left) -> None:
    PersonalText.objects.create(token="a" * 64, person=left.person, salt="b", text="c")
    number = left.person.pk
    assert finding() == f"Person {number} har et navn eller en adresse uten post i endringsloggen."


def test_tampering_is_found_afterwards_too(left: Left) -> None:
    make_anonymous(left)
    entry = TrailEntry.objects.get(reason="Nytt navn")
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE indicators_trailentry SET label = 'person:1' WHERE sequence = %s", [entry.sequence]
        )
    assert finding() == f"Post {entry.sequence} i endringsloggen er endret etter at den ble skrevet."


def test_a_failing_trail_leaves_everything(left: Left, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*args: object, **kwargs: object) -> None:
        raise OSError("disken er full")

    before = where(*TRACES)
    monkeypatch.setattr(TrailEntry, "save", fail)
    with pytest.raises(OSError, match="disken er full"):
        make_anonymous(left)
    monkeypatch.undo()
    assert where(*TRACES) == before


def test_every_column_that_points_at_a_person_is_known() -> None:
    """What is not in the table here would put a user name into what is sealed, or hide one for ever."""
    named = {User, Subscription}  # and rows that are called by their person
    pointing = {
        name: frozenset(f.name for f in model._meta.concrete_fields if f.related_model in named)
        for name, model in tracked_models().items()
    }
    assert {name: fields for name, fields in pointing.items() if fields} == PEOPLE_FIELDS
    texts = {
        f.name for f in User._meta.concrete_fields if f.get_internal_type() in ("CharField", "EmailField")
    }
    assert texts - {"password"} == set(PERSONAL_FIELDS)
    assert PERSON == "person:"


def test_the_programs_own_database_role_can_do_it(left: Left) -> None:
    """The texts lie outside what that role is kept from changing. SQLite has no roles."""
    if connection.vendor != "postgresql":
        assert make_anonymous(left)[1] is True
        return
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE ROLE {DB_ROLE}")
        for statement in statements(DB_ROLE):
            cursor.execute(statement)
        cursor.execute(f"SET ROLE {DB_ROLE}")
        assert make_anonymous(left)[1] is True
        cursor.execute("RESET ROLE")
    assert where(*TRACES) == set()
    assert finding() == ""
