"""The grid by keys alone where it asks back: a doubtful figure, a footnote, and two leaders at one cell."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from pytest_django.live_server_helper import LiveServer

from indicators.models import Answer, Footnote, Result, Role, ScorecardLine
from tests import municipality
from tests.browser import silent_console, tab_to, walk_in
from tests.rounds.conftest import Place
from tests.rounds.conftest import place as place  # noqa: PLC0414 - a municipality in the middle of a round

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

GRID = "/rapportering/2026/arsslutt/skole/"


@pytest.fixture
def bullying(transactional_db: None, place: Place) -> ScorecardLine:
    """A percentage with a past: 16,0 % the year before."""
    given = {"direction": "lower", "value_kind": "percent", "unit": "%", "decimals": 1}
    of = {"of": place.met.area, "by": place.skole, "target": "20 %"}
    municipality.line("mobbing", result="16,0 %", **of, **given)
    return municipality.line("mobbing", year=2026, order=4, **of, **given)


@pytest.fixture
def open_grid(transactional_db: None, place: Place, live_server: LiveServer) -> Callable[[Page, str], Page]:
    """Sign in as a leader of the sector, on a page of one's own, and open the grid."""

    return lambda page, username: walk_in(page, live_server.url, username, GRID)


def cell(page: Page, line: ScorecardLine) -> Locator:
    return page.locator(f"#c-{line.pk}-year-1")


def row(page: Page, line: ScorecardLine) -> Locator:
    return page.locator(f"#r{line.pk}")


def test_a_doubtful_figure_is_answered_and_a_footnote_written(
    page: Page,
    open_grid: Callable[[Page, str], Page],
    accessible: Callable[[Page], None],
    bullying: ScorecardLine,
) -> None:
    open_grid(page, "leder")
    field, line = cell(page, bullying), row(page, bullying)
    with silent_console(page):
        tab_to(page, field)
        page.keyboard.type("175")
        page.keyboard.press("Enter")
        expect(line.locator(".doubt").first).to_contain_text(
            "175\u00a0% er mer enn 100\u00a0%. Er det riktig?"
        )
        accessible(page)
        tab_to(page, line.get_by_role("button", name="Bruk 17,5\u00a0%").first)
        page.keyboard.press("Enter")
        expect(field).to_be_focused()
        expect(line).to_contain_text("Lest som 17,5\u00a0%")
        expect(line.locator(".doubt")).to_have_count(0)
        assert Result.objects.get(line=bullying).written == "17,5\u00a0%"

        page.keyboard.press("Control+A")
        page.keyboard.type("1,2")
        page.keyboard.press("Enter")
        expect(line.locator(".doubt")).to_be_visible()
        tab_to(page, line.get_by_label("Det stemmer, fordi"))
        page.keyboard.press("Enter")
        expect(line.locator(".asks .err")).to_contain_text("Skriv hvorfor.")
        page.keyboard.type("Talt på nytt, nå bare grove saker")
        page.keyboard.press("Enter")
        expect(line).to_contain_text("Det stemmer: Talt på nytt, nå bare grove saker (leder, ")
        expect(line.locator(".doubt")).to_have_count(0)
        accessible(page)
        assert Answer.objects.get(given="confirmed").text == "Talt på nytt, nå bare grove saker"
        tab_to(page, field)
        assert Result.objects.get(line=bullying).written == "1,2"

        page.keyboard.press("Alt+i")
        panel = page.get_by_role("dialog")
        expect(panel.get_by_role("heading", name="Tidligere tall")).to_be_visible()
        expect(panel).to_contain_text("Lavest 1,2\u00a0% (2026), høyest 16,0\u00a0% (2025).")
        tab_to(page, panel.get_by_label("Ny fotnote"))
        page.keyboard.type("Svarene fra én skole mangler")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        expect(panel.locator(".notes")).to_contain_text("Svarene fra én skole mangler")
        accessible(page)
        page.keyboard.press("Escape")
        expect(panel).to_be_hidden()
        expect(field).to_be_focused()
        expect(line).to_contain_text("1 fotnote")
    assert Footnote.objects.get().text == "Svarene fra én skole mangler"


def test_the_second_of_two_leaders_sees_both_figures_and_loses_none(
    page: Page, browser: Browser, open_grid: Callable[[Page, str], Page], place: Place
) -> None:
    municipality.user("nestleder", Role.LEADER, sector=place.skole)
    other = browser.new_context(locale="nb-NO").new_page()
    first, second = open_grid(page, "leder"), open_grid(other, "nestleder")

    def type_in(of: Page, text: str) -> None:
        tab_to(of, cell(of, place.met))
        of.keyboard.press("Control+A")
        of.keyboard.type(text)
        of.keyboard.press("Enter")

    def answer(of: Page, name: str) -> None:
        of.keyboard.press("ArrowUp")
        tab_to(of, row(of, place.met).get_by_role("button", name=name))
        of.keyboard.press("Enter")
        expect(row(of, place.met).locator(".cell-f .sv")).to_contain_text("Lagret")
        expect(cell(of, place.met)).to_be_focused()

    def written() -> list[str]:
        return list(Result.objects.get(line=place.met).history.values_list("written", flat=True))

    type_in(first, "12")
    expect(row(first, place.met).locator(".cell-f .sv")).to_contain_text("Lagret")
    type_in(second, "14")
    expect(row(second, place.met).locator(".says")).to_contain_text("Nå står det «12», du skrev «14».")
    expect(cell(second, place.met)).to_have_value("14")
    assert written() == ["12"]
    answer(second, "Behold mitt")
    assert written() == ["14", "12"]

    type_in(first, "13")
    expect(row(first, place.met).locator(".says")).to_contain_text("Nå står det «14», du skrev «13».")
    answer(first, "Bruk det som står")
    expect(cell(first, place.met)).to_have_value("14")
    assert written() == ["14", "12"]
    other.context.close()
