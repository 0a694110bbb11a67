"""Which indicators a contributor enters figures for: chosen in our own screens, by the controller alone."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from indicators.models import Membership, TrailEntry
from indicators.permissions import REPORT_RESULT
from tests import municipality
from tests.plan.conftest import Town

pytestmark = pytest.mark.django_db
WHY = "Fører lesing"


def test_a_contributor_is_named_changed_and_guarded_and_reports_those_lines_alone(
    town: Town, client: Client
) -> None:
    person = municipality.user("per")
    address = f"/personer/{person.pk}/indikatorer/"
    client.force_login(town.controller)
    page = client.get(address).content.decode()
    assert page.count('name="indicators"') == 4
    sent = {"indicators": [town.reading.indicator_id], "seen": "0", "valid_to": "31.12.2099", "why": WHY}
    assert client.post(address, sent)["Location"] == f"/personer/{person.pk}/"
    row = Membership.objects.get(user=person)
    assert (row.role, row.valid_to, [one.code for one in row.indicators.all()]) == (
        "contributor", date(2099, 12, 31), ["lesing"],
    )  # fmt: skip
    assert person.has_perm(REPORT_RESULT, town.reading)
    assert not person.has_perm(REPORT_RESULT, town.bare)
    shown = client.get(f"/personer/{person.pk}/").content.decode()
    assert "/register/indikator/lesing/" in shown
    other = {**sent, "indicators": [town.bare.indicator_id], "seen": "7"}
    refused = client.post(address, other)
    assert (refused.status_code, "Noen andre" in refused.content.decode()) == (200, True)
    assert [one.code for one in row.indicators.all()] == ["lesing"]
    assert client.post(address, {**other, "seen": str(row.version)}).status_code == 302
    assert [one.code for one in row.indicators.all()] == ["uten"]
    entries = TrailEntry.objects.filter(reason=WHY)
    assert list(entries.values_list("act", flat=True)) == ["give_role", "give_role"]


@pytest.mark.parametrize("chosen", [[], ["999999"], ["x"]])
def test_no_indicator_or_one_that_is_none_is_refused(town: Town, client: Client, chosen: list[str]) -> None:
    person = municipality.user("per")
    client.force_login(town.controller)
    sent = {"indicators": chosen, "seen": "0", "why": "Fører"}
    assert client.post(f"/personer/{person.pk}/indikatorer/", sent).status_code == 200
    assert not Membership.objects.filter(user=person).exists()


def test_nobody_names_indicators_for_themselves(town: Town, client: Client) -> None:
    client.force_login(town.controller)
    assert client.get(f"/personer/{town.controller.pk}/indikatorer/").status_code == 403
