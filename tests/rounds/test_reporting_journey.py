"""The reporting grid in a browser: a round by keyboard alone, and nothing typed is ever lost."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from playwright.sync_api import Locator, Page, Route, expect
from pytest_django.live_server_helper import LiveServer

from indicators import workflow
from indicators.models import Action, Deviation, Forecast, Result, ScorecardLine
from tests import municipality
from tests.browser import silent_console, tab_to, walk_in

from .conftest import Place, complete, enter

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

GRID = "/rapportering/2026/arsslutt/skole/"
Accessible = Callable[[Page], None]


@pytest.fixture
def more(transactional_db: None, place: Place) -> list[ScorecardLine]:
    """Three more lines of the school sector: a percentage with a past, a share and a survey."""
    area, heading = place.met.area, municipality.heading(place.met.area, "Grunnskole", year=2026)
    given = {"of": area, "by": place.skole, "heading": heading}
    share = {"direction": "lower", "value_kind": "percent", "unit": "%", "decimals": 1}
    municipality.line("mobbing", of=area, by=place.skole, target="20 %", result="16,0 %", **share)
    return [
        municipality.line("mobbing", year=2026, target="20 %", order=4, **share, **given),
        municipality.line("avdelinger", year=2026, target="30 av 30", order=5, value_kind="share", **given),
        municipality.line("trivsel", year=2026, target="4,5", order=6, **given),
    ]


@pytest.fixture
def sign_in(page: Page, live_server: LiveServer, place: Place) -> Callable[[str], Page]:
    """Sign in by the form and wait for the overview."""

    return lambda username: walk_in(page, live_server.url, username)


def cell(page: Page, line: ScorecardLine) -> Locator:
    return page.locator(f"#c-{line.pk}-year-1")


def row(page: Page, line: ScorecardLine) -> Locator:
    return page.locator(f"#r{line.pk}")


def state(page: Page, line: ScorecardLine) -> Locator:
    """Lagret, lagrer, ikke sendt: what stands beside the field."""
    return row(page, line).locator(".cell-f .sv")


def written(line: ScorecardLine) -> str:
    return Result.objects.get(line=line).written


def paste(page: Page, text: str) -> None:
    """What Ctrl+V does with this on the clipboard."""
    page.evaluate(
        """text => {
            const data = new DataTransfer();
            data.setData("text/plain", text);
            const event = new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true});
            document.activeElement.dispatchEvent(event);
        }""",
        text,
    )


def test_a_whole_round_by_keyboard_alone(
    sign_in: Callable[[str], Page], accessible: Accessible, place: Place, more: list[ScorecardLine]
) -> None:
    page = sign_in("leder")
    mobbing = more[0]
    with silent_console(page):
        tab_to(page, page.get_by_role("link", name="Rapportering", exact=True))
        with page.expect_navigation(url=f"**{GRID}"):
            page.keyboard.press("Enter")
        expect(page.get_by_role("heading", level=1)).to_have_text("Sektor for skole: årsslutt 2026")
        expect(page.locator("#left")).to_contain_text("0 av 5 ferdig")
        accessible(page)

        tab_to(page, cell(page, place.met))
        page.keyboard.type("12")
        page.keyboard.press("Enter")
        expect(cell(page, place.missed)).to_be_focused()
        expect(state(page, place.met)).to_contain_text("Lagret")
        expect(row(page, place.met)).to_contain_text("Lest som 12")
        expect(row(page, place.met).locator(".c-ver")).to_contain_text("Nådd")

        page.keyboard.type("8")
        page.keyboard.press("ArrowDown")
        expect(cell(page, mobbing)).to_be_focused()
        expect(row(page, place.missed).locator(".c-ver")).to_contain_text("Ikke nådd")
        paste(page, '"17,5 %"\n30 av 30\nIkke målt\n12\n')
        preview = page.get_by_role("dialog")
        expect(preview).to_contain_text("3 fylles, 1 linje har ingen plass.")
        accessible(page)
        page.keyboard.press("Escape")
        expect(preview).to_be_hidden()
        assert not Result.objects.filter(line__in=more).exists()
        expect(cell(page, mobbing)).to_be_focused()
        paste(page, '"17,5 %"\n30 av 30\nIkke målt\n12\n')
        expect(preview.get_by_role("button", name="Lim inn 3 felt")).to_be_focused()
        page.keyboard.press("Enter")
        expect(page.locator("#receipt")).to_contain_text("3 felt er limt inn.")
        assert [written(line) for line in more] == ["17,5 %", "30 av 30", "Ikke målt"]
        expect(cell(page, mobbing)).to_be_focused()
        page.keyboard.press("Control+z")
        expect(page.locator("#receipt")).to_have_text("Innlimingen er angret.")
        expect(cell(page, more[1])).to_have_value("")
        assert [written(line) for line in more] == ["", "", ""]
        paste(page, "Trivsel\tIkke målt\nAvdelinger\t30 av 30\nMobbing\t17,5 %\n")
        expect(preview.get_by_role("button", name="Lim inn 3 felt")).to_be_focused()
        page.keyboard.press("Enter")
        expect(page.locator("#receipt")).to_contain_text("3 felt er limt inn.")
        assert [written(line) for line in more] == ["17,5 %", "30 av 30", "Ikke målt"]
        expect(page.locator("#left")).to_contain_text("3 av 5 ferdig")
        accessible(page)

        page.keyboard.press("ArrowUp")
        expect(cell(page, place.missed)).to_be_focused()
        page.keyboard.type("feil")
        page.keyboard.press("Escape")
        expect(cell(page, place.missed)).to_have_value("8")

        tab_to(page, row(page, place.missed).get_by_role("link", name="Skriv årsak og tiltak"))
        page.keyboard.press("Enter")
        expect(page.get_by_label("Årsak").first).to_be_focused()
        page.keyboard.type("For få lærere")
        tab_to(page, page.get_by_label("Hva skal gjøres?"))
        page.keyboard.type("Ansette to lærere")
        page.keyboard.press("Tab")
        page.keyboard.type("Rektor")
        page.keyboard.press("Tab")
        page.keyboard.type("01.06.2027")
        page.keyboard.press("Enter")
        expect(row(page, place.missed).locator(".act-d > summary")).to_be_focused()
        expect(row(page, place.missed).locator(".act-d > summary")).to_contain_text("Ansette to lærere")
        expect(row(page, place.missed).locator(".c-ver")).to_contain_text("Forklaring skrevet")

        tab_to(page, page.locator("#finish").get_by_role("link"))
        page.keyboard.press("Enter")
        expect(page.get_by_label("Grunn")).to_be_focused()
        page.keyboard.press("ArrowDown")
        tab_to(page, page.get_by_label("Hvorfor tallet mangler", exact=False).first)
        page.keyboard.type("Undersøkelsen ble utsatt")
        page.keyboard.press("Tab")
        expect(page.locator("#left")).to_contain_text("Alt er på plass")
        assert Deviation.objects.get(line=place.missed).cause == "For få lærere"
        assert Action.objects.get().responsible == "Rektor"

        tab_to(page, page.get_by_role("button", name="Send inn til godkjenning"))
        with page.expect_navigation():
            page.keyboard.press("Enter")
        expect(page.locator("main")).to_contain_text("Sendt inn")
        expect(cell(page, place.met)).to_have_attribute("readonly", "")
        expect(state(page, place.met)).to_have_text("Låst")
        assert place.own.state == "submitted"
        accessible(page)


def test_a_return_names_its_rows_and_is_delivered_again(
    sign_in: Callable[[str], Page], accessible: Accessible, place: Place
) -> None:
    complete(place)
    workflow.submit(by=place.leader, submission_id=place.own.pk)
    workflow.return_submission(
        by=place.management,
        submission_id=place.own.pk,
        reason="Tallet for avvik må sjekkes",
        remarks={place.missed.pk: "Er 8 riktig?"},
    )
    page = sign_in("leder")
    with page.expect_navigation(url=f"**{GRID}"):
        page.get_by_role("link", name="Rapportering", exact=True).click()
    expect(page.locator("main")).to_contain_text("Tallet for avvik må sjekkes")
    expect(row(page, place.missed)).to_contain_text("Er 8 riktig?")
    accessible(page)
    cell(page, place.missed).fill("9")  # delivered at once: the figure is still on its way
    with page.expect_navigation():
        page.get_by_role("button", name="Send inn til godkjenning").dblclick()
    assert (place.own.state, written(place.missed)) == ("submitted", "9")

    with page.expect_navigation():
        page.get_by_role("button", name="Trekk tilbake for å endre").click()
    assert place.own.state == "returned"  # what management asked for is still to be done
    workflow.submit(by=place.leader, submission_id=place.own.pk)
    cell(page, place.met).fill("13")
    cell(page, place.met).press("Enter")
    expect(row(page, place.met).locator(".says .err")).to_contain_text("sendt inn")
    expect(cell(page, place.met)).to_have_value("13")
    assert written(place.met) == "12"
    page.reload()
    expect(page.locator("#receipt")).to_contain_text("tallene ble låst før det ble sendt: Resultat met: 13")
    expect(cell(page, place.met)).to_have_value("12")


def test_a_tertial_asks_whether_the_year_will_be_reached(
    sign_in: Callable[[str], Page], accessible: Accessible, place: Place
) -> None:
    given = {"opens_on": date(2026, 9, 1), "deadline": date(2026, 12, 1)}
    tertial = workflow.plan_round(by=place.controller, year=2026, kind="t2", **given)
    workflow.open_round(by=place.controller, round_id=tertial.pk)
    page = sign_in("leder")
    page.goto(f"{page.url}rapportering/")
    accessible(page)
    with page.expect_navigation():
        page.get_by_role("link", name="Sektor for skole, 2. tertial 2026").click()
    expect(page.locator("#left")).to_contain_text("0 av 2 ferdig")
    tab_to(page, row(page, place.met).get_by_label("På vei"))
    page.keyboard.press("Space")
    expect(row(page, place.met).locator(".fc .sv")).to_have_text("Lagret")
    expect(page.locator("#left")).to_contain_text("1 av 2 ferdig")
    accessible(page)
    assert Forecast.objects.get().outlook == "on_track"


def test_nothing_typed_is_lost(sign_in: Callable[[str], Page], accessible: Accessible, place: Place) -> None:
    page = sign_in("leder")
    page.goto(page.url + GRID[1:])
    unsent = page.locator("#unsent")

    page.route("**/celle/", lambda route: route.abort())
    cell(page, place.met).fill("11")
    cell(page, place.met).press("Enter")
    expect(state(page, place.met)).to_have_text("Ikke sendt")
    expect(unsent).to_contain_text("1 felt er ikke sendt ennå")
    accessible(page)
    page.reload()
    expect(cell(page, place.met)).to_have_value("11")
    expect(unsent).to_contain_text("1 felt er ikke sendt ennå")
    page.unroute("**/celle/")
    page.evaluate("dispatchEvent(new Event('online'))")
    expect(state(page, place.met)).to_contain_text("Lagret")
    expect(unsent).to_be_hidden()
    assert written(place.met) == "11"
    assert page.evaluate("localStorage.length") == 0

    held: list[Route] = []

    def hold_the_first(route: Route) -> None:
        if held:
            route.continue_()
        held.append(route)

    page.route("**/celle/", hold_the_first)
    cell(page, place.met).fill("14")
    with page.expect_request("**/celle/"):
        cell(page, place.met).press("Enter")
    cell(page, place.met).fill("15")
    cell(page, place.met).press("Enter")
    held[0].continue_()
    expect(row(page, place.met)).to_contain_text("Lest som 15")
    expect(state(page, place.met)).to_contain_text("Lagret")
    expect(cell(page, place.met)).to_have_value("15")
    assert written(place.met) == "15"

    enter(place, place.controller, place.met, "7")
    cell(page, place.met).fill("16")
    cell(page, place.met).press("Enter")
    ask = row(page, place.met).locator(".says")
    expect(ask).to_contain_text("7")
    expect(cell(page, place.met)).to_have_value("16")
    assert written(place.met) == "7"
    accessible(page)
    ask.get_by_role("button", name="Behold mitt").click()
    expect(state(page, place.met)).to_contain_text("Lagret")
    assert written(place.met) == "16"
    enter(place, place.controller, place.met, "6")
    cell(page, place.met).fill("17")
    cell(page, place.met).press("Enter")
    ask.get_by_role("button", name="Bruk det som står").click()
    expect(cell(page, place.met)).to_have_value("6")
    expect(state(page, place.met)).to_contain_text("Lagret")
    assert written(place.met) == "6"

    page.context.clear_cookies()
    cell(page, place.missed).fill("9")
    cell(page, place.missed).press("Enter")
    expect(unsent).to_contain_text("Du er logget ut")
    assert not Result.objects.filter(line=place.missed).exists()
    base = page.url.removesuffix(GRID)
    sign_in("leder")
    page.goto(base + GRID)
    expect(state(page, place.missed)).to_contain_text("Lagret")
    assert written(place.missed) == "9"
