"""The controller's page for what stands around the lists of supervision and decisions."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from indicators import workflow
from indicators.models import MatterText, TrailEntry
from tests.pages.reading import text
from tests.rounds.conftest import Place, bring_to
from tests.rounds.conftest import place as place  # noqa: PLC0414 - a municipality in the middle of a round

pytestmark = pytest.mark.django_db

PAGE = "/vedtak/innledning/2026/"
SENT = {"budget-title": "Vedtak", "budget-text": "Om **vedtak**\n\n- ett", "budget-caption": "Tabell"}


@pytest.fixture
def writer(place: Place, client: Client) -> Client:
    client.force_login(place.controller)
    return client


def stands(place: str = "budget") -> tuple[str, str, str, int] | tuple[()]:
    row = MatterText.objects.filter(year=2026, place=place).first()
    return (row.title, row.text, row.caption, row.version) if row else ()


def test_what_is_written_is_read_by_all_at_once_and_told_in_the_log(
    writer: Client, place: Place, client: Client
) -> None:
    own = {"by": place.leader, "year": 2026, "sector_id": place.skole.pk}
    row = workflow.save_decision(**own, values={"text": "Bygg", "kind": "budget"})
    workflow.comment_decision(by=place.leader, decision_id=row.pk, text="Bygges")
    bring_to(place, "submitted")
    answer = writer.post(PAGE, {**SENT, "decisions-text": "Kapitlets egen"})
    assert (answer.status_code, answer.headers["Location"]) == (302, PAGE)
    assert stands() == ("Vedtak", "Om **vedtak**\n\n- ett", "Tabell", 1)
    before = TrailEntry.objects.count()
    page = writer.get(PAGE).content.decode()
    assert "Skrev innledning til tilsyn og vedtak" in text(page)
    assert writer.post(PAGE, {**SENT, "decisions-text": "Kapitlets egen"}).status_code == 302
    assert (stands(), TrailEntry.objects.count()) == (
        ("Vedtak", "Om **vedtak**\n\n- ett", "Tabell", 1),
        before,
    )
    client.force_login(place.reader)
    read = client.get("/vedtak/?ar=2026").content.decode()
    assert "<p>Om <strong>vedtak</strong></p><ul><li>ett</li></ul>" in re.sub(r">\s+<", "><", read)
    assert "Kapitlets egen" in text(read)
    assert "Skriv innledning" not in read


def test_a_colleagues_text_is_not_overwritten_unseen(writer: Client, place: Place) -> None:
    own = {"by": place.controller, "year": 2026, "place": "budget"}
    workflow.write_matter_text(**own, values={"text": "Først"})
    workflow.write_matter_text(**own, values={"text": "Kollegaens <b>"}, version=1)
    answer = writer.post(PAGE, {**SENT, "budget-seen": "1"})
    page = answer.content.decode()
    assert (answer.status_code, stands()) == (409, ("", "Kollegaens <b>", "", 2))
    assert "Kollegaens &lt;b&gt;" in page
    assert "Om **vedtak**" in page
    seen = re.search(r'name="budget-seen" value="(\d+)"', page)
    assert seen is not None
    assert writer.post(PAGE, {**SENT, "budget-seen": seen[1]}).status_code == 302
    assert stands() == ("Vedtak", "Om **vedtak**\n\n- ett", "Tabell", 3)


@pytest.mark.parametrize(("sent", "status"), [("x" * 10_001, 400), ("a\u202eb", 409)])
def test_what_cannot_be_kept_is_refused_at_its_field_and_stands_there(
    writer: Client, sent: str, status: int
) -> None:
    answer = writer.post(PAGE, {"earlier-text": sent, "budget-text": "Dette er bra"})
    page = answer.content.decode()
    assert (answer.status_code, stands("earlier")) == (status, ())
    assert stands() == ("", "Dette er bra", "", 1)
    assert re.search(r'id="id_earlier-text_error"', page)
    assert sent[:50] in page


def test_a_closed_year_takes_a_reason(writer: Client, place: Place) -> None:
    bring_to(place, "closed")
    answer = writer.post(PAGE, SENT)
    assert (answer.status_code, stands()) == (409, ())
    assert "Året er lukket." in text(answer.content.decode())
    assert writer.post(PAGE, {**SENT, "why": "Trykkfeil"}).status_code == 302
    assert stands() == ("Vedtak", "Om **vedtak**\n\n- ett", "Tabell", 1)
    assert TrailEntry.objects.order_by("-sequence")[0].reason == "Trykkfeil"


def test_a_year_without_a_plan_has_no_page(writer: Client) -> None:
    assert [writer.get(f"/tilsyn/innledning/{year}/").status_code for year in (2026, 2031)] == [200, 404]
