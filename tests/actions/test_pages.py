"""The page of all actions: what a reader sees, in which order, how it is counted, and the same as a file."""

from __future__ import annotations

import csv
import io
import re
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from indicators import workflow
from indicators.models import Plan, Role, User
from indicators.selectors.overdue_actions import overdue_actions
from tests import municipality
from tests.actions.conftest import Promises, days, promise, signed_in
from tests.actions.conftest import place as place  # noqa: PLC0414 - what the promises stand on
from tests.exports.files import read_xlsx
from tests.pages.reading import every, first, text
from tests.rounds.conftest import Place

pytestmark = pytest.mark.django_db
S = "\u00a0"

ALL = ["Ansette to lærere", "Kjøpe senger", "Lese mer høyt", "Bygge ut"]


def page_of(client: Client, address: str = "/tiltak/") -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def names(page: str) -> list[str]:
    return every(r'<th scope="row"[^>]*><a [^>]*>(.*?)</a>', page)


def counts(page: str) -> list[str]:
    return every(r'<span class="counts-n">(.*?)</span>', page)


@pytest.mark.parametrize("name", ["stranger", "contributor", "management", "auditor", "reader"])
def test_what_is_overdue_comes_first_and_drafts_are_their_sectors(promises: Promises, name: str) -> None:
    page = page_of(signed_in(promises.place.people()[name]))
    assert names(page) == ALL
    assert counts(page) == ["1", "2", "1", "1", "4"]
    assert "Hemmelig" not in page


@pytest.mark.parametrize("name", ["leader", "controller"])
def test_an_own_draft_stands_beside_the_list_and_changes_no_total(promises: Promises, name: str) -> None:
    page = page_of(signed_in(promises.place.people()[name]))
    assert names(page) == ALL
    assert counts(page) == ["1", "2", "1", "1", "4"]
    assert "1 tiltak i utkastene dine står ikke her før det er sendt inn." in text(page)
    assert "i utkastene dine" not in text(page_of(signed_in(promises.place.auditor)))


def test_a_row_says_what_was_missed_why_and_how_it_went_after(promises: Promises) -> None:
    workflow.report_result(by=promises.place.leader, line_id=promises.place.met.pk, text="12", reason="Ført")
    row = text(
        first(r"<tbody.*?>(.*?</tr>)", page_of(signed_in(promises.place.leader), "/tiltak/?sok=ansette"))
    )
    after = "Ikke rapportert" if timezone.localdate() > date(2027, 1, 31) else "Ikke forfalt"
    assert row == (
        "Ansette to lærereRektor met6.4 Skole · Sektor for skole 2025 "
        "8 mot målet ≥\u00a010: ikke nådd, 2 for få.Årsak: For få lærere "
        f"{days(-12):%d.%m.%Y} PlanlagtForfalt for 12 dager siden {after}2026"
    )


FILTERS = {
    "?tilstand=forfalt": ["Ansette to lærere"],
    "?tilstand=apne": ["Ansette to lærere", "Kjøpe senger"],
    "?tilstand=gjennomfort": ["Lese mer høyt"],
    "?tilstand=droppet": ["Bygge ut"],
    "?tilstand=i-gang": [],
    "?sektor=helse": ["Kjøpe senger", "Bygge ut"],
    "?omrade=6.4&ar=2025": ALL,
    "?sok=for+dyrt": ["Bygge ut"],
    "?sok=lærere&tilstand=": ["Ansette to lærere", "Lese mer høyt"],
    "?sorter=-frist": ["Kjøpe senger", "Bygge ut", "Ansette to lærere", "Lese mer høyt"],
    "?sorter=tiltak": ["Ansette to lærere", "Bygge ut", "Kjøpe senger", "Lese mer høyt"],
}


