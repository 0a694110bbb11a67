"""What Oversikt counts of supervision, decisions and development work: the recount, and the pages' rows."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from indicators import workflow
from indicators.judging import deliveries_now, state_tallies
from indicators.models import Decision, DevelopmentWork, Round
from indicators.values import RoundKind
from tests import municipality
from tests.counts.naive_tallies import Counted, recount
from tests.pages.reading import text
from tests.rounds.conftest import Place, bring_to
from tests.rounds.conftest import place as place  # noqa: PLC0414 - a municipality in the middle of a round

pytestmark = pytest.mark.django_db

YEAR = 2026
LATE, SOON = "31.01.2026", "31.12.2199"


def fill(place: Place, year: int = YEAR) -> list[DevelopmentWork]:
    """Some of everything in two sectors, in all states, before and after their deadlines."""
    works = []
    for person, sector, line in (
        (place.leader, place.skole, place.met),
        (place.stranger, place.helse, place.other),
    ):
        own = {"by": person, "year": year, "sector_id": sector.pk}
        for state, deadline in (("open", LATE), ("waiting", SOON), ("open", ""), ("done", LATE)):
            values = {"text": "Bygg svømmehall", "state": state, "deadline_text": deadline}
            row = workflow.save_decision(**own, values=values)
            workflow.comment_decision(by=person, decision_id=row.pk, text="Bygges")
        found = {"authority": "Arbeidstilsynet", "service": "Skolen", "measure": "Måles"}
        workflow.save_supervision(**own, values={**found, "deadline_text": LATE})
        workflow.save_supervision(**own, values={**found, "state": "closed", "closed_text": "2026"})
        of = line
        if year != line.year:
            of = municipality.line(f"ny-{sector.code}", of=line.area, by=sector, year=year)
        for number, state in enumerate(("ongoing", "")):
            work = municipality.work(of, f"{sector.code}-{number}", "Lese mer")
            if state:
                workflow.report_work(by=person, work_id=work.pk, state=state, done="Noe")
            works.append(work)
    return works


def change(place: Place, works: list[DevelopmentWork], year: int = YEAR) -> None:
    """What the school sector has done since its last delivery, where it may."""
    own = {"by": place.leader, "year": year, "sector_id": place.skole.pk}
    for values in ({"text": "Nytt", "deadline_text": LATE}, {"text": "Nytt", "state": "ended"}):
        workflow.save_decision(**own, values=values)
    workflow.report_work(by=place.leader, work_id=works[1].pk, state="done", done="Ferdig")
    for row in Decision.objects.filter(sector=place.skole, text="Bygg svømmehall")[:2]:
        workflow.save_decision(**own, pk=row.pk, values={"state": "done"})


def counted(found: Any) -> Counted:
    told: Counted = Counter()
    for one in found:
        told[one.table, one.state, one.sector, one.late] += one.count
    return told


@pytest.mark.parametrize("state", ["draft", "submitted", "returned", "approved", "reopened", "closed"])
def test_what_is_counted_is_the_recount_whatever_is_delivered(place: Place, state: str) -> None:
    works = fill(place)
    bring_to(place, state)
    if state in ("returned", "reopened"):
        change(place, works)
    known = deliveries_now()
    for today in (date(2026, 1, 15), timezone.localdate(), date(2028, 1, 1)):
        with CaptureQueriesContext(connection) as captured:
            found = state_tallies(YEAR, known, today)
        assert (counted(found), len(captured)) == (recount(YEAR, known, today), 1)
    assert bool(found) is (state != "draft")


def numbers(client: Client, address: str) -> dict[str, int]:
    """Every count of the board's section, by the address that it leads to."""
    page = client.get(address).content.decode()
    section = re.search(r'<section id="saker".*?</section>', page, re.DOTALL)
    links = re.findall(r'<a [^>]*href="([^"]+)">(\d+) [^<]+</a>', section[0]) if section else []
    return {address.replace("&amp;", "&"): int(count) for address, count in links}


def rows_behind(client: Client, address: str) -> int:
    """How many rows a page lists."""
    page = client.get(address).content.decode()
    if address.startswith("/utviklingsarbeid/"):
        return page.count('<li class="work"')
    count = re.search(r'role="status"><strong>(\d+) rad', page)
    return int(count[1]) if count else -1


@pytest.mark.parametrize("scope", ["", "&sektor=skole", "&omrade=6.4", "&sektor=helse&omrade=6.4"])
def test_every_count_leads_to_just_the_rows_that_it_counts(place: Place, client: Client, scope: str) -> None:
    works = fill(place)
    bring_to(place, "reopened")
    change(place, works)
    client.force_login(place.leader)  # whose drafts are counted no more than those of others
    found = numbers(client, f"/?ar={YEAR}{scope}")
    assert found == {address: rows_behind(client, address) for address in found}
    told = recount(YEAR, deliveries_now(), timezone.localdate())
    wanted = [
        count
        for (table, _state, sector, _late), count in told.items()
        if ("sektor" not in scope or sector in scope)
        and ("omrade" not in scope or table == "developmentwork")
    ]
    assert sum(count for address, count in found.items() if "forfalt" not in address) == sum(wanted)
    assert bool(found) is ("helse" not in scope)  # the other sector has delivered nothing


def opened(place: Place, kind: RoundKind) -> Round:
    last = date(YEAR - 1, 5, 15) if kind is RoundKind.T1 else date(YEAR, 1, 31)
    days = {"opens_on": date(YEAR - 1, 1, 1), "deadline": last}
    row = workflow.plan_round(by=place.controller, year=YEAR - 1, kind=kind, **days)
    return workflow.open_round(by=place.controller, round_id=row.pk)


def test_a_year_is_read_as_it_stood_when_a_round_was_closed(place: Place, client: Client) -> None:
    municipality.line("ny", of=place.met.area, by=place.skole, year=YEAR - 1, target="10")
    tertial = opened(place, RoundKind.T1)
    works = fill(place, YEAR - 1)
    municipality.count_as_delivered(tertial)
    workflow.close_round(by=place.controller, round_id=tertial.pk, reason="Mangler", even_if_missing=True)
    client.force_login(place.leader)
    then, now = f"/?ar={YEAR - 1}&runde=t1", f"/?ar={YEAR - 1}"
    stood = numbers(client, then)
    assert stood
    at_the_end = opened(place, RoundKind.YEAR_END)
    change(place, works, YEAR - 1)
    municipality.count_as_delivered(at_the_end)
    assert numbers(client, then) == stood == {address: rows_behind(client, address) for address in stood}
    assert sorted(stood.values()) != sorted(numbers(client, now).values())
    page = text(client.get(f"/vedtak/?ar={YEAR - 1}&runde=t1").content.decode())
    assert f"Slik det sto da 1. tertial {YEAR - 1} ble lukket." in page
    assert client.get(f"/vedtak/?ar={YEAR - 1}&runde=t2").status_code == 400
