"""A controller brings in a plan with the keyboard, corrects it in the preview, uses it and takes it back."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from indicators.models import ScorecardLine, TableImport
from tests.journeys.conftest import program, sign_in

__all__ = ["program", "sign_in"]
pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

PLAN = """6.2 Administrasjon

Indikator	Resultat 2026	Mål 2027
Andel henvendelser besvart samme dag	92 %	≥ 95 %
Antall avvik i arkivet	4	0
"""


def test_a_plan_is_pasted_corrected_used_and_taken_back(
    sign_in: Callable[[str], Page], accessible: Callable[[Page], None], program: str
) -> None:
    page = sign_in("controller")
    page.goto(f"{program}/import/")
    accessible(page)
    page.get_by_role("link", name="Hent inn en tabell").click()
    accessible(page)
    page.get_by_label("År", exact=True).fill("2027")
    page.get_by_label("Eller lim inn tabellen").fill(PLAN)
    page.get_by_role("button", name="Les tabellen").click()
    expect(page.locator(".head .lead")).to_contain_text("2 indikatorer")
    accessible(page)

    page.get_by_role("radio", name="Service- og IKT-staben").check()
    with page.expect_navigation():
        page.get_by_role("button", name="Lagre svarene").click()
    expect(page.locator(".head .lead")).to_contain_text("ingen spørsmål står igjen")

    first, second = page.locator(".imp-r").nth(0), page.locator(".imp-r").nth(1)
    target = first.get_by_label("Mål 2027")
    target.fill("minst 97 %")
    page.keyboard.press("ArrowDown")
    expect(second.get_by_label("Mål 2027")).to_be_focused()
    expect(first).to_contain_text("≥ 97\xa0%")
    expect(first.locator(".imp-as")).to_be_visible()
    first.get_by_label("Mål 2027").focus()
    page.keyboard.press("Control+Enter")
    expect(first.locator(".imp-as")).to_have_count(0)
    expect(second.locator(".imp-as")).to_be_visible()

    page.get_by_role("button", name="Bruk 2 rader").click()
    expect(page.get_by_text("2 nye rader og 0 endret")).to_be_visible()
    accessible(page)
    lines = ScorecardLine.objects.filter(year=2027, withdrawn=False)
    made = [(one.name, one.target.written, one.sector.code) for one in lines.order_by("order")]
    assert made == [
        ("Andel henvendelser besvart samme dag", "minst 97 %", "service-ikt"),
        ("Antall avvik i arkivet", "0", "service-ikt"),
    ]

    page.get_by_role("link", name=re.compile("^Angre")).click()
    accessible(page)
    page.get_by_label("Hvorfor?").fill("Feil fil")
    page.get_by_role("button", name="Angre importen").click()
    expect(page.get_by_text("er tatt tilbake")).to_be_visible()
    assert (lines.count(), TableImport.objects.get().state) == (0, "undone")
