"""What a sector or area is called in a year: a slow, naive account of every year beside the stored one."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from indicators import workflow
from indicators.judging import judge_as_of, judge_lines
from indicators.models import (
    Act,
    AreaName,
    Plan,
    ScorecardLine,
    Sector,
    SectorName,
    ServiceArea,
    TrailEntry,
    User,
    area_then,
    sector_then,
)
from indicators.models.naming import FIRST_YEAR, LAST_YEAR
from tests import municipality

from .conftest import WHY, Town

pytestmark = pytest.mark.django_db

SPAN = range(2022, 2030)
RENAMES = st.lists(
    st.tuples(st.sampled_from(SPAN), st.sampled_from("ABC"), st.booleans()), min_size=1, max_size=6
)


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(renames=RENAMES)
def test_every_year_is_called_what_it_was_given(db: None, renames: list[tuple[int, str, bool]]) -> None:
    """A rename holds until the next one; a correction changes the whole stretch that it falls in."""
    from django.db import transaction

    with transaction.atomic():
        municipality.record(Plan, year=SPAN[-1] - 1, title="Plan")
        sector = municipality.sector("skole")
        by = workflow.program_user()
        stretches = {FIRST_YEAR: "Sektor for skole"}  # first year → name
        for year, name, correction in renames:
            held = max(first for first in stretches if first <= year)
            if stretches[held] != name:
                stretches[held if correction else year] = name
            workflow.rename_unit(
                by=by, model=type(sector), pk=sector.pk, values={"name": name},
                from_year=year, reason=WHY, correction=correction,
            )  # fmt: skip
        sector.refresh_from_db()
        expected = {year: stretches[max(one for one in stretches if one <= year)] for year in SPAN}
        assert {year: sector.name_in(year) for year in SPAN} == expected
        assert sector.name == stretches[max(stretches)]
        rows = list(SectorName.objects.order_by("from_year").values_list("from_year", "until_year"))
        ends = [FIRST_YEAR - 1, *(until for _first, until in rows)]
        assert [first for first, _until in rows] == [until + 1 for until in ends[:-1]]
        transaction.set_rollback(True)


def called(year: int) -> set[tuple[str, int, str, str]]:
    """What judged lines of a year say, read from today's tables."""
    lines = judge_lines(ScorecardLine.objects.filter(year=year))
    return {(line.sector.name, line.sector.order, line.area.number, line.area.name) for line in lines}


def rename(town: Town, unit: Any, values: dict[str, Any], year: int, **more: Any) -> bool:
    return workflow.rename_unit(
        by=town.controller, model=type(unit), pk=unit.pk, values=values, from_year=year, reason=WHY, **more
    )


PAGES = (
    "/?ar=2025",
    "/malekort/2025/?kort=alle",
    "/malekort/2025/?kort=6.4",
    "/malekort/2025/?gruppe=sektor&kort=alle",
    "/malekort/2025/malekort.csv",
    "/indikator/lesing/2025/",
    "/indikator/lesing/2025/figur.csv",
    "/tabeller/?ar=2025",
    "/tabeller/?ar=2025&omrade=6.4",
    "/tabeller/?ar=2025&sok=skole",
    "/tabeller/tabell.csv?ar=2025",
    "/mote/2025/",
    "/plan/2025/",
    "/sok/?q=skole&ar=2025",
    "/godkjenning/2025/arsslutt/skole/",
    "/rapportering/2025/arsslutt/skole/",
    "/runder/?ar=2025",
    "/godkjenning/?runde=2025-arsslutt",
    "/rapport/2025/",
    "/rapport/2025/bemanning/",
    "/andres-tall/2025/",
    "/korrektur/2025/?vis=alle",
    "/utviklingsarbeid/2025/",
    *(OF_2025 := ("/godkjenning/2025/arsslutt/barnehage/", "/malekort/2025/?kort=6.5")),
)
NEW = "Oppvekst og læring"


def test_a_year_that_is_over_keeps_every_name_on_every_page_and_in_letters(town: Town) -> None:
    """After a rename, a split and two mergers from 2026 on, no page or file of 2025 says anything else."""
    client = Client()
    client.force_login(town.controller)
    User.objects.filter(pk=town.leaders["skole"].pk).update(email="leder@example.org")
    before = {page: names_on(client, page) for page in PAGES}
    skole, barn = town.sectors["skole"], town.sectors["barnehage"]
    rename(town, skole, {"name": f"Sektor for {NEW.lower()}", "order": 7}, 2026)
    rename(town, town.areas["6.4"], {"name": NEW, "number": "5.1", "order": 8}, 2026)
    by: dict[str, Any] = {"by": town.controller, "year": 2026, "reason": WHY}
    made = {"code": "realfag", "name": "Sektor for realfag i oppveksten", "kind": "sector", "order": 9}
    moved = [town.line("regning", 2026).pk]
    workflow.split_unit(model=Sector, pk=skole.pk, values=made, line_ids=moved, **by)
    workflow.merge_units(model=Sector, pks=[barn.pk], into_id=skole.pk, name="Sektor for oppvekst", **by)
    workflow.merge_units(model=ServiceArea, pks=[town.areas["6.5"].pk], into_id=town.areas["6.4"].pk, **by)
    assert called(2026) == {
        ("Sektor for oppvekst", 7, "5.1", NEW), ("Sektor for realfag i oppveksten", 9, "5.1", NEW),
    }  # fmt: skip
    assert {page: names_on(client, page) for page in PAGES} == before
    of_2026 = {page.replace("2025", "2026").replace("6.4", "5.1") for page in PAGES if page not in OF_2025}
    stale = {
        page for page in of_2026 if "Sektor for skole" in text_of(client, page.replace("=skole", "=les"))
    }
    assert stale == set()
    asked = {"line": town.line("lesing", 2025).pk, "text": "Hvorfor?"}
    client.post("/godkjenning/2025/arsslutt/skole/be-om-forklaring/", asked)
    [letter] = mail.outbox
    assert "(Sektor for skole, årsslutt 2025)" in letter.body
    assert "ppvekst" not in f"{letter.subject} {letter.body}"


