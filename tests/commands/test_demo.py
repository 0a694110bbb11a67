"""The demo's year: everything that the overview can tell of a year in the middle of its rounds is there."""

from __future__ import annotations

import re
from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.test import Client

from indicators import selectors
from indicators.management.example import tertials
from indicators.models import Round, RoundKind, User
from indicators.values import RoundKind as Kind
from indicators.values import Status
from indicators.values.query.line_query import LineQuery
from tests.pages.reading import every, first, text

pytestmark = pytest.mark.django_db


def test_the_example_year_shows_a_year_in_the_middle_of_its_rounds(elverum: None, client: Client) -> None:
    call_command("demo_users", stdout=StringIO())
    call_command("demo_year", stdout=StringIO())
    reader = User.objects.get(username="ledelse")

    boards = {kind: selectors.board(reader, 2026, LineQuery(round=kind)) for kind in (Kind.T1, Kind.T2)}
    assert {kind: (board.counts.met, board.counts.judged) for kind, board in boards.items()} == {
        Kind.T1: (8, 17),
        Kind.T2: (11, 20),
    }
    assert {kind: board.counts.by_status[Status.NOT_REPORTED] for kind, board in boards.items()} == {
        Kind.T1: 8,
        Kind.T2: 7,
    }
    controller = User.objects.get(username="controller")
    own = selectors.board(controller, 2026, LineQuery(round=Kind.T2)).with_drafts
    assert own is not None  # the round was closed over a sector that had entered some figures
    assert (own.met, own.judged, own.by_status[Status.NOT_REPORTED]) == (13, 24, 3)
    for board in boards.values():
        assert board.at_risk
        assert board.overdue
        assert any(one.figures for one in board.owing)
        assert board.example is True
    assert boards[Kind.T1].earlier is None
    assert boards[Kind.T2].earlier is not None
    assert boards[Kind.T2].turned
    assert boards[Kind.T2].recovered
    for line in boards[Kind.T2].at_risk:
        assert line.forecast is not None
        assert not line.forecast.comment or line.forecast.comment.startswith("Eksempel: ")

    client.force_login(reader)
    page = client.get("/").content.decode()
    assert every(r"<h1>(.*?)</h1>", page) == ["69 av 120 mål ble nådd i 2025"]
    assert 'class="example"' not in page
    late = len(boards[Kind.T2].overdue)
    assert f"Følg opp alle {late} i Tiltak" in page
    assert page.count("lovet i 2026 (oppdiktet eksempel)") == 3
    series = client.get("/indikator/helse-ferieklubb/2025/").content.decode()
    assert (
        text(first(r'(<p class="example".*?</p>)', series)) == "Eksempeldata: tallene for 2026 er oppdiktet"
    )
    assert re.findall(r">(20\d\d)</(?:a|span)> <span class=\"adopted\">oppdiktet<", series) == ["2026"]
    taken = (
        client.get("/indikator/helse-ferieklubb/2025/figur.csv").getvalue().decode("utf-8-sig").splitlines()
    )
    assert [line.split(";")[0] for line in taken if line.endswith(";oppdiktet")] == ["2026"]
    table = client.get("/tabeller/").content.decode()
    assert first(r'<select [^>]*name="ar">(.*?)</select>', table) == "20262025Alle år"
    assert '<option value="2025" selected>' in table
    assert 'class="example"' not in table
    assert 'class="example"' in client.get("/tabeller/?ar=2026").content.decode()

    call_command("demo_year", stdout=(said := StringIO()))
    assert said.getvalue() == "Eksempelåret 2026 finnes fra før.\n"
    assert Round.objects.filter(year=2026).count() == 3


@pytest.mark.parametrize(
    ("today", "days"),
    [
        (date(2026, 11, 25), [date(2026, 3, 31), date(2026, 4, 30), date(2026, 8, 1), date(2026, 8, 31)]),
        (date(2026, 3, 1), [date(2025, 9, 28), date(2025, 10, 28), date(2026, 1, 29), date(2026, 2, 28)]),
    ],
)
def test_the_tertials_are_over_whatever_the_day_is(today: date, days: list[date]) -> None:
    found = [day for kind in (RoundKind.T1, RoundKind.T2) for day in tertials.days_of(kind, 2026, today)]
    assert found == days
    assert found[-1] <= today - timedelta(days=1)
