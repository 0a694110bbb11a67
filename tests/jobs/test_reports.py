"""A report as a file: ordered once, made beside the server, kept with its digest, thrown away when old."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from hashlib import sha256

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from hypothesis import given
from hypothesis import strategies as st

from indicators import workflow
from indicators.jobs import reports
from indicators.models import ReportFile, ScorecardLine
from indicators.reports.material import Kind
from indicators.selectors.report.rows import ReportAsked
from indicators.values import RoundKind
from indicators.workflow import jobs
from tests import municipality

HERE = "/rapport/2025/"
MAKE = "/rapport/2025/lag/"


@pytest.fixture(autouse=True)
def own_connection(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The test's own connection stays open."""
    monkeypatch.setattr("django_tasks_db.management.commands.db_worker.close_old_connections", lambda: None)
    yield
    jobs.ending.clear()


@pytest.fixture
def reader(db: None) -> Client:
    """Somebody without any role, in a municipality with a year."""
    skole = municipality.sector("skole", 1)
    area = municipality.area("6.4", "Skole", skole)
    municipality.line("lesing", of=area, by=skole, year=2025, target="10", order=1)
    client = Client()
    client.force_login(municipality.user("leser"))
    return client


def work() -> None:
    call_command("run_jobs", "--until-empty")


def ordered(client: Client, format: str = "html", query: str = "") -> str:
    """Order a file; returns the address of its page."""
    answer = client.post(MAKE + query, {"format": format})
    assert answer.status_code == 302
    return answer.headers["Location"]


def change() -> None:
    line = ScorecardLine.objects.get()
    workflow.report_result(by=workflow.program_user(), line_id=line.pk, text="9", reason="Ført")


def test_a_file_is_made_by_a_job_and_fetched_with_its_digest(reader: Client) -> None:
    page = ordered(reader)
    waiting = reader.get(page).content.decode()
    assert ("Filen står i køen" in waiting, "waiting.js" in waiting, "Last ned" in waiting) == (
        True,
        True,
        False,
    )
    assert reader.get(page + "last-ned/").status_code == 404
    work()
    file = ReportFile.objects.get()
    answer = reader.get(page + "last-ned/")
    assert (file.sha256, file.size) == (sha256(answer.content).hexdigest(), len(answer.content))
    assert answer.content.startswith(b"<!doctype html>")
    assert "<h1>Årsmelding 2025</h1>".encode() in answer.content
    assert answer.headers["Content-Disposition"] == (
        "attachment; filename=\"arsmelding-2025.html\"; filename*=UTF-8''arsmelding-2025.html"
    )
    ready = reader.get(page).content.decode()
    assert (file.sha256 in ready, "waiting.js" in ready, page + "last-ned/" in ready) == (True, False, True)
    assert page in reader.get(HERE).content.decode()
    assert page not in reader.get(HERE + "?gruppe=sektor").content.decode()
    assert DBTaskResult.objects.get().args_kwargs == {"args": [], "kwargs": {}}


def test_the_same_file_is_made_once_until_something_has_changed(reader: Client) -> None:
    first = ordered(reader)
    assert ordered(reader) == first  # while it waits
    work()
    assert ordered(reader) == first  # nothing has changed
    others = {
        ordered(reader, query="?gruppe=sektor"),
        ordered(reader, query="?type=plan"),
        ordered(reader, "docx"),
    }
    assert len(others | {first}) == 4
    change()
    newest = ordered(reader)
    assert newest not in others | {first}
    ReportFile.objects.filter(made_at__isnull=False).update(made_at=timezone.now() - timedelta(days=1))
    work()
    ReportFile.objects.update(made_at=timezone.now() - timedelta(days=1))
    assert ordered(reader) != newest  # another day, on which other figures may be due


def test_a_file_whose_making_failed_says_so_and_is_ordered_anew(
    reader: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = ordered(reader)
    with monkeypatch.context() as broken:
        broken.setattr(reports, "build", lambda *given: 1 / 0)
        broken.setattr(jobs, "PAUSES", ())
        work()
    assert "Filen ble ikke laget" in reader.get(page).content.decode()
    assert ReportFile.objects.get().made_at is None
    again = ordered(reader)
    assert again != page
    work()
    assert reader.get(again + "last-ned/").status_code == 200


def test_files_are_kept_for_ninety_days(reader: Client) -> None:
    page = ordered(reader)
    work()
    ReportFile.objects.update(ordered_at=timezone.now() - timedelta(days=89, hours=23))
    assert jobs.throw_away() == 0
    ReportFile.objects.update(ordered_at=timezone.now() - timedelta(days=90, hours=1))
    assert jobs.throw_away() == 1
    assert [reader.get(page + more).status_code for more in ("", "last-ned/")] == [404, 404]


def test_what_cannot_be_made_is_refused_with_what_can(reader: Client) -> None:
    answers = [
        reader.post(MAKE, {"format": "exe"}),
        reader.post(MAKE, {}),
        reader.post(MAKE + "?type=tertial", {"format": "pdf"}),
        reader.post(MAKE + "?kort=9.9", {"format": "pdf"}),
        reader.post("/rapport/1999/lag/", {"format": "pdf"}),
    ]
    assert [answer.status_code for answer in answers] == [400, 400, 400, 400, 404]
    assert "html" in answers[0].content.decode()
    assert ReportFile.objects.count() == 0


ASKED = st.builds(
    ReportAsked,
    year=st.integers(2000, 2200),
    by=st.sampled_from(["area", "sector"]),
    key=st.text(max_size=20),
    round=st.none() | st.sampled_from(RoundKind),
    then=st.none() | st.datetimes(datetime(2000, 1, 1), datetime(2200, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001
)


@given(st.sampled_from(Kind), ASKED)
def test_what_a_file_is_of_is_read_back_from_its_text(kind: Kind, asked: ReportAsked) -> None:
    assert reports.asked_in(reports.question_of(kind, asked)) == (kind, asked)
