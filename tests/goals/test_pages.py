"""Goals on pages, in files and in the report: where they stand, what they say, and what they cost."""

from __future__ import annotations

import csv
import io
import re
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from indicators import workflow
from indicators.models import Goal, Plan, Role, ScorecardLine
from indicators.presentation.wording.goals import arithmetic, because, tally_text
from indicators.presentation.wording.sentence import sentence
from indicators.reports.building import build
from indicators.selectors import cards
from indicators.selectors.report.rows import ReportAsked
from indicators.values import GoalTally
from indicators.values.layouts import ReportKind
from tests import municipality
from tests.goals.test_workflow import hang, make
from tests.plan.conftest import Town
from tests.plan.conftest import town as town  # noqa: PLC0414 - a plan to adopt and to roll

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("tally", "short", "long"),
    [
        ((), "Ingen indikatorer", "Det henger ingen indikatorer på målet eller på mål under det."),
        (
            (3, 1, 0, 0, 0),
            "3 av 4 nådd",
            "4 indikatorer: 3 nådd, 1 ikke nådd.",
        ),
        (
            (3, 2, 1, 1, 2),
            "3 av 5 nådd",
            "8 indikatorer: 3 nådd, 2 ikke nådd (1 av dem delvis nådd). 1 ikke målt og 2 uten dom teller "
            "verken for eller imot.",
        ),
        (
            (0, 0, 0, 1, 0),
            "Ingen kan vurderes ennå",
            "1 indikator: 0 nådd, 0 ikke nådd. 1 ikke målt teller verken for eller imot.",
        ),
    ],
)
def test_a_status_is_told_with_its_arithmetic(tally: tuple[int, ...], short: str, long: str) -> None:
    assert tally_text(GoalTally(*tally)) == short
    assert arithmetic(GoalTally(*tally), "delvis nådd") == long


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("fraværet øker", "fraværet øker."),
        ("Fordi Elverum vokser.", "Elverum vokser."),
        ("to ting\nskjedde!", "to ting skjedde!"),
        ("fordi", "fordi."),
    ],
)
def test_a_reason_follows_because_as_it_was_typed(typed: str, told: str) -> None:
    assert because(typed) == told


@pytest.fixture
def aimed(town: Town) -> Town:
    """A town whose reading and absence hang under a goal's goal; the survey and the last one on none."""
    first = make(town.controller, "Gode oppvekstvilkår")
    sub = make(town.controller, "Alle lærer å lese", first, values={"sector_id": town.school.pk})
    hang(town.controller, sub, town.reading, town.absence)
    return town


def signed_in(town: Town, name: str = "controller") -> Client:
    client = Client()
    client.force_login(town.people[name])
    return client


def words(html: str) -> str:
    """The text of a page."""
    return " ".join(re.sub(r"<[^>]+>", " ", html).replace("\xa0", " ").split())


def test_a_card_stands_under_its_goals_and_without_goals_as_before(aimed: Town) -> None:
    (card,) = cards(aimed.controller, 2025)
    told = [
        (
            [(head.code, head.depth, head.tally.met, head.tally.judged) for head in group.goals],
            group.apart,
            [line.short_name for line in group.lines],
        )
        for group in card.groups
    ]
    assert told == [
        ([("1", 1, 1, 2), ("1.1", 2, 1, 2)], False, ["lesing"]),
        ([], False, ["fravar"]),
        ([], True, ["trivsel", "uten"]),
    ]
    page = words(signed_in(aimed).get("/malekort/2025/?kort=alle").content.decode())
    assert "Mål: 1 Gode oppvekstvilkår 1 av 2 nådd Mål: 1.1 Alle lærer å lese 1 av 2 nådd" in page
    assert "Andre indikatorer" in page
    through = signed_in(aimed).get("/malekort/2025/?kort=alle&vis=utvikling").content.decode()
    headings = re.findall(r'<h3 class="panels-(.)"(?: aria-level="(\d)")?>(.*?)</h3>', through)
    assert [(kind, level, words(inner)) for kind, level, inner in headings] == [
        ("g", "3", "Mål: 1 Gode oppvekstvilkår 1 av 2 nådd"),
        ("g", "4", "Mål: 1.1 Alle lærer å lese 1 av 2 nådd"),
        ("h", "5", "202 Grunnskole"),
        ("g", "", "Andre indikatorer"),
    ]
    hang(aimed.controller, None, aimed.reading, aimed.absence)
    (card,) = cards(aimed.controller, 2025)
    assert [(group.goals, group.apart, len(group.lines)) for group in card.groups] == [
        ((), False, 1), ((), False, 3),
    ]  # fmt: skip


