"""The templates of the actions ask for nothing that does not exist."""

from __future__ import annotations

import pytest

from tests.actions.conftest import Promises, signed_in
from tests.actions.conftest import place as place  # noqa: PLC0414 - what the promises stand on
from tests.pages.conftest import strict_templates as strict_templates  # noqa: PLC0414 - used by every test

pytestmark = pytest.mark.django_db


def test_every_page_of_the_actions_is_whole(promises: Promises) -> None:
    client, late = signed_in(promises.place.leader), f"/tiltak/{promises.late.pk}/"
    for address in ("/tiltak/", "/tiltak/?sok=finnesikke", late, f"/tiltak/{promises.open.pk}/"):
        assert client.get(address).status_code == 200, address
    assert client.post(late, {"state": "dropped", "due": "tull"}).status_code == 400
