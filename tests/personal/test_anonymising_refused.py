"""Who is not made anonymous: too early, by whom, for which reason; and nothing is written afterwards."""

from __future__ import annotations

import io
from datetime import timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.utils import timezone

from indicators import workflow
from indicators.adapters import AccountAdapter
from indicators.models import Membership, Role, TrailEntry, User
from indicators.presentation.wording.refusals import refusal_text
from tests import municipality
from tests.personal.conftest import (
    LONG_AGO,
    NEW,
    OLD,
    REASON,
    Left,
    make_anonymous,
)

pytestmark = pytest.mark.django_db


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


def test_nobody_is_named_as_somebody_anonymous(left: Left) -> None:
    number = left.person.pk
    for name in (f"person-{number}", f"PERSON-{number}", "person-1-2"):
        for pk in (None, left.controller.pk):
            with pytest.raises(workflow.Invalid) as refusal:
                workflow.save_user(
                    by=workflow.program_user(), pk=pk, values={"username": name}, reason="Navn"
                )
            assert list(refusal.value.errors) == ["username"]
    assert AccountAdapter().generate_unique_username([f"person-{number}"]) == f"katalog-person-{number}"


def test_somebody_who_is_called_so_already_stands_in_nobodys_way(left: Left) -> None:
    """Also the command means the number, and never the one who took the name."""
    taker = municipality.user("taker", Role.AUDITOR)
    User.objects.filter(pk=taker.pk).update(username=f"person-{left.person.pk}")
    call_command("anonymise_person", f"person-{left.person.pk}", "--reason", REASON, stdout=io.StringIO())
    left.person.refresh_from_db()
    assert (left.person.username, left.person.display_name) == (
        f"person-{left.person.pk}-2",
        f"Person {left.person.pk}",
    )
    assert User.objects.get(pk=taker.pk).anonymous_since is None
