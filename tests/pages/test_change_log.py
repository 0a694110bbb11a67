"""The log of changes: who may read what, filters, pages, and files with the same rows."""

from __future__ import annotations

import csv
import io
import re
from datetime import UTC, datetime
from html import unescape
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from indicators import workflow
from indicators.exports.trail_columns import TRAIL_COLUMNS
from indicators.models import Membership, Role, ScorecardLine, Sector, TrailEntry, User
from tests import municipality
from tests.generator.generate import generate
from tests.pages.reading import every, first, text

pytestmark = pytest.mark.django_db

ADDRESSES = ("/endringslogg/", "/endringslogg/endringslogg.csv", "/endringslogg/endringslogg.xlsx")
KEYS = [column.key for column in TRAIL_COLUMNS]


def client_of(role: Role | None, sector: Sector | None = None, name: str = "person") -> Client:
    client = Client()
    client.force_login(municipality.user(name, role, sector=sector, first_name="Kari", last_name="Bråten"))
    return client


@pytest.fixture
def skole() -> Sector:
    return municipality.sector("skole")


@pytest.fixture
def line(skole: Sector) -> ScorecardLine:
    return municipality.line(
        "lesing", of=municipality.area("6.4", "Skole", skole), by=skole, target="20", result="12"
    )


@pytest.fixture
def leader(skole: Sector) -> User:
    return municipality.user("leder", Role.LEADER, sector=skole, first_name="Lise", last_name="Leder")


@pytest.fixture
def corrected(line: ScorecardLine, leader: User) -> TrailEntry:
    workflow.report_result(by=leader, line_id=line.pk, text="13 %", reason="Rettet <skrivefeil>")
    entry = TrailEntry.objects.first()
    assert entry is not None
    return entry


def page_of(client: Client, query: str = "") -> str:
    answer = client.get(f"/endringslogg/{query}")
    assert answer.status_code == 200
    return answer.content.decode()


def shown(page: str) -> list[str]:
    return every(r'<td role="cell" class="trail-w"[^>]*>(.*?)<small>', page)


def count(page: str) -> str:
    return first(r'<p role="status">(.*?)</p>', page)


def csv_rows(client: Client, query: str = "") -> list[dict[str, str]]:
    answer = client.get(f"/endringslogg/endringslogg.csv{query}")
    said = answer.getvalue().decode("utf-8-sig")
    _header, *rows = csv.reader(io.StringIO(said, newline=""), delimiter=";", strict=True)
    return [dict(zip(KEYS, row, strict=True)) for row in rows]


@pytest.mark.parametrize(
    ("role", "status"),
    [(None, 403), (Role.LEADER, 200), (Role.MANAGEMENT, 200), (Role.AUDITOR, 200), (Role.CONTROLLER, 200)],
)
def test_who_may_open_it(line: ScorecardLine, skole: Sector, role: Role | None, status: int) -> None:
    client = client_of(role, skole if role is Role.LEADER else None)
    assert [client.get(address).status_code for address in ADDRESSES] == [status] * 3
    assert ("Endringslogg" in text(client.get("/").content.decode())) is (status == 200)
    assert [client.post(address).status_code for address in ADDRESSES] == [405] * 3
    assert [Client().get(address).status_code for address in ADDRESSES] == [302] * 3


def test_a_role_that_has_ended_opens_nothing(line: ScorecardLine) -> None:
    client = client_of(Role.AUDITOR)
    held = Membership.objects.get(role=Role.AUDITOR)
    workflow.save_record(
        by=workflow.program_user(), model=Membership, pk=held.pk,
        values={"valid_to": datetime(2020, 1, 1, tzinfo=UTC).date()}, reason="Sluttet",
    )  # fmt: skip
    assert [client.get(address).status_code for address in ADDRESSES] == [403] * 3


