"""The command that makes somebody anonymous, and that is run again after an older backup."""

from __future__ import annotations

import io

import pytest
from django.core.management import CommandError, call_command

from indicators.models import TrailEntry
from tests.personal.conftest import (
    NEW,
    REASON,
    Left,
)
from tests.personal.responsible import promise

pytestmark = pytest.mark.django_db


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
        "Personen står som ansvarlig ett sted (tiltak, vedtak, utviklingsarbeid eller kapittel). "
        "Navnet blir stående der, også i historikken.",
    ]
