"""Statements that are put together once give the rows of the queryset that is built anew."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import connection, transaction
from django.db.models import Q, QuerySet
from django.test.utils import CaptureQueriesContext

from indicators.models import Membership, Role, TrailEntry, User, statements
from indicators.models.statements import prepared, rows_for
from tests import municipality

pytestmark = pytest.mark.django_db


def held_on(day: date, user_id: int, role: str) -> QuerySet[Any, Any]:
    """A value of each kind but a moment; the first stands twice, and before the others and after them."""
    held = Membership.objects.filter(Q(valid_from=None) | Q(valid_from__lte=day), user_id=user_id, role=role)
    return held.filter(Q(valid_to=None) | Q(valid_to__gte=day)).order_by("pk").values_list("pk", "valid_to")


def before(moment: datetime) -> QuerySet[TrailEntry]:
    return TrailEntry.objects.filter(at__lt=moment).order_by("-sequence")[:2]


def test_its_rows_are_those_of_the_queryset_whatever_is_asked_for() -> None:
    people = [municipality.user(name, Role.AUDITOR) for name in ("anne", "berit")]
    Membership.objects.filter(user=people[1]).update(valid_to=date(2026, 3, 31))
    entry = TrailEntry.objects.latest("sequence")
    asked, moments = prepared(held_on), prepared(before)
    for day in (date(2026, 3, 31), date(2026, 4, 1)):
        for user_id in (people[0].pk, people[1].pk, 0):
            for role in (Role.AUDITOR, "auditor", Role.LEADER):
                assert asked(day, user_id, role) == list(held_on(day, user_id, role))
    assert [len(asked(date(2026, 4, 1), person.pk, Role.AUDITOR)) for person in people] == [1, 0]
    for moment in (entry.at, datetime(2999, 1, 1, tzinfo=UTC), datetime(1950, 1, 1, tzinfo=UTC)):
        assert moments(moment) == list(before(moment))
    assert moments(datetime(2999, 1, 1, tzinfo=UTC))[0] == entry


def test_the_statement_is_built_for_the_first_values_alone() -> None:
    built = []

    def of(user_id: int) -> QuerySet[User]:
        built.append(user_id)
        return User.objects.filter(pk=user_id)

    first, second = (User.objects.create(username=name) for name in ("anne", "berit"))
    asked = prepared(of)
    with CaptureQueriesContext(connection) as queries:
        assert [asked(one.pk) for one in (first, second, first)] == [[first], [second], [first]]
    assert (len(built), len(queries)) == (2, 3)  # built twice to see where the value goes
    statements.forget()
    assert asked(second.pk) == [second]
    assert len(built) == 4


def test_as_many_numbers_as_are_given() -> None:
    people = [User.objects.create(username=name) for name in ("anne", "berit", "cato")]

    def among(*numbers: int) -> QuerySet[User]:
        return User.objects.filter(pk__in=numbers).order_by("pk")

    for count in (0, 1, 2, 3):
        assert prepared(among)(*(one.pk for one in people[:count])) == people[:count]


def test_what_it_does_not_depend_on_by_value_alone_is_refused() -> None:
    def within(text: str) -> QuerySet[User]:
        return User.objects.filter(username__contains=text)

    def some(number: int) -> QuerySet[User]:
        return User.objects.all()[:number]

    def summed(number: int) -> QuerySet[User]:
        return User.objects.filter(pk=number + 1)

    def unused(number: int, other: int) -> QuerySet[User]:
        return User.objects.filter(pk=number)

    for build, given in ((within, ("a",)), (some, (1,)), (summed, (1,)), (unused, (1, 2))):
        with pytest.raises(ValueError, match=r"text depends on|is made of"):
            rows_for("refused", build, *given)
    for value in (None, 1.5, True):
        with pytest.raises(ValueError, match="cannot be asked for in a prepared statement"):
            rows_for("refused", within, value)


@pytest.mark.django_db(transaction=True)
def test_a_lock_is_taken_inside_a_transaction_alone() -> None:
    def locked(user_id: int) -> QuerySet[User]:
        return User.objects.select_for_update().filter(pk=user_id)

    person = User.objects.create(username="anne")
    asked = prepared(locked)
    with transaction.atomic(), CaptureQueriesContext(connection) as queries:
        assert asked(person.pk) == asked(person.pk) == [person]
    assert [("FOR UPDATE" in one["sql"]) for one in queries] == [connection.vendor == "postgresql"] * 2
    if connection.vendor == "postgresql":
        with pytest.raises(transaction.TransactionManagementError):
            asked(person.pk)