def test_a_leader_sees_own_sector_and_own_acts_alone(corrected: TrailEntry, leader: User) -> None:
    helse = municipality.sector("helse", 2)
    area = municipality.area("6.6", "Helse", helse)
    municipality.line("hjelp", of=area, by=helse, target="20")
    client = Client()
    client.force_login(leader)
    own = {"Sektor for skole", "leder · Sektorleder · Sektor for skole", "lesing (2025)"}
    assert set(shown(page_of(client))) == own
    assert {row["label"] for row in csv_rows(client)} == own
    assert shown(page_of(client, "?sektor=helse")) == []
    assert shown(page_of(client, "?sok=hjelp")) == []
    assert csv_rows(client, "?sektor=helse") == []
    everything = client_of(Role.AUDITOR)
    assert "hjelp (2025)" in shown(page_of(everything))


def test_an_entry_says_who_what_from_to_and_why(corrected: TrailEntry) -> None:
    page = page_of(client_of(Role.AUDITOR), "?person=leder")
    assert count(page) == "1 endring"
    row = first(r'<tbody role="rowgroup">(.*?)</tbody>', page)
    assert row.endswith(
        "Lise Leder Førte resultat lesing (2025)Resultat · Sektor for skole"
        f"Slik det var: før endring {corrected.sequence} · etter endring {corrected.sequence} "
        "Slik det er skrevet: fra 12 → til 13 % Rettet <skrivefeil>"
    )
    assert 'href="/indikator/lesing/2025/"' in page
    assert "&lt;skrivefeil&gt;" in page


def test_a_new_row_folds_what_it_is_not_known_by(corrected: TrailEntry) -> None:
    page = page_of(client_of(Role.AUDITOR), "?handling=set_target")
    assert first(r'<td role="cell" class="trail-c"[^>]*>(.*?)</td>', page) == (
        "Slik det er skrevet: tom → til 20"
    )
    page = page_of(client_of(Role.CONTROLLER, name="to"), "?sok=lesing&handling=keep_register")
    folded = first(r"<details>(.*?)</details>", page)
    assert folded.startswith("14 felt til")
    assert "Retning: tom → til Høyere er bedre" in folded


@pytest.mark.parametrize(
    ("query", "labels"),
    [
        ("?sok=lesing&handling=report_result", ["lesing (2025)", "lesing (2025)"]),
        ("?sok=skrivefeil", ["lesing (2025)"]),
        ("?sektor=skole&handling=set_target", ["lesing (2025)"]),
        ("?person=leder", ["lesing (2025)"]),
        ("?sok=finnes-ikke", []),
        ("?til=2020-01-01", []),
        ("?fra=2020-01-01&person=leder", ["lesing (2025)"]),
        ("?fra=9999-12-31", []),
        ("?til=9999-12-31&person=leder", ["lesing (2025)"]),
        ("?indikator=lesing&ar=2025&person=leder", ["lesing (2025)"]),
        ("?indikator=LESING&periode=year-1&person=leder", ["lesing (2025)"]),
        ("?periode=tertial-1", []),
        ("?indikator=finnesikke", []),
    ],
)
def test_filters_leave_the_rows_they_name_on_the_page_and_in_the_file(
    corrected: TrailEntry, query: str, labels: list[str]
) -> None:
    client = client_of(Role.AUDITOR)
    assert shown(page_of(client, query)) == labels
    assert [row["label"] for row in csv_rows(client, query)] == labels


def test_an_entry_leads_to_the_indicator_before_and_after_it(corrected: TrailEntry) -> None:
    client = client_of(Role.AUDITOR)
    page = page_of(client, "?person=leder")
    (before, after) = [
        unescape(one) for one in re.findall(r'href="(/indikator/lesing/2025/\?pa=[^"]+)"', page)
    ]
    pages = [client.get(one) for one in (before, after, "/indikator/lesing/2025/")]
    was, then, now = (first(r'<p class="verdict">(.*?)</p>', one.content.decode()) for one in pages)
    assert [one.status_code for one in pages] == [200, 200, 200]
    assert (was.startswith("12 mot målet"), then == now, was == now) == (True, True, False)


