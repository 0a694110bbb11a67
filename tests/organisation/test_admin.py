"""The administration asks from which year a name holds, and leads on to where lines are moved."""

from __future__ import annotations

import pytest
from django.test import Client

from indicators.models import Sector
from tests import municipality

from .conftest import WHY, Town

pytestmark = pytest.mark.django_db


def send(client: Client, sector: Sector, **typed: str) -> int:
    """Save the page of a sector with what was typed; the status of the answer."""
    given = {
        "name": sector.name, "kind": sector.kind, "code": sector.code, "order": str(sector.order),
        "seen": str(sector.version), "from_year": "", "why": "", "staffing-TOTAL_FORMS": "0",
        "staffing-INITIAL_FORMS": "0",
    }  # fmt: skip
    return client.post(f"/admin/indicators/sector/{sector.pk}/change/", {**given, **typed}).status_code


def test_a_name_changed_in_the_administration_holds_from_a_year(town: Town) -> None:
    client = Client()
    client.force_login(town.controller)
    skole = town.sectors["skole"]
    page = client.get(f"/admin/indicators/sector/{skole.pk}/change/").content.decode()
    assert 'name="from_year" value="2027"' in page
    for typed in ({"from_year": "2027"}, {"why": WHY}, {"from_year": "2025", "why": WHY}):
        assert send(client, skole, name="Oppvekst", **typed) == 200
    assert Sector.objects.get(pk=skole.pk).name == "Sektor for skole"
    assert send(client, skole, name="Oppvekst", code="oppvekst", from_year="2027", why=WHY) == 302
    skole.refresh_from_db()
    assert [skole.name_in(year) for year in (2025, 2026, 2027)] == [
        "Sektor for skole", "Sektor for skole", "Oppvekst",
    ]  # fmt: skip
    assert skole.code == "oppvekst"
    assert send(client, skole, name="Oppvekst og læring", from_year="2025", correction="on", why=WHY) == 302
    assert Sector.objects.get(pk=skole.pk).name_in(2025) == "Oppvekst og læring"


def test_the_name_of_a_sector_without_lines_is_simply_changed(town: Town) -> None:
    client = Client()
    client.force_login(town.controller)
    new = municipality.sector("ny", 9)
    assert send(client, new, name="Ny stab") == 302
    assert Sector.objects.get(pk=new.pk).name_in(2025) == "Ny stab"


def test_chosen_lines_lead_to_where_they_are_moved(town: Town) -> None:
    client = Client()
    client.force_login(town.controller)
    ids = [town.line(code, 2026).pk for code in ("lesing", "regning")]
    chosen = {"action": "move_lines", "_selected_action": ids}
    answer = client.post("/admin/indicators/scorecardline/?ar=2026", chosen)
    assert answer.headers["Location"] == f"/organisasjon/2026/flytt/?lines={ids[0]}&lines={ids[1]}"
    assert "2 linjer er valgt" in client.get(answer.headers["Location"]).content.decode()
