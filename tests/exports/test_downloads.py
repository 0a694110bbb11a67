"""The files behind the links: exactly the page's rows, in its order, with its figures and its sentences."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any

import pytest
from django.http import QueryDict
from django.test import Client

from indicators import selectors
from indicators.judging import JudgedLine
from indicators.models import Role, Sector, User
from indicators.presentation.wording.sentence import sentence
from indicators.presentation.wording.words import status_word
from indicators.values import FigureResult, LimitTarget
from tests import municipality
from tests.asking import asked
from tests.exports.files import comma, number, read_csv, read_xlsx, xlsx_rows

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("elverum", "remembering")]

TABLE = (
    "",
    "ar=2025&status=ikke-nadd",
    "ar=2025&status=ikke-nadd&status=nadd&omrade=6.4&omrade=6.7",
    "sektor=skole&endring=darligere",
    "status=ikke-nadd&forklaring=mangler",
    "sok=nasjonale+pr%C3%B8ver",
    "ar=alle&serier=med",
    "sok=finnes-ikke",
)
CARDS = ("", "kort=6.4", "kort=6.9", "gruppe=sektor", "gruppe=sektor&kort=helse")


@pytest.fixture
def reader(request: pytest.FixtureRequest, client: Client) -> User:
    """Somebody who reads the files; an auditor, unless ``OF_BOTH`` asks a leader too."""
    role = getattr(request, "param", Role.AUDITOR)
    sector = Sector.objects.get(code="skole") if role is Role.LEADER else None
    person = municipality.user("kari", role, sector=sector, first_name="Kari", last_name="Bråten")
    client.force_login(person)
    return person


OF_BOTH = pytest.mark.parametrize(
    "reader", [Role.AUDITOR, Role.LEADER], ids=["auditor", "leader"], indirect=True
)
"""Where a leader's rows could be others. Everything is delivered here; of drafts tests/permissions tells."""

TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
}


def get(client: Client, address: str) -> bytes:
    answer = client.get(address)
    assert answer.status_code == 200, answer
    content: bytes = answer.getvalue()
    return content


def shown_on_cards(reader: User, query: str) -> list[JudgedLine]:
    params = QueryDict(query)
    by: Any = "sector" if params.get("gruppe") == "sektor" else "area"
    cards = selectors.cards(reader, 2025, by=by, key=params.get("kort"))
    return [line for card in cards for line in card.lines]


def identity(line: JudgedLine) -> tuple[str, str, str, str]:
    return str(line.year), line.code, status_word(line.verdict.status), sentence(line)


@pytest.mark.parametrize("query", TABLE)
def test_the_table_files_hold_the_rows_of_the_page(client: Client, reader: User, query: str) -> None:
    expected = [identity(line) for line in selectors.table(reader, asked(query)).lines]
    _, rows = read_csv(get(client, f"/tabeller/tabell.csv?fil=alle&{query}"))
    assert [(row["year"], row["code"], row["status"], row["sentence"]) for row in rows] == expected
    book = xlsx_rows(read_xlsx(get(client, f"/tabeller/tabell.xlsx?fil=alle&{query}")))
    found = [tuple(str(row[key].value) for key in ("year", "code", "status", "sentence")) for row in book]
    assert found == expected


@pytest.mark.parametrize("query", CARDS)
def test_the_card_files_hold_the_rows_of_the_cards(client: Client, reader: User, query: str) -> None:
    expected = [identity(line) for line in shown_on_cards(reader, query)]
    assert expected
    _, rows = read_csv(get(client, f"/malekort/2025/malekort.csv?{query}"))
    assert [(row["year"], row["code"], row["status"], row["sentence"]) for row in rows] == expected
    book = xlsx_rows(read_xlsx(get(client, f"/malekort/2025/malekort.xlsx?{query}")))
    found = [tuple(str(row[key].value) for key in ("year", "code", "status", "sentence")) for row in book]
    assert found == expected


@pytest.mark.parametrize("order", ["status", "-avstand", "resultat", "-indikator"])
def test_a_sorted_page_gives_a_file_in_its_order(client: Client, reader: User, order: str) -> None:
    page = client.get(f"/tabeller/?sorter={order}&omrade=6.4")
    expected = [row.record.code for row in page.context["table"].rows]
    _, rows = read_csv(get(client, f"/tabeller/tabell.csv?fil=alle&sorter={order}&omrade=6.4"))
    assert [row["code"] for row in rows] == expected
    book = xlsx_rows(read_xlsx(get(client, f"/tabeller/tabell.xlsx?fil=alle&sorter={order}&omrade=6.4")))
    assert [row["code"].value for row in book] == expected