def test_days_begin_at_local_midnight(corrected: TrailEntry) -> None:
    """23.30 in UTC is the next day in Norway; the entry is put there by hand, with its seal broken."""
    with connection.cursor() as cursor:
        moment = connection.ops.adapt_datetimefield_value(datetime(2026, 3, 31, 23, 30, tzinfo=UTC))
        cursor.execute("UPDATE indicators_trailentry SET at = %s WHERE act = 'report_result'", [moment])
    client = client_of(Role.AUDITOR)
    assert count(page_of(client, "?fra=2026-04-01&til=2026-04-01")) == "2 endringer"
    assert count(page_of(client, "?fra=2026-03-31&til=2026-03-31")) == "0 endringer"


@pytest.mark.parametrize(
    ("query", "name"),
    [("?side=0", "side"), ("?side=99", "side"), ("?person=x", "person"), ("?handling=x", "handling"),
     ("?sektor=x", "sektor"), ("?fra=x", "fra"), ("?til=2025-13-01", "til"), ("?sok=%00", "sok")],
)  # fmt: skip
def test_an_unknown_choice_is_explained(corrected: TrailEntry, query: str, name: str) -> None:
    client = client_of(Role.AUDITOR)
    for address in ADDRESSES if name != "side" else ADDRESSES[:1]:
        answer = client.get(address + query)
        assert answer.status_code == 400
        assert f"Feltet {name} kan ikke være" in text(answer.content.decode())


def test_the_log_is_paged(elverum: None) -> None:
    client = client_of(Role.AUDITOR)
    total = TrailEntry.objects.count()
    page = page_of(client)
    assert count(page) == f"{total // 1000}\u00a0{total % 1000:03} endringer, viser 1–50"
    assert len(shown(page)) == 50
    assert count(page_of(client, "?side=2&handling=set_target")) == "135 endringer, viser 51–100"


def test_the_file_holds_every_entry_and_says_what_it_is(corrected: TrailEntry) -> None:
    client = client_of(Role.AUDITOR)
    rows = csv_rows(client)
    assert [int(row["sequence"]) for row in rows] == list(range(TrailEntry.objects.count(), 0, -1))
    mine = next(row for row in rows if row["username"] == "leder")
    assert (mine["who"], mine["act"], mine["before"], mine["after"]) == (
        "Lise Leder", "Førte resultat", "12", "13 %",
    )  # fmt: skip
    assert (mine["why"], mine["digest"]) == ("Rettet <skrivefeil>", corrected.digest)
    answer = client.get("/endringslogg/endringslogg.xlsx?person=leder")
    book = load_workbook(io.BytesIO(answer.getvalue()))
    _header, row = book["Tabell"].iter_rows(values_only=True)
    held: dict[str, Any] = dict(zip(KEYS, row, strict=True))
    assert (held["sequence"], held["after"], held["why"]) == (corrected.pk, "13 %", "Rettet <skrivefeil>")
    assert isinstance(held["when"], datetime)
    about = dict(book["Om tabellen"].iter_rows(values_only=True))
    assert (about["Innhold"], about["Utvalg: Hvem"], about["Rader"]) == ("Endringslogg", "Lise Leder", 1)


def test_what_looks_like_a_formula_is_text_in_the_file(line: ScorecardLine, leader: User) -> None:
    workflow.report_result(by=leader, line_id=line.pk, text="13", reason="=1+1")
    assert csv_rows(client_of(Role.AUDITOR), "?person=leder")[0]["why"] == "'=1+1"


STATEMENTS = {
    "/endringslogg/": 10,
    "/endringslogg/?sektor=skole&handling=report_result&sok=elever&fra=2020-01-01": 9,
    "/endringslogg/endringslogg.xlsx?handling=generate": 9,
}


@pytest.mark.parametrize("indicators", [15, 60])
def test_the_page_takes_the_same_statements_at_every_size(indicators: int) -> None:
    generate(indicators=indicators, years=2)
    program = workflow.program_user()
    for line in ScorecardLine.objects.filter(year=2025, withdrawn=False)[: indicators // 3]:
        workflow.set_target(by=program, line_id=line.pk, text="Ja", case="KS-sak 9/25", reason="Nytt vedtak")
    client = client_of(Role.LEADER, Sector.objects.get(code="skole"))
    counted = {}
    for address in STATEMENTS:
        with CaptureQueriesContext(connection) as captured:
            assert client.get(address).getvalue()
        counted[address] = len(captured)
    assert counted == STATEMENTS
