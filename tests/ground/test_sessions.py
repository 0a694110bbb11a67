"""A session ends when it has been idle or when it is old, and reading pages does not write it each time."""

from collections.abc import Iterator

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path
from pytest_django import DjangoAssertNumQueries

from indicators import middleware
from kommune import urls


def page(request: HttpRequest) -> HttpResponse:
    return HttpResponse("inside")


urlpatterns = [*urls.urlpatterns, path("inside", page)]

pytestmark = [pytest.mark.urls(__name__), pytest.mark.django_db]


class Clock:
    """Time that moves only when told to."""

    def __init__(self) -> None:
        self.now = 1_700_000_000

    def time(self) -> int:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(middleware, "time", clock)
    return clock


@pytest.fixture
def reader(client: Client, clock: Clock) -> Iterator[Client]:
    client.force_login(get_user_model().objects.create_user("leser"), settings.AUTHENTICATION_BACKENDS[0])
    return client


def test_without_signing_in_every_page_leads_to_the_door(client: Client) -> None:
    response = client.get("/inside")
    assert (response.status_code, response.headers["Location"]) == (302, "/konto/logg-inn/?next=/inside")


def test_reading_within_a_minute_writes_nothing(
    reader: Client, clock: Clock, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    clock.now += 59
    with django_assert_num_queries(2):  # the session and the user
        assert reader.get("/inside").content == b"inside"


def test_use_keeps_a_session_alive_until_it_is_too_old(reader: Client, clock: Clock) -> None:
    start = clock.now
    while clock.now + 3600 - start < settings.SESSION_ABSOLUTE_AGE:
        clock.now += 3600
        assert reader.get("/inside").status_code == 200
        assert reader.session[middleware.SEEN] == clock.now
    clock.now = start + settings.SESSION_ABSOLUTE_AGE
    assert reader.get("/inside").headers["Location"] == "/konto/logg-inn/?next=/inside"
    assert reader.get("/inside").status_code == 302


def test_the_cookie_lasts_as_long_as_the_idle_limit(reader: Client, clock: Clock) -> None:
    clock.now += 60
    cookie = reader.get("/inside").cookies[settings.SESSION_COOKIE_NAME]
    assert cookie["max-age"] == settings.SESSION_COOKIE_AGE == 7200
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")
