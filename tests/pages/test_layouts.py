"""The page on which a report is laid out: what is chosen there is what the report has, in the same order."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client

from indicators.models import ReportLayout, Role
from tests import municipality

pytestmark = pytest.mark.django_db

PAGE, REPORT = "/rapport/2025/oppsett/?type=plan", "/rapport/2025/?type=plan"
SENT = {"kapittel": ["mal", "vurdering"], "med-mal": "on", "med-vurdering": "on", "parts": ["work"]}


@pytest.fixture
def writer(client: Client) -> Client:
    client.force_login(municipality.user("controller", Role.CONTROLLER))
    skole = municipality.sector("skole")
    area = municipality.area("6.4", "Skole", skole)
    municipality.line("lesing", of=area, by=skole, year=2025, target="10", order=1)
    return client


def contents(page: str) -> list[str]:
    """Number and title of every chapter and section in the list of contents."""
    found = re.findall(
        r'<li class="d-toc-\d"><a href="[^"]*#\S+?"><span class="chap">(.*?)</span>(.*?)</a>', page
    )
    return [f"{number} {title}".strip() for number, title in found]


def send(writer: Client, seen: int, **given: Any) -> str:
    sent = {**SENT, "seen": seen, "do": "lagre", **given}
    return writer.post(PAGE, sent, follow=True).content.decode()


def test_the_report_has_what_was_chosen(writer: Client) -> None:
    usual = ["6 Mål for 2025", "6.4 Skole", "Slik er tallene vurdert"]
    for address in (PAGE, REPORT):
        assert contents(writer.get(address).content.decode()) == usual
    page = send(
        writer, 0, do="ned:mal", **{"tittel-mal": " Våre mål ", "tittel-vurdering": "Slik er tallene vurdert"}
    )
    assert contents(page) == ["Slik er tallene vurdert", "6 Våre mål", "6.4 Skole"]
    assert re.findall(r'value="(\w+:\w+)"[^>]* autofocus', page) == ["opp:mal"]
    assert ReportLayout.objects.get().chapters == "vurdering\nmal: Våre mål"
    assert contents(writer.get(REPORT).content.decode()) == contents(page)
    page = send(
        writer, 1, kapittel=["vurdering", "mal"], grouping="sector", **{"med-vurdering": ""}, parts=[]
    )
    page = send(writer, 2, **{"med-mal": "on"}, kapittel=["mal"])
    assert contents(send(writer, 3, do="vanlig")) == usual


def test_what_is_wrong_is_told_where_it_is_and_nothing_typed_is_lost(writer: Client) -> None:
    long = "x" * 201
    page = send(writer, 0, **{"tittel-mal": long})
    assert f'value="{long}"' in page
    assert 'id="feil-mal"' in page
    page = writer.post(PAGE, {"kapittel": ["mal", "vurdering"], "seen": 0, "do": "lagre"}).content.decode()
    assert "La minst ett kapittel være med." in page
    assert writer.post(PAGE, {**SENT, "seen": 0, "do": "opp:finnes-ikke"}).status_code == 404
    assert not ReportLayout.objects.exists()
    send(writer, 0, **{"tittel-mal": "Først"})
    page = send(writer, 0, **{"tittel-mal": "Etterpå"})
    assert 'value="Etterpå"' in page
    assert 'name="seen" value="1"' in page
    assert ReportLayout.objects.get().chapters == "mal: Først"
    assert contents(send(writer, 1, **{"tittel-mal": "Etterpå"}))[0] == "6 Etterpå"


def test_a_tertial_report_is_laid_out_before_its_round_is_opened(writer: Client) -> None:
    page = writer.get("/rapport/2025/oppsett/?type=tertial").content.decode()
    assert contents(page)[0] == "1 Måloppnåelse i hovedtrekk"
    assert writer.get("/rapport/2025/oppsett/?type=annet").status_code == 400
    assert writer.get("/rapport/2020/oppsett/").status_code == 404
    assert writer.post("/rapport/2025/hent-oppsett/?type=plan", {"fra": "2024"}).status_code == 400
