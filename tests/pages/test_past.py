"""The card as it was at a moment, on the page and in the file."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils import timezone

from tests.rounds.conftest import Place, complete, enter, place  # noqa: F401 the fixture

pytestmark = pytest.mark.django_db


def test_the_card_shows_what_was_there_then(client: Client, place: Place) -> None:  # noqa: F811
    complete(place)
    then = timezone.localtime().replace(tzinfo=None).isoformat()
    client.force_login(place.controller)
    enter(place, place.controller, place.met, "317")
    now = client.get("/malekort/2026/").content.decode()
    past = client.get("/malekort/2026/", {"pa": then}).content.decode()
    file = client.get("/malekort/2026/malekort.csv", {"pa": then}).getvalue().decode()
    assert ("317" in now, "317" in past, "317" in file) == (True, False, False)
    assert ("Slik kortet var" in now, "Slik kortet var" in past) == (False, True)


@pytest.mark.parametrize(
    "bad", ["i går", "2999-01-01T12:00", "0001-01-01T00:00", "2001-01-01T12:00", "2026-13-01"]
)
def test_a_moment_that_cannot_be_read_is_explained(client: Client, place: Place, bad: str) -> None:  # noqa: F811
    client.force_login(place.reader)
    assert client.get("/malekort/2026/", {"pa": bad}).status_code == 400
    assert client.get("/malekort/2026/malekort.csv", {"pa": bad}).status_code == 400