def test_every_figure_in_both_files_is_the_one_that_is_stored(client: Client, reader: User) -> None:
    lines = selectors.table(reader, asked("ar=alle&serier=med")).lines
    _, rows = read_csv(get(client, "/tabeller/tabell.csv?fil=alle&ar=alle&serier=med"))
    book = xlsx_rows(read_xlsx(get(client, "/tabeller/tabell.xlsx?fil=alle&ar=alle&serier=med")))
    compared = 0
    for line, row, cells in zip(lines, rows, book, strict=True):
        stored = {
            "result": line.result.value if isinstance(line.result, FigureResult) else None,
            "target": line.target.value if isinstance(line.target, LimitTarget) else None,
            "distance": line.verdict.distance,
        }
        for key, value in stored.items():
            if value is not None:
                assert (comma(row[key]), number(cells[key])) == (value, value), (line.code, key)
                compared += 1
    assert compared > 300


@OF_BOTH
def test_all_cells_of_the_csv_are_those_of_the_workbook(client: Client, reader: User) -> None:
    _, rows = read_csv(get(client, "/tabeller/tabell.csv?fil=alle&ar=alle&serier=med"))
    book = xlsx_rows(read_xlsx(get(client, "/tabeller/tabell.xlsx?fil=alle&ar=alle&serier=med")))
    for row, cells in zip(rows, book, strict=True):
        for key, text in row.items():
            value = cells[key].value
            if isinstance(value, int | float):
                assert comma(text) == Decimal(str(value)), (row["code"], key)
            elif isinstance(value, datetime):
                assert text in (f"{value:%Y-%m-%d}", f"{value:%Y-%m-%d %H:%M:%S}")
            else:
                assert text.removeprefix("'") == (value or ""), (row["code"], key)


def test_known_rows_of_the_report_stand_in_the_file(client: Client, reader: User) -> None:
    _, rows = read_csv(get(client, "/malekort/2025/malekort.csv?kort=6.4"))
    by_line = {row["source_line"]: row for row in rows}
    reading = by_line["590"]
    stored = {
        "previous": "28,8",
        "comparator": "<",
        "target": "20",
        "result": "28,2",
        "unit": "%",
        "distance": "-8,2",
    }
    assert {key: reading[key] for key in stored} == stored
    assert reading["sentence"].replace("\u00a0", " ") == (
        "28,2 % mot målet < 20 %: ikke nådd, 8,2 prosentpoeng for høyt. Bedre enn i 2024 (28,8 %)."
    )


def test_the_workbook_says_what_was_chosen(client: Client, reader: User) -> None:
    query = "sok=pr%C3%B8ver&ar=2025&omrade=6.4&status=ikke-nadd&sorter=-avstand"  # as links write it
    book = read_xlsx(get(client, f"/tabeller/tabell.xlsx?{query}"))
    said = {label.value: value.value for label, value in book["Om tabellen"].iter_rows(max_col=2)}
    lines = selectors.table(reader, asked(query)).lines
    chosen = {key: said[key] for key in said if key.startswith("Utvalg")}
    assert chosen == {
        "Utvalg: Søk": "prøver",
        "Utvalg: År": "2025",
        "Utvalg: Tjenesteområde": "6.4 Skole",
        "Utvalg: Status": "Ikke nådd",
        "Utvalg: Forklaring": "Alle",
        "Utvalg: Mot landet": "Alle",
        "Utvalg: Mot fylket": "Alle",
        "Utvalg: Mot KOSTRA-gruppen": "Alle",
        "Utvalg: Andres tall": "Alle",
        "Utvalg: Lovpålagt": "Alle",
        "Utvalg: Mangler": "Alle",
        "Utvalg: Tallserier": "Bare målekortene",
        "Utvalg: Sortert": "Avstand, synkende",
    }
    assert said["Laget av"] == "Kari Bråten (kari)"
    assert said["Adresse"] == f"http://testserver/tabeller/?{query}"
    assert (said["Rader"], said["Ikke nådd"], said["Nådd"]) == (len(lines), len(lines), 0)


