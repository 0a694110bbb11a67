"""Error pages are our own, in Norwegian, with a number that is found again in the log, and never a trace."""

import logging
import re
from collections.abc import Iterator

import pytest
from django.core.exceptions import BadRequest, PermissionDenied, RequestDataTooBig
from django.db import InterfaceError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import path

from indicators.incidents import IncidentFilter
from kommune import urls
from kommune.urls import handler400, handler403, handler404, handler500  # noqa: F401 - read by the resolver

RAISED = {
    "bad": BadRequest("secret detail"),
    "forbidden": PermissionDenied("secret detail"),
    "missing": Http404("secret detail"),
    "large": RequestDataTooBig("secret detail"),
    "fault": ValueError("secret detail"),
    "away": OperationalError("secret detail"),
    "closed": InterfaceError("secret detail"),
    "no-table": OperationalError("no such table: secret detail"),
}


def fail(request: HttpRequest, what: str) -> HttpResponse:
    raise RAISED[what]


fail.login_required = False
urlpatterns = [*urls.urlpatterns, path("fail/<what>", fail)]

pytestmark = pytest.mark.urls(__name__)


@pytest.fixture
def reader() -> Client:
    """A browser, which sees error pages where the test client would raise."""
    return Client(raise_request_exception=False)


class Lines(logging.Handler):
    """Remembers what was logged, as the log file would show it."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []
        self.addFilter(IncidentFilter())
        self.setFormatter(logging.Formatter("[{incident}] {message}", style="{"))

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(self.format(record))


@pytest.fixture
def log() -> Iterator[list[str]]:
    handler = Lines()
    logging.getLogger("django").addHandler(handler)
    yield handler.lines
    logging.getLogger("django").removeHandler(handler)


@pytest.mark.parametrize(
    ("what", "status", "heading"),
    [
        ("bad", 400, "Forespørselen kunne ikke leses"),
        ("forbidden", 403, "Du har ikke tilgang til dette"),
        ("missing", 404, "Siden finnes ikke"),
        ("large", 413, "Det du sendte, er for stort"),
        ("fault", 500, "Noe gikk galt hos oss"),
        ("no-table", 500, "Noe gikk galt hos oss"),
        ("away", 503, "Programmet er opptatt et øyeblikk"),
        ("closed", 503, "Programmet er opptatt et øyeblikk"),
    ],
)
def test_each_error_has_a_page(reader: Client, log: list[str], what: str, status: int, heading: str) -> None:
    response = reader.get(f"/fail/{what}")
    page = response.content.decode()
    assert response.status_code == status
    assert f"<h1>{heading}</h1>" in page
    assert "secret detail" not in page
    assert "Traceback" not in page
    assert "frame-ancestors 'none'" in response.headers["Content-Security-Policy"]
    assert "no-store" in response.headers["Cache-Control"]
    [incident] = re.findall(r"Hendelsesnummer <strong>([0-9A-F]{8})</strong>", page)
    assert [line for line in log if line.startswith(f"[{incident}]")] != []


def test_a_missing_database_says_when_to_come_back(reader: Client) -> None:
    assert reader.get("/fail/away").headers["Retry-After"] == "10"


def test_a_form_without_its_token_is_refused_in_norwegian() -> None:
    response = Client(enforce_csrf_checks=True).post("/konto/logg-inn/", {"username": "x", "password": "y"})
    assert response.status_code == 403
    assert "<h1>Skjemaet var blitt for gammelt</h1>" in response.content.decode()


@pytest.mark.django_db
def test_nothing_but_reading_and_sending_is_taken(reader: Client) -> None:
    """Whoever is signed in, and before anything is looked up; no address answers with nothing."""
    told = {}
    for address in (
        "/",
        "/konto/logg-inn/",
        "/konto/glemt/",
        "/admin/",
        "/tabeller/tabell.csv",
        "/no-such-page",
    ):
        for method in ("PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "BREW"):
            got = reader.generic(method, address)
            page = "<h1>Dette går ikke her</h1>" in got.content.decode()
            told[address, method] = (got.status_code, got.headers.get("Allow"), page)
    assert set(told.values()) == {(405, "GET, HEAD, POST", True)}, told


@pytest.mark.django_db  # the door counts before it reads
def test_too_much_at_once_is_413(reader: Client) -> None:
    with override_settings(DATA_UPLOAD_MAX_MEMORY_SIZE=100):
        response = reader.post("/konto/logg-inn/", {"username": "x" * 1000})
    assert response.status_code == 413
    assert "<h1>Det du sendte, er for stort</h1>" in response.content.decode()


@pytest.mark.parametrize("what", ["missing", "fault"])
def test_an_error_page_that_fails_still_gives_the_number(
    reader: Client, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    def broken(*args: object) -> str:
        raise OSError("no templates")

    monkeypatch.setattr("indicators.views.errors.render_to_string", broken)
    page = reader.get(f"/fail/{what}").content.decode()
    assert re.search(r"Oppgi hendelsesnummer [0-9A-F]{8} ", page)
