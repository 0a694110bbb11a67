"""Any municipality, from an empty database to a reported year, in a browser: only the first command takes a
terminal. A neighbour's plan comes from Word, results from Excel, people from a paste."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from django.core.management import call_command
from docx import Document
from openpyxl import Workbook
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from indicators import municipality
from indicators.models import Membership, Result, ScorecardLine, Sector, TableImport
from tests.browser import accessible, silent_console

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
NEW = "fire helt egne ord"
PLAN = (
    ("Indikator", "Resultat 2025", "Mål 2026"),
    ("Andel elever som trives", "88 %", "≥ 90 %"),
    ("Ventetid på plass (dager)", "44", "30"),
    ("Antall avvik i arkivet", "4", "145.500"),
)
RESULTS = (
    ("Indikator", "Resultat 2025", "Mål 2026"),
    ("Andel elever som trives", "89 %", "≥ 90 %"),
    ("Ventetid på plass (dager)", "44", "30"),
)


def follow(page: Page, role: str, name: str | re.Pattern[str]) -> None:
    """Press a link or a button, and wait for the page that it leads to, which axe finds nothing on."""
    with page.expect_navigation():
        page.get_by_role(role, name=name, exact=True).first.click()  # type: ignore[arg-type]
    accessible(page)


def listed(page: Page, text: str, summary: str, button: str) -> None:
    """Paste a list, see how it is understood, and add it."""
    page.get_by_role("textbox").last.fill(text)
    follow(page, "button", "Se hva som er forstått")
    expect(page.get_by_role("region", name="Slik er listen forstått")).to_contain_text(summary)
    follow(page, "button", button)


def in_word(path: Path, rows: Sequence[Sequence[str]]) -> Path:
    document = Document()
    document.add_heading("6.4 Skole", 2)
    table = document.add_table(rows=len(rows), cols=len(rows[0]))
    for row, cells in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    document.save(str(path))
    return path


def in_workbook(path: Path, rows: Sequence[Sequence[str]]) -> Path:
    book = Workbook()
    for row in rows:
        book.active.append(list(row))  # type: ignore[union-attr]
    book.save(path)
    return path


@pytest.fixture
def enter(live_server: LiveServer, page: Page) -> Callable[[str, str], None]:
    """Sign in with a one-time password, and choose a password of one's own."""

    def sign_in(username: str, password: str) -> None:
        page.context.clear_cookies()
        page.goto(f"{live_server.url}/konto/logg-inn/")
        page.get_by_label("Brukernavn").fill(username)
        page.get_by_label("Passord").fill(password)
        with page.expect_navigation():
            page.keyboard.press("Enter")
        for field, text in zip(page.locator("input[type=password]").all(), (password, NEW, NEW), strict=True):
            field.fill(text)
        with page.expect_navigation():
            page.keyboard.press("Enter")

    return sign_in


def read(page: Page, program: str, path: Path, year: int) -> None:
    """Bring in a file as a plan."""
    page.goto(f"{program}/import/ny/")
    page.get_by_role("radio", name="Plan med mål").check()
    page.get_by_label("År", exact=True).fill(str(year))
    page.get_by_label("Fil", exact=True).set_input_files(path)
    follow(page, "button", "Les tabellen")