def test_the_page_of_goals_and_the_counts_that_lead_to_it(aimed: Town) -> None:
    whole = Goal.objects.get(code="1")
    manager = aimed.people["management"]
    workflow.assess_goal(by=manager, goal_id=whole.pk, level="delvis nådd", text="fraværet øker")
    client = signed_in(aimed, "reader")
    page = words(client.get("/mal/2025/").content.decode())
    assert "1 Gode oppvekstvilkår 1 av 2 nådd" in page
    assert f"Vurdert av {manager.display_name}: delvis nådd, fordi fraværet øker. (Årsslutt)" in page
    assert "2 indikatorer i målekortene henger ikke på noe mål." in page
    board = client.get("/?ar=2025").content.decode()
    assert "Mål 2 noen nådd · 1 vurdert som delvis nådd" in words(board)
    assert "/mal/2025/?vis=noen" in board
    shown = {
        slug: words(client.get(f"/mal/2025/?vis={slug}").content.decode()).count("Alle lærer å lese")
        for slug in ("alle", "noen", "ingen", "ikke-vurdert", "uten")
    }
    assert shown == {"alle": 0, "noen": 1, "ingen": 0, "ikke-vurdert": 0, "uten": 0}
    assert client.get("/mal/2025/?vis=noe").status_code == 400
    assert client.get("/mal/2019/").status_code == 404
    assert "/mal/2025/" not in client.get("/?ar=2025&omrade=6.4").content.decode()


def test_files_tables_grid_and_report_name_the_goal(aimed: Town) -> None:
    client = signed_in(aimed, "leader")
    told = client.get("/tabeller/tabell.csv?ar=2025&fil=alle").getvalue().decode("utf-8-sig")
    rows = csv.DictReader(io.StringIO(told), delimiter=";")
    goals = {row["Kort navn"]: row["Mål over indikatoren"] for row in rows}
    named = "1.1 Alle lærer å lese"
    assert goals == {"lesing": named, "fravar": named, "trivsel": "", "uten": ""}
    assert named in words(client.get("/tabeller/?ar=2025&kol=indikator&kol=overmal").content.decode())
    days = {"opens_on": date(2025, 1, 1), "deadline": date(2026, 1, 31)}
    row = workflow.plan_round(by=aimed.controller, year=2025, kind="year_end", **days)
    workflow.open_round(by=aimed.controller, round_id=row.pk)
    grid = words(client.get("/rapportering/2025/arsslutt/skole/").content.decode())
    assert f"Mål: {named}" in grid
    assert "Andre indikatorer" in grid
    document = build(ReportKind.ARSMELDING, ReportAsked(2025, "area"))
    (chapter,) = [one for one in document.chapters if one.key == "mal"]
    assert "1 av 2" not in words(str(chapter.title))
    assert [one.key for one in build(ReportKind.PLAN, ReportAsked(2025, "area")).chapters][:1] == ["mal"]


def test_statements_do_not_grow_with_goals(town: Town) -> None:
    client = signed_in(town)
    addresses = ("/malekort/2025/?kort=alle", "/?ar=2025", "/mal/2025/")

    def counted() -> list[int]:
        found = []
        for address in addresses:
            with CaptureQueriesContext(connection) as queries:
                assert client.get(address).status_code == 200
            found.append(len(queries))
        return found

    counted()  # the first reading after a change takes a statement more
    without = counted()
    first = make(town.controller, "Ett")
    hang(town.controller, first, town.reading)
    counted()
    one = counted()
    for number, line in enumerate((town.absence, town.survey, town.bare)):
        hang(town.controller, make(town.controller, f"Nr. {number}", first), line)
    workflow.assess_goal(by=town.people["management"], goal_id=first.pk, level="nådd", text="Målt")
    counted()
    assert counted() == one
    assert one == [without[0] + 1, without[1] + 1, without[2]]