@pytest.mark.parametrize("chosen", sorted(FILTERS))
def test_filters_leave_what_they_name_and_files_have_the_same_rows(promises: Promises, chosen: str) -> None:
    client = signed_in(promises.place.auditor)
    shown = names(page_of(client, f"/tiltak/{chosen}"))
    assert shown == FILTERS[chosen]
    sent = client.get(f"/tiltak/tiltak.csv{chosen}").getvalue().decode("utf-8-sig")
    assert [row["Tiltak"] for row in csv.DictReader(io.StringIO(sent, newline=""), delimiter=";")] == shown
    sheet = read_xlsx(client.get(f"/tiltak/tiltak.xlsx{chosen}").getvalue())["Tabell"]
    assert [row[10].value for row in sheet.iter_rows(min_row=2)] == shown


def test_every_counter_leads_to_as_many_rows(promises: Promises) -> None:
    client = signed_in(promises.place.auditor)
    page = page_of(client, "/tiltak/?sektor=skole")
    links = [link.replace("&amp;", "&") for link in every(r'<a class="counts-a" href="([^"]+)"', page)]
    assert counts(page) == ["1", "1", "1", "0", "2"]
    assert [str(len(names(page_of(client, f"/tiltak/{link}")))) for link in links] == counts(page)


@pytest.mark.parametrize("name", ["tilstand", "ar", "sektor", "omrade", "sorter", "side"])
def test_an_unknown_choice_is_explained(promises: Promises, name: str) -> None:
    for address in ("/tiltak/", "/tiltak/tiltak.csv", "/tiltak/tiltak.xlsx"):
        if name == "side" and address != "/tiltak/":
            continue
        assert signed_in(promises.place.auditor).get(address, {name: "<x>"}).status_code == 400


def test_the_page_before_anything_is_promised_says_where_it_begins(place: Place) -> None:
    assert "Ingen tiltak er lovet ennå." in page_of(signed_in(place.reader))
    assert "Gå til rapporteringen" in page_of(signed_in(place.leader))


def test_a_leader_is_led_to_the_own_ones(promises: Promises) -> None:
    page = page_of(signed_in(promises.place.leader))
    assert 'href="?sektor=skole">Vis bare Sektor for skole</a>' in page
    assert "Vis bare" not in page_of(signed_in(promises.place.leader), "/tiltak/?sektor=skole")
    assert "Vis bare" not in page_of(signed_in(promises.place.auditor))


def test_an_open_promise_is_seen_in_the_years_after(promises: Promises) -> None:
    client = signed_in(promises.place.leader)
    link = f'<a href="/tiltak/{promises.late.pk}/">Åpent tiltak fra 2025'
    for address in (
        "/malekort/2026/?kort=alle",
        "/indikator/met/2026/",
        "/rapportering/2026/arsslutt/skole/",
    ):
        page = page_of(client, address)
        assert page.count(link) == 1, address
        assert page.count("Åpent tiltak fra") == (2 if address == "/malekort/2026/?kort=alle" else 1), address


def test_the_board_counts_what_is_overdue_and_leads_there(promises: Promises) -> None:
    told, label = ["Ansette to lærere"], "Følg opp 1 tiltak i Tiltak"
    for name in ("reader", "leader"):
        client = signed_in(promises.place.people()[name])
        page = page_of(client, "/?ar=2026")
        assert listed_late(page) == told
        assert f'<a href="/tiltak/?tilstand=forfalt">{label}</a>' in page
        assert names(page_of(client, "/tiltak/?tilstand=forfalt")) == told
    assert [row.days_overdue for row in overdue_actions()] == [12]


def test_what_is_overdue_counts_whatever_the_year_that_is_shown(promises: Promises) -> None:
    """An indicator that no later plan has, and one whose promise is newer than the year that is shown."""
    place = promises.place
    ended = municipality.line("utgatt", of=place.met.area, by=place.helse, year=2024, target="5", result="1")
    promise(place.stranger, ended, "Rydde opp", days(-30))
    client = signed_in(place.leader)
    for year, said in (
        ("2026", ["lovet i 2024", "lovet i 2025"]),
        ("2024", ["", "lovet i 2025"]),
    ):
        page = page_of(client, f"/?ar={year}")
        assert listed_late(page) == ["Rydde opp", "Ansette to lærere"]
        assert promised_in(page) == said
        assert "Følg opp alle 2 i Tiltak" in text(page)


