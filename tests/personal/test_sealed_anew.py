"""A trail that was written when it still held names is sealed anew without them, and keeps its faults."""

from __future__ import annotations

from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection

from indicators.models import PersonalText, TrailEntry, TrailHead
from indicators.models.sealing import entry_digest, entry_seal
from indicators.selectors.naming import names_in
from indicators.selectors.verification import verify
from tests.personal.conftest import TRACES, Left, finding, make_anonymous, where

pytestmark = pytest.mark.django_db

move_names_out = import_module("indicators.migrations.0005_personal_texts").seal_anew


def seal_anew() -> None:
    """Move the names out, and let the seals follow as they did when they came: what stands is sealed."""
    move_names_out(apps, None)
    seal()


def seal() -> None:
    for entry in TrailEntry.objects.all():
        TrailEntry._base_manager.filter(pk=entry.pk).update(seal=entry_seal(entry.digest))


def age() -> str:
    """Bring the trail to the form of before: names where they are now told by number. Returns its digest."""
    entries = list(TrailEntry.objects.order_by("sequence"))
    names = names_in(entries)
    previous = ""
    for entry in entries:
        entry.label = names.label(entry)
        entry.before, entry.after = names.told(entry, entry.before), names.told(entry, entry.after)
        entry.previous = previous
        previous = entry.digest = entry_digest(entry)
        TrailEntry._base_manager.filter(pk=entry.pk).update(
            label=entry.label, before=entry.before, after=entry.after,
            previous=entry.previous, digest=entry.digest,
        )  # fmt: skip
    PersonalText.objects.all().delete()
    TrailHead.objects.update(digest=previous)
    seal()
    return previous


def sealed_columns() -> set[str]:
    return {place for place in where(*TRACES) if place.startswith("indicators_trailentry")}


def test_names_move_out_and_the_trail_verifies(left: Left) -> None:
    told = [
        (names_in([one]).label(one), names_in([one]).told(one, one.after))
        for one in TrailEntry.objects.order_by("sequence")
    ]
    before = age()
    assert finding() == ""
    assert sealed_columns() == {f"indicators_trailentry.{name}" for name in ("label", "before", "after")}
    seal_anew()
    assert finding() == ""
    assert sealed_columns() == set()
    *entries, newest = TrailEntry.objects.order_by("sequence")
    assert [(names_in([one]).label(one), names_in([one]).told(one, one.after)) for one in entries] == told
    assert (newest.act, newest.by.username, newest.after) == ("reseal", "malekort", {"digest_before": before})
    assert TrailHead.objects.get().digest == newest.digest == verify().digest
    make_anonymous(left)
    assert where(*TRACES) == set()
    assert finding() == ""


def test_a_trail_without_names_is_left_alone(left: Left) -> None:
    digest = verify().digest
    seal_anew()
    assert verify().digest == digest


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE indicators_trailentry SET reason = 'Noe annet' WHERE sequence = %s",
        "UPDATE indicators_trailentry SET previous = 'x' WHERE sequence = %s",
    ],
)
def test_a_fault_stays_a_fault(left: Left, statement: str) -> None:
    age()
    number = TrailEntry.objects.get(reason="Nytt navn").sequence + 1
    with connection.cursor() as cursor:
        cursor.execute(statement, [number])
    told = finding()
    assert told == f"Post {number} i endringsloggen er endret etter at den ble skrevet."
    seal_anew()
    assert finding() == told


def test_an_end_that_was_cut_off_stays_so(left: Left) -> None:
    age()
    with connection.cursor() as cursor:
        cursor.execute(
            "DELETE FROM indicators_trailentry WHERE sequence = %s", [TrailHead.objects.get().sequence]
        )
    told = finding()
    seal_anew()
    assert finding() == told
    assert not TrailEntry.objects.filter(act="reseal").exists()