def test_the_plan_says_what_a_close_miss_is_called(town: Town) -> None:
    plan = Plan.objects.get(year=2025)
    own = {"by": town.controller, "reason": "Egne ord"}
    workflow.save_record(**own, model=Plan, pk=plan.pk, values={"close_word": "delvis nådd"})
    near = {"tolerance": 50, "tolerance_share": True}
    workflow.save_record(**own, model=ScorecardLine, pk=town.reading.pk, values=near)
    client = signed_in(town, "reader")
    page = words(client.get("/malekort/2025/?kort=alle").content.decode())
    assert "1 ikke nådd, 1 av dem delvis nådd" in page
    (card,) = cards(town.people["reader"], 2025)
    assert sentence(card.lines[0]).replace("\u00a0", " ") == (
        "28 % mot målet < 20 %: delvis nådd, 8 prosentpoeng for høyt (innenfor toleransen på 50 % av målet, "
        "telles som ikke nådd)."
    )
    board = words(client.get("/?ar=2025").content.decode())
    assert "50 % av 2 vurderte, 1 av dem delvis nådd" in board
    refused = {"tolerance": 5, "tolerance_share": True, "value_kind": "yes_no"}
    with pytest.raises(workflow.Invalid):
        workflow.save_record(**own, model=ScorecardLine, pk=town.bare.pk, values=refused)


def test_many_lines_are_chosen_at_once_and_what_is_typed_stays(aimed: Town) -> None:
    client = signed_in(aimed)
    whole = Goal.objects.get(code="1")
    chosen = {"goal": whole.pk, "linje": [f"{aimed.survey.pk}:0", f"{aimed.bare.pk}:0"]}
    assert client.post("/mal/2025/koble/", {"goal": whole.pk}).status_code == 400
    assert client.post("/mal/2025/koble/", chosen).status_code == 302
    assert whole.lines.count() == 2
    stale = {"goal": "", "linje": [f"{aimed.survey.pk}:0"]}
    answer = client.post("/mal/2025/koble/", stale)
    assert answer.status_code == 409
    assert "checked" in answer.content.decode()
    sub = Goal.objects.get(code="1.1")
    typed = {"endre-text": "", "endre-code": "1.1", "endre-seen": "1"}
    assert client.post(f"/mal/2025/{sub.pk}/endre/", typed).status_code == 400
    old = {"endre-text": "Alle leser", "endre-code": "1", "endre-seen": "1"}
    answer = client.post(f"/mal/2025/{sub.pk}/endre/", old)
    assert answer.status_code == 409
    assert "Et annet mål i planen har dette nummeret." in answer.content.decode()
    assert client.post(f"/mal/2025/{sub.pk}/noe/").status_code == 404
    assert (
        client.post(f"/mal/2025/{sub.pk}/flytt/", {"flytt-parent_id": "", "flytt-seen": "1"}).status_code
        == 302
    )
    assert Goal.objects.get(pk=sub.pk).parent is None
    answer = client.post(f"/mal/2025/{whole.pk}/fjern/", {"fjern-seen": "1"})
    assert answer.status_code == 409
    assert "Det henger indikatorer på målet." in answer.content.decode()
    judged = {"vurder-level": "nådd", "vurder-text": "", "vurder-why": "Test", "vurder-seen": "0"}
    assert "Skriv hvorfor." in client.post(f"/mal/2025/{sub.pk}/vurder/", judged).content.decode()
    leader = Client()
    leader.force_login(municipality.user("annen", Role.LEADER, sector=aimed.school))
    assert leader.post(f"/mal/2025/{whole.pk}/vurder/", judged).status_code == 403


def test_the_words_of_the_plan_are_changed_in_our_own_screen_with_a_version_and_a_reason(aimed: Town) -> None:
    client = signed_in(aimed)
    plan = Plan.objects.get(year=2025)
    sent = {"close_word": "delvis nådd", "assessments": "dårlig; bra", "seen": plan.version, "why": "HØP"}
    assert client.post("/mal/2025/ord/", {**sent, "seen": 99}).status_code == 200
    assert Plan.objects.get(year=2025).close_word == ""
    assert client.post("/mal/2025/ord/", {**sent, "assessments": "bra; bra"}).status_code == 200
    assert client.post("/mal/2025/ord/", sent).status_code == 302
    plan.refresh_from_db()
    assert (plan.close_word, plan.assessments) == ("delvis nådd", "dårlig; bra")
