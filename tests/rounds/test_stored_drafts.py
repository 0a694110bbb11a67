"""Which draft the server says that it has stored: that of a form which led on, and of no other."""

from __future__ import annotations

import pytest
from django.test import Client

from .conftest import Place

GRID = "/rapportering/2026/arsslutt/skole/"
COOKIE = "utkast_lagret"


def note(client: Client, place: Place, text: str, name: str) -> int:
    given = {"line": place.met.pk, "note": text, "utkast": name}
    return client.post(f"{GRID}fotnote/", given).status_code


@pytest.mark.parametrize(
    ("who", "text", "name", "status", "stored"),
    [
        ("leader", "Foreløpig", "k3x9", 302, "k3x9"),
        ("leader", " ", "k3x9", 409, None),  # refused: it is shown again
        ("leader", "Foreløpig", "", 302, None),
        ("leader", "Foreløpig", "a;Path=/x", 302, None),
        ("leader", "Foreløpig", "x" * 21, 302, None),
        ("stranger", "Foreløpig", "k3x9", 404, None),
        (None, "Foreløpig", "k3x9", 302, None),  # led to signing in: nothing was stored
    ],
)
def test_the_draft_of_a_form_that_led_on_is_stored(
    place: Place, who: str | None, text: str, name: str, status: int, stored: str | None
) -> None:
    client = Client()
    if who:
        client.force_login(getattr(place, who))
    assert note(client, place, text, name) == status
    found = client.cookies.get(COOKIE)
    assert (found.value if found else None) == stored
