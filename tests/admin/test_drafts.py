"""Drafts in the administration: only those who may read them reach a page that shows them."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from tests.rounds.conftest import Place, enter, place

__all__ = ["place"]

DRAFT = "73,25"
READS = {"leader": True, "controller": True, "stranger": False, "auditor": False}


@pytest.mark.parametrize(("role", "reads"), READS.items())
def test_a_draft_is_shown_to_its_own_alone(place: Place, role: str, reads: bool) -> None:
    enter(place, place.leader, place.met, DRAFT)
    client = Client()
    client.force_login(getattr(place, role))
    line, indicator = place.met.pk, place.met.indicator_id
    addresses = [
        reverse("admin:indicators_scorecardline_changelist"),
        reverse("admin:indicators_indicator_changelist"),
        reverse("admin:indicators_scorecardline_change", args=[line]),
        reverse("admin:indicators_scorecardline_history", args=[line]),
        reverse("admin:indicators_indicator_change", args=[indicator]),
        reverse("admin:indicators_indicator_history", args=[indicator]),
    ]
    answers = [client.get(address) for address in addresses]
    assert [answer.status_code for answer in answers] == [200, 200, *([200 if reads else 404] * 4)]
    assert [DRAFT in answer.content.decode() for answer in answers] == [reads] * 6