@pytest.mark.parametrize(
    ("scope", "told"),
    [
        ("sektor=skole", ["Ansette to lærere"]),
        ("sektor=helse", ["Rydde opp"]),
        ("omrade=6.4", ["Rydde opp", "Ansette to lærere"]),
        ("omrade=6.4&sektor=helse", ["Rydde opp"]),
    ],
)
def test_the_number_overdue_leads_to_its_rows(promises: Promises, scope: str, told: list[str]) -> None:
    place = promises.place
    ended = municipality.line("utgatt", of=place.met.area, by=place.helse, year=2024, target="5", result="1")
    promise(place.stranger, ended, "Rydde opp", days(-30))
    client = signed_in(place.leader)
    page = page_of(client, f"/?ar=2026&{scope}")
    links = {
        one for one in re.findall(r'href="([^"]+)"', page) if one.startswith("/tiltak/?") and "forfalt" in one
    }
    assert listed_late(page) == told
    assert links == {f"/tiltak/?{scope}&tilstand=forfalt".replace("&", "&amp;")}
    assert names(page_of(client, links.pop().replace("&amp;", "&"))) == told


def listed_late(page: str) -> list[str]:
    """What the board names as overdue."""
    return every(r'<span class="act-t">(.*?)</span>', late(page))


def late(page: str) -> str:
    """The board's list of overdue actions; another list stands in the same look."""
    lists = re.findall(r'<ul class="late-l">.*?</ul>', page, re.DOTALL)
    (part,) = [one for one in lists if "act-t" in one]
    return part


def promised_in(page: str) -> list[str]:
    part = late(page)
    return ["".join(re.findall(r"lovet i \d+", row)) for row in re.findall(r"<li>.*?</li>", part, re.DOTALL)]


def test_the_table_shows_cause_and_actions_where_they_are_chosen(promises: Promises) -> None:
    page = page_of(signed_in(promises.place.auditor), "/tabeller/?ar=2025&sok=met&kol=arsak&kol=tiltak")
    cells = [text(cell) for cell in every(r'<td role="cell" class="t-sent"[^>]*>(.*?)</td>', page)]
    assert cells[0] == "For få lærere"
    assert cells[1].startswith("Lese mer høyt (Rektor, innen ")
    assert cells[1].endswith("planlagt)")


def test_made_up_years_are_marked(promises: Promises) -> None:
    workflow.save_record(
        by=workflow.program_user(),
        model=Plan,
        values={"year": 2026, "title": "Plan 2026", "example": True},
        reason="Test",
    )
    client = signed_in(promises.place.controller)
    marked = {
        address: "tallene for 2026 er oppdiktet" in text(page_of(client, address))
        for address in (
            "/tiltak/", f"/tiltak/{promises.late.pk}/", "/rapportering/2026/arsslutt/skole/", "/plan/2026/",
            "/plan/2026/rull/",
        )
    }  # fmt: skip
    assert marked == dict.fromkeys(marked, True)


STATEMENTS = {
    "/tiltak/": 14,
    "/tiltak/?tilstand=forfalt&sok=nummer": 14,
    "/tiltak/tiltak.csv": 14,
    "detail": 14,
}


@pytest.mark.parametrize("count", [2, 16])
def test_statements_do_not_grow_with_the_actions(place: Place, count: int) -> None:
    for number in range(count):
        code = f"l{number}"
        line = municipality.line(code, of=place.met.area, by=place.skole, year=2025, target="10", result="8")
        municipality.line(code, of=place.met.area, by=place.skole, year=2026, target="10")
        made = promise(place.leader, line, f"Tiltak nummer {number}", days(-number))
    person: User = municipality.user("leder2", Role.LEADER, sector=place.skole)
    client, counted = signed_in(person), {}
    for address in STATEMENTS:
        with CaptureQueriesContext(connection) as captured:
            answer = client.get(f"/tiltak/{made.pk}/" if address == "detail" else address)
            assert answer.getvalue()
            assert answer.status_code == 200
        counted[address] = len(captured)
    assert counted == STATEMENTS
