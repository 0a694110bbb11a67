"""The pages of the plan: who may what, what is kept when something is wrong, how many statements."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from indicators import workflow
from indicators.models import Plan, Role, ScorecardLine, Target
from tests import municipality
from tests.generator.generate import generate
from tests.pages.conftest import strict_templates as strict_templates  # noqa: PLC0414 - a fixture
from tests.pages.reading import every, text
from tests.plan.conftest import Town, roll, row

CASE = {"vedta-case": "KS-sak 145/24", "vedta-adopted_on": "2024-12-12", "vedta-version": "1"}


def client_of(person: Any) -> Client:
    client = Client()
    client.force_login(person)
    return client


@pytest.fixture
def client(town: Town) -> Client:
    """The controller, signed in."""
    return client_of(town.controller)


def grid(town: Town, **other: str) -> dict[str, str]:
    """The grid as the browser sends it when nothing is touched; an empty text takes a field away."""
    sent = {"title": "Virksomhetsplan 2026", "owner": "sector", "why": "Rullet"}
    for line in town.lines:
        offered = row(line)
        sent |= {
            f"r{line.pk}-include": "on",
            f"r{line.pk}-name": offered.name,
            f"r{line.pk}-short_name": offered.short_name,
            f"r{line.pk}-planned": "on",
            f"r{line.pk}-target_text": offered.target_text,
        }
    return {**sent, **other}


def said(answer: Any) -> list[str]:
    return every(r'<div class="ds-alert"[^>]*><p>(.*?)</p>', answer.content.decode())


def test_a_year_or_a_line_that_does_not_exist(client: Client, town: Town) -> None:
    line = town.reading.pk
    gone = ("/plan/2030/", "/plan/2030/rull/", "/plan/2025/mal/999999/", f"/plan/2024/mal/{line}/")
    assert {address: client.get(address).status_code for address in gone} == dict.fromkeys(gone, 404)
    for act in ("vedta", "angre"):
        assert client.post(f"/plan/2030/{act}/", CASE).status_code == 404


@pytest.mark.parametrize("name", ["reader", "controller"])
def test_the_plan_is_read_by_all_and_changed_by_the_controller(town: Town, name: str) -> None:
    page = client_of(town.people[name]).get("/plan/2025/").content.decode()
    assert "Ikke vedtatt ennå: målene er forslag." in page
    assert ("Vedta planen" in page, "Rull til 2026" in page) == ((name == "controller"),) * 2


def test_the_plan_is_adopted(client: Client) -> None:
    answer = client.post("/plan/2025/vedta/", CASE, follow=True)
    assert said(answer) == ["Planen for 2025 er vedtatt. Målene er tatt vare på slik de ble vedtatt."]
    assert "Vedtatt i KS-sak 145/24, 12.12.2024." in answer.content.decode()
    again = client.post("/plan/2025/vedta/", CASE)
    assert (again.status_code, Plan.objects.get().version) == (302, 2)


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"vedta-case": ""}, "Feltet er påkrevet."),
        ({"vedta-adopted_on": "31.04.2025"}, "Oppgi en gyldig dato."),
        ({"vedta-version": "9"}, "Noen andre har lagret etter at du åpnet siden."),
    ],
)
def test_what_is_wrong_stands_at_the_field_and_what_was_typed_is_kept(
    client: Client, given: dict[str, str], told: str
) -> None:
    page = client.post("/plan/2025/vedta/", {**CASE, **given}).content.decode()
    assert told in text(page)
    assert 'value="KS-sak 145/24"' in page or "vedta-case" in given
    assert Plan.objects.get().adopted is False


def test_the_grid_is_rolled_and_rolled_once(town: Town, client: Client) -> None:
    sent = grid(town)
    answer = client.post("/plan/2025/rull/", sent, follow=True)
    assert answer.redirect_chain == [("/plan/2026/", 302)]
    assert said(answer) == [
        "4 linjer er tatt inn i planen for 2026. Målene er forslag til planen er vedtatt."
    ]
    again = client.post("/plan/2025/rull/", sent, follow=True)
    assert said(again) == ["Ingenting ble laget: alt stod i planen for 2026 fra før."]
    assert ScorecardLine.objects.filter(year=2026).count() == 4
    assert "Det er ingenting å rulle." in client.get("/plan/2025/rull/").content.decode()


def test_every_bad_row_is_named_and_everything_typed_is_kept(town: Town, client: Client) -> None:
    reading, absence, survey = (f"r{line.pk}" for line in town.lines[:3])
    sent = grid(town, **{f"{reading}-target_text": "145.500", f"{absence}-short_name": " ", "why": ""})
    sent[f"{survey}-name"] = "Trivsel <b>1</b>"
    del sent[f"{survey}-include"]
    page = client.post("/plan/2025/rull/", sent).content.decode()
    assert "Feltet er påkrevet." in page
    page = client.post("/plan/2025/rull/", {**sent, "why": "Rullet"}).content.decode()
    assert every(r'<li><a href="#(r\d+-\w+)"', page) == [f"{reading}-target_text", f"{absence}-short_name"]
    assert every(r'<li><a href="#r\d[^>]+>(.*?)</li>', page) == [
        "lesing: «145.500» kan leses på to måter. Skriv 145,500 med komma hvis punktumet er et "
        "desimaltegn, eller 145\u00a0500 med mellomrom hvis det skiller tusener.",
        "fravar: Kort navn: Feltet kan ikke være blankt.",
    ]
    assert 'value="145.500"' in page
    assert "Trivsel &lt;b&gt;1&lt;/b&gt;" in page
    assert re.findall(r'name="r\d+-include"( checked)?', page) == [" checked", " checked", "", " checked"]
    assert (ScorecardLine.objects.filter(year=2026).count(), Plan.objects.count()) == (0, 1)


def test_a_target_the_wrong_way_is_warned_about_in_the_grid_and_when_it_is_taken(
    town: Town, client: Client
) -> None:
    reading, absence = (f"r{line.pk}" for line in town.lines[:2])
    sent = grid(town, **{f"{reading}-target_text": "> 20 %", f"{absence}-target_text": "145.500"})
    page = client.post("/plan/2025/rull/", sent).content.decode()
    against = "Målet går mot linjens retning: lavere er bedre."
    assert every(r'<span class="dist hint-w">(.*?)</span>', page) == [against]
    answer = client.post("/plan/2025/rull/", {**sent, f"{absence}-target_text": "5 %"}, follow=True)
    assert said(answer) == [
        "4 linjer er tatt inn i planen for 2026. Målene er forslag til planen er vedtatt.",
        "Målet går mot linjens retning: lesing. Rett målet hvis det ikke er meningen.",
    ]


def test_the_rolling_is_undone_with_a_reason(town: Town, client: Client) -> None:
    roll(town)
    assert "Feltet er påkrevet." in client.post("/plan/2026/angre/", {"angre-why": ""}).content.decode()
    answer = client.post("/plan/2026/angre/", {"angre-why": "For tidlig"}, follow=True)
    assert said(answer) == ["Rulleringen er angret. 4 linjer er trukket ut av planen for 2026."]
    assert client.get("/plan/2026/").status_code == 404


def test_why_the_rolling_cannot_be_undone_is_said(town: Town, client: Client) -> None:
    roll(town)
    line = ScorecardLine.objects.get(year=2026, indicator=town.reading.indicator)
    workflow.report_result(by=town.controller, line_id=line.pk, text="19 %", reason="Foreløpig")
    why = "Rulleringen kan ikke angres, fordi det er ført resultater for 2026."
    assert why in client.get("/plan/2026/").content.decode()
    assert said(client.post("/plan/2026/angre/", {"angre-why": "Angret"})) == [why]


def change(client: Client, line: ScorecardLine, follow: bool = True, **given: str) -> Any:
    return client.post(f"/plan/{line.year}/mal/{line.pk}/", {"seen": "1", **given}, follow=follow)


def test_a_proposal_is_changed_without_a_case(town: Town, client: Client) -> None:
    assert said(change(client, town.absence, text="4 %")) == ["Målet for fravar er lagret."]
    assert Target.objects.get(line=town.absence).written == "4 %"


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("4", "Lest som ≤\u00a04\u00a0%. Tegnet følger av retningen: lavere er bedre."),
        ("< 4 %", "Lest som <\u00a04\u00a0%."),
        ("> 4 %", "Lest som >\u00a04\u00a0%. Målet går mot linjens retning: lavere er bedre."),
        ("bra", "«bra» er ord som ikke kan sammenlignes. Linjen blir vist som Må vurderes."),
        ("", "Uten mål."),
    ],
)
def test_how_a_target_is_read_is_shown_before_it_is_saved(
    town: Town, client: Client, typed: str, told: str
) -> None:
    page = change(client, town.absence, text=typed, read="1").content.decode()
    assert text(re.findall(r'<div class="reading".*?</div>', page, re.DOTALL)[0]) == told
    assert Target.objects.get(line=town.absence).version == 1


def test_a_target_against_the_direction_is_saved_when_it_is_said_twice(town: Town, client: Client) -> None:
    page = change(client, town.absence, text="> 4 %").content.decode()
    assert "Lagre en gang til hvis det er meningen." in page
    assert 'name="confirmed" value="&gt; 4 %"' in page
    answer = change(client, town.absence, text="> 4 %", confirmed="> 4 %")
    assert said(answer)[0] == "Målet for fravar er lagret."
    assert Target.objects.get(line=town.absence).written == "> 4 %"


def test_an_adopted_target_takes_case_and_reason_and_is_marked(town: Town, client: Client) -> None:
    workflow.adopt_plan(by=town.controller, year=2025, case="KS-sak 145/24", adopted_on=date(2024, 12, 12))
    seen = {"seen": str(Target.objects.get(line=town.reading).version)}
    page = change(client, town.reading, text="< 25 %", **seen).content.decode()
    assert page.count("Feltet er påkrevet.") == 2
    given = {**seen, "case": "KS-sak 12/25", "adopted_on": "2025-03-26", "why": "Budsjettkutt"}
    page = change(client, town.reading, text="< 25 %", **given).content.decode()
    assert every(r'<span class="why">(.*?)</span></span>', page) == [
        "Endret i KS-sak 12/25, 26.03.2025: Budsjettkutt"
    ]
    assert "1 endret mål" in text(page)
    only = client.get("/plan/2025/?vis=endret").content.decode()
    assert every(r'<th scope="row".*?<a [^>]*>(.*?)</a>', only) == ["Indikator lesing"]
    assert client.get("/plan/2025/?vis=tull").status_code == 400


def test_two_who_change_the_same_target_see_both_values(town: Town, client: Client) -> None:
    workflow.set_target(by=town.controller, line_id=town.absence.pk, text="3 %", reason="Først")
    page = change(client, town.absence, text="4 %").content.decode()
    assert "Nå står det «3 %», du skrev «4 %»." in text(page)
    assert 'name="seen" value="2"' in page
    change(client, town.absence, text="4 %", seen="2")
    assert Target.objects.get(line=town.absence).written == "4 %"


@pytest.mark.parametrize("nasty", ["1e999", "NaN", "0x10", "٣", "9" * 400, "\x00", "145.500"])
def test_a_target_that_cannot_be_read_is_an_error_at_the_field(
    town: Town, client: Client, nasty: str
) -> None:
    answer = change(client, town.absence, text=nasty, follow=False)
    assert answer.status_code in (200, 302)
    if answer.status_code == 200:
        assert "ds-validation-message" in answer.content.decode() or "reading" in answer.content.decode()
        assert Target.objects.get(line=town.absence).version == 1


STATEMENTS = {"/plan/2025/": 12, "/plan/2025/rull/": 13}


@pytest.mark.parametrize("indicators", [15, 150])
def test_the_pages_take_the_same_statements_at_every_size(db: None, indicators: int) -> None:
    generate(indicators=indicators, years=2)
    client = client_of(municipality.user("controller", Role.CONTROLLER))
    counted = {}
    for address in STATEMENTS:
        with CaptureQueriesContext(connection) as captured:
            assert client.get(address).status_code == 200
        counted[address] = len(captured)
    assert counted == STATEMENTS


def test_the_adopted_targets_reach_the_card_s_file_only_where_they_are_asked_for(
    client: Client, town: Town
) -> None:
    client.post("/plan/2025/vedta/", CASE)
    line = town.reading
    workflow.set_target(
        by=town.controller, line_id=line.pk, text="42", reason="Ny kunnskap", case="KS-sak 9/25"
    )
    plain = client.get("/malekort/2025/malekort.csv").getvalue().decode("utf-8-sig")
    beside = client.get("/malekort/2025/malekort.csv?mal=vedtatt").getvalue().decode("utf-8-sig")
    heads = [file.splitlines()[0].split(";") for file in (plain, beside)]
    assert [title for title in heads[1] if title not in heads[0]] == [
        "Mål slik det ble vedtatt",
        "Status mot vedtatt mål",
    ]
    place = heads[1].index("Mål slik det ble vedtatt")
    code = heads[1].index("Kode")
    rows = [one.split(";") for one in beside.splitlines()[1:]]
    own = next(one for one in rows if one[code] == line.indicator.code)
    assert (own[place], own[place + 1]) == ("<\u00a020\u00a0%", "Ikke nådd")


def test_a_target_that_is_hardly_meant_is_asked_about_at_the_page_and_stands_for_a_reason(
    town: Town, client: Client
) -> None:
    address = f"/plan/2025/mal/{town.reading.pk}/"
    asked = change(client, town.reading, text="< 200 %").content.decode()
    assert "200\u00a0% er mer enn 100\u00a0%. Er det riktig?" in text(asked)
    assert every(r'name="use" value="([^"]+)"', asked) == ["<\u00a020\u00a0%"]
    unsaid = change(client, town.reading, text="< 200 %", confirmed="< 200 %").content.decode()
    assert "Skriv hvorfor målet stemmer." in text(unsaid)
    chosen = client.post(address, {"text": "< 200 %", "use": "< 20 %", "seen": "1"})
    assert (chosen.status_code, 'value="&lt; 20 %"' in chosen.content.decode()) == (200, True)
    assert Target.objects.get(line=town.reading).written == "< 20 %"
    change(client, town.reading, text="< 200 %", confirmed="< 200 %", why="Regnes av halve timer")
    assert Target.objects.get(line=town.reading).written == "< 200 %"
    either = change(client, town.reading, text="145.500").content.decode()
    assert every(r'name="use" value="([^"]+)"', either) == ["145,500", "145\u00a0500"]


def test_the_grid_asks_about_a_target_that_is_hardly_meant_and_takes_the_answer(
    town: Town, client: Client
) -> None:
    row_of = f"r{town.absence.pk}"
    typed = {f"{row_of}-target_text": "0,5 %", f"r{town.reading.pk}-target_text": "145.500"}
    page = client.post("/plan/2025/rull/", grid(town, **typed)).content.decode()
    assert "0,5\u00a0% er langt fra det forrige målet, som er 5\u00a0%. Er det riktig?" in text(page)
    offered = every(r'name="use" value="([^"]+)"', page)
    assert offered == [
        f"{town.reading.pk}:145,500", f"{town.reading.pk}:145\u00a0500", f"{town.absence.pk}:5\u00a0%"
    ]  # fmt: skip
    mended = client.post("/plan/2025/rull/", grid(town, **typed, use=f"{town.absence.pk}:5 %"))
    assert (mended.status_code, ScorecardLine.objects.filter(year=2026).count()) == (200, 0)
    assert f'name="{row_of}-target_text" value="5 %"' in mended.content.decode()
    for junk in ("", ":", "x:1", "999999:5 %"):
        assert client.post("/plan/2025/rull/", grid(town, use=junk)).status_code == 200
    sure = {f"{row_of}-target_text": "0,5 %", f"{row_of}-sure": "0,5 %"}
    assert client.post("/plan/2025/rull/", grid(town, **sure)).status_code == 302
    made = ScorecardLine.objects.get(year=2026, indicator=town.absence.indicator)
    assert Target.objects.get(line=made).written == "0,5 %"
