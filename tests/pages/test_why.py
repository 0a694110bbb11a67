"""Why a target was missed, on the card and in the file of the same page: for every reader and state."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.test import Client
from django.utils import timezone

from indicators import workflow
from indicators.models import User
from tests.exports.files import read_csv
from tests.pages.reading import every, text
from tests.rounds.conftest import Place, bring_to
from tests.rounds.conftest import place as place  # noqa: PLC0414 - a municipality in the middle of a round

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("remembering")]

CARD = "/malekort/2026/?kort=6.4"
OWN = {"leader", "controller"}
"""Who reads what the school sector has not delivered."""

type Told = dict[str, tuple[str, str, bool]]
"""Cause, actions and whether an explanation is lacking, by the name of a line."""


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def card(client: Client, address: str = CARD) -> Told:
    page = client.get(address).content.decode()
    found = {}
    for row, under in re.findall(
        r'<tr role="row" id="rad-\d+">(.*?)</tr>\s*(<tr role="row" class="why-r">.*?</tr>)?', page, re.DOTALL
    ):
        name = text(re.findall(r'<a href="/indikator/([^/]+)/', row)[0])
        cause = "\n".join(every(r"<dt>Årsak</dt><dd>(.*?)</dd>", under))
        done = every(r'<li class="act">(.*?)</li>', under)
        found[name] = (cause, "\n".join(done), "Mangler forklaring" in row)
    return found


def file(client: Client, address: str = CARD) -> Told:
    """The same from the file that the page links to."""
    _header, rows = read_csv(client.get(address.replace("/?", "/malekort.csv?")).getvalue())
    return {
        row["code"]: (
            row["cause"],
            "\n".join(map(as_shown, row["actions"].splitlines())),
            row["status"] == "Ikke nådd" and not (row["cause"] or row["comments"] or row["notes"]),
        )
        for row in rows
    }


def meeting(client: Client) -> Told:
    """The same from the meeting about the area, which all read alike."""
    page = client.get("/mote/2026/?omrade=6.4").content.decode()
    found = {}
    for sheet in re.findall(r'<section class="sheet".*?</section>', page, re.DOTALL)[1:]:
        (name,) = re.findall(r'<h2[^>]*><a href="/indikator/([^/]+)/', sheet)
        cause = "\n".join(every(r'<p class="m-cause">(.*?)</p>', sheet))
        done = "\n".join(every(r'<li class="act">(.*?)</li>', sheet))
        found[name] = (cause, done, "Mangler forklaring" in sheet)
    return found


def as_shown(action: str) -> str:
    """``Ansette (Rektor, innen 01.06.2027, planlagt)`` as the page writes it."""
    what, who, due, state = re.fullmatch(r"(.*) \((.*), innen (.*), (.*)\)", action).groups()  # type: ignore[union-attr]
    return f"{what} {who} · frist {due} · {state.capitalize()}"


STATES = {
    "not_begun": set(),
    "draft": OWN,
    "submitted": {"all"},
    "returned": {"all"},
    "approved": {"all"},
    "closed": {"all"},
    "reopened": {"all"},
}
"""Who reads the explanation of the missed line, by the state of the sector's delivery."""


@pytest.mark.parametrize("state", STATES)
def test_the_card_tells_why_to_those_who_may_read_it_as_its_file_does(place: Place, state: str) -> None:
    bring_to(place, state)
    seen = set()
    outside = card(client_of(place.reader))
    missed = {"avvik": outside["avvik"]} if outside["avvik"][0] else {}
    for name, user in place.people().items():
        client = client_of(user)
        shown = card(client)
        assert shown == file(client), name
        assert meeting(client) == missed, name
        if shown["avvik"] == ("For få lærere", "Ansette Rektor · frist 01.06.2027 · Planlagt", False):
            seen.add(name)
        else:
            assert shown["avvik"][:2] == ("", ""), name
    assert seen == (set(place.people()) if "all" in STATES[state] else STATES[state])


def test_a_past_card_tells_what_stood_then_and_a_draft_changes_nothing_for_others(place: Place) -> None:
    bring_to(place, "reopened")
    before = timezone.localtime().replace(tzinfo=None).isoformat()
    workflow.explain(by=place.leader, line_id=place.missed.pk, cause="For få rom", version=1)
    workflow.promise_action(
        by=place.leader, line_id=place.missed.pk, text="Bygge", responsible="Eier", due=date(2027, 5, 31)
    )
    old = ("For få lærere", "Ansette Rektor · frist 01.06.2027 · Planlagt", False)
    own, other = client_of(place.leader), client_of(place.auditor)
    new = card(own)["avvik"]
    assert (new[0], new[1].splitlines()[0]) == ("For få rom", "Bygge Eier · frist 31.05.2027 · Planlagt")
    assert card(other)["avvik"] == old
    for client in (own, other):
        then = f"{CARD}&pa={before}"
        assert card(client, then) == file(client, then)
        assert card(client, then)["avvik"] == old