def test_a_municipality_goes_from_nothing_to_a_reported_year(
    transactional_db: None,
    live_server: LiveServer,
    page: Page,
    enter: Callable[[str, str], None],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(municipality, "KEPT_SECONDS", -1.0)
    monkeypatch.setattr(municipality.memory, "kept", None)
    program, told = live_server.url, io.StringIO()
    call_command("first_controller", "kari", first_name="Kari", stdout=told)
    (password,) = re.findall(r"Engangspassord: (\S+)", told.getvalue())
    heading = page.get_by_role("heading", level=1)
    with silent_console(page):
        enter("kari", password)
        page.goto(f"{program}/")
        accessible(page)
        page.get_by_role("main").get_by_role("link", name="Kom i gang").click()
        expect(heading).to_have_text("0 av 7 steg er gjort")
        follow(page, "link", "Skriv navn og målform")
        page.get_by_label("Kommunens navn").fill("Testvik kommune")
        page.get_by_label("Kommunenummer").fill("9999")
        follow(page, "button", "Lagre")
        assert page.title() == "Kom i gang – Målekort – Testvik kommune"
        follow(page, "link", "Skriv eller lim inn listen")
        listed(page, "Sektor for skole\nØkonomistaben", "2 nye.", "Legg inn 2 rader")
        page.goto(f"{program}/kom-i-gang/liste/omrader/")
        page.get_by_role("textbox").last.fill("6.4; Skole; skule")
        follow(page, "button", "Se hva som er forstått")
        expect(page.get_by_role("main")).to_contain_text("«skule» er ingen sektor eller stab.")
        page.get_by_role("textbox").last.fill("6.4; Skole; skole")
        follow(page, "button", "Se på nytt")
        follow(page, "button", "Legg inn 1 rad")
        page.goto(f"{program}/kom-i-gang/liste/personer/")
        head, sjef = "Navn\tE-post\tRolle\tSektor", "Sjef\ts@a.example\tledelse\t"
        people = f"{head}\nOla Nordmann\tola@a.example\tleder\tskole\n{sjef}"
        listed(page, people, "2 nye. Første rad er lest som overskrifter.", "Legg inn 2 rader")
        follow(page, "button", "Skriv ut engangspassord for de valgte")
        slip = page.get_by_role("listitem").filter(has_text="Ola Nordmann")
        username, his = slip.locator("code").all_text_contents()
        leads = Membership.objects.get(user__username=username)
        assert leads.sector == Sector.objects.get(code="skole")

        read(page, program, in_word(tmp_path / "plan.docx", PLAN), 2026)
        expect(page.locator(".head .lead")).to_contain_text("3 indikatorer")
        page.locator('input[type=radio][value="145500"]').check()
        expect(page.locator(".head .lead")).to_contain_text("ingen spørsmål står igjen")
        follow(page, "button", "Bruk 3 rader")
        expect(page.get_by_text("3 nye rader og 0 endret")).to_be_visible()
        lines = ScorecardLine.objects.filter(year=2026, withdrawn=False).order_by("order")
        assert [(one.name, one.target.written, one.sector.code) for one in lines] == [
            ("Andel elever som trives", "≥ 90 %", "skole"),
            ("Ventetid på plass (dager)", "30", "skole"),
            ("Antall avvik i arkivet", "145500", "skole"),
        ]

        read(page, program, in_workbook(tmp_path / "tall.xlsx", RESULTS), 2026)
        follow(page, "button", "Bruk 1 rad")
        of_2025 = Result.objects.filter(line__year=2025).order_by("line__order")
        assert [one.written for one in of_2025] == ["89 %", "44", "4"]
        with page.expect_navigation():
            page.locator("tr", has_text="tall.xlsx").get_by_role("link").click()
        accessible(page)
        page.get_by_label("Hvorfor?").fill("Feil fil")
        follow(page, "button", "Angre importen")
        expect(page.get_by_text("er tatt tilbake")).to_be_visible()
        assert [one.written for one in of_2025.all()] == ["88 %", "44", "4"]
        assert TableImport.objects.filter(state="undone").count() == 1

        with page.expect_download() as fetched:
            page.locator('a[href$="plan-2026.xlsx"]').click()
        fetched.value.save_as(tmp_path / "ut.xlsx")
        read(page, program, tmp_path / "ut.xlsx", 2026)
        expect(page.get_by_role("main")).to_contain_text("Det er ingenting å endre.")

        page.goto(f"{program}/runder/?ar=2026")
        page.locator("#id_plan-kind").select_option("year_end")
        page.locator("#id_plan-opens_on").fill("2026-01-01")
        page.locator("#id_plan-deadline").fill("2027-01-31")
        follow(page, "button", "Planlegg")
        follow(page, "link", re.compile("^Åpne …"))
        follow(page, "button", "Åpne runden")

        enter(username, his)
        page.goto(f"{program}/rapportering/2026/arsslutt/skole/")
        accessible(page)
        first = lines[0]
        page.locator(f"#c-{first.pk}-year-1").fill("91 %")
        page.keyboard.press("Enter")
        row = page.locator(f"#r{first.pk}")
        expect(row).to_contain_text("Lest som 91\u00a0%")
        expect(row).to_contain_text("Nådd")
        assert Result.objects.get(line=first).written == "91 %"
