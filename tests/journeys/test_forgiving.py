"""The grid forgives: nothing moves while one types, every save is taken back, and nothing typed is lost."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from playwright.sync_api import Dialog, Locator, Page, expect
from pytest_django.live_server_helper import LiveServer

from indicators import workflow
from indicators.models import Action, Deviation, Result, ScorecardLine
from tests import municipality
from tests.browser import silent_console, tab_to, walk_in
from tests.rounds.conftest import Place, enter
from tests.rounds.conftest import place as place  # noqa: PLC0414 - a municipality in the middle of a round

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

GRID = "/rapportering/2026/arsslutt/skole/"
TOP = "document.activeElement.getBoundingClientRect().top"


@pytest.fixture
def grid(transactional_db: None, place: Place, page: Page, live_server: LiveServer) -> Page:
    """The grid of the school sector, opened by its leader, with some more rows."""
    for number in range(6):
        municipality.line(
            f"l{number}", of=place.met.area, by=place.skole, year=2026, target="10", order=10 + number
        )
    return walk_in(page, live_server.url, "leder", GRID)


def cell(page: Page, line: ScorecardLine) -> Locator:
    return page.locator(f"#c-{line.pk}-year-1")


def row(page: Page, line: ScorecardLine) -> Locator:
    return page.locator(f"#r{line.pk}")


def written(line: ScorecardLine) -> list[str]:
    return list(Result.objects.get(line=line).history.values_list("written", flat=True))


@pytest.mark.parametrize("size", [(1280, 700), (390, 800)], ids=["wide", "narrow"])
def test_the_row_that_is_written_in_stays_where_it_is(
    grid: Page, place: Place, size: tuple[int, int]
) -> None:
    """Missed figures lengthen what is left and the rows above: the focused cell keeps its place."""
    grid.set_viewport_size({"width": size[0], "height": size[1]})
    with silent_console(grid):
        cell(grid, place.met).focus()
        for text in ("8", "7", "1", "2"):
            done = grid.locator(".cell.fresh, .sv-ing")
            grid.keyboard.type(text)
            grid.keyboard.press("Enter")
            before = grid.evaluate(TOP)
            expect(done).to_have_count(0)
            assert abs(grid.evaluate(TOP) - before) < 1
        expect(grid.locator("details.more[open]")).to_have_count(0)
        expect(grid.locator("#left")).to_contain_text("skriv årsak og tiltak")


def test_a_verdict_is_gone_while_a_figure_is_typed_and_every_save_is_taken_back(
    grid: Page, place: Place, accessible: Callable[[Page], None]
) -> None:
    field, verdict = cell(grid, place.met), row(grid, place.met).locator(".ver-l")
    state = row(grid, place.met).locator(".cell-f .sv")
    with silent_console(grid):
        for text in ("12", "8"):
            field.fill(text)
            field.press("Enter")
            expect(row(grid, place.met)).to_contain_text(f"Lest som {text}")
        expect(verdict).to_be_visible()
        field.focus()
        grid.keyboard.type("1.2")  # behind what stands there: 81.234
        expect(verdict).to_be_hidden()
        expect(state).to_be_hidden()
        grid.keyboard.type("34")
        grid.keyboard.press("Enter")
        doubt = row(grid, place.met).locator(".doubt")
        expect(doubt).to_contain_text("«81.234» kan leses på to måter")
        expect(row(grid, place.met).locator(".c-ver")).to_contain_text("Ikke forstått")
        accessible(grid)
        field.focus()
        grid.keyboard.type("9")
        grid.keyboard.press("Escape")
        expect(field).to_have_value("81.234")
        grid.keyboard.press("Control+z")
        expect(field).to_have_value("8")
        expect(doubt).to_have_count(0)
        expect(verdict).to_contain_text("Ikke nådd")
        grid.keyboard.press("Control+z")
        expect(state).to_contain_text("Lagret")
        expect(field).to_have_value("12")
        expect(field).to_be_focused()
        state.get_by_role("button", name="Angre").click()
        expect(field).to_have_value("")
        expect(row(grid, place.met).locator(".c-ver")).to_contain_text("Tallet mangler")
        assert written(place.met) == ["", "12", "8", "81.234", "8", "12"]
        tab_to(grid, row(grid, place.met).get_by_role("link", name="Detaljer"))
        assert grid.evaluate("document.activeElement !== document.body")


def test_what_was_begun_is_offered_again_and_what_was_stored_is_not(
    grid: Page, place: Place, accessible: Callable[[Page], None]
) -> None:
    asked: list[str] = []

    def leave(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    grid.on("dialog", leave)
    enter(place, place.leader, place.missed, "8")
    grid.reload()
    row(grid, place.missed).get_by_role("link", name="Skriv årsak og tiltak").click()
    grid.keyboard.type("For få l")
    grid.get_by_label("Hva skal gjøres?").fill("Ansette")
    grid.get_by_label("Ansvarlig").fill("Rektor")
    grid.get_by_label("Frist", exact=True).fill("01.06.2027")
    cell(grid, place.met).focus()
    grid.keyboard.type("1")
    grid.reload()
    assert asked == ["beforeunload"]
    assert Deviation.objects.get().cause == "For få l"  # the text was left, and saved with that

    expect(grid.locator("#receipt")).to_contain_text("Du hadde begynt på noe som ikke ble lagret: met avvik")
    expect(cell(grid, place.met)).to_have_value("")
    accessible(grid)
    row(grid, place.met).get_by_role("button", name="Fortsett").click()
    expect(cell(grid, place.met)).to_have_value("1")
    assert not Result.objects.filter(line=place.met).exists()
    grid.keyboard.press("End")
    grid.keyboard.type("2")
    grid.keyboard.press("Enter")
    expect(row(grid, place.met)).to_contain_text("Lest som 12")

    row(grid, place.missed).get_by_role("button", name="Fortsett").click()
    expect(grid.get_by_label("Ansvarlig")).to_have_value("Rektor")
    grid.route("**/tiltak/", lambda route: (route.fetch(), route.abort()))  # stored, but the answer is lost
    grid.get_by_role("button", name="Legg til tiltaket").click()
    expect(grid.locator("#unsent")).to_contain_text("1 felt er ikke sendt ennå")
    grid.unroute("**/tiltak/")
    grid.reload()
    expect(row(grid, place.missed).locator(".c-ver")).to_contain_text("Forklaring skrevet")
    expect(grid.locator("#receipt")).to_be_hidden()
    expect(grid.locator(".offer")).to_have_count(0)
    assert Action.objects.count() == 1
    assert grid.evaluate("localStorage.length") == 0


def test_the_page_goes_on_by_itself_after_signing_in_elsewhere(
    grid: Page, place: Place, live_server: LiveServer
) -> None:
    grid.context.clear_cookies()
    cell(grid, place.met).fill("12")
    cell(grid, place.met).press("Enter")
    expect(grid.locator("#unsent")).to_contain_text("Du er logget ut")
    enter_again = grid.locator("#unsent").get_by_role("link", name="Logg inn i en ny fane")
    with grid.context.expect_page() as opened:
        enter_again.click()
    other = opened.value
    other.get_by_label("Brukernavn").fill("leder")
    other.get_by_label("Passord").fill(municipality.PASSWORD)
    with other.expect_navigation(url=f"{live_server.url}/"):
        other.keyboard.press("Enter")
    other.close()
    expect(row(grid, place.met)).to_contain_text("Lest som 12", timeout=10_000)
    expect(grid.locator("#unsent")).to_be_hidden()
    assert written(place.met) == ["12"]


def test_an_ordinary_form_keeps_what_was_typed_until_it_is_stored(grid: Page, place: Place) -> None:
    enter(place, place.leader, place.missed, "8")
    action = workflow.promise_action(
        by=place.leader, line_id=place.missed.pk, text="Ansette", responsible="Rektor", due=date(2027, 6, 1)
    )
    grid.on("dialog", lambda dialog: dialog.accept())
    grid.goto(grid.url.replace(GRID, f"/tiltak/{action.pk}/"))
    text = grid.locator("main form textarea").first
    text.fill("To er ansatt")
    grid.reload()
    expect(text).to_have_value("")
    offer = grid.locator(".draft-offer")
    expect(offer).to_contain_text("Du hadde begynt på dette")
    offer.get_by_role("button", name="Hent det fram").click()
    expect(text).to_have_value("To er ansatt")
    with grid.expect_navigation():
        grid.locator("main form button[type=submit]").first.click()
    assert Action.objects.get().outcome == "To er ansatt"
    expect(offer).to_have_count(0)
    assert grid.evaluate("Object.keys(localStorage)") == []