def names_on(client: Client, page: str) -> list[str]:
    """The lines of an answer that name a sector or area, but not what may say what stands today."""
    printed = r"\d\d\.\d\d\.\d{4} \d\d\.\d\d|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\S*"
    text = re.sub(printed, "", text_of(client, page))
    told = [
        line.strip()
        for line in text.splitlines()
        if any(word in line.lower() for word in ("skole", "oppvekst", "barnehage", "realfag"))
    ]
    return [line for line in told if "<option" not in line and "csrf" not in line]


def text_of(client: Client, page: str) -> str:
    answer = client.get(page)
    assert answer.status_code == 200, page
    return bytes(answer.getvalue()).decode()


def test_the_past_and_the_present_are_called_alike(town: Town) -> None:
    """Rows of today and rows as of now say the same; the area's number is that of the year."""
    rename(town, town.sectors["skole"], {"name": "Oppvekst", "order": 7}, 2026)
    rename(town, town.areas["6.4"], {"name": NEW, "number": "5.1", "order": 8}, 2027)
    from django.utils import timezone

    for year, expected in {
        2025: {("Sektor for skole", 1, "6.4", "Skole"), ("Sektor for barnehage", 2, "6.5", "Barnehage"),
               ("Sektor for kultur", 3, "6.4", "Skole")},
        2026: {("Oppvekst", 7, "6.4", "Skole"), ("Sektor for barnehage", 2, "6.5", "Barnehage")},
        2027: {("Oppvekst", 7, "5.1", NEW), ("Sektor for barnehage", 2, "6.5", "Barnehage")},
    }.items():  # fmt: skip
        then = judge_as_of(timezone.now(), year=year)
        assert called(year) == expected
        assert {(a.sector.name, a.sector.order, a.area.number, a.area.name) for a in then} == expected
    named = ScorecardLine.objects.annotate(s=sector_then("name"), n=area_then("number"))
    assert set(named.filter(year=2027).values_list("s", "n")) == {
        ("Oppvekst", "5.1"), ("Sektor for barnehage", "6.5"),
    }  # fmt: skip


def test_a_closed_year_is_renamed_only_as_a_correction(town: Town) -> None:
    skole = town.sectors["skole"]
    with pytest.raises(workflow.ClosedYear) as refused:
        rename(town, skole, {"name": "Oppvekst"}, 2025)
    assert refused.value.year == 2025
    assert rename(town, skole, {"name": "Sektor for skolen"}, 2025, correction=True)
    skole.refresh_from_db()
    assert {year: skole.name_in(year) for year in (2024, 2025, 2026)} == dict.fromkeys(
        (2024, 2025, 2026), "Sektor for skolen"
    )
    entry = TrailEntry.objects.order_by("-sequence").first()
    assert entry is not None
    assert (entry.act, entry.reason, entry.before, entry.after) == (
        Act.CORRECT_NAME, WHY, {"name": "Sektor for skole"}, {"name": "Sektor for skolen"},
    )  # fmt: skip


def test_two_areas_never_have_one_number_in_one_year(town: Town) -> None:
    skole, barn = town.areas["6.4"], town.areas["6.5"]
    with pytest.raises(workflow.Invalid):
        rename(town, skole, {"number": "6.5"}, 2026)
    rename(town, barn, {"number": "7.1"}, 2027)
    with pytest.raises(workflow.Invalid):
        rename(town, skole, {"number": "6.5"}, 2026)
    assert rename(town, skole, {"number": "6.5"}, 2027)
    assert list(AreaName.objects.order_by("number").values_list("number", "from_year", "until_year")) == [
        ("6.4", FIRST_YEAR, 2026), ("6.5", FIRST_YEAR, 2026),
    ]  # fmt: skip
    assert LAST_YEAR > 2027


@pytest.mark.parametrize(
    ("values", "year", "reason"),
    [
        ({"name": "X"}, 2027, " "), ({"code": "x"}, 2027, WHY), ({"name": ""}, 2027, WHY),
        ({"name": "X"}, 0, WHY),
    ],
)  # fmt: skip
def test_a_rename_that_cannot_stand_writes_nothing(
    town: Town, values: dict[str, str], year: int, reason: str
) -> None:
    count = TrailEntry.objects.count()
    with pytest.raises((workflow.NeedsReason, workflow.Invalid)):
        workflow.rename_unit(
            by=town.controller, model=type(town.sectors["skole"]), pk=town.sectors["skole"].pk,
            values=values, from_year=year, reason=reason,
        )  # fmt: skip
    assert (TrailEntry.objects.count(), SectorName.objects.count()) == (count, 0)


def test_no_other_door_renames(town: Town) -> None:
    """A name that is saved as a plain column is refused: it would rewrite the years that are over."""
    skole = town.sectors["skole"]
    with pytest.raises(workflow.Invalid):
        workflow.save_record(
            by=town.controller, model=type(skole), pk=skole.pk, values={"name": "Oppvekst"}, reason=WHY
        )
