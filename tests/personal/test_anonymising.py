"""Whoever is made anonymous is nowhere in the database any more, and the trail is as whole as before."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.core.management import CommandError, call_command
from django.db import connection
from django.http import QueryDict
from django.test import Client
from django.utils import timezone

from indicators import workflow
from indicators.management.commands.protect_trail import statements
from indicators.models import Membership, PersonalText, Role, Subscription, TrailEntry, User
from indicators.models.personal import PEOPLE_FIELDS, PERSON, PERSONAL_FIELDS
from indicators.models.sealing import tracked_models
from indicators.presentation.refusals import refusal_text
from indicators.presentation.trail_words import finding_sentence
from indicators.selectors.trail import change_log
from indicators.selectors.verification import verify
from tests import municipality
from tests.personal.conftest import LONG_AGO, NEW, OLD, PASSWORD, TRACES, Left
from tests.personal.responsible import promise

pytestmark = pytest.mark.django_db

REASON = "Lagringstiden er ute"
DB_ROLE = "malekort_personal_app"


def cells() -> Iterator[tuple[str, str]]:
    """Every cell of every table as text, with its table and column."""
    quote = connection.ops.quote_name
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {quote(table)}")  # noqa: S608
            names = [column[0] for column in cursor.description]
            for row in cursor.fetchall():
                for name, cell in zip(names, row, strict=True):
                    yield f"{table}.{name}", str(cell)
    for session in Session.objects.all():
        yield "django_session.decoded", str(session.get_decoded())


def where(*texts: str) -> set[str]:
    return {place for place, cell in cells() for text in texts if text.casefold() in cell.casefold()}


def finding() -> str:
    found = verify().finding
    return "" if found is None else finding_sentence(found)


def make_anonymous(left: Left, **given: Any) -> tuple[User, bool]:
    return workflow.make_anonymous(**{"by": left.controller, "pk": left.person.pk, "reason": REASON} | given)


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


def refused(left: Left, **given: Any) -> str:
    entries = TrailEntry.objects.count()
    with pytest.raises(workflow.Refusal) as caught:
        make_anonymous(left, **given)
    assert TrailEntry.objects.count() == entries
    assert User.objects.filter(username=NEW["username"], anonymous_since=None).exists()
    return refusal_text(caught.value)


IN_FORCE = (
    "Personen har en rolle som gjelder eller skal begynne å gjelde. Sett sluttdato på rollene først. "
    "Ingenting er lagret."
)


def test_a_role_in_force_or_to_come_stands_in_the_way(left: Left) -> None:
    left.end_role(0)
    assert refused(left) == IN_FORCE
    left.end_role(LONG_AGO)
    workflow.save_record(
        by=workflow.program_user(),
        model=Membership,
        values={
            "user": left.person,
            "role": Role.AUDITOR,
            "valid_from": timezone.localdate() + timedelta(days=9),
        },
        reason="Kommer tilbake",
    )
    assert refused(left) == IN_FORCE


def test_the_retention_period_counts_from_the_last_role(left: Left) -> None:
    left.end_role(LONG_AGO - 1)
    tomorrow = timezone.localdate() + timedelta(days=1)
    assert refused(left) == (
        "Opplysningene skal oppbevares en tid etter at den siste rollen tok slutt. Personen kan gjøres "
        f"anonym fra {tomorrow:%d.%m.%Y}. Ingenting er lagret."
    )
    left.end_role(LONG_AGO)
    assert make_anonymous(left)[1] is True


def test_without_a_role_it_counts_from_the_last_sign_in(left: Left) -> None:
    reader = municipality.user("leser")
    assert refused(left, pk=reader.pk).startswith("Opplysningene skal oppbevares")
    User.objects.filter(pk=reader.pk).update(date_joined=timezone.now() - timedelta(days=LONG_AGO))
    assert workflow.make_anonymous(by=left.controller, pk=reader.pk, reason=REASON)[1] is True


def test_nobody_does_it_to_themselves_or_to_the_program(left: Left) -> None:
    assert refused(left, pk=left.controller.pk) == (
        "Du kan ikke gjøre deg selv anonym. Be en annen controller. Ingenting er lagret."
    )
    program = workflow.program_user()
    assert refused(left, pk=program.pk) == ("Programmets egen bruker er ingen person. Ingenting er lagret.")


@pytest.mark.parametrize("reason", ["", "  "])
def test_it_takes_a_reason(left: Left, reason: str) -> None:
    assert refused(left, reason=reason) == (
        "Skriv hvorfor. Grunnen står i endringsloggen. Ingenting er lagret."
    )


@pytest.mark.parametrize("name", ["Kristbjørg wærnhus", "Wærnhus", "kristbjorg-w", "KW@elverum.example"])
def test_the_reason_does_not_name_the_person(left: Left, name: str) -> None:
    assert refused(left, reason=f"Sluttet: {name}.") == (
        "Begrunnelsen nevner personen, og den blir stående i endringsloggen. Skriv den uten navn. "
        "Ingenting er lagret."
    )


@pytest.mark.parametrize("role", [None, Role.MANAGEMENT, Role.AUDITOR, Role.LEADER])
def test_only_a_controller_may(left: Left, role: Role | None) -> None:
    sector = left.line.sector if role is Role.LEADER else None
    by = municipality.user("noen", role, sector=sector)
    assert refused(left, by=by) == "Du har ikke rettigheten som skal til. Ingenting er lagret."
    with pytest.raises(workflow.NotAllowed):
        workflow.note_export(by=by, pk=left.person.pk)


def test_a_failing_trail_leaves_everything(left: Left, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*args: object, **kwargs: object) -> None:
        raise OSError("disken er full")

    before = where(*TRACES)
    monkeypatch.setattr(TrailEntry, "save", fail)
    with pytest.raises(OSError, match="disken er full"):
        make_anonymous(left)
    monkeypatch.undo()
    assert where(*TRACES) == before


def test_nothing_is_written_about_somebody_anonymous(left: Left) -> None:
    made, _ = make_anonymous(left)
    entries = TrailEntry.objects.count()
    told = f"Person {made.pk} er gjort anonym og kan ikke endres eller få roller. Ingenting er lagret."
    values = {"user": made, "role": Role.AUDITOR}
    for write in (
        lambda: workflow.save_user(by=left.controller, pk=made.pk, values=OLD, reason="Tilbake"),
        lambda: workflow.save_record(by=left.controller, model=Membership, values=values, reason="Tilbake"),
    ):
        with pytest.raises(workflow.IsAnonymous) as caught:
            write()
        assert refusal_text(caught.value) == told
    assert make_anonymous(left) == (made, False)
    assert TrailEntry.objects.count() == entries


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


def run(*given: str) -> str:
    out = io.StringIO()
    call_command("anonymise_person", *given, stdout=out, stderr=out)
    return out.getvalue()


def test_the_command_is_run_again_without_harm(left: Left) -> None:
    number = left.person.pk
    assert run(NEW["username"], "--reason", REASON) == f"Person {number} er gjort anonym.\n"
    assert run(f"person-{number}", "--reason", REASON) == f"Person {number} er anonym fra før.\n"
    assert TrailEntry.objects.filter(act="make_anonymous").count() == 1


def test_the_command_finds_the_person_of_an_older_backup_by_pseudonym(left: Left) -> None:
    assert (
        run(f"person-{left.person.pk}", "--reason", REASON) == f"Person {left.person.pk} er gjort anonym.\n"
    )


@pytest.mark.parametrize("name", ["ingen", "person-999999", "person-x", "person-"])
def test_the_command_does_not_know_everybody(left: Left, name: str) -> None:
    with pytest.raises(CommandError, match=rf"^Brukeren «{name}» finnes ikke\.$"):
        run(name, "--reason", REASON)


def test_the_command_words_a_refusal_and_needs_a_reason(left: Left) -> None:
    left.end_role(0)
    with pytest.raises(CommandError, match=r"^Personen har en rolle som gjelder"):
        run(NEW["username"], "--reason", REASON)
    with pytest.raises(CommandError, match="--reason"):
        run(NEW["username"])


def test_the_command_tells_where_the_name_is_left(left: Left) -> None:
    promise(left.line, "Kristbjørg Wærnhus")
    assert run(NEW["username"], "--reason", REASON).splitlines() == [
        f"Person {left.person.pk} er gjort anonym.",
        "Personen står som ansvarlig for 1 tiltak. Navnet blir stående der, også i historikken.",
    ]
