"""The pages of staffing and of companies and cooperation: what is typed is kept or refused at its field."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from django.test import Client

from indicators.models import Partner, Role, SectorStaffing
from tests import municipality
from tests.permissions.world import record

pytestmark = pytest.mark.django_db

STAFFING, PARTNERS = "/rapport/2025/bemanning/", "/rapport/2025/selskaper/"


@pytest.fixture
def writer(client: Client) -> Client:
    client.force_login(municipality.user("controller", Role.CONTROLLER))
    return client


def error_at(page: str, field: str) -> str:
    found = re.search(rf'id="id_{field}_error">(.*?)</(?:p|div)>', page, re.DOTALL)
    return re.sub(r"<[^>]+>", "", found[1]).strip() if found else ""


def test_staffing_is_typed_with_commas_and_refused_at_its_field(writer: Client) -> None:
    sector = municipality.sector("skole")
    at = f"r{sector.pk}-"

    def send(fte: str, sick: str, version: str = "0") -> str:
        return writer.post(
            STAFFING, {f"{at}fte": fte, f"{at}sick": sick, f"{at}version": version}, follow=True
        ).content.decode()

    for fte, sick, field in (
        ("mange", "", "fte"), ("-1", "", "fte"), ("1,234", "", "fte"), ("", "5", "fte"), ("5", "101", "sick"),
        ("99999999999", "", "fte"), ("NaN", "", "fte"), ("1e9999", "", "fte"),
    ):  # fmt: skip
        page = send(fte, sick)
        assert error_at(page, at + field), (fte, sick)
        assert f'value="{fte}"' in page or not fte
        assert not SectorStaffing.objects.exists()
    assert "1 rad er lagret." in send("1 441,5", "11,07")
    row = SectorStaffing.objects.get()
    assert (row.fte, row.sick_leave) == (Decimal("1441.50"), Decimal("11.07"))
    page = send("1400", "", version="0")
    assert error_at(page, f"{at}fte")
    assert f'name="{at}version" value="1"' in page
    assert "1 rad er lagret." in send("1400", "", version="1")


def test_a_reader_sees_the_table_and_no_form(client: Client) -> None:
    sector = municipality.sector("skole")
    record(SectorStaffing, sector=sector, year=2024, fte=Decimal("440.5"))
    record(SectorStaffing, sector=sector, year=2025, fte=Decimal("441"), sick_leave=Decimal("11.07"))
    client.force_login(municipality.user("leser"))
    page = client.get(STAFFING).content.decode()
    cells = re.findall(r'<td class="r">([^<]*)</td>', page)
    assert cells == ["441,0", "440,5", "+0,5", "11,07\u00a0%", "441,0", "440,5", "+0,5"]
    assert '<form class="ch-rows"' not in page


def test_companies_and_cooperation_are_added_changed_and_withdrawn(writer: Client) -> None:
    new = {
        "name": "Nordavind AS",
        "form": "Aksjeselskap",
        "share": "7,6",
        "note": "",
        "order": "1",
        "once": "a",
    }
    for _twice in range(2):
        assert writer.post(f"{PARTNERS}ny/selskap/", new).headers["Location"] == PARTNERS
    row = Partner.objects.get()
    assert (row.kind, row.share) == ("company", Decimal("7.60"))
    page = writer.post(f"{PARTNERS}ny/selskap/", {**new, "once": "b"}).content.decode()
    assert "Navnet står i listen fra før." in page
    page = writer.post(f"{PARTNERS}ny/selskap/", {**new, "share": "120", "once": "c"}).content.decode()
    assert error_at(page, "share")
    address = f"{PARTNERS}{row.pk}/"
    writer.post(address, {**new, "share": "8", "seen": "1"})
    page = writer.post(address, {**new, "share": "9", "seen": "1"}).content.decode()
    assert "En kollega har endret raden." in page
    assert 'name="seen" value="2"' in page
    writer.post(address, {**new, "share": "8", "seen": "2", "do": "trekk"})
    row.refresh_from_db()
    assert (row.share, row.withdrawn) == (Decimal("8.00"), True)
    writer.post(address, {**new, "share": "8", "seen": "3", "do": "hent"})
    row.refresh_from_db()
    assert not row.withdrawn
    assert writer.get(f"{PARTNERS}ny/annet/").status_code == 404
    assert "1 rad er hentet." in writer.post("/rapport/2026/hent-selskaper/", follow=True).content.decode()
    assert (
        "Året før har ingen lister."
        in writer.post("/rapport/2030/hent-selskaper/", follow=True).content.decode()
    )
