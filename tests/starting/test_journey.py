"""From an empty database to the first round, in a browser: nobody but the first command needs a terminal."""

from __future__ import annotations

import io
import re
from datetime import date

import pytest
from django.core.management import call_command
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from indicators import municipality, workflow
from indicators.models import Membership, Sector, ServiceArea, User
from tests import municipality as town
from tests.browser import accessible, silent_console

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
NEW = "fire helt egne ord"


def follow(page: Page, role: str, name: str) -> None:
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


def test_a_municipality_begins(
    transactional_db: None, live_server: LiveServer, page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(municipality, "KEPT_SECONDS", -1.0)
    monkeypatch.setattr(municipality.memory, "kept", None)
    told = io.StringIO()
    call_command("first_controller", "kari", first_name="Kari", stdout=told)
    (password,) = re.findall(r"Engangspassord: (\S+)", told.getvalue())
    with silent_console(page):
        page.goto(f"{live_server.url}/konto/logg-inn/")
        page.get_by_label("Brukernavn").fill("kari")
        page.get_by_label("Passord").fill(password)
        with page.expect_navigation():
            page.keyboard.press("Enter")
        for field, text in zip(page.locator("input[type=password]").all(), (password, NEW, NEW), strict=True):
            field.fill(text)
        with page.expect_navigation():
            page.keyboard.press("Enter")

        page.goto(f"{live_server.url}/")
        accessible(page)
        page.get_by_role("main").get_by_role("link", name="Kom i gang").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("0 av 7 steg er gjort")
        accessible(page)

        follow(page, "link", "Skriv navn og målform")
        page.get_by_label("Kommunens navn").fill("Testvik kommune")
        page.get_by_label("Kommunenummer").fill("9999")
        follow(page, "button", "Lagre")
        expect(page.get_by_role("heading", level=1)).to_have_text("1 av 7 steg er gjort")
        assert page.title() == "Kom i gang – Målekort – Testvik kommune"

        follow(page, "link", "Skriv eller lim inn listen")
        listed(page, "Sektor for skole\nØkonomistaben", "2 nye.", "Legg inn 2 rader")
        follow(page, "link", "Skriv eller lim inn listen")
        listed(page, "Sektor for skole", "0 nye, 1 finnes fra før.", "Se på nytt")
        follow(page, "link", "Tilbake")
        page.goto(f"{live_server.url}/kom-i-gang/liste/omrader/")
        page.get_by_role("textbox").last.fill("6.4; Skole; skule")
        follow(page, "button", "Se hva som er forstått")
        expect(page.get_by_role("main")).to_contain_text("«skule» er ingen sektor eller stab.")
        page.get_by_role("textbox").last.fill("6.4; Skole; skole")
        follow(page, "button", "Se på nytt")
        follow(page, "button", "Legg inn 1 rad")

        page.goto(f"{live_server.url}/kom-i-gang/liste/personer/")
        head, sjef = "Navn\tE-post\tRolle\tSektor", "Sjef\ts@a.example\tledelse\t"
        people = f"{head}\nOla Nordmann\tola@a.example\tleder\tskole\n{sjef}"
        listed(page, people, "2 nye. Første rad er lest som overskrifter.", "Legg inn 2 rader")
        follow(page, "button", "Skriv ut engangspassord for de valgte")
        expect(page.get_by_role("listitem").filter(has_text="Ola Nordmann")).to_contain_text("ola")
        assert Membership.objects.filter(
            user__username="ola", sector=Sector.objects.get(code="skole")
        ).exists()

        page.goto(f"{live_server.url}/kom-i-gang/plan/")
        accessible(page)
        page.get_by_label("År", exact=True).fill("2026")
        page.get_by_label("Tittel").fill("Virksomhetsplan 2026")
        follow(page, "button", "Lag planen")
        expect(page.get_by_role("main")).to_contain_text("Planen har ingen indikatorer ennå.")
        town.line(
            "lesing",
            of=ServiceArea.objects.get(),
            by=Sector.objects.get(code="skole"),
            year=2026,
            target="10",
        )
        page.goto(f"{live_server.url}/kom-i-gang/")
        follow(page, "button", "Hopp over")
        expect(page.get_by_role("heading", level=1)).to_have_text("4 av 7 steg er gjort")
        expect(page.get_by_role("listitem").filter(has_text="4. Personer")).to_contain_text(
            "Uten leder: Økonomistaben."
        )
        follow(page, "link", "Planlegg og åpne runden")
        kari = User.objects.get(username="kari")
        days = {"opens_on": date(2026, 4, 1), "deadline": date(2026, 4, 30)}
        made = workflow.plan_round(by=kari, year=2026, kind="t1", **days)  # type: ignore[arg-type]
        workflow.open_round(by=kari, round_id=made.pk)
        page.goto(f"{live_server.url}/kom-i-gang/")
        expect(page.get_by_role("listitem").filter(has_text="7. Første runde")).to_contain_text("er åpnet.")
        page.goto(f"{live_server.url}/kostra-funksjoner/")
        accessible(page)
        expect(page.get_by_role("main")).to_contain_text("253 Helse- og omsorgstjenester i institusjon")
