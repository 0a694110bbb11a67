"""Many at once: one proposal waits, and whoever presses publish gets the one edition."""

from __future__ import annotations

from collections import Counter

import pytest

from indicators import workflow
from indicators.models import Edition, EditionProposal, Role, TrailEntry
from tests import municipality
from tests.editions.publishing import proposed, with_files
from tests.rounds.conftest import Place
from tests.rounds.conftest import place as place  # noqa: PLC0414 - a municipality in the middle of a round
from tests.rounds.test_together import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def test_of_many_who_propose_and_publish_at_once_one_edition_comes(place: Place) -> None:
    outcomes = at_once([lambda: proposed(place)] * 4)
    assert Counter(outcomes) == {"saved": 1, "Invalid": 3}
    first = EditionProposal.objects.get()
    workflow.withdraw_proposal(by=place.controller, proposal_id=first.pk)
    row = with_files(place)
    people = (place.management, municipality.user("kommunedirektor", Role.MANAGEMENT))
    given = {"proposal_id": row.pk, "open_remarks": 0, "version": row.version}
    outcomes = at_once([lambda by=by: workflow.publish_edition(by=by, **given) for by in people * 3])
    assert outcomes == ["saved"] * 6
    assert (Edition.objects.count(), Edition.objects.get().number) == (1, 1)
    assert TrailEntry.objects.filter(act="publish_edition").count() == 1