def test_the_workbook_of_a_card_says_which(client: Client, reader: User) -> None:
    book = read_xlsx(get(client, "/malekort/2025/malekort.xlsx?gruppe=sektor&kort=skole"))
    said = {label.value: value.value for label, value in book["Om tabellen"].iter_rows(max_col=2)}
    assert {
        key: said[key] for key in ("Innhold", "Utvalg: År", "Utvalg: Målekort etter", "Utvalg: Målekort")
    } == {
        "Innhold": "Målekort 2025",
        "Utvalg: År": "2025",
        "Utvalg: Målekort etter": "sektor eller stab",
        "Utvalg: Målekort": "Sektor for skole",
    }


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("/malekort/2025/malekort.xlsx?kort=6.4", "malekort-2025-6-4-skole.xlsx"),
        ("/malekort/2025/malekort.csv", "malekort-2025.csv"),
        ("/malekort/2025/malekort.csv?gruppe=sektor", "malekort-2025-sektor.csv"),
        ("/malekort/2025/malekort.csv?gruppe=sektor&kort=skole", "malekort-2025-sektor-for-skole.csv"),
        ("/tabeller/tabell.csv", "tabell-2025.csv"),
        ("/tabeller/tabell.xlsx?ar=alle", "tabell-alle.xlsx"),
        ("/tabeller/tabell.ods?vis=perioder", "tabell-perioder-2025.ods"),
    ],
)
def test_a_file_has_a_name_and_is_not_kept_by_caches(
    client: Client, reader: User, address: str, name: str
) -> None:
    answer = client.get(address)
    assert answer["Content-Disposition"] == f"attachment; filename=\"{name}\"; filename*=UTF-8''{name}"
    assert answer["Content-Type"] == TYPES[name.rpartition(".")[2]]
    assert "no-store" in answer["Cache-Control"]


@OF_BOTH
@pytest.mark.parametrize(
    "address",
    [
        "/malekort/2025/malekort.csv",
        "/malekort/2025/malekort.xlsx",
        "/tabeller/tabell.csv",
        "/tabeller/tabell.xlsx",
        "/tabeller/tabell.ods",
        "/malekort/2025/malekort.ods",
    ],
)
def test_only_readers_who_are_signed_in_and_only_by_get(client: Client, reader: User, address: str) -> None:
    assert client.post(address).status_code == 405
    client.logout()
    answer = client.get(address)
    assert (answer.status_code, answer["Location"]) == (302, f"/konto/logg-inn/?next={address}")


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/malekort/2024/malekort.csv", 404),
        ("/malekort/99999/malekort.xlsx", 404),
        ("/malekort/2025/malekort.csv?kort=9.9", 400),
        ("/malekort/2025/malekort.xlsx?gruppe=annet", 400),
        ("/tabeller/tabell.csv?ar=1", 400),
        ("/tabeller/tabell.xlsx?status=finnes-ikke", 400),
        ("/tabeller/tabell.xlsx?sorter=finnes-ikke", 400),
        ("/tabeller/tabell.csv?omrade=%00", 400),
        ("/tabeller/tabell.csv?kol=finnes-ikke", 400),
        ("/tabeller/tabell.ods?vis=finnes-ikke", 400),
        ("/tabeller/tabell.csv?fil=noen", 400),
    ],
)
def test_an_unknown_choice_is_explained_as_on_the_page(
    client: Client, reader: User, address: str, status: int
) -> None:
    assert client.get(address).status_code == status


def test_too_many_rows_are_refused_with_what_to_do_instead(
    client: Client, reader: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("indicators.exports.MOST_ROWS", 100)
    answer = client.get("/tabeller/tabell.xlsx?ar=2025")
    assert answer.status_code == 400
    assert answer.context["message"] == (
        "Utvalget har 135 rader. En slik fil kan ha høyst 100. "
        "Velg færre rader, eller last ned som CSV uten sortering."
    )
    assert answer.context["back"] == "/tabeller/?ar=2025"
    assert client.get("/tabeller/tabell.csv?ar=2025&sorter=status").status_code == 400
    assert len(read_csv(get(client, "/tabeller/tabell.csv?ar=2025"))[1]) == 135


@OF_BOTH
def test_the_pages_lead_to_their_own_files(client: Client, reader: User) -> None:
    table = client.get("/tabeller/?status=ikke-nadd&side=2&kol=status").content.decode()
    assert 'href="/tabeller/tabell.xlsx?status=ikke-nadd&amp;kol=status"' in table
    assert 'href="/tabeller/tabell.ods?status=ikke-nadd&amp;fil=alle"' in table
    assert 'href="/tabeller/tabell.csv?status=ikke-nadd&amp;kol=status"' in table
    card = client.get("/malekort/2025/?gruppe=sektor&kort=skole").content.decode()
    assert 'href="/malekort/2025/malekort.xlsx?gruppe=sektor&amp;kort=skole"' in card
